//! Characters that turn the writing direction, so that a text looks like another one.

/// Whether a character embeds, overrides or isolates a direction, or ends that (Unicode Standard Annex 9, 2).
#[must_use]
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

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
