//! Percent-encoding as the signatures want it, which is stricter than a browser's.
//!
//! A signature encodes a whole request, some of it twice, and does little else that takes time. So this is written for
//! it: byte by byte, from a table.

/// Whether a byte stays: the unreserved characters of RFC 3986
/// (<https://www.rfc-editor.org/rfc/rfc3986#section-2.3>).
const UNRESERVED: [bool; 256] = {
    let mut stays = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 256")]
        let character = byte as u8;
        stays[byte] =
            character.is_ascii_alphanumeric() || matches!(character, b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    stays
};

/// The capital hexadecimal digits.
const DIGITS: [u8; 16] = *b"0123456789ABCDEF";

/// Encodes a text: a space is `%20`, an asterisk `%2A`, and hexadecimal digits are capitals.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = Vec::new();
    encode_into::<false>(&mut out, text);
    of_ascii(out)
}

/// Names and values, encoded and joined, in the order they have.
#[must_use]
pub fn query<T: AsRef<str>>(pairs: &[(T, T)]) -> String {
    joined::<T, false>(pairs)
}

/// The same as `application/x-www-form-urlencoded`: a space is `+`
/// (<https://url.spec.whatwg.org/#concept-urlencoded-serializer>).
#[must_use]
pub fn form<T: AsRef<str>>(pairs: &[(T, T)]) -> String {
    joined::<T, true>(pairs)
}

/// Writes a text behind another one; with a `+` for a space, where that is the form.
fn encode_into<const FORM: bool>(out: &mut Vec<u8>, text: &str) {
    let begin = out.len();
    // Room for the most there can be, so that none has to be looked for at each byte.
    out.resize(begin + 3 * text.len(), 0);
    let mut end = begin;
    for byte in text.bytes() {
        if UNRESERVED[usize::from(byte)] {
            out[end] = byte;
            end += 1;
        } else if FORM && byte == b' ' {
            out[end] = b'+';
            end += 1;
        } else {
            let [high, low] = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
            out[end..end + 3].copy_from_slice(&[b'%', high, low]);
            end += 3;
        }
    }
    out.truncate(end);
}

fn joined<T: AsRef<str>, const FORM: bool>(pairs: &[(T, T)]) -> String {
    let length = |(name, value): &(T, T)| 3 * (name.as_ref().len() + value.as_ref().len()) + 2;
    let mut out = Vec::with_capacity(pairs.iter().map(length).sum());
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push(b'&');
        }
        encode_into::<FORM>(&mut out, name.as_ref());
        out.push(b'=');
        encode_into::<FORM>(&mut out, value.as_ref());
    }
    of_ascii(out)
}

/// The text of what was encoded, which is ASCII.
fn of_ascii(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(text: &str, encoded: &str) {
        assert_eq!(encode(text), encoded);
    }

    #[test]
    fn unreserved_characters_stay() {
        is("AZaz09-_.~", "AZaz09-_.~");
    }

    #[test]
    fn everything_else_is_encoded_byte_by_byte() {
        is(" *+%&=/:", "%20%2A%2B%25%26%3D%2F%3A");
        is("!'()", "%21%27%28%29");
        is("é中𝒳\n\u{0}", "%C3%A9%E4%B8%AD%F0%9D%92%B3%0A%00");
    }

    #[test]
    fn a_form_writes_a_space_as_a_plus() {
        let pairs = [("a b".to_owned(), "%20 +".to_owned())];
        assert_eq!(query(&pairs), "a%20b=%2520%20%2B");
        assert_eq!(form(&pairs), "a+b=%2520+%2B");
    }
}
