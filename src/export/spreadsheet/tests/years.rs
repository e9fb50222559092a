//! The years of a publisher side by side hold what its reports hold: every figure, every break, every change.

use crate::analysis::comparable::Standing;
use crate::analysis::series::Point;
use crate::export;
use crate::export::spreadsheet::book::{Book, Cell, Sheet};
use crate::export::spreadsheet::look::Look;
use crate::export::spreadsheet::of_publisher;
use crate::import::document::{Block, Document, Table};
use crate::import::source;
use crate::model::figure::{self, Decimal};
use crate::model::format::Format;
use crate::model::id::PublisherId;
use crate::pages::view::{self, ComparedRow, Model};
use crate::publish::pipeline;
use crate::testing::repository;
use crate::text::strings::{Strings, strings};
use std::collections::BTreeMap;

/// An indicator: its words, its figures, each with whether a break stands before it, and its last change, as
/// a number and in percent.
type Line = (String, Vec<(String, bool)>, [String; 2]);

/// The columns before the first period: the words and the unit of a line.
const BEFORE: usize = 2;

/// What the reports of a publisher hold, in the words of its page.
fn of_reports(model: &Model<'_>, publisher: PublisherId, language: &str) -> Vec<Line> {
    let compared = model.comparisons.of(publisher);
    let compared = compared.shown();
    let views = view::comparisons(model, publisher, language);
    assert_eq!(compared.len(), views.len());
    let strings = strings(language);
    let mut lines = Vec::new();
    for (comparison, view) in compared.iter().zip(&views) {
        let rows = view.tables.iter().flat_map(|table| table.rows.iter().chain(&table.more));
        let words: BTreeMap<&str, String> = rows
            .filter_map(|row| match row {
                ComparedRow::Line(line) => {
                    let words = [Some(line.label.as_str()), line.span.as_deref()];
                    Some((line.address.as_str(), words.into_iter().flatten().collect::<Vec<_>>().join("\n")))
                }
                ComparedRow::Head { .. } => None,
            })
            .collect();
        for series in &comparison.series {
            let label = words[series.subject.address(&model.archive.forms).as_str()].clone();
            let cell =
                |point: &Point| (printed(model, point, strings), point.step.standing == Standing::Broken);
            let cells = series.points.iter().map(cell).collect();
            lines.push((label, cells, change(&series.points, strings)));
        }
    }
    lines.sort();
    lines
}

/// What the cell of a point prints.
fn printed(model: &Model<'_>, point: &Point, strings: Strings) -> String {
    let silent = |kind: &str| strings.one_of("export.cell", kind).to_owned();
    match &point.cells[..] {
        [] => String::new(),
        [cell] => {
            let figure = model.archive.cell(*cell).figure();
            let text = figure.to_string();
            if text.is_empty() { silent(figure.value.kind()) } else { text }
        }
        parts => {
            let numbers = parts.iter().map(|part| model.archive.cell(*part).figure().value.number());
            let sum: Option<Decimal> = numbers.sum();
            sum.map_or_else(|| silent("no_sum"), |sum| sum.to_string())
        }
    }
}

/// The change to the last point.
fn change(points: &[Point], strings: Strings) -> [String; 2] {
    let nothing = || [String::new(), String::new()];
    let [.., before, last] = points else { return nothing() };
    match last.step.standing {
        Standing::Broken => [strings.word("chart.broken").to_owned(), String::new()],
        Standing::Continues | Standing::Differs => {
            let Some((was, is)) = before.number.zip(last.number) else { return nothing() };
            let difference = is - was;
            let percent = (was > Decimal::ZERO && is >= Decimal::ZERO)
                .then(|| figure::round(difference * Decimal::ONE_HUNDRED / was, 1));
            let plain = |number: Decimal| if number.is_zero() { "0".to_owned() } else { number.to_string() };
            [plain(difference), percent.map(plain).unwrap_or_default()]
        }
        Standing::First | Standing::Gap => nothing(),
    }
}

/// The lines of indicators of a workbook.
fn of_book(book: &Book) -> Vec<Line> {
    let mut lines: Vec<Line> = book.sheets.iter().flat_map(of_sheet).collect();
    lines.sort();
    lines
}

fn of_sheet(sheet: &Sheet) -> Vec<Line> {
    let mut rows: BTreeMap<usize, Vec<&Cell>> = BTreeMap::new();
    sheet.cells.iter().for_each(|cell| rows.entry(cell.place.row).or_default().push(cell));
    let is_line = |cells: &&Vec<&Cell>| matches!(cells[0].look, Look::RowHead(_));
    let line = |cells: &Vec<&Cell>| {
        let words = |at: usize| cells[at].content.words();
        let after = cells.len() - 3;
        let figures = (BEFORE..after).map(|at| (words(at), cells[at].look == Look::Broken));
        (words(0), figures.collect(), [words(after), words(after + 1)])
    };
    rows.values().filter(is_line).map(line).collect()
}

/// Whether a file prints a sheet as it is in its book.
fn is_printed(sheet: &Sheet, document: &Document) -> bool {
    let seen = |words: &str| words.replace(',', "").split_whitespace().collect::<Vec<_>>().join(" ");
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.caption.as_deref() == Some(&sheet.name) => Some(table),
        _ => None,
    });
    let stands = |table: &Table, cell: &Cell| {
        let found =
            table.cells.iter().find(|other| (other.row, other.column) == (cell.place.row, cell.place.column));
        seen(&cell.content.words()) == found.map(|found| seen(&found.text)).unwrap_or_default()
    };
    table.is_some_and(|table| sheet.cells.iter().all(|cell| stands(table, cell)))
}

#[test]
fn the_years_of_the_example_are_those_of_its_reports() {
    let checked = pipeline::check(&repository()).unwrap();
    let model = checked.model();
    let (mut figures, mut breaks, mut changes) = (0, 0, 0);
    for (publisher, language) in model.archive.publishers.ids().flat_map(|id| [(id, "zh"), (id, "en")]) {
        let Some(book) = of_publisher(&model, publisher, language) else { continue };
        let lines = of_book(&book);
        assert_eq!(lines, of_reports(&model, publisher, language), "{} {language}", book.title);
        for (_, cells, change) in &lines {
            figures += cells.iter().filter(|(text, _)| !text.is_empty()).count();
            breaks += cells.iter().filter(|(_, is_broken)| *is_broken).count();
            changes += usize::from(!change[0].is_empty());
        }
        for format in [Format::Xlsx, Format::Ods] {
            let bytes = export::years(&model, publisher, language, format).unwrap().unwrap();
            let document = source::read(&format!("a.{}", format.name()), &bytes).ok().unwrap();
            for sheet in &book.sheets {
                assert!(is_printed(sheet, &document), "{} {} {}", book.title, sheet.name, format.name());
            }
        }
    }
    assert!(figures > 9_000 && breaks > 10 && changes > 1_000, "{figures} {breaks} {changes}");
}
