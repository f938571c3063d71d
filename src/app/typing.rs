//! What happens to single values: typed, chosen, taken away and left.

use std::rc::Rc;

use crate::app::session::Session;
use crate::app::structured::{self, Part};
use crate::app::{edit, typed};
use crate::params::Kind;
use crate::plan::place::{Place, Step};
use crate::values::interval::Unit;
use crate::values::json::{Node, Value};

impl Session {
    pub(super) fn edit(&mut self, place: &Place, text: &str) {
        let kind = place.param().map_or(Kind::Verbatim, |param| param.kind);
        let entry = matches!(place.steps().last(), Some(Step::Index(_)));
        // A row keeps its place in the list while it is empty; leaving it takes it away.
        let value = match typed::value(kind, text) {
            None if entry && self.value(place).is_some() => Some(Value::owned_text("")),
            value => value,
        };
        // What is typed on the empty row at the end of a list makes it a row of the list.
        if value.is_some()
            && self.value(place).is_none()
            && let Some(list) = place.parent().filter(|_| entry)
        {
            Rc::make_mut(&mut self.extended).remove(&list);
        }
        self.change(|draft| edit::write(draft, place, value));
    }

    pub(super) fn edit_part(&mut self, place: &Place, part: Part, text: String) {
        let wire = self.text(place);
        let changed = match part {
            Part::Raw => {
                let value = raw_value(place, &text);
                self.change(|draft| edit::write(draft, place, value));
                self.typing = Some((part.name(place), text.into()));
                return;
            }
            Part::Start => structured::with_start(&wire, &text, self.zone, &self.clock),
            Part::Every => {
                let unit = self.unit(place, &wire);
                Rc::make_mut(&mut self.units).insert(place.clone(), unit);
                structured::with_every(&wire, text.trim(), unit)
            }
            Part::Unit => {
                let unit = unit_of(&text);
                Rc::make_mut(&mut self.units).insert(place.clone(), unit);
                let amount = match structured::every(&wire) {
                    // An interval of several units is replaced by one of the chosen unit.
                    (interval, None) if !interval.is_empty() => "1".to_owned(),
                    (amount, _) => amount,
                };
                structured::with_every(&wire, &amount, unit)
            }
            Part::Window(index, edge) => {
                if index >= structured::windows(&wire).map_or(0, |windows| windows.len()) {
                    Rc::make_mut(&mut self.extended).remove(place);
                }
                structured::with_window(&wire, index, edge, text.trim())
            }
        };
        let value = (!changed.is_empty()).then(|| Value::owned_text(changed));
        self.change(|draft| edit::write(draft, place, value));
        if part != Part::Unit {
            self.typing = Some((part.name(place), text.into()));
        }
    }

    /// The unit of a schedule, or the one last chosen for it.
    #[must_use]
    pub fn unit(&self, place: &Place, wire: &str) -> Unit {
        let (_, unit) = structured::every(wire);
        unit.or_else(|| self.units.get(place).copied()).unwrap_or(Unit::Day)
    }

    pub(super) fn set(&mut self, place: Place, value: Option<Value<'static>>) {
        self.change(|draft| edit::write(draft, &place, value));
        Rc::make_mut(&mut self.left).add(place);
    }

    pub(super) fn leave(&mut self, place: Place) {
        self.typing = None;
        self.here = None;
        let kind = place.param().map_or(Kind::Verbatim, |param| param.kind);
        let Some(node) = self.value(&place) else { return };
        if let Some(text) = node.text() {
            let tidied = typed::tidied(kind, text);
            let tidied = match kind {
                Kind::SpeedLimit => structured::without_blank_windows(&tidied),
                _ => tidied,
            };
            // A row that is empty stays until its list is left: the focus may be on the way to its buttons.
            let entry = matches!(place.steps().last(), Some(Step::Index(_)));
            if !(entry && tidied.is_empty()) {
                let value = typed::value(kind, &tidied);
                self.change(|draft| edit::write(draft, &place, value));
            }
        }
        Rc::make_mut(&mut self.left).add(place);
    }
}

/// What a typed API value stands for: JSON where the parameter holds an object, else the text itself.
fn raw_value(place: &Place, text: &str) -> Option<Value<'static>> {
    let kind = place.param().map_or(Kind::Verbatim, |param| param.kind);
    if text.is_empty() {
        return None;
    }
    let read = (kind == Kind::Object).then(|| Node::read(text).ok()).flatten();
    let object = read.filter(|node| node.members().is_some());
    Some(object.map_or_else(|| Value::owned_text(text), |node| node.value.into_owned()))
}

/// A unit by the interval it makes, which is how the control tells them apart.
fn unit_of(duration: &str) -> Unit {
    structured::every(&format!("I||{duration}")).1.unwrap_or(Unit::Day)
}
