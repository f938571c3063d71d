//! Values that are worked out where the text runs: the few that are known, and the names that the others are given.

use create_backup_plan::import::note::NoteKind;
use create_backup_plan::import::{READERS, read};
use create_backup_plan::lang::Language;
use proptest::prelude::*;

/// What a text gives a parameter, as JSON or as the remark on why it does not.
#[track_caller]
fn given(text: &str, name: &str) -> String {
    let import = read(text);
    let [plan] = import.plans.as_slice() else { panic!("{} plans: {text}", import.plans.len()) };
    let members = plan.draft.root().members().unwrap_or_default();
    if let Some(member) = members.iter().find(|member| member.name == name) {
        return member.node.value.to_string();
    }
    let pointer = format!("/{name}");
    let of_it = |place: &str| place == pointer || place.starts_with(&format!("{pointer}/"));
    plan.notes
        .iter()
        .filter(|note| note.kind == NoteKind::Unresolved)
        .find(|note| note.place.as_ref().is_some_and(|place| of_it(&place.to_string())))
        .map_or_else(|| "nothing".to_owned(), |note| note.message.render(Language::English))
}

fn python(name: &str, value: &str) -> String {
    format!("r = CreateBackupPlanRequest()\nr.source_type = 'OSS'\nr.{name} = {value}\n")
}

fn javascript(name: &str, value: &str) -> String {
    format!(
        "const r = new CreateBackupPlanRequest({{\n sourceType: 'OSS',\n {name}: {value},\n}});"
    )
}

fn go(name: &str, value: &str) -> String {
    format!(
        "r := &hbr.CreateBackupPlanRequest{{\n SourceType: tea.String(\"OSS\"),\n {name}: {value},\n}}"
    )
}

fn php(name: &str, value: &str) -> String {
    format!(
        "<?php\n$r = new CreateBackupPlanRequest();\n$r->sourceType = 'OSS';\n$r->{name} = {value};"
    )
}

fn terraform(name: &str, value: &str) -> String {
    format!("resource \"alicloud_hbr_oss_backup_plan\" \"x\" {{\n {name} = {value}\n}}")
}

const WORKED: &str = "is worked out where the text runs";

#[test]
fn whole_numbers_are_added_and_multiplied() {
    for (value, number) in [
        ("7 * 2", "14"),
        ("24*60*60", "86400"),
        ("1 + 2 * 3 - 4", "3"),
        ("2 * (3 + 4)", "14"),
        ("7 + 7", "14"),
        ("+7", "7"),
        ("-7", "-7"),
        ("2 * -3", "-6"),
    ] {
        assert_eq!(given(&python("retention", value), "Retention"), number, "{value}");
        assert_eq!(given(&javascript("retention", value), "Retention"), number, "{value}");
        let wrapped = format!("tea.Int64({value})");
        assert_eq!(given(&go("Retention", &wrapped), "Retention"), number, "{value}");
        assert_eq!(given(&php("retention", value), "Retention"), number, "{value}");
        let data = format!("{{SourceType: 'OSS', Retention: {value}, Bucket: 'b'}}");
        assert_eq!(given(&data, "Retention"), number, "{value}");
    }
    assert_eq!(given(&python("retention", "7 \\\n  * 2"), "Retention"), "14");
}

#[test]
fn other_operators_leave_no_part_of_a_value() {
    for value in [
        "7 // 2",
        "7 / 2",
        "7 % 2",
        "7 ** 2",
        "7 << 2",
        "7 >> 2",
        "7 >>> 2",
        "7 | 2",
        "7 & 2",
        "7 < x",
        "7 > x",
        "7 <= x",
        "7 == x",
        "7 === x",
        "7 !== x",
        "7 * x",
        "7 + x * 2",
        "7 - x",
        "x * 7",
        "-x",
        "!7",
        "~7",
        "!true",
        "!!x",
        "x > 3 ? 7 : 14",
        "7 > x ? 7 : 14",
        "x ?? 7",
        "7 || x",
        "typeof x",
        "2147483647 + 1",
        "100000 * 100000",
        "7 + 1.5",
        "1 + 2 + 'a'",
        "'7' * 2",
    ] {
        for text in [
            python("retention", value),
            javascript("retention", value),
            go("Retention", &format!("tea.Int64({value})")),
            // There, two slashes begin a comment.
            terraform("retention", &value.replace("//", "/")),
            format!("{{SourceType: 'OSS', Retention: {value}}}"),
        ] {
            let given = given(&text, "Retention");
            assert!(given.starts_with("Retention is "), "{given}: {text}");
        }
    }
    for value in ["not x", "not True", "14 if x else 7", "x or 7", "7 is not None", "7 unless x"] {
        let given = given(&python("retention", value), "Retention");
        assert!(given.contains(WORKED), "{given}: {value}");
    }
    for value in ["7*$x", "7 - $x"] {
        let body = format!("$body = @{{SourceType='OSS'; Retention={value}; Bucket='b'}}");
        let text = format!(
            "{body}\nInvoke-RestMethod -Uri 'https://hbr.cn-hangzhou.aliyuncs.com/?Action=CreateBackupPlan' -Method Post -Body $body"
        );
        let given = given(&text, "Retention");
        assert!(given.contains(WORKED), "{given}: {value}");
    }
}

#[test]
fn a_text_that_is_filled_in_or_changed_is_not_the_text() {
    for value in [
        "\"I|{}|P1D\".format(x)",
        "'I|%d|P1D' % x",
        "'I|%d|P1D' % (x,)",
        "['I', 'P1D'].join('|')",
        "'a'.concat('b')",
        "'A'.lower()",
        "' a '.strip()",
        "'a'.length",
    ] {
        for text in [python("schedule", value), javascript("schedule", value)] {
            let given = given(&text, "Schedule");
            assert!(given.contains(WORKED), "{given}: {text}");
        }
    }
    let java = "CreateBackupPlanRequest r = new CreateBackupPlanRequest();\nr.setSourceType(\"OSS\");\nr.setVaultId(\"v\".concat(\"x\"));";
    assert!(given(java, "VaultId").contains(WORKED));
    let data = "{\"SourceType\": \"OSS\", \"Schedule\": f\"I|{start}|P1D\"}";
    assert!(given(data, "Schedule").contains("`start`"));
    assert_eq!(given(&python("vault_id", "'a'.strip()"), "VaultId"), "\"a\"");
    assert_eq!(given(&php("vaultId", "\"a\" . \"b\" . 7"), "VaultId"), "\"ab7\"");
    assert_eq!(
        given(&terraform("vault_id", "trimspace(<<EOF\n v-1\nEOF\n)"), "VaultId"),
        "\"v-1\""
    );
}

#[test]
fn what_is_unresolved_has_its_own_name() {
    #[track_caller]
    fn by(text: &str, parameter: &str, name: &str) {
        let given = given(text, parameter);
        assert!(given.contains(&format!(" is given by `{name}`, ")), "{given}: {text}");
    }
    by(&python("vault_id", "IDS[0]"), "VaultId", "IDS[0]");
    by(&python("vault_id", "cfg['a']['b']"), "VaultId", "cfg[\"a\"][\"b\"]");
    by(&javascript("vaultId", "ids[i].id"), "VaultId", "ids[i].id");
    by(&go("VaultId", "tea.String(ids[i+1])"), "VaultId", "ids[…]");
    by(&go("VaultId", "tea.String(cfg.Vaults[\"a\"])"), "VaultId", "cfg.Vaults[\"a\"]");
    by(&go("Schedule", "tea.String(fmt.Sprintf(\"I|%d|P1D\", start))"), "Schedule", "start");
    by(&javascript("detail", "JSON.stringify({a: [x]})"), "Detail", "x");
    by(&php("vaultId", "'a' . $x"), "VaultId", "x");
    by(&php("schedule", "sprintf(\"I|%d|P1D\", $x)"), "Schedule", "x");
    by(&terraform("vault_id", "(var.a ? \"b\" : \"c\")"), "VaultId", "var.a");
    let literal = go("Schedule", "tea.String(fmt.Sprintf(\"I|%d|P1D\", 7))");
    assert!(given(&literal, "Schedule").contains(WORKED));
}

#[test]
fn variables_change_as_the_program_changes_them() {
    let sent = |lines: &str, value: &str| {
        format!("{lines}\nr = CreateBackupPlanRequest(source_type='NAS', path={value})")
    };
    assert_eq!(given(&sent("p = ['/a']\np << '/b'", "p"), "Path"), "[\"/a\",\"/b\"]");
    assert_eq!(given(&sent("p = ['/a']\np.append('/b')", "p"), "Path"), "[\"/a\",\"/b\"]");
    assert_eq!(given(&sent("p = ['/a']\nq = p.join(',')", "p"), "Path"), "[\"/a\"]");
    assert_eq!(given(&sent("p = '/a'\np += '/b'", "[p]"), "Path"), "[\"/a/b\"]");
    for change in ["p.extend(['/b'])", "p.insert(0, '/b')", "p.clear()"] {
        let given = given(&sent(&format!("p = ['/a']\n{change}"), "p"), "Path");
        assert!(given.contains("`p`"), "{given}: {change}");
    }
    for change in ["n *= 2", "n //= 2", "n <<= 2", "n ||= 2", "n ??= 2", "m = n; n = m + 7"] {
        let text = format!("n = 7\n{change}\n{}", python("retention", "n"));
        let given = given(&text, "Retention");
        assert!(given.contains(WORKED), "{given}: {change}");
    }
}

#[test]
fn json_in_a_heredoc_has_no_space_around_it() {
    let list = "\"[\\\"/a\\\"]\"";
    assert_eq!(given(&terraform("exclude", "<<EOF\n    [\"/a\"]\n  EOF"), "Exclude"), list);
    assert_eq!(given(&terraform("exclude", "<<-EOF\n    [\"/a\"]\n  EOF"), "Exclude"), list);
    assert_eq!(
        given(&terraform("exclude", "<<-EOF\n  [\n    \"/a\"\n  ]\n  EOF"), "Exclude"),
        "\"[\\n  \\\"/a\\\"\\n]\""
    );
    // What holds no JSON is a text, lines and all.
    assert_eq!(given(&terraform("prefix", "<<EOF\n a\nEOF"), "Prefix"), "\" a\\n\"");
}

#[test]
fn a_comment_divides_nothing() {
    for line in ["tea.Int64(7), // 7", "tea.Int64(7), // 2 weeks", "tea.Int64(7) // days,\n"] {
        assert_eq!(given(&go("Retention", line), "Retention"), "7", "{line}");
    }
}

#[test]
fn a_call_that_makes_no_plan_is_said_to_be_none() {
    let import = read("https://hbr.cn-hangzhou.aliyuncs.com/?Action=DescribeVaults&PageSize=10");
    let notes: Vec<String> =
        import.notes.iter().skip(1).map(|note| note.message.render(Language::English)).collect();
    assert_eq!(notes, ["This calls `DescribeVaults`, not `CreateBackupPlan`."]);
}

#[test]
fn kinds_of_text_are_named_as_inside_a_sentence() {
    for reader in READERS {
        let title = reader.title.en;
        let first = title.split(' ').next().unwrap_or_default();
        let is_name =
            first.chars().filter(|c| c.is_uppercase()).count() > 1 || first == "Terraform";
        assert!(is_name || first == "a" || first == "an", "{title}");
    }
}

proptest! {
    #[test]
    fn whole_numbers_come_to_what_they_come_to(
        first in 0_i64..2000,
        rest in prop::collection::vec((prop::sample::select(vec!["+", "-", "*"]), 0_i64..2000), 0..6),
    ) {
        let mut text = first.to_string();
        let (mut sum, mut term) = (0_i128, i128::from(first));
        for (sign, number) in rest {
            text = format!("{text} {sign} {number}");
            let number = i128::from(number);
            match sign {
                "*" => term *= number,
                "+" => (sum, term) = (sum + term, number),
                _ => (sum, term) = (sum + term, -number),
            }
        }
        let given = given(&python("retention", &text), "Retention");
        prop_assert!(given == (sum + term).to_string() || given.contains(WORKED), "{given}: {text}");
    }
}
