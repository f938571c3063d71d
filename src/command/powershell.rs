//! Texts as literals of PowerShell
//! (<https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>).

use std::fmt::Write as _;

/// A text as an expression: between single quotes, where nothing means anything but what ends them. That the typographic
/// ones do too is in `IsSingleQuote` of PowerShell's `CharTraits.cs`.
///
/// Control characters are written by their number: pasted into a console, they would be keys.
#[must_use]
pub fn literal(text: &str) -> String {
    let mut parts = Vec::new();
    let mut run = String::new();
    let end = |run: &mut String, parts: &mut Vec<String>| {
        if !run.is_empty() {
            parts.push(format!("'{}'", std::mem::take(run)));
        }
    };
    for c in text.chars() {
        if c.is_control() {
            end(&mut run, &mut parts);
            parts.push(format!("[char]{}", u32::from(c)));
            continue;
        }
        if is_quote(c) {
            run.push(c);
        }
        run.push(c);
    }
    end(&mut run, &mut parts);
    match parts.len() {
        0 => "''".to_owned(),
        // A character of its own is no text yet: what is added to a text is one.
        1 if run_is_text(&parts) => parts.swap_remove(0),
        _ => {
            let mut out = String::from("(");
            if !run_is_text(&parts) {
                out.push_str("'' + ");
            }
            // Writing to a text cannot fail.
            let _ = write!(out, "{})", parts.join(" + "));
            out
        }
    }
}

fn run_is_text(parts: &[String]) -> bool {
    parts.first().is_some_and(|part| part.starts_with('\''))
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quote_is_doubled() {
        assert_eq!(literal("it's ‘so‛ \"$x\" `"), "'it''s ‘‘so‛‛ \"$x\" `'");
        assert_eq!(literal(""), "''");
    }

    #[test]
    fn control_characters_are_numbers() {
        assert_eq!(literal("a\nb"), "('a' + [char]10 + 'b')");
        assert_eq!(literal("\t"), "('' + [char]9)");
    }
}
