//! What typed text becomes in the draft, and how a value is shown to be typed on.

use crate::params::Kind;
use crate::values::json::{Node, Value};
use crate::values::width::half_width;

/// The value that a typed text stands for; an empty text is none.
#[must_use]
pub fn value(kind: Kind, text: &str) -> Option<Value<'static>> {
    if text.is_empty() {
        return None;
    }
    let number = matches!(kind, Kind::Integer { .. } | Kind::ZeroOne)
        .then(|| text.parse::<i64>().ok())
        .flatten()
        // `007` and `+7` stay as typed until the field is left: the text must not change under the cursor.
        .filter(|number| number.to_string() == text);
    Some(number.map_or_else(|| Value::owned_text(text), Value::integer))
}

/// The text to type on: a text as it is, a number's digits, and the JSON of anything else.
#[must_use]
pub fn text(node: &Node<'_>) -> String {
    match &node.value {
        Value::Text(text) => text.clone().into_owned(),
        Value::Null => String::new(),
        Value::Number(number) => number.clone().into_owned(),
        value => value.to_string(),
    }
}

/// The text without what slipped in while typing, where the kind has no use for it: space around it, and full-width
/// forms of digits, colons and bars. A path, a prefix and JSON stay as they are.
#[must_use]
pub fn tidied(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Verbatim | Kind::Paths | Kind::ListText | Kind::Object | Kind::ObjectText => {
            text.to_owned()
        }
        Kind::Integer { .. } | Kind::ZeroOne => {
            let plain: String = text.trim().chars().map(half_width).collect();
            plain.parse::<i64>().map_or(plain, |number| number.to_string())
        }
        Kind::Schedule | Kind::SpeedLimit => text.trim().chars().map(half_width).collect(),
        Kind::Name { .. }
        | Kind::Id(_)
        | Kind::Region
        | Kind::Choice(_)
        | Kind::Suggested(_)
        | Kind::Boolean
        | Kind::BackupRules
        | Kind::Texts(_) => text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTEGER: Kind = Kind::Integer { min: None, unit: None };

    #[test]
    fn an_integer_keeps_every_digit() {
        assert_eq!(value(INTEGER, "9007199254740993"), Some(Value::integer(9_007_199_254_740_993)));
        assert_eq!(value(INTEGER, "7.5"), Some(Value::owned_text("7.5")));
        assert_eq!(
            value(INTEGER, "99999999999999999999"),
            Some(Value::owned_text("99999999999999999999"))
        );
        assert_eq!(value(INTEGER, ""), None);
    }

    #[test]
    fn a_number_is_not_rewritten_while_it_is_typed() {
        assert_eq!(value(INTEGER, "07"), Some(Value::owned_text("07")));
        assert_eq!(tidied(INTEGER, " ０7 "), "7");
    }

    #[test]
    fn only_what_has_no_use_for_space_is_trimmed() {
        assert_eq!(tidied(Kind::Name { max: None }, " nightly "), "nightly");
        assert_eq!(tidied(Kind::Verbatim, " photos/"), " photos/");
        assert_eq!(tidied(Kind::Paths, "/home "), "/home ");
        assert_eq!(tidied(Kind::SpeedLimit, " 8：20：2048｜20:22:1 "), "8:20:2048|20:22:1");
    }
}
