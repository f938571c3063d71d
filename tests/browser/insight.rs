//! What a plan will do, as the form shows it: the next runs, what is kept, and the day of a speed limit.

use fantoccini::key::Key;
use serde_json::json;

use crate::form::{ROOT, choose};
use crate::harness::Page;

/// A page whose reader lives in Berlin, where the clock is put forward on 28 March 2027.
fn berlin() -> Page {
    let page = Page::open("/");
    page.live_in("Europe/Berlin");
    page.goto("/");
    page.form(0).control("PlanName");
    page
}

#[test]
fn the_next_runs_stand_side_by_side_in_every_clock() {
    let page = berlin();
    let form = page.form(0);
    assert_eq!(form.count(".runs"), 0, "nothing before there is a schedule");
    form.put("Schedule", "I|4294944000|P1D");
    form.says(".runs__table", "Sun 7 Feb 2106 01:00");
    assert_eq!(form.count(".runs__table th[scope=col]"), 4, "a number and three clocks");
    assert_eq!(form.count(".runs__table tbody tr"), 4);
    form.says(".runs__table .runs__chosen", "UTC+8");
    form.click(".runs__foot .button");
    form.says(".runs__foot .button", "4 runs");
    assert_eq!(form.count(".runs__table tbody tr"), 10);
    form.put("Schedule", "I|4294944000|P1");
    form.says(".runs--empty", "once the schedule can be read");
}

#[test]
fn missed_runs_and_the_change_of_the_clock_are_said() {
    let page = berlin();
    let form = page.form(0);
    form.put("Schedule", "I|1602673264|P1D");
    form.says(".runs__says", "before now are not made up; the first real run is");
    form.says(".runs__says", "The interval is fixed: from");
    form.put("Schedule", "I|1602673264|PT5H");
    form.says(".runs__says", "Every 5 hours: not at the same time each day.");
    form.put("Schedule", "I|1602673264|P1M");
    form.says(".runs__says", "not documented");
}

#[test]
fn the_runs_go_into_a_calendar() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("PlanName", "nightly; home");
    form.put("Schedule", "I|4102444800|P1D");
    form.click(".runs__foot .button:last-of-type");
    form.says(".pane__size", "Saved the calendar file.");
    let file = page.saved("create-backup-plan.ics");
    for line in [
        "DTSTART:21000101T000000Z\r\n",
        "RRULE:FREQ=DAILY\r\n",
        "SUMMARY:Backup: nightly\\; home\r\n",
    ] {
        assert!(file.contains(line), "{line} in\n{file}");
    }
}

#[test]
fn what_is_kept_is_drawn_and_said() {
    let page = Page::open("/");
    let form = page.form(0);
    form.says(".figure--empty", "once there are a schedule and a retention");
    form.put("Schedule", "I|4102444800|P1D");
    form.put("Retention", "7");
    form.says(".kept .figure__caption", "7 backups at a time.");
    assert_eq!(form.count(".kept .chart__bar--solid"), 7);
    form.put("Schedule", "I|4102444800|P7D");
    form.put("Retention", "1");
    form.says(".kept .figure__caption", "None is left for 6 days of every 7 days.");
    assert_eq!((form.count(".kept .chart__gap"), form.count(".kept .chart__bar--solid")), (4, 0));
}

#[test]
fn a_copy_has_a_picture_of_its_own() {
    let page = Page::open("/");
    let form = page.form(0);
    choose(&form, "UDM_ECS");
    form.put("Schedule", "I|4102444800|P1D");
    form.put("Retention", "7");
    form.put("Detail", r#"{"doCopy":true,"destinationRegionId":"cn-beijing"}"#);
    form.says(".kept .figure:nth-of-type(2)", "Kept forever: 365 copies more each year");
}

/// Where an hour of the day stands in the window.
fn hour(page: &Page, hour: f64) -> (f64, f64) {
    let bounds = page.script(&format!(
        "const chart = {ROOT}.querySelector('.chart--day');
         chart.scrollIntoView({{ block: 'center' }});
         const bounds = chart.getBoundingClientRect();
         return [bounds.left, bounds.width, bounds.top]"
    ));
    let at = |index: usize| bounds[index].as_f64().unwrap();
    (at(0) + at(1) * hour / 24.0, at(2) + 24.0)
}

fn drag(page: &Page, from: f64, to: f64) {
    let (start, end) = (hour(page, from), hour(page, to));
    page.drag(start, end);
}

#[test]
fn a_window_is_added_and_changed_by_dragging() {
    let page = Page::open("/");
    page.resize(1440, 900);
    let form = page.form(0);
    drag(&page, 8.3, 19.6);
    page.until(
        "the bandwidth",
        "document.activeElement.shadowRoot.activeElement?.name === 'SpeedLimit.1.bandwidth'",
    );
    assert_eq!(form.count("[aria-invalid=true]"), 0, "nothing is red before it was typed");
    page.press("2048");
    form.says(".output", r#""SpeedLimit": "8:20:2048""#);
    // Taking hold of an edge moves nothing by itself.
    drag(&page, 19.3, 19.3);
    assert_eq!(form.value("SpeedLimit"), "8:20:2048");
    drag(&page, 19.8, 16.8);
    form.says(".output", r#""SpeedLimit": "8:17:2048""#);
    // Dragging begins in free hours only, and ends where they do.
    drag(&page, 3.5, 12.0);
    form.says(".output", r#""SpeedLimit": "8:17:2048|3:8:"#);
    drag(&page, 12.0, 14.0);
    assert_eq!(form.value("SpeedLimit"), "8:17:2048|3:8:");
}

#[test]
fn an_edge_is_moved_by_keys() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("SpeedLimit", "8:20:2048");
    // From before it: at the end of a page Firefox goes on into its own window.
    page.script(&format!("{ROOT}.querySelector('#SpeedLimit-help').focus()"));
    page.tab_to("SpeedLimit-1-start-edge");
    page.press_key(Key::Right);
    form.says(".output", "9:20:2048");
    page.press_key(Key::Home);
    form.says(".output", "0:20:2048");
    page.press_key(Key::End);
    form.says(".output", "19:20:2048");
    page.press_key(Key::Right);
    assert_eq!(form.value("SpeedLimit"), "19:20:2048", "a window keeps an hour");
    let edge = page.script(&format!(
        "const edge = {ROOT}.activeElement;
         return ['aria-label', 'aria-valuetext', 'aria-valuemax'].map(name => edge.getAttribute(name))"
    ));
    assert_eq!(edge, json!(["Window 1: From hour", "19:00", "19"]));
}

#[test]
fn overlaps_are_named() {
    let page = Page::open("/");
    let form = page.form(0);
    form.put("SpeedLimit", "8:20:2048|18:22:5120");
    form.says(".figure:has(.chart--day)", "Windows 1, 2 overlap from 18 to 20.");
    assert_eq!(form.count(".chart__bar--clash"), 1);
}

#[test]
fn axe_finds_nothing_in_the_pictures() {
    let page = berlin();
    let form = page.form(0);
    for source in ["ECS_FILE", "OTS"] {
        page.resize(1440, 900);
        page.script("scrollTo(0, 0)");
        choose(&form, source);
        if source == "OTS" {
            form.click("#Rule-add");
            form.put("Rule.1.Schedule", "I|1602673264|P1D");
            form.put("Rule.1.Retention", "7");
            form.click("[name='Rule.1.DoCopy'][value=true]");
        } else {
            form.put("Schedule", "I|1602673264|P7D");
            form.put("Retention", "1");
            form.put("SpeedLimit", "8:20:2048|18:22:5120|1:2:7");
        }
        for width in [1440, 1024, 320] {
            page.resize(width, 900);
            page.screenshot(&format!("insight-{source}-{width}"));
            assert_eq!(page.accessibility(), Vec::<String>::new(), "{source} {width}");
            let overflow = page.script("return document.documentElement.scrollWidth - innerWidth");
            assert!(
                overflow.as_i64().is_some_and(|overflow| overflow <= 0),
                "{source} {width}: {overflow}"
            );
        }
    }
    assert_eq!(form.count(".repeat .kept .figure"), 2, "what is kept, and what the copy keeps");
}
