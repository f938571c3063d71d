//! Checking requests in one process: who agrees with the corpus, and how long it takes.

use std::fs;
use std::io::Result;

use crate::contenders::{self, Contender};
use crate::folder::Folder;
use crate::measure::{Needed, interleaved};
use crate::table::{milliseconds, print, rate, ratio};

/// What is timed is the start of the corpus, in chunks of so many lines.
const TIMED: usize = 20_000;
const CHUNK: usize = 250;

/// Who everyone is compared with.
const ANCHOR: &str = "jsonschema, all errors";

pub fn run(folder: &Folder) -> Result<()> {
    let contenders = contenders::all(&folder.schema()?);
    let corpus = fs::read_to_string(folder.corpus())?;
    let lines: Vec<&str> = corpus.lines().collect();
    let verdicts = fs::read_to_string(folder.verdicts())?;
    let verdicts: Vec<bool> = verdicts.lines().map(|verdict| verdict == "true").collect();
    agreement(&contenders, &lines, &verdicts);
    speed(&contenders, &lines[..TIMED.min(lines.len())]);
    large(&contenders, folder)
}

fn agreement(contenders: &[Contender], lines: &[&str], verdicts: &[bool]) {
    let rows = contenders.iter().map(|contender| {
        let mut issues = String::new();
        let (mut passed, mut rejected) = (0, 0);
        for (line, valid) in lines.iter().zip(verdicts) {
            issues.clear();
            match (contender.judge(line, &mut issues), valid) {
                (true, false) => passed += 1,
                (false, true) => rejected += 1,
                _ => {}
            }
        }
        vec![
            contender.name.into(),
            contender.rules.into(),
            passed.to_string(),
            rejected.to_string(),
        ]
    });
    let invalid = verdicts.iter().filter(|valid| !**valid).count();
    print(
        &format!("Agreement, natively: {} requests, {invalid} of them invalid", lines.len()),
        &["", "rules", "wrongly passed", "wrongly rejected"],
        &rows.collect::<Vec<_>>(),
    );
}

fn speed(contenders: &[Contender], lines: &[&str]) {
    let chunks: Vec<&[&str]> = lines.chunks(CHUNK).collect();
    let mut issues = String::new();
    let needed = interleaved(contenders.len(), chunks.len(), |contender, chunk| {
        for line in chunks[chunk] {
            issues.clear();
            contenders[contender].judge(line, &mut issues);
        }
    });
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    let at = contenders.iter().position(|contender| contender.name == ANCHOR);
    let anchor = needed[at.unwrap_or_default()];
    let rows = contenders.iter().zip(&needed).map(|(contender, Needed { best, median })| {
        vec![
            contender.name.into(),
            contender.rules.into(),
            rate(lines.len(), *median),
            rate(lines.len(), *best),
            format!("{:.2}", bytes as f64 / best.as_secs_f64() / 1e9),
            ratio(*median, anchor.median),
            ratio(*best, anchor.best),
        ]
    });
    print(
        &format!("Checking natively, from text to all issues: {} requests", lines.len()),
        &[
            "",
            "rules",
            "a second, median",
            "best",
            "GB/s, best",
            &format!("× {ANCHOR}, median"),
            "best",
        ],
        &rows.collect::<Vec<_>>(),
    );
}

fn large(contenders: &[Contender], folder: &Folder) -> Result<()> {
    let large: Vec<(String, String)> =
        serde_json::from_str(&fs::read_to_string(folder.file("large.json"))?)?;
    let mut issues = String::new();
    let times: Vec<Vec<Needed>> = large
        .iter()
        .map(|(_, text)| {
            interleaved(contenders.len(), 1, |contender, _| {
                issues.clear();
                contenders[contender].judge(text, &mut issues);
            })
        })
        .collect();
    let rows = contenders.iter().enumerate().map(|(index, contender)| {
        let times = times.iter().map(|needed| milliseconds(needed[index].best));
        [contender.name.into(), contender.rules.into()].into_iter().chain(times).collect()
    });
    let mut head = vec!["", "rules"];
    head.extend(large.iter().map(|(name, _)| name.as_str()));
    print("Large requests natively, best of the rounds, ms", &head, &rows.collect::<Vec<_>>());
    Ok(())
}
