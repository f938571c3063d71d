//! What becomes of a text on Windows, written apart from what is tested: PowerShell's literals, the characters of the
//! command prompt, and the arguments that a program makes of its command line.

/// The arguments of a command line (`CommandLineToArgvW`; Microsoft, "Parsing C command-line arguments"), without the
/// rule for `""` between quotes, on which programs differ: it fails the test.
#[track_caller]
pub(crate) fn arguments(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let (mut all, mut word, mut quoted, mut at) = (Vec::new(), None, false, 0);
    while at < chars.len() {
        let slashes = chars[at..].iter().take_while(|c| **c == '\\').count();
        at += slashes;
        match chars.get(at) {
            Some('"') => {
                let word = word.get_or_insert_with(String::new);
                word.extend(std::iter::repeat_n('\\', slashes / 2));
                if slashes % 2 == 1 {
                    word.push('"');
                } else {
                    assert!(!quoted || chars.get(at + 1) != Some(&'"'), "programs differ: {line}");
                    quoted = !quoted;
                }
            }
            Some(c) => {
                if slashes > 0 {
                    word.get_or_insert_with(String::new).push_str(&"\\".repeat(slashes));
                }
                if matches!(c, ' ' | '\t') && !quoted {
                    all.extend(word.take());
                } else {
                    word.get_or_insert_with(String::new).push(*c);
                }
            }
            None => word.get_or_insert_with(String::new).push_str(&"\\".repeat(slashes)),
        }
        at += 1;
    }
    assert!(!quoted, "a quote stays open: {line}");
    all.extend(word);
    all
}

/// A text that is an expression of PowerShell: literals between single quotes and `[char]`s, added up.
#[track_caller]
pub(crate) fn powershell_text(expression: &str) -> String {
    let inner = expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let mut rest = inner.unwrap_or(expression);
    let mut text = String::new();
    loop {
        if let Some(number) = rest.strip_prefix("[char]") {
            let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            text.push(char::from_u32(number[..end].parse().unwrap()).unwrap());
            rest = &number[end..];
        } else {
            let mut chars = rest.strip_prefix('\'').expect("a literal").chars();
            // Any quote may close it, and any two in a row are one (`IsSingleQuote` of PowerShell's CharTraits.cs).
            let is_quote = |c: char| "'\u{2018}\u{2019}\u{201a}\u{201b}".contains(c);
            loop {
                let c = chars.next().expect("the end of a literal");
                if is_quote(c) {
                    if !chars.as_str().starts_with(is_quote) {
                        break;
                    }
                    chars.next();
                }
                text.push(c);
            }
            rest = chars.as_str();
        }
        match rest.strip_prefix(" + ") {
            Some(more) => rest = more,
            None => break,
        }
    }
    assert_eq!(rest, "", "{expression}");
    text
}

/// The command lines that the command prompt runs of a text, typed or in a batch file.
#[track_caller]
pub(crate) fn command_lines(text: &str, batch: bool) -> Vec<String> {
    let expanded: Vec<String> = text.lines().map(|line| percent(line, batch)).collect();
    for line in &expanded {
        assert!(line.encode_utf16().count() < 8191);
    }
    let text = expanded.join("\n");
    let mut lines = vec![String::new()];
    let mut chars = text.chars();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        let line = lines.last_mut().unwrap();
        match c {
            '"' => {
                quoted = !quoted;
                line.push(c);
            }
            '^' if !quoted => match chars.next() {
                Some('\n') => {
                    // The first character of the next line is an ordinary one.
                    line.extend(chars.next());
                }
                other => line.extend(other),
            },
            '\n' => {
                quoted = false;
                lines.push(String::new());
            }
            '&' | '|' | '<' | '>' | '(' | ')'
                if !quoted && !line.starts_with("chcp ") && !line.starts_with("rem ") =>
            {
                panic!("{c} is not between quotes: {text}")
            }
            c => line.push(c),
        }
    }
    for line in &lines {
        assert!(line.encode_utf16().count() <= 8191);
    }
    lines
}

/// A line after variables are filled in. Typed, one that does not exist stays as it stands; whatever could be one fails.
#[track_caller]
fn percent(line: &str, batch: bool) -> String {
    let mut parts = line.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if batch {
            assert_eq!(part, "", "a lone percent sign: {line}");
            out.push('%');
            out.push_str(parts.next().expect("the second of two percent signs"));
            continue;
        }
        assert!(part.starts_with('^') || parts.peek().is_none(), "a variable: {line}");
        out.push('%');
        out.push_str(part);
    }
    out
}

#[test]
fn arguments_are_those_of_the_documentation() {
    let cases: &[(&str, &[&str])] = &[
        (r#""a b c" d e"#, &["a b c", "d", "e"]),
        (r#""ab\"c" "\\" d"#, &["ab\"c", "\\", "d"]),
        (r#"a\\\b d"e f"g h"#, &[r"a\\\b", "de fg", "h"]),
        (r#"a\\\"b c d"#, &[r#"a\"b"#, "c", "d"]),
        (r#"a\\\\"b c" d e"#, &[r"a\\b c", "d", "e"]),
    ];
    for (line, expected) in cases {
        assert_eq!(arguments(line), *expected, "{line}");
    }
}
