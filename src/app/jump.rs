//! What the jump dialog finds: fields of this source type and of others, sections, output formats and commands.

use crate::app::commands::{self, Command};
use crate::app::controls::backup_rules::SHOWN_ITEMS;
use crate::app::search::{Fit, fit};
use crate::app::session::Session;
use crate::app::shown::Counts;
use crate::app::words::{self, finding};
use crate::app::{edit, ids};
use crate::lang::{Arg, LANGUAGES, Language};
use crate::output::{FORMATS, Format};
use crate::params::plan::VAULT_ID;
use crate::params::sections::{BACKUP_RULE, Section};
use crate::params::source::SourceType;
use crate::params::{self, Kind, Param};
use crate::plan::place::Place;

/// The most results that are shown.
pub const MOST_SHOWN: usize = 50;

/// What a result leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A field.
    Field(Place),
    /// A parameter of other source types.
    Foreign(&'static Param),
    /// A section.
    Section(&'static Section),
    /// An output format.
    Format(&'static Format),
    /// Something to do.
    Command(&'static Command),
}

/// A result.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it leads to.
    pub target: Target,
    /// What a person calls it.
    pub title: String,
    /// Its name in the API, where it has one.
    pub name: String,
    /// What kind of thing it is, or whose; empty for a field.
    pub kind: String,
    /// The problems there.
    pub counts: Counts,
}

/// The results of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The best, [`MOST_SHOWN`] at most.
    pub entries: Vec<Entry>,
    /// How many there are.
    pub total: usize,
}

/// Everything that a query fits, the best first. Without a query that is all there is but the fields of other source
/// types, those with problems first. A form that is the page itself can do a few things more.
#[must_use]
pub fn find(session: &Session, page: bool, query: &str) -> Found {
    let mut found: Vec<(Fit, bool, Target)> = Vec::new();
    let empty = query.trim().is_empty();
    for target in targets(session, page) {
        if empty && matches!(target, Target::Foreign(_)) {
            continue;
        }
        let names = names(&target);
        if let Some(fit) = fit(query, names.iter().map(String::as_str)) {
            let calm = !empty || !is_wrong(session, &target);
            found.push((fit, calm, target));
        }
    }
    found.sort_by_key(|(fit, calm, _)| (*calm, *fit));
    let total = found.len();
    let entries =
        found.into_iter().take(MOST_SHOWN).map(|(_, _, target)| entry(session, target)).collect();
    Found { entries, total }
}

/// Everything there is, in the order of the form.
fn targets(session: &Session, page: bool) -> Vec<Target> {
    let mut targets = Vec::new();
    let sections = session.sections();
    for (_, rows) in &sections {
        for param in rows {
            let place = Place::of(param);
            targets.push(Target::Field(place.clone()));
            targets.extend(inside(session, param, &place).into_iter().map(Target::Field));
        }
    }
    let foreign = params::ALL.into_iter().filter(|param| !param.applies(session.source()));
    targets.extend(foreign.map(Target::Foreign));
    targets.extend(sections.iter().map(|(section, _)| Target::Section(section)));
    let formats = FORMATS.iter().copied().filter(|format| session.offers(format));
    targets.extend(formats.map(Target::Format));
    let commands = commands::ALL.iter().copied();
    let useful = commands.filter(|command| {
        **command != commands::JUMP && (page || !command.page) && command.is_useful(session)
    });
    targets.extend(useful.map(Target::Command));
    targets
}

/// The fields inside a field.
fn inside(session: &Session, param: &'static Param, place: &Place) -> Vec<Place> {
    match param.kind {
        Kind::BackupRules => {
            let count = edit::entries(&session.draft, place).len();
            let count = count.min(session.backup_rules.len()).min(SHOWN_ITEMS);
            (0..count)
                .flat_map(|index| {
                    let entry = place.index(index);
                    let members: Vec<Place> =
                        BACKUP_RULE.iter().map(|member| entry.member(member)).collect();
                    std::iter::once(entry).chain(members)
                })
                .collect()
        }
        Kind::Object | Kind::ObjectText if edit::is_open(&session.draft, param) => {
            param.members.iter().map(|member| place.member(member)).collect()
        }
        _ => Vec::new(),
    }
}

/// What a target is found by.
fn names(target: &Target) -> Vec<String> {
    let both =
        |of: &dyn Fn(Language) -> String| LANGUAGES.iter().map(|language| of(*language)).collect();
    match target {
        Target::Field(place) => {
            let mut names: Vec<String> = both(&|language| place.label().render(language));
            names.push(place.wire_name());
            // Who looks for a choice finds the field that has it.
            if let ([_], Some(Kind::Choice(choices))) =
                (place.steps(), place.param().map(|param| param.kind))
            {
                for choice in choices {
                    names.extend(LANGUAGES.iter().map(|it| choice.label.get(*it).to_owned()));
                    names.push(choice.value.to_owned());
                }
            }
            // The API's page calls it so; the console and the manual do not.
            names.extend((place.param() == Some(&VAULT_ID)).then(|| "备份仓库 ID".to_owned()));
            names
        }
        Target::Foreign(param) => {
            let mut names: Vec<String> = both(&|language| param.label.get(language).to_owned());
            names.push(param.name.to_owned());
            names
        }
        Target::Section(section) => both(&|language| section.title.get(language).to_owned()),
        Target::Format(format) => {
            let mut names: Vec<String> = both(&|language| format_title(format, language));
            names.push(format.id.to_owned());
            names
        }
        Target::Command(command) => both(&|language| command.title.get(language).to_owned()),
    }
}

fn format_title(format: &Format, language: Language) -> String {
    words::say(finding::SHOW_FORMAT, [Arg::Text(format.title)], language)
}

fn is_wrong(session: &Session, target: &Target) -> bool {
    match target {
        Target::Field(place) => {
            let counts = counts(session, place);
            counts.errors + counts.warnings > 0
        }
        _ => false,
    }
}

/// The problems that are shown at a place; those of a member that is listed by itself are its own.
fn counts(session: &Session, place: &Place) -> Counts {
    let members = match place.param().map(|param| (param.kind, param.members)) {
        Some((Kind::Object | Kind::ObjectText, members)) if place.steps().len() == 1 => members,
        Some((Kind::BackupRules, _)) if place.steps().len() == 1 => {
            return session.counted(session.findings_at(place));
        }
        Some((Kind::BackupRules, members)) => members,
        _ => &[],
    };
    session.counted(session.findings(place, members).into_iter())
}

fn entry(session: &Session, target: Target) -> Entry {
    let language = session.language;
    let say = |text: crate::lang::Text| text.get(language).to_owned();
    let (title, name, kind, counts) = match &target {
        Target::Field(place) => (
            place.label().render(language),
            place.wire_name(),
            String::new(),
            counts(session, place),
        ),
        Target::Foreign(param) => (
            say(param.label),
            param.name.to_owned(),
            words::say(finding::ONLY_FOR, [Arg::Plain(sources(param, language))], language),
            Counts::default(),
        ),
        Target::Section(section) => (
            say(section.title),
            String::new(),
            say(finding::IN_SECTION),
            session.counts_of(section.params),
        ),
        Target::Format(format) => (
            format_title(format, language),
            String::new(),
            say(finding::AS_FORMAT),
            Counts::default(),
        ),
        Target::Command(command) => {
            (say(command.title), String::new(), say(finding::TO_DO), Counts::default())
        }
    };
    Entry { target, title, name, kind, counts }
}

/// The source types that a parameter belongs to, in one line.
#[must_use]
pub fn sources(param: &Param, language: Language) -> String {
    let names: Vec<&str> =
        SourceType::of_param(param).map(|source| source.label().get(language)).collect();
    names.join(words::COMMA.get(language))
}

/// The id of a result.
#[must_use]
pub fn option_id(index: usize) -> String {
    format!("jump-option-{index}")
}

/// The id of the button that changes the source type.
#[must_use]
pub fn switch_id(source: SourceType) -> String {
    format!("jump-switch-{}", ids::of_name(source.value()))
}
