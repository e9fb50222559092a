//! What adds up over publishers and their parts on a period, beside who reported.

use crate::analysis::hierarchy::{self, Held, Standing};
use crate::model::archive::Archive;
use crate::model::id::{PeriodId, PublisherId};
use crate::pages::address::Route;
use crate::pages::view::Model;
use crate::pages::view::parts::links::Links;
use serde::Serialize;

/// How many parts without a report, and how many figures that are smaller than the sum of their parts, a page
/// names of one report; the open data has all.
const NAMED: usize = 20;

/// The figures of a report held against those of the publisher's parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholeRow {
    /// The publisher.
    pub name: String,
    /// Its report.
    pub href: String,
    /// The title of the report's form, where it is not the publisher's first on the period.
    pub form: Option<String>,
    /// How many reports of parts there are.
    pub parts: usize,
    /// The names of the parts that have none, though one is expected, or of the first of them.
    pub absent: Vec<String>,
    /// How many more there are.
    pub unnamed_count: usize,
    /// How many figures equal the sum of the parts'.
    pub equal: usize,
    /// How many are larger.
    pub larger: usize,
    /// How many are smaller, which cannot be.
    pub smaller: usize,
    /// How many cannot be held against it.
    pub unassessed: usize,
    /// Those that are smaller, or the first of them.
    pub figures: Vec<SmallerFigure>,
}

/// A figure that is smaller than the sum of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SmallerFigure {
    /// What it is.
    pub label: String,
    /// The title of its table.
    pub table: String,
    /// The link to it in the report of the whole.
    pub href: String,
    /// As the whole prints it.
    pub text: String,
    /// The sum of the parts.
    pub sum: String,
    /// By how much that is larger.
    pub difference: String,
}

/// Those of some publishers.
pub(super) fn view(
    model: &Model<'_>,
    links: &Links<'_>,
    period: PeriodId,
    publishers: &[PublisherId],
) -> Vec<WholeRow> {
    let archive = model.archive;
    let row = |whole: hierarchy::Whole<'_>| {
        let held = whole.figures(archive, model.findings);
        let (mut equal, mut larger, mut smaller, mut unassessed) = (0, 0, 0, 0);
        for figure in &held {
            match figure.standing {
                Standing::Equal => equal += 1,
                Standing::Larger(_) => larger += 1,
                Standing::Smaller(_) => smaller += 1,
                Standing::Unassessed(_) => unassessed += 1,
            }
        }
        let title = |form| archive.form(form).title.text(links.language).to_owned();
        let name =
            |publisher: PublisherId| archive.publisher(publisher).short_name(links.language).to_owned();
        WholeRow {
            name: name(whole.report.publisher()),
            href: links.to(Route::Report(whole.report.position())),
            form: whole.report.name().map(|_| title(whole.report.form)),
            parts: whole.parts.len(),
            absent: whole.absent.iter().take(NAMED).copied().map(name).collect(),
            unnamed_count: whole.absent.len().saturating_sub(NAMED),
            equal,
            larger,
            smaller,
            unassessed,
            figures: held.iter().filter_map(|held| too_small(archive, links, held)).take(NAMED).collect(),
        }
    };
    let wholes = publishers.iter().flat_map(|&publisher| hierarchy::of(archive, publisher, period));
    wholes.map(row).collect()
}

fn too_small(archive: &Archive, links: &Links<'_>, held: &Held) -> Option<SmallerFigure> {
    let Standing::Smaller(by) = held.standing else { return None };
    let cell = archive.cell(held.cell);
    Some(SmallerFigure {
        label: archive.indicator_title(cell.data().form_id(), held.indicator, links.language),
        table: cell.data().table().title.text(links.language).to_owned(),
        href: links.cell(held.cell),
        text: cell.figure().to_string(),
        sum: held.sum?.to_string(),
        difference: by.to_string(),
    })
}
