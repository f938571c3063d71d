//! What a finding is recognised by from run to run, so that a tracker neither loses it nor reports it twice.
//!
//! Lines move; what stays is the file, the rule and the place in the request. Requests on lines of one file can break
//! one rule at one place; they are numbered in their order, as GitHub numbers what its own hashes cannot tell apart
//! (`fingerprints.ts` of github/codeql-action).

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::rules::Finding;

/// The fingerprints of a run.
#[derive(Debug, Default)]
pub struct Fingerprints {
    /// How often each has been given out.
    given: HashMap<u128, usize>,
}

impl Fingerprints {
    /// The next finding's.
    pub fn next(&mut self, file: Option<&str>, finding: &Finding) -> String {
        let place = finding.place.to_string();
        let subject = [file.unwrap_or_default(), finding.rule.id, &place].join("\0");
        let hash = Sha256::digest(subject);
        // Half of it is plenty to tell findings apart.
        let half = hash.iter().take(16).fold(0, |half: u128, byte| half << 8 | u128::from(*byte));
        let times = self.given.entry(half).or_default();
        *times += 1;
        format!("{half:032x}:{times}")
    }
}
