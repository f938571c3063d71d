//! The icons: drawings on a grid of 16 by 16, kept once in each root and used by name.

use yew::prelude::*;

/// Each drawing's name and its paths.
static DRAWINGS: &[(&str, &[&str])] = &[
    (
        "mark",
        &[
            "M8 1.75 13.25 4v3.75c0 3.1-2.1 5.4-5.25 6.5-3.15-1.1-5.25-3.4-5.25-6.5V4z",
            "m5.5 7.9 1.8 1.85 3.2-3.6",
        ],
    ),
    (
        "ECS_FILE",
        &[
            "M3 2.75h10a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1z",
            "M4.5 4.75h.01M7 4.75h2.5",
            "M2 9.75v2.5a1 1 0 0 0 1 1h2.5",
            "M8.25 9h3l2.25 2.25v3h-5.25z",
        ],
    ),
    (
        "OSS",
        &[
            "M2.75 4c0-1 2.35-1.75 5.25-1.75s5.25.750 5.25 1.75S10.9 5.75 8 5.75 2.75 5 2.75 4z",
            "m2.75 4 1.2 8.5c.15.900 1.9 1.5 4.05 1.5s3.9-.6 4.05-1.5L13.25 4",
        ],
    ),
    (
        "NAS",
        &[
            "M2.25 6.5v-3a1 1 0 0 1 1-1h2.9l1.6 1.75h5a1 1 0 0 1 1 1V6.5",
            "M3.25 8.75h9.5a1 1 0 0 1 1 1v2.75a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1V9.75a1 1 0 0 1 1-1z",
            "M4.75 11.12h.01M11 11.12h.5",
        ],
    ),
    (
        "OTS",
        &[
            "M3 2.75h10a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1z",
            "M2 6.25h12M2 9.75h12M6.25 6.25v7",
        ],
    ),
    (
        "UDM_ECS",
        &[
            "M3 2.5h10a1 1 0 0 1 1 1v2.25a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3.5a1 1 0 0 1 1-1z",
            "M3 9.25h10a1 1 0 0 1 1 1v2.25a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-2.25a1 1 0 0 1 1-1z",
            "M4.5 4.62h.01M4.5 11.37h.01M7.5 4.62h4M7.5 11.37h4",
        ],
    ),
    (
        "SYNC",
        &[
            "M2.75 6.75a5.4 5.4 0 0 1 10.1-1.5M13.25 2.5v3h-3",
            "M13.25 9.25a5.4 5.4 0 0 1-10.1 1.5M2.75 13.5v-3h3",
        ],
    ),
    (
        "theme",
        &["M8 2.5a5.5 5.5 0 0 1 0 11 5.5 5.5 0 0 1 0-11z", "M8 2.5v11M8 5h4.4M8 8h5.5M8 11h4.4"],
    ),
    ("search", &["M7 2.5a4.5 4.5 0 0 1 0 9 4.5 4.5 0 0 1 0-9z", "m10.25 10.25 3.25 3.25"]),
    ("filter", &["M2.5 4h11M4.75 8h6.5M6.75 12h2.5"]),
    (
        "keyboard",
        &[
            "M2.75 3.75h10.5a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1v-6.5a1 1 0 0 1 1-1z",
            "M4.25 6.25h.01M6.75 6.25h.01M9.25 6.25h.01M11.75 6.25h.01M5 9.75h6",
        ],
    ),
    (
        "help",
        &[
            "M8 2a6 6 0 0 1 0 12A6 6 0 0 1 8 2z",
            "M6.25 6.4a1.75 1.75 0 1 1 2.6 1.5c-.55.350-.85.700-.85 1.350M8 11.25v.01",
        ],
    ),
    ("caret", &["m4.5 6.25 3.5 3.5 3.5-3.5"]),
    ("right", &["m6.25 4.5 3.5 3.5-3.5 3.5"]),
    ("plus", &["M8 3.25v9.5M3.25 8h9.5"]),
    ("x", &["m4.25 4.25 7.5 7.5M11.75 4.25l-7.5 7.5"]),
    ("up", &["M8 12.75V3.75M4.25 7.25 8 3.5l3.75 3.75"]),
    ("down", &["M8 3.25v9M4.25 8.75 8 12.5l3.75-3.75"]),
    (
        "paste",
        &[
            "M4 3.25H3.5a.5.500 0 0 0-.5.500v9.5a.5.500 0 0 0 .5.500h9a.5.500 0 0 0 .5-.5v-9.5a.5.500 0 0 0-.5-.5H12",
            "M6 2.25h4v2.5H6z",
            "M5.5 8h5M5.5 10.75h3.5",
        ],
    ),
    (
        "copy",
        &[
            "M6.5 5.75h6.25a.75.750 0 0 1 .75.750v6.25a.75.750 0 0 1-.75.750H6.5a.75.750 0 0 1-.75-.75V6.5a.75.750 0 0 1 .75-.75z",
            "M3.5 10.25h-.25a.75.750 0 0 1-.75-.75V3.25a.75.750 0 0 1 .75-.75H9.5a.75.750 0 0 1 .75.750v.25",
        ],
    ),
    ("download", &["M8 2.5v8M4.5 7.25 8 10.75l3.5-3.5M2.75 13.5h10.5"]),
    (
        "wrap",
        &[
            "M2.5 4h11M2.5 8h8.25a2.25 2.25 0 0 1 0 4.5H8.25M10 10.75 8.25 12.5 10 14.25M2.5 12.5h2.75",
        ],
    ),
    (
        "fix",
        &[
            "M10.25 2.5a3.6 3.6 0 0 0-3.4 4.75l-4.35 4.35v1.9h1.9l4.35-4.35a3.6 3.6 0 0 0 4.5-4.6L11.1 6.7 9.3 6.65 9.25 4.85z",
        ],
    ),
    (
        "error",
        &["M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zm2.15 3v5h1.5V4zm0 6.25v1.6h1.5v-1.6z"],
    ),
    ("warning", &["M8 1.25 15.5 14.5H.5zM7.25 6v4.25h1.5V6zm0 5.25v1.5h1.5v-1.5z"]),
    ("note", &["M8 2a6 6 0 0 1 0 12A6 6 0 0 1 8 2z", "M8 7.25v4M8 4.75v.01"]),
    ("success", &["M8 2a6 6 0 0 1 0 12A6 6 0 0 1 8 2z", "m5.25 8.15 1.95 2 3.55-4.15"]),
    ("pending", &["M8 2.5a5.5 5.5 0 0 1 0 11", "M8 13.5a5.5 5.5 0 0 1 0-11"]),
    (
        "key",
        &[
            "M10.25 2.5a3.25 3.25 0 0 1 0 6.5 3.25 3.25 0 0 1 0-6.5z",
            "m7.8 8.2-5.3 5.3M4.5 11.5l1.75 1.75",
        ],
    ),
];

/// The drawings, to stand once in a root.
#[component]
pub fn Sprite() -> Html {
    html! {
        <svg class="sprite" aria-hidden="true" focusable="false">
            for (name, paths) in DRAWINGS {
                <symbol id={format!("icon-{name}")} viewBox="0 0 16 16">
                    for path in paths.iter() {
                        <path fill-rule="evenodd" d={*path} />
                    }
                </symbol>
            }
        </svg>
    }
}

/// One drawing, which says nothing that is not said in words beside it. Not a component, because there are hundreds of
/// them, and all a component could save is two nodes.
pub fn drawn(name: &'static str) -> Html {
    sized(name, "icon")
}

/// The same, of 20 pixels instead of 16.
pub fn drawn_large(name: &'static str) -> Html {
    sized(name, "icon icon--large")
}

fn sized(name: &'static str, size: &'static str) -> Html {
    html! {
        <svg class={format!("{size} icon--{name}")} aria-hidden="true" focusable="false">
            <use href={format!("#icon-{name}")} />
        </svg>
    }
}
