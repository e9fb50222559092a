//! `annals import` of files that were made to take much: a message, and nothing else.

use super::{Said, run};
use crate::support::Scratch;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// A PDF of objects, with as many entries of its index as are wanted for the last of them.
fn pdf(objects: &[String], times: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut index = String::new();
    for (at, object) in objects.iter().enumerate() {
        let entry = format!("{:010} 00000 n \n", bytes.len());
        let times = if at + 1 == objects.len() { times } else { 1 };
        index.push_str(&entry.repeat(times));
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    let (count, start) = (objects.len() + times, bytes.len());
    bytes.extend(
        format!(
            "xref\n0 {count}\n0000000000 65535 f \n{index}trailer\n<</Size {count}/Root 1 0 R>>\n\
             startxref\n{start}\n%%EOF\n"
        )
        .as_bytes(),
    );
    bytes
}

/// The objects of a page that shows nothing, and one more.
fn page_and(last: String) -> Vec<String> {
    vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 300]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R>>".to_owned(),
        last,
    ]
}

/// The refusal of a file, and how long it took.
fn refused(bytes: &[u8]) -> (Said, Duration) {
    let scratch = Scratch::new();
    let made = run(scratch.root(), &["new", "archive", "archive", "--lang", "en"]);
    assert_eq!(made.code, 0, "{}", made.err);
    scratch.write("archive/content/bureau/index.md", "---\nname: 某局\n---\n");
    std::fs::write(scratch.path("archive/report.pdf"), bytes).unwrap();
    let begun = Instant::now();
    let arguments = ["import", "report.pdf", "--publisher", "bureau", "--period", "2024", "--lang", "en"];
    let said = run(&scratch.path("archive"), &arguments);
    assert!(!scratch.path("archive/content/bureau/2024.md").exists());
    (said, begun.elapsed())
}

/// Its memory and the time of its processor have limits, so it ends; on the clock it may take longer, on a
/// machine that is busy.
#[cfg(unix)]
#[track_caller]
fn is_too_much(bytes: &[u8]) {
    let (said, took) = refused(bytes);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("was not open after 10 seconds"), "{}", said.err);
    assert!(took < Duration::from_secs(100), "{took:?}");
}

#[cfg(unix)]
#[test]
fn an_object_that_the_index_of_a_stream_names_many_times_takes_no_longer_than_it_may() {
    let (large, times) = ("[".to_owned() + &"0 ".repeat(100_000) + "]", 2_000);
    let mut index = String::new();
    for number in 0..times {
        write!(index, "{} 0 ", 10 + number).unwrap();
    }
    let content = format!("{index}{large}");
    let (first, length) = (index.len(), content.len());
    let stream =
        format!("<</Type/ObjStm/N {times}/First {first}/Length {length}>>stream\n{content}\nendstream");
    is_too_much(&pdf(&page_and(stream), 1));
}

#[cfg(unix)]
#[test]
fn an_object_that_the_index_of_the_file_names_many_times_takes_no_longer_than_it_may() {
    let large = "[".to_owned() + &"0 ".repeat(100_000) + "]";
    is_too_much(&pdf(&page_and(large), 20_000));
}

#[test]
fn a_file_that_takes_little_is_refused_for_what_it_is() {
    let (said, _) = refused(&pdf(&page_and("[]".to_owned()), 1));
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("no text layer"), "{}", said.err);
}
