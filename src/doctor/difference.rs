//! The first byte at which two texts of a signature differ, what it belongs to, and what stands around it.

use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::doctor::Place;
use crate::guide::conceal::{has_secret_shape, is_part};
use crate::import::is_credential;
use crate::lang::unseen::turns;

/// How many characters are shown before and after the byte.
const AROUND: usize = 32;
/// How much of the ID of a key is shown: its owner knows it by that.
const HINT: usize = 8;
/// What joins a name to its value, encoded or not.
static JOINTS: &[&str] = &["%3D", "%3d", "=", ":"];
/// What stands for each character of a credential, so that every offset stays what it is.
const HIDDEN: char = '•';

/// Where two texts begin to differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// How many bytes are equal before.
    pub at: usize,
    /// The parameter or header that it belongs to, where it belongs to one.
    pub place: Place,
    /// What was signed.
    pub signed: Excerpt,
    /// What the service signs.
    pub right: Excerpt,
}

/// A part of a text, without line breaks and credentials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What is equal on both sides.
    pub before: String,
    /// The character that differs; nothing, where the text ends.
    pub here: String,
    /// What follows.
    pub after: String,
}

/// Where two texts begin to differ; nothing, where they do not.
pub(in crate::doctor) fn first(signed: &str, right: &str) -> Option<Difference> {
    let at = equal(signed, right);
    (at < signed.len().max(right.len())).then(|| Difference {
        at,
        place: place(if at < right.len() { right } else { signed }, at),
        signed: excerpt(signed, at),
        right: excerpt(right, at),
    })
}

/// How many bytes two texts begin with in common, to the beginning of a character.
pub(in crate::doctor) fn equal(a: &str, b: &str) -> usize {
    let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    a.floor_char_boundary(at)
}

/// The parts of a text, each with its name: lines, and in them what ampersands part, encoded or not.
fn entries(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').flat_map(move |line| {
        let base = start;
        start += line.len();
        // A token may hold an ampersand: a header is one part.
        let is_header = line.find(':').is_some_and(|at| !line[..at].contains(['=', '&', '%']));
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = line.get(from..).filter(|rest| !rest.is_empty())?;
            let cut = if is_header { rest.len() } else { end_of_pair(rest) };
            let part = &rest[..cut];
            let range = base + from..base + from + cut;
            from += cut;
            Some((range, part))
        })
    })
}

fn end_of_pair(text: &str) -> usize {
    let mut ends = text.match_indices(['&', '%']).filter_map(|(at, found)| match found {
        "&" => Some(at + 1),
        _ => text[at..].starts_with("%26").then_some(at + 3),
    });
    ends.next().unwrap_or(text.len())
}

/// The name of a part.
fn name(part: &str) -> Option<&str> {
    let at = JOINTS.iter().filter_map(|joint| part.find(joint)).min()?;
    Some(&part[..at])
}

/// What a byte belongs to.
fn place(text: &str, at: usize) -> Place {
    let part = entries(text).find(|(range, _)| range.contains(&at));
    let name = part.and_then(|(_, part)| name(part)).unwrap_or_default();
    Place::new(&percent_decode_str(name).decode_utf8_lossy())
}

fn excerpt(text: &str, at: usize) -> Excerpt {
    let before = text[..at].char_indices().rev().nth(AROUND - 1).map_or(0, |(from, _)| from);
    let next = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let after = text[next..].char_indices().nth(AROUND).map_or(text.len(), |(to, _)| next + to);
    let near = before..after;
    let hidden: Vec<Range<usize>> = entries(text)
        .filter(|(range, _)| range.start < near.end && near.start < range.end)
        .flat_map(|(range, part)| {
            let of_part = hidden(part).into_iter();
            of_part.map(move |hidden| range.start + hidden.start..range.start + hidden.end)
        })
        .collect();
    let shown = |range: Range<usize>| {
        let chars = text[range.clone()].char_indices();
        let shown = chars.map(|(index, c)| {
            let is_hidden = hidden.iter().any(|hidden| hidden.contains(&(range.start + index)));
            if is_hidden { HIDDEN } else { visible(c) }
        });
        shown.collect::<String>()
    };
    Excerpt { before: shown(before..at), here: shown(at..next), after: shown(next..after) }
}

/// The bytes of a part that are not to be shown: the value under a credential's name, and what has the shape of one.
fn hidden(part: &str) -> Vec<Range<usize>> {
    let ends = ["%26", "&", "\n"];
    let end = ends.iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part).len();
    let named = named(&part[..end]);
    let before = &part[..named.as_ref().map_or(end, |value| value.start)];
    let words = before.split(|c| !is_part(c)).filter(|word| has_secret_shape(word));
    let start = |word: &str| word.as_ptr().addr() - part.as_ptr().addr();
    words.map(|word| start(word)..start(word) + word.len()).chain(named).collect()
}

/// The value under the first name of a credential. Where a text is torn, that may stand inside another value.
fn named(part: &str) -> Option<Range<usize>> {
    part.match_indices(['=', ':', '%']).find_map(|(at, _)| {
        let joint = JOINTS.iter().find(|joint| part[at..].starts_with(**joint))?;
        let name = part[..at].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        let name = name.into_iter().next().filter(|name| is_credential(name))?;
        let is_id = name.replace('-', "").to_ascii_lowercase().ends_with("accesskeyid");
        let from = at + joint.len() + if is_id { HINT } else { 0 };
        Some(part.ceil_char_boundary(from.min(part.len()))..part.len())
    })
}

/// A character in one cell, also one that breaks the line or turns it around.
fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        c if c.is_control() || turns(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn differ(signed: &str, right: &str, at: usize, place: &str, here: (&str, &str)) {
        let difference = first(signed, right).expect("they differ");
        assert_eq!((difference.at, difference.place.name()), (at, place));
        assert_eq!((&*difference.signed.here, &*difference.right.here), here);
    }

    #[test]
    fn the_first_byte_that_differs_is_found() {
        differ("POST&%2F&A%3Db%2Bc", "POST&%2F&A%3Db%2520c", 16, "A", ("B", "5"));
        differ("a=1&b=2", "a=1&b=2&c=3", 7, "b", ("", "&"));
        differ("host:a\n", "host:b\n", 5, "host", ("a", "b"));
        differ("x", "", 0, "", ("x", ""));
        assert_eq!(first("é", "é"), None);
        differ("é", "è", 0, "", ("é", "è"));
    }

    #[test]
    fn no_credential_is_shown_and_no_column_moves() {
        let text = |nonce: &str| {
            format!("AccessKeyId%3DLTAIexampleexample%26SecurityToken%3Dabc%252Fdef%26X%3D{nonce}")
        };
        let difference = first(&text("1"), &text("2")).expect("they differ");
        assert_eq!(difference.signed.before, "curityToken%3D•••••••••••%26X%3D");
        assert_eq!((&*difference.signed.here, &*difference.right.here), ("1", "2"));
        let long = first("AccessKeyId=LTAIexampleexample1", "AccessKeyId=LTAIexampleexample2");
        let long = long.expect("they differ");
        assert!(long.signed.before.ends_with("LTAIexam••••••••••"), "{}", long.signed.before);
        let header = "x-acs-security-token:a&b=c\nhost:x";
        let difference = first(header, &header.replace("host:x", "host:y")).expect("they differ");
        assert_eq!(difference.signed.before, "x-acs-security-token:•••••␊host:");
    }
}
