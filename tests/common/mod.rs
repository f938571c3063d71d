//! What the test binaries share: requests that are hard on formats, the cases of the official SDK, and the one way to
//! have a format write something.
#![allow(dead_code, reason = "each binary uses its own part of this")]

use create_backup_plan::output::sheet::Sheet;
use create_backup_plan::output::{Order, find};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::wire::Pair;
use create_backup_plan::request::{NeedsCredentials, Target};
use create_backup_plan::values::json::{Node, Value};

/// Requests made with the official Python SDK (alibabacloud-hbr20170908 2.7.1, alibabacloud-tea-openapi 0.4.6,
/// aliyun-python-sdk-core 2.16.1), with the nonce and the time held fixed.
pub(crate) const VECTORS: &str = include_str!("../data/vectors.jsonl");

/// The time that tests sign at: 2026-03-27T00:00:00Z.
pub(crate) const NOW: i64 = 1_774_569_600;

/// The cases of the official SDK, with the text of each request beside its parsed line.
pub(crate) fn cases() -> impl Iterator<Item = (serde_json::Value, String)> {
    VECTORS.lines().map(|line| {
        let case = serde_json::from_str(line).expect("a JSON object a line");
        let node = Node::read(line).expect("a JSON object a line");
        let request = node.get("request").expect("a request").value.to_string();
        (case, request)
    })
}

/// What is hard on shells, encodings, languages and terminals.
pub(crate) static NASTY: &[&str] = &[
    "it's \"quoted\" ''twice'' \"\"\"thrice\"\"\"",
    "back\\slash\\ C:\\data\\n \\\\srv\\share\\",
    "$HOME ${HOME} $(id) `id` $((1+1)) #{1} {{x}} {0} $env:PATH %{x}",
    "%41 %s %% %PATH% !PATH! !! !$ ^a^b #x ~ ~root",
    "* ? [a-z] {a,b} {1..3} | & ; < > ( ) = + @",
    "line\nbreak\r\nand\ttab \u{1b}[201~ \u{7f}\u{9b}",
    "*/ ?> <!-- --> <?php // # /* \\u0022 \\x22 \\n ${jndi}",
    "@/etc/passwd",
    "-1",
    "--force=yes",
    "",
    " spaces ",
    "中文 é ﬁ \u{202e} 👨\u{200d}👩\u{200d}👧 𝒳 “curly” ‘quotes’ \u{2028}\u{feff}",
];

/// Requests with nasty texts everywhere, requests with next to nothing, and those of the official SDK.
pub(crate) fn requests() -> impl Iterator<Item = String> {
    let nasty = NASTY.iter().map(|text| {
        let text = || Value::owned_text(*text);
        Value::object([
            ("SourceType", Value::owned_text("UDM_ECS")),
            ("PlanName", text()),
            ("Path", Value::array([text(), text()])),
            ("Rule", Value::array([Value::object([("RuleName", text())])])),
            ("Detail", Value::object([("preScriptPath", text())])),
        ])
        .to_string()
    });
    let empty = ["{}".to_owned(), r#"{"SourceType":"OSS"}"#.to_owned()];
    nasty.chain(empty).chain(cases().map(|(_, request)| request))
}

/// A target of a region, or of another endpoint.
pub(crate) fn target(endpoint: Option<&str>) -> Target {
    Target::new("cn-hangzhou", endpoint, NOW, "0450e7c1b3ef2f670978f58d2cbcd581").expect("a target")
}

/// Keys with a token that is hard on quoting.
pub(crate) fn credentials() -> Credentials {
    let token = Some("CAIS+it's/\"$token`\\==&x=1%41^ y");
    Credentials::new("STS.example", "MARKED-SECRET", token).expect("credentials")
}

/// What a format writes of a request.
pub(crate) fn sheet(
    format: &str,
    request: &str,
    target: &Target,
) -> Result<Sheet, NeedsCredentials> {
    let draft = Draft::read(request).expect("a JSON object");
    find(format).expect("a format").write(&Order::new(&draft, target))
}

/// The same, as its text.
pub(crate) fn written(
    format: &str,
    request: &str,
    target: &Target,
) -> Result<String, NeedsCredentials> {
    sheet(format, request, target).map(|sheet| sheet.text().to_owned())
}

/// Pairs that outlive the request they are of.
pub(crate) fn owned<'p>(pairs: impl IntoIterator<Item = &'p Pair<'p>>) -> Vec<(String, String)> {
    pairs.into_iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}
