//! Rows as they come from Chinese keyboards, from tables and from memory: other marks, other brackets, other
//! indentation, labels where ids belong. Each is told by name, and mended where that is certain.

use crate::support::Scratch;
use annals::{Diagnostic, Language};

const FORM: &str = "
id: f
title: {zh: 表, en: Form}
used: {kind: year}
tables:
  - id: t
    title: {zh: 申请情况, en: Requests}
    columns:
      - {id: persons, label: {zh: 自然人, en: Persons}}
      - {id: firms, label: {zh: 企业, en: Companies}}
      - {id: total, label: {zh: 总计, en: Total}}
    rows:
      - {id: licences, label: {zh: 行政许可, en: Licences}}
      - {id: art20_1, label: {zh: 第20条第1项, en: Article 20.1}}
";

const REPORT: &str = "---
form: f
statistics:
  t:
    licences: [20, 3, 23]
    art20_1: [1, 2, 3]
---
";

/// An archive whose report is this one with a text in place of another.
fn archive(was: &str, is: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Rows\nlanguages: [zh, en]\n");
    scratch.write("content/forms/f.yaml", FORM);
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    assert!(REPORT.contains(was));
    scratch.write("content/office/2020.md", REPORT.replace(was, is));
    scratch
}

fn row(written: &str) -> Scratch {
    archive("[20, 3, 23]", written)
}

/// The one diagnostic of an archive.
fn told(scratch: &Scratch) -> Diagnostic {
    let checked = scratch.check();
    let [diagnostic] = &checked.diagnostics[..] else { panic!("{}", scratch.told(Language::En)) };
    diagnostic.clone()
}

/// The report after every certain fix, one round after the other.
fn mended(scratch: &Scratch) -> String {
    for _ in 0..20 {
        let checked = scratch.check();
        let Some(fix) = checked.diagnostics.iter().find_map(|d| d.fix.clone().filter(|fix| fix.certain))
        else {
            break;
        };
        let mut text = scratch.read("content/office/2020.md");
        text.replace_range(fix.place.range(), &fix.replacement);
        scratch.write("content/office/2020.md", text);
    }
    scratch.read("content/office/2020.md")
}

fn remedy(diagnostic: &Diagnostic) -> String {
    diagnostic.remedy.clone().unwrap_or_default().en
}

#[test]
fn other_marks_and_brackets_are_named_and_mended_where_that_is_certain() {
    for (written, name) in [
        ("[20，3，23]", "'，' (U+FF0C, full-width comma)"),
        ("[20, 3， 23]", "'，' (U+FF0C, full-width comma)"),
        ("[20、3、23]", "'、' (U+3001, ideographic comma)"),
        ("[20；3, 23]", "'；' (U+FF1B"),
        ("[20; 3; 23]", "';' (U+003B"),
        ("［20, 3, 23］", "'［…］'"),
        ("［20，3，23］", "'［…］'"),
        ("【20, 3, 23】", "'【…】'"),
        ("（20, 3, 23）", "'（…）'"),
        ("(20, 3, 23)", "'(…)'"),
        ("20, 3, 23", "not in brackets"),
        ("20，3，23", "not in brackets"),
        ("\"20, 3, 23\"", "not in brackets"),
        ("[20 3 23]", "spaces only"),
    ] {
        let scratch = row(written);
        let diagnostic = told(&scratch);
        assert_eq!(diagnostic.code.0, "report-other-marks", "{written}");
        assert!(diagnostic.message.en.contains(name), "{written}: {}", diagnostic.message.en);
        assert_eq!(mended(&scratch), REPORT, "{written}");
    }
    // A full-width bracket that closes a plain one, and commas between entries in braces.
    let scratch = row("[20, 3, 23］");
    assert!(told(&scratch).message.en.contains("full-width '］'"));
    assert_eq!(mended(&scratch), REPORT);
    let scratch = row("{persons: 20，firms: 3，total: 23}");
    assert!(told(&scratch).message.en.contains("'，' stands between the entries"));
    assert_eq!(mended(&scratch), REPORT.replace("[20, 3, 23]", "{persons: 20, firms: 3, total: 23}"));
    let scratch = row("{persons： 20, firms: 3, total: 23}");
    assert!(told(&scratch).message.en.contains("full-width colon"));
    assert_eq!(mended(&scratch), REPORT.replace("[20, 3, 23]", "{persons: 20, firms: 3, total: 23}"));
}

#[test]
fn what_may_be_thousands_is_never_mended_and_the_rows_there_are_are_shown() {
    for (written, rows) in [
        ("[1,240， 35， 1,275]", "[1240, 35, 1275]"),
        ("[1,240, 35, 1,275]", "[1240, 35, 1275]"),
        ("[1，240，35，1，275]", "[1240, 35, 1275]"),
        ("[1,240,35,1275]", "[1240, 35, 1275]"),
    ] {
        let diagnostic = told(&row(written));
        assert!(remedy(&diagnostic).contains(rows), "{written}: {}", remedy(&diagnostic));
        assert!(!remedy(&diagnostic).contains("31,393"));
        assert_eq!(diagnostic.fix, None, "{written}");
    }
    for written in ["[1，240，35]", "[1 240 35]", "[20，3]", "[20，x，23]"] {
        assert!(told(&row(written)).fix.is_none(), "{written}");
    }
}

#[test]
fn other_indentation_is_told_once_and_mended_where_every_width_says_the_same() {
    for (was, is) in [
        ("    licences", "\tlicences"),
        ("    licences", "　　licences"),
        ("    art20_1", "\u{a0}\u{a0}\u{a0}\u{a0}art20_1"),
        ("  t:\n    licences: [20, 3, 23]\n    art20_1", "\tt:\n\t\tlicences: [20, 3, 23]\n\t\tart20_1"),
    ] {
        let scratch = archive(was, is);
        let diagnostic = told(&scratch);
        assert!(diagnostic.message.en.contains("in the indentation"), "{is:?}: {}", diagnostic.message.en);
        let rest = mended(&scratch);
        assert_eq!(scratch.told(Language::En), "", "{is:?} → {rest}");
    }
    // Of two full-width spaces nobody knows how far they indent: this may be a row, or another table.
    let scratch = archive("    art20_1", "　　art20_1");
    assert!(scratch.told(Language::En).contains("a full-width space before the key"));
    assert_eq!(mended(&scratch), REPORT.replace("    art20_1", "　　art20_1"));
    let scratch = archive("    art20_1: [1, 2, 3]\n", "    art20_1:\n\t\ttotal: 3\n\u{a0} firms: 4\n");
    assert!(scratch.check().diagnostics.iter().all(|d| d.fix.is_none()));
}

#[test]
fn a_label_where_an_id_belongs_is_told_the_id_and_renamed_where_it_is_certain() {
    for (was, is, id) in [
        ("licences:", "行政许可:", "licences"),
        ("licences:", "Licences:", "licences"),
        ("art20_1:", "第20条第1项:", "art20_1"),
        ("art20_1:", "第２０条第１项:", "art20_1"),
        ("  t:", "  申请情况:", "t"),
    ] {
        let scratch = archive(was, is);
        let diagnostic = told(&scratch);
        assert!(remedy(&diagnostic).contains(id), "{is}: {}", remedy(&diagnostic));
        assert_eq!(mended(&scratch), REPORT, "{is}");
    }
    let by_name = "{persons: 20, firms: 3, total: 23}";
    for named in ["{自然人: 20, 企业: 3, 总计: 23}", "{Persons: 20, firms: 3, TOTAL: 23}"] {
        let scratch = row(named);
        assert_eq!(mended(&scratch), REPORT.replace("[20, 3, 23]", by_name));
        assert_eq!(scratch.told(Language::En), "");
    }
    // The id is given too: nobody knows which is meant. A word that is nearly an id is asked for.
    let twice = archive("    art20_1", "    行政许可: [1, 2, 3]\n    art20_1");
    assert!(twice.check().diagnostics.iter().all(|d| d.fix.is_none()));
    let near = row("{person: 20, firms: 3, total: 23}");
    let asked = near.check().diagnostics.iter().any(|d| remedy(d).contains("did you mean persons?"));
    assert!(asked, "{}", near.told(Language::En));
}

#[test]
fn rows_and_columns_are_listed_by_their_labels_in_the_language_of_the_message() {
    let scratch = row("[20, 3]");
    let remedy = told(&scratch).remedy.unwrap();
    assert!(remedy.en.contains("Persons (persons), Companies (firms), Total (total)"), "{}", remedy.en);
    assert!(remedy.zh.contains("自然人（persons）、企业（firms）、总计（total）"), "{}", remedy.zh);
    let scratch = archive("    art20_1", "    unheard: [1, 2, 3]\n    art20_1");
    let remedy = told(&scratch).remedy.unwrap();
    assert!(remedy.en.contains("Licences (licences), Article 20.1 (art20_1)"), "{}", remedy.en);
}

#[test]
fn a_note_may_stand_on_a_table_whose_list_is_empty() {
    let scratch = archive("", "");
    let list = "
  - id: list
    title: {zh: 依据, en: Statutes}
    columns:
      - {id: times, label: {zh: 次数, en: Times}}
    rows:
      - {id: statute, label: {zh: 法律, en: Statute}, open: true}
";
    scratch.write("content/forms/f.yaml", format!("{FORM}{list}"));
    let report = REPORT.replace("---\nform", "---\nnotes:\n  - {on: list, text: No statute was used}\nform");
    scratch.write("content/office/2020.md", report.replace("  t:\n", "  list: {}\n  t:\n"));
    assert_eq!(scratch.told(Language::En), "");
    scratch.build();
    let page = scratch.read("public/en/office/2020/index.html");
    let caption =
        page.split("id=\"table-list-caption\">").nth(1).and_then(|rest| rest.split("</caption>").next());
    assert!(caption.is_some_and(|caption| caption.contains("href=\"#x-note-1\"")), "{caption:?}");
    assert!(page.contains("<a href=\"#table-list\">Statutes</a>"), "the note says what it is on");
    // Where the list has rows the note is on these, and where there is no such table it is on nothing.
    scratch.write(
        "content/office/2020.md",
        report.replace("on: list", "on: lists").replace("  t:\n", "  list: {}\n  t:\n"),
    );
    assert!(scratch.told(Language::En).contains("this report has no 'lists'"));
}
