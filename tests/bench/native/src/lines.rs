//! A contender as a program of its own: requests in, one verdict a line out.

use std::io::{BufRead, BufWriter, Result, Write, stdin, stdout};

use crate::contenders;
use crate::folder::Folder;

pub fn run(name: &str, folder: &Folder) -> Result<()> {
    let contenders = contenders::all(&folder.schema()?);
    let contender = contenders.iter().find(|contender| contender.name == name);
    let contender = contender.ok_or_else(|| std::io::Error::other(format!("no {name}")))?;
    let (mut requests, mut verdicts) = (stdin().lock(), BufWriter::new(stdout().lock()));
    let (mut line, mut issues) = (String::new(), String::new());
    while requests.read_line(&mut line)? > 0 {
        let valid = contender.judge(line.trim_end(), &mut issues);
        writeln!(verdicts, "{{\"valid\":{valid}}}")?;
        line.clear();
        issues.clear();
    }
    verdicts.flush()
}
