//! The types: what compiles against them, what must not, and that the answers of every function are of their type.

use crate::consumer;

/// The ways to resolve a package that TypeScript has today, each with the module system that goes with it.
const RESOLUTIONS: [(&str, &str); 3] =
    [("esnext", "bundler"), ("node16", "node16"), ("nodenext", "nodenext")];

fn compile(name: &str) {
    for (module, resolution) in RESOLUTIONS {
        consumer::run(
            consumer::tool("tsc")
                .args(["--noEmit", "--strict", "--exactOptionalPropertyTypes"])
                .args(["--target", "es2022", "--lib", "es2022", "--types", ""])
                .args(["--module", module, "--moduleResolution", resolution])
                .arg(name),
        );
    }
}

#[test]
fn right_calls_compile_and_wrong_ones_do_not() {
    consumer::script("calls.ts");
    compile("calls.ts");
}

/// Literals must have every member of their type and no other, so a type with one too many or too few does not compile.
#[test]
fn every_answer_is_of_its_type() {
    consumer::script("stringify.mjs");
    let literals = consumer::node(&consumer::script("answers.mjs"));
    consumer::write("answers.ts", &literals);
    assert!(literals.lines().count() > 300, "{}", literals.lines().count());
    compile("answers.ts");
}
