//! Variants of one report with a figure changed, each by a publisher of its own, all in one archive:
//! thousands are checked in one run, and none sees another.

use super::{Scratch, repository};
use crate::analysis::check::Finding;
use crate::publish::pipeline::Checked;
use crate::text::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

/// A report of the example archive and its publisher, as text.
#[derive(Clone)]
pub struct Original {
    pub publisher: String,
    pub period: String,
    pub report: String,
}

/// One cell of a report: its address in the form, what is written there, and where.
pub struct Cell {
    pub address: String,
    pub written: String,
    pub range: Range<usize>,
}

impl Original {
    pub fn of(publisher: &str, period: &str) -> Self {
        let folder = repository().join("content").join(publisher);
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        Self { publisher: read("index.md"), period: period.into(), report: read(&format!("{period}.md")) }
    }

    /// Without the prose of both, which may speak of other reports.
    pub fn without_prose(mut self) -> Self {
        for text in [&mut self.publisher, &mut self.report] {
            let end = text.find("\n---\n").unwrap();
            text.truncate(end + "\n---\n".len());
        }
        self
    }

    /// With other words in one place of the report.
    pub fn with(mut self, old: &str, new: &str) -> Self {
        assert_eq!(self.report.matches(old).count(), 1, "{old}");
        self.report = self.report.replace(old, new);
        self
    }

    /// By another kind of publisher.
    pub fn of_kind(mut self, kind: &str) -> Self {
        let line = format!("kind: {}\n", self.kind());
        self.publisher = self.publisher.replace(&line, &format!("kind: {kind}\n"));
        self
    }

    pub fn kind(&self) -> &str {
        self.publisher.lines().find_map(|line| line.strip_prefix("kind: ")).unwrap()
    }

    pub fn replaced(&self, cell: &Cell, figure: &str) -> String {
        let (before, after) = (&self.report[..cell.range.start], &self.report[cell.range.end..]);
        format!("{before}{figure}{after}")
    }

    /// An archive of so many variants of the report, by number.
    pub fn archive<'t>(&self, reports: impl IntoIterator<Item = &'t str>) -> Scratch {
        let scratch = Scratch::new();
        scratch.write("annals.yaml", fs::read(repository().join("annals.yaml")).unwrap());
        for (number, report) in reports.into_iter().enumerate() {
            scratch.write(&format!("content/p{number}/index.md"), &self.publisher);
            scratch.write(&format!("content/p{number}/{}.md", self.period), report);
        }
        scratch
    }

    pub fn cells(&self) -> Vec<Cell> {
        let checked = self.archive([&*self.report]).check();
        let mut cells = Vec::new();
        for data in &checked.archive.reports.iter().next().unwrap().data {
            let block = data.block();
            for row in data.rows() {
                // Rows that a report names stand in the form as one.
                let leaf = block.row(data.form_row(row).unwrap());
                for column in data.columns() {
                    let range = data.place(row, column).range();
                    let written = self.report[range.clone()].to_owned();
                    cells.push(Cell { address: block.address(&leaf.id, column), written, range });
                }
            }
        }
        cells
    }
}

/// What is told strictly of each variant, by its number.
pub fn told(checked: &Checked) -> BTreeMap<usize, Vec<Diagnostic>> {
    let mut told: BTreeMap<usize, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in checked.all_diagnostics(true) {
        let path = &checked.sources.file(diagnostic.place.unwrap().file).path;
        let number = path.strip_prefix("content/p").and_then(|rest| rest.split('/').next()?.parse().ok());
        told.entry(number.unwrap_or_else(|| panic!("{diagnostic:?}"))).or_default().push(diagnostic);
    }
    told
}

/// The checks that fail in each variant, by its number.
pub fn failed(checked: &Checked) -> BTreeMap<usize, Vec<&Finding>> {
    let mut failed: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in checked.findings.iter().filter(|f| f.outcome.failed()) {
        let archive = &checked.archive;
        let publisher = archive.publisher(archive.report(finding.report).publisher());
        failed.entry(publisher.id[1..].parse().unwrap()).or_default().push(finding);
    }
    failed
}
