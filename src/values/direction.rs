//! A text that keeps its direction, so that it does not look like another one.

use crate::lang::unseen::turns;

/// A text on its own terms: what turns the direction is shown as U+FFFD.
#[must_use]
pub fn straight(text: &str) -> String {
    text.chars().map(|c| if turns(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_text_is_straight_and_another_stays() {
        assert_eq!(straight("a\u{202e}b\u{2066}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(straight("计划 العربية"), "计划 العربية");
    }
}
