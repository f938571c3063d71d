//! Write, check and sign requests for `CreateBackupPlan` (Alibaba Cloud Backup, product hbr, version 2017-09-08).
//!
//! **Draft → (rules) → Report**, and **Draft → (request) → Request → (output) → text.** One table of parameters and one
//! catalogue of rules drive the form, the validator, the wire format, the JSON Schema, the help texts and the command
//! line. A draft with errors can still be written: whoever asks for it sees the report first.
//!
//! ```toml
//! [dependencies]
//! create-backup-plan = { version = "0.1", default-features = false, features = ["signing"] }
//! ```
//!
//! # Check a text
//!
//! [`rules::check_text`] takes any text and never fails: a text that is no JSON is a finding like any other. What a
//! verdict depends on besides the text — the time, the region, what the account has — comes in with [`rules::World`].
//!
//! ```
//! use create_backup_plan::lang::Language;
//! use create_backup_plan::rules::{World, check_text};
//!
//! let text = r#"{"SourceType": "ECS_FILE", "Schedule": "I|4102444800|1D"}"#;
//! let report = check_text(text, &World::default());
//! assert!(!report.is_valid());
//!
//! let mut findings = report.findings.iter();
//! let finding = findings.find(|finding| finding.rule.id == "schedule/interval").unwrap();
//! let span = finding.span.unwrap();
//! assert_eq!(&text[span.start..span.end], "1D");
//! assert_eq!(
//!     finding.message.render(Language::English),
//!     "Schedule has the interval `1D`, without its `P`. Write `P1D`.",
//! );
//! let chinese = finding.message.render(Language::Chinese);
//! assert_eq!(chinese, "执行周期的间隔是 `1D`，缺少 `P`，应写作 `P1D`。");
//! ```
//!
//! For machines, [`verdict::Verdict`] is a report as one line of JSON, and [`verdict::lines`] turns bytes into lines and
//! columns. [`rules::check_text_among`] checks one of many requests, whose names must differ.
//!
//! # Mend it
//!
//! A finding carries the ways to mend it, the safest first. [`verdict::mend::mend`] makes the first one of every error
//! and leaves everything else as its author wrote it, spaces and all.
//!
//! ```
//! use create_backup_plan::rules::World;
//! use create_backup_plan::verdict::mend::mend;
//!
//! let text = r#"{ "SourceType" : "OSS", "bucket":"photos", "Retention": "30" }"#;
//! let mended = mend(text, &World::default()).text;
//! assert_eq!(mended, r#"{ "SourceType" : "OSS", "Bucket":"photos", "Retention": 30 }"#);
//! ```
//!
//! # Build and sign a request
//!
//! A [`plan::draft::Draft`] is a request as it stands, right or wrong; [`request::wire::Wire`] is the same in the flat
//! pairs that travel; [`request::Target`] says where they go, when, and with whose keys. Time and nonce are the
//! caller's: nothing here knows a clock, randomness or the network.
//!
//! ```
//! use create_backup_plan::plan::draft::Draft;
//! use create_backup_plan::request::credentials::Credentials;
//! use create_backup_plan::request::wire::Wire;
//! use create_backup_plan::request::{Scheme, Target, build};
//!
//! let draft = Draft::read(r#"{"SourceType": "NAS", "Path": ["/a", "/b"]}"#)?;
//! let wire = Wire::of(draft.root());
//! assert_eq!(wire.body[1], ("Path.2".into(), "/b".into()));
//!
//! let keys = Credentials::new("testid", "testsecret", None)?;
//! let target = Target::new("cn-hangzhou", None, 1_795_500_000, "a-nonce-of-its-own")?;
//! let signed = build(&wire, &target.with_credentials(Some(keys)), Scheme::V3)?.request;
//! assert!(signed.url.starts_with("https://hbr.cn-hangzhou.aliyuncs.com/?"));
//! let mut headers = signed.headers.iter();
//! let (_, signature) = headers.find(|(name, _)| name == "Authorization").unwrap();
//! assert!(signature.starts_with("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders="));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Write an output
//!
//! [`output::FORMATS`] lists the forms that a request can be taken away in; [`output::find`] knows them by name. A form
//! never changes a value: what it cannot carry it leaves out, and the [`Sheet`](output::sheet::Sheet) says so.
//!
//! ```
//! use create_backup_plan::output::{self, Order};
//! use create_backup_plan::plan::draft::Draft;
//! use create_backup_plan::request::Target;
//!
//! let draft = Draft::read(r#"{"SourceType": "OSS", "Bucket": "photos"}"#)?;
//! let target = Target::new("cn-hangzhou", None, 1_795_500_000, "unsigned")?;
//! let sheet = output::find("cli").unwrap().write(&Order::new(&draft, &target))?;
//! assert_eq!(
//!     sheet.text(),
//!     "aliyun hbr CreateBackupPlan \\
//!   --region cn-hangzhou \\
//!   --SourceType OSS \\
//!   --Bucket photos",
//! );
//! assert!(sheet.losses().is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Read anything back
//!
//! [`import::read`] takes whatever a request is kept in and never fails. Credentials never get into a plan; the notes
//! say that they were there, and not what they were.
//!
//! ```
//! use create_backup_plan::import;
//!
//! let text = "aliyun hbr CreateBackupPlan --region cn-shanghai --access-key-id testid --SourceType OSS";
//! let found = &import::read(text).plans[0];
//! assert_eq!(found.draft.root().value.to_string(), r#"{"SourceType":"OSS"}"#);
//! assert_eq!(found.region.as_deref(), Some("cn-shanghai"));
//! assert_eq!(found.notes[0].kind.word(), "credential");
//! ```
//!
//! # What the plan will do
//!
//! [`insight`] works out when a plan runs, what it keeps and how fast it is, and says it in sentences.
//!
//! ```
//! use create_backup_plan::insight::runs::Runs;
//! use create_backup_plan::insight::sentence;
//! use create_backup_plan::insight::zone::{Clock, Zone};
//! use create_backup_plan::lang::Language;
//! use create_backup_plan::plan::preset;
//! use create_backup_plan::values::schedule::Schedule;
//!
//! let now = 1_795_500_000;
//! let draft = preset::find("oss").unwrap().draft(now, "cn-hangzhou");
//! let said = sentence::plain(&draft, &Clock::at(now), Zone::China, Language::English);
//! assert_eq!(
//!     said,
//!     "Back up objects that begin with photos/ of OSS bucket hbr-backup-oss \
//!      to vault v-0003gxoksflhu46w185s. First on Wed 25 Nov 2026, 02:00 UTC+8, then every day. \
//!      Keep each backup 30 days.",
//! );
//!
//! let schedule: Schedule = "I|1795543200|P1D".parse()?;
//! let next: Vec<i64> = Runs::of(&schedule, now).upcoming().take(2).collect();
//! assert_eq!(next, [1_795_543_200, 1_795_629_600]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The rules
//!
//! [`rules::all`] lists them, each with why it exists and how sure its source is; [`rules::examples`] has requests that
//! break a rule and requests that do not; [`params`] is the table that the simpler ones read, and [`schema::schema`]
//! says of both what a JSON Schema can.
//!
//! ```
//! use create_backup_plan::lang::Language;
//! use create_backup_plan::rules;
//!
//! let rule = rules::find("rule/copy-region").unwrap();
//! assert_eq!(rule.severity, rules::Severity::Error);
//! assert_eq!(rule.why(Language::English), "A copy needs a region to go to.");
//! ```
//!
//! # Around it
//!
//! [`batch`] reads a file of many requests piece by piece, a JSON array or JSON Lines. [`share`] puts a plan into a link.
//! [`guide`] helps before a request is sent and after, with what [`inventory`] knows of the account, and [`doctor`] finds
//! why a signature is refused.
//!
//! The folder `examples` has whole programs: `check`, `sign`, `bulk` for JSON Lines and `convert`.
//!
//! # Features
//!
//! | feature | |
//! | --- | --- |
//! | `cli` | the command line, and with it `signing`; the only one that is on unless it is switched off |
//! | `signing` | signatures; without it there are no [`Credentials`](request::credentials::Credentials), and no format that holds a signature |
//! | `js` | values of JavaScript, which the next three build on |
//! | `checks` | the functions of the npm package that check a request |
//! | `headless` | what JavaScript may call without the form: the npm package |
//! | `app` | the form and the element `<create-backup-plan>` |
//!
//! Without any, no more than Base64, Deflate, percent-encoding, SHA-256 and `zeroize` are built besides this crate.
//!
//! # Words
//!
//! The API owns the word *rule*: its `Rule` parameter is a list of **backup rules**. A **rule** without that word is
//! one of this project's validation rules. Moments are UNIX seconds, as the API takes them; spans are bytes of the text.
//!
//! The modules stand in the order of their dependencies: one names only those above it, which a test holds.

pub mod lang;
pub mod values;
pub mod params;
pub mod plan;
pub mod insight;
pub mod inventory;
pub mod rules;
pub mod request;
pub mod command;
pub mod guide;
pub mod output;
pub mod share;
pub mod import;
pub mod doctor;
pub mod verdict;
pub mod batch;
pub mod schema;
#[cfg(feature = "js")]
pub mod js;
#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod element;
