//! What a check finds: breaches, their marks in the text, their order, and ways to mend them.

use std::collections::HashMap;
use std::ops::Range;

use crate::lang::{Arg, Message, Text, t};
use crate::params::{PAGE, find};
use crate::plan::place::{Place, Step};
use crate::rules::fix::{Fix, Fixes};
use crate::rules::{Rule, Severity};
use crate::values::json::{Member, Node, Span, Value};
use crate::values::literal::Literal;
use crate::values::order::{arrange, order};

/// A breach of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is, or where what is missing would stand.
    pub place: Place,
    /// The other values it comes from, for one that lies between values; where one would stand that is left out.
    pub with: Vec<Place>,
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

    /// Adds findings where they belong.
    pub fn add(&mut self, findings: Vec<Finding>, root: &Node<'_>) {
        if !findings.is_empty() {
            self.findings.extend(findings);
            sort(&mut self.findings, root);
        }
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
        let mut out = String::new();
        self.write_reference(&mut out);
        out
    }

    /// Writes the same at the end of another text.
    pub fn write_reference(&self, out: &mut String) {
        match self.place.top() {
            Some(param) => param.write_reference(out),
            None => out.push_str(PAGE),
        }
    }
}

/// What stands in place of a rule where none of ours speaks, but whoever shows the plan.
static SAID: Rule = Rule { id: "page/said", severity: Severity::Error };

/// Why it is there.
pub(in crate::rules) const SAID_WHY: Text = t(
    "The page that shows this form says so: its server may know more than the rules here.",
    "此项由显示此表单的页面提出：其服务器掌握的信息可能多于此处的规则。",
);

impl Finding {
    /// What whoever shows the plan has to say about a value, beside the rules.
    #[must_use]
    pub fn said(place: Place, severity: Severity, text: &str) -> Self {
        let message = Message::new(t("{0}", "{0}"), [Arg::Plain(text.to_owned())]);
        Finding { severity, ..Finding::new(&SAID, place, message) }
    }

    /// The fix that may be made without asking anybody: the first, if it is no choice.
    #[must_use]
    pub fn remedy(&self) -> Option<&Fix> {
        self.fixes.first().filter(|fix| !fix.choice)
    }

    /// Whether it is not a rule that says so, but whoever shows the plan.
    #[must_use]
    pub fn is_said(&self) -> bool {
        *self.rule == SAID
    }

    pub(in crate::rules) fn new(rule: &'static Rule, place: Place, message: Message) -> Self {
        Finding {
            rule,
            severity: rule.severity,
            place,
            with: Vec::new(),
            message,
            fixes: Vec::new(),
            span: None,
            mark: Mark::Value,
        }
    }
}

/// A finding that was just noted, of which more is said.
pub(in crate::rules) struct Found<'f> {
    pub(in crate::rules) finding: &'f mut Finding,
    pub(in crate::rules) fixes: Fixes,
}

impl Found<'_> {
    /// The breach comes from this place, too, where that is another one: inside a text all places are the text's.
    pub(in crate::rules) fn with(self, place: Place) -> Self {
        if place != self.finding.place {
            self.finding.with.push(place);
        }
        self
    }

    /// The breach is in a part of the value's text.
    pub(in crate::rules) fn part(self, part: Range<usize>) -> Self {
        self.finding.mark = Mark::Part(part);
        self
    }

    /// The breach is in a part of the value's text, if it is known which.
    pub(in crate::rules) fn part_if(self, part: Option<Range<usize>>) -> Self {
        match part {
            Some(part) => self.part(part),
            None => self,
        }
    }

    /// The breach is in the member's name.
    pub(in crate::rules) fn named(self) -> Self {
        self.finding.mark = Mark::Name;
        self
    }

    /// Offers a way to mend it, if anyone asks for one.
    pub(in crate::rules) fn fix(self, fix: impl FnOnce() -> Fix) -> Self {
        if self.fixes == Fixes::Offered {
            self.finding.fixes.push(fix());
        }
        self
    }

    /// Offers a way to mend it that only the reader can decide on; tried as others are.
    pub(in crate::rules) fn choice(self, fix: impl FnOnce() -> Fix) -> Self {
        self.try_fix(|| Fix { choice: true, ..fix() })
    }

    /// Offers a way to mend it, if trying shows that it does and breaks nothing else.
    pub(in crate::rules) fn try_fix(self, fix: impl FnOnce() -> Fix) -> Self {
        self.fix(|| Fix { doubtful: true, ..fix() })
    }
}

/// Puts findings in the order of the document: present members by position, missing ones after them by the page.
pub(in crate::rules) fn sort(findings: &mut [Finding], root: &Node<'_>) {
    if findings.len() < 2 {
        return;
    }
    let mut positions = Positions::default();
    let keys: Vec<Order> =
        findings.iter().map(|finding| Order::of(finding, root, &mut positions)).collect();
    arrange(findings, order(keys.len(), &|one, other| keys[one].cmp(&keys[other])));
}

/// Where a finding stands in the document: the positions of its first steps, from 1, with 0 where there is no step;
/// those of any further steps; and where its part of the text begins.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order([usize; Order::FIRST], Vec<usize>, usize);

impl Order {
    /// Above every position that a present member can have.
    const MISSING: usize = usize::MAX / 2;
    /// As many steps as nearly every place has.
    const FIRST: usize = 3;

    fn of<'n>(finding: &Finding, root: &'n Node<'n>, positions: &mut Positions<'n>) -> Order {
        let mut node = Some(root);
        let steps = finding.place.steps();
        let (mut first, mut further) = ([0; Order::FIRST], Vec::new());
        for (depth, step) in steps.iter().enumerate() {
            let position = match step {
                Step::Index(index) => *index,
                Step::Name(name) => node
                    .and_then(|node| positions.of(node, name))
                    .unwrap_or_else(|| Order::MISSING + page_order(steps, depth, name)),
            };
            match first.get_mut(depth) {
                Some(first) => *first = position.saturating_add(1),
                None => further.push(position),
            }
            node = node.and_then(|node| positions.step(node, step));
        }
        let start = match &finding.mark {
            Mark::Part(part) => part.start,
            Mark::Name | Mark::Value => 0,
        };
        Order(first, further, start)
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

/// Finds members by name, in an object of many thousands too.
#[derive(Default)]
struct Positions<'n> {
    large: HashMap<*const Node<'n>, HashMap<&'n str, usize>>,
}

impl<'n> Positions<'n> {
    /// Objects up to this size are looked through; larger ones get a table.
    const SMALL: usize = 48;

    /// The position of a member; of the last, where a name stands twice.
    fn of(&mut self, object: &'n Node<'n>, name: &str) -> Option<usize> {
        let members = object.members()?;
        if members.len() <= Self::SMALL {
            return members.iter().rposition(|member| member.name == name);
        }
        let table = self.large.entry(object).or_insert_with(|| {
            members.iter().enumerate().map(|(position, member)| (&*member.name, position)).collect()
        });
        table.get(name).copied()
    }

    fn member(&mut self, object: &'n Node<'n>, name: &str) -> Option<&'n Member<'n>> {
        let position = self.of(object, name)?;
        object.members()?.get(position)
    }

    fn step(&mut self, node: &'n Node<'n>, step: &Step) -> Option<&'n Node<'n>> {
        match step {
            Step::Index(index) => node.entries()?.get(*index),
            Step::Name(name) => self.member(node, name).map(|member| &member.node),
        }
    }
}

/// Says which part of the text each finding is about.
pub(in crate::rules) fn locate(report: &mut Report, root: &Node<'_>, text: &str) {
    let mut positions = Positions::default();
    // Findings stand in the order of the document, so those inside one text follow each other.
    let mut literal: Option<(Span, Literal<'_>)> = None;
    for finding in &mut report.findings {
        let mut span = finding.span_in(root, &mut positions);
        if let Mark::Part(part) = &finding.mark
            && let Some(quoted) =
                text.get(span.start..span.end).filter(|text| text.starts_with('"'))
        {
            if literal.as_ref().is_none_or(|(of, _)| *of != span) {
                literal = Some((span, Literal::new(quoted, span.start)));
            }
            if let Some((_, literal)) = &mut literal {
                span = literal.span(part);
            }
        }
        finding.span = finding.span.or(Some(span));
    }
}

impl Finding {
    /// The span of the value, or of its name.
    fn span_in<'n>(&self, root: &'n Node<'n>, positions: &mut Positions<'n>) -> Span {
        let steps = self.place.steps();
        let mut node = root;
        for (depth, step) in steps.iter().enumerate() {
            if self.mark == Mark::Name
                && depth + 1 == steps.len()
                && let Step::Name(name) = step
                && let Some(member) = positions.member(node, name)
            {
                return member.name_span;
            }
            // What is missing is marked where what it is missing from begins.
            let Some(next) = positions.step(node, step) else { return opening(node) };
            node = next;
        }
        node.span
    }
}

/// The brace or bracket that opens an object or an array; all of any other value.
fn opening(node: &Node<'_>) -> Span {
    match node.value {
        Value::Object(_) | Value::Array(_) => Span { end: node.span.start + 1, ..node.span },
        _ => node.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::plan::{PLAN_NAME, RETENTION};
    use crate::rules::{World, check_text};

    #[test]
    fn what_the_page_says_stands_among_what_the_rules_say() {
        let text = r#"{"SourceType":"OSS","Bucket":"abc","Retention":0,"PlanName":"a"}"#;
        let root = Node::read(text).expect("JSON");
        let mut report = check_text(text, &World::default());
        assert!(!report.is_valid() && report.findings.iter().all(|finding| !finding.is_said()));
        assert_eq!(report.within(&Place::of(&RETENTION)).count(), 1);
        let said = Finding::said(Place::of(&PLAN_NAME), Severity::Warning, "Taken.");
        assert!(said.is_said());
        let before = report.count(Severity::Warning);
        report.add(vec![said], &root);
        assert_eq!(report.count(Severity::Warning), before + 1);
        let at = |place: &Place| report.findings.iter().position(|finding| finding.place == *place);
        assert!(
            at(&Place::of(&RETENTION)) < at(&Place::of(&PLAN_NAME)),
            "in the order of the text"
        );
        let fine = check_text(&text.replace(":0", ":7"), &World::default());
        assert!(fine.is_valid());
    }
}
