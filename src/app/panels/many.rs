//! Many at once: the plan as a pattern, a list, and the requests to take away.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::panels::output::samples;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::dialog::Dialog;
use crate::app::parts::remark::{IN_DIALOG, remark};
use crate::app::parts::rich::rich;
use crate::app::take::{File, saved_or_refused};
use crate::app::typed;
use crate::app::words::{self as common, guide as words};
use crate::app::written::target;
use crate::browser;
use crate::guide::many::{Many, One, PLACEHOLDERS};
use crate::guide::script::script;
use crate::inventory::ResourceKind;
use crate::lang::{Arg, Message};
use crate::output::Syntax;
use crate::params::files::PATH;
use crate::params::plan::PLAN_NAME;
use crate::rules::{Finding, Severity};

/// The most requests that are shown.
const SHOWN: usize = 20;
/// How long typing must have paused before the requests are made anew, in milliseconds.
const PAUSE: u32 = 250;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct ManyProps {
    pub form: Form,
    pub list: UseStateHandle<AttrValue>,
}

/// The dialog.
#[component]
pub(in crate::app) fn ManyDialog(ManyProps { form, list }: &ManyProps) -> Html {
    let settled = use_state_eq(|| (**list).clone());
    let said = use_state_eq(|| None::<Message>);
    let near = use_node_ref();
    use_effect_with((**list).clone(), {
        let settled = settled.clone();
        move |list: &AttrValue| {
            let list = list.clone();
            let timer = browser::after(PAUSE, move || settled.set(list));
            move || drop(timer)
        }
    });
    let many = use_memo(((*settled).clone(), form.clone()), |(list, form)| {
        Many::of(list, &form.sent, &form.world())
    });
    let sort = form.source().and_then(ResourceKind::of_source);
    let oninput = {
        let (list, said) = (list.clone(), said.clone());
        Callback::from(move |event: InputEvent| {
            said.set(None);
            list.set(event.target_unchecked_into::<HtmlTextAreaElement>().value().into());
        })
    };
    let code = |text: &str| Arg::code(text);
    let columns =
        |sort: ResourceKind| format!("{},{},{}.1", sort.param().name, PLAN_NAME.name, PATH.name);
    html! {
        <Dialog {form} which={Which::Many} title={form.text_of(words::MANY)} wide=true>
            <div id="many-about">
                <p>{ form.text_of(words::MANY_ABOUT) }</p>
                <p>{ rich(&form.say(words::MANY_NAMES, PLACEHOLDERS.map(code))) }</p>
                if let Some(sort) = sort {
                    <p>{ rich(&form.say(words::MANY_TABLE, [Arg::code(columns(sort))])) }</p>
                }
            </div>
            if let Some(sort) = sort {
                <div class="many__list" ref={near.clone()}>
                    <label class="field__label" for="many-list">
                        { form.say(words::LIST_OF, [Arg::Text(sort.param().label)]) }
                    </label>
                    { known(form, sort, list) }
                    <textarea
                        class="input input--mono"
                        part="input"
                        id="many-list"
                        name="List"
                        rows="6"
                        aria-describedby="many-about"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        autofocus=true
                        value={&**list}
                        {oninput}
                    />
                </div>
                { samples(form, Some(sort.param())) }
                <div class="many__result" role="status">
                    if !settled.trim().is_empty() { { summary(form, &many) } }
                </div>
                if !many.requests.is_empty() {
                    { table(form, &many) }
                    { foot(form, &many, &near, &said) }
                }
            } else {
                <p>{ form.text_of(words::NOT_FOR_SYNC) }</p>
            }
        </Dialog>
    }
}

/// A button that takes all that are known into the list.
fn known(form: &Form, sort: ResourceKind, list: &UseStateHandle<AttrValue>) -> Html {
    let resources = form.inventory.of(sort);
    if resources.is_empty() {
        return html! {};
    }
    let what = form.say(sort.counted(resources.len()), [Arg::count(resources.len())]);
    let onclick = {
        let ids: Vec<&str> = resources.iter().map(|resource| &*resource.id).collect();
        let (list, ids) = (list.clone(), AttrValue::from(ids.join("\n")));
        Callback::from(move |_| list.set(ids.clone()))
    };
    Button::new(form.say(words::TAKE_KNOWN, [Arg::Plain(what)]), onclick)
        .look(Look::Small)
        .id("many-known")
        .draw()
}

/// How many there are and how they stand, and what the list says that cannot be done.
fn summary(form: &Form, many: &Many) -> Html {
    let (all, wrong, doubtful) = (many.requests.len(), many.wrong(), many.doubtful());
    let counts = [all, all - wrong - doubtful, doubtful, wrong].map(Arg::count);
    let icon = match (wrong, doubtful) {
        (0, 0) => "success",
        (0, _) => "warning",
        _ => "error",
    };
    html! {
        <>
            if all > 0 {
                { remark(IN_DIALOG, icon, &form.say(words::MADE, counts)) }
            }
            if many.named {
                { remark(IN_DIALOG, "note", form.text_of(words::NAMED_BY_ID)) }
            }
            for problem in many.problems.iter().take(SHOWN) {
                { remark(IN_DIALOG, "warning", &problem.render(form.language)) }
            }
            if many.problems.len() > SHOWN {
                <p>{ form.say(common::MORE_FINDINGS, [Arg::count(many.problems.len() - SHOWN)]) }</p>
            }
        </>
    }
}

/// The first requests: the resource, the name, and the worst that is found.
fn table(form: &Form, many: &Many) -> Html {
    // Those with problems come first: what is not shown is fine, if any is.
    let mut rows: Vec<(usize, &One)> = many.requests.iter().enumerate().collect();
    rows.sort_by_key(|(_, one)| worst(one).map_or(Severity::Note, |finding| finding.severity));
    html! {
        <>
            <table class="changes many__table">
                <thead>
                    <tr>
                        for title in [words::NUMBER, words::RESOURCE, words::PLAN_NAME, words::VERDICT] {
                            <th scope="col">{ form.text_of(title) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (index, one) in rows.into_iter().take(SHOWN) {
                        <tr>
                            <td>{ index + 1 }</td>
                            <th scope="row"><code>{ &one.id }</code></th>
                            <td>{ one.request.param(&PLAN_NAME).map(typed::text).unwrap_or_default() }</td>
                            <td>{ verdict(form, one) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            if many.requests.len() > SHOWN {
                <p>{ form.say(words::FIRST_ROWS, [Arg::count(SHOWN)]) }</p>
            }
        </>
    }
}

/// The worst finding about a request, if there is an error or a warning.
fn worst(one: &One) -> Option<&Finding> {
    let findings = one.report.findings.iter().filter(|it| it.severity != Severity::Note);
    findings.min_by_key(|finding| finding.severity)
}

fn verdict(form: &Form, one: &One) -> Html {
    let problems = one.report.findings.iter().filter(|it| it.severity != Severity::Note);
    let rest = problems.count().saturating_sub(1);
    let worst = worst(one);
    html! {
        if let Some(worst) = worst {
            <span class="many__verdict">
                { drawn(worst.severity.word()) }
                <span>
                    <span class="hidden">{ form.text_of(common::severity(worst.severity)) }</span>
                    { rich(&worst.message.render(form.language)) }
                    if rest > 0 { { form.text_of(common::SPACE) }{ form.say(words::AND_OTHERS, [Arg::count(rest)]) } }
                </span>
            </span>
        } else {
            <span class="many__verdict">{ drawn("success") }<span>{ form.text_of(words::FINE) }</span></span>
        }
    }
}

/// The two files.
fn foot(
    form: &Form,
    many: &std::rc::Rc<Many>,
    near: &NodeRef,
    said: &UseStateHandle<Option<Message>>,
) -> Html {
    let save = |name: &'static str, syntax: Syntax, write: fn(&Form, &Many) -> Option<String>| {
        let (form, many, near, said) = (form.clone(), many.clone(), near.clone(), said.clone());
        Callback::from(move |_| {
            let done = Message::new(words::MANY_SAVED, [Arg::count(many.requests.len())]);
            let file = File { name, media_type: syntax.media_type() };
            let saved = file.save(&near, write(&form, &many).as_deref());
            said.set(Some(saved_or_refused(saved, done)));
        })
    };
    let lines = save("backup-plans.jsonl", Syntax::Text, |_, many| Some(many.json_lines()));
    let shell = save("create-backup-plans.sh", Syntax::Shell, |form, many| {
        target(form).ok().and_then(|target| script(many, &target).ok())
    });
    html! {
        <>
            <p class="stock__about">{ form.text_of(words::SCRIPT_ABOUT) }</p>
            <div class="dialog__foot">
                {
                    Button::new(form.text_of(words::DOWNLOAD_SCRIPT), shell)
                        .id("many-script")
                        .look(Look::Primary)
                        .icon("download")
                        .draw()
                }
                {
                    Button::new(form.text_of(words::DOWNLOAD_LINES), lines)
                        .id("many-lines")
                        .icon("download")
                        .draw()
                }
                <span role="status">
                    if let Some(said) = &**said { { said.render(form.language) } }
                </span>
            </div>
        </>
    }
}
