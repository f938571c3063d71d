//! curl's configuration: options, one a line, that a script hands to its standard input.

use crate::import::shell::Word;

/// The options of a configuration as words: a name, and behind an equals sign, a colon or a space its value
/// (curl's manual page, `--config`).
pub(in crate::import) fn words(input: &Word) -> Vec<Word> {
    let mut words = Vec::new();
    let mut end = 0;
    for line in input.text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let name = line.trim_start();
        let name = name.split(['=', ':', ' ', '\t', '\r', '\n']).next().unwrap_or_default();
        if name.is_empty() || name.starts_with('#') {
            continue;
        }
        let dashes = if name.starts_with('-') { "" } else { "--" };
        let option = format!("{dashes}{name}");
        words.push(Word { text: option, span: input.span.clone(), ..Word::default() });
        let behind = line.len() - line.trim_start().len() + name.len();
        let value = line[behind..].trim_start_matches(['=', ':', ' ', '\t']);
        let at = start + line.len() - value.len();
        if !value.trim().is_empty() {
            words.push(setting(input, at, value.trim_end_matches(['\r', '\n'])));
        }
    }
    words
}

/// A value of a configuration, which stands at a byte of its text: between quotes, backslashes escape.
fn setting(input: &Word, at: usize, value: &str) -> Word {
    let mut word = Word { span: input.span.clone(), quoted: true, ..Word::default() };
    let mut holes = input.holes.iter().skip_while(|(hole, _)| *hole < at).peekable();
    let quoted = value.starts_with('"');
    let mut chars = value.char_indices().skip(usize::from(quoted));
    while let Some((index, c)) = chars.next() {
        while let Some((_, name)) = holes.next_if(|(hole, _)| *hole <= at + index) {
            word.holes.push((word.text.len(), name.clone()));
        }
        match c {
            '"' if quoted => break,
            '\\' if quoted => word.text.extend(chars.next().map(|(_, c)| match c {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                'v' => '\u{b}',
                c => c,
            })),
            c if c.is_whitespace() && !quoted => break,
            c => word.text.push(c),
        }
    }
    word.unresolved = word.holes.first().map(|(_, name)| name.clone());
    word
}
