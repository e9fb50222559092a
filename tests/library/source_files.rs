//! A file that figures were read from: its page and its data say which, and how its cells were read.

use crate::support::{Scratch, tree};

const DIGEST: &str = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";

/// An archive whose report was read from a file, with that said of it.
fn archive(of_file: &str) -> Scratch {
    let scratch = Scratch::copy_of("tests/data/base");
    let report = scratch.read("content/bureau/2024.md");
    let sources = format!("form: demo\nattachments: [report.docx]\nsources:\n  - title: 年报\n{of_file}");
    scratch.write("content/bureau/2024.md", report.replacen("form: demo\n", &sources, 1));
    scratch.write("content/bureau/2024/report.docx", "PK");
    scratch
}

fn whole() -> String {
    format!(
        "    file: report.docx\n    sha256: {DIGEST}\n    imported: {{proven: 4, read: 1, unread: 0, absent: 1}}\n    \
         kept: report.docx\n"
    )
}

/// What is told of an archive, each with its code.
fn told(of_file: &str) -> Vec<String> {
    let checked = archive(of_file).check();
    let diagnostics = checked.all_diagnostics(false);
    let errors = diagnostics.iter().filter(|told| told.severity == annals::Severity::Error);
    errors.map(|told| format!("{}: {}", told.code.0, told.message.en)).collect()
}

#[test]
fn the_page_and_the_data_say_which_file_was_read_and_how() {
    let scratch = archive(&whole());
    let site = scratch.build();
    let files = tree(&site);
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let zh = page("bureau/2024/index.html");
    assert!(zh.contains("读自 report.docx（SHA-256 9f86d081884c…）：6 格中 4 格由表内合计证实"), "{zh}");
    assert!(zh.contains("href=\"report.docx\""), "{zh}");
    if let Some(en) = files.get("en/bureau/2024/index.html") {
        let en = String::from_utf8(en.clone()).unwrap();
        assert!(en.contains("Read from report.docx (SHA-256 9f86d081884c…): 4 of 6 cells proven"), "{en}");
        assert!(en.contains(", 1 read, over which there is no sum, 1 not printed in it."), "{en}");
    }
    let data: serde_json::Value = serde_json::from_slice(&files["bureau/2024/figures.json"]).unwrap();
    let source = &data["sources"][0];
    assert_eq!(source["file"], "report.docx");
    assert_eq!(source["sha256"], DIGEST.to_ascii_lowercase());
    assert_eq!(source["imported"], serde_json::json!({"proven": 4, "read": 1, "unread": 0, "absent": 1}));
    assert_eq!(source["kept"], "report.docx");
}

#[test]
fn what_cannot_be_right_of_a_file_is_an_error() {
    assert_eq!(told(&whole()), [""; 0]);
    assert_eq!(told("    file: report.docx\n"), [""; 0]);
    let wrong = [
        ("    file: report.docx\n    sha256: abc\n", "'abc' is no SHA-256"),
        (
            "    file: report.docx\n    kept: other.docx\n",
            "'other.docx' is not among the report's attachments",
        ),
        (
            "    file: report.docx\n    imported: {proven: -1, read: 1, unread: 0}\n",
            "'-1' is no number of cells",
        ),
        ("    imported: {proven: 1, read: 1, unread: 0}\n", "this is about a file that is not named"),
    ];
    for (of_file, words) in wrong {
        let told = told(of_file);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("source-bad-file: ") && told[0].contains(words), "{told:?}");
    }
}
