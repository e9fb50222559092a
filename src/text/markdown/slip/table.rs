//! Rows of tables, which the parser cuts or fills up to the width of their head.

use super::state::{Table, Walk};
use super::{Lost, Slip, SlipKind};
use std::ops::Range;

impl Walk<'_> {
    pub(super) fn row(&mut self, range: &Range<usize>) {
        let Some(&Table { columns }) = self.tables.last() else { return };
        let row = self.trimmed(range);
        let text = self.text.get(row.clone()).unwrap_or("");
        let cells = cells(text);
        let written = cells.len();
        if columns > 1 && bars(text).is_empty() {
            let slip = Slip::new(SlipKind::RowOfText, row.clone());
            let start = row.start;
            let own_line = self.text[..start].is_empty() || self.text[..start].ends_with(['\n', '\r']);
            self.tell(if own_line { slip.meant(start..start, "\n") } else { slip });
        } else if written > columns
            && let (Some(first), Some(last)) = (cells.get(columns), cells.last())
        {
            let surplus = row.start + first.start..row.start + last.end;
            if !self.text[surplus.clone()].trim_matches(['|', ' ', '\t']).is_empty() {
                let kind = SlipKind::Lost(Lost::SurplusCells { cells: written, columns });
                let place = self.trimmed(&surplus);
                self.tell(Slip::new(kind, place));
            }
            self.covered.add(surplus);
        } else if written < columns {
            self.tell(Slip::new(SlipKind::ShortRow { cells: written, columns }, row));
        }
    }
}

/// The bars that part cells.
fn bars(row: &str) -> Vec<usize> {
    let is_bar = |&at: &usize| row[..at].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 0;
    row.match_indices('|').map(|(at, _)| at).filter(is_bar).collect()
}

/// The cells that are written in a row, as they lie in it.
pub(super) fn cells(row: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut at = 0;
    for bar in bars(row) {
        if bar > 0 {
            cells.push(at..bar);
        }
        at = bar + 1;
    }
    if at < row.len() {
        cells.push(at..row.len());
    }
    cells
}
