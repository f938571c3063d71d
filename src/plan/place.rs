//! Where in a plan: `Rule[2].Schedule`.
//!
//! To the outside a place is an RFC 6901 pointer (`/Rule/2/Schedule`, from 0), and on the wire a name
//! (`Rule.3.Schedule`, from 1).

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use crate::lang::{Label, t};
use crate::params::{self, Kind, Param};
use crate::values::sorted::Set;

/// One step down into a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Into an object.
    Name(Cow<'static, str>),
    /// Into an array, from 0.
    Index(usize),
}

/// The steps from the whole request to a value.
#[derive(Clone)]
pub struct Place(Steps);

/// Steps. A check makes many places, nearly all of them with as few steps as need no memory of their own.
#[derive(Clone)]
enum Steps {
    Few([Step; FEW], usize),
    Many(Vec<Step>),
}

/// The steps of a member of a backup rule.
const FEW: usize = 3;

/// What stands where there are no steps.
const NONE: [Step; FEW] = [const { Step::Index(0) }; FEW];

impl Place {
    /// The whole request.
    pub const ROOT: Place = Place(Steps::Few(NONE, 0));

    /// A top-level parameter.
    // Every rule asks for a few. Measured: written out at each, they take 8 kB of the package's WebAssembly.
    #[must_use]
    #[inline(never)]
    pub fn of(param: &Param) -> Place {
        let mut steps = NONE;
        steps[0] = Step::Name(Cow::Borrowed(param.name));
        Place(Steps::Few(steps, 1))
    }

    /// The place of a name on the wire: `Rule[2].Schedule` for `Rule.3.Schedule`.
    #[must_use]
    pub fn of_wire(name: &str) -> Option<Place> {
        let mut parts = name.split('.');
        let top = Place::of(params::find(parts.next()?)?);
        Some(parts.fold(top, |place, part| match part.parse::<usize>() {
            Ok(number) => place.index(number.saturating_sub(1)),
            Err(_) => place.name(part),
        }))
    }

    /// The place of an RFC 6901 pointer: `Rule[2].Schedule` for `/Rule/2/Schedule`. A step of digits alone is an entry:
    /// no parameter has such a name. Nothing for a text that is no pointer.
    #[must_use]
    pub fn of_pointer(pointer: &str) -> Option<Place> {
        if pointer.is_empty() {
            return Some(Place::ROOT);
        }
        let steps = pointer.strip_prefix('/')?.split('/').map(|step| match step.parse::<usize>() {
            Ok(index) if step.bytes().all(|byte| byte.is_ascii_digit()) => Step::Index(index),
            _ => Step::Name(step.replace("~1", "/").replace("~0", "~").into()),
        });
        let named = |step| match step {
            // The row's own name, where there is a row.
            Step::Name(name) => match params::find(&name) {
                Some(param) => Step::Name(Cow::Borrowed(param.name)),
                None => Step::Name(name),
            },
            step @ Step::Index(_) => step,
        };
        Some(steps.map(named).fold(Place::ROOT, Place::and))
    }

    /// A member of this place, by its row.
    #[must_use]
    pub fn member(&self, param: &Param) -> Place {
        self.clone().and(Step::Name(Cow::Borrowed(param.name)))
    }

    /// A member of this place, by any name.
    #[must_use]
    pub fn name(&self, name: &str) -> Place {
        self.clone().and(Step::Name(Cow::Owned(name.to_owned())))
    }

    /// An entry of this place, from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Place {
        self.clone().and(Step::Index(index))
    }

    /// This place and then the steps of another.
    #[must_use]
    pub fn join(&self, inner: &Place) -> Place {
        inner.steps().iter().cloned().fold(self.clone(), Place::and)
    }

    /// The same place under another one, if it is within the first.
    #[must_use]
    pub fn moved(&self, from: &Place, to: &Place) -> Place {
        if !self.is_within(from) {
            return self.clone();
        }
        self.steps()[from.steps().len()..].iter().cloned().fold(to.clone(), Place::and)
    }

    /// The place one step up.
    #[must_use]
    pub fn parent(&self) -> Option<Place> {
        let (_, above) = self.steps().split_last()?;
        Some(above.iter().cloned().fold(Place::ROOT, Place::and))
    }

    /// The steps.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        match &self.0 {
            Steps::Few(steps, count) => &steps[..*count],
            Steps::Many(steps) => steps,
        }
    }

    /// Whether this is the other place or lies inside it.
    #[must_use]
    pub fn is_within(&self, outer: &Place) -> bool {
        self.steps().starts_with(outer.steps())
    }

    /// This place and then one step.
    fn and(mut self, step: Step) -> Place {
        match &mut self.0 {
            Steps::Few(steps, count) if *count < FEW => {
                steps[*count] = step;
                *count += 1;
            }
            Steps::Few(steps, _) => {
                self.0 = Steps::Many(steps.iter().cloned().chain([step]).collect());
            }
            Steps::Many(steps) => steps.push(step),
        }
        self
    }

    /// The row of the top-level parameter this place is in.
    #[must_use]
    pub fn top(&self) -> Option<&'static Param> {
        match self.steps().first() {
            Some(Step::Name(name)) => params::find(name),
            _ => None,
        }
    }

    /// The nearest row: a member's own, where it has one.
    #[must_use]
    pub fn param(&self) -> Option<&'static Param> {
        let top = self.top()?;
        let member = self.steps().iter().skip(1).find_map(|step| match step {
            Step::Name(name) => top.member(name),
            Step::Index(_) => None,
        });
        Some(member.unwrap_or(top))
    }

    /// The number of the backup rule this place is or lies in, from 0.
    #[must_use]
    pub fn rule_index(&self) -> Option<usize> {
        match (self.steps(), self.top()?.kind) {
            ([_, Step::Index(index), ..], Kind::BackupRules) => Some(*index),
            _ => None,
        }
    }

    /// What a person calls this place.
    #[must_use]
    pub fn label(&self) -> Label {
        let text = self.param().map_or(t("Request", "请求"), |param| param.label);
        if let ([_, Step::Index(index)], Some(Kind::BackupRules)) =
            (self.steps(), self.top().map(|param| param.kind))
        {
            let text = t("Backup rule", "备份规则");
            return Label { text, entry: Some(index + 1), backup_rule: None };
        }
        let backup_rule = self.rule_index().map(|index| index + 1);
        let entry = match self.steps().last() {
            Some(Step::Index(index)) if backup_rule.is_none() => Some(index + 1),
            _ => None,
        };
        Label { text, entry, backup_rule }
    }

    /// The name of the value on the wire and of its control in the form: `Rule.3.Schedule`.
    #[must_use]
    pub fn wire_name(&self) -> String {
        let mut name = String::new();
        for step in self.steps() {
            if !name.is_empty() {
                name.push('.');
            }
            match step {
                Step::Name(step) => name.push_str(step),
                Step::Index(index) => name.push_str(&(index + 1).to_string()),
            }
        }
        name
    }
}

impl Set<Place> {
    /// Whether a place is there, one around it or one inside it.
    #[must_use]
    pub fn touches(&self, place: &Place) -> bool {
        // In their order, places come right before those inside them.
        let inside = self.at_or_after(place).is_some_and(|(other, ())| other.is_within(place));
        inside
            || std::iter::successors(place.parent(), Place::parent)
                .any(|above| self.contains(&above))
    }
}

impl Default for Place {
    fn default() -> Self {
        Place::ROOT
    }
}

/// Places are compared and told by their steps.
impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.steps() == other.steps()
    }
}

impl Eq for Place {}

impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.steps().hash(state);
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.steps().cmp(other.steps())
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Place").field(&self.steps()).finish()
    }
}

/// The RFC 6901 pointer.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_pointer(f)
    }
}

impl Place {
    /// Writes the RFC 6901 pointer.
    ///
    /// # Errors
    /// Those of what is written to.
    pub fn write_pointer(&self, out: &mut impl fmt::Write) -> fmt::Result {
        for step in self.steps() {
            match step {
                Step::Name(name) if name.contains(['~', '/']) => {
                    write!(out, "/{}", name.replace('~', "~0").replace('/', "~1"))?;
                }
                Step::Name(name) => {
                    out.write_str("/")?;
                    out.write_str(name)?;
                }
                Step::Index(index) => write!(out, "/{index}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::params::{backup_rule, files};

    #[test]
    fn a_place_has_a_pointer_a_wire_name_and_a_label() {
        let place = Place::of(&backup_rule::RULE).index(1).member(&backup_rule::SCHEDULE);
        assert_eq!(place.to_string(), "/Rule/1/Schedule");
        assert_eq!(place.wire_name(), "Rule.2.Schedule");
        assert_eq!(Place::of_wire("Rule.2.Schedule"), Some(place.clone()));
        assert_eq!(place.label().render(Language::English), "Schedule of backup rule 2");
        assert_eq!(place.param(), Some(&backup_rule::SCHEDULE));
        let path = Place::of(&files::PATH).index(0);
        assert_eq!(path.label().render(Language::English), "Backup path 1");
        assert_eq!(Place::ROOT.to_string(), "");
    }

    #[test]
    fn a_pointer_leads_back_to_its_place() {
        let place = Place::of(&backup_rule::RULE).index(1).member(&backup_rule::SCHEDULE);
        let odd = Place::ROOT.name("a/b~c").name("").name("01a").index(10);
        for place in [Place::ROOT, place, odd] {
            assert_eq!(Place::of_pointer(&place.to_string()), Some(place));
        }
        assert_eq!(Place::of_pointer("PlanName"), None);
        let plus = Place::of_pointer("/Path/+1").expect("a pointer");
        assert_eq!(plus, Place::of(&files::PATH).name("+1"));
    }

    #[test]
    fn a_pointer_escapes_what_it_must() {
        assert_eq!(Place::ROOT.name("a/b~c").to_string(), "/a~1b~0c");
    }
}
