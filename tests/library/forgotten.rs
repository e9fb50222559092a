//! What an author forgot is told, and never published as a blank, a heading without words or a figure of its
//! own.

use crate::support::Scratch;
use annals::Language;

/// An archive without a fault.
fn base() -> Scratch {
    Scratch::copy_of("tests/data/base")
}

/// What is told of a report with these rows and keys.
fn told(received: &str, more: &str) -> String {
    let archive = base();
    archive.write(
        "content/bureau/2024.md",
        format!(
            "---\nform: demo\npublished: 2025-01-02\nstatistics:\n  requests:\n    received: {received}\n    \
             answered: [10, 3, 13]\n{more}---\n"
        ),
    );
    let told = archive.told(Language::En);
    told.lines().filter(|line| !line.contains("[finding-")).collect()
}

#[test]
fn a_forgotten_figure_is_an_error_and_no_blank() {
    for row in [
        "{persons: 12, companies: , total: 15}",
        "{persons: 12, companies: \"\", total: 15}",
        "{persons: 12, companies: '  ', total: 15}",
        "{persons: 12, companies: \"\u{3000}\", total: 15}",
        "{persons: 12, companies: null, total: 15}",
        "{persons: 12, companies, total: 15}",
        "[12, \"\", 15]",
        "[12, null, 15]",
        "[12, {value: }, 15]",
        "\n      - 12\n      -\n      - 15",
        "\n      persons: 12\n      companies:\n      total: 15",
    ] {
        let told = told(row, "");
        assert!(told.contains("error[figure-forgotten]: no figure is written here"), "{row}: {told}");
    }
    assert!(told("[12, , 15]", "").contains("error[yaml-syntax]"));
    assert!(told("[12, {printed: , value: 3}, 15]", "").contains("error[report-bad-cell]"));
    assert!(told("[12, {value: 3, note: \"\"}, 15]", "").contains("error[report-bad-cell]"));
    assert_eq!(told("[12, ~, 12]", ""), "");
}

#[test]
fn a_forgotten_figure_in_a_correction_is_an_error() {
    let correction = |was: &str, now: &str| {
        let more = format!(
            "corrections:\n  - {{figure: requests.received.companies, was: {was}, now: {now}, on: \
             2025-02-03, kind: correction, why: typed wrongly}}\n"
        );
        told("[12, ~, 12]", &more)
    };
    assert_eq!(correction("3", "~"), "");
    for (was, now) in [("", "~"), ("\"\"", "~"), ("3", ""), ("3", "\" \""), ("null", "~")] {
        let told = correction(was, now);
        assert!(
            told.contains("error[correction-bad-figure]: no figure is written here"),
            "{was} {now}: {told}"
        );
    }
}

#[test]
fn a_value_that_is_not_what_is_printed_is_an_error_with_both() {
    for (cell, both) in [
        ("{printed: \"12\", value: 99}", "'12' is printed, which is read as 12, and it is said to be '99'"),
        ("{printed: \"1,015\", value: 1.015}", "whole number"),
        ("{printed: \"12,5\", value: 99}", "read as 125 or 12.5, and it is said to be '99'"),
        ("{printed: \"012\", value: 120}", "read as 12, and it is said to be '120'"),
        ("{printed: 12件, value: 13}", "read as 12, and it is said to be '13'"),
        ("{printed: \"<5\", value: 4}", "read as <5, and it is said to be '4'"),
        ("{printed: 0-249, value: 3}", "read as 0-249, and it is said to be '3'"),
        ("{printed: \"3.5\", value: 4}", "read as 3.5, and it is said to be '4'"),
        ("{printed: \"-\", value: 0}", "read as not_applicable, and it is said to be '0'"),
        ("{printed: ~, value: 3}", "nothing is printed in this cell, and it is said to be '3'"),
        ("{printed: \"12\", kind: suppressed}", "read as 12, and it is said to be 'suppressed'"),
        ("{printed: \"12\", kind: text}", "read as 12, and it is said to be 'text'"),
        ("{printed: 未统计, kind: suppressed}", "read as not_collected, and it is said to be 'suppressed'"),
    ] {
        let told = told(&format!("[{cell}, 3, ~]"), "");
        assert!(told.contains(both), "{cell}: {told}");
    }
    for cell in [
        "{printed: \"012\", value: 12}",
        "{printed: \"1,015\", value: 1015}",
        "{printed: \"12,5\", value: 125}",
        "{printed: １２, value: 12}",
        "{printed: 十二, value: 12}",
        "{printed: \"12?\", value: 12, note: hard to read}",
        "{printed: 12件, value: 12}",
        "{printed: \"3.5\", kind: text}",
        "{printed: \"-\", kind: not_collected}",
        "{printed: ~, kind: suppressed}",
        "{printed: \"**\", kind: suppressed}",
        "{printed: ~, note: left blank}",
    ] {
        assert_eq!(told(&format!("[{cell}, 3, ~]"), ""), "", "{cell}");
    }
}

#[test]
fn a_name_without_words_is_an_error() {
    let places: [(&str, &str); 8] = [
        ("content/bureau/index.md", "---\nname: {}\n---\n"),
        ("content/bureau/index.md", "---\nname: Bureau\nshort: {}\n---\n"),
        ("content/bureau/index.md", "---\nname: Bureau\nformerly: [{name: {}, until: 2020}]\n---\n"),
        ("content/bureau/index.md", "---\nname: {en: {}, zh: 局}\n---\n"),
        ("annals.yaml", "title: {}\nlanguages: [zh, en]\n"),
        ("annals.yaml", "title: T\nlanguages: [zh, en]\nkinds: {county: {}}\n"),
        ("content/pages/about.md", "---\ntitle: {}\n---\n"),
        (
            "content/forms/own.yaml",
            "id: own\ntitle: Own\nused: {kind: year}\ntables:\n  - id: t\n    title: T\n    columns: \
             [{id: n, label: N}]\n    rows: [{id: r, label: {}}]\n",
        ),
    ];
    for (path, text) in places {
        for nothing in ["", "\"\"", "'  '", "~", "null", "\"\u{3000}\"", "\"\u{200b}\""] {
            let archive = base();
            archive.write(path, text.replacen("{}", nothing, 1));
            let told = archive.told(Language::En);
            assert!(
                told.contains("error[label-empty]: no words are written here"),
                "{path} {nothing}: {told}"
            );
        }
    }
}

#[test]
fn a_row_of_the_report_s_own_without_words_is_an_error() {
    for nothing in ["", "\"\"", "' '", "~", "{label: \"\", after: received}", "{label: , after: received}"] {
        let told =
            told("[12, 3, 15]\n    other: [1, 1, 2]", &format!("rows: {{requests: {{other: {nothing}}}}}\n"));
        assert!(told.contains("error[label-empty]"), "{nothing}: {told}");
    }
}

#[test]
fn nothing_printed_is_shown_as_nothing() {
    let archive = base();
    archive.write(
        "content/bureau/2024.md",
        "---\nform: demo\nstatistics:\n  requests:\n    received: [{printed: ~, note: torn}, 3, ~]\n    \
         answered: [10, 3, 13]\n---\n",
    );
    archive.build();
    assert!(!archive.read("public/bureau/2024/index.html").contains(">~<"));
}
