//! Over which rows or columns of one report a check is repeated.

use super::terms::{Evaluation, Instance};
use crate::model::form::{Block, Check, Over, Pick};
use crate::model::id::{DataRowId, FormId, RowId};
use std::collections::BTreeSet;

/// What a check looks at beside the row that it is at.
enum Beside {
    /// The rows that make it up.
    Parts,
    /// The rows under it that the codes of this row of the form tell apart.
    Coded(RowId),
}

impl Evaluation<'_> {
    /// Calls `make` for every row or column the check is repeated over. A row that the report adds is like
    /// any other.
    pub(super) fn each(&self, form: FormId, check: &Check, mut make: impl FnMut(Instance)) {
        let home = check.home;
        let Some((_, data)) = self.data(form, home) else { return };
        let rows = match &check.over {
            Over::Once => return make(Instance::Once),
            Over::Columns(columns) => {
                return columns.iter().for_each(|&column| make(Instance::Column { home, column }));
            }
            Over::Rows(rows) => rows,
        };
        let covered = |row: DataRowId| data.form_row(row).is_none_or(|row| rows.contains(&row));
        let make = |row| make(Instance::Row { home, row });
        match beside(check, data.block()) {
            None => data.rows().filter(|&row| covered(row)).for_each(make),
            Some(Beside::Parts) => {
                // What makes up a row makes up the row of each code under it.
                let of = |row| data.within(row).filter(|_| data.is_coded(row)).unwrap_or(row);
                let has_parts = |row| !data.parts_of(row).is_empty();
                data.rows().filter(|&row| covered(of(row)) && has_parts(row)).for_each(make);
            }
            Some(Beside::Coded(inner)) => {
                let over: BTreeSet<DataRowId> =
                    data.rows_of(inner).filter_map(|row| data.within(row)).collect();
                over.into_iter().filter(|&row| covered(row)).for_each(make);
            }
        }
    }
}

/// What a check of a block looks at beside its rows; nothing for most.
fn beside(check: &Check, block: &Block) -> Option<Beside> {
    check.relation.terms().filter(|term| term.block == check.home).find_map(|term| match term.pick {
        Pick::Parts(_) => Some(Beside::Parts),
        Pick::Inner(inner, _) if !block.row(inner).codes.is_empty() => Some(Beside::Coded(inner)),
        Pick::Inner(..) | Pick::Rows(_) | Pick::Columns(_) | Pick::Cells(_) => None,
    })
}
