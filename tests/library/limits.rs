//! Sources at a limit are read, and of those one past it is told: the table is in `docs/limits.md`. What
//! bounds templates is tried in `themes/bounds.rs`, documents in the importer's own tests.

use crate::support::Scratch;
use annals::Language;

/// What is told of an archive whose report was changed.
fn told(change: impl Fn(&Scratch, String)) -> String {
    let archive = Scratch::copy_of("tests/data/base");
    let report = archive.read("content/bureau/2024.md");
    change(&archive, report);
    archive.told(Language::En)
}

#[test]
fn a_source_has_so_many_bytes() {
    let filled = |bytes: usize| {
        told(|archive, report| {
            let filled = format!("{report}{}", "\n".repeat(bytes - report.len()));
            archive.write("content/bureau/2024.md", filled);
        })
    };
    assert_eq!(filled(16 << 20), told(|_, _| {}));
    assert!(filled((16 << 20) + 1).contains("16 MiB"), "{}", filled((16 << 20) + 1));
}

#[test]
fn the_id_of_a_publisher_has_so_many_letters() {
    let named = |letters: usize| {
        told(|archive, _| {
            let index = archive.read("content/bureau/index.md");
            let named = index.replacen("---\n", &format!("---\nid: {}\n", "b".repeat(letters)), 1);
            archive.write("content/bureau/index.md", named);
        })
    };
    assert!(!named(80).contains("letters"), "{}", named(80));
    assert!(named(81).contains("it has 81 letters, and the most is 80"), "{}", named(81));
}

#[test]
fn the_id_of_a_row_has_so_many_letters() {
    let named = |letters: usize| {
        let (id, was) = ("r".repeat(letters), "id: received");
        told(|archive, report| {
            let form = archive.read("content/forms/demo.yaml");
            archive.write("content/forms/demo.yaml", form.replace(was, &format!("id: {id}")));
            archive.write("content/bureau/2024.md", report.replace("received", &id));
        })
    };
    assert!(!named(60).contains("form-bad-id"), "{}", named(60));
    assert!(named(61).contains("form-bad-id"), "{}", named(61));
}

#[test]
fn a_figure_has_so_many_digits() {
    let printed = |digits: usize| {
        told(|archive, report| {
            let first = report.find('[').unwrap() + 1;
            let length = report[first..].find(',').unwrap();
            let mut report = report.clone();
            report.replace_range(first..first + length, &"9".repeat(digits));
            archive.write("content/bureau/2024.md", report);
        })
    };
    assert!(!printed(18).contains("digits"), "{}", printed(18));
    assert!(printed(19).contains("more than 18 digits"), "{}", printed(19));
}

#[test]
fn a_form_asks_for_so_many_decimals() {
    let asked = |decimals: u32| {
        told(|archive, _| {
            let form = archive.read("content/forms/demo.yaml");
            let amount = format!("{{id: persons, kind: amount, decimals: {decimals},");
            archive.write("content/forms/demo.yaml", form.replace("{id: persons,", &amount));
        })
    };
    assert!(!asked(8).contains("error"), "{}", asked(8));
    assert!(asked(9).contains("'9' cannot stand here"), "{}", asked(9));
}
