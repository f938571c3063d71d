//! Where the requests of a file stand, wherever its pieces are cut.

use create_backup_plan::batch::reader::{Piece, Reader, Shape};
use create_backup_plan::batch::stop::Stop;
use create_backup_plan::lang::Language;
use create_backup_plan::rules::not_json;
use proptest::prelude::*;

/// A piece as it can be kept: what it is, where it stands, and what it says.
#[derive(Clone, Debug, PartialEq)]
enum Kept {
    Request(usize, usize, usize, Vec<u8>),
    Broken(usize, usize, usize, Vec<u8>, String),
    Between(Vec<u8>),
}

fn keep(kept: &mut Vec<Kept>, piece: Piece<'_>) {
    match (piece, kept.last_mut()) {
        (Piece::Between(bytes), Some(Kept::Between(before))) => before.extend_from_slice(bytes),
        (Piece::Between(bytes), _) => kept.push(Kept::Between(bytes.to_vec())),
        (Piece::Request(it), _) => kept.push(Kept::Request(
            it.start,
            it.lines_before,
            it.columns_before,
            it.bytes.to_vec(),
        )),
        (Piece::Broken(it, broken), _) => {
            let report = not_json(&broken.error(&it.text().0));
            let says = report.findings[0].message.render(Language::English);
            kept.push(Kept::Broken(
                it.start,
                it.lines_before,
                it.columns_before,
                it.bytes.to_vec(),
                says,
            ));
        }
    }
}

/// What is read of a file that comes in chunks.
fn read_by<'b>(
    mut reader: Reader,
    chunks: impl IntoIterator<Item = &'b [u8]>,
) -> (Vec<Kept>, Option<Shape>, Option<Stop>, usize) {
    let mut kept = Vec::new();
    for chunk in chunks {
        reader.push(chunk, &mut |piece| keep(&mut kept, piece));
    }
    reader.end(&mut |piece| keep(&mut kept, piece));
    (kept, reader.shape(), reader.stop(), reader.at())
}

fn read(text: &str) -> (Vec<Kept>, Option<Shape>, Option<Stop>, usize) {
    read_by(Reader::of_either(1_000), [text.as_bytes()])
}

fn requests(kept: &[Kept]) -> Vec<&str> {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    kept.iter()
        .filter_map(|kept| match kept {
            Kept::Request(.., bytes) => Some(text(bytes)),
            _ => None,
        })
        .collect()
}

#[track_caller]
fn finds(text: &str, shape: Shape, expected: &[&str]) {
    let (kept, found, stop, _) = read(text);
    assert_eq!((found, stop), (Some(shape), None), "{kept:?}");
    assert_eq!(requests(&kept), expected);
}

#[track_caller]
fn stops(text: &str, expected: &[&str], stop: Stop) {
    let (kept, _, found, _) = read(text);
    assert_eq!((requests(&kept), found), (expected.to_vec(), Some(stop)));
}

/// What is said of the place where an array is none.
#[track_caller]
fn breaks(text: &str, line: usize, at: usize, sentence: &str) {
    let (kept, _, stop, _) = read(text);
    assert_eq!(stop, Some(Stop::Broken { line, at }), "{kept:?}");
    let said = kept.iter().find_map(|kept| match kept {
        Kept::Broken(.., says) => Some(says.as_str()),
        _ => None,
    });
    assert_eq!(said, Some(sentence));
}

#[test]
fn the_entries_of_an_array_are_found() {
    finds("[]", Shape::Array, &[]);
    finds(" [ { } , {\"a\":[1,{}]}\n]\n", Shape::Array, &["{ }", "{\"a\":[1,{}]}"]);
    finds("\u{feff}[{}]", Shape::Array, &["{}"]);
    finds(
        r#"[{"]":"}\"]\\"},1,"x",null , [2]]"#,
        Shape::Array,
        &[r#"{"]":"}\"]\\"}"#, "1", "\"x\"", "null", "[2]"],
    );
    // Whether it is JSON is for the rules to say.
    finds("[{\"a\" 1}, 'x' , {}]", Shape::Array, &["{\"a\" 1}", "'x'", "{}"]);
}

#[test]
fn each_line_is_a_request() {
    finds("{}\n\n{\"a\":1}\r\n  \r\n{", Shape::Lines, &["{}", "{\"a\":1}", "{"]);
    finds("\u{feff}{}\nx", Shape::Lines, &["{}", "x"]);
    finds(" \n {}\n {}", Shape::Lines, &["{}", " {}"]);
    let (kept, ..) = read_by(Reader::of_lines(1_000), [&b"[]\n1"[..]]);
    assert_eq!(requests(&kept), ["[]", "1"]);
}

#[test]
fn requests_of_several_lines_come_one_after_another() {
    let pretty = "{\n  \"a\": [\n    {}\n  ]\n}";
    finds(&format!("{pretty}\n"), Shape::Values, &[pretty]);
    finds(&format!(" \n{pretty}{pretty}\n\n{{}}\n"), Shape::Values, &[pretty, pretty, "{}"]);
    finds("{\"a\":1,\n\"b\":2}", Shape::Values, &["{\"a\":1,\n\"b\":2}"]);
    finds("{\"Rule\": [\n{}]}\n", Shape::Values, &["{\"Rule\": [\n{}]}"]);
    // A first line that is broken hides none of the others.
    finds("{\n{}\n{}", Shape::Lines, &["{", "{}", "{}"]);
    finds("{\"a\":1,\n{}", Shape::Lines, &["{\"a\":1,", "{}"]);
    stops("{\n\"a\": 1\n},\n{}", &["{\n\"a\": 1\n}"], Stop::Broken { line: 3, at: 10 });
}

#[test]
fn space_is_not_kept_while_it_is_not_known_what_a_file_is() {
    let mut reader = Reader::of_either(1_000);
    let mut passed = 0;
    for _ in 0..100 {
        reader.push(&b" \n".repeat(500), &mut |piece| match piece {
            Piece::Between(bytes) => passed += bytes.len(),
            _ => unreachable!("there is nothing but space"),
        });
    }
    assert_eq!((passed, reader.at(), reader.shape()), (100_000, 100_000, None));
    let mut found = 0;
    reader.push(b"[{}]", &mut |piece| found += usize::from(matches!(piece, Piece::Request(_))));
    assert_eq!((found, reader.shape()), (1, Some(Shape::Array)));
}

#[test]
fn a_request_knows_where_it_stands() {
    let (kept, ..) = read("[\n {\"é\":\n1} , {}]");
    let at: Vec<_> = kept
        .iter()
        .filter_map(|kept| match kept {
            Kept::Request(start, lines, columns, _) => Some((*start, *lines, *columns)),
            _ => None,
        })
        .collect();
    assert_eq!(at, [(3, 1, 1), (15, 2, 5)]);
}

#[test]
fn an_array_says_where_it_breaks_off() {
    let json = |expected: &str| format!("Request is not JSON: expected {expected}");
    breaks("[{}", 1, 3, &format!("{}, but found the end of the text.", json("a comma or `]`")));
    for (text, line, at) in [
        ("[{} {}]", 1, 4),
        ("[{},\n]", 2, 5),
        ("[,{}]", 1, 1),
        ("[{\"a\":1]}", 1, 7),
        ("[[1}]", 1, 3),
        ("[{\"a\": \"b\n\"}]", 1, 9),
        ("[{}] {}", 1, 5),
        ("[{}]]", 1, 4),
        ("[{}, {\"a\"", 1, 9),
        ("[{},", 1, 4),
        ("[", 1, 1),
        ("[1}", 1, 2),
        ("[a\"b\"]", 1, 2),
        ("[12", 1, 3),
    ] {
        let (kept, _, stop, _) = read(text);
        assert_eq!(stop, Some(Stop::Broken { line, at }), "{text}: {kept:?}");
        let broken = kept.iter().filter(|kept| matches!(kept, Kept::Broken(..))).count();
        assert_eq!(broken, 1, "{text}");
    }
    let (kept, ..) = read("[{\"a\":1},{\"b\":2},{\"c\":3]");
    assert_eq!(requests(&kept), ["{\"a\":1}", "{\"b\":2}"], "what was read until then");
}

#[test]
fn what_is_no_file_of_requests_is_said() {
    stops("", &[], Stop::Empty);
    stops(" \n\u{b}", &[], Stop::Neither);
    stops(" \n\t", &[], Stop::Empty);
    stops("\u{feff}", &[], Stop::Empty);
    stops("PlanName,Path\nx,/a\n", &[], Stop::Neither);
    stops("\"{}\"", &[], Stop::Neither);
    let utf16: Vec<u8> = "[{}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (kept, _, stop, _) = read_by(Reader::of_either(9), [&utf16[..]]);
    assert_eq!((requests(&kept).len(), stop), (0, Some(Stop::Utf16)));
}

#[test]
fn a_request_has_a_longest_length() {
    let long = "x".repeat(999);
    let (kept, _, stop, _) = read(&format!("[{{}},\"{long}\",{{}}]"));
    assert_eq!(requests(&kept), ["{}"]);
    assert_eq!(stop, Some(Stop::TooLong { line: 1, most: 1_000 }));
    let (kept, _, stop, _) = read(&format!("{{}}\n{{{long}\r\n{{{long}}}\n{{}}"));
    assert_eq!(requests(&kept).len(), 2);
    assert_eq!(stop, Some(Stop::TooLong { line: 3, most: 1_000 }));
}

/// Texts that are nearly arrays or lines of requests.
fn texts() -> impl Strategy<Value = Vec<u8>> {
    let parts = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\n",
        "\r\n",
        " ",
        "1",
        "é",
        "😀",
        "\u{feff}",
        "{}",
        "\"a\"",
        "{\"a\":[1,\"]\"]}",
        "null",
        "\0",
        "[{},",
        "{\"b\":\"\\\"\"}",
    ]);
    let begin = prop::sample::select(vec!["", "[", "{", "\u{feff}[", " {}\n"]);
    (begin, prop::collection::vec(parts, 0..40), any::<bool>()).prop_map(|(begin, parts, odd)| {
        let mut bytes = format!("{begin}{}", parts.concat()).into_bytes();
        if odd {
            bytes.push(0xff);
        }
        bytes
    })
}

proptest! {
    #[test]
    fn cuts_make_no_difference(
        bytes in texts(),
        cuts in prop::collection::vec(0_usize..200, 0..8),
        lines in any::<bool>(),
        most in 1_usize..30,
    ) {
        let reader = || if lines { Reader::of_lines(most) } else { Reader::of_either(most) };
        let whole = read_by(reader(), [&bytes[..]]);
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let chunks = cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]]);
        prop_assert_eq!(&read_by(reader(), chunks), &whole);
        prop_assert_eq!(&read_by(reader(), bytes.chunks(1)), &whole);
    }

    #[test]
    fn the_pieces_are_the_file(bytes in texts(), most in 1_usize..30) {
        let (kept, _, _, at) = read_by(Reader::of_either(most), [&bytes[..]]);
        let mut again: Vec<u8> = Vec::new();
        for kept in kept {
            match kept {
                Kept::Request(start, lines, _, bytes) | Kept::Broken(start, lines, _, bytes, _) => {
                    prop_assert_eq!(start, again.len());
                    prop_assert_eq!(lines, again.split(|byte| *byte == b'\n').count() - 1);
                    again.extend(bytes);
                }
                Kept::Between(bytes) => again.extend(bytes),
            }
        }
        prop_assert_eq!(at, again.len());
        prop_assert_eq!(again, bytes);
    }

    /// serde_json is the oracle for arrays that are some.
    #[test]
    fn an_array_is_read_as_json_has_it(
        entries in prop::collection::vec("[{}\\[\\]\",: a1é\\\\]{0,12}", 0..12),
    ) {
        let text = serde_json::to_string_pretty(&entries).unwrap();
        let (kept, _, stop, _) = read(&text);
        prop_assert_eq!(stop, None);
        let found: Vec<String> =
            requests(&kept).into_iter().map(|entry| serde_json::from_str(entry).unwrap()).collect();
        prop_assert_eq!(found, entries);
    }
}
