//! The cells of an XLS sheet.

use super::super::Refusal;
use super::super::address;
use super::super::format::Shown;
use super::super::limit::{self, Limits};
use super::super::number::Number;
use super::super::sheet::Sheet;
use super::STREAM;
use super::globals::{Entry, Globals};
use super::records::{Record, Records, fraction, long, place, short};
use super::strings::Text;
use crate::import::document::Remark;
use crate::text::message::message;

/// What is read of a sheet.
struct Reading<'g> {
    sheet: Sheet,
    globals: &'g Globals,
    /// The place and style of a formula whose text comes in the next record.
    awaits: Option<((usize, usize), usize)>,
    shows_zeros: bool,
    notes: usize,
    objects: usize,
}

/// Reads the records of a sheet.
pub(super) fn read(
    stream: &[u8],
    entry: &Entry,
    globals: &Globals,
    limits: &mut Limits,
) -> Result<Sheet, Box<Refusal>> {
    let sheet = Sheet::new(entry.name.clone(), entry.visibility);
    let mut reading = Reading { sheet, globals, awaits: None, shows_zeros: true, notes: 0, objects: 0 };
    let mut depth = 0_usize;
    for record in Records::from(stream, entry.start) {
        limits.pass()?;
        match record.kind {
            // Charts within the sheet have records of their own.
            0x809 => depth += 1,
            0x0A => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ if depth == 1 => {
                reading.take(&record, limits)?.ok_or_else(|| limit::broken(STREAM))?;
            }
            _ => {}
        }
    }
    Ok(reading.finish())
}

/// What a cell's record has first: its row, its column and its style.
fn head(bytes: &[u8]) -> Option<((usize, usize), usize)> {
    Some(((place(bytes, 0)?, place(bytes, 2)?), place(bytes, 4)?))
}

/// The number that four bytes stand for.
fn packed(bits: u32) -> Option<Number> {
    let number = if bits & 2 != 0 {
        Number::parse(&(bits.cast_signed() >> 2).to_string())?
    } else {
        Number::of_binary(f64::from_bits(u64::from(bits & !3) << 32))?
    };
    Some(if bits & 1 != 0 { number.shifted(-2) } else { number })
}

/// What a byte stands for where a value is an error.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

impl Reading<'_> {
    /// Takes a record: an error if the workbook is too large, nothing if it is broken.
    fn take(&mut self, record: &Record<'_>, limits: &mut Limits) -> Result<Option<()>, Box<Refusal>> {
        let bytes = record.bytes();
        match record.kind {
            0x86A..=0x8FF => {}
            0x23E => self.shows_zeros = short(bytes, 0).is_none_or(|options| options & 0x10 != 0),
            0x208 => self.row(bytes),
            0x7D => self.columns(bytes),
            0xE5 => {
                let count = place(bytes, 0).unwrap_or(0);
                for range in bytes.get(2..).unwrap_or_default().chunks_exact(8).take(count) {
                    let at = |place| short(range, place).map_or(0, usize::from);
                    let (first, last) = ((at(0), at(4)), (at(2), at(6)));
                    if first.0 <= last.0 && first.1 <= last.1 {
                        self.sheet.merge(first, last)?;
                    }
                }
            }
            0x1C => self.notes += 1,
            0x5D => {
                self.objects += usize::from(short(bytes, 4).is_some_and(|kind| kind != 0x19 && kind != 0x14))
            }
            0xBD => {
                let Some((first, _)) = head(bytes) else { return Ok(None) };
                for (at, cell) in bytes.get(4..).unwrap_or_default().chunks_exact(6).enumerate() {
                    let (Some(style), Some(bits)) = (place(cell, 0), long(cell, 2)) else { continue };
                    // The last two bytes name the last column.
                    if let Some(number) = packed(bits) {
                        self.number((first.0, first.1 + at), style, &number, limits)?;
                    }
                }
            }
            0xFD | 0x203 | 0x27E | 0x204 | 0x205 | 0x06 | 0x207 => return self.cell(record, limits),
            _ => {}
        }
        Ok(Some(()))
    }

    /// Takes the record of one cell.
    fn cell(&mut self, record: &Record<'_>, limits: &mut Limits) -> Result<Option<()>, Box<Refusal>> {
        let bytes = record.bytes();
        if record.kind == 0x207 {
            if let (Some((place, style)), Some(text)) = (self.awaits.take(), Text::new(record, 0).long()) {
                self.text(place, style, text, limits)?;
            }
            return Ok(Some(()));
        }
        let Some((at, style)) = head(bytes) else { return Ok(None) };
        match record.kind {
            0xFD => {
                let text = long(bytes, 6).and_then(|text| usize::try_from(text).ok());
                let text = text.and_then(|text| self.globals.texts.get(text)).cloned();
                self.text(at, style, text.unwrap_or_default(), limits)?;
            }
            0x204 => {
                let text = Text::new(record, 6).long().unwrap_or_default();
                self.text(at, style, text, limits)?;
            }
            0x27E => {
                if let Some(number) = long(bytes, 6).and_then(packed) {
                    self.number(at, style, &number, limits)?;
                }
            }
            0x203 => {
                if let Some(number) = fraction(bytes, 6).and_then(Number::of_binary) {
                    self.number(at, style, &number, limits)?;
                }
            }
            0x205 => {
                let [value, is_error] = [bytes.get(6), bytes.get(7)].map(|byte| byte.copied().unwrap_or(0));
                self.truth(at, value, is_error == 1, limits)?;
            }
            _ => self.formula(bytes, at, style, limits)?,
        }
        Ok(Some(()))
    }

    /// Takes what a formula has given.
    fn formula(
        &mut self,
        bytes: &[u8],
        at: (usize, usize),
        style: usize,
        limits: &mut Limits,
    ) -> Result<(), Box<Refusal>> {
        let result = bytes.get(6..14).unwrap_or_default();
        match result {
            [0, .., 0xFF, 0xFF] => self.awaits = Some((at, style)),
            [1, _, value, .., 0xFF, 0xFF] => self.truth(at, *value, false, limits)?,
            [2, _, value, .., 0xFF, 0xFF] => self.truth(at, *value, true, limits)?,
            [.., 0xFF, 0xFF] => {}
            _ => {
                if let Some(number) = fraction(bytes, 6).and_then(Number::of_binary) {
                    self.number(at, style, &number, limits)?;
                }
            }
        }
        Ok(())
    }

    fn truth(
        &mut self,
        at: (usize, usize),
        value: u8,
        is_error: bool,
        limits: &mut Limits,
    ) -> Result<(), Box<Refusal>> {
        let words = match (is_error, value) {
            (true, code) => error(code),
            (false, 0) => "FALSE",
            (false, _) => "TRUE",
        };
        self.sheet.add(at, Shown::plain(words.to_owned()), limits)
    }

    fn text(
        &mut self,
        at: (usize, usize),
        style: usize,
        text: String,
        limits: &mut Limits,
    ) -> Result<(), Box<Refusal>> {
        let shown = match self.globals.format(style) {
            Some(format) => format.text(text),
            None => Shown::plain(text),
        };
        self.sheet.add(at, shown, limits)
    }

    fn number(
        &mut self,
        at: (usize, usize),
        style: usize,
        number: &Number,
        limits: &mut Limits,
    ) -> Result<(), Box<Refusal>> {
        let mut shown = match self.globals.format(style) {
            Some(format) => format.number(number, self.globals.since_1904),
            None => Shown::plain(number.to_string()),
        };
        shown.is_hidden |= !self.shows_zeros && number.is_zero();
        self.sheet.add(at, shown, limits)
    }

    /// Takes whether a row is hidden.
    fn row(&mut self, bytes: &[u8]) {
        if let (Some(row), Some(options)) = (place(bytes, 0), short(bytes, 12))
            && options & 0x20 != 0
        {
            self.sheet.hidden_rows.insert(row);
        }
    }

    /// Takes whether a run of columns is hidden.
    fn columns(&mut self, bytes: &[u8]) {
        if let (Some(first), Some(last), Some(options)) = (place(bytes, 0), place(bytes, 2), short(bytes, 8))
            && options & 1 != 0
        {
            self.sheet.hidden_columns.extend(first..=last.min(address::COLUMNS));
        }
    }

    /// The sheet, with what else is on it.
    fn finish(mut self) -> Sheet {
        let (name, notes, objects) = (self.sheet.name.clone(), self.notes, self.objects);
        let mut say = |words| self.sheet.remarks.push(Remark { words, is_disclosed: true });
        if notes > 0 {
            say(message!(
                zh: "工作表“{name}”的批注 {notes} 条",
                en: "comments on the sheet '{name}': {notes}"
            ));
        }
        if objects > 0 {
            say(message!(
                zh: "工作表“{name}”里没有读的图片、图表、图形 {objects} 个",
                en: "pictures, charts or shapes on the sheet '{name}', not read: {objects}"
            ));
        }
        self.sheet
    }
}
