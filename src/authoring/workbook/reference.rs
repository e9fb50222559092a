//! How formulas name cells: `$B$3`, `'Sheet'!$B$3:$B$7`.

use super::Wanted;
use super::grid::{Grid, Place, Spot};
use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use std::collections::{BTreeMap, BTreeSet};

/// The longest name that a sheet may have.
const NAME: usize = 31;

/// Where the figures of all tables stand.
pub(super) struct Sheets {
    names: Vec<String>,
    /// The sheet, and the place on it.
    spots: BTreeMap<Spot, (usize, Place)>,
    /// The same of last period's figures that are numbers.
    last: BTreeMap<Spot, (usize, Place)>,
}

impl Sheets {
    /// Names a sheet for each table and notes where its figures stand.
    pub(super) fn new(wanted: &Wanted<'_>, grids: &[Grid]) -> Self {
        let mut sheets = Self { names: Vec::new(), spots: BTreeMap::new(), last: BTreeMap::new() };
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (at, grid) in grids.iter().enumerate() {
            let title = wanted.form().table(grid.table).title.text(wanted.labels());
            sheets.names.push(name(title, &mut taken));
            for cell in grid.cells.iter().filter(|cell| cell.exists) {
                sheets.spots.insert(cell.spot, (at, cell.place));
                let id = grid.line(cell.spot).and_then(|line| line.id.as_deref());
                let before = id.and_then(|id| wanted.before(cell.spot.block, id, cell.spot.column));
                if before.is_some_and(|before| before.figure().value.number().is_some()) {
                    sheets.last.insert(cell.spot, (at, grid.beside(cell.place)));
                }
            }
        }
        sheets
    }

    /// The names of the sheets.
    pub(super) fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// The name of a sheet.
    pub(super) fn name(&self, sheet: usize) -> &str {
        self.names.get(sheet).map_or("", String::as_str)
    }

    /// Where a figure stands, or last period's in its place.
    pub(super) fn find(&self, spot: Spot, is_last: bool) -> Option<(usize, Place)> {
        if is_last { self.last.get(&spot) } else { self.spots.get(&spot) }.copied()
    }

    /// The ranges that cells make, as a formula on a sheet names them: neighbours are one range.
    pub(super) fn ranges(&self, cells: &[(usize, Place)], on: usize) -> Vec<String> {
        let mut ranges: Vec<(usize, Place, Place)> = Vec::new();
        for &(sheet, place) in cells {
            if let Some((of, first, last)) = ranges.last_mut()
                && *of == sheet
                && (last.column == place.column && first.column == place.column && last.row + 1 == place.row
                    || last.row == place.row
                        && first.row == place.row
                        && last.column + last.colspan == place.column)
            {
                *last = place;
            } else {
                ranges.push((sheet, place, place));
            }
        }
        let name = |(sheet, first, last): (usize, Place, Place)| {
            let sheet = match sheet == on {
                true => String::new(),
                false => format!("'{}'!", self.name(sheet).replace('\'', "''")),
            };
            match first == last {
                true => format!("{sheet}{}", absolute(first)),
                false => format!("{sheet}{}:{}", absolute(first), absolute(last)),
            }
        };
        ranges.into_iter().map(name).collect()
    }
}

/// The row and the column of a place, as a sheet counts them.
pub(super) fn at(place: Place) -> (u32, u16) {
    (u32::try_from(place.row).unwrap_or(u32::MAX), u16::try_from(place.column).unwrap_or(u16::MAX))
}

/// The address of a place with dollar signs.
pub(super) fn absolute(place: Place) -> String {
    let (row, column) = at(place);
    row_col_to_cell_absolute(row, column)
}

/// A name for a sheet: the title of its table, as far as it may go, unlike all others.
fn name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = title.chars().filter(|character| !"[]:*?/\\'".contains(*character)).collect();
    let cut = |length: usize| {
        let mut units = 0;
        let fits = |character: &char| {
            units += character.len_utf16();
            units <= length
        };
        plain.trim().chars().take_while(fits).collect::<String>().trim().to_owned()
    };
    let mut name = cut(NAME);
    let mut number = 1;
    while name.is_empty() || !taken.insert(name.to_lowercase()) {
        number += 1;
        name = format!("{} {number}", cut(NAME - 4)).trim().to_owned();
    }
    name
}
