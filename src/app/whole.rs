//! What happens to the plan as a whole: one that comes from elsewhere, the way back to the start, and the request
//! edited as JSON.

use std::rc::Rc;

use crate::app::action::{IncomingPlan, Origin};
use crate::app::history::History;
use crate::app::host::HostEvent;
use crate::app::ids;
use crate::app::session::{Session, sendable};
use crate::app::words::{history, share as words};
use crate::import;
use crate::lang::{Arg, Message};
use crate::params::sections::SECTIONS;
use crate::params::source::SOURCE_TYPE;
use crate::params::{self, Param};
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::plan::preset;
use crate::values::json::{Member, Value};

impl Session {
    /// Takes a plan from elsewhere. What is wrong with it is shown at once, except for one that was being typed here.
    pub(in crate::app) fn take(&mut self, coming: IncomingPlan) {
        let IncomingPlan { draft, region, endpoint, from } = coming;
        // A page that binds the plan both ways hands back what it was just given: that is no new start.
        if from == Origin::Start && sendable(&draft) == *self.sent {
            return;
        }
        self.typing = None;
        self.extended = Rc::default();
        self.folded = Rc::default();
        self.backup_rules = Rc::default();
        self.attempts = 0;
        if let Some(region) = region.filter(|region| !region.is_empty()) {
            self.region = region;
            self.endpoint = endpoint.unwrap_or_default();
        }
        if !from.is_brought() && !matches!(from, Origin::Page | Origin::Back) {
            self.start = draft.clone();
        }
        if from == Origin::Start {
            self.history = History::default();
        }
        let taken = from.is_brought() || matches!(from, Origin::Link | Origin::Preset);
        self.all_shown = taken;
        self.left = Rc::new(draft.members().iter().map(|member| named(&member.name)).collect());
        self.adopt(draft);
        if taken {
            self.tell(HostEvent::Imported(from));
        }
        self.linked += u32::from(from == Origin::Link);
        let Some(name) = from.name() else { return };
        self.done = Some(Message::new(history::TAKEN, [Arg::Text(name)]));
        // The reader is elsewhere when the page changes the plan, maybe in a dialog.
        if from == Origin::Page {
            return;
        }
        self.open = None;
        if from.is_brought() && !self.report.is_valid() {
            self.attempts += 1;
            return self.focus_on([ids::SUMMARY.to_owned()]);
        }
        // An example begins with what is to be replaced.
        let sample = self.samples.first().map(ids::of);
        let first = if from == Origin::Empty {
            ids::of(&Place::of(&SOURCE_TYPE))
        } else {
            ids::OUTPUT.to_owned()
        };
        self.focus_on([sample.unwrap_or(first)]);
    }

    /// Lays a plan over the one that is there: what is not given stays.
    pub(in crate::app) fn merge(&mut self, over: &Draft) {
        let kept = |member: &&Member<'static>| over.root().get(&member.name).is_none();
        let mut members: Vec<_> = self.draft.members().iter().filter(kept).cloned().collect();
        members.extend(over.members().iter().cloned());
        let draft = Rc::new(Draft::of(Value::Object(members).into()));
        self.take(IncomingPlan { draft, region: None, endpoint: None, from: Origin::Page });
    }

    /// Takes the plan back to where it started.
    pub(in crate::app) fn reset(&mut self) {
        self.typing = None;
        self.attempts = 0;
        self.all_shown = false;
        self.left = Rc::default();
        self.adopt(self.start.clone());
    }

    /// Begins to edit the request as JSON, or ends it.
    pub(in crate::app) fn by_hand(&mut self, on: bool) {
        // What was written and cannot be read is not thrown away by the way.
        if !on && self.has_unread_json() {
            self.done = Some(Message::new(words::UNREAD_STAYS, []));
            self.focus_on([ids::BY_HAND.to_owned()]);
            return;
        }
        self.write_json(on);
        self.focus_on([if on { ids::BY_HAND } else { ids::EDIT_JSON }.to_owned()]);
    }

    /// Whether the request is edited as JSON, and the text cannot be read.
    #[must_use]
    pub fn has_unread_json(&self) -> bool {
        self.json.as_ref().is_some_and(|text| Draft::read(text).is_err())
    }

    /// Writes the text to edit anew, if there is to be one.
    pub(in crate::app) fn write_json(&mut self, on: bool) {
        self.json = on.then(|| self.sent.root().value.pretty().into());
    }

    /// Takes edited JSON over as far as it can be read. What belongs to other source types is not in the text, and
    /// stays.
    pub(in crate::app) fn edit_json(&mut self, text: String) {
        if let Ok(typed) = Draft::read(&text) {
            let hidden = |member: &&Member<'static>| {
                self.sent.root().get(&member.name).is_none()
                    && typed.root().get(&member.name).is_none()
            };
            let hidden: Vec<_> = self.draft.members().iter().filter(hidden).cloned().collect();
            let is_key = |member: &Member<'static>| import::is_credential(&member.name);
            let (keys, mut members): (Vec<_>, Vec<_>) =
                typed.members().iter().cloned().partition(is_key);
            let left = Rc::make_mut(&mut self.left);
            left.extend(members.iter().map(|member| named(&member.name)));
            members.extend(hidden);
            self.typing = None;
            self.json = None;
            self.adopt(Draft::of(Value::Object(members).into()));
            if let Some(key) = keys.first() {
                let args = [Arg::value(&key.name)];
                self.done = Some(Message::new(words::KEY_LEFT_OUT, args));
            }
        }
        self.json = Some(text.into());
    }
}

/// Where a request holds values of an example, in the order of the form.
pub(in crate::app) fn samples(sent: &Draft) -> impl Iterator<Item = Place> {
    let params = SECTIONS.iter().flat_map(|section| section.params);
    let is_sample = |param: &&&Param| {
        sent.param(param).is_some_and(|node| preset::is_sample(param, &node.value))
    };
    params.filter(is_sample).map(|param| Place::of(param))
}

/// The place of a parameter, by the row's own name where there is a row.
fn named(name: &str) -> Place {
    params::find(name).map_or_else(|| Place::ROOT.name(name), Place::of)
}
