//! Rows that a report puts under others: reasons under a component, components under a statute.

use super::unfilled::is_row_id;
use crate::model::form::{Block, Leaf};
use crate::model::id::RowId;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::Node;

const OUTER_ROW: Code = Code("report-outer-row");

/// The row that another stands under: one under which the form leaves rows open, or one that the report names
/// in its place. `rows` are the rows that the report names.
pub(super) fn outer_row(
    block: &Block,
    node: &Node<'_>,
    rows: &Node<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let id = node.text(diagnostics)?;
    let outer: Vec<&Leaf> = block.rows.nested().map(|(outer, _)| block.row(outer)).collect();
    let coded = block.rows.leaves.iter().any(|leaf| !leaf.codes.is_empty() && !leaf.within.is_empty());
    let is_open = |id: &str| {
        // Rows with codes may stand under rows that stand under another.
        let stands_alone = coded || rows.find(id).is_none_or(|row| row.find("in").is_none());
        is_row_id(id) && block.rows.ids().iter().all(|known| *known != id) && stands_alone
    };
    if outer.iter().any(|leaf| if leaf.open { is_open(id) } else { leaf.id == id }) {
        return Some(id.to_owned());
    }
    let diagnostic = Diagnostic::error(
        OUTER_ROW,
        node.place,
        message!(zh: "“{}”里的“{id}”之下不能有行", en: "no rows can stand under '{id}' in '{}'", block.id),
    );
    diagnostics.push(diagnostic.remedy(match outer.first() {
        None => message!(
            zh: "这张表的行之下都不能再有行：删去 in",
            en: "no row of this table has rows under it: leave `in` out"
        ),
        Some(leaf) if leaf.open => message!(
            zh: "写报告自己命名的一行的 id，它自己不在别的行之下",
            en: "give the id of a row that the report names, and that stands under no other itself"
        ),
        Some(leaf) => message!(zh: "可写：{}", en: "there is: {}", leaf.id),
    }));
    None
}

/// The open row of the form that a named row stands for: `as`.
pub(super) fn open_row(block: &Block, node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<RowId> {
    let id = node.text(diagnostics)?;
    let found = block.rows.leaf(id).filter(|&row| block.row(row).open);
    if found.is_none() {
        let open: Vec<&str> =
            block.rows.leaves.iter().filter(|leaf| leaf.open).map(|leaf| leaf.id.as_str()).collect();
        let diagnostic = Diagnostic::error(
            OUTER_ROW,
            node.place,
            message!(zh: "“{}”没有开放的行“{id}”", en: "'{}' has no open row '{id}'", block.id),
        );
        diagnostics.push(diagnostic.remedy(message!(zh: "可写：{}", en: "there are: {}", open.join(", "))));
    }
    found
}
