//! Tables: rows of cells, those that stand over several rows going on in each of them.

use super::vocabulary::{switch, value};
use super::writer::Writer;
use crate::export::printed::document::{Cell, Kind, Run, Table};
use crate::export::printed::width::{self, Fit, PADDING};
use crate::export::xml::{Xml, element, empty};
use std::io::Error;

/// The ground of heads.
const HEAD: &str = "F2F2F2";
/// The ground of cells that there are not.
const ABSENT: &str = "E6E6E6";

/// Writes a table as wide as the page.
pub(super) fn write(writer: &mut Writer, xml: &mut Xml, table: &Table) -> Result<(), Error> {
    let (upright, lying) = writer.paper.widths();
    let (fit, widths) = width::fit(table, upright, lying);
    element(xml, "w:tbl", &[], |xml| {
        properties(xml, widths.iter().sum())?;
        element(xml, "w:tblGrid", &[], |xml| {
            widths
                .iter()
                .try_for_each(|width| empty(xml, "w:gridCol", &[("w:w", width.to_string().as_str())]))
        })?;
        (0..table.rows()).try_for_each(|row| line(writer, xml, table, row, (fit, &widths)))
    })
}

fn properties(xml: &mut Xml, width: usize) -> Result<(), Error> {
    element(xml, "w:tblPr", &[], |xml| {
        empty(xml, "w:tblW", &[("w:w", width.to_string().as_str()), ("w:type", "dxa")])?;
        value(xml, "w:jc", "center")?;
        element(xml, "w:tblBorders", &[], |xml| {
            ["top", "left", "bottom", "right", "insideH", "insideV"].iter().try_for_each(|side| {
                let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")];
                empty(xml, &format!("w:{side}"), &line)
            })
        })?;
        empty(xml, "w:tblLayout", &[("w:type", "fixed")])?;
        let side = (PADDING / 2).to_string();
        element(xml, "w:tblCellMar", &[], |xml| {
            ["left", "right"].iter().try_for_each(|name| {
                empty(xml, &format!("w:{name}"), &[("w:w", side.as_str()), ("w:type", "dxa")])
            })
        })
    })
}

/// A row; it stands whole on a page.
fn line(
    writer: &mut Writer,
    xml: &mut Xml,
    table: &Table,
    row: usize,
    (fit, widths): (Fit, &[usize]),
) -> Result<(), Error> {
    let mut cells: Vec<&Cell> =
        table.cells.iter().filter(|cell| (cell.row..cell.row + cell.rowspan).contains(&row)).collect();
    cells.sort_by_key(|cell| cell.column);
    element(xml, "w:tr", &[], |xml| {
        element(xml, "w:trPr", &[], |xml| {
            switch(xml, "w:cantSplit")?;
            if row < table.repeated { switch(xml, "w:tblHeader") } else { Ok(()) }
        })?;
        let mut column = 0;
        for cell in cells {
            gap(xml, column..cell.column, widths)?;
            self::cell(writer, xml, cell, row, (fit, widths))?;
            column = cell.column + cell.colspan;
        }
        gap(xml, column..table.columns, widths)
    })
}

/// Columns in which a row has no cell.
fn gap(xml: &mut Xml, columns: std::ops::Range<usize>, widths: &[usize]) -> Result<(), Error> {
    columns.into_iter().try_for_each(|column| {
        element(xml, "w:tc", &[], |xml| {
            let width = widths.get(column).copied().unwrap_or(0).to_string();
            element(xml, "w:tcPr", &[], |xml| {
                empty(xml, "w:tcW", &[("w:w", width.as_str()), ("w:type", "dxa")])
            })?;
            switch(xml, "w:p")
        })
    })
}

fn cell(
    writer: &mut Writer,
    xml: &mut Xml,
    cell: &Cell,
    row: usize,
    (fit, widths): (Fit, &[usize]),
) -> Result<(), Error> {
    element(xml, "w:tc", &[], |xml| {
        element(xml, "w:tcPr", &[], |xml| {
            let width: usize = widths.iter().skip(cell.column).take(cell.colspan).sum();
            empty(xml, "w:tcW", &[("w:w", width.to_string().as_str()), ("w:type", "dxa")])?;
            if cell.colspan > 1 {
                value(xml, "w:gridSpan", &cell.colspan.to_string())?;
            }
            match (cell.rowspan > 1, cell.row == row) {
                (true, true) => value(xml, "w:vMerge", "restart")?,
                (true, false) => switch(xml, "w:vMerge")?,
                (false, _) => {}
            }
            let ground = match cell.kind {
                Kind::Head(_) | Kind::Part => Some(HEAD),
                Kind::Absent => Some(ABSENT),
                Kind::Figure | Kind::Words => None,
            };
            if let Some(ground) = ground {
                empty(xml, "w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground)])?;
            }
            value(xml, "w:vAlign", "center")
        })?;
        let side = match cell.kind {
            Kind::Head("row" | "rowgroup") | Kind::Words => "left",
            Kind::Head(_) | Kind::Part => "center",
            Kind::Figure | Kind::Absent => writer.paper.figures,
        };
        element(xml, "w:p", &[], |xml| {
            element(xml, "w:pPr", &[], |xml| {
                value(xml, "w:pStyle", "Cell")?;
                // The title of a part stays with the heads under it, and these with the first row.
                if cell.kind == Kind::Part || matches!(cell.kind, Kind::Head("col" | "colgroup")) {
                    switch(xml, "w:keepNext")?;
                }
                value(xml, "w:jc", side)
            })?;
            let runs: &[Run] = if cell.row == row { &cell.runs } else { &[] };
            writer.sized(xml, runs, fit.size)
        })
    })
}
