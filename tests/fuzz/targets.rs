//! Everything that reads a text, and what must hold of it for any text at all: it ends, it does not panic, and what it
//! says fits what it read. `scripts/fuzz` searches for texts that break this; `tests/it/fuzz.rs` tries those that were
//! kept with every test run.

use std::hint::black_box;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use create_backup_plan::doctor::{Case, examine};
use create_backup_plan::guide::answer::{self, Answer};
use create_backup_plan::guide::many::Many;
use create_backup_plan::guide::{conceal, recognise};
use create_backup_plan::import;
use create_backup_plan::insight::preview;
use create_backup_plan::insight::zone::Clock;
use create_backup_plan::inventory;
use create_backup_plan::lang::Language;
use create_backup_plan::output::{FORMATS, Order};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::place::Place;
use create_backup_plan::plan::preset;
use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::endpoint::Endpoint;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Scheme, Target as Destination, steps};
use create_backup_plan::rules::{Report, World, check, check_text};
use create_backup_plan::share::Shared;
use create_backup_plan::values::interval::Interval;
use create_backup_plan::values::json::{MAX_DEPTH, Node};
use create_backup_plan::values::moment::{Moment, instant};
use create_backup_plan::values::path::PathKind;
use create_backup_plan::values::schedule::{Parts, Schedule, seconds};
use create_backup_plan::values::speed_limit::{Window, hour, is_flawless, overlaps, windows};
use create_backup_plan::values::{near, region, xml};
use create_backup_plan::verdict::Verdict;
use create_backup_plan::verdict::lines::{Columns, Lines};
use create_backup_plan::verdict::mend::mend;

/// Something that reads texts.
pub(crate) struct Target {
    /// Its name, and that of the folder of its texts.
    pub(crate) name: &'static str,
    /// What stands before a text and behind it, so that no time is spent on finding what kind of text it is.
    around: (&'static str, &'static str),
    reads: fn(&str),
}

impl Target {
    /// Reads the text in some bytes.
    pub(crate) fn run(&self, bytes: &[u8]) {
        let (before, behind) = self.around;
        (self.reads)(&format!("{before}{}{behind}", String::from_utf8_lossy(bytes)));
    }
}

const fn target(name: &'static str, reads: fn(&str)) -> Target {
    Target { name, around: ("", ""), reads }
}

const fn import_of(name: &'static str, before: &'static str, behind: &'static str) -> Target {
    Target { name, around: (before, behind), reads: imported }
}

/// Everything that reads a text.
pub(crate) static TARGETS: &[Target] = &[
    target("json", json),
    target("check", checked),
    target("plan", written),
    target("import", imported),
    import_of("curl", "curl ", ""),
    import_of("cli", "aliyun hbr CreateBackupPlan ", ""),
    import_of("posix", "A=a\n", "\naliyun hbr CreateBackupPlan --SourceType OSS --Bucket $A"),
    import_of("powershell", "PS C:\\> curl.exe ", ""),
    import_of("cmd", "curl ^\"", ""),
    import_of("url", "https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan&", ""),
    import_of("har", "{\"log\":{\"entries\":[", "]}}"),
    import_of("terraform", "resource \"alicloud_hbr_oss_backup_plan\" \"x\" {\n", "\n}"),
    import_of("ros", "{\"ROSTemplateFormatVersion\":\"2015-09-01\",\"Resources\":{\"x\":", "}}"),
    import_of("yaml", "SourceType: ECS_FILE\nPath:\n  - /a\n", ""),
    import_of("postman", "{\"info\":{\"schema\":\"postman\"},\"item\":[{\"request\":", "}]}"),
    import_of("python", "from alibabacloud_hbr20170908 import models\n", ""),
    import_of("java", "CreateBackupPlanRequest request = new CreateBackupPlanRequest();\n", ""),
    import_of("go", "request := &hbr.CreateBackupPlanRequest{", "}"),
    import_of("php", "<?php $request = new CreateBackupPlanRequest([", "]);"),
    target("link", linked),
    target("link-inside", linked_inside),
    target("answer", answered),
    target("list", listed),
    target("xml", marked_up),
    target("doctor", doctored),
    target("value", valued),
    target("name", named),
];

const LANGUAGE: Language = Language::Chinese;
/// 2026-11-25T00:00:00Z.
const NOW: i64 = 1_795_564_800;

fn world() -> World {
    World { now: Some(NOW), region: Some("cn-hangzhou".to_owned()), ..World::default() }
}

/// Every span lies in the text and cuts no character.
fn verdict(text: &str, report: &Report) {
    for span in report.findings.iter().filter_map(|finding| finding.span.as_ref()) {
        assert!(text.get(span.start..span.end).is_some(), "the span {span:?} is none of the text");
    }
    for columns in [Columns::Scalars, Columns::Utf16] {
        let lines = Lines::of(text, columns);
        let verdict =
            Verdict { report, lines: Some(&lines), language: LANGUAGE, file: None, line: None };
        assert!(Node::read(&verdict.to_string()).is_ok(), "a verdict is JSON");
    }
}

/// The reader takes what serde_json takes, but for what is nested too deep, and writes it as it was.
fn json(text: &str) {
    let depth = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    // The one takes half a surrogate pair, the other no number beyond all that it has.
    let theirs_at_least = serde_json::from_str::<serde_json::Value>(text).is_ok();
    let theirs_at_most = serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok();
    match Node::read(text) {
        Ok(node) => {
            assert!(theirs_at_most, "serde_json refuses it");
            let once = node.value.to_string();
            let again = Node::read(&once).expect("what is written is JSON");
            assert_eq!(again.value.to_string(), once);
            assert!(Node::read(&node.value.pretty()).is_ok());
        }
        Err(_) => assert!(!theirs_at_least || depth > MAX_DEPTH, "serde_json takes it"),
    }
}

/// A text is checked and mended; mending leaves no error that it could mend.
fn checked(text: &str) {
    let world = world();
    verdict(text, &check_text(text, &world));
    let mended = mend(text, &world).text;
    verdict(&mended, &check_text(&mended, &world));
    assert_eq!(mend(&mended, &world).text, mended, "mended twice");
}

/// A plan of any values is told about and written in every form.
fn written(text: &str) {
    let Ok(draft) = Draft::read(text) else { return };
    black_box(check(draft.root(), &world()));
    let clock = Clock::at(NOW);
    black_box(preview::to_json(&draft, &clock, LANGUAGE));
    black_box(preview::to_calendar(&draft, &clock, LANGUAGE));
    let keys = Credentials::new("testid", "testsecret", Some("token")).expect("they are whole");
    let target = Destination::new("cn-hangzhou", None, NOW, "nonce").expect("it is one");
    let target = target.with_credentials(Some(keys));
    for format in FORMATS {
        let order = Order { language: LANGUAGE, ..Order::new(&draft, &target) };
        let sheet = format.write(&order).expect("there are keys");
        assert!(!sheet.text().contains("testsecret"), "{} has the secret", format.id);
    }
    let wire = Wire::of(draft.root());
    for scheme in [Scheme::V1, Scheme::V3] {
        black_box(steps(&wire, &target, scheme));
    }
}

/// What is found can be shown, and a plan is one that can be read again.
fn imported(text: &str) {
    let found = import::read(text);
    assert_eq!(found.plans.is_empty(), found.reader.is_none());
    let lines = Lines::of(text, Columns::Utf16);
    black_box(found.to_json(LANGUAGE, |span| {
        assert!(text.get(span.clone()).is_some(), "the span {span:?} is none of the text");
        lines.span(span)
    }));
    for plan in &found.plans {
        let written = plan.draft.root().value.to_string();
        let again = Draft::read(&written).expect("a plan is an object");
        assert_eq!(again.root().value.to_string(), written);
    }
}

/// What a link holds makes a link that holds the same.
fn linked(text: &str) {
    if let Ok(shared) = Shared::open(text) {
        let again = Shared::open(&shared.fragment()).expect("a link that was just made");
        assert_eq!(again.draft.root().value.to_string(), shared.draft.root().value.to_string());
        assert_eq!((again.region, again.endpoint), (shared.region, shared.endpoint));
    }
}

/// The text is what the link holds.
fn linked_inside(text: &str) {
    let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 1);
    linked(&format!("p=1.{}", BASE64_URL_SAFE_NO_PAD.encode(packed)));
}

/// What the service answered.
fn answered(text: &str) {
    black_box(recognise(text));
    black_box(inventory::read(text));
    if let Some(Answer::Failed(failure)) = answer::read(text) {
        black_box(failure.places(|_| true));
        black_box(failure.explained());
    }
    let concealed = conceal::concealed(text);
    assert!(!concealed.chars().any(char::is_control));
    let mut words = concealed.split(|c| !conceal::is_part(c));
    assert!(!words.any(conceal::has_secret_shape), "a key is left");
}

/// A list of what is to be backed up, after the pattern of a plan.
fn listed(text: &str) {
    let pattern = preset::find("ecs-file").expect("a preset").draft(NOW, "cn-hangzhou");
    let many = Many::of(text, &pattern, &world());
    for line in many.json_lines().lines() {
        assert!(Node::read(line).is_ok(), "a request is JSON on one line");
    }
}

fn marked_up(text: &str) {
    if let Some(node) = xml::read(text) {
        assert!(Node::read(&node.value.to_string()).is_ok());
    }
}

/// A request that was sent, or an answer with its string to sign; nothing of the secret comes out.
fn doctored(text: &str) {
    let keys = Credentials::new("testid", "testsecret", None).expect("they are whole");
    let plan = Draft::read("{\"SourceType\":\"OSS\",\"Bucket\":\"photos\"}").expect("a plan");
    let wire = Wire::of(plan.root());
    for (plan, credentials) in [(None, None), (Some(&wire), Some(&keys))] {
        if let Some(diagnosis) = examine(&Case { text, plan, now: Some(NOW), credentials }) {
            for finding in &diagnosis.findings {
                black_box(finding.message.render(LANGUAGE));
            }
        }
    }
}

/// The values with a grammar of their own.
fn valued(text: &str) {
    let _ = black_box(Parts::read(text));
    if let Ok(schedule) = text.parse::<Schedule>() {
        black_box(schedule.next_run(NOW));
    }
    if let Ok(interval) = text.parse::<Interval>() {
        assert_eq!(interval.to_string().parse::<Interval>().as_ref(), Ok(&interval));
        black_box(interval.seconds());
        black_box(interval.in_days_or_hours());
    }
    if let Ok(windows) = windows(text) {
        black_box(overlaps(windows.iter().map(Window::hours)));
        for window in &windows {
            black_box(window.bandwidth());
            black_box(window.split_at_midnight());
        }
    }
    black_box(is_flawless(text));
    black_box(hour(text));
    black_box(seconds(text));
    black_box(instant(text));
    if let Ok(moment) = text.parse::<Moment>() {
        black_box(moment.weekday());
    }
    black_box(PathKind::of(text));
    black_box(region::near(text));
    black_box(region::find(text));
}

/// What names something: a place, a parameter, an endpoint.
fn named(text: &str) {
    if let Some(place) = Place::of_pointer(text) {
        assert_eq!(Place::of_pointer(&place.to_string()), Some(place));
    }
    if let Some(place) = Place::of_wire(text) {
        black_box(place.wire_name());
    }
    if let Ok(endpoint) = text.parse::<Endpoint>() {
        assert_eq!(endpoint.to_string().parse::<Endpoint>(), Ok(endpoint));
    }
    black_box(import::is_credential(text));
    black_box(near::meant(text, ["Bucket", "VaultId", "Schedule"].into_iter()));
    let _ = black_box(Credentials::new(text, text, Some(text)));
}
