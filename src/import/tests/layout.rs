//! The tables of a report as their forms print them.

use super::dice::Dice;
use super::grid::{Cell, Grid, What};
use super::report::Report;
use super::voice::Voice;
use crate::model::form::Form;
use crate::model::form::layout::{BlockLayout, Head, HeadOf, Layout, Line};
use crate::model::id::BlockId;

/// Cells put on a grid from left to right and from top to bottom, as spans leave room.
struct Setting {
    grid: Grid,
    width: usize,
    taken: Vec<Vec<Option<usize>>>,
}

impl Setting {
    fn put(&mut self, row: usize, cell: Cell, colspan: usize, rowspan: usize) {
        while self.taken.len() < row + rowspan {
            self.taken.push(vec![None; self.width]);
        }
        let column = self.taken[row].iter().position(Option::is_none).unwrap();
        let id = self.grid.add(cell);
        for line in &mut self.taken[row..row + rowspan] {
            line[column..column + colspan].fill(Some(id));
        }
    }
}

/// Some blocks of a table, in one grid.
pub fn grid(
    report: &Report,
    (form, table): (&Form, &str),
    blocks: &[BlockId],
    (voice, dice): (&Voice, &mut Dice),
) -> Grid {
    let layout = Layout::of(form, form.find_table(table).unwrap(), blocks, &|_, _| 1);
    let mut setting = Setting { grid: Grid::default(), width: layout.width, taken: Vec::new() };
    for block in &layout.blocks {
        put_block(&mut setting, report, (form, block), layout.width, (voice, dice));
    }
    let mut grid = setting.grid;
    grid.rows = setting.taken.into_iter().map(|row| row.into_iter().map(Option::unwrap).collect()).collect();
    grid
}

fn put_block(
    setting: &mut Setting,
    report: &Report,
    (form, layout): (&Form, &BlockLayout<'_>),
    width: usize,
    (voice, dice): (&Voice, &mut Dice),
) {
    let block = form.block(layout.block);
    let caption = block.caption.text("zh");
    if !caption.is_empty() {
        let row = setting.taken.len();
        setting.put(row, Cell::words(What::Caption, voice.label(caption, dice)), width, 1);
    }
    let first = setting.taken.len();
    for (at, heads) in layout.heads.iter().enumerate() {
        for head in heads {
            put_head(setting, first + at, head, (voice, dice));
        }
    }
    let first = setting.taken.len();
    for (at, line) in layout.lines.iter().enumerate() {
        for head in &line.heads {
            put_head(setting, first + at, head, (voice, dice));
        }
        put_figures(setting, first + at, report, (form, layout, line));
    }
    let depth = width - layout.columns[0].iter().map(|place| place.span).sum::<usize>().min(width);
    for own in report.own.iter().filter(|own| own.block == block.id) {
        let row = setting.taken.len();
        setting.put(row, Cell::words(What::Other, own.label.clone()), depth, 1);
        for (place, text) in layout.columns[0].iter().zip(&own.texts) {
            setting.put(row, Cell::words(What::Other, text.clone()), place.span, 1);
        }
    }
}

fn put_head(setting: &mut Setting, row: usize, head: &Head<'_>, (voice, dice): (&Voice, &mut Dice)) {
    let what = match head.of {
        HeadOf::Stub => What::Corner,
        HeadOf::Columns | HeadOf::Column(_) | HeadOf::RowAbove(_) => What::ColumnHead,
        HeadOf::Rows | HeadOf::Row(_) => What::RowHead,
    };
    let text = voice.label(head.label.text("zh"), dice);
    setting.put(row, Cell::words(what, text), head.colspan, head.rowspan);
}

fn put_figures(
    setting: &mut Setting,
    row: usize,
    report: &Report,
    (form, layout, line): (&Form, &BlockLayout<'_>, &Line<'_>),
) {
    let block = form.block(layout.block);
    for printed in &line.rows {
        for (column, place) in layout.columns[printed.columns].entries() {
            let address = block.address(&block.row(printed.row).id, column);
            let cell = match report.printed.get(&address) {
                Some(text) => Cell::figure(&address, text),
                None => Cell::words(What::Other, ""),
            };
            setting.put(row, cell, place.span, 1);
        }
    }
}
