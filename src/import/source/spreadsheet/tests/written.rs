//! The workbook that `annals new report --xlsx` writes is read as it was meant.

use super::super::read;
use super::tables;
use crate::authoring::workbook::{Wanted, workbook};
use crate::import::document::Table;
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::form::layout::Layout;
use crate::model::period::Period;
use crate::testing::repository;
use std::io::Read;

/// A workbook for a publisher, by the form of a report of its own that stands beside.
fn wanted<'a>(archive: &'a Archive, publisher: &str, last: &str, period: &str) -> Wanted<'a> {
    let publisher = archive.publishers.find(publisher).unwrap();
    let last: &ArchivedReport = archive.report_on(publisher, last).unwrap();
    let starts = Some((last.period.start.month(), last.period.start.day()));
    let period = Period::read(period, starts.filter(|_| period.starts_with("fy"))).unwrap();
    Wanted { archive, publisher, period, name: None, form: last.form, last: Some(last) }
}

/// What stands in a row, from left to right: column and text.
fn row_of<'t>(table: &'t Table, label: &str) -> Vec<(usize, &'t str)> {
    let head = table.cells.iter().find(|cell| cell.text == label).unwrap();
    let cells = table.cells.iter().filter(|cell| cell.row == head.row);
    cells.map(|cell| (cell.column, cell.text.as_str())).collect()
}

/// The text of a part of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn labels_and_last_figures_are_at_their_places() {
    let checked = crate::check(&repository()).unwrap();
    let archive = &checked.archive;
    for (publisher, last, period) in [
        ("huaian-city", "2024", "2025"),
        ("yiyuan-traffic-police", "2020", "2021"),
        ("nsf", "fy2024", "fy2025"),
    ] {
        let wanted = wanted(archive, publisher, last, period);
        let bytes = workbook(&wanted).unwrap();
        assert_eq!(bytes, workbook(&wanted).unwrap(), "the same bytes each time");
        let document = read(&bytes).unwrap();
        assert_eq!(document.remarks, [], "{publisher}");
        let (form, report) = (archive.form(wanted.form), wanted.last.unwrap());
        let language = archive.language_of(wanted.publisher);
        let all = tables(&document);
        let (notes, sheets) = all.split_first().unwrap();
        for words in [publisher, period, &form.id] {
            assert!(notes.cells.iter().any(|cell| cell.text == words), "{words}");
        }
        // A table that the last report lacked may be in the next.
        for (id, table) in form.tables().entries().filter(|(_, table)| !table.blocks.is_empty()) {
            let sheet = sheets
                .iter()
                .find(|sheet| sheet.cells.iter().any(|cell| cell.text == table.title.text(language)))
                .unwrap();
            let layout = Layout::of(form, id, &table.blocks, &|_, _| 1);
            for block in &layout.blocks {
                let heads = block.heads.iter().chain(block.lines.iter().map(|line| &line.heads));
                for head in heads.flatten() {
                    let label = head.label.text(language);
                    let is_there = sheet.cells.iter().any(|cell| cell.text == label);
                    let is_open = form
                        .block(block.block)
                        .rows
                        .leaves
                        .iter()
                        .any(|leaf| leaf.open && leaf.label == *head.label);
                    assert!(is_there || is_open || label.is_empty(), "{publisher}: {label}");
                }
            }
            // Last figures stand behind one empty column, row by row.
            let data = report
                .data
                .iter()
                .filter(|data| table.blocks.contains(&form.find_block(&data.block().id).unwrap()));
            for (data, row) in data.flat_map(|data| data.rows().map(move |row| (data, row))) {
                let label = data.row_heading(row).text(language);
                let is_alone = sheet.cells.iter().filter(|cell| cell.text == label).count() == 1;
                if table.across || !is_alone {
                    continue;
                }
                let columns = data.block().columns.leaves.ids().filter(|&column| data.has(row, column));
                let given =
                    columns.map(|column| data.figure(row, column)).filter(|figure| figure.value.is_given());
                let figures: Vec<String> =
                    given.map(ToString::to_string).filter(|text| !text.is_empty()).collect();
                let shown = row_of(sheet, label);
                let beside: Vec<&str> = shown
                    .iter()
                    .filter(|(column, _)| *column > layout.width)
                    .map(|(_, text)| *text)
                    .collect();
                assert_eq!(beside, figures, "{publisher}: {label}");
            }
        }
    }
}

#[test]
fn totals_are_formulas_that_are_blank_at_first() {
    let checked = crate::check(&repository()).unwrap();
    let wanted = wanted(&checked.archive, "huaian-city", "2024", "2025");
    let bytes = workbook(&wanted).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet3.xml");
    let parts = "$D$6:$I$6";
    let words = format!("SUMPRODUCT(ISTEXT({parts})*(LEN({parts})&gt;1))&gt;0");
    let formula = format!("<f>IF(OR(COUNT({parts})=0,{words}),\"\",SUM({parts}))</f><v></v>");
    assert!(sheet.contains(&formula), "the sum of a row");
    assert!(sheet.contains("conditionalFormatting") && sheet.contains("<sheetProtection "));
    let document = read(&bytes).unwrap();
    let row = row_of(tables(&document)[2], "一、本年新收政府信息公开申请数量");
    assert!(row.iter().all(|(column, _)| *column == 0 || *column > 10), "{row:?}");
}
