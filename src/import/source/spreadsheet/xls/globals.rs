//! What all sheets of an XLS workbook share: texts, formats, and where each sheet begins.

use super::super::Refusal;
use super::super::format::{Format, builtin};
use super::super::limit;
use super::super::sheet::Visibility;
use super::STREAM;
use super::records::{Record, Records, long, place, short};
use super::strings::Text;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What all sheets share.
#[derive(Default)]
pub(super) struct Globals {
    pub sheets: Vec<Entry>,
    pub texts: Vec<String>,
    /// The format of each style.
    styles: Vec<usize>,
    written: BTreeMap<usize, Rc<Format>>,
    pub since_1904: bool,
    /// Who wrote it, as the program was set up.
    pub writer: String,
}

/// A sheet as the workbook names it.
pub(super) struct Entry {
    pub name: String,
    pub visibility: Visibility,
    pub is_table: bool,
    /// Where its records begin.
    pub start: usize,
}

impl Globals {
    /// The format of a style.
    pub(super) fn format(&self, style: usize) -> Option<Rc<Format>> {
        let id = *self.styles.get(style)?;
        self.written.get(&id).cloned()
    }
}

/// Reads the records before the first sheet.
pub(super) fn read(stream: &[u8]) -> Result<Globals, Box<Refusal>> {
    let mut globals = Globals::default();
    for record in Records::from(stream, 0) {
        match record.kind {
            // A password: all that follows is encrypted.
            0x2F => return Err(limit::encrypted()),
            0x809 if short(record.bytes(), 0) != Some(0x600) => return Err(super::old()),
            0x0A => break,
            _ => take(&record, &mut globals).ok_or_else(|| limit::broken(STREAM))?,
        }
    }
    for id in globals.styles.clone() {
        if let Some(code) = builtin(id) {
            globals.written.entry(id).or_insert_with(|| Rc::new(Format::new(code)));
        }
    }
    Ok(globals)
}

/// Takes one record.
fn take(record: &Record<'_>, globals: &mut Globals) -> Option<()> {
    let bytes = record.bytes();
    match record.kind {
        0x22 => globals.since_1904 = short(bytes, 0)? == 1,
        0x5C => {
            let name = Text::new(record, 0).long().unwrap_or_default();
            name.trim().clone_into(&mut globals.writer);
        }
        0x85 => globals.sheets.push(Entry {
            start: usize::try_from(long(bytes, 0)?).ok()?,
            visibility: match bytes.get(4)? & 3 {
                0 => Visibility::Visible,
                1 => Visibility::Hidden,
                _ => Visibility::VeryHidden,
            },
            is_table: *bytes.get(5)? == 0,
            name: Text::new(record, 6).brief()?,
        }),
        0xE0 => globals.styles.push(place(bytes, 2)?),
        0x41E => {
            let format = Format::new(&Text::new(record, 2).long()?);
            globals.written.insert(place(bytes, 0)?, Rc::new(format));
        }
        0xFC => {
            let count = long(bytes, 4)?;
            let mut text = Text::new(record, 8);
            for _ in 0..count {
                globals.texts.push(text.long()?);
            }
        }
        _ => {}
    }
    Some(())
}
