//! Which proof each output has.

use create_backup_plan::output::FORMATS;

/// How an output is known to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// It is run, and what arrives at a stand-in for the service is what the plan says, rightly signed.
    Sent,
    /// It is run, and what it calls gets the values unharmed.
    Run,
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
    ("http", Proof::Sent),
    ("har", Proof::Sent),
    ("signed-url", Proof::Sent),
];

#[test]
fn every_output_has_a_proof() {
    let proven: Vec<&str> = PROOFS.iter().map(|(id, _)| *id).collect();
    let written: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    assert_eq!(proven, written);
}
