//! Workbooks: numbers as numbers or as text, merged cells, hidden rows, several years.

use super::dice::Dice;
use super::grid::{Grid, Piece, Placed, What};
use super::judge::bare;
use super::manuscript::Manuscript;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// How a workbook is written.
struct Style {
    /// Figures are text.
    text: bool,
    /// Thousands are parted by the cell's format.
    formatted: bool,
    /// Totals are formulas.
    formulas: bool,
    /// Each table has a sheet.
    sheets: bool,
    /// Merged cells are not merged but blank.
    unmerged: bool,
    /// How many columns and rows stand free before the table.
    from: (u32, u16),
    /// Hidden copies of rows with other figures, in cases of a hundred.
    hidden: usize,
}

/// Writes a workbook with a report and those on other years: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, others: &[Manuscript], dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let style = Style {
        text: dice.chance(35),
        formatted: dice.chance(40),
        formulas: dice.chance(35),
        sheets: dice.chance(40),
        unmerged: dice.chance(20),
        from: (dice.pick(&[0, 0, 1, 2]), dice.pick(&[0, 0, 0, 1])),
        hidden: if dice.chance(12) { 4 } else { 0 },
    };
    manuscript.note(&format!(
        "xlsx: text {}, formulas {}, sheets {}, unmerged {}, hidden rows {}, other years {}",
        style.text,
        style.formulas,
        style.sheets,
        style.unmerged,
        style.hidden,
        others.len()
    ));
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::from_ymd(2020, 1, 1).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let at = dice.below(others.len() + 1);
    let hide = dice.chance(20);
    let named = dice.chance(50);
    let mut own = manuscript.clone();
    for number in 0..=others.len() {
        let mut other = others.get(if number < at { number } else { number.wrapping_sub(1) }).cloned();
        let is_own = number == at;
        let written = if is_own { &mut own } else { other.as_mut().unwrap() };
        sheets(&mut workbook, written, &style, (hide && !is_own, named), dice);
    }
    *manuscript = own;
    ("xlsx", workbook.save_to_buffer().unwrap())
}

fn sheets(
    workbook: &mut Workbook,
    report: &mut Manuscript,
    style: &Style,
    (hide, named): (bool, bool),
    dice: &mut Dice,
) {
    let pieces = report.pieces.clone();
    let title = report.title.replace('\n', "");
    let year = report.year;
    let name = |part: &str| if named { format!("{year}年{part}") } else { String::new() };
    let mut groups: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        let begins = matches!(&piece, Piece::Heading(2, _));
        if style.sheets && begins {
            groups.push(vec![Piece::Middle(title.clone())]);
        }
        groups.last_mut().unwrap().push(piece);
    }
    for (number, group) in groups.iter().enumerate() {
        let part = if groups.len() > 1 { format!("表{number}") } else { String::new() };
        let sheet_name = name(&part);
        let mut sheet = Worksheet::new();
        if !sheet_name.is_empty() {
            sheet.set_name(&sheet_name).unwrap();
        }
        sheet.set_hidden(hide);
        let mut row = style.from.0;
        for piece in group {
            match piece {
                Piece::Heading(_, text) | Piece::Words(text) | Piece::Middle(text) | Piece::End(text) => {
                    sheet.write_string(row, style.from.1, text).unwrap();
                    row += 1;
                }
                Piece::Table(grid) => row = table(&mut sheet, grid, row, style, report, dice) + 1,
            }
        }
        workbook.push_worksheet(sheet);
    }
}

/// Writes a table from a row on, and says where it ends.
fn table(
    sheet: &mut Worksheet,
    grid: &Grid,
    first: u32,
    style: &Style,
    report: &mut Manuscript,
    dice: &mut Dice,
) -> u32 {
    let plain = Format::new();
    let hidden = if grid.figure_rows().len() > 1 && dice.chance(style.hidden * 10) {
        Some(dice.pick(&grid.figure_rows()))
    } else {
        None
    };
    let mut row = first;
    let mut at = Vec::new();
    for number in 0..grid.rows.len() {
        at.push(row);
        row += if hidden == Some(number) { 2 } else { 1 };
    }
    for (number, line) in grid.placed().iter().enumerate() {
        for placed in line {
            let column = style.from.1 + placed.column as u16;
            let (last, right) = (at[number + placed.rowspan - 1], column + placed.colspan as u16 - 1);
            if (placed.colspan > 1 || placed.rowspan > 1) && !style.unmerged {
                sheet.merge_range(at[number], column, last, right, "", &plain).unwrap();
            }
            cell(sheet, (at[number], column), placed, style, report, dice);
        }
        if hidden == Some(number) {
            let below = at[number] + 1;
            for placed in line.iter().filter(|placed| placed.rowspan == 1) {
                let column = style.from.1 + placed.column as u16;
                let text = if placed.cell.what == What::Figure { "4321" } else { &placed.cell.text };
                sheet.write_string(below, column, text).unwrap();
            }
            sheet.set_row_hidden(below).unwrap();
        }
    }
    row
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    placed: &Placed<'_>,
    style: &Style,
    report: &mut Manuscript,
    dice: &mut Dice,
) {
    let text = &placed.cell.text;
    if text.is_empty() {
        return;
    }
    let digits = text.replace(',', "");
    let is_number = |text: &str| {
        let (whole, part) = text.split_once('.').unwrap_or((text, "1"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(whole) && digits(part) && (whole == "0" || !whole.starts_with('0')) && !part.ends_with('0')
    };
    if placed.cell.what != What::Figure || style.text || !is_number(&digits) {
        sheet.write_string(row, column, text).unwrap();
        return;
    }
    let Some(address) = &placed.cell.address else {
        sheet.write_string(row, column, text).unwrap();
        return;
    };
    // With or without the marks that the format puts between thousands, the same is printed.
    if let Some(allowed) = report.expected.cells.get_mut(address)
        && allowed.contains(&bare(text))
    {
        allowed.insert(digits.clone());
    }
    let total = address.ends_with(".total") || address.contains("processed_total");
    if style.formulas && total && dice.chance(90) {
        let formula = Formula::new("SUM(A1:A2)").set_result(&digits);
        sheet.write_formula(row, column, formula).unwrap();
        return;
    }
    let number: f64 = digits.parse().unwrap();
    if style.formatted {
        if let Some(allowed) =
            report.expected.cells.get_mut(address).filter(|allowed| allowed.contains(&digits))
        {
            allowed.insert(parted(&digits));
        }
        let format = Format::new().set_num_format(if digits.contains('.') { "#,##0.####" } else { "#,##0" });
        sheet.write_number_with_format(row, column, number, &format).unwrap();
    } else {
        sheet.write_number(row, column, number).unwrap();
    }
}

/// Digits with commas between thousands.
fn parted(digits: &str) -> String {
    let (whole, part) = digits.split_once('.').map_or((digits, String::new()), |(w, p)| (w, format!(".{p}")));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + &part
}
