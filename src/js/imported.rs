//! What is read out of a text of JavaScript, with notes on what JavaScript has another value for than the text.

use js_sys::JsString;

use crate::import::note::{Note, NoteKind};
use crate::import::{self, Found, Import};
use crate::js::value;
use crate::lang::{Arg, Text, t};
use crate::plan::place::Place;
use crate::values::json::{Node, Value};
use crate::values::sorted::Set;

const HALF: Text = t(
    "The text holds half a character (a lone surrogate); U+FFFD stands in its place.",
    "文本中有半个字符（孤立的代理项），已用 U+FFFD 代替。",
);

const TOO_GREAT: Text = t(
    "{0} is a number beyond all that JavaScript has; the request holds it as text.",
    "{0} 是超出 JavaScript 范围的数字，在请求中以文本表示。",
);

const TWICE: Text = t(
    "{0} is there more than once; an object of JavaScript holds the last value.",
    "{0} 出现多次；JavaScript 对象只保留最后一个值。",
);

/// Finds the plans in a text, and gives the text as it was read.
#[must_use]
pub fn read(given: &JsString) -> (String, Import) {
    let text = String::from(given);
    let mut import = import::read(&text);
    if text.contains(char::REPLACEMENT_CHARACTER) && !given.is_valid_utf16() {
        import.notes.push(Note::new(NoteKind::Mended, HALF, []));
    }
    for Found { draft, notes, .. } in &mut import.plans {
        note_losses(draft.root(), &Place::ROOT, notes);
    }
    (text, import)
}

/// Whether a number of JSON is infinite as a `number`.
pub(in crate::js) fn is_too_great(number: &str) -> bool {
    value::number(number).is_infinite()
}

/// Notes what an object of JavaScript does not hold as the request does.
fn note_losses(node: &Node<'_>, place: &Place, notes: &mut Vec<Note>) {
    match &node.value {
        Value::Number(number) if is_too_great(number) && number.contains(['.', 'e', 'E']) => {
            let name = [Arg::code(place.wire_name())];
            notes.push(Note::new(NoteKind::Guessed, TOO_GREAT, name).about(place.clone()));
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                note_losses(entry, &place.index(index), notes);
            }
        }
        Value::Object(members) => {
            let mut later = Set::default();
            for member in members.iter().rev() {
                if later.contains(&&*member.name) {
                    let at = place.name(&member.name);
                    let name = [Arg::code(at.wire_name())];
                    notes.push(Note::new(NoteKind::Dropped, TWICE, name).about(at));
                }
                later.add(&*member.name);
            }
            for member in members {
                note_losses(&member.node, &place.name(&member.name), notes);
            }
        }
        _ => {}
    }
}
