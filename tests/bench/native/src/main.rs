//! What the benchmarks do in Rust: `scripts/bench` calls it.
//!
//!   bench corpus FOLDER LINES    writes the corpus
//!   bench native FOLDER          checks it in this process and prints tables
//!   bench lines NAME FOLDER      reads requests from standard input and writes a verdict for each
//!   bench file FOLDER PROGRAM    runs the programs that check a whole file, ours among them, and prints a table
//!   bench sign FOLDER            signs a request and prints how long that takes, as JSON

mod contenders;
mod corpus;
mod file;
mod folder;
mod lines;
mod measure;
mod native;
mod sign;
mod table;

use std::process::ExitCode;

use folder::Folder;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["corpus", folder, lines] => match lines.parse() {
            Ok(lines) => Folder::new(folder).write(lines),
            Err(error) => Err(std::io::Error::other(error)),
        },
        ["native", folder] => native::run(&Folder::new(folder)),
        ["lines", name, folder] => lines::run(name, &Folder::new(folder)),
        ["file", folder, program] => file::run(&Folder::new(folder), program),
        ["sign", folder] => sign::run(&Folder::new(folder)),
        _ => Err(std::io::Error::other("call it as scripts/bench does")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
