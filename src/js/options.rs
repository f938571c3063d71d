//! The options of a call: members of a plain object, each with a known name, so that a slip of the pen is no silence.

use std::fmt;
use std::sync::Arc;

use js_sys::{Date, Reflect};
use wasm_bindgen::prelude::*;

use crate::inventory::{self, Inventory};
use crate::js::refusal::{Code, Refusal};
use crate::js::value::{from_js, is_array, keys};
use crate::lang::Language;
use crate::request::credentials::{Credentials, CredentialsError};
use crate::request::endpoint::{DEFAULT_REGION, Endpoint};
use crate::request::{SIGNS, Scheme, Target, TargetError};
use crate::rules::{self, Fixes, Level, Rule, Severity, World};
use crate::values::json::Value;
use crate::values::moment::instant;
use crate::values::near::unknown;

/// The options of [`world`](Options::world) for a verdict.
pub const VERDICT: &[&str] = &["language", "now", "region", "levels", "severity", "known", "fixes"];
/// The options of [`world`](Options::world) for what mends.
pub const WORLD: &[&str] = &["language", "now", "region", "levels", "severity", "known"];
/// The options of [`target`](Options::target).
pub const TARGET: &[&str] = &["language", "region", "endpoint", "time", "nonce", "credentials"];
/// The options of [`target`](Options::target) and [`scheme`](Options::scheme).
pub const SIGN: &[&str] =
    &["language", "scheme", "region", "endpoint", "time", "nonce", "credentials"];
/// The option of what is said in a language, and of nothing else.
pub const LANGUAGE: &[&str] = &["language"];
/// The options of what is counted from a time.
pub const TIME: &[&str] = &["language", "now"];
/// The option of how a plan is taken.
pub const MODE: &[&str] = &["mode"];
/// The options of examples.
pub const EXAMPLE: &[&str] = &["language", "now", "region"];

/// In the order of [`CredentialPart`](crate::request::credentials::CredentialPart).
const CREDENTIALS: &[&str] = &["accessKeyId", "accessKeySecret", "securityToken"];

#[wasm_bindgen]
extern "C" {
    // Of a `Date` of any window, and an exception for anything else.
    #[wasm_bindgen(catch, js_namespace = ["Date", "prototype", "getTime"], js_name = call)]
    fn time_of(date: &JsValue) -> Result<f64, JsValue>;

    // Where there is no such source, that is an exception, too.
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn fill_with_random(bytes: &mut [u8]) -> Result<(), JsValue>;
}

/// Options that have been given.
#[derive(Clone)]
pub struct Options {
    given: JsValue,
    /// The object's own members, and their names as JavaScript has them. What objects inherit, any script of the page
    /// may have given to all of them.
    own: Vec<(&'static str, JsValue)>,
    /// What an option is called in a message: `credentials.`
    prefix: &'static str,
}

/// The names alone: among the values may be a key.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.own.iter().map(|(name, _)| *name).collect();
        f.debug_tuple("Options").field(&names).finish()
    }
}

impl Options {
    /// Takes an object with these names; `undefined` and `null` are no options at all.
    ///
    /// # Errors
    /// A name that is none of them, or what is no object.
    pub fn of(given: &JsValue, names: &[&'static str]) -> Result<Options, Refusal> {
        Options::within(given, names, "")
    }

    fn within(
        given: &JsValue,
        names: &[&'static str],
        prefix: &'static str,
    ) -> Result<Options, Refusal> {
        if given.is_undefined() || given.is_null() {
            return Ok(Options { given: JsValue::UNDEFINED, own: Vec::new(), prefix });
        }
        if !given.is_object() || is_array(given).map_err(Refusal::threw)? {
            let what = match prefix.strip_suffix('.') {
                Some(name) => format!("`{name}` is an object with named members"),
                None => "options are an object with named members".to_owned(),
            };
            return Err(about(prefix, Refusal::new(Code::Option, what)));
        }
        let mut own = Vec::new();
        for key in keys(given).map_err(Refusal::threw)?.iter() {
            let name = key.as_string().unwrap_or_default();
            let Some(known) = names.iter().find(|known| **known == name) else {
                let all = format!("there are {}", names.join(", "));
                let what = unknown("option", &name, names.iter().copied(), &all);
                return Err(about(prefix, Refusal::new(Code::Option, what).in_member(&name)));
            };
            own.push((*known, key));
        }
        Ok(Options { given: given.clone(), own, prefix })
    }

    fn get(&self, name: &str) -> Result<JsValue, Refusal> {
        match self.own.iter().find(|(own, _)| *own == name) {
            Some((_, key)) => Reflect::get(&self.given, key)
                .map_err(|cause| about(self.prefix, Refusal::threw(cause).in_member(name))),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    fn refuse<T>(&self, name: &str, what: impl AsRef<str>) -> Result<T, Refusal> {
        let prefix = self.prefix;
        let what = format!("`{prefix}{name}`: {}", what.as_ref());
        Err(about(prefix, Refusal::new(Code::Option, what).in_member(name)))
    }

    fn text(&self, name: &str) -> Result<Option<String>, Refusal> {
        let value = self.get(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        match value.as_string() {
            Some(text) => Ok(Some(text)),
            None => self.refuse(name, "expected text"),
        }
    }

    /// Whether a plan is laid over the one that is there (`merge`), or takes its place (`replace`, also when none is said).
    pub fn merges(&self) -> Result<bool, Refusal> {
        match self.text("mode")?.as_deref() {
            None | Some("replace") => Ok(false),
            Some("merge") => Ok(true),
            Some(_) => self.refuse("mode", "expected `replace` or `merge`"),
        }
    }

    /// The language of messages: English unless another is asked for that there is. A tag often comes from a browser.
    pub fn language(&self) -> Result<Language, Refusal> {
        let tag = self.text("language")?;
        Ok(tag.and_then(|tag| tag.parse().ok()).unwrap_or_default())
    }

    /// The time to judge by, in UNIX seconds: the host's clock unless another is given; nothing for `null`.
    pub fn now(&self) -> Result<Option<i64>, Refusal> {
        if self.get("now")?.is_null() { Ok(None) } else { self.time("now").map(Some) }
    }

    fn time(&self, name: &str) -> Result<i64, Refusal> {
        let value = self.get(name)?;
        if value.is_undefined() {
            return Ok(seconds(Date::now()));
        }
        let time = match value.as_string() {
            Some(text) => instant(&text),
            None => time_of(&value).ok().filter(|time| time.is_finite()).map(seconds),
        };
        match time {
            Some(time) => Ok(time),
            None => self.refuse(name, "expected a Date, or a time such as 2026-03-27T00:00:00Z"),
        }
    }

    fn region(&self) -> Result<Option<String>, Refusal> {
        let region = self.text("region")?;
        match region.as_deref().map(Endpoint::of_region) {
            Some(Err(error)) => self.refuse("region", error.to_string()),
            _ => Ok(region),
        }
    }

    /// The region, or the one that requests go to unless another is named.
    pub fn region_or_default(&self) -> Result<String, Refusal> {
        Ok(self.region()?.unwrap_or_else(|| DEFAULT_REGION.to_owned()))
    }

    /// What a verdict depends on besides the request.
    pub fn world(&self) -> Result<World, Refusal> {
        Ok(World {
            now: self.now()?,
            region: self.region()?,
            known: Arc::new(self.known()?),
            levels: self.levels()?,
            fixes: self.fixes()?,
            least: self.least()?,
        })
    }

    /// Whether fixes are wanted: unless `false` is said.
    fn fixes(&self) -> Result<Fixes, Refusal> {
        let value = self.get("fixes")?;
        match value.as_bool() {
            _ if value.is_undefined() => Ok(Fixes::Offered),
            Some(true) => Ok(Fixes::Offered),
            Some(false) => Ok(Fixes::LeftOut),
            None => self.refuse("fixes", "expected true or false"),
        }
    }

    /// How bad a breach is at least that is wanted.
    fn least(&self) -> Result<Severity, Refusal> {
        match self.text("severity")?.as_deref().map(str::parse) {
            None => Ok(Severity::default()),
            Some(Ok(severity)) => Ok(severity),
            Some(Err(error)) => self.refuse("severity", error.to_string()),
        }
    }

    fn levels(&self) -> Result<Vec<(&'static Rule, Level)>, Refusal> {
        let value = from_js(&self.get("levels")?).map_err(|refusal| refusal.in_member("levels"))?;
        let members = match value {
            None => return Ok(Vec::new()),
            Some(Value::Object(members)) => members,
            Some(_) => return self.refuse("levels", "expected an object from rules to levels"),
        };
        let level = |name: &str, level: Option<&str>| {
            let Some(rule) = rules::find(name) else {
                let names = rules::all().map(|rule| rule.id);
                return self.refuse("levels", unknown("rule", name, names, "`rules()` lists them"));
            };
            match level.unwrap_or_default().parse() {
                Ok(level) => Ok((rule, level)),
                Err(error) => self.refuse("levels", format!("{}: {error}", rule.id)),
            }
        };
        members.iter().map(|member| level(&member.name, member.node.text())).collect()
    }

    /// What the account is known to have: an answer that lists it, or several, as objects or as text; or lists as the
    /// element's `options` hold them.
    fn known(&self) -> Result<Inventory, Refusal> {
        let value = from_js(&self.get("known")?).map_err(|refusal| refusal.in_member("known"))?;
        let answers = match value {
            None => Vec::new(),
            Some(Value::Array(entries)) => entries.into_iter().map(|entry| entry.value).collect(),
            Some(one) => vec![one],
        };
        answers.into_iter().try_fold(Inventory::default(), |known, answer| {
            let more = match answer {
                Value::Text(text) => inventory::read(&text),
                // The `options` of the element.
                Value::Object(lists) if inventory::is_given(&lists) => {
                    match inventory::given(&lists) {
                        (more, None) => Some(more),
                        (_, Some(problem)) => return self.refuse("known", problem),
                    }
                }
                answer => inventory::read(&answer.to_string()),
            };
            let expected = "expected answers that list vaults, instances, buckets or file systems";
            more.map_or_else(|| self.refuse("known", expected), |more| Ok(known.with(more)))
        })
    }

    /// Where a request goes, when, and with whose keys. Without a signature neither time nor nonce matters.
    pub fn target(&self, signs: bool) -> Result<Target, Refusal> {
        // Known while compiling where nothing is signed at all, so that what looks at keys is not in such a build.
        let signs = SIGNS && signs;
        let nonce = match self.text("nonce")? {
            Some(nonce) => nonce,
            None if signs => self.random_nonce()?,
            None => "unsigned".to_owned(),
        };
        let (region, endpoint) = (self.region_or_default()?, self.text("endpoint")?);
        let target = match Target::new(&region, endpoint.as_deref(), self.time("time")?, &nonce) {
            Ok(target) => target,
            Err(error @ TargetError::Nonce) => return self.refuse("nonce", error.to_string()),
            // The region has been looked at already.
            Err(error) => return self.refuse("endpoint", error.to_string()),
        };
        // Keys are only looked at for what needs them.
        Ok(target.with_credentials(if signs { self.credentials()? } else { None }))
    }

    /// How to sign: `v3`, also when none is said, or `v1`.
    ///
    /// # Errors
    /// Another word.
    pub fn scheme(&self) -> Result<Scheme, Refusal> {
        match self.text("scheme")?.as_deref() {
            None | Some("v3") => Ok(Scheme::V3),
            Some("v1") => Ok(Scheme::V1),
            Some(_) => self.refuse("scheme", "expected `v3` or `v1`"),
        }
    }

    fn credentials(&self) -> Result<Option<Credentials>, Refusal> {
        let given = self.get("credentials")?;
        if given.is_undefined() {
            return Ok(None);
        }
        let keys = Options::within(&given, CREDENTIALS, "credentials.")?;
        let [id, secret, token] = CREDENTIALS else { return Ok(None) };
        let part =
            |name| keys.text(name).map(|text| zeroize::Zeroizing::new(text.unwrap_or_default()));
        let made = Credentials::new(&part(id)?, &part(secret)?, Some(part(token)?.as_str()));
        made.map(Some).map_err(|error| {
            let (name, what) = match error {
                CredentialsError::NoId => (id, "is missing"),
                CredentialsError::NoSecret => (secret, "is missing"),
                CredentialsError::NoToken => (token, "is missing: the key is a temporary one"),
                CredentialsError::Character(part) => {
                    let name = CREDENTIALS.get(part.index()).unwrap_or(id);
                    (name, "has a character that is no printable ASCII")
                }
                CredentialsError::NotBuilt => {
                    return Refusal::new(Code::Credentials, "this build signs nothing");
                }
            };
            let refusal = Refusal::new(Code::Credentials, format!("`credentials.{name}` {what}"));
            about(keys.prefix, refusal.in_member(name))
        })
    }

    /// 128 random bits.
    fn random_nonce(&self) -> Result<String, Refusal> {
        let mut bytes = [0; 16];
        match fill_with_random(&mut bytes) {
            Ok(()) => Ok(format!("{:032x}", u128::from_be_bytes(bytes))),
            Err(_) => self.refuse("nonce", "this host has no `crypto.getRandomValues`: give one"),
        }
    }
}

/// A refusal of what lies in the option that a prefix belongs to.
fn about(prefix: &str, refusal: Refusal) -> Refusal {
    match prefix.strip_suffix('.') {
        Some(option) => refusal.in_member(option),
        None => refusal,
    }
}

/// Milliseconds as whole seconds.
fn seconds(milliseconds: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a Date is within 8.64e15 milliseconds")]
    let seconds = (milliseconds / 1000.0).floor() as i64;
    seconds
}
