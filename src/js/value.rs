//! Values of JavaScript as JSON, and back, exactly.
//!
//! In, a value is read as `JSON.stringify` reads it: own enumerable members in their order, those that are `undefined`
//! left out, `toJSON` honoured (so a `Date` is a text), `undefined` and holes in an array as `null`. Beyond that, a
//! `bigint` is a number with all its digits. Where `JSON.stringify` loses something without a word, the value is
//! refused: `NaN`, functions, symbols, a `Map`, half a character, and whole numbers that a `number` cannot hold.
//!
//! Out, a whole number beyond `Number.MAX_SAFE_INTEGER` is a `bigint`, and every other number a `number`, unless it is
//! one that a `number` has only `Infinity` for: that is text.

use js_sys::{Array, BigInt, Function, JSON, JsString, Number, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::js::imported::is_too_great;
use crate::js::refusal::{Code, Refusal};
use crate::values::bytes::plain;
use crate::values::json::{MAX_DEPTH, Member, Node, NotInteger, Span, Value, integer};

/// The largest whole number that a `number` holds together with all below it: `Number.MAX_SAFE_INTEGER`
/// (ECMAScript, 21.1.2.6).
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// What a value may cost: as much as a text of this many characters. A request has a few thousand.
pub(in crate::js) const BUDGET: usize = 16 << 20;
/// What each value costs besides the text in it. It bounds an array by its length before its entries are looked at.
const COST: usize = 16;

// As `js_sys` has them, but caught: each of these may run code of the caller, in a proxy.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    pub(in crate::js) fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    pub(in crate::js) fn keys(value: &JsValue) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<JsString, JsValue>;

    type Own;
    #[wasm_bindgen(catch, method, getter, js_name = toJSON)]
    fn to_json(this: &Own) -> Result<JsValue, JsValue>;

    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, into: &mut [u8]) -> Encoded;

    type Encoded;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
}

// Beside the script that wasm-bindgen writes for the headless package.
#[cfg(feature = "checks")]
#[wasm_bindgen(raw_module = "./plain.js")]
extern "C" {
    #[wasm_bindgen(js_name = plainText)]
    fn plain_text(value: &JsValue) -> Option<JsString>;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
}

/// The text of JavaScript as UTF-8. Half a character becomes U+FFFD.
///
/// For a long text this is several times faster than `String::from`, which looks at one unit after the other.
#[must_use]
pub fn utf8(text: &JsString) -> String {
    // A unit of UTF-16 has three bytes at most.
    let mut bytes = vec![0; text.length() as usize * 3];
    let written = ENCODER.with(|encoder| encoder.encode_into(text, &mut bytes).written());
    bytes.truncate(written);
    String::from_utf8(bytes).unwrap_or_default()
}

/// A value of JavaScript as JSON; nothing for `undefined`.
///
/// # Errors
/// What JSON has no form for, and where it stands.
pub fn from_js(value: &JsValue) -> Result<Option<Value<'static>>, Refusal> {
    Reader { left: BUDGET, above: Vec::new() }.read(value, &JsValue::from_str(""))
}

/// Does something with a value of JavaScript as JSON; nothing is there for `undefined`.
///
/// What is plain data comes as one text, which takes a fraction of the time that asking for each member does.
///
/// # Errors
/// Those of [`from_js`].
pub fn with_js<T>(
    value: &JsValue,
    then: impl FnOnce(Option<&Node<'_>>) -> T,
) -> Result<T, Refusal> {
    #[cfg(feature = "checks")]
    if let Some(text) = plain_text(value).as_ref().map(utf8)
        && let Ok(node) = Node::read(&text)
    {
        return Ok(then(Some(&node)));
    }
    Ok(then(from_js(value)?.map(Node::from).as_ref()))
}

/// JSON as a value of JavaScript.
#[must_use]
pub fn to_js(value: &Value<'_>) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(bool) => JsValue::from_bool(*bool),
        Value::Number(number) => to_number(number),
        Value::Text(text) => JsValue::from_str(text),
        Value::Array(entries) => {
            entries.iter().map(|entry| to_js(&entry.value)).collect::<Array>().into()
        }
        Value::Object(members) => {
            let pairs: Array = members
                .iter()
                .map(|member| {
                    Array::of2(&JsValue::from_str(&member.name), &to_js(&member.node.value))
                })
                .collect();
            // Setting the members one by one would take `__proto__` for what it is not.
            Object::from_entries(&pairs).map_or(JsValue::UNDEFINED, JsValue::from)
        }
    }
}

/// A text of JSON as a value of JavaScript.
///
/// `JSON.parse` makes it at once, unless a number may be in it that it would round.
#[must_use]
pub fn text_to_js(json: &str) -> JsValue {
    let parsed = (!may_round(json)).then(|| JSON::parse(json).ok()).flatten();
    parsed.or_else(|| Node::read(json).ok().map(|node| to_js(&node.value))).unwrap_or_default()
}

/// The number that a text begins with, as JSON and CSS write it, or NaN. The engine reads it: what the standard library
/// does it with weighs 13 kB, most of it a table that cannot be compressed.
#[must_use]
pub fn number(text: &str) -> f64 {
    if cfg!(target_family = "wasm") {
        js_sys::parse_float(text)
    } else {
        text.parse().unwrap_or(f64::NAN)
    }
}

/// Whether a text may hold a number of more digits than a `number` keeps. It may say so of one that is kept.
fn may_round(json: &str) -> bool {
    let mut digits = 0;
    let mut bytes = json.as_bytes();
    while let Some((byte, rest)) = bytes.split_first() {
        bytes = if *byte == b'"' { behind_text(rest) } else { rest };
        let exponent = digits > 0 && matches!(byte, b'e' | b'E');
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        if exponent || digits > 15 {
            return true;
        }
    }
    false
}

/// What comes behind the end of a text that has begun.
fn behind_text(mut bytes: &[u8]) -> &[u8] {
    loop {
        match &bytes[plain(bytes)..] {
            [b'\\', _, rest @ ..] => bytes = rest,
            [_, rest @ ..] => return rest,
            [] => return &[],
        }
    }
}

fn to_number(text: &str) -> JsValue {
    match integer(text) {
        Ok(number) | Err(NotInteger::Spelling(number)) => {
            if number.unsigned_abs() > MAX_SAFE_INTEGER {
                return BigInt::from(number).into();
            }
        }
        Err(NotInteger::Range) if !text.contains(['.', 'e', 'E']) => {
            if let Ok(number) = BigInt::new(&JsValue::from_str(text)) {
                return number.into();
            }
        }
        Err(_) => {}
    }
    if is_too_great(text) {
        return JsValue::from_str(text);
    }
    JSON::parse(text).unwrap_or(JsValue::NULL)
}

/// A reading under way.
struct Reader {
    /// What may still be spent.
    left: usize,
    /// The arrays and objects around the value, the outermost first.
    above: Vec<JsValue>,
}

impl Reader {
    fn read(&mut self, value: &JsValue, name: &JsValue) -> Result<Option<Value<'static>>, Refusal> {
        self.spend(COST)?;
        let read = if value.is_object() {
            match to_json(value, name)? {
                Some(own) if own.is_object() => self.open(&own)?,
                Some(own) => return self.plain(&own),
                None => self.open(value)?,
            }
        } else {
            return self.plain(value);
        };
        Ok(Some(read))
    }

    /// A value that holds no others.
    fn plain(&mut self, value: &JsValue) -> Result<Option<Value<'static>>, Refusal> {
        let no_form = |what: &str| {
            Err(Refusal::new(Code::NotJson, format!("is {what}, which JSON has no form for")))
        };
        // Most values are texts, and each question costs time.
        if let Some(text) = value.as_string() {
            return self.text(text, value).map(|text| Some(Value::owned_text(text)));
        }
        if value.is_undefined() {
            return Ok(None);
        }
        if let Some(number) = value.as_f64() {
            return number_text(number, value).map(|text| Some(Value::Number(text.into())));
        }
        if let Some(bool) = value.as_bool() {
            return Ok(Some(Value::Bool(bool)));
        }
        if value.is_bigint() {
            let digits = value.unchecked_ref::<BigInt>().to_string(10).map_or_else(
                |error| Err(Refusal::threw(error.into())),
                |digits| Ok(String::from(digits)),
            )?;
            self.spend(digits.len())?;
            return Ok(Some(Value::Number(digits.into())));
        }
        if value.is_function() {
            return no_form("a function");
        }
        if value.is_symbol() {
            return no_form("a symbol");
        }
        Ok(Some(Value::Null))
    }

    /// A text that was read from a value.
    fn text(&mut self, read: String, value: &JsValue) -> Result<String, Refusal> {
        let text: &JsString = value.unchecked_ref();
        self.spend(if read.is_ascii() { read.len() } else { text.length() as usize })?;
        // Half a character becomes this mark, which may also stand there by itself.
        if read.contains(char::REPLACEMENT_CHARACTER) && !text.is_valid_utf16() {
            let what = "is text with half a character in it (a lone surrogate)";
            return Err(Refusal::new(Code::NotJson, what));
        }
        Ok(read)
    }

    /// An array or an object.
    fn open(&mut self, value: &JsValue) -> Result<Value<'static>, Refusal> {
        if self.above.len() == MAX_DEPTH {
            // A value that contains itself is always too deep: only then is it worth looking for.
            let again = (1..MAX_DEPTH).find(|at| self.above[..*at].contains(&self.above[*at]));
            return Err(match again {
                Some(depth) => Refusal::new(Code::Cycle, "contains itself").at_depth(depth),
                None => Refusal::new(Code::TooDeep, format!("is deeper than {MAX_DEPTH} levels")),
            });
        }
        let is_array = is_array(value).map_err(Refusal::threw)?;
        self.above.push(value.clone());
        let read = if is_array { self.entries(value) } else { self.members(value) };
        self.above.pop();
        read
    }

    fn entries(&mut self, array: &JsValue) -> Result<Value<'static>, Refusal> {
        let length = get(array, &JsValue::from_str("length"))?.as_f64().unwrap_or(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a proxy may say any length; what is none becomes 0 or more than there is to spend"
        )]
        let length = length as usize;
        self.can_spend(length.saturating_mul(COST))?;
        let mut entries = Vec::with_capacity(length);
        for index in 0..length {
            let entry = u32::try_from(index)
                .map_err(|_| too_large())
                .and_then(|at| Reflect::get_u32(array, at).map_err(Refusal::threw))
                .and_then(|entry| self.read(&entry, &JsValue::from_str(&index.to_string())))
                .map_err(|refusal| refusal.in_entry(index))?;
            entries.push(Node::from(entry.unwrap_or(Value::Null)));
        }
        Ok(Value::Array(entries))
    }

    fn members(&mut self, object: &JsValue) -> Result<Value<'static>, Refusal> {
        let tag = String::from(tag(object).map_err(Refusal::threw)?);
        if tag != "[object Object]" {
            let class = tag.trim_start_matches("[object ").trim_end_matches(']');
            let what = format!(
                "is of class {class}; a plain object, an array, text or a number is needed"
            );
            return Err(Refusal::new(Code::NotJson, what));
        }
        let names = keys(object).map_err(Refusal::threw)?;
        self.can_spend((names.length() as usize).saturating_mul(COST))?;
        let mut members = Vec::with_capacity(names.length() as usize);
        for key in names.iter() {
            let name = self.text(key.as_string().unwrap_or_default(), &key)?;
            let read = get(object, &key)
                .and_then(|value| self.read(&value, &key))
                .map_err(|refusal| refusal.in_member(&name))?;
            if let Some(value) = read {
                members.push(Member {
                    name: name.into(),
                    name_span: Span::default(),
                    node: value.into(),
                });
            }
        }
        Ok(Value::Object(members))
    }

    fn spend(&mut self, cost: usize) -> Result<(), Refusal> {
        self.can_spend(cost)?;
        self.left -= cost;
        Ok(())
    }

    fn can_spend(&self, cost: usize) -> Result<(), Refusal> {
        if cost > self.left { Err(too_large()) } else { Ok(()) }
    }
}

/// The refusal of what is larger than [`BUDGET`].
pub(in crate::js) fn too_large() -> Refusal {
    let what = format!("makes the whole larger than {} million characters", BUDGET >> 20);
    Refusal::new(Code::TooLarge, what)
}

/// What an object says it is as JSON, if it says so.
fn to_json(object: &JsValue, name: &JsValue) -> Result<Option<JsValue>, Refusal> {
    let own = object.unchecked_ref::<Own>().to_json().map_err(Refusal::threw)?;
    match own.dyn_ref::<Function>() {
        Some(to_json) => to_json.call1(object, name).map(Some).map_err(Refusal::threw),
        None => Ok(None),
    }
}

fn get(object: &JsValue, name: &JsValue) -> Result<JsValue, Refusal> {
    Reflect::get(object, name).map_err(Refusal::threw)
}

/// A number as JSON writes it.
fn number_text(number: f64, value: &JsValue) -> Result<String, Refusal> {
    if !number.is_finite() {
        let what = format!(
            "is {}, which JSON has no form for",
            if number.is_nan() { "NaN" } else { "infinite" }
        );
        return Err(Refusal::new(Code::NotJson, what));
    }
    if number.fract() != 0.0 {
        // As JavaScript writes it, which is as short as can be.
        let text = value.unchecked_ref::<Number>().to_string_with_radix(10);
        return text.map(String::from).map_err(Refusal::threw);
    }
    #[expect(clippy::cast_precision_loss, reason = "it is a power of two, less one")]
    if number.abs() > MAX_SAFE_INTEGER as f64 {
        let what = "is a whole number that JavaScript may have rounded; give it as a bigint, or in JSON text";
        return Err(Refusal::new(Code::UnsafeInteger, what));
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
    let whole = number as i64;
    Ok(whole.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_a_number_keeps_are_told_from_others() {
        let texts = r#"{"1e5":"9007199254740993","a":"\\","b":"\"1e9"}"#;
        for kept in ["{}", "[123456789012345,-1,0.5]", r#"{"e":1,"a":"eE"}"#, "", texts] {
            assert!(!may_round(kept), "{kept}");
        }
        let after_text = r#"{"a\\":"\"","b":9007199254740993}"#;
        for rounded in ["9007199254740993", "[1e17]", "-9223372036854775808", "1E400", after_text] {
            assert!(may_round(rounded), "{rounded}");
        }
    }
}
