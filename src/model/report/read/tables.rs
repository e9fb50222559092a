//! Which tables a report has: those of its form, some perhaps in another edition, some not printed.

use crate::model::form::{Form, Forms};
use crate::model::id::{FormId, List, TableId};
use crate::model::label::Label;
use crate::model::report::Omission;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::Node;

const UNKNOWN_FORM: Code = Code("report-unknown-form");
const UNKNOWN_TABLE: Code = Code("report-unknown-table");
pub(super) const MISSING_BLOCK: Code = Code("report-missing-table");
const OMITTED_GIVEN: Code = Code("report-omitted-given");

pub(super) fn named_form(
    node: &Node<'_>,
    forms: &Forms,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FormId> {
    let id = node.text(diagnostics)?;
    let found = forms.find(id);
    if found.is_none() {
        let known = forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::error(
                UNKNOWN_FORM,
                node.place,
                message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
            )
            .remedy(message!(zh: "可用的表式：{known}", en: "the forms are: {known}")),
        );
    }
    found
}

/// The tables of a report: those of its form, each perhaps in another edition.
pub(super) fn tables(
    form: FormId,
    editions: Option<&Node<'_>>,
    forms: &Forms,
    diagnostics: &mut Vec<Diagnostic>,
) -> List<TableId, (FormId, TableId)> {
    let mut tables: List<TableId, (FormId, TableId)> =
        forms.get(form).tables().ids().map(|table| (form, table)).collect();
    for (table, edition) in editions.and_then(|n| n.entries(diagnostics)).unwrap_or_default() {
        let Some(name) = table.text(diagnostics) else { continue };
        let Some(other) = named_form(edition, forms, diagnostics) else { continue };
        match (forms.get(form).find_table(name), forms.get(other).find_table(name)) {
            (Some(position), Some(there)) => tables[position] = (other, there),
            (here, _) => {
                let lacking = forms.get(if here.is_none() { form } else { other });
                unknown_table(name, lacking, table.place, diagnostics);
            }
        }
    }
    tables
}

pub(super) fn omissions(
    node: Option<&Node<'_>>,
    tables: &List<TableId, (FormId, TableId)>,
    forms: &Forms,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Omission> {
    let mut found = Vec::new();
    for (table, why) in node.and_then(|n| n.entries(diagnostics)).unwrap_or_default() {
        let Some(name) = table.text(diagnostics) else { continue };
        let why = Label::read(why, language, diagnostics).unwrap_or_default();
        match tables.iter().find(|&&(form, table)| forms.get(form).table(table).id == name) {
            Some(&(form, table)) => found.push(Omission { form, table, why }),
            None => {
                if let Some(&(form, _)) = tables.iter().next() {
                    unknown_table(name, forms.get(form), table.place, diagnostics);
                }
            }
        }
    }
    found
}

fn unknown_table(name: &str, form: &Form, place: Place, diagnostics: &mut Vec<Diagnostic>) {
    let known = form.tables().iter().map(|table| table.id.as_str()).collect::<Vec<_>>().join(", ");
    diagnostics.push(
        Diagnostic::error(
            UNKNOWN_TABLE,
            place,
            message!(zh: "表式 {} 没有表“{name}”", en: "the form {} has no table '{name}'", form.id),
        )
        .remedy(message!(zh: "它的表是：{known}", en: "its tables are: {known}")),
    );
}

/// The figures of a block are missing.
pub(super) fn missing_block(block: &str, title: &Label, place: Place) -> Diagnostic {
    let (zh, en) = (title.text("zh"), title.text("en"));
    Diagnostic::error(
        MISSING_BLOCK,
        place,
        message!(zh: "缺少“{block}”的数字（{zh}）", en: "the figures of '{block}' are missing ({en})"),
    )
    .remedy(message!(
        zh: "补上，或在 omitted 里写明该表未印的原因",
        en: "add them, or say in `omitted` why the report does not print this table"
    ))
}

/// Figures of a table that is said not to be printed.
pub(super) fn omitted_given(block: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        OMITTED_GIVEN,
        place,
        message!(
            zh: "“{block}”写在 omitted 里，却又给了数字",
            en: "'{block}' stands in `omitted`, yet its figures are given"
        ),
    )
    .remedy(message!(
        zh: "原件印了这张表，就从 omitted 里删去；没有印，就删去这些数字",
        en: "if the document prints the table, take it out of `omitted`; if not, take the figures out"
    ))
}
