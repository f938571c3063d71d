//! Links: what goes in comes out, nothing else gets in, and links of every version open.

use std::fs;

use create_backup_plan::plan::draft::Draft;
use create_backup_plan::plan::preset::PRESETS;
use create_backup_plan::share::{ShareError, Shared};
use proptest::prelude::*;

#[track_caller]
fn opens(link: &str) -> Shared {
    Shared::open(link).unwrap()
}

#[test]
fn a_plan_goes_through_a_link_unchanged() {
    for preset in PRESETS {
        let draft = preset.draft(1_795_500_000, "cn-hangzhou");
        let shared = Shared::of(&draft, " cn-beijing ", "hbr-vpc.cn-beijing.aliyuncs.com");
        let opened = opens(&format!("https://example.com/page?x=1#{}", shared.fragment()));
        assert_eq!(opened.draft, draft);
        assert_eq!(opened.region, "cn-beijing");
        assert_eq!(opened.endpoint, "hbr-vpc.cn-beijing.aliyuncs.com");
    }
}

#[test]
fn digits_and_broken_values_go_through_as_they_are() {
    let text = r#"{"SourceType":"OSS","CrossAccountUserId":9223372036854775808,"Retention":"seven","Path":{"a":[1.50]},"Rule":[{"RuleName":"\u0001"}]}"#;
    let draft = Draft::read(text).unwrap();
    assert_eq!(opens(&Shared::of(&draft, "", "").fragment()).draft, draft);
}

#[test]
fn what_the_table_does_not_know_stays_behind_and_is_named() {
    let text = r#"{"PlanName":"a","AccessKeySecret":"marked-secret","SecurityToken":"t","planName":"b","Rule":[{"RuleName":"r","AccessKeySecret":"s"}]}"#;
    let shared = Shared::of(&Draft::read(text).unwrap(), "", "");
    assert_eq!(
        shared.left_out,
        ["AccessKeySecret", "SecurityToken", "planName", "Rule.1.AccessKeySecret"]
    );
    let opened = opens(&shared.fragment());
    assert_eq!(
        opened.draft.root().value.to_string(),
        r#"{"PlanName":"a","Rule":[{"RuleName":"r"}]}"#
    );
    assert_eq!((opened.left_out.len(), opened.lost), (0, 4));
    for rules in [r#"{"AccessKeySecret":"s"}"#, r#""[{\"AccessKeySecret\":\"s\"}]""#, "[[7]]"] {
        let text = format!(r#"{{"PlanName":"a","Rule":{rules}}}"#);
        assert_eq!(Shared::of(&Draft::read(&text).unwrap(), "", "").left_out, ["Rule"]);
    }
}

#[test]
fn an_endpoint_that_is_not_the_services_own_does_not_travel() {
    for endpoint in [
        "evil.example",
        "http://localhost:1",
        "aliyuncs.com.evil.example",
        "xaliyuncs.com",
        "a.oss-cn-hangzhou.aliyuncs.com",
        "hbr.oss-cn-hangzhou.aliyuncs.com",
        "1.cn-hangzhou.fc.aliyuncs.com",
    ] {
        let shared = Shared::of(&Draft::default(), "cn-hangzhou", endpoint);
        assert_eq!(shared.endpoint, "", "{endpoint}");
        let mut smuggled = shared;
        smuggled.endpoint = endpoint.to_owned();
        assert_eq!(opens(&smuggled.fragment()).endpoint, "", "{endpoint}");
    }
}

/// A line is a version's link, a tab, the region and the request it was made of.
#[test]
fn links_of_every_version_open_for_ever() {
    let kept = fs::read_to_string("tests/data/links/kept.tsv").unwrap();
    let mut count = 0;
    for line in kept.lines().filter(|line| !line.starts_with('#')) {
        let [link, region, request] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let opened = opens(link);
        assert_eq!(opened.region, region);
        assert_eq!(opened.draft.root().value.to_string(), request);
        count += 1;
    }
    assert!(count >= 7, "every example is kept");
}

#[test]
fn why_a_link_does_not_open() {
    let whole = Shared::of(&PRESETS[0].draft(0, ""), "", "").fragment();
    let fails = |link: &str| Shared::open(link).unwrap_err();
    assert_eq!(fails(""), ShareError::NoPlan);
    assert_eq!(fails("https://example.com/#top"), ShareError::NoPlan);
    assert_eq!(fails("p=x.abc"), ShareError::NoPlan);
    assert_eq!(fails("p=2.abc"), ShareError::Newer);
    assert_eq!(fails(&whole[..whole.len() / 2]), ShareError::Damaged);
    assert_eq!(fails(&whole.replace("p=1.", "p=1.A")), ShareError::Damaged);
    assert_eq!(fails("p=1."), ShareError::Damaged);
    assert_eq!(fails(&format!("p=1.{}", "A".repeat(600_000))), ShareError::TooLong);
    assert_eq!(opens(&format!("<https://example.com/#{whole}>.")).draft, opens(&whole).draft);
}

#[test]
fn a_small_link_does_not_become_a_large_plan() {
    let bomb = Draft::read(&format!(r#"{{"PlanName":"{}"}}"#, "a".repeat(4 << 20))).unwrap();
    let fragment = Shared::of(&bomb, "", "").fragment();
    assert!(fragment.len() < 10_000);
    assert_eq!(Shared::open(&fragment), Err(ShareError::Damaged));
    let rules =
        |count| Draft::read(&format!(r#"{{"Rule":[{}{{}}]}}"#, "{},".repeat(count))).unwrap();
    let fragment = Shared::of(&rules(6_000), "", "").fragment();
    assert!(fragment.len() < 1_000);
    assert_eq!(Shared::open(&fragment), Err(ShareError::TooLong));
    assert!(Shared::open(&Shared::of(&rules(64), "", "").fragment()).is_ok());
}

proptest! {
    #[test]
    fn no_text_stops_a_link_from_being_read(text in "(p=1\\.)?[A-Za-z0-9_-]{0,80}.{0,8}") {
        let _ = Shared::open(&text);
    }

    #[test]
    fn a_changed_link_is_another_plan_or_none(at in 4_usize..200, with in "[A-Za-z0-9_-]") {
        let whole = Shared::of(&PRESETS[0].draft(0, ""), "", "").fragment();
        let at = at.min(whole.len() - 1);
        let _ = Shared::open(&format!("{}{with}{}", &whole[..at], &whole[at + 1..]));
    }

    #[test]
    fn whatever_the_table_knows_goes_through(
        name in "\\PC{0,40}", number in any::<i64>(), region in "[a-z0-9-]{0,20}"
    ) {
        let name = create_backup_plan::values::json::Value::owned_text(name);
        let text = format!(r#"{{"PlanName":{name},"Retention":{number},"Detail":{{"x":[null,true]}}}}"#);
        let draft = Draft::read(&text).unwrap();
        let opened = Shared::open(&Shared::of(&draft, &region, "").fragment()).unwrap();
        prop_assert_eq!(opened.draft, draft);
        prop_assert_eq!(opened.region, region);
    }
}
