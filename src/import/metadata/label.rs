//! Values behind a label: `索引号：…`, in a line or in the cell beside it.

use super::date::{characters, date, time};
use super::{Found, Metadata, title};
use crate::import::document::{Block, Document, Position, Table};
use crate::import::line::Line;
use crate::text::message;
use jiff::civil::{Date, Time};

/// What a label says of the value behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Index,
    File,
    Published,
    Signed,
    Agency,
    /// Something that no report keeps; it ends the value before.
    Other,
}

/// Labels without their spaces, the longer before those that they begin with. Those of Latin letters stand
/// only at the beginning of a line, since they are also words of sentences.
const LABELS: [(&str, Kind); 34] = [
    ("索引号", Kind::Index),
    ("发文字号", Kind::File),
    ("发文文号", Kind::File),
    ("文件编号", Kind::File),
    ("文号", Kind::File),
    ("发布日期", Kind::Published),
    ("发布时间", Kind::Published),
    ("公布日期", Kind::Published),
    ("公开日期", Kind::Published),
    ("公开时间", Kind::Published),
    ("PubDate", Kind::Published),
    ("成文日期", Kind::Signed),
    ("生成日期", Kind::Signed),
    ("发布机构", Kind::Agency),
    ("发文机关", Kind::Agency),
    ("发布单位", Kind::Agency),
    ("公开机构", Kind::Agency),
    ("主题分类", Kind::Other),
    ("主题词", Kind::Other),
    ("体裁分类", Kind::Other),
    ("信息来源", Kind::Other),
    ("来源", Kind::Other),
    ("浏览次数", Kind::Other),
    ("浏览量", Kind::Other),
    ("点击数", Kind::Other),
    ("访问量", Kind::Other),
    ("字号", Kind::Other),
    ("字体", Kind::Other),
    ("信息名称", Kind::Other),
    ("有效性", Kind::Other),
    ("Published", Kind::Published),
    ("Signed", Kind::Signed),
    ("Indexnumber", Kind::Index),
    ("Filenumber", Kind::File),
];

/// What pages of Chinese governments say of themselves, by the names that the conventions give it.
const META: [(&str, Kind); 2] = [("PubDate", Kind::Published), ("ContentSource", Kind::Agency)];

/// A day, perhaps with the time of day.
pub(super) type Moment = (Date, Option<Time>);

/// The dates that stand behind labels.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    pub published: Vec<Found<Moment>>,
    pub signed: Vec<Found<Date>>,
}

/// Everything that was found behind labels.
#[derive(Default)]
struct Values {
    index: Vec<Found<String>>,
    file: Vec<Found<String>>,
    agency: Vec<Found<String>>,
    dates: Labelled,
}

/// Reads the labelled values of a document, and its numbers; `text` is the block where its text begins.
pub(super) fn read(
    document: &Document,
    lines: &[Line<'_>],
    text: Option<usize>,
    metadata: &mut Metadata,
) -> Labelled {
    let mut values = Values::default();
    let text = text.unwrap_or(document.blocks.len());
    for (name, value) in &document.meta {
        let known = META.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
        if let Some((_, kind)) = known {
            found(*kind, &characters(value), None, &mut values);
        }
    }
    for line in lines {
        let characters = characters(&line.text);
        // A sentence may name a number that is another document's.
        if characters.len() > 200 || (line.spot.block >= text && line.text.contains('。')) {
            continue;
        }
        let told = in_line(&characters, line.position, &mut values);
        if told || (line.spot.block < text && is_file_number(&characters)) {
            metadata.lines.insert(line.spot);
        }
        if line.spot.block < text && is_file_number(&characters) {
            values.file.push(Found::on(line, title::compact(&line.text)));
        }
    }
    for block in document.blocks.iter().take(text) {
        if let Block::Table(table) = block {
            in_table(table, &mut values, 0);
        }
    }
    let remarks = &mut metadata.remarks;
    let (index, file) =
        (message!(zh: "索引号", en: "the index number"), message!(zh: "文号", en: "the file number"));
    metadata.index_number = Found::agreed(&values.index, &index, remarks);
    metadata.file_number = Found::agreed(&values.file, &file, remarks);
    if metadata.agency.is_none() {
        metadata.agency = values.agency.into_iter().next();
    }
    values.dates
}

/// Reads a line; whether all of its words are told by what was found.
fn in_line(line: &[char], position: &Position, values: &mut Values) -> bool {
    let mut labels = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match label_at(line, at) {
            Some((kind, length)) => {
                labels.push((kind, at, at + length));
                at += length;
            }
            None => at += 1,
        }
    }
    let mut told = labels.first().is_some_and(|(_, start, _)| line.iter().take(*start).all(is_nothing));
    for (number, (kind, _, start)) in labels.iter().enumerate() {
        let end = labels.get(number + 1).map_or(line.len(), |(_, next, _)| *next);
        let value = line.get(*start..end).unwrap_or_default();
        told &= found(*kind, value, Some(position), values);
    }
    told
}

/// Reads cells that stand beside their labels.
fn in_table(table: &Table, values: &mut Values, depth: usize) {
    const DEEPEST: usize = 8;
    for (number, cell) in table.cells.iter().enumerate() {
        let text = characters(&cell.text);
        let beside = table.cells.get(number + 1).filter(|next| next.row == cell.row);
        let mut labelled = text.clone();
        labelled.push(':');
        match label_at(&labelled, 0).zip(beside) {
            Some(((kind, length), value)) if length >= text.len() => {
                found(kind, &characters(&value.text), Some(&value.position), values);
            }
            _ => _ = in_line(&text, &cell.position, values),
        }
        if depth < DEEPEST {
            cell.tables.iter().for_each(|table| in_table(table, values, depth + 1));
        }
    }
}

/// Takes in a value; whether all of its words are told by it.
fn found(kind: Kind, value: &[char], position: Option<&Position>, values: &mut Values) -> bool {
    let text: String = value.iter().collect();
    let text = text.trim().trim_end_matches(['。', ';']).trim();
    let first = text.split(' ').next().unwrap_or("");
    let is_number = first.chars().any(|c| c.is_ascii_digit()) && first.chars().count() <= 80;
    let at = |value: String| Found { value, position: position.cloned() };
    match kind {
        Kind::Index | Kind::File if is_number => {
            let number = if kind == Kind::File { title::compact(text) } else { first.to_owned() };
            let told = number.len() >= text.len() || first == text;
            if kind == Kind::Index { &mut values.index } else { &mut values.file }.push(at(number));
            told
        }
        // A blank number says nothing.
        Kind::Index | Kind::File => false,
        Kind::Published | Kind::Signed => {
            let start = value.iter().take_while(|c| **c == ' ').count();
            let Some(rest) = value.get(start..) else { return false };
            let Some((day, length)) = date(rest) else { return false };
            let rest = rest.get(length..).unwrap_or_default();
            let clock = time(rest);
            let rest = rest.get(clock.map_or(0, |(_, length)| length)..).unwrap_or_default();
            let position = position.cloned();
            if kind == Kind::Published {
                let value = (day, clock.map(|(time, _)| time));
                values.dates.published.push(Found { value, position });
            } else {
                values.dates.signed.push(Found { value: day, position });
            }
            rest.iter().all(is_nothing)
        }
        Kind::Agency => {
            let name = title::compact(first);
            if !name.is_empty() {
                values.agency.push(at(name));
            }
            false
        }
        Kind::Other => false,
    }
}

/// A label at a place, spaces within it not counted, and how many characters it is with its colon.
fn label_at(line: &[char], start: usize) -> Option<(Kind, usize)> {
    LABELS.iter().filter(|(label, _)| start == 0 || !label.is_ascii()).find_map(|&(label, kind)| {
        let mut at = start;
        for c in label.chars() {
            while at > start && line.get(at) == Some(&' ') {
                at += 1;
            }
            (line.get(at) == Some(&c)).then_some(())?;
            at += 1;
        }
        while line.get(at) == Some(&' ') {
            at += 1;
        }
        (line.get(at) == Some(&':')).then_some((kind, at + 1 - start))
    })
}

/// Whether a line is the number of a document and nothing else: `沭政发〔2026〕1号`.
fn is_file_number(line: &[char]) -> bool {
    let text: String = line.iter().filter(|c| **c != ' ').collect();
    let Some((issuer, rest)) = text.split_once(['〔', '[', '(', '【']) else { return false };
    let Some((year, number)) = rest.split_once(['〕', ']', ')', '】']) else { return false };
    let number = number.strip_prefix('第').unwrap_or(number).strip_suffix('号');
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=20).contains(&issuer.chars().count())
        && issuer.chars().all(|c| c.is_alphanumeric() && !c.is_ascii_digit())
        && year.len() == 4
        && digits(year)
        && number.is_some_and(digits)
}

/// Whether a character says nothing.
fn is_nothing(c: &char) -> bool {
    !c.is_alphanumeric()
}
