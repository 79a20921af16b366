use std::sync::Arc;

use crate::text::{Replacement, Span};

use super::unit::Unit;

/// A document as a row of units, in order and without overlap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    units: Vec<Placed>,
}

/// A [`Unit`] and where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// First byte, in the document.
    pub start: usize,
    /// The unit. The same `Arc` for as long as no edit touches it, so what was learnt about it can be kept.
    pub unit: Arc<Unit>,
}

impl Placed {
    /// The unit's whole stretch.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.unit.text.len())
    }
}

impl Outline {
    /// The units in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Placed> {
        self.units.iter()
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The units that touch `span`.
    pub fn touching(&self, span: Span) -> &[Placed] {
        let (first, last) = self.touched(span);
        &self.units[first..last]
    }

    fn touched(&self, span: Span) -> (usize, usize) {
        let first = self.units.partition_point(|placed| placed.span().end < span.start);
        let last = self.units.partition_point(|placed| placed.start <= span.end);
        (first, last.max(first))
    }

    fn overlapped(&self, span: Span) -> (usize, usize) {
        if span.is_empty() {
            return self.touched(span);
        }
        let first = self.units.partition_point(|placed| placed.span().end <= span.start);
        let last = self.units.partition_point(|placed| placed.start < span.end);
        (first, last.max(first))
    }

    /// Takes out what `change` touched and moves what follows. Gives the stretch, after the change, that is now bare.
    pub(super) fn shift(&mut self, change: &Replacement) -> Span {
        let (first, last) = self.touched(change.removed);
        let moved = |at: usize| at + change.inserted - change.removed.len();
        let mut bare = change.fresh();
        for placed in self.units.drain(first..last) {
            let span = placed.span();
            bare.start = bare.start.min(span.start);
            bare.end = bare.end.max(moved(span.end.max(change.removed.end)));
        }
        for placed in &mut self.units[first..] {
            placed.start = moved(placed.start);
        }
        bare
    }

    /// Reads `bare` again: takes out what touches it and puts in what `read` finds there, for as long as either reaches
    /// further than the stretch that was read.
    /// `read` is also told where a unit before the stretch starts.
    pub(super) fn patch(&mut self, mut bare: Span, read: impl Fn(Span, usize) -> Vec<Placed>) -> Span {
        loop {
            let (first, last) = self.overlapped(bare);
            let anchor = first.checked_sub(1).map_or(0, |before| self.units[before].start);
            let mut fresh = read(bare, anchor);
            // A neighbour that only touches the stretch is as it was.
            fresh.retain(|placed| placed.span().overlaps(bare));
            let reach = self.units[first..last].iter().chain(&fresh).map(Placed::span).fold(bare, Span::join);
            if reach == bare {
                self.units.splice(first..last, fresh);
                return bare;
            }
            bare = reach;
        }
    }
}

impl<'a> IntoIterator for &'a Outline {
    type Item = &'a Placed;
    type IntoIter = std::slice::Iter<'a, Placed>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Placed> for Outline {
    fn from_iter<I: IntoIterator<Item = Placed>>(units: I) -> Self {
        Self { units: units.into_iter().collect() }
    }
}
