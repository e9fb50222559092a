//! The page of one report.

use super::Model;
use super::corrections::{self, CorrectionView};
use super::findings::{self, FindingView};
use super::footnote::{self, NoteView, note_views};
use super::links::Links;
use super::offer::{self, Cite, Offer};
use super::official_table::{self, Figures, Mark, OfficialTable, TableCell};
use super::page::{self, Link};
use super::peers::{Peer, peers};
use super::publisher::Former;
use crate::analysis::check::{self, Finding, Reading};
use crate::model::archive::{Archive, ArchivedReport, Owner};
use crate::model::figure::{Figure, Value};
use crate::model::id::{BlockId, ColumnId, DataId, DataRowId, FormId, ReportId, RowId, SectionId, TableId};
use crate::model::report::{BlockData, CellId, CellRef, Report};
use crate::pages::address::ids::{self, TablePart};
use crate::pages::address::{self, Route};
use crate::pages::data::DataFile;
use crate::pages::prose;
use crate::text::strings::strings;
use serde::Serialize;
use std::fmt::Display;

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportView {
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub title_language: String,
    /// Who reports.
    pub publisher: PublisherHead,
    /// On which period.
    pub period: PeriodHead,
    /// Whether it is a draft, not to be published yet.
    pub draft: bool,
    /// When it was published, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The time of day of that, `HH:MM`, where it is known.
    pub published_time: Option<String>,
    /// When it was signed, `YYYY-MM-DD`.
    pub signed: Option<String>,
    /// The number under which its publisher files it.
    pub index_number: Option<String>,
    /// The number that it has as a document.
    pub file_number: Option<String>,
    /// The language of its prose.
    pub language: String,
    /// Its forms; the first is the report's own, others are of single tables.
    pub forms: Vec<FormUse>,
    /// Prose before the first section, as HTML.
    pub preamble: String,
    /// Its sections: prose and tables.
    #[serde(skip)]
    pub sections: Vec<SectionView>,
    /// Footnotes, as HTML.
    pub footnotes: String,
    /// Its findings.
    pub findings: Vec<FindingView>,
    /// Figures of it that were changed, the newest change first.
    pub corrections: Vec<CorrectionView>,
    /// What it says of its own figures.
    pub notes: Vec<NoteView>,
    /// What its figures cover that those before them did not, or the other way round.
    pub scope: Vec<NoteView>,
    /// What the detectors of its forms read.
    pub readings: Vec<ReadingView>,
    /// Tables that it does not print.
    pub omitted: Vec<Omitted>,
    /// Where its figures were taken from.
    pub sources: Vec<SourceView>,
    /// Files published with it.
    pub downloads: Vec<Download>,
    /// Its open data.
    pub data: Vec<Offer>,
    /// How to cite it.
    pub cite: Option<Cite>,
    /// The publisher's report before.
    pub previous: Option<Link>,
    /// The publisher's report after.
    pub next: Option<Link>,
    /// All reports of the publisher.
    pub siblings: Vec<Sibling>,
    /// The publishers beside its own.
    pub peers: Vec<Peer>,
}

/// Who reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublisherHead {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its kind, in words.
    pub kind: Option<String>,
    /// Names it had before.
    pub formerly: Vec<Former>,
}

/// On which period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodHead {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Its first day, `YYYY-MM-DD`.
    pub start: String,
    /// Its last day, `YYYY-MM-DD`.
    pub end: String,
}

/// A form of a report, and the tables that follow it; none named where all do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormUse {
    /// The form's title.
    pub title: String,
    /// The form's page.
    pub href: String,
    /// Titles of tables.
    pub tables: Vec<String>,
}

/// A section of prose with the tables printed under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionView {
    /// Its anchor.
    pub anchor: String,
    /// Its heading, as plain text.
    pub text: String,
    /// Its heading, as HTML.
    pub heading: String,
    /// Its prose, as HTML.
    pub body: String,
    /// Its tables. Themes get each as a value of its own, so that a table is only taken apart where a theme
    /// does so.
    #[serde(skip)]
    pub tables: Vec<OfficialTable>,
}

impl SectionView {
    /// A section of prose alone.
    pub fn without_tables(section: prose::Section) -> Self {
        Self {
            anchor: section.anchor,
            text: section.text,
            heading: section.heading,
            body: section.body,
            tables: Vec::new(),
        }
    }
}

/// What a detector read from the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingView {
    /// What it is about.
    pub title: String,
    /// What it read.
    pub sentence: String,
}

/// A table that a report does not print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Omitted {
    /// The table.
    pub title: String,
    /// Why.
    pub why: String,
}

/// A document that figures were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// How the figures were taken from it.
    pub note: String,
}

/// A file published with a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// The link.
    pub href: String,
    /// Its size in bytes.
    pub size: u64,
}

/// Another report of the publisher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sibling {
    /// Its period.
    pub label: String,
    /// The link.
    pub href: String,
    /// Whether it is the one at hand.
    pub current: bool,
}

/// The page of a report.
pub(super) fn view(model: &Model<'_>, links: &Links<'_>, position: ReportId) -> ReportView {
    let archive = model.archive;
    let report = archive.report(position);
    let language = links.language;
    let publisher = archive.publisher(report.publisher());
    // Every report is on one of the archive's periods; the first page is only what the type asks for.
    let period = archive.periods.find(|period| period.id == report.period.id);
    let siblings = archive.reports_of(report.publisher());
    let here = siblings.iter().position(|other| other.position() == position).unwrap_or_default();
    let neighbour = |at: Option<usize>| {
        let report = siblings.get(at?)?;
        Some(Link { label: report.period.label(language), href: links.to(Route::Report(report.position())) })
    };
    let rendered = report
        .prose
        .map(|place| prose::render(model.archive, model.sources, links.route, language, place))
        .unwrap_or_default();
    let (preamble, footnotes) = (rendered.preamble, rendered.footnotes);
    ReportView {
        title: archive.title(position, language),
        title_language: page::title_language(archive, position, language),
        publisher: PublisherHead {
            name: publisher.name.text(language).to_owned(),
            href: links.to(Route::Publisher(report.publisher())),
            kind: publisher
                .kind
                .as_ref()
                .and_then(|k| archive.site.kind(k))
                .map(|k| k.text(language).to_owned()),
            formerly: Former::all(publisher, language),
        },
        period: PeriodHead {
            label: report.period.label(language),
            href: links.to(period.map_or(Route::Index, Route::Period)),
            start: report.period.start.to_string(),
            end: report.period.end.to_string(),
        },
        draft: report.draft,
        published: report.published.map(|d| d.to_string()),
        published_time: report.time_of_publication(),
        signed: report.signed.map(|d| d.to_string()),
        index_number: report.index_number.as_ref().map(|number| number.text.clone()),
        file_number: report.file_number.clone(),
        language: report
            .language
            .clone()
            .unwrap_or_else(|| archive.language_of(report.publisher()).to_owned()),
        forms: forms(links, report),
        preamble,
        sections: sections(model, links, position, rendered.sections),
        footnotes,
        findings: findings::of_report(model, links, position),
        corrections: corrections::newest(model, links, [position], usize::MAX),
        scope: note_views(links, position, &report.scope, 1),
        notes: note_views(links, position, &report.notes, report.scope.len() + 1),
        readings: readings(archive, position, language),
        omitted: omitted(archive, report, language),
        sources: report
            .sources
            .iter()
            .map(|source| SourceView {
                title: source.title.text(language).to_owned(),
                url: source.url.clone(),
                note: source.note.text(language).to_owned(),
            })
            .collect(),
        downloads: downloads(links, Owner::Report(position)),
        data: offer::offers(links, [DataFile::Report(position)]),
        cite: offer::cite(links),
        previous: neighbour(here.checked_sub(1)),
        next: neighbour(Some(here + 1)),
        siblings: siblings
            .iter()
            .map(|other| Sibling {
                label: other.period.label(language),
                href: links.to(Route::Report(other.position())),
                current: other.position() == position,
            })
            .collect(),
        peers: peers(links, report.publisher(), Some(&report.period)),
    }
}

fn forms(links: &Links<'_>, report: &Report) -> Vec<FormUse> {
    let archive = links.archive;
    let mut uses: Vec<(FormId, Vec<TableId>)> = vec![(report.form, Vec::new())];
    for data in &report.data {
        let table = data.block().table;
        match uses.iter_mut().find(|(form, _)| *form == data.form_id()) {
            Some((_, tables)) if !tables.contains(&table) => tables.push(table),
            Some(_) => {}
            None => uses.push((data.form_id(), vec![table])),
        }
    }
    let mixed = uses.len() > 1;
    uses.into_iter()
        .map(|(form, tables)| FormUse {
            title: archive.form(form).title.text(links.language).to_owned(),
            href: links.to(Route::Form(form)),
            tables: tables
                .into_iter()
                .filter(|_| mixed)
                .map(|table| archive.form(form).table(table).title.text(links.language).to_owned())
                .collect(),
        })
        .collect()
}

/// The sections of the prose, each with its tables; tables whose section the prose lacks get the form's own
/// heading, where the form has it.
fn sections(
    model: &Model<'_>,
    links: &Links<'_>,
    position: ReportId,
    prose: Vec<prose::Section>,
) -> Vec<SectionView> {
    let archive = model.archive;
    let report = archive.report(position);
    let form = archive.form(report.form);
    let mut sections: Vec<(Option<SectionId>, SectionView)> =
        prose.into_iter().map(|section| (section.of_form, SectionView::without_tables(section))).collect();
    for table in tables(model, links, position) {
        let (of_form, table) = table;
        let at = sections.iter().position(|(section, _)| section.is_some() && *section == of_form);
        let at = at.unwrap_or_else(|| {
            let before = sections.iter().position(|(section, _)| *section > of_form && section.is_some());
            let at = before.unwrap_or(sections.len());
            let heading = of_form
                .map_or(table.caption.as_str(), |section| form.section(section).title.text(links.language));
            let mut escaped = String::new();
            crate::text::markdown::escape(heading, &mut escaped);
            let anchor = of_form.map_or_else(
                || ids::table(&table.id, TablePart::Section),
                |section| form.section(section).id.clone(),
            );
            let text = heading.to_owned();
            sections.insert(
                at,
                (
                    of_form,
                    SectionView { anchor, text, heading: escaped, body: String::new(), tables: Vec::new() },
                ),
            );
            at
        });
        sections[at].1.tables.push(table);
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

/// The printed tables of a report, each with the section of its form.
pub(super) fn tables(
    model: &Model<'_>,
    links: &Links<'_>,
    position: ReportId,
) -> Vec<(Option<SectionId>, OfficialTable)> {
    let report = model.archive.report(position);
    let forms = &model.archive.forms;
    let findings = model.findings_of(position);
    let figures = ReportFigures { report, findings, language: links.language };
    let mut tables: Vec<(FormId, TableId, Vec<BlockId>)> = Vec::new();
    for data in &report.data {
        let table = data.block().table;
        match tables.iter_mut().find(|(form, t, _)| *form == data.form_id() && *t == table) {
            Some((_, _, blocks)) => blocks.push(data.block_id()),
            None => tables.push((data.form_id(), table, vec![data.block_id()])),
        }
    }
    tables
        .into_iter()
        .enumerate()
        .map(|(number, (form, table, blocks))| {
            let figures = TableFigures { figures: &figures, form };
            let section = report.section(&forms.get(form).table(table).id, forms);
            let period = Some(&report.period);
            let laid_out = official_table::lay_out;
            let mut printed =
                laid_out(forms.get(form), (number, table), &blocks, &figures, period, links.language);
            footnote::mark(&mut printed, report, (form, table));
            (section, printed)
        })
        .collect()
}

struct ReportFigures<'a> {
    report: &'a ArchivedReport,
    findings: &'a [Finding],
    language: &'a str,
}

impl ReportFigures<'_> {
    fn mark(&self, cell: CellRef) -> Option<Mark> {
        let (place, finding) = findings::gravest(self.findings, cell)?;
        Some(Mark {
            severity: findings::shown_severity(finding),
            anchor: ids::finding(place + 1),
            message: findings::message(finding, self.language).to_owned(),
        })
    }
}

struct TableFigures<'a> {
    figures: &'a ReportFigures<'a>,
    form: FormId,
}

impl TableFigures<'_> {
    fn data(&self, block: BlockId) -> Option<(DataId, &BlockData)> {
        self.figures.report.data.of_block(self.form, block)
    }
}

impl Figures for TableFigures<'_> {
    type Row = DataRowId;

    fn rows_of(&self, block: BlockId, row: RowId, language: &str) -> Vec<(DataRowId, String, String)> {
        let Some((_, data)) = self.data(block) else { return Vec::new() };
        let mut rows: Vec<DataRowId> = data.rows_of(row).collect();
        // Rows that the report adds stand after the row they follow, within its group.
        if let Some(&last) = rows.last() {
            let after = data.rows().filter(|row| *row > last);
            rows.extend(after.take_while(|&row| data.form_row(row).is_none()));
        }
        rows.into_iter()
            .map(|row| {
                let label = data.row_label(row).text(language).to_owned();
                (row, data.row_id(row).to_owned(), label)
            })
            .collect()
    }

    fn cell(&self, block: BlockId, row: DataRowId, column: ColumnId) -> TableCell {
        let Some((id, data)) = self.data(block) else { return blank_cell() };
        let cell = CellRef { report: self.figures.report.position(), cell: CellId { data: id, row, column } };
        table_cell(data.figure(row, column), self.figures.mark(cell))
    }
}

fn blank_cell() -> TableCell {
    table_cell(&Figure::of(Value::Absent), None)
}

fn table_cell(figure: &Figure, finding: Option<Mark>) -> TableCell {
    let text = figure.to_string();
    let value = figure.value.number().map(|n| n.to_string()).filter(|value| *value != text);
    TableCell {
        id: String::new(),
        span: 1,
        kind: figure.value.kind(),
        value,
        headers: String::new(),
        finding,
        note: figure.note().map(str::to_owned),
        notes: Vec::new(),
        was: None,
        text,
    }
}

fn readings(archive: &Archive, report: ReportId, language: &str) -> Vec<ReadingView> {
    check::readings(archive, report)
        .into_iter()
        .map(|(form, reading, result)| {
            let reading = &archive.form(form).readings[reading];
            let sentence = match result {
                Reading::Holds => reading.holds.text(language).to_owned(),
                Reading::Otherwise => reading.otherwise.text(language).to_owned(),
                Reading::Mixed => {
                    let (holds, otherwise) = (reading.holds.text(language), reading.otherwise.text(language));
                    let ways: [(&str, &dyn Display); 2] = [("holds", &holds), ("otherwise", &otherwise)];
                    strings(language).say("report.reading-mixed", &ways)
                }
            };
            ReadingView { title: reading.says.text(language).to_owned(), sentence }
        })
        .collect()
}

fn omitted(archive: &Archive, report: &Report, language: &str) -> Vec<Omitted> {
    report
        .omitted
        .iter()
        .map(|omission| Omitted {
            title: archive.form(omission.form).table(omission.table).title.text(language).to_owned(),
            why: omission.why.text(language).to_owned(),
        })
        .collect()
}

/// The files published with a page.
pub(super) fn downloads(links: &Links<'_>, owner: Owner) -> Vec<Download> {
    let attachments = links.archive.attachments.iter().filter(|attached| attached.to == owner);
    attachments
        .map(|attached| Download {
            name: attached.name.clone(),
            href: links.file(&address::attachment_path(links.archive, attached)),
            size: attached.attachment.size,
        })
        .collect()
}
