//! A plan as the fragment of a link: `p=1.{base64url}`. [`Shared`] makes and opens one.
//!
//! Version 1 is compact JSON `{"region":…,"endpoint":…,"left":…,"request":{…}}`, UTF-8, deflated (RFC 1951) and written in
//! base64url without padding (RFC 4648, section 5). A version stays readable forever; a change is a new number.
//!
//! Only parameters of the table get into a link or out of one, and none of them is a credential: whatever else a
//! draft holds stays behind, and is named where the link is made. The link itself only counts it. The part of an address after `#` is not sent to any server.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::lang::{Text, t};
use crate::params;
use crate::params::backup_rule::RULE;
use crate::plan::draft::Draft;
use crate::plan::place::Place;
use crate::plan::reading::integer;
use crate::request::endpoint::Endpoint;
use crate::values::json::{Member, Node, Value};

/// The name in front of the version.
const NAME: &str = "p=";
/// The version that is written.
const VERSION: &str = "1";
/// How hard it is compressed, of 10: a plan is small.
const LEVEL: u8 = 9;
/// The most bytes of a link that are read.
const MAX_LINK: usize = 512 * 1024;
/// The most bytes of JSON that come out of one: far more than a plan has, and soon read.
const MAX_JSON: usize = 2 * 1024 * 1024;
/// The most values in it: a few hundred bytes of a link could hold a hundred thousand, and the form draws and checks each
/// with every key. A plan of 64 backup rules has some hundreds.
const MAX_VALUES: usize = 5_000;

const REGION: &str = "region";
const ENDPOINT: &str = "endpoint";
const LEFT: &str = "left";
const REQUEST: &str = "request";

/// Mail and chat programs cut longer links, some of them here.
pub const SAFE_LENGTH: usize = 2_000;

/// What a link holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The plan.
    pub draft: Draft,
    /// The region it goes to; empty: not said.
    pub region: String,
    /// The endpoint instead of the region's own; empty: that one.
    pub endpoint: String,
    /// The names that were left out, because the table does not know them.
    pub left_out: Vec<String>,
    /// How many names had been left out when the link that was opened was made.
    pub lost: usize,
}

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ShareError {
    /// It holds no plan.
    NoPlan,
    /// It was made by a newer version.
    Newer,
    /// It was cut or changed on its way.
    Damaged,
    /// It is longer than any plan.
    TooLong,
}

impl Shared {
    /// What can be shared of a plan.
    #[must_use]
    pub fn of(draft: &Draft, region: &str, endpoint: &str) -> Shared {
        let endpoint = official(endpoint);
        let (draft, left_out) = known(draft.members().to_vec());
        Shared { draft, region: region.trim().to_owned(), endpoint, left_out, lost: 0 }
    }

    /// The fragment of the link, without the `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        let packed =
            BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec(self.to_json().as_bytes(), LEVEL));
        format!("{NAME}{VERSION}.{packed}")
    }

    /// What the link holds, as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut parts = vec![(REGION, Value::owned_text(&self.region))];
        if !self.endpoint.is_empty() {
            parts.push((ENDPOINT, Value::owned_text(&self.endpoint)));
        }
        if !self.left_out.is_empty() {
            let count = i64::try_from(self.left_out.len()).unwrap_or(i64::MAX);
            parts.push((LEFT, Value::integer(count)));
        }
        parts.push((REQUEST, self.draft.root().value.clone()));
        Value::object(parts).to_string()
    }

    /// Opens a link, or the fragment of one.
    ///
    /// # Errors
    /// When it holds no plan of ours, or one that cannot be read.
    pub fn open(link: &str) -> Result<Shared, ShareError> {
        let fragment = link.trim();
        let fragment = fragment.rsplit_once('#').map_or(fragment, |(_, fragment)| fragment);
        let (version, packed) = fragment
            .strip_prefix(NAME)
            .and_then(|rest| rest.split_once('.'))
            .ok_or(ShareError::NoPlan)?;
        match version {
            VERSION => {}
            newer if !newer.is_empty() && newer.bytes().all(|b| b.is_ascii_digit()) => {
                return Err(ShareError::Newer);
            }
            _ => return Err(ShareError::NoPlan),
        }
        if packed.len() > MAX_LINK {
            return Err(ShareError::TooLong);
        }
        // A program that found the link in a sentence may have taken the full stop or the bracket with it.
        let packed = packed.trim_end_matches(['.', ',', ')', '>', '=']);
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(packed).map_err(|_| ShareError::Damaged)?;
        let json =
            decompress_to_vec_with_limit(&bytes, MAX_JSON).map_err(|_| ShareError::Damaged)?;
        let shared = Shared::of_json(&String::from_utf8(json).map_err(|_| ShareError::Damaged)?)?;
        if values(shared.draft.root()) > MAX_VALUES { Err(ShareError::TooLong) } else { Ok(shared) }
    }

    /// Reads what [`Shared::to_json`] wrote.
    ///
    /// # Errors
    /// When it is not that.
    pub fn of_json(json: &str) -> Result<Shared, ShareError> {
        let whole = Draft::read(json).map_err(|_| ShareError::Damaged)?;
        let text = |name| whole.root().get(name).and_then(Node::text).unwrap_or_default();
        let lost = whole.root().get(LEFT).and_then(integer);
        let request = whole.root().get(REQUEST).and_then(Node::members);
        let (draft, left_out) = known(request.ok_or(ShareError::Damaged)?.to_vec());
        Ok(Shared {
            draft,
            region: text(REGION).to_owned(),
            endpoint: official(text(ENDPOINT)),
            left_out,
            lost: lost.and_then(|lost| usize::try_from(lost).ok()).unwrap_or_default(),
        })
    }
}

/// How many values there are in one, itself among them.
fn values(node: &Node<'_>) -> usize {
    let entries = node.entries().unwrap_or_default().iter();
    let members = node.members().unwrap_or_default().iter().map(|member| &member.node);
    1 + entries.chain(members).map(values).sum::<usize>()
}

/// Another endpoint travels only where it is the service's own: a link must not lead requests to a stranger.
fn official(endpoint: &str) -> String {
    let endpoint = endpoint.trim();
    let read = endpoint.parse::<Endpoint>();
    if read.is_ok_and(|read| read.is_official()) { endpoint.to_owned() } else { String::new() }
}

/// What is in the table, and the names of what is not. Of a backup rule, too, nothing else is sent.
fn known(mut members: Vec<Member<'static>>) -> (Draft, Vec<String>) {
    let mut others = Vec::new();
    keep(&mut members, &mut others, &Place::ROOT, |member| {
        params::find(&member.name).is_some_and(|param| *param != RULE || is_rules(&member.node))
    });
    for member in members.iter_mut().filter(|member| member.name == RULE.name) {
        let Value::Array(entries) = &mut member.node.value else { continue };
        for (index, entry) in entries.iter_mut().enumerate() {
            let Value::Object(members) = &mut entry.value else { continue };
            let place = Place::of(&RULE).index(index);
            keep(members, &mut others, &place, |member| RULE.member(&member.name).is_some());
        }
    }
    (Draft::of(Value::Object(members).into()), others)
}

/// Takes the members of an object out that are not known, and notes their names.
fn keep(
    members: &mut Vec<Member<'static>>,
    others: &mut Vec<String>,
    place: &Place,
    is_known: impl Fn(&Member<'_>) -> bool,
) {
    members.retain(|member| {
        let stays = is_known(member);
        if !stays {
            others.push(place.name(&member.name).wire_name());
        }
        stays
    });
}

/// Whether a value is a list of objects, or nothing: any other may hold anything.
fn is_rules(node: &Node<'_>) -> bool {
    let is_list = |rules: &[Node<'_>]| rules.iter().all(|rule| rule.members().is_some());
    node.entries().is_some_and(is_list) || node.value.is_blank()
}

impl ShareError {
    /// What happened and what to do, for a person.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            ShareError::NoPlan => t(
                "This is no link to a plan. A link to a plan has `#p=1.` in it.",
                "这不是计划的链接，计划的链接中含有 `#p=1.`。",
            ),
            ShareError::Newer => t(
                "The link was made by a newer version of this page. Reload the page, then open it again.",
                "链接由此页面的较新版本生成。重新加载页面后再打开。",
            ),
            ShareError::TooLong => t(
                "The link holds more than a plan can have. Ask for the request as JSON.",
                "链接中的内容超出一个计划所能包含的范围。可让对方改发请求的 JSON。",
            ),
            ShareError::Damaged => t(
                "The link was cut or changed on its way. Ask for it again, or for the request as JSON.",
                "链接在传递中被截断或改动。可让对方重新发送链接，或改发请求的 JSON。",
            ),
        }
    }
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ShareError::NoPlan => "expected a link with `#p=1.…`",
            ShareError::Newer => "expected a link of version 1, but found a newer one",
            ShareError::Damaged => "expected a whole link, but found one that was cut or changed",
            ShareError::TooLong => {
                "expected a link with no more than a plan has, but found a larger one"
            }
        })
    }
}

impl std::error::Error for ShareError {}
