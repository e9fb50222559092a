//! What the pieces say is what the reports print and what the series of the build allow: read back from the
//! files, as the script in the browser reads them.

use crate::analysis::comparable::Standing;
use crate::analysis::series;
use crate::model::archive::EditionCell;
use crate::model::report::CellRef;
use crate::pages::address::{self, Route};
use crate::publish::pipeline::{Checked, Site};
use crate::testing::{Scratch, repository};
use serde_json::Value;
use std::collections::BTreeMap;

/// The pieces of a site, by name: what each hands to the page.
fn pieces(checked: &Checked) -> BTreeMap<String, Value> {
    let site = Site::of(checked);
    let files = site.files();
    let scripts =
        files.iter().filter(|file| file.path().starts_with("compare/") && file.path().ends_with(".js"));
    scripts
        .map(|file| {
            let bytes = file.bytes().unwrap().unwrap_or_else(|_| panic!("a template failed"));
            let text = String::from_utf8(bytes).unwrap();
            let call = text.strip_prefix("annals_compare(").unwrap().strip_suffix(");\n").unwrap();
            let (name, content) = call.split_once(',').unwrap();
            let name: String = serde_json::from_str(name).unwrap();
            assert_eq!(format!("compare/{name}.js"), file.path());
            assert!(site.file(file.path()).is_some(), "the preview finds it, too");
            (name, serde_json::from_str(content).unwrap())
        })
        .collect()
}

/// A point with what it leaves out.
#[derive(Debug, PartialEq)]
struct Point {
    printed: String,
    number: Option<String>,
    standing: String,
    anchor: String,
    is_ranked: bool,
}

/// A point as the script reads it; `None` where the report has nothing.
fn read(point: &Value, address: &str) -> Option<Point> {
    let text = |key: &str| point.get(key).and_then(Value::as_str).map(str::to_owned);
    let plain = point.as_str().map(str::to_owned);
    if *point == 0 {
        return None;
    }
    let number = plain.clone().or_else(|| text("n"));
    Some(Point {
        printed: plain.or_else(|| text("p")).or_else(|| number.clone()).unwrap(),
        number,
        standing: text("s").unwrap_or_else(|| "continues".to_owned()),
        anchor: text("a").unwrap_or_else(|| address.to_owned()),
        is_ranked: text("h").is_none(),
    })
}

/// Every series of every piece against the build's own.
fn holds(checked: &Checked) -> usize {
    let (archive, pieces) = (&checked.archive, pieces(checked));
    let first = archive.site.first_language();
    let head = &pieces[&format!("head.{first}")];
    let mut points = 0;
    for indicator in head["indicators"].as_array().unwrap() {
        let (name, part) = (indicator[0].as_str().unwrap(), &indicator[3]);
        let (form, at) = name.split_once('/').unwrap();
        let form = archive.forms.find(form).unwrap();
        let edition = archive.form(form);
        let cell = edition.indicator(at).unwrap();
        let page = address::find(archive, indicator[8].as_str().unwrap()).unwrap().0;
        assert_eq!(archive.indicator_at(form, cell).map(Route::indicator), Some(page));
        for &publisher in archive.publishers_of_family(&edition.family) {
            let piece = &pieces[&format!("{}/{}.{part}", archive.publisher(publisher).id, edition.id)];
            let row = edition.block(cell.block).row(cell.row).id.clone();
            let subject = EditionCell { form, block: cell.block, row, column: cell.column };
            let of = series::of_subject(archive, &checked.findings, publisher, edition.used.kind, subject);
            let Some((reports, series)) = of else {
                assert!(piece["series"].get(at).is_none(), "{name}");
                continue;
            };
            let written = piece["series"][at].as_array().unwrap_or_else(|| panic!("{name}: {piece}"));
            assert_eq!(written.len(), reports.len());
            for ((written, &report), point) in written.iter().zip(&reports).zip(&series.points) {
                let Some(written) = read(written, at) else {
                    assert!(point.cells.is_empty(), "{name}");
                    continue;
                };
                points += 1;
                assert_eq!(written.number, point.number.map(|number| number.to_string()));
                let first = matches!(point.step.standing, Standing::First);
                let standing = if first { Standing::Continues } else { point.step.standing };
                assert_eq!(written.standing, standing.name());
                let found = archive.report(report).data.find(&written.anchor).unwrap();
                assert_eq!(point.cells.first(), Some(&CellRef { report, cell: found }));
                if let [one] = point.cells[..] {
                    assert_eq!(written.printed, archive.cell(one).figure().to_string());
                }
                assert!(written.number.is_some() || !written.is_ranked, "{name}: ranked without a number");
            }
            let links = piece["reports"].as_array().unwrap().iter().zip(&reports);
            for (link, &report) in links {
                let there = address::find(archive, link[1].as_str().unwrap()).unwrap();
                assert_eq!(there, (Route::Report(report), first));
                assert_eq!(link[0], *archive.report(report).period.id);
            }
        }
    }
    points
}

#[test]
fn pieces_say_what_reports_print_and_what_may_be_compared() {
    let every_relation = Scratch::copy_of("tests/data/series").check();
    let example = crate::check(&repository()).unwrap();
    assert!(holds(&every_relation) > 10);
    assert!(holds(&example) > 1000);
}

#[test]
fn where_readers_cannot_compare_there_is_no_piece_and_no_page() {
    let scratch = Scratch::copy_of("tests/data/series");
    scratch.write("annals.yaml", format!("{}compare: false\n", scratch.read("annals.yaml")));
    let checked = scratch.check();
    assert_eq!(pieces(&checked), BTreeMap::new());
    let site = Site::of(&checked);
    assert!(site.file("compare/index.html").is_none());
    for file in site.files().iter().filter(|file| file.path().ends_with(".html")) {
        let page = String::from_utf8(file.bytes().unwrap().unwrap_or_default()).unwrap();
        assert!(!page.contains("compare/index.html"), "{}", file.path());
    }
}
