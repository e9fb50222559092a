//! What a document says of itself: its title, its dates, its numbers, its agency and its period.
//!
//! Each is told with the place where it stands. Nothing is made up: where two places contradict each other,
//! there is none, and a remark says so.

mod date;
mod title;
mod label;
mod dates;
mod period;
#[cfg(test)]
mod tests;

use super::document::{Document, Position, Role};
use super::line::{self, Line, Spot};
use crate::model::form::Form;
use crate::model::form::heading::section_of;
use crate::model::period::{Period, PeriodKind};
use crate::text::message;
use crate::text::message::Message;
use jiff::civil::{Date, Time};
use std::collections::BTreeSet;

/// What a document says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Metadata {
    /// Its title.
    pub title: Option<Found<String>>,
    /// Who published it.
    pub agency: Option<Found<String>>,
    /// When it was published, perhaps with the time of day.
    pub published: Option<Found<(Date, Option<Time>)>>,
    /// When it was signed.
    pub signed: Option<Found<Date>>,
    /// The number under which it is filed, 索引号.
    pub index_number: Option<Found<String>>,
    /// Its number as a document, 文号.
    pub file_number: Option<Found<String>>,
    /// The first and the last day that its figures are about.
    pub period: Option<Found<(Date, Date)>>,
    /// The lines all of whose words are told here: prose need not repeat them.
    pub lines: BTreeSet<Spot>,
    /// What was left out since two places contradict each other.
    pub remarks: Vec<Message>,
}

/// What was found, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<T> {
    /// What.
    pub value: T,
    /// Where; none for what the file says beside its text.
    pub position: Option<Position>,
}

/// Reads what a document says of itself. The form tells where its text begins.
pub(crate) fn read(document: &Document, form: &Form) -> Metadata {
    let lines = line::of_document(document);
    let text = lines.iter().position(|line| begins_text(form, line)).unwrap_or(lines.len());
    let mut metadata = Metadata::default();
    let (head, rest) = lines.split_at(text);
    let title = title::read(document, head, &mut metadata);
    let labelled = label::read(document, &lines, rest.first().map(|line| line.spot.block), &mut metadata);
    dates::read(&lines, head, title, labelled, &mut metadata);
    metadata.period = period::read(&lines, &mut metadata.remarks);
    metadata
}

/// Whether the text of a report begins with this line: a section of its form, or a long sentence.
fn begins_text(form: &Form, line: &Line<'_>) -> bool {
    let length = line.text.chars().count();
    let is_section = length < 40 && section_of(form, &line.text).is_some();
    // A title may be as long as a sentence.
    let is_sentence = length > 40 && line.text.contains(['。', '，', ',']) && line.role != Role::Heading(1);
    line.role != Role::Furniture && (is_section || is_sentence)
}

impl<T> Found<T> {
    /// Something on a line.
    fn on(line: &Line<'_>, value: T) -> Self {
        Self { value, position: Some(line.position.clone()) }
    }
}

impl<T: PartialEq + Clone> Found<T> {
    /// The one thing that several places say; none, with a remark, where they contradict each other.
    fn agreed(found: &[Self], what: &Message, remarks: &mut Vec<Message>) -> Option<Self> {
        let first = found.first()?.clone();
        let Some(other) = found.iter().find(|other| other.value != first.value) else { return Some(first) };
        let beside = || message!(zh: "文件属性", en: "the properties of the file");
        let place = |found: &Self| found.position.as_ref().map_or_else(beside, Position::words);
        let (Message { zh, en }, one, two) = (what, place(&first), place(other));
        let (one_zh, one_en, two_zh, two_en) = (one.zh, one.en, two.zh, two.en);
        remarks.push(Message {
            zh: format!("{zh}有两处，互相矛盾（{one_zh}，{two_zh}）：没有采用"),
            en: format!("{en} contradicts itself ({one_en}; {two_en}): it is left out"),
        });
        None
    }
}

impl Metadata {
    /// Takes note of whose document it is: a line before its text that is the publisher's name and nothing
    /// else says no more.
    pub(crate) fn is_of(&mut self, document: &Document, form: &Form, names: &[&str]) {
        let lines = line::of_document(document);
        let is_name = |words: &str| names.iter().any(|name| title::compact(name) == title::compact(words));
        let head = lines.iter().take_while(|line| is_name(&line.text) || !begins_text(form, line));
        self.lines.extend(head.filter(|line| is_name(&line.text)).map(|line| line.spot));
    }

    /// Why the document cannot be the report on a period, if it says so itself.
    pub(crate) fn contradiction(&self, period: &Period) -> Option<Message> {
        if let Some(Found { value: (start, end), position }) = &self.period
            && (*start, *end) != (period.start, period.end)
        {
            let Message { zh, en } = position.as_ref().map(Position::words).unwrap_or_default();
            let id = &period.id;
            return Some(Message {
                zh: format!("原件说数据自 {start} 起至 {end} 止（{zh}），与期间 {id} 不符"),
                en: format!("the document says that its figures are about {start} to {end} ({en}), not {id}"),
            });
        }
        let title = self.title.as_ref()?;
        let year = title::year(&title.value)?;
        let years = period.start.year()..=period.end.year();
        // A fiscal year is named by the year of its end, or by another that the agency uses.
        if years.contains(&year) || period.kind == PeriodKind::FiscalYear {
            return None;
        }
        let (title, id) = (&title.value, &period.id);
        Some(message!(
            zh: "标题“{title}”说的是 {year} 年，与期间 {id} 不符",
            en: "the title '{title}' speaks of {year}, not of {id}"
        ))
    }
}
