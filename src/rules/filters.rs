//! Include and Exclude: lists of paths inside a text.

use std::borrow::Cow;

use crate::lang::{Arg, Message, Text, t};
use crate::params::Param;
use crate::params::files::{EXCLUDE, INCLUDE, MAX_FILTER_LENGTH, MAX_PATHS, PATH};
use crate::plan::held::Held;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::{Node, Value};
use crate::values::order::sort;
use crate::values::path::{PathKind, comparable, covers, is_inside, is_like, listed, named_folder};

rules! {
    /// The page: the text of a JSON array of paths.
    INCLUDE_FORMAT = "include/format", Error,
    "文档规定为 JSON 路径数组的文本。",
    bad [
        "ecs-file" r#"{"Include":"/home/*.pdf"}"#,
        "ecs-file" r#"{"Include":"/home/*.pdf, /home/*.txt"}"#,
        "ecs-file" r#"{"Include":"{\"path\":\"/home\"}"}"#,
        "ecs-file" r#"{"Include":"[\"/home\""}"#,
        "ecs-file" r#"{"Include":"[7]"}"#,
    ],
    good ["ecs-file" r#"{"Include":"[\"/home/*.pdf\"]"}"#];

    /// The page: the text of a JSON array of paths.
    EXCLUDE_FORMAT = "exclude/format", Error,
    "文档规定为 JSON 路径数组的文本。",
    bad ["ecs-file" r#"{"Exclude":"/var\n/proc"}"#, "ecs-file" r#"{"Exclude":"['/var']"}"#],
    good ["ecs-file" r#"{"Exclude":"[\"/var\", \"/proc\"]"}"#];

    /// The page: up to 255 characters.
    INCLUDE_PATH_LENGTH = "include/path-length", Error,
    "文档规定最多 255 个字符。",
    bad ["long-include" "256"],
    good ["long-include" "251"];

    /// The page: up to 255 characters.
    EXCLUDE_PATH_LENGTH = "exclude/path-length", Error,
    "文档规定最多 255 个字符。",
    bad ["long-exclude" "256"],
    good ["long-exclude" "251"];

    /// The page can be read as 255 characters a path; other pages count the whole text, so more is not safe.
    INCLUDE_TOTAL_LENGTH = "include/total-length", Warning,
    "文档可理解为每条路径 255 个字符；其他文档按整段文本计算，因此超出并不稳妥。",
    bad ["long-include" "252"],
    good ["long-include" "251"];

    /// The page can be read as 255 characters a path; other pages count the whole text, so more is not safe.
    EXCLUDE_TOTAL_LENGTH = "exclude/total-length", Warning,
    "文档可理解为每条路径 255 个字符；其他文档按整段文本计算，因此超出并不稳妥。",
    bad ["long-exclude" "252"],
    good ["long-exclude" "251"];

    /// What is included and excluded at once is one or the other; which, no page says.
    CONTRADICTION = "filter/contradiction", Warning,
    "同时包含又排除的路径只能算其一，没有文档说明算哪个。",
    bad [
        "ecs-file" r#"{"Include":"[\"/home/a\",\"/home/b\"]","Exclude":"[\"/home/b/\"]"}"#,
        "ecs-file" r#"{"Include":"[\"/home/a/b\"]","Exclude":"[\"/home/a\"]"}"#,
        "ecs-file" r#"{"Include":"[\"/home/a.pdf\"]","Exclude":"[\"*.pdf\"]"}"#,
    ],
    good [
        "ecs-file" r#"{"Include":"[\"/home/a\",\"/home/bc\"]","Exclude":"[\"/home/b\",\"/home/a/tmp\"]"}"#,
        "ecs-file" r#"{"Include":"[\"/home/*.pdf\"]","Exclude":"[\"*.pdf\"]"}"#,
        "ecs-file" r#"{"Include":"[\"/home/a.txt\"]","Exclude":"[\"*.pdf\"]"}"#,
    ];

    /// What is excluded is not backed up, and here that is all of a path: the plan runs, and keeps nothing of it.
    EXCLUDES_PATH = "exclude/whole-path", Warning,
    "排除的内容不会备份，而这里排除了整条路径：计划照常执行，却不保留其中任何内容。",
    bad [
        "ecs-file" r#"{"Exclude":"[\"/home\"]"}"#,
        "ecs-file" r#"{"Path":["/home/a"],"Exclude":"[\"/home/\"]"}"#,
        "ecs-file" r#"{"Exclude":"[\"/home/*\"]"}"#,
        "ecs-file" r#"{"Exclude":"[\"*\"]"}"#,
        "ecs-file" r#"{"Path":["/home/*"],"Exclude":"[\"/home/*\"]"}"#,
        "ecs-file" r#"{"Exclude":"[\"/home/**\"]"}"#,
        "ecs-file" r#"{"Path":null,"Exclude":"[\"*\"]"}"#,
        "ecs-file" r#"{"Path":null,"Exclude":"[\"/\"]"}"#,
    ],
    good ["ecs-file" r#"{"Exclude":"[\"/home/tmp\",\"/homes\",\"*.log\",\"/home/*.log\",\"/*/tmp\"]"}"#];

    /// An entry is an absolute path or a pattern that begins with an asterisk (the page's examples): no file's path begins
    /// with a dot or a tilde.
    RELATIVE = "filter/relative", Warning,
    "条目应为绝对路径或以星号开头的模式（见文档示例）：没有文件的路径以点或波浪号开头。",
    bad ["ecs-file" r#"{"Exclude":"[\"./tmp\"]"}"#, "ecs-file" r#"{"Include":"[\"~/data\"]"}"#],
    good ["ecs-file" r#"{"Exclude":"[\"*.tmp\",\"tmp\",\".git\"]"}"#];

    /// Only files below the paths are backed up, so what lies elsewhere cannot be included.
    INCLUDE_OUTSIDE = "include/outside-paths", Warning,
    "只备份路径之下的文件，其他位置的内容无法通过包含路径加入。",
    bad ["ecs-file" r#"{"Include":"[\"/var/log\"]"}"#, "ecs-file" r#"{"Include":"[\"/var/*.log\"]"}"#],
    good ["ecs-file" r#"{"Include":"[\"/home/a\",\"/\",\"/home/*.log\",\"/*/a\",\"*.pdf\"]"}"#];

    /// With Include only what it matches is backed up, so a path that it does not reach keeps nothing.
    PATH_LEFT_OUT = "include/path-left-out", Warning,
    "填写包含路径后只备份与其匹配的内容，因此它不涉及的路径不会保留任何内容。",
    bad ["ecs-file" r#"{"Path":["/home/a","/home/b"],"Include":"[\"/home/a/x\"]"}"#],
    good [
        "ecs-file" r#"{"Path":["/home/a","/home/b"],"Include":"[\"/home/a/x\",\"/home/b\"]"}"#,
        "ecs-file" r#"{"Path":["/home/a","/home/b"],"Include":"[\"/home/a/x\",\"*.pdf\"]"}"#,
    ];

    /// An instance runs one system, so what is written for the other matches nothing.
    OTHER_SYSTEM = "filter/other-system", Warning,
    "一台实例只有一种系统，按另一种系统书写的条目匹配不到任何内容。",
    bad [
        "ecs-file" r#"{"Exclude":"[\"C:\\\\data\\\\tmp\"]"}"#,
        "ecs-file" r#"{"Include":"[\"C:\\\\data\\\\*.txt\"]"}"#,
    ],
    good ["ecs-file" r#"{"Exclude":"[\"/home/tmp\",\"*.tmp\"]"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    one(check, &INCLUDE, &INCLUDE_FORMAT, &INCLUDE_PATH_LENGTH, &INCLUDE_TOTAL_LENGTH);
    one(check, &EXCLUDE, &EXCLUDE_FORMAT, &EXCLUDE_PATH_LENGTH, &EXCLUDE_TOTAL_LENGTH);
    // What the basic edition ignores does not contradict anything.
    if !check.reading.is_basic() {
        contradiction(check);
        beside_paths(check);
    }
}

fn one(
    check: &mut Check<'_>,
    param: &'static Param,
    format: &'static Rule,
    path: &'static Rule,
    total: &'static Rule,
) {
    let place = Place::of(param);
    let Some(held) = check.open(param, format) else {
        let list = check.reading.node(param).and_then(Node::text).and_then(list_of);
        if let (Some(finding), Some(list)) = (check.found(format), list) {
            finding.try_fix(|| {
                Fix::write(Arg::value(&list), [Op::Replace(place, Value::owned_text(list))])
            });
        }
        return;
    };
    let entries = held.node().entries().unwrap_or_default();
    let mut too_long = false;
    for (index, entry) in entries.iter().enumerate() {
        let label = || Arg::Label(place.index(index).label());
        let at = || held.pointed_at(&Place::ROOT.index(index), Some(entry));
        let Some(text) = entry.text() else {
            let (at, part) = at();
            let message = Message::new(
                t(
                    "{0} must be text, but is {1}. Write it in quotes.",
                    "{0}须为文本，实际是{1}，应加引号。",
                ),
                [label(), Arg::Text(entry.value.kind())],
            );
            check.find(format, at, message).part_if(part);
            continue;
        };
        if ["./", "../", "~/"].iter().any(|start| text.starts_with(start)) {
            let message = Message::new(
                t(
                    "{0} {1} matches nothing: no path begins so. Begin with `/`, a drive or `*`.",
                    "{0} {1} 匹配不到任何内容，应以 `/`、盘符或 `*` 开头。",
                ),
                [label(), Arg::value(text)],
            );
            let (at, part) = at();
            check.find(&RELATIVE, at, message).part_if(part);
        }
        let length = text.chars().count();
        if length > MAX_FILTER_LENGTH {
            too_long = true;
            let message = Message::new(
                t(
                    "{0} must be {1} characters or fewer, but has {2}. Shorten it.",
                    "{0}最多 {1} 个字符，实际有 {2} 个，应缩短。",
                ),
                [label(), Arg::count(MAX_FILTER_LENGTH), Arg::count(length)],
            );
            let (at, part) = at();
            check.find(path, at, message).part_if(part);
        }
    }
    let whole = whole_length(check, param, held);
    if whole > MAX_FILTER_LENGTH && !too_long {
        let message = Message::new(
            t(
                "{0} has {1} characters as a whole; other pages allow {2}. Shorten it.",
                "{0}整段有 {1} 个字符，其他文档只允许 {2} 个，应缩短。",
            ),
            [Arg::Label(place.label()), Arg::count(whole), Arg::count(MAX_FILTER_LENGTH)],
        );
        check.find(total, place, message);
    }
}

/// The characters of the text that is sent.
fn whole_length(check: &Check<'_>, param: &Param, held: &Held<'_>) -> usize {
    match check.reading.node(param).and_then(Node::text) {
        Some(text) => text.chars().count(),
        None => held.node().value.to_string().chars().count(),
    }
}

/// The JSON of a list that was written with commas, lines or single quotes.
fn list_of(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(inner) = Node::read(text) {
        return inner.text().map(|path| Value::array([Value::owned_text(path)]).to_string());
    }
    if text.starts_with(['[', '{', '"']) {
        let double = text.replace('\'', "\"");
        let list = Node::read(&double).ok().filter(|node| node.entries().is_some())?;
        return Some(list.value.to_string());
    }
    let paths = listed(text);
    (!paths.is_empty()).then(|| Value::array(paths.into_iter().map(Value::owned_text)).to_string())
}

/// A path as it compares with others; what is no absolute path stays as it is.
fn spelt(text: &str) -> Cow<'_, str> {
    PathKind::of(text).map_or(Cow::Borrowed(text), |kind| comparable(text, kind))
}

fn contradiction(check: &mut Check<'_>) {
    let reading = check.reading;
    let Some(excluded) = reading.held(&EXCLUDE) else { return };
    let mut included: Vec<Cow<'_, str>> =
        reading.filters(&INCLUDE).filter_map(|(_, entry)| Some(spelt(entry.text()?))).collect();
    sort(&mut included, Ord::cmp);
    let first_from = |text: &str| {
        let at = included.partition_point(|path| **path < *text);
        included.get(at).map_or("", |path| &**path)
    };
    for (index, entry) in reading.filters(&EXCLUDE) {
        let Some(text) = entry.text() else { continue };
        let own = spelt(text);
        // What lies inside comes right behind the path with a separator at its end.
        let inside = PathKind::of(text).map(|kind| format!("{own}{}", kind.separator()));
        // Whether it is a pattern for names, and Include names such a file.
        let names_one = || {
            text.contains('*')
                && !text.contains(['/', '\\'])
                && included.iter().take(MAX_PATHS).any(|path| {
                    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
                    !name.contains('*') && is_like(name, text)
                })
        };
        let sentence = if included.binary_search(&own).is_ok() {
            t(
                "{0} is {1}, and Include has it too. Remove it from one of them.",
                "{0} {1} 也在包含路径中，应从其中之一移除。",
            )
        } else if inside.is_some_and(|inside| first_from(&inside).starts_with(&inside))
            || names_one()
        {
            t(
                "{0} {1} holds what Include names. Remove it from one of them.",
                "{0} {1} 含有包含路径中的内容，应从其中之一移除。",
            )
        } else {
            continue;
        };
        let inner = Place::ROOT.index(index);
        let (place, part) = excluded.pointed_at(&inner, Some(entry));
        let label = Arg::Label(Place::of(&EXCLUDE).join(&inner).label());
        let message = Message::new(sentence, [label, Arg::value(text)]);
        check.find(&CONTRADICTION, place, message).part_if(part).with(Place::of(&INCLUDE));
    }
}

/// A backup path, with what of it is named without a wildcard.
struct Root<'a> {
    index: usize,
    kind: PathKind,
    /// As it compares with others.
    path: Cow<'a, str>,
    /// The folder that it names, likewise.
    folder: Cow<'a, str>,
}

impl<'a> Root<'a> {
    fn of((index, path): (usize, &'a str)) -> Option<Root<'a>> {
        let kind = PathKind::of(path)?;
        let folder = comparable(named_folder(path, kind), kind);
        Some(Root { index, kind, path: comparable(path, kind), folder })
    }

    /// Whether some of it may be in the folder that a text names, or the other way round.
    fn meets(&self, other: &Root<'_>) -> bool {
        let holds = |outer: &str, inner: &str| outer == inner || is_inside(inner, outer, self.kind);
        self.kind.is_windows() == other.kind.is_windows()
            && (holds(&self.folder, &other.folder) || holds(&other.folder, &self.folder))
    }
}

/// Whether Include and Exclude have to do with the paths at all. Only where every path can be read, and there are not
/// more of them than a plan may have, is that told.
fn beside_paths(check: &mut Check<'_>) {
    let reading = check.reading;
    if reading.held(&EXCLUDE).is_none() && reading.held(&INCLUDE).is_none() {
        return;
    }
    let roots: Vec<Root<'_>> = reading.paths().take(MAX_PATHS + 1).filter_map(Root::of).collect();
    if reading.own(&PATH).is_none_or(|node| node.value.is_blank()) {
        return beside_everything(check);
    }
    if roots.is_empty() || roots.len() > MAX_PATHS || roots.len() < reading.paths().count() {
        return;
    }
    for param in [&EXCLUDE, &INCLUDE] {
        let Some(held) = reading.held(param) else { continue };
        let mut reached = vec![false; roots.len()];
        for (index, entry) in reading.filters(param) {
            let Some(text) = entry.text() else { continue };
            let own = Root::of((index, text));
            let breach = match &own {
                Some(own) => beside(param, own, &roots),
                None if *param == EXCLUDE && text == "*" => Some((&EXCLUDES_PATH, HOLDS_ALL, 0)),
                None => None,
            };
            for (reached, root) in reached.iter_mut().zip(&roots) {
                // What is no absolute path is looked for everywhere.
                *reached |= own.as_ref().is_none_or(|own| own.meets(root));
            }
            let Some((rule, sentence, root)) = breach else { continue };
            let inner = Place::ROOT.index(index);
            let (place, part) = held.pointed_at(&inner, Some(entry));
            let label = Arg::Label(Place::of(param).join(&inner).label());
            let message = Message::new(sentence, [label, Arg::value(text), Arg::count(root + 1)]);
            check.find(rule, place, message).part_if(part).with(Place::of(&PATH));
        }
        // An entry that cannot be read may reach anything.
        let entries = held.node().entries().unwrap_or_default();
        let all_read = entries.iter().all(|entry| entry.text().is_some());
        if *param == INCLUDE && all_read && reached.contains(&true) {
            for (root, _) in roots.iter().zip(reached).filter(|(_, reached)| !reached) {
                left_out(check, root);
            }
        }
    }
}

/// Whether a pattern takes in whatever there is: `*`, `/`, `/**`.
fn is_everything(pattern: &str) -> bool {
    !pattern.is_empty()
        && matches!(pattern.replace("**", "*").trim_end_matches('/'), "" | "*" | "/*")
}

/// Whether Exclude leaves something of all directories, which are backed up without any path.
fn beside_everything(check: &mut Check<'_>) {
    let reading = check.reading;
    let Some(held) = reading.held(&EXCLUDE) else { return };
    for (index, entry) in reading.filters(&EXCLUDE) {
        let Some(text) = entry.text().filter(|text| is_everything(text)) else { continue };
        let inner = Place::ROOT.index(index);
        let (place, part) = held.pointed_at(&inner, Some(entry));
        let label = Arg::Label(Place::of(&EXCLUDE).join(&inner).label());
        let message = Message::new(
            t(
                "{0} {1} holds everything: nothing is backed up. Remove it.",
                "{0} {1} 包含全部内容，什么都不会备份，应移除。",
            ),
            [label, Arg::value(text)],
        );
        check.find(&EXCLUDES_PATH, place, message).part_if(part).with(Place::of(&PATH));
    }
}

const HOLDS_ALL: Text = t(
    "{0} {1} holds all of path {2}: nothing of it is backed up. Remove one of them.",
    "{0} {1} 包含第 {2} 项备份路径的全部内容，该路径不会备份，应移除其一。",
);

/// What is wrong with an entry beside the paths, and beside which of them.
fn beside(
    param: &Param,
    own: &Root<'_>,
    roots: &[Root<'_>],
) -> Option<(&'static Rule, Text, usize)> {
    let same_system = |root: &Root<'_>| root.kind.is_windows() == own.kind.is_windows();
    if !roots.iter().any(same_system) {
        let text = if own.kind.is_windows() {
            t(
                "{0} {1} is a Windows path, but the paths are not: it matches nothing. Write it as they are.",
                "{0} {1} 是 Windows 路径，而备份路径不是，匹配不到任何内容，应按备份路径的写法填写。",
            )
        } else {
            t(
                "{0} {1} is not a Windows path, but the paths are: it matches nothing. Write it as they are.",
                "{0} {1} 不是 Windows 路径，而备份路径是，匹配不到任何内容，应按备份路径的写法填写。",
            )
        };
        return Some((&OTHER_SYSTEM, text, 0));
    }
    if *param == EXCLUDE {
        let covered =
            |root: &&Root<'_>| same_system(root) && covers(&own.path, &root.path, own.kind);
        return roots.iter().find(covered).map(|root| (&EXCLUDES_PATH, HOLDS_ALL, root.index));
    }
    let text = t(
        "{0} {1} lies in none of the paths: nothing there is backed up. Add it there.",
        "{0} {1} 不在任何路径之下，不会备份，应加入路径。",
    );
    (!roots.iter().any(|root| root.meets(own))).then_some((&INCLUDE_OUTSIDE, text, 0))
}

fn left_out(check: &mut Check<'_>, root: &Root<'_>) {
    let place = Place::of(&PATH).index(root.index);
    let message = Message::new(
        t(
            "{0} is reached by no Include: nothing of it is backed up. Include it, or remove it.",
            "包含路径不涉及{0}，其中内容不会备份，应加入包含路径或移除。",
        ),
        [Arg::Label(place.label())],
    );
    check.find(&PATH_LEFT_OUT, place, message).with(Place::of(&INCLUDE));
}
