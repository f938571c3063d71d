//! `$(…)` of a POSIX shell: where it ends, and what it prints where that is known without running it.

/// Where the parenthesis closes that a text is within.
pub(in crate::import::shell) fn closing(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (None | Some('"'), '\\') => escaped = true,
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') if depth == 0 => return at,
            (None, ')') => depth -= 1,
            (Some(_) | None, _) => {}
        }
    }
    text.len()
}

/// What `printf '…'` prints: text and octal escapes, without any directive.
pub(in crate::import::shell) fn printed(command: &str) -> Option<String> {
    let literal = command.trim().strip_prefix("printf")?.trim_start();
    let literal = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut bytes = Vec::new();
    let mut rest = literal.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match first {
            b'%' | b'\'' => return None,
            b'\\' => {
                let digits = rest.iter().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
                let (octal, after) = rest.split_at(digits);
                let octal = std::str::from_utf8(octal).ok()?;
                bytes.push(u8::from_str_radix(octal, 8).ok()?);
                rest = after;
            }
            byte => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).ok()
}

/// The document of `<<'EOF'`, in the text behind `cat`, and whether nothing in it is filled in.
pub(in crate::import::shell) fn document(text: &str) -> Option<(&str, bool)> {
    let (head, body) = text.trim_start().strip_prefix("<<")?.split_once('\n')?;
    let word = head.trim().trim_start_matches('-').trim();
    let end = word.trim_matches(['\'', '"', '\\']);
    if end.is_empty() {
        return None;
    }
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if line.trim() == end {
            return Some((&body[..at], end.len() < word.len()));
        }
        at += line.len();
    }
    None
}
