//! The workbook of a form, written, and imported as an office sends it back.

use super::run;
use crate::support::Scratch;

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
