//! `annals correct` keeps what was published and begins a new version; `annals figures --as-of` tells what
//! was known on a day.

use super::{clean, run};
use crate::support::Scratch;

const REPORT: &str = "content/bureau/2024.md";
const KEPT: &str = "content/bureau/2024.v1.md";
const WHY: [&str; 6] = ["--on", "2025-06-01", "--why", "Counted: twice", "--method", "The register, again"];

fn correct(scratch: &Scratch, report: &str, more: &[&str]) -> (i32, String) {
    let said = run(scratch.root(), &[&["correct", "--lang", "en", "bureau", report], more].concat());
    (said.code, said.out + &said.err)
}

fn build(scratch: &Scratch) -> (i32, String) {
    let said = run(scratch.root(), &["build", "--lang", "en"]);
    (said.code, said.out + &said.err)
}

fn replace(scratch: &Scratch, was: &str, now: &str) {
    let text = scratch.read(REPORT);
    assert!(text.contains(was), "{was} in {text}");
    scratch.write(REPORT, text.replacen(was, now, 1));
}

#[test]
fn a_version_is_kept_and_the_next_one_is_published() {
    let scratch = clean();
    assert_eq!(build(&scratch).0, 0);
    let published = scratch.read(REPORT);
    let (code, said) = correct(&scratch, "2024", &WHY);
    assert!(code == 0 && said.contains("version 2 now"), "{said}");
    assert_eq!(scratch.read(KEPT), published, "what was published stays byte by byte");
    let begun = scratch.read(REPORT);
    let written = "update:\n  on: 2025-06-01\n  kind: correction\n  why: \"Counted: twice\"\n  method: \"The \
                   register, again\"\n";
    assert!(begun.contains(written), "{begun}");
    assert_eq!(begun.replacen(written, "", 1), published, "and nothing else is written");
    replace(&scratch, "[10, 3, 13]", "[10, 2, 12]");
    let (code, said) = build(&scratch);
    assert_eq!(code, 0, "{said}");
    assert!(scratch.read("public/bureau/2024/v1/index.html").contains("standing superseded"));
    // A third one takes the place of the second.
    let second = scratch.read(REPORT);
    let (code, said) = correct(&scratch, "2024", &["--on", "2025-07-01", "--why", "Once more"]);
    assert!(code == 0 && said.contains("version 3 now"), "{said}");
    assert_eq!(scratch.read("content/bureau/2024.v2.md"), second);
    assert_eq!(scratch.read(REPORT).matches("update:").count(), 1);
    replace(&scratch, "[10, 2, 12]", "[10, 1, 11]");
    let (code, said) = build(&scratch);
    assert_eq!(code, 0, "{said}");
    assert!(scratch.read("public/bureau/2024/v2/changes/index.html").contains("Once more"));
    for (day, total) in
        [("2025-05-31", "13"), ("2025-06-01", "12"), ("2025-06-30", "12"), ("2026-01-01", "11")]
    {
        let asked = ["figures", "--lang", "en", "bureau", "requests.answered.total", "--as-of", day];
        let said = run(scratch.root(), &asked);
        assert!(said.code == 0 && said.out.contains(total), "{day}: {}{}", said.out, said.err);
    }
}

#[test]
fn what_was_changed_before_it_was_kept_stops_the_build() {
    let scratch = clean();
    assert_eq!(build(&scratch).0, 0);
    replace(&scratch, "[10, 3, 13]", "[10, 2, 12]");
    assert_eq!(correct(&scratch, "2024", &WHY).0, 0);
    let (code, said) = build(&scratch);
    assert!(code == 1 && said.contains("published-version-changed"), "{said}");
}

#[test]
fn what_cannot_be_begun_is_told_and_nothing_is_written() {
    let scratch = clean();
    let published = scratch.read(REPORT);
    for (report, more, expected) in [
        ("2023", &WHY[..], "no report on 2023"),
        ("2024", &["--on", "2025-06-01", "--why", " "][..], "no reason after --why"),
        ("2024", &["--on", "June", "--why", "x"][..], "June"),
    ] {
        let (code, said) = correct(&scratch, report, more);
        assert!(code != 0 && said.contains(expected), "{report} {more:?}: {said}");
        assert_eq!(scratch.read(REPORT), published);
        assert!(!scratch.path(KEPT).exists());
    }
}

#[test]
fn no_version_is_begun_after_one_in_which_nothing_is_written_yet() {
    let scratch = clean();
    assert_eq!(build(&scratch).0, 0);
    assert_eq!(correct(&scratch, "2024", &WHY).0, 0);
    let begun = scratch.read(REPORT);
    let (code, said) = correct(&scratch, "2024", &WHY);
    assert!(code == 2 && said.contains("2024 is version 2 already, and nothing in it differs"), "{said}");
    assert_eq!(scratch.read(REPORT), begun);
    assert!(!scratch.path("content/bureau/2024.v2.md").exists());
    replace(&scratch, "[10, 3, 13]", "[10, 2, 12]");
    assert_eq!(correct(&scratch, "2024", &WHY).0, 0);
}

#[test]
fn a_correction_that_a_kept_version_contradicts_is_told_once() {
    let scratch = clean();
    let entry = "corrections:\n  - {figure: requests.answered.total, was: 14, now: 13, on: 2025-05-01, kind: \
                 correction, why: A slip}\nstatistics:";
    replace(&scratch, "statistics:", entry);
    assert_eq!(build(&scratch).0, 0);
    assert_eq!(correct(&scratch, "2024", &WHY).0, 0);
    replace(&scratch, "[10, 3, 13]", "[10, 2, 12]");
    let kept = scratch.read(KEPT);
    scratch.write(KEPT, kept.replacen("[10, 3, 13]", "[9, 3, 12]", 1));
    let said = run(scratch.root(), &["check", "--lang", "en", "--format", "short"]);
    assert_eq!(said.out.matches("error[correction-not-what-stands]").count(), 1, "{}", said.out);
}

#[test]
fn a_version_of_a_report_whose_front_matter_is_json_is_begun_in_its_own_way_of_writing() {
    let tables = "{\"requests\": {\"received\": [12, 3, 15], \"answered\": [10, 3, 13]}}";
    let in_quotes = "\"update\": {\"on\": \"2025-06-01\", \"kind\": \"correction\", \"why\": \"Counted: \
                     twice\", \"method\": \"The register, again\"}";
    let plain = "update: {on: 2025-06-01, kind: correction, why: \"Counted: twice\", method: \"The register, \
                 again\"}";
    for (front, written) in [
        (format!("{{\"form\": \"demo\", \"statistics\": {tables}}}"), format!(", {in_quotes}")),
        (format!("{{\n  \"form\": \"demo\",\n  \"statistics\": {tables}\n}}"), format!(",\n  {in_quotes}")),
        (format!("{{form: demo, statistics: {tables}}}"), format!(", {plain}")),
    ] {
        let scratch = clean();
        let published = format!("---\n{front}\n---\n## 一、总体情况\n");
        scratch.write(REPORT, &published);
        assert_eq!(build(&scratch).0, 0);
        let (code, said) = correct(&scratch, "2024", &WHY);
        assert!(code == 0 && said.contains("version 2 now"), "{said}");
        assert_eq!(scratch.read(KEPT), published);
        let begun = scratch.read(REPORT);
        assert!(begun.contains(&written), "{begun}");
        assert_eq!(begun.replacen(&written, "", 1), published, "and nothing else is written");
        // Nothing differs yet but that it is a version.
        let (code, said) = correct(&scratch, "2024", &WHY);
        assert!(code == 2 && said.contains("nothing in it differs"), "{said}");
        replace(&scratch, "[10, 3, 13]", "[10, 2, 12]");
        let (code, said) = build(&scratch);
        assert_eq!(code, 0, "{said}");
        // The entry is taken over by the next version.
        let (code, said) = correct(&scratch, "2024", &["--on", "2025-07-01", "--why", "Say \"twice\""]);
        assert!(code == 0 && said.contains("version 3 now"), "{said}");
        assert_eq!(build(&scratch).0, 0, "{}", scratch.read(REPORT));
        assert_eq!(scratch.read(REPORT).matches("update").count(), 1);
    }
}
