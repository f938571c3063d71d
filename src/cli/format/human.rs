//! For people: each finding with the line it is about, what to write instead, and where that is documented.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use create_backup_plan::command::posix;
use create_backup_plan::import::{self, Import};
use create_backup_plan::lang::unseen::turns;
use create_backup_plan::lang::{Arg, Language, Message, Text, t};
use create_backup_plan::rules::{Finding, Severity};
use create_backup_plan::values::json::{Node, Span};
use create_backup_plan::verdict::checked::Checked;
use create_backup_plan::verdict::lines::{Columns, Lines};
use unicode_width::UnicodeWidthChar;

use super::mask::Mask;
use super::{ERROR, Format, Totals, counted};

/// The most columns of a source line that are shown.
const WIDTH: usize = 100;
/// How many columns a tab is shown as.
const TAB: usize = 4;
/// How many characters on each side of a mark are looked at; some take no column.
const NEAR: usize = 4 * WIDTH;
/// The columns that stay in view before the marked part of a long line.
const LEAD: usize = 30;

/// Colours, where they are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    on: bool,
}

impl Paint {
    /// Colours for a terminal, unless `NO_COLOR` is set (<https://no-color.org>) or the terminal has none; for everything
    /// where `CLICOLOR_FORCE` is set (<https://bixense.com/clicolors/>), as for `less -R` and the logs of pipelines.
    pub(crate) fn on(stream: &impl IsTerminal) -> Self {
        let variable = |name| std::env::var_os(name).unwrap_or_default();
        let forced = !matches!(variable("CLICOLOR_FORCE").to_str(), Some("" | "0"));
        let has_colours = stream.is_terminal() && variable("TERM") != "dumb";
        Paint { on: (forced || has_colours) && variable("NO_COLOR").is_empty() }
    }

    /// A text in a colour, given as the numbers of an SGR sequence.
    pub(crate) fn paint(self, colour: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// The colours.
const BOLD: &str = "1";
const BLUE: &str = "1;34";
const GREEN: &str = "32";
const DIM: &str = "2";

#[derive(Debug)]
pub(crate) struct Human {
    language: Language,
    paint: Paint,
    /// Whether files have several requests.
    several: bool,
}

impl Human {
    pub(crate) fn new(language: Language, paint: Paint, several: bool) -> Self {
        Human { language, paint, several }
    }

    fn say(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    /// One finding.
    fn finding(
        &self,
        out: &mut dyn Write,
        checked: &Checked<'_>,
        lines: &Lines<'_>,
        mask: &Mask,
        finding: &Finding,
    ) -> io::Result<()> {
        let span = finding.span.unwrap_or_default();
        let position = checked.position(lines, span.start);
        let number = position.line;
        let place = format!("{}:{number}:{}:", checked.file.unwrap_or("<stdin>"), position.column);
        let severity = self.paint.paint(
            match finding.severity {
                Severity::Error => "1;31",
                Severity::Warning => "1;33",
                Severity::Note => "1;36",
            },
            &format!("{}[{}]", finding.severity, finding.rule.id),
        );
        let message = visible(&finding.message.render(self.language));
        let place = self.paint.paint(BOLD, &place);
        writeln!(out, "{place} {severity}: {}", self.paint.paint(BOLD, &message))?;

        let gutter = " ".repeat(number.to_string().len());
        let bar = self.paint.paint(BLUE, "|");
        if let Some((line, start)) = lines.line(number - checked.lines_before) {
            let Excerpt { shown, indent, marked } =
                excerpt(checked.text, mask, span, start..start + line.len());
            let number = self.paint.paint(BLUE, &number.to_string());
            let carets = self.paint.paint("1;31", &"^".repeat(marked));
            writeln!(out, "{gutter} {bar}")?;
            writeln!(out, "{number} {bar} {shown}")?;
            writeln!(out, "{gutter} {bar} {}{carets}", " ".repeat(indent))?;
        }
        for fix in &finding.fixes {
            let title = visible(&fix.title.render(self.language));
            let word = self.paint.paint(GREEN, self.say(fix.word()));
            writeln!(out, "{gutter} = {word}{title}")?;
        }
        if let Some(help) = self.help(checked, finding) {
            let word = self.paint.paint(GREEN, self.say(t("help: ", "帮助：")));
            writeln!(out, "{gutter} = {word}{help}")?;
        }
        let word = self.say(t("see: ", "参见："));
        writeln!(
            out,
            "{gutter} = {}",
            self.paint.paint(DIM, &format!("{word}{}", finding.reference()))
        )?;
        writeln!(out)
    }
}

impl Human {
    /// Which option or command takes a text that is no request by itself.
    fn help(&self, checked: &Checked<'_>, finding: &Finding) -> Option<String> {
        if finding.rule.id == "request/not-object" {
            let is_list = checked.text.trim_start_matches('\u{feff}').trim_start().starts_with('[');
            return is_list.then(|| self.say(ARRAY).to_owned());
        }
        // The first line of a file whose lines are taken for requests.
        if self.several && finding.rule.id == "request/not-json" {
            let text = match checked.text.trim() {
                "{" => t(
                    "a request over several lines is checked with --batch instead of --jsonl",
                    "跨多行的请求应改用 --batch，而不是 --jsonl",
                ),
                "[" => ARRAY,
                _ => return None,
            };
            return Some(self.say(text).to_owned());
        }
        let import = other_form(checked, finding)?;
        let reader = import.reader?;
        let file = checked.file.map_or_else(String::new, |file| {
            // What begins with a hyphen is an option.
            let here = if file.starts_with('-') { "./" } else { "" };
            format!(" {}", posix::word(&format!("{here}{file}")))
        });
        let mut lines = checked.text.lines().filter(|line| !line.trim().is_empty());
        let command = if lines.all(|line| Node::read(line).is_ok()) {
            format!("create-backup-plan check --batch{file}")
        } else {
            let lines = if import.plans.len() > 1 { " --jsonl" } else { "" };
            format!("create-backup-plan import{file} | create-backup-plan check{lines}")
        };
        let text = t("can be read as {0}: {1}", "可识别为 {0}：{1}");
        let args = [Arg::Plain(self.say(reader.title).to_owned()), Arg::Plain(command)];
        Some(Message::new(text, args).render(self.language))
    }
}

const ARRAY: Text = t("an array of requests is checked by --batch", "请求数组应使用 --batch 检查");

/// The longest text that is looked at for a request in another form.
const LONGEST_OTHER: usize = 1 << 16;

/// How a text that is no JSON holds a request all the same.
fn other_form(checked: &Checked<'_>, finding: &Finding) -> Option<Import> {
    let is_asked = finding.rule.id == "request/not-json"
        && checked.lines_before == 0
        && checked.text.len() <= LONGEST_OTHER;
    is_asked.then(|| import::read(checked.text)).filter(|import| !import.plans.is_empty())
}

impl Format for Human {
    fn checked(&mut self, out: &mut dyn Write, checked: &Checked<'_>) -> io::Result<()> {
        if checked.report.findings.is_empty() {
            return Ok(());
        }
        let lines = Lines::of(checked.text, Columns::Scalars);
        let mask = Mask::of(checked.text);
        let mut findings = checked.report.findings.iter();
        findings.try_for_each(|finding| self.finding(out, checked, &lines, &mask, finding))
    }

    fn end(&mut self, out: &mut dyn Write, totals: &Totals) -> io::Result<()> {
        if totals.requests == 0 && !totals.unread.is_empty() {
            return Ok(());
        }
        let closing = totals.said(self.language);
        let fixable = match totals.fixable {
            0 => String::new(),
            fixable => {
                let errors = counted(fixable, ERROR, self.language);
                match self.language {
                    Language::English => format!(" {errors} can be fixed by `check --fix`."),
                    Language::Chinese => format!("其中 {errors}可用 `check --fix` 修复。"),
                }
            }
        };
        writeln!(out, "{}{fixable}", self.paint.paint(BOLD, &closing))
    }
}

/// A source line as it is shown, with the columns before its marked part and the width of that.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    shown: String,
    indent: usize,
    marked: usize,
}

/// A line of a text, with the part that a span marks. An object or array is marked by its opening bracket; a span that
/// ends in a later line, as far as this one goes.
fn excerpt(text: &str, mask: &Mask, span: Span, line: Range<usize>) -> Excerpt {
    let from = text.floor_char_boundary(span.start.clamp(line.start, line.end));
    let to = match text[from..line.end].chars().next() {
        Some('{' | '[') => from + 1,
        _ => text.floor_char_boundary(span.end.clamp(from, line.end)),
    };
    // A minified request is one line; only what is near the mark can come into view.
    let first = text[line.start..from].char_indices().rev().take(NEAR).last();
    let start = first.map_or(from, |(at, _)| line.start + at);
    let shown = |part: Range<usize>| {
        let end =
            text[part.clone()].char_indices().nth(NEAR).map_or(part.end, |(at, _)| part.start + at);
        visible(&mask.apply(text, part.start..end))
    };
    let (mut before, mut marked, mut after) =
        (shown(start..from), shown(from..to), shown(to..line.end));
    if width(&before) + width(&marked) + width(&after) > WIDTH {
        before = shortened(&before, LEAD, true);
        marked = shortened(&marked, WIDTH - width(&before), false);
        after = shortened(&after, WIDTH - width(&before) - width(&marked), false);
    }
    Excerpt {
        indent: width(&before),
        marked: width(&marked).max(1),
        shown: format!("{before}{marked}{after}").trim_end().to_owned(),
    }
}

/// At most so many columns of a text, its end or its beginning.
fn shortened(text: &str, most: usize, end: bool) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    if most == 0 {
        return String::new();
    }
    let mut left = most - 1;
    let mut fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    if end {
        let kept: Vec<char> = text.chars().rev().take_while(&mut fits).collect();
        std::iter::once('…').chain(kept.into_iter().rev()).collect()
    } else {
        text.chars().take_while(&mut fits).chain(['…']).collect()
    }
}

fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// A text that keeps to its line and its direction, whatever a terminal would make of it.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.extend(std::iter::repeat_n(' ', TAB)),
            // Control characters, and those that turn the writing direction.
            c if c.is_control() || turns(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole_line(line: &str, span: Range<usize>) -> Excerpt {
        let span = Span { start: span.start, end: span.end };
        excerpt(line, &Mask::of(""), span, 0..line.len())
    }

    #[track_caller]
    fn shows(line: &str, span: Range<usize>, shown: &str, carets: &str) {
        let excerpt = whole_line(line, span);
        assert_eq!(excerpt.shown, shown);
        let below = format!("{}{}", " ".repeat(excerpt.indent), "^".repeat(excerpt.marked));
        assert_eq!(below, carets);
    }

    #[test]
    fn carets_stand_under_what_they_mark() {
        shows("{\"a\": 12}", 6..8, "{\"a\": 12}", "      ^^");
        shows("\t\"a\": 1", 1..4, "    \"a\": 1", "    ^^^");
        shows("\"中文\": 1", 8..8, "\"中文\": 1", "      ^");
        shows("\"中文\"", 0..8, "\"中文\"", "^^^^^^");
    }

    #[test]
    fn an_object_is_marked_by_its_bracket_and_the_end_by_one_caret() {
        shows("{\"a\": [1, 2]}", 6..12, "{\"a\": [1, 2]}", "      ^");
        shows("{", 1..1, "{", " ^");
        shows("", 0..0, "", "^");
        shows("\"a\": \"b", 5..40, "\"a\": \"b", "     ^^");
    }

    #[test]
    fn a_long_line_is_shown_around_its_mark() {
        let line = format!("{}X{}", "a".repeat(200), "b".repeat(200));
        let shown = format!("…{}X{}…", "a".repeat(29), "b".repeat(68));
        shows(&line, 200..201, &shown, &format!("{}^", " ".repeat(30)));
        let whole = whole_line(&line, 0..401);
        assert_eq!((whole.indent, whole.marked), (0, WIDTH));
    }

    #[test]
    fn nothing_in_a_line_moves_the_cursor() {
        shows("\u{1b}[2J\u{202e}x", 7..8, "\u{fffd}[2J\u{fffd}x", "     ^");
    }
}
