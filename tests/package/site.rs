//! A static file server for one folder, with the policy that a careful host sends.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;

/// How a server sends WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wasm {
    /// By its own type.
    Typed,
    /// As some servers do that do not know it.
    AsBytes,
    /// Not at all.
    Missing,
}

/// Serves a folder for as long as the tests run, and gives its address.
pub(crate) fn serve(folder: PathBuf, wasm: Wasm) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            // A browser may hang up in the middle of an answer: that is its affair.
            thread::spawn(move || answer(stream, &folder, wasm).ok());
        }
    });
    address
}

/// The policy of the page itself, which is as strict as one that lets WebAssembly run can be.
fn policy() -> String {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Trunk.toml")).unwrap();
    let config: toml::Table = text.parse().unwrap();
    config["serve"]["headers"]["Content-Security-Policy"].as_str().unwrap().to_owned()
}

fn answer(mut stream: TcpStream, folder: &Path, wasm: Wasm) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // All of the request is read, or closing the connection would reset it before the answer arrives.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let name = target.split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    let extension = name.rsplit('.').next();
    let media_type = match extension {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") if wasm == Wasm::Typed => "application/wasm",
        _ => "application/octet-stream",
    };
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let lost = !inside || extension == Some("wasm") && wasm == Wasm::Missing;
    let (status, body) = match fs::read(folder.join(name)) {
        Ok(body) if !lost => ("200 OK", body),
        _ => ("404 Not Found", b"not found".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Security-Policy: {}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        policy(),
        body.len()
    )?;
    stream.write_all(&body)
}
