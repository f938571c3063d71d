//! One request for each of many resources, and the script that sends them.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

use create_backup_plan::guide::many::{MOST, Many};
use create_backup_plan::guide::script::script;
use create_backup_plan::lang::Language;
use create_backup_plan::params::Param;
use create_backup_plan::params::plan::{PLAN_NAME, RETENTION};
use create_backup_plan::params::source::{BUCKET, CREATE_TIME, INSTANCE_ID};
use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::Target;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::rules::World;
use proptest::prelude::*;

use crate::catalogue::{laid_over, plan, world};
use crate::guide::known;

fn many(list: &str, pattern: &str) -> Many {
    Many::of(list, &Draft::read(pattern).unwrap(), &world())
}

fn of(many: &Many, param: &Param) -> Vec<String> {
    let text = |one: &create_backup_plan::guide::many::One| {
        one.request.param(param).map(|node| node.value.to_string()).unwrap_or_default()
    };
    many.requests.iter().map(text).collect()
}

fn problems(many: &Many) -> Vec<String> {
    many.problems.iter().map(|problem| problem.render(Language::English)).collect()
}

const IDS: &str =
    "i-bp1567rc0o5rz8bxnltz\n\n# the second\ni-bp1gtjxuuvwj17zr0000, i-bp1gtjxuuvwj17zr0001";

#[test]
fn each_name_of_a_list_makes_a_request() {
    let many = many(IDS, &plan("ecs-file"));
    assert_eq!(
        of(&many, &INSTANCE_ID),
        [
            r#""i-bp1567rc0o5rz8bxnltz""#,
            r#""i-bp1gtjxuuvwj17zr0000""#,
            r#""i-bp1gtjxuuvwj17zr0001""#
        ]
    );
    assert_eq!(many.requests.iter().map(|one| one.line).collect::<Vec<_>>(), [1, 4, 4]);
    assert!(many.named, "a name for all would be refused");
    assert_eq!(of(&many, &PLAN_NAME)[0], r#""nightly-home-i-bp1567rc0o5rz8bxnltz""#);
    assert_eq!((many.wrong(), many.doubtful(), problems(&many).len()), (0, 0, 0));
}

#[test]
fn what_stands_beside_an_id_is_no_resource() {
    let ecs = plan("ecs-file");
    for (list, line) in [
        ("实例编号,实例名称\ni-bp1567rc0o5rz8bxnltz,web", 1),
        ("i-bp1567rc0o5rz8bxnltz\ni-bp1gtjxuuvwj17zr0000   web server 01   Running", 2),
        ("VmId\ni-bp1567rc0o5rz8bxnltz", 1),
    ] {
        let made = many(list, &ecs);
        assert_eq!(made.requests.len(), 0, "{list}");
        let said = format!(
            "Line {line} has more than IDs. Name the columns in a line above, such as `InstanceId,PlanName`."
        );
        assert_eq!(problems(&made), [said], "{list}");
    }
    let nas = many("031cf4964f, 1607436917", &plan("nas"));
    assert_eq!((nas.requests.len(), problems(&nas).len()), (0, 1));
    // The console's own name of a column is enough.
    let named = many("实例ID,PlanName\ni-bp1567rc0o5rz8bxnltz,web", &ecs);
    assert_eq!((of(&named, &INSTANCE_ID).len(), problems(&named).len()), (1, 0));
    let times = many("FileSystemId,CreateTime\n031cf4964f,2020-12-08T14:15:17Z", &plan("nas"));
    assert_eq!(of(&times, &CREATE_TIME), ["1607436917"]);
    // What none of is an ID may be names, or IDs written wrong: the rules look at those.
    assert_eq!(many("web-01 web-02", &ecs).requests.len(), 2);
}

#[test]
fn placeholders_are_filled_and_what_is_filled_in_stays() {
    let mut world = world();
    let mut known = known("instances.json");
    known.add(
        create_backup_plan::inventory::ResourceKind::Instance,
        create_backup_plan::inventory::Resource {
            id: "i-bp1gtjxuuvwj17zr0001".into(),
            name: "{n}".into(),
            ..Default::default()
        },
    );
    world.known = Arc::new(known);
    let pattern = laid_over(&plan("ecs-file"), r#"{"PlanName":"{n} {name} {id} {other}"}"#);
    let many = Many::of(IDS, &Draft::read(&pattern).unwrap(), &world);
    assert!(!many.named);
    assert_eq!(
        of(&many, &PLAN_NAME),
        [
            r#""1 web-1 i-bp1567rc0o5rz8bxnltz {other}""#,
            r#""2 files i-bp1gtjxuuvwj17zr0000 {other}""#,
            r#""3 {n} i-bp1gtjxuuvwj17zr0001 {other}""#,
        ]
    );
}

#[test]
fn a_name_that_two_would_share_is_found() {
    let pattern = laid_over(&plan("ecs-file"), r#"{"PlanName":"{name}"}"#);
    let mut world = world();
    let mut known = known("instances.json");
    for id in ["i-a", "i-b"] {
        let resource = create_backup_plan::inventory::Resource {
            id: id.into(),
            name: "same".into(),
            ..Default::default()
        };
        known.add(create_backup_plan::inventory::ResourceKind::Instance, resource);
    }
    world.known = Arc::new(known);
    let many = Many::of("i-a i-b", &Draft::read(&pattern).unwrap(), &world);
    assert!(many.requests[1].report.findings.iter().any(|it| it.rule.id == "plan-name/unique"));
}

#[test]
fn a_table_says_for_each_request_what_differs() {
    let table = "InstanceId,PlanName,Retention,Path.1,Path.2\n\
                 i-bp1567rc0o5rz8bxnltz,\"a, \"\"b\"\"\",30,/a,/b\n\
                 i-bp1gtjxuuvwj17zr0000,second,,,\n\
                 ,third,,,\n";
    let many = many(table, &plan("ecs-file"));
    assert!(!many.named);
    assert_eq!(of(&many, &PLAN_NAME), [r#""a, \"b\"""#, r#""second""#]);
    assert_eq!(of(&many, &RETENTION), ["30", "7"], "an empty cell leaves the pattern's value");
    assert_eq!(of(&many, &create_backup_plan::params::files::PATH), [r#"["/a","/b"]"#, ""]);
    assert_eq!(problems(&many), ["Line 4 has no `InstanceId`, and is left out."]);
}

#[test]
fn other_separators_and_columns_that_are_none_are_taken() {
    let many = many("Bucket;Owner;Retention\nphotos-2026;me;1\n", &plan("oss"));
    assert_eq!(
        (of(&many, &BUCKET), of(&many, &RETENTION)),
        (vec![r#""photos-2026""#.to_owned()], vec!["1".to_owned()])
    );
    assert_eq!(problems(&many), ["The column `Owner` is no parameter, and is left out."]);
    let tabs = many_of("Bucket\tPrefix\nphotos-2026\ta/\n");
    assert_eq!(tabs.requests.len(), 1);
    assert_eq!(
        problems(&many_of("Prefix,Retention\na/,7\n")),
        ["The table has no column `Bucket`. Add it."]
    );
}

fn many_of(list: &str) -> Many {
    many(list, &plan("oss"))
}

#[test]
fn a_repetition_is_named_and_made_once() {
    let many = many_of("photos-2026\nvideos-2026\nphotos-2026\n");
    assert_eq!(many.requests.len(), 2);
    assert_eq!(
        problems(&many),
        ["Line 3 repeats `photos-2026` of line 1. One request is made for both."]
    );
    assert_eq!(many_of("abc abc").requests.len(), 1, "on one line, too");
}

#[test]
fn what_belongs_to_one_file_system_is_not_given_to_another() {
    let pattern = Draft::read(&plan("nas")).unwrap();
    let unknown = Many::of("005494", &pattern, &world());
    assert_eq!(of(&unknown, &CREATE_TIME), [""]);
    let world = World { known: Arc::new(known("file-systems.json")), ..world() };
    assert_eq!(of(&Many::of("005494", &pattern, &world), &CREATE_TIME), ["1495870986"]);
}

#[test]
fn every_request_is_held_to_the_rules() {
    let many = many_of("photos-2026 Photos_2026 -x");
    assert_eq!((many.wrong(), many.doubtful()), (0, 2));
    let pattern = laid_over(&plan("oss"), r#"{"Retention":0}"#);
    assert_eq!(self::many("a1b a2b", &pattern).wrong(), 2);
}

#[test]
fn a_list_has_its_end_and_sync_has_none() {
    let ids: Vec<String> = (0..=MOST).map(|number| format!("bucket-{number}")).collect();
    let many = many_of(&ids.join("\n"));
    assert_eq!(many.requests.len(), MOST);
    assert!(problems(&many)[0].starts_with("The list is too long: 1000 requests"));
    let sync = self::many("a", &plan("sync"));
    assert!(sync.requests.is_empty() && sync.problems.len() == 1);
}

#[test]
fn json_lines_are_what_check_reads() {
    let lines = many_of("photos-2026 videos-2026").json_lines();
    let requests: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(requests[1]["Bucket"], "videos-2026");
}

/// Runs a script with an `aliyun` of our own on the path, which writes down its words and answers; it fails where a
/// word is `fail`.
fn run(name: &str, script: &str, args: &[&str]) -> (Output, Vec<Vec<String>>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("many").join(name);
    fs::create_dir_all(&folder).unwrap();
    let log = folder.join("log");
    let _ = fs::remove_file(&log);
    let fake = folder.join("aliyun");
    let text = "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\036' \"$word\" >> \"$LOG\"; done\n\
                printf '\\035' >> \"$LOG\"\n\
                for word in \"$@\"; do if [ \"$word\" = fail ]; then echo 'ERROR: SDK.ServerError' >&2; exit 1; fi; done\n\
                echo '{\"Code\":\"200\",\"PlanId\":\"plan-000abc\",\"Success\":true}'\n";
    fs::write(&fake, text).unwrap();
    let file = folder.join("make plans.sh");
    fs::write(&file, script).unwrap();
    assert!(Command::new("chmod").arg("+x").arg(&fake).status().unwrap().success());
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .arg(&file)
        .args(args)
        .env("PATH", path)
        .env("LOG", &log)
        .output()
        .unwrap();
    let log = fs::read_to_string(&log).unwrap_or_default();
    let calls = log
        .split_terminator('\u{1d}')
        .map(|call| call.split_terminator('\u{1e}').map(str::to_owned).collect());
    (output, calls.collect())
}

fn target() -> Target {
    Target::new("cn-hangzhou", None, 0, "n").unwrap()
}

#[test]
fn the_script_sends_each_request_as_it_is() {
    let pattern = laid_over(
        &plan("ecs-file"),
        r#"{"PlanName":"it's $(id) `x` \"q\" \\ {n}\t!","Path":["/a b\n*","-x"],"Exclude":"[\"/x|y\"]"}"#,
    );
    let many = many(IDS, &pattern);
    let (output, calls) = run("each", &script(&many, &target()).unwrap(), &[]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "1\ti-bp1567rc0o5rz8bxnltz\tplan-000abc\n2\ti-bp1gtjxuuvwj17zr0000\tplan-000abc\n3\ti-bp1gtjxuuvwj17zr0001\tplan-000abc\n"
    );
    for (one, call) in many.requests.iter().zip(&calls) {
        let mut expected: Vec<String> =
            ["hbr", "CreateBackupPlan", "--region", "cn-hangzhou"].map(str::to_owned).to_vec();
        for (name, value) in Wire::of(one.request.root()).pairs() {
            if value.starts_with('-') {
                expected.push(format!("--{name}={value}"));
            } else {
                expected.extend([format!("--{name}"), value.to_string()]);
            }
        }
        assert_eq!(*call, expected);
    }
}

#[test]
fn the_script_stops_at_a_failure_and_goes_on_from_there() {
    let many = many_of("photos-2026 fail videos-2026");
    let script = script(&many, &target()).unwrap();
    let (output, calls) = run("stops", &script, &[]);
    assert_eq!((output.status.code(), calls.len()), (Some(1), 2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("ERROR: SDK.ServerError") && said.contains("Stopped at number 2, fail."),
        "{said}"
    );
    for word in ["--help", "x", "0", "4", "99999999999999999999", ""] {
        let (output, calls) = run("usage", &script, &[word]);
        let is_whole = word.is_empty();
        assert_eq!(output.status.code(), Some(if is_whole { 1 } else { 2 }), "{word}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(is_whole || (calls.is_empty() && said.contains("from 1 to 3")), "{word}: {said}");
    }
    let (output, calls) = run("goes-on", &script, &["3"]);
    assert!(output.status.success());
    assert_eq!(
        (calls.len(), String::from_utf8(output.stdout).unwrap()),
        (1, "3\tvideos-2026\tplan-000abc\n".to_owned())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_list_is_read_without_a_panic(list in any::<String>(), columns in "[A-Za-z.0-9,;\t\"\n]{0,60}") {
        let pattern = plan("oss");
        let _ = many(&list, &pattern);
        let table = many(&format!("Bucket,{columns}\n{list}"), &pattern);
        prop_assert!(table.requests.len() <= MOST);
        prop_assert_eq!(table.json_lines().lines().count(), table.requests.len());
    }
}

#[test]
fn what_no_shell_can_carry_is_said_and_not_left_out() {
    let pattern = laid_over(&plan("oss"), "{\"PlanName\":\"a\\u0000b\"}");
    let message = script(&many("photos-2026", &pattern), &target()).unwrap_err();
    let said = message.render(Language::English);
    assert!(said.starts_with("`photos-2026`: `/PlanName` holds a NUL character"), "{said}");
}

#[test]
fn a_table_names_its_columns_as_people_do() {
    for head in [
        "instance_id,plan_name",
        "Instance ID;Plan name",
        "id,PlanName",
        "ECS 实例 ID,备份计划名称",
    ] {
        let separator = if head.contains(';') { ';' } else { ',' };
        let list = format!("{head}\ni-bp1567rc0o5rz8bxnltz{separator}first\n");
        let many = many(&list, &plan("ecs-file"));
        assert_eq!(of(&many, &INSTANCE_ID), [r#""i-bp1567rc0o5rz8bxnltz""#], "{head}");
        assert_eq!(of(&many, &PLAN_NAME), [r#""first""#], "{head}");
        assert!(problems(&many).is_empty(), "{head}: {:?}", problems(&many));
    }
    // A bucket may have the name of a parameter.
    assert_eq!(of(&many_of("photos,path,prefix"), &BUCKET).len(), 3);
}

#[test]
fn a_table_whose_rows_do_not_fit_says_so() {
    let many = many_of("Bucket,Retention,Bucket,Retention\na-bucket,7,b,8,9\n");
    assert_eq!(
        (of(&many, &BUCKET), of(&many, &RETENTION)),
        (vec![r#""a-bucket""#.into()], vec!["7".into()])
    );
    assert_eq!(
        problems(&many),
        [
            "The column `Bucket` is there twice. The second is left out.",
            "The column `Retention` is there twice. The second is left out.",
            "Line 2 has more cells than the table has columns. Put a cell with commas in quotes.",
        ]
    );
}

#[test]
fn a_list_may_be_json() {
    let names = r#"["photos-2026", "videos-2026"]"#;
    assert_eq!(of(&many_of(names), &BUCKET), [r#""photos-2026""#, r#""videos-2026""#]);
    let lines = "{\"Bucket\":\"photos-2026\",\"Retention\":7}\n\n{\"Bucket\":\"videos-2026\",\"Prefix\":\"a/\"}\n";
    for list in [lines.to_owned(), format!("[{}]", lines.trim().replace("\n\n", ",\n\n"))] {
        let many = many_of(&list);
        assert_eq!(of(&many, &BUCKET), [r#""photos-2026""#, r#""videos-2026""#], "{list}");
        assert_eq!(of(&many, &RETENTION)[0], "7");
        assert_eq!(many.requests.iter().map(|one| one.line).collect::<Vec<_>>(), [1, 3], "{list}");
    }
    let odd = many_of(r#"[{"Bucket": "videos-2026"}, "photos-2026", 7, {"Prefix": "a/"}]"#);
    assert_eq!(of(&odd, &BUCKET), [r#""videos-2026""#, r#""photos-2026""#], "in their order");
    assert_eq!(
        problems(&odd),
        [
            "Line 1 is neither a name nor an object, and is left out.",
            "Line 1 has no `Bucket`, and is left out.",
        ]
    );
    let twice = many_of(r#"{"Bucket":"photos-2026","bucket":"videos-2026","Comment":1}"#);
    assert_eq!(of(&twice, &BUCKET), [r#""photos-2026""#]);
    assert_eq!(
        problems(&twice),
        [
            "The column `bucket` is there twice. The second is left out.",
            "The column `Comment` is no parameter, and is left out.",
        ]
    );
    let broken = many_of("{\"Bucket\":\"photos-2026\"}\n{\"Bucket\":\n\"videos-2026\"\n");
    assert_eq!(of(&broken, &BUCKET), [r#""photos-2026""#, r#""videos-2026""#]);
    assert_eq!(
        problems(&broken),
        ["Line 2 cannot be read as JSON: expected a JSON value, but found the end of the text."]
    );
    let broken = many_of("[\n\"photos-2026\",\n");
    assert!(broken.requests.is_empty());
    assert!(
        problems(&broken)[0].starts_with("Line 3 cannot be read as JSON: expected"),
        "{broken:?}"
    );
}

#[test]
fn a_list_may_be_the_answer_of_a_call() {
    let answer = r#"{"Instances":{"Instance":[
        {"InstanceId":"i-bp1567rc0o5rz8bxnltz","InstanceName":"web","OSType":"linux","RegionId":"cn-hangzhou"},
        {"InstanceId":"i-bp1567rc0o5rz8bxnlta","InstanceName":"db","OSType":"linux","RegionId":"cn-hangzhou"}]}}"#;
    let pattern = plan("ecs-file").replace("nightly-home", "nightly-{name}");
    let many = many(answer, &pattern);
    assert_eq!(of(&many, &PLAN_NAME), [r#""nightly-web""#, r#""nightly-db""#]);
    assert_eq!(problems(&many).len(), 0);
    let none = many_of(answer);
    assert_eq!(problems(&none), ["The list has no `Bucket` that could be used."]);
    // What is known of a resource is compared with its request.
    let windows = answer.replace("linux", "windows").replace("cn-hangzhou", "cn-beijing");
    let world = World { region: Some("cn-hangzhou".into()), ..World::default() };
    let many = Many::of(&windows, &Draft::read(&pattern).unwrap(), &world);
    let found = &many.requests[0].report.findings;
    assert!(found.iter().any(|it| it.rule.id == "known/other-region"), "{found:?}");
    // One entry on each line, as `jq -c` writes them.
    let lines = answer.split_once('[').unwrap().1.trim_end_matches("]}}").replace("},", "}");
    assert_eq!(
        of(&self::many(&lines, &pattern), &PLAN_NAME),
        [r#""nightly-web""#, r#""nightly-db""#]
    );
    // A column that only a request has makes it a table, whatever else there is.
    let table = r#"[{"InstanceId":"i-bp1567rc0o5rz8bxnltz","OSType":"linux","Retention":7}]"#;
    let many = self::many(table, &pattern);
    assert_eq!(of(&many, &RETENTION), ["7"]);
    assert_eq!(problems(&many), ["The column `OSType` is no parameter, and is left out."]);
    let masked = r#"[{"InstanceId":"i-bp1567rc0o5rz8bxnltz","OSType":"linux"},{"InstanceId":"i-bp1****","OSType":"linux"}]"#;
    let masked = self::many(masked, &pattern);
    assert_eq!(
        problems(&masked),
        ["Entries without an ID that could be used: 1 of 2. They are left out."]
    );
}

#[test]
fn buckets_are_listed_as_xml_and_as_a_table() {
    let xml = "<?xml version=\"1.0\"?><ListAllMyBucketsResult><Buckets><Bucket><Name>photos-2026</Name><Location>oss-cn-hangzhou</Location><StorageClass>Standard</StorageClass></Bucket></Buckets></ListAllMyBucketsResult>";
    assert_eq!(of(&many_of(xml), &BUCKET), [r#""photos-2026""#]);
    let table = "CreationTime                                 Region    StorageClass    BucketName\n\
        2016-10-21 17:18:37 +0800 CST       oss-cn-hangzhou        Standard    oss://photos-2026\n";
    assert_eq!(of(&many_of(table), &BUCKET), [r#""photos-2026""#]);
}

/// A megabyte of anything is answered: as long as this test may take, whatever the machine.
#[test]
fn a_long_list_is_no_longer_than_it_is() {
    let names: Vec<String> = (0..80_000).map(|n| format!("\"x{n}\":1")).collect();
    let many = many_of(&format!("[{{\"Bucket\":\"photos-2026\",{}}}]", names.join(",")));
    assert_eq!((of(&many, &BUCKET).len(), problems(&many).len()), (1, 100));
    assert_eq!(problems(&many)[99], "More is wrong with the list than is said here.");
    assert_eq!(problems(&many_of(&format!("Bucket{}", ",".repeat(1_000_000)))).len(), 0);
    assert!(of(&many_of(&"i-bp1567rc0o5rz8bxnltz,".repeat(40_000)), &BUCKET).len() <= MOST);
    let spread = format!("[{}\"photos-2026\"]", "\"a-bucket\",\n\n\n".repeat(60_000));
    assert_eq!(of(&many_of(&spread), &BUCKET).len(), 1);
}
