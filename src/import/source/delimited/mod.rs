//! Values parted by commas, semicolons or tabs: one table.

#[cfg(test)]
mod tests;

use crate::import::document::{Block, Document, Position, Table, TableCell};
use crate::import::source::refusal::Refusal;
use crate::import::source::{encoding, limits};
use crate::text::message;
use csv::{ReaderBuilder, StringRecord};

/// How many lines are looked at to find what parts the values.
const SEARCHED: usize = 50;

/// Reads a file of values.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    limits::check_bytes(bytes)?;
    let decoded = encoding::decode(bytes)?;
    let whole = decoded.text.trim_end_matches('\u{1a}');
    let (told, text) = told(whole);
    let skipped = whole.len() - text.len();
    let delimiter = told.unwrap_or_else(|| delimiter(text));
    let builder = &mut ReaderBuilder::new();
    let builder = builder.delimiter(delimiter).has_headers(false).flexible(true);
    let mut reader = builder.from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut row = 0;
    let mut record = StringRecord::new();
    let mut places = Places { text: whole, at: 0, line: 1 };
    // Of a text in memory that is valid, every record can be read.
    while let Ok(true) = reader.read_record(&mut record) {
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok());
        let line = places.line_of(skipped + start.unwrap_or(0));
        let end = skipped + usize::try_from(reader.position().byte()).unwrap_or(0);
        if record.iter().next_back().is_some_and(|last| last.contains('\n'))
            && whole.get(places.at..end).is_some_and(|raw| raw.matches('"').count() % 2 == 1)
        {
            return Err(open_quote(line));
        }
        if record.len() > limits::COLUMNS {
            return Err(limits::too_wide());
        }
        if table.cells.len() + record.len() > limits::CELLS {
            return Err(limits::too_many_cells());
        }
        for (column, text) in record.iter().enumerate() {
            let text = text.trim().replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n");
            table.cells.push(TableCell::new((row, column), text, Position::Line(line)));
        }
        row += 1;
    }
    let blocks = vec![Block::Table(table)];
    Ok(Document { blocks, remarks: decoded.remarks, ..Document::default() })
}

/// What parts the values if a first line says so, as Excel writes it: `sep=;`. And the lines after it.
fn told(text: &str) -> (Option<u8>, &str) {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="));
    match rest.and_then(|rest| rest.split_once('\n')) {
        Some((delimiter, after)) => match delimiter.trim_end_matches('\r').as_bytes() {
            [delimiter] => (Some(*delimiter), after),
            _ => (None, text),
        },
        None => (None, text),
    }
}

/// What parts the values: what stands on most lines, outside quotes. A comma may stand in a number.
pub(super) fn delimiter(text: &str) -> u8 {
    let mut best = (0, b',');
    for delimiter in [b'\t', b';', b','] {
        let mut lines = 0;
        for line in text.lines().take(SEARCHED) {
            let mut is_quoted = false;
            let parts = line.bytes().any(|byte| {
                is_quoted ^= byte == b'"';
                byte == delimiter && !is_quoted
            });
            lines += usize::from(parts);
        }
        if lines > best.0 {
            best = (lines, delimiter);
        }
    }
    best.1
}

/// Counts lines on the way through a text.
struct Places<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Places<'_> {
    /// The line on which a record begins that is found at a byte or, after blank lines, behind it.
    fn line_of(&mut self, byte: usize) -> usize {
        let rest = self.text.get(byte..).unwrap_or_default();
        let start = byte + rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        let passed = self.text.get(self.at..start).unwrap_or_default();
        let alone = passed.matches('\r').count() - passed.matches("\r\n").count();
        self.line += passed.matches('\n').count() + alone;
        self.at = start;
        self.line
    }
}

/// The refusal of a quote without its other.
pub(super) fn open_quote(line: usize) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(
            zh: "第 {line} 行开始的记录里，有一个引号没有配对",
            en: "a quote in the record that begins on line {line} is not closed"
        ),
        remedy: message!(
            zh: "在表格软件中打开该文件，另存为 XLSX 后再导入",
            en: "open the file in a spreadsheet program, save it as XLSX, and import that"
        ),
    })
}
