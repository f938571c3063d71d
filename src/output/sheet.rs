//! What a format writes: lines, each with the place of the plan that it comes from, and what it could not carry.

use crate::command::comment;
use crate::lang::Message;
use crate::plan::place::Place;

/// A text, line by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    text: String,
    /// One for each line.
    places: Vec<Option<Place>>,
    losses: Vec<Loss>,
}

/// A value that a format cannot carry. It is left out, never changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// Where the value is.
    pub place: Place,
    /// Why, as a whole sentence.
    pub reason: Message,
    /// Whether the same plan is made without it.
    pub harmless: bool,
}

impl Loss {
    /// The loss of a value that the plan is another one without.
    #[must_use]
    pub fn new(place: Place, reason: Message) -> Loss {
        Loss { place, reason, harmless: false }
    }
}

impl Sheet {
    /// A text whose lines come from no place in particular.
    #[must_use]
    pub fn of(text: &str) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.line(text);
        sheet
    }

    /// Adds a line, or several.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.add(None, text.as_ref());
    }

    /// Adds a line, or several, that a value of the plan is written on.
    pub fn line_of(&mut self, place: &Place, text: impl AsRef<str>) {
        self.add(Some(place), text.as_ref());
    }

    /// Adds a comment, on as many lines as it takes, each behind what begins one.
    pub fn remark(&mut self, begin: &str, text: &str) {
        for line in comment::lines(text) {
            self.line(format!("{begin} {line}").trim_end());
        }
    }

    /// Adds a comment of a script for POSIX shells.
    pub fn remark_posix(&mut self, text: &str) {
        for line in comment::posix(text) {
            self.line(line);
        }
    }

    /// Notes what is left out.
    pub fn lose(&mut self, place: Place, reason: Message) {
        self.losses.push(Loss::new(place, reason));
    }

    /// Takes over the losses of a part that was written apart.
    pub fn lose_all(&mut self, losses: impl IntoIterator<Item = Loss>) {
        self.losses.extend(losses);
    }

    /// The text, without a line break at the end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of each line.
    #[must_use]
    pub fn places(&self) -> &[Option<Place>] {
        &self.places
    }

    /// What is left out, in the order of the text.
    #[must_use]
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    fn add(&mut self, place: Option<&Place>, text: &str) {
        for line in text.split('\n') {
            if !self.places.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(line);
            self.places.push(place.cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::plan::PLAN_NAME;

    #[test]
    fn every_line_has_its_place() {
        let mut sheet = Sheet::default();
        let name = Place::of(&PLAN_NAME);
        sheet.line("");
        sheet.line_of(&name, "a\nb");
        sheet.line("end");
        assert_eq!(sheet.text(), "\na\nb\nend");
        assert_eq!(sheet.places(), [None, Some(name.clone()), Some(name), None]);
    }
}
