//! Lists of documents as few characters: gaps in Rice's code, six bits to a character.
//!
//! A list of which nearly all documents are members is written as those that are not, so that words which
//! stand everywhere cost next to nothing.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What is added to the first digit of a list that tells who is not in it.
const COMPLEMENT: u32 = 32;

/// The digit for a number below 64.
pub(super) fn digit(number: u32) -> char {
    char::from(DIGITS[number as usize % 64])
}

/// Appends a list of documents, which ascends and is below `all`.
pub(super) fn write(list: &[u32], all: u32, into: &mut String) {
    if list.len() > all as usize / 2 {
        let mut within = list.iter().copied().peekable();
        let absent: Vec<u32> = (0..all).filter(|document| within.next_if_eq(document).is_none()).collect();
        return write_gaps(&absent, all, COMPLEMENT, into);
    }
    write_gaps(list, all, 0, into);
}

fn write_gaps(list: &[u32], all: u32, marked: u32, into: &mut String) {
    // Of a gap the last `low` bits are written as they are and the rest one by one: best where they are near
    // its size.
    let low = (all * 2 / 3).checked_div(list.len() as u32).and_then(u32::checked_ilog2).unwrap_or(0);
    into.push(digit(low + marked));
    let mut digits = Digits { into, pending: 0, count: 0 };
    let mut next = 0;
    for &document in list {
        let gap = document - next;
        (0..gap >> low).for_each(|_| digits.bit(1));
        digits.bit(0);
        (0..low).rev().for_each(|bit| digits.bit(gap >> bit & 1));
        next = document + 1;
    }
    // What is left of the last digit is filled with ones: a gap that never ends.
    while digits.count != 0 {
        digits.bit(1);
    }
}

struct Digits<'s> {
    into: &'s mut String,
    pending: u32,
    count: u32,
}

impl Digits<'_> {
    fn bit(&mut self, bit: u32) {
        self.pending = self.pending << 1 | bit;
        self.count += 1;
        if self.count == 6 {
            self.into.push(digit(self.pending));
            (self.pending, self.count) = (0, 0);
        }
    }
}
