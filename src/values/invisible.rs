//! Characters that cannot be seen: those that come along with copying, and those with which a text pretends to be another.

use crate::values::bytes::{below, equal, position};

/// The characters of a text that cannot be seen and do not belong to their neighbours, with the bytes they begin at.
pub fn invisibles(text: &str) -> impl Iterator<Item = (usize, char)> {
    let text = if may_hide(text) { text } else { "" };
    // A flag of a part of a country is written with tags behind a black flag.
    let flag = text.contains('\u{1f3f4}');
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = chars.next()?;
        let hidden = match c {
            // Joiners shape the letters of some scripts and build emoji; between other characters they are nothing.
            '\u{200c}' | '\u{200d}' => {
                let joins = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_invisible(c));
                !(joins(before) && joins(chars.peek().map(|(_, c)| *c)))
            }
            '\u{e0020}'..='\u{e007f}' => !flag,
            c => is_invisible(c),
        };
        before = Some(c);
        Some(hidden.then_some((at, c)))
    })
    .flatten()
}

/// Whether a character that cannot be seen may be in a text, by the bytes that such characters begin with. Few texts
/// have one, and looking at bytes is quick.
fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = position(bytes, |word| below(word, b' ') | equal(word, 0x7f) | word) else {
        return false;
    };
    bytes[first..]
        .iter()
        .any(|byte| matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3))
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{a0}'
                | '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{2007}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202f}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{206f}'
                | '\u{feff}'
                | '\u{e0001}'
                | '\u{e0020}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_belong_between_letters_and_emoji() {
        for text in [
            "👨\u{200d}👩\u{200d}👧",
            "می\u{200c}خواهم",
            "❤\u{fe0f}\u{200d}🔥",
            "🏴\u{e0067}\u{e0062}\u{e007f}",
        ] {
            assert_eq!(invisibles(text).next(), None, "{text}");
        }
        assert_eq!(invisibles("ab\u{200d}c").next(), Some((2, '\u{200d}')));
        assert_eq!(invisibles("\u{200d}👩").next(), Some((0, '\u{200d}')));
    }

    #[test]
    fn every_invisible_character_begins_with_a_byte_that_is_looked_for() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_invisible(*c)) {
            assert!(may_hide(c.encode_utf8(&mut [0; 4])), "{c:?}");
        }
        assert!(!may_hide("photos/备份/données 📦"));
    }
}
