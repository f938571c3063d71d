//! Texts as they are met with, and all that is made of them.

use std::collections::BTreeSet;
use std::{env, fs};

use create_backup_plan::import::note::Note;
use create_backup_plan::import::{READERS, read};
use create_backup_plan::lang::Language;
use proptest::strategy::Strategy as _;

use crate::import::{samples, shown};

/// `UPDATE=1 cargo test` writes what is expected anew; each was read against its text when it was first written.
#[test]
fn samples_give_what_they_say() {
    for (name, text) in samples() {
        let found = shown(&text, &read(&text), Language::English) + "\n";
        let path = format!("tests/data/import/expected/{name}.json");
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all("tests/data/import/expected").unwrap();
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, expected, "{name}: run with UPDATE=1 and read the difference");
    }
}

#[test]
fn every_sample_has_a_source_and_every_reader_a_sample() {
    let sources = fs::read_to_string("tests/data/import/sources.tsv").unwrap();
    let listed: BTreeSet<&str> =
        sources.lines().skip(1).map(|line| line.split('\t').next().unwrap()).collect();
    let samples = samples();
    assert_eq!(listed, samples.iter().map(|(name, _)| name.as_str()).collect());
    let readers: BTreeSet<&str> =
        samples.iter().filter_map(|(_, text)| Some(read(text).reader?.id)).collect();
    // A link is made anew in its own test.
    let others = READERS.iter().map(|reader| reader.id).filter(|id| *id != "link");
    assert_eq!(readers, others.collect());
}

/// Words that blame or beg (the project's message lint).
static ENGLISH: &[&str] = &["please", "sorry", "valid", "invalid", "oops", "illegal", "forbidden"];
static CHINESE: &[&str] = &["无效", "非法", "抱歉"];

#[test]
fn notes_are_plain_in_both_languages() {
    let mut texts = BTreeSet::new();
    for (_, text) in samples() {
        let import = read(&text);
        let notes = import.plans.iter().flat_map(|plan| &plan.notes).chain(&import.notes);
        texts.extend(notes.map(|Note { message, .. }| (message.text.en, message.text.zh)));
    }
    assert!(texts.len() > 15, "the samples bring up most notes");
    for (en, zh) in texts {
        let words: Vec<String> =
            en.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        assert!(!ENGLISH.iter().any(|word| words.iter().any(|other| other == word)), "{en}");
        assert!(
            !CHINESE.iter().any(|word| zh.contains(word)) && !zh.replace("请求", "").contains('请'),
            "{zh}"
        );
        assert!(en.ends_with('.') && zh.ends_with('。'), "{en} {zh}");
        assert_eq!(en.matches('{').count(), zh.matches('{').count(), "{en} {zh}");
    }
}

#[test]
fn spans_are_of_the_text() {
    let runner = &mut proptest::test_runner::TestRunner::deterministic();
    for (name, text) in samples() {
        // Text before a sample moves what is marked in it, and nothing else.
        let before = "[a-z \n]{0,40}\n\n".new_tree(runner).unwrap();
        let before = proptest::strategy::ValueTree::current(&before);
        for text in [text.clone(), format!("{before}```\n{text}\n```\n")] {
            let import = read(&text);
            for note in import.plans.iter().flat_map(|plan| &plan.notes).chain(&import.notes) {
                let Some(span) = note.span.clone() else { continue };
                assert!(text.get(span.clone()).is_some(), "{name}: {span:?} {note:?}");
            }
        }
    }
}
