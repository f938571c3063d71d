//! What looks like a literal and is none, and texts that would lead requests or readers astray.

use create_backup_plan::import::note::NoteKind;
use create_backup_plan::import::read;

use crate::import::requests;

/// A parameter whose value the text does not hold is left out, with a remark, and the others stay.
#[track_caller]
fn loses(text: &str, place: &str, plan: &str) {
    let import = read(text);
    assert_eq!(requests(text), [plan], "{text}\n{import:?}");
    let notes = import.plans.iter().flat_map(|plan| &plan.notes);
    let lost: Vec<String> = notes
        .filter(|note| note.kind == NoteKind::Unresolved)
        .filter_map(|note| Some(note.place.as_ref()?.to_string()))
        .collect();
    assert_eq!(lost, [place], "{text}");
}

#[track_caller]
fn is(text: &str, plan: &str) {
    assert_eq!(requests(text), [plan], "{text}");
}

#[test]
fn a_value_that_is_worked_out_is_not_its_first_part() {
    for value in [
        "'a-%s' % x",
        "'a' if x else 'b'",
        "'a' or x",
        "x ?? 'a'",
        "x ? 'a' : 'b'",
        "'abc'[0]",
        "'a'\n  + x",
        "(7 / 2)",
        "30 * x",
        "9 - x",
        "['a'] + ['b']",
        "['a', 'b'][1:]",
    ] {
        for text in [
            format!(
                "r = CreateBackupPlanRequest(source_type='OSS', plan_name={value}, bucket='b')"
            ),
            format!(
                "const r = new CreateBackupPlanRequest({{\n sourceType: 'OSS',\n planName: {value},\n bucket: 'b',\n}});"
            ),
            format!(
                "r = CreateBackupPlanRequest()\nr.source_type = 'OSS'\nr.plan_name = {value}\nr.bucket = 'b'"
            ),
            format!(
                "CreateBackupPlanRequest r = new CreateBackupPlanRequest();\nr.setSourceType(\"OSS\");\nr.setPlanName({value});\nr.setBucket(\"b\");"
            ),
        ] {
            // A statement ends with its line unless the next one begins with an operator.
            loses(&text, "/PlanName", r#"{"SourceType":"OSS","Bucket":"b"}"#);
        }
    }
}

#[test]
fn what_is_added_to_a_value_is_not_passed_over() {
    let text = |line: &str| {
        format!("r = CreateBackupPlanRequest()\nr.source_type = 'OSS'\nr.retention = 7\n{line}")
    };
    loses(&text("r.retention += 1"), "/Retention", r#"{"SourceType":"OSS"}"#);
    loses(&text("r.retention -= 1"), "/Retention", r#"{"SourceType":"OSS"}"#);
}

#[test]
fn several_names_take_their_own_values() {
    let text = |line: &str| format!("r = CreateBackupPlanRequest(source_type='OSS')\n{line}");
    is(&text("r.bucket, r.prefix = 'a', 'b'"), r#"{"SourceType":"OSS","Bucket":"a","Prefix":"b"}"#);
    is(&text("r.bucket, r.prefix = pair()"), r#"{"SourceType":"OSS"}"#);
    is(
        "req := &hbr.CreateBackupPlanRequest{SourceType: tea.String(\"OSS\")}\nresp, err := client.CreateBackupPlan(req)",
        r#"{"SourceType":"OSS"}"#,
    );
}

#[test]
fn texts_in_parentheses_are_one_across_lines() {
    is(
        "r = CreateBackupPlanRequest(\n source_type='OSS',\n plan_name=('a'\n  'b'),\n prefix='c'\n 'd',\n path=['/a', '/b'],\n)",
        r#"{"SourceType":"OSS","PlanName":"ab","Prefix":"cd","Path":["/a","/b"]}"#,
    );
}

#[test]
fn doubled_braces_are_braces() {
    is(
        "r = CreateBackupPlanRequest(source_type='OSS', plan_name=f'a{{b}}')",
        r#"{"SourceType":"OSS","PlanName":"a{b}"}"#,
    );
}

#[test]
fn a_type_behind_a_value_says_nothing() {
    is(
        "const r = new CreateBackupPlanRequest({ sourceType: 'OSS' as const, bucket: 'b' as string });",
        r#"{"SourceType":"OSS","Bucket":"b"}"#,
    );
}

#[test]
fn php_is_known_without_its_tag() {
    loses(
        "$r = new CreateBackupPlanRequest([\"sourceType\" => \"OSS\", \"planName\" => \"x$y\"]);",
        "/PlanName",
        r#"{"SourceType":"OSS"}"#,
    );
}

#[test]
fn a_variable_takes_only_the_pair_it_is_in() {
    let curl = |data: &str| format!("curl https://hbr.cn-hangzhou.aliyuncs.com {data}");
    loses(
        &curl("-d \"SourceType=OSS&PlanName=a-$X-b&Bucket=b\""),
        "/PlanName",
        r#"{"SourceType":"OSS","Bucket":"b"}"#,
    );
    loses(
        &curl(r#"-d '{"SourceType":"OSS","PlanName":"'"$NAME"'","Bucket":"b"}'"#),
        "/PlanName",
        r#"{"SourceType":"OSS","Bucket":"b"}"#,
    );
    loses(
        &curl(r#"-d '{"SourceType":"OSS","Retention":'$DAYS',"Bucket":"b"}'"#),
        "/Retention",
        r#"{"SourceType":"OSS","Bucket":"b"}"#,
    );
}

#[test]
fn a_document_is_filled_in_unless_its_end_is_quoted() {
    let curl = |end: &str| {
        format!(
            "curl --data-binary @- https://hbr.cn-hangzhou.aliyuncs.com <<{end}\n{{\"SourceType\":\"OSS\",\"PlanName\":\"$NAME\"}}\nEOF\n"
        )
    };
    loses(&curl("EOF"), "/PlanName", r#"{"SourceType":"OSS"}"#);
    is(&curl("'EOF'"), r#"{"SourceType":"OSS","PlanName":"$NAME"}"#);
}

#[test]
fn lists_under_a_name_are_read_and_nothing_below_is_taken_for_a_parameter() {
    is(
        "SourceType: ECS_FILE\nPath:\n  - /a\n  - \"/b c\"\nPlanName: \"x\"",
        r#"{"SourceType":"ECS_FILE","Path":["/a","/b c"],"PlanName":"x"}"#,
    );
    is(
        "SourceType: ECS_FILE\nRule:\n  - Schedule: I|1|P1D\n    Retention: 7\nPlanName: x",
        r#"{"SourceType":"ECS_FILE","Rule":[{"Schedule":"I|1|P1D","Retention":7}],"PlanName":"x"}"#,
    );
    // What is no YAML is read line by line.
    loses(
        "SourceType: ECS_FILE\nRule:\n  - Schedule: I|1|P1D\n    Retention: 7\nPlanName: x: y",
        "/Rule",
        r#"{"SourceType":"ECS_FILE","PlanName":"x: y"}"#,
    );
    is("SourceType = \"OSS\"\nBucket = 'b'", r#"{"SourceType":"OSS","Bucket":"b"}"#);
}

#[test]
fn an_interpolation_that_does_not_end_is_unknown() {
    loses(
        "resource \"alicloud_hbr_oss_backup_plan\" \"x\" {\n bucket = \"b\"\n prefix = \"${x\"\n}",
        "/Prefix",
        r#"{"SourceType":"OSS","Bucket":"b"}"#,
    );
}

#[test]
fn requests_are_not_led_to_a_stranger() {
    for host in [
        "evil.example",
        "hbr.cn-hangzhou.aliyuncs.com.evil.example",
        "hbr.oss-cn-hangzhou.aliyuncs.com",
        "1.cn-hangzhou.fc.aliyuncs.com",
        "hbr.aliyuncs.com:443@evil.example",
    ] {
        let import = read(&format!(
            "curl 'https://{host}/?SourceType=OSS&RegionId=cn-hangzhou' -d Bucket=b"
        ));
        assert_eq!(import.plans.len(), 1, "{host}");
        assert_eq!(import.plans[0].endpoint, None, "{host}");
    }
}

#[test]
fn rows_of_signs_are_read_in_one_go() {
    // Each of them would take minutes if every sign led to another look at the rest.
    for sign in ["$@", "${", "f'{", "r\"", "a?b:", "a+\n"] {
        let signs = sign.repeat(200_000);
        for begin in [
            "CreateBackupPlanRequest ",
            "CreateBackupPlanRequest(source_type=",
            "resource \"alicloud_hbr_oss_backup_plan\" \"x\" {\n bucket = \"",
            "curl -d SourceType=OSS ",
        ] {
            let import = read(&format!("{begin}{signs}"));
            assert_eq!(import.plans.is_empty(), import.reader.is_none());
        }
    }
}
