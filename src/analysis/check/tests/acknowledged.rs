//! What an editor acknowledges is told no more, and is published with the reason.

use crate::publish::pipeline::Checked;
use crate::testing::{Scratch, short};
use crate::text::diagnostic::Severity;
use crate::text::message::Language;

/// Two rows, neither of which adds up, and these acknowledgements.
fn archive(acknowledged: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Sums\nlanguages: [en]\n");
    scratch.write(
        "content/forms/f.yaml",
        "id: f
title: F
used: {kind: year}
tables:
  - id: t
    title: T
    columns: [{id: x, label: X}, {id: y, label: Y}, {id: all, label: All, total: true}]
    rows: [{id: a, label: A}, {id: b, label: B}]
    checks: [{id: order, each: row, severity: notice, says: X is not above Y, at_most: [[x], [y]]}]
",
    );
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    scratch.write(
        "content/office/2020.md",
        format!(
            "---\nform: f\nacknowledged: [{acknowledged}]\nstatistics:\n  t: {{a: [1, 2, 4], b: [1, 2, \
            5]}}\n---\n"
        ),
    );
    scratch
}

fn codes(checked: &Checked, strict: bool) -> Vec<&'static str> {
    checked.all_diagnostics(strict).iter().map(|d| d.code.0).collect()
}

#[test]
fn without_an_acknowledgement_both_are_told() {
    let checked = archive("").check();
    assert_eq!(codes(&checked, false), ["finding-contradiction", "finding-contradiction"]);
}

#[test]
fn an_acknowledgement_silences_one_row_or_all_of_a_check() {
    let one = archive("{check: t.all, at: a, why: The total counts one more}").check();
    let told = one.all_diagnostics(false);
    assert_eq!(told.len(), 1);
    assert!(
        short(&one, &told, Language::En)
            .starts_with("content/office/2020.md:5:31: warning[finding-contradiction]: t.all (B):")
    );
    // It is still a finding, now with its reason.
    assert_eq!(one.findings.iter().count(), 2);
    let reasons = one.findings.iter().map(|f| f.acknowledged.as_ref().map(|why| why.text("en").to_owned()));
    assert_eq!(reasons.collect::<Vec<_>>(), [Some("The total counts one more".to_owned()), None]);
    let all = archive("{check: t.all, why: Totals are counted apart}").check();
    assert_eq!(codes(&all, true), Vec::<&str>::new());
    assert!(all.findings.iter().all(|finding| finding.acknowledged.is_some()));
}

#[test]
fn what_is_acknowledged_is_published_with_the_reason() {
    let archive = archive("{check: t.all, at: a, why: The total counts one more}");
    archive.build();
    assert!(archive.read("public/office/2020/index.html").contains("The total counts one more"));
}

#[test]
fn an_acknowledgement_of_nothing_is_told() {
    for (nothing, line) in [
        ("{check: t.order, why: Old}", "content/office/2020.md:3:16: warning[acknowledged-nothing]"),
        ("{check: t.all, at: c, why: Old}", "content/office/2020.md:3:16: warning[acknowledged-nothing]"),
    ] {
        let checked = archive(&format!("{{check: t.all, why: Apart}}, {nothing}")).check();
        let told = checked.all_diagnostics(false);
        assert_eq!(told.len(), 1, "{nothing}");
        let column = 16 + "{check: t.all, why: Apart}, ".len();
        let text = short(&checked, &told, Language::En);
        assert!(text.starts_with(&line.replace(":16:", &format!(":{column}:"))), "{text}");
        assert!(checked.all_diagnostics(false).iter().all(|d| d.severity == Severity::Warning));
    }
}

#[test]
fn an_acknowledgement_of_a_check_that_does_not_exist_is_an_error() {
    let checked = archive("{check: t.balance, why: Old}").check();
    assert!(checked.has_errors());
    let told = short(&checked, &checked.diagnostics, Language::En);
    assert!(
        told.starts_with("content/office/2020.md:3:") && told.contains("error[acknowledged-unknown-check]"),
        "{told}"
    );
}
