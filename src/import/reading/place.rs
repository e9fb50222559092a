//! Which cells of a line are the figures of which columns.

use super::heads::Heads;
use super::line::{Line, Slot};
use crate::model::id::{ColumnId, List};

/// One way in which the cells of a line may be the figures of a row.
#[derive(Debug, Clone)]
pub(super) struct Placement {
    /// For each column, which cell of the line, if one is its figure.
    pub columns: List<ColumnId, Option<Placed>>,
}

/// A cell that is a column's figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// Which cell of the line.
    pub slot: usize,
    /// Whether a head says so, and not its place alone.
    pub is_named: bool,
}

/// Every way in which the cells behind a label may be the figures of `width` columns.
pub(super) fn placements(line: &Line, label: usize, width: usize, heads: Option<&Heads>) -> Vec<Placement> {
    let end = heads.and_then(|heads| heads.again).filter(|_| line.has_columns).unwrap_or(usize::MAX);
    let behind = line.slots.iter().enumerate().skip(label + 1).filter(|(_, slot)| slot.column < end);
    let figures: Vec<usize> = behind.clone().filter(|(_, slot)| slot.begins).map(|(at, _)| at).collect();
    let hanging = behind.clone().any(|(_, slot)| !slot.begins && !slot.is_blank());
    let Some(heads) = heads else { return by_place(line, &figures, width) };
    if !heads.on_grid || !line.has_columns {
        let mut ways = by_place(line, &figures, width);
        // Of more cells than heads the surplus may be a blank one, and so may a figure.
        if heads.are_as_form() && figures.len() == width {
            ways.iter_mut().for_each(Placement::name_all);
        }
        return ways;
    }
    if figures.len() == heads.count && !hanging {
        return vec![ordered(heads, &figures)];
    }
    // A column of the grid that has no head is no column of the table, if nothing stands in it.
    let headed = |&slot: &usize| heads.are_over(&line.slots[slot]) || !line.slots[slot].is_blank();
    let under: Vec<usize> = figures.iter().copied().filter(headed).collect();
    if under.len() == heads.count && !hanging && is_on_grid(line, &ordered(heads, &under), heads) {
        return vec![ordered(heads, &under)];
    }
    let shifted = windows(line, &figures, heads.count);
    let ways: Vec<Placement> = shifted.map(|figures| ordered(heads, figures)).collect();
    if let Some(way) = ways.iter().find(|way| is_on_grid(line, way, heads)) {
        return vec![way.clone()];
    }
    if !ways.is_empty() {
        return ways.into_iter().map(Placement::unnamed).collect();
    }
    let repeated = figures.iter().all(|&slot| heads.are_over(&line.slots[slot]));
    if figures.len() > heads.count && !repeated {
        return Vec::new();
    }
    on_grid(line, label, heads).into_iter().collect()
}

impl Placement {
    fn name_all(&mut self) {
        let named =
            self.columns.iter().map(|placed| placed.map(|placed| Placed { is_named: true, ..placed }));
        self.columns = named.collect();
    }

    /// The same with nothing but its place to say so.
    fn unnamed(self) -> Self {
        let unnamed =
            self.columns.iter().map(|placed| placed.map(|placed| Placed { is_named: false, ..placed }));
        Self { columns: unnamed.collect() }
    }
}

/// By place alone: as many cells as the form has columns, or more of which the surplus is blank.
fn by_place(line: &Line, figures: &[usize], width: usize) -> Vec<Placement> {
    let place = |figures: &[usize]| Placement {
        columns: figures.iter().map(|&slot| Some(Placed { slot, is_named: false })).collect(),
    };
    windows(line, figures, width).map(place).collect()
}

/// Every run of so many cells beside which all are blank.
fn windows<'f>(line: &Line, figures: &'f [usize], count: usize) -> impl Iterator<Item = &'f [usize]> {
    let blank = |slots: &[usize]| slots.iter().all(|&slot| line.slots[slot].is_blank());
    let whole: Vec<&[usize]> = (0..=figures.len())
        .filter_map(|from| Some((from, figures.get(from..from + count)?)))
        .filter(|(from, _)| count > 0 && blank(&figures[..*from]) && blank(&figures[from + count..]))
        .map(|(_, window)| window)
        .collect();
    whole.into_iter()
}

/// As many cells as heads: each under its own.
fn ordered(heads: &Heads, figures: &[usize]) -> Placement {
    let columns = heads.columns.entries().map(|(column, _)| {
        let (order, is_named) = heads.order(column)?;
        Some(Placed { slot: *figures.get(order)?, is_named })
    });
    Placement { columns: columns.collect() }
}

/// Whether all that is not blank stands under its head.
fn is_on_grid(line: &Line, way: &Placement, heads: &Heads) -> bool {
    let mut placed = way.columns.entries().filter_map(|(column, placed)| Some((column, placed.as_ref()?)));
    placed.all(|(column, placed)| {
        let slot = &line.slots[placed.slot];
        slot.is_blank() || heads.columns[column].is_some_and(|head| head.column == slot.column)
    })
}

/// Fewer cells than heads: each cell that stands under one head alone is its figure, where the line reaches
/// to the end of the grid. In a text, a cell that was lost moves all that follow.
fn on_grid(line: &Line, label: usize, heads: &Heads) -> Option<Placement> {
    let named = || heads.columns.iter().flatten();
    let end = named().map(|head| head.end).max()?;
    let behind = || line.slots.iter().enumerate().skip(label + 1);
    let is_exact = behind().all(|(_, slot)| !slot.is_on_line());
    let reaches = behind().any(|(_, slot)| slot.end >= end);
    let label_end = line.slots.get(label).map_or(0, |slot| slot.end);
    let starts_in_place = behind().next().is_some_and(|(_, slot)| slot.column == label_end);
    if !is_exact || !reaches || !starts_in_place {
        return None;
    }
    let covered =
        |slot: &Slot| named().filter(|head| head.column < slot.end && slot.column < head.end).count();
    let columns = heads.columns.iter().map(|head| {
        let head = (*head)?;
        let mut under = behind().filter(|(_, slot)| slot.column < head.end && head.column < slot.end);
        let (slot, found) = under.next()?;
        // A cell over several columns that was taken apart is printed in each of them.
        let fills = found.column <= head.column && head.end <= found.end;
        let last = under.clone().next_back().map_or(found.end, |(_, last)| last.end);
        let is_again = !found.is_blank() && under.all(|(_, other)| other.text == found.text && other.begins);
        let is_one = covered(found) == 1 && found.begins && found.column <= head.column;
        (is_one && (fills || (is_again && last >= head.end))).then_some(Placed { slot, is_named: true })
    });
    Some(Placement { columns: columns.collect() })
}

#[cfg(test)]
mod tests {
    // The ways that lines of real tables are laid out are tried through whole documents, in `import/tests`.
    use super::windows;
    use crate::import::document::Position;
    use crate::import::document::{Block, Document, Table, TableCell};
    use crate::import::reading::line::{Line, lines};

    fn line(cells: &[&str]) -> Line {
        let cell = |(column, text): (usize, &&str)| TableCell::new((0, column), *text, Position::Line(1));
        let cells = cells.iter().enumerate().map(cell).collect();
        let document =
            Document { blocks: vec![Block::Table(Table { cells, caption: None })], ..Document::default() };
        lines(&document).remove(0)
    }

    #[test]
    fn no_figure_is_left_beside_a_window() {
        let line = line(&["二、上年结转", "", "0", "", "", "", "", "", "0", ""]);
        let figures: Vec<usize> = (1..10).collect();
        let found: Vec<&[usize]> = windows(&line, &figures, 7).collect();
        assert_eq!(found, [&[2, 3, 4, 5, 6, 7, 8][..]]);
    }
}
