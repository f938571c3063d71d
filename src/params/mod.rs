//! The table of parameters: what the API takes, a row each.
//!
//! [`ALL`] has one for each of the API's 33; the 8 members of a backup rule and the known keys of the parameters that hold
//! an object have theirs in [`Param::members`]. [`find`] knows them by name.
//!
//! The form, the wire format, the shape rules, the JSON Schema and the help texts read these rows; none of them says
//! anything about a parameter that a row already says. A row's facts are those of the API's page; a test holds them
//! against `tests/data/page.tsv`. Which source type a parameter belongs to follows the page, the official SDK's
//! metadata and the official Terraform provider.

pub mod backup_rule;
pub mod cross_account;
pub mod detail;
pub mod evidence;
pub mod files;
pub mod plan;
pub mod remark;
pub mod sections;
pub mod source;
pub mod sync;

use std::ptr;

use crate::lang::{Text, t};
use crate::params::remark::Remark;
use crate::params::source::SourceType;
use crate::values::id::IdKind;

/// The operation's page.
pub const PAGE: &str = "https://www.alibabacloud.com/help/en/cloud-backup/developer-reference/api-hbr-2017-09-08-createbackupplan";

/// Every top-level parameter, in the order of the API's page.
pub static ALL: [&Param; COUNT] = [
    &source::SOURCE_TYPE,
    &plan::PLAN_NAME,
    &plan::BACKUP_TYPE,
    &plan::VAULT_ID,
    &plan::SCHEDULE,
    &plan::RETENTION,
    &sync::CLUSTER_ID,
    &source::FILE_SYSTEM_ID,
    &source::CREATE_TIME,
    &source::BUCKET,
    &source::PREFIX,
    &source::INSTANCE_ID,
    &detail::DETAIL,
    &source::UDM_REGION_ID,
    &files::SPEED_LIMIT,
    &files::INCLUDE,
    &files::EXCLUDE,
    &files::OPTIONS,
    &sync::DATA_SOURCE_ID,
    &files::PATH,
    &backup_rule::RULE,
    &source::INSTANCE_NAME,
    &source::OTS_DETAIL,
    &cross_account::CROSS_ACCOUNT_TYPE,
    &cross_account::CROSS_ACCOUNT_USER_ID,
    &cross_account::CROSS_ACCOUNT_ROLE_NAME,
    &plan::KEEP_LATEST_SNAPSHOTS,
    &sync::DEST_SOURCE_TYPE,
    &sync::DEST_DATA_SOURCE_ID,
    &sync::DEST_DATA_SOURCE_DETAIL,
    &sync::CHANGE_LIST_PATH,
    &plan::DISABLED,
    &plan::EDITION,
];

/// The days of a copy that is kept forever (the official Terraform provider's default).
pub const FOR_EVER: i64 = -1;

/// How many top-level parameters there are.
pub const COUNT: usize = 33;

/// One request parameter, or one member of a structured one.
#[derive(Debug)]
pub struct Param {
    /// The name on the wire.
    pub name: &'static str,
    /// How answers spell the name, where that is otherwise and the service takes it, too.
    pub alias: Option<&'static str>,
    /// Its place on the API's page, from 1; 0 for a member.
    pub order: usize,
    /// What kind of value it takes.
    pub kind: Kind,
    /// Where it travels in the request.
    pub position: Position,
    /// Whether each source type needs it.
    pub needs: Needs,
    /// What becomes of it in the BASIC edition.
    pub basic: Basic,
    /// The page's example, as the API reads it; empty where the page has none.
    pub example: &'static str,
    /// What the form calls it.
    pub label: Text,
    /// What to write, in a few words.
    pub hint: Text,
    /// The rows of a structured value.
    pub members: &'static [&'static Param],
    /// What else is known about it, and how sure that is.
    pub remarks: &'static [Remark],
}

/// Two rows are equal when they are the same row, so a row costs nothing as a component's property.
impl PartialEq for Param {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Param {}

/// What kind of value a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A text that spaces around it do not belong to, with the most characters it may have.
    Name {
        /// The most Unicode scalar values, where there is a limit.
        max: Option<usize>,
    },
    /// The ID of a resource, of a known kind where the API's IDs have a prefix.
    Id(Option<&'static IdKind>),
    /// The ID of a region.
    Region,
    /// A text that is taken as it is, spaces and all.
    Verbatim,
    /// One of a few texts, exactly.
    Choice(&'static [Choice]),
    /// A text for which some values are known.
    Suggested(&'static [Choice]),
    /// A 64-bit integer, with the least it may be.
    Integer {
        /// The least value, where the API states one.
        min: Option<i64>,
        /// What it counts, shown behind the control.
        unit: Option<Text>,
    },
    /// The integer 0 or 1.
    ZeroOne,
    /// `true` or `false`.
    Boolean,
    /// `I|{start}|{interval}`
    Schedule,
    /// `{start}:{end}:{KB/s}`, joined by `|`.
    SpeedLimit,
    /// An array of absolute paths.
    Paths,
    /// An array of backup rules.
    BackupRules,
    /// An array of texts inside an object; of IDs, where a kind is given.
    Texts(Option<&'static IdKind>),
    /// An object, which may also be given as JSON text.
    Object,
    /// A text that holds a JSON object.
    ObjectText,
    /// A text that holds a JSON array of texts.
    ListText,
}

impl Kind {
    /// Whether it is an object or a list that is given as JSON, as it is or as text.
    #[must_use]
    pub fn holds_json(self) -> bool {
        matches!(self, Kind::Object | Kind::ObjectText | Kind::ListText)
    }
}

/// One value of a [`Kind::Choice`] or [`Kind::Suggested`].
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value on the wire.
    pub value: &'static str,
    /// What the form calls it.
    pub label: Text,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// In the URL's query.
    Query,
    /// In the form body.
    Form,
}

/// Whether a source type needs a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The request is refused without it.
    Required,
    /// The request is taken without it, and the plan is then of no use.
    Expected,
    /// It may be given.
    Optional,
    /// It may be given, but has no effect; the form shows it only when it is there.
    Idle,
    /// It does not belong to this source type.
    Foreign,
}

/// The need of each source type, in the order of [`SourceType::ALL`].
pub type Needs = [Need; 6];

/// What becomes of a parameter in the BASIC edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basic {
    /// As in the standard edition.
    Same,
    /// It may be left out.
    NotExpected,
    /// It has no effect.
    Ignored,
}

impl Param {
    /// What a row has unless it says otherwise: an optional plain text of every source type, in the query.
    pub const BASE: Param = Param {
        name: "",
        alias: None,
        order: 0,
        kind: Kind::Name { max: None },
        position: Position::Query,
        needs: needs(*b"OOOOOO"),
        basic: Basic::Same,
        example: "",
        label: t("", ""),
        hint: t("", ""),
        members: &[],
        remarks: &[],
    };

    /// A schedule: the plan's own, or a backup rule's.
    const SCHEDULED: Param = Param {
        kind: Kind::Schedule,
        example: "I|1602673264|P1D",
        label: t("Schedule", "执行周期"),
        hint: t(
            "Counts from a fixed start; a missed run is not made up",
            "从固定时刻起计；错过的不补",
        ),
        ..Param::BASE
    };

    /// How long backups are kept: 1 day or more (the page; `minimum` of the official metadata).
    const RETAINED: Param = Param {
        kind: Kind::Integer { min: Some(1), unit: Some(t("days", "天")) },
        example: "7",
        label: t("Retention", "保留天数"),
        hint: t("How long each backup is kept, at least 1 day", "每个备份保留的天数，至少 1 天"),
        ..Param::BASE
    };

    /// Whether there is a copy in another region.
    const COPIED: Param = Param {
        kind: Kind::Boolean,
        label: t("Copy to another region", "异地复制"),
        hint: t("Then name the region and the days", "打开后填写地域和天数"),
        ..Param::BASE
    };

    /// The region of the copy.
    const COPIED_TO: Param = Param {
        kind: Kind::Region,
        label: t("Copy region", "异地复制地域"),
        hint: t("Where the copy is kept", "副本存放的地域"),
        ..Param::BASE
    };

    /// How long the copy is kept.
    const COPY_RETAINED: Param = Param {
        kind: Kind::Integer { min: None, unit: Some(t("days", "天")) },
        label: t("Copy retention", "异地备份保留天数"),
        hint: t("How long the copy is kept; -1 means forever", "副本保留的天数；-1 为永久"),
        ..Param::BASE
    };

    /// Whether a source type needs it; before a source type is chosen nothing is foreign.
    #[must_use]
    pub fn need(&self, source: Option<SourceType>) -> Need {
        source.map_or(Need::Optional, |source| self.needs[source as usize])
    }

    /// Whether it belongs to a source type.
    #[must_use]
    pub fn applies(&self, source: Option<SourceType>) -> bool {
        self.need(source) != Need::Foreign
    }

    /// Whether a text is one of the row's choices.
    #[must_use]
    pub fn has_choice(&self, text: &str) -> bool {
        let (Kind::Choice(choices) | Kind::Suggested(choices)) = self.kind else { return false };
        choices.iter().any(|choice| choice.value == text)
    }

    /// Where the parameter stands on the API's page: a link that scrolls to its name.
    #[must_use]
    pub fn reference(&self) -> String {
        let mut out = String::new();
        self.write_reference(&mut out);
        out
    }

    /// Writes the same at the end of another text.
    pub fn write_reference(&self, out: &mut String) {
        for part in [PAGE, "#:~:text=", self.name] {
            out.push_str(part);
        }
    }

    /// The row of a member.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<&'static Param> {
        self.members.iter().copied().find(|member| member.name == name)
    }
}

/// The top-level parameter of a name on the wire: `Rule` for `Rule.1.Schedule`.
#[must_use]
pub fn of_wire(name: &str) -> Option<&'static Param> {
    find(name.split('.').next().unwrap_or(name))
}

/// The top-level row of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Param> {
    let index = *BY_NAME.get(slot(name.as_bytes()))?;
    ALL.get(usize::from(index)).copied().filter(|param| param.name == name)
}

/// How many slots names are spread over.
const SLOTS: usize = 128;

/// The position in [`ALL`] of the name that falls into each slot; beyond the last, where none does.
static BY_NAME: [u8; SLOTS] = {
    let mut positions = [u8::MAX; SLOTS];
    let mut position = 0;
    while position < COUNT {
        let slot = slot(ALL[position].name.as_bytes());
        assert!(positions[slot] == u8::MAX, "two names fall into one slot: spread them otherwise");
        #[expect(clippy::cast_possible_truncation, reason = "there are fewer than 255")]
        let small = position as u8;
        positions[slot] = small;
        position += 1;
    }
    positions
};

/// The slot of a name, by what tells the names of the API apart: their length and three of their letters.
const fn slot(name: &[u8]) -> usize {
    let length = name.len();
    if length == 0 {
        return 0;
    }
    let letters =
        name[0] as usize * 3 + name[length - 1] as usize * 4 + name[length / 2] as usize * 7;
    (length + letters) % SLOTS
}

/// Reads six letters, one a source type in the order of [`SourceType::ALL`]: `R` required, `P` expected in practice,
/// `O` optional, `I` idle, `-` foreign.
const fn needs(letters: [u8; 6]) -> Needs {
    let mut needs = [Need::Optional; 6];
    let mut index = 0;
    while index < letters.len() {
        needs[index] = match letters[index] {
            b'R' => Need::Required,
            b'P' => Need::Expected,
            b'O' => Need::Optional,
            b'I' => Need::Idle,
            b'-' => Need::Foreign,
            _ => panic!("a need is one of R, P, O, I and -"),
        };
        index += 1;
    }
    needs
}
