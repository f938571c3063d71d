//! Characters that nobody sees: inside a text, and around it.

use crate::lang::{Arg, Message, t};
use crate::params::Kind;
use crate::rules::Check;
use crate::rules::spot::Spot;
use crate::values::bytes::{below, equal, position};
use std::borrow::Cow;

rules! {
    /// A character without a shape comes with text that was copied from a page or a chat. The service takes it for
    /// part of the value, so an ID is not found and a path names another file.
    INVISIBLE_CHARACTER = "text/invisible-character", Warning,
    "看不见的字符常随网页或聊天内容一并复制进来。服务会把它当作值的一部分：ID 查不到，路径指向别的文件。",
    bad [
        "ecs-file" r#"{"PlanName":"nightly\u200bhome"}"#,
        "ecs-file" r#"{"InstanceId":"i-bp1567rc\u00ado5rz8bxnltz"}"#,
        "ecs-file" r#"{"Path":["/home\u00a0data"]}"#,
        "oss" r#"{"Prefix":"photos\ufeff/"}"#,
        "udm-ecs" r#"{"UdmRegionId":"cn-\u202dshanghai","Detail":{"snapshotGroup":false}}"#,
    ],
    good ["ecs-file" r#"{"PlanName":"家族👨\u200d👩\u200d👧 می\u200cخواهم"}"#];

    /// Spaces around a value come with copying. They are part of what is sent, and nothing matches then.
    SURROUNDING_SPACE = "text/surrounding-space", Warning,
    "值前后的空格常随复制带入，会原样发送，结果什么都匹配不上。",
    bad [
        "ecs-file" r#"{"PlanName":" nightly"}"#,
        "ecs-file" r#"{"VaultId":"v-0003gxoksflhu46w185s\n"}"#,
        "oss" r#"{"Bucket":"hbr-backup-oss "}"#,
        "ecs-file" r#"{"Path":["/home "]}"#,
        "udm-ecs" r#"{"UdmRegionId":" cn-shanghai"}"#,
    ],
    good ["ecs-file" r#"{"PlanName":"nightly home"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    for spot in check.spots {
        // One of a few exact texts is its own rule's, whatever stands around it.
        if matches!(spot.row.kind, Kind::Choice(_)) {
            continue;
        }
        invisible(check, spot);
        // A schedule and a speed limit have a grammar, in which a space has its place in the message.
        if !matches!(spot.row.kind, Kind::Schedule | Kind::SpeedLimit) {
            surrounding(check, spot);
        }
    }
}

/// The text as it was meant: nothing invisible inside, nothing around.
pub(in crate::rules) fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let mut hidden = invisibles(text).peekable();
    if hidden.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in hidden {
        clean.push_str(&text[from..at]);
        from = at + c.len_utf8();
    }
    clean.push_str(&text[from..]);
    Cow::Owned(clean)
}

fn invisible(check: &mut Check<'_>, spot: &Spot<'_>) {
    let trimmed = spot.text.trim_start();
    let skipped = spot.text.len() - trimmed.len();
    let Some((at, c)) = invisibles(trimmed.trim_end()).next() else { return };
    let at = at + skipped;
    let name = match c {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => t("no-break space", "不换行空格"),
        '\u{ad}' => t("soft hyphen", "软连字符"),
        '\u{feff}' => t("byte order mark", "字节顺序标记"),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            t("text direction mark", "文字方向标记")
        }
        c if c.is_control() => t("control character", "控制字符"),
        _ => t("zero-width character", "零宽字符"),
    };
    let place = spot.text[..at].chars().count() + 1;
    let message = Message::new(
        t(
            "{0} has a {1} ({2}) at character {3}. Remove it.",
            "{0}的第 {3} 个字符是看不见的{1}（{2}），应移除。",
        ),
        [
            spot.label(),
            Arg::Text(name),
            Arg::Plain(format!("U+{:04X}", u32::from(c))),
            Arg::count(place),
        ],
    );
    let offer = may_change(spot) && check.afford(spot.cost());
    let finding =
        check.find_at(&INVISIBLE_CHARACTER, spot, message).part_of(spot, at..at + c.len_utf8());
    if !offer {
        return;
    }
    let title = Message::new(t("Remove what cannot be seen", "移除看不见的字符"), []);
    let tidy = clean(spot.text).into_owned();
    match spot.row.kind {
        // A schedule that can be read now may show other errors.
        Kind::Schedule | Kind::SpeedLimit => finding.try_fix(title, spot.rewrite(tidy)),
        // A required parameter that is taken away would be missing.
        _ if tidy.is_empty() => finding.try_fix(title, spot.remove()),
        _ => finding.fix(title, spot.rewrite(tidy)),
    };
}

fn surrounding(check: &mut Check<'_>, spot: &Spot<'_>) {
    let core = spot.text.trim();
    if core.len() == spot.text.len() {
        return;
    }
    let label = spot.label();
    if core.is_empty() {
        // An empty path has a rule of its own.
        if spot.row.kind == Kind::Paths {
            return;
        }
        let message = Message::new(
            t("{0} is nothing but spaces. Fill it in.", "{0}只有空格，应填写内容。"),
            [label],
        );
        let offer = may_change(spot) && check.afford(spot.cost());
        let finding = check.find_at(&SURROUNDING_SPACE, spot, message);
        if offer {
            finding.fix(Message::new(t("Remove it", "移除"), []), spot.remove());
        }
        return;
    }
    let before = spot.text.len() - spot.text.trim_start().len();
    let part = if before > 0 { 0..before } else { core.len()..spot.text.len() };
    let text = if may_change(spot) {
        t("{0} has space around it: {1}. Remove the space.", "{0}前后有空格：{1}，应去掉空格。")
    } else {
        t(
            "{0} has space around it: {1}. Remove it unless the name has it.",
            "{0}前后有空格：{1}，除非名称如此，否则应去掉。",
        )
    };
    let message = Message::new(text, [label, Arg::value(spot.text)]);
    let offer = may_change(spot) && check.afford(spot.cost());
    let core = core.to_owned();
    let finding = check.find_at(&SURROUNDING_SPACE, spot, message).part_of(spot, part);
    if offer {
        finding.fix(Message::new(t("Remove the space", "去掉空格"), []), spot.rewrite(core));
    }
}

/// Whether a fix may touch the text: a path or a prefix with a space is another one than without.
fn may_change(spot: &Spot<'_>) -> bool {
    !matches!(spot.row.kind, Kind::Paths | Kind::ListText | Kind::Verbatim)
}

/// The characters of a text that cannot be seen and do not belong to their neighbours.
fn invisibles(text: &str) -> impl Iterator<Item = (usize, char)> {
    let text = if may_hide(text) { text } else { "" };
    // A flag of a part of a country is written with tags behind a black flag.
    let flag = text.contains('\u{1f3f4}');
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = chars.next()?;
        let hidden = match c {
            // Joiners shape the letters of some scripts and build emoji; between other characters they are nothing.
            '\u{200c}' | '\u{200d}' => {
                let joins = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_invisible(c));
                !(joins(before) && joins(chars.peek().map(|(_, c)| *c)))
            }
            '\u{e0020}'..='\u{e007f}' => !flag,
            c => is_invisible(c),
        };
        before = Some(c);
        Some(hidden.then_some((at, c)))
    })
    .flatten()
}

/// Whether a character that cannot be seen may be in a text, by the bytes that such characters begin with. Few texts
/// have one, and looking at bytes is quick.
fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = position(bytes, |word| below(word, b' ') | equal(word, 0x7f) | word) else {
        return false;
    };
    bytes[first..]
        .iter()
        .any(|byte| matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3))
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{a0}'
                | '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{2007}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202f}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{206f}'
                | '\u{feff}'
                | '\u{e0001}'
                | '\u{e0020}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_belong_between_letters_and_emoji() {
        for text in [
            "👨\u{200d}👩\u{200d}👧",
            "می\u{200c}خواهم",
            "❤\u{fe0f}\u{200d}🔥",
            "🏴\u{e0067}\u{e0062}\u{e007f}",
        ] {
            assert_eq!(invisibles(text).next(), None, "{text}");
        }
        assert_eq!(invisibles("ab\u{200d}c").next(), Some((2, '\u{200d}')));
        assert_eq!(invisibles("\u{200d}👩").next(), Some((0, '\u{200d}')));
    }

    #[test]
    fn every_invisible_character_begins_with_a_byte_that_is_looked_for() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_invisible(*c)) {
            assert!(may_hide(c.encode_utf8(&mut [0; 4])), "{c:?}");
        }
        assert!(!may_hide("photos/备份/données 📦"));
    }

    #[test]
    fn a_clean_text_has_neither() {
        assert_eq!(clean(" \u{a0}a\u{200b}b\u{200b}\t"), "ab");
        assert_eq!(clean("a b"), "a b");
    }
}
