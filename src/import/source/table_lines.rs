//! The lines of a CSV file as they stand there: no head is taken for granted, and lines may differ in length.

use super::refusal::Refusal;
use crate::text::message;
use csv::ReaderBuilder;

/// The cells of each line.
///
/// # Errors
/// If it is no UTF-8.
pub(crate) fn lines(bytes: &[u8]) -> Result<Vec<Vec<String>>, Box<Refusal>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let lines = reader.records().map(|record| Ok(record?.iter().map(str::to_owned).collect()));
    let lines: Result<Vec<Vec<String>>, csv::Error> = lines.collect();
    lines.map_err(|error| {
        Box::new(Refusal {
            message: message!(zh: "不是 UTF-8 的 CSV：{error}", en: "it is no CSV in UTF-8: {error}"),
            remedy: message!(zh: "另存为 UTF-8 的 CSV", en: "save it as CSV in UTF-8"),
        })
    })
}
