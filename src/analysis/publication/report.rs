//! What one report of an archive says.

use super::labels::in_language;
use super::units::Units;
use super::{Declared, Kept, Printed, ReportKey, Reported, SharedWords, digest};
use crate::model::archive::{Archive, ArchivedReport, Move, Moved};
use crate::model::figure::{Figure, Value};
use crate::model::report::{Correction, Note};
use crate::text::source::{FileId, Sources};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// By what a report is found.
pub(crate) fn key(archive: &Archive, report: &ArchivedReport) -> ReportKey {
    (archive.publisher(report.publisher()).id.clone(), report.lasting_address())
}

/// The reports that once had other addresses.
pub(super) fn moved(archive: &Archive) -> BTreeMap<ReportKey, ReportKey> {
    let report = |moved: &Move| match moved.to {
        Moved::Report(report) if !archive.report(report).is_superseded() => {
            let (publisher, address) = moved.from.split_once('/')?;
            Some(((publisher.to_owned(), address.to_owned()), key(archive, archive.report(report))))
        }
        Moved::Report(_)
        | Moved::Tables(..)
        | Moved::Publisher(_)
        | Moved::Changes(_)
        | Moved::Page(_)
        | Moved::File(_) => None,
    };
    archive.moves.iter().filter_map(report).collect()
}

impl Reported {
    /// What a report of an archive says, and what its versions before said.
    pub(crate) fn whole(
        archive: &Archive,
        sources: &Sources,
        report: &ArchivedReport,
        words: &SharedWords,
    ) -> Self {
        let of = |report| Self::of(archive, sources, report, words);
        let earlier = report.earlier().iter().map(|&earlier| of(archive.report(earlier)));
        Self { earlier: earlier.collect(), ..of(report) }
    }

    /// What a version of a report says by itself; the words of its tables are shared with other reports.
    pub(crate) fn of(
        archive: &Archive,
        sources: &Sources,
        report: &ArchivedReport,
        words: &SharedWords,
    ) -> Self {
        let language = archive.site.first_language();
        let files: BTreeSet<FileId> =
            std::iter::once(report.place).chain(report.prose).map(|place| place.file).collect();
        let note = |note: &Note| notes(note, &archive.site.languages);
        let prose = report.prose.map(|place| sources.text(place)).filter(|prose| !prose.trim().is_empty());
        let mut reported = Self {
            published: report.published.map(|day| day.to_string()),
            sources: files.into_iter().map(|file| digest(sources.file(file).text.as_bytes())).collect(),
            prose: prose.map(|prose| digest(prose.as_bytes())),
            notes: report.notes.iter().chain(&report.scope).flat_map(note).collect(),
            update: report.update.as_ref().map(|update| {
                let [why, method] =
                    [&update.why, &update.method].map(|words| words.text(language).to_owned());
                [update.on.to_string(), update.kind.name().to_owned(), why, method]
            }),
            withdrawn: report.withdrawn.as_ref().map(|withdrawal| {
                let why = withdrawal.why.text(language).to_owned();
                [withdrawal.on.to_string(), why, withdrawal.figures.name().to_owned()]
            }),
            corrections: report.corrections.iter().map(|correction| declared(report, correction)).collect(),
            words: words.of(archive, report),
            ..Self::default()
        };
        let mut units = Units::new(&archive.site.languages);
        for data in &report.data {
            for (row, column) in data.cells() {
                let figure = data.figure(row, column);
                let address = data.address(row, column);
                if figure.value == Value::Unread {
                    reported.unread.insert(address);
                } else if figure.value.is_given() {
                    let unit = data.spec(row, column).unit(&report.period).or_else(|| figure.own_unit());
                    units.add(&address, unit.map(|unit| &unit.label));
                    let unit = unit.map(|unit| unit.label.text(language).to_owned()).unwrap_or_default();
                    let note = figure.note().unwrap_or_default().to_owned();
                    reported.figures.push((address, Kept { printed: Printed::of(figure), unit, note }));
                }
            }
        }
        reported.units = units.finish();
        reported
    }

    /// Its figures by address.
    pub(crate) fn by_address(&self) -> BTreeMap<&str, &Kept> {
        self.figures.iter().map(|(address, kept)| (address.as_str(), kept)).collect()
    }

    /// The row and the column of an address, as its rows and columns are named.
    pub(crate) fn row_and_column(address: &str) -> Option<(String, String)> {
        let (row, column) = address.rsplit_once('.')?;
        let (block, _) = row.rsplit_once('.')?;
        Some((row.to_owned(), format!("{block}.{column}")))
    }
}

impl Printed {
    /// What is printed, the kind of its value, and its value where that is written otherwise.
    pub(super) fn new(text: String, kind: impl Into<Cow<'static, str>>, exact: Option<String>) -> Self {
        Self { kind: kind.into(), exact: exact.filter(|exact| *exact != text), text }
    }

    /// A figure as it is printed.
    pub(crate) fn of(figure: &Figure) -> Self {
        let text = figure.to_string();
        let exact = match figure.value.number() {
            Some(_) if is_plain(&text) => None,
            Some(number) => Some(number.normalize().to_string()),
            None => Some(Figure::of(figure.value.clone()).to_string()),
        };
        Self::new(text, figure.value.kind(), exact)
    }
}

/// Whether a number is printed as it is written exactly: as most are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.bytes().next().is_some_and(|first| first != b'0')
}

/// A note in the first language of an archive, and in each further one that it is written in.
fn notes(note: &Note, languages: &[String]) -> Vec<(String, String)> {
    let on = note.on.as_deref().unwrap_or_default();
    let Some((first, further)) = languages.split_first() else { return Vec::new() };
    let own = (on.to_owned(), note.text.text(first).to_owned());
    let further = further
        .iter()
        .filter_map(|language| Some((in_language(on, language), note.text.exactly(language)?.to_owned())));
    std::iter::once(own).chain(further).collect()
}

fn declared(report: &ArchivedReport, correction: &Correction) -> Declared {
    let cell = correction.cell;
    Declared {
        figure: report.data.block(cell.data).address(cell.row, cell.column),
        was: Printed::of(&correction.was),
        now: Printed::of(&correction.now),
        on: correction.on.to_string(),
        kind: correction.kind.name().to_owned(),
        why: correction.why.clone(),
    }
}
