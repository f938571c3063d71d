//! The names of all requests of one run: of two with the same one the second is told about the first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use create_backup_plan::rules::{Earlier, Name};

/// The names so far, and which requests have them.
#[derive(Debug, Default)]
pub(super) struct Names {
    seen: HashMap<Name, Holder>,
    requests: usize,
}

/// The request that has a name.
#[derive(Debug)]
struct Holder {
    /// Which of those that could be read it is, from 1.
    number: usize,
    file: Option<Arc<str>>,
    /// The line it begins in, unless it has its file to itself.
    line: Option<usize>,
}

impl Names {
    /// Takes in the name of the next request that could be read, if it has one; the earlier request that has it.
    pub(super) fn take(
        &mut self,
        name: Option<Name>,
        file: Option<&Arc<str>>,
        line: Option<usize>,
    ) -> Option<Earlier> {
        self.requests += 1;
        match self.seen.entry(name?) {
            Entry::Occupied(taken) => Some(taken.get().earlier()),
            Entry::Vacant(free) => {
                free.insert(Holder { number: self.requests, file: file.cloned(), line });
                None
            }
        }
    }
}

impl Holder {
    /// What it is called: by its place, where files are named.
    fn earlier(&self) -> Earlier {
        match (&self.file, self.line) {
            (None, _) => Earlier::Plan(self.number),
            (Some(file), None) => Earlier::At(file.to_string()),
            (Some(file), Some(line)) => Earlier::At(format!("{file}:{line}")),
        }
    }
}
