//! Values that nobody should write, in every parameter there is, with all that is said of each.
//!
//! The examples of a rule show that it speaks and that it is silent. What it says exactly, which part of a text it
//! points at and what its fixes do is held here.

use std::fmt::Write as _;
use std::{env, fs};

use create_backup_plan::lang::Language;
use create_backup_plan::params::source::SourceType;
use create_backup_plan::params::{self, Kind, Param};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::rules::{self, Finding, Report, check_text};
use create_backup_plan::values::json::{Node, Value};

use crate::catalogue::{plan, requests, world, world_of};

/// Plans of each kind; a parameter is tried in the first that it belongs to.
const PLANS: &[&str] = &["ecs-file", "nas", "oss", "ots", "udm-ecs", "sync"];

/// What is odd anywhere.
const ANYWHERE: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "1",
    "2",
    "-1",
    "-2",
    "7.0",
    "7.5",
    "1e3",
    "70e-1",
    "1e19",
    "9223372036854775807",
    "9223372036854775808",
    "1795500000000",
    r#""""#,
    r#"" ""#,
    r#""x""#,
    r#""True ""#,
    r#""FALSE""#,
    r#""maybe""#,
    r#""7""#,
    r#""+7""#,
    r#""7.0""#,
    r#"" a b ""#,
    r#""a ""#,
    r#"" a""#,
    r#""é\u200bab""#,
    r#""\u200b""#,
    r#"" é\u00a0ab""#,
    r#""a\u0007b""#,
    r#""\ufeffab\u202e""#,
    r#""１２""#,
    "[]",
    r#"["a","a"]"#,
    r#"["a",1,null,""]"#,
    "[[1]]",
    "{}",
    r#"{"a":1}"#,
    r#""[]""#,
    r#""[\"/a\",\"/a\"]""#,
    r#""[1,\"\",\"b\"]""#,
    r#""[a,b]""#,
    r#""{}""#,
    r#""{\"a\":1}""#,
    r#""{\\\"a\\\":1}""#,
    r#""{a:1}""#,
];

/// What is odd for a kind of value.
fn odd(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Schedule => &[
            "P1D",
            "1602673264|P1D",
            "i|1602673264|P1D",
            "I｜1602673264｜P1D",
            "I|1602673264",
            "I|a|P1D",
            "I||P1D",
            "I|1602673264|",
            "I|-1|P1D",
            "I|1602673264000|P1D",
            "I|99999999999|P1D",
            "I|100000000000|P1D",
            "I|2026-11-25T02:00:00Z|P1D",
            "I|１６０２６７３２６４|P1D",
            "C|0 0 2 * * ?",
            "I|4102444800|1D",
            "I|4102444800|p1d",
            "I|4102444800|P1H",
            "I|4102444800|PT1D",
            "I|4102444800|P1DT",
            "I|4102444800|-P1D",
            "I|4102444800|P0D",
            "I|4102444800|P",
            "I|4102444800|P99999999999999999999D",
            "I|4102444800|PT30M",
            "I|4102444800|PT1H",
            "I|4102444800|PT1H1S",
            "I|4102444800|PT59M59S",
            "I|4102444800|P1W",
            "I|4102444800|P1M",
            "I|4102444800|P1Y",
            "I|4102444800|P0.5D",
            "I|4102444800|P1.5D",
            "I|4102444800|P8D",
            "I|4102444800|P7DT1S",
            "I|1602673264|P1M",
            "I|1602673264|PT36H",
            "I|4102444800|P1D|x",
        ],
        Kind::SpeedLimit => &[
            "0:24",
            "0:24:",
            "0:24:0",
            "0:24:1024",
            "8:8:1",
            "9:8:1",
            "0:25:1",
            "24:24:1",
            "-1:8:1",
            "a:b:c",
            "0|24|1",
            "8:18:1|0:8:2",
            "0:8:1|4:12:2",
            "0:8:1||8:12:2",
            "0:8:1|",
            "0:24:5120|0:24:1",
            "０:２４:１",
            "I|4102444800|P1D",
            "0:24:99999999999",
            "0:24:1.5",
            "0:12:1|12:24:0",
        ],
        Kind::Id(_) => &[
            "i-bp1567rc0o5rz8bxnltz",
            "I-BP1567RC0O5RZ8BXNLTZ",
            "i-bp1567rc0o5rz8bxnlt",
            "i-bp1567rc0o5rz8bxnltz0000",
            "i-bp1567****8bxnltz",
            "v-0003gxoksflhu46w185s",
            "ecs-i-bp1567rc0o5rz8bxnltz",
            "i_bp1567rc0o5rz8bxnltz",
            "<instance-id>",
            "acs:ecs:cn-hangzhou:1:instance/i-bp1567rc0o5rz8bxnltz",
        ],
        Kind::Region => &["cn-hangzou", "CN-HANGZHOU", "hangzhou", "cn-hangzhou", "us-moon-1"],
        Kind::Verbatim => &["/photos/", "//", "photos", "oss://b/c"],
        Kind::Choice(_) | Kind::Suggested(_) => {
            &["complete", "COMPLETED", "COMPLET", "oss", "ECS", "STANDART"]
        }
        Kind::Name { .. } => &[
            "Ab_c",
            "ab",
            "-ab",
            "ab-",
            "oss://abc/def",
            "https://abc.oss-cn-hangzhou.aliyuncs.com/d",
            "备份",
        ],
        _ => &[],
    }
}

/// Lists of paths that do not go together.
const PATHS: &[&str] = &[
    r#"["/home","/home/"]"#,
    r#"["/home","/home/a","/home/a/b"]"#,
    r#"["/home/a","/home"]"#,
    r#"["home","./a"]"#,
    r#"["/","/a"]"#,
    r#"["/home/*","/srv"]"#,
    r#"["C:\\data","c:\\data\\x"]"#,
    r#"["C:\\data","/home"]"#,
    r#"["\\\\host\\share","/home"]"#,
    r#"["\\\\host\\share\\*"]"#,
    r#"["C:/data"]"#,
    r#"["/a/../b","/a//b"]"#,
    r#"["~/x","$HOME/x","/a b"]"#,
    r#"["/a,/b","/a;/b","\"/a\""]"#,
];

/// `UPDATE=1 cargo test` writes the verdicts anew: read what has changed.
#[test]
fn every_odd_value_is_answered_as_before() {
    let mut said = String::new();
    for example in rules::examples().filter(|example| example.breaks) {
        if matches!(example.over, "batch" | "url") {
            continue;
        }
        let _ = writeln!(said, "{} {} {}", example.rule.id, example.over, example.json);
        let (request, bare) = requests(example);
        tell(&mut said, &check_text(&request, &world_of(example)), &check_text(&bare, &world()));
    }
    for param in params::ALL {
        let fits = |over: &&&str| param.applies(source(over));
        let over = match param.kind {
            Kind::BackupRules => "ots",
            _ => PLANS.iter().find(fits).unwrap(),
        };
        tried(&mut said, over, &Place::of(param), param);
        for (index, row) in param.members.iter().enumerate() {
            let whole = |value| Value::object([(row.name, value)]);
            let text = |value| Value::owned_text(whole(value).to_string());
            match param.kind {
                Kind::BackupRules => {
                    tried(&mut said, over, &Place::of(param).index(0).member(row), row);
                }
                Kind::Object => {
                    held(&mut said, over, param, row, whole);
                    // What stands in text is the same for all keys.
                    if index == 0 {
                        held(&mut said, over, param, row, text);
                    }
                }
                _ => held(&mut said, over, param, row, text),
            }
        }
    }
    let path = "tests/data/odd_values.verdicts.txt";
    if env::var_os("UPDATE").is_some() {
        fs::write(path, &said).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap();
    let changed = said.lines().zip(kept.lines()).position(|(now, then)| now != then);
    if let Some(at) = changed {
        let around = |text: &str| {
            text.lines().skip(at.saturating_sub(3)).take(6).collect::<Vec<_>>().join("\n")
        };
        panic!(
            "line {}:\n{}\n\nwas\n{}\n\nrun with UPDATE=1 and read the difference",
            at + 1,
            around(&said),
            around(&kept)
        );
    }
    assert_eq!(
        said.lines().count(),
        kept.lines().count(),
        "run with UPDATE=1 and read the difference"
    );
}

fn source(over: &str) -> Option<SourceType> {
    let draft = Draft::read(&plan(over)).unwrap();
    draft.root().get("SourceType").and_then(Node::text).and_then(SourceType::of)
}

/// Every odd value of a row.
fn values(row: &Param) -> impl Iterator<Item = Value<'static>> {
    let json = |text: &&str| Node::read(text).unwrap().into_owned().value;
    let paths = if row.kind == Kind::Paths { PATHS } else { &[] };
    let texts = odd(row.kind).iter().map(|text| Value::owned_text(*text));
    ANYWHERE.iter().chain(paths).map(json).chain(texts)
}

fn tried(said: &mut String, over: &str, place: &Place, row: &'static Param) {
    let bare = Draft::read(&plan(over)).unwrap();
    for value in values(row) {
        let mut draft = Draft::read(&bare.root().value.to_string()).unwrap();
        draft.set(place, value.clone());
        answered(said, over, &draft, &bare, place, &value);
    }
}

/// A value inside what a parameter holds.
fn held(
    said: &mut String,
    over: &str,
    param: &'static Param,
    row: &'static Param,
    whole: impl Fn(Value<'static>) -> Value<'static>,
) {
    let bare = Draft::read(&plan(over)).unwrap();
    for value in values(row) {
        let mut draft = Draft::read(&bare.root().value.to_string()).unwrap();
        let whole = whole(value);
        draft.set(&Place::of(param), whole.clone());
        answered(said, over, &draft, &bare, &Place::of(param), &whole);
    }
}

fn answered(
    said: &mut String,
    over: &str,
    draft: &Draft,
    bare: &Draft,
    place: &Place,
    value: &Value<'_>,
) {
    let _ = writeln!(said, "{over} {place} {value}");
    let text = |draft: &Draft| draft.root().value.to_string();
    tell(said, &check_text(&text(draft), &world()), &check_text(&text(bare), &world()));
}

/// What is found that was not found before, in full.
fn tell(said: &mut String, report: &Report, bare: &Report) {
    let same =
        |a: &Finding, b: &Finding| a.rule == b.rule && a.place == b.place && a.message == b.message;
    for finding in report
        .findings
        .iter()
        .filter(|finding| !bare.findings.iter().any(|other| same(finding, other)))
    {
        let span = finding.span.unwrap_or_default();
        let with: Vec<String> = finding.with.iter().map(Place::to_string).collect();
        let _ = writeln!(
            said,
            "  {} {} {} {}..{} {}{}",
            finding.severity,
            finding.rule.id,
            finding.place,
            span.start,
            span.end,
            finding.message.render(Language::English),
            if with.is_empty() { String::new() } else { format!(" (with {})", with.join(", ")) },
        );
        for fix in &finding.fixes {
            let _ = write!(said, "    {}:", fix.title.render(Language::English));
            for op in &fix.patch {
                said.push(' ');
                op.write(said);
            }
            said.push('\n');
        }
    }
}
