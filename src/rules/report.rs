//! What a check finds: breaches, their marks in the text, their order, and ways to mend them.

use std::ops::Range;

use crate::lang::Message;
use crate::params::{PAGE, Param, find};
use crate::plan::draft::at;
use crate::plan::patch::Op;
use crate::plan::place::{Place, Step};
use crate::rules::{Rule, Severity};
use crate::values::json::{Node, Span, span_within};

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
    pub(in crate::rules) mark: Mark,
}

/// Which part of a value a finding is about.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::rules) enum Mark {
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
    pub(in crate::rules) doubtful: bool,
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

    /// Adds a finding where it belongs.
    pub(in crate::rules) fn insert(&mut self, finding: Finding, root: &Node<'_>) {
        let order = Order::of(root, &finding);
        let at = self.findings.partition_point(|other| Order::of(root, other) <= order);
        self.findings.insert(at, finding);
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
        self.place.top().map_or_else(|| PAGE.to_owned(), Param::reference)
    }
}

impl Finding {
    pub(in crate::rules) fn new(rule: &'static Rule, place: Place, message: Message) -> Self {
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
    pub(in crate::rules) fn part(&mut self, part: Range<usize>) -> &mut Self {
        self.mark = Mark::Part(part);
        self
    }

    /// The breach is in a part of the value's text, if it is known which.
    pub(in crate::rules) fn part_if(&mut self, part: Option<Range<usize>>) -> &mut Self {
        if let Some(part) = part {
            self.mark = Mark::Part(part);
        }
        self
    }

    /// The breach is in the member's name.
    pub(in crate::rules) fn named(&mut self) -> &mut Self {
        self.mark = Mark::Name;
        self
    }

    /// Offers a way to mend it.
    pub(in crate::rules) fn fix(&mut self, title: Message, patch: Vec<Op>) -> &mut Self {
        self.fixes.push(Fix { title, patch, doubtful: false });
        self
    }

    /// Offers a way to mend it, if trying shows that it does and breaks nothing else.
    pub(in crate::rules) fn try_fix(&mut self, title: Message, patch: Vec<Op>) -> &mut Self {
        self.fixes.push(Fix { title, patch, doubtful: true });
        self
    }
}

/// Whether a report no longer has a finding of a rule at a place, and no error that another did not have.
#[must_use]
pub(in crate::rules) fn mends(rule: &Rule, place: &Place, before: &Report, after: &Report) -> bool {
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

/// Where a finding stands in the document: present members by position, missing ones after them by the page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) struct Order(Vec<usize>, usize);

impl Order {
    /// Above every position that a present member can have.
    const MISSING: usize = usize::MAX / 2;

    pub(in crate::rules) fn of(root: &Node<'_>, finding: &Finding) -> Order {
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
    let Some(top) = find(top) else { return 0 };
    if depth == 0 {
        return top.order;
    }
    top.members.iter().position(|member| member.name == name).unwrap_or(0)
}

/// Says which part of the text each finding is about.
pub(in crate::rules) fn locate(report: &mut Report, root: &Node<'_>, text: &str) {
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
