//! Archives as their authors write them: what is read, what is refused and where, and what comes of it in the
//! site.

mod addresses;
mod anchors;
mod figures;
mod files;
mod periods;
mod prose;
mod published;
mod publishers;
mod tables;
mod times;

use crate::publish::verify;
use crate::testing::Scratch;
use crate::text::message::Language;

/// The small archive of the explained codes (one form `demo`, one publisher `bureau`, its report on 2024),
/// with these files laid over it.
fn with(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::copy_of("tests/data/base");
    for (path, text) in files {
        scratch.write(path, text);
    }
    scratch
}

/// The report on 2024 with other prose.
fn report(prose: &str) -> String {
    format!(
        "---\nform: demo\nstatistics:\n  requests:\n    received: [12, 3, 15]\n    answered: [10, 3, 13]\n\
            ---\n{prose}"
    )
}

/// The archive with other prose in its report on 2024; the prose begins in line 8.
fn with_prose(prose: &str) -> Scratch {
    with(&[("content/bureau/2024.md", &report(prose))])
}

/// Exactly these lines are told, whatever follows in each.
#[track_caller]
fn assert_told(scratch: &Scratch, lines: &[&str]) {
    let told = scratch.told(Language::En);
    let told: Vec<&str> = told.lines().collect();
    let all = told.len() == lines.len() && told.iter().zip(lines).all(|(told, line)| told.starts_with(line));
    assert!(all, "expected\n{}\ntold\n{}", lines.join("\n"), told.join("\n"));
}

/// Builds; the site must hold together.
#[track_caller]
fn build(scratch: &Scratch) {
    let into = scratch.build();
    let faults = verify::verify(&into).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What a page of the built site shows in the cell with this address, tags left out.
#[track_caller]
fn cell(scratch: &Scratch, page: &str, address: &str) -> String {
    let page = scratch.read(&format!("public/{page}"));
    let start = page.find(&format!("<td id=\"{address}\"")).unwrap_or_else(|| panic!("no cell {address}"));
    let inner = page[start..].split_once('>').unwrap().1.split_once("</td>").unwrap().0;
    let mut text = String::new();
    for part in inner.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    text.replace("&lt;", "<").replace("&#x2f;", "/").replace("&amp;", "&")
}

/// The text between two marks in a page of the built site.
#[track_caller]
fn between(scratch: &Scratch, page: &str, start: &str, end: &str) -> String {
    let text = scratch.read(&format!("public/{page}"));
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split_once(end).unwrap().0.to_owned()
}
