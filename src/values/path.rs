//! A backup path: which system it belongs to, and how it compares with another.

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

    /// Whether it is a path of Windows.
    #[must_use]
    pub fn is_windows(self) -> bool {
        self != PathKind::Unix
    }
}

/// Whether a path has a wildcard. Only `*` is one.
#[must_use]
pub fn has_wildcard(path: &str) -> bool {
    path.contains('*')
}

/// The spelling by which paths compare: no trailing separator; a Windows path in small letters with backslashes.
#[must_use]
pub fn comparable(path: &str) -> String {
    let windows = PathKind::of(path).is_some_and(PathKind::is_windows);
    let folded = if windows { path.to_lowercase().replace('/', "\\") } else { path.to_owned() };
    let separator = if windows { '\\' } else { '/' };
    folded.trim_end_matches(separator).to_owned()
}

/// Whether `inner` lies inside `outer`, both as [`comparable`] spells them.
#[must_use]
pub fn is_inside(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.starts_with(['/', '\\']) || (outer.is_empty() && !rest.is_empty()))
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
        assert_eq!(comparable("/home/"), comparable("/home"));
        assert_ne!(comparable("/Home"), comparable("/home"));
        assert_eq!(comparable(r"C:\Data\"), comparable("c:/data"));
        assert_eq!(comparable("/"), "");
    }

    #[test]
    fn inside_means_below_and_not_beside() {
        assert!(is_inside("/var/log", "/var"));
        assert!(is_inside("/var", ""));
        assert!(!is_inside("/variant", "/var"));
        assert!(!is_inside("/var", "/var"));
        assert!(is_inside(&comparable(r"c:\DATA\x"), &comparable("C:/")));
    }
}
