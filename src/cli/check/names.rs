//! Which request of a run has a name: of two with the same one the second is told about the first.

use std::sync::Arc;

use create_backup_plan::rules::{self, Earlier};

/// The names of all requests of one run.
pub(super) type Names = rules::Names<Holder>;

/// The request that has a name.
#[derive(Debug)]
pub(super) struct Holder {
    /// Which of those that could be read it is, from 1.
    pub(super) number: usize,
    pub(super) file: Option<Arc<str>>,
    /// The line it begins in, unless it has its file to itself.
    pub(super) line: Option<usize>,
}

impl Holder {
    /// What it is called: by its place, where files are named.
    pub(super) fn earlier(&self) -> Earlier {
        match (&self.file, self.line) {
            (None, _) => Earlier::Plan(self.number),
            (Some(file), None) => Earlier::At(file.to_string()),
            (Some(file), Some(line)) => Earlier::At(format!("{file}:{line}")),
        }
    }
}
