//! The period that a document says its figures are about.

use super::Found;
use super::date::{characters, date, day_of};
use crate::import::line::Line;
use crate::text::message;
use crate::text::message::Message;
use jiff::civil::Date;

/// How far after `统计` a span of days may begin, and how far apart its two days may stand, in characters.
const NEAR: usize = 40;
const APART: usize = 12;

/// Reads the span of days behind words such as `统计期限`.
pub(super) fn read(lines: &[Line<'_>], remarks: &mut Vec<Message>) -> Option<Found<(Date, Date)>> {
    let found = lines.iter().filter(|line| line.text.contains("统计"));
    let found = found.flat_map(|line| spans(&line.text).into_iter().map(|span| Found::on(line, span)));
    let what = message!(zh: "数据统计期限", en: "the period of the figures");
    Found::agreed(found.collect(), &what, remarks)
}

/// The spans of days that a line says something is counted in.
fn spans(line: &str) -> Vec<(Date, Date)> {
    let line = characters(line);
    let keywords = line.windows(2).enumerate().filter(|(_, pair)| **pair == ['统', '计']);
    keywords.filter_map(|(at, _)| span(line.get(at + 2..)?)).collect()
}

/// The first span of days in the same sentence.
fn span(line: &[char]) -> Option<(Date, Date)> {
    let sentence = line.iter().position(|c| *c == '。').unwrap_or(line.len());
    for at in 0..sentence.min(NEAR) {
        let Some((start, length)) = date(line.get(at..sentence)?) else { continue };
        let rest = line.get(at + length..sentence)?;
        let ends = (0..rest.len().min(APART)).filter_map(|at| {
            let rest = rest.get(at..)?;
            date(rest).or_else(|| day_of(start.year(), rest))
        });
        return ends.map(|(end, _)| (start, end)).find(|(start, end)| start < end);
    }
    None
}
