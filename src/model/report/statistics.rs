//! The figures of a report, block by block, and how they are found.

use super::{BlockData, CellId};
use crate::model::figure::Figure;
use crate::model::form::Table;
use crate::model::id::{BlockId, ColumnId, DataId, DataRowId, FormId, List};
use crate::text::source::Place;

/// The figures of a report, by block, in the order of printing.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    blocks: List<DataId, BlockData>,
}

impl Statistics {
    /// The figures of blocks, in the order of printing.
    pub fn new(blocks: List<DataId, BlockData>) -> Self {
        Self { blocks }
    }

    /// The figures of each block.
    pub fn iter(&self) -> std::slice::Iter<'_, BlockData> {
        self.blocks.iter()
    }

    /// The figures of each block, with their position.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (DataId, &BlockData)> + ExactSizeIterator {
        self.blocks.entries()
    }

    /// The figures at one position.
    pub fn block(&self, data: DataId) -> &BlockData {
        &self.blocks[data]
    }

    /// The figures of a block of a form, where the report has it.
    pub fn of_block(&self, form: FormId, block: BlockId) -> Option<(DataId, &BlockData)> {
        self.entries().find(|(_, data)| data.is_of(form, block))
    }

    /// The editions that its tables follow, each once, in the order of the archive's forms.
    pub fn editions(&self) -> Vec<FormId> {
        let mut editions: Vec<FormId> = self.iter().map(BlockData::form_id).collect();
        editions.sort_unstable();
        editions.dedup();
        editions
    }

    /// The figure in a cell.
    pub fn figure(&self, cell: CellId) -> &Figure {
        self.block(cell.data).figure(cell.row, cell.column)
    }

    /// Puts another figure in a cell.
    pub(super) fn put(&mut self, cell: CellId, figure: Figure) {
        self.blocks.change(cell.data, |data| data.put(cell.row, cell.column, figure));
    }

    /// Where the figure in a cell is written.
    pub fn place(&self, cell: CellId) -> Place {
        self.block(cell.data).place(cell.row, cell.column)
    }

    /// Whether the next report can be expected to have a table: it must, or this one has it.
    pub fn is_expected(&self, table: &Table) -> bool {
        !table.optional || self.iter().any(|data| data.table().id == table.id)
    }

    /// The one cell with an address: `requests.granted.total`.
    pub fn find(&self, address: &str) -> Option<CellId> {
        self.entries().find_map(|(id, data)| {
            let block = data.block();
            let (row, column) = address.strip_prefix(&*block.id)?.strip_prefix('.')?.split_once('.')?;
            Some(CellId { data: id, row: data.find_row(row)?, column: block.columns.leaf(column)? })
        })
    }

    /// The cells that a pattern stands for: `requests`, `requests.granted`, `requests.*.total`,
    /// `requests.granted.total`; the table's id stands for all its blocks. Empty where it stands for nothing
    /// in this report.
    pub fn matching(&self, pattern: &str) -> Vec<CellId> {
        let mut found = Vec::new();
        for (id, data) in self.entries() {
            let block = data.block();
            let rest = match pattern.strip_prefix(&*block.id) {
                Some(rest) if rest.is_empty() || rest.starts_with('.') => rest,
                _ if pattern == data.table().id => "",
                _ => continue,
            };
            let mut parts = rest.split('.').skip(1);
            let rows: Vec<DataRowId> = match parts.next() {
                None | Some("*") => data.rows().collect(),
                Some(name) => match data.find_row(name) {
                    Some(row) => vec![row],
                    None => {
                        let rows = block.rows.under(name).unwrap_or_default();
                        rows.into_iter().flat_map(|row| data.rows_of(row)).collect()
                    }
                },
            };
            let columns: Vec<ColumnId> = block.columns.matching(parts.next()).unwrap_or_default();
            if parts.next().is_none() {
                let cells = rows.iter().flat_map(|&row| columns.iter().map(move |&column| (row, column)));
                found.extend(cells.map(|(row, column)| CellId { data: id, row, column }));
            }
        }
        found
    }
}

impl<'s> IntoIterator for &'s Statistics {
    type Item = &'s BlockData;
    type IntoIter = std::slice::Iter<'s, BlockData>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
