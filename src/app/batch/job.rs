//! A file that is being checked, as far as the page knows.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::batch::MOST_BYTES;
use crate::app::batch::message::{Failure, Opened, Progress, View, Word};
use crate::lang::Message;

/// How often those who do not see the bar are told how far it is, in milliseconds.
const SPOKEN: f64 = 4_000.0;

/// A file that is being checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {
    /// Its name; nothing while there is no file.
    pub name: Option<AttrValue>,
    /// How many bytes it has.
    pub size: f64,
    /// When the check began, and what time it is, in milliseconds.
    pub time: (f64, f64),
    /// How far it has come.
    pub progress: Progress,
    /// Whether the reader has stopped it.
    pub cancelled: bool,
    /// What is shown of it.
    pub view: View,
    /// The plan that is shown in full.
    pub opened: Option<Opened>,
    /// How far it had come when that was said last, and when.
    pub spoken: (Progress, f64),
    /// How much of a file is written, while one is.
    pub saving: Option<f64>,
    /// What is said of the file that was written last.
    pub done: Option<Message>,
    /// Why it cannot go on.
    pub trouble: Option<Trouble>,
}

/// Why a file cannot be checked, or no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is too large.
    TooLarge,
    /// There can be no worker.
    NoWorker,
    /// The file can no longer be read.
    Read,
    /// There is an error in this program.
    Stop,
}

/// What happens to it.
#[derive(Clone, Debug)]
pub enum Event {
    /// A file of a name and size was chosen, at a time in milliseconds.
    Chosen(AttrValue, f64, f64),
    /// The worker said something, at a time in milliseconds.
    Heard(Word, f64),
    /// There is no worker, or none any more.
    Alone(Trouble),
    /// The reader stopped it.
    Cancelled,
    /// A file is to be written.
    Saving,
    /// No file is written any more, and this is to be said of it.
    Saved(Option<Message>),
}

impl Job {
    /// Whether it is under way.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.name.is_some() && !self.progress.ended && self.trouble.is_none()
    }

    /// How many plans there are.
    #[must_use]
    pub fn plans(&self) -> usize {
        self.progress.standings.iter().sum()
    }

    /// The seconds it has taken.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        ((self.time.1 - self.time.0) / 1_000.0).max(0.001)
    }

    /// The share of the file that has been read, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        share(&self.progress, self.size)
    }

    fn follow(&mut self, event: Event) {
        match event {
            Event::Chosen(name, size, now) => {
                let trouble = (size > MOST_BYTES).then_some(Trouble::TooLarge);
                *self = Job { name: Some(name), size, time: (now, now), trouble, ..Job::default() };
                self.spoken.1 = now;
            }
            Event::Heard(Word::Progress(progress), now) => {
                self.time.1 = now;
                if progress.ended || now - self.spoken.1 >= SPOKEN {
                    self.spoken = (progress.clone(), now);
                }
                self.progress = progress;
            }
            Event::Heard(Word::View(view), _) => self.view = view,
            Event::Heard(Word::Opened(opened), _) => self.opened = Some(opened),
            Event::Heard(Word::Saving(share), _) => self.saving = Some(share),
            Event::Heard(Word::Failed(Failure::Read), _) => self.fail(Trouble::Read),
            Event::Heard(Word::Failed(Failure::Stop), _) => self.fail(Trouble::Stop),
            Event::Alone(trouble) => self.fail(trouble),
            Event::Cancelled => self.cancelled |= self.runs(),
            Event::Saving => (self.saving, self.done) = (Some(0.0), None),
            Event::Saved(done) => (self.saving, self.done) = (None, done),
        }
    }

    fn fail(&mut self, trouble: Trouble) {
        self.trouble = Some(trouble);
        self.saving = None;
    }
}

/// The share of a file that has been read, from 0 to 1.
#[must_use]
pub fn share(progress: &Progress, size: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a file of some megabytes is exact")]
    let read = progress.read as f64;
    if progress.ended || size <= 0.0 { 1.0 } else { (read / size).min(1.0) }
}

impl Reducible for Job {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut job = Rc::unwrap_or_clone(self);
        job.follow(event);
        Rc::new(job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(events: impl IntoIterator<Item = Event>) -> Job {
        let mut job = Job::default();
        events.into_iter().for_each(|event| job.follow(event));
        job
    }

    fn heard(read: usize, ended: bool, now: f64) -> Event {
        let progress = Progress { read, ended, standings: [1, 2, 3], ..Progress::default() };
        Event::Heard(Word::Progress(progress), now)
    }

    fn chosen(size: f64) -> Event {
        Event::Chosen("a.json".into(), size, 1_000.0)
    }

    #[test]
    fn a_file_is_checked_from_its_choice_to_its_end() {
        assert!(!Job::default().runs());
        let job = after([chosen(100.0), heard(25, false, 3_000.0)]);
        assert!(job.runs());
        assert_eq!(
            (job.plans(), job.share().to_string(), job.seconds().to_string()),
            (6, "0.25".to_owned(), "2".to_owned())
        );
        let job = after([chosen(100.0), heard(25, false, 3_000.0), heard(90, true, 4_000.0)]);
        assert!(!job.runs() && !job.cancelled);
    }

    #[test]
    fn those_who_listen_are_told_now_and_then_and_at_the_end() {
        let spoken = |until: usize| {
            let events = [
                chosen(100.0),
                heard(1, false, 2_000.0),
                heard(2, false, 5_000.0),
                heard(3, false, 6_000.0),
                heard(4, true, 6_100.0),
            ];
            after(events.into_iter().take(until)).spoken.0.read
        };
        assert_eq!([1, 2, 3, 4, 5].map(spoken), [0, 0, 2, 2, 4]);
    }

    #[test]
    fn a_file_that_is_too_large_is_not_begun() {
        let job = after([chosen(MOST_BYTES + 1.0)]);
        assert_eq!((job.runs(), job.trouble), (false, Some(Trouble::TooLarge)));
    }

    #[test]
    fn another_file_begins_anew() {
        let job = after([chosen(9.0), heard(9, true, 2_000.0), Event::Saving, chosen(9.0)]);
        assert_eq!(job, after([chosen(9.0)]));
        assert!(after([chosen(9.0), Event::Cancelled]).cancelled);
        assert!(!after([chosen(9.0), heard(9, true, 2.0), Event::Cancelled]).cancelled);
    }
}
