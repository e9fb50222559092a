//! A printed table on the grid of a sheet: where each head and each figure stands.

use super::Wanted;
use super::rows::{Line, lines};
use crate::model::form::layout::{BlockLayout, Head, HeadOf, Layout};
use crate::model::id::{BlockId, ColumnId, List, RowId, TableId};
use std::collections::{BTreeMap, BTreeSet};

/// The lines over the grid: the title, and what the sheet is about.
pub(super) const ABOVE: usize = 2;

/// A part of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
}

/// A head, or words over a block.
pub(super) struct Words {
    pub place: Place,
    pub text: String,
    pub is: Is,
}

/// What words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// Words over a block.
    Caption,
    /// The corner of the table.
    Corner,
    /// The head of columns.
    ColumnHead,
    /// The head of several rows.
    Group,
    /// The head of a row.
    RowHead,
    /// The head of a row that is to be named.
    Empty,
}

/// Which figure of a form: of the line of that number of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub block: BlockId,
    pub row: RowId,
    pub number: usize,
    pub column: ColumnId,
}

/// A figure's cell.
pub(super) struct FigureCell {
    pub spot: Spot,
    pub place: Place,
    /// Whether the form has it.
    pub exists: bool,
}

/// A printed table on the grid of a sheet.
pub(super) struct Grid {
    pub table: TableId,
    /// How many columns it has, heads included.
    pub width: usize,
    /// The first line below it.
    pub end: usize,
    /// The first column with figures.
    pub figures_from: usize,
    /// Where the heads of the first block end, if it is the only one.
    pub heads_end: Option<usize>,
    pub words: Vec<Words>,
    pub cells: Vec<FigureCell>,
    pub lines: BTreeMap<BlockId, List<RowId, Vec<Line>>>,
}

impl Grid {
    /// A table of the wanted form.
    pub(super) fn of(wanted: &Wanted<'_>, table: TableId) -> Self {
        let form = wanted.form();
        let printed = form.table(table);
        let lines: BTreeMap<BlockId, List<RowId, Vec<Line>>> =
            printed.blocks.iter().map(|&block| (block, lines(wanted, block))).collect();
        let layout = Layout::of(form, table, &printed.blocks, &|block, row| lines[&block][row].len());
        let depth = printed.blocks.iter().map(|&block| form.block(block).rows.depth()).max().unwrap_or(1);
        let mut grid = Self {
            table,
            width: layout.width,
            end: ABOVE,
            figures_from: if printed.across { 0 } else { depth },
            heads_end: None,
            words: Vec::new(),
            cells: Vec::new(),
            lines,
        };
        for block in &layout.blocks {
            grid.block(wanted, block);
            if layout.blocks.len() == 1 {
                grid.heads_end = Some(grid.end - block.lines.len());
            }
        }
        grid
    }

    /// Lays out a block below what is there.
    fn block(&mut self, wanted: &Wanted<'_>, layout: &BlockLayout<'_>) {
        let (form, labels) = (wanted.form(), wanted.labels());
        let block = form.block(layout.block);
        let caption = block.caption.text(labels);
        if !caption.is_empty() {
            let place = Place { row: self.end, column: 0, rowspan: 1, colspan: self.width };
            self.words.push(Words { place, text: caption.to_owned(), is: Is::Caption });
            self.end += 1;
        }
        let mut taken = BTreeSet::new();
        for heads in &layout.heads {
            let mut column = 0;
            for head in heads {
                let place = self.head(head, &mut column, &mut taken);
                let is = if head.of == HeadOf::Stub { Is::Corner } else { Is::ColumnHead };
                self.words.push(Words { place, text: head.label.text(labels).to_owned(), is });
            }
            self.end += 1;
        }
        for line in &layout.lines {
            let mut column = 0;
            let first =
                line.rows.first().and_then(|row| self.lines.get(&layout.block)?[row.row].get(row.number));
            let first = first.map(|line| (line.label.clone(), line.id.is_none()));
            for head in &line.heads {
                let place = self.head(head, &mut column, &mut taken);
                let (text, is) = match (&first, head.of) {
                    (Some((_, true)), HeadOf::Row(_)) => (String::new(), Is::Empty),
                    (Some((label, false)), HeadOf::Row(_)) => (label.clone(), Is::RowHead),
                    _ => (head.label.text(labels).to_owned(), Is::Group),
                };
                self.words.push(Words { place, text, is });
            }
            column = self.figures_from;
            for row in &line.rows {
                let Some(lines) = self.lines.get(&layout.block) else { continue };
                let is_of_form = lines[row.row].get(row.number).is_some_and(|line| line.is_of_form);
                for (id, place) in layout.columns[row.columns].entries() {
                    let spot = Spot { block: layout.block, row: row.row, number: row.number, column: id };
                    let exists = !is_of_form || block.has(row.row, id);
                    let place = Place { row: self.end, column, rowspan: 1, colspan: place.span };
                    self.cells.push(FigureCell { spot, place, exists });
                    column += place.colspan;
                }
            }
            self.end += 1;
        }
    }

    /// Where a head stands on the line in hand: behind those before it, and beside those from above.
    fn head(&self, head: &Head<'_>, column: &mut usize, taken: &mut BTreeSet<(usize, usize)>) -> Place {
        while taken.contains(&(self.end, *column)) {
            *column += 1;
        }
        let (rowspan, colspan) = (head.rowspan.max(1), head.colspan.max(1));
        let place = Place { row: self.end, column: *column, rowspan, colspan };
        for row in self.end..self.end + rowspan {
            taken.extend((*column..*column + colspan).map(|column| (row, column)));
        }
        *column += colspan;
        place
    }

    /// The first column of last period's figures: one is left free between.
    pub(super) fn last_from(&self) -> usize {
        self.width + 1
    }

    /// Where last period's figure of a cell stands.
    pub(super) fn beside(&self, place: Place) -> Place {
        Place { column: place.column - self.figures_from + self.last_from(), ..place }
    }

    /// The line of a figure.
    pub(super) fn line(&self, spot: Spot) -> Option<&Line> {
        self.lines.get(&spot.block)?[spot.row].get(spot.number)
    }
}
