//! The name of a report that is not the first of its publisher on a period.

use crate::model::period::Period;
use crate::model::publisher::is_id;
use crate::text::strings;

/// Where the further pages of a report's tables stand, below the report.
pub(crate) const TABLES: &str = "tables";

/// Whether a text can be the name of a further report, and so the last part of its address: an id that
/// begins with a letter, and is no period, no language, and no version of a report, such as `v1`,
/// and not `tables`.
pub(crate) fn is_report_name(text: &str) -> bool {
    let version = text.strip_prefix('v');
    let is_version =
        version.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    let letter = text.starts_with(|first: char| first.is_ascii_lowercase());
    let is_kept = is_version || ["index", TABLES].contains(&text);
    letter && is_id(text) && !is_kept && !strings::has(text) && !Period::is_name(text)
}

/// What a text says that names a report below its publisher: the period, and the name of a further report on
/// it.
pub(crate) fn parts(address: &str) -> (&str, Option<&str>) {
    address.split_once('/').map_or((address, None), |(period, name)| (period, Some(name)))
}
