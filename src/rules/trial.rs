//! Trying a fix before it is offered: whether it removes its finding and adds no error.
//!
//! What most fixes do is plain from the rule that offers them. Some depend on other values (a text that becomes a
//! number may then be too small), and those are made on a copy and judged. A trial costs a whole check, so it is
//! made on as little of the request as can matter, and only so much is spent on all of them together.

use crate::params::backup_rule::RULE;
use crate::plan::patch::{Op, apply};
use crate::plan::place::{Place, Step};
use crate::rules::{Finding, Fix, Fixes, Rule, Severity, World, findings};
use crate::values::json::{Member, Node, Value};
use crate::values::order::sort;

/// What may be spent on trials in one check, as [`weight`] counts: some tens of milliseconds in a browser. Fixes that
/// were not tried by then are not offered.
const BUDGET: usize = 20_000;

/// Keeps a doubtful fix only if a trial shows that it mends.
pub(in crate::rules) fn keep_what_mends(found: &mut [Finding], root: &Node<'_>, world: &World) {
    let mut bench = Bench { root, world, whole: None, one: None, spent: 0 };
    // What may be made unasked comes first: choices are not to use up what may be spent on it.
    for choice in [false, true] {
        let is_due = |fix: &Fix| fix.doubtful && fix.choice == choice;
        for at in 0..found.len() {
            if found[at].fixes.iter().any(is_due) {
                let mut fixes = std::mem::take(&mut found[at].fixes);
                fixes.retain(|fix| !is_due(fix) || bench.mends(found, &found[at], fix));
                found[at].fixes = fixes;
            }
        }
    }
}

/// Where trials are made.
struct Bench<'b> {
    root: &'b Node<'b>,
    world: &'b World,
    /// The weight and the errors of the whole request.
    whole: Option<(usize, Vec<Error>)>,
    /// The request with one backup rule of its list, and which.
    one: Option<(usize, One<'b>)>,
    spent: usize,
}

/// A request with one backup rule, and what is wrong with it.
struct One<'b> {
    root: Node<'b>,
    weight: usize,
    found: Vec<Finding>,
    errors: Vec<Error>,
}

/// A rule that is broken as an error, and in which parameter.
type Error = (&'static str, Option<&'static str>);

impl Bench<'_> {
    /// Whether a fix removes its finding and adds no error; false when nothing is left to spend.
    fn mends(&mut self, found: &[Finding], finding: &Finding, fix: &Fix) -> bool {
        if self.spent > BUDGET {
            return false;
        }
        match backup_rule_of(finding, fix) {
            // Backup rules say nothing of each other that is an error, so one is tried by itself.
            Some(index) => self.mends_one(index, finding, fix),
            None => self.mends_whole(found, finding, fix),
        }
    }

    fn mends_whole(&mut self, found: &[Finding], finding: &Finding, fix: &Fix) -> bool {
        let (root, world) = (self.root, self.world);
        let (weight, errors) = self.whole.get_or_insert_with(|| (weight(root), errors_of(found)));
        self.spent += *weight;
        let goal = (finding.rule, &finding.place);
        after(root, &fix.patch, world).is_some_and(|after| is_better(goal, found, errors, &after))
    }

    fn mends_one(&mut self, index: usize, finding: &Finding, fix: &Fix) -> bool {
        let (root, world) = (self.root, self.world);
        let list = Place::of(&RULE);
        let (from, to) = (list.index(index), list.index(0));
        let moved = |place: &Place| place.moved(&from, &to);
        let patch: Vec<Op> = fix.patch.iter().map(|op| op.moved(&moved)).collect();
        self.one.take_if(|(held, _)| *held != index);
        let (_, one) = self.one.get_or_insert_with(|| (index, One::of(root, index, world)));
        self.spent += one.weight;
        let goal = (finding.rule, &moved(&finding.place));
        after(&one.root, &patch, world)
            .is_some_and(|after| is_better(goal, &one.found, &one.errors, &after))
    }
}

impl<'b> One<'b> {
    fn of(root: &Node<'b>, index: usize, world: &World) -> Self {
        let root = only_backup_rule(root, index);
        let found = findings(&root, world, Fixes::LeftOut, |_| None);
        One { weight: weight(&root), errors: errors_of(&found), found, root }
    }
}

/// What is found once a change has been made, if it can be.
fn after(root: &Node<'_>, patch: &[Op], world: &World) -> Option<Vec<Finding>> {
    let mut fixed = root.clone();
    patch.iter().try_for_each(|op| apply(&mut fixed, op)).ok()?;
    Some(findings(&fixed, world, Fixes::LeftOut, |_| None))
}

/// Whether there are fewer findings of a rule at a place than before, and no error that was not there.
fn is_better(
    goal: (&'static Rule, &Place),
    before: &[Finding],
    errors: &[Error],
    after: &[Finding],
) -> bool {
    let count =
        |found: &[Finding]| found.iter().filter(|other| (other.rule, &other.place) == goal).count();
    // Both in the same order: each of the one is met on the way through the other. What is mended must not be there as
    // another entry of the same list.
    let mended = (goal.0.id, goal.1.top().map(|top| top.name));
    let mut gone = false;
    let mut known = errors.iter().filter(|error| {
        let first = !gone && **error == mended;
        gone |= first;
        !first
    });
    count(after) < count(before)
        && errors_of(after).iter().all(|error| known.any(|other| other == error))
}

/// The errors among findings, in order, each as often as it is there.
fn errors_of(found: &[Finding]) -> Vec<Error> {
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    let mut errors: Vec<Error> =
        errors.map(|finding| (finding.rule.id, finding.place.top().map(|top| top.name))).collect();
    sort(&mut errors, Ord::cmp);
    errors
}

/// The backup rule that a finding and its fix are about, both wholly.
fn backup_rule_of(finding: &Finding, fix: &Fix) -> Option<usize> {
    let (Some(Step::Name(name)), Some(Step::Index(index))) =
        (finding.place.steps().first(), finding.place.steps().get(1))
    else {
        return None;
    };
    let inside = Place::of(&RULE).index(*index);
    let within = fix.patch.iter().all(|op| op.places().all(|place| place.is_within(&inside)));
    (name == RULE.name && within).then_some(*index)
}

/// The request with one entry of its list of backup rules.
fn only_backup_rule<'a>(root: &Node<'a>, index: usize) -> Node<'a> {
    let members = root.members().unwrap_or_default().iter().map(|member| {
        let node = match member.node.entries() {
            // Of a list of thousands, only the one is copied.
            Some(entries) if member.name == RULE.name => {
                Value::Array(entries.get(index).cloned().into_iter().collect()).into()
            }
            _ => member.node.clone(),
        };
        Member { name: member.name.clone(), name_span: member.name_span, node }
    });
    Node::from(Value::Object(members.collect()))
}

/// How much a check has to look at: values, and stretches of text.
fn weight(node: &Node<'_>) -> usize {
    1 + match &node.value {
        Value::Text(text) => text.len() / 32,
        Value::Array(entries) => entries.iter().map(weight).sum(),
        Value::Object(members) => members.iter().map(|member| weight(&member.node)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check_text;

    fn fixes(request: &str) -> Vec<(String, usize)> {
        let report = check_text(request, &World::default());
        let finding = |finding: &Finding| (finding.place.to_string(), finding.fixes.len());
        report
            .findings
            .iter()
            .filter(|finding| finding.rule.id == "type/mismatch")
            .map(finding)
            .collect()
    }

    #[test]
    fn a_fix_that_only_trades_one_error_for_another_is_not_offered() {
        let oss =
            |days: &str| format!(r#"{{"SourceType":"OSS","Bucket":"abc","Retention":"{days}"}}"#);
        assert_eq!(fixes(&oss("7")), [("/Retention".into(), 1)]);
        assert_eq!(fixes(&oss("0")), [("/Retention".into(), 0)]);
    }

    #[test]
    fn a_backup_rule_is_tried_by_itself() {
        let rules = r#"[{"Retention":7},{"Retention":"7"},{"Retention":"0"},{"DoCopy":"true"}]"#;
        let request = format!(r#"{{"SourceType":"OTS","InstanceName":"abc","Rule":{rules}}}"#);
        let expected = [("/Rule/1/Retention", 1), ("/Rule/2/Retention", 0), ("/Rule/3/DoCopy", 0)];
        assert_eq!(fixes(&request), expected.map(|(place, count)| (place.to_owned(), count)));
    }

    #[test]
    fn trials_end_with_the_budget() {
        let one = r#"{"Retention":"7"}"#;
        let request =
            |count| format!(r#"{{"SourceType":"OTS","Rule":[{}]}}"#, vec![one; count].join(","));
        let offered = |count| fixes(&request(count)).iter().filter(|(_, fixes)| *fixes > 0).count();
        assert_eq!(offered(64), 64);
        assert!(offered(10_000) < 10_000);
    }
}
