//! The element in a part of an Alibaba Cloud console, which runs in the sandbox of Console OS.

use crate::pages::{embeds_it, embeds_it_at};

#[test]
fn a_part_in_the_sandbox_imports_it_from_beside_the_console() {
    embeds_it("console-os");
}

#[test]
fn a_part_in_the_sandbox_brings_it_along() {
    embeds_it_at("console-os", "?part=bundled.js");
}
