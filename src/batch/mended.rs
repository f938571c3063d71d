//! A file written again: each request without the errors that have a fix, and all else as its author wrote it.

use crate::batch::reader::Piece;
use crate::rules::World;
use crate::verdict::mend::mend;

/// Writes a piece of the file as it should be.
pub fn write(piece: &Piece<'_>, world: &World, out: &mut Vec<u8>) {
    match piece {
        Piece::Request(slice) => match std::str::from_utf8(slice.bytes) {
            Ok(text) => out.extend_from_slice(mend(text, world).text.as_bytes()),
            Err(_) => out.extend_from_slice(slice.bytes),
        },
        Piece::Broken(slice, _) => out.extend_from_slice(slice.bytes),
        Piece::Between(bytes) => out.extend_from_slice(bytes),
    }
}
