//! Checking a whole file, each contender as a program of its own: how long, and how much memory.
//!
//! This program starts the others because it is small: what a process has at most is counted from its parent's share at
//! the moment it starts, so a large parent would lend its children its own size.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Error, Result};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

use crate::folder::Folder;
use crate::table::{digits, print, ratio};

/// How often each program runs.
const ROUNDS: usize = 5;

/// A program that reads requests and writes a verdict for each.
struct Program {
    name: &'static str,
    rules: &'static str,
    command: Vec<String>,
}

/// One run of it.
struct Run {
    wall: Duration,
    processor: Duration,
    peak: u64,
}

pub fn run(folder: &Folder, ours: &str) -> Result<()> {
    let programs = programs(folder, ours)?;
    let mut runs: Vec<Vec<Run>> = programs.iter().map(|_| Vec::new()).collect();
    let mut wrong = Vec::new();
    for round in 0..ROUNDS {
        for (program, runs) in programs.iter().zip(&mut runs) {
            runs.push(once(program, folder)?);
            if round == 0 {
                wrong.push(wrong_verdicts(folder)?);
            }
        }
    }
    let at = |name| programs.iter().position(|program| program.name == name).unwrap_or_default();
    let (schema, ajv) = (&runs[at("jsonschema, all errors")], &runs[at("ajv standalone")]);
    let rows = programs.iter().zip(&runs).zip(&wrong).map(|((program, runs), wrong)| {
        let peak = runs.iter().map(|run| run.peak).max().unwrap_or_default();
        vec![
            program.name.into(),
            program.rules.into(),
            digits(median_wall(runs).as_secs_f64()),
            digits(wall(runs).as_secs_f64()),
            digits(processor(runs).as_secs_f64()),
            digits(peak as f64 / 1e6),
            ratio(wall(runs), wall(schema)),
            ratio(processor(runs), processor(schema)),
            ratio(wall(runs), wall(ajv)),
            ratio(processor(runs), processor(ajv)),
            wrong.to_string(),
        ]
    });
    let bytes = fs::metadata(folder.corpus())?.len() as f64 / 1e6;
    print(
        &format!("A file of {} MB through a process each", digits(bytes)),
        &[
            "",
            "rules",
            "wall s, median",
            "best",
            "processor s, best",
            "peak MB",
            "× jsonschema, all errors, wall",
            "processor",
            "× ajv standalone, wall",
            "processor",
            "wrong verdicts",
        ],
        &rows.collect::<Vec<_>>(),
    );
    Ok(())
}

fn median_wall(runs: &[Run]) -> Duration {
    let mut walls: Vec<Duration> = runs.iter().map(|run| run.wall).collect();
    walls.sort();
    walls[walls.len() / 2]
}

/// The wall clock's best run.
fn wall(runs: &[Run]) -> Duration {
    runs.iter().map(|run| run.wall).min().unwrap_or_default()
}

/// The best run by processor time, of all threads together.
fn processor(runs: &[Run]) -> Duration {
    runs.iter().map(|run| run.processor).min().unwrap_or_default()
}

fn programs(folder: &Folder, ours: &str) -> Result<Vec<Program>> {
    let this = std::env::current_exe()?.display().to_string();
    let at = folder.file("").display().to_string();
    let native = |name: &'static str, rules| Program {
        name,
        rules,
        command: vec![this.clone(), "lines".into(), name.into(), at.clone()],
    };
    let node = |name: &'static str, rules| Program {
        name,
        rules,
        command: ["node", "tests/bench/lines.js", name, &at].map(String::from).into(),
    };
    let check = |more: &[&str]| {
        let all = ["check", "--jsonl", "--format", "json"].iter().chain(more).chain(&["-"]);
        std::iter::once(ours).chain(all.copied()).map(String::from).collect()
    };
    Ok(vec![
        Program { name: "create-backup-plan check", rules: "all", command: check(&[]) },
        Program {
            name: "create-backup-plan check --no-fixes",
            rules: "all",
            command: check(&["--no-fixes"]),
        },
        native("garde + serde_json", "all"),
        native("jsonschema, all errors", "schema"),
        native("jsonschema, is_valid", "schema"),
        node("create-backup-plan/check", "all"),
        node("ajv standalone", "schema"),
        node("ajv standalone + by hand", "all"),
        node("valibot", "all"),
        node("zod", "all"),
    ])
}

fn once(program: &Program, folder: &Folder) -> Result<Run> {
    let start = Instant::now();
    let child = Command::new(&program.command[0])
        .args(&program.command[1..])
        .stdin(File::open(folder.corpus())?)
        .stdout(File::create(folder.file("written.jsonl"))?)
        .stderr(Stdio::inherit())
        .spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed();
    // A program that finds invalid requests ends with 1.
    if used.status.code().is_none_or(|code| code >= 2) {
        return Err(Error::other(format!("{} did not end well: {}", program.name, used.status)));
    }
    let processor = used.rusage.utime + used.rusage.stime;
    Ok(Run { wall, processor, peak: used.rusage.maxrss })
}

/// How many lines of what was written say something else than the corpus.
fn wrong_verdicts(folder: &Folder) -> Result<usize> {
    let lines = |path| Ok::<_, Error>(BufReader::new(File::open(path)?).lines());
    let mut written = lines(folder.file("written.jsonl"))?;
    let mut wrong = 0;
    for verdict in lines(folder.verdicts())? {
        let expected = format!("{{\"valid\":{}", verdict?);
        let line = written.next().transpose()?.unwrap_or_default();
        wrong += usize::from(!line.starts_with(&expected));
    }
    Ok(wrong)
}
