//! A folder of documents of chance: its table says what became of each, and the archive holds what they
//! print.

use super::folder;
use super::listed::Line;
use crate::command::arguments::Import;
use crate::command::console::Console;
use crate::import::tests::judge::{Outcome, bare};
use crate::import::tests::outcome;
use crate::import::tests::report::forms;
use crate::import::tests::sample::{Sample, manuscript, write};
use crate::model::form::Forms;
use crate::publish::pipeline::Checked;
use crate::text::message::Language;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Whether a document is spoilt: then what may come of it is the business of the reader's own tests.
fn is_spoilt(seed: u64) -> bool {
    seed % 4 == 3
}

/// A document in one of all formats. Texts are few, since they take longest.
fn document(forms: &Forms, seed: u64) -> Sample {
    let format =
        if seed % 20 == 7 { "txt" } else { ["html", "docx", "xlsx", "csv", "md"][seed as usize % 5] };
    let (manuscript, others) = manuscript(forms, seed, is_spoilt(seed));
    write(manuscript, &others, format, seed)
}

fn wanted(path: &Path) -> Import {
    Import {
        path: path.to_owned(),
        publisher: None,
        period: None,
        form: None,
        format: None,
        pattern: None,
        map: None,
        json: false,
        source: None,
        keep: false,
        replace: false,
        explain: false,
        verify: false,
    }
}

/// An archive with a publisher for each document, and the documents, some of them spoilt.
fn folder_of(samples: &[Sample]) -> TempDir {
    let scratch = tempfile::tempdir().unwrap();
    let write = |path: String, bytes: &[u8]| {
        let path = scratch.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let site = "title: {zh: 档案}\nlanguages: [zh]\n";
    write("archive/annals.yaml".into(), site.as_bytes());
    for (number, sample) in samples.iter().enumerate() {
        write(format!("archive/content/office-{number}/index.md"), "---\nname: 某局\n---\n".as_bytes());
        let ending = sample.name.rsplit('.').next().unwrap();
        write(format!("documents/office-{number}/{}.{ending}", sample.year), &sample.bytes);
    }
    scratch
}

#[test]
fn a_folder_of_documents_ends_in_a_true_table() {
    documents_end_in_a_true_table(60);
}

#[test]
#[ignore = "takes minutes; `.ci/long` runs it"]
fn two_hundred_documents_end_in_a_true_table() {
    documents_end_in_a_true_table(200);
}

fn documents_end_in_a_true_table(count: u64) {
    let forms = forms();
    let samples: Vec<Sample> = (0..count).map(|seed| document(&forms, seed)).collect();
    let scratch = folder_of(&samples);
    let console = Console { language: Language::En, color: false };
    let documents = scratch.path().join("documents");
    let imported = folder::imported(&console, &scratch.path().join("archive"), &wanted(&documents));
    let (lines, checked) = imported.ok().flatten().unwrap();
    assert_eq!(lines.len(), samples.len());
    let mut whole = 0;
    for line in &lines {
        let number = line.file.trim_start_matches("office-").split('/').next().unwrap();
        let number: u64 = number.parse().unwrap();
        whole += usize::from(is_true(&checked, line, &samples[number as usize], is_spoilt(number)));
    }
    assert!(whole > samples.len() / 3, "{whole}");
}

/// Holds a line of the table against the document; whether its report is whole.
fn is_true(checked: &Checked, line: &Line, sample: &Sample, is_spoilt: bool) -> bool {
    let outcome = match &line.outcome {
        Ok(outcome) => outcome,
        Err(refusal) => {
            let read = outcome::import(&forms(), (&sample.name, &sample.bytes), sample.year);
            let says = &refusal.message.en;
            match read {
                Err(why) => assert_eq!(*says, why),
                Ok(read) => assert!(
                    read.is_empty() || says.contains("speaks of") || says.contains("figures are about"),
                    "{says}"
                ),
            }
            return false;
        }
    };
    let target = line.target.as_ref().unwrap();
    let Some(report) = checked.archive.report_on(target.publisher, &target.address()) else {
        assert!(!outcome.is_whole && outcome.findings.is_none(), "{}", line.file);
        return false;
    };
    let mut figures = BTreeMap::new();
    for data in &report.data {
        for (row, column) in data.cells().filter(|(row, _)| data.form_row(*row).is_some()) {
            let figure = data.figure(row, column);
            if figure.value.is_given() {
                figures.insert(data.address(row, column), Outcome::Figure(bare(&figure.to_string())));
            }
        }
    }
    let judged = sample.expected.judge(&figures);
    assert!(is_spoilt || judged.silent.is_empty(), "{}: {:?} {:?}", line.file, judged.silent, sample.story);
    let count = outcome.count;
    assert!(count.proven + count.read >= judged.exact, "{}", line.file);
    assert_eq!(outcome.findings, Some(checked.findings.found(report.position()).tally().failed()));
    outcome.is_whole
}
