//! What a program gets that depends on the library without its default features.

use std::collections::BTreeSet;
use std::process::Command;

use create_backup_plan::import::Import;
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::{Request, Target};
use create_backup_plan::rules::{Report, World};
use create_backup_plan::verdict::Verdict;

/// The library itself.
const OWN: &str = "create_backup_plan";

/// The crates that `Cargo.toml` asks for without a feature.
const ASKED_FOR: [&str; 5] = ["base64", "miniz_oxide", "percent_encoding", "sha2", "zeroize"];

/// What signing needs besides: whoever does not ask for it has no code that could use a key.
const TO_SIGN: [&str; 2] = ["hmac", "sha1"];

/// The most crates that may be built, with what these bring along.
const MOST: usize = 30;

/// What Cargo says on standard output.
fn cargo(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args(args).arg("--offline").current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The names of the crates that Cargo builds for a program on this machine, the library's own among them.
fn built(how: &[&str]) -> BTreeSet<String> {
    let tree = ["tree", "--locked", "--no-default-features", "--edges", "normal"];
    let names = cargo(&[&tree[..], &["--prefix", "none", "--format", "{lib}"], how].concat());
    names.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn without_features_a_handful_of_crates_is_built() {
    let own: Vec<String> =
        built(&["--depth", "1"]).into_iter().filter(|name| name != OWN).collect();
    assert_eq!(own, ASKED_FOR);
    let without = built(&[]);
    assert!(TO_SIGN.iter().all(|name| !without.contains(*name)), "{without:?}");
    let all = built(&["--features", "signing"]);
    assert!(TO_SIGN.iter().all(|name| all.contains(*name)), "{all:?}");
    for heavy in ["wasm_bindgen", "js_sys", "web_sys", "yew", "clap", "jiff", "getrandom", "tokio"]
    {
        assert!(!all.contains(heavy), "{heavy} is built for everyone: {all:?}");
    }
    assert!(all.len() <= MOST, "{} crates: {all:?}", all.len());
}

#[test]
fn what_a_server_keeps_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<World>();
    shared::<Draft>();
    shared::<Report>();
    shared::<Verdict<'_>>();
    shared::<Import>();
    shared::<Target>();
    shared::<Request>();
}

#[test]
fn every_error_can_be_handed_on() {
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    error::<create_backup_plan::plan::draft::Unreadable>();
    error::<create_backup_plan::values::json::JsonError>();
    error::<create_backup_plan::request::TargetError>();
    error::<create_backup_plan::request::NeedsCredentials>();
    error::<create_backup_plan::request::credentials::CredentialsError>();
    error::<create_backup_plan::share::ShareError>();
    error::<create_backup_plan::values::schedule::ScheduleError>();
    let said = |text| Draft::read(text).unwrap_err().to_string();
    assert_eq!(said("[]"), "expected an object, but found another JSON value");
    assert_eq!(said("{"), "expected `,` or `}`, but found the end of the text");
}

/// What the README shows and the license asks for is there; what only a test needs is not.
#[test]
fn the_package_is_whole_and_nothing_more() {
    let listed = cargo(&["package", "--list", "--allow-dirty"]);
    let listed: BTreeSet<&str> = listed.lines().collect();
    let needed = [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "SECURITY.md",
        "README.zh-CN.md",
        "docs/page.md",
        "docs/page.png",
        "examples/check.rs",
        "src/lib.rs",
        "static/style.css",
    ];
    for file in needed {
        assert!(listed.contains(file), "{file} is missing");
    }
    let odd = |file: &&&str| {
        let known = ["CHANGELOG.md", "Cargo.", "LICENSE", "README.", "SECURITY.md", "Trunk.toml"];
        let more = [
            "build.rs",
            "docs/",
            "examples/",
            "index.html",
            "scripts/",
            "src/",
            "static/",
            ".cargo_vcs_info.json",
        ];
        let known = known.iter().chain(&more).any(|known| file.starts_with(known));
        !known
            || ["node_modules", "scripts/bench", "scripts/test", "scripts/fuzz", "scripts/mutants"]
                .iter()
                .any(|part| file.contains(part))
    };
    let odd: Vec<_> = listed.iter().filter(odd).collect();
    assert!(odd.is_empty(), "{odd:?}");
}
