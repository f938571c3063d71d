//! What a finding is recognised by from run to run, so that a tracker neither loses it nor reports it twice.
//!
//! Lines move; what stays is the file, the rule and the place in the request. Requests on lines of one file can break
//! one rule at one place; they are numbered in their order, as GitHub numbers what its own hashes cannot tell apart
//! (`fingerprints.ts` of github/codeql-action).

use std::collections::HashMap;

use create_backup_plan::rules::Finding;
use sha2::{Digest, Sha256};

/// How many bytes of the hash are kept, which is plenty to tell findings apart.
const KEPT: usize = 16;

/// The fingerprints of a run.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    /// How often each has been given out.
    given: HashMap<String, usize>,
}

impl Fingerprints {
    /// The next finding's.
    pub(crate) fn next(&mut self, file: Option<&str>, finding: &Finding) -> String {
        let place = finding.place.to_string();
        let subject = [file.unwrap_or_default(), finding.rule.id, &place].join("\0");
        let hash = Sha256::digest(subject);
        let hash: String = hash.iter().take(KEPT).map(|byte| format!("{byte:02x}")).collect();
        let times = self.given.entry(hash.clone()).or_default();
        *times += 1;
        format!("{hash}:{times}")
    }
}
