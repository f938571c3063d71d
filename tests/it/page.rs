//! The page's policy stands twice, in the headers of Trunk.toml and in each page for hosts that send no headers.

use std::fs;
use std::path::Path;

/// The one directive that a page cannot give itself.
const HEADER_ONLY: &str = "; frame-ancestors 'none'";

#[test]
fn the_pages_repeat_the_policy() {
    let config: toml::Table = read("Trunk.toml").parse().unwrap();
    let header = config["serve"]["headers"]["Content-Security-Policy"].as_str().unwrap();
    assert!(header.contains(HEADER_ONLY), "{header}");
    let policy = header.replace(HEADER_ONLY, "");
    let line = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}" />"#);
    for page in ["index.html", "static/embed.html"] {
        assert!(read(page).contains(&line), "{page} should say\n{line}");
    }
}

#[test]
fn the_threat_model_speaks_of_the_policy_that_is_sent() {
    let config: toml::Table = read("Trunk.toml").parse().unwrap();
    let header = config["serve"]["headers"]["Content-Security-Policy"].as_str().unwrap();
    let (_, trusted) = header.split_once("require-trusted-types-for").unwrap();
    let said = format!("require-trusted-types-for{trusted}");
    assert!(read("SECURITY.md").contains(&said), "SECURITY.md should say {said}");
}

#[test]
fn nothing_inline_in_the_pages() {
    for page in ["index.html", "static/embed.html"] {
        let text = read(page).replace("<script type=\"module\" src=", "");
        for inline in ["<style", "style=\"", "onload=", "<script"] {
            assert!(!text.contains(inline), "{page}: the policy stops `{inline}`");
        }
    }
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}
