//! The page of one form: what is asked, what must reconcile, what continues from the edition before.

use super::crosswalk::{self, CrosswalkView};
use super::forms::{reports_of, used};
use crate::model::form::{Check, Form, Indicator, Over, formula};
use crate::model::id::{FormId, TableId};
use crate::pages::address::Route;
use crate::pages::address::ids::{self, TablePart};
use crate::pages::data::DataFile;
use crate::pages::view::Model;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Offer};
use crate::pages::view::tables::empty::empty_table;
use crate::pages::view::tables::official_table::OfficialTable;
use crate::text::strings::strings;
use serde::Serialize;

/// One form explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The document that prescribes it.
    pub basis: String,
    /// The periods it was in use, in words.
    pub used: String,
    /// Whether its labels in this language are translations of ours.
    pub unofficial: bool,
    /// What a reader should know.
    pub notes: String,
    /// The headings of the prose.
    pub sections: Vec<HeadingView>,
    /// Its tables.
    #[serde(skip)]
    pub tables: Vec<TableView>,
    /// Checks over several tables or over years.
    pub checks: Vec<CheckView>,
    /// Its detectors.
    pub readings: Vec<ReadingView>,
    /// How earlier editions continue in it.
    pub crosswalks: Vec<CrosswalkView>,
    /// The editions that continue it.
    pub later: Vec<Link>,
    /// Cells in which a wrong figure can stay unseen.
    pub unguarded: Vec<UnguardedView>,
    /// How many reports follow it.
    pub reports: usize,
    /// It as data.
    pub data: Vec<Offer>,
}

/// A heading of the prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadingView {
    /// Its words.
    pub title: String,
}

/// One table of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableView {
    /// Its caption.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// The heading it is printed under.
    pub section: Option<String>,
    /// The unit of all its cells.
    pub unit: Option<String>,
    /// The table with nothing filled in.
    #[serde(skip)]
    pub table: OfficialTable,
    /// Its checks.
    pub checks: Vec<CheckView>,
    /// Its cells.
    pub indicators: Vec<IndicatorView>,
}

/// One cell of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorView {
    /// Its address.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its row and column, in words.
    pub label: String,
    /// The kind of figure, in words.
    pub kind: &'static str,
    /// Its unit.
    pub unit: String,
    /// The page of its years over all publishers, where it has one.
    pub page: Option<String>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// Its id.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// The rule in words.
    pub says: String,
    /// `strict` or `notice`.
    pub severity: &'static str,
    /// Over what it is repeated: `column`, `row`, or nothing.
    pub each: &'static str,
    /// The rule with the form's words.
    pub formula: String,
    /// Kinds of publisher it does not apply to.
    pub except_kinds: Vec<String>,
    /// The only kinds of publisher it applies to, if it does not apply to all.
    pub kinds: Vec<String>,
}

/// One detector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingView {
    /// What it is about.
    pub says: String,
    /// What is told where it holds.
    pub holds: String,
    /// What is told where it does not.
    pub otherwise: String,
}

/// Cells that no check guards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnguardedView {
    /// The cells, in words.
    pub cells: Vec<String>,
    /// Why.
    pub why: String,
}

/// The page of a form.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, position: FormId) -> FormView {
    let archive = model.archive;
    let this = position;
    let form = archive.form(position);
    let language = links.language;
    let text = |label: &crate::model::label::Label| label.text(language).to_owned();
    let kind_words = |kind: &String| archive.site.kind(kind).map_or_else(|| kind.clone(), text);
    let view = |check: &Check| CheckView {
        id: check.id.clone(),
        anchor: ids::check(&check.id),
        says: text(&check.says),
        severity: check.strictness.name(),
        each: repeated_over(check),
        formula: formula(form, check, language),
        except_kinds: check.kinds.except.iter().map(kind_words).collect(),
        kinds: check.kinds.only.iter().flatten().map(kind_words).collect(),
    };
    // A check belongs to a table if its id begins with the address of one of the table's blocks.
    let table_of = |check: &Check| {
        let block = form.block(check.home);
        check.id.strip_prefix(&*block.id).is_some_and(|rest| rest.starts_with('.')).then_some(block.table)
    };
    let checks_of = |table| form.checks.iter().filter(move |check| table_of(check) == table).map(view);
    FormView {
        id: form.id.clone(),
        title: text(&form.title),
        basis: text(&form.basis),
        used: used(form, language),
        unofficial: form.unofficial.iter().any(|l| l == language),
        notes: text(&form.notes),
        sections: form.sections().iter().map(|section| HeadingView { title: text(&section.title) }).collect(),
        tables: form
            .tables()
            .entries()
            .enumerate()
            .map(|(number, (position, printed))| {
                let table = empty_table(form, (number, position), language);
                TableView {
                    title: text(&printed.title),
                    anchor: ids::table(&table.id, TablePart::Whole),
                    section: printed.section.map(|section| text(&form.section(section).title)),
                    unit: table.unit.clone(),
                    checks: checks_of(Some(position)).collect(),
                    indicators: indicators(links, (this, form), position),
                    table,
                }
            })
            .collect(),
        checks: checks_of(None).collect(),
        readings: form
            .readings
            .iter()
            .map(|r| ReadingView {
                says: text(&r.says),
                holds: text(&r.holds),
                otherwise: text(&r.otherwise),
            })
            .collect(),
        crosswalks: form.crosswalks.iter().filter_map(|c| crosswalk::view(links, form, c)).collect(),
        later: archive
            .shown_forms()
            .into_iter()
            .filter(|&other| archive.form(other).crosswalks.iter().any(|c| c.from == form.id))
            .map(|other| Link { label: text(&archive.form(other).title), href: links.to(Route::Form(other)) })
            .collect(),
        unguarded: form
            .unguarded
            .iter()
            .map(|unguarded| UnguardedView {
                cells: unguarded
                    .cells
                    .iter()
                    .map(|cell| form.describe(&cell.address(form), language))
                    .collect(),
                why: text(&unguarded.why),
            })
            .collect(),
        reports: reports_of(model, position),
        data: offer::offers(links, [DataFile::Form(position)]),
    }
}

/// Over what a check is repeated.
fn repeated_over(check: &Check) -> &'static str {
    match check.over {
        Over::Columns(_) => "column",
        Over::Rows(_) => "row",
        Over::Once => "",
    }
}

fn indicators(links: &Links<'_>, (of, form): (FormId, &Form), table: TableId) -> Vec<IndicatorView> {
    let language = links.language;
    let mut found = Vec::new();
    for &position in &form.table(table).blocks {
        let block = form.block(position);
        for (row, row_leaf) in block.rows.leaves.entries() {
            for (column, column_leaf) in block.columns.leaves.entries() {
                if !block.has(row, column) {
                    continue;
                }
                let indicator = Indicator { block: position, row, column };
                let id = indicator.address(form);
                let cell = block.spec(Some(row), column);
                found.push(IndicatorView {
                    anchor: ids::indicator(&id),
                    id,
                    page: links.indicator(of, indicator),
                    label: format!(
                        "{} · {}",
                        row_leaf.label.text(language),
                        column_leaf.label.text(language)
                    ),
                    kind: strings(language).one_of("cell", cell.kind.name()),
                    unit: cell
                        .units
                        .iter()
                        .map(|span| span.unit.label.text(language))
                        .collect::<Vec<_>>()
                        .join(" → "),
                });
            }
        }
    }
    found
}
