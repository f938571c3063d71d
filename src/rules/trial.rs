//! Trying a fix before it is offered: whether it removes its finding and adds no error.
//!
//! What most fixes do is plain from the rule that offers them. Some depend on other values (a text that becomes a
//! number may then be too small), and those are made on a copy and judged. A trial costs a whole check, so it is
//! made on as little of the request as can matter, and only so much is spent on all of them together.

use std::collections::HashMap;

use crate::params::backup_rule::RULE;
use crate::plan::draft::Draft;
use crate::plan::place::{Place, Step};
use crate::rules::{Finding, Fix, Report, Severity, World, verdict};
use crate::values::json::{Member, Node, Value};

/// What may be spent on trials in one check, as [`weight`] counts: some tens of milliseconds in a browser. Fixes that
/// were not tried by then are not offered.
const BUDGET: usize = 20_000;

/// Keeps a doubtful fix only if a trial shows that it mends.
pub(in crate::rules) fn keep_what_mends(report: &mut Report, root: &Node<'_>, world: &World) {
    let mut bench = Bench { root, world, whole: None, one: None, spent: 0 };
    for finding in &mut report.findings {
        if finding.fixes.iter().any(|fix| fix.doubtful) {
            let fixes = std::mem::take(&mut finding.fixes);
            finding.fixes = fixes
                .into_iter()
                .filter(|fix| !fix.doubtful || bench.mends(finding, fix))
                .collect();
        }
    }
}

/// Where trials are made.
struct Bench<'b> {
    root: &'b Node<'b>,
    world: &'b World,
    whole: Option<Trial>,
    /// The request with one backup rule of its list, and which.
    one: Option<(usize, Trial)>,
    spent: usize,
}

/// A request, and what is wrong with it.
struct Trial {
    draft: Draft,
    weight: usize,
    errors: HashMap<(&'static str, Option<&'static str>), usize>,
    report: Report,
}

impl Bench<'_> {
    /// Whether a fix removes its finding and adds no error; false when nothing is left to spend.
    fn mends(&mut self, finding: &Finding, fix: &Fix) -> bool {
        if self.spent > BUDGET {
            return false;
        }
        let world = self.world;
        let (trial, place, patch) = if let Some(index) = backup_rule_of(finding, fix) {
            // Backup rules say nothing of each other that is an error, so one is tried by itself.
            let list = Place::of(&RULE);
            let (from, to) = (list.index(index), list.index(0));
            let moved = |place: &Place| place.moved(&from, &to);
            let patch = fix.patch.iter().map(|op| op.moved(&moved)).collect();
            (self.one(index), moved(&finding.place), patch)
        } else {
            (self.whole(), finding.place.clone(), fix.patch.clone())
        };
        let mut fixed = trial.draft.clone();
        let weight = trial.weight;
        let mends = fixed.apply(&patch).is_ok()
            && trial.is_better(finding, &place, &verdict(fixed.root(), world));
        self.spent += weight;
        mends
    }

    /// The whole request.
    fn whole(&mut self) -> &Trial {
        self.whole
            .get_or_insert_with(|| Trial::of(Draft::of(self.root.clone().into_owned()), self.world))
    }

    /// The request with one of its backup rules.
    fn one(&mut self, index: usize) -> &Trial {
        self.one.take_if(|(held, _)| *held != index);
        &self
            .one
            .get_or_insert_with(|| {
                (index, Trial::of(only_backup_rule(self.root, index), self.world))
            })
            .1
    }
}

impl Trial {
    fn of(draft: Draft, world: &World) -> Self {
        let report = verdict(draft.root(), world);
        Trial { weight: weight(draft.root()), errors: errors(&report), draft, report }
    }

    /// Whether another report has fewer of this finding, and no error that was not here.
    fn is_better(&self, finding: &Finding, place: &Place, after: &Report) -> bool {
        let count = |report: &Report| {
            report
                .findings
                .iter()
                .filter(|other| other.rule == finding.rule && other.place == *place)
                .count()
        };
        let added = errors(after)
            .into_iter()
            .any(|(error, times)| times > self.errors.get(&error).copied().unwrap_or(0));
        count(after) < count(&self.report) && !added
    }
}

/// How often each rule is broken in each parameter.
fn errors(report: &Report) -> HashMap<(&'static str, Option<&'static str>), usize> {
    let mut errors = HashMap::new();
    for finding in report.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *errors.entry((finding.rule.id, finding.place.top().map(|top| top.name))).or_default() += 1;
    }
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
fn only_backup_rule(root: &Node<'_>, index: usize) -> Draft {
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
    Draft::of(Node::from(Value::Object(members.collect())).into_owned())
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
