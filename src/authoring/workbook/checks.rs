//! A form's sums and checks as formulas.

use super::Wanted;
use super::grid::{Grid, Place, Spot};
use super::reference::Sheets;
use crate::model::form::{Check, Comparison, Over, Pick, Relation, Reported, Strictness, Sum, Term};
use crate::model::id::{BlockId, ColumnId, RowId};
use std::collections::BTreeMap;

/// The longest formula that a condition may be.
const LONGEST: usize = 8000;

/// The formula of a figure that is the sum of others: blank as long as all of them are, or if one of them is
/// no plain number.
pub(super) fn total(
    wanted: &Wanted<'_>,
    sheets: &Sheets,
    grid: &Grid,
    on: usize,
    spot: Spot,
) -> Option<String> {
    let block = wanted.form().block(spot.block);
    let of_columns = block.columns.totals().into_iter().find(|(total, _)| *total == spot.column);
    let of_rows = block.rows.totals().into_iter().find(|(total, _)| *total == spot.row);
    let is_of_form = grid.line(spot)?.is_of_form;
    let spots: Vec<Spot> = match (of_columns, of_rows) {
        (Some((_, columns)), _) => columns.into_iter().map(|column| Spot { column, ..spot }).collect(),
        (None, Some((_, rows))) if is_of_form && block.column(spot.column).adds => {
            let adding = rows.into_iter().filter(|&row| block.row(row).adds);
            adding.flat_map(|row| lines(grid, spot.block, row, spot.column)).collect()
        }
        _ => return None,
    };
    let cells: Vec<(usize, Place)> = spots.into_iter().filter_map(|spot| sheets.find(spot, false)).collect();
    let ranges = sheets.ranges(&cells, on);
    // `<5` and `22 (16 revised)` are figures that a formula cannot add: only a single sign stands for none.
    let words = ranges.iter().map(|range| format!("SUMPRODUCT(ISTEXT({range})*(LEN({range})>1))"));
    let (words, ranges) = (words.collect::<Vec<_>>().join("+"), ranges.join(","));
    (!cells.is_empty()).then(|| format!("=IF(OR(COUNT({ranges})=0,{words}>0),\"\",SUM({ranges}))"))
}

/// The figures of all lines of a row in a column.
fn lines(grid: &Grid, block: BlockId, row: RowId, column: ColumnId) -> Vec<Spot> {
    let count = grid.lines.get(&block).map_or(0, |lines| lines[row].len());
    (0..count).map(|number| Spot { block, row, number, column }).collect()
}

/// A check at one row or column, as a condition that is true where it fails.
pub(super) struct Condition {
    /// The formula.
    pub formula: String,
    /// The cells on the sheet that take part.
    pub cells: Vec<Place>,
    /// Whether the figures contradict each other, or are only worth a look.
    pub is_strict: bool,
}

/// Where a check is at.
#[derive(Clone, Copy)]
enum Instance {
    Column(BlockId, ColumnId),
    Row(BlockId, RowId, usize),
    Once,
}

/// Builds the conditions of checks.
pub(super) struct Checks<'w, 'a> {
    pub wanted: &'w Wanted<'a>,
    pub sheets: &'w Sheets,
    pub grids: &'w BTreeMap<BlockId, &'w Grid>,
}

impl Checks<'_, '_> {
    /// The conditions of all checks in which cells of a sheet take part.
    pub(super) fn on(&self, sheet: usize) -> Vec<Condition> {
        let kind = self.wanted.archive.publisher(self.wanted.publisher).kind.as_deref();
        let checks = self.wanted.form().checks.iter().filter(|check| check.kinds.include(kind));
        let at =
            |check| self.instances(check).into_iter().filter_map(move |at| self.condition(check, at, sheet));
        checks.flat_map(at).collect()
    }

    /// The rows or columns that a check is repeated over.
    fn instances(&self, check: &Check) -> Vec<Instance> {
        match &check.over {
            Over::Columns(columns) => {
                columns.iter().map(|&column| Instance::Column(check.home, column)).collect()
            }
            Over::Rows(rows) => {
                let lines = self.grids.get(&check.home).and_then(|grid| grid.lines.get(&check.home));
                let count = |row: RowId| lines.map_or(0, |lines| lines[row].len());
                let at =
                    |&row: &RowId| (0..count(row)).map(move |number| Instance::Row(check.home, row, number));
                rows.iter().flat_map(at).collect()
            }
            Over::Once => vec![Instance::Once],
        }
    }

    /// The condition of a check at one of its rows or columns.
    fn condition(&self, check: &Check, at: Instance, sheet: usize) -> Option<Condition> {
        let mut cells = Vec::new();
        let fails = match &check.relation {
            Relation::Compare(left, comparison, right) => {
                let (left, right) =
                    (self.sum(left, at, sheet, &mut cells)?, self.sum(right, at, sheet, &mut cells)?);
                let sign = match comparison {
                    Comparison::Equal => "<>",
                    Comparison::AtMost => ">",
                    Comparison::AtLeast => "<",
                    Comparison::Below => ">=",
                    Comparison::Above => "<=",
                };
                // Sums of decimals are rounded, for a sheet counts in binary fractions.
                format!("ROUND({left}-({right}),6){sign}0")
            }
            Relation::Requires(when, then) => {
                // A list is empty cell by cell, of which a sum says nothing.
                let [then] = &then.terms[..] else { return None };
                if !then.is_one_number(self.wanted.form()) {
                    return None;
                }
                let when = self.sum(&Sum::of(when.clone()), at, sheet, &mut cells)?;
                let then = self.sum(&Sum::of(then.clone()), at, sheet, &mut cells)?;
                format!("{when}>0,{then}<=0")
            }
            Relation::Any(_)
            | Relation::Order(..)
            | Relation::Between(..)
            | Relation::Extreme(..)
            | Relation::Share(..)
            | Relation::Together(_)
            | Relation::Given(..)
            | Relation::Written(..)
            | Relation::Dates(_)
            | Relation::Described(_)
            | Relation::Change(..) => return None,
        };
        let ranges = self.sheets.ranges(&cells, sheet);
        // As long as a figure is blank, or is words, nothing is said.
        let formula = format!("=AND(COUNT({})={},{fails})", ranges.join(","), cells.len());
        let own = cells.iter().filter(|(on, _)| *on == sheet).map(|(_, place)| *place).collect::<Vec<_>>();
        let fits = formula.len() < LONGEST && ranges.len() < 250 && !own.is_empty();
        fits.then_some(Condition { formula, cells: own, is_strict: check.strictness == Strictness::Strict })
    }

    /// A signed sum; nothing if one of its cells is not in the workbook. Its cells are added to `cells`.
    fn sum(&self, sum: &Sum, at: Instance, sheet: usize, cells: &mut Vec<(usize, Place)>) -> Option<String> {
        let mut text = String::new();
        for term in &sum.terms {
            let found = self.cells(term, at)?;
            if found.is_empty() {
                continue;
            }
            let sign = if term.negative { "-" } else { "+" };
            text.push_str(&format!("{sign}SUM({})", self.sheets.ranges(&found, sheet).join(",")));
            cells.extend(found);
        }
        let number = sum.number().normalize();
        if !number.is_zero() {
            text.push_str(&format!("{}{number}", if number.is_sign_negative() { "" } else { "+" }));
        }
        Some(match text.strip_prefix('+') {
            Some(rest) => rest.to_owned(),
            None if text.is_empty() => "0".to_owned(),
            None => text,
        })
    }

    /// The cells of a term; other reports than the last are in no workbook.
    fn cells(&self, term: &Term, at: Instance) -> Option<Vec<(usize, Place)>> {
        if term.reported == Reported::Parts {
            return None;
        }
        let form = self.wanted.form();
        let grid = self.grids.get(&term.block)?;
        let block = form.block(term.block);
        let spots: Vec<Spot> = match (&term.pick, at) {
            (Pick::Rows(rows), Instance::Column(home, column)) => {
                let same = if home == term.block {
                    column
                } else {
                    block.columns.leaf(&form.block(home).column(column).id)?
                };
                rows.iter().flat_map(|&row| lines(grid, term.block, row, same)).collect()
            }
            (Pick::Columns(columns), Instance::Row(home, row, number)) => {
                let (row, number) = if home == term.block {
                    (row, number)
                } else {
                    (block.rows.leaf(&form.block(home).row(row).id)?, 0)
                };
                columns.iter().map(|&column| Spot { block: term.block, row, number, column }).collect()
            }
            (Pick::Cells(cells), _) => {
                cells.iter().flat_map(|&(row, column)| lines(grid, term.block, row, column)).collect()
            }
            // Which lines of a workbook will stand under which is not known before it is filled in.
            (Pick::Rows(_) | Pick::Columns(_) | Pick::Inner(..) | Pick::Parts(_), _) => return None,
        };
        let exists = |spot: &Spot| self.sheets.find(*spot, false).is_some();
        let spots = spots.into_iter().filter(exists);
        spots.map(|spot| self.sheets.find(spot, term.reported == Reported::Before)).collect()
    }
}
