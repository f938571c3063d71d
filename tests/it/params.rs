//! The table of parameters, held against the facts of the API's page.

use create_backup_plan::params::source::SourceType;
use create_backup_plan::params::{ALL, COUNT, Kind, Need, Param, backup_rule};

/// A line of `page.tsv`.
struct Fact {
    name: &'static str,
    kind: &'static str,
    required: bool,
    example: String,
}

fn facts() -> Vec<Fact> {
    include_str!("../data/page.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, kind, required, example] = cells[..] else {
                panic!("four cells a line: {line}");
            };
            // The page prints the quotes of objects with backslashes.
            let example = example.replace("\\\"", "\"");
            Fact { name, kind, required: required == "Yes", example }
        })
        .collect()
}

/// The rows in the page's order, with the names the page's facts have here.
fn rows() -> Vec<(String, &'static Param)> {
    let mut rows = Vec::new();
    for param in ALL.iter().copied() {
        rows.push((param.name.to_owned(), param));
        if param.kind == Kind::BackupRules {
            let members = param.members.iter().copied();
            rows.extend(members.map(|member| (format!("{}.{}", param.name, member.name), member)));
        }
    }
    rows
}

/// The page's words for a kind of value.
fn words(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Integer { .. } | Kind::ZeroOne => &["integer"],
        Kind::Boolean => &["boolean"],
        Kind::Paths => &["array"],
        Kind::BackupRules => &["array<object>"],
        // For one of them the page prints its name instead of a type.
        Kind::Object => &["object", "OtsDetail"],
        _ => &["string"],
    }
}

#[test]
fn every_parameter_of_the_page_has_its_row_in_order() {
    let named: Vec<String> = rows().into_iter().map(|(name, _)| name).collect();
    let listed: Vec<&str> = facts().iter().map(|fact| fact.name).collect();
    assert_eq!(named, listed);
    assert_eq!(ALL.len(), COUNT);
    assert_eq!(backup_rule::RULE.members.len(), 8);
    for (index, param) in ALL.iter().enumerate() {
        assert_eq!(param.order, index + 1, "{}", param.name);
    }
}

#[test]
fn every_row_says_what_the_page_says() {
    for (fact, (name, param)) in facts().iter().zip(rows()) {
        assert!(words(param.kind).contains(&fact.kind), "{name}: {:?}, {}", param.kind, fact.kind);
        assert_eq!(param.example, fact.example, "{name}");
        // The page marks as required what every source type needs, and tells the rest in prose.
        let required =
            SourceType::ALL.into_iter().all(|source| param.need(Some(source)) == Need::Required);
        assert_eq!(required, fact.required, "{name}");
    }
}

#[test]
fn every_row_can_be_shown_and_linked() {
    for (name, param) in rows() {
        for text in [param.label, param.hint] {
            assert!(!text.en.is_empty() && !text.zh.is_empty(), "{name}");
        }
        assert!(param.reference().ends_with(param.name), "{name}");
    }
}
