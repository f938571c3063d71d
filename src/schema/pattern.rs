//! The grammars of `values` as regular expressions, in what ECMA-262, PCRE, RE2 and Rust have in common.

/// Null apart, what counts as absent.
pub(super) const BLANK: &str = r"^\s*$";

/// Something that is more than space.
pub(super) const NOT_BLANK: &str = r"\S";

/// Blank, or what may be the text of a JSON object.
pub(super) const OBJECT: &str = r"^\s*(\{[\s\S]*\}\s*)?$";

/// Blank, or what may be the text of a JSON array.
pub(super) const ARRAY: &str = r"^\s*(\[[\s\S]*\]\s*)?$";

/// A path from the root of a Unix system, a Windows drive or a share.
pub(super) const ABSOLUTE: &str = r"^\s*(/|[A-Za-z]:[\\/]|\\\\[^\\]+\\[^\\])";

/// A path that stands for several.
pub(super) const WILDCARD: &str = r"\*";

/// Blank, or a schedule whose interval has a digit other than zero.
pub(super) const NOT_ZERO: &str = r"^\s*$|\|[^|]*[1-9][^|]*$";

/// Blank, or `I|{start}|{interval}`.
pub(super) fn schedule() -> String {
    format!(r"^(\s*|I\|[0-9]+\|{})$", interval())
}

/// An ISO 8601 duration: each unit at most once, a fraction in the last alone, weeks by themselves.
fn interval() -> String {
    const WHOLE: &str = "[0-9]+";
    const LAST: &str = "[0-9]+([.,][0-9]+)?";
    let maybe = |units: &str| -> String {
        let parts: Vec<String> = units.chars().map(|unit| format!("({WHOLE}{unit})?")).collect();
        parts.concat()
    };
    // For each unit that can be the last one: those before it may be there.
    let upto = |units: &str| -> Vec<String> {
        let last = |(at, unit)| format!("{}{LAST}{unit}", maybe(&units[..at]));
        units.char_indices().map(last).collect()
    };
    let mut forms = vec![format!("{LAST}W")];
    forms.extend(upto("YMD"));
    forms.push(format!("{}T({})", maybe("YMD"), upto("HMS").join("|")));
    format!("P({})", forms.join("|"))
}

/// Blank, or windows `{start}:{end}:{bandwidth}`; that they start before they end is beyond a pattern.
pub(super) fn speed_limit() -> String {
    const HOUR: &str = "0*([0-9]|1[0-9]|2[0-4])";
    let window = format!("{HOUR}:{HOUR}:0*[1-9][0-9]*");
    format!(r"^(\s*|{window}(\|{window})*)$")
}

/// A text with a number above the greatest 64-bit integer, or with more than 18 digits behind a point.
pub(super) fn beyond_64_bits() -> String {
    let most = i64::MAX.to_string();
    let mut forms = vec![format!("[1-9][0-9]{{{}}}", most.len())];
    for (at, digit) in most.char_indices().filter(|(_, digit)| *digit < '9') {
        let above = char::from(digit as u8 + 1);
        let range = if above == '9' { "9".to_owned() } else { format!("[{above}-9]") };
        let rest = most.len() - at - 1;
        forms.push(format!("{}{range}[0-9]{{{rest}}}", &most[..at]));
    }
    format!("(^|[^0-9.,])0*({})|[.,][0-9]{{18,}}[1-9]", forms.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_spelled_out() {
        let expected = "P([0-9]+([.,][0-9]+)?W\
            |[0-9]+([.,][0-9]+)?Y\
            |([0-9]+Y)?[0-9]+([.,][0-9]+)?M\
            |([0-9]+Y)?([0-9]+M)?[0-9]+([.,][0-9]+)?D\
            |([0-9]+Y)?([0-9]+M)?([0-9]+D)?T([0-9]+([.,][0-9]+)?H\
            |([0-9]+H)?[0-9]+([.,][0-9]+)?M\
            |([0-9]+H)?([0-9]+M)?[0-9]+([.,][0-9]+)?S))";
        assert_eq!(interval(), expected);
    }
}
