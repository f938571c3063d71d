//! The day of a speed limit, hour by hour.

use create_backup_plan::insight::throttle::{Day, Limit};
use create_backup_plan::lang::{LANGUAGES, Language};
use proptest::prelude::*;

use crate::insight::whole;

proptest! {
    #[test]
    fn a_day_is_what_its_hours_are(windows in proptest::collection::vec((0_u8..26, 0_u8..26, 0_u64..10_000), 0..6)) {
        let text: Vec<String> = windows.iter().map(|(start, end, kb)| format!("{start}:{end}:{kb}")).collect();
        let day = Day::of(&text.join("|")).unwrap();
        prop_assert_eq!(day.spans.iter().map(|span| span.hours.count()).sum::<u8>(), 24);
        let mut bytes = Some(0);
        for hour in 0..24 {
            let span = day.spans.iter().find(|span| (span.hours.start..span.hours.end).contains(&hour)).unwrap();
            let here: Vec<usize> = (0..windows.len())
                .filter(|index| {
                    let (start, end, _) = windows[*index];
                    start < end && end <= 24 && (start..end).contains(&hour)
                })
                .collect();
            match &span.limit {
                Limit::Free => prop_assert!(here.is_empty()),
                Limit::One(window, _) => prop_assert_eq!(&here, &[*window]),
                Limit::Clash(windows, _) => prop_assert_eq!(&here, windows),
            }
            if !here.is_empty() {
                let readable = here.iter().all(|index| windows[*index].2 > 0);
                let most = here.iter().map(|index| windows[*index].2).max().unwrap();
                bytes = bytes.filter(|_| readable).map(|sum| sum + u128::from(most) * 3_600_000);
            }
        }
        prop_assert_eq!(day.bytes(), bytes);
        for language in LANGUAGES {
            whole(&day.say(*language));
            whole(&day.facts(*language));
        }
    }

    #[test]
    fn any_text_is_a_day_or_none(text in "[0-9:|a ]{0,40}") {
        if let Ok(day) = Day::of(&text) {
            whole(&day.facts(Language::English));
        }
    }
}

#[test]
fn hours_are_not_called_free_while_a_window_cannot_be_read() {
    let day = Day::of("23:1:1024|0:2:512").unwrap();
    assert_eq!(day.say(Language::English), "512 KB/s from 0 to 2; not known from 2 to 24.");
    let facts = day.facts(Language::English);
    assert!(
        !facts.contains("no limit") && facts.contains("Window 1 has no readable hours"),
        "{facts}"
    );
}
