//! The form: what `<create-backup-plan>` shows. It takes everything from its props and calls no browser interface
//! itself; that is `browser`'s and `element`'s work, so that every component renders natively in a test.

pub mod action;
pub mod around;
pub mod batch;
pub mod colour;
pub mod commands;
pub mod controls;
pub mod dialog;
pub mod edit;
pub mod facts;
pub mod form;
pub mod frame;
pub mod guide;
pub mod history;
pub mod icons;
pub mod ids;
pub mod jump;
pub mod kept;
pub mod keys;
pub mod later;
pub mod lines;
pub mod mending;
pub mod narrowed;
pub mod next_problem;
pub mod offered;
pub mod host;
pub mod panels;
pub mod part;
pub mod parts;
pub mod press;
pub mod rows;
pub mod search;
pub mod session;
pub mod settings;
pub mod shortcuts;
pub mod shown;
pub mod structured;
pub mod take;
pub mod typed;
pub mod typing;
pub mod whole;
pub mod words;
pub mod written;

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, File, Node};
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::around::use_around;
use crate::app::commands::CommandContext;
use crate::app::dialog::Dialog;
use crate::app::form::Form;
use crate::app::frame::Frame;
use crate::app::icons::Sprite;
use crate::app::kept::use_kept;
use crate::app::keys::KeyRing;
use crate::app::later::use_later;
use crate::app::panels::action_bar::action_bar;
use crate::app::panels::announcer::Announcer;
use crate::app::panels::header::header;
use crate::app::panels::layout::Layout;
use crate::app::panels::paste::{self, Pasted};
use crate::app::panels::to_come::dialog_to_come;
use crate::app::press::{Press, TAKES_AWAY};
use crate::app::session::{Session, Theme};
use crate::app::settings::use_settings;
use crate::app::written::{Written, write};
use crate::browser;
use crate::insight::zone::Clock;
use crate::params::source::SourceType;

/// How often the clock is read, in milliseconds.
const MINUTE: u32 = 60_000;

/// What the page around the form decides, by the element's attributes.
#[derive(Properties, Clone, Debug, Default, PartialEq)]
pub struct AppProps {
    /// The language to speak, as a BCP 47 tag; empty: the browser's.
    #[prop_or_default]
    pub locale: AttrValue,
    /// `light`, `dark`, or anything else for the reader's own choice.
    #[prop_or_default]
    pub theme: AttrValue,
    /// `compact`, or anything else for the usual spacing.
    #[prop_or_default]
    pub density: AttrValue,
    /// The source type to begin with; empty: the form's own first.
    #[prop_or_default]
    pub source_type: AttrValue,
    /// The region to send the request to; empty: the form's own first.
    #[prop_or_default]
    pub region: AttrValue,
    /// What the page around the form decides besides.
    #[prop_or_default]
    pub frame: Rc<Frame>,
    /// Whether the form is the whole page, not a part of someone else's.
    #[prop_or_default]
    pub page: bool,
    /// Whether keys that write a character are shortcuts to begin with.
    #[prop_or(true)]
    pub single_keys: bool,
    /// The name under which the tab keeps the plan; empty: it does not, unless the form is the whole page.
    #[prop_or_default]
    pub keep: AttrValue,
    /// Handed the form each time it has changed and is shown. It holds no keys.
    #[prop_or_default]
    pub on_shown: Callback<Form>,
}

/// The form.
#[component]
pub fn App(props: &AppProps) -> Html {
    let session = use_reducer(|| {
        let source = SourceType::of(&props.source_type).unwrap_or(SourceType::EcsFile);
        let mut session = Session::new(source, props.locale.parse().unwrap_or_default());
        session.follow(props.frame.clone());
        session.single_keys = props.single_keys;
        session
    });
    let keys = use_memo((), |()| KeyRing::default());
    let root = use_node_ref();
    let shown = use_node_ref();
    let press = use_memo((), |()| Press::default());
    let dispatch = {
        let (dispatcher, press) = (session.dispatcher(), press.clone());
        use_callback((), move |action, ()| {
            if let Some(action) = press.pass(action) {
                dispatcher.dispatch(action);
            }
        })
    };
    let release = {
        let (dispatcher, press) = (session.dispatcher(), press.clone());
        use_callback((), move |(), ()| {
            if !press.is_down() {
                return;
            }
            let (dispatcher, press) = (dispatcher.clone(), press.clone());
            let release = move || {
                for action in press.up() {
                    dispatcher.dispatch(action);
                }
            };
            // The click comes after the pointer is up, and what it meets must still be where it was.
            browser::after(0, release).forget();
        })
    };
    let onpointerdown = {
        let (root, release, dispatcher) = (root.clone(), release.clone(), session.dispatcher());
        Callback::from(move |_: PointerEvent| {
            let (release, dispatcher, pressed) =
                (release.clone(), dispatcher.clone(), press.clone());
            let on_click = move || {
                for action in pressed.waiting() {
                    dispatcher.dispatch(action);
                }
            };
            let hear = |root: Node| {
                browser::on_press(&root, move || release.emit(()), (TAKES_AWAY, on_click))
            };
            press.down(root.get().map(hear).unwrap_or_default());
        })
    };
    // What only lights lines or fields does not make the form anew.
    let latest = use_memo((), |()| RefCell::new(Rc::new(Session::clone(&session))));
    let form = use_memo(session.revision, |_| Form::new(&session, dispatch, &latest));
    let form = Form::clone(&form);
    let (around, probe) = use_around();
    let theme = around.theme(form.theme);
    use_attributes(&form, props);
    use_clock(&form);
    use_focus(&form, &root);
    let onfocusin = use_focus_kept(&root);
    use_page(&form, &root, props.page);
    use_settings(&form, &root, props.page);
    use_later(&form);
    let pasted = use_pasted(&form, &root, props.page);
    use_kept(&form, &root, props.page, &props.keep, &into_box(&form, &pasted));
    let many = use_state_eq(AttrValue::default);
    let file = use_state_eq(|| None::<File>);
    let ondrop = drops(&form, &pasted, props.page.then(|| file.clone()));
    // Other keys come with another moment of the signature, which is part of the form.
    let written = use_memo(form.clone(), |form| write(form, form.format, &keys));
    let context = CommandContext {
        form: form.clone(),
        written: Written::clone(&written),
        shown: shown.clone(),
        page: props.page,
    };
    use_idle_keys(&context, &root);
    // The last of all effects: what they do is done by then.
    use_effect_with(form.clone(), {
        let on_shown = props.on_shown.clone();
        move |form| on_shown.emit(form.clone())
    });
    let onkeydown = {
        let context = context.clone();
        // A pointer that went up where nothing hears of it is up for whoever goes on with the keyboard.
        release.reform(move |event: KeyboardEvent| shortcuts::follow(&context, &event))
    };
    html! {
        <div class="ground">
        { probe }
        <div
            class={classes!(
                "app",
                form.compact.then_some("app--compact"),
                (!form.has_outputs()).then_some("app--alone"),
                form.frame.submit.is_some().then_some("app--submits"),
            )}
            part="form"
            data-theme={theme.word()}
            data-surface={around.suits(theme).then_some("host")}
            lang={form.language.tag()}
            ref={root}
            {onfocusin}
            {onpointerdown}
            {onkeydown}
            // What is dropped is not opened by the browser in place of the page.
            ondragover={|event: DragEvent| event.prevent_default()}
            {ondrop}
        >
            <Sprite />
            { header(&form, props.page) }
            <Layout context={&context} keys={&*keys} />
            { action_bar(&form, &written, &shown) }
            <Announcer form={&form} />
            if let Some(later) = later::here() {
                { (later.dialogs)(&context, &keys, &pasted, &many, &file) }
            } else if let Some(which) = form.open {
                { dialog_to_come(&form, which) }
            }
        </div>
        </div>
    }
}

/// Follows the element's attributes; what the reader chose since stays until an attribute changes.
#[hook]
fn use_attributes(form: &Form, props: &AppProps) {
    let with = form.clone();
    use_effect_with(props.locale.clone(), move |locale| {
        with.act(Action::SetLanguage(browser::language(locale)));
    });
    let with = form.clone();
    use_effect_with(props.theme.clone(), move |theme| with.act(Action::SetTheme(Theme::of(theme))));
    let with = form.clone();
    use_effect_with(props.density.clone(), move |density| {
        with.act(Action::SetCompact(density == "compact"));
    });
    let with = form.clone();
    use_effect_with(props.frame.clone(), move |frame| with.act(Action::Follow(frame.clone())));
    let with = form.clone();
    use_effect_with(props.region.clone(), move |region| {
        if !region.is_empty() && *region != with.region {
            with.act(Action::ByPage(Box::new(Action::SetRegion(region.clone()))));
        }
    });
    let with = form.clone();
    use_effect_with(props.source_type.clone(), move |source| {
        if let Some(source) = SourceType::of(source).filter(|source| with.source() != Some(*source))
        {
            with.act(Action::ByPage(Box::new(Action::SetSource(source))));
        }
    });
}

/// Keeps the session's clock right.
#[hook]
fn use_clock(form: &Form) {
    let form = form.clone();
    use_effect_with((), move |()| {
        let tick = move || {
            let clock = Clock { now: Some(browser::now()), local: browser::local_offset };
            form.act(Action::Tick(clock));
        };
        tick();
        let interval = browser::every(MINUTE, tick);
        move || drop(interval)
    });
}

/// What is in the box for anything. A text that is pasted while nothing is typed on opens it, and so does a
/// request that is pasted on one of its fields; closing it empties it.
#[hook]
fn use_pasted(form: &Form, root: &NodeRef, page: bool) -> UseStateHandle<Pasted> {
    let pasted = use_state_eq(Pasted::default);
    use_effect_with(form.is_box_open(), {
        let pasted = pasted.clone();
        move |open| {
            if !*open {
                pasted.set(Pasted::default());
            }
        }
    });
    let (form, root) = (form.clone(), root.clone());
    use_effect_with(page, {
        let pasted = pasted.clone();
        move |page| {
            let near = root.get().filter(|_| *page);
            let listener = near.and_then(|near| {
                browser::on_paste(&near, paste::is_of_a_plan, move |text| {
                    form.act(Action::Open(Dialog::Paste));
                    // It may hold keys, and a plan that can only be read takes none.
                    if !form.latest().frame.locked {
                        pasted.set(Pasted::of(text));
                    }
                })
            });
            move || drop(listener)
        }
    });
    pasted
}

/// Shows a text in the box for anything, which says what is wrong with it.
fn into_box(form: &Form, pasted: &UseStateHandle<Pasted>) -> Callback<String> {
    let (form, pasted) = (form.clone(), pasted.clone());
    Callback::from(move |text: String| {
        form.act(Action::Open(Dialog::Paste));
        pasted.set(Pasted::of(text));
    })
}

/// Takes a dropped file or text into the box, and a file of many plans to where those are checked.
fn drops(
    form: &Form,
    pasted: &UseStateHandle<Pasted>,
    many: Option<UseStateHandle<Option<File>>>,
) -> Callback<DragEvent> {
    let (form, pasted) = (form.clone(), pasted.clone());
    Callback::from(move |event: DragEvent| {
        let file = paste::dropped(&event);
        if file.is_none() && browser::is_typed_on(&event) {
            return;
        }
        event.prevent_default();
        if form.frame.locked {
            return form.act(Action::Open(Dialog::Paste));
        }
        if let (Some(file), Some(many)) = (&file, &many)
            && (form.open == Some(Dialog::Batch) || batch::is_of_many(file))
        {
            form.act(Action::Open(Dialog::Batch));
            return many.set(Some(file.clone()));
        }
        if form.open != Some(Dialog::Signature) {
            form.act(Action::Open(Dialog::Paste));
        }
        match file {
            Some(file) => paste::take_file(&form, file, &pasted),
            None => pasted.set(Pasted::of(paste::dropped_text(&event))),
        }
    })
}

/// Moves the focus where the session wants it, once what it goes to is there.
#[hook]
fn use_focus(form: &Form, root: &NodeRef) {
    let root = root.clone();
    use_effect_with(form.focus.clone(), move |(_, ids)| {
        if let Some(root) = root.cast::<Element>() {
            browser::focus(&root, ids);
        }
    });
}

/// Keeps the focus near to where it was when what had it is gone; what is returned is to hear of the focus.
#[hook]
fn use_focus_kept(root: &NodeRef) -> Callback<FocusEvent> {
    let focused = use_memo((), |()| browser::Focused::default());
    let (root, kept) = (root.clone(), focused.clone());
    use_effect(move || {
        if let Some(root) = root.cast::<Element>() {
            kept.keep(&root);
        }
    });
    Callback::from(move |event: FocusEvent| focused.enter(&event))
}

/// Lets the shortcuts of a form that is the page itself work while nothing has the focus.
#[hook]
fn use_idle_keys(context: &CommandContext, root: &NodeRef) {
    // The listener stays while the form is there; what it works with changes with each rendering.
    let latest = use_mut_ref(|| None);
    latest.replace(Some(context.clone()));
    let root = root.clone();
    use_effect_with(context.page, move |page| {
        let near = root.get().filter(|_| *page);
        let listener = near.and_then(|near| {
            browser::on_idle_key(&near, move |event| {
                let context = latest.borrow().clone();
                if let Some(context) = context {
                    shortcuts::follow(&context, event);
                }
            })
        });
        move || drop(listener)
    });
}

/// Keeps the title and the language of a page that is the form's own.
#[hook]
fn use_page(form: &Form, root: &NodeRef, page: bool) {
    let wrong = form.attempts > 0 && !form.report.is_valid();
    let title = form.text_of(words::TITLE);
    let title =
        if wrong { format!("{}{title}", form.text_of(words::ERROR)) } else { title.to_owned() };
    let root = root.clone();
    use_effect_with((page, title, form.language), move |(page, title, language)| {
        if let Some(root) = root.get().filter(|_| *page) {
            browser::set_title(&root, title);
            browser::set_language(&root, language.tag());
        }
    });
}
