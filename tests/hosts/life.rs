//! What a hundred forms leave behind, each of them used.

use serde_json::json;

use crate::built::build;
use crate::engine::Engine;
use crate::harness::Page;

/// What a form may leave in JavaScript's heap, in bytes. Chromium keeps some of its own books for each element that was.
const LEFT: u64 = 1_000;

/// WebAssembly's memory grows by so many bytes at once; where a form is put anew, its parts fit differently.
const PAGE: u64 = 65_536;

#[test]
fn a_hundred_forms_leave_nothing_behind() {
    build("strict");
    let page = Page::open("/strict/");
    if page.engine() != Engine::Chromium {
        page.engine().leaves_out("a_hundred_forms_leave_nothing_behind", "it counts no nodes");
        return;
    }
    // Until then memory grows: how many forms are there at once depends on when the browser clears away.
    mount(&page, 120);
    let before = (page.counters(), heap(&page), memory(&page));
    mount(&page, 100);
    let after = (page.counters(), heap(&page), memory(&page));
    assert_eq!(before.0, after.0, "(nodes, listeners)");
    assert!(after.2 <= before.2 + PAGE, "WebAssembly's memory: {} and {}", before.2, after.2);
    assert!(after.1 < before.1 + 100 * LEFT, "the heap: {} and {}", before.1, after.1);
}

/// Puts a form in, types into it and takes it out, so many times.
fn mount(page: &Page, times: u32) {
    let done = page.ask(&format!(
        "for (let number = 0; number < {times}; number++) {{
             const form = document.createElement('create-backup-plan');
             document.body.append(form);
             await form.ready();
             const input = form.shadowRoot.querySelector('[name=PlanName]');
             input.value = `plan ${{number}}`;
             input.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
             await form.validate();
             if ((await form.getPlan()).PlanName !== input.value) throw new Error('it took no text');
             form.remove();
             await new Promise(requestAnimationFrame);
         }}
         return 'done'"
    ));
    assert_eq!(done, "done");
}

/// The bytes of JavaScript's heap that are in use.
fn heap(page: &Page) -> u64 {
    page.devtools("Runtime.getHeapUsage", &json!({}))["usedSize"].as_u64().unwrap()
}

/// The bytes of the one WebAssembly that all forms share. Starting it again only gives what it exports.
fn memory(page: &Page) -> u64 {
    let bytes = page.ask(
        "const glue = await import(new URL('create-backup-plan/element-glue.js', location));
         return (await glue.default()).memory.buffer.byteLength",
    );
    bytes.as_u64().unwrap()
}
