//! Which proof each output has.

use std::path::Path;
use std::{env, fs};

use create_backup_plan::output::{FORMATS, Keys};

/// How an output is known to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// It is run, and what arrives at a stand-in for the service is what the plan says, rightly signed.
    Sent,
    /// The request in it is sent by the test, and what arrives at a stand-in for the service is rightly signed.
    Replayed,
    /// It is run, and what it calls gets the values unharmed.
    Run,
    /// It is loaded by the program that it is written for, and the values read back are the plan's.
    Loaded,
    /// It is parsed by the grammar of its language, and the values read back are the plan's.
    Parsed,
    /// It is data, and is read back.
    Read,
}

/// The proof of each output.
pub(crate) static PROOFS: &[(&str, Proof)] = &[
    ("json", Proof::Read),
    ("wire", Proof::Read),
    ("curl", Proof::Sent),
    ("curl-env", Proof::Sent),
    ("curl-powershell", Proof::Parsed),
    ("curl-env-powershell", Proof::Parsed),
    ("curl-cmd", Proof::Parsed),
    ("curl-bat", Proof::Parsed),
    ("cli", Proof::Run),
    ("cli-plugin", Proof::Run),
    ("cli-powershell", Proof::Parsed),
    ("cli-plugin-powershell", Proof::Parsed),
    ("cli-cmd", Proof::Parsed),
    ("cli-bat", Proof::Parsed),
    ("cli-plugin-cmd", Proof::Parsed),
    ("cli-plugin-bat", Proof::Parsed),
    ("python", Proof::Sent),
    ("python-generic", Proof::Sent),
    ("typescript", Proof::Run),
    ("typescript-generic", Proof::Sent),
    ("java", Proof::Parsed),
    ("java-generic", Proof::Parsed),
    ("go", Proof::Parsed),
    ("go-generic", Proof::Parsed),
    ("php", Proof::Parsed),
    ("php-generic", Proof::Parsed),
    ("csharp", Proof::Parsed),
    ("csharp-generic", Proof::Parsed),
    ("terraform", Proof::Loaded),
    ("terraform-policy", Proof::Loaded),
    ("ros", Proof::Read),
    ("http", Proof::Replayed),
    ("har", Proof::Replayed),
    ("signed-url", Proof::Sent),
    ("policy-v2", Proof::Run),
    ("preflight", Proof::Run),
    ("ram-policy", Proof::Read),
];

impl Proof {
    /// The proof in words, for the documentation.
    fn text(self) -> &'static str {
        match self {
            Proof::Sent => {
                "run against a stand-in for the service, parameters and signature checked"
            }
            Proof::Replayed => "sent to a stand-in by the test, parameters and signature checked",
            Proof::Run => "run; what it calls gets every value unharmed",
            Proof::Loaded => "loaded by Terraform itself, its format checked, its values read back",
            Proof::Parsed => "parsed by the language's grammar, its literals read back",
            Proof::Read => "read back",
        }
    }
}

#[test]
fn every_output_has_a_proof() {
    let proven: Vec<&str> = PROOFS.iter().map(|(id, _)| *id).collect();
    let written: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    assert_eq!(proven, written);
}

/// With `UPDATE=1` the table is written anew.
#[test]
fn the_documentation_says_which_proof_each_output_has() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/outputs.md");
    let page = fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- outputs -->\n", "<!-- end of outputs -->");
    let (before, rest) = page.split_once(begin).expect("a mark before the table");
    let (_, after) = rest.split_once(end).expect("a mark after the table");
    let expected = format!("{before}{begin}{}{end}{after}", table());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    assert!(page == expected || env::var_os("UPDATE").is_some(), "run this with UPDATE=1");
}

fn table() -> String {
    let rows = FORMATS.iter().zip(PROOFS).map(|(format, (_, proof))| {
        let keys = match format.keys {
            Keys::None => "",
            Keys::Signed => "signed",
            Keys::Found => "found where it runs",
        };
        let (id, title, proof) = (format.id, format.title.en, proof.text());
        format!("| `{id}` | {title} | {keys} | {proof} |\n")
    });
    let head = "| output | | keys | proof |\n|---|---|---|---|\n".to_owned();
    std::iter::once(head).chain(rows).collect()
}
