//! What is kept of each plan, and what all of them come to.

use create_backup_plan::batch::plans::{Plans, Standing};
use create_backup_plan::batch::query::Query;
use create_backup_plan::batch::reader::{Piece, Reader};
use create_backup_plan::batch::week::Week;
use create_backup_plan::batch::{csv, mended};
use create_backup_plan::insight::zone::{Clock, Zone};
use create_backup_plan::lang::Language;
use create_backup_plan::params::source::SourceType;
use create_backup_plan::rules::{self, Names, World, check_text_among};
use serde_json::json;

use crate::catalogue::{laid_over, plan};
use crate::cli::json;

/// Tuesday, 24 November 2026, 12:00 UTC.
const NOW: i64 = 1_795_521_600;

fn world() -> World {
    World { now: Some(NOW), ..World::default() }
}

fn plans(text: &str) -> Plans {
    let mut plans = Plans::new(world());
    let mut reader = Reader::of_either(1 << 20);
    let mut take = |piece: Piece<'_>| match piece {
        Piece::Request(slice) => plans.add(&slice),
        Piece::Broken(slice, broken) => plans.add_broken(&slice, &broken),
        Piece::Between(_) => {}
    };
    reader.push(text.as_bytes(), &mut take);
    reader.end(&mut take);
    plans
}

fn line(name: &str, fragment: &str) -> String {
    json(&laid_over(&plan(name), fragment)).to_string()
}

/// Plans of every kind.
fn mixed() -> String {
    [
        line("ecs-file", r#"{"PlanName":"nightly"}"#),
        line("ecs-file", r#"{"PlanName":"Nightly","Retention":0}"#),
        "{".to_owned(),
        line("oss", r#"{"PlanName":"nightly","VaultId":null}"#),
        line("ecs-file", r#"{"PlanName":"nightly"}"#),
        line("ecs-file", r#"{"PlanName":"nightly","Path":["/b"]}"#),
    ]
    .join("\n")
}

#[test]
fn a_plan_is_kept_as_the_rules_see_it() {
    let text = mixed();
    let plans = plans(&text);
    let mut names = Names::default();
    assert_eq!(plans.all().len(), 6);
    for (index, (plan, line)) in plans.all().iter().zip(text.lines()).enumerate() {
        assert_eq!(&text[plan.start..plan.start + plan.length], line);
        assert_eq!(plan.line, index + 1);
        let report = check_text_among(line, &world(), &mut names);
        assert_eq!(plans.report(index, line.as_bytes()).1, report, "made anew it is the same");
        let mut broken: Vec<_> = report.findings.iter().map(|finding| finding.rule.id).collect();
        broken.sort_unstable();
        broken.dedup();
        let mut kept: Vec<_> = plan.broken_rules().map(|rule| rule.id).collect();
        kept.sort_unstable();
        assert_eq!(kept, broken);
        assert_eq!(plan.errors == 0, report.is_valid());
    }
    assert_eq!(plans.all()[2].source, None);
    assert_eq!(plans.all()[3].source, Some(SourceType::Oss));
}

#[test]
fn one_name_twice_makes_a_group() {
    let plans = plans(&mixed());
    let firsts: Vec<_> = plans.all().iter().map(|plan| (plan.first, plan.shared)).collect();
    assert_eq!(firsts[0], (None, true));
    assert_eq!(firsts[1], (None, false), "another case is another name");
    assert_eq!(firsts[3], (None, false), "so is another source type");
    assert_eq!((firsts[4], firsts[5]), ((Some(0), false), (Some(0), false)));
    assert_eq!(plans.totals().repeated, 3);
    let query = Query { repeated: true, ..Query::default() };
    assert_eq!(query.of(&plans, &Clock::at(NOW)), [0, 4, 5]);
    // The number in the sentence counts the plans that can be read: the fourth, though it is on line 5.
    let text = format!("{{\n{}", mixed());
    let plans = self::plans(&text);
    let again = text.lines().nth(5).unwrap();
    let (_, report) = plans.report(5, again.as_bytes());
    let said = report.findings.iter().find(|finding| finding.rule.id == "plan-name/unique");
    assert!(said.unwrap().message.render(Language::English).contains("plan 1 "));
}

#[test]
fn where_an_array_breaks_off_is_the_last_of_its_plans() {
    let text = format!("[{},\n{{}} {{}}]", line("oss", "{}"));
    let plans = plans(&text);
    assert_eq!(plans.all().len(), 3);
    let last = &plans.all()[2];
    let (shown, report) = plans.report(2, &text.as_bytes()[last.start..last.start + last.length]);
    assert_eq!((&*shown, last.line, report.findings.len()), ("{", 2, 1));
    let said = report.findings[0].message.render(Language::English);
    assert!(said.contains("expected a comma or `]`, but found `{`"), "{said}");
    assert_eq!(
        plans.report(1, b"{}").1.findings,
        check_text_among("{}", &world(), &mut Names::default()).findings
    );
}

#[test]
fn totals_and_filters_agree() {
    let plans = plans(&mixed());
    let totals = plans.totals();
    let count = |query: Query| query.of(&plans, &Clock::at(NOW)).len();
    let of = |standing| count(Query { standing: Some(standing), ..Query::default() });
    assert_eq!(of(Standing::Wrong), totals.wrong);
    assert_eq!(of(Standing::Doubtful), totals.doubtful);
    assert_eq!(of(Standing::Fine), totals.fine);
    assert_eq!(totals.wrong + totals.doubtful + totals.fine, plans.all().len());
    assert!(totals.wrong >= 2 && totals.doubtful >= 2);
    let broken = totals.broken_rules();
    assert!(broken.is_sorted_by(|one, other| one.1 >= other.1));
    for (rule, plans) in broken {
        assert_eq!(count(Query { rule: Some(rule), ..Query::default() }), plans, "{}", rule.id);
    }
    for (source, plans) in SourceType::ALL.into_iter().zip(totals.sources) {
        assert_eq!(count(Query { source: Some(source), ..Query::default() }), plans);
    }
    assert_eq!(count(Query { text: " NIGHT ".to_owned(), ..Query::default() }), 5);
    assert_eq!(count(Query { text: "weekly".to_owned(), ..Query::default() }), 0);
    let fine = rules::find("plan-name/unique");
    let both = Query { rule: fine, source: Some(SourceType::Oss), ..Query::default() };
    assert_eq!(count(both), 0, "all of a query must be so");
}

#[test]
fn a_plan_counts_in_each_hour_that_it_starts_in() {
    // Wednesday 02:00 in China is Tuesday 18:00 UTC; the start in the past goes on from now.
    let daily = r#"{"Schedule":"I|1795543200|P1D"}"#;
    let past = r#"{"Schedule":"I|1700000000|PT1H"}"#;
    let months = r#"{"Schedule":"I|1700000000|P1M"}"#;
    let lines = [daily, past, months].map(|fragment| line("ecs-file", fragment));
    let rules = json!({"Rule": [
        {"BackupType": "COMPLETE", "Schedule": "I|1795543200|P1D", "Retention": 7, "RuleName": "a"},
        {"BackupType": "COMPLETE", "Schedule": "I|1795543201|P1D", "Retention": 7, "RuleName": "b"},
        {"BackupType": "COMPLETE", "Schedule": "I|1795550400|P1D", "Retention": 7, "RuleName": "c"},
        {"BackupType": "COMPLETE", "Schedule": "I|1795550400|P1D", "Disabled": true},
    ]});
    let text = format!("{}\n{}\n{{", lines.join("\n"), line("udm-ecs", &rules.to_string()));
    let plans = plans(&text);
    let clock = Clock::at(NOW);
    let week = Week::of(plans.all(), Zone::China, &clock);
    let utc = Week::of(plans.all(), Zone::Utc, &clock);
    // The one that starts each hour is in all of them.
    let by_hour = |week: &Week, hour| week.hours.map(|day: [usize; 24]| day[hour]);
    assert_eq!(
        by_hour(&week, 2),
        [3; 7],
        "two of one plan's backup rules in one hour are one start"
    );
    assert_eq!(by_hour(&week, 4), [2; 7], "one that is off does not start");
    assert_eq!(by_hour(&week, 8), [2; 7], "the plan has a schedule of its own, too");
    assert_eq!([18, 20, 0].map(|hour| by_hour(&utc, hour)), [[3; 7], [2; 7], [2; 7]]);
    assert_eq!(utc.hours.iter().flatten().sum::<usize>(), 7 * (24 + 4));
    assert_eq!(
        (utc.unknown, utc.most()),
        (2, 3),
        "months have no next start, nor has what is no JSON"
    );
    let query = Query { hour: Some((1, 18, Zone::Utc)), ..Query::default() };
    assert_eq!(query.of(&plans, &clock), [0, 1, 3]);
}

#[test]
fn the_mended_file_differs_in_its_errors_alone() {
    let text = " [ {\"bucket\":\"abc\", \"SourceType\" : \"OSS\"}\r\n,\t{\"x\" 1} ,\n{} ]\n";
    let mut out = Vec::new();
    let mut reader = Reader::of_either(1 << 20);
    for chunk in text.as_bytes().chunks(3) {
        reader.push(chunk, &mut |piece| mended::write(&piece, &world(), &mut out));
    }
    reader.end(&mut |piece| mended::write(&piece, &world(), &mut out));
    assert_eq!(String::from_utf8(out).unwrap(), text.replace("bucket", "Bucket"));
}

#[test]
fn a_table_has_a_row_for_each_plan() {
    let text =
        [line("oss", r#"{"PlanName":"=a,\"b\"","Schedule":"I|1795543200|P1D"}"#), "{".to_owned()]
            .join("\n");
    let plans = plans(&text);
    let mut rows = String::new();
    for (index, plan) in plans.all().iter().enumerate() {
        csv::write(index, plan, &mut rows);
    }
    let rows: Vec<&str> = rows.split_terminator("\r\n").collect();
    assert!(rows[0].starts_with("1,1,\"'=a,\"\"b\"\"\",OSS,true,0,"), "{}", rows[0]);
    assert!(rows[0].ends_with(",2026-11-24T18:00:00Z,"), "{}", rows[0]);
    assert_eq!(rows[1], "2,2,\"\",,false,1,0,0,request/not-json,,");
    assert_eq!(csv::HEAD.split(',').count(), rows[1].split(',').count());
}
