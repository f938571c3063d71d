//! One of a few values.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::parts::field::Field;
use crate::app::parts::segment::Segment;
use crate::app::parts::select::Select;
use crate::app::{ids, words};
use crate::params::{Choice, Kind};
use crate::plan::place::Place;
use crate::values::json::Value;

/// The widest that all choices together may be to stand side by side, in Latin letters; a Chinese character is as wide
/// as two.
const SIDE_BY_SIDE: usize = 32;

/// One of the values that the API knows, or none of them.
pub(in crate::app) fn choice(form: &Form, place: &Place, choices: &[Choice]) -> Html {
    let choices = choices.iter().map(|choice| {
        (Value::owned_text(choice.value), AttrValue::from(form.text_of(choice.label)))
    });
    values(form, place, choices.collect())
}

/// On, off, or not said, which leaves it to the service.
pub(in crate::app) fn flag(form: &Form, place: &Place) -> Html {
    let value = |on: bool| match place.param().map(|param| param.kind) {
        Some(Kind::ZeroOne) => Value::integer(i64::from(on)),
        _ => Value::Bool(on),
    };
    let choices = vec![
        (value(true), form.text_of(words::ON).into()),
        (value(false), form.text_of(words::OFF).into()),
    ];
    values(form, place, choices)
}

/// The choices with "not set" before them; a value that is none of them stands at the end, as it is written.
fn values(form: &Form, place: &Place, choices: Vec<(Value<'static>, AttrValue)>) -> Html {
    let ties = form.ties(place);
    let current = form.value(place).map(|node| node.value);
    let mut values = vec![None];
    let mut shown = vec![(AttrValue::default(), AttrValue::from(form.text_of(words::NOT_SET)))];
    for (value, text) in choices {
        shown.push((written(&value), text));
        values.push(Some(value));
    }
    if !values.contains(&current)
        && let Some(value) = &current
    {
        shown.push((written(value), written(value)));
        values.push(current.clone());
    }
    let taken = values.iter().position(|value| *value == current);
    let onchoose = {
        let place = place.clone();
        form.with(move |index: usize| match values.get(index).cloned().flatten() {
            Some(value) => Action::Set(place.clone(), value),
            None => Action::Remove(place.clone()),
        })
    };
    let letters =
        |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let width: usize = shown.iter().map(|(_, text)| letters(text)).sum();
    if width <= SIDE_BY_SIDE {
        return html! {
            <Field {form} {place} group=true>
                {
                    Segment::new(&ties.id, &ties.name, shown, onchoose)
                        .labelled_by(ids::label(place))
                        .tied(&ties)
                        .taken(taken)
                        .edits(form)
                        .draw()
                }
            </Field>
        };
    }
    let numbered = shown.into_iter().enumerate();
    let choices = numbered.map(|(index, (_, text))| (index.to_string().into(), text));
    html! {
        <Field {form} {place}>
            <Select
                id={ties.id}
                name={ties.name}
                described_by={ties.described_by}
                wrong={ties.wrong}
                choices={choices.collect::<Vec<_>>()}
                taken={taken.unwrap_or(0).to_string()}
                disabled={form.frame.locked}
                onchoose={onchoose.reform(|index: String| index.parse().unwrap_or(0))}
            />
        </Field>
    }
}

fn written(value: &Value<'_>) -> AttrValue {
    match value {
        Value::Text(text) => text.clone().into_owned().into(),
        value => value.to_string().into(),
    }
}
