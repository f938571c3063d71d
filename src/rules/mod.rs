//! The rules: what they are, what they find, and [`check_text`], which asks them all.
//!
//! A file holds the rules of one subject: the catalogue entries (id, severity, why it exists, examples that break it
//! and that do not) and under them the checks, with the sentence each one says. Rules that only restate a row of the
//! parameter table read the row.
//!
//! No rule knows a clock or a region by itself: both come in with [`World`].

#[macro_use]
mod declare;

mod applies;
mod batch;
mod bucket;
mod copy;
mod credential;
mod cross_account;
mod detail;
mod edition;
mod filters;
mod fix;
mod held;
mod id;
mod json;
mod known;
mod level;
mod numbers;
mod options;
mod ots;
mod paths;
mod plain;
mod region;
mod report;
mod rule;
mod schedule;
mod source_type;
mod speed_limit;
mod spot;
mod sync;
mod text;
mod trial;
mod url;
mod values;
mod vss;

use std::sync::Arc;

pub use batch::{Earlier, Name, Names};
pub use fix::{Fix, Fixes};
pub use json::{COMMON, not_json};
pub use level::{Level, Severity, UnknownLevel, UnknownSeverity};
pub use report::{Finding, Report};
pub use source_type::{CREATE_BINDINGS, CREATE_POLICY, better_operations};
pub use url::check_url;

use crate::inventory::Inventory;
use crate::lang::{Arg, Language, Message, Text, t};
use crate::plan::place::Place;
use crate::plan::reading::Reading;
use crate::rules::report::{Found, locate, sort};
use crate::rules::spot::Spot;
use crate::values::json::Node;
use crate::values::near::meant;
use crate::values::sorted::Set;

subjects! {
    // Looked at in one request.
    json, values, applies, text, credential, id, source_type, ots, schedule, numbers, paths, vss, filters, options, speed_limit,
    detail, rule, copy, region, bucket, cross_account, sync, edition, known;
    // Seen only in several requests together, or in what is made of one.
    batch, url
}

/// Every rule of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> + Clone {
    RULES.iter().flat_map(|rules| rules.iter().copied())
}

/// Every example of the catalogue.
pub fn examples() -> impl Iterator<Item = &'static Example> {
    EXAMPLES.iter().flat_map(|examples| examples.iter())
}

/// The rule of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// Where a rule stands in the catalogue.
#[must_use]
pub fn position(rule: &Rule) -> Option<usize> {
    all().position(|other| other == rule)
}

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name: `schedule/format`.
    pub id: &'static str,
    /// How bad a breach is, unless the host says otherwise.
    pub severity: Severity,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Rule {
    /// Whether it speaks of a parameter that is missing and that the service may do without.
    #[must_use]
    pub fn is_of_what_is_missing(&self) -> bool {
        self.id.ends_with("/expected")
    }

    /// Whether it speaks of a name that nothing is known by.
    #[must_use]
    pub fn is_of_unknown_names(&self) -> bool {
        self.id.ends_with("/unknown-parameter") || self.id.ends_with("/unknown-key")
    }

    /// Why the rule exists, and how sure its source is, in one language.
    #[must_use]
    pub fn why(&self, language: Language) -> &'static str {
        let whys = WHYS.iter().flat_map(|whys| whys.iter());
        let own = all().zip(whys).find(|(rule, _)| *rule == self);
        own.map_or(report::SAID_WHY, |(_, why)| *why).get(language).trim()
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
    /// fragments over `ecs-file`; `known` and a plan for an array of an answer that lists resources, which the account
    /// is then known to have, and a fragment over that plan. `long-path`, `long-include`, `long-exclude`, `many-rules` and `url` stand for what
    /// would be too long to write out.
    pub over: &'static str,
    /// The fragment; a member of `null` takes that parameter away. For what is too long to write out, how long it is.
    pub json: &'static str,
}

impl Example {
    /// The example for a reader: its JSON, or what it stands for, and the plan that the JSON is laid over.
    #[must_use]
    pub fn shown(&self, language: Language) -> (String, Option<&'static str>) {
        let long = match self.over {
            "text" if self.json.is_empty() => t("(nothing)", "（空）"),
            "text" => return (self.json.to_owned(), None),
            "batch" => return (self.json.to_owned(), Some("ecs-file")),
            "long-path" => t("a path of {0} characters", "{0} 个字符的路径"),
            "long-include" | "long-exclude" => {
                t("a list with one path of {0} characters", "含一条 {0} 个字符路径的列表")
            }
            "many-rules" => t("{0} backup rules", "{0} 条备份规则"),
            "url" => t("a signed URL of {0} bytes", "{0} 字节的签名 URL"),
            plan => {
                let Some((answer, json)) = self.known() else {
                    return (self.json.to_owned(), Some(plan));
                };
                let args = [Arg::Plain(json), Arg::Plain(answer)];
                let known = t("{0}, where {1} is known", "{0}，已知 {1}");
                return (Message::new(known, args).render(language), self.known_over());
            }
        };
        (Message::new(long, [Arg::Plain(self.json.to_owned())]).render(language), None)
    }
}

impl Example {
    /// The plan of an example that needs an account in which something is known.
    #[must_use]
    pub fn known_over(&self) -> Option<&'static str> {
        self.over.strip_prefix("known ")
    }

    /// The answer that such an example knows, and the fragment that it lays over its plan.
    #[must_use]
    pub fn known(&self) -> Option<(String, String)> {
        self.known_over()?;
        let parts = Node::read(self.json).ok()?;
        let [answer, fragment] = parts.entries()? else { return None };
        Some((answer.value.to_string(), fragment.value.to_string()))
    }
}

/// What a verdict depends on besides the request.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// The present, in UNIX seconds, where the caller has a clock.
    pub now: Option<i64>,
    /// The region the request is sent to, where it is known.
    pub region: Option<String>,
    /// What the account is known to have.
    pub known: Arc<Inventory>,
    /// Rules that the host takes otherwise than the catalogue; of a rule that is there twice the last counts.
    pub levels: Vec<(&'static Rule, Level)>,
    /// How bad a breach is at least that is told.
    pub least: Severity,
    /// Whether ways to mend what is found are wanted, too.
    pub fixes: Fixes,
}

/// Checks request JSON.
#[must_use]
pub fn check_text(text: &str, world: &World) -> Report {
    check_text_with(text, world, |_| None)
}

/// Checks request JSON as the next of several requests, whose names it must not repeat.
#[must_use]
pub fn check_text_among(text: &str, world: &World, names: &mut Names) -> Report {
    check_text_with(text, world, |reading| names.next(Name::of(reading)).map(Earlier::Plan))
}

/// Checks request JSON of which a function says, once it has been read, which earlier request has its name.
#[must_use]
pub fn check_text_with(
    text: &str,
    world: &World,
    earlier: impl FnOnce(&Reading<'_>) -> Option<Earlier>,
) -> Report {
    match Node::read_file(text) {
        Err(error) => not_json(&error),
        Ok(root) if root.members().is_none() => json::not_object(&root),
        Ok(root) => {
            let mut report = check_with(&root, world, earlier);
            locate(&mut report, &root, text);
            report
        }
    }
}

/// Checks a request that has been read, as the next of several requests, whose names it must not repeat.
#[must_use]
pub fn check_among(root: &Node<'_>, world: &World, names: &mut Names) -> Report {
    check_with(root, world, |reading| names.next(Name::of(reading)).map(Earlier::Plan))
}

/// Checks a request that has been read, an object. Findings have no spans.
#[must_use]
pub fn check(root: &Node<'_>, world: &World) -> Report {
    check_with(root, world, |_| None)
}

/// Checks a request that has been read, of which a function says which earlier request has its name.
#[must_use]
pub fn check_with(
    root: &Node<'_>,
    world: &World,
    earlier: impl FnOnce(&Reading<'_>) -> Option<Earlier>,
) -> Report {
    let mut findings = findings(root, world, world.fixes, earlier);
    sort(&mut findings, root);
    trial::keep_what_mends(&mut findings, root, world);
    findings.retain(|finding| world.tells(finding));
    Report { findings }
}

/// What all rules find in a request, in no particular order.
fn findings(
    root: &Node<'_>,
    world: &World,
    fixes: Fixes,
    earlier: impl FnOnce(&Reading<'_>) -> Option<Earlier>,
) -> Vec<Finding> {
    let reading = Reading::of(root);
    let spots = spot::spots(&reading);
    let mut check = Check {
        reading: &reading,
        spots: &spots,
        world,
        fixes,
        findings: Vec::new(),
        renamed: Set::default(),
        effort: EFFORT,
    };
    for rules in CHECKS {
        rules(&mut check);
    }
    let mut findings = check.findings;
    findings.extend(earlier(&reading).map(|earlier| batch::repeated(&reading, earlier)));
    for finding in &mut findings {
        finding.severity = world.severity(finding.rule);
    }
    findings
}

impl World {
    /// What the host makes of a rule, if that is not what the catalogue says. An unreadable request stays an error.
    fn level(&self, rule: &Rule) -> Option<Level> {
        let (_, level) = self.levels.iter().rev().find(|(other, _)| *other == rule)?;
        Some(*level).filter(|_| !json::is_unreadable(rule))
    }

    fn severity(&self, rule: &Rule) -> Severity {
        match self.level(rule) {
            Some(Level::At(severity)) => severity,
            Some(Level::Off) | None => rule.severity,
        }
    }

    fn tells(&self, finding: &Finding) -> bool {
        finding.severity <= self.least && self.level(finding.rule) != Some(Level::Off)
    }
}

/// A check under way: what is looked at, and what has been found.
struct Check<'c> {
    reading: &'c Reading<'c>,
    /// Its texts, for the rules about any text.
    spots: &'c [Spot<'c>],
    world: &'c World,
    fixes: Fixes,
    findings: Vec<Finding>,
    /// Where a value would stand if the name that it has were written right.
    renamed: Set<Place>,
    /// What may still be spent on fixes, in bytes of text.
    effort: usize,
}

/// What one check may spend on fixes that write a long text anew and on guessing which name was meant. A request
/// that breaks the same rule thousands of times gets all its findings, and fixes for the first few hundred.
const EFFORT: usize = 4_000_000;

/// What it costs to guess which name was meant.
const GUESS: usize = 4_000;

impl Check<'_> {
    /// Whether there is enough left to spend.
    fn afford(&mut self, cost: usize) -> bool {
        let affordable = cost <= self.effort;
        self.effort = self.effort.saturating_sub(cost);
        affordable
    }

    /// Whether a value is there under a name that is only misspelt, which is the fault then.
    fn is_renamed(&self, place: &Place) -> bool {
        self.renamed.contains(place)
    }

    /// The one name that a text plainly means.
    fn meant<'n>(
        &mut self,
        text: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) -> Option<&'n str> {
        self.afford(GUESS).then(|| meant(text, names)).flatten()
    }

    /// Notes a breach.
    fn find(&mut self, rule: &'static Rule, place: Place, message: Message) -> Found<'_> {
        let finding = self.findings.push_mut(Finding::new(rule, place, message));
        Found { finding, fixes: self.fixes }
    }

    /// The last breach of a rule that was noted, to say more of it.
    fn found(&mut self, rule: &'static Rule) -> Option<Found<'_>> {
        let finding = self.findings.iter_mut().rev().find(|finding| *finding.rule == *rule)?;
        Some(Found { finding, fixes: self.fixes })
    }
}
