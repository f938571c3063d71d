//! Signing a request natively. Whoever compares it with others prints the table, so the figures go out as JSON.

use std::fs;
use std::hint::black_box;
use std::io::{Error, Result};

use create_backup_plan::plan::draft::Draft;
use create_backup_plan::request::credentials::Credentials;
use create_backup_plan::request::wire::Wire;
use create_backup_plan::request::{Scheme, Target, build};
use serde_json::json;

use crate::folder::Folder;
use crate::measure::interleaved;

/// Signatures a chunk, and chunks.
const CHUNK: usize = 200;
const CHUNKS: usize = 10;

pub fn run(folder: &Folder) -> Result<()> {
    let text = fs::read_to_string(folder.signed())?;
    let draft = Draft::read(&text).map_err(Error::other)?;
    let keys = Credentials::new("testid", "testsecret", None).map_err(Error::other)?;
    let target =
        Target::new("cn-hangzhou", None, 1_795_500_000, "3ee8c1b8-7b4c-4d7a-9f2b-1c2d3e4f5a6b");
    let target = target.map_err(Error::other)?.with_credentials(Some(keys));
    let schemes = [Scheme::V1, Scheme::V3];
    let needed = interleaved(schemes.len(), CHUNKS, |scheme, _| {
        for _ in 0..CHUNK {
            let wire = Wire::of(draft.root());
            black_box(build(&wire, &target, schemes[scheme]).is_ok());
        }
    });
    let seconds = |index: usize| {
        let count = (CHUNK * CHUNKS) as f64;
        let (best, median) = (needed[index].best, needed[index].median);
        json!({"best": best.as_secs_f64() / count, "median": median.as_secs_f64() / count})
    };
    println!("{}", json!({"v1": seconds(0), "v3": seconds(1)}));
    Ok(())
}
