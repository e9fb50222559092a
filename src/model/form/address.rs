//! The addresses of a form's cells, and patterns that stand for several.

use super::asked::Asked;
use super::{Form, Indicator};

impl Indicator {
    /// Its address in a form.
    pub fn address(self, form: &Form) -> String {
        self.address_in(&form.asked)
    }

    fn address_in(self, asked: &Asked) -> String {
        let block = asked.block(self.block);
        block.address(&block.row(self.row).id, self.column)
    }
}

impl Asked {
    /// The cells that a pattern stands for: an indicator, a `block.row`, a block, a table, or any of them
    /// with `*` or a group's id for a row or a column. Empty where it stands for nothing.
    pub(super) fn cells_of(&self, pattern: &str) -> Vec<Indicator> {
        let mut found = Vec::new();
        for (position, block) in self.blocks.entries() {
            let table = &self.table(block.table).id;
            let rest = match pattern.strip_prefix(&*block.id) {
                Some(rest) if rest.is_empty() || rest.starts_with('.') => rest,
                _ if pattern == table => "",
                _ => continue,
            };
            let mut parts = rest.split('.').skip(1);
            let (rows, columns) = (block.rows.matching(parts.next()), block.columns.matching(parts.next()));
            if parts.next().is_some() {
                continue;
            }
            if let (Some(rows), Some(columns)) = (rows, columns) {
                let cells = rows.iter().flat_map(|&row| columns.iter().map(move |&column| (row, column)));
                let cells = cells.filter(|&(row, column)| block.has(row, column));
                found.extend(cells.map(|(row, column)| Indicator { block: position, row, column }));
            }
        }
        found
    }

    /// The one cell with this address.
    pub(super) fn indicator(&self, address: &str) -> Option<Indicator> {
        match self.cells_of(address)[..] {
            [one] if one.address_in(self) == address => Some(one),
            _ => None,
        }
    }
}

impl Form {
    /// The cells that a pattern stands for: an indicator, a `block.row`, a block, a table, or any of them
    /// with `*` or a group's id for a row or a column. Empty where it stands for nothing.
    pub fn cells_of(&self, pattern: &str) -> Vec<Indicator> {
        self.asked.cells_of(pattern)
    }

    /// The one cell with this address.
    pub fn indicator(&self, address: &str) -> Option<Indicator> {
        self.asked.indicator(address)
    }
}
