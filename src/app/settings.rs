//! What the reader chose for the page, kept for the next visit: nothing of a plan.
//!
//! `static/boot.js` reads it before the form is there and hands it on as the attributes of these names, so that the
//! page begins in the colours it will have.

use yew::prelude::*;

use crate::app::form::Form;
use crate::app::kept::PAGE;
use crate::app::session::Theme;
use crate::browser;
use crate::lang::Language;

/// The value that switches shortcuts of one character off.
pub const OFF: &str = "off";

/// Keeps the settings of a form that is the whole page.
#[hook]
pub fn use_settings(form: &Form, root: &NodeRef, page: bool) {
    // The first rendering has not taken yet what was kept.
    let keeps = page && form.revision > 0;
    let chosen = (form.language, form.theme, form.single_keys);
    let root = root.clone();
    use_effect_with((chosen, keeps), move |((language, theme, single_keys), keeps)| {
        if let Some(near) = root.get().filter(|_| *keeps) {
            for (name, value) in settings(*language, *theme, *single_keys) {
                browser::keep_setting(&near, &format!("{PAGE}:{name}"), value);
            }
        }
    });
}

/// Each setting with its value, if it is another than the page would begin with by itself.
fn settings(
    language: Language,
    theme: Theme,
    single_keys: bool,
) -> [(&'static str, Option<&'static str>); 3] {
    [
        ("locale", (language != browser::language("")).then_some(language.tag())),
        ("theme", (theme != Theme::default()).then_some(theme.word())),
        ("single-keys", (!single_keys).then_some(OFF)),
    ]
}
