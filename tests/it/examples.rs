//! The programs of `examples/`, run as their first lines say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use create_backup_plan::output::{self, Order};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::Target;
use create_backup_plan::request::credentials::{
    ACCESS_KEY_ID, ACCESS_KEY_SECRET, Credentials, SECURITY_TOKEN,
};
use serde_json::Value;

use crate::catalogue::plan;
use crate::cli::{Run, file, finish, json, rules_of};

/// The programs, built as for someone who depends on the library as its manual says.
fn built() -> &'static BTreeMap<String, PathBuf> {
    static BUILT: OnceLock<BTreeMap<String, PathBuf>> = OnceLock::new();
    BUILT.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["build", "--examples", "--no-default-features", "--features", "signing"])
            .args(["--locked", "--offline"])
            .args(["--message-format", "json", "--target-dir", target.to_str().unwrap()])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        let programs = said.lines().map(json).filter_map(|message| {
            let name = message["target"]["name"].as_str()?.to_owned();
            Some((name, PathBuf::from(message["executable"].as_str()?)))
        });
        programs.collect()
    })
}

fn example(name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(&built()[name]);
    command.args(args);
    for variable in [ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN] {
        command.env_remove(variable);
    }
    command
}

#[track_caller]
fn ends(command: Command, input: &str, code: i32) -> Run {
    let run = finish(command, input.as_bytes());
    assert_eq!(run.code, Some(code), "{run:?}");
    run
}

#[test]
fn check_says_what_is_wrong_and_shows_it_mended() {
    let good = file("example-good.json", plan("ecs-file-basic"));
    let text = "{\n  \"SourceType\": \"OSS\",\n  \"bucket\": \"photos\",\n  \"Nonsense\": 1\n}\n";
    let bad = file("example-bad.json", text);
    assert_eq!(ends(example("check", &[&good]), "", 0).out, "");

    let run = ends(example("check", &[&good, &bad]), "", 1);
    let finding = format!(
        "{bad}:3:3: error[request/unknown-parameter]: `bucket` is not a parameter. Write `Bucket`.\n  \
         fix: Rename to `Bucket`\n"
    );
    assert!(run.out.contains(&finding), "{}", run.out);
    let mended = format!("{bad}, mended:\n{}\n", text.replace("bucket", "Bucket"));
    assert!(run.out.ends_with(&mended), "{}", run.out);
}

#[test]
fn sign_prints_a_command_with_a_signature_and_no_secret() {
    let arguments = ["photos-2026", "v-0003gxoksflhu46w185s"];
    let mut command = example("sign", &arguments);
    command.env(ACCESS_KEY_ID, "testid").env(ACCESS_KEY_SECRET, "testsecret");
    let run = ends(command, "", 0);
    assert!(!run.out.contains("testsecret") && !run.err.contains("testsecret"), "{run:?}");

    // The same request, signed again at the same time with the same nonce, is the same command.
    let header = |name: &str| {
        let (_, rest) = run.out.split_once(&format!("{name}: ")).unwrap();
        rest.split('\'').next().unwrap().to_owned()
    };
    let time: jiff::Timestamp = header("x-acs-date").parse().unwrap();
    let keys = Credentials::new("testid", "testsecret", None).unwrap();
    let nonce = header("x-acs-signature-nonce");
    let target = Target::new("cn-hangzhou", None, time.as_second(), &nonce).unwrap();
    let target = target.with_credentials(Some(keys));
    let found = create_backup_plan::import::read(&run.out).plans.remove(0);
    let curl = output::find("curl").unwrap().write(&Order::new(&found.draft, &target)).unwrap();
    assert_eq!(run.out, format!("{}\n", curl.text()));
}

#[test]
fn sign_asks_for_what_it_needs() {
    let run = ends(example("sign", &["photos-2026"]), "", 1);
    assert!(run.err.contains("expected a bucket and a vault"), "{}", run.err);
    let run = ends(example("sign", &["photos-2026", "v-0003gxoksflhu46w185s"]), "", 1);
    assert!(run.err.contains("ALIBABA_CLOUD_ACCESS_KEY_ID"), "{}", run.err);
    let run = ends(example("sign", &["", "v-0003gxoksflhu46w185s"]), "", 1);
    assert!(run.err.contains("error: ") && run.out.is_empty(), "{run:?}");
}

#[test]
fn bulk_answers_each_line() {
    let good = json(&plan("ecs-file-basic")).to_string();
    let run = ends(example("bulk", &[]), &format!("{good}\n{{}}\n[\n"), 1);
    let verdicts: Vec<Value> = run.out.lines().map(json).collect();
    assert_eq!(verdicts.len(), 3, "{}", run.out);
    assert_eq!((&verdicts[0]["valid"], &verdicts[1]["valid"]), (&true.into(), &false.into()));
    assert_eq!(rules_of(&verdicts[2]), ["request/not-json"]);
    assert!(ends(example("bulk", &[]), &good, 0).out.starts_with("{\"valid\":true"));
}

#[test]
fn convert_writes_what_it_read_in_another_form() {
    let command = fs::read_to_string("tests/data/import/cli.sh").unwrap();
    let run = ends(example("convert", &["json"]), &command, 0);
    assert!(!run.out.contains("testsecret") && !run.err.contains("testsecret"), "{run:?}");
    assert!(run.err.contains("credential: "), "{}", run.err);
    let draft = Draft::read(run.out.split_inclusive("\n}\n").next().unwrap()).unwrap();
    assert_eq!(draft.root().get("PlanName").and_then(|node| node.text()), Some("it's"));

    let run = ends(example("convert", &["terraform"]), &plan("oss"), 0);
    assert!(run.out.contains("resource \"alicloud_hbr_oss_backup_plan\""), "{}", run.out);
    let run = ends(example("convert", &["json"]), "nothing of the kind", 1);
    assert!(run.err.starts_with("nothing: ") && run.out.is_empty(), "{run:?}");
    let run = ends(example("convert", &["yaml"]), "", 1);
    assert!(run.err.contains("expected one of json, wire, curl"), "{}", run.err);
}

#[test]
fn every_example_is_tried_here() {
    let tried = ["bulk", "check", "convert", "sign"];
    assert_eq!(built().keys().map(String::as_str).collect::<Vec<_>>(), tried);
}
