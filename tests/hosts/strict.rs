//! The element under the strictest policy that lets WebAssembly run: one violation and the page's complaints fail the
//! test.

use crate::pages::embeds_it;

#[test]
fn it_runs_under_a_strict_policy() {
    embeds_it("strict");
}

#[test]
fn with_the_webassembly_in_a_script_it_connects_to_nothing() {
    embeds_it("inline");
}
