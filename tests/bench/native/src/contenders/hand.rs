//! What is written by hand where a library has no rule of its own: texts with a grammar, and paths.

/// Whether there is nothing but space.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// `I|{seconds}|{interval}`.
pub(super) fn schedule(text: &str) -> Result<(), &'static str> {
    let parts: Vec<&str> = text.split('|').collect();
    let ["I", start, interval] = parts[..] else { return Err("must be I|{start}|{interval}") };
    if !is_number(start) || start.parse::<i64>().is_err() {
        return Err("must start at UNIX seconds");
    }
    if is_interval(interval) { Ok(()) } else { Err("must have an ISO 8601 duration above zero") }
}

/// An ISO 8601 duration that lasts some time. The last amount may have a fraction.
fn is_interval(text: &str) -> bool {
    let Some(text) = text.strip_prefix('P') else { return false };
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let mut amounts = Vec::new();
    let shaped = if time.is_none() && date.ends_with('W') {
        take(date, "W", &mut amounts)
    } else {
        take(date, "YMD", &mut amounts)
            && time.is_none_or(|time| !time.is_empty() && take(time, "HMS", &mut amounts))
    };
    let Some((last, whole)) = amounts.split_last() else { return false };
    shaped
        && whole.iter().all(|amount| is_amount(amount))
        && last.splitn(2, ['.', ',']).all(is_amount)
        && amounts.iter().any(|amount| amount.bytes().any(|byte| (b'1'..=b'9').contains(&byte)))
}

/// Takes amounts apart that end in these units, in their order, each at most once.
fn take<'t>(mut text: &'t str, units: &str, amounts: &mut Vec<&'t str>) -> bool {
    for unit in units.chars() {
        if let Some((amount, rest)) = text.split_once(unit) {
            amounts.push(amount);
            text = rest;
        }
    }
    text.is_empty()
}

fn is_amount(text: &str) -> bool {
    is_number(text) && text.parse::<i64>().is_ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `{start}:{end}:{bandwidth}`, joined by bars, with no hour in two of them.
pub(super) fn speed_limit(text: &str) -> Result<(), &'static str> {
    let mut limited = [false; 24];
    for window in text.split('|') {
        let parts: Vec<&str> = window.split(':').collect();
        let [start, end, bandwidth] = parts[..] else { return Err("must be {start}:{end}:{KB/s}") };
        let hour = |text: &str| {
            let hour = is_number(text).then(|| text.parse().ok()).flatten();
            hour.filter(|hour: &usize| *hour <= 24)
        };
        let (Some(start), Some(end)) = (hour(start), hour(end)) else {
            return Err("must have hours from 0 to 24");
        };
        if start >= end {
            return Err("must start before it ends");
        }
        if !is_amount(bandwidth) || bandwidth.bytes().all(|digit| digit == b'0') {
            return Err("must have a bandwidth of 1 or more");
        }
        let hours = &mut limited[start..end];
        if hours.contains(&true) {
            return Err("must not limit an hour twice");
        }
        hours.fill(true);
    }
    Ok(())
}

/// A path of its own system, from the root.
pub(super) fn is_absolute(path: &str) -> bool {
    let path = path.trim_start();
    let drive =
        matches!(path.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    path.starts_with('/') || drive || is_unc(path)
}

/// `\\host\share`, and what is below it.
pub(super) fn is_unc(path: &str) -> bool {
    let Some(rest) = path.trim_start().strip_prefix(r"\\") else { return false };
    let Some((host, share)) = rest.split_once('\\') else { return false };
    !host.is_empty() && !share.is_empty() && !share.starts_with('\\')
}

/// Whether a path stands for several.
pub(super) fn has_wildcard(path: &str) -> bool {
    path.contains('*')
}

/// What paths must be whatever else the plan says.
pub(super) fn paths(paths: &[String]) -> Result<(), &'static str> {
    if paths.iter().any(|path| is_blank(path)) {
        return Err("must not have an empty path");
    }
    if !paths.iter().all(|path| is_absolute(path)) {
        return Err("must be absolute");
    }
    if paths.iter().any(|path| path.chars().count() > 65_536) {
        return Err("must have 65,536 characters or fewer");
    }
    if paths.iter().any(|path| has_wildcard(path)) {
        return if paths.len() == 1 { Ok(()) } else { Err("must be alone with a wildcard") };
    }
    if paths.len() <= 20 { Ok(()) } else { Err("must be 20 or fewer") }
}
