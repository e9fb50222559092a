//! A page with a text for each language: `about.md`, and `about.en.md` beside it.

use crate::support::Scratch;
use annals::Language;

const CHINESE: &str = "---\ntitle: 关于\n---\n## 来历\n\n[办法](method.md#步骤) [来历](#来历)\n";
const ENGLISH: &str = "---\ntitle: About\n---\n## History\n\n[method](method.md#步骤) [history](#history) \
                       [Chinese](#来历) [report](../bureau/2024.md)\n";

fn with(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::copy_of("tests/data/base");
    for (path, text) in files {
        scratch.write(&format!("content/pages/{path}"), text);
    }
    scratch
}

fn told(files: &[(&str, &str)]) -> String {
    with(files).told(Language::En)
}

#[test]
fn each_language_has_its_own_text_and_links() {
    let method = "---\ntitle: {zh: 办法, en: Method}\n---\n## 步骤\n";
    let scratch = with(&[("about.md", CHINESE), ("about.en.md", ENGLISH), ("method.md", method)]);
    scratch.build();
    let chinese = scratch.read("public/about/index.html");
    assert!(chinese.contains("<h1>关于</h1>") && !chinese.contains("History"), "{chinese}");
    let english = scratch.read("public/en/about/index.html");
    assert!(english.contains("<h1>About</h1>"), "{english}");
    for link in [
        "<a href=\"../method/index.html#步骤\">method</a>",
        "<a href=\"#history\">history</a>",
        "<a href=\"../../about/index.html#来历\">Chinese</a>",
        "<a href=\"../bureau/2024/index.html\">report</a>",
    ] {
        assert!(english.contains(link), "{link}: {english}");
    }
    assert!(!english.contains("<h2 id=\"来历\""), "{english}");
    for (page, title) in [("public/index.html", "关于"), ("public/en/index.html", "About")] {
        assert!(scratch.read(page).contains(&format!(">{title}</a>")), "{page}");
    }
}

#[test]
fn front_matter_may_be_left_out_where_the_page_has_its_title_in_both_languages() {
    let scratch =
        with(&[("about.md", "---\ntitle: {zh: 关于, en: About us}\n---\n甲\n"), ("about.en.md", "A text\n")]);
    scratch.build();
    let english = scratch.read("public/en/about/index.html");
    assert!(english.contains("<h1>About us</h1>") && english.contains("A text"), "{english}");
}

#[test]
fn a_page_without_a_translation_is_shown_as_it_is() {
    let scratch = with(&[("about.md", CHINESE), ("method.md", "---\ntitle: 办法\n---\n## 步骤\n")]);
    scratch.build();
    assert!(scratch.read("public/en/about/index.html").contains("<h2 id=\"来历\""));
}

#[test]
fn a_text_is_searched_for_in_its_language() {
    let scratch = with(&[
        ("about.md", "---\ntitle: 关于\n---\n甲乙\n"),
        ("about.en.md", "---\ntitle: About\n---\nzeppelin\n"),
    ]);
    let site = scratch.build();
    let terms: String = std::fs::read_dir(site.join("search/terms"))
        .unwrap()
        .map(|shard| std::fs::read_to_string(shard.unwrap().path()).unwrap())
        .collect();
    assert!(terms.contains("ppelin") && terms.contains(";甲 乙"), "{terms}");
    let english = scratch.read("public/search/documents/0.en.js");
    assert!(english.contains("[\"en/about/index.html\",\"About\"]"), "{english}");
}

#[test]
fn texts_that_are_nobodys_are_told() {
    assert!(
        told(&[("about.md", "---\ntitle: 关于\n---\n"), ("about.fr.md", "x\n")]).starts_with(
            "content/pages/about.fr.md:1:1: error[page-unknown-language]: 'fr' in the file's name"
        )
    );
    assert!(told(&[("about.md", "---\ntitle: 关于\n---\n"), ("about.zh.md", "x\n")]).starts_with(
        "content/pages/about.zh.md:1:1: error[page-language-twice]: two files have the page 'about'"
    ));
    assert!(
        told(&[("about.md", "---\ntitle: About\nlanguage: en\n---\n"), ("about.en.md", "x\n")])
            .starts_with("content/pages/about.en.md:1:1: error[page-language-twice]")
    );
    assert!(
        told(&[("about.en.md", "---\ntitle: About\n---\n")]).starts_with(
            "content/pages/about.en.md:1:1: error[page-translation-alone]: this is a translation"
        )
    );
    let wrong = told(&[
        ("about.md", "---\ntitle: 关于\n---\n"),
        ("about.en.md", "---\ntitel: About\n---\n[x](#nowhere)\n"),
    ]);
    assert!(wrong.contains("content/pages/about.en.md:2:1: error[unknown-key]"), "{wrong}");
    assert!(wrong.contains("content/pages/about.en.md:4:1: error[link-broken-anchor]"), "{wrong}");
}
