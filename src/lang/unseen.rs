//! Characters that show nothing of themselves, by what they do: the one table of them.
//!
//! They come along with copying, and a text can pretend with them to be another one. The table follows the property
//! `Default_Ignorable_Code_Point` of Unicode 17, with the characters that break a line and the spaces that only look like
//! one; without variation selectors, which belong to the character before them.

/// What a character does that shows nothing of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unseen {
    /// It controls something (category Cc): a tab, an end of a line, an escape.
    Control,
    /// It ends a line or a paragraph, for some readers.
    Break,
    /// It embeds, overrides or isolates a direction, or ends that (Unicode Standard Annex 9, 2).
    Turn,
    /// It marks a direction, and turns nothing else.
    Mark,
    /// It has no width.
    Empty,
    /// It has no width, and shapes the letters of some scripts and builds emoji.
    Joiner,
    /// It looks like a space, and is none.
    Space,
    /// It is a letter of a tag, as in the flags of parts of a country.
    Tag,
}

impl Unseen {
    /// What a character does; `None` for one that shows itself.
    #[must_use]
    pub fn of(c: char) -> Option<Unseen> {
        // All that most texts hold.
        if matches!(c, ' '..='~') {
            return None;
        }
        Some(match c {
            c if c.is_control() => Unseen::Control,
            '\u{2028}' | '\u{2029}' => Unseen::Break,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Unseen::Turn,
            '\u{61c}' | '\u{200e}' | '\u{200f}' => Unseen::Mark,
            '\u{200c}' | '\u{200d}' => Unseen::Joiner,
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2800}' => Unseen::Space,
            '\u{e0020}'..='\u{e007f}' => Unseen::Tag,
            '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0001}' => Unseen::Empty,
            _ => return None,
        })
    }
}

/// Whether a character changes the direction of what follows.
#[must_use]
pub fn turns(c: char) -> bool {
    Unseen::of(c) == Some(Unseen::Turn)
}

/// Whether a character of four hexadecimal digits must not stand in source or in a sentence as it is: it ends a line for
/// some language (U+0085 in C#, U+2028 in old JavaScript), changes the direction, or shows nothing at all. Joiners build
/// emoji and stay, and so do spaces.
#[must_use]
pub fn is_unfit(c: char) -> bool {
    c <= '\u{ffff}' && !matches!(Unseen::of(c), None | Some(Unseen::Joiner | Unseen::Space))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_itself_is_fit_and_what_does_not_is_known() {
        for c in "aZ 09~é中あ한👨🏴\u{fe0f}\u{3000}".chars() {
            assert!(Unseen::of(c).is_none() && !is_unfit(c), "{c:?}");
        }
        for c in "\0\n\u{85}\u{ad}\u{61c}\u{200b}\u{2028}\u{202e}\u{2066}\u{3164}\u{feff}".chars() {
            assert!(is_unfit(c), "{c:?}");
        }
        assert!(!is_unfit('\u{200d}') && !is_unfit('\u{a0}'));
        assert!(turns('\u{202e}') && turns('\u{2069}') && !turns('\u{200e}'));
    }
}
