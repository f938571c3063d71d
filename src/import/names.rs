//! Names as other forms of a request spell them, and the parameters that they mean.

use crate::params::{self, Param};

/// A name without what conventions of spelling put into it: `source_type`, `source-type` and `SourceType` are one.
pub(in crate::import) fn fold(name: &str) -> String {
    letters(name).collect()
}

/// Whether two names differ in spelling alone.
pub(in crate::import) fn is_same(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase())
}

/// The parameter of a name in any spelling.
pub(in crate::import) fn top(name: &str) -> Option<&'static Param> {
    of(&params::ALL, name)
}

/// The row of a name in any spelling.
pub(in crate::import) fn of(rows: &[&'static Param], name: &str) -> Option<&'static Param> {
    let exact = rows.iter().copied().find(|row| row.name == name);
    exact.or_else(|| rows.iter().copied().find(|row| is_same(row.name, name)))
}

/// Whether a name, flat or not, is that of a parameter or of a member of one.
pub(in crate::import) fn is_parameter(name: &str) -> bool {
    let is_one = |part: &str| {
        top(part).is_some() || params::ALL.iter().any(|row| of(row.members, part).is_some())
    };
    name.split('.').any(is_one)
}

/// The row of a name in code: the plural of older libraries, and the suffix of models that hold JSON as text
/// (`detailShrink` in the request models of the official libraries).
pub(in crate::import) fn in_code(rows: &[&'static Param], name: &str) -> Option<&'static Param> {
    of(rows, name).or_else(|| {
        let folded = fold(name);
        let short = folded.strip_suffix("shrink").or_else(|| folded.strip_suffix('s'))?;
        of(rows, short)
    })
}

/// A name that a message may show: short, and made of what names are made of.
pub(in crate::import) fn shown(name: &str) -> Option<&str> {
    let plain = |c: char| c.is_alphanumeric() || "_-.$:[]\"'…".contains(c);
    let short = !name.is_empty() && name.chars().nth(60).is_none();
    (short && name.chars().all(plain)).then_some(name)
}
