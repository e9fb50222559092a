//! Files whose bytes are written as they are made.

use super::Output;
use crate::publish::output::names::MANIFEST;
use crate::publish::output::{self, File, Outcome, Way};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Writes a site of one large file: so many lines, then an end.
fn publish(root: &Path, lines: usize, end: &'static str) -> Outcome {
    let file: File<'_, String> = File::streamed("large.csv", move |into| {
        (0..lines).try_for_each(|line| writeln!(into, "{line}"))?;
        into.write_all(end.as_bytes())
    });
    output::publish(root, &[file], Way::Exchange).unwrap()
}

fn text(lines: usize, end: &str) -> String {
    (0..lines).map(|line| format!("{line}\n")).collect::<String>() + end
}

#[test]
fn a_large_file_is_written_only_where_it_differs() {
    const LINES: usize = 400_000;
    let output = Output::new();
    let root = &output.path();
    for (lines, end, written) in [
        (LINES, "end", 1),
        (LINES, "end", 0),
        (LINES, "End", 1),
        (LINES, "", 1),
        (LINES, "End", 1),
        (LINES + 1, "", 1),
        (0, "", 1),
        (0, "", 0),
    ] {
        let outcome = publish(root, lines, end);
        assert_eq!((outcome.written, outcome.unchanged), (written, 1 - written), "{lines} lines, {end:?}");
        assert!(fs::read_to_string(root.join("large.csv")).unwrap() == text(lines, end), "{lines}, {end:?}");
        // The digest is that of the same file made as a whole.
        let whole = Output::new();
        let file: File<'_, String> = File::rendered("large.csv", move || Ok(text(lines, end).into_bytes()));
        output::publish(&whole.path(), &[file], Way::Exchange).unwrap();
        let manifest = |root: &Path| fs::read_to_string(root.join(MANIFEST)).unwrap();
        assert_eq!(manifest(root), manifest(&whole.path()));
    }
}

#[test]
fn a_file_that_cannot_be_made_leaves_the_old_one() {
    let output = Output::new();
    let root = &output.path();
    publish(root, 3, "");
    let file: File<'_, String> = File::streamed("large.csv", |into| {
        into.write_all(b"0\n")?;
        Err(io::Error::other("no more"))
    });
    assert!(output::publish(root, &[file], Way::Exchange).is_err());
    assert_eq!(fs::read_to_string(root.join("large.csv")).unwrap(), text(3, ""));
    assert_eq!(fs::read_dir(root).unwrap().count(), 2, "the file and the manifest");
}

/// Publishes two files that are made together, one of so many lines and one of some of them; tells how often
/// they were made.
fn publish_together(root: &Path, lines: usize, some: usize) -> (usize, Outcome) {
    let made = AtomicUsize::new(0);
    let paths = vec!["all.csv".to_owned(), "some.csv".to_owned()];
    let files: Vec<File<'_, String>> = File::together(paths, |into| {
        made.fetch_add(1, Ordering::Relaxed);
        (0..lines).try_for_each(|line| {
            writeln!(into[0], "{line}")?;
            if line < some { writeln!(into[1], "{line}") } else { Ok(()) }
        })
    });
    let outcome = output::publish(root, &files, Way::Exchange).unwrap();
    drop(files);
    (made.into_inner(), outcome)
}

#[test]
fn files_that_are_made_together_are_made_once_and_written_where_they_differ() {
    let output = Output::new();
    let root = &output.path();
    for (lines, some, times, written) in [
        // Nothing is there; nothing differs; one of the two differs; both do; one is gone.
        (100_000, 50_000, 1, 2),
        (100_000, 50_000, 1, 0),
        (100_000, 60_000, 2, 1),
        (100_001, 50_000, 2, 2),
        (0, 0, 2, 2),
        (0, 0, 1, 0),
    ] {
        let (made, outcome) = publish_together(root, lines, some);
        assert_eq!((made, outcome.written), (times, written), "{lines} lines, {some}");
        assert!(fs::read_to_string(root.join("all.csv")).unwrap() == text(lines, ""), "{lines}");
        assert!(fs::read_to_string(root.join("some.csv")).unwrap() == text(some, ""), "{some}");
        assert_eq!(output::entries(&fs::read(root.join(MANIFEST)).unwrap()).unwrap().len(), 2);
    }
    fs::remove_file(root.join("some.csv")).unwrap();
    let (made, outcome) = publish_together(root, 0, 0);
    assert_eq!((made, outcome.written), (1, 1));
}

#[test]
fn one_of_several_files_can_be_made_alone() {
    let paths = ["one", "two", "three"].map(str::to_owned).to_vec();
    let files: Vec<File<'_, String>> = File::together(paths.clone(), move |into| {
        paths.iter().zip(into).try_for_each(|(path, into)| into.write_all(path.as_bytes()))
    });
    for file in &files {
        assert_eq!(file.bytes().unwrap().unwrap(), file.path().as_bytes());
    }
}
