//! Has the linker keep what it joined apart, in the WebAssembly of the form: the tool that splits it needs to see which
//! part refers to which.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|it| it == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && std::env::var_os("CARGO_FEATURE_APP").is_some() {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
