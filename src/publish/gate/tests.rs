//! Each change of what the example archive has published is caught: every figure of the Chinese reports and
//! one in fifty of the others, every report, one in nine of the addresses, every label, unit, note and
//! correction.

use crate::analysis::publication::{Declared, Publication, Reported};
use crate::analysis::revision::{self, Revision};
use crate::model::label::Label;
use crate::publish::gate;
use crate::publish::ledger::{self, Published};
use crate::publish::pipeline::Checked;
use crate::testing::{Scratch, repository};
use crate::text::diagnostic::Severity;
use std::path::Path;
use std::sync::{Arc, LazyLock};

static EXAMPLE: LazyLock<Checked> = LazyLock::new(|| crate::publish::pipeline::check(&repository()).unwrap());

static PUBLICATION: LazyLock<Publication> =
    LazyLock::new(|| ledger::publication(&EXAMPLE.archive, &EXAMPLE.sources, false));

/// What is told where one thing was published otherwise than the example has it now.
fn codes(was: &Publication) -> Vec<&'static str> {
    let revision = revision::between(was, &PUBLICATION);
    gate::diagnostics(&revision, &EXAMPLE, Severity::Error).iter().map(|told| told.code.0).collect()
}

/// The same of one report alone.
fn codes_of(revision: &Revision) -> Vec<&'static str> {
    gate::diagnostics(revision, &EXAMPLE, Severity::Error).iter().map(|told| told.code.0).collect()
}

/// A publication of one report, and what is told of it where the report was published as `was`.
fn told_of(key: &(String, String), was: Reported, now: &Reported) -> Vec<&'static str> {
    let of = |report: Reported| Publication {
        reports: std::iter::once((key.clone(), report)).collect(),
        ..Publication::default()
    };
    codes_of(&revision::between(&of(was), &of(now.clone())))
}

/// Whether all of a report's figures are tried, or one in fifty.
fn is_tried(report: &Reported, at: usize) -> bool {
    report.words.editions.values().any(|form| form.starts_with("cn-ogi")) || at.is_multiple_of(50)
}

#[test]
fn what_is_the_same_is_no_change() {
    assert!(codes(&PUBLICATION).is_empty());
}

#[test]
fn every_figure_that_was_another_or_is_gone_is_told() {
    let mut tried = 0;
    for (key, now) in &PUBLICATION.reports {
        let all: Vec<usize> = (0..now.figures.len()).filter(|&at| is_tried(now, at)).collect();
        // All at once, each is told; and so is one alone.
        for some in [&all[..], &all[..1], &all[all.len() / 2..][..1]] {
            let told = vec!["published-figure-changed"; some.len()];
            let mut was = now.clone();
            some.iter().for_each(|&at| was.figures[at].1.printed.text.push('9'));
            assert_eq!(told_of(key, was, now), told, "{key:?}");
            let mut gone = now.clone();
            some.iter().rev().for_each(|&at| drop(gone.figures.remove(at)));
            assert_eq!(told_of(key, now.clone(), &gone), told, "{key:?}");
            // One that comes in a row that was there says something else than was published.
            if some.len() == 1 {
                assert_eq!(told_of(key, gone, now), told, "{key:?} {some:?}");
            }
        }
        tried += all.len();
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn every_word_under_a_figure_is_told() {
    // The years of an office have nearly the same words.
    let is_chinese = |now: &Reported| now.words.editions.values().any(|form| form.starts_with("cn-ogi"));
    let reports = PUBLICATION.reports.iter().enumerate();
    for (_, (key, now)) in reports.filter(|(at, (_, now))| is_chinese(now) || at.is_multiple_of(3)) {
        let words = |change: &dyn Fn(&mut Reported) -> bool| {
            let mut was = now.clone();
            if change(&mut was) {
                assert_eq!(told_of(key, was, now), ["published-words-changed"], "{key:?}");
            }
        };
        for of in now.words.labels.keys() {
            words(&|was| {
                Arc::make_mut(&mut was.words).labels.get_mut(of).map(|words| words.push('x')).is_some()
            });
        }
        for row in now.words.rows.keys() {
            words(&|was| {
                Arc::make_mut(&mut was.words).rows.get_mut(row).map(|words| words.push('x')).is_some()
            });
        }
        for column in now.words.columns.keys() {
            words(&|was| {
                Arc::make_mut(&mut was.words).columns.get_mut(column).map(|words| words.push('x')).is_some()
            });
        }
        for at in (0..now.figures.len()).step_by(20) {
            words(&|was| was.figures.get_mut(at).map(|(_, kept)| kept.unit.push('x')).is_some());
            words(&|was| was.figures.get_mut(at).map(|(_, kept)| kept.note.push('x')).is_some());
        }
        for on in now.units.keys() {
            words(&|was| was.units.get_mut(on).map(|unit| unit.push('x')).is_some());
        }
        for at in 0..now.notes.len() {
            words(&|was| was.notes.get_mut(at).map(|(_, note)| note.push('x')).is_some());
        }
        words(&|was| {
            was.notes.push(("requests".to_owned(), "It is gone".to_owned()));
            true
        });
    }
}

#[test]
fn a_translation_that_is_gone_is_told_and_one_that_is_new_is_not() {
    let (mut labels, mut units) = (0, 0);
    for (key, now) in &PUBLICATION.reports {
        for on in now.words.labels.keys().filter(|on| on.contains('@')).step_by(9) {
            let mut without = now.clone();
            Arc::make_mut(&mut without.words).labels.remove(on);
            assert_eq!(told_of(key, now.clone(), &without), ["published-words-changed"], "{key:?} {on}");
            assert!(told_of(key, without, now).is_empty(), "{key:?} {on}");
            labels += 1;
        }
        for on in now.units.keys().step_by(3) {
            let mut without = now.clone();
            without.units.remove(on);
            assert_eq!(told_of(key, now.clone(), &without), ["published-words-changed"], "{key:?} {on}");
            assert!(told_of(key, without, now).is_empty(), "{key:?} {on}");
            units += 1;
        }
        // A language that is gone is told by its pages.
        let mut without = now.clone();
        Arc::make_mut(&mut without.words).labels.retain(|on, _| !on.contains('@'));
        without.units.clear();
        assert!(told_of(key, now.clone(), &without).is_empty(), "{key:?}");
    }
    assert!(labels > 50 && units > 5, "{labels} labels, {units} units");
}

#[test]
fn a_report_or_an_address_that_is_gone_is_told() {
    for key in PUBLICATION.reports.keys() {
        let mut was = PUBLICATION.clone();
        let report = was.reports.remove(key).unwrap();
        was.reports.insert(("gone".to_owned(), key.1.clone()), report);
        assert_eq!(codes(&was), ["published-report-gone"], "{key:?}");
    }
    let pages = PUBLICATION.pages.iter().chain(PUBLICATION.files.keys());
    for page in pages.step_by(9) {
        let mut was = PUBLICATION.clone();
        let renamed = page.replace("index.html", "old/index.html") + "-old";
        was.files.insert(renamed, None);
        assert_eq!(codes(&was), ["published-address-gone"], "{page}");
    }
}

#[test]
fn a_correction_that_is_gone_is_told() {
    for (key, now) in PUBLICATION.reports.iter().take(20) {
        let Some((address, kept)) = now.figures.first() else { continue };
        let correction = Declared {
            figure: address.clone(),
            was: kept.printed.clone(),
            now: kept.printed.clone(),
            on: "2024-05-06".to_owned(),
            kind: "correction".to_owned(),
            why: Label::of("en", "Miscounted"),
        };
        let mut was = now.clone();
        was.corrections.push(correction);
        assert_eq!(told_of(key, was, now), ["published-correction-gone"], "{key:?}");
    }
}

/// Through the files of the ledger: what is told of an archive that was published and edited.
fn since(edit: impl FnOnce(&Scratch)) -> Vec<String> {
    let scratch = Scratch::copy_of("tests/golden/archive");
    let site = scratch.build();
    edit(&scratch);
    let checked = scratch.check();
    let published = Published::read(&site).unwrap().unwrap();
    let revision = gate::since(&published, checked.ledger(), &checked).unwrap();
    let told = gate::diagnostics(&revision, &checked, Severity::Error);
    told.iter().map(|told| told.message.en.clone()).collect()
}

fn replace(scratch: &Scratch, path: &str, was: &str, now: &str) {
    let text = scratch.read(path);
    assert!(text.contains(was), "{path}: {was}");
    scratch.write(path, text.replacen(was, now, 1));
}

#[test]
fn the_ledger_in_a_folder_tells_the_same() {
    assert!(since(|_| {}).is_empty());
    // Prose and comments are no figures.
    assert!(
        since(|scratch| scratch.write("content/river-library/2019.md", {
            scratch.read("content/river-library/2019.md") + "\nOne more sentence.\n"
        }))
        .is_empty()
    );
    let told = since(|scratch| std::fs::remove_file(scratch.path("content/pages/method.md")).unwrap());
    assert!(told.iter().any(|told| told.contains("/method/index.html was published")), "{told:?}");
    let told =
        since(|scratch| replace(scratch, "content/river-library/2020.md", "donated: 31", "donated: 32"));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("'31（其中童书9册）' was published, '32（其中童书9册）' stands there now"),
        "{told:?}"
    );
}

#[test]
fn a_ledger_that_was_touched_is_told_and_nothing_is_guessed() {
    let scratch = Scratch::copy_of("tests/golden/archive");
    let site = scratch.build();
    let index = std::fs::read_to_string(site.join("ledger/index.txt")).unwrap();
    let write = |text: &str| std::fs::write(site.join("ledger/index.txt"), text).unwrap();
    let read = |site: &Path| Published::read(site).map(|published| published.unwrap().whole().is_ok());
    assert!(read(&site).unwrap());
    for text in ["", "annals ledger 2\n", "annals ledger 1\n", &index.replace("2020", "2022")] {
        write(text);
        assert!(read(&site).is_err(), "{text}");
    }
    write(&index);
    let entry = site.join("ledger/river-library/2020/1.txt");
    let text = std::fs::read_to_string(&entry).unwrap();
    std::fs::write(&entry, text.replace("\t30\t", "\t31\t")).unwrap();
    assert!(!read(&site).unwrap(), "an entry of another digest");
    std::fs::remove_file(&entry).unwrap();
    assert!(!read(&site).unwrap(), "an entry that is gone");
}
