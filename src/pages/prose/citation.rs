//! Figures that prose cites.

use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::Value;
use crate::model::id::PublisherId;
use crate::model::report::{CellRef, WithdrawnFigures};
use crate::pages::address::Route;
use crate::text::message;
use crate::text::message::Message;
use crate::text::strings::strings;

/// Why a citation names no figure, and what to do.
#[derive(Debug, Clone)]
pub(super) struct Unknown {
    pub(super) message: Message,
    pub(super) remedy: Message,
}

impl From<Message> for Unknown {
    fn from(message: Message) -> Self {
        let remedy = message!(
            zh: "写作 {{{{ 表.行.列 }}}}，另一期写 {{{{ 表.行.列@2019 }}}}，另一机关写 {{{{ 机关:表.行.列@2019 }}}}",
            en: "write {{{{ table.row.column }}}}, of another period {{{{ table.row.column@2019 }}}}, \
                 of another publisher {{{{ publisher:table.row.column@2019 }}}}"
        );
        Self { message, remedy }
    }
}

/// The figure that `[publisher:]table.row.column[@period[/name]]` names on a page.
pub(super) fn find(archive: &Archive, route: Route, text: &str) -> Result<CellRef, Unknown> {
    let (publisher, rest) = match text.split_once(':') {
        Some((publisher, rest)) => (Some(publisher.trim()), rest),
        None => (None, text),
    };
    let (address, period) = match rest.split_once('@') {
        Some((address, period)) => (address.trim(), Some(period.trim().to_ascii_lowercase())),
        None => (rest.trim(), None),
    };
    let publisher = match publisher {
        Some(id) => archive
            .publishers
            .find(id)
            .ok_or_else(|| message!(zh: "没有机关“{id}”", en: "there is no publisher '{id}'"))?,
        None => publisher_of(archive, route).ok_or_else(
            || message!(zh: "这里须写明是哪个机关的数字", en: "here the figure needs to say whose it is"),
        )?,
    };
    let own = route.report().map(|report| archive.report(report));
    let report = match period {
        Some(period) => archive.report_on(publisher, &period).ok_or_else(|| {
            let id = &archive.publisher(publisher).id;
            message!(zh: "{id} 没有 {period} 的报告", en: "{id} has no report on {period}")
        })?,
        None => own.filter(|report| report.publisher() == publisher).ok_or_else(
            || message!(zh: "这里须写明是哪一期的数字", en: "here the figure needs to say of which period it is"),
        )?,
    };
    let cell = report.data.find(address).ok_or_else(|| no_figure(archive, report, address))?;
    Ok(CellRef { report: report.position(), cell })
}

/// What is told where a report has no such figure: its figures were withdrawn, or another one on its period
/// has it.
fn no_figure(archive: &Archive, report: &ArchivedReport, address: &str) -> Unknown {
    if let Some(withdrawal) = report.withdrawn.as_ref().filter(|w| w.figures == WithdrawnFigures::Removed) {
        let on = withdrawal.on;
        let (publisher, period) = (&archive.publisher(report.publisher()).id, report.address());
        return Unknown {
            message: message!(
                zh: "数字“{address}”不再公布：{publisher} {period} 的数字已于 {on} 撤回",
                en: "the figure '{address}' is not published any more: the figures of {publisher} on \
                     {period} were withdrawn on {on}"
            ),
            remedy: message!(
                zh: "把这处引用从正文里删去，或改写成文字；要让撤回的数字仍在页面上，在 withdrawn 里写 figures: kept",
                en: "take the citation out of the prose, or write words in its place; if the figures shall \
                     stay on the page as withdrawn ones, write figures: kept under withdrawn"
            ),
        };
    }
    let mut others = archive.reports_on(report.publisher(), &report.period.id);
    let meant = others.find(|other| other.data.find(address).is_some()).map(ArchivedReport::address);
    match meant {
        Some(meant) => message!(
            zh: "报告里没有数字“{address}”；同期的另一份有，写作 {address}@{meant}",
            en: "the report has no figure '{address}'; another on its period has: write {address}@{meant}"
        ),
        None => message!(zh: "报告里没有数字“{address}”", en: "the report has no figure '{address}'"),
    }
    .into()
}

/// The publisher that a page is about.
fn publisher_of(archive: &Archive, route: Route) -> Option<PublisherId> {
    match route {
        Route::Report(report) | Route::Tables(report, _) | Route::Changes(report) => {
            Some(archive.report(report).publisher())
        }
        Route::Publisher(publisher) => Some(publisher),
        Route::Index
        | Route::Publishers(_)
        | Route::Years(..)
        | Route::YearsWhole(_)
        | Route::Period(..)
        | Route::Reporting(..)
        | Route::Indicator(..)
        | Route::Corrections
        | Route::Data(_)
        | Route::Forms
        | Route::Form(_)
        | Route::Findings(_)
        | Route::Search
        | Route::Compare
        | Route::Page(_)
        | Route::Moved(_)
        | Route::NotFound => None,
    }
}

/// A figure as a sentence says it.
pub(super) fn printed(archive: &Archive, cell: CellRef, language: &str) -> String {
    let cell = archive.cell(cell);
    let printed = cell.figure().to_string();
    if printed.is_empty() { silent(&cell.figure().value, language).to_owned() } else { printed }
}

/// What a sentence says of a figure that is printed as nothing.
fn silent(value: &Value, language: &str) -> &'static str {
    let key = match value {
        Value::NotCollected => "cited.not_collected",
        Value::Suppressed => "cited.suppressed",
        Value::NotGiven => "cited.not_given",
        Value::Unread => "cited.unread",
        Value::Absent => "cited.absent",
        Value::Blank
        | Value::NotApplicable
        | Value::Number(_)
        | Value::Change(_)
        | Value::Annotated(_)
        | Value::Bound(_)
        | Value::Range(_)
        | Value::Text
        | Value::Date(_) => "cited.blank",
    };
    strings(language).word(key)
}
