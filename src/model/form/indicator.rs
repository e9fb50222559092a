//! The address of one cell of a form.

use super::Form;

/// One cell of a form, by positions: `requests.granted.total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Indicator {
    /// The block, in [`Form::blocks`].
    pub block: usize,
    /// The row, in the leaves of the block's rows.
    pub row: usize,
    /// The column, in the leaves of the block's columns.
    pub column: usize,
}

impl Indicator {
    /// Its address in a form.
    pub fn address(self, form: &Form) -> String {
        let block = &form.blocks[self.block];
        block.address(&block.rows.leaves[self.row].id, self.column)
    }
}

impl Form {
    /// The cells that a pattern stands for: an indicator, a `block.row`, a block, a table, or any of them with `*`
    /// or a group's id for a row or a column. Empty where it stands for nothing.
    pub fn cells_of(&self, pattern: &str) -> Vec<Indicator> {
        let mut found = Vec::new();
        for (position, block) in self.blocks.iter().enumerate() {
            let table = &self.tables[block.table].id;
            let rest = match pattern.strip_prefix(&*block.id) {
                Some(rest) if rest.is_empty() || rest.starts_with('.') => rest,
                _ if pattern == table => "",
                _ => continue,
            };
            let mut parts = rest.split('.').skip(1);
            let picked =
                [(&block.rows, parts.next()), (&block.columns, parts.next())].map(
                    |(axis, part)| match part {
                        None | Some("*") => Some((0..axis.leaves.len()).collect::<Vec<_>>()),
                        Some(id) => axis.under(id),
                    },
                );
            if parts.next().is_some() {
                continue;
            }
            if let [Some(rows), Some(columns)] = picked {
                let cells = rows.iter().flat_map(|&row| columns.iter().map(move |&column| (row, column)));
                found.extend(
                    cells.filter(|cell| !block.absent.contains(cell)).map(|(row, column)| Indicator {
                        block: position,
                        row,
                        column,
                    }),
                );
            }
        }
        found
    }

    /// The one cell with this address.
    pub fn indicator(&self, address: &str) -> Option<Indicator> {
        match self.cells_of(address)[..] {
            [one] if one.address(self) == address => Some(one),
            _ => None,
        }
    }
}
