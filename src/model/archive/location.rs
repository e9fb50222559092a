//! Where the files of a report lie, which says whose it is and on which period.

use crate::model::period::Period;
use crate::text::source::FileId;
use std::collections::{BTreeMap, BTreeSet};

/// Where the files of a report lie: `city-library/2024.md`, or `city-library/2024/survey.md` of a further one
/// on its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location<'d> {
    /// The publisher's folder.
    pub folder: &'d str,
    /// The period as it is written.
    pub period: &'d str,
    /// The name of a further report.
    pub name: Option<&'d str>,
}

impl<'d> Location<'d> {
    /// Where a file of a folder lies: the folder is its publisher's own, or one in it for a period.
    pub(super) fn of(folder: &'d str, name: &'d str, publishers: &BTreeSet<&str>) -> Self {
        match folder.rsplit_once('/') {
            Some((publisher, period))
                if !publishers.contains(folder)
                    && !matches!(publisher, "forms" | "pages")
                    && Period::is_name(period) =>
            {
                Self { folder: publisher, period, name: Some(name) }
            }
            _ => Self { folder, period: name, name: None },
        }
    }
}

/// The files of a report: of its newest version, and of those that it superseded, by their numbers.
#[derive(Debug, Default)]
pub(super) struct VersionFiles {
    /// Of the newest version.
    pub newest: ReportFiles,
    /// Of those before it.
    pub earlier: BTreeMap<u32, ReportFiles>,
}

impl VersionFiles {
    /// Those that it has, the newest version's first.
    pub(super) fn iter(&self) -> impl Iterator<Item = FileId> {
        self.newest.iter().chain(self.earlier.values().flat_map(|files| files.iter()))
    }

    /// The files of a version; of the newest where it has no number.
    pub(super) fn of(&mut self, version: Option<u32>) -> &mut ReportFiles {
        match version {
            Some(version) => self.earlier.entry(version).or_default(),
            None => &mut self.newest,
        }
    }
}

/// The name of a report's file, and the number of the version that it keeps: `2020.v1`.
pub(super) fn version_of(name: &str) -> (&str, Option<u32>) {
    let parts = name.rsplit_once(".v");
    let parts = parts.and_then(|(report, number)| Some((report, number.parse().ok()?, number)));
    match parts {
        Some((report, version @ 1.., number)) if version.to_string() == number => (report, Some(version)),
        _ => (name, None),
    }
}

/// The files of a version of a report, of which it has at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct ReportFiles {
    /// Prose, and the front matter unless that has a file of its own.
    pub markdown: Option<FileId>,
    /// The front matter alone.
    pub yaml: Option<FileId>,
}

impl ReportFiles {
    /// Those that it has.
    pub(super) fn iter(self) -> impl Iterator<Item = FileId> {
        self.markdown.into_iter().chain(self.yaml)
    }
}
