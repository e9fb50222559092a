//! Sections of prose with the tables printed under them.

use super::of_report::{Elsewhere, Placed, Wanted, tables};
use super::official_table::OfficialTable;
use crate::model::id::{Id, PartId, ReportId, SectionId};
use crate::pages::address::ids::{self, TablePart};
use crate::pages::prose;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use serde::Serialize;

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
    /// Those of its tables that stand on further pages of the report.
    #[serde(skip)]
    pub elsewhere: Vec<Elsewhere>,
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
            elsewhere: Vec::new(),
        }
    }

    /// A section that no prose has, with its heading as plain text.
    fn headed(anchor: String, heading: &str) -> Self {
        let mut escaped = String::new();
        crate::text::markdown::escape(heading, &mut escaped);
        Self {
            anchor,
            text: heading.to_owned(),
            heading: escaped,
            body: String::new(),
            tables: Vec::new(),
            elsewhere: Vec::new(),
        }
    }
}

/// The sections of the prose, each with its tables; tables whose section the prose lacks get the form's own
/// heading, where the form has it.
pub(crate) fn sections(
    model: &Model<'_>,
    links: &Links<'_>,
    position: ReportId,
    (prose, wanted): (Vec<prose::Section>, Wanted),
) -> Vec<SectionView> {
    let archive = model.archive;
    let report = archive.report(position);
    let form = archive.form(report.form);
    let mut sections: Vec<(Option<SectionId>, SectionView)> =
        prose.into_iter().map(|section| (section.of_form, SectionView::without_tables(section))).collect();
    // The report's own page lists the tables of its further pages; these have theirs alone.
    let lists_others = wanted == Wanted::Page(PartId::at(0));
    let placed = tables(model, links, position, wanted).into_iter();
    let shown = placed.filter(|placed| placed.table.is_ok() || lists_others);
    for Placed { section: of_form, id, title, table } in shown {
        let at = sections.iter().position(|(section, _)| section.is_some() && *section == of_form);
        let at = at.unwrap_or_else(|| {
            let before = sections.iter().position(|(section, _)| *section > of_form && section.is_some());
            let at = before.unwrap_or(sections.len());
            let section = of_form.map(|section| form.section(section));
            let heading = section.map_or(title.as_str(), |section| section.title.text(links.language));
            let anchor =
                section.map_or_else(|| ids::table(&id, TablePart::Section), |section| section.id.clone());
            sections.insert(at, (of_form, SectionView::headed(anchor, heading)));
            at
        });
        match table {
            Ok(table) => sections[at].1.tables.push(table),
            Err(elsewhere) => sections[at].1.elsewhere.push(elsewhere),
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}
