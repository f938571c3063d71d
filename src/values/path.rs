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

/// The paths of a list that was written as one text, with lines, commas or semicolons between them. A path may hold
/// those itself: where not every part looks like a path, the whole text is one, and a text of several lines none.
#[must_use]
pub fn listed(text: &str) -> Vec<&str> {
    let is_path = |part: &&str| part.starts_with('*') || PathKind::of(part).is_some();
    for separator in ['\n', ',', ';'] {
        let parts: Vec<&str> =
            text.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(is_path) {
            return parts;
        }
    }
    let text = text.trim();
    if text.is_empty() || text.contains('\n') { Vec::new() } else { vec![text] }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_have_a_kind() {
        assert_eq!(PathKind::of("/"), Some(PathKind::Unix));
        assert_eq!(PathKind::of(r"C:\data"), Some(PathKind::Windows));
        assert_eq!(PathKind::of("c:/"), Some(PathKind::Windows));
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
}
