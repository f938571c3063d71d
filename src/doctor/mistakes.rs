//! The usual mistakes in signing, each with a way to make it on purpose.
//!
//! Whether one was made is not guessed: it is made here on what should have been signed, and what comes of it is compared
//! with what was signed, or signed with the keys and compared with the signature.

use crate::doctor::difference::equal;
use crate::doctor::parts::Parts;
use crate::lang::{Text, t};
use crate::request::credentials::Credentials;
use crate::request::sign::{percent, v1, v3};

/// The most bytes that are hashed to find a mistake.
const MOST_BYTES: usize = 8 << 20;
/// The most mistakes that are tried together, of those in encoding.
const MOST_TOGETHER: usize = 3;

/// A usual mistake.
pub(in crate::doctor) struct Mistake {
    pub(in crate::doctor) id: &'static str,
    /// What was done, and what should have been.
    pub(in crate::doctor) cause: Text,
    make: Make,
}

impl PartialEq for Mistake {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// How a mistake is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Make {
    /// On an encoded text: some of it is written otherwise.
    Encode(&'static [(&'static str, &'static str)]),
    LowerHex,
    /// Values are encoded once too often, or once too little.
    Twice,
    Raw,
    Unsorted,
    SortedWithoutCase,
    OtherMethod,
    WithoutBody,
    WithoutEmpty,
    /// At the end of what is signed.
    LineBreak,
    WithoutEmptyLine,
    EmptyBody,
    /// The canonical request itself is signed, not its hash.
    Unhashed,
    PathNotEncoded,
    /// On the key: what stands behind the secret.
    Behind(&'static str, &'static str),
}

/// Every mistake, those in encoding first.
static MISTAKES: &[Mistake] = &[
    Mistake {
        id: "space-as-plus",
        cause: t(
            "A space was encoded as `+`. Encode it as `%20`.",
            "空格被编码成 `+`，应编码为 `%20`。",
        ),
        make: Make::Encode(&[("%20", "+")]),
    },
    Mistake {
        id: "asterisk-left",
        cause: t("`*` was left as it is. Encode it as `%2A`.", "`*` 未编码，应编码为 `%2A`。"),
        make: Make::Encode(&[("%2A", "*")]),
    },
    Mistake {
        id: "tilde-encoded",
        cause: t(
            "`~` was encoded as `%7E`. Leave it as it is.",
            "`~` 被编码成 `%7E`，应保持不变。",
        ),
        make: Make::Encode(&[("~", "%7E")]),
    },
    Mistake {
        id: "slash-left",
        cause: t("`/` was left as it is. Encode it as `%2F`.", "`/` 未编码，应编码为 `%2F`。"),
        make: Make::Encode(&[("%2F", "/")]),
    },
    Mistake {
        id: "marks-left",
        cause: t(
            "`!`, `'`, `(` and `)` were left as they are, as encodeURIComponent does. Encode them.",
            "`!`、`'`、`(`、`)` 未编码（encodeURIComponent 的行为），应编码。",
        ),
        make: Make::Encode(&[("%21", "!"), ("%27", "'"), ("%28", "("), ("%29", ")")]),
    },
    Mistake {
        id: "lower-hex",
        cause: t(
            "Escapes were written in small letters. Write `%2F`, not `%2f`.",
            "百分号编码使用了小写字母，应写 `%2F` 而不是 `%2f`。",
        ),
        make: Make::LowerHex,
    },
    Mistake {
        id: "encoded-twice",
        cause: t(
            "Values were encoded once too often, such as before they were handed to code that encodes them.",
            "值多编码了一次，例如在交给会编码的代码之前已经编码。",
        ),
        make: Make::Twice,
    },
    Mistake {
        id: "not-encoded",
        cause: t("Values were not encoded before they were joined.", "值在拼接之前没有编码。"),
        make: Make::Raw,
    },
    Mistake {
        id: "sorted-without-case",
        cause: t(
            "The names were sorted without regard to case. Sort them byte by byte, capitals first.",
            "名称排序时忽略了大小写，应按字节排序，大写在前。",
        ),
        make: Make::SortedWithoutCase,
    },
    Mistake {
        id: "unsorted",
        cause: t(
            "The parameters are not sorted. Sort them by name, byte by byte.",
            "参数没有排序，应按名称的字节顺序排序。",
        ),
        make: Make::Unsorted,
    },
    Mistake {
        id: "other-method",
        cause: t(
            "It was signed for another method than it is sent by. Sign for `POST` and send it by POST.",
            "签名所用的请求方法与发送时不同，应以 `POST` 签名并发送。",
        ),
        make: Make::OtherMethod,
    },
    Mistake {
        id: "body-not-signed",
        cause: t(
            "The parameters in the body were not signed. V1 signs those of the URL and of the body together.",
            "正文中的参数没有参与签名，V1 将 URL 和正文中的参数一起签名。",
        ),
        make: Make::WithoutBody,
    },
    Mistake {
        id: "empty-left-out",
        cause: t(
            "Parameters without a value were sent but not signed.",
            "没有值的参数已发送，但没有参与签名。",
        ),
        make: Make::WithoutEmpty,
    },
    Mistake {
        id: "line-break-at-end",
        cause: t(
            "A line break at the end was signed too, such as `echo` adds.",
            "末尾的换行也参与了签名，例如 `echo` 添加的换行。",
        ),
        make: Make::LineBreak,
    },
    Mistake {
        id: "empty-line-missing",
        cause: t(
            "The empty line between the headers and their names is missing.",
            "请求头与名称之间缺少空行。",
        ),
        make: Make::WithoutEmptyLine,
    },
    Mistake {
        id: "empty-body-signed",
        cause: t(
            "The hash of an empty body was signed, while a body is sent.",
            "签名使用了空正文的哈希，但实际发送了正文。",
        ),
        make: Make::EmptyBody,
    },
    Mistake {
        id: "not-hashed",
        cause: t(
            "The canonical request itself was signed. Sign the scheme's name and its hash.",
            "签名的是规范化请求本身，应对签名算法名称及规范化请求的哈希签名。",
        ),
        make: Make::Unhashed,
    },
    Mistake {
        id: "path-not-encoded",
        cause: t(
            "The path in the string to sign is `/`. Write `%2F`.",
            "待签名字符串中的路径是 `/`，应写 `%2F`。",
        ),
        make: Make::PathNotEncoded,
    },
    Mistake {
        id: "key-ending",
        cause: t(
            "The key ends wrongly: V1 puts `&` behind the secret, V3 nothing.",
            "密钥结尾不对：V1 在 Secret 后加 `&`，V3 不加。",
        ),
        make: Make::Behind("", "&"),
    },
    Mistake {
        id: "secret-line-break",
        cause: t(
            "The secret was read with a line break behind it, such as a file ends with.",
            "读取 Secret 时带上了末尾的换行，例如文件结尾的换行。",
        ),
        make: Make::Behind("\n&", "\n"),
    },
    Mistake {
        id: "secret-space",
        cause: t("The secret was read with a space behind it.", "读取 Secret 时带上了末尾的空格。"),
        make: Make::Behind(" &", " "),
    },
];

/// What is known of what was signed.
#[derive(Clone, Copy)]
pub(in crate::doctor) enum Evidence<'e> {
    /// The text: the string to sign of V1, the canonical request of V3.
    Text(&'e str),
    /// Its hash, of V3.
    Hash(&'e str),
    /// The signature, and the keys that it is to be made with.
    Signature(&'e str, &'e Credentials),
}

/// What was done wrong, as far as it is known.
pub(in crate::doctor) struct Made {
    pub(in crate::doctor) mistakes: Vec<&'static Mistake>,
    /// What was signed then.
    pub(in crate::doctor) text: String,
    /// Whether all of it comes out as it was; otherwise only its first difference does.
    pub(in crate::doctor) is_certain: bool,
}

/// The signature of what should be signed.
pub(in crate::doctor) fn signature(parts: &Parts, text: &str, keys: &Credentials) -> String {
    sealed(parts, text, &[], keys)
}

/// The mistakes that lead from what should have been signed to what was; nothing, where none is known that does.
pub(in crate::doctor) fn find(parts: &Parts, right: &str, evidence: Evidence<'_>) -> Option<Made> {
    let proves = |text: &str, mistakes: &[&'static Mistake]| match evidence {
        Evidence::Text(signed) => text == signed,
        Evidence::Hash(hash) => v3::hash(text.as_bytes()) == hash,
        Evidence::Signature(signature, keys) => sealed(parts, text, mistakes, keys) == signature,
    };
    let reach = |text: &str| match evidence {
        Evidence::Text(signed) => equal(signed, text),
        Evidence::Hash(_) | Evidence::Signature(..) => 0,
    };
    let makes = |mistakes: &[&'static Mistake]| {
        let mut text = made(parts, mistakes, true);
        let mut is_certain = proves(&text, mistakes);
        // Not everybody encodes the whole by what encodes the values.
        if !is_certain && !parts.is_v3() && mistakes.iter().any(|mistake| mistake.is_encoding()) {
            let other = made(parts, mistakes, false);
            is_certain = proves(&other, mistakes);
            if is_certain || reach(&other) > reach(&text) {
                text = other;
            }
        }
        Made { mistakes: mistakes.to_vec(), text, is_certain }
    };
    let mut left = MOST_BYTES;
    // A mistake that changes nothing here was not made.
    let mut single = Vec::new();
    let mut nearest: Option<Made> = None;
    let baseline = reach(right);
    for mistake in MISTAKES {
        let one = makes(&[mistake]);
        match left.checked_sub(one.text.len()) {
            Some(rest) => left = rest,
            None => return nearest,
        }
        let of_key = matches!(mistake.make, Make::Behind(..) | Make::Unhashed);
        let tells = of_key && matches!(evidence, Evidence::Signature(..));
        if one.text == right && !tells {
            continue;
        }
        if one.is_certain {
            return Some(one);
        }
        if reach(&one.text) > nearest.as_ref().map_or(baseline, |made| reach(&made.text)) {
            nearest = Some(one);
        }
        single.push(mistake);
    }
    for (index, first) in single.iter().enumerate() {
        for (next, second) in single.iter().enumerate().skip(index + 1) {
            let mut both = vec![*first, *second];
            let thirds = single.iter().skip(next + 1).filter(|third| third.is_encoding());
            let thirds = std::iter::once(None).chain(thirds.map(Some));
            for third in thirds {
                both.truncate(MOST_TOGETHER - 1);
                both.extend(third.copied());
                if both.len() == MOST_TOGETHER && !(first.is_encoding() && second.is_encoding()) {
                    break;
                }
                let made = makes(&both);
                match left.checked_sub(made.text.len()) {
                    Some(rest) => left = rest,
                    None => return nearest,
                }
                if made.is_certain {
                    return Some(made);
                }
            }
        }
    }
    nearest
}

impl Mistake {
    fn is_encoding(&self) -> bool {
        matches!(self.make, Make::Encode(_) | Make::LowerHex)
    }
}

/// The text to sign with mistakes in it. `throughout` tells whether the whole of a string of V1 is encoded as its values
/// are.
fn made(parts: &Parts, mistakes: &[&Mistake], throughout: bool) -> String {
    let has = |make: Make| mistakes.iter().any(|mistake| mistake.make == make);
    let encode = |text: &str| {
        let mut text = percent::encode(text);
        for mistake in mistakes {
            if let Make::Encode(others) = mistake.make {
                for (usual, other) in others {
                    text = text.replace(usual, other);
                }
            }
        }
        if has(Make::LowerHex) { lower(&text) } else { text }
    };
    let query = |pairs: &[(String, String)], in_body: usize| {
        let count = if has(Make::WithoutBody) { pairs.len() - in_body } else { pairs.len() };
        let mut pairs: Vec<&(String, String)> = pairs[..count].iter().collect();
        pairs.retain(|(_, value)| !value.is_empty() || !has(Make::WithoutEmpty));
        if has(Make::SortedWithoutCase) {
            pairs.sort_by_key(|(name, value)| (name.to_ascii_lowercase(), value));
        } else if !has(Make::Unsorted) {
            pairs.sort();
        }
        let value = |value: &str| match (has(Make::Raw), has(Make::Twice)) {
            (true, _) => value.to_owned(),
            (_, true) => encode(&encode(value)),
            _ => encode(value),
        };
        let pairs = pairs.iter().map(|(name, text)| format!("{}={}", encode(name), value(text)));
        pairs.collect::<Vec<String>>().join("&")
    };
    let other = if parts.method() == "GET" { "POST" } else { "GET" };
    let method = if has(Make::OtherMethod) { other } else { parts.method() };
    let mut text = match parts {
        Parts::V1 { pairs, in_body, .. } => {
            let path = if has(Make::PathNotEncoded) { "/" } else { "%2F" };
            let canonical = query(pairs, *in_body);
            let canonical =
                if throughout { encode(&canonical) } else { percent::encode(&canonical) };
            format!("{method}&{path}&{canonical}")
        }
        Parts::V3 { path, query: pairs, headers, payload, .. } => {
            let path = if path.is_empty() { "/" } else { path };
            let empty = if has(Make::EmptyBody) { &v3::hash(b"") } else { payload };
            let lines = v3::canonical_headers(headers);
            let lines =
                if has(Make::WithoutEmptyLine) { lines.trim_end_matches('\n') } else { &lines };
            let query = query(pairs, 0);
            v3::canonical_request(method, path, &query, lines, &v3::names(headers), empty)
        }
    };
    if has(Make::LineBreak) {
        text.push('\n');
    }
    text
}

fn sealed(parts: &Parts, text: &str, mistakes: &[&Mistake], keys: &Credentials) -> String {
    let behind = mistakes.iter().find_map(|mistake| match mistake.make {
        Make::Behind(of_v1, of_v3) => Some(if parts.is_v3() { of_v3 } else { of_v1 }),
        _ => None,
    });
    if parts.is_v3() {
        let is_unhashed = mistakes.iter().any(|mistake| mistake.make == Make::Unhashed);
        let string = if is_unhashed {
            text.to_owned()
        } else {
            v3::string_to_sign(&v3::hash(text.as_bytes()))
        };
        v3::signature(keys, behind.unwrap_or_default(), &string)
    } else {
        v1::signature(keys, behind.unwrap_or(v1::BEHIND_SECRET), text)
    }
}

/// The escapes of a text in small letters.
fn lower(text: &str) -> String {
    let mut escaped = 0;
    let lower = text.chars().map(|c| {
        let is_digit = escaped > 0;
        escaped = if c == '%' { 2 } else { escaped.max(1) - 1 };
        if is_digit { c.to_ascii_lowercase() } else { c }
    });
    lower.collect()
}
