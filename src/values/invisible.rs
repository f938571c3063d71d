//! Characters that cannot be seen: those that come along with copying, and those with which a text pretends to be another.

use crate::lang::unseen::Unseen;
use crate::values::bytes::{below, equal, position};

/// The characters of a text that cannot be seen and do not belong to their neighbours, with the bytes they begin at.
pub fn invisibles(text: &str) -> impl Iterator<Item = (usize, char)> {
    let text = if may_hide(text) { text } else { "" };
    let mut before = None;
    // Whether the character before is a flag, to which tags may still be added.
    let mut in_flag = false;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = chars.next()?;
        let unseen = Unseen::of(c);
        let hidden = match unseen {
            None => false,
            // Between letters of some scripts and between emoji they belong; elsewhere they are nothing.
            Some(Unseen::Joiner) => {
                let joins =
                    |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && Unseen::of(c).is_none());
                !(joins(before) && joins(chars.peek().map(|(_, c)| *c)))
            }
            Some(Unseen::Tag) => !in_flag,
            Some(_) => true,
        };
        // The flag of a part of a country is a black flag, tags, and one that ends them.
        in_flag = c == '\u{1f3f4}' || in_flag && unseen == Some(Unseen::Tag) && c != '\u{e007f}';
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
        .any(|byte| matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef | 0xf0 | 0xf3))
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
        assert_eq!(
            invisibles("🏴 x\u{e0041}").next(),
            Some((6, '\u{e0041}')),
            "no part of the flag"
        );
        assert_eq!(invisibles("🏴\u{e0067}\u{e007f}\u{e0041}").count(), 1, "behind its end");
        assert_eq!(invisibles("a\u{3164}b\u{2028}c\u{2800}").count(), 3);
    }

    #[test]
    fn every_invisible_character_begins_with_a_byte_that_is_looked_for() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| Unseen::of(*c).is_some()) {
            assert!(may_hide(c.encode_utf8(&mut [0; 4])), "{c:?}");
        }
        assert!(!may_hide("photos/备份/données"));
    }
}
