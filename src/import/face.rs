//! What was found, for machines: one JSON shape for the command line and for JavaScript.
//!
//! ```json
//! {"reader":"cli",
//!  "plans":[{"request":{"SourceType":"OSS"},"title":null,"region":"cn-hangzhou","endpoint":null,"notes":[]}],
//!  "notes":[{"kind":"credential","message":"…","pointer":null,"span":{"start":0,"end":2,"line":1,"column":1}}]}
//! ```

use std::ops::Range;

use crate::import::note::Note;
use crate::import::{Found, Import};
use crate::lang::Language;
use crate::values::json::Value;

impl Import {
    /// What was found, as JSON. Of what a note says about a part of the text, the caller makes a span.
    #[must_use]
    pub fn to_json(
        &self,
        language: Language,
        span: impl Fn(&Range<usize>) -> Value<'static>,
    ) -> Value<'static> {
        let note = |note: &Note| noted(note, language, &span);
        let plan = |plan: &Found| {
            Value::object([
                ("request", plan.draft.root().value.clone()),
                ("title", text(plan.title.as_deref())),
                ("region", text(plan.region.as_deref())),
                ("endpoint", text(plan.endpoint.as_deref())),
                ("notes", Value::array(plan.notes.iter().map(note))),
            ])
        };
        Value::object([
            ("reader", text(self.reader.map(|reader| reader.id))),
            ("plans", Value::array(self.plans.iter().map(plan))),
            ("notes", Value::array(self.notes.iter().map(note))),
        ])
    }
}

fn text(text: Option<&str>) -> Value<'static> {
    text.map_or(Value::Null, Value::owned_text)
}

fn noted(
    note: &Note,
    language: Language,
    span: impl Fn(&Range<usize>) -> Value<'static>,
) -> Value<'static> {
    let place = note.place.as_ref().map(ToString::to_string);
    Value::object([
        ("kind", text(Some(note.kind.word()))),
        ("message", text(Some(&note.message.render(language)))),
        ("pointer", text(place.as_deref())),
        ("span", note.span.as_ref().map_or(Value::Null, span)),
    ])
}
