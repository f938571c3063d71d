//! From opening the page to a copied, correct command, as someone who has never seen it: by clicks and keys only, and
//! the command is run in a shell.

use std::process::Command;

use crate::form::ROOT;
use crate::harness::{Form, Page};

/// A person at the page, and what it costs them.
struct Person<'p> {
    page: &'p Page,
    form: Form<'p>,
    clicks: usize,
    keys: usize,
}

impl Person<'_> {
    fn clicks(&mut self, selector: &str) {
        self.form.click(selector);
        self.clicks += 1;
    }

    /// Replaces what the control with the focus holds.
    fn types(&mut self, name: &str, text: &str) {
        self.clicks(&format!("[name='{name}']"));
        self.page.script(&format!("{ROOT}.querySelector(\"[name='{name}']\").select()"));
        self.page.press(text);
        // Selecting what stands there is one stroke.
        self.keys += 1 + text.chars().count();
    }

    /// A way that gets longer is one to be noticed.
    #[track_caller]
    fn spent(&self, clicks: usize, keys: usize) {
        assert_eq!((self.clicks, self.keys), (clicks, keys), "clicks and keystrokes");
    }
}

/// Runs a copied command with an `aliyun` that says what it was given.
fn given(command: &str) -> Vec<String> {
    let script = format!("aliyun() {{ printf '%s\\n' \"$@\"; }}\n{command}\n");
    let ran = Command::new("sh").arg("-c").arg(script).output().unwrap();
    assert!(ran.status.success(), "{command}");
    String::from_utf8(ran.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// What follows an option.
fn option<'g>(given: &'g [String], name: &str) -> Option<&'g str> {
    let at = given.iter().position(|word| word == name)?;
    given.get(at + 1).map(String::as_str)
}

const INSTANCE: (&str, &str) = ("InstanceId", "i-bp1aaaaaaaaaaaaaaaaa");
const VAULT: (&str, &str) = ("VaultId", "v-0001aaaaaaaaaaaaaaaa");

#[test]
fn someone_with_an_instance_fills_in_the_form_and_copies_the_command() {
    let page = Page::open("/");
    page.allow_copying();
    let mut person = Person { page: &page, form: page.form(0), clicks: 0, keys: 0 };
    person.types("PlanName", "web-nightly");
    person.types(INSTANCE.0, INSTANCE.1);
    person.types(VAULT.0, VAULT.1);
    person.clicks("#Schedule-suggest");
    person.types("Retention", "30");
    person.clicks("#tab-cli");
    person.clicks("#copy");
    person.form.says(".status", "Ready to send");
    let given = given(&page.copied());
    assert_eq!(given[..2], ["hbr", "CreateBackupPlan"]);
    for (name, value) in [
        ("--PlanName", "web-nightly"),
        ("--InstanceId", INSTANCE.1),
        ("--VaultId", VAULT.1),
        ("--Retention", "30"),
    ] {
        assert_eq!(option(&given, name), Some(value));
    }
    assert!(option(&given, "--Schedule").unwrap().ends_with("|P1D"));
    person.spent(7, 61);
}

/// A source type, the clicks and the keys it takes, and what is typed where.
type Card<'a> = (&'a str, usize, usize, &'a [(&'a str, &'a str)]);

#[test]
fn from_the_example_of_each_source_type_to_a_copied_command() {
    let cards: [Card; 6] = [
        ("ECS_FILE", 5, 46, &[INSTANCE, VAULT]),
        ("OSS", 6, 33, &[("Bucket", "my-photos"), VAULT]),
        ("NAS", 7, 45, &[("FileSystemId", "0123456789"), ("CreateTime", "1700000000"), VAULT]),
        ("OTS", 6, 33, &[("InstanceName", "my-tables"), VAULT]),
        ("UDM_ECS", 5, 23, &[INSTANCE]),
        (
            "SYNC",
            7,
            72,
            &[
                ("ClusterId", "cl-0001aaaaaaaaaaaaaaaa"),
                ("DataSourceId", "ds-0001aaaaaaaaaaaaaaaa"),
                ("DestDataSourceId", "ds-0002aaaaaaaaaaaaaaaa"),
            ],
        ),
    ];
    for (source, clicks, keys, fields) in cards {
        let page = Page::open("/");
        page.allow_copying();
        let mut person = Person { page: &page, form: page.form(0), clicks: 0, keys: 0 };
        if source != "ECS_FILE" {
            page.script(&format!("{ROOT}.querySelector('[value={source}]').click()"));
            person.clicks += 1;
        }
        person.clicks("#fill-in");
        for (name, value) in fields {
            person.types(name, value);
        }
        person.clicks("#tab-cli");
        person.clicks("#copy");
        person.form.says(".pane__size", "Copied aliyun CLI");
        person.form.says(".status", "Ready to send");
        assert!(!person.form.text(".pane__panel").contains("From the example"), "{source}");
        let given = given(&page.copied());
        assert_eq!(option(&given, "--SourceType"), Some(source));
        for (name, value) in fields {
            assert_eq!(option(&given, &format!("--{name}")), Some(*value), "{source}");
        }
        person.spent(clicks, keys);
    }
}
