//! The plans of a file, each with what is worth keeping of its verdict.

use std::borrow::Cow;

use crate::batch::reader::{Break, Slice, text};
use crate::batch::week::Starts;
use crate::insight::policy;
use crate::params::plan::PLAN_NAME;
use crate::params::source::SourceType;
use crate::plan::reading::Reading;
use crate::rules::{
    self, Earlier, Fixes, Name, Names, Report, Rule, Severity, World, check_text_with, not_json,
};

/// The longest name that is kept, in characters. The API takes 64.
const LONGEST_NAME: usize = 100;

/// The plans of a file, in its order.
#[derive(Debug)]
pub struct Plans {
    world: World,
    /// The same while plans are read, which are only counted then.
    counting: World,
    names: Names,
    all: Vec<Plan>,
    /// Where the file stops being what it was: what the last of all plans is then.
    broken: Option<Break>,
    /// Which of all plans each one is that has been read: what [`Names`] counts.
    read: Vec<usize>,
    totals: Totals,
}

/// What is kept of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The byte of the file it begins at.
    pub start: usize,
    /// How many bytes it takes.
    pub length: usize,
    /// The line of the file it begins on, from 1.
    pub line: usize,
    /// Its name, shortened when it is too long for one; empty while there is none.
    pub name: Box<str>,
    /// Its source type, where that can be read.
    pub source: Option<SourceType>,
    /// How many errors it has.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many notes.
    pub notes: usize,
    /// The rules that it breaks, each once, by their place in the catalogue.
    pub rules: Box<[usize]>,
    /// When it runs, by its own schedule and by those of its backup rules.
    pub starts: Box<[Starts]>,
    /// The first plan that has its name, where that is an earlier one: which of all plans.
    pub first: Option<usize>,
    /// Whether it is the first of several plans with one name.
    pub shared: bool,
}

/// How bad the worst of a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has errors.
    Wrong,
    /// It has warnings and no errors.
    Doubtful,
    /// It has neither.
    Fine,
}

impl Standing {
    /// All of them, the worst first.
    pub const ALL: [Standing; 3] = [Standing::Wrong, Standing::Doubtful, Standing::Fine];
}

/// What all plans come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// How many plans have errors.
    pub wrong: usize,
    /// How many have warnings and no errors.
    pub doubtful: usize,
    /// How many have neither.
    pub fine: usize,
    /// How many have a name that another one has, too.
    pub repeated: usize,
    /// How many break each rule, by its place in the catalogue.
    pub rules: Vec<usize>,
    /// How many there are of each source type, in the order of [`SourceType::ALL`].
    pub sources: [usize; SourceType::ALL.len()],
}

/// What is learned of a plan while it is read.
#[derive(Default)]
struct Seen {
    name: Box<str>,
    source: Option<SourceType>,
    starts: Box<[Starts]>,
    first: Option<usize>,
}

impl Default for Plans {
    fn default() -> Self {
        Plans::new(World::default())
    }
}

impl Plans {
    /// No plans yet, to be checked in a world.
    #[must_use]
    pub fn new(world: World) -> Self {
        let totals = Totals { rules: vec![0; rules::all().count()], ..Totals::default() };
        let counting = World { fixes: Fixes::LeftOut, ..world.clone() };
        Plans {
            world,
            counting,
            names: Names::default(),
            all: Vec::new(),
            broken: None,
            read: Vec::new(),
            totals,
        }
    }

    /// What the plans are checked in.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Plan] {
        &self.all
    }

    /// What they come to.
    #[must_use]
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Checks the next one.
    pub fn add(&mut self, slice: &Slice<'_>) {
        let (text, broken) = slice.text();
        if let Some(error) = broken {
            return self.keep(slice, Seen::default(), &not_json(&error));
        }
        let (mut seen, now) = (Seen::default(), self.world.now);
        let report = check_text_with(&text, &self.counting, |reading| {
            let earlier = self.names.next(Name::of(reading));
            self.read.push(self.all.len());
            seen = Seen::of(reading, now);
            seen.first = earlier.and_then(|number| self.read.get(number - 1).copied());
            earlier.map(Earlier::Plan)
        });
        self.keep(slice, seen, &report);
    }

    /// Takes in where the file stops being what it was.
    pub fn add_broken(&mut self, slice: &Slice<'_>, broken: &Break) {
        let report = not_json(&broken.error(&slice.text().0));
        self.broken = Some(*broken);
        self.keep(slice, Seen::default(), &report);
    }

    /// The text of a plan and the report on it, made anew from its bytes.
    #[must_use]
    pub fn report<'b>(&self, index: usize, bytes: &'b [u8]) -> (Cow<'b, str>, Report) {
        let (text, error) = text(bytes);
        let broken = self.broken.filter(|_| index + 1 == self.all.len());
        if let Some(error) = broken.map(|broken| broken.error(&text)).or(error) {
            return (text, not_json(&error));
        }
        let first = self.all.get(index).and_then(|plan| plan.first);
        // Plans are numbered by those that could be read.
        let number = |first| self.read.partition_point(|at| *at < first) + 1;
        let report = check_text_with(&text, &self.world, |_| first.map(number).map(Earlier::Plan));
        (text, report)
    }

    fn keep(&mut self, slice: &Slice<'_>, seen: Seen, report: &Report) {
        let mut rules: Vec<usize> = Vec::new();
        for finding in &report.findings {
            rules.extend(rules::position(finding.rule).filter(|rule| !rules.contains(rule)));
        }
        let plan = Plan {
            start: slice.start,
            length: slice.bytes.len(),
            line: slice.lines_before + 1,
            name: seen.name,
            source: seen.source,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            rules: rules.into(),
            starts: seen.starts,
            first: seen.first,
            shared: false,
        };
        self.totals.add(&plan);
        if let Some(first) = plan.first.and_then(|first| self.all.get_mut(first)) {
            self.totals.repeated += usize::from(!first.shared);
            first.shared = true;
        }
        self.all.push(plan);
    }
}

impl Seen {
    fn of(reading: &Reading<'_>, now: Option<i64>) -> Seen {
        let starts = policy::running(reading).filter_map(|(_, policy)| {
            Some(Starts::of(policy.next(now)?, policy.interval.as_ref()))
        });
        let name = reading.text(&PLAN_NAME).unwrap_or_default();
        Seen {
            name: name.chars().take(LONGEST_NAME).collect::<String>().into(),
            source: reading.source,
            starts: starts.collect(),
            first: None,
        }
    }
}

impl Plan {
    /// How bad the worst of it is.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (self.errors, self.warnings) {
            (0, 0) => Standing::Fine,
            (0, _) => Standing::Doubtful,
            _ => Standing::Wrong,
        }
    }

    /// Whether another plan has its name.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.shared || self.first.is_some()
    }

    /// The rules that it breaks.
    pub fn broken_rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.rules.iter().filter_map(|at| rules::all().nth(*at))
    }
}

impl Totals {
    fn add(&mut self, plan: &Plan) {
        match plan.standing() {
            Standing::Wrong => self.wrong += 1,
            Standing::Doubtful => self.doubtful += 1,
            Standing::Fine => self.fine += 1,
        }
        self.repeated += usize::from(plan.first.is_some());
        for rule in &plan.rules {
            self.rules[*rule] += 1;
        }
        if let Some(source) = plan.source {
            self.sources[source as usize] += 1;
        }
    }

    /// The rules that are broken, with how many plans break each, the most frequent first.
    #[must_use]
    pub fn broken_rules(&self) -> Vec<(&'static Rule, usize)> {
        let counted = rules::all().zip(self.rules.iter().copied());
        let mut broken: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
        broken.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        broken
    }
}
