//! The years of a publisher side by side: which reports stand beside one another, which rows their tables
//! have, and how all of it is cut into pages where one page would be too large.

use super::Archive;
use crate::model::id::{BlockId, ColumnId, FormId, Id, PartId, PublisherId, ReportId, TableId};
use crate::model::label::Label;
use crate::model::report::BlockData;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// From how many figures that are compared on the years of a publisher have pages of their own: more than ten
/// reports of two hundred each.
const PARTED_FROM: usize = 2_000;

/// How many cells such a page shows, unless one row alone has more.
const CELLS_A_PAGE: usize = 1_000;

/// How many cells one page shows of all tables, to be printed: a browser opens no more in a second or two.
const CELLS_OF_ALL: usize = 3_500;

/// A table of an edition.
type TableAt = (FormId, TableId);

/// A block of an edition.
type BlockAt = (FormId, BlockId);

/// Reports that stand beside one another.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// The reports, from first to last.
    pub reports: Vec<ReportId>,
    /// The first of them from whose period on the publisher before reports too.
    pub overlap: Option<ReportId>,
}

/// Which page of a publisher's years: a table, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct YearsAt {
    /// Which of the publisher's comparisons.
    pub comparison: PartId,
    /// The newest edition that has the table.
    pub form: FormId,
    /// The table.
    pub table: TableId,
    /// Which page of it.
    pub part: PartId,
}

/// The rows of a page of a publisher's years, by edition and block.
#[derive(Debug, Default)]
pub(crate) struct YearsRows(BTreeMap<(FormId, BlockId), BTreeSet<String>>);

impl YearsRows {
    /// Whether a row of a block is among them.
    pub(crate) fn has(&self, form: FormId, block: BlockId, row: &str) -> bool {
        self.0.get(&(form, block)).is_some_and(|rows| rows.contains(row))
    }

    fn add(&mut self, form: FormId, block: BlockId, row: &str) {
        self.0.entry((form, block)).or_default().insert(row.to_owned());
    }
}

/// How the years of a publisher are cut into pages, in order.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pages: Vec<YearsAt>,
    // Of each page, in the same order.
    rows: Vec<YearsRows>,
    // Of all pages.
    cells: usize,
}

/// The years of each publisher that do not stand on its own page.
pub(super) type Years = BTreeMap<PublisherId, Cut>;

impl Archive {
    /// The pages of a publisher's years, in order; none where they stand on its own page.
    pub(crate) fn years_of(&self, publisher: PublisherId) -> &[YearsAt] {
        self.years(publisher).map(|cut| cut.pages.as_slice()).unwrap_or_default()
    }

    /// Whether a publisher's years that have pages of their own stand on one page too, to be printed.
    pub(crate) fn has_whole_years(&self, publisher: PublisherId) -> bool {
        self.years(publisher).is_some_and(|cut| cut.cells <= CELLS_OF_ALL)
    }

    /// The rows of a page of a publisher's years.
    pub(crate) fn rows_of_years(&self, publisher: PublisherId, wanted: YearsAt) -> Option<&YearsRows> {
        let cut = self.years(publisher)?;
        cut.pages.iter().zip(&cut.rows).find(|(at, _)| **at == wanted).map(|(_, rows)| rows)
    }

    /// The page of a publisher's years that has a row; `None` where they stand on its own page.
    pub(crate) fn years_with(
        &self,
        publisher: PublisherId,
        (comparison, form, block): (PartId, FormId, BlockId),
        row: &str,
    ) -> Option<YearsAt> {
        let cut = self.years(publisher)?;
        let has =
            |(at, rows): &(&YearsAt, &YearsRows)| at.comparison == comparison && rows.has(form, block, row);
        cut.pages.iter().zip(&cut.rows).find(has).map(|(at, _)| *at)
    }

    fn years(&self, publisher: PublisherId) -> Option<&Cut> {
        // One after another: a thread that waits for others here might be given a page that asks here too.
        let all = || {
            let cut = |publisher| Some((publisher, self.cut_years(publisher)?));
            self.publishers.ids().filter_map(cut).collect()
        };
        self.years.get_or_init(all).get(&publisher)
    }

    /// The reports of a publisher, and of those it continues, that stand beside one another: one list for
    /// each of its sequences. Reports of the others come first, up to where its own begin: its own figures
    /// always stand for it.
    pub(crate) fn beside(&self, publisher: PublisherId) -> Vec<Beside> {
        self.sequences(publisher).iter().map(|sequence| self.beside_in(sequence)).collect()
    }

    /// The same for one of the sequences.
    pub(crate) fn beside_in(&self, sequence: &[ReportId]) -> Beside {
        let of = |report: &ReportId| self.report(*report).publisher();
        let mut beside = Beside::default();
        for of_one in sequence.chunk_by(|one, other| of(one) == of(other)).rev() {
            let Some(&first) = beside.reports.first() else {
                beside.reports = of_one.to_vec();
                continue;
            };
            let start = self.report(first).period.start;
            let earlier = of_one.iter().copied().filter(|&report| self.report(report).period.end < start);
            let earlier: Vec<ReportId> = earlier.collect();
            if earlier.len() < of_one.len() {
                beside.overlap = Some(first);
            }
            beside.reports.splice(0..0, earlier);
        }
        beside
    }

    /// The blocks of every edition that some reports follow, the newest edition first within each family.
    pub(crate) fn blocks_of(&self, reports: &[ReportId]) -> Vec<(FormId, BlockId)> {
        let data = reports.iter().flat_map(|&report| &self.report(report).data);
        let used: BTreeSet<(FormId, BlockId)> = data.map(|data| (data.form_id(), data.block_id())).collect();
        let mut forms: Vec<FormId> = used.iter().map(|(form, _)| *form).collect();
        forms.dedup();
        forms.sort_by_key(|&form| {
            let form = self.form(form);
            (form.family.clone(), Reverse(form.used.from.clone()))
        });
        let of = |form: FormId| used.iter().filter(move |(other, _)| *other == form).copied();
        forms.into_iter().flat_map(of).collect()
    }

    /// The rows of a block in any of some reports, with their words as last printed, in the order of the last
    /// report that has the block; rows that only earlier reports have stand before the first row that they
    /// stood before there.
    pub(crate) fn rows_in(
        &self,
        reports: &[ReportId],
        (form, block): (FormId, BlockId),
    ) -> Vec<(String, Label)> {
        let mut rows: Vec<(String, Label)> = Vec::new();
        for &report in reports.iter().rev() {
            let Some((_, data)) = self.report(report).data.of_block(form, block) else { continue };
            let mut at = rows.len();
            for row in data.rows().rev() {
                let id = data.row_id(row);
                match rows.iter().position(|(known, _)| known == id) {
                    Some(known) => at = known,
                    None => rows.insert(at, (id.to_owned(), data.row_heading(row).clone())),
                }
            }
        }
        rows
    }

    /// The years of a publisher cut into pages; `None` where they stand on its own page.
    fn cut_years(&self, publisher: PublisherId) -> Option<Cut> {
        let comparisons = self.beside(publisher).into_iter().map(|beside| beside.reports);
        let comparisons: Vec<Vec<ReportId>> = comparisons.filter(|reports| reports.len() > 1).collect();
        let data = comparisons.iter().flatten().flat_map(|&report| &self.report(report).data);
        // All figures are counted faster than those that are compared, and most publishers have few.
        let is_small = data.clone().map(BlockData::figure_count).sum::<usize>() <= PARTED_FROM;
        if is_small || data.map(BlockData::compared_count).sum::<usize>() <= PARTED_FROM {
            return None;
        }
        let mut cut = Cut::default();
        for (at, reports) in comparisons.iter().enumerate() {
            self.cut_comparison(PartId::at(at), reports, &mut cut);
        }
        Some(cut)
    }

    /// One comparison cut into its tables, and these into pages.
    fn cut_comparison(&self, comparison: PartId, reports: &[ReportId], cut: &mut Cut) {
        let blocks = self.blocks_of(reports).into_iter().filter(|&(form, block)| {
            let data = reports.iter().filter_map(|&report| self.report(report).data.of_block(form, block));
            data.map(|(_, data)| data.compared_count()).sum::<usize>() > 0
        });
        // A table that several editions have is one table here, in its place in the newest.
        let mut tables: Vec<(TableAt, Vec<BlockAt>)> = Vec::new();
        for (form, block) in blocks {
            let table = self.form(form).block(block).table;
            let id = &self.form(form).table(table).id;
            let known = tables.iter_mut().find(|((of, table), _)| self.form(*of).table(*table).id == *id);
            match known {
                Some((_, blocks)) => blocks.push((form, block)),
                None => tables.push(((form, table), vec![(form, block)])),
            }
        }
        tables.sort_by_key(|((form, table), _)| (&self.form(*form).family, *table));
        for ((form, table), blocks) in tables {
            let (mut parts, mut cells) = (vec![YearsRows::default()], 0);
            for (form, block) in blocks {
                for (row, _) in self.rows_in(reports, (form, block)) {
                    let own = self.columns_given(reports, (form, block), &row) * reports.len();
                    if cells > 0 && cells + own > CELLS_A_PAGE {
                        parts.push(YearsRows::default());
                        cells = 0;
                    }
                    cells += own;
                    cut.cells += own;
                    parts.last_mut().into_iter().for_each(|rows| rows.add(form, block, &row));
                }
            }
            for (part, rows) in parts.into_iter().enumerate() {
                cut.pages.push(YearsAt { comparison, form, table, part: PartId::at(part) });
                cut.rows.push(rows);
            }
        }
    }

    /// In how many of the columns that are compared a row has a figure in any of some reports.
    fn columns_given(&self, reports: &[ReportId], (form, block): (FormId, BlockId), row: &str) -> usize {
        let mut given: BTreeSet<ColumnId> = BTreeSet::new();
        for &report in reports {
            let Some((_, data)) = self.report(report).data.of_block(form, block) else { continue };
            let Some(row) = data.find_row(row) else { continue };
            let of_row = |&column: &ColumnId| data.has(row, column) && data.is_compared(row, column);
            given.extend(data.columns().filter(of_row));
        }
        given.len()
    }
}
