//! What is known about a parameter beyond its row: where the sources disagree, which reading is taken, and how sure
//! that is.

use crate::lang::Text;
use crate::params::evidence::{Evidence, Page};

/// One thing worth knowing about a parameter, and who says so.
#[derive(Debug, PartialEq, Eq)]
pub struct Remark {
    /// The thing, in a sentence or two; literals stand between backticks.
    pub text: Text,
    /// Who says it, and how sure that is.
    pub evidence: Evidence,
}

impl Remark {
    pub(in crate::params) const fn documented(page: &'static Page, text: Text) -> Remark {
        Remark { text, evidence: page.documents() }
    }

    pub(in crate::params) const fn seen(page: &'static Page, text: Text) -> Remark {
        Remark { text, evidence: page.shows() }
    }

    pub(in crate::params) const fn concluded(page: &'static Page, text: Text) -> Remark {
        Remark { text, evidence: page.implies() }
    }

    pub(in crate::params) const fn open(page: &'static Page, text: Text) -> Remark {
        Remark { text, evidence: page.leaves_open() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::evidence::Certainty;
    use crate::params::{ALL, Param};

    fn rows() -> impl Iterator<Item = &'static Param> {
        ALL.into_iter()
            .flat_map(|param| std::iter::once(param).chain(param.members.iter().copied()))
    }

    #[test]
    fn every_parameter_of_the_page_has_a_remark() {
        for param in ALL {
            assert!(!param.remarks.is_empty(), "{}", param.name);
        }
    }

    #[test]
    fn a_remark_is_a_sentence_in_both_languages_with_a_link() {
        for row in rows() {
            for remark in row.remarks {
                let Text { en, zh } = remark.text;
                assert!(en.ends_with('.') && zh.ends_with('。'), "{}: {en} {zh}", row.name);
                assert!(remark.evidence.page.url.starts_with("https://"), "{}", row.name);
                assert_eq!(en.matches('`').count() % 2, 0, "{en}");
                assert_eq!(zh.matches('`').count() % 2, 0, "{zh}");
            }
        }
    }

    #[test]
    fn every_certainty_is_used() {
        for certainty in Certainty::ALL {
            let used = rows()
                .any(|row| row.remarks.iter().any(|remark| remark.evidence.certainty == certainty));
            assert!(used, "{certainty:?}");
        }
    }
}
