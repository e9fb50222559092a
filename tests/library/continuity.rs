//! What ends and what begins is told: cells between two editions, and rows between two reports.

use crate::outcomes::archive;
use crate::support::Scratch;
use annals::Language;

const TABLE: &str = "  - id: t
    title: T
    columns: [{id: a, label: A}, {id: b, label: B}]
    rows: [{id: r, label: R}, {id: s, label: S}]
";

/// An archive with an edition until 2020 and another from 2021 on.
fn editions(newer: &str, more: &str) -> Scratch {
    let scratch = archive(TABLE, "statistics: {t: {r: [1, 2], s: [3, 4]}}");
    let older = scratch.read("content/forms/f.yaml").replace("{kind: year}", "{kind: year, to: 2020}");
    scratch.write("content/forms/f.yaml", format!("family: q\n{older}"));
    scratch.write(
        "content/forms/g.yaml",
        format!("id: g\ntitle: G\nused: {{kind: year, from: 2021}}\n{more}tables:\n{newer}"),
    );
    scratch
}

#[test]
fn a_column_that_has_another_id_in_a_new_edition_is_told_with_what_is_similar() {
    let scratch = editions(&TABLE.replace("id: b,", "id: both,"), "family: q\n");
    let told = scratch.told(Language::En);
    assert!(
        told.starts_with(
            "content/forms/g.yaml:1:5: notice[form-unlisted]: from f to this edition, without a word in a \
             crosswalk, these end: t.*.b (B); and these begin: t.*.both (B)"
        ),
        "{told}"
    );
    let remedy = scratch.check().diagnostics[0].remedy.clone().unwrap();
    assert!(remedy.en.contains("{from: t.*.b, to: t.*.both, relation: renamed, why: …}"), "{remedy:?}");
    assert!(remedy.zh.contains("{from: t.*.b, to: t.*.both, relation: renamed"), "{remedy:?}");
}

#[test]
fn a_row_that_a_new_edition_drops_is_told_and_one_in_the_crosswalk_is_not() {
    let shorter = TABLE.replace(", {id: s, label: S}", "");
    let told = editions(&shorter, "family: q\n").told(Language::En);
    assert!(told.contains("[form-unlisted]") && told.contains("these end: t.s (S)"), "{told}");
    let listed = "crosswalk: {f: [{from: t.s, relation: discontinued, why: No longer asked}]}\n";
    assert_eq!(editions(&shorter, &format!("family: q\n{listed}")).told(Language::En), "");
    // A crosswalk that forgets one of two.
    let more = shorter.replace("{id: r, label: R}", "{id: r, label: R}, {id: n, label: N}");
    let told = editions(&more, &format!("family: q\n{listed}")).told(Language::En);
    assert!(told.contains("these begin: t.n (N)") && !told.contains("these end"), "{told}");
}

#[test]
fn a_form_that_takes_over_without_being_an_edition_is_told() {
    let told = editions(TABLE, "").told(Language::En);
    assert!(told.contains("g.yaml:1:5: notice[form-unlisted]: this form begins after f ended"), "{told}");
    assert_eq!(editions(TABLE, "family: q\n").told(Language::En), "");
}

const OPEN: &str = "  - id: t
    title: T
    columns: [{id: n, label: N}]
    rows: [{id: rooms, label: Room, open: true}]
";

#[test]
fn a_row_that_is_named_and_has_no_figures_is_told() {
    let scratch = archive(OPEN, "rows: {t: {hall: Hall, attic: Attic}}\nstatistics: {t: {hall: [1]}}");
    let told = scratch.told(Language::En);
    assert!(told.contains("error[report-row-without-figures]: 't' has a row 'attic' in `rows`"), "{told}");
    let scratch =
        archive(OPEN, "rows: {t: {hall: Hall, attic: Attic}}\nstatistics: {t: {hall: [1], attik: [2]}}");
    let remedy = scratch.check().diagnostics[0].remedy.clone().unwrap();
    assert!(remedy.en.starts_with("is attik meant?"), "{remedy:?}");
    // A table that is left out has no rows either.
    let two = format!("{OPEN}{}", TABLE.replace("id: t", "id: u"));
    let report =
        "rows: {t: {hall: Hall}}\nomitted: {t: Not printed}\nstatistics: {u: {r: [1, 2], s: [3, 4]}}";
    let told = archive(&two, report).told(Language::En);
    assert!(told.contains("error[report-row-without-figures]: 't' has a row 'hall'"), "{told}");
}

#[test]
fn a_row_of_the_same_name_under_another_id_than_last_year_is_told() {
    let scratch = archive(OPEN, "rows: {t: {hall: Hall}}\nstatistics: {t: {hall: [1]}}");
    let next = |id: &str, words: &str| {
        let report =
            format!("---\nform: f\nrows: {{t: {{{id}: {words}}}}}\nstatistics: {{t: {{{id}: [1]}}}}\n---\n");
        scratch.write("content/office/2021.md", report);
        scratch.told(Language::En)
    };
    let told = next("room_1", "Hall");
    assert!(
        told.contains("notice[report-row-renamed]: 'Hall' in 't' is room_1 here and hall in 2020"),
        "{told}"
    );
    assert_eq!(next("attic", "Attic"), "");
    assert_eq!(next("hall", "Large hall"), "");
}
