//! How the page around the form looks, light or dark, so that the form can look the same.
//!
//! A console gives its theme as custom properties, of a class or of the whole page, and a page as its `color-scheme`.
//! An element that nobody sees takes both (`.probe` in style.css). Its colours move in a moment rather than at once,
//! and the end of that move is an event: so a theme that is switched, by whatever means, is noticed without looking
//! for it again and again.

use web_sys::Element;
use yew::prelude::*;

use crate::app::session::Theme;
use crate::browser;
use crate::js::value::number;

/// The luminance at which black and white stand out from a colour alike: above it a colour is a light one.
/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio> gives 1.05 / (L + 0.05) = (L + 0.05) / 0.05.
const MIDDLE: f64 = 0.179;

/// A surface that lets more than this through is none: what is behind it decides.
const OPAQUE: f64 = 0.5;

/// What the page around the form shows of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Whether the colour of its surfaces is a light one or a dark one; `None` when it names no such colour.
    pub surface: Option<Theme>,
    /// Whether it says that it is light or dark; `None` when it says neither, or both.
    pub scheme: Option<Theme>,
}

impl Around {
    /// Reads the computed colour of a surface, whose second number is its luminance, and the computed `color-scheme`.
    #[must_use]
    pub fn read(surface: &str, scheme: &str) -> Around {
        Around { surface: luminance(surface).map(of_luminance), scheme: only(scheme) }
    }

    /// The theme to show when the element or the reader wants this one.
    #[must_use]
    pub fn theme(self, wanted: Theme) -> Theme {
        match wanted {
            Theme::Auto => self.surface.or(self.scheme).unwrap_or_default(),
            chosen => chosen,
        }
    }

    /// Whether the colours of the page's surfaces go with a theme that is shown.
    #[must_use]
    pub fn suits(self, shown: Theme) -> bool {
        self.surface == Some(shown)
    }
}

/// The second number of `color(xyz-d65 x y z)`, as long as the colour covers what is behind it.
fn luminance(colour: &str) -> Option<f64> {
    let numbers = colour.strip_prefix("color(xyz-d65 ")?.strip_suffix(')')?;
    let (numbers, alpha) = numbers.split_once('/').unwrap_or((numbers, "1"));
    let luminance = number(numbers.split_whitespace().nth(1)?);
    (number(alpha.trim()) > OPAQUE && !luminance.is_nan()).then_some(luminance)
}

fn of_luminance(luminance: f64) -> Theme {
    if luminance > MIDDLE { Theme::Light } else { Theme::Dark }
}

fn only(scheme: &str) -> Option<Theme> {
    let mut words = scheme.split_whitespace().filter(|word| *word != "only").map(Theme::of);
    let theme = words.next().filter(|theme| *theme != Theme::Auto)?;
    words.next().is_none().then_some(theme)
}

/// What the page around shows, and the element that takes its colours, to stand beside the form.
#[hook]
pub(in crate::app) fn use_around() -> (Around, Html) {
    let around = use_state_eq(Around::default);
    let probe = use_node_ref();
    let look = {
        let (around, probe) = (around.setter(), probe.clone());
        use_callback((), move |(), ()| {
            if let Some(probe) = probe.cast::<Element>() {
                let read = |property| browser::computed(&probe, property);
                around.set(Around::read(&read("background-color"), &read("color-scheme")));
            }
        })
    };
    use_effect_with((), {
        let look = look.clone();
        move |()| look.emit(())
    });
    let ontransitionend = look.reform(|_: TransitionEvent| ());
    (*around, html! { <div class="probe" ref={probe} {ontransitionend}></div> })
}
