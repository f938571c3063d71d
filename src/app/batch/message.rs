//! What the page and its worker say to each other about a file of many plans. `static/worker.js` passes it on.

use serde::{Deserialize, Serialize};

/// What the plans are checked in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Surroundings {
    /// The present, in UNIX seconds.
    pub now: Option<i64>,
    /// The region that requests are sent to; empty: none that is known.
    pub region: String,
}

/// Which plans are looked at, and what is to be shown of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What a plan must be.
    pub filter: Filter,
    /// The zone whose clock hours are read by, by its place among all.
    pub zone: usize,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The first row that is shown, of those that fit.
    pub from: usize,
    /// How many rows are shown.
    pub count: usize,
    /// Whether the hours of the week are wanted.
    pub week: bool,
}

/// What a plan must be to be shown; what is not given does not matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// How it stands: wrong, doubtful or fine.
    pub standing: Option<usize>,
    /// A rule that it breaks, by its place in the catalogue.
    pub rule: Option<usize>,
    /// Its source type, by its place among all.
    pub source: Option<usize>,
    /// A part of its name.
    pub text: String,
    /// Whether another one has its name.
    pub repeated: bool,
    /// The hour of the week that it starts in, from 0.
    pub hour: Option<usize>,
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Word {
    /// How far it has come.
    Progress(Progress),
    /// The answer to a question.
    View(View),
    /// A plan in full.
    Opened(Opened),
    /// How much of a file is written, from 0 to 1.
    Saving(f64),
    /// It cannot go on.
    Failed(Failure),
}

/// Why the worker cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Failure {
    /// The file can no longer be read.
    Read,
    /// There is an error in this program.
    Stop,
}

/// How far the check has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Whether it is over.
    pub ended: bool,
    /// How many bytes are read.
    pub read: usize,
    /// How many plans have errors; warnings and no errors; neither.
    pub standings: [usize; 3],
    /// How many have a name that another one has.
    pub repeated: usize,
    /// The rules that are broken, by their place in the catalogue, with how many plans break each.
    pub rules: Vec<(usize, usize)>,
    /// How many plans there are of each source type.
    pub sources: Vec<usize>,
}

/// What is shown of the plans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// The question it answers.
    pub of: Question,
    /// How many plans fit.
    pub fit: usize,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many of them start in each hour of the week, where that was wanted, and how many in none that is known.
    pub week: Option<(Vec<usize>, usize)>,
    /// Why nothing more was read, where that is so.
    pub stop: Option<String>,
}

/// A plan in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Which of all plans it is, from 0.
    pub index: usize,
    /// The line of the file it begins on.
    pub line: usize,
    /// Its name.
    pub name: String,
    /// Its source type, by its place among all.
    pub source: Option<usize>,
    /// How many errors, warnings and notes it has.
    pub counts: [usize; 3],
    /// The first plan that has its name: which of all.
    pub first: Option<usize>,
}

/// A plan in full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Which of all plans it is, from 0.
    pub index: usize,
    /// The line of the file it begins on.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What was found, in the language asked for.
    pub findings: Vec<Said>,
    /// The language.
    pub language: String,
}

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// The id of its rule.
    pub rule: String,
    /// What is wrong.
    pub message: String,
    /// The ways to mend it.
    pub fixes: Vec<String>,
}
