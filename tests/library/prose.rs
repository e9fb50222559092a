//! Prose is checked before anything is rendered, whatever it looks like.

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
