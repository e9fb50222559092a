//! Fields are read by name.

use super::told_with;
use crate::text::yaml::{self, Fields};

#[test]
fn fields_tell_what_is_missing_and_what_is_unknown() {
    let read = |text: &str| {
        told_with(text, |node, diagnostics| {
            let Some(mut fields) = Fields::of(node, diagnostics) else { return };
            let _ = fields.require("title", diagnostics).and_then(|n| n.text(diagnostics));
            let _ = fields.get("raw_html").and_then(|n| n.boolean(diagnostics));
            let _ = fields.get("kinds").and_then(|n| n.entries(diagnostics));
            let _ = fields.get("languages").and_then(|n| n.items(diagnostics));
            fields.finish(diagnostics);
        })
    };
    assert_eq!(read("title: a\nraw_html: true\nkinds: {}\nlanguages: [zh]\n"), [""; 0]);
    assert_eq!(read("raw_html: false\n"), ["missing-key 1:1-1:1 'title' is missing"]);
    assert_eq!(read("title: [a]\n"), ["yaml-not-text 1:8-1:11 expected text here, not a list"]);
    assert_eq!(
        read("title: a\nraw_html: yes\n"),
        ["yaml-not-boolean 2:11-2:14 expected true or false here, not the text 'yes'"]
    );
    assert_eq!(
        read("title: a\nkinds:\nlanguages: zh\n"),
        [
            "yaml-not-a-mapping 2:7-2:7 expected lines of 'key: value' (or {key: value}) here, not nothing",
            "yaml-not-a-list 3:12-3:14 expected a list ([…] or lines with '- ') here, not the text 'zh'",
        ]
    );
    assert_eq!(read("title: a\ntilte: b\n"), ["unknown-key 2:1-2:6 unknown key 'tilte'"]);
    // One line with a full-width colon is text to YAML; the fix stands at the colon.
    assert_eq!(
        read("标题：年报\n"),
        ["yaml-not-a-mapping 1:1-1:6 expected lines of 'key: value' (or {key: value}) here, not the text \
                '标题：年报' → \": \""]
    );
}

#[test]
fn an_unknown_key_is_answered_with_the_nearest_known_one() {
    let known = ["title", "kinds", "id", "raw_html"];
    for (word, meant) in [
        ("tilte", Some("title")),
        ("titel", Some("title")),
        ("tite", Some("title")),
        ("raw-html", Some("raw_html")),
        ("kind", Some("kinds")),
        ("Id", Some("id")),
        ("of", None),
        ("publisher", None),
        ("", None),
    ] {
        assert_eq!(yaml::nearest(word, known), meant, "{word}");
    }
}
