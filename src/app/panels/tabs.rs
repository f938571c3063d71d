//! The output formats: a tab for each group, and under the tabs what is chosen within the group.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::form::Form;
use crate::app::parts::word;
use crate::app::{ids, words};
use crate::lang::Text;
use crate::output::Format;

#[derive(Properties)]
pub(in crate::app) struct TabsProps {
    pub form: Form,
}

impl PartialEq for TabsProps {
    fn eq(&self, other: &Self) -> bool {
        let (form, before) = (&self.form, &other.form);
        form.language == before.language
            && form.format == before.format
            && Rc::ptr_eq(&form.frame, &before.frame)
    }
}

/// The tabs, and what is chosen within the group. Neither shows anything of the plan.
#[component]
pub(in crate::app) fn Tabs(TabsProps { form }: &TabsProps) -> Html {
    html! {
        <>
            { tabs(form) }
            { picks(form) }
        </>
    }
}

/// The tabs. Arrow keys go from one to the next and show it: no format takes long to write.
fn tabs(form: &Form) -> Html {
    let onkeydown = {
        let form = form.clone();
        Callback::from(move |event: KeyboardEvent| {
            let groups = form.groups();
            let at = groups.iter().position(|group| *group == form.format.group).unwrap_or(0);
            let last = groups.len() - 1;
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % groups.len(),
                "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            form.act(Action::ChooseGroup(groups[to]));
            form.act(Action::Focus(ids::tab(groups[to].id)));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={form.text_of(words::FORMATS)} {onkeydown}>
            for group in form.groups() {
                <button
                    key={group.id}
                    type="button"
                    class="tabs__tab"
                    role="tab"
                    id={ids::tab(group.id)}
                    aria-selected={word(group == form.format.group)}
                    aria-controls={ids::PANEL}
                    tabindex={if group == form.format.group { "0" } else { "-1" }}
                    onclick={form.on(Action::ChooseGroup(group))}
                >
                    { form.text_of(group.title) }
                </button>
            }
        </div>
    }
}

/// What is chosen within the group: the kind, and the variant where the kind has several.
fn picks(form: &Form) -> Html {
    let format = form.format;
    let offered: Vec<&Format> = form.offered(format.group).collect();
    let kinds = kinds(&offered);
    let variants: Vec<&Format> =
        offered.iter().copied().filter(|other| other.kind == format.kind).collect();
    if kinds.len() < 2 && variants.len() < 2 {
        return html! {};
    }
    let chip = |to: &'static Format, id: String, text: Text, on: bool| {
        html! {
            <button
                key={to.id}
                type="button"
                class="picks__chip"
                {id}
                aria-pressed={word(on)}
                onclick={form.on(Action::ChooseFormat(to))}
            >
                { form.text_of(text) }
            </button>
        }
    };
    let of_kind = |first: &'static Format| {
        let to = near(format, first, &offered);
        let on = first.kind == format.kind;
        // The format's own chip is among the variants, where there are any.
        let is_kind = on && variants.len() > 1;
        let id = if is_kind { ids::kind(to.id) } else { ids::format(to.id) };
        chip(to, id, first.kind, on)
    };
    html! {
        <div class="picks" role="group" aria-label={form.text_of(format.group.title)}>
            <div class="picks__row">
                for first in kinds { { of_kind(first) } }
            </div>
            if variants.len() > 1 {
                <div class="picks__row picks__row--variants">
                    for variant in variants {
                        if let Some(text) = variant.variant {
                            { chip(variant, ids::format(variant.id), text, variant == format) }
                        }
                    }
                </div>
            }
        </div>
    }
}

/// The first format of each kind.
fn kinds(offered: &[&'static Format]) -> Vec<&'static Format> {
    let mut kinds: Vec<&Format> = Vec::new();
    for format in offered {
        if kinds.iter().all(|known| known.kind != format.kind) {
            kinds.push(format);
        }
    }
    kinds
}

/// The format of another kind that is most like a format: of the same variant, where the kind has it.
fn near(format: &Format, first: &'static Format, offered: &[&'static Format]) -> &'static Format {
    let alike = |other: &&&Format| other.kind == first.kind && other.variant == format.variant;
    offered.iter().find(alike).copied().unwrap_or(first)
}
