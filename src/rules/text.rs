//! Characters that nobody sees: inside a text, and around it.

use std::borrow::Cow;

use crate::lang::unseen::Unseen;
use crate::lang::{Arg, Message, t};
use crate::params::Kind;
use crate::rules::spot::Spot;
use crate::rules::{Check, Fix};
use crate::values::invisible::invisibles;
use crate::values::json::is_blank;
use crate::values::path::{PathKind, several, with_backslashes};

rules! {
    /// A character without a shape comes with text that was copied from a page or a chat. The service takes it for
    /// part of the value, so an ID is not found and a path names another file.
    INVISIBLE_CHARACTER = "text/invisible-character", Warning,
    "看不见的字符常随网页或聊天内容一并复制进来。服务会把它当作值的一部分：ID 查不到，路径指向别的文件。",
    bad [
        "ecs-file" r#"{"PlanName":"nightly\u200bhome"}"#,
        "ecs-file" r#"{"InstanceId":"i-bp1567rc\u00ado5rz8bxnltz"}"#,
        "ecs-file" r#"{"Path":["/home\u00a0data"]}"#,
        "ecs-windows" r#"{"Path":["D:\\data\temp"]}"#,
        "oss" r#"{"Prefix":"photos\ufeff/"}"#,
        "udm-ecs" r#"{"UdmRegionId":"cn-\u202dshanghai","Detail":{"snapshotGroup":false}}"#,
    ],
    good ["ecs-file" r#"{"PlanName":"家族👨\u200d👩\u200d👧 می\u200cخواهم"}"#];

    /// U+FFFD stands where a program could not read a character, as when UTF-8 is taken for another encoding or is cut in
    /// the middle of a character. What was there is lost, and a path or a name is another one without it.
    LOST_CHARACTER = "text/lost-character", Warning,
    "程序无法识别某个字符时会以 U+FFFD 代替，例如编码弄错，或 UTF-8 文本在字符中间被截断。原来的字符已经丢失，路径或名称也就变成了另一个。",
    bad [
        "ecs-file" r#"{"PlanName":"nightly-\ufffd\ufffd"}"#,
        "ecs-file" r#"{"Path":["/home/\ufffd"]}"#,
        "oss" r#"{"Prefix":"photos-\ufffd/"}"#,
    ],
    good ["ecs-file" r#"{"PlanName":"nightly-夜"}"#];

    /// An entry of nothing names nothing.
    EMPTY_ENTRY = "text/empty-entry", Warning,
    "空的列表项不指向任何内容。",
    bad [
        "ecs-file" r#"{"Exclude":"[\"\"]"}"#,
        "ots" r#"{"OtsDetail":{"TableNames":["orders",""]}}"#,
        "udm-ecs" r#"{"Detail":{"diskIdList":[" "]}}"#,
    ],
    good ["ecs-file" r#"{"Exclude":"[]"}"#];

    /// Spaces around a value come with copying. They are part of what is sent, and nothing matches then.
    SURROUNDING_SPACE = "text/surrounding-space", Warning,
    "值前后的空格常随复制带入，会原样发送，结果什么都匹配不上。",
    bad [
        "ecs-file" r#"{"PlanName":" nightly"}"#,
        "ecs-file" r#"{"VaultId":"v-0003gxoksflhu46w185s\n"}"#,
        "oss" r#"{"Bucket":"hbr-backup-oss "}"#,
        "ecs-file" r#"{"Path":["/home "]}"#,
        "udm-ecs" r#"{"UdmRegionId":" cn-hangzhou"}"#,
    ],
    good ["ecs-file" r#"{"PlanName":"nightly home"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    for spot in check.spots {
        // Nothing but space is nothing to the rules of a grammar or a choice, and is sent all the same.
        if is_blank(spot.text) {
            blank(check, spot);
            continue;
        }
        // One of a few exact texts is its own rule's, whatever stands around it.
        if matches!(spot.row.kind, Kind::Choice(_)) {
            continue;
        }
        invisible(check, spot);
        lost(check, spot);
        // A schedule and a speed limit have a grammar, in which a space has its place in the message.
        if !matches!(spot.row.kind, Kind::Schedule | Kind::SpeedLimit) {
            surrounding(check, spot);
        }
    }
}

/// A text of nothing but space.
fn blank(check: &mut Check<'_>, spot: &Spot<'_>) {
    // An empty path has a rule of its own.
    if spot.row.kind == Kind::Paths {
        return;
    }
    if spot.is_entry() {
        let message = Message::new(
            t("{0} is empty. Fill it in or remove it.", "{0}为空，应填写或移除。"),
            [spot.label()],
        );
        check.find_at(&EMPTY_ENTRY, spot, message);
        return;
    }
    // An empty text is as good as absent.
    if spot.text.is_empty() {
        return;
    }
    let message = Message::new(
        t("{0} is nothing but spaces. Fill it in.", "{0}只有空格，应填写内容。"),
        [spot.label()],
    );
    let offer = may_change(spot) && check.afford(spot.cost());
    let finding = check.find_at(&SURROUNDING_SPACE, spot, message);
    if offer {
        finding.try_fix(|| Fix::remove(spot.remove()));
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

/// The same of a name: what stood between two words as a space or a line break is a space, so that they stay two.
fn spaced(text: &str) -> String {
    let is_space = |c: char| c.is_whitespace() || Unseen::of(c) == Some(Unseen::Space);
    let text: String = text.chars().map(|c| if is_space(c) { ' ' } else { c }).collect();
    clean(&text).into_owned()
}

fn invisible(check: &mut Check<'_>, spot: &Spot<'_>) {
    let trimmed = spot.text.trim_start();
    let skipped = spot.text.len() - trimmed.len();
    let Some((at, c)) = invisibles(trimmed.trim_end()).next() else { return };
    // Several paths in one entry, line by line, are another rule's.
    if spot.row.kind == Kind::Paths && several(spot.text).is_some() {
        return;
    }
    if matches!(spot.row.kind, Kind::Paths | Kind::ListText)
        && let Some(meant) = with_backslashes(spot.text)
        && invisibles(&meant).next().is_none()
    {
        backslashes(check, spot, &meant);
        return;
    }
    let at = at + skipped;
    let name = match (c, Unseen::of(c)) {
        ('\u{2800}', _) => t("blank character", "空白字符"),
        ('\u{ad}', _) => t("soft hyphen", "软连字符"),
        ('\u{feff}', _) => t("byte order mark", "字节顺序标记"),
        (_, Some(Unseen::Space)) => t("no-break space", "不换行空格"),
        (_, Some(Unseen::Turn | Unseen::Mark)) => t("text direction mark", "文字方向标记"),
        (_, Some(Unseen::Control)) => t("control character", "控制字符"),
        (_, Some(Unseen::Break)) => t("line separator", "行分隔符"),
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
    let tidy = match spot.row.kind {
        Kind::Name { .. } => spaced(spot.text),
        _ => clean(spot.text).into_owned(),
    };
    let is_empty = tidy.is_empty();
    let fix = || {
        let patch = if is_empty { spot.remove() } else { spot.rewrite(tidy) };
        Fix::new(t("Remove what cannot be seen", "移除看不见的字符"), [], patch)
    };
    match spot.row.kind {
        // A schedule that can be read now may show other errors.
        Kind::Schedule | Kind::SpeedLimit => finding.try_fix(fix),
        // A required parameter that is taken away would be missing.
        _ if is_empty => finding.try_fix(fix),
        _ => finding.fix(fix),
    };
}

fn lost(check: &mut Check<'_>, spot: &Spot<'_>) {
    let Some(at) = spot.text.find(char::REPLACEMENT_CHARACTER) else { return };
    let place = spot.text[..at].chars().count() + 1;
    let message = Message::new(
        t(
            "{0} has lost what was at character {1}: there is U+FFFD in its place. Write it again.",
            "{0}的第 {1} 个字符已丢失，被 U+FFFD 取代，应重新填写。",
        ),
        [spot.label(), Arg::count(place)],
    );
    let part = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    check.find_at(&LOST_CHARACTER, spot, message).part_of(spot, part);
}

/// Escapes in a path of Windows that were meant as backslashes. One that begins with such an escape is no path at all,
/// which is another rule's.
fn backslashes(check: &mut Check<'_>, spot: &Spot<'_>, meant: &str) {
    if PathKind::of(spot.text.trim_start()).is_none() {
        return;
    }
    let message = Message::new(
        t(
            "{0} has escapes where backslashes were meant: {1}. In JSON a backslash is `\\\\`.",
            "{0}中的反斜杠被读作转义：{1}。在 JSON 中反斜杠写作 `\\\\`。",
        ),
        [spot.label(), Arg::value(meant)],
    );
    let offer = check.afford(spot.cost());
    let finding = check.find_at(&INVISIBLE_CHARACTER, spot, message);
    if offer {
        finding.fix(|| Fix::write(Arg::value(meant), spot.rewrite(meant)));
    }
}

fn surrounding(check: &mut Check<'_>, spot: &Spot<'_>) {
    let core = spot.text.trim();
    if core.len() == spot.text.len() {
        return;
    }
    let label = spot.label();
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
        finding.fix(|| Fix::new(t("Remove the space", "去掉空格"), [], spot.rewrite(core)));
    }
}

/// Whether a fix may touch the text: a path or a prefix with a space is another one than without.
fn may_change(spot: &Spot<'_>) -> bool {
    !matches!(spot.row.kind, Kind::Paths | Kind::ListText | Kind::Verbatim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_text_has_neither() {
        assert_eq!(clean(" \u{a0}a\u{200b}b\u{200b}\t"), "ab");
        assert_eq!(clean("a b"), "a b");
        assert_eq!(spaced("\u{a0}nightly\u{a0}home\u{200b}\n"), "nightly home");
    }
}
