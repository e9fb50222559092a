//! One form as JSON: what it asks, in which units, what must reconcile, and how it goes on from the editions
//! before. Ids are those of the figures in the other files.

use super::file::DataFile;
use super::json::{LabelJson, Words, in_languages, to_bytes};
use crate::model::archive::Archive;
use crate::model::figure::ANY_DECIMALS;
use crate::model::form::{Block, CellSpec, Check, Crosswalk, Declared, Form, Leaf, Used, formula};
use crate::model::id::{FormId, TableId};
use crate::pages::address::{self, Route};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct FormJson<'a> {
    id: &'a str,
    family: &'a str,
    title: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Words<'a>>,
    page: String,
    used: UsedJson,
    tables: Vec<TableJson<'a>>,
    checks: Vec<CheckJson<'a>>,
    /// From which editions it goes on, and how.
    crosswalks: Vec<CrosswalkJson<'a>>,
}

#[derive(Serialize)]
struct UsedJson {
    kind: &'static str,
    /// Other kinds of period that it is filled in for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<&'static str>,
    /// Whether a report may be on a span of its own.
    spans: bool,
    /// The ids of the first and the last period.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

#[derive(Serialize)]
struct TableJson<'a> {
    id: &'a str,
    title: Words<'a>,
    /// Whether a report need not have it.
    optional: bool,
    blocks: Vec<BlockJson<'a>>,
}

#[derive(Serialize)]
struct BlockJson<'a> {
    /// What `table_id` says in the CSV files.
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<Words<'a>>,
    cell: CellJson<'a>,
    rows: Vec<LeafJson<'a>>,
    columns: Vec<LeafJson<'a>>,
    /// What cells hold whose rows make it something else than in the rest of their column, by `row.column`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<String, CellJson<'a>>,
    /// The addresses of cells that do not exist.
    absent: Vec<String>,
}

/// A row or a column.
#[derive(Serialize)]
struct LeafJson<'a> {
    id: &'a str,
    label: Words<'a>,
    /// Whether it is the sum of its siblings.
    total: bool,
    /// Whether each report names the rows that stand for it.
    open: bool,
    /// Whether its figures add up.
    adds: bool,
    /// The words that such rows may have, each with the id that it gives them; none where reports choose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<CodeJson<'a>>,
    /// What it stands under and is part of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    within: Vec<&'a str>,
    /// What the cells of a column hold, where that is not what those of the block do.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<CellJson<'a>>,
}

#[derive(Serialize)]
struct CodeJson<'a> {
    id: &'a str,
    label: Words<'a>,
}

/// What a cell holds.
#[derive(Serialize)]
struct CellJson<'a> {
    kind: &'static str,
    /// At most so many; none where the form leaves them open.
    #[serde(skip_serializing_if = "Option::is_none")]
    decimals: Option<u32>,
    /// Whether it may be left out.
    sparse: bool,
    units: Vec<UnitJson<'a>>,
    /// What may be made of it over several publishers.
    aggregate: &'static str,
}

/// A unit, and the periods in which it is used.
#[derive(Serialize)]
struct UnitJson<'a> {
    unit: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Words<'a>>,
}

#[derive(Serialize)]
struct CheckJson<'a> {
    id: &'a str,
    severity: &'static str,
    says: Words<'a>,
    /// The rule with the form's words.
    formula: LabelJson,
    /// The only kinds of publisher it applies to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<&'a str>,
    /// Kinds of publisher it does not apply to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    except_kinds: Vec<&'a str>,
}

#[derive(Serialize)]
struct CrosswalkJson<'a> {
    from: &'a str,
    entries: Vec<EntryJson<'a>>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    from: Vec<&'a str>,
    to: Vec<&'a str>,
    relation: &'static str,
    why: Words<'a>,
}

/// One form.
pub(super) fn write(archive: &Archive, id: FormId) -> Vec<u8> {
    let form = archive.form(id);
    let own = DataFile::Form(id).path(archive);
    let page = address::path(archive, Route::Form(id), archive.site.first_language());
    to_bytes(&FormJson {
        id: &form.id,
        family: &form.family,
        title: Words(&form.title),
        basis: Words::of(&form.basis),
        page: address::relative(&own, &page),
        used: used(&form.used),
        tables: form.tables().ids().map(|id| table(form, id)).collect(),
        checks: form.checks.iter().map(|one| check(archive, form, one)).collect(),
        crosswalks: form.crosswalks.iter().map(crosswalk).collect(),
    })
}

fn used(used: &Used) -> UsedJson {
    UsedJson {
        kind: used.kind.name(),
        also: used.also.iter().map(|kind| kind.name()).collect(),
        spans: used.spans,
        from: used.first().map(|period| period.id.into_string()),
        to: used.last().map(|period| period.id.into_string()),
    }
}

fn table(form: &Form, id: TableId) -> TableJson<'_> {
    let table = form.table(id);
    TableJson {
        id: &table.id,
        title: Words(&table.title),
        optional: table.optional,
        blocks: table.blocks.iter().map(|&id| block(form.block(id))).collect(),
    }
}

fn block(block: &Block) -> BlockJson<'_> {
    let address = |&(row, column)| [&*block.id, &*block.row(row).id, &*block.column(column).id].join(".");
    let own = block.own_spec();
    let of_column = |column| Some(block.spec(None, column)).filter(|spec| *spec != own);
    BlockJson {
        id: &block.id,
        caption: Words::of(&block.caption),
        cell: cell(own),
        rows: block.rows.leaves.iter().map(|row| leaf(row, None)).collect(),
        columns: block.columns.leaves.entries().map(|(id, column)| leaf(column, of_column(id))).collect(),
        cells: special_cells(block),
        absent: block.absent.iter().map(address).collect(),
    }
}

/// What the cells of rows hold where that is something else than in the rest of their column.
fn special_cells(block: &Block) -> BTreeMap<String, CellJson<'_>> {
    let rows = block.rows.leaves.entries().filter(|(_, row)| row.declared != Declared::default());
    let cells = rows.flat_map(|(id, row)| {
        block.columns.leaves.entries().filter_map(move |(at, column)| {
            let spec = block.spec(Some(id), at);
            let is_special = block.has(id, at) && spec != block.spec(None, at);
            is_special.then(|| ([&*row.id, &*column.id].join("."), cell(spec)))
        })
    });
    cells.collect()
}

fn leaf<'f>(leaf: &'f Leaf, spec: Option<&'f CellSpec>) -> LeafJson<'f> {
    LeafJson {
        id: &leaf.id,
        label: Words(&leaf.name),
        total: leaf.total,
        open: leaf.open,
        adds: leaf.adds,
        codes: leaf.codes.iter().map(|code| CodeJson { id: &code.id, label: Words(&code.label) }).collect(),
        within: leaf.within.iter().map(String::as_str).collect(),
        cell: spec.map(cell),
    }
}

fn cell(spec: &CellSpec) -> CellJson<'_> {
    let units = spec.units.iter().map(|span| UnitJson {
        unit: Words(&span.unit.label),
        from: span.from.as_ref().map(|period| &*period.id),
        to: span.to.as_ref().map(|period| &*period.id),
        why: Words::of(&span.why),
    });
    CellJson {
        kind: spec.kind.name(),
        decimals: Some(spec.decimals).filter(|decimals| *decimals != ANY_DECIMALS),
        sparse: spec.sparse,
        units: units.collect(),
        aggregate: spec.aggregate.name(),
    }
}

fn check<'a>(archive: &Archive, form: &Form, check: &'a Check) -> CheckJson<'a> {
    CheckJson {
        id: &check.id,
        severity: check.strictness.name(),
        says: Words(&check.says),
        formula: LabelJson(in_languages(archive, |language| formula(form, check, language))),
        kinds: check.kinds.only.iter().flatten().map(String::as_str).collect(),
        except_kinds: check.kinds.except.iter().map(String::as_str).collect(),
    }
}

fn crosswalk(crosswalk: &Crosswalk) -> CrosswalkJson<'_> {
    let entries = crosswalk.entries.iter().map(|entry| EntryJson {
        from: entry.from.iter().map(|(address, _)| address.as_str()).collect(),
        to: entry.to.iter().map(|(address, _)| address.as_str()).collect(),
        relation: entry.link.name(),
        why: Words(&entry.why),
    });
    CrosswalkJson { from: &crosswalk.from, entries: entries.collect() }
}
