//! A static file server for the built pages, each with the policy that it can keep.
//!
//! Every page begins with one script more than the built one has, `watch.js`: it notes what goes wrong, from the first
//! line on and in every engine.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path};
use std::sync::OnceLock;
use std::thread;

use crate::built;
use crate::engine::Engine;

const WATCH: &str = include_str!("../browser/watch.js");

/// Starts the server once for all tests and gives its address, without a slash at the end.
pub(crate) fn address() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A browser may hang up in the middle of an answer: that is its affair.
                thread::spawn(move || answer(stream).ok());
            }
        });
        address
    })
}

/// The policy of a page: the strictest under which its framework runs.
fn policy(page: &str) -> Option<String> {
    // Firefox asks for the page's icon by itself, and notes when it may not.
    let icon = if Engine::chosen() == Engine::Firefox { "img-src 'self'; " } else { "" };
    let with = |connect: &str, types: &str| {
        Some(format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src {connect}; {icon}\
             require-trusted-types-for 'script'; trusted-types {types}"
        ))
    };
    match page {
        // An import map stands in the page itself; Console OS makes functions of texts.
        "plain" | "console-os" => None,
        "inline" => with("'none'", "'none'"),
        // These make a policy of their own at the start.
        "vue" => with("'self'", "vue"),
        "webpack" => with("'self'", "webpack"),
        "svelte" => with("'self'", "svelte-trusted-html"),
        _ => with("'self'", "'none'"),
    }
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // All of the request is read, or closing the connection would reset it before the answer arrives.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/");
    // The browser asks for `/favicon.ico` by itself, which is of no page.
    let (page, name) = path.trim_start_matches('/').split_once('/').unwrap_or(("", "favicon.ico"));
    let (status, media_type, body) = find(page, if name.is_empty() { "index.html" } else { name });
    write!(stream, "HTTP/1.1 {status}\r\n")?;
    if let Some(policy) = policy(page) {
        write!(stream, "Content-Security-Policy: {policy}\r\n")?;
    }
    write!(
        stream,
        "Content-Type: {media_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

fn find(page: &str, name: &str) -> (&'static str, &'static str, Vec<u8>) {
    let media_type = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    if name == "watch.js" {
        return ("200 OK", media_type, WATCH.into());
    }
    if name == "favicon.ico" {
        return ("204 No Content", media_type, Vec::new());
    }
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let folder = built::folder().join(page);
    // Angular leaves a page for servers, too.
    let folder = if page == "angular" { folder.join("browser") } else { folder };
    match fs::read(folder.join(name)) {
        Ok(body) if inside && media_type.starts_with("text/html") => {
            let text = String::from_utf8_lossy(&body);
            let text = text.replacen("<title>", "<script src=\"./watch.js\"></script><title>", 1);
            ("200 OK", media_type, text.into_bytes())
        }
        Ok(body) if inside => ("200 OK", media_type, body),
        _ => ("404 Not Found", "text/plain", b"not found".to_vec()),
    }
}
