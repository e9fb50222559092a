//! A further page of the tables of a report that has many.

use super::report::PeriodHead;
use crate::model::archive::ArchivedReport;
use crate::model::id::{Id, PartId, ReportId};
use crate::model::report::Note;
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::finding::{self, FindingView};
use crate::pages::view::parts::footnote::{NoteView, note_views};
use crate::pages::view::parts::link::{Link, Named, PageLink};
use crate::pages::view::parts::links::Links;
use crate::pages::view::parts::part;
use crate::pages::view::parts::title;
use crate::pages::view::parts::version::{self, SupersededView, WithdrawnView};
use crate::pages::view::tables::of_report::Wanted;
use crate::pages::view::tables::section::{SectionView, sections};
use serde::Serialize;

/// A further page of the tables of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TablesView {
    /// Who reports.
    pub publisher: Named,
    /// The report.
    pub report: Link,
    /// The language of its title.
    pub title_language: String,
    /// On which period.
    pub period: PeriodHead,
    /// Whether it is a draft, not to be published yet.
    pub draft: bool,
    /// That another version took its place, where this is not the newest.
    pub superseded: Option<SupersededView>,
    /// That it was taken back.
    pub withdrawn: Option<WithdrawnView>,
    /// The pages that the tables take, the report's own first.
    pub pages: Vec<PageLink>,
    /// The tables of the page, by the sections of the report.
    #[serde(skip)]
    pub sections: Vec<SectionView>,
    /// The findings that are told beside them.
    pub findings: Vec<FindingView>,
    /// What the report says of figures on the page, numbered as on its own page.
    pub notes: Vec<NoteView>,
    /// The page before this one.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
}

/// A further page of the tables of a report.
pub(crate) fn view(model: &Model<'_>, links: &Links<'_>, position: ReportId, at: PartId) -> TablesView {
    let archive = model.archive;
    let report = archive.report(position);
    let pages = part::of_tables(links, report, at);
    let here = at.index();
    TablesView {
        publisher: Named {
            name: archive.name_on(report.publisher(), &report.period, links.language),
            href: links.to(Route::Publisher(report.publisher())),
        },
        report: Link {
            label: archive.title(position, links.language),
            href: links.to(Route::Report(position)),
        },
        title_language: title::title_language(archive, position, links.language),
        period: PeriodHead::of(links, report),
        draft: report.draft,
        superseded: version::superseded(links, report),
        withdrawn: version::withdrawn(links, report),
        sections: sections(model, links, position, (Vec::new(), Wanted::Page(at))),
        findings: finding::of_report(model, links, position).into_iter().filter(|f| f.here).collect(),
        notes: notes(links, report, at),
        previous: pages.get(here.wrapping_sub(1)).map(|page| page.href.clone()),
        next: pages.get(here + 1).map(|page| page.href.clone()),
        pages,
    }
}

/// What a report says of figures on one of the pages.
fn notes(links: &Links<'_>, report: &ArchivedReport, part: PartId) -> Vec<NoteView> {
    let is_here = |note: &Note| {
        let mut on = note.cells.iter().map(|cell| cell.data).chain(note.empty);
        on.any(|data| {
            let data = report.data.block(data);
            report.part_of(data.form_id(), data.block().table) == part
        })
    };
    let here = report.numbered_notes().filter(|(note, _)| is_here(note));
    here.flat_map(|(note, number)| note_views(links, report.position(), std::slice::from_ref(note), number))
        .collect()
}
