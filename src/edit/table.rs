//! Rows by number, in pieces that copies share.
//!
//! A pair has hundreds of thousands of rows, numbered nearly without gaps. They lie side by side in pieces of a few
//! hundred, so that looking one up is a step or two; and a copy of the whole, which aligning anew works on while the
//! translator goes on, takes one counter for each piece: a piece becomes two when one of them is written to. However
//! numbers are scattered, a table takes no more memory than its rows.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Numbers that differ only in so many of their last bits are in one piece.
const PIECE_BITS: u32 = 8;

/// A row with a number of its own.
pub(super) trait Numbered {
    /// Its number.
    fn number(&self) -> u32;
}

/// Rows by number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table<R> {
    /// By the first bits of the numbers; no piece is empty, and each is in order.
    pieces: BTreeMap<u32, Arc<Vec<R>>>,
}

impl<R: Numbered + Clone> Table<R> {
    /// A table without rows.
    pub fn new() -> Self {
        Table { pieces: BTreeMap::new() }
    }

    /// A table of rows in any order; a number that two of them have is the error.
    pub fn from_rows(mut rows: Vec<R>) -> Result<Self, u32> {
        if !rows.is_sorted_by_key(R::number) {
            rows.sort_unstable_by_key(R::number);
        }
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].number() == pair[1].number()) {
            return Err(pair[0].number());
        }
        let mut pieces: Vec<(u32, Arc<Vec<R>>)> = Vec::new();
        let mut rest = rows.into_iter().peekable();
        while let Some(piece) = rest.peek().map(|row| row.number() >> PIECE_BITS) {
            let mut own = Vec::new();
            while let Some(row) = rest.next_if(|row| row.number() >> PIECE_BITS == piece) {
                own.push(row);
            }
            own.shrink_to_fit();
            pieces.push((piece, Arc::new(own)));
        }
        Ok(Table { pieces: pieces.into_iter().collect() })
    }

    /// The row with a number.
    pub fn get(&self, number: u32) -> Option<&R> {
        let piece = self.pieces.get(&(number >> PIECE_BITS))?;
        piece.get(position(piece, number).ok()?)
    }

    /// The row with a number, to be changed. The number must stay.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut R> {
        let piece = self.pieces.get_mut(&(number >> PIECE_BITS))?;
        let at = position(piece, number).ok()?;
        Arc::make_mut(piece).get_mut(at)
    }

    /// Puts a row in the place of the one with its number, or where there is none.
    pub fn insert(&mut self, row: R) {
        let number = row.number();
        let piece = Arc::make_mut(self.pieces.entry(number >> PIECE_BITS).or_default());
        match position(piece, number) {
            Ok(at) => piece[at] = row,
            Err(at) => piece.insert(at, row),
        }
    }

    /// Takes the row with a number out, if there is one.
    pub fn remove(&mut self, number: u32) {
        let key = number >> PIECE_BITS;
        let Some(piece) = self.pieces.get_mut(&key) else { return };
        if let Ok(at) = position(piece, number) {
            let piece = Arc::make_mut(piece);
            piece.remove(at);
            if piece.is_empty() {
                self.pieces.remove(&key);
            }
        }
    }

    /// All rows by number.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.pieces.values().flat_map(|piece| piece.iter())
    }

    /// All rows by number, each to be changed. Their numbers must stay.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut R> {
        self.pieces.values_mut().flat_map(|piece| Arc::make_mut(piece).iter_mut())
    }

    /// The largest number.
    pub fn last(&self) -> Option<u32> {
        let (_, piece) = self.pieces.last_key_value()?;
        piece.last().map(R::number)
    }
}

/// Where a number stands in a piece, or would.
fn position<R: Numbered>(piece: &[R], number: u32) -> Result<usize, usize> {
    // Where no number is left out, it is that.
    let likely = (number & ((1 << PIECE_BITS) - 1)) as usize;
    if piece.get(likely).is_some_and(|row| row.number() == number) {
        return Ok(likely);
    }
    piece.binary_search_by_key(&number, R::number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    impl Numbered for (u32, char) {
        fn number(&self) -> u32 {
            self.0
        }
    }

    #[test]
    fn a_number_that_two_rows_have_is_told() {
        assert_eq!(Table::from_rows(vec![(7, 'a'), (3, 'b'), (7, 'c')]), Err(7));
    }

    #[test]
    fn writing_to_a_copy_leaves_the_other_as_it_is() {
        let table = Table::from_rows((0..1000).map(|number| (number, 'a')).collect()).unwrap();
        let mut copy = table.clone();
        copy.insert((5, 'b'));
        copy.remove(6);
        assert_eq!((table.get(5), table.get(6)), (Some(&(5, 'a')), Some(&(6, 'a'))));
        assert_eq!((copy.get(5), copy.get(6)), (Some(&(5, 'b')), None));
        let shared = table.pieces.iter().filter(|(key, piece)| Arc::ptr_eq(piece, &copy.pieces[*key])).count();
        assert_eq!((shared, table.pieces.len()), (3, 4));
    }

    proptest! {
        #[test]
        fn it_is_a_map(
            steps in prop::collection::vec((prop_oneof![0u32..600, u32::MAX - 3..=u32::MAX], any::<bool>(), any::<char>()), 0..200),
        ) {
            let mut table = Table::new();
            let mut map = BTreeMap::new();
            for (number, put, c) in steps {
                if put {
                    table.insert((number, c));
                    map.insert(number, (number, c));
                } else {
                    table.remove(number);
                    map.remove(&number);
                }
                prop_assert_eq!(table.get(number), map.get(&number));
                prop_assert_eq!(table.last(), map.last_key_value().map(|(last, _)| *last));
            }
            prop_assert!(table.iter().eq(map.values()));
            let mut rows: Vec<(u32, char)> = map.into_values().collect();
            rows.reverse();
            prop_assert_eq!(Table::from_rows(rows).unwrap(), table);
        }
    }
}
