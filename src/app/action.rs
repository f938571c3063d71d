//! What can happen to the form.

use std::rc::Rc;
use std::sync::Arc;

use yew::AttrValue;

use crate::app::dialog::Dialog;
use crate::app::frame::Frame;
use crate::app::host::{By, HostMessage};
use crate::app::later::LoadState;
use crate::app::next_problem::Way;
use crate::app::session::{Stamp, Theme};
use crate::app::structured::Part;
use crate::app::words::history;
use crate::insight::zone::{Clock, Zone};
use crate::inventory::{Inventory, ResourceKind};
use crate::lang::{Language, Message, Text};
use crate::output::Format;
use crate::output::group::Group;
use crate::params::sections::Section;
use crate::params::source::SourceType;
use crate::plan::draft::Draft;
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::values::json::Value;

/// What can happen to the form.
#[derive(Clone, Debug)]
pub enum Action {
    /// A text was typed into a field.
    Edit(Place, String),
    /// A text was typed into the control of a part.
    EditPart(Place, Part, String),
    /// A value was chosen.
    Set(Place, Value<'static>),
    /// A value was taken away.
    Remove(Place),
    /// A control got the focus.
    Enter(Place),
    /// A control was left.
    Leave(Place),
    /// A list was left, with all its rows.
    LeaveList(Place),
    /// A list is to get a row.
    AddRow(Place),
    /// A row of a list is to go.
    RemoveRow(Place, usize),
    /// A row of a list is to change places: from where, to where.
    MoveRow(Place, usize, usize),
    /// A control that belongs to no value of the plan was left: what was typed on it is whole.
    Settle,
    /// Lines were pasted into a list.
    PasteRows(Place, String),
    /// A window of a speed limit is to go.
    RemoveWindow(Place, usize),
    /// A backup rule is to be added.
    AddBackupRule,
    /// A backup rule is to be there twice.
    DuplicateBackupRule(usize),
    /// A backup rule is to show its fields or its summary, by its number.
    Fold(u32),
    /// A fix was asked for.
    Fix(Vec<Op>),
    /// Every fix of an error was asked for.
    FixAll,
    /// A whole plan comes from elsewhere.
    Take(IncomingPlan),
    /// Lays a plan of the page around the form over the one that is there.
    Merge(Rc<Draft>),
    /// Writes the edited JSON anew from the plan, whatever stands there.
    RewriteJson,
    /// The plan is to be again what it was at the start.
    Reset,
    /// The last step is to be taken back.
    Undo,
    /// The step that was taken back last is to be made again.
    Redo,
    /// The request is to be edited as JSON, or no longer.
    ByHand(bool),
    /// The JSON of the request was edited.
    EditJson(String),
    /// The request was asked for while it may have errors.
    Attempt,
    /// The page around the form wants to have shown what keeps the plan from being handed over.
    Report,
    /// A text was copied or saved, or could not be.
    Done(Message),
    /// The control of a place is to be found.
    Find(Place),
    /// A control is to be found by its id.
    Focus(String),
    /// Another region.
    SetRegion(AttrValue),
    /// Another endpoint.
    SetEndpoint(AttrValue),
    /// Another language.
    SetLanguage(Language),
    /// Other colours.
    SetTheme(Theme),
    /// Other spacing.
    SetCompact(bool),
    /// Keys that write a character are to be shortcuts, or not.
    SetSingleKeys(bool),
    /// Another source type, chosen by the page around the form.
    SetSource(SourceType),
    /// Another zone for first runs.
    ReadAs(Zone),
    /// Another output format.
    ChooseFormat(&'static Format),
    /// A group of formats was chosen: the one that was last chosen of it.
    ChooseGroup(&'static Group),
    /// The page around the form decides anew.
    Follow(Rc<Frame>),
    /// The page around the form does something, not the reader.
    ByPage(Box<Action>),
    /// The page around the form has this to say.
    Hear(Vec<HostMessage>),
    /// The plan is to be handed to the page around the form.
    Submit,
    /// The output was taken away.
    Taken(&'static Format, By),
    /// Nothing happened; everything is shown anew.
    Redraw,
    /// The request is signed anew, or no longer.
    Stamp(Option<Stamp>),
    /// The part of the form that comes later is on its way, there, or not to be had.
    LaterPart(LoadState),
    /// A dialog is to open.
    Open(Dialog),
    /// The dialog is to close, or has closed.
    Close,
    /// Only what is needed is to be shown, or everything.
    Narrow(bool),
    /// A section is to be found.
    Reveal(&'static Section),
    /// The next or the previous problem is to be found.
    GoToProblem(Way),
    /// The account has these, too.
    Learn(Arc<Inventory>),
    /// The account has these, and no others are known.
    Know(Arc<Inventory>),
    /// One of those that the account is known to have was picked.
    Pick(ResourceKind, String),
    /// Something was seen to before sending, or was not after all.
    TickOff(String),
    /// The clock went on.
    Tick(Clock),
}

impl Action {
    /// The place whose control was typed on or chosen from.
    #[must_use]
    pub fn edits(&self) -> Option<&Place> {
        match self {
            Action::Edit(place, _) | Action::EditPart(place, ..) | Action::Set(place, _) => {
                Some(place)
            }
            _ => None,
        }
    }
}

/// A plan that comes from elsewhere, whole.
#[derive(Clone, Debug)]
pub struct IncomingPlan {
    /// The plan.
    pub draft: Rc<Draft>,
    /// Where it goes, if that came with it.
    pub region: Option<AttrValue>,
    /// The endpoint instead of the region's own; empty: that one.
    pub endpoint: Option<AttrValue>,
    /// Where it comes from.
    pub from: Origin,
}

/// Where a plan comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What was pasted or dropped.
    Paste,
    /// A file of many plans, which keeps its own.
    File,
    /// A link to this page.
    Link,
    /// What this tab held before it was loaded anew.
    Tab,
    /// What the form held before the page took it out, or the browser left the page. It begins where it did then.
    Back,
    /// One of the examples.
    Preset,
    /// The page around the form, which has the form begin with it.
    Start,
    /// The page around the form, which changes it.
    Page,
    /// Nowhere: it is to be begun anew.
    Empty,
}

impl Origin {
    /// Whether the reader brought it from outside, to look at what is wrong with it.
    #[must_use]
    pub fn is_brought(self) -> bool {
        matches!(self, Origin::Paste | Origin::File)
    }

    /// What taking such a plan is called; nothing for what was there before the page was.
    #[must_use]
    pub fn name(self) -> Option<Text> {
        match self {
            Origin::Paste => Some(history::PASTE),
            Origin::File => Some(history::OF_FILE),
            Origin::Link => Some(history::LINK),
            Origin::Preset => Some(history::EXAMPLE),
            Origin::Empty => Some(history::EMPTY),
            Origin::Page => Some(history::BY_PAGE),
            Origin::Tab | Origin::Back | Origin::Start => None,
        }
    }
}
