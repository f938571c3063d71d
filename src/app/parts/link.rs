//! The way to a page elsewhere.

use yew::prelude::*;

/// A link that opens beside the form, and does not tell the other side where it came from.
pub(in crate::app) fn link(url: impl Into<AttrValue>, text: &str) -> Html {
    html! { <a href={url.into()} target="_blank" rel="noreferrer">{ text }</a> }
}
