//! Texts in every language the project speaks, and how a message is put together.
//!
//! A text stands beside the thing it speaks of (a parameter's row, a rule's check, a component) as one
//! [`Text`], which has a field for each language: a missing translation does not compile. What only the form
//! says is in `app::words`.

pub mod unseen;

use std::fmt::{self, Write as _};
use std::str::FromStr;

use crate::lang::unseen::is_unfit;

/// The languages, in the order they are offered.
pub static LANGUAGES: &[Language] = &[Language::English, Language::Chinese];

/// A language the project speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, the fallback.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        }
    }

    /// The language's own name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Chinese => "简体中文",
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a BCP 47 tag by its first part: every `zh…` is Chinese, every `en…` English.
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") {
            Ok(Language::Chinese)
        } else if primary.eq_ignore_ascii_case("en") {
            Ok(Language::English)
        } else {
            Err(UnknownLanguage)
        }
    }
}

/// A tag of a language the project does not speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a language tag that begins with `en` or `zh`")
    }
}

impl std::error::Error for UnknownLanguage {}

/// A text in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }
}

/// A text in every language: `t("Retention", "保留天数")`.
#[must_use]
pub const fn t(en: &'static str, zh: &'static str) -> Text {
    Text { en, zh }
}

/// The most characters of a value that a message quotes; the rest becomes `…`.
pub const QUOTED: usize = 40;

/// What is filled into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A value that was given: shown between backticks, cut to [`QUOTED`] characters.
    Value(String),
    /// A literal to write, whole, between backticks.
    Code(String),
    /// Literals to write, each between backticks, and what the language has between the entries of a list.
    Codes(Vec<String>),
    /// Words of no language.
    Plain(String),
    /// A number.
    Number(i128),
    /// A text of its own.
    Text(Text),
    /// A member of a numbered thing: "Schedule of backup rule 2".
    Label(Label),
}

/// The name of a field as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The field's own label.
    pub text: Text,
    /// Its number, for an entry of a list.
    pub entry: Option<usize>,
    /// The number of the backup rule it belongs to.
    pub backup_rule: Option<usize>,
}

impl Label {
    /// The label in one language: "Backup path 3", "Schedule of backup rule 2".
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut out = String::new();
        self.render_into(&mut out, language);
        out
    }

    fn render_into(&self, out: &mut String, language: Language) {
        let text = self.text.get(language);
        if let (Some(number), Language::Chinese) = (self.backup_rule, language) {
            let _ = write!(out, "备份规则 {number} 的");
        }
        let _ = match (self.entry, language) {
            (None, _) => out.write_str(text),
            (Some(number), Language::English) => write!(out, "{text} {number}"),
            (Some(number), Language::Chinese) => write!(out, "第 {number} 项{text}"),
        };
        if let (Some(number), Language::English) = (self.backup_rule, language) {
            let _ = write!(out, " of backup rule {number}");
        }
    }
}

/// A sentence with its values, in whatever language it is asked for.
///
/// Placeholders are `{0}`, `{1}` … in the order of the arguments. `{^0}` is argument 0 in the middle of an
/// English sentence: a label loses its capital there ("Enter a vault ID").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence with its placeholders.
    pub text: Text,
    /// What fills them.
    pub args: Vec<Arg>,
}

impl Message {
    /// A message with its arguments.
    #[must_use]
    pub fn new(text: Text, args: impl Into<Vec<Arg>>) -> Self {
        Message { text, args: args.into() }
    }

    /// The message in one language.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut out = String::new();
        self.render_into(&mut out, language);
        out
    }

    /// Writes the message in one language into an empty text.
    pub fn render_into(&self, out: &mut String, language: Language) {
        let mut rest = self.text.get(language);
        while let Some(open) = rest.find('{') {
            let (before, tail) = rest.split_at(open);
            out.push_str(before);
            let Some(close) = tail.find('}') else {
                rest = tail;
                break;
            };
            let key = &tail[1..close];
            let (inner, index) = match key.strip_prefix('^') {
                Some(index) => (true, index),
                None => (false, key),
            };
            match index.parse::<usize>().ok().and_then(|index| self.args.get(index)) {
                Some(arg) if inner => {
                    let mut label = String::new();
                    arg.render_into(&mut label, language);
                    out.push_str(&uncapitalised(&label));
                }
                Some(arg) => {
                    let start = out.len();
                    arg.render_into(out, language);
                    let code = matches!(arg, Arg::Value(_) | Arg::Code(_) | Arg::Codes(_));
                    let behind = End::of(tail[close + 1..].chars(), code);
                    if End::of(out.chars().rev(), code).stands_off(behind) {
                        out.push(' ');
                    }
                    let (before, within) = out.split_at(start);
                    let before = End::of(before.chars().rev(), code);
                    if before.stands_off(End::of(within.chars(), code)) {
                        out.insert(start, ' ');
                    }
                }
                // Not a placeholder: literal braces, as in a JSON sample.
                None => out.push_str(&tail[..=close]),
            }
            rest = &tail[close + 1..];
        }
        out.push_str(rest);
    }
}

impl Arg {
    /// A value that was given.
    #[must_use]
    pub fn value(text: impl AsRef<str>) -> Arg {
        // One character more than is shown tells that there are more.
        Arg::Value(text.as_ref().chars().take(QUOTED + 1).collect())
    }

    /// A literal to write.
    #[must_use]
    pub fn code(text: impl Into<String>) -> Arg {
        Arg::Code(text.into())
    }

    /// Literals to write.
    #[must_use]
    pub fn codes<'c>(texts: impl IntoIterator<Item = &'c str>) -> Arg {
        Arg::Codes(texts.into_iter().map(str::to_owned).collect())
    }

    /// A count.
    #[must_use]
    pub fn count(number: usize) -> Arg {
        Arg::Number(number as i128)
    }

    fn render_into(&self, out: &mut String, language: Language) {
        match self {
            Arg::Value(value) => fenced(out, cut(value)),
            Arg::Code(code) => fenced(out, code.chars()),
            Arg::Codes(codes) => {
                for (index, code) in codes.iter().enumerate() {
                    out.push_str(if index > 0 { t(", ", "、").get(language) } else { "" });
                    fenced(out, code.chars());
                }
            }
            Arg::Plain(words) => out.push_str(words),
            Arg::Number(number) => {
                let _ = write!(out, "{number}");
            }
            Arg::Text(text) => out.push_str(text.get(language)),
            Arg::Label(label) => label.render_into(out, language),
        }
    }
}

/// A text between backticks. One that it has itself would end them too early.
fn fenced(out: &mut String, text: impl Iterator<Item = char>) {
    out.push('`');
    out.extend(text.map(|c| if c == '`' { '\'' } else { c }));
    out.push('`');
}

/// The text on one line, at most [`QUOTED`] characters of it.
fn cut(text: &str) -> impl Iterator<Item = char> {
    let shown = text.chars().take(QUOTED);
    let more = text.len() > QUOTED && text.chars().nth(QUOTED).is_some();
    shown.map(|c| if is_unfit(c) { '\u{fffd}' } else { c }).chain(more.then_some('…'))
}

/// What a text has at one of its ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Latin,
    Chinese,
    Other,
}

impl End {
    /// What comes first, going into a text from that end. Backticks stand around code, which counts as Latin, and around
    /// what is made bold, which may be either.
    fn of(mut inwards: impl Iterator<Item = char>, code: bool) -> Self {
        match inwards.next() {
            Some('`') if code || inwards.next().is_some_and(|c| c.is_ascii()) => End::Latin,
            Some(c) if c.is_ascii_alphanumeric() => End::Latin,
            Some('\u{4e00}'..='\u{9fff}') => End::Chinese,
            _ => End::Other,
        }
    }

    /// Whether a space belongs between the two, as Chinese typesetting has it.
    fn stands_off(self, other: End) -> bool {
        matches!((self, other), (End::Latin, End::Chinese) | (End::Chinese, End::Latin))
    }
}

/// "Vault ID" → "vault ID", but "ECS instance" and "OSS bucket" stay.
fn uncapitalised(label: &str) -> String {
    let mut label = label.to_owned();
    // The name of a product stays as it is.
    if let [first, second, ..] = label.as_bytes()
        && !label.starts_with("Tablestore")
        && first.is_ascii_uppercase()
        && !second.is_ascii_uppercase()
        && let Some(first) = label.get_mut(..1)
    {
        first.make_ascii_lowercase();
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn en(text: Text, args: &[Arg], expected: &str) {
        assert_eq!(Message::new(text, args).render(Language::English), expected);
    }

    #[test]
    fn placeholders_are_filled_in_any_order() {
        en(t("{1} before {0}", ""), &[Arg::Number(1), Arg::code("P1D")], "`P1D` before 1");
    }

    #[test]
    fn braces_that_hold_no_number_stay() {
        en(
            t("write {\"UseVSS\":true} or {0}", ""),
            &[Arg::Number(1)],
            "write {\"UseVSS\":true} or 1",
        );
        en(t("open { only", ""), &[], "open { only");
    }

    #[test]
    fn a_label_loses_its_capital_in_mid_sentence() {
        let label = |text| Arg::Label(Label { text, entry: None, backup_rule: None });
        en(t("Enter the {^0}.", ""), &[label(t("Vault ID", ""))], "Enter the vault ID.");
        en(
            t("Enter the {^0}.", ""),
            &[label(t("ECS instance ID", ""))],
            "Enter the ECS instance ID.",
        );
    }

    #[test]
    fn a_long_value_is_cut_and_stays_on_one_line() {
        en(t("{0}", ""), &[Arg::value("x".repeat(41))], &format!("`{}…`", "x".repeat(40)));
        en(t("{0}", ""), &[Arg::value("a\nb")], "`a\u{fffd}b`");
        en(
            t("{0}", ""),
            &[Arg::value("\u{200b}👩\u{200d}👧\u{feff}")],
            "`\u{fffd}👩\u{200d}👧\u{fffd}`",
        );
    }

    #[test]
    fn numbered_labels_name_their_backup_rule() {
        let label =
            Label { text: t("Schedule", "执行周期"), entry: None, backup_rule: Some(2) };
        assert_eq!(label.render(Language::English), "Schedule of backup rule 2");
        assert_eq!(label.render(Language::Chinese), "备份规则 2 的执行周期");
    }

    #[test]
    fn tags_are_read_by_their_first_part() {
        assert_eq!("zh-TW".parse(), Ok(Language::Chinese));
        assert_eq!("EN_us".parse(), Ok(Language::English));
        assert_eq!("fr".parse::<Language>(), Err(UnknownLanguage));
    }
}
