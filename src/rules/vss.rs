//! Windows VSS and UNC paths, and what neither goes with.

use crate::lang::{Arg, Message, Text, t};
use crate::params::Param;
use crate::params::files::{EXCLUDE, OPTIONS, PATH, USE_VSS};
use crate::params::source::SourceType;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::Value;
use crate::values::path::{PathKind, has_wildcard};

rules! {
    /// The page: with VSS only one path can be given.
    MULTIPLE_PATHS = "vss/multiple-paths", Error,
    "文档规定使用 VSS 时只能填写一条路径。",
    bad ["ecs-windows" r#"{"Path":["C:\\data","D:\\data"]}"#],
    good ["ecs-windows" r#"{"Path":["D:\\data"]}"#];

    /// The page: with VSS only one folder can be backed up, and a plan without a path backs up all of them.
    NO_PATH = "vss/no-path", Warning,
    "文档规定使用 VSS 时只能备份一个目录，而没有路径的计划会备份所有目录。",
    bad ["ecs-windows" r#"{"Path":null}"#, "ecs-windows" r#"{"Path":[]}"#],
    good ["ecs-windows" r#"{"Path":["D:\\data"]}"#];

    /// The page: VSS does not take UNC paths.
    VSS_UNC = "vss/unc", Error,
    "文档规定 VSS 不支持 UNC 路径。",
    bad ["ecs-unc" r#"{"Options":"{\"UseVSS\":true}"}"#],
    good ["ecs-unc" r#"{"Options":"{\"UseVSS\":false}"}"#];

    /// The page: with VSS a path has no wildcard.
    VSS_WILDCARD = "vss/wildcard", Error,
    "文档规定使用 VSS 时路径不能含通配符。",
    bad ["ecs-windows" r#"{"Path":["C:\\data\\*"]}"#],
    good ["ecs-windows" r#"{"Path":["C:\\data\\?"]}"#, "ecs-windows" r#"{"Include":"[\"C:\\\\data\\\\*.txt\"]"}"#];

    /// The page: with VSS nothing can be excluded.
    VSS_EXCLUDE = "vss/exclude", Error,
    "文档规定使用 VSS 时不能设置排除路径。",
    bad ["ecs-windows" r#"{"Exclude":"[\"C:\\\\data\\\\tmp\"]"}"#],
    good ["ecs-windows" r#"{"Exclude":"[]"}"#];

    /// The page: without VSS, data that changes during the backup may not be consistent.
    RECOMMENDED = "vss/recommended", Note,
    "文档说明不使用 VSS 时，备份期间变化的数据可能不一致。",
    bad ["ecs-file" r#"{"Path":["C:\\data"]}"#],
    good ["ecs-file" r#"{"Path":["C:\\data"],"Options":"{\"UseVSS\":false}"}"#, "ecs-file" r#"{"Path":["C:\\a","C:\\b"]}"#];

    /// VSS is a service of Windows; an instance with Unix paths has none.
    UNIX_PATH = "vss/unix-path", Warning,
    "VSS 是 Windows 的服务，使用 Unix 路径的实例没有它。",
    bad ["ecs-file" r#"{"Options":"{\"UseVSS\":true}"}"#],
    good ["ecs-windows" "{}"];

    /// The page: a UNC path has no wildcard.
    UNC_WILDCARD = "unc/wildcard", Error,
    "文档规定 UNC 路径不能含通配符。",
    bad ["ecs-unc" r#"{"Path":["\\\\host\\share\\*"]}"#],
    good ["ecs-unc" r#"{"Path":["\\\\host\\share\\a"]}"#];

    /// The page: with a UNC path nothing can be excluded.
    UNC_EXCLUDE = "unc/exclude", Error,
    "文档规定使用 UNC 路径时不能设置排除路径。",
    bad ["ecs-unc" r#"{"Exclude":"[\"\\\\\\\\host\\\\share\\\\tmp\"]"}"#],
    good ["ecs-unc" r#"{"Exclude":"[]"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    // The basic edition ignores paths and filters, which is a rule of its own.
    if check.reading.is_basic() {
        return;
    }
    if check.reading.use_vss && !check.reading.given(&PATH) {
        no_path(check);
    }
    with_paths(check);
}

/// What neither goes with, by the paths that there are.
fn with_paths(check: &mut Check<'_>) {
    let reading = check.reading;
    let paths: Vec<(&str, PathKind)> = reading
        .paths()
        .filter_map(|(_, path)| Some((path, PathKind::of(path.trim_start())?)))
        .collect();
    let count = reading.paths().count();
    let has = |kind| paths.iter().any(|(_, other)| *other == kind);
    let (unc, windows, unix) = (has(PathKind::Unc), has(PathKind::Windows), has(PathKind::Unix));
    let vss = check.reading.use_vss;
    let may_use_vss = windows && count == 1;
    if !(vss || unc || may_use_vss) {
        return;
    }
    let wildcard = reading.paths().any(|(_, path)| has_wildcard(path));
    let unc_wildcard =
        paths.iter().any(|(path, kind)| *kind == PathKind::Unc && has_wildcard(path));
    let excludes = excludes(check);
    let breaches: [(bool, &'static Rule, &'static Param, &'static Param, Text); 7] = [
        (
            vss && count > 1,
            &MULTIPLE_PATHS,
            &PATH,
            &OPTIONS,
            t(
                "{0}: with VSS only one can be given. Keep one, or switch VSS off.",
                "{0}：使用 VSS 时只能有一条，应只留一条或关闭 VSS。",
            ),
        ),
        (
            vss && unc,
            &VSS_UNC,
            &PATH,
            &OPTIONS,
            t(
                "{0} is a UNC path, which VSS does not take. Switch VSS off or use a drive.",
                "{0}是 UNC 路径，VSS 不支持，应关闭 VSS 或改用盘符路径。",
            ),
        ),
        (
            vss && wildcard,
            &VSS_WILDCARD,
            &PATH,
            &OPTIONS,
            t(
                "{0} has a wildcard, which VSS does not take. Name the folder, or switch VSS off.",
                "{0}含通配符，VSS 不支持，应写明目录或关闭 VSS。",
            ),
        ),
        (
            vss && excludes,
            &VSS_EXCLUDE,
            &EXCLUDE,
            &OPTIONS,
            t(
                "{0} cannot be used with VSS. Remove it, or switch VSS off.",
                "{0}不能与 VSS 同时使用，应移除或关闭 VSS。",
            ),
        ),
        (
            vss && unix,
            &UNIX_PATH,
            &PATH,
            &OPTIONS,
            t(
                "{0} is a Unix path, but VSS is for Windows only. Switch VSS off.",
                "{0}是 Unix 路径，而 VSS 仅用于 Windows，应关闭 VSS。",
            ),
        ),
        (
            !vss && unc && excludes,
            &UNC_EXCLUDE,
            &EXCLUDE,
            &PATH,
            t(
                "{0} cannot be used with a UNC path. Remove it.",
                "{0}不能与 UNC 路径同时使用，应移除。",
            ),
        ),
        (
            unc_wildcard,
            &UNC_WILDCARD,
            &PATH,
            &PATH,
            t(
                "{0} is a UNC path with a wildcard. Name the folder instead.",
                "{0}是含通配符的 UNC 路径，应写明目录。",
            ),
        ),
    ];
    for (_, rule, param, with, text) in breaches.into_iter().filter(|(is, ..)| *is) {
        breach(check, rule, param, with, text);
    }
    // Only where VSS would be taken.
    if !vss && windows && count == 1 && !wildcard && !excludes {
        recommend(check);
    }
}

/// Notes what does not go together: to do without either of them mends it, and only the reader knows which.
fn breach(
    check: &mut Check<'_>,
    rule: &'static Rule,
    param: &'static Param,
    with: &'static Param,
    text: Text,
) {
    let options = check.reading.held(&OPTIONS);
    let (place, label) = (Place::of(param), Arg::Label(Place::of(param).label()));
    let mut finding = check.find(rule, place.clone(), Message::new(text, [label.clone()]));
    if with != param {
        finding = finding.with(Place::of(with));
    }
    if *param == EXCLUDE {
        finding = finding.choice(|| Fix::remove_labelled(label, [Op::Remove(place)]));
    }
    if let Some(held) = options.filter(|_| *with == OPTIONS) {
        let off = Op::Replace(Place::ROOT.member(&USE_VSS), Value::Bool(false));
        finding.choice(|| Fix::switch_off(Arg::code("VSS"), held.patch(&[off])));
    }
}

/// Whether something is excluded; what cannot be read counts.
fn excludes(check: &Check<'_>) -> bool {
    if check.reading.own(&EXCLUDE).is_none_or(|node| node.value.is_blank()) {
        return false;
    }
    let held = check.reading.opened(&EXCLUDE).and_then(|held| held.as_ref().ok());
    held.is_none_or(|held| !held.node().value.is_blank())
}

fn no_path(check: &mut Check<'_>) {
    if check.reading.source != Some(SourceType::EcsFile) {
        return;
    }
    let place = Place::of(&PATH);
    let message = Message::new(
        t(
            "{0}: with VSS one is needed; without any, all directories are backed up. Enter one.",
            "{0}：使用 VSS 时需要一条路径，不填则备份所有目录，应填写一条。",
        ),
        [Arg::Label(place.label())],
    );
    check.find(&NO_PATH, place, message).with(Place::of(&OPTIONS));
}

fn recommend(check: &mut Check<'_>) {
    if check.reading.source != Some(SourceType::EcsFile) {
        return;
    }
    let options = check.reading.held(&OPTIONS);
    // Options that cannot be read, or that switch it off on purpose, are left alone.
    if options.is_none() && check.reading.given(&OPTIONS)
        || options.as_ref().is_some_and(|held| {
            // A misspelt one is another rule's, which mends it.
            let mut members = held.node().members().unwrap_or_default().iter();
            members.any(|member| member.name.eq_ignore_ascii_case(USE_VSS.name))
        })
    {
        return;
    }
    let message = Message::new(
        t(
            "{0}: without VSS, files that change during the backup may be inconsistent. Switch it on.",
            "{0}：不使用 VSS 时，备份期间变化的文件可能不一致，建议开启。",
        ),
        [Arg::Label(Place::of(&PATH).label())],
    );
    check.find(&RECOMMENDED, Place::of(&PATH), message).try_fix(|| {
        let on = Value::Bool(true);
        let patch = if let Some(held) = options {
            held.patch(&[Op::Add(Place::ROOT.member(&USE_VSS), on)])
        } else {
            let text = Value::object([(USE_VSS.name, on)]).to_string();
            vec![Op::Add(Place::of(&OPTIONS), Value::owned_text(text))]
        };
        Fix::new(t("Switch VSS on", "开启 VSS"), [], patch)
    });
}
