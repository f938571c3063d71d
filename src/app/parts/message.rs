//! What is wrong, how to mend it, and why.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::later;
use crate::app::panels::to_come::to_come;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::rich::rich;
use crate::app::words;
use crate::lang;
use crate::plan::patch::Op;
use crate::rules::{Finding, Severity};

#[derive(Properties, PartialEq)]
pub(in crate::app) struct MessageProps {
    pub form: Form,
    pub finding: Finding,
    /// The id of its text.
    pub id: AttrValue,
    /// In a box of its own, where it belongs to no control.
    #[prop_or_default]
    pub boxed: bool,
}

/// One finding in its place: its text, its fixes, and on request its reason.
#[component]
pub(in crate::app) fn Message(MessageProps { form, finding, id, boxed }: &MessageProps) -> Html {
    let open = use_state_eq(|| false);
    let severity = finding.severity;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let class =
        classes!("message", format!("message--{severity}"), boxed.then_some("message--box"));
    html! {
        <div {class} part={(severity == Severity::Error).then_some("error")}>
            { drawn(severity.word()) }
            <div class="message__body">
                <span class="message__text" {id}>
                    <span class="hidden">{ form.text_of(words::severity(severity)) }</span>
                    { rich(&finding.message.render(form.language)) }
                </span>
                <span class="message__acts">
                    { fixes(form, finding) }
                    {
                        Button::new(form.text_of(words::WHY), toggle)
                            .look(Look::Link)
                            .about(form.label(&finding.place))
                            .expanded(*open)
                            .draw()
                    }
                </span>
            </div>
            if *open {
                if let Some(later) = later::here() { { (later.why)(form, finding) } } else { { to_come(form) } }
            }
        </div>
    }
}

/// A button for each fix of a finding; its name says which field it mends. What has a name that nothing is known by has
/// no control that could take it away, so it gets a button that does.
pub(in crate::app) fn fixes(form: &Form, finding: &Finding) -> Html {
    // Nobody can make a change where the plan can only be read.
    if form.frame.locked {
        return html! {};
    }
    let removable = finding.fixes.is_empty() && finding.rule.is_of_unknown_names();
    let remove = || {
        let patch = vec![Op::Remove(finding.place.clone())];
        act(form, finding, "x", form.text_of(words::REMOVE).to_string(), patch)
    };
    html! {
        <>
            for fix in &finding.fixes {
                { act(form, finding, "fix", plain(&fix.title, form), fix.patch.clone()) }
            }
            { for removable.then(remove) }
        </>
    }
}

fn act(form: &Form, finding: &Finding, icon: &'static str, text: String, patch: Vec<Op>) -> Html {
    let onclick = form.on(Action::Fix(patch));
    html! { { Button::new(text, onclick).look(Look::Small).icon(icon).about(form.label(&finding.place)).draw() } }
}

/// A button has no second font, so the marks of code go.
fn plain(title: &lang::Message, form: &Form) -> String {
    title.render(form.language).replace('`', "")
}
