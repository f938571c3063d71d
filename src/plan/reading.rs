//! What a request says, as far as it can be read: the one look at it that every rule shares.

use crate::params::files::{EXCLUDE, INCLUDE, OPTIONS, PATH, USE_VSS};
use crate::params::plan::{BASIC, EDITION};
use crate::params::source::{SOURCE_TYPE, SourceType};
use crate::params::{self, Basic, COUNT, Kind, Param};
use crate::plan::held::{Held, NotHeld};
use crate::plan::place::Place;
use crate::values::json::{Node, Value, is_blank};

/// The edition of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// STANDARD, also where none is given.
    Standard,
    /// BASIC, which there is for files of ECS instances alone.
    Basic,
    /// BASIC where the source type has no such edition.
    BasicElsewhere,
    /// A text that is neither.
    Unknown,
}

impl Edition {
    fn of(node: Option<&Node<'_>>, source: Option<SourceType>) -> Edition {
        let Some(node) = node.filter(|node| !node.value.is_blank()) else {
            return Edition::Standard;
        };
        match node.text() {
            Some(BASIC) if source.is_none_or(|source| source == SourceType::EcsFile) => {
                Edition::Basic
            }
            Some(BASIC) => Edition::BasicElsewhere,
            Some(text) if EDITION.has_choice(text) => Edition::Standard,
            _ => Edition::Unknown,
        }
    }
}

/// A request that was looked at once.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The whole request, an object.
    pub root: &'a Node<'a>,
    /// The source type, where it can be read.
    pub source: Option<SourceType>,
    /// The edition.
    pub edition: Edition,
    /// Whether files are read through Windows VSS.
    pub use_vss: bool,
    /// Each parameter's value, by its place on the page; `null` counts as absent.
    nodes: [Option<&'a Node<'a>>; COUNT + 1],
    /// What each parameter holds that should hold an object or a list.
    held: Vec<(&'static Param, Result<Held<'a>, NotHeld>)>,
}

impl<'a> Reading<'a> {
    /// Looks at a request.
    #[must_use]
    pub fn of(root: &'a Node<'a>) -> Self {
        let nodes = by_row(root);
        let text = |param: &Param| nodes[param.order].and_then(Node::text);
        let source = text(&SOURCE_TYPE).and_then(SourceType::of);
        let mut reading = Reading {
            root,
            source,
            edition: Edition::of(nodes[EDITION.order], source),
            use_vss: false,
            held: params::ALL
                .iter()
                .filter(|param| param.kind.holds_json())
                .filter_map(|param| {
                    let list = param.kind == Kind::ListText;
                    Some((*param, Held::open(Place::of(param), nodes[param.order]?, list)))
                })
                .collect(),
            nodes,
        };
        reading.use_vss = !reading.is_basic()
            && reading.held(&OPTIONS).is_some_and(|options| options.is_true(&USE_VSS));
        reading
    }

    /// Whether the plan is of the basic edition.
    #[must_use]
    pub fn is_basic(&self) -> bool {
        self.edition == Edition::Basic
    }

    /// The value of a parameter, whether or not it belongs to the source type.
    #[must_use]
    pub fn node(&self, param: &Param) -> Option<&'a Node<'a>> {
        self.nodes[param.order]
    }

    /// The value of a parameter that belongs to the source type and the edition: what rules between parameters look at.
    #[must_use]
    pub fn own(&self, param: &Param) -> Option<&'a Node<'a>> {
        let ignored = self.is_basic() && param.basic == Basic::Ignored;
        self.node(param).filter(|_| param.applies(self.source) && !ignored)
    }

    /// Whether a parameter is there and not blank, as it is or as text. One that cannot be read counts as given.
    #[must_use]
    pub fn given(&self, param: &Param) -> bool {
        let empty = |held: &Held<'_>| held.in_text && held.node().value.is_blank();
        self.node(param).is_some_and(|node| !node.value.is_blank())
            && !self.opened(param).is_some_and(|held| held.as_ref().is_ok_and(empty))
    }

    /// The text of a parameter that belongs to the source type, when it is not blank.
    #[must_use]
    pub fn text(&self, param: &Param) -> Option<&'a str> {
        self.own(param).and_then(Node::text).filter(|text| !is_blank(text))
    }

    /// The integer of a parameter that belongs to the source type.
    #[must_use]
    pub fn integer(&self, param: &Param) -> Option<i64> {
        self.own(param).and_then(integer)
    }

    /// The object or list that a parameter of the source type holds, when it can be read and is not blank.
    #[must_use]
    pub fn held(&self, param: &Param) -> Option<&Held<'a>> {
        self.own(param).filter(|node| !node.value.is_blank())?;
        self.opened(param)?.as_ref().ok()
    }

    /// What a parameter holds, whether or not it belongs to the source type, or why it holds nothing.
    #[must_use]
    pub fn opened(&self, param: &Param) -> Option<&Result<Held<'a>, NotHeld>> {
        self.held.iter().find(|(of, _)| *of == param).map(|(_, held)| held)
    }

    /// The backup paths that can be read and are not blank, with their positions.
    pub fn paths(&self) -> impl Iterator<Item = (usize, &'a str)> + Clone {
        let entries = self.own(&PATH).and_then(Node::entries).unwrap_or_default();
        let texts =
            entries.iter().enumerate().filter_map(|(index, entry)| Some((index, entry.text()?)));
        texts.filter(|(_, path)| !is_blank(path))
    }

    /// Whether a switch of the plan is exactly `true`.
    #[must_use]
    pub fn is_true(&self, param: &Param) -> bool {
        self.node(param).is_some_and(|node| node.value.is_true())
    }

    /// Whether the plan runs by backup rules and by nothing else.
    #[must_use]
    pub fn runs_by_rules_alone(&self) -> bool {
        self.source.is_some_and(SourceType::runs_by_rules_alone)
    }

    /// The backup rules that have an effect: those that are objects, with their positions; none in the basic edition.
    pub fn backup_rules(&self) -> impl Iterator<Item = (usize, &'a Node<'a>)> + Clone {
        objects(self.own(&params::backup_rule::RULE))
    }

    /// The backup rules that are objects, with their positions, whether or not they have an effect.
    pub fn given_backup_rules(&self) -> impl Iterator<Item = (usize, &'a Node<'a>)> + Clone {
        objects(self.node(&params::backup_rule::RULE))
    }

    /// The entries of Include or Exclude that are texts, with their positions.
    pub fn filters(&self, param: &Param) -> impl Iterator<Item = (usize, &Node<'a>)> {
        debug_assert!(*param == INCLUDE || *param == EXCLUDE, "only these two hold a list as text");
        let entries = self.held(param).and_then(|held| held.node().entries()).unwrap_or_default();
        entries.iter().enumerate().filter(|(_, entry)| entry.text().is_some())
    }
}

/// The entries of a list that are objects, with their positions.
fn objects<'n, 'a>(
    list: Option<&'n Node<'a>>,
) -> impl Iterator<Item = (usize, &'n Node<'a>)> + Clone {
    let entries = list.and_then(Node::entries).unwrap_or_default();
    entries.iter().enumerate().filter(|(_, entry)| entry.members().is_some())
}

/// The value of each parameter of a request, by its place on the page; `null` counts as absent.
#[must_use]
pub fn by_row<'n, 'a>(request: &'n Node<'a>) -> [Option<&'n Node<'a>>; COUNT + 1] {
    let mut nodes = [None; COUNT + 1];
    for member in request.members().unwrap_or_default() {
        if let Some(param) = params::find(&member.name) {
            nodes[param.order] = Some(&member.node).filter(|node| node.value != Value::Null);
        }
    }
    nodes
}

/// The value of a member, `null` counting as absent.
#[must_use]
pub fn member<'n, 'a>(object: &'n Node<'a>, param: &Param) -> Option<&'n Node<'a>> {
    object.get(param.name).filter(|node| node.value != Value::Null)
}

/// The integer that a number is.
#[must_use]
pub fn integer(node: &Node<'_>) -> Option<i64> {
    match &node.value {
        Value::Number(number) => crate::values::json::integer(number).ok(),
        _ => None,
    }
}
