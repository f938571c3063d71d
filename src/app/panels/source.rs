//! The cards of the source types, and under them what belongs to the request as a whole.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::{Form, SHOWN_MESSAGES};
use crate::app::icons::drawn_large;
use crate::app::panels::presets;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::message::Message;
use crate::app::words::share;
use crate::app::{ids, words};
use crate::lang::Arg;
use crate::params::Param;
use crate::params::plan::BACKUP_TYPE;
use crate::params::source::{SOURCE_TYPE, SourceType};
use crate::plan::place::Place;
use crate::plan::preset::{PRESETS, Preset};

/// The choice that decides which fields there are.
pub(in crate::app) fn source_cards(form: &Form) -> Html {
    let place = Place::of(&SOURCE_TYPE);
    let ties = form.ties(&place);
    let stop = form.source().unwrap_or(SourceType::EcsFile);
    let name = AttrValue::from(ties.name);
    html! {
        <div class="source">
            <div
                class="cards"
                role="radiogroup"
                aria-label={form.label(&place)}
                aria-describedby={&ties.described_by}
                aria-invalid={ties.wrong.then_some("true")}
                onfocusin={form.on(Action::Enter(place.clone()))}
            >
                for source in SourceType::ALL {
                    { card(form, source, (source == stop).then(|| ties.id.clone().into()), &name) }
                }
            </div>
            <p class="hidden" id={ids::hint(&place)}>{ form.text_of(SOURCE_TYPE.hint) }</p>
            if let Some(preset) = example(form) {
                <p>
                    {
                        Button::new(form.text_of(share::FILL_IN), presets::take(form, preset))
                            .edits(form)
                            .id("fill-in")
                            .look(Look::Link)
                            .about(form.text_of(preset.title))
                            .draw()
                    }
                </p>
            }
            for (index, finding) in form.findings(&place, &[]).into_iter().enumerate() {
                <Message {form} finding={finding.clone()} id={ids::message(&place, index)} />
            }
            { rest(form) }
        </div>
    }
}

/// The example of the source type, while nothing but the source type has been chosen.
fn example(form: &Form) -> Option<&'static Preset> {
    let source = form.source()?;
    let untouched =
        form.draft.members().iter().all(|member| {
            [&SOURCE_TYPE, &BACKUP_TYPE].iter().any(|param| param.name == member.name)
        });
    PRESETS.iter().copied().find(|preset| untouched && preset.source == source)
}

fn card(form: &Form, source: SourceType, id: Option<AttrValue>, name: &AttrValue) -> Html {
    html! {
        <label class="card" key={source.value()}>
            <input
                type="radio"
                class="card__input"
                disabled={form.frame.locked}
                {id}
                {name}
                value={source.value()}
                checked={form.source() == Some(source)}
                onchange={form.on(Action::SetSource(source))}
            />
            <span class="card__tick"></span>
            <span class="card__body">
                { drawn_large(source.value()) }
                <span class="card__title">{ form.text_of(source.label()) }</span>
                { " " }
                <code class="card__name">{ source.value() }</code>
            </span>
        </label>
    }
}

/// Whether the cards, and what stands under them, are the same in another state.
pub(in crate::app) fn is_same(form: &Form, other: &Form) -> bool {
    example(form) == example(other)
        && form.homeless() == other.homeless()
        && form.not_sent() == other.not_sent()
}

/// What has no field: findings about the request as a whole, and values of other source types.
fn rest(form: &Form) -> Html {
    let homeless = form.homeless();
    let more = homeless.len().saturating_sub(SHOWN_MESSAGES);
    let not_sent = form.not_sent();
    html! {
        <div class="rest" id={ids::REQUEST} tabindex="-1">
            for (index, finding) in homeless.into_iter().take(SHOWN_MESSAGES).enumerate() {
                <Message {form} finding={finding.clone()} id={format!("{}-{index}", ids::REQUEST)} boxed=true />
            }
            if more > 0 {
                <p class="field__see">{ form.say(words::MORE_FINDINGS, [Arg::count(more)]) }</p>
            }
            if !not_sent.is_empty() {
                <ul>
                    for param in not_sent { { not_sent_item(form, param) } }
                </ul>
            }
        </div>
    }
}

fn not_sent_item(form: &Form, param: &'static Param) -> Html {
    let text = not_sent(form, param);
    // The button goes with its line, and the focus must not be lost with it.
    let onclick = {
        let (form, place) = (form.clone(), Place::of(param));
        Callback::from(move |_| {
            form.act(Action::Remove(place.clone()));
            form.act(Action::Focus(ids::REQUEST.to_owned()));
        })
    };
    html! {
        <li class="rest__item" key={param.name}>
            <span>{ text }</span>
            {
                Button::new(form.text_of(words::REMOVE), onclick)
                    .look(Look::Link)
                    .edits(form)
                    .about(form.text_of(param.label))
                    .draw()
            }
        </li>
    }
}

/// That a parameter is not sent, and to what it would belong.
pub(in crate::app) fn not_sent(form: &Form, param: &Param) -> String {
    let sources: Vec<&str> =
        SourceType::of_param(param).map(|source| form.text_of(source.label())).collect();
    let sources = sources.join(form.text_of(words::COMMA));
    form.plain(words::NOT_SENT, [Arg::Text(param.label), Arg::code(sources)])
}
