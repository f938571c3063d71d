//! The pipelines of the documentation, run as they stand there: the commands by the shells and programs that pipelines use,
//! with good plans and bad ones. Only what needs a network is replaced: `cargo install` by the program that was built.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::tools::python;

/// What it says for the address and the commit.
const REPOSITORY: &str = "REPOSITORY";
const COMMIT: &str = "COMMIT";

/// What the only call of Cargo in a pipeline must be.
const INSTALL: &str = "install --locked --git REPOSITORY --rev COMMIT";

const GOOD: &str = include_str!("../data/plans/ecs-file-basic.json");
/// One error that has a fix, and one that only a person can mend.
const BAD: &str =
    "{\n  \"SourceType\": \"OSS\",\n  \"bucket\": \"photos\",\n  \"Nonsense\": 1\n}\n";
const MENDABLE: &str = "{\n  \"SourceType\": \"OSS\",\n  \"bucket\": \"photos\"\n}\n";

/// The fenced blocks of its page: what each is written in, and what it says.
fn blocks() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pipelines.md");
    let page = fs::read_to_string(path).unwrap();
    let mut parts = page.split("\n```");
    let mut blocks = Vec::new();
    while let (Some(_), Some(block)) = (parts.next(), parts.next()) {
        let (language, text) = block.split_once('\n').unwrap();
        blocks.push((language.to_owned(), format!("{text}\n")));
    }
    blocks
}

/// The one block that has a text in it.
#[track_caller]
fn block(mark: &str) -> String {
    let mut found = blocks().into_iter().filter(|(_, text)| text.contains(mark));
    let (_, text) = found.next().unwrap_or_else(|| panic!("no block has {mark}"));
    assert!(found.next().is_none(), "more than one block has {mark}");
    text
}

/// A block of YAML, as a program that takes YAML understands it.
fn yaml(mark: &str) -> Value {
    let mut read = python();
    read.args(["-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.argv[1])))"]);
    let output = read.arg(block(mark)).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Everything that a program said, what is for people last.
fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&text).into_owned()
}

/// A folder of a project with plans.
struct Project {
    folder: PathBuf,
}

impl Project {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipelines").join(name);
        let _ = fs::remove_dir_all(&folder);
        let project = Project { folder };
        // A pipeline that calls Cargo in any other way than it should ends there.
        let cargo = format!("#!/bin/sh\n[ \"$*\" = \"{INSTALL}\" ]\n");
        project.write("bin/cargo", &cargo);
        let program = project.folder.join("bin/cargo");
        fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    /// Runs a program in the project, where the one that was built is on the path.
    fn run(&self, command: &mut Command) -> Output {
        let built = Path::new(env!("CARGO_BIN_EXE_create-backup-plan")).parent().unwrap();
        let mut path = vec![self.folder.join("bin"), built.to_owned()];
        path.extend(env::split_paths(&env::var_os("PATH").unwrap()));
        command.current_dir(&self.folder).env("PATH", env::join_paths(path).unwrap());
        command.output().unwrap()
    }

    /// Runs commands as GitHub and GitLab do: by bash, which stops at the first that fails. Gives how it ended and what
    /// it said.
    fn steps<'s>(&self, steps: impl IntoIterator<Item = &'s str>) -> (i32, String) {
        let mut all = String::new();
        for step in steps {
            let output = self.run(Command::new("bash").args(["-e", "-c", step]));
            all.push_str(&said(&output));
            if !output.status.success() {
                return (output.status.code().unwrap(), all);
            }
        }
        (0, all)
    }
}

/// The commands of a job's steps on GitHub; the other steps are checked to be the ones that are known.
fn commands<'w>(workflow: &'w Value, job: &str) -> Vec<&'w str> {
    let steps = workflow["jobs"][job]["steps"].as_array().unwrap().iter();
    let known = ["actions/checkout@v6", "github/codeql-action/upload-sarif@v4"];
    let command = |step: &'w Value| {
        step["run"].as_str().or_else(|| {
            let action = step["uses"].as_str().unwrap();
            assert!(known.contains(&action), "{action}");
            None
        })
    };
    steps.filter_map(command).collect()
}

#[test]
fn every_block_of_the_section_is_run_here() {
    let languages: Vec<String> = blocks().into_iter().map(|(language, _)| language).collect();
    assert_eq!(languages, ["yaml", "yaml", "yaml", "yaml", "make", "sh"]);
}

#[test]
fn github_annotates_and_stops_at_an_error() {
    let workflow = yaml("--format github");
    let steps = commands(&workflow, "check");
    let project = Project::new("github", &[("plans/good.json", GOOD)]);
    let (code, said) = project.steps(steps.iter().copied());
    assert_eq!((code, said.as_str()), (0, "1 request checked, nothing found.\n"));

    project.write("plans/bad.json", BAD);
    let (code, said) = project.steps(steps.iter().copied());
    assert_eq!(code, 1, "{said}");
    let annotation = "::error file=plans/bad.json,line=3,endLine=3,col=3,endColumn=11,\
                      title=request/unknown-parameter::`bucket` is not a parameter. Write `Bucket`.";
    assert!(said.contains(annotation), "{said}");

    let nothing = Project::new("github-nothing", &[]);
    let (code, said) = nothing.steps(steps);
    assert_eq!(code, 2, "{said}");
}

#[test]
fn code_scanning_gets_a_report_of_errors_too() {
    let workflow = yaml("--format sarif");
    let steps = commands(&workflow, "scan");
    let upload = workflow["jobs"]["scan"]["steps"].as_array().unwrap().last().unwrap();
    let report = upload["with"]["sarif_file"].as_str().unwrap();
    // Without this permission the upload is refused.
    assert_eq!(workflow["permissions"]["security-events"], "write");

    let files = [("plans/bad.json", BAD), ("plans/good.json", GOOD)];
    let project = Project::new("scanning", &files);
    let (code, said) = project.steps(steps.iter().copied());
    assert_eq!((code, said.as_str()), (0, ""));
    let sarif = project.json(report);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let location = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(location, &json!({"uri": "plans/bad.json", "uriBaseId": "%SRCROOT%"}));

    let nothing = Project::new("scanning-nothing", &[]);
    let (code, said) = nothing.steps(steps);
    assert_ne!(code, 0, "{said}");
}

#[test]
fn gitlab_keeps_the_report_of_a_job_that_failed() {
    let pipeline = yaml("--format gitlab");
    let job = &pipeline["backup-plans"];
    let steps = || job["script"].as_array().unwrap().iter().map(|step| step.as_str().unwrap());
    let report = job["artifacts"]["reports"]["codequality"].as_str().unwrap();
    assert_eq!(job["artifacts"]["when"], "always");

    let project = Project::new("gitlab", &[("plans/good.json", GOOD)]);
    assert_eq!(project.steps(steps()), (0, String::new()));
    assert_eq!(project.json(report), json!([]));
    project.write("plans/bad.json", BAD);
    assert_eq!(project.steps(steps()), (1, String::new()));
    let issues = project.json(report);
    let named = |issue: &Value| issue["location"]["path"] == "plans/bad.json";
    assert!(issues.as_array().unwrap().iter().any(named), "{issues}");
}

/// The image that GitLab's job names has the Rust that the package needs.
#[test]
fn the_image_has_the_rust_that_is_needed() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let manifest: toml::Table = manifest.unwrap().parse().unwrap();
    let needed = manifest["package"]["rust-version"].as_str().unwrap();
    let pipeline = yaml("--format gitlab");
    assert_eq!(pipeline["backup-plans"]["image"], format!("rust:{needed}"));
}

/// The hook's definition in a repository of its own, whose address and commit take the places of the documentation's. What
/// was built takes the place of what pre-commit would build, which takes minutes.
#[test]
fn pre_commit_runs_the_hook_on_plans_alone() {
    let definition = fs::read_to_string(".pre-commit-hooks.yaml").unwrap();
    let hooks = Project::new("hooks", &[(".pre-commit-hooks.yaml", &definition)]);
    let commit = committed(&hooks);
    let readme = block("- id: create-backup-plan")
        .replace(REPOSITORY, hooks.folder.to_str().unwrap())
        .replace(COMMIT, &commit)
        .replace("- id: create-backup-plan", "- id: create-backup-plan\n        language: system");
    let is_files = |line: &&str| line.trim_start().starts_with("files:");
    let without_files: String =
        readme.split_inclusive('\n').filter(|line| !is_files(line)).collect();
    assert_ne!(without_files, readme);

    let project = Project::new("pre-commit", &[("plans/good.json", GOOD), ("other/bad.json", BAD)]);
    let runs = |config: &str| {
        project.write(".pre-commit-config.yaml", config);
        committed(&project);
        let mut run = python();
        run.args(["-m", "pre_commit", "run", "--all-files", "--color", "never"]);
        run.env("PRE_COMMIT_HOME", hooks.folder.join("home"));
        let output = project.run(&mut run);
        (output.status.code().unwrap(), said(&output))
    };
    let (code, said) = runs(&readme);
    assert!(code == 0 && said.contains("Passed"), "{said}");
    let (code, said) = runs(&without_files);
    assert!(code == 0 && said.contains("no files to check"), "{said}");

    project.write("plans/bad.json", BAD);
    let (code, said) = runs(&readme);
    assert!(code == 1 && said.contains("plans/bad.json:3:3: error["), "{said}");
    assert!(!said.contains("other/bad.json"), "{said}");
    fs::remove_file(project.folder.join("plans/bad.json")).unwrap();

    for name in ["Backup-Plans/a.json", "x/nightly.backup_plan.json", "createBackupPlan.json"] {
        project.write(name, BAD);
        let (code, said) = runs(&without_files);
        assert!(code == 1 && said.contains(&format!("{name}:3:3: error[")), "{name}: {said}");
        fs::remove_file(project.folder.join(name)).unwrap();
    }
    for name in ["backup-plans/readme.md", "backup-plan.schema.json", "backups/plan.json"] {
        project.write(name, BAD);
        let (code, said) = runs(&without_files);
        assert!(code == 0, "{name}: {said}");
        fs::remove_file(project.folder.join(name)).unwrap();
    }
}

/// Makes a repository of a project's files as they are, and names the commit.
fn committed(project: &Project) -> String {
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        // Nobody's own configuration plays a part.
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        git.args(["-c", "user.name=test", "-c", "user.email=test@example.com"]).args(args);
        let output = project.run(&mut git);
        assert!(output.status.success(), "{args:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--allow-empty", "--message", "files"]);
    git(&["rev-parse", "HEAD"])
}

#[test]
fn make_writes_terraform_of_plans_without_errors() {
    let makefile = block(".DELETE_ON_ERROR");
    let plan = include_str!("../data/plans/oss.json");
    let project = Project::new("make", &[("Makefile", &makefile), ("plans/good.json", plan)]);
    let make = |target: &str| project.run(Command::new("make").arg(target));
    assert!(make("check").status.success(), "{}", said(&make("check")));
    assert!(make("terraform").status.success());
    let terraform = project.read("plans/good.tf");
    assert!(terraform.contains("alicloud_hbr_oss_backup_plan"), "{terraform}");

    project.write("plans/bad.json", BAD);
    assert!(!make("check").status.success());
    let output = make("terraform");
    assert!(!output.status.success(), "{}", said(&output));
    assert!(!project.folder.join("plans/bad.tf").exists(), "an empty file was left");
}

#[test]
fn the_script_checks_mends_and_reads() {
    let script = block("--fix");
    let request = |text: &str| {
        let request: Value = serde_json::from_str(text).unwrap();
        format!("{request}\n")
    };
    let files = [
        ("script.sh", script.as_str()),
        ("requests.jsonl", &request(GOOD).repeat(2)),
        ("plans.json", &format!("[{GOOD},\n {MENDABLE}]\n")),
        ("plans/good.json", GOOD),
        ("plans/mendable.json", MENDABLE),
    ];
    let project = Project::new("script", &files);
    let run = || {
        let output = project.run(Command::new("sh").arg("script.sh"));
        (output.status.success(), said(&output))
    };
    let mut emit = Command::new("create-backup-plan");
    let old = project.run(emit.args(["emit", "cli", "plans/good.json"]));
    project.write("old-script.sh", str::from_utf8(&old.stdout).unwrap());

    let (ended_well, all) = run();
    assert!(ended_well && all.starts_with("1 request checked, nothing found.\n"), "{all}");
    assert_eq!(project.read("verdicts.jsonl").lines().count(), 2);
    let mended = MENDABLE.replace("bucket", "Bucket");
    assert_eq!(project.read("plans.fixed.json"), format!("[{GOOD},\n {mended}]\n"));
    assert_eq!(project.read("plans/mendable.json"), mended);
    assert_eq!(project.read("plans/good.json"), GOOD);

    project.write("old-script.sh", "aliyun hbr CreateBackupPlan --SourceType OSS");
    let (ended_well, all) = run();
    assert!(!ended_well && all.contains("error[bucket/required]"), "{all}");

    project.write("plans/bad.json", BAD);
    let (ended_well, all) = run();
    assert!(!ended_well && all.contains("`Nonsense` is not a parameter"), "{all}");
    assert_eq!(project.read("plans/bad.json"), BAD);
    assert!(!project.folder.join("plans/bad.json.fixed").exists(), "nothing is left behind");

    project.write("requests.jsonl", "{}\n");
    let (ended_well, _) = run();
    assert!(!ended_well && !project.folder.join("plans/bad.json.fixed").exists());
}
