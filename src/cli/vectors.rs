//! `emit vectors`: known answers, for comparing with other implementations.
//!
//! A line in is `{"id","env","request"}`; its `env` has everything a signature needs besides the request. A line out
//! is what this program makes of it.

use std::io::{self, Write};

use create_backup_plan::batch::reader::{Piece, Reader};
use create_backup_plan::output::curl;
use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::wire::{Wire, texts};
use create_backup_plan::request::{Scheme, Target, build};
use create_backup_plan::values::json::{Node, Value};
use jiff::Timestamp;

use super::input::{LONGEST, Source, Taker};
use super::{Failure, Outcome, complain};

pub(crate) fn run(source: &Source, out: &mut dyn Write) -> Result<Outcome, Failure> {
    let mut answers = Answers { source, out, ended: Ok(Outcome::Good) };
    let read = source.pour(Reader::of_lines(LONGEST), &mut answers);
    read?;
    Ok(answers.ended?)
}

/// Answers each line as it comes.
struct Answers<'a> {
    source: &'a Source,
    out: &'a mut dyn Write,
    ended: io::Result<Outcome>,
}

impl Taker for Answers<'_> {
    fn take(&mut self, piece: Piece<'_>) {
        let Piece::Request(slice) = piece else { return };
        match answer(&slice.text().0) {
            Ok(answer) => {
                if let Err(error) = writeln!(self.out, "{answer}") {
                    self.ended = Err(error);
                }
            }
            Err(reason) => {
                let line = slice.lines_before + 1;
                complain(&format!("{}, line {line}: {reason}", self.source));
                if let Ok(outcome) = &mut self.ended {
                    *outcome = Outcome::Bad;
                }
            }
        }
    }

    fn pause(&mut self) -> bool {
        if let Err(error) = self.out.flush() {
            self.ended = Err(error);
        }
        self.ended.is_ok()
    }
}

/// The answer to one case, or what is missing in it. It never repeats what the case says: keys stand in it.
fn answer(line: &str) -> Result<String, String> {
    let case = Node::read_file(line).map_err(|_| "not JSON")?;
    let request = case.get("request").ok_or("no `request`")?;
    let target = target(case.get("env").ok_or("no `env`")?)?;
    let wire = Wire::of(request);
    let signed = |scheme| build(&wire, &target, scheme).map_err(|error| error.to_string());
    let (v1, v3) = (signed(Scheme::V1)?, signed(Scheme::V3)?);
    let command = curl::command(&v3.request);
    let headers = texts(&v3.request.headers);
    let v3 = Value::object([
        ("url", Value::Text(v3.request.url.as_str().into())),
        ("headers", headers),
        ("body", Value::Text(v3.request.body.as_str().into())),
        ("canonical_request", Value::Text(v3.canonical.as_str().into())),
    ]);
    let id = case.get("id").map_or(Value::Null, |id| id.value.clone());
    Ok(Value::object([
        ("id", id),
        ("wire", wire.to_json()),
        ("v1_url", Value::Text(v1.request.url.as_str().into())),
        ("v1_string_to_sign", Value::Text(v1.string_to_sign.as_str().into())),
        ("v3", v3),
        ("curl", Value::Text(command.as_str().into())),
    ])
    .to_string())
}

fn target(env: &Node<'_>) -> Result<Target, String> {
    let text = |name: &str| {
        env.get(name).and_then(Node::text).ok_or_else(|| format!("no text `env.{name}`"))
    };
    let credentials = Credentials::new(
        text("access_key_id")?,
        text("access_key_secret")?,
        env.get("security_token").and_then(Node::text),
    )
    .map_err(|error| error.to_string())?;
    let timestamp: Timestamp =
        text("timestamp")?.parse().map_err(|_| "no RFC 3339 time in `env.timestamp`")?;
    let target = Target::new(text("region_id")?, None, timestamp.as_second(), text("nonce")?);
    target
        .map(|target| target.with_credentials(Some(credentials)))
        .map_err(|error| error.to_string())
}
