//! A backup path: which system it belongs to, and how it compares with another.

use std::borrow::Cow;

/// The kind of an absolute path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// `/home`
    Unix,
    /// `C:\data`, `C:/data`
    Windows,
    /// `\\host\share`
    Unc,
}

impl PathKind {
    /// The kind of a path, or nothing when it is not absolute.
    #[must_use]
    pub fn of(path: &str) -> Option<PathKind> {
        if path.starts_with('/') {
            return Some(PathKind::Unix);
        }
        // Windows names a drive so where its path is long.
        let path = path
            .strip_prefix(r"\\?\")
            .filter(|path| path.as_bytes().get(1) == Some(&b':'))
            .unwrap_or(path);
        if let Some(unc) = path.strip_prefix(r"\\") {
            let mut parts = unc.splitn(3, '\\');
            let (host, share) =
                (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            return (!host.is_empty() && !share.is_empty()).then_some(PathKind::Unc);
        }
        match path.as_bytes() {
            [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic() => {
                Some(PathKind::Windows)
            }
            _ => None,
        }
    }

    /// What stands between the names of a path.
    #[must_use]
    pub fn separator(self) -> char {
        if self.is_windows() { '\\' } else { '/' }
    }

    /// Whether it is a path of Windows.
    #[must_use]
    pub fn is_windows(self) -> bool {
        self != PathKind::Unix
    }
}

/// The paths of a list that was written as one text, with lines, commas or semicolons between them; nothing, where not
/// every part looks like a path: a path may hold those itself.
#[must_use]
pub fn several(text: &str) -> Option<Vec<&str>> {
    let is_path = |part: &&str| part.starts_with('*') || PathKind::of(part).is_some();
    ['\n', ',', ';'].into_iter().filter(|separator| text.contains(*separator)).find_map(
        |separator| {
            let parts: Vec<&str> =
                text.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
            (parts.len() > 1 && parts.iter().all(is_path)).then_some(parts)
        },
    )
}

/// The same, or the whole text as one path; none, where it has several lines or may be a list of another kind.
#[must_use]
pub fn listed(text: &str) -> Vec<&str> {
    if let Some(paths) = several(text) {
        return paths;
    }
    let text = text.trim();
    // What other lists are joined by stands in paths, too: such a text may be one path or several.
    let joined = text.char_indices().skip(2).any(|(at, c)| {
        matches!(c, ' ' | ':' | '|') && PathKind::of(&text[at + c.len_utf8()..]).is_some()
    });
    if text.is_empty() || text.contains('\n') || joined { Vec::new() } else { vec![text] }
}

/// A path of Windows that was written with single backslashes where they begin an escape: `"C:\new"` is a drive, a line
/// break and `ew`.
#[must_use]
pub fn with_backslashes(path: &str) -> Option<String> {
    let drive = path.as_bytes();
    let is_drive = drive.first()?.is_ascii_alphabetic() && drive.get(1) == Some(&b':');
    let letter = |c: char| match c {
        '\n' => Some('n'),
        '\t' => Some('t'),
        '\r' => Some('r'),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        _ => None,
    };
    (is_drive && path.chars().any(|c| letter(c).is_some())).then(|| {
        let mut meant = String::with_capacity(path.len() + 4);
        for c in path.chars() {
            match letter(c) {
                Some(letter) => meant.extend(['\\', letter]),
                None => meant.push(c),
            }
        }
        meant
    })
}

/// Whether a path has a wildcard. Only `*` is one.
#[must_use]
pub fn has_wildcard(path: &str) -> bool {
    path.contains('*')
}

/// The spelling by which the paths of a kind compare: no trailing separator; a Windows path in small letters with
/// backslashes. Which letters beyond ASCII are the same is written on each volume of Windows, so they are taken as they
/// stand: a path that is not a copy of another must not be called one.
#[must_use]
pub fn comparable(path: &str, kind: PathKind) -> Cow<'_, str> {
    if !kind.is_windows() {
        return Cow::Borrowed(path.trim_end_matches(kind.separator()));
    }
    let mut folded = path.to_ascii_lowercase().replace('/', "\\");
    folded.truncate(folded.trim_end_matches(kind.separator()).len());
    Cow::Owned(folded)
}

/// Whether `inner` lies inside `outer`, both as [`comparable`] spells them.
#[must_use]
pub fn is_inside(inner: &str, outer: &str, kind: PathKind) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with(kind.separator()))
}

/// Whether a pattern takes in all of a path, both as [`comparable`] spells them: it matches the path or a folder above
/// it, or all that is in one of them. A `*` stands for any part of one name, and by itself for everything (the official
/// provider's page).
#[must_use]
pub fn covers(pattern: &str, path: &str, kind: PathKind) -> bool {
    if pattern == "*" {
        return true;
    }
    if pattern.contains("**") {
        return covers(&pattern.replace("**", "*"), path, kind);
    }
    let separator = kind.separator();
    let own = pattern.strip_suffix('*').and_then(|folder| folder.strip_suffix(separator));
    let mut names = path.split(separator);
    own.unwrap_or(pattern)
        .split(separator)
        .all(|pattern| names.next().is_some_and(|name| is_like(name, pattern)))
}

/// Whether a name is like a pattern in which each `*` stands for any characters.
#[must_use]
pub fn is_like(name: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return name == pattern };
    let Some(mut name) = name.strip_prefix(start) else { return false };
    let Some((inner, end)) = rest.rsplit_once('*') else { return name.ends_with(rest) };
    for part in inner.split('*') {
        let Some(at) = name.find(part) else { return false };
        name = &name[at + part.len()..];
    }
    name.ends_with(end)
}

/// The innermost folder that a path with a wildcard names without one; a path without one is that itself.
#[must_use]
pub fn named_folder(path: &str, kind: PathKind) -> &str {
    let Some(wildcard) = path.find('*') else { return path };
    let is_separator = |c: char| c == kind.separator() || kind == PathKind::Windows && c == '/';
    let end = path[..wildcard].rfind(is_separator).map_or(0, |at| at + 1);
    &path[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_covers_a_path_or_does_not() {
        let unix = |pattern, path| covers(pattern, path, PathKind::Unix);
        for pattern in [
            "*",
            "/*",
            "/home",
            "/home/*",
            "/h*e",
            "/home*",
            "/*me",
            "/h*m*",
            "/*/*",
            "/home/a",
            "/home/a/*",
        ] {
            assert!(unix(pattern, "/home/a"), "{pattern}");
        }
        assert!(unix("", "/home"), "the root");
        for pattern in [
            "/home/b",
            "/home/*b",
            "/a*",
            "*.log",
            "/home/a/b",
            "/home/a/*.log",
            "/*/*/*/*",
            "/h*x*e",
        ] {
            assert!(!unix(pattern, "/home/a"), "{pattern}");
        }
        assert!(covers(r"c:\*", r"c:\data", PathKind::Windows));
        assert_eq!(named_folder("/var/*.log", PathKind::Unix), "/var/");
        assert_eq!(named_folder("/*/a", PathKind::Unix), "/");
        assert_eq!(named_folder("/var/log", PathKind::Unix), "/var/log");
        assert_eq!(named_folder("C:/data/a*/b", PathKind::Windows), "C:/data/");
    }

    #[test]
    fn absolute_paths_have_a_kind() {
        assert_eq!(PathKind::of("/"), Some(PathKind::Unix));
        assert_eq!(PathKind::of(r"C:\data"), Some(PathKind::Windows));
        assert_eq!(PathKind::of("c:/"), Some(PathKind::Windows));
        assert_eq!(PathKind::of(r"\\?\C:\data"), Some(PathKind::Windows));
        assert_eq!(PathKind::of(r"\\host\share\x"), Some(PathKind::Unc));
        for relative in [
            "",
            "home",
            "./x",
            "C:",
            "C:data",
            "1:\\",
            r"\\host",
            r"\\host\",
            r"\\\share",
            r"\data",
            "~/x",
        ] {
            assert_eq!(PathKind::of(relative), None, "{relative}");
        }
    }

    #[test]
    fn paths_compare_as_their_system_does() {
        let unix = |path| comparable(path, PathKind::Unix);
        let windows = |path| comparable(path, PathKind::Windows);
        assert_eq!(unix("/home/"), unix("/home"));
        assert_ne!(unix("/Home"), unix("/home"));
        assert_ne!(unix("/a\\b"), unix("/a/b"));
        assert_eq!(windows(r"C:\Data\"), windows("c:/data"));
        assert_ne!(
            windows("C:\\K"),
            windows("C:\\\u{212a}"),
            "the sign of the kelvin, whose small letter is k"
        );
        assert_eq!(unix("/"), "");
    }

    #[test]
    fn a_text_lists_paths_where_every_part_is_one() {
        assert_eq!(listed("/home,/var"), ["/home", "/var"]);
        assert_eq!(listed(" C:\\a; D:\\b "), [r"C:\a", r"D:\b"]);
        assert_eq!(listed("/home\n/srv,old\n"), ["/home", "/srv,old"]);
        assert_eq!(listed("*.tmp, *.log"), ["*.tmp", "*.log"]);
        assert_eq!(listed("/data/Smith, John"), ["/data/Smith, John"]);
        assert_eq!(listed("/home/{a,b}/*.txt"), ["/home/{a,b}/*.txt"]);
        assert_eq!(listed("/home\nand more"), [""; 0]);
        for joined in ["/home|/var", "/home:/var", "/home /var", r"C:\a D:\b"] {
            assert_eq!(listed(joined), [""; 0], "{joined}");
        }
        assert_eq!(listed(" \n"), [""; 0]);
    }

    #[test]
    fn inside_means_below_and_not_beside() {
        let unix = |inner, outer| is_inside(inner, outer, PathKind::Unix);
        assert!(unix("/var/log", "/var"));
        assert!(unix("/var", ""));
        assert!(!unix("/variant", "/var"));
        assert!(!unix("/var", "/var"));
        assert!(!unix("/a\\b", "/a"));
        assert!(!unix("home", ""));
        let windows = |path| comparable(path, PathKind::Windows);
        assert!(is_inside(&windows(r"c:\DATA\x"), &windows("C:/"), PathKind::Windows));
    }

    #[test]
    fn escapes_behind_a_drive_were_backslashes() {
        assert_eq!(with_backslashes("C:\new\test").as_deref(), Some(r"C:\new\test"));
        assert_eq!(with_backslashes("C:\\data\temp").as_deref(), Some(r"C:\data\temp"));
        for path in ["/new\n", "C:/new", "C:", "CC:\n", "", "é:\n"] {
            assert_eq!(with_backslashes(path), None, "{path}");
        }
    }
}
