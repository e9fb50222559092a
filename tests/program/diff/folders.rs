//! Two folders.

use super::{annals, archive, corrections, diff_to, line, report, told};
use std::fs;
use std::path::Path;

const CHANGED: (&str, &str) = ("north: [3, 1]", "north: [4, 1]");

#[test]
fn an_archive_differs_in_nothing_from_itself() {
    assert_eq!(diff_to(super::REPORT), (String::new(), 0));
}

#[test]
fn a_changed_figure_is_told_as_undeclared() {
    let expected = line("calls.north.made: 3 → 4 (+1), not declared");
    assert_eq!(diff_to(&report(&[CHANGED])), (expected, 1));
}

#[test]
fn a_correction_declares_a_change() {
    let declared = corrections(
        "  - {figure: calls.north.made, was: 3, now: 4, on: 2022-03-02, kind: correction, why: Miscounted}",
    );
    let expected = line("calls.north.made: 3 → 4 (+1), corrected 2022-03-02: Miscounted");
    assert_eq!(diff_to(&report(&[CHANGED, ("published: 2022-01-01", &declared)])), (expected, 0));
}

#[test]
fn several_corrections_declare_a_change_together() {
    let declared = corrections(
        "  - {figure: calls.north.made, was: 3, now: 9, on: 2022-03-02, kind: correction, why: Miscounted}
  - {figure: calls.north.made, was: 9, now: 4, on: 2022-04-02, kind: revision, why: Counted again}",
    );
    let expected = line(
        "calls.north.made: 3 → 4 (+1), corrected 2022-03-02: Miscounted; revised 2022-04-02: Counted again",
    );
    assert_eq!(diff_to(&report(&[CHANGED, ("published: 2022-01-01", &declared)])), (expected, 0));
}

#[test]
fn a_correction_of_what_did_not_stand_there_declares_nothing() {
    let declared = corrections(
        "  - {figure: calls.north.made, was: 5, now: 4, on: 2022-03-02, kind: correction, why: Miscounted}",
    );
    let expected =
        line("calls.north.made: 3 → 4 (+1), not declared: the correction of 2022-03-02 says '5' became '4'");
    assert_eq!(diff_to(&report(&[CHANGED, ("published: 2022-01-01", &declared)])), (expected, 1));
}

#[test]
fn a_correction_that_was_there_before_declares_no_new_change() {
    let declared = corrections(
        "  - {figure: calls.north.made, was: 2, now: 3, on: 2022-03-02, kind: correction, why: Miscounted}",
    );
    let (old, new) = (archive(), archive());
    old.write("content/bureau/2021.md", report(&[("published: 2022-01-01", &declared)]));
    new.write("content/bureau/2021.md", report(&[CHANGED, ("published: 2022-01-01", &declared)]));
    let output = annals(old.root(), &[old.root(), new.root()]);
    let (text, code) = told(&output);
    assert!(text.contains("calls.north.made: 3 → 4 (+1), not declared: the correction of 2022-03-02"));
    assert_eq!(code, 1);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("errors in") && errors.contains("correction-not-what-stands"), "{errors}");
}

#[test]
fn corrections_that_do_not_lead_to_what_stands_there_declare_nothing() {
    let entry = |was: u8, now: u8, month: u8| {
        format!(
            "  - {{figure: calls.north.made, was: {was}, now: {now}, on: 2022-0{month}-02, kind: correction, \
                why: Miscounted}}\n"
        )
    };
    for (entries, last) in [
        (entry(3, 5, 3), "the correction of 2022-03-02 says '3' became '5'"),
        (entry(3, 9, 3) + &entry(8, 4, 4), "the correction of 2022-04-02 says '8' became '4'"),
    ] {
        let expected = line(&format!("calls.north.made: 3 → 4 (+1), not declared: {last}"));
        let declared = corrections(&entries);
        assert_eq!(diff_to(&report(&[CHANGED, ("published: 2022-01-01", &declared)])), (expected, 1));
    }
}

#[test]
fn corrections_that_were_there_before_are_not_told_again() {
    let before =
        "  - {figure: calls.north.made, was: 3, now: 9, on: 2022-03-02, kind: correction, why: Miscounted}
  - {figure: calls.north.made, was: 9, now: 3, on: 2022-04-02, kind: correction, why: It was right}
";
    let after =
        "  - {figure: calls.north.made, was: 3, now: 4, on: 2022-05-02, kind: revision, why: Counted again}";
    let (old, new) = (archive(), archive());
    old.write("content/bureau/2021.md", report(&[("published: 2022-01-01", &corrections(before))]));
    let declared = corrections(&format!("{before}{after}"));
    new.write("content/bureau/2021.md", report(&[CHANGED, ("published: 2022-01-01", &declared)]));
    let output = annals(old.root(), &[old.root(), new.root(), Path::new("--format=short")]);
    let expected = line("calls.north.made: 3 → 4 (+1), revised 2022-05-02: Counted again");
    assert_eq!(told(&output), (expected, 0));
}

#[test]
fn a_blank_that_becomes_zero_is_a_change() {
    let expected = line("calls.south.made: (blank) → 0, not declared");
    assert_eq!(diff_to(&report(&[("made: ~", "made: 0")])), (expected, 1));
}

#[test]
fn the_same_number_printed_otherwise_is_a_change() {
    let (text, code) = diff_to(&report(&[("[3, 1]", "[3（其中修订1件）, 1]")]));
    assert_eq!((text, code), (line("calls.north.made: 3 → 3（其中修订1件）, not declared"), 1));
    let (text, code) = diff_to(&report(&[("[3, 1]", "[3, 1.0]")]));
    assert_eq!((text, code), (line("calls.north.lost: 1 → 1.0, not declared"), 1));
}

#[test]
fn figures_that_come_and_go_in_a_row_that_was_there_need_a_correction() {
    let (given, gone) = (("{made: ~}", "{made: ~, lost: 2}"), ("{made: 3, lost: 1}", "{made: 3}"));
    assert_eq!(diff_to(&report(&[given])), (line("calls.south.lost: (none) → 2, not declared"), 1));
    assert_eq!(diff_to(&report(&[gone])), (line("calls.all.lost: 1 → (none), not declared"), 1));
    let declared = |change, figure: &str, was: &str, now: &str| {
        let entry = format!(
            "  - {{figure: {figure}, was: {was}, now: {now}, on: 2022-03-02, kind: revision, why: Late}}"
        );
        diff_to(&report(&[change, ("published: 2022-01-01", &corrections(&entry))]))
    };
    let came = line("calls.south.lost: (none) → 2, revised 2022-03-02: Late");
    assert_eq!(declared(given, "calls.south.lost", "~", "2"), (came, 0));
    let went = line("calls.all.lost: 1 → (none), revised 2022-03-02: Late");
    assert_eq!(declared(gone, "calls.all.lost", "1", "~"), (went, 0));
}

#[test]
fn rows_come_and_go() {
    let east = [("south: South", "east: East, south: South"), ("    south:", "    east: [7, ~]\n    south:")];
    let expected =
        line("calls.east.made: (none) → 7, added") + &line("calls.east.lost: (none) → (blank), added");
    assert_eq!(diff_to(&report(&east)), (expected, 0));
    let gone = [("north: North, ", ""), ("    north: [3, 1]\n", "")];
    let expected = line("calls.north.made: 3 → (none), not declared")
        + &line("calls.north.lost: 1 → (none), not declared");
    assert_eq!(diff_to(&report(&gone)), (expected, 1));
    // The same rows in another order are the same.
    let moved = [("    north: [3, 1]\n    south: {made: ~}\n", "    south: {made: ~}\n    north: [3, 1]\n")];
    assert_eq!(diff_to(&report(&moved)), (String::new(), 0));
}

#[test]
fn a_table_that_follows_another_edition_is_told() {
    let expected = line("table calls follows another form: one → two");
    assert_eq!(diff_to(&report(&[("form: one", "form: two")])), (expected, 0));
}

#[test]
fn reports_and_publishers_come_and_go() {
    let (old, new) = (archive(), archive());
    fs::remove_file(new.path("content/bureau/2020.md")).unwrap();
    new.write("content/bureau/2022.md", super::REPORT);
    new.write("content/branch/index.md", "---\nname: The branch\n---\n");
    let (text, code) = told(&annals(old.root(), &[old.root(), new.root()]));
    assert_eq!(
        text,
        "branch: publisher added: The branch
bureau/2020  The bureau
  report removed, figures: 5, not declared
bureau/2022  The bureau
  report added, figures: 5

figures that differ: 0, reports added: 1, reports removed: 1; not declared: 1
"
    );
    assert_eq!(code, 1);
    let (text, code) = told(&annals(old.root(), &[new.root(), old.root()]));
    assert!(text.starts_with("branch: publisher removed: The branch\n"), "{text}");
    assert_eq!(code, 1);
}

#[test]
fn folders_and_files_may_move_and_names_change_where_the_ids_stay() {
    let (old, new) = (archive(), archive());
    new.write("content/old-bureau/index.md", "---\nid: bureau\nname: The new bureau\n---\n");
    new.write("content/old-bureau/2020.md", super::REPORT);
    new.write("content/old-bureau/2021.yaml", super::REPORT.trim_matches(['-', '\n']));
    fs::remove_dir_all(new.path("content/bureau")).unwrap();
    let output = annals(old.root(), &[old.root(), new.root()]);
    let expected = "bureau: publisher renamed: The bureau → The new bureau

figures that differ: 0, reports added: 0, reports removed: 0; not declared: 0
";
    assert_eq!(told(&output), (expected.to_owned(), 0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn what_can_be_read_is_compared_and_errors_are_told() {
    let (old, new) = (archive(), archive());
    new.write("content/bureau/2021.md", report(&[("[3, 1]", "[03, 2]")]));
    let output = annals(old.root(), &[old.root(), new.root(), Path::new("--format=short")]);
    let expected = line("calls.north.lost: 1 → 2 (+1), not declared")
        + &line("calls.north.made: 3 → (none), not declared");
    assert_eq!(told(&output), (expected, 1));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains(": 1; figures that cannot be read there are not compared"), "{errors}");
    assert!(errors.contains("content/bureau/2021.md:7:13: error[figure-leading-zero]"), "{errors}");
    // What could not be read before was not published.
    let output = annals(old.root(), &[new.root(), old.root(), Path::new("--format=short")]);
    assert!(told(&output).0.contains("calls.north.made: (none) → 3, added"));
}

#[test]
fn it_is_told_in_chinese_and_as_json() {
    let (old, new) = (archive(), archive());
    new.write("content/bureau/2021.md", report(&[CHANGED, ("made: ~", "made: 0")]));
    let arguments = [old.root(), new.root(), Path::new("--lang=zh")];
    let (text, _) = told(&annals(old.root(), &arguments));
    assert_eq!(
        text,
        "bureau/2021  The bureau
  calls.north.made: 3 → 4 (+1)，未声明
  calls.south.made: （空白） → 0，未声明

不同的数 2，新增报告 0，没有了的报告 0；未声明 2
"
    );
    let (text, _) = told(&annals(old.root(), &[old.root(), new.root(), Path::new("--format=json")]));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["undeclared"], 2);
    let figures = &json["reports"][0]["figures"];
    assert_eq!(figures[0]["difference"], "1");
    assert_eq!(figures[1]["was"]["kind"], "blank");
    assert_eq!(figures[1]["now"]["printed"], "0");
    assert_eq!(figures[1]["standing"], "undeclared");
}

#[test]
fn a_further_report_on_a_period_is_one_of_its_own() {
    let (old, new) = (archive(), archive());
    let form = "id: cups\ntitle: Cups\nused: {kind: year}\ntables:\n  - id: calls\n    title: Cups\n    \
                columns: [{id: made, label: Made}]\n    rows: [{id: all, label: All}]\n";
    let cups = |made| format!("---\nform: cups\nstatistics:\n  calls:\n    all: [{made}]\n---\n");
    for (archive, made) in [(&old, 3), (&new, 4)] {
        archive.write("content/forms/cups.yaml", form);
        archive.write("content/bureau/2021/cups.md", cups(made));
    }
    new.write("content/bureau/2020/cups.md", cups(2));
    let diff = |format: &str| told(&annals(old.root(), &[old.root(), new.root(), Path::new(format)])).0;
    let short = diff("--format=short");
    assert!(short.contains("bureau/2020/cups: "), "{short}");
    assert!(short.contains("bureau/2021/cups: calls.all.made: 3 → 4"), "{short}");
    let json: serde_json::Value = serde_json::from_str(&diff("--format=json")).unwrap();
    let reports = json["reports"].as_array().unwrap();
    let names: Vec<&str> = reports.iter().map(|report| report["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["cups", "cups"]);
}

#[test]
fn labels_notes_prose_corrections_pages_and_files_are_each_told() {
    let (old, new) = (archive(), archive());
    let corrected = corrections(
        "  - {figure: calls.north.made, was: 2, now: 3, on: 2022-03-02, kind: correction, why: Miscounted}",
    );
    let noted =
        report(&[("published: 2022-01-01", &format!("{corrected}\nnotes: [{{on: calls.all, text: Old}}]"))]);
    old.write("content/bureau/2021.md", noted);
    new.write(
        "content/bureau/2021.md",
        super::REPORT.replace("north: North", "north: Far north") + "Words.\n",
    );
    old.write("content/pages/about.md", "---\ntitle: About\n---\n");
    old.write("content/bureau/2021/a.pdf", "1");
    new.write("content/bureau/2021/a.pdf", "2");
    let (text, code) = told(&annals(old.root(), &[old.root(), new.root(), Path::new("--format=short")]));
    let expected = [
        "/about/index.html: page removed, not declared\n".to_owned(),
        "/bureau/2021/a.pdf: the bytes of the attachment differ\n".to_owned(),
        line("calls.north label: 'North' → 'Far north', not declared"),
        line("calls.all note: 'Old' is gone, not declared"),
        line("calls.north.made: the correction of 2022-03-02 ('2' became '3') is gone, not declared"),
        line("the prose differs"),
    ];
    assert_eq!((text, code), (expected.concat(), 1));
    let json = told(&annals(old.root(), &[old.root(), new.root(), Path::new("--format=json")])).0;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["addresses"][0]["change"], "removed");
    assert_eq!(json["reports"][0]["words"][0]["what"], "row");
    assert_eq!(json["undeclared"], 4);
}
