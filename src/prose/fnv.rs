//! Hash tables for short words: FNV-1a, several times faster on them than the default, and nothing here is hostile:
//! all keys are our own.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
#[derive(Debug, Clone)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The hash of `word`.
pub(crate) fn hash(word: &[u8]) -> u64 {
    let mut fnv = Fnv::default();
    fnv.write(word);
    fnv.finish()
}

/// The slot of `hash` in a table of `len` slots, a power of two.
pub(crate) fn slot(hash: u64, len: usize) -> usize {
    usize::try_from(hash & (len as u64 - 1)).unwrap_or(0)
}

/// A map from our own words.
pub(crate) type Map<V> = HashMap<&'static str, V, BuildHasherDefault<Fnv>>;

/// A set of our own words.
pub(crate) type Set = HashSet<&'static str, BuildHasherDefault<Fnv>>;
