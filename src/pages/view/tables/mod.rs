//! Tables: as a form prints them, and the periods side by side.

pub(crate) mod official_table;
pub(crate) mod footnotes;
pub(crate) mod line;
pub(crate) mod align;
pub(crate) mod comparison;
pub(crate) mod headline;
pub(crate) mod of_report;
pub(crate) mod section;
pub(crate) mod empty;
