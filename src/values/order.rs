//! Sorting that stands once in the WebAssembly: the standard library's is compiled anew for each type that it sorts, and
//! weighs some 5 kB each time.

use std::cmp::Ordering;

/// The positions of a list in the order that comparing two of them gives; equal ones as they stand.
#[must_use]
pub fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    positions
}

/// Puts a list in the order that comparing two entries gives; equal ones stay as they stand.
pub fn sort<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let positions = order(list.len(), &|one, other| compare(&list[one], &list[other]));
    arrange(list, positions);
}

/// Puts the entries of a list where [`order`] says, which must be the order of a list that is as long.
pub fn arrange<T>(list: &mut [T], mut positions: Vec<usize>) {
    for to in 0..list.len() {
        let mut from = positions[to];
        // What stood there has been swapped away if its turn has been: where to, the way it went tells.
        while from < to {
            from = positions[from];
        }
        positions[to] = from;
        list.swap(to, from);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut list: Vec<(u8, u8)>) {
            let mut expected = list.clone();
            expected.sort_by_key(|(first, _)| *first);
            sort(&mut list, |(one, _), (other, _)| one.cmp(other));
            prop_assert_eq!(list, expected);
        }
    }
}
