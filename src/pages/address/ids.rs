//! How the ids on a page are spelt. Views write them, and [`Anchor`](super::Anchor) reads them back.

pub(super) const FINDING: &str = "finding-";
pub(super) const CHECK: &str = "check-";
pub(super) const INDICATOR: &str = "indicator-";
pub(super) const TABLE: &str = "table-";
pub(super) const LINE: &str = "years-";
pub(super) const HEADLINE: &str = "headline-";

/// A part of a printed table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TablePart {
    /// All of it.
    Whole,
    /// Its caption: `table-requests-caption`.
    Caption,
    /// The heading over one that belongs to no section of the report's form: `table-requests-section`.
    Section,
    /// The list of its indicators in its form: `table-requests-indicators`.
    Indicators,
}

impl TablePart {
    pub(crate) const ALL: [Self; 4] = [Self::Whole, Self::Caption, Self::Section, Self::Indicators];

    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Caption => "-caption",
            Self::Section => "-section",
            Self::Indicators => "-indicators",
        }
    }
}

/// The id of a finding, by its number among those of its report, from 1.
pub(crate) fn finding(number: usize) -> String {
    format!("{FINDING}{number}")
}

/// The id of a check in its form.
pub(crate) fn check(check: &str) -> String {
    [CHECK, check].concat()
}

/// The id of an indicator in the list of its form, by its address.
pub(crate) fn indicator(address: &str) -> String {
    [INDICATOR, address].concat()
}

/// The id of a part of a printed table.
pub(crate) fn table(table: &str, part: TablePart) -> String {
    [TABLE, table, part.suffix()].concat()
}

/// The id of a line of a comparison, by the comparison's number on its page, from 1, and the indicator's
/// address.
pub(crate) fn line(number: usize, address: &str) -> String {
    format!("{LINE}{number}.{address}")
}

/// The id of an indicator's chart on the first page, by the indicator's number in the archive, from 1.
pub(crate) fn headline(number: usize) -> String {
    format!("{HEADLINE}{number}")
}
