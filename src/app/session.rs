//! All that the form knows, and how each action changes it.
//!
//! [`Session::after`] is pure: the clock, the languages and the clipboard's answer come in with actions. The report is
//! made here and nowhere else, so it always speaks of the request as it stands.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::frame::Frame;
use crate::app::history::{History, Snapshot, StepKind};
use crate::app::host::{Change, HostEvent, HostMessage};
use crate::app::later::{self, LoadState};
use crate::app::{edit, ids, typed, whole};
use crate::browser;
use crate::insight::zone::{Clock, Zone};
use crate::inventory::Inventory;
use crate::lang::{Language, Message};
use crate::output::{self, Format};
use crate::params;
use crate::params::source::{SOURCE_TYPE, SourceType};
use crate::plan::draft::Draft;
use crate::plan::place::{Place, Step};
use crate::plan::reading::Reading;
use crate::request::endpoint::DEFAULT_REGION;
use crate::rules::{self, Finding, Report, World};
use crate::values::interval::Unit;
use crate::values::json::{Member, Node, Value};
use crate::values::order;
use crate::values::sorted::{Map, Set};

/// The state of the form.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is of a subject of its own")]
pub struct Session {
    /// Everything that has been entered, for whatever source type.
    pub draft: Rc<Draft>,
    /// What is sent: the draft without what belongs to other source types.
    pub sent: Rc<Draft>,
    /// Where that holds values of an example, which the reader is to replace, in the order of the form.
    pub samples: Rc<[Place]>,
    /// Whether it is of the basic edition.
    pub basic: bool,
    /// What the rules say about it.
    pub report: Rc<Report>,
    /// Where something was entered and left: problems there are shown.
    pub left: Rc<Set<Place>>,
    /// Whether every problem is shown: copying was tried, or the plan came from elsewhere.
    pub all_shown: bool,
    /// How often copying was tried while there were errors.
    pub attempts: u32,
    /// The control of a part that is being typed on, and its text.
    pub typing: Option<(String, AttrValue)>,
    /// Where something was typed or chosen last, and when: its control is drawn anew, whatever came of it.
    pub edited: Option<(Place, u64)>,
    /// Lists with an empty row at their end.
    pub extended: Rc<Set<Place>>,
    /// The unit last chosen for a schedule without an amount.
    pub units: Rc<Map<Place, Unit>>,
    /// A number for each backup rule that stays with it.
    pub backup_rules: Rc<Vec<u32>>,
    /// The backup rules that show their summary only.
    pub folded: Rc<Set<u32>>,
    /// The region the request goes to.
    pub region: AttrValue,
    /// The endpoint instead of the region's own; empty: that one.
    pub endpoint: AttrValue,
    /// The language.
    pub language: Language,
    /// The colours.
    pub theme: Theme,
    /// Whether spacing is narrow.
    pub compact: bool,
    /// Whether keys that write a character are shortcuts while no text is typed.
    pub single_keys: bool,
    /// The zone that first runs are written in.
    pub zone: Zone,
    /// The time.
    pub clock: Clock,
    /// The output format.
    pub format: &'static Format,
    /// The formats that were chosen, the last one of each group.
    pub chosen: Rc<[&'static Format]>,
    /// What the page around the form decides.
    pub frame: Rc<Frame>,
    /// What it has to say, each of what stood there then.
    pub heard: Rc<[HostMessage]>,
    /// What it said, as it was given.
    pub given: Rc<[HostMessage]>,
    /// How the plan was changed last.
    pub change: Change,
    /// What the page wants to know, last of all. The number tells two apart.
    pub outward: (u32, Option<HostEvent>),
    /// When and as what the request is signed, while there are keys to sign it with.
    pub stamp: Option<Stamp>,
    /// The field that has the focus.
    pub here: Option<Place>,
    /// What was done last, for the status line.
    pub done: Option<Message>,
    /// How many things were done that are no change of the plan: one may be done twice.
    pub deeds: u64,
    /// Where the focus goes next: the ids to try. The number tells two requests apart.
    pub focus: (u32, Rc<[String]>),
    /// The last number given to a backup rule.
    pub last_number: u32,
    /// Whether the part of the form that comes later is there.
    pub later: LoadState,
    /// The dialog that is open.
    pub open: Option<Dialog>,
    /// Only what is needed is shown, and these parameters all the same.
    pub narrowed: Option<Rc<Set<Place>>>,
    /// What the plan was when it began: nothing yet, a shared plan, an example.
    pub start: Rc<Draft>,
    /// The steps that can be undone and redone.
    pub history: History,
    /// The text of the request while it is edited as JSON.
    pub json: Option<AttrValue>,
    /// Tells one state from the next.
    pub revision: u64,
    /// How many plans links have brought.
    pub linked: u32,
    /// What the account is known to have.
    pub inventory: Arc<Inventory>,
    /// What the reader has seen to before sending, each as it was said.
    pub ticked: Rc<Set<String>>,
}

/// The colours of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order a press of the button goes through them.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The word in attributes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme that a press of the button brings.
    #[must_use]
    pub fn next(self) -> Theme {
        Theme::ALL.into_iter().cycle().skip_while(|theme| *theme != self).nth(1).unwrap_or_default()
    }

    /// The theme of a word; any other is [`Theme::Auto`].
    #[must_use]
    pub fn of(word: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or_default()
    }
}

/// What makes a signature one of its time: taken anew whenever the request or the keys change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// UNIX seconds.
    pub time: i64,
    /// What no other request has had.
    pub nonce: AttrValue,
}

impl Default for Session {
    fn default() -> Self {
        Session::new(SourceType::EcsFile, Language::English)
    }
}

impl Session {
    /// A new plan of a source type.
    #[must_use]
    pub fn new(source: SourceType, language: Language) -> Self {
        let mut session = Session {
            draft: Rc::default(),
            sent: Rc::default(),
            samples: Rc::from([]),
            basic: false,
            report: Rc::default(),
            left: Rc::default(),
            all_shown: false,
            attempts: 0,
            typing: None,
            edited: None,
            extended: Rc::default(),
            units: Rc::default(),
            backup_rules: Rc::default(),
            folded: Rc::default(),
            region: AttrValue::Static(DEFAULT_REGION),
            endpoint: AttrValue::default(),
            language,
            theme: Theme::default(),
            compact: false,
            single_keys: true,
            zone: Zone::default(),
            clock: Clock::UNKNOWN,
            format: &output::json::FORMAT,
            chosen: Rc::from([]),
            frame: Rc::default(),
            heard: Rc::default(),
            given: Rc::default(),
            change: Change::default(),
            outward: (0, None),
            stamp: None,
            here: None,
            done: None,
            deeds: 0,
            focus: (0, Rc::from([])),
            last_number: 0,
            later: later::load_state(),
            open: None,
            narrowed: None,
            start: Rc::default(),
            history: History::default(),
            json: None,
            revision: 0,
            linked: 0,
            inventory: Arc::default(),
            ticked: Rc::default(),
        };
        session.adopt(blank(source));
        session.start = session.draft.clone();
        session
    }

    /// The source type, where it is a known one.
    #[must_use]
    pub fn source(&self) -> Option<SourceType> {
        source(&self.draft)
    }

    /// The value at a place.
    #[must_use]
    pub fn value(&self, place: &Place) -> Option<Node<'static>> {
        edit::read(&self.draft, place).map(std::borrow::Cow::into_owned)
    }

    /// The text at a place, to type on.
    #[must_use]
    pub fn text(&self, place: &Place) -> String {
        edit::read(&self.draft, place).map(|node| typed::text(&node)).unwrap_or_default()
    }

    /// The text of a part that is being typed on, if it is that one.
    #[must_use]
    pub fn typing_on(&self, name: &str) -> Option<AttrValue> {
        self.typing.as_ref().filter(|(typing, _)| typing == name).map(|(_, text)| text.clone())
    }

    /// Whether the box for anything is open. From an answer in it to the doctor of signatures the text comes along.
    #[must_use]
    pub fn is_box_open(&self) -> bool {
        matches!(self.open, Some(Dialog::Paste | Dialog::Signature))
    }

    /// The state after an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        let (action, by_page) = match action {
            Action::ByPage(action) => (*action, true),
            action => (action, false),
        };
        if !by_page && self.frame.refuses(&action) {
            self.refuse();
            self.revision += 1;
            return self;
        }
        let (before, kind) = (Snapshot::of(&self), StepKind::of(&action));
        let (sent, region, endpoint) =
            (self.sent.clone(), self.region.clone(), self.endpoint.clone());
        self.edited = action.edits().map(|place| (place.clone(), self.revision));
        if kind.as_ref().is_some_and(|kind| !kind.is_typed()) {
            self.typing = None;
        }
        self.act(action);
        if self.sent != sent {
            self.change.by_page = by_page;
        }
        if (&self.region, &self.endpoint) != (&region, &endpoint) {
            self.change.addressed_by_page = by_page;
        }
        if let Some(kind) = &kind {
            self.change.settled = !kind.is_typed();
        }
        self.remember(before, kind);
        self.revision += 1;
        self
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Edit(place, text) => self.edit(&place, &text),
            Action::EditPart(place, part, text) => self.edit_part(&place, part, text),
            Action::Set(place, value) => self.set(place, Some(value)),
            Action::Remove(place) => self.set(place, None),
            Action::Enter(place) => {
                self.keep(&place);
                self.here = Some(place);
            }
            Action::Leave(place) => self.leave(place),
            Action::LeaveList(list) => self.leave_list(list),
            Action::Settle => self.settle(),
            Action::AddRow(place) => self.add_row(place),
            Action::RemoveRow(place, index) => self.remove_row(&place, index),
            Action::MoveRow(place, from, to) => self.move_row(&place, from, to),
            Action::PasteRows(place, text) => self.paste_rows(&place, &text),
            Action::RemoveWindow(place, index) => self.remove_window(&place, index),
            Action::AddBackupRule => self.add_backup_rule(),
            Action::DuplicateBackupRule(index) => self.duplicate_backup_rule(index),
            Action::Fold(number) => self.fold(number),
            Action::Fix(patch) => self.fix(&patch),
            Action::FixAll => self.fix_all(),
            Action::Take(coming) => self.take(coming),
            Action::Merge(over) => self.merge(&over),
            Action::RewriteJson => self.write_json(true),
            Action::Reset => self.reset(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::ByHand(on) => self.by_hand(on),
            Action::EditJson(text) => self.edit_json(text),
            Action::Attempt => self.attempt(),
            Action::Report => self.report_errors(),
            Action::Done(message) => {
                self.done = Some(message);
                self.deeds += 1;
            }
            Action::Find(place) => self.find(&place),
            Action::Focus(id) => self.focus_on([id]),
            Action::SetRegion(region) => {
                self.region = region;
                self.judge();
            }
            Action::SetEndpoint(endpoint) => self.endpoint = endpoint,
            Action::SetLanguage(language) => self.language = language,
            Action::SetTheme(theme) => self.theme = theme,
            Action::SetCompact(compact) => self.compact = compact,
            Action::SetSingleKeys(on) => self.single_keys = on,
            Action::SetSource(source) => {
                self.set(Place::of(&SOURCE_TYPE), Some(Value::owned_text(source.value())));
            }
            Action::ReadAs(zone) => self.zone = zone,
            Action::ChooseFormat(format) => self.choose(format),
            Action::ChooseGroup(group) => self.choose_group(group),
            Action::Follow(frame) => self.follow(frame),
            // Taken apart before it comes here.
            Action::ByPage(action) => self.act(*action),
            Action::Hear(heard) => self.hear(heard),
            Action::Submit => self.submit(),
            Action::Taken(format, by) => self.tell(HostEvent::Taken(format, by)),
            Action::Redraw => {}
            Action::Stamp(stamp) => self.stamp = stamp,
            Action::LaterPart(state) => self.later = state,
            Action::Open(dialog) => {
                self.open = Some(dialog);
                // The dialog has the focus now, and nothing behind it.
                self.focus.1 = [].into();
            }
            Action::Close => self.close(),
            Action::Narrow(narrow) => self.narrow(narrow),
            Action::Reveal(section) => self.reveal(section),
            Action::GoToProblem(way) => self.go_to_problem(way),
            Action::Learn(inventory) => self.learn(&inventory),
            Action::Know(inventory) => {
                self.inventory = inventory;
                self.judge();
            }
            Action::Pick(sort, id) => self.pick(sort, &id),
            Action::TickOff(item) => self.tick_off(item),
            Action::Tick(clock) => {
                self.clock = clock;
                self.judge();
            }
        }
    }

    /// Takes a draft over, and all that follows from it.
    pub(in crate::app) fn adopt(&mut self, draft: impl Into<Rc<Draft>>) {
        self.draft = draft.into();
        self.sent = Rc::new(sendable(&self.draft));
        self.samples = whole::samples(&self.sent).collect();
        self.done = None;
        self.number_backup_rules();
        self.judge();
        // A text that cannot be read yet is being written, and would be lost.
        if !self.has_unread_json() {
            self.write_json(self.json.is_some());
        }
    }

    /// Changes the draft by a function.
    pub(in crate::app) fn change(&mut self, change: impl FnOnce(&mut Draft)) {
        let mut draft = Draft::clone(&self.draft);
        change(&mut draft);
        if draft != *self.draft {
            self.adopt(draft);
        }
    }

    /// What the rules know of the world.
    #[must_use]
    pub fn world(&self) -> World {
        World {
            now: self.clock.now,
            region: (!self.region.is_empty()).then(|| self.region.to_string()),
            known: Arc::clone(&self.inventory),
            levels: self.frame.levels.clone(),
            ..World::default()
        }
    }

    pub(in crate::app) fn judge(&mut self) {
        let world = self.world();
        self.basic = Reading::of(self.sent.root()).is_basic();
        let mut report = rules::check(self.sent.root(), &world);
        let said = self
            .still_heard()
            .map(|heard| Finding::said(heard.place.clone(), heard.severity, &heard.text));
        report.add(said.collect(), self.sent.root());
        self.report = Rc::new(report);
    }

    pub(in crate::app) fn attempt(&mut self) {
        self.typing = None;
        self.all_shown = true;
        if !self.report.is_valid() {
            self.attempts += 1;
            self.focus_on([ids::SUMMARY.to_owned()]);
        } else if self.report.findings.iter().any(|it| it.rule.is_of_what_is_missing()) {
            // What the service takes and can do nothing with is listed, too.
            self.attempts += 1;
        }
    }

    /// Closes the dialog. The focus goes back to where it was opened from.
    pub(in crate::app) fn close(&mut self) {
        if let Some(dialog) = self.open.take() {
            // What had the focus, and what opens the dialog, may be gone by now.
            self.focus_on([browser::BEFORE.to_owned(), dialog.opener(), ids::OUTPUT.to_owned()]);
        }
    }

    pub(in crate::app) fn find(&mut self, place: &Place) {
        self.keep(place);
        if let [Step::Name(_), Step::Index(index), ..] = place.steps()
            && let Some(number) = self.backup_rules.get(*index)
        {
            Rc::make_mut(&mut self.folded).remove(number);
        }
        self.focus_on(ids::leading_to(place));
    }

    pub(in crate::app) fn focus_on(&mut self, ids: impl IntoIterator<Item = String>) {
        self.focus = (self.focus.0 + 1, ids.into_iter().collect());
    }
}

/// A plan to begin with: there is no other backup type, and every plan wants one.
#[must_use]
pub fn blank(source: SourceType) -> Draft {
    let mut draft = Draft::default();
    draft.set(&Place::of(&SOURCE_TYPE), Value::owned_text(source.value()));
    draft.set(&Place::of(&params::plan::BACKUP_TYPE), Value::owned_text(params::plan::COMPLETE));
    draft
}

/// The source type of a draft, where it is a known one.
#[must_use]
pub fn source(draft: &Draft) -> Option<SourceType> {
    draft.param(&SOURCE_TYPE).and_then(Node::text).and_then(SourceType::of)
}

/// The draft without what does not belong to its source type, in the order of the API's page: the same plan is the
/// same text, in whatever order it was entered.
#[must_use]
pub fn sendable(draft: &Draft) -> Draft {
    let source = source(draft);
    let own = |member: &&Member<'static>| {
        params::find(&member.name).is_none_or(|param| param.applies(source))
    };
    let mut members: Vec<Member<'static>> = draft.members().iter().filter(own).cloned().collect();
    let row = |member: &Member| params::find(&member.name).map_or(usize::MAX, |param| param.order);
    order::sort(&mut members, |one, other| row(one).cmp(&row(other)));
    Draft::of(Value::Object(members).into())
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}
