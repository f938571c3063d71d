//! Why a file was not read to its end, or holds no requests at all.

use crate::lang::{Arg, Message, t};

/// Why nothing more was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stop {
    /// An array is not one to its end.
    Broken {
        /// The line of the file, from 1.
        line: usize,
        /// The byte of the file, from 0.
        at: usize,
    },
    /// A request is longer than the reader was told to take.
    TooLong {
        /// The line of the file that it begins on, from 1.
        line: usize,
        /// The most bytes that are taken.
        most: usize,
    },
    /// The text is UTF-16.
    Utf16,
    /// What comes first begins neither an array nor an object.
    Neither,
    /// There is nothing but space.
    Empty,
}

impl Stop {
    /// What to say of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match *self {
            Stop::Broken { line, at } => Message::new(
                t(
                    "The array breaks off on line {0}, at byte {1}. Nothing after that was read.",
                    "数组在第 {0} 行、第 {1} 字节处中断，其后内容未读取。",
                ),
                [Arg::count(line), Arg::count(at)],
            ),
            Stop::TooLong { line, most } => Message::new(
                t(
                    "The plan that begins on line {0} is longer than {1} bytes. Nothing from there on was read.",
                    "第 {0} 行开始的计划超过 {1} 字节，从该处起未读取。",
                ),
                [Arg::count(line), Arg::count(most)],
            ),
            Stop::Utf16 => Message::new(
                t("The file is UTF-16. Save it as UTF-8.", "文件为 UTF-16 编码，应另存为 UTF-8。"),
                [],
            ),
            Stop::Neither => Message::new(
                t(
                    "The file is neither a JSON array nor JSON Lines: it begins with neither `[` nor `{`.",
                    "文件既不是 JSON 数组也不是 JSON Lines：开头既不是 `[` 也不是 `{`。",
                ),
                [],
            ),
            Stop::Empty => Message::new(t("The file is empty.", "文件为空。"), []),
        }
    }
}
