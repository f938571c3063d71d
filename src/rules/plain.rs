//! What a value of the wrong type plainly means, where nothing is lost by writing it so.

use crate::values::json::{self, Node, NotInteger, Value};
use crate::values::path::listed;
use crate::values::width::half_width;

/// The boolean: of `"true"`, `"False"`, `"yes"`, `"off"`, 1, 0.
pub(in crate::rules) fn boolean(value: &Value<'_>) -> Option<bool> {
    let is = |text: &str, words: [&str; 3]| {
        words.iter().any(|word| text.trim().eq_ignore_ascii_case(word))
    };
    match value {
        Value::Text(text) if is(text, ["true", "yes", "on"]) => Some(true),
        Value::Text(text) if is(text, ["false", "no", "off"]) => Some(false),
        Value::Number(number) if *number == "1" => Some(true),
        Value::Number(number) if *number == "0" => Some(false),
        _ => None,
    }
}

/// The whole number: of `"7"`, `7.0` and `"7.0"`, but not of `"+7"` and `"007"`, which are not what a number looks like.
pub(in crate::rules) fn integer(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Text(text) => match Node::read(text) {
            // What JSON reads as a number has no sign or zeros in front that would be lost.
            Ok(Node { value: number @ Value::Number(_), .. }) => integer(&number),
            _ => None,
        },
        Value::Number(number) => match json::integer(number) {
            Ok(number) | Err(NotInteger::Spelling(number)) => Some(number),
            Err(NotInteger::Fraction | NotInteger::Range) => None,
        },
        _ => None,
    }
}

/// The whole number of days: of `30 days`, `30d` and `30天`.
pub(in crate::rules) fn days(text: &str) -> Option<i64> {
    let text: String = text.trim().chars().map(half_width).collect();
    let units = ["days", "day", "d", "天", "日"];
    let number =
        units.iter().find_map(|unit| text.to_lowercase().strip_suffix(unit).map(str::to_owned))?;
    let number = number.trim_end();
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
    number.parse().ok().filter(|_| is_plain)
}

/// The list of IDs or names: of the JSON text of one, and of words in one text. None of them has a space or a comma.
pub(in crate::rules) fn words(value: &Value<'_>) -> Option<Value<'static>> {
    let Value::Text(text) = value else { return None };
    if let Some(list) = json_list(text.trim()) {
        return Some(list);
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '；' | '、');
    let words: Vec<&str> = text.split(ends).filter(|word| !word.is_empty()).collect();
    // What looks like JSON that cannot be read is not taken apart by its spaces.
    let is_word = |word: &&str| !word.contains(['[', ']', '{', '}', '"', '\'']);
    (!words.is_empty() && words.iter().all(is_word))
        .then(|| Value::array(words.into_iter().map(Value::owned_text)))
}

fn json_list(text: &str) -> Option<Value<'static>> {
    let inner = Node::read(text).ok()?;
    inner.entries().is_some().then(|| inner.into_owned().value)
}

/// The list of paths: of the JSON text of one, and of paths in one text.
pub(in crate::rules) fn list(value: &Value<'_>) -> Option<Value<'static>> {
    let Value::Text(text) = value else { return None };
    let text = text.trim();
    json_list(text).or_else(|| {
        let paths = listed(text);
        let paths = (!paths.is_empty()).then_some(paths)?;
        Some(Value::array(paths.into_iter().map(Value::owned_text)))
    })
}
