//! What a row says about a parameter, in words.

use crate::app::words::{self, finding};
use crate::lang::{Arg, Language, Text};
use crate::params::backup_rule::MAX_BACKUP_RULES;
use crate::params::files::{MAX_FILTER_LENGTH, MAX_PATHS};
use crate::params::source::SourceType;
use crate::params::{Basic, Choice, Kind, Need, Param, Position};
use crate::plan::place::Place;
use crate::values::id::IdKind;

/// One fact: what it is about, and what there is to say.
pub type Fact = (Text, String);

/// The facts of the parameter at a place; literals stand between backticks.
#[must_use]
pub fn of(place: &Place, language: Language) -> Vec<Fact> {
    let Some(param) = place.param() else { return Vec::new() };
    let mut facts = vec![
        (finding::TAKES, takes(param.kind, language)),
        (finding::ON_THE_WIRE, travels(place, param, language)),
    ];
    // The members of an object are those of every source type that has the object.
    if param.order > 0 {
        facts.push((words::SOURCE_TYPE, needs(param, language)));
    }
    match param.basic {
        Basic::Same => {}
        Basic::NotExpected => {
            facts.push((finding::BASIC_EDITION, say(finding::BASIC_OPTIONAL, [], language)));
        }
        Basic::Ignored => {
            facts.push((finding::BASIC_EDITION, say(finding::BASIC_IGNORED, [], language)));
        }
    }
    if !param.example.is_empty() {
        let example = [Arg::Plain(param.example.to_owned())];
        facts.push((finding::EXAMPLE, say(finding::EXAMPLE_OF, example, language)));
    }
    facts
}

fn say<const N: usize>(text: Text, args: [Arg; N], language: Language) -> String {
    words::say(text, args, language)
}

/// "`Rule.1.Schedule`, in the form body". A member of an object has no name of its own there: it travels inside.
fn travels(place: &Place, param: &Param, language: Language) -> String {
    let top = place.top().unwrap_or(param);
    let name = match (top.kind, param.order) {
        (Kind::Object | Kind::ObjectText, 0) => {
            say(finding::INSIDE, [Arg::code(param.name), Arg::code(top.name)], language)
        }
        (Kind::Paths | Kind::BackupRules, 1..) => format!("`{}.1`", param.name),
        _ => format!("`{}`", place.wire_name()),
    };
    let text = match top.position {
        Position::Query => finding::IN_QUERY,
        Position::Form => finding::IN_FORM,
    };
    say(text, [Arg::Plain(name)], language)
}

/// "Required: ECS files, Whole ECS. Optional: OSS bucket."
fn needs(param: &Param, language: Language) -> String {
    let groups = [Need::Required, Need::Expected, Need::Optional, Need::Idle].into_iter();
    let groups = groups.filter_map(|need| {
        let sources: Vec<&str> = SourceType::ALL
            .into_iter()
            .filter(|source| param.need(Some(*source)) == need)
            .map(|source| source.label().get(language))
            .collect();
        let named = finding::need(need).filter(|_| !sources.is_empty())?;
        let sources = sources.join(words::COMMA.get(language));
        Some(say(finding::FOR, [Arg::Text(named), Arg::Plain(sources)], language))
    });
    groups.collect::<Vec<_>>().join(words::SPACE.get(language))
}

/// What kind of value it takes.
fn takes(kind: Kind, language: Language) -> String {
    let text = |text| say(text, [], language);
    match kind {
        Kind::Name { max: None } => text(finding::TAKES_NAME),
        Kind::Name { max: Some(max) } => {
            say(finding::TAKES_SHORT_NAME, [Arg::count(max)], language)
        }
        Kind::Verbatim => text(finding::TAKES_VERBATIM),
        Kind::Id(None) => text(finding::TAKES_ID),
        Kind::Id(Some(kind)) => {
            say(finding::TAKES_ID_OF, [Arg::Text(kind.of), Arg::code(prefix(kind))], language)
        }
        Kind::Region => text(finding::TAKES_REGION),
        Kind::Choice([choice]) => say(finding::TAKES_ONE, [Arg::code(choice.value)], language),
        Kind::Choice(choices) => {
            say(finding::TAKES_ONE_OF, [Arg::Plain(listed(choices, language))], language)
        }
        Kind::Suggested(choices) => {
            say(finding::TAKES_SUGGESTED, [Arg::Plain(listed(choices, language))], language)
        }
        Kind::Integer { min: None, .. } => text(finding::TAKES_INTEGER),
        Kind::Integer { min: Some(min), .. } => {
            say(finding::TAKES_INTEGER_FROM, [Arg::Number(min.into())], language)
        }
        Kind::ZeroOne => text(finding::TAKES_ZERO_ONE),
        Kind::Boolean => text(finding::TAKES_BOOLEAN),
        Kind::Schedule => text(finding::TAKES_SCHEDULE),
        Kind::SpeedLimit => text(finding::TAKES_SPEED_LIMIT),
        Kind::Paths => say(finding::TAKES_PATHS, [Arg::count(MAX_PATHS)], language),
        Kind::BackupRules => {
            say(finding::TAKES_BACKUP_RULES, [Arg::count(MAX_BACKUP_RULES)], language)
        }
        Kind::Texts(None) => text(finding::TAKES_TEXTS),
        Kind::Texts(Some(kind)) => say(finding::TAKES_IDS, [Arg::Text(kind.of)], language),
        Kind::Object => text(finding::TAKES_OBJECT),
        Kind::ObjectText => text(finding::TAKES_OBJECT_TEXT),
        Kind::ListText => say(finding::TAKES_LIST_TEXT, [Arg::count(MAX_FILTER_LENGTH)], language),
    }
}

fn prefix(kind: &IdKind) -> String {
    format!("{}-", kind.prefix)
}

fn listed(choices: &[Choice], language: Language) -> String {
    let values: Vec<String> = choices.iter().map(|choice| format!("`{}`", choice.value)).collect();
    values.join(words::COMMA.get(language))
}
