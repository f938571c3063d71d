//! Bytes, eight at a time: where the first one of some kind stands.

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = EACH << 7;

/// The position of the first byte that is marked by its highest bit, when `marks` is asked of eight bytes at once. Bytes
/// behind the first one may be marked for no reason; letters must not be.
pub fn position(bytes: &[u8], marks: impl Fn(u64) -> u64) -> Option<usize> {
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk() {
        let marked = marks(u64::from_le_bytes(*word)) & HIGHEST;
        if marked != 0 {
            return Some(bytes.len() - rest.len() + marked.trailing_zeros() as usize / 8);
        }
        rest = behind;
    }
    let mut word = [b'a'; 8];
    word[..rest.len()].copy_from_slice(rest);
    let marked = marks(u64::from_le_bytes(word)) & HIGHEST;
    (marked != 0).then(|| bytes.len() - rest.len() + marked.trailing_zeros() as usize / 8)
}

/// Marks bytes below a limit, which is 128 at most.
#[must_use]
pub const fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(EACH * limit as u64) & !word
}

/// Marks bytes of one value.
#[must_use]
pub const fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ (EACH * byte as u64), 1)
}

/// How many bytes come before the first quote, backslash or control character: what JSON writes without an escape.
#[must_use]
pub fn plain(bytes: &[u8]) -> usize {
    let ends = |word| below(word, b' ') | equal(word, b'"') | equal(word, b'\\');
    position(bytes, ends).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_judged_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            let ends = matches!(byte, b'"' | b'\\' | 0..0x20);
            for at in 0..20 {
                let mut bytes = [b'a'; 20];
                bytes[at] = byte;
                assert_eq!(plain(&bytes), if ends { at } else { 20 }, "{byte} at {at}");
            }
        }
    }
}
