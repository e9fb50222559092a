//! The page of one report.

use crate::analysis::check::{self, Reading};
use crate::model::archive::{Archive, ArchivedReport, Owner};
use crate::model::id::{FormId, Id, PartId, ReportId, SequenceId, TableId};
use crate::model::report::Report;
use crate::pages::address::Route;
use crate::pages::data::DataFile;
use crate::pages::prose;
use crate::pages::view::Model;
use crate::pages::view::parts::correction::{self, CorrectionView};
use crate::pages::view::parts::download::{Download, downloads};
use crate::pages::view::parts::finding::{self, FindingView};
use crate::pages::view::parts::footnote::{NoteView, note_views};
use crate::pages::view::parts::former::Former;
use crate::pages::view::parts::link::Link;
use crate::pages::view::parts::link::{PageLink, Sibling};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::offer::{self, Cite, Offer};
use crate::pages::view::parts::part;
use crate::pages::view::parts::peers::{Peer, peers};
use crate::pages::view::parts::source::{self, SourceView};
use crate::pages::view::parts::title;
use crate::pages::view::parts::version::{self, SupersededView, UpdateView, VersionView, WithdrawnView};
use crate::pages::view::tables::of_report::Wanted;
use crate::pages::view::tables::section::{SectionView, sections};
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
    /// That another version took its place, where this is not the newest.
    pub superseded: Option<SupersededView>,
    /// What it changed of the version before, where it is not the first.
    pub update: Option<UpdateView>,
    /// That it was taken back.
    pub withdrawn: Option<WithdrawnView>,
    /// All its versions, the newest first; none where there is only one.
    pub versions: Vec<VersionView>,
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
    /// The pages that its tables take, this one first, where they are too many for one.
    pub pages: Vec<PageLink>,
    /// Its sections: prose and tables.
    #[serde(skip)]
    pub sections: Vec<SectionView>,
    /// Footnotes, as HTML.
    pub footnotes: String,
    /// How many checks were made of its figures, and how they ended, in one sentence.
    pub checks: String,
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
    /// The publisher's other reports on the period, each by the title of its form.
    pub others: Vec<Link>,
    /// The reports of the publisher that this one stands among: all, unless there are several on a period.
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

impl PeriodHead {
    /// The period that a report is on.
    pub(super) fn of(links: &Links<'_>, report: &Report) -> Self {
        // Every report is on one of the archive's periods; the first page is only what the type asks for.
        let period = links.archive.periods.find(|period| period.id == report.period.id);
        Self {
            label: report.period.label(links.language),
            href: links.to(period.map_or(Route::Index, Route::period)),
            start: report.period.start.to_string(),
            end: report.period.end.to_string(),
        }
    }
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

/// A report, with the tables that are wanted.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, position: ReportId, wanted: Wanted) -> ReportView {
    let archive = model.archive;
    let report = archive.report(position);
    let language = links.language;
    let publisher = archive.publisher(report.publisher());
    let siblings = siblings(archive, report);
    let here = siblings.iter().position(|other| other.position() == position);
    let neighbour = |at: Option<usize>| {
        let report = *siblings.get(at?)?;
        Some(Link { label: report.period.label(language), href: links.to(Route::Report(report.position())) })
    };
    let rendered = report
        .prose
        .map(|place| prose::render(model.archive, model.sources, links.route, language, place))
        .unwrap_or_default();
    let (preamble, footnotes) = (rendered.preamble, rendered.footnotes);
    ReportView {
        title: archive.title(position, language),
        title_language: title::title_language(archive, position, language),
        publisher: PublisherHead {
            name: archive.name_on(report.publisher(), &report.period, language),
            href: links.to(Route::Publisher(report.publisher())),
            kind: publisher
                .kind
                .as_ref()
                .and_then(|k| archive.site.kind(k))
                .map(|k| k.text(language).to_owned()),
            formerly: Former::all(publisher, language),
        },
        period: PeriodHead::of(links, report),
        draft: report.draft,
        superseded: version::superseded(links, report),
        update: version::update(links, report),
        withdrawn: version::withdrawn(links, report),
        versions: version::versions(links, report),
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
        pages: part::of_tables(links, report, PartId::at(0)),
        sections: sections(model, links, position, (rendered.sections, wanted)),
        footnotes,
        checks: model.found(position).tally().sentence(language),
        findings: finding::of_report(model, links, position),
        corrections: correction::newest(model, links, [position], usize::MAX),
        scope: note_views(links, position, &report.scope, 1),
        notes: note_views(links, position, &report.notes, report.scope.len() + 1),
        readings: readings(archive, position, language),
        omitted: omitted(archive, report, language),
        sources: source::views(links, position, &report.sources),
        downloads: downloads(links, Owner::Report(position)),
        data: offer::offers(links, [DataFile::Report(position)]),
        cite: offer::cite(links),
        previous: neighbour(here.and_then(|here| here.checked_sub(1))),
        next: neighbour(here.map(|here| here + 1)),
        others: archive
            .reports_on(report.publisher(), &report.period.id)
            .filter(|other| other.position() != report.newest())
            .map(|other| Link {
                label: archive.form(other.form).title.text(language).to_owned(),
                href: links.to(Route::Report(other.position())),
            })
            .collect(),
        siblings: siblings
            .iter()
            .map(|other| Sibling {
                label: other.period.label(language),
                href: links.to(Route::Report(other.position())),
                current: other.position() == report.newest(),
            })
            .collect(),
        peers: peers(links, report.publisher(), Some(report)),
    }
}

/// The reports of its publisher that a report stands among: those of its sequence, in the first one together
/// with the first ones of other kinds of period.
fn siblings<'a>(archive: &'a Archive, report: &ArchivedReport) -> Vec<&'a ArchivedReport> {
    let beside = |other: &&ArchivedReport| {
        other.sequence() == report.sequence()
            && (report.sequence() == SequenceId::at(0) || other.period.kind == report.period.kind)
    };
    archive.reports_of(report.publisher()).iter().filter(beside).collect()
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
