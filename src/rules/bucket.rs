//! The OSS bucket and the prefix in it.

use crate::lang::{Arg, Message, Text, t};
use crate::params::source::{BUCKET, PREFIX};
use crate::plan::patch::Op;
use crate::plan::place::Place;
use crate::rules::text::clean;
use crate::rules::{Check, Fix, Rule};
use crate::values::json::{Node, Value};

rules! {
    /// OSS names a bucket with 3 to 63 small letters, digits and hyphens, no hyphen at the ends (its own pages).
    NAME = "bucket/name", Warning,
    "OSS 的 Bucket 名称为 3 到 63 个小写字母、数字和连字符，首尾不能是连字符（OSS 文档）。",
    bad [
        "oss" r#"{"Bucket":"My_Bucket"}"#,
        "oss" r#"{"Bucket":"ab"}"#,
        "oss" r#"{"Bucket":"-backup"}"#,
        "oss" r#"{"Bucket":"oss://hbr-backup-oss/photos"}"#,
        "oss" r#"{"Bucket":"https://hbr-backup-oss.oss-cn-hangzhou.aliyuncs.com"}"#,
        "oss" r#"{"Bucket":"Hbr-Backup"}"#,
        "oss" r#"{"Bucket":"hbr-backup-oss.oss-cn-hangzhou.aliyuncs.com"}"#,
        "oss" r#"{"Bucket":"hbr-backup-oss/"}"#,
    ],
    good ["oss" r#"{"Bucket":"hbr-backup-2"}"#];

    /// The keys of OSS objects do not start with a slash, so nothing begins with such a prefix (the official provider
    /// corrected its own example).
    LEADING_SLASH = "prefix/leading-slash", Warning,
    "OSS 对象的键不以斜杠开头，因此这样的前缀什么都匹配不到（官方 Provider 已更正自己的示例）。",
    bad ["oss" r#"{"Prefix":"/photos/"}"#, "oss" r#"{"Prefix":"/"}"#],
    good ["oss" r#"{"Prefix":"photos/"}"#];

    /// A prefix is compared with the beginning of each key as it stands (the page): an asterisk in it stands for itself,
    /// and hardly any key has one.
    PREFIX_WILDCARD = "prefix/wildcard", Warning,
    "前缀按原样与对象键的开头比较（文档）：其中的星号只代表自身，几乎没有键含星号。",
    bad ["oss" r#"{"Prefix":"photos/*"}"#, "oss" r#"{"Prefix":"*"}"#],
    good ["oss" r#"{"Prefix":"photos/2026"}"#];

    /// Keys begin behind the bucket: no key starts with an address, `./` or the bracket of a list.
    PREFIX_ADDRESS = "prefix/address", Warning,
    "对象键从 Bucket 之后开始，不会以地址、`./` 或列表的方括号开头。",
    bad [
        "oss" r#"{"Prefix":"oss://hbr-backup-oss/photos/"}"#,
        "oss" r#"{"Prefix":"https://hbr-backup-oss.oss-cn-hangzhou.aliyuncs.com/photos/"}"#,
        "oss" r#"{"Prefix":"./photos/"}"#,
        "oss" r#"{"Prefix":"[\"photos/\"]"}"#,
    ],
    good ["oss" r#"{"Prefix":"hbr-backup-oss/photos/"}"#, "oss" r#"{"Prefix":"crawl/https://example.com/"}"#];
}

pub(in crate::rules) fn check(check: &mut Check<'_>) {
    if let Some(bucket) = check.reading.node(&BUCKET).and_then(Node::text) {
        name(check, &clean(bucket));
    }
    if let Some(prefix) = check.reading.node(&PREFIX).and_then(Node::text) {
        if prefix.starts_with('/') {
            leading_slash(check, prefix);
        } else if let Some(key) = behind_bucket(prefix) {
            let text = t(
                "{0} {1} is the beginning of no key. Begin behind the bucket.",
                "{0} {1} 的开头不属于对象键，匹配不到任何对象，应从 Bucket 之后写起。",
            );
            instead(check, &PREFIX_ADDRESS, prefix, Some(key), text);
        } else if prefix.len() > 1 && prefix.starts_with('*') {
            let text = t(
                "{0} {1} asks for an ending, and a prefix is a beginning: nothing matches. Write how the keys begin.",
                "{0} {1} 指定的是结尾，而前缀是对象键的开头，匹配不到任何对象，应填写对象键的开头。",
            );
            instead(check, &PREFIX_WILDCARD, prefix, None, text);
        } else if let Some((key, _)) = prefix.split_once('*') {
            let text = t(
                "{0} {1} has a `*`, which stands for itself: hardly any object matches. End before it.",
                "{0} {1} 中的 `*` 只代表自身，几乎匹配不到对象，应在它之前结束。",
            );
            instead(check, &PREFIX_WILDCARD, prefix, Some(key), text);
        }
    }
}

/// What of a prefix is the beginning of a key, where it begins with more than that.
fn behind_bucket(prefix: &str) -> Option<&str> {
    let schemes = ["oss://", "https://", "http://"];
    let address = schemes.iter().find_map(|scheme| prefix.strip_prefix(scheme));
    let key = address.map(|rest| rest.split_once('/').map_or("", |(_, key)| key));
    // A list as Include has it.
    let listed =
        || prefix.strip_prefix("[\"")?.strip_suffix("\"]").filter(|key| !key.contains('"'));
    key.or_else(|| prefix.strip_prefix("./")).or_else(listed)
}

/// Notes that only a part of the prefix can match a key.
fn instead(
    check: &mut Check<'_>,
    rule: &'static Rule,
    prefix: &str,
    key: Option<&str>,
    text: Text,
) {
    let place = Place::of(&PREFIX);
    let message = Message::new(text, [Arg::Label(place.label()), Arg::value(prefix)]);
    let finding = check.find(rule, place.clone(), message);
    let Some(key) = key else { return };
    finding.fix(|| {
        if key.is_empty() {
            Fix::remove([Op::Remove(place)])
        } else {
            Fix::write(Arg::value(key), [Op::Replace(place, Value::owned_text(key))])
        }
    });
}

fn name(check: &mut Check<'_>, bucket: &str) {
    if bucket.is_empty() || is_bucket(bucket) {
        return;
    }
    let place = Place::of(&BUCKET);
    let address = from_url(bucket);
    let meant = address.map_or_else(|| bucket.to_ascii_lowercase(), |(name, _)| name.to_owned());
    let sentence = if address.is_some() {
        t(
            "{0} must be the name alone, but is {1}. Write {2}.",
            "{0}只写名称，实际是 {1}，应写作 {2}。",
        )
    } else {
        t(
            "{0} must be 3 to 63 small letters, digits and inner hyphens, but is {1}.",
            "{0}须为 3 到 63 个小写字母、数字和中间的连字符，实际是 {1}。",
        )
    };
    let message =
        Message::new(sentence, [Arg::Label(place.label()), Arg::value(bucket), Arg::value(&meant)]);
    // What stands behind the bucket in an address would be lost, and more be backed up than was meant.
    let key = address.map(|(_, key)| key).filter(|key| !key.is_empty());
    let prefix = key.filter(|_| !check.reading.given(&PREFIX));
    let finding = check.find(&NAME, place.clone(), message);
    // A key that is encoded is another one.
    let is_encoded = key.is_some_and(|key| key.contains('%'));
    if is_bucket(&meant) && !is_encoded {
        finding.fix(|| {
            let shown = Arg::value(&meant);
            let name = [Op::Replace(place, Value::owned_text(meant))];
            let prefix = prefix.map(|key| Op::Add(Place::of(&PREFIX), Value::owned_text(key)));
            Fix::write(shown, name.into_iter().chain(prefix).collect::<Vec<_>>())
        });
    }
}

fn is_bucket(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (3..=63).contains(&name.len())
        && name.bytes().all(|b| plain(b) || b == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-')
}

/// The bucket of an OSS address, and the key behind it, which may be empty: of `oss://name/key`,
/// `https://name.oss-cn-hangzhou.aliyuncs.com/key`, `https://oss-cn-hangzhou.aliyuncs.com/name/key`, or the same without
/// a scheme. An address of another host says nothing of a bucket.
fn from_url(text: &str) -> Option<(&str, &str)> {
    let rest = match text.split_once("://") {
        Some((_, rest)) => rest,
        None if text.contains(".aliyuncs.com") || text.ends_with('/') => text,
        None => return None,
    };
    // What asks for more than the object, and a port, are a web address's alone.
    let (host, path) = match at_slash(rest) {
        (name, key) if !name.contains('.') => (name, key),
        _ => at_slash(rest.split('?').next()?),
    };
    let host = host.split(':').next()?;
    let (name, key) = if host.contains('.') {
        let host = host.strip_suffix(".aliyuncs.com")?;
        match host.split_once('.') {
            Some((name, _)) => (name, path),
            // The host is OSS itself.
            None if host.starts_with("oss") => at_slash(path),
            None => return None,
        }
    } else {
        (host, path)
    };
    is_bucket(name).then_some((name, key))
}

fn at_slash(text: &str) -> (&str, &str) {
    text.split_once('/').unwrap_or((text, ""))
}

fn leading_slash(check: &mut Check<'_>, prefix: &str) {
    let place = Place::of(&PREFIX);
    let rest = prefix.trim_start_matches('/');
    let message = Message::new(
        t(
            "{0} starts with a slash, {1}: no object would match. Leave the slash out.",
            "{0} {1} 以斜杠开头，匹配不到任何对象，应去掉斜杠。",
        ),
        [Arg::Label(place.label()), Arg::value(prefix)],
    );
    let finding =
        check.find(&LEADING_SLASH, place.clone(), message).part(0..prefix.len() - rest.len());
    if rest.is_empty() {
        finding.fix(|| Fix::remove([Op::Remove(place)]));
    } else {
        finding.fix(|| Fix::write(Arg::value(rest), [Op::Replace(place, Value::owned_text(rest))]));
    }
}
