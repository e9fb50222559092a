//! What a preview shows while somebody writes, and what `build --watch` keeps, equals what a build would
//! write: after any sequence of changes, byte for byte.

use crate::live::serve::events::OpenPage;
use crate::live::serve::preview::{Found, Preview};
use crate::publish::output::Way;
use crate::publish::pipeline::{self, PublishError, Workspace};
use crate::testing::{Scratch, tree};
use crate::text::message::Language;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

/// A change of an archive: which kind, and two numbers that choose what it concerns.
type Change = (u8, u8, u8);

const PUBLISHERS: [&str; 4] = ["north", "south", "south/harbour", "west"];
const YEARS: [&str; 4] = ["2021", "2022", "2023", "2024"];

/// A check that looks at the year before, so that a change concerns two reports.
const CARRIED: &str = "checks:\n  - {id: carried, each: column, says: 结转, equal: [[counts.carried_in], \
    [counts.carried_out@last]]}\n";

fn report(granted: u8, denied: u8, total: u8, prose: &str) -> String {
    format!(
        "---\nform: small\nstatistics:\n  counts:\n    granted: {{cases: {granted}}}\n    denied: {{cases: \
            {denied}}}\n    \
         total: {{cases: {total}}}\n    carried_in: {{cases: {granted}}}\n    carried_out: {{cases: \
         {denied}}}\n---\n\n{prose}\n"
    )
}

fn form(label: &str, more: &str) -> String {
    format!(
        "id: small\ntitle: {label}\nused: {{kind: year, from: 2019}}\nkey_figures: [counts.granted.cases]\n\
            tables:\n  - id: counts\n    title: 数\n    \
         columns: [{{id: cases, label: 件}}]\n    rows:\n      - {{id: granted, label: \
         予以公开}}\n      \
         - {{id: denied, label: 不予公开}}\n      - {{id: total, label: 总计, total: true}}\n      - {{id: \
         carried_in, label: 结转}}\n      \
         - {{id: carried_out, label: 结转下年}}\n{more}"
    )
}

fn archive() -> Scratch {
    let archive = Scratch::new();
    archive.write("annals.yaml", "title: 试档案\nlanguages: [zh, en]\ndownloads: [ods]\n");
    archive.write("content/index.md", "首页。\n");
    archive.write("content/pages/about.md", "---\ntitle: 关于\n---\n\n见[北](../north/index.md)。\n");
    archive.write("content/forms/small.yaml", form("小表", CARRIED));
    for publisher in PUBLISHERS {
        archive.write(&format!("content/{publisher}/index.md"), format!("---\nname: {publisher}\n---\n"));
        for year in &YEARS[..3] {
            archive.write(&format!("content/{publisher}/{year}.md"), report(1, 2, 3, "正文。"));
        }
    }
    archive
}

/// Makes a change and tells where, as a watch would.
fn change(archive: &Scratch, (kind, a, b): Change) -> BTreeSet<PathBuf> {
    let publisher = PUBLISHERS[usize::from(a) % PUBLISHERS.len()];
    let year = YEARS[usize::from(b) % YEARS.len()];
    let file = format!("content/{publisher}/{year}.md");
    let folder = format!("content/{publisher}");
    let mut changed = BTreeSet::new();
    let mut write = |path: &str, text: String| {
        archive.write(path, text);
        changed.insert(PathBuf::from(path));
    };
    match kind % 20 {
        // Figures that add up, and figures that do not.
        0 | 1 => write(&file, report(a % 7, b % 7, a % 7 + b % 7, "改过。")),
        2 => write(&file, report(a, b, 3, "")),
        // Prose with links and figures of others.
        3 => write(
            &file,
            report(1, 2, 3, "去[南](../south/index.md)，{{ north:counts.granted.cases@2021 }}。"),
        ),
        // A report that is broken.
        4 => write(&file, "---\nform: small\nstatistics: [\n---\n".to_owned()),
        5 => write(&file, report(1, 2, 3, "[没有](nothing.md)")),
        // A draft.
        6 => write(&file, report(1, 2, 3, "").replace("form: small", "form: small\ndraft: true")),
        // Files that go.
        7 | 8 => {
            let _ = fs::remove_file(archive.path(&file));
            changed.insert(PathBuf::from(&file));
        }
        // A file that gets another name.
        9 => {
            let other = format!("content/{publisher}/{}.md", YEARS[usize::from(a) % YEARS.len()]);
            let _ = fs::rename(archive.path(&file), archive.path(&other));
            changed.extend([PathBuf::from(&file), PathBuf::from(&other)]);
        }
        // A folder that goes, and one that gets another name.
        10 => {
            let _ = fs::remove_dir_all(archive.path(&folder));
            changed.insert(PathBuf::from(&folder));
        }
        11 => {
            let other = "content/east";
            let _ = fs::rename(archive.path(&folder), archive.path(other));
            changed.extend([PathBuf::from(&folder), PathBuf::from(other)]);
        }
        // A publisher that comes, is renamed, or takes over.
        12 => {
            write(&format!("{folder}/index.md"), format!("---\nname: {publisher} {b}\n---\n\n新的介绍。\n"));
        }
        13 => write(
            &format!("{folder}/index.md"),
            format!("---\nname: {publisher}\nsucceeded_by: [{{id: north, why: 合并}}]\norder: {b}\n---\n"),
        ),
        // The form, the archive's own words, ordinary pages.
        14 => write("content/forms/small.yaml", form(&format!("小表{a}"), CARRIED)),
        15 => write("content/forms/small.yaml", form("小表", if b % 2 == 0 { CARRIED } else { "" })),
        16 => write(
            "annals.yaml",
            format!("title: 试档案{a}\nlanguages: [{}]\n", if b % 2 == 0 { "zh, en" } else { "en" }),
        ),
        17 => write("content/pages/about.md", format!("---\ntitle: 关于{a}\n---\n\n{b}\n")),
        // Files that are published as they are.
        18 => write(&format!("{folder}/notice-{}.txt", b % 2), format!("{a}")),
        // The theme: a style, a word, a template that fails.
        _ => match b % 4 {
            0 => write("themes/default/assets/style.css", format!("p {{ margin: {a}px }}")),
            1 => write("themes/default/strings/en.yaml", format!("publisher: Office {a}\n")),
            2 => write("themes/default/findings.html", "{{ no_such_name }}".to_owned()),
            _ => {
                let _ = fs::remove_dir_all(archive.path("themes"));
                changed.insert(PathBuf::from("themes"));
            }
        },
    }
    changed
}

/// What a build of the archive writes before anything is changed.
static UNCHANGED: LazyLock<BTreeMap<String, Vec<u8>>> =
    LazyLock::new(|| clean(&archive()).expect("the archive builds"));

/// What a build from nothing writes; `None` if it refuses.
fn clean(archive: &Scratch) -> Option<BTreeMap<String, Vec<u8>>> {
    let into = tempfile::tempdir().unwrap();
    let checked = pipeline::check(archive.root()).unwrap();
    match pipeline::publish(&checked, into.path()) {
        Ok(_) => Some(tree(into.path()).into_iter().collect()),
        Err(PublishError::Output(failure)) => panic!("{}", failure.message),
        Err(PublishError::Archive | PublishError::Templates(_)) => None,
    }
}

/// The paths that are one with a site: all but the list of digests, which the preview does not make.
fn shows(preview: &Preview, path: &str, bytes: &[u8]) -> Result<(), String> {
    match preview.find(path) {
        Found::File(shown) | Found::Attachment(shown) if shown == bytes => Ok(()),
        Found::File(_) | Found::Attachment(_) => Err(format!("{path} differs")),
        Found::Nothing(_) => Err(format!("{path} is not shown")),
        Found::Failed(problems) => Err(format!("{path} fails: {:?}", problems.first().map(|p| &p.text))),
    }
}

fn follows(changes: &[Vec<Change>]) -> Result<(), TestCaseError> {
    let archive = archive();
    let mut work = Workspace::open(archive.root(), false).unwrap();
    let mut preview = Preview::first(work.check(), Language::Zh);
    let kept = archive.path("../kept");
    let _ = fs::remove_dir_all(&kept);
    let kept = tempfile::tempdir().unwrap();
    let mut last = UNCHANGED.clone();
    let mut once: BTreeSet<String> = last.keys().cloned().collect();
    for burst in changes {
        let changed: BTreeSet<PathBuf> = burst.iter().flat_map(|&one| change(&archive, one)).collect();
        work.refresh(&changed).unwrap();
        preview = preview.next(work.check());
        let written = pipeline::publish_by(Way::Watched, &work.check().unwrap(), kept.path());
        match clean(&archive) {
            Some(site) => {
                prop_assert!(preview.problems().is_empty(), "{burst:?}: {:?}", preview.problems());
                prop_assert!(written.is_ok(), "{:?}", written);
                prop_assert_eq!(tree(kept.path()).into_iter().collect::<BTreeMap<_, _>>(), site.clone());
                once.extend(site.keys().cloned());
                last = site;
            }
            None => {
                prop_assert!(!preview.problems().is_empty(), "{burst:?}: errors are not told");
                prop_assert!(!matches!(written, Ok(_) | Err(PublishError::Output(_))), "{:?}", written);
            }
        }
        // Attachments are read from the disk when they are asked for, so only made files stay as they were.
        let made = |path: &str| path != "manifest-sha256.txt" && !path.ends_with(".txt");
        for (path, bytes) in last.iter().filter(|(path, _)| made(path) || preview.problems().is_empty()) {
            if path != "manifest-sha256.txt" {
                shows(&preview, path, bytes)
                    .map_err(|why| TestCaseError::fail(format!("after {burst:?}: {why}")))?;
            }
        }
        for gone in once.iter().filter(|path| !last.contains_key(*path)) {
            prop_assert!(
                matches!(preview.find(gone), Found::Nothing(_)),
                "{gone} is still shown after {burst:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_preview_equals_a_build(
        changes in prop::collection::vec(prop::collection::vec(any::<Change>(), 1..4), 1..7),
    ) {
        follows(&changes)?;
    }
}

#[test]
fn every_kind_of_change_alone() {
    for kind in 0..20 {
        // What a second choice changes in another way: names, order, checks, languages, the theme.
        let further = matches!(kind, 9 | 13 | 15 | 16 | 19).then_some((2, 1));
        for choice in [(0, 3)].into_iter().chain(further) {
            follows(&[vec![(kind, choice.0, choice.1)], vec![(0, choice.0, choice.1)]])
                .unwrap_or_else(|e| panic!("{kind}: {e}"));
        }
    }
}

fn refreshed(archive: &Scratch, work: &mut Workspace, preview: &Preview, path: &str, text: &str) -> Preview {
    archive.write(path, text);
    work.refresh(&BTreeSet::from([PathBuf::from(path)])).unwrap();
    preview.next(work.check())
}

#[test]
fn open_pages_are_told_only_what_concerns_them() {
    let archive = archive();
    let mut work = Workspace::open(archive.root(), false).unwrap();
    let first = Preview::first(work.check(), Language::Zh);
    let mut pages = ["north/2022/index.html", "south/2022/index.html", "en/north/2022/index.html"]
        .map(|path| OpenPage::new(path, &first.version(path)));
    let mut told = |preview: &Preview| {
        pages
            .each_mut()
            .map(|page| page.events_for(preview).into_iter().map(|(name, _)| name).collect::<Vec<_>>())
    };
    assert_eq!(told(&first), [vec![], vec![], vec![]] as [Vec<&str>; 3]);

    let edited = refreshed(&archive, &mut work, &first, "content/north/2022.md", &report(2, 3, 5, "新。"));
    assert_eq!(told(&edited), [vec!["page"], vec![], vec!["page"]]);
    assert_eq!(told(&edited), [vec![], vec![], vec![]] as [Vec<&str>; 3]);

    let styled =
        refreshed(&archive, &mut work, &edited, "themes/default/assets/style.css", "p { margin: 0 }");
    assert_eq!(told(&styled), [vec!["styles"], vec!["styles"], vec!["styles"]]);

    let broken = refreshed(
        &archive,
        &mut work,
        &styled,
        "content/north/2022.md",
        &report(2, 3, 5, "").replace("granted: {cases: 2}", "granted: {cases: two}"),
    );
    assert_eq!(told(&broken), [vec!["problems"], vec!["problems"], vec!["problems"]]);
    let problem = &broken.problems()[0];
    let (on, anchor) = problem.figure.clone().expect("the error is on a figure");
    assert_eq!(on, ["north/2022/index.html", "en/north/2022/index.html"]);
    assert_eq!(anchor, "counts.granted.cases");
    assert!(problem.text.contains("granted: {cases: two}"), "{}", problem.text);

    let mended = refreshed(&archive, &mut work, &broken, "content/north/2022.md", &report(2, 3, 5, "新。"));
    assert_eq!(told(&mended), [vec!["problems"], vec!["problems"], vec!["problems"]]);
    assert!(mended.problems().is_empty());
}

#[test]
fn with_errors_from_the_start_the_preview_says_so() {
    let archive = archive();
    archive.write("content/north/2022.md", "---\nform: [\n---\n");
    let mut work = Workspace::open(archive.root(), false).unwrap();
    let preview = Preview::first(work.check(), Language::En);
    let shown = crate::live::serve::answer::answer(&preview, "index.html");
    let text = String::from_utf8(shown.bytes).unwrap();
    assert_eq!(shown.status, 500);
    assert!(text.contains("content/north/2022.md") && text.contains(".annals/preview.js"), "{text}");
}

#[test]
fn drafts_are_shown_only_where_they_are_asked_for_and_marked() {
    let archive = archive();
    let draft =
        "---\nform: small\ndraft: true\nstatistics:\n  counts:\n    granted: {cases: 1}\n---\n\n未完。\n";
    archive.write("content/north/2024.md", draft);
    let path = "north/2024/index.html";
    let preview =
        |drafts| Preview::first(Workspace::open(archive.root(), drafts).unwrap().check(), Language::Zh);
    assert!(matches!(preview(false).find(path), Found::Nothing(_)));
    let Found::File(bytes) = preview(true).find(path) else { panic!("{:?}", preview(true).problems()) };
    let page = String::from_utf8(bytes).unwrap();
    assert!(page.contains("class=\"draft\"") && page.contains("尚未填写"), "{page}");
    let Found::File(years) = preview(true).find("north/index.html") else { panic!() };
    let years = String::from_utf8(years).unwrap();
    assert!(years.contains("（草稿）</a>") && years.contains("draft-word"), "{years}");
    // Every page can be made with it, whatever it lacks.
    let into = tempfile::tempdir().unwrap();
    let checked = Workspace::open(archive.root(), true).unwrap().check().unwrap();
    let written = pipeline::publish(&checked, into.path());
    assert!(written.is_ok(), "{written:?}: {:?}", checked.diagnostics);
    let checked = pipeline::check(archive.root()).unwrap();
    assert_eq!((checked.archive.reports.drafts(), checked.archive.reports.len()), (1, 12));
}
