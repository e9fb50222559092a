//! A sheet: its cells as they are collected, and the table that they make.

use super::Refusal;
use super::address::{self, Place, Range};
use super::format::Shown;
use super::limit::{self, Limits};
use crate::import::document::{Position, Remark, Table, TableCell};
use crate::text::message::{Message, message};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many cells of a sheet get a remark each; of the others their number is said.
const REMARKS: usize = 40;

/// How much of a sheet its reader sees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Visibility {
    /// The sheet is shown.
    #[default]
    Visible,
    /// The sheet is hidden; anyone can show it.
    Hidden,
    /// The sheet is hidden so that no menu shows it.
    VeryHidden,
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is shown.
    pub visibility: Visibility,
    /// What its cells show, by row and column.
    cells: BTreeMap<Place, Shown>,
    /// Ranges that are one cell: their first and last cell.
    merges: Vec<Range>,
    /// The rows that are hidden.
    pub hidden_rows: BTreeSet<usize>,
    /// Whether all rows are hidden that are not among `shown_rows`.
    pub hides_rows: bool,
    /// The rows that show themselves where rows are hidden.
    pub shown_rows: BTreeSet<usize>,
    /// The columns that are hidden.
    pub hidden_columns: BTreeSet<usize>,
    /// What else is on it.
    pub remarks: Vec<Remark>,
}

impl Sheet {
    /// A sheet without cells.
    pub(super) fn new(name: String, visibility: Visibility) -> Self {
        Self { name, visibility, ..Self::default() }
    }

    /// Adds what a cell shows.
    pub(super) fn add(
        &mut self,
        (row, column): Place,
        mut shown: Shown,
        limits: &mut Limits,
    ) -> Result<(), Box<Refusal>> {
        shown.text = cleaned(&shown.text);
        if !shown.text.is_empty() && row < address::ROWS && column < address::COLUMNS {
            limits.count(shown.text.len())?;
            self.cells.insert((row, column), shown);
        }
        Ok(())
    }

    /// Adds a range that is one cell.
    pub(super) fn merge(&mut self, first: Place, last: (usize, usize)) -> Result<(), Box<Refusal>> {
        if self.merges.len() >= limit::MERGES {
            return Err(limit::large());
        }
        if first != last {
            self.merges.push((first, last));
        }
        Ok(())
    }

    /// The rows that are hidden, in runs.
    fn rows_out_of_sight(&self) -> Runs {
        if !self.hides_rows {
            return Runs::new(self.hidden_rows.iter().copied());
        }
        let shown: Vec<usize> = self.shown_rows.iter().copied().collect();
        let after = shown.iter().map(|row| row + 1);
        let starts = std::iter::once(0).chain(after);
        Runs(starts.zip(shown.iter().copied().chain([address::ROWS])).collect())
    }

    /// The table that the sheet is, if anything stands on it, and what there is to say about it.
    pub(super) fn finish(mut self, remarks: &mut Vec<Remark>) -> Option<Table> {
        let name: Arc<str> = Arc::from(self.name.as_str());
        let merges = std::mem::take(&mut self.merges);
        let mut plan = Plan::new(merges);
        let mut cells = std::mem::take(&mut self.cells);
        for anchor in plan.anchors() {
            cells.entry(anchor).or_default();
        }
        let rows = self.rows_out_of_sight();
        let columns = Runs::new(self.hidden_columns.iter().copied());
        let (mut table, mut said, mut covered) = (Vec::new(), Said::default(), Vec::new());
        let mut hidden = 0;
        for (place, shown) in cells {
            let Some((rowspan, colspan)) = plan.spans(place) else {
                covered.push(address::name(place.0, place.1));
                continue;
            };
            let position =
                Position::SheetCell { sheet: name.clone(), address: address::name(place.0, place.1) };
            if let Some(remark) = &shown.doubt {
                said.say(&position, remark);
            }
            let is_out_of_sight =
                shown.is_hidden || rows.hold(place.0, rowspan) || columns.hold(place.1, colspan);
            if is_out_of_sight && !shown.text.is_empty() {
                hidden += 1;
            }
            table.push(TableCell {
                rowspan,
                colspan,
                doubt: shown.doubt,
                hidden: is_out_of_sight || self.visibility != Visibility::Visible,
                ..TableCell::new(place, shown.text, position)
            });
        }
        if table.iter().all(|cell| cell.text.is_empty()) {
            table.clear();
        }
        remarks.extend(self.words(table.len(), hidden, &covered));
        remarks.append(&mut self.remarks);
        remarks.append(&mut said.finish(&name));
        (!table.is_empty()).then_some(Table { cells: table, caption: Some(self.name) })
    }

    /// What there is to say about what the sheet hides.
    fn words(&self, cells: usize, hidden: usize, covered: &[String]) -> Vec<Remark> {
        let name = &self.name;
        let mut words = Vec::new();
        match self.visibility {
            Visibility::Visible => {}
            Visibility::Hidden => words.push(message!(
                zh: "隐藏的工作表“{name}”，有内容的单元格 {cells} 个",
                en: "the hidden sheet '{name}', filled cells: {cells}"
            )),
            Visibility::VeryHidden => words.push(message!(
                zh: "深度隐藏的工作表“{name}”，菜单里看不到，有内容的单元格 {cells} 个",
                en: "the sheet '{name}', so hidden that no menu shows it, filled cells: {cells}"
            )),
        }
        if hidden > 0 {
            words.push(message!(
                zh: "工作表“{name}”的隐藏行、列或格式里的单元格 {hidden} 个",
                en: "cells on the sheet '{name}' that its rows, columns or formats hide: {hidden}"
            ));
        }
        if let Some(first) = covered.first() {
            let count = covered.len();
            words.push(message!(
                zh: "工作表“{name}”里被合并单元格盖住的单元格 {count} 个，第一个是 {first}",
                en: "cells on the sheet '{name}' beneath merged cells: {count}, the first {first}"
            ));
        }
        words.into_iter().map(|words| Remark { words, is_disclosed: true }).collect()
    }
}

/// Numbers, in runs of neighbours: where each begins and where it has ended.
struct Runs(Vec<(usize, usize)>);

impl Runs {
    /// Numbers in their order.
    fn new(numbers: impl Iterator<Item = usize>) -> Self {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for number in numbers {
            match runs.last_mut() {
                Some((_, end)) if *end == number => *end += 1,
                _ => runs.push((number, number + 1)),
            }
        }
        Self(runs)
    }

    /// Whether so many numbers from the first are all in it.
    fn hold(&self, first: usize, count: usize) -> bool {
        let after = self.0.partition_point(|(start, _)| *start <= first);
        let run = after.checked_sub(1).and_then(|place| self.0.get(place));
        run.is_some_and(|(_, end)| first + count <= *end)
    }
}

/// A text without the blanks around it and around its lines' ends, each line ending in `\n`.
fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.trim_matches(|character: char| character.is_whitespace() || character == '\0').to_owned()
}

/// What is said about single cells.
#[derive(Default)]
struct Said {
    remarks: Vec<Remark>,
    more: usize,
}

impl Said {
    /// Says something about a cell.
    fn say(&mut self, position: &Position, remark: &Message) {
        if self.remarks.len() >= REMARKS {
            self.more += 1;
            return;
        }
        let place = position.words();
        let words = Message {
            zh: format!("{}：{}", place.zh, remark.zh),
            en: format!("{}: {}", place.en, remark.en),
        };
        self.remarks.push(Remark { words, is_disclosed: false });
    }

    /// All that is said.
    fn finish(mut self, sheet: &str) -> Vec<Remark> {
        let more = self.more;
        if more > 0 {
            let words = message!(
                zh: "工作表“{sheet}”另有 {more} 个单元格也是这样",
                en: "more cells like these on the sheet '{sheet}': {more}"
            );
            self.remarks.push(Remark { words, is_disclosed: false });
        }
        self.remarks
    }
}

/// Merged ranges that do not overlap, and which of them stands where.
struct Plan {
    /// The last cell of each range, by its first.
    ranges: BTreeMap<Place, Place>,
    /// The ranges that reach down to the row in hand: the last cell of each, by its first column.
    open: BTreeMap<usize, Range>,
}

impl Plan {
    /// Takes ranges in the order of their beginnings; one that overlaps another before it is dropped.
    fn new(mut merges: Vec<Range>) -> Self {
        merges.sort_unstable();
        let mut plan = Self { ranges: BTreeMap::new(), open: BTreeMap::new() };
        for (first, last) in merges {
            if plan.above(first.0, first.1, last.1).is_none() {
                plan.open.insert(first.1, (first, last));
                plan.ranges.insert(first, last);
            }
        }
        plan.open.clear();
        plan
    }

    /// The first cells of all ranges.
    fn anchors(&self) -> Vec<Place> {
        self.ranges.keys().copied().collect()
    }

    /// A range that stands in a row over one of these columns. Rows are asked for from top to bottom.
    fn above(&mut self, row: usize, first: usize, last: usize) -> Option<Place> {
        loop {
            let (column, (anchor, end)) =
                self.open.range(..=last).next_back().map(|(c, range)| (*c, *range))?;
            if end.0 < row {
                self.open.remove(&column);
            } else {
                return (end.1 >= first).then_some(anchor);
            }
        }
    }

    /// Over how many rows and columns a cell stands; nothing if a range stands over it. Cells are asked for
    /// in their order.
    fn spans(&mut self, place: Place) -> Option<(usize, usize)> {
        if let Some(last) = self.ranges.get(&place).copied() {
            // What stood here before has ended, or this range would have been dropped.
            self.open.insert(place.1, (place, last));
            return Some((last.0 - place.0 + 1, last.1 - place.1 + 1));
        }
        self.above(place.0, place.1, place.1).is_none().then_some((1, 1))
    }
}
