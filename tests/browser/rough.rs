//! What nobody should type, and what somebody pastes.

use create_backup_plan::params::source::SourceType;

use crate::form::{ROOT, choose};
use crate::harness::Page;

#[test]
fn a_million_characters_fit_into_any_control() {
    let page = Page::open("/");
    let form = page.form(0);
    let long = "1:2:3|".repeat(170_000);
    let names = [
        "PlanName",
        "InstanceId",
        "Retention",
        "Schedule",
        "Schedule.start",
        "SpeedLimit",
        "Path.1",
        "Include",
        "Options",
    ];
    for name in names {
        form.put(name, &long);
        form.says(".output", "1:2:3");
        form.put(name, "");
    }
    form.fill("PlanName", "still here");
    form.says(".output", "still here");
}

/// A control that is drawn anew at each key must still be the one that is typed on.
#[test]
fn what_is_typed_stays_in_every_control() {
    let page = Page::open("/");
    let form = page.form(0);
    for source in SourceType::ALL {
        page.script("window.scrollTo(0, 0)");
        choose(&form, source.value());
        if source == SourceType::Ots {
            form.click("#Rule-add");
        }
        let names = page.script(&format!(
            "return [...{ROOT}.querySelectorAll('.form input[type=text], .form textarea')].map(e => e.name)"
        ));
        let names: Vec<&str> =
            names.as_array().unwrap().iter().filter_map(|name| name.as_str()).collect();
        assert!(names.len() > 5, "{names:?}");
        for name in names {
            page.script(&format!("{ROOT}.querySelector('[name=\"{name}\"]').focus()"));
            for key in ["1", "2", "3"] {
                page.press(key);
            }
            assert_eq!(form.value(name), "123", "{name} of {}", source.value());
            form.put(name, "");
        }
    }
}

#[test]
fn sixty_four_backup_rules_stay_usable() {
    let page = Page::open("/");
    let form = page.form(0);
    choose(&form, "OTS");
    form.click("#Rule-add");
    form.put("Rule.1.Schedule", "I|1921773600|P1D");
    page.script(&format!("for (let i = 0; i < 63; i++) setTimeout(() => {ROOT}.querySelector('#Rule-1-copy').click(), 20 * i)"));
    page.until("64 rules", &format!("{ROOT}.querySelectorAll('.repeat__item').length === 64"));
    assert_eq!(form.count(".repeat__item--open"), 1);
    form.fill("Rule.2.RuleName", "second");
    form.says(".output", "second");
}

#[test]
fn twenty_paths_of_the_greatest_length_stay_usable() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#Path-paste");
    page.script(&format!(
        "{ROOT}.querySelector('#Path-lines').value = Array.from({{ length: 20 }}, (_, i) => ('/' + i).padEnd(65536, 'x')).join('\\n')"
    ));
    form.click("#Path-lines-add");
    page.until("20 rows", &format!("{ROOT}.querySelectorAll('[name^=\"Path.\"]').length === 20"));
    form.fill("PlanName", "long");
    form.says(".output", "\"long\"");
}

#[test]
fn odd_characters_are_text_and_nothing_else() {
    let page = Page::open("/");
    let form = page.form(0);
    for text in [
        "<img src=x onerror=alert(1)>",
        "</textarea><script>",
        "\u{202e}abc",
        "😀👨‍👩‍👧",
        "a\u{0}b",
        "{0} {^1}",
    ] {
        for name in
            ["PlanName", "Path.1", "Schedule.start", "Options", "SpeedLimit.1.end", "Include"]
        {
            form.put(name, text);
        }
    }
    form.fill("PlanName", "calm");
    form.says(".output", "calm");
    assert_eq!(form.count(".output img, .output script"), 0);
}

#[test]
fn an_object_that_cannot_be_read_keeps_its_text() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("Options", "{\"UseVSS\":");
    form.says(".object__note", "cannot be read");
    assert_eq!(form.value("Options"), "{\"UseVSS\":");
    form.put("Options", "{\"UseVSS\":true,\"more\":1}");
    form.says(".object__note", "Also holds more");
    page.until(
        "on",
        &format!("{ROOT}.querySelector('[name=\"Options.UseVSS\"][value=true]').checked"),
    );
}
