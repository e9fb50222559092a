//! `annals import`: what a document prints is in the report, cell by cell, or named as not read.

use super::{Said, run};
use crate::support::{Scratch, real_data};
use annals::Value;
use std::fs;
use std::path::Path;

const HEADS: &str = "<tr><td>项目</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td>\
                     <td>法律服务机构</td><td>其他</td><td>总计</td></tr>";

/// An archive with one agency and no report.
fn archive() -> Scratch {
    let scratch = Scratch::new();
    let root = scratch.path("archive");
    let said = run(scratch.root(), &["new", "archive", "archive", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for (path, _) in crate::support::tree(&root.join("content")) {
        fs::remove_file(root.join("content").join(path)).unwrap();
    }
    scratch.write("archive/content/bureau/index.md", "---\nname: 某局\n---\n");
    scratch
}

/// A page with the first rows of the third table.
fn page(first: &str) -> String {
    format!(
        "<html><head><meta charset=utf-8><title>某局2024年政府信息公开工作年度报告</title></head><body>\
         <h1>某局2024年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table>{HEADS}\
         <tr><td>一、本年新收政府信息公开申请数量</td>{first}</tr>\
         <tr><td>二、上年结转政府信息公开申请数量</td><td>1<td>0<td>0<td>0<td>0<td>0<td>1</tr>\
         </table></body></html>"
    )
}

const CELLS: &str = "<td>5<td>0<td>&nbsp;<td>0<td>0<td>2<td>7";

fn import(scratch: &Scratch, file: &str, more: &[&str]) -> Said {
    let period = ["--publisher", "bureau", "--period", "2024", "--lang", "en"];
    let arguments: Vec<&str> =
        ["import", file].into_iter().chain(period).chain(more.iter().copied()).collect();
    run(&scratch.path("archive"), &arguments)
}

const REPORT: &str = "archive/content/bureau/2024.md";

#[test]
fn what_is_written_is_named_by_a_path_that_leads_there_from_where_the_user_stands() {
    let scratch = archive();
    scratch.write("page.html", page(CELLS));
    let wanted = ["--publisher", "bureau", "--period", "2024", "--lang", "en"];
    let said = run(scratch.root(), &[&["import", "page.html", "--root", "archive"], &wanted[..]].concat());
    assert!(said.out.contains(&format!("wrote {REPORT}, by")), "{}{}", said.out, said.err);
    assert!(scratch.path(REPORT).exists());
}

#[test]
fn every_cell_of_real_documents_is_as_transcribed_by_hand() {
    let Some(data) = real_data("every_cell_of_real_documents_is_as_transcribed_by_hand") else { return };
    for (document, year) in [
        ("shanghai-gov-office-2019.html", "2019"),
        ("shuyang-county-2025.txt", "2025"),
        ("yiyuan-traffic-police-2020.txt", "2020"),
    ] {
        let scratch = archive();
        let path = data.join("reports/documents").join(document);
        let arguments =
            ["import", path.to_str().unwrap(), "--publisher", "bureau", "--period", year, "--verify"];
        let said = run(&scratch.path("archive"), &[&arguments[..], &["--lang", "en"]].concat());
        assert_eq!(said.code, 0, "{document}: {}{}", said.out, said.err);
        assert!(said.out.contains(" 0 unread, 0 absent\n"), "{document}: {}", said.out);
        assert!(said.out.contains("every word of the document is in the report"), "{document}: {}", said.out);
        let figures = data.join("reports/figures").join(document).with_extension("json");
        same(&scratch.path("archive"), &figures, year);
    }
}

#[test]
fn every_cell_of_a_real_pdf_is_as_transcribed_by_hand() {
    let Some(data) = real_data("every_cell_of_a_real_pdf_is_as_transcribed_by_hand") else { return };
    let scratch = archive();
    let path = data.join("reports/documents/hongze-district-2023.pdf");
    let arguments =
        ["import", path.to_str().unwrap(), "--publisher", "bureau", "--period", "2023", "--verify"];
    let said = run(&scratch.path("archive"), &[&arguments[..], &["--lang", "en"]].concat());
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains(" 0 unread, 0 absent\n"), "{}", said.out);
    // The numbers of its pages are the only words that are not in the report.
    let missing = said.out.lines().filter(|line| line.starts_with("not in the report"));
    let missing: Vec<&str> = missing.filter_map(|line| line.split('\'').nth(1)).collect();
    assert_eq!(missing, ["- 1 -", "- 2 -", "- 3 -", "- 4 -", "- 5 -"], "{}", said.out);
    let figures = data.join("reports/figures/hongze-district-2023.json");
    same(&scratch.path("archive"), &figures, "2023");
}

#[test]
fn a_blank_form_is_a_report_of_blanks() {
    let Some(data) = real_data("a_blank_form_is_a_report_of_blanks") else { return };
    let scratch = archive();
    let form = data.join("reports/documents/blank-form-2021.docx");
    let said = import(&scratch, form.to_str().unwrap(), &[]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let checked = annals::check(&scratch.path("archive")).unwrap();
    let bureau = checked.archive.publishers.find("bureau").unwrap();
    let report = checked.archive.report_on(bureau, "2024").unwrap();
    let mut cells = 0;
    for data in &report.data {
        for (row, column) in data.cells() {
            assert_eq!(data.figure(row, column).value, Value::Blank, "{}", data.address(row, column));
            cells += 1;
        }
    }
    assert_eq!(cells, 200);
}

/// Holds a report against figures that were transcribed by hand.
fn same(root: &Path, figures: &Path, year: &str) {
    let checked = annals::check(root).unwrap();
    assert!(!checked.has_errors(), "{:?}", checked.diagnostics);
    let bureau = checked.archive.publishers.find("bureau").unwrap();
    let report = checked.archive.report_on(bureau, year).unwrap();
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(figures).unwrap()).unwrap();
    let mut cells = Vec::new();
    for table in ["proactive", "requests", "remedies"] {
        leaves(table, &json[table], &mut cells);
    }
    assert!(cells.len() > 180, "{}", cells.len());
    for (address, expected) in cells {
        let cell = report.data.find(&address).unwrap_or_else(|| panic!("no cell {address}"));
        let figure = report.data.figure(cell);
        let number = figure.value.number().map_or("null".to_owned(), |number| number.to_string());
        assert!(number != "null" || figure.value == Value::Blank, "{address}: {figure:?}");
        // Where a unit is printed, the transcription has the words.
        let found = if expected.starts_with('"') { format!("\"{figure}\"") } else { number };
        assert_eq!(found, expected, "{address}");
    }
}

fn leaves(address: &str, json: &serde_json::Value, cells: &mut Vec<(String, String)>) {
    match json.as_object() {
        Some(entries) => {
            entries.iter().for_each(|(key, json)| leaves(&format!("{address}.{key}"), json, cells));
        }
        None => cells.push((address.to_owned(), json.to_string())),
    }
}

#[test]
fn a_page_becomes_a_report() {
    let scratch = archive();
    scratch.write("archive/page.html", page(CELLS));
    let said = import(&scratch, "page.html", &["--source", "https://example.org/2024"]);
    let report = scratch.read(REPORT);
    assert!(
        report.starts_with(
            "---\ntitle: 某局2024年政府信息公开工作年度报告\nform: cn-ogi-2021\nsources:\n  \
             - title: 某局2024年政府信息公开工作年度报告\n    url: https://example.org/2024\n    \
             file: page.html\n    sha256: "
        ),
        "{report}"
    );
    let row = "    new_received: {natural_person: 5, org_commercial: 0, org_research: ~, \
               org_public_interest: 0, org_legal_services: 0, org_other: 2, total: 7}\n";
    assert!(report.contains(row), "{report}");
    assert!(said.out.contains("wrote content/bureau/2024.md, by the form cn-ogi-2021\n"), "{}", said.out);
    // Rows that the page does not print are errors of the report, and the command says so.
    assert_eq!(said.code, 1);
    assert!(report.contains("    # ? natural_person, org_commercial, org_research"), "{report}");
    // The same file gives the same bytes again.
    import(&scratch, "page.html", &["--source", "https://example.org/2024", "--replace"]);
    assert_eq!(scratch.read(REPORT), report);
}

#[test]
fn what_is_not_read_is_an_error_at_its_place() {
    let scratch = archive();
    scratch.write("archive/page.html", page("<td>5<td>O<td>0<td>0<td>0<td>2<td>7"));
    let said = import(&scratch, "page.html", &["--explain"]);
    assert!(
        said.out.contains("unread  requests.new_received.org_commercial  “O”  table 1, row 2, column 3"),
        "{}",
        said.out
    );
    let report = scratch.read(REPORT);
    assert!(
        report.contains("new_received: {natural_person: 5, org_commercial: \"?\", org_research: 0,"),
        "{report}"
    );
    assert!(report.contains("# ? org_commercial: 'O' is printed (table 1, row 2, column 3)"), "{report}");
    let checked = annals::check(&scratch.path("archive")).unwrap();
    let line = 1 + report.lines().position(|line| line.contains("new_received:")).unwrap();
    let told = crate::support::short(&checked, &checked.diagnostics, annals::Language::En);
    assert!(told.contains(&format!("content/bureau/2024.md:{line}:")), "{told}");
}

#[test]
fn a_report_is_not_overwritten_unasked_and_keeps_what_its_author_wrote() {
    let scratch = archive();
    scratch.write("archive/page.html", page(CELLS));
    import(&scratch, "page.html", &[]);
    let noted = scratch
        .read(REPORT)
        .replace("\nstatistics:", "\n# by hand\nnotes:\n  - Counted anew.   # in May\nstatistics:");
    scratch.write(REPORT, &noted);
    let said = import(&scratch, "page.html", &[]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("is there already; nothing was written"), "{}", said.err);
    assert_eq!(scratch.read(REPORT), noted);
    import(&scratch, "page.html", &["--replace"]);
    let replaced = scratch.read(REPORT);
    assert!(replaced.contains("# by hand\nnotes:\n  - Counted anew.   # in May\n"), "{replaced}");
    assert_eq!(replaced.matches("statistics:").count(), 1);
}

#[test]
fn a_document_is_published_with_its_report_if_asked() {
    let scratch = archive();
    scratch.write("archive/page.html", page(CELLS));
    import(&scratch, "page.html", &["--keep"]);
    assert_eq!(scratch.read("archive/content/bureau/2024/page.html"), page(CELLS));
    let report = scratch.read(REPORT);
    assert!(report.contains("    kept: page.html\nattachments:\n  - page.html\n"), "{report}");
}

#[test]
fn what_cannot_be_a_report_writes_nothing() {
    let scratch = archive();
    scratch.write("archive/empty.txt", "");
    scratch.write("archive/prose.txt", "没有表格。\n");
    scratch.write("archive/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    scratch.write("archive/page.html", page(CELLS));
    for file in ["empty.txt", "prose.txt", "picture.png", "missing.docx"] {
        let said = import(&scratch, file, &[]);
        assert_ne!(said.code, 0, "{file}");
        assert!(
            said.err.contains(file) || said.err.contains("picture") || said.err.contains("empty"),
            "{}",
            said.err
        );
        assert!(!scratch.path(REPORT).exists(), "{file}");
    }
    let wrong_year = run(
        &scratch.path("archive"),
        &["import", "page.html", "--publisher", "bureau", "--period", "2023", "--lang", "en"],
    );
    assert_eq!(wrong_year.code, 1);
    assert!(wrong_year.err.contains("speaks of 2024, not of 2023"), "{}", wrong_year.err);
}
