//! `annals import TABLE --map FILE`: every cell of a table is in a report, or is named with its line.

mod published;
mod random;

use super::{Said, run};
use crate::support::Scratch;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// A form with an open row, a cell that it does not have, and words for columns.
const FORM: &str = "id: counts\ntitle: Counts\nused: {kind: year, from: 2000}\ntables:\n\
                    - id: desks\n  title: Desks\n  columns:\n    - {id: asked, label: Questions asked}\n    \
                    - {id: answered, label: Questions answered}\n  rows:\n    \
                    - {id: desk, label: Desk, open: true}\n    - {id: all, label: All desks}\n\
                    - id: days\n  title: Days\n  kind: amount\n  columns: [{id: number, label: Number}]\n  \
                    rows:\n    - {id: open, label: Days open}\n    - {id: closed, label: Days closed}\n";

/// An archive with two offices, that form, a table and its mapping.
fn archive(table: &str, map: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: {en: Counts}\nlanguages: [en]\n");
    for office in ["east", "west"] {
        scratch.write(&format!("content/{office}/index.md"), format!("---\nname: {office}ern office\n---\n"));
    }
    scratch.write("content/forms/counts.yaml", FORM);
    scratch.write("table.csv", table);
    scratch.write("map.yaml", map);
    scratch
}

fn import(scratch: &Scratch, table: &str, more: &[&str]) -> Said {
    run(scratch.root(), &[&["import", table, "--map", "map.yaml", "--lang", "en"], more].concat())
}

/// The statistics of a report as they are written.
fn statistics(scratch: &Scratch, report: &str) -> String {
    let report = scratch.read(&format!("content/{report}.md"));
    report.split_once("statistics:\n").unwrap().1.trim_end_matches("---\n").to_owned()
}

const TIDY: &str = "form: counts\npublisher: {from: office, codes: {O: east}}\nperiod: {from: year}\n\
                    table: {from: table}\nrow: {from: row, codes: {Total: all}}\ncolumn: {from: what}\n\
                    value: value\nnote: {from: note}\n\
                    values: {'*': suppressed, '..': not_collected, n.d.: none}\n";

#[test]
fn a_line_a_figure() {
    let table = "office,year,table,row,what,value,note\n\
                 O,2020,desks,Front desk,asked,\"1,240\",\n\
                 O,2020,desks,Front desk,Questions answered,*,withheld\n\
                 O,2020,Desks,All desks,asked,<5,\n\
                 O,2020,desks,Total,answered,,\n\
                 O,2020,days,open,number,..,\n\
                 O,2020,days,Days closed,number,1.50,\n\
                 western office,2020,desks,Front desk,asked,7,\n\
                 western office,2020,desks,Front desk,answered,-,\n\
                 western office,2020,desks,all,asked,7,\n\
                 western office,2020,desks,all,answered,n.d.,\n\
                 western office,2020,days,open,,250,\n";
    let scratch = archive(table, TIDY);
    let said = import(&scratch, "table.csv", &[]);
    assert_eq!(
        statistics(&scratch, "east/2020"),
        "  desks:\n    front_desk: {asked: {printed: \"1,240\", value: 1240}, answered: {printed: \"*\", \
         kind: \
         suppressed, note: withheld}}\n    all: {asked: <5, answered: ~}\n  days:\n    open: {number: \
         {printed: \"..\", kind: not_collected}}\n    closed: {number: 1.50}\n"
    );
    assert!(scratch.read("content/east/2020.md").contains("rows:\n  desks:\n    front_desk: Front desk\n"));
    // What is not in the table is an error of the report, and the column that is not said is no cell.
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("not placed: counts has no cell 'days.open.' (1 cells, lines 12)\n"),
        "{}",
        said.out
    );
    assert!(
        scratch.read("content/west/2020.md").contains("    # ? answered: the document does not print it\n")
    );
    let source = scratch.read("content/east/2020.md");
    assert!(source.contains("file: table.csv\n    sha256: "), "{source}");
}

#[test]
fn a_column_a_figure_under_two_heads() {
    let table = "a note above the table\n,,Front desk,,All desks,,,\n\
                 Office,Year,asked,answered,asked,answered,Days,Days\n\
                 east,2019,1,2,3,4,250,115\neast,2020,5,6,7,8,,\nnorth,2020,1,1,1,1,1,1\n";
    let rest = "form: counts\npublisher: {from: Office}\nperiod: {from: Year}\nfigures:\n  \
                '#7': days.open.number\n  '#8': days.closed.number\n";
    let two = [
        "  Front desk / asked: desks.Front desk.asked",
        "  Front desk / answered: desks.Front desk.answered",
        "  All desks / asked: desks.all.asked",
        "  All desks / answered: desks.all.answered",
    ]
    .join("\n");
    let one = "  '#3': desks.Front desk.asked\n  '#4': desks.Front desk.answered\n  '#5': desks.all.asked\n  \
               '#6': desks.all.answered\n";
    for map in [format!("skip: 1\nheads: 2\n{rest}{two}"), format!("skip: 2\n{rest}{one}")] {
        let scratch = archive(table, &map);
        let said = import(&scratch, "table.csv", &[]);
        assert!(said.code == 1 && said.out.contains("2 reports: 2 imported"), "{}", said.out);
        let north = "not placed: there is no publisher 'north'; `annals new publisher north` begins one \
                     (6 cells, lines 6)";
        assert!(said.out.contains(north), "{}", said.out);
        assert_eq!(
            statistics(&scratch, "east/2019"),
            "  desks:\n    front_desk: {asked: 1, answered: 2}\n    all: {asked: 3, answered: 4}\n  days:\n\
             \x20   open: {number: 250}\n    closed: {number: 115}\n"
        );
        assert!(statistics(&scratch, "east/2020").contains("open: {number: ~}\n"));
    }
}

#[test]
fn mistakes_of_a_mapping_are_told_with_their_places() {
    let scratch = archive("office,year,asked,asked\neast,2020,1,2\n", "");
    for (map, told) in [
        ("form: count\npublisher: east\nperiod: 2020\nvalue: asked\n", "there is no form 'count'"),
        ("form: counts\npublisher: {from: ofice}\nperiod: 2020\nvalue: '#3'\n", "did you mean office?"),
        ("form: counts\npublisher: east\nperiod: 2020\nvalue: asked\n", "2 columns are called 'asked'"),
        ("form: counts\npublisher: east\nperiod: 2020\nvalue: asked\n", "you mean: '#3', '#4'"),
        ("form: counts\npublisher: east\nperiod: 2020\n", "nothing says which columns hold the figures"),
        ("form: counts\nperiod: 2020\nvalue: '#3'\n", "'publisher' is missing"),
        ("form: counts\npublisher: east\nperiod: {from: year, as: fy}\nvalue: '#3'\n", "'fy' has no {}"),
        ("form: counts\npublisher: east\nperiod: 2020\nfigures: {'#3': asked}\n", "no address of a cell"),
        ("form: counts\npublisher: east\nperiod: 2020\nvalue: '#9'\n", "the table has no column '#9'"),
        (
            "form: counts\npublisher: east\nperiod: 2020\nvalue: '#3'\nvalues: {x: nil}\n",
            "there is no kind 'nil'",
        ),
        (
            "form: counts\npublisher: east\nperiod: 2020\nvalue: '#3'\nabsent: zero\n",
            "absent can only be blank",
        ),
        (
            "form: counts\npublisher: east\nperiod: 2020\nvalue: '#3'\nheads: many\n",
            "'heads' is a whole number",
        ),
        ("form: counts\npublisher: east\nperiod: 2020\nvalue: '#3'\nvalu: x\n", "unknown key 'valu'"),
    ] {
        scratch.write("map.yaml", map);
        let said = import(&scratch, "table.csv", &[]);
        assert_eq!(said.code, 1, "{map}");
        assert!(said.out.contains(told) && said.out.contains("map.yaml:"), "{map}\n{}", said.out);
        assert!(said.out.contains("= help: "), "{}", said.out);
        assert!(!scratch.path("content/east/2020.md").exists());
    }
}

#[test]
fn two_values_for_one_cell_are_told_with_both_lines() {
    let table = "office,year,table,row,what,value,note\nO,2020,days,open,number,250,\n\
                 O,2020,days,closed,number,115,\nO,2020,days,Days open,number,251,\n\
                 O,2020,days,closed,number,115,\n";
    let scratch = archive(table, TIDY);
    let said = import(&scratch, "table.csv", &[]);
    let both = "unread days.open.number: line 2 has '250', line 4 has '251'";
    assert!(said.code == 1 && said.out.contains(both), "{}", said.out);
    let report = scratch.read("content/east/2020.md");
    assert!(report.contains("open: {number: \"?\"}") && report.contains("closed: {number: 115}"), "{report}");
}

#[test]
fn what_is_not_placed_is_named_with_its_lines() {
    let table = "office,year,table,row,what,value,note,extra\nO,2020,days,open,number,250,,x\n\
                 O,2020,weeks,open,number,1,,\nO,2020,weeks,open,number,2,,\nO,soon,days,open,number,1,,\n\
                 O,2020,days,open,hours,1,,y\nO,1999,days,open,number,1,,\n";
    let scratch = archive(table, TIDY);
    let said = import(&scratch, "table.csv", &["--json"]);
    assert_eq!(said.code, 1);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let named: Vec<String> = told["not_placed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|of| format!("{} {}", of["lines"], of["why"]))
        .collect();
    assert_eq!(
        named,
        [
            "[[2,2],[6,6]] \"nothing is said of column 'extra'\"",
            "[[3,4]] \"counts has no table 'weeks'\"",
            "[[5,5]] \"'soon' names no period\"",
            "[[6,6]] \"counts has no cell 'days.open.hours'\"",
            "[[7,7]] \"none of the forms is used on 1999\"",
        ]
    );
    assert_eq!(told["total"]["not_placed"], 7);
    // What the mapping leaves out is no error.
    let table = table.lines().take(2).collect::<Vec<_>>().join("\n")
        + "\nO,2020,weeks,x,x,1,,\n\
                 O,2020,days,closed,number,1,,\nO,2020,desks,all,asked,1,,\nO,2020,desks,all,answered,1,,\n";
    scratch.write("table.csv", table);
    scratch.write("map.yaml", format!("{TIDY}leave_out: {{columns: [extra], lines: {{table: [weeks]}}}}\n"));
    let said = import(&scratch, "table.csv", &["--replace"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(said.out.contains("1 cells are left out, as the mapping file says"), "{}", said.out);
}

#[test]
fn hostile_tables_are_refused_and_write_nothing() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(b"office,year,table,row,what,value,note\n\"").unwrap();
    for _ in 0..64 {
        packed.write_all(&[b'x'; 1 << 20]).unwrap();
    }
    let scratch = archive("", TIDY);
    let endless = packed.finish().unwrap();
    for (bytes, why) in [
        (&b"office,year,table,row,what,value,note\nO,2020,days,open,number,\"1\nx\n"[..], "is not closed"),
        (
            b"office,year,table,row,what,value,note\nO,2020,days,open,number,\xff\n",
            "line 2 is no text in UTF-8",
        ),
        (b"\x1f\x8b\x08broken", "cannot read the table"),
        (&endless, "longer than 4 MB"),
    ] {
        scratch.write("table.csv", bytes);
        let said = import(&scratch, "table.csv", &[]);
        assert!(said.code == 2 && said.err.contains(why), "{why}: {}{}", said.out, said.err);
        assert!(!scratch.path("content/east/2020.md").exists());
    }
    scratch.write("table.csv", "");
    assert!(import(&scratch, "table.csv", &[]).out.contains("the table has no column 'office'"));
    assert_eq!(import(&scratch, "nowhere.csv", &[]).code, 2);
}

#[test]
fn a_sheet_whose_cell_shows_another_number_than_it_holds_leaves_it_unread() {
    let scratch = archive("", TIDY);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("2020").unwrap();
    for (column, head) in (0..).zip(["office", "year", "table", "row", "what", "value", "note"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    for (line, (row, value)) in (1..).zip([("open", 12.456), ("closed", 1.5)]) {
        for (column, text) in (0..).zip(["O", "2020", "days", row, "number"]) {
            sheet.write_string(line, column, text).unwrap();
        }
        let format = rust_xlsxwriter::Format::new().set_num_format("0.0");
        sheet.write_number_with_format(line, 5, value, &format).unwrap();
    }
    scratch.write("table.xlsx", book.save_to_buffer().unwrap());
    let said = import(&scratch, "table.xlsx", &[]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    let report = scratch.read("content/east/2020.md");
    assert!(report.contains("shown as 12.5, holds 12.456"), "{report}");
    assert!(report.contains("open: [\"?\"]") || report.contains("open: {number: \"?\"}"), "{report}");
    assert!(report.contains("1.5"), "{report}");
}
