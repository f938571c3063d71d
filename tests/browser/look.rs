//! The page for every reader: axe-core, dark and light, narrow and wide.

use crate::harness::Page;

/// The narrowest window that must not scroll sideways: 1280 pixels at 400 %.
const NARROW: u32 = 320;

#[test]
fn axe_finds_nothing_and_nothing_scrolls_sideways() {
    let page = Page::open("/");
    for dark in [false, true] {
        page.dark(dark);
        for width in [NARROW, 768, 1280] {
            page.resize(width, 800);
            let look = format!("{}-{width}", if dark { "dark" } else { "light" });
            page.screenshot(&format!("page-{look}"));
            assert_eq!(page.accessibility(), Vec::<String>::new(), "{look}");
            let overflow = page.script("return document.documentElement.scrollWidth - innerWidth");
            assert!(overflow.as_i64().unwrap() <= 0, "{look}: {overflow} pixels too wide");
        }
    }
}
