//! The frame of a field: label, hint, control and messages, one under the other.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::{Form, SHOWN_MESSAGES};
use crate::app::parts::button::{Button, Look};
use crate::app::parts::help::{help, help_button};
use crate::app::parts::message::Message;
use crate::app::parts::rich::rich;
use crate::app::words::share;
use crate::app::{ids, words};
use crate::lang::Arg;
use crate::plan::place::Place;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct FieldProps {
    pub form: Form,
    pub place: Place,
    /// Whether the control is a group of controls, which the label names as a whole.
    #[prop_or_default]
    pub group: bool,
    /// Whether it takes the whole width.
    #[prop_or_default]
    pub wide: bool,
    pub children: Html,
    /// What the value comes to, under what is said of it.
    #[prop_or_default]
    pub below: Html,
}

/// A field. Two side by side share their rows, so that controls line up whatever wraps.
#[component]
pub(in crate::app) fn Field(props: &FieldProps) -> Html {
    let FieldProps { form, place, group, wide, children, below } = props;
    let Some(param) = place.param() else { return html! {} };
    let ties = form.ties(place);
    let findings = form.findings(place, param.members);
    let label = ids::label(place);
    let need = form.need_word(place);
    let open = use_state_eq(|| false);
    let names = html! {
        <>
            { form.text_of(param.label) }
            { " " }
            // A member stands under what it is a member of, which need not be said again.
            <code class="field__name">{ param.name }</code>
        </>
    };
    html! {
        <div
            class={classes!("field", wide.then_some("field--wide"))}
            part="field"
            data-field={ids::of(place)}
            role={group.then_some("group")}
            aria-labelledby={group.then(|| label.clone())}
            aria-describedby={group.then(|| ties.described_by.clone())}
            onfocusin={form.on(Action::Enter(place.clone()))}
        >
            <div class="field__head">
                if *group {
                    <span class="field__label" part="label" id={label}>{ names }</span>
                } else {
                    <label class="field__label" part="label" id={label} for={ties.id}>{ names }</label>
                }
                { help_button(form, place, &open) }
                if let Some(need) = need {
                    <span class="field__need" id={ids::need(place)}>{ form.text_of(need) }</span>
                }
            </div>
            <div class="field__about">
                <p class="field__hint" part="hint" id={ids::hint(place)}>{ rich(form.text_of(param.hint)) }</p>
                if *open && *wide { { help(form, place) } }
            </div>
            <div class="field__control">{ children.clone() }</div>
            <div class="field__messages">
                for (index, finding) in findings.iter().copied().take(SHOWN_MESSAGES).enumerate() {
                    <Message {form} finding={finding.clone()} id={ids::message(place, index)} />
                }
                if findings.len() > SHOWN_MESSAGES {
                    <p class="field__see">
                        { form.say(words::MORE_FINDINGS, [Arg::count(findings.len() - SHOWN_MESSAGES)]) }
                    </p>
                }
                if form.samples.contains(place) {
                    <p class="field__see">{ form.text_of(share::IS_SAMPLE) }</p>
                }
                for other in form.see(place).into_iter().filter(|other| !form.leaves_out(other)) {
                    <p class="field__see">
                        {
                            Button::new(
                                form.say(words::SEE, [Arg::Label(other.label())]),
                                form.on(Action::Find(other.clone())),
                            )
                            .look(Look::Link)
                            .about(form.label(place))
                            .draw()
                        }
                    </p>
                }
                // Beside another field it stands under the control, which stays on one line with its neighbour's.
                if *open && !*wide { { help(form, place) } }
                { below.clone() }
            </div>
        </div>
    }
}
