//! The lines of a table one after another, however long it is: values parted by commas, as they are or packed
//! by gzip, or the rows of a sheet.

use super::delimited::{delimiter, open_quote};
use super::lines::Lines;
use super::refusal::Refusal;
use crate::import::document::{Block, Document};
use crate::text::message;
use crate::text::message::Message;
use csv::{Reader, ReaderBuilder, StringRecord};
use flate2::read::MultiGzDecoder;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// So much of a file is looked at to find what it is.
const LOOKED_AT: u64 = 64 << 10;

/// A line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// Where it begins in its file, from 1.
    pub line: usize,
    /// Its cells, without space around them.
    pub cells: Vec<String>,
    /// Cells that a sheet shows otherwise than it holds them, with why.
    pub doubts: BTreeMap<usize, Message>,
}

/// The lines of a table.
pub(crate) enum Records<'r> {
    /// Of a file of values.
    Values {
        /// Reads one line after another.
        reader: Box<Reader<Lines<Stream<'r>>>>,
        /// The last line.
        record: StringRecord,
        /// Where it began.
        line: usize,
        /// Whether its last cell has several lines.
        is_long: bool,
    },
    /// Of a sheet.
    Sheet(std::vec::IntoIter<Record>),
}

impl<'r> Records<'r> {
    /// The lines of a file of values.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn of_values(file: impl Read + 'r) -> Result<Self, Box<Refusal>> {
        let (head, mut file) = looked_at(Box::new(file))?;
        let mut text = head;
        if text.starts_with(b"\x1f\x8b") {
            (text, file) = looked_at(Box::new(MultiGzDecoder::new(file)))?;
        }
        let delimiter = delimiter(&String::from_utf8_lossy(&text));
        let builder = &mut ReaderBuilder::new();
        let builder = builder.delimiter(delimiter).has_headers(false).flexible(true);
        let reader = Box::new(builder.from_reader(Lines::new(file)));
        Ok(Self::Values { reader, record: StringRecord::new(), line: 0, is_long: false })
    }

    /// The lines of a sheet of a workbook, or of its only one.
    ///
    /// # Errors
    /// If there is no such sheet, or several and none is named.
    pub(crate) fn of_sheet(document: &Document, name: Option<&str>) -> Result<Self, Box<Refusal>> {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        let wanted = tables.filter(|table| name.is_none() || table.caption.as_deref() == name);
        let wanted: Vec<_> = wanted.collect();
        let [table] = wanted[..] else {
            let count = wanted.len();
            return Err(Box::new(Refusal {
                message: message!(zh: "有 {count} 张这样的工作表", en: "there are {count} such sheets"),
                remedy: message!(
                    zh: "在映射文件里写明哪一张：sheet: 名称", en: "say which in the mapping file: sheet: NAME"
                ),
            }));
        };
        let mut rows: BTreeMap<usize, Record> = BTreeMap::new();
        for cell in &table.cells {
            let row = rows.entry(cell.row).or_default();
            row.line = cell.row + 1;
            if row.cells.len() <= cell.column {
                row.cells.resize(cell.column + 1, String::new());
            }
            row.cells[cell.column] = cell.text.trim().to_owned();
            row.doubts.extend(cell.doubt.clone().map(|doubt| (cell.column, doubt)));
        }
        Ok(Self::Sheet(rows.into_values().collect::<Vec<_>>().into_iter()))
    }

    /// The next line.
    ///
    /// # Errors
    /// If the file cannot be read on.
    pub(crate) fn next(&mut self) -> Result<Option<Record>, Box<Refusal>> {
        let (reader, record, line, is_long) = match self {
            Self::Sheet(rows) => return Ok(rows.next()),
            Self::Values { reader, record, line, is_long } => (reader, record, line, is_long),
        };
        let start = reader.position().byte();
        match reader.read_record(record) {
            Ok(true) => {
                *line = reader.get_mut().line_of(start);
                *is_long = record.iter().next_back().is_some_and(|last| last.contains('\n'));
                let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
                Ok(Some(Record { line: *line, cells, doubts: BTreeMap::new() }))
            }
            Ok(false) => {
                if *is_long && reader.get_ref().has_odd_quotes() {
                    Err(open_quote(*line))
                } else {
                    Ok(None)
                }
            }
            Err(error) => {
                let line = reader.get_mut().line_of(start);
                Err(match error.into_kind() {
                    csv::ErrorKind::Io(error) => unreadable(&error),
                    _ => no_text(line),
                })
            }
        }
    }
}

/// Bytes that are read once.
type Stream<'r> = Box<dyn Read + 'r>;

/// The beginning of a file, and the whole of it.
fn looked_at(mut file: Stream<'_>) -> Result<(Vec<u8>, Stream<'_>), Box<Refusal>> {
    let mut head = Vec::new();
    (&mut file).take(LOOKED_AT).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
    let whole = Cursor::new(head.clone()).chain(file);
    Ok((head, Box::new(whole)))
}

fn unreadable(error: &std::io::Error) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "读不了：{error}", en: "cannot read the table: {error}"),
        remedy: message!(
            zh: "核对文件是否完整", en: "check whether the file is whole, and get it again if it is not"
        ),
    })
}

fn no_text(line: usize) -> Box<Refusal> {
    Box::new(Refusal {
        message: message!(zh: "第 {line} 行不是 UTF-8 文本", en: "line {line} is no text in UTF-8"),
        remedy: message!(
            zh: "在表格软件中打开，另存为 UTF-8 的 CSV",
            en: "open it in a spreadsheet program and save it as CSV in UTF-8"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::Records;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn lines(bytes: &[u8]) -> Result<Vec<String>, String> {
        let mut records = Records::of_values(bytes).map_err(|refusal| refusal.message.en)?;
        let mut lines = Vec::new();
        while let Some(record) = records.next().map_err(|refusal| refusal.message.en)? {
            lines.push(format!("{}: {}", record.line, record.cells.join("|")));
        }
        Ok(lines)
    }

    #[test]
    fn lines_know_where_they_begin() {
        let text = "\u{feff}a,b\r\n\r\n\"1,000\n2\", x \r\n\r\nc,\n".as_bytes();
        let expected = ["1: a|b", "3: 1,000\n2|x", "6: c|"];
        assert_eq!(lines(text).unwrap(), expected);
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text).unwrap();
        assert_eq!(lines(&packed.finish().unwrap()).unwrap(), expected);
        assert_eq!(lines(b"a;b\n1,5;2").unwrap(), ["1: a|b", "2: 1,5|2"]);
        assert_eq!(lines(b"").unwrap(), [""; 0]);
    }

    #[test]
    fn hostile_files_are_refused() {
        assert!(lines(b"a,b\n1,\"2\n3,4\n").unwrap_err().contains("begins on line 2 is not closed"));
        assert!(lines(b"a,b\n1,\xff\n").unwrap_err().contains("line 2 is no text"));
        assert!(lines(b"\x1f\x8bnot packed").unwrap_err().contains("cannot read the table"));
        let mut endless = b"a\n\"".to_vec();
        endless.resize(9 << 20, b'x');
        assert!(lines(&endless).unwrap_err().contains("longer than"), "a record has a limit");
    }
}
