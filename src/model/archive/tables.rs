//! How the tables of a large report are cut into pages: one page with all of them would open too slowly.

use crate::model::id::{FormId, Id, PartId, TableId};
use crate::model::report::Report;

/// From how many cells on the tables of a report stand on several pages: a browser on a slow processor opens
/// a page of so many in a second and a half.
const PARTED_FROM: usize = 2_500;

/// How many cells such a page shows, unless one table alone has more.
const CELLS_A_PAGE: usize = 2_000;

/// The page of each table of a report, in the order in which they are printed; empty where all of them stand
/// on the report's own page.
#[derive(Debug, Clone, Default)]
pub(super) struct Cut(Vec<(FormId, TableId, PartId)>);

impl Cut {
    pub(super) fn of(report: &Report) -> Self {
        let cells = report.data.iter().map(|data| data.rows().len() * data.columns().len());
        if cells.clone().sum::<usize>() < PARTED_FROM {
            return Self::default();
        }
        let mut tables: Vec<(FormId, TableId, usize)> = Vec::new();
        for (data, cells) in report.data.iter().zip(cells) {
            let (form, table) = (data.form_id(), data.block().table);
            match tables.iter_mut().find(|(of, known, _)| (*of, *known) == (form, table)) {
                Some((_, _, all)) => *all += cells,
                None => tables.push((form, table, cells)),
            }
        }
        let (mut page, mut shown) = (0, 0);
        let placed = tables.into_iter().map(|(form, table, cells)| {
            if shown > 0 && shown + cells > CELLS_A_PAGE {
                (page, shown) = (page + 1, 0);
            }
            shown += cells;
            (form, table, PartId::at(page))
        });
        Self(placed.collect())
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.0.last().map_or(1, |(.., page)| page.index() + 1)
    }

    /// The page on which a table is.
    pub(super) fn page_of(&self, form: FormId, table: TableId) -> PartId {
        let known = self.0.iter().find(|(of, known, _)| (*of, *known) == (form, table));
        known.map_or(PartId::at(0), |(.., page)| *page)
    }
}
