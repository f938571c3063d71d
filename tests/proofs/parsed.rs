//! Texts as the grammars of tree-sitter see them: a stand-in for the languages that cannot be run here.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::thread;

use crate::tools::python;

/// A text, and which of its nodes are asked for.
pub(crate) struct Asked<'a> {
    /// `powershell` or `batch`.
    pub language: &'static str,
    pub text: &'a str,
    pub nodes: &'static [&'static str],
    pub within: &'static str,
}

/// The texts of the nodes asked for, of each text. Fails on whatever a grammar does not know.
pub(crate) fn parsed(asked: &[Asked<'_>]) -> Vec<Vec<String>> {
    let mut child = python()
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proofs/parse.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines: Vec<String> = asked
        .iter()
        .map(|one| {
            let (language, nodes, within) = (one.language, one.nodes, one.within);
            let text =
                if language == "batch" { unquoted(one.text) } else { one.text.to_owned() };
            let line = serde_json::json!({ "language": language, "text": text, "nodes": nodes, "within": within });
            format!("{line}\n")
        })
        .collect();
    let writer = thread::spawn(move || input.write_all(lines.concat().as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<serde_json::Value> =
        answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), asked.len());
    let found = |(answer, one): (&serde_json::Value, &Asked<'_>)| {
        assert_eq!(answer["error"], serde_json::Value::Null, "{}", one.text);
        serde_json::from_value(answer["found"].clone()).unwrap()
    };
    answers.iter().zip(asked).map(found).collect()
}

/// A text of cmd with another character for each quote behind a caret: tree-sitter-batch takes it for the beginning of a
/// text, but for the shell it is a character as any other.
fn unquoted(text: &str) -> String {
    let (mut out, mut quoted, mut escaped) = (String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' if escaped => out.push('\''),
            '"' => {
                quoted = !quoted;
                out.push(c);
            }
            c => out.push(c),
        }
        escaped = !quoted && !escaped && c == '^';
    }
    out
}
