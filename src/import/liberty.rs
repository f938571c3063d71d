//! Departures from the rules of a form, where what is meant is plain all the same: each is said once.

use crate::import::note::{Note, NoteKind};
use crate::lang::{Text, t};

/// How a text departs from the rules of its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Liberty {
    Comments,
    TypographicQuotes,
    WideSigns,
    SingleQuotes,
    BareNames,
    Commas,
    MissingCommas,
    Zeros,
    InnerQuotes,
    Backslashes,
    ShellSigns,
    Continuation,
    BrokenUrl,
    Comparison,
    Html,
    Unclosed,
}

/// The ways in which a text departs, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Liberties(Vec<Liberty>);

impl Liberties {
    pub(in crate::import) fn add(&mut self, liberty: Liberty) {
        if !self.0.contains(&liberty) {
            self.0.push(liberty);
        }
    }

    /// A note on each.
    pub(in crate::import) fn notes(&self) -> impl Iterator<Item = Note> {
        self.0.iter().map(|liberty| liberty.note())
    }
}

impl Liberty {
    pub(in crate::import) fn note(self) -> Note {
        // What is cut off may lack what stood behind.
        let kind = if self == Liberty::Unclosed { NoteKind::Limit } else { NoteKind::Mended };
        Note::new(kind, self.text(), [])
    }

    fn text(self) -> Text {
        match self {
            Liberty::Comments => {
                t("JSON has no comments; they were passed over.", "JSON 没有注释，已略过。")
            }
            Liberty::TypographicQuotes => {
                t("Typographic quotes were read as plain ones.", "弯引号已按直引号读取。")
            }
            Liberty::WideSigns => t(
                "Full-width colons and commas were read as plain ones.",
                "全角冒号和逗号已按半角读取。",
            ),
            Liberty::SingleQuotes => {
                t("Single quotes were read as double ones.", "单引号已按双引号读取。")
            }
            Liberty::BareNames => t(
                "Names without quotes were read as if they had them.",
                "没有引号的名称已按有引号读取。",
            ),
            Liberty::Commas => t("An extra comma was ignored.", "多余的逗号已略过。"),
            Liberty::MissingCommas => t("A comma that is missing was added.", "缺少的逗号已补上。"),
            Liberty::Zeros => t(
                "A number with zeros before it was read as a text.",
                "以零开头的数字已按文本读取。",
            ),
            Liberty::InnerQuotes => t(
                "Quotes inside of a text have no backslash; they were read as a part of it.",
                "文本内的引号前没有反斜杠，已作为文本的一部分读取。",
            ),
            Liberty::Backslashes => t(
                "Single backslashes in Windows paths were read as they stand.",
                "Windows 路径中的单个反斜杠已按原样读取。",
            ),
            Liberty::ShellSigns => t(
                "A shell ends the command at a `|` or `&` without quotes; it was read as if it had them. Put the value in quotes.",
                "Shell 会在没有引号的 `|` 或 `&` 处结束命令；此处按有引号读取，应给该值加上引号。",
            ),
            Liberty::Continuation => t(
                "Lines of one command were joined, though nothing at their end says so: write a backslash there, and nothing behind it.",
                "同一命令的各行已连接，但行末没有相应标记：应在行末写反斜杠，其后不留任何字符。",
            ),
            Liberty::BrokenUrl => {
                t("A URL that goes on in the next lines was joined.", "跨行的 URL 已连接成一行。")
            }
            Liberty::Comparison => t(
                "Two versions are compared in the text; the new one was read.",
                "文本是两个版本的对比，已读取新版本。",
            ),
            Liberty::Html => t(
                "Escapes of HTML were read as the characters they stand for.",
                "HTML 转义已按其代表的字符读取。",
            ),
            Liberty::Unclosed => t(
                "A bracket or a quote is not closed; the text was read as far as it goes.",
                "有括号或引号没有闭合，已读到能读的位置。",
            ),
        }
    }
}
