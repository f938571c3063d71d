//! Why something is wrong.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::parts::link::link;
use crate::app::parts::rich::rich;
use crate::app::words;
use crate::rules::Finding;

/// Why a rule exists, and where to read on.
pub(in crate::app) fn why(form: &Form, finding: &Finding) -> Html {
    html! {
        <div class="why">
            <p>{ rich(finding.rule.why(form.language)) }</p>
            <dl class="why__facts">
                <dt>{ form.text_of(words::SOURCE) }</dt>
                <dd>{ link(finding.reference(), form.text_of(words::API_PAGE)) }</dd>
                <dt>{ form.text_of(words::RULE) }</dt>
                <dd><code>{ finding.rule.id }</code></dd>
            </dl>
        </div>
    }
}
