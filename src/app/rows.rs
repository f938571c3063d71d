//! What happens to lists: rows of text, windows of a speed limit, and backup rules.

use std::rc::Rc;

use crate::app::session::Session;
use crate::app::structured::{self, Edge, Part};
use crate::app::{edit, ids, typed};
use crate::params::Kind;
use crate::params::backup_rule::{self, RULE};
use crate::params::plan::COMPLETE;
use crate::plan::place::Place;
use crate::values::json::{Node, Value};

/// How many backup rules show their fields at once; the others show their summary.
const OPEN_BACKUP_RULES: usize = 3;

impl Session {
    pub(super) fn add_row(&mut self, list: Place) {
        if list.param().map(|param| param.kind) == Some(Kind::SpeedLimit) {
            let rows = structured::windows(&self.text(&list)).map_or(0, |windows| windows.len());
            let name = Part::Window(rows, Edge::Start).name(&list);
            Rc::make_mut(&mut self.extended).add(list);
            self.focus_on([ids::of_name(&name)]);
            return;
        }
        let rows = edit::entries(&self.draft, &list).len();
        self.focus_on([ids::of(&list.index(rows))]);
        Rc::make_mut(&mut self.extended).add(list);
    }

    pub(super) fn remove_row(&mut self, list: &Place, index: usize) {
        let mut entries = edit::entries(&self.draft, list);
        if index >= entries.len() {
            // The empty row at the end is in no list.
            Rc::make_mut(&mut self.extended).remove(list);
        } else {
            entries.remove(index);
            if *list == Place::of(&RULE) && index < self.backup_rules.len() {
                Rc::make_mut(&mut self.backup_rules).remove(index);
            }
            self.write_rows(list, entries);
        }
        self.focus_beside(list, index);
    }

    pub(super) fn move_row(&mut self, list: &Place, from: usize, to: usize) {
        let mut entries = edit::entries(&self.draft, list);
        if from >= entries.len() || to >= entries.len() {
            return;
        }
        let entry = entries.remove(from);
        entries.insert(to, entry);
        if *list == Place::of(&RULE) {
            let numbers = Rc::make_mut(&mut self.backup_rules);
            let number = numbers.remove(from);
            numbers.insert(to, number);
        }
        self.write_rows(list, entries);
        // The button that was pressed has moved with the row, and the focus goes with it.
        let word = if to < from { "up" } else { "down" };
        self.focus_on([format!("{}-{word}", ids::of(&list.index(to)))]);
    }

    /// Lines become rows; what stands in the list already stays in front.
    pub(super) fn paste_rows(&mut self, list: &Place, text: &str) {
        let kind = list.param().map_or(Kind::Verbatim, |param| param.kind);
        let mut entries = edit::entries(&self.draft, list);
        entries.retain(|entry| !entry.value.is_blank());
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        entries.extend(lines.map(|line| {
            // Tabs and spaces come from where the lines were copied; a name that has them can still be typed.
            let line = typed::tidied(kind, line.trim());
            Node::from(Value::owned_text(line))
        }));
        Rc::make_mut(&mut self.extended).remove(list);
        Rc::make_mut(&mut self.left).add(list.clone());
        self.write_rows(list, entries);
        self.focus_on([ids::of(&list.index(0))]);
    }

    /// Rows that were left empty go.
    pub(super) fn leave_list(&mut self, list: Place) {
        self.here = None;
        Rc::make_mut(&mut self.extended).remove(&list);
        let mut entries = edit::entries(&self.draft, &list);
        let before = entries.len();
        entries.retain(|entry| !entry.value.is_blank());
        if entries.len() < before {
            self.write_rows(&list, entries);
        }
        if self.value(&list).is_some() {
            Rc::make_mut(&mut self.left).add(list);
        }
    }

    pub(super) fn remove_window(&mut self, place: &Place, index: usize) {
        let changed = structured::without_window(&self.text(place), index);
        Rc::make_mut(&mut self.extended).remove(place);
        let value = (!changed.is_empty()).then(|| Value::owned_text(changed));
        self.change(|draft| edit::write(draft, place, value));
        self.focus_on([format!("{}-add", ids::of(place))]);
    }

    pub(super) fn add_backup_rule(&mut self) {
        let list = Place::of(&RULE);
        let mut entries = match self.draft.param(&RULE) {
            // One rule without the list around it is the first of them.
            Some(alone) if alone.members().is_some() => vec![alone.clone()],
            _ => edit::entries(&self.draft, &list),
        };
        let rule = Value::object([(backup_rule::BACKUP_TYPE.name, Value::owned_text(COMPLETE))]);
        entries.push(rule.into());
        let new = entries.len() - 1;
        self.write_rows(&list, entries);
        self.fold_all_but(new);
        self.focus_on([ids::of(&list.index(new).member(&backup_rule::RULE_NAME))]);
    }

    pub(super) fn duplicate_backup_rule(&mut self, index: usize) {
        let list = Place::of(&RULE);
        let mut entries = edit::entries(&self.draft, &list);
        let Some(entry) = entries.get(index).cloned() else { return };
        entries.insert(index + 1, entry);
        self.last_number += 1;
        let number = self.last_number;
        let numbers = Rc::make_mut(&mut self.backup_rules);
        numbers.insert((index + 1).min(numbers.len()), number);
        self.write_rows(&list, entries);
        // What it repeats was there before, and its problems with it.
        Rc::make_mut(&mut self.left).add(list.index(index + 1));
        self.fold_all_but(index + 1);
        self.focus_on([ids::of(&list.index(index + 1).member(&backup_rule::RULE_NAME))]);
    }

    /// Beyond the first few, only the backup rule that is worked on shows its fields.
    fn fold_all_but(&mut self, index: usize) {
        if self.backup_rules.len() > OPEN_BACKUP_RULES {
            let others = self.backup_rules.iter().enumerate().filter(|(other, _)| *other != index);
            self.folded = Rc::new(others.map(|(_, number)| *number).collect());
        }
    }

    pub(super) fn fold(&mut self, number: u32) {
        let folded = Rc::make_mut(&mut self.folded);
        if !folded.remove(&number) {
            folded.add(number);
        }
    }

    /// Every backup rule has a number of its own, whatever changed the list.
    pub(super) fn number_backup_rules(&mut self) {
        let count = edit::entries(&self.draft, &Place::of(&RULE)).len();
        if self.backup_rules.len() == count {
            return;
        }
        let numbers = Rc::make_mut(&mut self.backup_rules);
        numbers.truncate(count);
        let came_from_elsewhere = count > numbers.len() + 1;
        while numbers.len() < count {
            self.last_number += 1;
            if came_from_elsewhere && numbers.len() >= OPEN_BACKUP_RULES {
                Rc::make_mut(&mut self.folded).add(self.last_number);
            }
            numbers.push(self.last_number);
        }
    }

    fn write_rows(&mut self, list: &Place, entries: Vec<Node<'static>>) {
        self.typing = None;
        self.change(|draft| edit::write_entries(draft, list, entries));
    }

    /// After a removal the focus goes to the row that took its place, else to the one before, else to "add".
    fn focus_beside(&mut self, list: &Place, index: usize) {
        let before = index.saturating_sub(1);
        self.focus_on([
            ids::of(&list.index(index)),
            ids::of(&list.index(before)),
            format!("{}-add", ids::of(list)),
        ]);
    }
}
