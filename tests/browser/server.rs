//! A static file server for `dist/`, with the headers a host should send.
//!
//! The same files stand under several folders, which also shows that the page works in any of them:
//!
//! | folder | differs by |
//! | --- | --- |
//! | `/` and `/sub/folder/` | nothing |
//! | `/typeless/` | sends the WebAssembly as `text/plain` |
//! | `/missing/` | has no WebAssembly |
//! | `/halved/` | has no second part of the WebAssembly |
//! | `/garbled/` | sends a page instead of the WebAssembly, as some hosts do for a file they lack |
//! | `/spied/` | notes what the page hands on (`spies.js`) |
//! | `/old/` | takes WebAssembly away from the browser before the page begins |
//!
//! Every page begins with one script more than the built one has, `watch.js`: it notes what goes wrong, from the first
//! line on and in every engine.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Notes violations of the policy, errors that nobody caught, and warnings and errors of the console.
const WATCH: &str = include_str!("watch.js");

/// What `/old/` adds to it.
const WITHOUT_WEBASSEMBLY: &str = "delete globalThis.WebAssembly;";

/// What `/spied/` adds to it.
const SPIES: &str = include_str!("spies.js");

/// Starts the server once for all tests and gives its address, without a slash at the end.
pub(crate) fn address() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        assert!(
            dist().join("index.html").exists(),
            "there is no dist/: run `trunk build --release` first"
        );
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let headers = headers();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let headers = headers.clone();
                // A browser may hang up in the middle of an answer: that is its affair.
                thread::spawn(move || answer(stream, &headers).ok());
            }
        });
        address
    })
}

fn dist() -> PathBuf {
    Path::new(ROOT).join("dist")
}

/// The lines of `[serve.headers]` in Trunk.toml.
fn headers() -> String {
    let text = fs::read_to_string(Path::new(ROOT).join("Trunk.toml")).unwrap();
    let config: toml::Table = text.parse().unwrap();
    let headers = config["serve"]["headers"].as_table().unwrap();
    let line = |(name, value): (&String, &toml::Value)| {
        [name, ": ", value.as_str().unwrap(), "\r\n"].concat()
    };
    headers.iter().map(line).collect()
}

fn answer(mut stream: TcpStream, headers: &str) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // All of the request is read, or closing the connection would reset it before the answer arrives.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/");
    let (status, media_type, body) = find(path);
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{headers}Content-Type: {media_type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

fn find(path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let (folder, name) = [
        "/sub/folder/",
        "/typeless/",
        "/missing/",
        "/halved/",
        "/garbled/",
        "/spied/",
        "/old/",
        "/",
    ]
    .iter()
    .find_map(|folder| Some((*folder, path.strip_prefix(folder)?)))
    .unwrap_or(("/", path));
    let name = if name.is_empty() { "index.html" } else { name };
    if name == "watch.js" {
        let more = match folder {
            "/old/" => WITHOUT_WEBASSEMBLY,
            "/spied/" => SPIES,
            _ => "",
        };
        return ("200 OK", media_type(name), [WATCH, more].concat().into_bytes());
    }
    let wasm = media_type(name) == "application/wasm";
    if wasm && folder == "/garbled/" {
        return ("200 OK", "text/html", b"<!doctype html><title>Not here</title>".to_vec());
    }
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let lost = !inside
        || wasm && folder == "/missing/"
        || name.ends_with("_later.wasm") && folder == "/halved/";
    match fs::read(dist().join(name)) {
        Ok(body) if !lost && media_type(name).starts_with("text/html") => {
            let page = String::from_utf8_lossy(&body);
            let page = page.replacen("<head>", "<head><script src=\"watch.js\"></script>", 1);
            ("200 OK", media_type(name), page.into_bytes())
        }
        Ok(body) if !lost => (
            "200 OK",
            if wasm && folder == "/typeless/" { "text/plain" } else { media_type(name) },
            body,
        ),
        _ => ("404 Not Found", "text/plain", b"not found".to_vec()),
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
