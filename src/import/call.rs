//! A call as a reader found it, and how it becomes a plan: the same way for every form.

use std::ops::Range;

use crate::import::cli::PRODUCT;
use crate::import::credentials::{Credential, Seen};
use crate::import::names::is_same;
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree, object};
use crate::import::{Found, MAX_NOTES, answer, console, flat, json, names};
use crate::lang::{Arg, Text, t};
use crate::params::plan::PLAN_NAME;
use crate::params::{self, Kind, Param};
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::request::endpoint::Endpoint;
use crate::request::{ACTION, VERSION};
use crate::rules::COMMON;
use crate::values::json::Node;

/// How a form spells names and values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) enum Spelling {
    /// As the API does: a value is what it is, and a wrong one stays, for the rules to speak about.
    #[default]
    Api,
    /// Flat names, and every value a text.
    Wire,
    /// By the conventions of a language or tool: names in its own case, values that may be text.
    Own,
}

/// A call that was found.
#[derive(Default)]
pub(in crate::import) struct Call {
    pub(in crate::import) spelling: Spelling,
    pub(in crate::import) fields: Vec<Field>,
    /// Whether the fields are an answer's.
    pub(in crate::import) is_answer: bool,
    /// What the text calls it.
    pub(in crate::import) title: Option<String>,
    pub(in crate::import) region: Option<String>,
    /// The host, with or without a scheme.
    pub(in crate::import) host: Option<String>,
    /// The operation, where the text names it.
    pub(in crate::import) action: Option<String>,
    pub(in crate::import) seen: Seen,
    pub(in crate::import) notes: Vec<Note>,
}

/// Parameters of the sibling calls that read, change or run a plan, and what a trail of events puts beside those of a
/// call (ActionTrail, `requestParameters`).
static OF_SIBLINGS: &[&str] =
    &["PlanId", "UpdatePaths", "AcsHost", "AcsProduct", "RequestId", "HostId", "AcceptLanguage"];

/// What the names of operations begin with that are about a plan and hold none.
static WITHOUT_PLAN: &[&str] =
    &["describe", "delete", "enable", "disable", "execute", "cancel", "detach", "get", "list"];

/// Whether an operation makes and changes no plan, so that its parameters are none of one.
pub(in crate::import) fn is_without_plan(action: &str) -> bool {
    let action = names::fold(action);
    WITHOUT_PLAN.iter().any(|verb| action.starts_with(verb))
}

impl Call {
    /// Puts a field in.
    pub(in crate::import) fn field(&mut self, name: &str, at: Range<usize>, value: Branch) {
        self.fields.push(Field { name: name.to_owned(), name_span: at, value });
    }

    /// Remembers a credential that is no field.
    pub(in crate::import) fn secret(&mut self, secret: Credential, value: &str, at: Range<usize>) {
        self.seen.add(secret, value, Some(at));
    }

    /// Whether it makes a plan: what holds calls may hold many others, whose parameters have common names, too.
    pub(in crate::import) fn is_ours(&self) -> bool {
        let is_known =
            |field: &Field| names::top(field.name.split('.').next().unwrap_or_default()).is_some();
        let names_a_plan = |action: &str| action.contains("BackupPlan");
        let is_named = self.action.as_deref().is_some_and(names_a_plan)
            || self.fields.iter().any(|field| {
                is_same(&field.name, "Action") && field.value.as_text().is_some_and(names_a_plan)
            })
            || self.host.as_deref().is_some_and(|host| host.contains(PRODUCT));
        is_named && self.fields.iter().any(is_known)
            || json::is_request(&self.fields)
            || console::is_form(&self.fields)
    }

    /// The bytes that its fields stand at.
    pub(in crate::import) fn span(&self) -> Option<Range<usize>> {
        let starts = self.fields.iter().map(|field| field.name_span.start);
        let ends = self.fields.iter().map(|field| field.name_span.end.max(field.value.span.end));
        Some(starts.min()?..ends.max()?)
    }

    /// The plan, if there is any parameter in it. Credentials that were seen elsewhere in the text are known here too.
    pub(in crate::import) fn settle(mut self, elsewhere: &Seen) -> Result<Found, Vec<Note>> {
        self.seen.know(elsewhere);
        console::open(&mut self);
        self.seen.sweep(&mut self.fields);
        self.take_common();
        if self.spelling != Spelling::Api {
            self.fields = flat::unflatten(std::mem::take(&mut self.fields), &mut self.notes);
        }
        if self.is_answer {
            answer::to_request(&mut self.fields, &mut self.notes);
        }
        self.take_siblings();
        self.name();
        self.take_unresolved();
        let is_plan = self.fields.iter().any(|field| params::find(&field.name).is_some());
        let is_plan = is_plan && !self.action.as_deref().is_some_and(is_without_plan);
        self.judge_action(is_plan);
        let mut notes: Vec<Note> = self.seen.notes().collect();
        notes.append(&mut self.notes);
        notes.truncate(MAX_NOTES);
        if !is_plan {
            // Where there is no plan, nothing was left out of one.
            notes.retain(|note| note.kind != NoteKind::Dropped);
            return Err(notes);
        }
        let draft = Draft::of(Node::from(object(self.fields)));
        let name = draft.param(&PLAN_NAME).and_then(Node::text).map(str::to_owned);
        let (region, endpoint) = address(self.region.as_deref(), self.host.as_deref(), &self.seen);
        let endpoint = endpoint.filter(|endpoint| is_trusted(endpoint, &mut notes));
        let title = name.filter(|name| !name.trim().is_empty()).or(self.title);
        let title = title.filter(|title| self.seen.allows(title));
        Ok(Found { draft, title, region, endpoint, notes })
    }

    /// Takes the parameters that every call has: those that say where it goes are kept apart.
    fn take_common(&mut self) {
        let mut taken: Vec<&'static str> = Vec::new();
        let mut spans: Option<Range<usize>> = None;
        let (mut region, mut action, mut version) = (None, None, None);
        self.fields.retain(|field| {
            let Some(common) = COMMON.iter().find(|common| names::is_same(common, &field.name))
            else {
                return true;
            };
            if let Some(text) = field.value.as_text() {
                match *common {
                    "RegionId" => region = Some(text.to_owned()),
                    "Action" => action = Some(text.to_owned()),
                    "Version" => version = Some(text.to_owned()),
                    _ => {}
                }
            }
            if !taken.contains(common) {
                taken.push(common);
            }
            spans.get_or_insert_with(|| field.name_span.clone());
            false
        });
        self.region = self.region.take().or(region);
        self.action = self.action.take().or(action);
        if let Some(version) = version.filter(|version| version != VERSION) {
            let version = names::shown(&version).unwrap_or("…");
            self.notes.push(Note::new(
                NoteKind::OtherCall,
                t(
                    "This calls version {0} of an API, not {1}.",
                    "这里调用的 API 版本是 {0}，不是 {1}。",
                ),
                [Arg::code(version), Arg::code(VERSION)],
            ));
        }
        if !taken.is_empty() {
            let note = Note::new(
                NoteKind::Dropped,
                t(
                    "Left out, as they belong to the call and not to the plan: {0}.",
                    "以下参数属于调用本身而非计划，已去除：{0}。",
                ),
                [Arg::codes(taken)],
            );
            self.notes.push(Note { span: spans, ..note });
        }
    }

    /// Takes what only the sibling calls have.
    fn take_siblings(&mut self) {
        let mut taken = Vec::new();
        let mut spans: Option<Range<usize>> = None;
        self.fields.retain(|field| {
            let Some(name) = OF_SIBLINGS.iter().find(|name| names::is_same(name, &field.name))
            else {
                return true;
            };
            taken.push(*name);
            spans.get_or_insert_with(|| field.name_span.clone());
            false
        });
        if !taken.is_empty() {
            let note = Note::new(
                NoteKind::Dropped,
                t(
                    "Left out, as a new plan has none: {0}.",
                    "新建的计划没有以下内容，已去除：{0}。",
                ),
                [Arg::codes(taken)],
            );
            self.notes.push(Note { span: spans, ..note });
        }
    }

    /// Gives names and values the form that the API has.
    fn name(&mut self) {
        let mut renamed = Renamed::default();
        let own = self.spelling == Spelling::Own;
        named(&mut self.fields, &params::ALL, own, &mut renamed);
        for field in &mut self.fields {
            let Some(row) = params::find(&field.name) else { continue };
            match (row.kind, &mut field.value.tree) {
                (Kind::BackupRules, Tree::List(entries)) => {
                    for entry in entries {
                        if let Tree::Map(fields) = &mut entry.tree {
                            named(fields, row.members, own, &mut renamed);
                        }
                    }
                }
                (Kind::Object, Tree::Map(fields)) if own => {
                    named(fields, row.members, own, &mut renamed);
                }
                _ => {}
            }
            if self.spelling != Spelling::Api {
                flat::typed(row, &mut field.value);
            }
        }
        if let (Spelling::Api | Spelling::Wire, Some(note)) = (self.spelling, renamed.note()) {
            self.notes.push(note);
        }
    }

    /// Takes what the text does not hold, with a note on each.
    fn take_unresolved(&mut self) {
        let notes = &mut self.notes;
        self.fields.retain_mut(|field| {
            let place = Place::ROOT.name(&field.name);
            resolved(&mut field.value, &place, notes)
        });
    }

    fn judge_action(&mut self, is_plan: bool) {
        if let Some(action) =
            self.action.as_deref().filter(|action| !names::is_same(action, ACTION))
        {
            let action = names::shown(action).unwrap_or("…");
            let text = if is_plan {
                t(
                    "This calls {0}, not {1}. Its parameters were read as those of a new plan.",
                    "这里调用的是 {0}，不是 {1}，其参数按新建计划的参数读取。",
                )
            } else {
                t("This calls {0}, not {1}.", "这里调用的是 {0}，不是 {1}。")
            };
            let args = [Arg::code(action), Arg::code(ACTION)];
            self.notes.insert(0, Note::new(NoteKind::OtherCall, text, args));
        }
    }
}

/// Names that were replaced, for one note on all of them.
#[derive(Default)]
struct Renamed {
    first: Option<(String, &'static str, Range<usize>)>,
    count: usize,
}

impl Renamed {
    fn note(self) -> Option<Note> {
        let (old, new, span) = self.first?;
        let args = [Arg::code(old), Arg::code(new), Arg::count(self.count - 1)];
        let text: Text = if self.count == 1 {
            t("{0} was read as {1}.", "{0} 已按 {1} 读取。")
        } else {
            t(
                "{0} was read as {1}, and {2} other names likewise.",
                "{0} 已按 {1} 读取，另有 {2} 个名称同样处理。",
            )
        };
        Some(Note::new(NoteKind::Renamed, text, args).at(span))
    }
}

/// Gives fields the names of their rows. One whose name is there already keeps its own.
fn named(fields: &mut [Field], rows: &[&'static Param], own: bool, renamed: &mut Renamed) {
    let mut there: Vec<&'static str> = rows
        .iter()
        .map(|row| row.name)
        .filter(|name| fields.iter().any(|field| field.name == *name))
        .collect();
    for field in fields {
        let row =
            if own { names::in_code(rows, &field.name) } else { names::of(rows, &field.name) };
        let Some(row) = row.filter(|row| !there.contains(&row.name)) else { continue };
        there.push(row.name);
        let old = std::mem::replace(&mut field.name, row.name.to_owned());
        renamed.count += 1;
        if renamed.first.is_none() {
            renamed.first = Some((old, row.name, field.name_span.clone()));
        }
    }
}

/// Whether a value is all there; what is not goes, down to the entries of lists.
fn resolved(branch: &mut Branch, place: &Place, notes: &mut Vec<Note>) -> bool {
    match &mut branch.tree {
        Tree::Unresolved(name) => {
            notes.push(unresolved(name, place).at(branch.span.clone()));
            false
        }
        Tree::List(entries) => {
            let (mut at, before) = (0, entries.len());
            entries.retain_mut(|entry| {
                let kept = resolved(entry, &place.index(at), notes);
                at += usize::from(kept);
                kept
            });
            // A list that lost all its entries was not meant to be an empty one.
            before == 0 || !entries.is_empty()
        }
        Tree::Map(fields) => {
            let before = fields.len();
            fields.retain_mut(|field| resolved(&mut field.value, &place.name(&field.name), notes));
            before == 0 || !fields.is_empty()
        }
        _ => true,
    }
}

fn unresolved(name: &str, place: &Place) -> Note {
    let label = Arg::Label(place.label());
    let note = match names::shown(name) {
        Some(name) => Note::new(
            NoteKind::Unresolved,
            t(
                "{0} is given by {1}, whose value is not in the text. It was left out.",
                "{0}由 {1} 给出，文本中没有它的值，已略过。",
            ),
            [label, Arg::code(name)],
        ),
        None => Note::new(
            NoteKind::Unresolved,
            t(
                "{0} is worked out where the text runs, so its value is not known. It was left out.",
                "{0}要在运行时才能得出，无法得知其值，已略过。",
            ),
            [label],
        ),
    };
    note.about(place.clone())
}

/// The region of a host of the service, and whether it is the region's public one.
fn of_host(host: &str) -> Option<(String, bool)> {
    let inner = host.strip_suffix(".aliyuncs.com")?;
    let (public, region) = match inner.strip_prefix("hbr.") {
        Some(region) => (true, region),
        None => (false, inner.strip_prefix("hbr-vpc.")?),
    };
    Endpoint::of_region(region).is_ok().then(|| (region.to_owned(), public))
}

/// Whether requests may go there because a text says so: to the service or to this machine. A strange host would get
/// whatever is signed later.
fn is_trusted(endpoint: &str, notes: &mut Vec<Note>) -> bool {
    let Ok(read) = endpoint.parse::<Endpoint>() else { return false };
    let trusted = read.is_official() || read.is_plain_http();
    if !trusted {
        let host = names::shown(read.host()).unwrap_or("…");
        notes.insert(
            0,
            Note::new(
                NoteKind::Dropped,
                t(
                    "{0} is no endpoint of Cloud Backup. It was left out: requests go to the region's own.",
                    "{0} 不是云备份的服务接入点，已去除：请求将发往地域自身的服务接入点。",
                ),
                [Arg::code(host)],
            ),
        );
    }
    trusted
}

/// The region and the endpoint of a call.
fn address(
    region: Option<&str>,
    host: Option<&str>,
    seen: &Seen,
) -> (Option<String>, Option<String>) {
    let region = region
        .map(str::trim)
        .filter(|region| Endpoint::of_region(region).is_ok() && seen.allows(region));
    let endpoint: Option<Endpoint> = host
        .and_then(|host| host.parse().ok())
        .filter(|endpoint: &Endpoint| seen.allows(endpoint.host()));
    let of_host = endpoint.as_ref().and_then(|endpoint| of_host(endpoint.host()));
    let own = match (&endpoint, &of_host) {
        // The public endpoint of the region that the call names, or of its own.
        (Some(_), Some((of_host, true))) if region.is_none_or(|region| region == of_host) => None,
        (Some(endpoint), _) if endpoint.is_plain_http() => Some(endpoint.to_string()),
        (Some(endpoint), _) => Some(endpoint.host().to_owned()),
        (None, _) => None,
    };
    (region.map(str::to_owned).or(of_host.map(|(region, _)| region)), own)
}
