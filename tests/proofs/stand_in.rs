//! A stand-in for the service, on this machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

/// A request as it arrived.
pub(crate) struct Received {
    /// Method, path and version.
    pub line: String,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body, which is ASCII.
    pub body: String,
}

/// Takes a number of requests and answers them.
pub(crate) fn stand_in(requests: usize) -> (String, JoinHandle<Vec<Received>>) {
    answering(vec![(200, "{}"); requests])
}

/// Takes as many requests as there are answers: a status and a body for each.
pub(crate) fn answering(answers: Vec<(u16, &'static str)>) -> (String, JoinHandle<Vec<Received>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || {
        // The answers first: when there are no more, nobody waits for another call.
        let calls = answers.into_iter().zip(listener.incoming());
        calls.map(|(answer, stream)| receive(stream.expect("a call"), answer)).collect()
    });
    (address, server)
}

fn receive(mut stream: TcpStream, (status, answer): (u16, &str)) -> Received {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut lines = reader.by_ref().lines().map(|line| line.expect("a line"));
    let line = lines.next().expect("a request line");
    let headers: Vec<(String, String)> = lines
        .take_while(|line| !line.is_empty())
        .map(|line| {
            let (name, value) = line.split_once(':').expect("a header");
            (name.to_lowercase(), value.trim().to_owned())
        })
        .collect();
    let header = |name: &str| headers.iter().find(|(sent, _)| sent == name).map(|(_, value)| value);
    let body = match header("content-length") {
        Some(length) => part(&mut reader, length.parse().expect("a number")),
        None if header("transfer-encoding").is_some() => chunks(&mut reader),
        None => panic!("expected a content length or chunks"),
    };
    let length = answer.len();
    write!(
        stream,
        "HTTP/1.1 {status} Answer\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{answer}"
    )
    .expect("an answer");
    Received { line, headers, body: String::from_utf8(body).expect("ASCII") }
}

fn part(reader: &mut impl Read, length: usize) -> Vec<u8> {
    let mut part = vec![0; length];
    reader.read_exact(&mut part).expect("the body");
    part
}

/// A body in chunks, as Node.js sends it: each has its length, in hexadecimal digits, on a line before it.
fn chunks(reader: &mut impl BufRead) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a length");
        let length = usize::from_str_radix(line.trim(), 16).expect("a length");
        body.extend(part(reader, length));
        part(reader, 2);
        if length == 0 {
            return body;
        }
    }
}
