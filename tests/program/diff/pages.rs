//! What differs, as annotations and as a page.

use super::{annals, archive, report, told};
use std::path::Path;

/// What is told of a report whose figure and title changed, in a format.
fn differs(format: &str) -> (String, i32) {
    let (old, new) = (archive(), archive());
    let changed = report(&[("north: [3, 1]", "north: [40, 1]")]);
    new.write("content/bureau/2021.md", &changed);
    new.write("content/bureau/index.md", "---\nname: The <new> bureau\n---\n");
    let format = format!("--format={format}");
    told(&annals(old.root(), &[old.root(), new.root(), Path::new(&format)]))
}

#[test]
fn what_nothing_declares_is_annotated_first() {
    let (told, code) = differs("github");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines,
        [
            "::error title=bureau/2021::calls.north.made: 3 → 40 (+37), not declared",
            "::notice title=bureau::publisher renamed: The bureau → The <new> bureau",
            "figures that differ: 1, reports added: 0, reports removed: 0; not declared: 1",
        ]
    );
    assert_eq!(code, 1);
}

#[test]
fn a_page_for_reviewers_has_both_sides_and_needs_nothing_beside_it() {
    let (page, code) = differs("html");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"), "{page}");
    for part in [
        "<li>bureau: publisher renamed: The bureau → The &lt;new&gt; bureau</li>",
        "<h2>bureau/2021 The &lt;new&gt; bureau</h2>",
        "<tr><td>calls.north.made</td><td class=\"figure\">3</td><td class=\"figure\">40</td>\
         <td class=\"figure\">+37</td><td class=\"undeclared\">not declared</td></tr>",
        "not declared: 1</p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("http") && !page.contains("<script"), "{page}");
    assert_eq!(code, 1);
}

#[test]
fn a_code_quality_report_names_the_lines_and_is_the_same_when_these_move() {
    let (report, code) = differs("gitlab");
    let issues: serde_json::Value = serde_json::from_str(&report).unwrap();
    let of = |at: usize, key: &str| issues[at].pointer(key).unwrap().clone();
    assert_eq!(code, 1);
    assert_eq!(issues.as_array().unwrap().len(), 2, "{report}");
    assert_eq!(of(0, "/description"), "bureau: publisher renamed: The bureau → The <new> bureau");
    assert_eq!([of(0, "/check_name"), of(0, "/severity")], ["change", "info"]);
    assert_eq!(of(0, "/location/path"), "content/bureau/index.md");
    assert_eq!(of(1, "/description"), "bureau/2021: calls.north.made: 3 → 40 (+37), not declared");
    assert_eq!([of(1, "/check_name"), of(1, "/severity")], ["undeclared-change", "major"]);
    assert_eq!(of(1, "/location/path"), "content/bureau/2021.md");
    assert_eq!([of(1, "/location/lines/begin"), of(1, "/location/lines/end")], [7, 7]);

    // The same change further down, told in Chinese.
    let (old, new) = (archive(), archive());
    let changed = super::report(&[("north: [3, 1]", "north: [40, 1]")]);
    new.write("content/bureau/2021.md", changed.replacen("form: one", "# A comment\nform: one", 1));
    let arguments = [old.root(), new.root(), Path::new("--format=gitlab"), Path::new("--lang=zh")];
    let moved: serde_json::Value = serde_json::from_str(&told(&annals(old.root(), &arguments)).0).unwrap();
    assert_eq!(moved[0]["location"]["lines"]["begin"], 8, "{moved}");
    assert_eq!(moved[0]["fingerprint"], of(1, "/fingerprint"), "{moved}");

    // What is gone stands at its publisher.
    std::fs::remove_file(new.path("content/bureau/2021.md")).unwrap();
    let arguments = [old.root(), new.root(), Path::new("--format=gitlab")];
    let gone: serde_json::Value = serde_json::from_str(&told(&annals(old.root(), &arguments)).0).unwrap();
    let is_report =
        |issue: &&serde_json::Value| issue["description"].as_str().unwrap().contains("report removed");
    let gone = gone.as_array().unwrap().iter().find(is_report).unwrap().clone();
    assert_eq!(gone["location"]["path"], "content/bureau/index.md", "{gone}");
}
