//! The form as HTML, rendered natively: every source type in every language.

use std::collections::BTreeSet;
use std::fs;
use std::rc::Rc;

use create_backup_plan::app::frame::Frame;
use create_backup_plan::app::{App, AppProps};
use create_backup_plan::lang::{LANGUAGES, Language};
use create_backup_plan::params::source::SourceType;
use create_backup_plan::params::{self, Kind, Need, Param};
use tokio::runtime::Builder;
use yew::ServerRenderer;

/// The form of a source type in a language, without the marks Yew leaves for hydration.
fn html(source: SourceType, language: Language, page: bool) -> String {
    let props = move || AppProps {
        locale: language.tag().into(),
        source_type: source.value().into(),
        frame: Rc::new(Frame { keys: page, ..Frame::default() }),
        page,
        ..AppProps::default()
    };
    let renderer = ServerRenderer::<App>::with_props(props).hydratable(false);
    Builder::new_current_thread().enable_all().build().unwrap().block_on(renderer.render())
}

fn each(check: impl Fn(SourceType, Language, &str)) {
    for source in SourceType::ALL {
        for language in LANGUAGES {
            check(source, *language, &html(source, *language, true));
        }
    }
}

/// The values of an attribute, in the order of the document.
fn values<'h>(html: &'h str, attribute: &str) -> impl Iterator<Item = &'h str> {
    let open = format!(" {attribute}=\"");
    html.match_indices(&open)
        .map(|(at, found)| &html[at + found.len()..])
        .filter_map(|rest| rest.split('"').next())
        .collect::<Vec<_>>()
        .into_iter()
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&#x27;").replace('<', "&lt;")
}

#[test]
fn every_parameter_of_a_source_type_has_its_field() {
    each(|source, language, html| {
        let names: BTreeSet<&str> = values(html, "name").collect();
        for param in params::ALL {
            let shown = !matches!(param.need(Some(source)), Need::Foreign | Need::Idle);
            for name in controls(param) {
                assert_eq!(names.contains(&*name), shown, "{source:?}: {name}");
            }
            if shown {
                for text in [param.label.get(language), param.name] {
                    assert!(html.contains(&escaped(text)), "{source:?} {language:?}: no {text}");
                }
            }
        }
    });
}

/// The names of the controls that an empty parameter has.
fn controls(param: &Param) -> Vec<String> {
    let name = param.name;
    match param.kind {
        // There is no backup rule yet, only the button that adds one.
        Kind::BackupRules => vec![],
        Kind::Paths => vec![format!("{name}.1")],
        Kind::Schedule => {
            ["", ".start", ".every", ".unit", ".zone"].map(|part| format!("{name}{part}")).into()
        }
        Kind::SpeedLimit => {
            ["", ".1.start", ".1.end", ".1.bandwidth"].map(|part| format!("{name}{part}")).into()
        }
        Kind::ListText => vec![name.to_owned(), format!("{name}.1")],
        Kind::Object | Kind::ObjectText => {
            let members = param.members.iter().map(|member| match member.kind {
                Kind::Texts(_) => format!("{name}.{}.1", member.name),
                _ => format!("{name}.{}", member.name),
            });
            members.chain([name.to_owned()]).collect()
        }
        _ => vec![name.to_owned()],
    }
}

#[test]
fn every_id_stands_once_and_every_reference_resolves() {
    each(|source, language, html| {
        let ids: Vec<&str> = values(html, "id").collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{source:?} {language:?}: an id stands twice");
        for attribute in ["aria-describedby", "aria-labelledby", "aria-controls", "for"] {
            for id in values(html, attribute).flat_map(str::split_whitespace) {
                assert!(unique.contains(id), "{source:?}: {attribute} of {id}");
            }
        }
        for link in values(html, "href").filter_map(|href| href.strip_prefix('#')) {
            assert!(unique.contains(link), "no drawing {link}");
        }
    });
}

#[test]
fn the_hint_comes_before_the_messages() {
    each(|_, _, html| {
        for described in values(html, "aria-describedby").filter(|ids| ids.contains("-message-")) {
            let hint = described.find("-hint").unwrap();
            assert!(hint < described.find("-message-").unwrap(), "{described}");
        }
    });
}

#[test]
fn nothing_that_the_policy_stops_is_written() {
    each(|_, _, html| {
        for inline in [" style=", "<style", "<script", " onclick=", "javascript:"] {
            assert!(!html.contains(inline), "{inline}");
        }
    });
}

#[test]
fn the_marks_of_code_are_set_and_not_shown() {
    each(|source, _, html| assert!(!html.contains('`'), "{source:?}"));
}

#[test]
fn nothing_is_wrong_in_a_new_form() {
    each(|_, _, html| {
        assert!(!html.contains("aria-invalid=\"true\""));
        assert!(!html.contains("message--error"));
    });
}

#[test]
fn a_widget_has_no_place_for_keys_and_no_landmark_of_a_page() {
    let page = html(SourceType::EcsFile, Language::English, true);
    let widget = html(SourceType::EcsFile, Language::English, false);
    for part in ["AccessKeySecret", "<h1", "role=\"main\"", "role=\"banner\""] {
        assert!(page.contains(part), "{part}");
        assert!(!widget.contains(part), "{part}");
    }
}

#[test]
fn what_the_form_says_keeps_to_the_lint() {
    let files = ["src/app/words", "src/insight"].map(|folder| fs::read_dir(folder).unwrap());
    for file in files.into_iter().flatten() {
        let words = fs::read_to_string(file.unwrap().path()).unwrap().to_lowercase();
        for word in [
            "please", "sorry", "invalid", "valid ", "oops", "illegal", "请", "无效", "非法", "抱歉",
        ] {
            let found = words
                .lines()
                .find(|line| line.contains(word) && line.contains('"') && !line.contains("请求"));
            assert_eq!(found, None, "{word}");
        }
    }
}
