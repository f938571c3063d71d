//! Percent-encoding as the signatures want it, which is stricter than a browser's.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986: <https://www.rfc-editor.org/rfc/rfc3986#section-2.3>.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Encodes a text: a space is `%20`, an asterisk `%2A`, and hexadecimal digits are capitals.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    encode_into(&mut out, text);
    out
}

/// Names and values, encoded and joined, in the order they have.
#[must_use]
pub fn query<T: AsRef<str>>(pairs: &[(T, T)]) -> String {
    joined(pairs, encode_into)
}

/// The same as `application/x-www-form-urlencoded`: a space is `+`
/// (<https://url.spec.whatwg.org/#concept-urlencoded-serializer>).
#[must_use]
pub fn form<T: AsRef<str>>(pairs: &[(T, T)]) -> String {
    joined(pairs, |out, text| {
        let pieces = utf8_percent_encode(text, RESERVED);
        out.extend(pieces.map(|piece| if piece == "%20" { "+" } else { piece }));
    })
}

/// Writes a text behind another one. `Display` of what is encoded would do it several times slower.
fn encode_into(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}

fn joined<T: AsRef<str>>(pairs: &[(T, T)], encode: impl Fn(&mut String, &str)) -> String {
    let length = |(name, value): &(T, T)| name.as_ref().len() + 2 * value.as_ref().len() + 2;
    let mut out = String::with_capacity(pairs.iter().map(length).sum());
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        encode(&mut out, name.as_ref());
        out.push('=');
        encode(&mut out, value.as_ref());
    }
    out
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
