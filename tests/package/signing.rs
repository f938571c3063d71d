//! The form of the package that is not asked to sign has no code that could: what it takes to sign is in the one
//! WebAssembly, which shows that it is looked for rightly, and not in the other.

use std::fs;

use crate::consumer;
use crate::pages::{beside, page, shown};
use crate::site::{Wasm, serve};

/// Texts of the box for keys, of outputs that hold a signature, of the dialog about signatures, of refusals.
const TEXTS: &[&str] = &[
    "Keys to sign with",
    "Access key secret",
    "Sign with these keys",
    "Forget the keys",
    "Signed; to be run once, within 15 minutes",
    "for one POST within 15 minutes, by whoever has it",
    "The access key secret with `&` behind it",
    "HMAC-SHA256 of the string to sign",
    "is missing: the key is a temporary one",
    "Compare them with those of your own code.",
    "no string to sign in this text",
];

/// The four constants of SHA-1 (FIPS 180-4, 4.2.1), which nothing needs but HMAC-SHA1.
const SHA1: [u32; 4] = [0x5a82_7999, 0x6ed9_eba1, 0x8f1b_bcdc, 0xca62_c1d6];

/// The WebAssembly of a form, both parts of it.
fn wasm(name: &str) -> Vec<u8> {
    let part = |part| fs::read(consumer::installed().join(format!("{name}_{part}.wasm"))).unwrap();
    [part("bg"), part("later")].concat()
}

fn holds(wasm: &[u8], part: &[u8]) -> bool {
    wasm.windows(part.len()).any(|window| window == part)
}

/// The instruction that puts a number on the stack: `i32.const`, and the number in signed LEB128.
fn constant(number: u32) -> Vec<u8> {
    let mut rest = number.cast_signed();
    let mut code = vec![0x41];
    loop {
        let low = u8::try_from(rest & 0x7f).unwrap();
        rest >>= 7;
        if (rest == 0 && low & 0x40 == 0) || (rest == -1 && low & 0x40 != 0) {
            code.push(low);
            return code;
        }
        code.push(low | 0x80);
    }
}

#[test]
fn the_form_that_cannot_sign_has_nothing_to_sign_with() {
    let (without, with) = (wasm("element"), wasm("signing"));
    for text in TEXTS {
        assert!(holds(&with, text.as_bytes()), "`{text}` is looked for and nowhere");
        assert!(!holds(&without, text.as_bytes()), "`{text}` is in it");
    }
    for number in SHA1 {
        assert!(holds(&with, &constant(number)), "{number:x} is looked for and nowhere");
        assert!(!holds(&without, &constant(number)), "{number:x} is in it");
    }
    // A signature needs a nonce, and nothing else needs randomness.
    let glue = |name: &str| {
        fs::read_to_string(consumer::installed().join(format!("{name}-glue.js"))).unwrap()
    };
    assert!(glue("signing").contains("getRandomValues"));
    assert!(!glue("element").contains("getRandomValues"));
    assert!(without.len() < with.len());
}

/// What a page shows that has the element with all that asks for keys: the names of the inputs for them, whether a signed
/// output is written, and what the console was told.
fn asked(entry: &str) -> (String, Vec<String>) {
    let folder = page(entry).join(entry);
    beside(entry);
    consumer::write(
        &format!("{entry}/main.js"),
        &format!(
            "import './package/{entry}.js';
             const said = [];
             console.warn = text => said.push(text);
             const form = document.createElement('create-backup-plan');
             form.setAttribute('credentials', '');
             document.body.append(form);
             await form.ready();
             form.value = {{ SourceType: 'OSS', Bucket: 'photos' }};
             const credentials = {{ accessKeyId: 'testid', accessKeySecret: 'testsecret' }};
             const written = await form.emit('curl', {{ credentials }}).then(({{ text }}) => text.slice(0, 7), ({{ code }}) => code);
             // By now all of the form is there, and is shown.
             await form.validate();
             const keys = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken'].filter(name =>
                 form.shadowRoot.querySelector(`[name=${{name}}]`));
             form.remove();
             document.body.append(JSON.stringify([keys, written, said]));"
        ),
    );
    shown(&serve(folder, Wasm::Typed))
}

#[test]
fn only_the_form_that_can_sign_has_a_place_for_keys() {
    let (text, complaints) = asked("index");
    assert_eq!(complaints, Vec::<String>::new());
    assert!(
        text.starts_with(r#"[[],"unknown-name",["create-backup-plan: this build cannot sign"#),
        "{text}"
    );
    let (text, complaints) = asked("signing");
    assert_eq!(complaints, Vec::<String>::new());
    assert_eq!(text, r#"[["AccessKeyId","AccessKeySecret","SecurityToken"],"curl -X",[]]"#);
}
