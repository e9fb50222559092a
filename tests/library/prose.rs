//! Prose is checked before anything is rendered, whatever it looks like.

mod slips;

use crate::support::Scratch;
use annals::Diagnostic;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

const PIECES: [&str; 20] = [
    "[",
    "](",
    "]",
    "(",
    ")",
    "!",
    ":",
    "https://a.cn",
    "http://",
    "b.md",
    "x:",
    "{{",
    "}}",
    "`",
    "\\",
    "\n",
    "\n\n",
    " ",
    "**",
    "字",
];

/// What is told of pages with these texts, by page.
fn told(texts: impl Iterator<Item = String>) -> Vec<Vec<String>> {
    let archive = Scratch::new();
    archive.write("annals.yaml", "title: 档案\nlanguages: [zh]\n");
    let mut pages = 0;
    for text in texts {
        archive.write(&format!("content/pages/p{pages:04}.md"), format!("---\ntitle: 页\n---\n\n{text}"));
        pages += 1;
    }
    let checked = archive.check();
    let mut told = vec![Vec::new(); pages];
    for Diagnostic { code, place, message, .. } in &checked.diagnostics {
        let place = place.expect("every page is a file");
        let path = &checked.sources.file(place.file).path;
        let page = path.strip_prefix("content/pages/p").and_then(|name| name.strip_suffix(".md")).unwrap();
        told[page.parse::<usize>().unwrap()]
            .push(format!("{} {}..{} {}", code.0, place.start, place.end, message.en));
    }
    told
}

/// What failed before is tried again.
const SEEDS: &str = "tests/data/prose.proptest-regressions";

/// What nests links is refused by `check --site`, and ids stand once there.
fn built(archive: &Scratch) -> String {
    let into = archive.build();
    let faults: Vec<String> = annals::verify::verify(&into)
        .unwrap()
        .iter()
        .map(|fault| format!("{} {}: {}", fault.path, fault.code.0, fault.message.en))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    archive.read("public/bureau/2024/index.html")
}

/// The archive of the tests with this prose in its report.
fn report(prose: &str) -> Scratch {
    let archive = Scratch::copy_of("tests/data/base");
    let path = "content/bureau/2024.md";
    let text = archive.read(path);
    let front = text.rfind("\n---\n").map_or(text.as_str(), |end| &text[..end + 5]);
    archive.write(path, format!("{front}\n{prose}"));
    archive
}

#[test]
fn a_figure_cited_in_a_link_is_no_link_within_it() {
    let page = built(&report("[a **{{ requests.received.total }}** b](https://example.org/)\n"));
    assert!(page.contains(
        "<a href=\"https://example.org/\">a <strong><bdi class=\"figure\">15</bdi></strong> b</a>"
    ));
    let archive = report("<a href=\"https://example.org/\">共{{ requests.received.total }}件</a>\n");
    archive.write("annals.yaml", archive.read("annals.yaml") + "\nraw_html: true\n");
    assert!(built(&archive).contains(">共<bdi class=\"figure\">15</bdi>件</a>"));
}

#[test]
fn a_heading_takes_no_id_of_a_table() {
    let page = built(&report("## Table requests\n\n甲\n\n## Table requests caption\n\n乙\n"));
    assert!(page.contains("<h2 id=\"section-table-requests\">"), "{page}");
}

#[test]
fn a_heading_takes_no_id_of_a_chart_or_a_line() {
    let archive = report("");
    let headings = "## Headline 1\n\n甲\n\n## 乙 {#years-1.requests.received.total}\n\n丙\n";
    archive.write("content/index.md", headings);
    let about = archive.read("content/bureau/index.md");
    archive.write("content/bureau/index.md", format!("{about}\n{headings}"));
    archive.write("content/bureau/2023.md", archive.read("content/bureau/2024.md"));
    built(&archive);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(SEEDS))),
        ..ProptestConfig::default()
    })]

    /// A comment, which prints nothing, makes every text one that has to be read closely.
    #[test]
    fn what_seems_plain_is_checked_as_closely(
        texts in prop::collection::vec(prop::collection::vec(prop::sample::select(&PIECES[..]), 1..14), 150),
    ) {
        let texts: Vec<String> = texts.into_iter().map(|pieces| pieces.concat()).collect();
        let plain = told(texts.iter().cloned());
        let closely = told(texts.iter().map(|text| format!("{text}\n\n<!-- -->\n")));
        for ((text, plain), closely) in texts.iter().zip(plain).zip(closely) {
            prop_assert_eq!(plain, closely, "{:?}", text);
        }
    }
}
