//! The output pane: what the plan does, how it stands, and the request to take away.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::keys::KeyRing;
use crate::app::later;
use crate::app::panels::code::Code;
use crate::app::panels::guidance::Guidance;
use crate::app::panels::keys::signed;
use crate::app::panels::problems::{Problems, SHOWN_PROBLEMS};
use crate::app::panels::tabs::Tabs;
use crate::app::panels::to_come::to_come;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::remark::{OBSTACLE, STRIP, remark};
use crate::app::parts::rich::{rich, stressed};
use crate::app::words::{share, signature};
use crate::app::written::Written;
use crate::app::{ids, take, words};
use crate::insight::sentence;
use crate::lang::Arg;
use crate::output::json;
use crate::params::Param;
use crate::rules::{Finding, World, check_url};
use crate::values::region;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct OutputProps {
    pub form: Form,
    pub written: Written,
    pub keys: KeyRing,
    /// Where the text of the request stands.
    pub shown: NodeRef,
    /// The id of what the pointer is on in the form.
    pub hovered: Option<AttrValue>,
}

/// The output pane.
#[component]
pub(in crate::app) fn Output(props: &OutputProps) -> Html {
    let OutputProps { form, written, keys, shown, hovered } = props;
    let by_hand = form.json.as_ref().filter(|_| *form.format == json::FORMAT);
    let wrap = use_state_eq(|| false);
    // The pointer on a field draws the pane anew, but the sentence stays.
    let says = use_memo(form.clone(), |form| {
        sentence::of(&form.sent, &form.clock, form.zone, form.language)
    });
    html! {
        <section
            class="pane"
            part="output"
            id={ids::OUTPUT}
            tabindex="-1"
            aria-label={form.text_of(words::OUTPUT)}
        >
            <div class="pane__scroll">
                <div class="pane__head">
                    <h2 class="pane__kicker">{ form.text_of(words::WHAT_IT_DOES) }</h2>
                    <p class="sentence">{ stressed(&says) }</p>
                </div>
                <Problems {form} />
                <Tabs {form} />
                <div class="pane__panel" role="tabpanel" id={ids::PANEL} aria-labelledby={ids::tab(form.format.group.id)}>
                    { advice(form, written, keys) }
                    if let Some(text) = by_hand {
                        if let Some(later) = later::here() {
                            { (later.by_hand)(form, text, hovered.as_ref()) }
                        } else {
                            { to_come(form) }
                        }
                    } else if let Written::Text(sheet) = written {
                        <Code {form} {sheet} wrap={*wrap} shown={shown.clone()} {hovered} />
                    }
                </div>
                <Guidance {form} />
                if form.asks_for_keys() { { keys_panel(form, keys) } }
            </div>
            { foot(form, written, shown, &wrap) }
        </section>
    }
}

/// What the format is good for; or that there are problems; or why there is no text.
fn advice(form: &Form, written: &Written, keys: &KeyRing) -> Html {
    if *written == Written::Coming {
        return to_come(form);
    }
    let instead = form.without_keys();
    html! {
        <>
            if form.counts().errors > 0 && matches!(written, Written::Text(_)) {
                { remark(OBSTACLE, "error", form.text_of(words::HAS_PROBLEMS)) }
            }
            if let Written::NoTarget(error) = written {
                { remark(OBSTACLE, "error", form.text_of(words::endpoint_error(*error))) }
            } else if form.format.signs() && *written == Written::NeedsKeys {
                <div class="output__note">
                    { drawn("key") }
                    <span>{ form.say(words::NEEDS_KEYS, [Arg::Text(instead.title)]) }</span>
                    {
                        Button::new(
                            form.say(words::SHOW_INSTEAD, [Arg::Text(instead.title)]),
                            form.on(Action::ChooseFormat(instead)),
                        )
                        .look(Look::Small)
                        .draw()
                    }
                </div>
            } else {
                if form.json.is_none() || *form.format != json::FORMAT {
                    { remark(STRIP, "note", form.text_of(form.format.about)) }
                }
                { samples(form, None) }
                { elsewhere(form) }
                { losses(form, written) }
                if let Some(finding) = too_long(form, written) {
                    { remark(STRIP, "warning", &finding.message.render(form.language)) }
                }
                if let (true, Some(stamp), Some(hint)) = (form.format.signs(), &form.stamp, keys.hint()) {
                    { signed(form, &hint, stamp) }
                }
            }
        </>
    }
}

/// The values that the format leaves out, each a way to its field, and why.
fn losses(form: &Form, written: &Written) -> Html {
    let losses = written.losses();
    let rest = losses.len().saturating_sub(SHOWN_PROBLEMS);
    if losses.is_empty() {
        return html! {};
    }
    html! {
        <div class="output__note output__note--losses">
            { drawn("warning") }
            <ul class="losses" aria-label={form.text_of(words::LEFT_OUT_HERE)}>
                for loss in losses.iter().take(SHOWN_PROBLEMS) {
                    <li>
                        {
                            Button::new(form.label(&loss.place), form.leads_to(loss.place.clone()))
                                .look(Look::Link)
                                .draw()
                        }
                        { form.text_of(words::COLON) }
                        { rich(&loss.reason.render(form.language)) }
                    </li>
                }
                if rest > 0 { <li>{ form.say(words::MORE_FINDINGS, [Arg::count(rest)]) }</li> }
            </ul>
        </div>
    }
}

/// That the region is closed, or that the endpoint is another region's.
fn elsewhere(form: &Form) -> Html {
    let region = region::find(form.region.trim());
    let of = form.endpoint.split('.').find_map(region::find);
    let text = match (region, of) {
        (Some(region), _) if !region.open => {
            form.say(words::REGION_CLOSED, [Arg::Text(region.name)])
        }
        (Some(region), Some(of)) if of.id != region.id => {
            form.say(words::OTHER_ENDPOINT, [Arg::Text(of.name), Arg::Text(region.name)])
        }
        _ => return html! {},
    };
    html! {
        { remark(STRIP, "warning", &text) }
    }
}

/// The values that are still those of an example, each a way to its field; but for a parameter that is replaced anyway.
pub(in crate::app) fn samples(form: &Form, but: Option<&Param>) -> Html {
    let mut samples = form.samples.iter().filter(|place| place.param() != but).peekable();
    if samples.peek().is_none() {
        return html! {};
    }
    html! {
        <p class="output__note">
            { drawn("warning") }
            <span>
                { form.text_of(share::SAMPLES) }
                for (index, place) in samples.enumerate() {
                    { if index > 0 { form.text_of(words::BETWEEN) } else { "" } }
                    { Button::new(form.label(place), form.leads_to(place.clone())).look(Look::Link).draw() }
                }
            </span>
        </p>
    }
}

/// The box for keys: closed, and nothing in it, until what belongs there comes.
fn keys_panel(form: &Form, keys: &KeyRing) -> Html {
    match later::here() {
        Some(later) => (later.keys)(form, keys),
        None => html! {
            <details class="fold keys">
                <summary class="fold__title keys__title">{ form.text_of(words::KEYS) }</summary>
                { to_come(form) }
            </details>
        },
    }
}

/// What the rules say of the URL, where the format has one.
fn too_long(form: &Form, written: &Written) -> Option<Finding> {
    form.format.url(written.text()).and_then(|url| check_url(url, &World::default()))
}

/// Copy, download, and how large it is. What was done last stands where the size stood.
fn foot(form: &Form, written: &Written, shown: &NodeRef, wrap: &UseStateHandle<bool>) -> Html {
    let lines = written.lines();
    let size =
        [Arg::count(lines), Arg::Text(words::line_count(lines)), Arg::count(written.text().len())];
    let taking = |take: fn(&Form, &Written, &NodeRef)| {
        let (form, written, shown) = (form.clone(), written.clone(), shown.clone());
        Callback::from(move |_| take(&form, &written, &shown))
    };
    let toggle = {
        let wrap = wrap.clone();
        Callback::from(move |_| wrap.set(!*wrap))
    };
    html! {
        <div class="pane__foot">
            {
                Button::new(form.say(words::COPY_WHAT, [Arg::Text(form.format.title)]), taking(take::copy))
                    .id("copy")
                    .look(Look::Primary)
                    .icon("copy")
                    .draw()
            }
            {
                Button::new(form.text_of(words::DOWNLOAD), taking(take::save))
                    .id("download")
                    .icon("download")
                    .draw()
            }
            if *form.format == json::FORMAT && !form.frame.locked {
                {
                    Button::new(
                        form.text_of(if form.json.is_some() { share::EDITED } else { share::EDIT_JSON }),
                        form.on(Action::ByHand(form.json.is_none())),
                    )
                    .id(ids::EDIT_JSON)
                    .look(Look::Quiet)
                    .icon("edit")
                    .draw()
                }
            }
            if form.format.signs() {
                {
                    Button::new(form.text_of(signature::OPEN), form.on(Action::Open(Dialog::Signature)))
                        .id(Dialog::Signature.opener())
                        .look(Look::Quiet)
                        .icon("key")
                        .draw()
                }
            }
            {
                Button::new(form.text_of(words::WRAP), toggle)
                    .look(Look::Icon)
                    .icon("wrap")
                    .pressed(**wrap)
                    .draw()
            }
            <span class="pane__size">
                if let Some(done) = &form.done {
                    { done.render(form.language) }
                } else if lines > 0 {
                    { form.say(words::SIZE, size) }
                }
            </span>
        </div>
    }
}
