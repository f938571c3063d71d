//! The calendar, held against a date library.

use create_backup_plan::values::time::Utc;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_moment_is_written_as_jiff_writes_it(second in -62_135_596_800_i64..253_402_207_200) {
        let expected = jiff::Timestamp::from_second(second).expect("within jiff's range");
        prop_assert_eq!(Utc(second).to_string(), expected.to_string());
    }

    #[test]
    fn any_moment_can_be_written(second: i64) {
        prop_assert!(Utc(second).to_string().ends_with('Z'));
    }
}
