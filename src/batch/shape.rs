//! How the requests of a file are kept apart, and how that is told from its first line.

/// How the requests of a file are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As the entries of one JSON array.
    Array,
    /// One on each line: JSON Lines, also called NDJSON.
    Lines,
    /// One after another, each over several lines: as `jq` writes them.
    Values,
}

/// The longest first line of an object that is waited for, in bytes. One that is longer is taken for a whole request.
pub(in crate::batch) const LONGEST_FIRST_LINE: usize = 1 << 20;

/// The first line of a text and what stands behind it, without the space between them.
pub(in crate::batch) fn first_line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = text.iter().position(|byte| *byte == b'\n')?;
    Some((text[..end].trim_ascii_end(), text[end..].trim_ascii_start()))
}

/// Whether an object goes on behind its first line: with a name behind a brace or a comma. Another object there begins a
/// line of its own, and the first one is broken.
pub(in crate::batch) fn is_open(text: &[u8]) -> bool {
    first_line(text).is_some_and(|(line, rest)| match line.last() {
        Some(b'{' | b',') => matches!(rest.first(), Some(b'"' | b'}')),
        Some(b'[') => true,
        _ => false,
    })
}
