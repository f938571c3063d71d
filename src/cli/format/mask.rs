//! Values that may be secrets: those under names that are no parameter's, and those under none. A source line is shown
//! without them.
//!
//! Somebody who pastes a whole call pastes its keys too, and what is shown may end up in a public log. The text may
//! not even be JSON, so this reads it word by word and never fails.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use create_backup_plan::params::{self, Param};

/// The parts of a text that are not shown, in order.
#[derive(Debug)]
pub(crate) struct Mask(Vec<Range<usize>>);

/// The character that stands for each hidden one, so that columns stay as they are.
const HIDDEN: char = '*';

impl Mask {
    /// Finds what to hide.
    pub(crate) fn of(text: &str) -> Self {
        let mut hidden = Vec::new();
        let mut words = Words { text, chars: text.char_indices().peekable() };
        let mut name: Option<&str> = None;
        // Of the brackets that are open, whether what stands right in them is that of a parameter: entries of its list.
        let mut open = vec![false];
        // How deep brackets stand inside a hidden value, and where that began.
        let mut inside: Option<(usize, usize)> = None;
        while let Some(word) = words.next_word() {
            let at = word.start;
            let shown = &text[word.clone()];
            if let Some((depth, start)) = inside {
                inside = match shown {
                    "{" | "[" => Some((depth + 1, start)),
                    "}" | "]" if depth == 1 => {
                        hidden.push(start..word.end);
                        None
                    }
                    "}" | "]" => Some((depth - 1, start)),
                    _ => inside,
                };
                continue;
            }
            let named = name.take();
            let is_secret = named.is_some_and(|name| !is_known(name));
            // An object's values have names of their own.
            let is_entry = *open.last().unwrap_or(&false);
            let is_shown = named.map_or(is_entry, is_known);
            match shown {
                "{" | "[" if is_secret => inside = Some((1, at)),
                "{" => open.push(false),
                "[" => open.push(is_shown),
                "}" | "]" => drop(open.pop()),
                ":" | "," => {}
                _ if named.is_none() && words.is_at(':') => {
                    name = Some(shown.trim_matches('"'));
                    words.next_word();
                }
                _ if hides(shown) => hidden.push(word),
                _ if is_shown || is_known(shown.trim_matches('"')) => {}
                _ => hidden.push(word),
            }
        }
        if let Some((_, start)) = inside {
            hidden.push(start..text.len());
        }
        Mask(hidden)
    }

    /// A part of the text as it may be shown.
    pub(crate) fn apply(&self, text: &str, part: Range<usize>) -> String {
        let mut next = self.0.partition_point(|range| range.end <= part.start);
        let mut shown = String::with_capacity(part.len());
        for (at, c) in text.get(part.clone()).unwrap_or_default().char_indices() {
            let at = at + part.start;
            while self.0.get(next).is_some_and(|range| range.end <= at) {
                next += 1;
            }
            let hidden = self.0.get(next).is_some_and(|range| range.contains(&at));
            shown.push(if hidden && !c.is_whitespace() { HIDDEN } else { c });
        }
        shown
    }
}

/// Whether a quoted text holds JSON with something to hide. It is then hidden as a whole: where the inner value stands
/// among its escapes is not worth knowing.
fn hides(word: &str) -> bool {
    let Some(quoted) = word.strip_prefix('"').filter(|quoted| quoted.contains(':')) else {
        return false;
    };
    let inner = quoted.strip_suffix('"').unwrap_or(quoted).replace('\\', "");
    inner.trim_start().starts_with(['{', '[']) && !Mask::of(&inner).0.is_empty()
}

/// Whether a name is that of a parameter or of a member of one, in whatever case and with whatever joins its words.
fn is_known(name: &str) -> bool {
    let name = name.replace(['_', '-'], "");
    let is = |param: &Param| param.name.eq_ignore_ascii_case(&name);
    params::ALL.iter().any(|param| is(param) || param.members.iter().any(|member| is(member)))
}

/// A text taken apart into brackets, commas, colons, quoted texts and everything between them.
struct Words<'t> {
    text: &'t str,
    chars: Peekable<CharIndices<'t>>,
}

impl Words<'_> {
    fn next_word(&mut self) -> Option<Range<usize>> {
        self.skip_space();
        let (start, first) = self.chars.next()?;
        match first {
            '{' | '}' | '[' | ']' | ',' | ':' => {}
            '"' => {
                while let Some((_, c)) = self.chars.next_if(|(_, c)| *c != '\n') {
                    match c {
                        '"' => break,
                        '\\' => drop(self.chars.next()),
                        _ => {}
                    }
                }
            }
            _ => {
                let stops = |c: char| c.is_whitespace() || "{}[],:\"".contains(c);
                while self.chars.next_if(|(_, c)| !stops(*c)).is_some() {}
            }
        }
        Some(start..self.chars.peek().map_or(self.text.len(), |(at, _)| *at))
    }

    /// Whether a character comes next, after space.
    fn is_at(&mut self, c: char) -> bool {
        self.skip_space();
        self.chars.peek().is_some_and(|(_, next)| *next == c)
    }

    fn skip_space(&mut self) {
        while self.chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, shown: &str) {
        assert_eq!(Mask::of(text).apply(text, 0..text.len()), shown);
    }

    #[test]
    fn values_of_parameters_are_shown() {
        let text = r#"{"PlanName": "a:b", "Path": ["/x"], "Detail": {"doCopy": true}, "Rule": [{"Retention": 7}]}"#;
        shows(text, text);
        shows(r#"{"plan_name": "a"}"#, r#"{"plan_name": "a"}"#);
    }

    #[test]
    fn values_under_other_names_are_not() {
        shows(
            r#"{"AccessKeySecret": "s\"x", "Bucket": "b"}"#,
            r#"{"AccessKeySecret": ******, "Bucket": "b"}"#,
        );
        shows(r#"{"x": {"y": ["z", 1]}, "Prefix": ""}"#, r#"{"x": ***** ***** ***, "Prefix": ""}"#);
        shows("{\"Detail\": {\"key\"\n: 12}}", "{\"Detail\": {\"key\"\n: **}}");
    }

    #[test]
    fn a_text_that_holds_such_a_value_is_hidden_whole() {
        let options = r#"{"Options": "{\"UseVSS\":true}"}"#;
        shows(options, options);
        shows(
            r#"{"Options": "{\"Secret\":\"s\"}", "Path": []}"#,
            r#"{"Options": ********************, "Path": []}"#,
        );
    }

    #[test]
    fn what_is_not_json_hides_them_too() {
        shows("{\"Secret\": \"abc\n\"Bucket\": 1", "{\"Secret\": ****\n\"Bucket\": 1");
        shows("{'Secret': 'abc', Secret: abc", "{'Secret': *****, Secret: ***");
        shows("{\"Secret\": {\"a\": 1", "{\"Secret\": ***** *");
        shows("\u{feff}\\\":", "****");
    }

    #[test]
    fn what_has_no_name_is_not_shown() {
        shows("export KEY=abc", "****** *******");
        shows("x('LTAI', 'abc')", "********, ******");
        shows(r#"["abc", {"Prefix": "p"}]"#, r#"[*****, {"Prefix": "p"}]"#);
        shows(
            r#"{"PlanName" "abc", "Path": ["/x", "/y"]}"#,
            r#"{"PlanName" *****, "Path": ["/x", "/y"]}"#,
        );
        shows("SourceType: OSS\nSecret: abc", "SourceType: OSS\nSecret: ***");
    }

    #[test]
    fn a_part_is_shown_as_in_the_whole() {
        let text = "{\"s\":\n\"abc\", \"Path\": []}";
        assert_eq!(Mask::of(text).apply(text, 6..text.len()), "*****, \"Path\": []}");
    }
}
