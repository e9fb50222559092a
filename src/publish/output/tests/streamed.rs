//! Files whose bytes are written as they are made.

use super::Output;
use crate::publish::output::names::MANIFEST;
use crate::publish::output::{self, File, Outcome, Way};
use std::fs;
use std::io;
use std::path::Path;

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
