//! What the worker does with the slices of a file: the core's plans and queries, in the shapes of
//! [`message`](crate::app::batch::message).
//!
//! It comes with the later part of the form. What the worker calls is in `element`, which finds it as a [`Checking`].

use wasm_bindgen::JsValue;

use std::fmt;

use crate::app::batch::message::{
    Filter, Opened, Progress, Question, Row, Said, Surroundings, View,
};
use crate::app::batch::{MOST_PLAN_BYTES, MOST_PLANS};
use crate::app::shown::worst_first;
use crate::batch::plans::{Plans, Standing};
use crate::batch::query::Query;
use crate::batch::reader::{Piece, Reader};
use crate::batch::week::{HOURS, Week};
use crate::batch::{csv, mended};
use crate::browser;
use crate::insight::zone::{Clock, Zone};
use crate::lang::Language;
use crate::params::source::SourceType;
use crate::rules::{self, Finding, World};
use crate::values::order::sort;
use crate::verdict::checked::Checked;
use crate::verdict::sarif::Sarif;

/// What the worker asks of a file of many plans.
pub trait Checking: fmt::Debug {
    /// Checks what a slice has.
    fn push(&mut self, bytes: &[u8]);

    /// There are no more slices.
    fn end(&mut self);

    /// Whether no more plans are taken, or there can be none.
    fn is_full(&self) -> bool;

    /// How many plans are in the table that has begun.
    fn fitting(&self) -> usize;

    /// How far it has come.
    fn progress(&self, ended: bool) -> JsValue;

    /// The answer to a question.
    fn view(&mut self, question: JsValue) -> JsValue;

    /// Where a plan begins in the file, and where it ends.
    fn span(&self, index: usize) -> Vec<usize>;

    /// A plan in full, from its bytes.
    fn open(&self, index: usize, bytes: &[u8], tag: &str) -> JsValue;

    /// Begins a file: `sarif` and `csv` of the plans that fit what was asked last, or the one that is read without the
    /// errors that have a fix.
    fn begin_file(&mut self, what: &str, name: String, tag: &str) -> Vec<u8>;

    /// What the next slice comes to in the file that has begun.
    fn next_of_file(&mut self, bytes: &[u8]) -> Vec<u8>;

    /// The rows of the table that has begun, from one plan to another.
    fn rows(&self, from: usize, to: usize) -> String;

    /// What the file that has begun ends with.
    fn end_file(&mut self) -> Vec<u8>;
}

/// A file of many plans, checked slice by slice.
#[derive(Debug)]
pub struct Work {
    plans: Plans,
    reader: Reader,
    clock: Clock,
    /// Which plans fit the last filter, and of how many it was asked.
    fit: (Filter, usize, usize, Vec<usize>),
    writing: Option<Writing>,
}

/// A file that is being written.
#[derive(Debug)]
struct Writing {
    reader: Reader,
    /// The plans that have been written.
    done: usize,
    name: String,
    /// The log, where it is one; else the table or the mended file.
    sarif: Option<Sarif>,
    /// Which plans are in the log, in the order of the file, or in the table, in that of the list: those that fitted when
    /// it was begun.
    fit: Vec<usize>,
}

impl Work {
    /// A file of which nothing has been read.
    #[must_use]
    pub fn new(surroundings: JsValue) -> Work {
        let given: Option<Surroundings> = serde_wasm_bindgen::from_value(surroundings).ok();
        let now = given.as_ref().and_then(|given| given.now);
        let region = given.map(|given| given.region).filter(|region| !region.is_empty());
        Work {
            plans: Plans::new(World { now, region, ..World::default() }),
            reader: Reader::of_either(MOST_PLAN_BYTES),
            clock: Clock { now, local: browser::local_offset },
            fit: (Filter::default(), 0, 0, Vec::new()),
            writing: None,
        }
    }
}

impl Checking for Work {
    fn push(&mut self, bytes: &[u8]) {
        let Work { reader, plans, .. } = self;
        reader.push(bytes, &mut |piece| add(plans, &piece));
    }

    fn end(&mut self) {
        let Work { reader, plans, .. } = self;
        reader.end(&mut |piece| add(plans, &piece));
    }

    fn is_full(&self) -> bool {
        self.plans.all().len() >= MOST_PLANS || self.reader.stop().is_some()
    }

    fn fitting(&self) -> usize {
        self.writing.as_ref().map_or(0, |writing| writing.fit.len())
    }

    fn progress(&self, ended: bool) -> JsValue {
        let totals = self.plans.totals();
        let rules = totals.rules.iter().copied().enumerate().filter(|(_, count)| *count > 0);
        to_js(&Progress {
            ended,
            read: self.reader.at(),
            standings: [totals.wrong, totals.doubtful, totals.fine],
            repeated: totals.repeated,
            rules: rules.collect(),
            sources: totals.sources.to_vec(),
        })
    }

    fn view(&mut self, question: JsValue) -> JsValue {
        let of: Question = serde_wasm_bindgen::from_value(question).unwrap_or_default();
        let all = self.plans.all();
        if (&self.fit.0, self.fit.1, self.fit.2) != (&of.filter, of.zone, all.len()) {
            let fit = query(&of).of(&self.plans, &self.clock);
            self.fit = (of.filter.clone(), of.zone, all.len(), fit);
        }
        let fit = &self.fit.3;
        let shown = fit.iter().skip(of.from).take(of.count);
        let rows = shown.filter_map(|index| self.row(*index)).collect();
        let week = of.week.then(|| {
            let plans = fit.iter().filter_map(|index| all.get(*index));
            let week = Week::of(plans, zone(of.zone), &self.clock);
            (week.hours.concat(), week.unknown)
        });
        let language = language(&of.language);
        let stop = self.reader.stop().map(|stop| stop.message().render(language));
        to_js(&View { fit: fit.len(), rows, week, stop, of })
    }

    fn span(&self, index: usize) -> Vec<usize> {
        let plan = self.plans.all().get(index);
        plan.map_or(vec![0, 0], |plan| vec![plan.start, plan.start + plan.length])
    }

    fn open(&self, index: usize, bytes: &[u8], tag: &str) -> JsValue {
        let language = language(tag);
        let (text, report) = self.plans.report(index, bytes);
        let text = text.into_owned();
        let mut findings: Vec<&Finding> = report.findings.iter().collect();
        worst_first(&mut findings);
        let findings = findings.into_iter().map(|finding| Said {
            severity: finding.severity.word().to_owned(),
            rule: finding.rule.id.to_owned(),
            message: finding.message.render(language),
            fixes: finding
                .fixes
                .iter()
                .map(|fix| [fix.word().get(language), &fix.title.render(language)].concat())
                .collect(),
        });
        let line = self.plans.all().get(index).map_or(0, |plan| plan.line);
        let findings = findings.collect();
        to_js(&Opened { index, line, findings, language: tag.to_owned(), text })
    }

    fn begin_file(&mut self, what: &str, name: String, tag: &str) -> Vec<u8> {
        let sarif = (what == "sarif").then(|| Sarif::new(language(tag)));
        let mut out = String::new();
        match &sarif {
            Some(sarif) => sarif.begin(&mut out),
            None if what == "csv" => out.push_str(csv::HEAD),
            None => {}
        }
        let mut fit = self.fit.3.clone();
        if sarif.is_some() {
            sort(&mut fit, Ord::cmp);
        }
        let reader = Reader::of_either(MOST_PLAN_BYTES);
        self.writing = Some(Writing { reader, done: 0, name, sarif, fit });
        out.into_bytes()
    }

    fn next_of_file(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.write(|reader, each| reader.push(bytes, each))
    }

    fn rows(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        let fit = self.writing.as_ref().map_or(&[][..], |writing| &writing.fit);
        for index in fit.iter().take(to).skip(from) {
            if let Some(plan) = self.plans.all().get(*index) {
                csv::write(*index, plan, &mut out);
            }
        }
        out
    }

    fn end_file(&mut self) -> Vec<u8> {
        let mut out = self.write(Reader::end);
        if let Some(sarif) = self.writing.take().and_then(|writing| writing.sarif) {
            let mut end = String::new();
            sarif.end(&[], &mut end);
            out.extend_from_slice(end.as_bytes());
        }
        out
    }
}

impl Work {
    fn write(&mut self, read: impl FnOnce(&mut Reader, &mut dyn FnMut(Piece<'_>))) -> Vec<u8> {
        let mut out = Vec::new();
        let Work { plans, writing: Some(Writing { reader, done, name, sarif, fit }), .. } = self
        else {
            return out;
        };
        read(reader, &mut |piece| match sarif {
            None => mended::write(&piece, plans.world(), &mut out),
            Some(sarif) => {
                let (Piece::Request(slice) | Piece::Broken(slice, _)) = piece else { return };
                if fit.binary_search(done).is_ok() {
                    let (text, report) = plans.report(*done, slice.bytes);
                    let checked = Checked {
                        file: Some(name),
                        text: &text,
                        lines_before: slice.lines_before,
                        columns_before: slice.columns_before,
                        bytes_before: slice.start,
                        report: &report,
                    };
                    let mut results = String::new();
                    sarif.checked(&checked, &mut results);
                    out.extend_from_slice(results.as_bytes());
                }
                *done += 1;
            }
        });
        out
    }

    fn row(&self, index: usize) -> Option<Row> {
        let plan = self.plans.all().get(index)?;
        Some(Row {
            index,
            line: plan.line,
            name: plan.name.to_string(),
            source: plan.source.map(|source| source as usize),
            counts: [plan.errors, plan.warnings, plan.notes],
            first: plan.first,
        })
    }
}

fn add(plans: &mut Plans, piece: &Piece<'_>) {
    match piece {
        _ if plans.all().len() >= MOST_PLANS => {}
        Piece::Request(slice) => plans.add(slice),
        Piece::Broken(slice, broken) => plans.add_broken(slice, broken),
        Piece::Between(_) => {}
    }
}

fn query(of: &Question) -> Query {
    let Filter { standing, rule, source, text, repeated, hour } = of.filter.clone();
    Query {
        standing: standing.and_then(|at| Standing::ALL.get(at).copied()),
        rule: rule.and_then(|at| rules::all().nth(at)),
        source: source.and_then(|at| SourceType::ALL.get(at).copied()),
        text,
        repeated,
        hour: hour.map(|hour| (hour / HOURS, hour % HOURS, zone(of.zone))),
    }
}

fn zone(at: usize) -> Zone {
    Zone::ALL.get(at).copied().unwrap_or_default()
}

fn language(tag: &str) -> Language {
    tag.parse().unwrap_or_default()
}

/// Plain data, of which nothing can fail to be made.
fn to_js(word: &impl serde::Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(word).unwrap_or_default()
}
