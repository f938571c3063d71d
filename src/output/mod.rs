//! The forms a request can be taken away in, one file a form.
//!
//! [`find`] knows them by name, and [`Format::write`] writes one.
//!
//! None of them holds the secret of an access key. Some hold a signature made with it, and are nothing without
//! credentials; others sign where they run, with keys that are found there.
//!
//! A form never changes a value: what it cannot carry it leaves out and says so ([`sheet::Loss`]).

pub mod cli;
pub mod code;
pub mod curl;
pub mod curl_env;
pub mod declared;
pub mod group;
pub mod har;
pub mod http;
pub mod json;
pub mod policy;
pub mod preflight;
pub mod ram_policy;
pub mod resource;
pub mod ros;
pub mod sheet;
pub mod signed_url;
pub mod terraform;
pub mod unsent;
pub mod wire;

use std::ptr;

use crate::insight::sentence;
use crate::insight::zone::{Clock, Zone};
use crate::lang::{Language, Text};
use crate::output::group::Group;
use crate::output::sheet::{Loss, Sheet};
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::request::{NeedsCredentials, SIGNS, Target};
use crate::values::json::{Node, Value};
use crate::values::sorted::Set;

/// Every form that this build can write, in the order it is offered: those of a group, those of a kind, one after
/// another.
pub static FORMATS: &[&Format] = &BUILT;

/// What writes a form.
type Write = fn(&Order<'_>) -> Result<Sheet, NeedsCredentials>;

const ALL: &[(&Format, Write)] = &[
    (&json::FORMAT, json::WRITE),
    (&wire::FORMAT, wire::WRITE),
    (&curl::FORMAT, curl::WRITE),
    (&curl_env::FORMAT, curl_env::WRITE),
    (&curl::POWERSHELL_FORMAT, curl::POWERSHELL_WRITE),
    (&curl_env::POWERSHELL, curl_env::POWERSHELL_WRITE),
    (&curl::CMD_FORMAT, curl::CMD_WRITE),
    (&curl::BATCH_FORMAT, curl::BATCH_WRITE),
    (&cli::FORMAT, cli::WRITE),
    (&cli::PLUGIN_FORMAT, cli::PLUGIN_WRITE),
    (&cli::POWERSHELL, cli::POWERSHELL_WRITE),
    (&cli::PLUGIN_POWERSHELL, cli::PLUGIN_POWERSHELL_WRITE),
    (&cli::CMD, cli::CMD_WRITE),
    (&cli::BATCH, cli::BATCH_WRITE),
    (&cli::PLUGIN_CMD, cli::PLUGIN_CMD_WRITE),
    (&cli::PLUGIN_BATCH, cli::PLUGIN_BATCH_WRITE),
    (&code::python::FORMAT, code::python::WRITE),
    (&code::python::GENERIC_FORMAT, code::python::GENERIC_WRITE),
    (&code::typescript::FORMAT, code::typescript::WRITE),
    (&code::typescript::GENERIC_FORMAT, code::typescript::GENERIC_WRITE),
    (&code::java::FORMAT, code::java::WRITE),
    (&code::java::GENERIC_FORMAT, code::java::GENERIC_WRITE),
    (&code::go::FORMAT, code::go::WRITE),
    (&code::go::GENERIC_FORMAT, code::go::GENERIC_WRITE),
    (&code::php::FORMAT, code::php::WRITE),
    (&code::php::GENERIC_FORMAT, code::php::GENERIC_WRITE),
    (&code::csharp::FORMAT, code::csharp::WRITE),
    (&code::csharp::GENERIC_FORMAT, code::csharp::GENERIC_WRITE),
    (&terraform::plan::FORMAT, terraform::plan::WRITE),
    (&terraform::policy::FORMAT, terraform::policy::WRITE),
    (&ros::FORMAT, ros::WRITE),
    (&http::FORMAT, http::WRITE),
    (&har::FORMAT, har::WRITE),
    (&signed_url::FORMAT, signed_url::WRITE),
    (&policy::script::FORMAT, policy::script::WRITE),
    (&preflight::FORMAT, preflight::WRITE),
    (&ram_policy::FORMAT, ram_policy::WRITE),
];

/// One half of each pair, of the forms that this build can write. A build that cannot sign does not name what holds a
/// signature, so that none of it is in there.
macro_rules! built {
    ($half:tt) => {{
        let mut built = [ALL[0].$half; count_built()];
        let (mut index, mut next) = (0, 0);
        while index < ALL.len() {
            if ALL[index].0.is_built() {
                built[next] = ALL[index].$half;
                next += 1;
            }
            index += 1;
        }
        built
    }};
}

static BUILT: [&Format; count_built()] = built!(0);
// They stand apart, so that the part of the page that only offers forms does without them.
static WRITERS: [Write; count_built()] = built!(1);

const fn count_built() -> usize {
    let (mut index, mut count) = (0, 0);
    while index < ALL.len() {
        count += ALL[index].0.is_built() as usize;
        index += 1;
    }
    count
}

/// A form a request can be taken away in.
#[derive(Debug)]
pub struct Format {
    /// Its stable name.
    pub id: &'static str,
    /// What it is called wherever it stands alone, as a noun: "curl for PowerShell".
    pub title: Text,
    /// What is chosen first.
    pub group: &'static Group,
    /// What is chosen next: the shell, the language.
    pub kind: Text,
    /// What is chosen last, where a kind has more than one form.
    pub variant: Option<Text>,
    /// What it is good for, in a few words.
    pub about: Text,
    /// What it is written in.
    pub syntax: Syntax,
    /// Where its credentials are.
    pub keys: Keys,
}

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Order<'o> {
    /// The request.
    pub draft: &'o Draft,
    /// Where it is sent, and with what keys.
    pub target: &'o Target,
    /// The time, for what the plan will do.
    pub clock: Clock,
    /// The language of what is said to people.
    pub language: Language,
}

impl<'o> Order<'o> {
    /// A request to be written in English, by a clock that shows the target's time.
    #[must_use]
    pub fn new(draft: &'o Draft, target: &'o Target) -> Self {
        let clock = Clock::at(target.timestamp());
        Order { draft, target, clock, language: Language::English }
    }

    /// The request.
    #[must_use]
    pub fn request(&self) -> &'o Node<'static> {
        self.draft.root()
    }

    /// What the plan does, in one line of plain sentences; moments are those of China, in which the service's
    /// documentation speaks.
    #[must_use]
    pub fn says(&self) -> String {
        sentence::plain(self.draft, &self.clock, Zone::China, self.language)
    }

    /// The same of the plan that a form makes when it leaves something out.
    #[must_use]
    pub fn says_without(&self, losses: &[Loss]) -> String {
        let mut draft = self.draft.clone();
        let places: Set<&Place> =
            losses.iter().filter(|loss| !loss.harmless).map(|loss| &loss.place).collect();
        // The last first, so that entries of lists stay where the others are looked for.
        for place in places.keys().rev() {
            draft.remove(place);
        }
        sentence::plain(&draft, &self.clock, Zone::China, self.language)
    }
}

/// Where the credentials of a form are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// It sends nothing.
    None,
    /// It holds a signature, and is of use only for [`VALID_MINUTES`](crate::request::VALID_MINUTES) and once.
    Signed,
    /// It signs where it runs, with keys of the environment or of a profile there.
    Found,
}

impl Keys {
    /// A stable word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Keys::None => "none",
            Keys::Signed => "signed",
            Keys::Found => "environment",
        }
    }
}

/// What a format is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Syntax {
    /// JSON.
    Json,
    /// Commands of a POSIX shell.
    Shell,
    /// Commands of PowerShell.
    PowerShell,
    /// Commands of the Windows command prompt, or a batch file of them.
    Cmd,
    /// Python 3.
    Python,
    /// TypeScript.
    TypeScript,
    /// Java.
    Java,
    /// Go.
    Go,
    /// PHP.
    Php,
    /// C#.
    CSharp,
    /// Terraform's language.
    Hcl,
    /// The text of an HTTP request.
    Http,
    /// An HTTP archive, which is JSON.
    Har,
    /// None of these.
    Text,
}

impl Syntax {
    /// The extension of a file that holds it.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Syntax::Json => "json",
            Syntax::Shell => "sh",
            Syntax::PowerShell => "ps1",
            Syntax::Cmd => "bat",
            Syntax::Python => "py",
            Syntax::TypeScript => "ts",
            Syntax::Java => "java",
            Syntax::Go => "go",
            Syntax::Php => "php",
            Syntax::CSharp => "cs",
            Syntax::Hcl => "tf",
            Syntax::Http => "http",
            Syntax::Har => "har",
            Syntax::Text => "txt",
        }
    }

    /// The media type of such a file.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Syntax::Json | Syntax::Har => "application/json",
            _ => "text/plain;charset=utf-8",
        }
    }

    /// What a file of it begins with when there is more than ASCII in it: Windows PowerShell reads a file without a byte
    /// order mark in the encoding of the system
    /// (<https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding>).
    #[must_use]
    pub fn byte_order_mark(self) -> &'static str {
        if self == Syntax::PowerShell { "\u{feff}" } else { "" }
    }

    /// What begins a comment that goes to the end of its line.
    #[must_use]
    pub fn comment(self) -> Option<&'static str> {
        match self {
            Syntax::Shell | Syntax::PowerShell | Syntax::Python | Syntax::Hcl | Syntax::Http => {
                Some("#")
            }
            Syntax::TypeScript | Syntax::Java | Syntax::Go | Syntax::Php | Syntax::CSharp => {
                Some("//")
            }
            Syntax::Cmd => Some("rem"),
            Syntax::Json | Syntax::Har | Syntax::Text => None,
        }
    }
}

impl Format {
    /// Writes a request. One with errors is written, too: whether it has any is for [`rules`](crate::rules) to say.
    ///
    /// # Errors
    /// When it [`signs`](Format::signs) and the target has no credentials.
    pub fn write(&self, order: &Order<'_>) -> Result<Sheet, NeedsCredentials> {
        let own = BUILT.iter().zip(WRITERS).find(|(format, _)| **format == self);
        // What is in no list is what holds a signature, in a build that makes none.
        let (_, write) = own.ok_or(NeedsCredentials)?;
        let mut sheet = write(order)?;
        if self.leaves_out_unsent() {
            sheet.lose_all(unsent::unsent(order.request()));
        }
        Ok(sheet)
    }

    /// Whether it carries what is sent and no more: JSON carries all there is, and what comes before a request none of it.
    fn leaves_out_unsent(&self) -> bool {
        ![&json::FORMAT, &preflight::FORMAT, &ram_policy::FORMAT].contains(&self)
    }

    /// Whether it holds a signature.
    #[must_use]
    pub fn signs(&self) -> bool {
        SIGNS && self.keys == Keys::Signed
    }

    const fn is_built(&self) -> bool {
        SIGNS || !matches!(self.keys, Keys::Signed)
    }

    /// The URL that carries everything, in what a format that has one wrote.
    #[must_use]
    pub fn url<'t>(&self, written: &'t str) -> Option<&'t str> {
        (SIGNS && *self == signed_url::FORMAT).then_some(written)
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Format {}

/// The forms for machines: `[{"id","title","about","extension","group","keys","signed"}]`.
#[must_use]
pub fn catalogue(language: Language) -> Value<'static> {
    Value::array(FORMATS.iter().map(|format| {
        Value::object([
            ("id", Value::Text(format.id.into())),
            ("title", Value::Text(format.title.get(language).into())),
            ("about", Value::Text(format.about.get(language).into())),
            ("extension", Value::Text(format.syntax.extension().into())),
            ("group", Value::Text(format.group.id.into())),
            ("keys", Value::Text(format.keys.word().into())),
            ("signed", Value::Bool(format.signs())),
        ])
    }))
}

/// The form of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// The forms of a group, in their order.
pub fn of_group(group: &Group) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().copied().filter(move |format| format.group == group)
}
