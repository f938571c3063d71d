//! Finding a name by a few of its letters.

/// The most characters of a query that are looked at.
const MOST_TYPED: usize = 64;

/// The most characters of a name that are looked at.
const MOST_NAMED: usize = 200;

/// How well a name fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the name.
    Whole,
    /// The name begins with it.
    Beginning,
    /// A word of the name begins with it.
    Word,
    /// It stands somewhere in the name.
    Inside,
    /// Its letters stand in the name in this order, with no space between them, the first of them at the beginning
    /// of a word.
    Letters,
}

/// How well one of several names fits what was typed. Each word of it has to fit some name, and the worst of them
/// counts; `None` where one fits none. Nothing typed fits anything.
#[must_use]
pub fn fit<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<Fit> {
    let names: Vec<Vec<char>> =
        names.map(|name| name.trim().chars().take(MOST_NAMED).collect()).collect();
    let typed: Vec<char> = typed.trim().chars().take(MOST_TYPED).collect();
    let typed = lower(&typed);
    if names.iter().any(|name| lower(name) == typed) {
        return Some(Fit::Whole);
    }
    let words = typed.split(|c| c.is_whitespace()).filter(|word| !word.is_empty());
    let mut worst = Fit::Whole;
    for word in words {
        worst = worst.max(names.iter().filter_map(|name| fit_one(word, name)).min()?);
    }
    Some(worst)
}

fn fit_one(word: &[char], name: &[char]) -> Option<Fit> {
    let lowered = lower(name);
    // A letter that becomes two in lower case would shift the others: such a name is searched, but has no words.
    let starts = |at: usize| lowered.len() != name.len() || begins_word(name, at);
    let at = |at: usize| lowered.get(at..).is_some_and(|rest| rest.starts_with(word));
    let places = || (0..lowered.len()).filter(|place| at(*place));
    if at(0) {
        return Some(if lowered.len() == word.len() { Fit::Whole } else { Fit::Beginning });
    }
    if places().any(starts) {
        return Some(Fit::Word);
    }
    if places().next().is_some() {
        return Some(Fit::Inside);
    }
    let (first, rest) = word.split_first()?;
    let scattered = !rest.is_empty()
        && (0..lowered.len()).any(|place| {
            lowered[place] == *first && starts(place) && {
                let mut letters = lowered[place + 1..].iter().take_while(|c| !c.is_whitespace());
                rest.iter().all(|letter| letters.any(|other| other == letter))
            }
        });
    scattered.then_some(Fit::Letters)
}

fn lower(name: &[char]) -> Vec<char> {
    name.iter().flat_map(|c| c.to_lowercase()).collect()
}

/// Whether a word begins there: after what is no letter, with a capital after a small letter, and with every letter of
/// a script that has no small ones.
fn begins_word(name: &[char], at: usize) -> bool {
    let c = name[at];
    let Some(before) = at.checked_sub(1).map(|before| name[before]) else { return true };
    c.is_alphanumeric()
        && (!before.is_alphanumeric()
            || c.is_uppercase() && !before.is_uppercase()
            || !c.is_ascii() && !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fits(typed: &str, name: &str, expected: Option<Fit>) {
        assert_eq!(fit(typed, [name].into_iter()), expected, "{typed} in {name}");
    }

    #[test]
    fn the_closer_the_better() {
        fits("schedule", "Schedule", Some(Fit::Whole));
        fits("sched", "Schedule", Some(Fit::Beginning));
        fits("id", "Vault ID", Some(Fit::Word));
        fits("id", "VaultId", Some(Fit::Word));
        fits("ault", "VaultId", Some(Fit::Inside));
        fits("vid", "VaultId", Some(Fit::Letters));
        fits("div", "VaultId", None);
        fits("z", "VaultId", None);
    }

    #[test]
    fn letters_in_their_order_begin_with_a_word() {
        fits("klsn", "KeepLatestSnapshots", Some(Fit::Letters));
        fits("eplsn", "KeepLatestSnapshots", None);
        fits("rule", "required only, else", None);
    }

    #[test]
    fn each_word_has_to_fit_some_name() {
        let names = || ["Schedule of backup rule 2", "Rule.2.Schedule"].into_iter();
        assert_eq!(fit("rule 2 sched", names()), Some(Fit::Word));
        assert_eq!(fit("rule 3 sched", names()), None);
    }

    #[test]
    fn chinese_is_found_by_any_of_its_characters() {
        fits("仓库", "备份仓库 ID", Some(Fit::Word));
        fits("备仓", "备份仓库 ID", Some(Fit::Letters));
    }

    #[test]
    fn nothing_typed_fits_anything() {
        fits("", "Schedule", Some(Fit::Whole));
        fits("   ", "Schedule", Some(Fit::Whole));
    }
}
