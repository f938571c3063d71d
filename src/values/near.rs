//! How far two names are apart, for offering the one that was meant.

/// The fewest insertions, deletions, replacements and swaps of neighbours that turn one name into the other
/// (optimal string alignment), counted in characters.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    between(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
}

fn between(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row = before.clone();
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replace = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replace.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        // The two rows above are needed, and the one before them is written over.
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above[b.len()]
}

/// The one name that a text plainly means: the same letters in another case or with `_` and `-` between them,
/// else the single nearest within two slips (one, for names under five letters).
#[must_use]
pub fn meant<'a>(text: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let folded: Vec<char> = fold(text).collect();
    if let Some(name) = names.clone().find(|name| fold(name).eq(folded.iter().copied())) {
        return Some(name);
    }
    let near = |name: &'a str| {
        let most = if name.len() < 5 { 1 } else { 2 };
        // Each letter more or less is a slip, and to compare long texts is dear.
        if fold(name).count().abs_diff(folded.len()) > most {
            return None;
        }
        let distance = between(&fold(name).collect::<Vec<_>>(), &folded);
        (distance <= most).then_some((distance, name))
    };
    let near: Vec<(usize, &str)> = names.filter_map(near).collect();
    let least = near.iter().map(|(distance, _)| *distance).min()?;
    let mut nearest = near.iter().filter(|(distance, _)| *distance == least);
    let (_, name) = nearest.next()?;
    nearest.next().is_none().then_some(*name)
}

/// That there is no such thing, with the name that was meant, or else where to find the names.
#[must_use]
pub fn unknown<'a>(
    thing: &str,
    name: &str,
    names: impl Iterator<Item = &'a str> + Clone,
    otherwise: &str,
) -> String {
    match meant(name, names) {
        Some(near) => format!("there is no {thing} `{name}`; did you mean `{near}`?"),
        None => format!("there is no {thing} `{name}`; {otherwise}"),
    }
}

fn fold(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).map(|c| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("Schedule", "Shcedule"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn a_name_is_meant_when_one_is_nearest() {
        let names = ["PlanName", "VaultId", "Path", "Rule", "Bucket"];
        let meant = |text| super::meant(text, names.into_iter());
        assert_eq!(meant("plan_name"), Some("PlanName"));
        assert_eq!(meant("planName"), Some("PlanName"));
        assert_eq!(meant("VautlId"), Some("VaultId"));
        assert_eq!(meant("Paths"), Some("Path"));
        assert_eq!(meant("Name"), None);
        assert_eq!(meant(""), None);
    }
}
