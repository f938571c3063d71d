//! Backup paths: each by itself, and side by side.

use std::borrow::Cow;

use crate::lang::{Arg, Message, t};
use crate::params::files::{MAX_PATH_LENGTH, MAX_PATHS, PATH};
use crate::params::source::SourceType;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::{Check, Fix};
use crate::values::json::{Node, Value, is_blank};
use crate::values::order::sort;
use crate::values::path::{
    PathKind, comparable, has_wildcard, is_inside, several, with_backslashes,
};

rules! {
    /// The official metadata: 20 items at most. The page: one path if it has a wildcard.
    TOO_MANY = "path/too-many", Error,
    "官方元数据规定最多 20 项；文档规定含通配符时只能一条。",
    bad ["ecs-file" r#"{"Path":["/1","/2","/3","/4","/5","/6","/7","/8","/9","/10","/11","/12","/13","/14","/15","/16","/17","/18","/19","/20","/21"]}"#],
    good ["ecs-file" r#"{"Path":["/1","/2","/3","/4","/5","/6","/7","/8","/9","/10","/11","/12","/13","/14","/15","/16","/17","/18","/19","/20"]}"#];

    /// The page: with an asterisk only one path can be given.
    ONE_WILDCARD = "path/one-wildcard", Error,
    "文档规定含星号时只能填写一条路径。",
    bad ["ecs-file" r#"{"Path":["/home/*","/srv"]}"#, "ecs-file" r#"{"Path":["/home/*/a","/srv/*"]}"#],
    good ["ecs-file" r#"{"Path":["/*/*"]}"#];

    /// The page: a path has at most 65,536 characters.
    TOO_LONG = "path/too-long", Error,
    "文档规定路径最多 65536 个字符。",
    bad ["long-path" "65537"],
    good ["long-path" "65536"];

    /// The page and the official provider's: an absolute path, from `/` on Linux, with a drive on Windows, or a UNC
    /// path of host and share.
    ABSOLUTE = "path/absolute", Error,
    "文档及官方 Provider 文档：绝对路径，Linux 以 `/` 开头，Windows 带盘符，UNC 路径含主机和共享名。",
    bad [
        "ecs-file" r#"{"Path":["home"]}"#,
        "ecs-file" r#"{"Path":["~/data"]}"#,
        "ecs-file" r#"{"Path":["\\data"]}"#,
        "ecs-file" r#"{"Path":["\\\\host"]}"#,
        "ecs-file" r#"{"Path":["C:"]}"#,
        "ecs-file" r#"{"Path":["“/home”"]}"#,
    ],
    good ["ecs-windows" r#"{"Path":["D:/data"]}"#];

    /// A path of nothing names nothing.
    EMPTY = "path/empty", Error,
    "空路径不指向任何内容。",
    bad ["ecs-file" r#"{"Path":["/home",""]}"#, "ecs-file" r#"{"Path":["/home"," "]}"#],
    good ["ecs-file" r#"{"Path":["/home"]}"#];

    /// Each entry is one path. A comma is a character like any other to the service, and there is no such file.
    SEVERAL = "path/several", Warning,
    "每一项是一条路径。逗号对服务只是普通字符，并没有这样的文件。",
    bad ["ecs-file" r#"{"Path":["/home,/var"]}"#, "ecs-file" r#"{"Path":["/home;/var","/srv"]}"#, "ecs-file" r#"{"Path":["/home\n/var"]}"#],
    good ["ecs-file" r#"{"Path":["/data/Smith, John"]}"#];

    /// The same files twice: the second path adds nothing.
    DUPLICATE = "path/duplicate", Warning,
    "同样的文件出现两次，第二条路径没有意义。",
    bad [
        "ecs-file" r#"{"Path":["/home","/home/"]}"#,
        "ecs-file" r#"{"Path":["C:\\Data","c:/data"],"Options":"{\"UseVSS\":false}"}"#,
    ],
    good ["ecs-file" r#"{"Path":["/home","/Home"]}"#];

    /// The outer path holds the inner one already.
    NESTED = "path/nested", Warning,
    "外层路径已经包含内层路径。",
    bad ["ecs-file" r#"{"Path":["/var","/var/log"]}"#, "ecs-file" r#"{"Path":["/var/log","/var"]}"#, "ecs-file" r#"{"Path":["/","/home"]}"#],
    good ["ecs-file" r#"{"Path":["/var","/variant"]}"#];

    /// An instance runs one system, so the paths of the other find nothing.
    MIXED_SYSTEMS = "path/mixed-systems", Warning,
    "一台实例只有一种系统，另一种系统的路径找不到任何内容。",
    bad ["ecs-file" r#"{"Path":["/home","C:\\data"],"Options":"{\"UseVSS\":false}"}"#],
    good ["ecs-file" r#"{"Path":["/home","/srv"]}"#];

    /// The page and every official tool name folders of a NAS file system from `/` on.
    NAS_SYSTEM = "path/nas-system", Warning,
    "文档和所有官方工具都以 `/` 开头书写 NAS 文件系统中的目录。",
    bad ["nas" r#"{"Path":["C:\\data"]}"#, "nas" r#"{"Path":["\\\\host\\share"]}"#],
    good ["nas" r#"{"Path":["/data"]}"#];

    /// The page: the access control lists of a Windows share are not backed up.
    UNC_ACL = "path/unc-acl", Note,
    "文档说明不备份 Windows 共享的访问控制列表。",
    bad ["ecs-file" r#"{"Path":["\\\\host\\share"]}"#],
    good ["ecs-file" "{}"];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    let entries = check.reading.node(&PATH).and_then(Node::entries).unwrap_or_default();
    let texts =
        entries.iter().enumerate().filter_map(|(index, entry)| Some((index, entry.text()?)));
    // A path of nothing names nothing that others could be compared with.
    let paths: Vec<(usize, &str)> = texts.clone().filter(|(_, path)| !is_blank(path)).collect();
    for (index, path) in texts {
        if is_blank(path) {
            empty(check, index, paths.is_empty());
        } else {
            one(check, index, path);
        }
    }
    counts(check, &paths);
    systems(check, &paths);
    // Shares and drives never lie inside each other, so all of Windows can be one group.
    for kind in [PathKind::Windows, PathKind::Unix] {
        let group: Vec<(usize, &str)> = paths
            .iter()
            .copied()
            .filter(|(_, path)| {
                PathKind::of(path).is_some_and(|of| of.is_windows() == kind.is_windows())
            })
            .collect();
        if group.len() > 1 {
            side_by_side(check, &group, kind);
        }
    }
}

fn place(index: usize) -> Place {
    Place::of(&PATH).index(index)
}

/// A path of nothing. The only one is not taken out by a fix: without any path the whole instance is backed up.
fn empty(check: &mut Check<'_>, index: usize, only: bool) {
    let place = place(index);
    let text = if only {
        t(
            "{0} is empty. Fill it in; without any path all directories are backed up.",
            "{0}为空，应填写；没有任何路径时将备份所有目录。",
        )
    } else {
        t("{0} is empty. Fill it in or remove it.", "{0}为空，应填写或移除。")
    };
    let message = Message::new(text, [Arg::Label(place.label())]);
    let finding = check.find(&EMPTY, place.clone(), message);
    if !only {
        finding.fix(|| Fix::remove([Op::Remove(place)]));
    }
}

fn one(check: &mut Check<'_>, index: usize, path: &str) {
    let label = || Arg::Label(place(index).label());
    // Space around it is another rule's.
    if PathKind::of(path.trim_start()).is_none() {
        let message = Message::new(
            t(
                "{0} must be absolute, but is {1}. Begin with {2}.",
                "{0}须为绝对路径，实际是 {1}，应以 {2} 开头。",
            ),
            [
                label(),
                Arg::value(path),
                if check.reading.source == Some(SourceType::Nas) {
                    Arg::code("/")
                } else {
                    Arg::Text(t(r"`/`, `C:\` or `\\host\share`", r"`/`、`C:\` 或 `\\host\share`"))
                },
            ],
        );
        let finding = check.find(&ABSOLUTE, place(index), message);
        if let Some(meant) = with_backslashes(path).or_else(|| unquoted(path).map(str::to_owned)) {
            finding.try_fix(|| {
                let shown = Arg::value(&meant);
                Fix::write(shown, [Op::Replace(place(index), Value::owned_text(meant))])
            });
        }
    }
    if let Some(parts) = several(path) {
        apart(check, index, path, &parts);
    }
    // As many bytes or fewer are no more characters.
    if path.len() > MAX_PATH_LENGTH && path.chars().count() > MAX_PATH_LENGTH {
        let message = Message::new(
            t(
                "{0} must be {1} characters or fewer, but has {2}. Shorten it.",
                "{0}最多 {1} 个字符，实际有 {2} 个，应缩短。",
            ),
            [label(), Arg::count(MAX_PATH_LENGTH), Arg::count(path.chars().count())],
        );
        check.find(&TOO_LONG, place(index), message);
    }
}

/// What stands between quotes, straight or bent, if that is a path.
fn unquoted(path: &str) -> Option<&str> {
    let quotes = ['"', '\'', '“', '”', '‘', '’', '「', '」'];
    let inner = path.trim().strip_prefix(quotes)?.strip_suffix(quotes)?;
    PathKind::of(inner).is_some().then_some(inner)
}

/// Several paths that stand in one entry.
fn apart(check: &mut Check<'_>, index: usize, path: &str, parts: &[&str]) {
    let message = Message::new(
        t(
            "{0} is {2} paths in one, {1}. Give each its own entry.",
            "{0} {1} 是 {2} 条路径写在了一项中，应各占一项。",
        ),
        [Arg::Label(place(index).label()), Arg::value(path), Arg::count(parts.len())],
    );
    let offer = check.afford(path.len());
    let entries = check.reading.node(&PATH).and_then(Node::entries).unwrap_or_default();
    let finding = check.find(&SEVERAL, place(index), message);
    if !offer || entries.len() > MAX_PATHS {
        return;
    }
    finding.try_fix(|| {
        let own = |at: usize| if at == index { parts } else { &[] };
        let all = entries.iter().enumerate().flat_map(|(at, entry)| {
            let whole = (at != index).then(|| entry.value.clone().into_owned());
            whole.into_iter().chain(own(at).iter().map(|part| Value::owned_text(*part)))
        });
        let list = [Op::Replace(Place::of(&PATH), Value::array(all))];
        Fix::new(t("Make it {0} entries", "拆分为 {0} 项"), [Arg::count(parts.len())], list)
    });
}

fn counts(check: &mut Check<'_>, paths: &[(usize, &str)]) {
    let mut wildcards = paths.iter().filter(|(_, path)| has_wildcard(path));
    let first = wildcards.next();
    let plain = paths.len() - first.iter().count() - wildcards.count();
    if let Some((index, path)) = first.filter(|_| paths.len() > 1) {
        let place = place(*index);
        let message = Message::new(
            t(
                "{0} has a wildcard, {1}, so it must be the only path. Remove the others.",
                "{0} {1} 含通配符，只能有这一条路径，应移除其他路径。",
            ),
            [Arg::Label(place.label()), Arg::value(path)],
        );
        check.find(&ONE_WILDCARD, place, message);
    }
    if plain > MAX_PATHS {
        let place = Place::of(&PATH);
        let message = Message::new(
            t(
                "{0}: there are {1}, and {2} are allowed. Remove some, or back up a folder above them.",
                "{0}有 {1} 条，最多 {2} 条，应减少或改为上级目录。",
            ),
            [Arg::Label(place.label()), Arg::count(plain), Arg::count(MAX_PATHS)],
        );
        check.find(&TOO_MANY, place, message);
    }
}

fn systems(check: &mut Check<'_>, paths: &[(usize, &str)]) {
    let kinds = || paths.iter().filter_map(|(index, path)| Some((*index, PathKind::of(path)?)));
    if check.reading.source == Some(SourceType::Nas) {
        if let Some((index, _)) = kinds().find(|(_, kind)| kind.is_windows()) {
            let place = place(index);
            let message = Message::new(
                t(
                    "{0} is a Windows path, but a NAS file system has none. Write the folder from `/` on.",
                    "{0}是 Windows 路径，而 NAS 文件系统没有这种路径，应以 `/` 开头填写目录。",
                ),
                [Arg::Label(place.label())],
            );
            check.find(&NAS_SYSTEM, place, message);
        }
        return;
    }
    if let Some((index, _)) = kinds().find(|(_, kind)| *kind == PathKind::Unc) {
        let place = place(index);
        let message = Message::new(
            t(
                "{0} is a Windows share: its access control lists are not backed up.",
                "{0}是 Windows 共享，不会备份其访问控制列表。",
            ),
            [Arg::Label(place.label())],
        );
        check.find(&UNC_ACL, place, message);
    }
    let first = kinds().next();
    let other = first
        .and_then(|(_, first)| kinds().find(|(_, kind)| kind.is_windows() != first.is_windows()));
    if let (Some((first, _)), Some((index, kind))) = (first, other) {
        let place = place(index);
        let text = if kind.is_windows() {
            t(
                "{0} is a Windows path, but path {1} is not. Keep those of one system.",
                "{0}是 Windows 路径，而第 {1} 项不是，应只保留一种系统的路径。",
            )
        } else {
            t(
                "{0} is not a Windows path, but path {1} is. Keep those of one system.",
                "{0}不是 Windows 路径，而第 {1} 项是，应只保留一种系统的路径。",
            )
        };
        check.find(
            &MIXED_SYSTEMS,
            place.clone(),
            Message::new(text, [Arg::Label(place.label()), Arg::count(first + 1)]),
        );
    }
}

/// Paths of one system that are the same, or lie inside each other.
///
/// Sorted with separators before every other character, a path comes right before those inside it, so one pass
/// with the paths that are still open finds them all.
fn side_by_side(check: &mut Check<'_>, paths: &[(usize, &str)], kind: PathKind) {
    let mut sorted: Vec<(Cow<'_, str>, usize)> =
        paths.iter().map(|(index, path)| (comparable(path, kind), *index)).collect();
    let separator = u8::try_from(kind.separator()).unwrap_or(b'/');
    let rank = |byte: u8| if byte == separator { 0 } else { byte };
    sort(&mut sorted, |(path, _), (other, _)| path.bytes().map(rank).cmp(other.bytes().map(rank)));
    let mut open: Vec<&(Cow<'_, str>, usize)> = Vec::new();
    for path in &sorted {
        while open
            .last()
            .is_some_and(|outer| outer.0 != path.0 && !is_inside(&path.0, &outer.0, kind))
        {
            open.pop();
        }
        let Some(outer) = open.last() else {
            open.push(path);
            continue;
        };
        if outer.0 == path.0 {
            let place = place(path.1);
            let message = Message::new(
                t(
                    "{0} is the same as path {1}. Remove one of them.",
                    "{0}与第 {1} 项相同，应移除其一。",
                ),
                [Arg::Label(place.label()), Arg::count(outer.1 + 1)],
            );
            check.find(&DUPLICATE, place.clone(), message).fix(|| Fix::remove([Op::Remove(place)]));
            continue;
        }
        let later = place(path.1.max(outer.1));
        let text = if path.1 > outer.1 {
            t(
                "{0} lies inside path {1}, which holds it already. Remove it.",
                "{0}位于第 {1} 项之内，已包含在其中，应移除。",
            )
        } else {
            t(
                "{0} holds path {1} already. Remove the inner one.",
                "{0}已包含第 {1} 项，应移除内层路径。",
            )
        };
        let other = path.1.min(outer.1) + 1;
        let message = Message::new(text, [Arg::Label(later.label()), Arg::count(other)]);
        check.find(&NESTED, later, message).fix(|| {
            Fix::remove_labelled(Arg::Label(place(path.1).label()), [Op::Remove(place(path.1))])
        });
        open.push(path);
    }
}
