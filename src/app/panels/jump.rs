//! The jump dialog: a line to type on and what it finds, by the combobox pattern of the ARIA Authoring Practices.

use web_sys::Element;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::commands::CommandContext;
use crate::app::dialog::Dialog as Which;
use crate::app::form::Form;
use crate::app::icons::drawn;
use crate::app::jump::{Entry, Target, find, option_id, sources, switch_id};
use crate::app::panels::finder::result_count;
use crate::app::parts::button::{Button, Look};
use crate::app::parts::dialog::Dialog;
use crate::app::parts::tally::{Extent, tally};
use crate::app::parts::word;
use crate::app::shortcuts;
use crate::app::words::finding;
use crate::browser;
use crate::lang::Arg;
use crate::params::Param;
use crate::params::source::SourceType;
use crate::plan::place::Place;

/// The id of the line to type on.
const QUERY: &str = "jump-query";

/// The id of the results.
const RESULTS: &str = "jump-results";

/// The id of the words under the line.
const ABOUT: &str = "jump-about";

/// How many results a page of them is, for the keys that go by pages.
const PAGE: usize = 8;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct JumpProps {
    pub context: CommandContext,
}

/// The jump dialog.
#[component]
pub(in crate::app) fn Jump(JumpProps { context }: &JumpProps) -> Html {
    let form = &context.form;
    let offered = use_state_eq(|| None::<&'static Param>);
    let query = use_state_eq(AttrValue::default);
    html! {
        <Dialog {form} which={Which::Jump} title={form.text_of(finding::JUMP)}>
            if let Some(param) = *offered {
                { offer(form, param, &offered) }
            } else {
                <Search {context} {query} {offered} />
            }
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct SearchProps {
    context: CommandContext,
    query: UseStateHandle<AttrValue>,
    offered: UseStateHandle<Option<&'static Param>>,
}

/// The line to type on, and the results.
#[component]
fn Search(SearchProps { context, query, offered }: &SearchProps) -> Html {
    let form = &context.form;
    let at = use_state_eq(|| 0_usize);
    let list = use_node_ref();
    let found = use_memo((context.clone(), query.clone()), |(context, query)| {
        find(&context.form, context.page, query)
    });
    let count = found.entries.len();
    let here = (*at).min(count.saturating_sub(1));
    use_effect_with((here, found.clone()), {
        let list = list.clone();
        move |(here, _)| {
            if let Some(list) = list.cast::<Element>() {
                browser::reveal(&list, &option_id(*here));
            }
        }
    });
    let choose = {
        let (context, found, offered) = (context.clone(), found.clone(), offered.clone());
        Callback::from(move |index: usize| {
            if let Some(entry) = found.entries.get(index) {
                go(&context, &entry.target, &offered);
            }
        })
    };
    let oninput = {
        let (query, at) = (query.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            query.set(input.value().into());
            at.set(0);
        })
    };
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Enter that ends the writing of a Chinese word chooses nothing yet.
            if event.is_composing() {
                return;
            }
            let last = count.saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowDown" => {
                    if here == last {
                        0
                    } else {
                        here + 1
                    }
                }
                "ArrowUp" => here.checked_sub(1).unwrap_or(last),
                "PageDown" => (here + PAGE).min(last),
                "PageUp" => here.saturating_sub(PAGE),
                "Enter" => {
                    event.prevent_default();
                    choose.emit(here);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            at.set(to);
        })
    };
    html! {
        <>
            <div class="jump__query">
                { drawn("search") }
                <input
                    type="text"
                    class="input jump__input"
                    part="input"
                    id={QUERY}
                    name={QUERY}
                    role="combobox"
                    autofocus=true
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    value={(**query).clone()}
                    aria-label={form.text_of(finding::JUMP)}
                    aria-describedby={ABOUT}
                    aria-expanded={word(count > 0)}
                    aria-controls={RESULTS}
                    aria-autocomplete="list"
                    aria-activedescendant={(count > 0).then(|| option_id(here))}
                    {oninput}
                    {onkeydown}
                />
            </div>
            <p class="jump__about" id={ABOUT}>{ form.text_of(finding::JUMP_HINT) }</p>
            <ul
                class="jump__results"
                id={RESULTS}
                role="listbox"
                // Arrow keys in the box go through it: it is no stop of its own, which a scroller would be.
                tabindex="-1"
                aria-label={form.text_of(finding::RESULTS)}
                ref={list}
            >
                for (index, entry) in found.entries.iter().enumerate() {
                    { row(form, entry, index, index == here, &choose) }
                }
            </ul>
            // What stands outside a dialog is silent while it is open, the form's own status line, too.
            <p class="jump__count" role="status">{ result_count(form, found.total, count) }</p>
        </>
    }
}

/// One result. It never has the focus, which stays on the line.
fn row(
    form: &Form,
    entry: &Entry,
    index: usize,
    selected: bool,
    onchoose: &Callback<usize>,
) -> Html {
    let keys = match &entry.target {
        Target::Command(command) => shortcuts::of(form, command),
        _ => None,
    };
    html! {
        <li
            class={classes!("jump__option", selected.then_some("jump__option--here"))}
            id={option_id(index)}
            role="option"
            aria-selected={word(selected)}
            onpointerdown={Callback::from(|event: PointerEvent| event.prevent_default())}
            onmousedown={Callback::from(|event: MouseEvent| event.prevent_default())}
            onclick={onchoose.reform(move |_| index)}
        >
            <span class="jump__title">{ &entry.title }</span>
            if !entry.name.is_empty() {
                { " " }
                <code class="field__name">{ &entry.name }</code>
            }
            { " " }
            <span class="jump__end">
                { tally(form, entry.counts, Extent::Terse) }
                if !entry.kind.is_empty() { <span class="jump__kind">{ &entry.kind }</span> }
                if let Some(keys) = keys { { caps(keys) } }
            </span>
        </li>
    }
}

/// The caps of keys that are pressed together.
pub(in crate::app) fn caps(keys: shortcuts::Keys) -> Html {
    html! {
        <span class="caps">
            for cap in keys.caps() { <kbd class="cap">{ cap }</kbd> }
        </span>
    }
}

/// What another source type's field needs: the other source type, if the reader wants it.
fn offer(
    form: &Form,
    param: &'static Param,
    offered: &UseStateHandle<Option<&'static Param>>,
) -> Html {
    let back = {
        let offered = offered.clone();
        let form = form.clone();
        Callback::from(move |_| {
            offered.set(None);
            form.act(Action::Focus(QUERY.to_owned()));
        })
    };
    let switch = |source: SourceType| {
        let form = form.clone();
        Callback::from(move |_| {
            form.act(Action::Close);
            form.act(Action::SetSource(source));
            form.act(Action::Find(Place::of(param)));
        })
    };
    let sources = sources(param, form.language);
    html! {
        <>
            <p>{ form.say(finding::OFFER, [Arg::Text(param.label), Arg::Plain(sources)]) }</p>
            <div class="row">
                for source in SourceType::of_param(param) {
                    {
                        Button::new(form.say(finding::SWITCH_TO, [Arg::Text(source.label())]), switch(source))
                            .id(switch_id(source))
                            .draw()
                    }
                }
                { Button::new(form.text_of(finding::BACK_TO_RESULTS), back).look(Look::Link).draw() }
            </div>
        </>
    }
}

/// Follows a result.
fn go(context: &CommandContext, target: &Target, offered: &UseStateHandle<Option<&'static Param>>) {
    let form = &context.form;
    if let Target::Foreign(param) = target {
        offered.set(Some(param));
        if let Some(first) = SourceType::of_param(param).next() {
            form.act(Action::Focus(switch_id(first)));
        }
        return;
    }
    form.act(Action::Close);
    match target {
        Target::Field(place) => form.act(Action::Find(place.clone())),
        Target::Section(section) => form.act(Action::Reveal(section)),
        Target::Format(format) => {
            form.act(Action::ChooseFormat(format));
            form.act(Action::Focus(crate::app::ids::tab(format.group.id)));
        }
        Target::Command(command) => (command.run)(context),
        Target::Foreign(_) => {}
    }
}
