//! What is answered to a call: arguments of JavaScript in, answers of JavaScript out.
//!
//! With the feature `headless` these are the functions of the npm package; `static/package/core.d.ts` says for
//! JavaScript what they take and answer.

use std::ops::Range;

use js_sys::{Array, JSON, JsString, Reflect};
use wasm_bindgen::prelude::*;

use crate::insight::preview;
use crate::insight::zone::Clock;
use crate::js::imported;
use crate::js::options::{self, Options};
use crate::js::refusal::{Code, Refusal};
use crate::js::value::{BUDGET, text_to_js, too_large, utf8, with_js};
use crate::lang::{Language, Text, t};
use crate::output::sheet::Loss;
use crate::output::unsent::unsent;
use crate::output::{self, FORMATS, Format, Order};
use crate::plan::draft::Draft;
use crate::plan::preset;
use crate::plan::reading::Reading;
use crate::request::wire::{Wire, texts};
use crate::request::{Request, build};
use crate::rules::{
    Earlier, Name, Names, Report, World, check_text, check_text_with, check_url, check_with,
    not_json,
};
use crate::schema;
use crate::values::json::{JsonError, Node, Value};
use crate::values::near::unknown;
use crate::values::time::Utc;
use crate::verdict::lines::{Columns, Lines};
use crate::verdict::mend::mend;
use crate::verdict::{Verdict, catalogue};

/// What is wrong with a request: `{valid, issues}`.
///
/// # Errors
/// A text (which has places to point at: [`validate_text`]), what is no JSON, and options that are none.
#[cfg_attr(feature = "checks", wasm_bindgen(skip_typescript))]
pub fn validate(request: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(options, options::VERDICT)?;
    if request.is_string() {
        return Err(no_request("this is text: `validateText` checks it, and says where"));
    }
    let report = report_of(request, &options.world()?, None)?;
    Ok(verdict(&report, None, options.language()?))
}

/// What is wrong with the text of a request: `{valid, issues}`, each issue with its span in UTF-16 units.
///
/// # Errors
/// What is no text, and options that are none.
#[cfg_attr(feature = "checks", wasm_bindgen(skip_typescript, js_name = validateText))]
pub fn validate_text(text: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(options, options::VERDICT)?;
    let (text, report) = report_of_text(text, &options.world()?, None)?;
    Ok(verdict(&report, Some(&text), options.language()?))
}

/// What is wrong with each of many requests, objects and texts, of which two may not have one name: what [`validate`] and
/// [`validate_text`] say of each.
///
/// # Errors
/// What is no list, an entry that is no request, and options that are none.
#[cfg_attr(feature = "checks", wasm_bindgen(skip_typescript, js_name = validateAll))]
pub fn validate_all(requests: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(options, options::VERDICT)?;
    if !Array::is_array(requests) {
        return Err(no_request("a list of requests is needed: objects, or texts of JSON"));
    }
    let (world, language) = (options.world()?, options.language()?);
    let mut names = Names::default();
    let mut check_entry = |number: usize, request: &JsValue| {
        let among = Some((&mut names, number));
        if request.is_string() {
            let (text, report) = report_of_text(request, &world, among)?;
            return Ok(verdict(&report, Some(&text), language));
        }
        Ok(verdict(&report_of(request, &world, among)?, None, language))
    };
    let verdicts = requests.unchecked_ref::<Array>().iter().enumerate().map(|(index, request)| {
        check_entry(index + 1, &request).map_err(|refusal: Refusal| refusal.in_entry(index))
    });
    verdicts.collect::<Result<Array, Refusal>>().map(JsValue::from)
}

/// The names of the requests before one, and its number, where it is one of many.
type Among<'n> = Option<(&'n mut Names, usize)>;

fn earlier(reading: &Reading<'_>, among: Among<'_>) -> Option<Earlier> {
    let (names, number) = among?;
    names.take(Name::of(reading), |_| number).copied().map(Earlier::Plan)
}

fn report_of(request: &JsValue, world: &World, among: Among<'_>) -> Result<Report, Refusal> {
    with_given(request, |node| match node.value {
        Value::Object(_) => check_with(node, world, |reading| earlier(reading, among)),
        _ => check_text(&node.value.to_string(), world),
    })
}

fn report_of_text(
    text: &JsValue,
    world: &World,
    among: Among<'_>,
) -> Result<(String, Report), Refusal> {
    let (text, half) = text_with_halves(text)?;
    let report = match half {
        Some(Half { byte: at, .. }) => {
            let found = Some(char::REPLACEMENT_CHARACTER);
            not_json(&JsonError { at, expected: WHOLE, found })
        }
        None => check_text_with(&text, world, |reading| earlier(reading, among)),
    };
    Ok((text, report))
}

/// A request or its text without the errors that have a fix, and what is left to say.
///
/// # Errors
/// What is no JSON, and options that are none.
#[cfg_attr(feature = "checks", wasm_bindgen(skip_typescript))]
pub fn fix(request: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(options, options::WORLD)?;
    let (world, language) = (options.world()?, options.language()?);
    if request.is_string() {
        let text = text_of(request)?;
        let mended = mend(&text, &world);
        let answer = verdict(&mended.report, Some(&mended.text), language);
        set(&answer, "text", &JsValue::from_str(&mended.text));
        return Ok(answer);
    }
    let text = with_given(request, |node| node.value.to_string())?;
    let mended = mend(&text, &world);
    let answer = verdict(&mended.report, None, language);
    set(&answer, "request", &text_to_js(&mended.text));
    Ok(answer)
}

/// A request in another form.
///
/// # Errors
/// A form that there is not, what is no request, a target that is none, and a signature without keys.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn emit(format: &JsValue, request: &JsValue, target: &JsValue) -> Result<JsValue, Refusal> {
    let format = format_of(format)?;
    let options = Options::of(target, options::TARGET)?;
    let language = options.language()?;
    let target = options.target(format.signs())?;
    let draft = draft(request)?;
    let sheet = format.write(&Order { language, ..Order::new(&draft, &target) }).map_err(|_| {
        let id = format.id;
        let what =
            format!("`{id}` is signed: give `credentials`, with accessKeyId and accessKeySecret");
        Refusal::new(Code::Credentials, what)
    })?;
    let world = World {
        now: Some(target.timestamp()),
        region: Some(target.region().to_owned()),
        ..World::default()
    };
    let url = format.url(sheet.text());
    let findings = url.and_then(|url| check_url(url, &world)).into_iter().collect();
    let losses = sheet.losses().iter().map(|loss| lost(loss, language));
    let valid_until = format.signs().then(|| Utc(target.valid_until()).to_string());
    let written = answer(&Value::object([
        ("format", Value::Text(format.id.into())),
        ("text", Value::Text(sheet.text().into())),
        ("extension", Value::Text(format.syntax.extension().into())),
        ("mediaType", Value::Text(format.syntax.media_type().into())),
        ("validUntil", valid_until.map_or(Value::Null, Value::owned_text)),
        ("losses", Value::array(losses)),
    ]));
    let issues = verdict(&Report { findings }, None, language);
    set(&written, "issues", &Reflect::get(&issues, &"issues".into()).unwrap_or_default());
    Ok(written)
}

/// A request, signed and ready to be sent, and what it leaves out: `{method, url, headers, body, validUntil, losses}`.
///
/// # Errors
/// What is no request, a target that is none, and no keys.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn sign(request: &JsValue, target: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(target, options::SIGN)?;
    let (language, scheme) = (options.language()?, options.scheme()?);
    let target = options.target(true)?;
    let made = |node: &Node<'_>| (build(&Wire::of(node), &target, scheme), unsent(node));
    let (signed, losses) = with_request(request, made)?;
    let Ok(signed) = signed else {
        let what = "to sign, give `credentials`, with accessKeyId and accessKeySecret";
        return Err(Refusal::new(Code::Credentials, what));
    };
    let Request { method, url, headers, body } = signed.request;
    // `fetch` sets the host by itself, to the very one that is signed, and lets nobody else do it.
    let headers: Vec<_> = headers.into_iter().filter(|(name, _)| name != "host").collect();
    Ok(answer(&Value::object([
        ("method", Value::Text(method.into())),
        ("url", Value::owned_text(url)),
        ("headers", texts(&headers)),
        ("body", Value::owned_text(body)),
        ("validUntil", Value::owned_text(Utc(target.valid_until()).to_string())),
        ("losses", Value::array(losses.iter().map(|loss| lost(loss, language)))),
    ])))
}

/// The requests in a text of any form they are kept in: `{reader, plans, notes}`, spans in UTF-16 units.
///
/// # Errors
/// What is no text, and options that are none.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript, js_name = importText))]
pub fn import_text(text: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let language = Options::of(options, options::LANGUAGE)?.language()?;
    let (text, import) = imported::read(js_text(text)?);
    let lines = Lines::of(&text, Columns::Utf16);
    Ok(answer(&import.to_json(language, |span| lines.span(span))))
}

/// What a plan will do: `{says, policies, speedLimit}`.
///
/// # Errors
/// What is no request, and options that are none.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn preview(request: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(options, options::TIME)?;
    let clock = Clock { now: options.now()?, ..Clock::UNKNOWN };
    Ok(answer(&preview::to_json(&draft(request)?, &clock, options.language()?)))
}

/// The runs of a plan as a calendar file; `null` where nothing runs.
///
/// # Errors
/// What is no request, and options that are none.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn calendar(request: &JsValue, options: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(options, options::TIME)?;
    let clock = Clock { now: options.now()?, ..Clock::UNKNOWN };
    let file = preview::to_calendar(&draft(request)?, &clock, options.language()?);
    Ok(file.map_or(JsValue::NULL, |file| JsValue::from_str(&file)))
}

/// Every form of [`emit`].
///
/// # Errors
/// Options that are none.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn formats(options: &JsValue) -> Result<JsValue, Refusal> {
    let language = Options::of(options, options::LANGUAGE)?.language()?;
    Ok(answer(&output::catalogue(language)))
}

/// Every rule, with examples.
///
/// # Errors
/// Options that are none.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn rules(options: &JsValue) -> Result<JsValue, Refusal> {
    let language = Options::of(options, options::LANGUAGE)?.language()?;
    Ok(answer(&catalogue::catalogue(language)))
}

/// Whole plans to start from, with their first run in the coming night.
///
/// # Errors
/// Options that are none.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn examples(options: &JsValue) -> Result<JsValue, Refusal> {
    let options = Options::of(options, options::EXAMPLE)?;
    let region = options.region_or_default()?;
    let now = options.now()?.unwrap_or_default();
    Ok(answer(&preset::catalogue(options.language()?, now, &region)))
}

/// The JSON Schema of a request. Its bounds are numbers, as programs that read schemas expect: the highest, 2^63-1, is
/// rounded.
///
/// # Errors
/// Options that are none.
#[cfg_attr(feature = "headless", wasm_bindgen(skip_typescript))]
pub fn schema(options: &JsValue) -> Result<JsValue, Refusal> {
    let language = Options::of(options, options::LANGUAGE)?.language()?;
    Ok(JSON::parse(&schema::schema(language).to_string()).unwrap_or_default())
}

/// A report as an object, with spans where the text is known that it is about.
#[must_use]
pub fn verdict(report: &Report, text: Option<&str>, language: Language) -> JsValue {
    let lines = text.map(|text| Lines::of(text, Columns::Utf16));
    let verdict = Verdict { report, lines: lines.as_ref(), language, file: None, line: None };
    let mut json = String::new();
    verdict.write(&mut json);
    text_to_js(&json)
}

/// A request, given as an object or as JSON text.
///
/// # Errors
/// What is neither, or no object.
pub fn draft(request: &JsValue) -> Result<Draft, Refusal> {
    with_request(request, |node| Draft::of(node.clone().into_owned()))
}

/// Does something with a request that is given as an object or as JSON text.
fn with_request<T>(request: &JsValue, then: impl FnOnce(&Node<'_>) -> T) -> Result<T, Refusal> {
    if request.is_string() {
        let text = text_of(request)?;
        let object = Node::read_file(&text).ok().filter(|node| node.members().is_some());
        let what = "this text is no request in JSON; `validateText` says why";
        return object.map(|node| then(&node)).ok_or_else(|| no_request(what));
    }
    with_given(request, |node| node.members().map(|_| then(node)))?.ok_or_else(no_object)
}

/// Does something with a request that is given as a value.
fn with_given<T>(request: &JsValue, then: impl FnOnce(&Node<'_>) -> T) -> Result<T, Refusal> {
    with_js(request, |node| node.map(then))?
        .ok_or_else(|| no_request("a request is needed, but there is none"))
}

fn no_object() -> Refusal {
    no_request("a request is an object, or JSON text of one")
}

fn no_request(what: &str) -> Refusal {
    Refusal::new(Code::NoRequest, what)
}

/// A text, which has no half characters.
fn text_of(text: &JsValue) -> Result<String, Refusal> {
    let (text, half) = text_with_halves(text)?;
    match half {
        Some(Half { unit, .. }) => {
            Err(Refusal::new(Code::NotJson, format!("has half a character at index {unit}")))
        }
        None => Ok(text),
    }
}

/// A text, and the first half of a character in it. Each becomes U+FFFD, which is as long: what is pointed at stays where
/// it is.
fn text_with_halves(text: &JsValue) -> Result<(String, Option<Half>), Refusal> {
    let text = js_text(text)?;
    if text.length() as usize > BUDGET {
        return Err(too_large());
    }
    let read = utf8(text);
    let half = Half::first(text, &read);
    Ok((read, half))
}

/// Where half a character is.
#[derive(Clone, Copy)]
struct Half {
    /// In units of UTF-16, from 0.
    unit: u32,
    /// In bytes of UTF-8.
    byte: usize,
}

impl Half {
    /// The units of UTF-16 that are half a character: U+D800 to U+DFFF.
    const UNITS: Range<f64> = 55_296.0..57_344.0;

    /// The first one of a text, which was read as another.
    fn first(text: &JsString, read: &str) -> Option<Half> {
        let mut unit = 0;
        if !read.contains(char::REPLACEMENT_CHARACTER) {
            return None;
        }
        for (byte, c) in read.char_indices() {
            if c == char::REPLACEMENT_CHARACTER && Half::UNITS.contains(&text.char_code_at(unit)) {
                return Some(Half { unit, byte });
            }
            unit += if u32::from(c) > 0xffff { 2 } else { 1 };
        }
        None
    }
}

/// What should be there.
const WHOLE: Text = t("a whole character", "完整的字符");

fn js_text(text: &JsValue) -> Result<&JsString, Refusal> {
    let what = "text is needed; `validate` and the others take an object, too";
    text.dyn_ref::<JsString>().ok_or_else(|| no_request(what))
}

fn format_of(id: &JsValue) -> Result<&'static Format, Refusal> {
    let id = id.as_string().unwrap_or_default();
    output::find(&id).ok_or_else(|| {
        let names = FORMATS.iter().map(|format| format.id);
        Refusal::new(Code::UnknownName, unknown("format", &id, names, "`formats()` lists them"))
    })
}

fn lost(loss: &Loss, language: Language) -> Value<'static> {
    Value::object([
        ("pointer", Value::owned_text(loss.place.to_string())),
        ("name", Value::owned_text(loss.place.wire_name())),
        ("message", Value::owned_text(loss.reason.render(language))),
    ])
}

fn answer(value: &Value<'_>) -> JsValue {
    let mut json = String::new();
    value.write(&mut json);
    text_to_js(&json)
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // The object is an answer that was just made.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
