//! Small maps and sets, as sorted lists. Those of the standard library are trees, whose code weighs some 10 kB for each
//! type of key: here that is a tenth, and adding behind the last key, which is the common case, is as fast.

use crate::values::order::sort;

/// Values by keys, in the order of the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

/// Keys, each once, in their order.
pub type Set<K> = Map<K, ()>;

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.position(key).ok().map(|at| &self.0[at].1)
    }

    /// Whether a key is there.
    #[must_use]
    pub fn contains(&self, key: &K) -> bool {
        self.position(key).is_ok()
    }

    /// Gives a key a value, in place of the one that it has.
    pub fn insert(&mut self, key: K, value: V) {
        match self.position(&key) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Takes a key out, and says whether it was there.
    pub fn remove(&mut self, key: &K) -> bool {
        let position = self.position(key);
        position.map(|at| self.0.remove(at)).is_ok()
    }

    /// The first entry whose key is not below this one.
    #[must_use]
    pub fn at_or_after(&self, key: &K) -> Option<&(K, V)> {
        let (Ok(at) | Err(at)) = self.position(key);
        self.0.get(at)
    }

    /// The last entry whose key is not above this one.
    #[must_use]
    pub fn at_or_before(&self, key: &K) -> Option<&(K, V)> {
        let at = self.position(key).map_or_else(|behind| behind.checked_sub(1), Some);
        at.map(|at| &self.0[at])
    }

    /// The keys, in their order.
    #[must_use]
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    fn position(&self, key: &K) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if last < key => Err(self.0.len()),
            _ => self.0.binary_search_by(|(other, _)| other.cmp(key)),
        }
    }
}

impl<K: Ord> Set<K> {
    /// Puts a key in, which may be there already.
    pub fn add(&mut self, key: K) {
        self.insert(key, ());
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map(Vec::new())
    }
}

impl<K: Ord> Extend<K> for Set<K> {
    /// Sorts once: putting each key in its place would move all behind it each time.
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        self.0.extend(keys.into_iter().map(|key| (key, ())));
        sort(&mut self.0, Ord::cmp);
        self.0.dedup();
    }
}

impl<K: Ord> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Set::default();
        set.extend(keys);
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_does_what_a_tree_does(steps: Vec<(bool, u8, u8)>, asked: u8) {
            let (mut map, mut tree) = (Map::default(), BTreeMap::new());
            for (puts, key, value) in steps {
                if puts {
                    map.insert(key, value);
                    tree.insert(key, value);
                } else {
                    prop_assert_eq!(map.remove(&key), tree.remove(&key).is_some());
                }
                prop_assert_eq!(map.get(&asked), tree.get(&asked));
            }
            prop_assert!(map.keys().eq(tree.keys()));
            prop_assert_eq!(map.contains(&asked), tree.contains_key(&asked));
            let entry = |(key, value): (&u8, &u8)| (*key, *value);
            prop_assert_eq!(map.at_or_after(&asked).copied(), tree.range(asked..).next().map(entry));
            prop_assert_eq!(map.at_or_before(&asked).copied(), tree.range(..=asked).next_back().map(entry));
        }
    }

    #[test]
    fn a_set_has_each_key_once() {
        let mut set: Set<u8> = [3, 1, 3, 2].into_iter().collect();
        assert!(set.keys().eq(&[1, 2, 3]));
        set.extend([2, 0, 4]);
        assert!(set.keys().eq(&[0, 1, 2, 3, 4]));
    }
}
