//! How bad a breach of a rule is, and what a host may make of that.

use std::fmt;
use std::str::FromStr;

/// How bad a breach is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The page forbids it, or it cannot be read.
    Error,
    /// The service is known to refuse it, ignore it, or do something other than it says.
    Warning,
    /// Advice, or a fact worth knowing before sending.
    #[default]
    Note,
}

impl Severity {
    /// The word used outside: `error`, `warning`, `note`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .find(|severity| severity.word() == word)
            .ok_or(UnknownSeverity)
    }
}

/// A word that is no severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSeverity;

impl fmt::Display for UnknownSeverity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `error`, `warning` or `note`")
    }
}

impl std::error::Error for UnknownSeverity {}

/// What a host makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Its breaches are not told.
    Off,
    /// They are as bad as this.
    At(Severity),
}

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "off" => Ok(Level::Off),
            word => word.parse().map(Level::At).map_err(|UnknownSeverity| UnknownLevel),
        }
    }
}

/// A word that is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLevel;

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected `error`, `warning`, `note` or `off`")
    }
}

impl std::error::Error for UnknownLevel {}
