//! What is wrong is told in its place.

use super::{FILE, told};
use crate::text::yaml;

#[test]
fn slips_of_the_keyboard_are_named() {
    let cases = [
        (
            "title: a\n年：2025\nform: b\n",
            "yaml-syntax 2:2-2:3 a full-width colon '：' stands after the key → \": \"",
        ),
        (
            "s:\n  requests：\n    a: 1\n",
            "yaml-syntax 2:11-2:12 a full-width colon '：' stands after the key → \":\"",
        ),
        ("title:\u{a0}foo\nb: 1\n", "yaml-syntax 1:7-1:8 there is a no-break space after the colon → \" \""),
        (
            "title:\u{3000}foo\nb: 1\n",
            "yaml-syntax 1:7-1:8 there is a full-width space after the colon → \" \"",
        ),
        ("a:1\nb: 2\n", "yaml-syntax 1:2-1:3 there is no space after the colon → \": \""),
        ("a:\n\tb: 1\n", "yaml-syntax 2:1-2:2 there is a tab in the indentation → \"  \""),
        ("a: 1\n\tb: 1\n", "yaml-syntax 2:1-2:2 there is a tab in the indentation"),
        (
            "a:\n  b: 1\n\u{3000}\u{3000}c: 1\n",
            "yaml-syntax 3:1-3:2 there is a full-width space in the indentation → \"  \"",
        ),
        ("a: \"foo\nb: 1\n", "yaml-syntax 1:4-1:5 the quote is not closed"),
        ("a: 'it's'\n", "yaml-syntax 1:8-1:9 text follows the closing quote"),
        ("a: [1, 2\nb: 3\n", "yaml-syntax 1:4-1:5 the bracket '[' is not closed"),
        ("a: {b: 1\nc: 2\n", "yaml-syntax 1:4-1:5 the bracket '{' is not closed"),
        ("a: {b: [1\n", "yaml-syntax 1:8-1:9 the bracket '[' is not closed"),
        ("a: [1, 2}\n", "yaml-syntax 1:4-1:5 the bracket '[' is closed by '}'"),
        ("a: 1]\nb: [2]]\n", "yaml-syntax 2:7-2:8 this bracket closes nothing"),
        ("a: [1, , 2]\n", "yaml-syntax 1:8-1:9 a comma or the closing bracket is expected here"),
        ("a: [0, -, 3]\n", "yaml-syntax 1:8-1:9 a dash alone begins a list → \"'-'\""),
        ("a: -\n", "yaml-syntax 1:4-1:5 a dash alone begins a list → \"'-'\""),
        ("a: - b\n", "yaml-syntax 1:4-1:5 no list can begin here"),
        ("a: b: c\n", "yaml-syntax 1:5-1:6 there are two ': ' in one line"),
        (
            "a: 1\n  b: 2\n",
            "yaml-syntax 2:4-2:5 the indentation fits no line above, or the line above has a value already",
        ),
        ("a: 1\nfoo\nb: 2\n", "yaml-syntax 2:1-2:4 this line is no 'key: value'"),
        ("a: @x\n", "yaml-syntax 1:4-1:5 no value can begin with '@'"),
        (
            "a: \"\\q\"\n",
            "yaml-syntax 1:4-1:5 a backslash in double quotes begins an escape, and there is none like this",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), [expected], "{text}");
    }
}

#[test]
fn what_an_archive_does_not_use_is_refused() {
    let cases: [(&str, &[&str]); 12] = [
        ("a: 1\nb: 2\na: 3\n", &["yaml-duplicate-key 3:1-3:2 the key 'a' is written twice"]),
        (
            "x: {a: 1, b: 2, 'a': 3, a: 4}\n",
            &[
                "yaml-duplicate-key 1:17-1:20 the key 'a' is written twice",
                "yaml-duplicate-key 1:25-1:26 the key 'a' is written twice",
            ],
        ),
        (
            "a: &x 1\nb: *x\nc: *y\n",
            &[
                "yaml-alias 1:4-1:6 anchors (&x) are not used here",
                "yaml-alias 2:4-2:6 aliases (*x) are not used here",
                "yaml-alias 3:4-3:6 aliases (*y) are not used here",
            ],
        ),
        ("a: 1\n<<: *x\n", &["yaml-alias 2:1-2:3 merge keys (<<) are not used here"]),
        (
            "a: !!str 1\nb: !mine {c: 1}\n",
            &["yaml-tag 1:4-1:9 tags (!…) are not used here", "yaml-tag 2:4-2:9 tags (!…) are not used here"],
        ),
        ("---\na: 1\n---\nb: 2\n", &["yaml-several-documents 3:1-3:4 a file holds one YAML document only"]),
        ("[a]: 1\nb: 2\n", &["yaml-complex-key 1:1-1:4 a key can only be text"]),
        ("? {a: 1}\n: 1\n", &["yaml-complex-key 1:3-1:9 a key can only be text"]),
        (": b\n", &["yaml-complex-key 1:1-1:1 there is no key before the colon"]),
        ("'': b\n", &["yaml-complex-key 1:1-1:3 there is no key before the colon"]),
        ("%YAML 1.2\n---\na: 1\n", &["yaml-syntax 1:1-1:2 directives (%…) are not used here"]),
        (
            "a: x\u{7}y\n",
            &["character-unprintable 1:5-1:6 U+0007 (BEL) is a control character: no page shows it"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn both_places_of_a_duplicate_key_are_told() {
    let text = "a: 1\nb: 2\na: 3\n";
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FILE, text, 0..text.len(), &mut diagnostics).unwrap();
    assert_eq!(node.find("a").unwrap().plain_text(), Some("1"));
    assert_eq!(diagnostics[0].place.unwrap().range(), 10..11);
    assert_eq!(diagnostics[0].related[0].0.range(), 0..1);
}

#[test]
fn too_much_is_refused_at_once() {
    let nested = |n: usize| format!("a: {}{}", "[".repeat(n), "]".repeat(n));
    assert_eq!(told(&nested(23)), [""; 0]);
    assert_eq!(told(&nested(24)), ["yaml-too-deep 1:27-1:28 more than 24 levels within each other"]);
    assert_eq!(told(&"[".repeat(100_000)).len(), 1);
    let indented: String = (0..25).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    assert_eq!(told(&indented), ["yaml-too-deep 25:25-25:26 more than 24 levels within each other"]);
    let large = |bytes: usize| format!("# {}\na: 1\n", "x".repeat(bytes - 8));
    assert_eq!(told(&large(yaml::MAX_BYTES)), [""; 0]);
    let large = large(yaml::MAX_BYTES + 1);
    assert!(told(&large)[0].starts_with("yaml-too-large 1:1-1:1 "));
    // A mapping of many keys costs no more than sorting them.
    let many: String = (0..30_000).map(|i| format!("k{}: 1\n", i % 29_999)).collect();
    assert_eq!(told(&many), ["yaml-duplicate-key 30000:1-30000:3 the key 'k0' is written twice"]);
}
