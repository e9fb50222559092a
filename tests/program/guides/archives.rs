//! The other guides that have their readers type commands, walked in both languages, each in an archive that
//! has what the guide takes for granted.

use super::steps::{Step, steps};
use super::walk::{self, Guide, Unprinted, typed};
use crate::support::{Scratch, repository, tree};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// A guide by its name, its languages apart, and what has to be there before it is walked.
struct Walked {
    guide: &'static str,
    prepare: fn(&Scratch, &str),
    /// How commands begin that stand in the place of one before them, or are about files that are not here.
    left_out: &'static [&'static str],
}

const GUIDES: [Walked; 10] = [
    Walked { guide: "README", prepare: example, left_out: &[] },
    Walked { guide: "docs/authoring", prepare: |_, _| (), left_out: &[] },
    Walked { guide: "docs/corrections", prepare: published, left_out: &[] },
    Walked { guide: "docs/diff", prepare: differing, left_out: &[] },
    Walked { guide: "docs/editors", prepare: example, left_out: &[] },
    Walked { guide: "docs/export", prepare: library, left_out: &[] },
    Walked {
        guide: "docs/import",
        prepare: documents,
        // Other names of the same files; tables and files of others, which tests on real data import.
        left_out: &["annals import reports/ --pattern", "annals import edition", "annals import xml/"],
    },
    Walked { guide: "docs/publishing", prepare: example, left_out: &[] },
    Walked { guide: "docs/reports", prepare: visits, left_out: &[] },
    Walked { guide: "docs/themes", prepare: example, left_out: &[] },
];

/// The example archive.
fn example(scratch: &Scratch, _: &str) {
    for (path, bytes) in tree(&repository().join("content")) {
        scratch.write(&format!("content/{path}"), bytes);
    }
    scratch.write("annals.yaml", fs::read(repository().join("annals.yaml")).unwrap());
}

/// A new archive, with a publisher beside the one that is in it, whose report of a year is that one's.
fn with_report(scratch: &Scratch, (publisher, name): (&str, &str), year: &str, locale: &str) {
    typed(scratch.root(), "new archive begun", locale);
    for (path, bytes) in tree(&scratch.path("begun")) {
        scratch.write(&path, bytes);
    }
    fs::remove_dir_all(scratch.path("begun")).unwrap();
    typed(scratch.root(), &format!("new publisher {publisher} --name '{name}' --kind department"), locale);
    let report = scratch.read("content/county/2024.md").replace("2024", year);
    scratch.write(&format!("content/{publisher}/{year}.md"), report);
}

/// An office whose report was published, and has another figure since.
fn published(scratch: &Scratch, locale: &str) {
    with_report(scratch, ("office", "Office"), "2025", locale);
    typed(scratch.root(), "build", locale);
    let report = scratch.read("content/office/2025.md");
    let changed = report.replacen("[20,  3,  0,  0,  1,  0, 24]", "[21,  3,  0,  0,  1,  0, 25]", 1);
    assert_ne!(report, changed, "the report of a new archive is another");
    scratch.write("content/office/2025.md", changed);
}

/// The example archive in a repository of git, with what changed since its last commit.
fn differing(scratch: &Scratch, locale: &str) {
    example(scratch, locale);
    for arguments in [
        &["init", "--quiet", "--initial-branch=main"][..],
        &["add", "--all"],
        &["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "first"],
    ] {
        let mut git = Command::new("git");
        let done = git.arg("-C").arg(scratch.root()).args(arguments).status().unwrap();
        assert!(done.success(), "git {arguments:?}");
    }
    fs::remove_file(scratch.path("content/huaian-city/2024.md")).unwrap();
    let path = "content/yiyuan-traffic-police/2020.md";
    let report = scratch.read(path);
    let correction = "corrections:\n  - {figure: proactive.art20_5.licences.decisions, was: 61906, \
                      now: 61960, on: 2021-03-02, kind: correction, why: \
                      {zh: 两位数字颠倒, en: Two digits had changed places}}\nstatistics:\n";
    let edits = [
        ("decisions: 61906", "decisions: 61960"),
        ("new_received:               [0, ~,", "new_received:               [0, 0,"),
        ("statistics:\n", correction),
    ];
    let changed = edits.iter().fold(report, |report, (was, now)| {
        assert!(report.contains(was), "{path} has no {was}");
        report.replacen(was, now, 1)
    });
    scratch.write(path, changed);
}

/// An archive with two reports of a library, which is built, and the later one as a workbook.
fn library(scratch: &Scratch, locale: &str) {
    with_report(scratch, ("city-library", "City Library"), "2024", locale);
    let report = scratch.read("content/city-library/2024.md").replace("2024", "2023");
    scratch.write("content/city-library/2023.md", report);
    let site = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{site}base: https://example.org/\n"));
    typed(scratch.root(), "build", locale);
    typed(scratch.root(), "export city-library 2024 --to xlsx", locale);
}

/// Reports as Word documents, a list of publishers and a report on a service.
fn documents(scratch: &Scratch, locale: &str) {
    let from = Scratch::new();
    with_report(&from, ("office", "沭阳县人民政府"), "2024", locale);
    for (year, to) in [("2024", "2024.docx"), ("2023", "reports/2023.docx")] {
        let report = from.read("content/office/2024.md").replace("2024", year);
        from.write(&format!("content/office/{year}.md"), report);
        let to = scratch.path("given").join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        typed(from.root(), &format!("export office {year} --to docx --output {}", to.display()), locale);
    }
    let agencies = fs::read(repository().join("docs/examples/us-foia/agencies.csv")).unwrap();
    scratch.write("given/agencies.csv", agencies);
    let service = Scratch::new();
    for step in steps("docs/start-platform.md") {
        if let Step::Written { file, text } = step {
            service.write(file.trim_start_matches("our-reports/"), text);
        }
    }
    service.write("content/trailbook/index.md", "---\nname: Trailbook\n---\n");
    scratch.write("given/content/service/index.md", "---\nname: Service\n---\n");
    let bundle = scratch.path("given/bundle");
    let export = format!("export trailbook 2026 --to eu-dsa-csv --output {}", bundle.display());
    typed(service.root(), &export, locale);
}

/// A library that reports by the smallest form of the guide on forms.
fn visits(scratch: &Scratch, _: &str) {
    let guide = fs::read_to_string(repository().join("docs/forms.md")).unwrap();
    let form = guide.split("```yaml\n").nth(1).and_then(|block| block.split("```").next()).unwrap();
    scratch.write("annals.yaml", "title: {zh: 图书馆, en: Libraries}\nlanguages: [zh, en]\n");
    scratch.write("content/forms/visits.yaml", form);
    scratch.write("content/city-library/index.md", "---\nname: {zh: 市图书馆, en: City Library}\n---\n");
    let report =
        "---\nform: visits\nstatistics:\n  visits:\n    weekdays: [4120]\n    weekends: [1873]\n---\n";
    scratch.write("content/city-library/2024.md", report);
}

fn walk_all(ending: &str, locale: &str) {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("guides: skipped, there is no git");
        return;
    }
    for Walked { guide, prepare, left_out } in GUIDES {
        let scratch = Scratch::new();
        prepare(&scratch, locale);
        let guide = format!("{guide}{ending}");
        walk::walk(&Guide { path: &guide, unprinted: Unprinted::Done, left_out }, locale, &scratch);
    }
}

#[test]
fn the_chinese_guides_say_what_happens() {
    walk_all(".zh.md", "zh_CN.UTF-8");
}

#[test]
fn the_english_guides_say_what_happens() {
    walk_all(".md", "en_GB.UTF-8");
}

#[test]
fn every_guide_with_a_command_is_walked() {
    let docs = fs::read_dir(repository().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let guides = docs.filter(|path| path.is_file()).chain([repository().join("README.md")]);
    let with_commands = guides.filter(|path| fs::read_to_string(path).unwrap().contains("\n```console\n"));
    let named = with_commands.map(|path| {
        let path = path.strip_prefix(repository()).unwrap().to_str().unwrap().replace('\\', "/");
        path.trim_end_matches(".md").trim_end_matches(".zh").to_owned()
    });
    let tutorials = ["docs/start", "docs/start-ngo", "docs/start-platform"];
    let walked = GUIDES.iter().map(|walked| walked.guide).chain(tutorials).map(str::to_owned);
    assert_eq!(named.collect::<BTreeSet<_>>(), walked.collect::<BTreeSet<_>>());
}
