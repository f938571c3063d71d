//! Undo and redo: what each step brings back, and what a step is called.
//!
//! Whatever changes the plan or where it goes is a step. Typing on one control is one step until the control is
//! left; a fix, a list of pasted lines, another source type and a plan from elsewhere are one each.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::action::{Action, Origin};
use crate::app::session::Session;
use crate::app::words::history as words;
use crate::lang::{Arg, Message, Text};
use crate::params::source::SOURCE_TYPE;
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::values::sorted::Set;

/// How many steps are kept.
const MOST_STEPS: usize = 100;

/// The steps that can be undone and redone.
#[derive(Clone, Debug, Default)]
#[expect(clippy::rc_buffer, reason = "it is shared by copies of a session and grows in place")]
pub struct History {
    past: Rc<Vec<Step>>,
    future: Rc<Vec<Step>>,
    /// The control that is being typed on: what is typed next belongs to the same step.
    typing: Option<String>,
}

/// A step, with how things stand on its other side.
#[derive(Clone, Debug)]
struct Step {
    /// What it did: a label or a text.
    what: Arg,
    there: Snapshot,
}

/// What a step brings back.
#[derive(Clone, Debug)]
#[expect(clippy::rc_buffer, reason = "the session's own")]
pub(in crate::app) struct Snapshot {
    draft: Rc<Draft>,
    start: Rc<Draft>,
    region: AttrValue,
    endpoint: AttrValue,
    left: Rc<Set<Place>>,
    all_shown: bool,
    backup_rules: Rc<Vec<u32>>,
    folded: Rc<Set<u32>>,
}

/// What an action does to the plan, in the words of the undo button.
#[derive(Clone, Debug)]
pub(in crate::app) struct StepKind {
    what: Arg,
    /// The control it is typed on.
    typing: Option<String>,
}

impl StepKind {
    /// Whether it is one of several keys.
    pub(in crate::app) fn is_typed(&self) -> bool {
        self.typing.is_some()
    }

    /// What kind of step an action is; none where it is no step of its own.
    pub(in crate::app) fn of(action: &Action) -> Option<StepKind> {
        let of = |place: &Place| Arg::Label(place.label());
        let typed = |what: Text| (Arg::Text(what), Some(what.en.to_owned()));
        let (what, typing) = match action {
            Action::Edit(place, _) => (of(place), Some(place.wire_name())),
            Action::EditPart(place, part, _) => (of(place), Some(part.name(place))),
            Action::Set(place, _)
            | Action::Remove(place)
            | Action::Leave(place)
            | Action::LeaveList(place)
            | Action::RemoveRow(place, _)
            | Action::MoveRow(place, ..)
            | Action::PasteRows(place, _)
            | Action::RemoveWindow(place, _) => (of(place), None),
            Action::Pick(sort, _) => (of(&Place::of(sort.param())), None),
            Action::AddBackupRule | Action::DuplicateBackupRule(_) => {
                (Arg::Text(words::BACKUP_RULES), None)
            }
            Action::Fix(_) => (Arg::Text(words::FIX), None),
            Action::FixAll => (Arg::Text(words::FIXES), None),
            Action::SetRegion(_) => typed(words::REGION_STEP),
            Action::SetEndpoint(_) => typed(words::ENDPOINT_STEP),
            Action::SetSource(_) => (of(&Place::of(&SOURCE_TYPE)), None),
            Action::EditJson(_) => typed(words::JSON),
            Action::Reset => (Arg::Text(words::RESET), None),
            Action::Take(coming) => (Arg::Text(coming.from.name()?), None),
            Action::Merge(_) => (Arg::Text(Origin::Page.name()?), None),
            _ => return None,
        };
        Some(StepKind { what, typing })
    }
}

impl Snapshot {
    pub(in crate::app) fn of(session: &Session) -> Snapshot {
        Snapshot {
            draft: session.draft.clone(),
            start: session.start.clone(),
            region: session.region.clone(),
            endpoint: session.endpoint.clone(),
            left: session.left.clone(),
            all_shown: session.all_shown,
            backup_rules: session.backup_rules.clone(),
            folded: session.folded.clone(),
        }
    }

    /// Whether nothing that a step is made for differs.
    fn is_here(&self, session: &Session) -> bool {
        self.draft == session.draft
            && self.region == session.region
            && self.endpoint == session.endpoint
    }
}

impl Session {
    /// Notes how things stood before a step, if it changed anything.
    pub(in crate::app) fn remember(&mut self, before: Snapshot, kind: Option<StepKind>) {
        let Some(kind) = kind else { return };
        let goes_on = kind.typing.is_some() && self.history.typing == kind.typing;
        if before.is_here(self) {
            // What changes nothing is no step, which the next key could go on with.
            if !goes_on {
                self.history.typing = None;
            }
            return;
        }
        self.history.typing = kind.typing;
        self.history.future = Rc::default();
        let past = Rc::make_mut(&mut self.history.past);
        if goes_on && !past.is_empty() {
            return;
        }
        if past.len() == MOST_STEPS {
            past.remove(0);
        }
        past.push(Step { what: kind.what, there: before });
    }

    /// Ends the step that is being typed.
    pub(in crate::app) fn settle(&mut self) {
        self.history.typing = None;
        self.change.settled = true;
    }

    /// Whether the last step is typed on a text, which takes its own keys back.
    #[must_use]
    pub fn is_typed_on(&self) -> bool {
        self.history.typing.is_some()
    }

    /// What would be undone: a label or a text.
    #[must_use]
    pub fn undoes(&self) -> Option<&Arg> {
        self.history.past.last().map(|step| &step.what)
    }

    /// What would be redone.
    #[must_use]
    pub fn redoes(&self) -> Option<&Arg> {
        self.history.future.last().map(|step| &step.what)
    }

    pub(in crate::app) fn undo(&mut self) {
        let Some(step) = Rc::make_mut(&mut self.history.past).pop() else { return };
        let back = self.go(step);
        self.done = Some(Message::new(words::UNDONE, [back.what.clone()]));
        Rc::make_mut(&mut self.history.future).push(back);
    }

    pub(in crate::app) fn redo(&mut self) {
        let Some(step) = Rc::make_mut(&mut self.history.future).pop() else { return };
        let back = self.go(step);
        self.done = Some(Message::new(words::REDONE, [back.what.clone()]));
        Rc::make_mut(&mut self.history.past).push(back);
    }

    /// Goes to the other side of a step; what is returned leads back.
    fn go(&mut self, step: Step) -> Step {
        let Step { what, there } = step;
        let here = Snapshot::of(self);
        self.settle();
        self.typing = None;
        self.start = there.start;
        self.region = there.region;
        self.endpoint = there.endpoint;
        self.left = there.left;
        self.all_shown = there.all_shown;
        self.backup_rules = there.backup_rules;
        self.folded = there.folded;
        self.adopt(there.draft);
        Step { what, there: here }
    }
}
