//! One sheet: a table to be filled in, with last period's figures beside.

use super::Wanted;
use super::checks::{Condition, total};
use super::grid::{FigureCell, Grid, Is, Place};
use super::reference::{Sheets, at};
use super::style::Styles;
use super::{notes, size};
use crate::model::figure::CellKind;
use crate::text::message;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, Format, Formula, ProtectionOptions,
    Worksheet, XlsxError,
};

/// A4.
const PAPER: u8 = 9;
/// How many characters a page stands upright for.
const UPRIGHT: usize = 92;
/// How high a line of text is, in points.
const LINE: u32 = 16;

/// Writes one sheet.
pub(super) struct Writer<'w, 'a> {
    pub wanted: &'w Wanted<'a>,
    pub styles: &'w Styles,
    pub sheets: &'w Sheets,
    pub grid: &'w Grid,
    /// The conditions in which its cells take part.
    pub conditions: &'w [Condition],
    /// Which sheet it is.
    pub place: usize,
}

impl Writer<'_, '_> {
    /// Writes the sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.sheets.name(self.place))?;
        self.above(sheet)?;
        for words in &self.grid.words {
            let format = match words.is {
                Is::Caption => &self.styles.caption,
                Is::Corner | Is::ColumnHead => &self.styles.head,
                Is::Group | Is::RowHead => &self.styles.row_head,
                Is::Empty => &self.styles.empty_head,
            };
            put(sheet, words.place, &words.text, format)?;
            if self.wanted.last.is_some() && words.is == Is::ColumnHead {
                put(sheet, self.grid.beside(words.place), &words.text, &self.styles.last_head)?;
            }
        }
        for cell in &self.grid.cells {
            self.figure(sheet, cell)?;
            self.last(sheet, cell)?;
        }
        for condition in self.conditions {
            self.condition(sheet, condition)?;
        }
        self.set_up(sheet)
    }

    /// Writes the title and what the sheet is about.
    fn above(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (wanted, width) = (self.wanted, self.grid.width);
        let table = wanted.form().table(self.grid.table);
        let line = |row, column, colspan| Place { row, column, rowspan: 1, colspan };
        put(sheet, line(0, 0, width), table.title.text(wanted.labels()), &self.styles.title)?;
        put(sheet, line(1, 0, width), &notes::about(wanted, table), &self.styles.about)?;
        if let Some(last) = wanted.last {
            let period = last.period.label(wanted.labels());
            let words = message!(zh: "上期：{period}（供对照）", en: "Last period: {period} (to compare)");
            put(sheet, line(1, self.grid.last_from(), 1), &wanted.say(&words), &self.styles.last_title)?;
        }
        Ok(())
    }

    /// Writes a cell to be filled in.
    fn figure(&self, sheet: &mut Worksheet, cell: &FigureCell) -> Result<(), XlsxError> {
        if !cell.exists {
            return put(sheet, cell.place, "", &self.styles.absent);
        }
        let block = self.wanted.form().block(cell.spot.block);
        let row = self.grid.line(cell.spot).filter(|line| line.is_of_form).map(|_| cell.spot.row);
        let spec = block.spec(row.or(Some(cell.spot.row)), cell.spot.column);
        let sum = total(self.wanted, self.sheets, self.grid, self.place, cell.spot);
        let sum = sum.filter(|_| !matches!(spec.kind, CellKind::Text | CellKind::Date));
        let format = self.styles.figure(spec.kind, sum.is_some());
        put(sheet, cell.place, "", &format)?;
        let (first, column) = at(cell.place);
        if let Some(sum) = sum {
            sheet.write_formula_with_format(first, column, Formula::new(sum).set_result(""), &format)?;
        }
        if let Some(rule) = self.rule(spec.kind, &row_col_to_cell(first, column))? {
            sheet.add_data_validation(first, column, first, column, &rule)?;
        }
        Ok(())
    }

    /// What may be written in a cell: a number of its kind, or signs that stand for none.
    fn rule(&self, kind: CellKind, cell: &str) -> Result<Option<DataValidation>, XlsxError> {
        let number = match kind {
            CellKind::Count => format!("AND({cell}>=0,{cell}=INT({cell}))"),
            CellKind::Change => format!("{cell}=INT({cell})"),
            CellKind::Amount => format!("{cell}>=0"),
            CellKind::Number => "TRUE".to_owned(),
            CellKind::Text | CellKind::Date => return Ok(None),
        };
        let words = format!("ISNUMBER(SEARCH(LEFT({cell},1),\"/-—–<>≤≥＜＞+0123456789N增减\"))");
        let rule = format!("=IF(ISNUMBER({cell}),{number},{words})");
        let wrong = match kind {
            CellKind::Count => message!(
                zh: "这里填不小于 0 的整数；不适用填 /，小于某数填 <5。原件确实如此就选“是”。",
                en: "A whole number, 0 or more, is asked for; / for not applicable, <5 for fewer than that. \
                     Choose Yes if the document says so."
            ),
            _ => message!(
                zh: "这里填数字；不适用填 /，小于某数填 <5。原件确实如此就选“是”。",
                en: "A number is asked for; / for not applicable, <5 for less than that. Choose Yes if the \
                     document says so."
            ),
        };
        let rule = DataValidation::new().allow_custom(Formula::new(rule));
        let rule = rule.set_error_style(DataValidationErrorStyle::Warning);
        rule.set_error_message(self.wanted.say(&wrong)).map(Some)
    }

    /// Writes last period's figure beside a cell.
    fn last(&self, sheet: &mut Worksheet, cell: &FigureCell) -> Result<(), XlsxError> {
        if self.wanted.last.is_none() {
            return Ok(());
        }
        let place = self.grid.beside(cell.place);
        let id = self.grid.line(cell.spot).and_then(|line| line.id.as_deref());
        let before = id.and_then(|id| self.wanted.before(cell.spot.block, id, cell.spot.column));
        let Some(before) = before.filter(|_| cell.exists) else {
            return put(sheet, place, "", &self.styles.last_absent);
        };
        let figure = before.figure();
        let text = figure.to_string();
        // A plain number is one for formulas too; what else is printed stays as it is.
        let number = figure.value.number().filter(|number| number.to_string() == text);
        match number.and_then(|number| Some((number.scale(), text.parse::<f64>().ok()?))) {
            Some((decimals, number)) => {
                let format = self.styles.last_number(decimals);
                put(sheet, place, "", &format)?;
                let (row, column) = at(place);
                sheet.write_number_with_format(row, column, number, &format)?;
                Ok(())
            }
            None => put(sheet, place, &text, &self.styles.last),
        }
    }

    /// Lets the cells of a check turn red where it fails.
    fn condition(&self, sheet: &mut Worksheet, condition: &Condition) -> Result<(), XlsxError> {
        let format = if condition.is_strict { &self.styles.wrong } else { &self.styles.doubtful };
        let names = condition.cells.iter().map(|place| {
            let (row, column) = at(*place);
            row_col_to_cell(row, column)
        });
        let names: Vec<String> = names.collect();
        let Some(first) = condition.cells.first() else { return Ok(()) };
        let rule = ConditionalFormatFormula::new().set_rule(condition.formula.as_str()).set_format(format);
        let (row, column) = at(*first);
        sheet.add_conditional_format(row, column, row, column, &rule.set_multi_range(names.join(" ")))?;
        Ok(())
    }

    /// Sets widths and heights, what is seen and printed, and what may be changed.
    fn set_up(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let grid = self.grid;
        let widths = size::columns(grid);
        let wide = |width: usize| f64::from(u32::try_from(width).unwrap_or(u32::MAX));
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width(column, wide(*width))?;
        }
        if self.wanted.last.is_some() {
            let (_, gap) = at(Place { row: 0, column: grid.width, rowspan: 1, colspan: 1 });
            sheet.set_column_width(gap, 3)?;
            for (column, width) in (gap + 1..).zip(widths.iter().skip(grid.figures_from)) {
                sheet.set_column_width(column, wide(*width))?;
            }
        }
        for (row, lines) in (0..).zip(size::rows(grid, &widths)) {
            let height = u32::try_from(lines).unwrap_or(1).saturating_mul(LINE) + 4;
            sheet.set_row_height(row, if row == 0 { height.max(28) } else { height }.min(400))?;
        }
        let (heads, first) = at(Place {
            row: grid.heads_end.unwrap_or(super::grid::ABOVE),
            column: grid.figures_from,
            rowspan: 1,
            colspan: 1,
        });
        let frozen: usize = widths.iter().take(grid.figures_from).sum();
        sheet.set_freeze_panes(heads, if frozen < 60 { first } else { 0 })?;
        let (end, last) = at(Place { row: grid.end, column: grid.width, rowspan: 1, colspan: 1 });
        sheet.set_print_area(0, 0, end.saturating_sub(1), last.saturating_sub(1))?;
        sheet.set_repeat_rows(0, heads.saturating_sub(1))?;
        sheet.set_paper_size(PAPER).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&C&P / &N");
        if widths.iter().sum::<usize>() > UPRIGHT {
            sheet.set_landscape();
        }
        sheet.set_screen_gridlines(false);
        let may = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
        sheet.protect_with_options(&may);
        Ok(())
    }
}

/// Writes words in a place, over as many cells as it has.
fn put(sheet: &mut Worksheet, place: Place, words: &str, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = at(place);
    let last =
        Place { row: place.row + place.rowspan - 1, column: place.column + place.colspan - 1, ..place };
    let (last_row, last_column) = at(last);
    if (row, column) != (last_row, last_column) {
        sheet.merge_range(row, column, last_row, last_column, words, format)?;
    } else if words.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, words, format)?;
    }
    Ok(())
}
