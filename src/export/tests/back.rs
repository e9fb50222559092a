//! A report that is exported and imported again is the same report, cell by cell.

use crate::export;
use crate::import::imported::{self, Wanted};
use crate::import::target::Target;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::figure::{Decimal, Value};
use crate::model::format::Format;
use crate::model::report::BlockData;
use crate::publish::pipeline::Checked;
use crate::text::message::Language;
use std::collections::BTreeMap;

/// What a cell prints, which kind of value it is and which number; nothing where it was not read.
type Printed = Option<(String, &'static str, Option<Decimal>)>;

/// The figures of some tables by their address, as printed and as they are read. Where two editions have
/// the same table, a document does not say whose it is.
fn figures<'d>(data: impl IntoIterator<Item = &'d BlockData>, language: &str) -> BTreeMap<String, Printed> {
    let mut figures = BTreeMap::new();
    for data in data {
        for (row, column) in data.cells() {
            let figure = data.figure(row, column);
            if figure.value == Value::Absent {
                continue;
            }
            // Rows of the report's own are known by their labels.
            let label = data.row_heading(row).text(language);
            let address = format!("{} {label} {}", data.block().id, data.column(column).id);
            // Commas that part thousands are the format's of a spreadsheet's cell; the figure is the same.
            let printed = (figure.value != Value::Unread).then(|| figure.to_string().replace(',', ""));
            figures.insert(
                address,
                printed.map(|printed| (printed, figure.value.kind(), figure.value.number())),
            );
        }
    }
    figures
}

/// What comes back of a report in each format, in a language.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many cells came back as they were.
    pub exact: usize,
    /// Cells that were not read.
    pub unread: Vec<String>,
    /// Cells that are others than they were, and files that were refused.
    pub wrong: Vec<String>,
}

impl Outcome {
    /// Exports a report, imports it again and adds what came back.
    pub fn add(&mut self, checked: &Checked, report: &ArchivedReport, language: &str, format: Format) {
        let archive = &checked.archive;
        let model = checked.model();
        let name = format!("a.{}", format.name());
        let publisher = &archive.publisher(report.publisher()).id;
        let place = format!("{publisher} {} {language} {name}", report.address());
        let bytes = export::report(&model, report.position(), language, format).unwrap();
        self.import(archive, report, (language, &place), (&name, &bytes));
    }

    fn import(
        &mut self,
        archive: &Archive,
        report: &ArchivedReport,
        (language, place): (&str, &str),
        (name, bytes): (&str, &[u8]),
    ) {
        let target = Target::of(archive, report.publisher(), &report.address(), None).ok().unwrap();
        let imported = match imported::read(archive, &target, name, bytes) {
            Ok(imported) => imported,
            Err(refusal) => return self.wrong.push(format!("{place}: {}", refusal.message.en)),
        };
        let by = Wanted {
            archive,
            target: &target,
            last: None,
            url: None,
            is_kept: false,
            language: Language::En,
        };
        let (back, _) = imported.report(by);
        let wanted = figures(&report.data, language);
        let back = figures(&back.data, language);
        for (address, printed) in &wanted {
            match back.get(address) {
                Some(other) if other == printed => self.exact += 1,
                Some(None) | None => self.unread.push(format!("{place} {address}: {printed:?}")),
                other => self.wrong.push(format!("{place} {address}: {printed:?}, back {other:?}")),
            }
        }
        let more = back.iter().filter(|(address, _)| !wanted.contains_key(*address));
        self.wrong
            .extend(more.map(|(address, printed)| format!("{place} {address}: only back, {printed:?}")));
    }
}
