//! The pages of codes hold: each one's example is laid over an archive without a fault, and what is printed
//! then is what the page says, in both languages.
//!
//! Where a message has changed on purpose, `ANNALS_BLESS=1 cargo test --test library explain` writes it into
//! the pages.

mod page;
mod unspelt;

use crate::support::{Scratch, repository, tree};
use annals::Diagnostic;
use annals::Language;
use annals::PublishError;
use annals::Sources;
use annals::format::{self, Format};
use annals::gate;
use annals::verify;
use page::Page;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;
use unspelt::UNSPELT;

/// Every page of a language, by code.
fn pages(language: &str) -> Vec<Page> {
    let folder = repository().join("docs/codes");
    let mut pages: Vec<Page> = fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let code = path.file_name()?.to_str()?.strip_suffix(&format!(".{language}.md"))?.to_owned();
            let text = fs::read_to_string(&path).unwrap();
            Some(Page { code, language: language.to_owned(), path, text })
        })
        .collect();
    pages.sort_by(|a, b| a.code.cmp(&b.code));
    pages
}

/// The archive without a fault.
fn base() -> Scratch {
    Scratch::copy_of("tests/data/base")
}

/// Everything that is told of an archive: of a mapping file in `import/`, of its files, then of its
/// templates, then of the site in `public/`; of one that
/// was published, what is told against that.
fn told(archive: &Scratch) -> (Vec<Diagnostic>, Sources) {
    let folder = archive.path("import");
    if folder.is_dir() {
        return annals::try_mapping(archive.root(), &folder, &folder.join("map.yaml")).unwrap();
    }
    if archive.path("public").is_dir() {
        return verify::diagnostics(&archive.path("public")).unwrap();
    }
    let mut checked = archive.check();
    if archive.path("published").is_dir() {
        // What was published stood where the archive stands now: what differs in it lies in `published/`.
        let before = base();
        for (path, bytes) in tree(&archive.path("published")) {
            before.write(&path, bytes);
        }
        checked = gate::held(checked, &before.build()).unwrap();
    } else if !checked.has_errors() {
        match annals::publish(&checked, &archive.path("public")) {
            Ok(_) => {}
            Err(PublishError::Templates(errors)) => checked = checked.with_template_errors(errors),
            Err(error) => panic!("{error:?}"),
        }
    }
    (checked.all_diagnostics(false), checked.sources)
}

/// What is told of an archive.
struct Told {
    root: String,
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl Told {
    fn of(archive: &Scratch) -> Self {
        let (diagnostics, sources) = told(archive);
        Self { root: archive.root().to_str().unwrap().to_owned(), diagnostics, sources }
    }

    /// What is printed, with `.` for the archive's folder, as if run there.
    fn printed(&self, is_wanted: impl Fn(&Diagnostic) -> bool, language: Language) -> String {
        let told: Vec<Diagnostic> = self.diagnostics.iter().filter(|d| is_wanted(d)).cloned().collect();
        format::diagnostics(&told, &self.sources, language, Format::Short, false).replace(&self.root, ".")
    }
}

/// What the examples of all codes give, each run once; `None` where the system cannot hold one. Both
/// languages have the same examples.
static EXAMPLES: LazyLock<BTreeMap<String, Option<Told>>> = LazyLock::new(|| {
    let pages = pages("en");
    pages.par_iter().map(|page| (page.code.clone(), run(page))).collect()
});

fn run(page: &Page) -> Option<Told> {
    let archive = base();
    let held = match UNSPELT.iter().find(|(code, ..)| *code == page.code) {
        Some((_, _, make)) => make(&archive),
        None => page.example().iter().all(|block| block.lay(&archive)),
    };
    held.then(|| Told::of(&archive))
}

/// What the example of a code gives.
fn example(page: &Page) -> Option<&'static Told> {
    EXAMPLES.get(&page.code)?.as_ref()
}

/// Runs a test over every page at once, and tells all that fails.
fn each_page(pages: &[Page], test: impl Fn(&Page) -> Result<(), String> + Sync) {
    let failed: Vec<String> = pages
        .par_iter()
        .filter_map(|page| test(page).err().map(|why| format!("{}.{}: {why}", page.code, page.language)))
        .collect();
    assert!(failed.is_empty(), "{} pages fail\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn the_archive_below_the_examples_has_no_fault() {
    assert_eq!(Told::of(&base()).printed(|_| true, Language::En), "");
}

#[test]
fn every_example_prints_its_message() {
    each_page(&[pages("en"), pages("zh")].concat(), |page| {
        let Some(told) = example(page) else { return Ok(()) };
        let printed = told.printed(|_| true, page.language.parse().unwrap());
        let code = format!("[{}]: ", page.code);
        let own: Vec<String> = printed.lines().filter(|l| l.contains(&code)).map(str::to_owned).collect();
        let message = page.message();
        if message.iter().any(|line| line.contains(&code)) && message.iter().all(|line| own.contains(line)) {
            return Ok(());
        }
        if std::env::var_os("ANNALS_BLESS").is_some() && !own.is_empty() {
            fs::write(&page.path, page.with_message(&own)).unwrap();
        }
        Err(format!("the page says\n{}\nand this is printed\n{printed}", message.join("\n")))
    });
}

#[test]
fn every_message_comes_with_a_remedy_in_both_languages() {
    each_page(&pages("en"), |page| {
        let Some(told) = example(page) else { return Ok(()) };
        let lacking = told
            .diagnostics
            .iter()
            .find(|d| d.remedy.as_ref().is_none_or(|remedy| remedy.zh.is_empty() || remedy.en.is_empty()));
        lacking.map_or(Ok(()), |d| Err(format!("{} has no remedy: {}", d.code.0, d.message)))
    });
}

#[test]
fn no_example_is_told_more_than_it_shows() {
    // One slip, one message: an author who reads three looks for three.
    each_page(&pages("en"), |page| {
        let Some(told) = example(page) else { return Ok(()) };
        let other = told.printed(|d| d.code.0 != page.code, Language::En);
        if other.is_empty() { Ok(()) } else { Err(other) }
    });
}

#[test]
fn both_languages_have_the_same_example() {
    let (english, chinese) = (pages("en"), pages("zh"));
    let codes = |pages: &[Page]| pages.iter().map(|page| page.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&english), codes(&chinese));
    for (en, zh) in english.iter().zip(&chinese) {
        assert_eq!(en.example(), zh.example(), "{}", en.code);
        let unspelt = UNSPELT.iter().any(|(code, ..)| *code == en.code);
        assert_eq!(
            en.example().is_empty(),
            unspelt,
            "{}: an example is spelt in blocks or made by the test",
            en.code
        );
    }
}

#[test]
fn every_page_has_its_parts() {
    let parts = [
        ("en", ["\nRule: ", "\n## Example\n", "\n## Message\n", "\n## Remedy\n"], ": "),
        ("zh", ["\n规则：", "\n## 示例\n", "\n## 消息\n", "\n## 处理\n"], "："),
    ];
    for (language, parts, colon) in parts {
        each_page(&pages(language), |page| {
            let title = format!("# {}{colon}", page.code);
            let begins =
                page.text.starts_with(&title).then_some(0).ok_or(format!("begins with '{title}'"))?;
            let places: Vec<usize> = parts
                .iter()
                .map(|part| page.text.find(part).ok_or(format!("lacks '{}'", part.trim())))
                .collect::<Result<_, _>>()?;
            let in_order = places.is_sorted() && begins < places[0];
            in_order.then_some(()).ok_or("has its parts in another order".to_owned())
        });
    }
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let mut codes = BTreeSet::new();
    for (path, bytes) in tree(&repository().join("src")) {
        let text = String::from_utf8(bytes).unwrap();
        let of_tests = path.split('/').any(|part| part == "tests" || part == "tests.rs");
        if path.ends_with(".rs") && !of_tests {
            codes
                .extend(text.split("Code(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    let with_page: BTreeSet<String> = pages("en").into_iter().map(|page| page.code).collect();
    assert_eq!(codes, with_page);
}
