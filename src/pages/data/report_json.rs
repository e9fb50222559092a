//! One report as JSON: its tables with every figure, its notes, corrections and findings.

use super::OpenData;
use super::file::DataFile;
use super::json::{ReasonJson, Words, exact, in_languages, to_bytes};
use super::observation::{self, Observation};
use super::source_json::SourceJson;
use super::version_json::{CorrectionJson, UpdateJson, WithdrawalJson};
use crate::analysis::check::{Finding, facts};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::id::{FormId, ReportId};
use crate::model::label::Label;
use crate::model::report::{BlockData, Note};
use crate::pages::address::{self as place, Route};
use crate::text::facts::Facts;
use serde::Serialize;

#[derive(Serialize)]
struct ReportJson<'a> {
    publisher: PublisherJson<'a>,
    period: PeriodJson<'a>,
    /// Its name, where it is not the first on its period.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    title: Words<'a>,
    page: String,
    /// The number of the version, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    /// When another version took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    update: Option<UpdateJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<WithdrawalJson<'a>>,
    form: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// The time of day of that, where the report says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    published_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_number: Option<&'a str>,
    sources: Vec<SourceJson<'a>>,
    notes: Vec<NoteJson<'a>>,
    scope: Vec<NoteJson<'a>>,
    tables: Vec<TableJson<'a>>,
    omitted: Vec<OmissionJson<'a>>,
    corrections: Vec<CorrectionJson<'a>>,
    /// How many checks were made, and how they ended.
    checks: Facts,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct PublisherJson<'a> {
    id: &'a str,
    name: Words<'a>,
}

#[derive(Serialize)]
struct PeriodJson<'a> {
    id: &'a str,
    kind: &'static str,
    start: String,
    end: String,
    label: Words<'a>,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    /// The number that it has on the page, and in the notes of its figures where it is on several.
    number: usize,
    /// What it is on, as the report names it; none for the whole report.
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<&'a str>,
    text: Words<'a>,
}

#[derive(Serialize)]
struct TableJson<'a> {
    form: &'a str,
    table: &'a str,
    title: Words<'a>,
    /// The page that it is on, where that is not the report's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    figures: Vec<FigureJson<'a>>,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    row: &'a str,
    column: &'a str,
    /// The exact number; `null` where there is none.
    value: Option<String>,
    as_printed: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Words<'a>>,
    status: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<StepJson<'a>>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    standing: &'static str,
    reasons: Vec<ReasonJson<'a>>,
}

#[derive(Serialize)]
struct OmissionJson<'a> {
    form: &'a str,
    table: &'a str,
    why: Words<'a>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    #[serde(flatten)]
    facts: Facts,
    message: Words<'a>,
    figures: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acknowledged: Option<Words<'a>>,
}

/// One report.
pub(super) fn write(data: &OpenData<'_>, position: ReportId) -> Vec<u8> {
    let archive = data.archive;
    let report = archive.report(position);
    let publisher = archive.publisher(report.publisher());
    let title = in_languages(archive, |language| archive.title(position, language));
    let period = in_languages(archive, |language| report.period.label(language));
    let observations: Vec<Observation<'_>> = observation::of_report(data, report).collect();
    let form = |form: FormId| archive.form(form);
    let successor = archive.successor(position);
    to_bytes(&ReportJson {
        publisher: PublisherJson { id: &publisher.id, name: Words(&publisher.name) },
        period: PeriodJson {
            id: &report.period.id,
            kind: report.period.kind.name(),
            start: report.period.start.to_string(),
            end: report.period.end.to_string(),
            label: Words(&period),
        },
        name: report.name(),
        title: Words(&title),
        page: page(archive, position),
        version: Some(report.version()).filter(|_| archive.versions(position).count() > 1),
        superseded: successor.and_then(|after| after.update.as_ref()).map(|update| update.on.to_string()),
        update: UpdateJson::of(report),
        withdrawn: WithdrawalJson::of(report),
        form: &form(report.form).id,
        published: report.published.map(|day| day.to_string()),
        published_time: report.time_of_publication(),
        signed: report.signed.map(|day| day.to_string()),
        index_number: report.index_number.as_ref().map(|number| number.text.as_str()),
        file_number: report.file_number.as_deref(),
        sources: report.sources.iter().map(SourceJson::of).collect(),
        notes: notes(&report.notes, report.scope.len() + 1),
        scope: notes(&report.scope, 1),
        tables: tables(archive, report, &observations),
        omitted: report
            .omitted
            .iter()
            .map(|omission| OmissionJson {
                form: &form(omission.form).id,
                table: &form(omission.form).table(omission.table).id,
                why: Words(&omission.why),
            })
            .collect(),
        corrections: report.corrections.iter().map(|known| CorrectionJson::of(report, known)).collect(),
        checks: data.findings.found(position).tally().facts(),
        findings: data.findings_of(position).iter().map(|f| finding(archive, f)).collect(),
    })
}

/// The link from the file to the report's page.
fn page(archive: &Archive, position: ReportId) -> String {
    let page = place::path(archive, Route::Report(position), archive.site.first_language());
    place::relative(&DataFile::Report(position).path(archive), &page)
}

/// The link from the file to the page of a table, where that is not the report's own.
fn further_page(archive: &Archive, report: &ArchivedReport, data: &BlockData) -> Option<String> {
    let position = report.position();
    let route = Route::tables(position, report.part_of(data.form_id(), data.block().table));
    let page = place::path(archive, route, archive.site.first_language());
    (route != Route::Report(position))
        .then(|| place::relative(&DataFile::Report(position).path(archive), &page))
}

/// Notes, numbered from `first`.
fn notes(notes: &[Note], first: usize) -> Vec<NoteJson<'_>> {
    let numbered = notes.iter().zip(first..);
    numbered
        .map(|(note, number)| NoteJson { number, on: note.on.as_deref(), text: Words(&note.text) })
        .collect()
}

fn tables<'a>(
    archive: &'a Archive,
    report: &'a ArchivedReport,
    observations: &'a [Observation<'a>],
) -> Vec<TableJson<'a>> {
    let mut rest = observations;
    let mut tables = Vec::new();
    for data in &report.data {
        let block = data.block();
        let form = data.form().id.as_str();
        let here = |o: &Observation<'_>| o.table == block.id && o.form == form;
        let count = rest.iter().take_while(|observation| here(observation)).count();
        let (own, others) = rest.split_at(count);
        rest = others;
        tables.push(TableJson {
            form,
            table: &block.id,
            title: Words(caption(data)),
            page: further_page(archive, report, data),
            figures: own.iter().map(|observation| figure(archive, observation)).collect(),
        });
    }
    tables
}

/// What is printed over a block: its own caption, else its table's.
fn caption(data: &BlockData) -> &Label {
    let caption = &data.block().caption;
    if caption.is_empty() { &data.table().title } else { caption }
}

fn figure<'a>(archive: &'a Archive, observation: &'a Observation<'a>) -> FigureJson<'a> {
    FigureJson {
        row: observation.row,
        column: observation.column,
        value: observation.figure.value.number().map(exact),
        as_printed: observation.figure.to_string(),
        kind: observation.figure.value.kind(),
        unit: observation.unit.map(Words),
        status: observation.status.code(),
        note: &observation.note,
        findings: observation.findings.clone(),
        step: observation.step.map(|step| StepJson {
            standing: step.standing.name(),
            reasons: ReasonJson::all(archive, &step.reasons),
        }),
    }
}

fn finding<'a>(archive: &'a Archive, finding: &'a Finding) -> FindingJson<'a> {
    FindingJson {
        facts: facts::of_finding(archive, finding),
        message: Words(&finding.message),
        // A check may look at the period before: its figures are named with their period.
        figures: finding.cells.iter().map(|&cell| facts::named(archive, finding, cell)).collect(),
        acknowledged: finding.acknowledged.as_ref().map(Words),
    }
}
