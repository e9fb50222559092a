//! The checks that a block brings without saying so: of its totals, of rows under others, of dates.

use crate::model::figure::CellKind;
use crate::model::form::asked::Asked;
use crate::model::form::{Check, Comparison, Kinds, Over, Pick, Relation, Reported, Strictness, Sum, Term};
use crate::model::id::{BlockId, ColumnId, RowId};
use crate::model::label::Label;
use crate::text::strings;

/// Every check that a block brings.
pub(super) fn checks(asked: &Asked, home: BlockId) -> Vec<Check> {
    [totals(asked, home), nested(asked, home), dates(asked, home)].concat()
}

/// The checks that the totals of a block bring.
fn totals(asked: &Asked, home: BlockId) -> Vec<Check> {
    let block = asked.block(home);
    let sum = |pick| Sum::of(Term { negative: false, reported: Reported::Here, block: home, pick });
    let says = Label::new(strings::everywhere("rule.total"));
    let total = |id: &str, strictness, over, parts, total| Check {
        id: format!("{}.{id}", block.id),
        home,
        over,
        strictness,
        kinds: Kinds::default(),
        says: says.clone(),
        relation: Relation::Compare(sum(parts), Comparison::Equal, sum(total)),
        place: block.place,
    };
    let every_row = || Over::Rows(block.rows.leaves.ids().collect());
    let adding = block.columns.leaves.entries().filter(|(_, column)| column.adds);
    let adding: Vec<_> = adding.map(|(column, _)| column).collect();
    let across = block.columns.totals().into_iter().map(|(column, mut parts)| {
        // A share beside counts is no part of their total; shares may add up to the whole.
        let whole = block.column(column);
        parts.retain(|&part| block.column(part).adds || !whole.adds);
        let id = &whole.id;
        total(id, Strictness::Strict, every_row(), Pick::Columns(parts), Pick::Columns(vec![column]))
    });
    let down = block.rows.totals().into_iter().flat_map(|(row, mut parts)| {
        // A median or a share beside counts is no part of their total.
        parts.retain(|&part| block.row(part).adds);
        let leaf = block.row(row);
        let Some(strictness) = leaf.sum else { return Vec::new() };
        if block.rows.inners(row).all(|inner| block.row(inner).codes.is_empty()) {
            let over = Over::Columns(adding.clone());
            return vec![total(&leaf.id, strictness, over, Pick::Rows(parts), Pick::Rows(vec![row]))];
        }
        // The total of each code is that of the rows with this code.
        let numeric = adding.iter().filter(|&&column| block.spec(Some(row), column).kind.is_numeric());
        let each = numeric.map(|&column| {
            let id = format!("{}_{}", leaf.id, block.column(column).id);
            let (parts, whole) = (Pick::Parts(column), Pick::Columns(vec![column]));
            total(&id, strictness, Over::Rows(vec![row]), parts, whole)
        });
        each.collect()
    });
    across.chain(down).collect()
}

/// The checks that rows under others bring: a row is the sum of those under it, which have words that
/// tell them apart.
fn nested(asked: &Asked, home: BlockId) -> Vec<Check> {
    let block = asked.block(home);
    let of = |pick| Sum::of(Term { negative: false, reported: Reported::Here, block: home, pick });
    let check = |id: String, strictness, says, over, relation| Check {
        id: format!("{}.{id}", block.id),
        home,
        over,
        strictness,
        kinds: Kinds::default(),
        says: Label::new(strings::everywhere(says)),
        relation,
        place: block.place,
    };
    let mut found = Vec::new();
    let adding = |rows: &[RowId], column: ColumnId| {
        let leaf = block.column(column);
        let counts = |&row: &RowId| block.has(row, column) && block.spec(Some(row), column).kind.is_numeric();
        leaf.adds && rows.iter().any(counts)
    };
    let closed_under = |outer: RowId| block.rows.inners(outer).any(|inner| !block.row(inner).open);
    for (inner, leaf) in block.rows.leaves.entries().filter(|(_, leaf)| leaf.open) {
        let there = |column: &ColumnId| block.has(inner, *column);
        let Some(first) = block.columns.leaves.ids().find(there) else { continue };
        let under = |outer: &RowId| leaf.within.contains(&block.row(*outer).id);
        let outers: Vec<RowId> = block.rows.leaves.ids().filter(under).collect();
        let over = || Over::Rows(outers.clone());
        let coded = !leaf.codes.is_empty();
        let (strictness, says) = match coded {
            true => (Strictness::Strict, "rule.is-listed"),
            false => (Strictness::Notice, "rule.is-described"),
        };
        if outers.is_empty() {
            if coded {
                let relation = Relation::Described(of(Pick::Rows(vec![inner])));
                let over = Over::Columns(vec![first]);
                found.push(check(leaf.id.clone(), strictness, says, over, relation));
            }
            continue;
        }
        let relation = Relation::Described(of(Pick::Inner(inner, first)));
        found.push(check(leaf.id.clone(), strictness, says, over(), relation));
        let Some(strictness) = leaf.sum.filter(|_| leaf.adds) else { continue };
        // Rows beside others of the form's own are parts with these.
        let summed: Vec<RowId> =
            outers.iter().copied().filter(|&outer| coded || !closed_under(outer)).collect();
        for (column, of_column) in block.columns.leaves.entries() {
            if adding(&[inner], column) && adding(&summed, column) {
                let (parts, whole) = (of(Pick::Inner(inner, column)), of(Pick::Columns(vec![column])));
                let relation = Relation::Compare(parts, Comparison::Equal, whole);
                let (id, over) = (format!("{}_{}", leaf.id, of_column.id), Over::Rows(summed.clone()));
                found.push(check(id, strictness, "rule.is-sum-of-inner", over, relation));
            }
        }
    }
    let wholes: Vec<RowId> = block.rows.leaves.ids().filter(|&outer| closed_under(outer)).collect();
    for (column, of_column) in block.columns.leaves.entries() {
        if adding(&wholes, column) {
            let (parts, whole) = (of(Pick::Parts(column)), of(Pick::Columns(vec![column])));
            let relation = Relation::Compare(parts, Comparison::Equal, whole);
            let (id, over) = (format!("parts_{}", of_column.id), Over::Rows(wholes.clone()));
            found.push(check(id, Strictness::Strict, "rule.is-sum-of-inner", over, relation));
        }
    }
    found
}

/// The checks that the columns and rows of dates of a block bring: what is no date is told, and published
/// as it is printed.
fn dates(asked: &Asked, home: BlockId) -> Vec<Check> {
    let block = asked.block(home);
    let says = Label::new(strings::everywhere("rule.is-date"));
    let check = |id: &str, over, pick| Check {
        id: format!("{}.{id}_date", block.id),
        home,
        over,
        strictness: Strictness::Strict,
        kinds: Kinds::default(),
        says: says.clone(),
        relation: Relation::Dates(Sum::of(Term {
            negative: false,
            reported: Reported::Here,
            block: home,
            pick,
        })),
        place: block.place,
    };
    let columns = block.columns.leaves.entries();
    let columns = columns.filter(|&(column, _)| block.spec(None, column).kind == CellKind::Date);
    let rows = block.rows.leaves.entries();
    let rows = rows.filter(|(_, leaf)| leaf.declared.kind == Some(CellKind::Date));
    let down = columns.map(|(column, leaf)| {
        let rows =
            block.rows.leaves.ids().filter(|&row| block.spec(Some(row), column).kind == CellKind::Date);
        check(&leaf.id, Over::Rows(rows.collect()), Pick::Columns(vec![column]))
    });
    let across = rows.map(|(row, leaf)| {
        let columns = block.columns.leaves.ids();
        check(&leaf.id, Over::Columns(columns.collect()), Pick::Rows(vec![row]))
    });
    down.chain(across).collect()
}
