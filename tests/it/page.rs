//! The page's policy stands twice, in the headers of Trunk.toml and in index.html for hosts that send no headers.

use std::fs;
use std::path::Path;

/// The one directive that a page cannot give itself.
const HEADER_ONLY: &str = "; frame-ancestors 'none'";

#[test]
fn index_html_repeats_the_policy() {
    let config: toml::Table = read("Trunk.toml").parse().unwrap();
    let header = config["serve"]["headers"]["Content-Security-Policy"].as_str().unwrap();
    assert!(header.contains(HEADER_ONLY), "{header}");
    let policy = header.replace(HEADER_ONLY, "");
    let line = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}" />"#);
    assert!(read("index.html").contains(&line), "index.html should say\n{line}");
}

#[test]
fn nothing_inline_in_index_html() {
    let page = read("index.html");
    for inline in ["<style", "style=\"", "onload=", "<script"] {
        assert!(!page.contains(inline), "the policy stops `{inline}`");
    }
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}
