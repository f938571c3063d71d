//! One plan of the file in full: what was found, and the way into the form.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::{Action, IncomingPlan, Origin};
use crate::app::batch::message::Said;
use crate::app::batch::progress::number;
use crate::app::batch::{Panel, list};
use crate::app::icons::drawn;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::remark::{IN_DIALOG, OUTCOME, remark};
use crate::app::parts::rich::rich;
use crate::app::words::{self as common, batch as words};
use crate::import::{self, Found};
use crate::rules::Severity;

/// The most findings that are shown.
const SHOWN: usize = 40;

#[derive(Properties, PartialEq)]
pub(in crate::app::batch) struct PlanProps {
    pub(in crate::app::batch) panel: Panel,
}

/// The plan that has the focus in the list.
#[component]
pub(in crate::app::batch) fn PlanInFull(PlanProps { panel }: &PlanProps) -> Html {
    let row = list::active_row(panel);
    let opened = panel.job.opened.as_ref();
    // Not as it stands: keys that are in it do not get into the form.
    let found = use_memo(opened.map(|opened| opened.text.clone()), |text| {
        text.as_ref().and_then(|text| import::read(text).plans.into_iter().next())
    });
    let Some(opened) = opened.filter(|opened| row.is_some_and(|row| row.index == opened.index))
    else {
        return html! { <div class="batch__plan"></div> };
    };
    let form = &panel.form;
    let rest = opened.findings.len().saturating_sub(SHOWN);
    html! {
        <div class="batch__plan" role="region" aria-labelledby="batch-plan-title">
            <h3 class="batch__title" id="batch-plan-title">
                { form.say(words::PLAN_TITLE, [number(opened.index + 1), number(opened.line)]) }
            </h3>
            if let Some(found) = &*found {
                { into_form(panel, found) }
            } else {
                { remark(IN_DIALOG, "note", form.text_of(words::NO_PLAN)) }
            }
            if opened.findings.is_empty() {
                { remark(OUTCOME, "success", form.text_of(words::NOTHING_FOUND)) }
            }
            <ul class="paste__notes">
                for said in opened.findings.iter().take(SHOWN) {
                    <li>{ finding(panel, said) }</li>
                }
                if rest > 0 { <li>{ form.say(words::MORE, [number(rest)]) }</li> }
            </ul>
        </div>
    }
}

fn into_form(panel: &Panel, found: &Found) -> Html {
    if panel.form.frame.locked {
        return html! {};
    }
    let coming = IncomingPlan {
        draft: Rc::new(found.draft.clone()),
        region: found.region.clone().map(AttrValue::from),
        endpoint: found.endpoint.clone().map(AttrValue::from),
        from: Origin::File,
    };
    html! {
        <div>
            {
                Button::new(panel.form.text_of(words::INTO_FORM), panel.form.on(Action::Take(coming)))
                    .id("batch-into-form")
                    .look(Look::Small)
                    .icon("edit")
                    .draw()
            }
        </div>
    }
}

fn finding(panel: &Panel, said: &Said) -> Html {
    let form = &panel.form;
    let severity = said.severity.parse::<Severity>().ok();
    html! {
        <div class="paste__note">
            if let Some(severity) = severity {
                { drawn(Severity::word(severity)) }
                <div>
                    <span class="hidden">{ form.text_of(common::severity(severity)) }</span>
                    { rich(&said.message) }
                    <span class="batch__rule">{ " " }<code>{ &said.rule }</code></span>
                    for fix in &said.fixes {
                        <div class="batch__fix">{ rich(fix) }</div>
                    }
                </div>
            }
        </div>
    }
}
