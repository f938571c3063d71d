//! Encoding and flattening, with texts of every kind.

use create_backup_plan::request::sign::percent;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::values::json::{Node, Value};
use proptest::prelude::*;

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned()
}

proptest! {
    #[test]
    fn an_encoded_text_reads_back(text: String) {
        let encoded = percent::encode(&text);
        prop_assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~%".contains(&b)));
        prop_assert_eq!(decoded(&encoded), text);
    }

    #[test]
    fn a_form_reads_back(pairs in prop::collection::vec((any::<String>(), any::<String>()), 0..5)) {
        let form = percent::form(&pairs);
        let read: Vec<(String, String)> = form
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').expect("a name and a value");
                (decoded(&name.replace('+', " ")), decoded(&value.replace('+', " ")))
            })
            .collect();
        prop_assert_eq!(read, pairs);
    }

    #[test]
    fn a_text_arrives_as_it_was_given(name in any::<String>(), path in any::<String>()) {
        let request: Node<'_> = Value::object([
            ("PlanName", Value::owned_text(name.clone())),
            ("Path", Value::array([Value::owned_text(path.clone())])),
        ]).into();
        let wire = Wire::of(&request);
        prop_assert_eq!(wire.query, [("PlanName".into(), name.into())]);
        prop_assert_eq!(wire.body, [("Path.1".into(), path.into())]);
    }
}
