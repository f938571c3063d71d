//! The rules: what they are, what they find, and [`check`], which asks them all.
//!
//! A file holds the rules of one subject: the catalogue entries (id, severity, why it exists, examples that break it
//! and that do not) and under them the checks, with the sentence each one says. Rules that only restate a row of the
//! parameter table read the row.
//!
//! No rule knows a clock or a region by itself: both come in with [`World`].

#[macro_use]
mod declare;

mod json;

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

pub use json::not_json;

use crate::lang::{Language, Message, Text};
use crate::plan::draft::{Draft, Unreadable, at};
use crate::plan::patch::Op;
use crate::plan::place::{Place, Step};
use crate::plan::reading::Reading;
use crate::values::json::{Node, Span, span_within};

/// The rules of each subject, in the order of the catalogue.
static SUBJECTS: &[(&[&Rule], &[Example])] = &[(json::RULES, json::EXAMPLES)];

/// The checks over one request.
static CHECKS: &[fn(&mut Check<'_>)] = &[json::check];

/// Every rule of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    SUBJECTS.iter().flat_map(|(rules, _)| rules.iter().copied())
}

/// Every example of the catalogue.
pub fn examples() -> impl Iterator<Item = &'static Example> {
    SUBJECTS.iter().flat_map(|(_, examples)| examples.iter())
}

/// The rule of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name: `schedule/format`.
    pub id: &'static str,
    /// How bad a breach is, unless the host says otherwise.
    pub severity: Severity,
    /// Why the rule exists, and how sure its source is.
    pub why: Text,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Rule {
    /// Why the rule exists, in one language.
    #[must_use]
    pub fn why(&self, language: Language) -> &'static str {
        self.why.get(language).trim()
    }
}

/// A request that shows a rule: a fragment laid over a complete plan.
#[derive(Debug)]
pub struct Example {
    /// The rule it shows.
    pub rule: &'static Rule,
    /// Whether it breaks the rule.
    pub breaks: bool,
    /// The complete plan it is laid over (`ecs-file`); `text` for a text of its own, `batch` for a JSON array of
    /// fragments over `ecs-file`, `url` for a request whose signed URL is looked at.
    pub over: &'static str,
    /// The fragment; a member of `null` takes that parameter away.
    pub json: &'static str,
}

/// How bad a breach is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The page forbids it, or it cannot be read.
    Error,
    /// The service is known to refuse it, ignore it, or do something other than it says.
    Warning,
    /// Advice, or a fact worth knowing before sending.
    Note,
}

impl Severity {
    /// The word used outside: `error`, `warning`, `note`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .find(|severity| severity.word() == word)
            .ok_or(UnknownSeverity)
    }
}

/// A word that is no severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSeverity;

impl fmt::Display for UnknownSeverity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `error`, `warning` or `note`")
    }
}

impl std::error::Error for UnknownSeverity {}

/// What a verdict depends on besides the request.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// The present, in UNIX seconds, where the caller has a clock.
    pub now: Option<i64>,
    /// The region the request is sent to, where it is known.
    pub region: Option<String>,
    /// Severities that the host sets otherwise, by rule id.
    pub levels: Vec<(String, Severity)>,
}

/// A breach of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is, or where what is missing would stand.
    pub place: Place,
    /// What is wrong and what to write instead.
    pub message: Message,
    /// Ways to mend it, the safest first.
    pub fixes: Vec<Fix>,
    /// Which part of the text it is about, where it has been read from text.
    pub span: Option<Span>,
    mark: Mark,
}

/// Which part of a value a finding is about.
#[derive(Clone, Debug, PartialEq)]
enum Mark {
    /// All of it.
    Value,
    /// Its name.
    Name,
    /// Some bytes of its text.
    Part(Range<usize>),
}

/// A way to mend a breach.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does: "Write `P1D`".
    pub title: Message,
    /// The change.
    pub patch: Vec<Op>,
    /// Whether it must be tried before it is offered, because what it does depends on other values.
    doubtful: bool,
}

/// Every breach that was found, in the order of the document, missing members last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether no finding is an error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.count(Severity::Error) == 0
    }

    /// How many findings have a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The findings at a place or inside it.
    pub fn within(&self, place: &Place) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.place.is_within(place))
    }
}

impl Finding {
    /// Where the parameter stands on the API's page.
    #[must_use]
    pub fn reference(&self) -> String {
        self.place
            .top()
            .map_or_else(|| crate::params::PAGE.to_owned(), crate::params::Param::reference)
    }
}

/// Checks request JSON.
#[must_use]
pub fn check_text(text: &str, world: &World) -> Report {
    // Windows editors begin a file with a mark that JSON does not know; spans count it in.
    let (text, skipped) = text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, 3));
    let mut report = match Node::read(text) {
        Err(error) => not_json(&error, world),
        Ok(root) if root.members().is_none() => json::not_object(&root, world),
        Ok(root) => {
            let mut report = check(&root, world);
            locate(&mut report, &root, text);
            report
        }
    };
    for span in report.findings.iter_mut().filter_map(|finding| finding.span.as_mut()) {
        span.start += skipped;
        span.end += skipped;
    }
    report
}

/// Checks a request that has been read, an object. Findings have no spans.
#[must_use]
pub fn check(root: &Node<'_>, world: &World) -> Report {
    let mut report = verdict(root, world);
    let doubtful =
        report.findings.iter().any(|finding| finding.fixes.iter().any(|fix| fix.doubtful));
    if doubtful {
        try_fixes(&mut report, root, world);
    }
    report
}

fn verdict(root: &Node<'_>, world: &World) -> Report {
    let mut check = Check { reading: Reading::of(root), world, findings: Vec::new() };
    for rules in CHECKS {
        rules(&mut check);
    }
    let mut findings = check.findings;
    for finding in &mut findings {
        finding.severity = severity(finding.rule, world);
    }
    findings.sort_by_cached_key(|finding| Order::of(root, finding));
    Report { findings }
}

fn severity(rule: &Rule, world: &World) -> Severity {
    // An unreadable request stays an error, whatever the host says.
    if json::is_unreadable(rule) {
        return rule.severity;
    }
    world
        .levels
        .iter()
        .rev()
        .find(|(id, _)| id == rule.id)
        .map_or(rule.severity, |(_, severity)| *severity)
}

/// Keeps a doubtful fix only if it removes its finding and adds no error.
fn try_fixes(report: &mut Report, root: &Node<'_>, world: &World) {
    let draft = Draft::of(root.clone().into_owned());
    let before = report.clone();
    for finding in &mut report.findings {
        let rule = finding.rule;
        let place = finding.place.clone();
        finding.fixes.retain(|fix| {
            !fix.doubtful || {
                let mut fixed = draft.clone();
                fixed.apply(&fix.patch).is_ok()
                    && mends(rule, &place, &before, &verdict(fixed.root(), world))
            }
        });
    }
}

/// Whether a report no longer has a finding of a rule at a place, and no error that another did not have.
#[must_use]
pub fn mends(rule: &Rule, place: &Place, before: &Report, after: &Report) -> bool {
    let count = |report: &Report| {
        report
            .findings
            .iter()
            .filter(|finding| finding.rule == rule && finding.place == *place)
            .count()
    };
    let same = |a: &Finding, b: &Finding| a.rule == b.rule && a.place.top() == b.place.top();
    count(after) < count(before)
        && after.findings.iter().filter(|finding| finding.severity == Severity::Error).all(
            |error| {
                let times = |report: &Report| {
                    report.findings.iter().filter(|other| same(error, other)).count()
                };
                times(after) <= times(before)
            },
        )
}

/// A check under way: what is looked at, and what has been found.
struct Check<'c> {
    reading: Reading<'c>,
    world: &'c World,
    findings: Vec<Finding>,
}

impl Check<'_> {
    /// Notes a breach.
    fn find(&mut self, rule: &'static Rule, place: Place, message: Message) -> &mut Finding {
        self.findings.push(Finding::new(rule, place, message));
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}

impl Finding {
    fn new(rule: &'static Rule, place: Place, message: Message) -> Self {
        Finding {
            rule,
            severity: rule.severity,
            place,
            message,
            fixes: Vec::new(),
            span: None,
            mark: Mark::Value,
        }
    }

    /// The breach is in a part of the value's text.
    fn part(&mut self, part: Range<usize>) -> &mut Self {
        self.mark = Mark::Part(part);
        self
    }

    /// The breach is in a part of the value's text, if it is known which.
    fn part_if(&mut self, part: Option<Range<usize>>) -> &mut Self {
        if let Some(part) = part {
            self.mark = Mark::Part(part);
        }
        self
    }

    /// The breach is in the member's name.
    fn named(&mut self) -> &mut Self {
        self.mark = Mark::Name;
        self
    }

    /// Offers a way to mend it.
    fn fix(&mut self, title: Message, patch: Vec<Op>) -> &mut Self {
        self.fixes.push(Fix { title, patch, doubtful: false });
        self
    }

    /// Offers a way to mend it, if trying shows that it does and breaks nothing else.
    fn try_fix(&mut self, title: Message, patch: Vec<Op>) -> &mut Self {
        self.fixes.push(Fix { title, patch, doubtful: true });
        self
    }
}

/// Where a finding stands in the document: present members by position, missing ones after them by the page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order(Vec<usize>, usize);

impl Order {
    /// Above every position that a present member can have.
    const MISSING: usize = usize::MAX / 2;

    fn of(root: &Node<'_>, finding: &Finding) -> Order {
        let mut node = Some(root);
        let steps = finding.place.steps();
        let key = steps
            .iter()
            .enumerate()
            .map(|(depth, step)| match step {
                Step::Index(index) => {
                    node = node.and_then(|node| node.entries()?.get(*index));
                    *index
                }
                Step::Name(name) => {
                    let members = node.and_then(Node::members).unwrap_or_default();
                    let position = members.iter().rposition(|member| member.name == *name);
                    node = position.map(|position| &members[position].node);
                    position.unwrap_or_else(|| Order::MISSING + page_order(steps, depth, name))
                }
            })
            .collect();
        let start = match &finding.mark {
            Mark::Part(part) => part.start,
            Mark::Name | Mark::Value => 0,
        };
        Order(key, start)
    }
}

fn page_order(steps: &[Step], depth: usize, name: &str) -> usize {
    let Some(Step::Name(top)) = steps.first() else { return 0 };
    let Some(top) = crate::params::find(top) else { return 0 };
    if depth == 0 {
        return top.order;
    }
    top.members.iter().position(|member| member.name == name).unwrap_or(0)
}

/// Says which part of the text each finding is about.
fn locate(report: &mut Report, root: &Node<'_>, text: &str) {
    for finding in &mut report.findings {
        let span = match &finding.mark {
            Mark::Name => name_span(root, &finding.place),
            Mark::Value => nearest(root, &finding.place).map(|node| node.span),
            Mark::Part(part) => at(root, &finding.place).and_then(|node| {
                let literal = text.get(node.span.start..node.span.end)?;
                Some(span_within(literal, node.span.start, part.start, part.end))
            }),
        };
        finding.span = finding.span.or(span);
    }
}

/// The value at a place, or the nearest one above it that is there.
fn nearest<'n, 'a>(root: &'n Node<'a>, place: &Place) -> Option<&'n Node<'a>> {
    at(root, place).or_else(|| place.parent().and_then(|above| nearest(root, &above)))
}

fn name_span(root: &Node<'_>, place: &Place) -> Option<Span> {
    let Some(Step::Name(name)) = place.steps().last() else { return None };
    let above = at(root, &place.parent()?)?;
    above.members()?.iter().rev().find(|member| member.name == *name).map(|member| member.name_span)
}

/// Findings of one report that another lacks: same rule, same place.
#[must_use]
pub fn beyond<'r>(report: &'r Report, bare: &Report) -> Vec<&'r Finding> {
    report
        .findings
        .iter()
        .filter(|finding| {
            !bare.findings.iter().any(|other| {
                other.rule == finding.rule
                    && other.place.to_string().cmp(&finding.place.to_string()) == Ordering::Equal
            })
        })
        .collect()
}

/// A request that cannot even become a draft, as a report.
#[must_use]
pub fn unreadable(error: &Unreadable, world: &World) -> Report {
    match error {
        Unreadable::NotJson(error) => not_json(error, world),
        Unreadable::NotObject => {
            json::not_object(&Node::from(crate::values::json::Value::Null), world)
        }
    }
}
