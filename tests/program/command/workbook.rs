//! The workbook of a form, written, and imported as an office sends it back.

use super::run;
use crate::support::Scratch;
use std::fs;
use std::io::{Cursor, Read, Write};

#[test]
fn an_empty_workbook_is_a_report_of_blanks_and_belongs_to_its_publisher() {
    let scratch = Scratch::new();
    let root = scratch.path("archive");
    run(scratch.root(), &["new", "archive", "archive", "--lang", "en"]);
    scratch.write("archive/content/bureau/index.md", "---\nname: 某局\n---\n");
    let form = ["--form", "cn-ogi-2021", "--lang", "en"];
    let new = ["new", "report", "bureau", "2024", "--xlsx", "form.xlsx"];
    let said = run(&root, &[&new[..], &form].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    let said =
        run(&root, &["import", "form.xlsx", "--publisher", "bureau", "--period", "2023", "--lang", "en"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("the workbook was written for bureau on 2024"), "{}", said.err);
    let said =
        run(&root, &["import", "form.xlsx", "--publisher", "bureau", "--period", "2024", "--lang", "en"]);
    assert!(said.out.contains("by the form cn-ogi-2021"), "{}{}", said.out, said.err);
    assert!(said.out.contains("0 unread, 0 absent"), "{}", said.out);
    let report = scratch.read("archive/content/bureau/2024.md");
    assert!(report.contains("    granted: {natural_person: ~, org_commercial: ~"), "{report}");
    assert!(!report.contains("## "), "a workbook has no prose: {report}");
}

/// Last year's figures stand beside the cells that are to be filled in. Whoever types them again there has
/// last year's report once more, cell by cell, whatever the office did to the workbook on the way.
#[test]
fn figures_that_are_typed_again_come_back_as_they_were() {
    let forms = [
        ("cn-ogi-2021", "2022", "2023", 170),
        ("cn-ogi-2019", "2022", "2023", 170),
        ("us-foia", "fy2022", "fy2023", 50),
    ];
    for (seed, (form, before, period, cells)) in (0..).zip(forms.into_iter().cycle().take(6)) {
        let mut dice = Dice(seed + 1);
        let scratch = Scratch::new();
        let root = scratch.path("archive");
        run(scratch.root(), &["new", "archive", "archive", "--lang", "en"]);
        scratch.write("archive/content/bureau/index.md", "---\nname: 某局\n---\n");
        run(&root, &["new", "report", "bureau", before, "--form", form, "--lang", "en"]);
        let report = scratch.read(&format!("archive/content/bureau/{before}.md"));
        let report = filled_in(&without_wide_tables(&report), &mut dice);
        scratch.write(&format!("archive/content/bureau/{before}.md"), &report);
        let new = ["new", "report", "bureau", period, "--xlsx", "form.xlsx", "--form", form, "--lang", "en"];
        let said = run(&root, &new);
        assert_eq!(said.code, 0, "{}", said.err);
        let typed = typed_again(&fs::read(scratch.path("archive/form.xlsx")).unwrap(), &mut dice);
        fs::write(scratch.path("archive/back.xlsx"), typed).unwrap();
        let back = ["import", "back.xlsx", "--publisher", "bureau", "--period", period, "--lang", "en"];
        let said = run(&root, &back);
        assert!(said.out.contains("0 unread, 0 absent"), "{form} {seed}: {}{}", said.out, said.err);
        run(&root, &["build", "-o", "site", "--lang", "en"]);
        let table = scratch.read("archive/site/bureau/figures.csv");
        let of = |period: &str| -> Vec<String> {
            let rows = table.lines().map(|line| line.splitn(7, ',').collect::<Vec<_>>());
            let rows = rows.filter(|row| row.get(1) == Some(&period) && row.len() == 7);
            rows.map(|row| format!("{} {}", row[5], row[6].rsplitn(4, ',').last().unwrap_or_default()))
                .collect()
        };
        assert!(of(before).len() > cells, "{form}: {}", of(before).len());
        assert_eq!(of(before), of(period), "{form} {seed}");
    }
}

/// A report that lacks the tables which a report may lack and whose heads no document is read by: ten dates
/// beside ten figures, and heads that are spans of days.
fn without_wide_tables(report: &str) -> String {
    let is_wide = |table: &str| table.starts_with("oldest_") || table.ends_with("_increments:");
    let mut is_left_out = false;
    let mut kept = String::new();
    for line in report.lines() {
        if let Some(table) = line.strip_prefix("  ").filter(|rest| !rest.starts_with([' ', '-', '#'])) {
            is_left_out = is_wide(table.trim_end());
        }
        if !is_left_out {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Numbers of chance, the same for a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// The beginning of a report with a figure in each cell.
fn filled_in(report: &str, dice: &mut Dice) -> String {
    let mut columns: Vec<&str> = Vec::new();
    let mut filled = String::new();
    for line in report.lines().filter(|line| !line.starts_with("draft:")) {
        if let Some((_, names)) = line.split_once("# Columns: ") {
            columns = names.split("; ").collect();
        }
        let values = ["0", "~", "/", "7", "12", "0", "1234", "3", "310", "45"];
        let mut figures: Vec<&str> = columns.iter().map(|_| values[dice.below(values.len())]).collect();
        // A blank behind several digits may be the second of two cells that were joined, which is doubted.
        for at in 1..figures.len() {
            if figures[at] == "~" && figures[at - 1].len() > 1 {
                figures[at] = "0";
            }
        }
        // Many columns are named, each by its id.
        let named = columns.iter().zip(&figures);
        let named: Vec<String> =
            named.map(|(name, figure)| format!("{}: {figure}", name.split(' ').next().unwrap())).collect();
        let line = line.replace("[]", &format!("[{}]", figures.join(", ")));
        filled.push_str(&line.replace("{}", &format!("{{{}}}", named.join(", "))));
        filled.push('\n');
    }
    filled
}

/// The workbook with what stands beside each cell typed into it: sums and all; some sheets with their rows
/// hidden, their columns widened, their numbers as text.
fn typed_again(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut back = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..book.len() {
        let mut part = book.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let number = name.strip_prefix("xl/worksheets/sheet").and_then(|name| name.strip_suffix(".xml"));
        if number.is_some_and(|number| number != "1") {
            text = sheet_typed_again(&text, dice);
        }
        if name == "xl/workbook.xml" && dice.below(2) == 0 {
            text = text.replace("<sheet name=\"", "<sheet name=\"交");
        }
        back.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        back.write_all(text.as_bytes()).unwrap();
    }
    back.finish().unwrap().into_inner()
}

/// A cell of a sheet's XML: the row, the column, the attributes behind its address, what it holds.
struct XmlCell {
    address: String,
    row: usize,
    column: usize,
    attributes: String,
    inner: String,
}

fn sheet_typed_again(sheet: &str, dice: &mut Dice) -> String {
    let (before, rest) = sheet.split_once("<sheetData>").unwrap();
    let (data, after) = rest.split_once("</sheetData>").unwrap();
    let cells = cells(data);
    let last_from =
        cells.iter().filter(|cell| cell.row == 2 && cell.inner.contains("<v>")).map(|cell| cell.column);
    let last_from = last_from.max().unwrap();
    let end = cells.iter().map(|cell| cell.column).max().unwrap();
    let beside = |column: usize| column + end - last_from + 2;
    let (hides, as_text) = (dice.below(4) == 0, dice.below(3) == 0);
    let mut typed = String::new();
    for line in cells.chunk_by(|one, two| one.row == two.row) {
        let row = line[0].row;
        let hidden = if hides && row > 4 && dice.below(3) == 0 { " hidden=\"1\"" } else { "" };
        typed.push_str(&format!("<row r=\"{row}\"{hidden}>"));
        for cell in line {
            let is_empty = !cell.inner.contains("<v>") || cell.inner.contains("<f>");
            let from =
                line.iter().find(|from| from.column == beside(cell.column) && from.column >= last_from);
            let from =
                from.filter(|_| is_empty && cell.column < last_from && !cell.attributes.contains("t=\"s\""));
            let (attributes, inner) = match from {
                None => (cell.attributes.clone(), cell.inner.clone()),
                Some(from) if from.inner.is_empty() => (cell.attributes.clone(), String::new()),
                Some(from) if from.attributes.contains("t=\"s\"") => {
                    (format!("{} t=\"s\"", cell.attributes), from.inner.clone())
                }
                Some(from) if as_text => {
                    let text = from.inner.replace("<v>", "<is><t>").replace("</v>", "</t></is>");
                    (format!("{} t=\"inlineStr\"", cell.attributes), text)
                }
                // A sum keeps its formula, with what was calculated.
                Some(from) => {
                    let formula = cell.inner.split_inclusive("</f>").next().filter(|f| f.starts_with("<f>"));
                    (cell.attributes.clone(), format!("{}{}", formula.unwrap_or_default(), from.inner))
                }
            };
            typed.push_str(&format!("<c r=\"{}\"{attributes}>{inner}</c>", cell.address));
        }
        typed.push_str("</row>");
    }
    format!("{before}<sheetData>{typed}</sheetData>{after}")
}

/// The cells of a sheet, line by line.
fn cells(data: &str) -> Vec<XmlCell> {
    let of_cell = |part: &str| {
        let (address, rest) = part.split_once('"').unwrap();
        let letters = address.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = |number: usize, letter: u8| number * 26 + usize::from(letter - b'A') + 1;
        let column = letters.bytes().fold(0, number);
        let row = address[letters.len()..].parse().unwrap();
        let (attributes, inner) = rest.split_once('>').unwrap();
        let inner = inner.split_once("</c>").map_or("", |(inner, _)| inner);
        let is_empty = attributes.ends_with('/');
        let inner = if is_empty { "" } else { inner };
        let attributes = attributes.trim_end_matches('/').replace(" t=\"str\"", "");
        XmlCell { address: address.to_owned(), row, column, attributes, inner: inner.to_owned() }
    };
    data.split("<c r=\"").skip(1).map(of_cell).collect()
}
