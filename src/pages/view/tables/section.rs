//! Sections of prose with the tables printed under them.

use super::of_report::tables;
use super::official_table::OfficialTable;
use crate::model::id::{ReportId, SectionId};
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

/// The sections of the prose, each with its tables; tables whose section the prose lacks get the form's own
/// heading, where the form has it.
pub(crate) fn sections(
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
