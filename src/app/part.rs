//! A part of the form that is drawn anew only when something it shows has changed.
//!
//! A key changes one field, and the form has many: drawing them all would cost far more than judging the request. So the
//! field of a place, a row of a list and a backup rule are each compared with what they showed last. What is compared
//! stands here, and a test draws the fields of two states that compare equal and finds no difference.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use crate::app::controls::field;
use crate::app::form::Form;
use crate::app::session::Session;
use crate::insight::policy;
use crate::params::Kind;
use crate::plan::place::Place;
use crate::rules::Finding;

/// The field of a place.
#[derive(Clone, Debug, Properties)]
pub struct PartProps {
    /// The form.
    pub form: Form,
    /// The place.
    pub place: Place,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && self.form.shows_same(&other.form, &self.place)
    }
}

/// The field of a place, drawn anew when something it shows has changed.
#[component]
pub fn Part(PartProps { form, place }: &PartProps) -> Html {
    field(form, place)
}

impl Session {
    /// Whether what the form shows of a place is the same in another state. What is done there may read the rest of a
    /// session only through [`Form::latest`].
    #[must_use]
    pub fn shows_same(&self, other: &Session, place: &Place) -> bool {
        self.says_same(other, place) && self.has_same_values(other, place)
    }

    /// The same, but for the value at the place.
    #[must_use]
    pub fn says_same(&self, other: &Session, place: &Place) -> bool {
        self.has_same_settings(other)
            && self.typing_in(place) == other.typing_in(place)
            && self.edited_in(place) == other.edited_in(place)
            && self.finds_same(other, place)
    }

    /// What decides how every field is shown.
    fn has_same_settings(&self, other: &Session) -> bool {
        self.language == other.language
            && self.zone == other.zone
            && self.clock.now == other.clock.now
            && self.later == other.later
            && self.region == other.region
            && self.all_shown == other.all_shown
            && self.basic == other.basic
            && self.source() == other.source()
            && same(&self.frame, &other.frame)
            && same(&self.left, &other.left)
            && same(&self.extended, &other.extended)
            && same(&self.units, &other.units)
            && same(&self.folded, &other.folded)
            && same(&self.backup_rules, &other.backup_rules)
            && Arc::ptr_eq(&self.inventory, &other.inventory)
    }

    /// The text that is being typed on at a place, if it is there.
    fn typing_in(&self, place: &Place) -> Option<&(String, AttrValue)> {
        let name = place.wire_name();
        self.typing.as_ref().filter(|(typing, _)| {
            typing.strip_prefix(&*name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// What was typed or chosen last, if that was at a place.
    fn edited_in(&self, place: &Place) -> Option<&(Place, u64)> {
        self.edited.as_ref().filter(|(edited, _)| edited.is_within(place))
    }

    fn has_same_values(&self, other: &Session, place: &Place) -> bool {
        let Some(top) = place.top() else { return self.draft == other.draft };
        // What a text holds is compared by the text.
        let whole = top.kind.holds_json();
        let at = if whole { &Place::of(top) } else { place };
        self.draft.get(at) == other.draft.get(at)
            && (!has_picture(place) || {
                let rule = place.rule_index().map(|index| Place::of(top).index(index));
                rule.is_none_or(|rule| self.draft.get(&rule) == other.draft.get(&rule))
                    && self.keeps_same(other)
            })
    }

    /// Whether what runs and what is kept is the same, but for the backup rules.
    pub(in crate::app) fn keeps_same(&self, other: &Session) -> bool {
        policy::READ.iter().all(|param| self.draft.param(param) == other.draft.param(param))
    }

    /// Whether the same is found at a place.
    fn finds_same(&self, other: &Session, place: &Place) -> bool {
        if Rc::ptr_eq(&self.report, &other.report) {
            return true;
        }
        let about = |finding: &&Finding| {
            finding.place.is_within(place) || finding.with.iter().any(|with| with.is_within(place))
        };
        let said = self.report.findings.iter().filter(about);
        said.eq(other.report.findings.iter().filter(about))
    }
}

/// Whether two are the same, which they are mostly because they are one.
fn same<T: PartialEq>(one: &Rc<T>, other: &Rc<T>) -> bool {
    Rc::ptr_eq(one, other) || one == other
}

/// Whether what is shown of a place goes beyond its value: the runs of a schedule, what a backup rule keeps.
fn has_picture(place: &Place) -> bool {
    place.param().is_some_and(|param| matches!(param.kind, Kind::Schedule | Kind::BackupRules))
}

/// Draws what is taken to be the same, and looks whether it is.
#[cfg(all(test, feature = "ssr"))]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{Index, select};
    use tokio::runtime::{Builder, Runtime};
    use yew::html::BaseComponent;
    use yew::{Callback, LocalServerRenderer};

    use super::*;
    use crate::app::action::{Action, IncomingPlan, Origin};
    use crate::app::panels::section::{SectionPanel, SectionProps};
    use crate::app::structured::{Edge, Part as Of};
    use crate::insight::zone::{Clock, Zone};
    use crate::lang::Language;
    use crate::params::backup_rule::{self, RULE};
    use crate::params::files::{EXCLUDE, INCLUDE, OPTIONS, PATH, SPEED_LIMIT, USE_VSS};
    use crate::params::source::SourceType;
    use crate::params::{self, plan};
    use crate::plan::preset::PRESETS;
    use crate::values::json::Value;

    fn form(session: &Session) -> Form {
        let session = Rc::new(session.clone());
        Form::new(&session.clone(), Callback::noop(), &Rc::new(session.into()))
    }

    fn html<C: BaseComponent>(runtime: &Runtime, props: C::Properties) -> String
    where
        C::Properties: 'static,
    {
        let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
        runtime.block_on(renderer.render())
    }

    /// The places that the form compares by themselves.
    fn places(session: &Session) -> Vec<Place> {
        let members =
            backup_rule::RULE.members.iter().map(|member| Place::of(&RULE).index(0).member(member));
        let shown = session.sections().into_iter().flat_map(|(_, rows)| rows);
        shown.map(Place::of).chain(members).collect()
    }

    fn sections(session: &Session) -> Vec<SectionProps> {
        let sections = session.sections().into_iter();
        let props =
            sections.map(|(section, rows)| SectionProps { form: form(session), section, rows });
        props.collect()
    }

    fn example(index: Index) -> Action {
        let preset = PRESETS[index.index(PRESETS.len())];
        let draft = Rc::new(preset.draft(1_795_500_000, "cn-hangzhou"));
        Action::Take(IncomingPlan { draft, region: None, endpoint: None, from: Origin::Preset })
    }

    fn action() -> impl Strategy<Value = Action> {
        let rule = |member| Place::of(&RULE).index(0).member(member);
        let places: Vec<Place> = params::ALL
            .iter()
            .map(|param| Place::of(param))
            .chain([
                Place::of(&PATH).index(0),
                Place::of(&PATH).index(1),
                Place::of(&EXCLUDE).index(0),
            ])
            .chain(RULE.members.iter().map(|member| rule(member)))
            .chain([Place::of(&OPTIONS).member(&USE_VSS), Place::of(&RULE).index(0)])
            .collect();
        let place = || select(places.clone());
        let text = select(
            &[
                "",
                "7",
                "x",
                "/home",
                " /home/a*",
                "I|4102444800|P1D",
                "0:7:100",
                "2027-01-01 01:00",
                "cn-shanghai",
                "{\"UseVSS\":true}",
            ][..],
        );
        let list = select(vec![
            Place::of(&PATH),
            Place::of(&INCLUDE),
            Place::of(&RULE),
            Place::of(&SPEED_LIMIT),
        ]);
        let part = select(&[Of::Raw, Of::Start, Of::Every, Of::Window(0, Edge::End)][..]);
        let timed = select(vec![
            Place::of(&plan::SCHEDULE),
            Place::of(&SPEED_LIMIT),
            rule(&backup_rule::SCHEDULE),
        ]);
        prop_oneof![
            6 => (place(), text.clone()).prop_map(|(place, text)| Action::Edit(place, text.into())),
            2 => (timed, part, text).prop_map(|(place, part, text)| Action::EditPart(place, part, text.into())),
            2 => place().prop_map(Action::Leave),
            1 => place().prop_map(Action::Enter),
            1 => place().prop_map(Action::Remove),
            1 => list.clone().prop_map(Action::AddRow),
            1 => (list, 0..2_usize).prop_map(|(list, index)| Action::RemoveRow(list, index)),
            1 => select(SourceType::ALL.to_vec()).prop_map(Action::SetSource),
            1 => (0..4_u32).prop_map(Action::Fold),
            1 => any::<bool>().prop_map(Action::Narrow),
            1 => any::<Index>().prop_map(example),
            1 => select(vec![Place::of(&plan::DISABLED), rule(&backup_rule::DISABLED), rule(&backup_rule::DO_COPY)])
                .prop_map(|place| Action::Set(place, Value::Bool(true))),
            2 => select(vec![
                Action::AddBackupRule,
                Action::DuplicateBackupRule(0),
                Action::FixAll,
                Action::Attempt,
                Action::Undo,
                Action::Redo,
                Action::SetRegion("cn-shanghai".into()),
                Action::SetLanguage(Language::Chinese),
                Action::ReadAs(Zone::Utc),
            ]),
        ]
    }

    proptest! {
        #[test]
        fn what_compares_equal_looks_equal(first in any::<Index>(), actions in prop::collection::vec(action(), 1..12)) {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            let clock = Clock { now: Some(1_795_500_000), local: |_| 3_600 };
            let mut session = Session::new(SourceType::EcsFile, Language::English).after(Action::Tick(clock)).after(example(first));
            for action in actions {
                let said = format!("{action:?}");
                let after = session.clone().after(action);
                for place in places(&after) {
                    let [one, other] = [&session, &after].map(|session| PartProps { form: form(session), place: place.clone() });
                    if one == other {
                        prop_assert_eq!(html::<Part>(&runtime, one), html::<Part>(&runtime, other), "{} at {}", said, place);
                    }
                }
                for (one, other) in sections(&session).into_iter().zip(sections(&after)) {
                    if one == other {
                        prop_assert_eq!(html::<SectionPanel>(&runtime, one), html::<SectionPanel>(&runtime, other), "{}", said);
                    }
                }
                session = after;
            }
        }
    }
}
