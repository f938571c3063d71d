//! The rail, the sections and the output pane, side by side.

use yew::prelude::*;

use crate::app::commands::CommandContext;
use crate::app::form::Form;
use crate::app::keys::KeyRing;
use crate::app::panels::finder::left_out;
use crate::app::panels::output::Output;
use crate::app::panels::rail::rail;
use crate::app::panels::section::SectionPanel;
use crate::app::panels::summary::summary;
use crate::browser;

#[derive(Properties, PartialEq)]
pub(in crate::app) struct LayoutProps {
    pub context: CommandContext,
    pub keys: KeyRing,
}

/// The three of them. The field under the pointer is known here, so that nothing else is drawn as the pointer moves.
#[component]
pub(in crate::app) fn Layout(LayoutProps { context, keys }: &LayoutProps) -> Html {
    let CommandContext { form, written, shown, page } = context;
    let hovered = use_state_eq(|| None::<AttrValue>);
    let onmouseover = {
        let hovered = hovered.clone();
        Callback::from(move |event: MouseEvent| {
            hovered.set(browser::attribute_around(&event, "data-field").map(AttrValue::from));
        })
    };
    html! {
        <div class="layout" {onmouseover}>
            { rail(form) }
            <Main {form} page={*page} />
            if form.has_outputs() {
                <Output {form} {written} {keys} shown={shown.clone()} hovered={&*hovered} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MainProps {
    form: Form,
    /// Whether it is the page's main part: someone else's page has its own.
    page: bool,
}

/// The summary and the sections.
#[component]
fn Main(MainProps { form, page }: &MainProps) -> Html {
    let in_view = |(_, rows): &(_, Vec<_>)| !form.in_view(rows).is_empty();
    html! {
        <div class="form" role={page.then_some("main")}>
            { summary(form) }
            // Nothing but what has a key: a section that goes must not take the focus of another with it.
            <>
                for (section, rows) in form.sections().into_iter().filter(in_view) {
                    <SectionPanel key={section.id} {form} {section} {rows} />
                }
            </>
            { left_out(form) }
        </div>
    }
}
