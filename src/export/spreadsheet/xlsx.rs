//! A workbook as XLSX.

use super::book::{Book, Cell, Content, Sheet};
use super::look::{self, Side, Size, Style};
use super::size;
use crate::text::message;
use crate::text::message::Message;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A4.
const PAPER: u8 = 9;

/// The bytes of the file: the same for the same workbook.
///
/// # Errors
/// If something is larger than such a file can hold.
pub(super) fn write(book: &Book) -> Result<Vec<u8>, Message> {
    written(book).map_err(
        |error| message!(zh: "内容放不进电子表格：{error}", en: "this does not fit into a workbook: {error}"),
    )
}

fn written(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    let about = DocProperties::new().set_title(&book.title).set_author(&book.author);
    file.set_properties(&about.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for sheet in &book.sheets {
        write_sheet(file.add_worksheet(), sheet, look::font(&book.language))?;
    }
    file.save_to_buffer()
}

fn write_sheet(into: &mut Worksheet, sheet: &Sheet, font: &str) -> Result<(), XlsxError> {
    into.set_name(&sheet.name)?;
    for cell in &sheet.cells {
        write_cell(into, cell, font)?;
    }
    for (column, width) in (0..).zip(&sheet.columns) {
        into.set_column_width(column, u32::try_from(*width).unwrap_or(u32::MAX))?;
    }
    for (row, height) in (0..).zip(&sheet.rows) {
        into.set_row_height(row, *height)?;
    }
    let (rows, columns) = at(sheet.frozen);
    if sheet.frozen != (0, 0) {
        into.set_freeze_panes(rows, columns)?;
    }
    if let Some(last) = rows.checked_sub(1) {
        into.set_repeat_rows(0, last)?;
    }
    if size::is_wide(&sheet.columns) {
        into.set_landscape();
    }
    into.set_paper_size(PAPER).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    into.set_footer("&C&P / &N").set_screen_gridlines(false);
    Ok(())
}

fn write_cell(into: &mut Worksheet, cell: &Cell, font: &str) -> Result<(), XlsxError> {
    let place = cell.place;
    let (row, column) = at((place.row, place.column));
    let last = at((place.row + place.rowspan - 1, place.column + place.colspan - 1));
    let format = format(cell, font);
    if (row, column) != last {
        into.merge_range(row, column, last.0, last.1, "", &format)?;
    }
    match &cell.content {
        Content::Empty => into.write_blank(row, column, &format)?,
        Content::Text(words) => into.write_string_with_format(row, column, words, &format)?,
        // At most fifteen digits: the number nearest to them is shown as them.
        Content::Number(number) => match number.digits.parse::<f64>() {
            Ok(value) => into.write_number_with_format(row, column, value, &format)?,
            Err(_) => into.write_string_with_format(row, column, &number.digits, &format)?,
        },
    };
    Ok(())
}

/// A row and a column, as the file counts them.
fn at((row, column): (usize, usize)) -> (u32, u16) {
    (u32::try_from(row).unwrap_or(u32::MAX), u16::try_from(column).unwrap_or(u16::MAX))
}

/// How a cell is drawn and its number shown.
fn format(cell: &Cell, font: &str) -> Format {
    let style = cell.look.style();
    let mut format = drawn(style, font);
    match &cell.content {
        Content::Number(number) => {
            let whole = if number.is_grouped { "#,##0" } else { "0" };
            let point = if number.decimals > 0 { "." } else { "" };
            format = format.set_num_format(format!("{whole}{point}{}", "0".repeat(number.decimals)));
        }
        // Words stay words when somebody opens the cell and leaves it.
        Content::Text(words) if words.starts_with(['=', '+', '-', '@']) => {
            format = format.set_num_format("@").set_quote_prefix();
        }
        Content::Text(_) | Content::Empty => {}
    }
    format
}

fn drawn(style: Style, font: &str) -> Format {
    let mut format = Format::new().set_font_name(font).set_text_wrap();
    format = match style.size {
        Size::Large => format.set_font_size(14),
        Size::Normal => format.set_font_size(10.5),
        Size::Small => format.set_font_size(9),
    };
    format = match style.side {
        Side::Left => format.set_align(FormatAlign::Left).set_indent(style.indent),
        Side::Middle => format.set_align(FormatAlign::Center),
        Side::Right => format.set_align(FormatAlign::Right),
    };
    format = format.set_align(if style.top { FormatAlign::Top } else { FormatAlign::VerticalCenter });
    if style.bold {
        format = format.set_bold();
    }
    if style.grey {
        format = format.set_font_color(look::GREY);
    }
    if let Some(ground) = style.ground {
        format = format.set_background_color(ground);
    }
    if style.boxed {
        format = format.set_border(FormatBorder::Thin).set_border_color(look::LINE);
    }
    if style.barred {
        format = format.set_border_left(FormatBorder::Thick).set_border_left_color(look::BREAK);
    }
    format
}
