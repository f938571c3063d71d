//! The folder that the corpus lies in, with what all parts of the benchmarks read.

use std::fs;
use std::io::{BufWriter, Result, Write};
use std::path::PathBuf;

use crate::corpus::{case, large, typical};

/// `target/bench`.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(path: &str) -> Self {
        Folder(path.into())
    }

    /// One of its files.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The requests, one a line.
    pub fn corpus(&self) -> PathBuf {
        self.file("corpus.jsonl")
    }

    /// What the corpus says of each line, `true` for a valid one.
    pub fn verdicts(&self) -> PathBuf {
        self.file("verdicts.txt")
    }

    /// The request that everyone signs.
    pub fn signed(&self) -> PathBuf {
        self.file("sign.json")
    }

    /// Our JSON Schema, which the command line has written.
    pub fn schema(&self) -> Result<String> {
        fs::read_to_string(self.file("schema.json"))
    }

    /// Writes the corpus and what it says of each line.
    pub fn write(&self, lines: u64) -> Result<()> {
        let mut corpus = BufWriter::new(fs::File::create(self.corpus())?);
        let mut verdicts = BufWriter::new(fs::File::create(self.verdicts())?);
        for number in 0..lines {
            let case = case(number);
            writeln!(corpus, "{}", case.text)?;
            writeln!(verdicts, "{}", case.faults.is_empty())?;
        }
        corpus.flush()?;
        verdicts.flush()?;
        fs::write(self.file("large.json"), serde_json::to_string(&large())?)?;
        fs::write(self.signed(), typical())
    }
}
