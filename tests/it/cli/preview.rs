//! `preview` and `example`.

use create_backup_plan::plan::preset::PRESETS;

use crate::cli::{NOW, ends};

fn example(name: &str) -> String {
    ends(&["example", name, NOW[0], NOW[1]], "", 0).out
}

#[test]
fn every_example_is_listed_written_checked_and_told() {
    let list = ends(&["example"], "", 0).out;
    assert_eq!(list.lines().count(), PRESETS.len());
    for preset in PRESETS {
        assert!(list.contains(preset.id), "{list}");
        let request = example(preset.id);
        let check = ["check", "--format", "human", NOW[0], NOW[1]];
        let checked = ends(&check, &request, 0).out;
        assert!(!checked.contains("warning["), "{checked}");
        let told = ends(&["preview", NOW[0], NOW[1]], &request, 0).out;
        assert!(told.contains(preset.source.value()) || told.len() > 80, "{told}");
    }
    let none = ends(&["example", "ecs-fil"], "", 2);
    assert!(none.err.contains("`ecs-file`"), "{}", none.err);
}

#[test]
fn a_preview_says_when_how_long_and_how_fast() {
    let told = ends(&["preview", NOW[0], NOW[1]], &example("ecs-file"), 0).out;
    for part in [
        "Back up /home, /var/lib/mysql-dumps of ECS instance",
        "  Wed 25 Nov 2026, 02:00   Tue 24 Nov 2026, 18:00\n",
        "30 backups at a time.",
        "5,120 KB/s",
        "12 hours have no limit",
    ] {
        assert!(told.to_lowercase().contains(&part.to_lowercase()), "`{part}` in\n{told}");
    }
    let chinese = ends(&["preview", "--lang", "zh", NOW[0], NOW[1]], &example("ots"), 0).out;
    assert!(chinese.contains("备份规则 1"), "{chinese}");
    let unread = ends(&["preview"], "{", 2).err;
    assert!(unread.contains("`check` says why"), "{unread}");
}

#[test]
fn a_preview_is_a_calendar_where_something_runs() {
    let ics = ["preview", "--format", "ics", NOW[0], NOW[1]];
    let file = ends(&ics, &example("nas"), 0).out;
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n"), "{file}");
    assert!(file.contains("RRULE:FREQ=HOURLY;INTERVAL=4\r\n"), "{file}");
    assert_eq!(ends(&ics, "{}", 1).out, "");
}
