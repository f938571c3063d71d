//! The package in a browser, under a strict policy: as plain modules, and as bundlers build it in.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::consumer;
use crate::site::{Wasm, serve};

/// How long a test waits for a page. A busy machine needs most of it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Notes what the policy stops and what nobody caught, from the first line of the page on.
const WATCH: &str = "
    globalThis.complaints = [];
    document.addEventListener('securitypolicyviolation', event =>
        complaints.push(`policy: ${event.effectiveDirective} stopped ${event.blockedURI || event.sample}`));
    addEventListener('error', event => complaints.push(`error: ${event.message}`));
    addEventListener('unhandledrejection', event => complaints.push(`rejected: ${event.reason}`));
";

const HTML: &str = "<!doctype html><html lang=en><title>Consumer</title><body>
    <script src=./watch.js></script><script type=module src=./main.js></script>";

/// A program that uses the package, and what it shows.
fn program(module: &str) -> String {
    format!(
        "import {{ emit, importText, validate }} from '{module}';
         const {{ request }} = importText('{{\"SourceType\":\"OSS\",\"CrossAccountUserId\":9999999999999997}}').plans[0];
         const credentials = {{ accessKeyId: 'testid', accessKeySecret: 'testsecret' }};
         const signed = emit('curl', request, {{ credentials }}).text.includes('Signature=');
         document.body.append([validate(request).valid, request.CrossAccountUserId, signed].join(' '));"
    )
}

/// What it shows.
const SHOWN: &str = "false 9999999999999997 true";

/// What a page shows in the end, and what went wrong on it.
pub(crate) fn shown(address: &str) -> (String, Vec<String>) {
    let browser = Browser::take();
    let run = |body: &str| {
        browser
            .runtime
            .block_on(browser.session.execute(body, vec![]))
            .expect("the browser answers")
    };
    browser.runtime.block_on(browser.session.goto(address)).expect("the page opens");
    let start = Instant::now();
    let answer = loop {
        let text = run("return document.body?.innerText.trim() ?? ''");
        let complaints = run("return globalThis.complaints ?? []");
        let text = text.as_str().unwrap_or_default().to_owned();
        let complaints: Vec<String> = serde_json::from_value(complaints).unwrap();
        if !text.is_empty() || !complaints.is_empty() {
            break (text, complaints);
        }
        assert!(start.elapsed() < PATIENCE, "the page shows nothing after {PATIENCE:?}");
        thread::sleep(Duration::from_millis(20));
    };
    browser.give_back();
    answer
}

/// A folder with a page in it.
pub(crate) fn page(name: &str) -> &'static Path {
    consumer::write(&format!("{name}/index.html"), HTML);
    consumer::write(&format!("{name}/watch.js"), WATCH);
    consumer::folder()
}

/// Copies the installed package into a folder that is served.
pub(crate) fn beside(name: &str) {
    for entry in fs::read_dir(consumer::installed()).unwrap() {
        let entry = entry.unwrap();
        let to = consumer::folder().join(name).join("package").join(entry.file_name());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(entry.path(), to).unwrap();
    }
}

#[test]
fn plain_modules_run_under_a_strict_policy() {
    let folder = page("plain");
    beside("plain");
    consumer::write("plain/main.js", &program("./package/core.js"));
    let folder = folder.join("plain");
    for wasm in [Wasm::Typed, Wasm::AsBytes] {
        let (text, complaints) = shown(&serve(folder.clone(), wasm));
        assert_eq!((text.as_str(), complaints), (SHOWN, vec![]), "{wasm:?}");
    }
    let (text, complaints) = shown(&serve(folder, Wasm::Missing));
    assert!(text.is_empty() && complaints.len() == 1, "{text} {complaints:?}");
}

#[test]
fn what_only_checks_runs_alone() {
    let folder = page("check");
    beside("check");
    let program = "import { validate } from './package/check.js';
         const { issues } = validate({ SourceType: 'OSS', bucket: 'abc' });
         document.body.append(issues.some(({ rule }) => rule === 'request/unknown-parameter'));";
    consumer::write("check/main.js", program);
    let (text, complaints) = shown(&serve(folder.join("check"), Wasm::Typed));
    assert_eq!((text.as_str(), complaints), ("true", vec![]));
}

/// A worker whose module waits as it is imported hears nothing of what was sent until then.
#[test]
fn a_worker_hears_its_first_message() {
    let folder = page("worker");
    beside("worker");
    let worker = "import { load, validateText } from './package/check-load.js';
         const ready = load();
         onmessage = async ({ data }) => {
           await ready;
           postMessage(validateText(data).issues.length);
         };";
    consumer::write("worker/worker.js", worker);
    let program = "const createScriptURL = address => address;
         const policy = globalThis.trustedTypes?.createPolicy('plan-worker', { createScriptURL }) ?? { createScriptURL };
         const worker = new Worker(policy.createScriptURL(new URL('./worker.js', import.meta.url).href), { type: 'module' });
         worker.onmessage = ({ data }) => document.body.append(data);
         worker.postMessage('[]');";
    consumer::write("worker/main.js", program);
    let (text, complaints) = shown(&serve(folder.join("worker"), Wasm::Typed));
    assert_eq!((text.as_str(), complaints), ("1", vec![]));
}

#[test]
fn the_webassembly_can_be_in_the_script() {
    let folder = page("inline");
    beside("inline");
    consumer::write("inline/main.js", &program("./package/core-inline.js"));
    let (text, complaints) = shown(&serve(folder.join("inline"), Wasm::Missing));
    assert_eq!((text.as_str(), complaints), (SHOWN, vec![]));
}

#[test]
fn esbuild_makes_one_file_of_it() {
    let folder = page("esbuild").join("esbuild");
    consumer::write("esbuild/source.js", &program("create-backup-plan/core/inline"));
    let options = ["source.js", "--bundle", "--minify", "--format=esm", "--outfile=main.js"];
    consumer::run(consumer::page_tool("esbuild").args(options).current_dir(&folder));
    let (text, complaints) = shown(&serve(folder, Wasm::Missing));
    assert_eq!((text.as_str(), complaints), (SHOWN, vec![]));
}

#[test]
fn vite_builds_it_without_a_plugin() {
    let folder = page("vite").join("vite");
    consumer::write("vite/main.js", &program("create-backup-plan/core"));
    consumer::run(
        consumer::tool("vite").args(["build", "--logLevel", "error"]).current_dir(&folder),
    );
    let built = folder.join("dist");
    // It leaves scripts that are no modules where they are.
    fs::copy(folder.join("watch.js"), built.join("watch.js")).unwrap();
    let (text, complaints) = shown(&serve(built, Wasm::Typed));
    assert_eq!((text.as_str(), complaints), (SHOWN, vec![]));
}
