//! YAML: the two readers agree, what is wrong is told in its place, and fields are read by name.
use crate::text::diagnostic::Diagnostic;
use crate::text::source::{FileId, Sources};
use crate::text::yaml::{self, Fields, Node, Value};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

const FILE: FileId = FileId(0);

/// Reads a text that must be right.
fn read(text: &str) -> Node<'_> {
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FILE, text, 0..text.len(), &mut diagnostics);
    assert_eq!(diagnostics, [], "{text}");
    node.unwrap()
}

/// The tree with the text of every place: `key=value` with `«…»` around what the places cover.
fn shown(node: &Node<'_>, text: &str) -> String {
    let place = format!("«{}»", &text[node.place.range()]);
    match &node.value {
        Value::Scalar { text, plain } => format!("{}{text}{place}", if *plain { "" } else { "quoted " }),
        Value::Sequence(items) => {
            format!("[{}]{place}", items.iter().map(|n| shown(n, text)).collect::<Vec<_>>().join(", "))
        }
        Value::Mapping(entries) => {
            let entries = entries.iter().map(|(k, v)| format!("{}={}", shown(k, text), shown(v, text)));
            format!("{{{}}}{place}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// What is told of a text: `code line:column-line:column`, in order, with the English message.
fn told(text: &str) -> Vec<String> {
    told_with(text, |node, diagnostics| {
        let _ = (node, diagnostics);
    })
}

fn told_with(text: &str, reading: impl Fn(&Node<'_>, &mut Vec<Diagnostic>)) -> Vec<String> {
    let mut diagnostics = Vec::new();
    if let Some(node) = yaml::parse(FILE, text, 0..text.len(), &mut diagnostics) {
        reading(&node, &mut diagnostics);
    }
    let mut sources = Sources::default();
    let file = sources.put("a.yaml", text);
    let at = |offset| sources.file(file).line_and_column(offset);
    diagnostics
        .iter()
        .map(|d| {
            assert!(!d.message.zh.is_empty() && d.remedy.as_ref().is_none_or(|r| !r.zh.is_empty()));
            let place = d.place.unwrap();
            let ((l, c), (m, e)) = (at(place.start), at(place.end));
            let fix = d.fix.as_ref().map(|f| format!(" → {:?}", f.replacement)).unwrap_or_default();
            format!("{} {l}:{c}-{m}:{e} {}{fix}", d.code.0, d.message.en)
        })
        .collect()
}

#[test]
fn scalars_stay_the_text_that_was_written() {
    for text in [
        "012",
        "1e3",
        "yes",
        "~",
        "null",
        "0x1f",
        "1.20",
        "+19",
        "增 30513",
        "1:30",
        "2020-01-01",
        "<1",
        "31,393",
    ] {
        let file = format!("a: {text}\n");
        assert_eq!(read(&file).find("a").unwrap().plain_text(), Some(text));
    }
}

#[test]
fn places_cover_what_is_written() {
    let text = "a: 1\nb:\n  c: [1, 'x']\n  d:\ne: {x: 1}\nf:\n- p: q\n  r:   # c\n- t\n";
    assert_eq!(
        shown(read(text).find("b").unwrap(), text),
        "{c«c»=[1«1», quoted x«'x'»]«[1, 'x']», d«d»=«»}«c: [1, 'x']\n  d:»"
    );
    assert_eq!(
        shown(read(text).find("f").unwrap(), text),
        "[{p«p»=q«q», r«r»=«»}«p: q\n  r:», t«t»]«- p: q\n  r:   # c\n- t»"
    );
    let blocks = "a: |\n  foo\n  bar\n\nb: >-\n  x\n";
    assert_eq!(shown(read(blocks).find("a").unwrap(), blocks), "quoted foo\nbar\n«foo\n  bar»");
    let flow = "a: {b, c: , d: [x: 1]}";
    assert_eq!(
        shown(read(flow).find("a").unwrap(), flow),
        "{b«b»=«», c«c»=«», d«d»=[{x«x»=1«1»}«x: 1»]«[x: 1]»}«{b, c: , d: [x: 1]}»"
    );
}

#[test]
fn an_empty_value_stands_right_after_its_colon() {
    for text in
        ["a:\nb: 1\n", "a:   \nb: 1\n", "a: # c\n# d\nb: 1\n", "a :\nb: |\n x\n", "{a: , b: 1}", "'a':\nb: 1"]
    {
        let node = read(text);
        let value = node.find("a").unwrap();
        assert!(value.is_empty_scalar());
        let start = value.place.range().start;
        assert_eq!((&text[start - 1..start], value.place.range().len()), (":", 0), "{text}");
    }
    assert!(!read("a: ~").find("a").unwrap().is_empty_scalar());
    assert!(!read("a: ''").find("a").unwrap().is_empty_scalar());
    assert!(read("").is_empty_scalar() && read("# only a comment\n").is_empty_scalar());
}

#[test]
fn places_count_in_the_whole_file() {
    let text = "\u{feff}---\r\n标题: 年报\r\nb:\r\n---\r\nprose: [";
    let start = text.find("标题").unwrap();
    let end = text.rfind("---").unwrap();
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FILE, text, start..end, &mut diagnostics).unwrap();
    assert_eq!(diagnostics, []);
    assert_eq!(&text[node.find("标题").unwrap().place.range()], "年报");
    let whole = "\u{feff}a: 1\r\n";
    assert_eq!(&whole[read(whole).find("a").unwrap().place.range()], "1");
}

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
        ("a:\n\tb: 1\n", "yaml-syntax 2:1-2:2 there is a tab in the indentation"),
        ("a: 1\n\tb: 1\n", "yaml-syntax 2:1-2:2 there is a tab in the indentation"),
        (
            "a:\n  b: 1\n\u{3000}\u{3000}c: 1\n",
            "yaml-syntax 3:1-3:4 there is a full-width space around the key",
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
        ("a: x\u{7}y\n", &["yaml-syntax 1:5-1:6 the character U+0007 cannot stand here"]),
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
    let large = format!("# {}\na: 1\n", "x".repeat(yaml::MAX_BYTES));
    assert!(told(&large)[0].starts_with("yaml-too-large 1:1-1:1 "));
    // A mapping of many keys costs no more than sorting them.
    let many: String = (0..30_000).map(|i| format!("k{}: 1\n", i % 29_999)).collect();
    assert_eq!(told(&many), ["yaml-duplicate-key 30000:1-30000:3 the key 'k0' is written twice"]);
}

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

/// Front matters as they are written.
const REAL: [&str; 4] = [
    "title: 沂源交警大队2020年政府信息公开工作年度报告\nperiod: 2020\nform: cn-ogi-2019\npublished: 2021-01-29\n\
        statistics:\n  proactive.art20_6:\n    penalties: {items_last_year: 115242, items_change: +25124, \
        decisions: 140366}\n  requests:\n    new_received: [0, ~, ~, ~, ~, ~, 0]\n    granted: \
        {natural_person: 3, total: 3}\n    carried_out: [0, 0, <1, 0-249, N/A, 22（其中修订16件）, -599]\n",
    "# The bureau.\nid: huaian\nname: {zh: 淮安市, en: \"Huai'an\"}\nformerly:\n  - {name: 淮阴市, until: 2001}\n  \
        - name: '淮安'\n    until: 2001-02-10\nkind: city\nexisted: {from: 2003}\norder: 10\n\
        website: https://www.huaian.gov.cn/\n",
    "title: a\r\nsources:\r\n- title: 年报  # printed\r\n  url: https://example.org/a?b=c#d\r\n\
        - title: b\r\n  note:\r\n\r\nomitted: {remedies: why}\r\n",
    "id: f\ntables:\n  - id: t\n    columns:\n      - {id: total, label: 总计, total: true}\n      - label: \
        组\n        columns: [{id: a, label: A}, {id: b, label: B}]\n    checks:\n      - id: \
        balance\n        equal: [[new, carried_in], [-done, total@last]]\n",
];

/// What is put into them at any place.
const PIECES: [&str; 64] = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    ":",
    ": ",
    "：",
    "#",
    " #",
    "# c",
    "-",
    "- ",
    "\n- ",
    "\n  - ",
    "\n    ",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{}",
    "'",
    "\"",
    "''",
    "\\",
    "\\n",
    "&a",
    "*a",
    "!t ",
    "|",
    ">",
    "? ",
    "?",
    "%",
    "@",
    "`",
    "---",
    "\n---\n",
    "\n...\n",
    "~",
    "<<: ",
    "a: ",
    "\na: 1\n",
    "\n  b: 2\n",
    "\u{a0}",
    "\u{3000}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{7f}",
    "\0",
    "é",
    "“”",
    "，",
    "😀",
    "×",
    "x: ",
    "[1, 2]",
    "{a: 1}",
];

/// A text in which some pieces were put in, taken out or moved, as the numbers say.
fn mutated(numbers: &[u16]) -> String {
    let mut numbers = numbers.iter().map(|&n| usize::from(n));
    let mut next = |below: usize| numbers.next().unwrap_or(0) % below.max(1);
    let mut text = REAL[next(REAL.len())].to_owned();
    for _ in 0..next(4) {
        let boundaries: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let at = boundaries[next(boundaries.len())];
        match next(5) {
            0 | 1 => text.insert_str(at, PIECES[next(PIECES.len())]),
            2 => {
                let end = boundaries.iter().copied().find(|&b| b > at).unwrap_or(at);
                text.replace_range(at..end, PIECES[next(PIECES.len())]);
            }
            3 => {
                let end = boundaries.iter().copied().filter(|&b| b >= at).nth(next(6)).unwrap_or(at);
                text.replace_range(at..end, "");
            }
            _ => {
                // A line twice, or indented otherwise.
                let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
                let end = text[start..].find('\n').map_or(text.len(), |i| start + i + 1);
                let line = text[start..end].to_owned();
                text.insert_str(start, &format!("{}{line}", " ".repeat(next(3))));
            }
        }
    }
    text
}

/// A text that follows the plain subset and its edges, as the numbers say.
fn generated(numbers: &[u16]) -> String {
    struct Writer<'n> {
        numbers: std::slice::Iter<'n, u16>,
        text: String,
    }
    impl Writer<'_> {
        fn next(&mut self, below: usize) -> usize {
            self.numbers.next().map_or(0, |&n| usize::from(n)) % below
        }

        /// One of these, mostly of the first third: the usual ones stand first, so that many texts hold no
        /// edge.
        fn pick(&mut self, from: &[&str]) {
            let usual = from.len().div_ceil(3);
            let pool = if self.next(12) < 11 { usual } else { from.len() };
            let piece = from[self.next(pool)];
            self.text.push_str(piece);
        }

        fn key(&mut self) {
            self.pick(&[
                "a",
                "b",
                "c",
                "d2",
                "e f",
                "2020",
                "键",
                "“g”",
                "aa",
                "bb",
                "cc",
                "dd",
                "ee",
                "ff",
                "gg",
                "hh",
                "i-j",
                "k.l",
                "-h",
                "'m'",
                "\"n\"",
                "o:p",
                "q ",
                "~",
                "",
                "true",
                "r'",
                "(s)",
                "t/u",
                "v#w",
                "x,y",
                "é",
                "z",
                "<<",
                "''",
                "\u{3000}k",
                "k\u{a0}",
                "a: b",
                "# x",
                "?",
                "? x",
                "[k]",
                "{k}",
                "&k",
                "*k",
                "!k",
                "- k",
                "|",
                "%k",
                "@k",
                "=",
                ".",
                "$",
            ]);
        }

        fn scalar(&mut self) {
            self.pick(&[
                "0",
                "~",
                "-599",
                "+19",
                "22（其中修订16件）",
                "a b",
                "a  b",
                "<1",
                "0-249",
                "x:y",
                "https://a.b/c?d=e#f",
                "'q'",
                "\"r\"",
                "a#b",
                "“u”",
                "=",
                "/",
                "N/A",
                "增 30513",
                "a\u{3000}b",
                "'a: b'",
                "\"# c\"",
                "é×—",
                "''",
                "\"\"",
                "'it''s'",
                "\"\\n\"",
                "-",
                "- x",
                "a #b",
                "'s' t",
                "v: w",
                "x:",
                ">",
                "|",
                "*y",
                "&z",
                "!t",
                "@u",
                "%v",
                ".",
                "...",
                "---",
                "\u{a0}",
                "\t",
                "a\tb",
                "1,2",
                "[",
                "]",
                "?",
                "? w",
                ":x",
                "-,",
                "--",
                "-:",
                "-a",
                "- ",
                "a-",
                "a: ",
                "a :b",
                "::",
                "a::b",
                "\"a\":b",
                "'a':b",
                "'a'b",
                "\"a\\",
                "a\u{85}",
                "a\u{2028}b",
                "a\u{feff}",
                "\u{fe0f}",
                "a\rb",
                "#",
                "a{b",
                "a}b",
                "a[b",
            ]);
        }

        fn flow(&mut self, depth: usize) {
            match self.next(if depth < 4 { 6 } else { 3 }) {
                0..3 => self.scalar(),
                3 | 4 => {
                    self.pick(&["[", "[", "[ ", "["]);
                    for i in 0..self.next(5) {
                        if i > 0 {
                            self.pick(&[", ", ", ", ",", " , ", ",  "]);
                        }
                        self.flow(depth + 1);
                    }
                    self.pick(&["]", "]", " ]", ",]", "]"]);
                }
                _ => {
                    self.pick(&["{", "{", "{ ", "{"]);
                    for i in 0..self.next(4) {
                        if i > 0 {
                            self.pick(&[", ", ", ", ",", ",  "]);
                        }
                        self.key();
                        self.pick(&[": ", ": ", ": ", ":  ", ":", " : ", ""]);
                        self.flow(depth + 1);
                    }
                    self.pick(&["}", "}", " }", "}"]);
                }
            }
        }

        fn line_end(&mut self) {
            self.pick(&[
                "\n",
                "\n",
                "\n",
                "\r\n",
                " # c\n",
                "\n\n",
                "  \n",
                " # “c”：\t\n",
                "#c\n",
                "\n  \n",
                "\n# d\n",
                "\r",
                "\n\t\n",
                "\t\n",
                "\n---\n",
                "\n      # e\n",
            ]);
        }

        fn value(&mut self, indent: usize, depth: usize) {
            match self.next(if depth < 5 { 10 } else { 4 }) {
                0..3 => {
                    self.pick(&[" ", " ", " ", "  ", ""]);
                    self.scalar();
                    self.line_end();
                }
                3..6 => {
                    self.text.push(' ');
                    self.flow(0);
                    self.line_end();
                }
                6 => self.line_end(),
                7 | 8 => {
                    self.line_end();
                    let deeper = indent + [2, 2, 2, 4, 1, 0][self.next(6)];
                    self.mapping(deeper, depth + 1, true);
                }
                _ => {
                    self.line_end();
                    let deeper = indent + [2, 2, 0, 0, 1, 4][self.next(6)];
                    self.sequence(deeper, depth + 1);
                }
            }
        }

        fn mapping(&mut self, indent: usize, depth: usize, indent_first: bool) {
            for i in 0..1 + self.next(4) {
                if i > 0 || indent_first {
                    self.text.push_str(&" ".repeat(indent));
                    self.pick(&["", "", "", "", "", "", "", "", "", "", "", "", " "]);
                }
                self.key();
                self.pick(&[":", ":", ":", ":", ":", ":", ":", " :", "：", ""]);
                self.value(indent, depth);
            }
        }

        fn sequence(&mut self, indent: usize, depth: usize) {
            for _ in 0..1 + self.next(3) {
                self.text.push_str(&" ".repeat(indent));
                match self.next(8) {
                    0..3 => {
                        self.pick(&["- ", "- ", "-  ", "-"]);
                        self.flow(0);
                        self.line_end();
                    }
                    3..6 => {
                        self.text.push_str("- ");
                        self.mapping(indent + 2, depth + 1, false);
                    }
                    6 => {
                        self.text.push_str("-   ");
                        self.mapping(indent + 4, depth + 1, false);
                    }
                    _ => {
                        self.text.push('-');
                        self.value(indent, depth + 1);
                    }
                }
            }
        }
    }
    let mut writer = Writer { numbers: numbers.iter(), text: String::new() };
    writer.pick(&["", "", "", "", "", "", "# c\n", "\n", "\u{feff}", "---\n"]);
    writer.mapping(0, 0, true);
    writer.pick(&["", "", "", "", "", "\n\n", "# end", "  # end\n", "...\n", "---\n", "x", "  "]);
    writer.text
}

/// Whether the plain reader answered; then the complete reader must give the same tree, and find nothing
/// wrong.
fn agree(text: &str) -> bool {
    // In a larger file, too, nothing outside the range may matter.
    let file = format!("---\n{text}---\na: [");
    let range = 4..4 + text.len();
    let Some(quick) = yaml::parse_plain(FILE, &file, range.clone()) else { return false };
    let mut diagnostics = Vec::new();
    let full = yaml::parse_fully(FILE, &file, range, &mut diagnostics);
    assert_eq!(diagnostics, [], "{text:?}");
    assert_eq!(full.as_ref(), Some(&quick), "{text:?}");
    true
}

fn hold_against_each_other(make: fn(&[u16]) -> String, at_least_answered: usize) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(5_000);
    let answered = Cell::new(0);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(any::<u16>(), 0..120), |numbers| {
            answered.set(answered.get() + usize::from(agree(&make(&numbers))));
            Ok(())
        })
        .unwrap();
    let share = answered.get() * 100 / cases as usize;
    println!("the plain reader answered {} of {cases}", answered.get());
    assert!(share >= at_least_answered, "the plain reader answered {share} % only: the test proves little");
}

#[test]
fn the_plain_reader_agrees_on_generated_yaml() {
    hold_against_each_other(generated, 5);
}

#[test]
fn the_plain_reader_agrees_on_front_matters_with_slips() {
    hold_against_each_other(mutated, 20);
}

#[test]
fn the_plain_reader_reads_what_is_usual() {
    for text in REAL {
        assert!(agree(text), "{text}");
    }
    for text in [
        "a: 'b'\n",
        "a: \"b\" # c\n",
        "\u{feff}a: 1",
        "a: [[1, 2], {b: c}]",
        "\n# c\n\na:\n\n  b: c\n",
        "a: # c\n  b: c\n",
        "a:\n- b: 1\n  c:\n  - d\n- e\nf: g",
    ] {
        assert!(agree(text), "{text}");
    }
}

#[test]
fn long_texts_are_read_alike() {
    let long = "长 long text, ".repeat(200);
    let quoted = format!("'{long}'");
    let short = "长long".repeat(200);
    for text in [
        format!("a: {long}\nb: 1\n"),
        format!("a: [{quoted}, {short}, {quoted}]\nb: {{c: {short}, d: {quoted}}}\n"),
        format!("a:\n- {long}\n- {quoted}\n- {short}\n- b: {long}\n  c: {quoted}\n"),
        format!("a: [{}]\nb: 1\n", "0, ".repeat(2_000) + "1"),
        format!("a:\n  - [{}]\n  - {{x: {quoted}, y: {short}}}\n", "0, ".repeat(2_000) + "1"),
    ] {
        assert!(agree(&text), "{}", &text[..40]);
    }
    // Keys have a limit.
    for text in [format!("{short}: 1\n"), format!("{quoted}: 1\n"), format!("a: {{{short}: 1}}\n")] {
        assert!(!agree(&text));
    }
}

#[test]
fn a_place_before_a_character_of_two_bytes_is_of_the_whole_character() {
    let text = "<<: [\u{a0}<<:  :'";
    let mut diagnostics = Vec::new();
    yaml::parse(FILE, text, 0..text.len(), &mut diagnostics);
    let place = diagnostics[0].place.unwrap().range();
    assert!(text.get(place.clone()).is_some(), "{place:?}");
}

#[test]
fn no_text_makes_a_reader_panic() {
    let config = Config { cases: 5_000, failure_persistence: None, ..Config::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(0..PIECES.len(), 0..30), |pieces| {
            let text: String = pieces.into_iter().map(|i| PIECES[i]).collect();
            let mut diagnostics = Vec::new();
            let node = yaml::parse(FILE, &text, 0..text.len(), &mut diagnostics);
            prop_assert!(node.is_some() || !diagnostics.is_empty());
            for diagnostic in &diagnostics {
                let place = diagnostic.place.unwrap().range();
                prop_assert!(text.get(place.clone()).is_some(), "{place:?} in {text:?}: {diagnostic:?}");
            }
            agree(&text);
            Ok(())
        })
        .unwrap();
}

proptest! {
    /// Another reader of YAML reads the same texts from the same mapping.
    #[test]
    fn another_reader_reads_the_same(
        rows in prop::collection::btree_map(
            "[a-z][a-z0-9_]{0,7}",
            prop::collection::vec("[a-z][a-z0-9 .%+]{0,8}[a-z0-9]", 1..5),
            1..6,
        )
    ) {
        let line = |(row, cells): (&String, &Vec<String>)| format!("{row}: [{}]\n", cells.join(", "));
        let text: String = rows.iter().map(line).collect();
        let ours: std::collections::BTreeMap<String, Vec<String>> = read(&text)
            .entries(&mut Vec::new())
            .unwrap()
            .iter()
            .map(|(row, cells)| {
                let cells = cells.one_or_more().iter().map(|cell| cell.plain_text().unwrap().to_owned());
                (row.plain_text().unwrap().to_owned(), cells.collect())
            })
            .collect();
        let theirs: std::collections::BTreeMap<String, Vec<String>> = serde_yaml::from_str(&text).unwrap();
        prop_assert_eq!(ours, theirs);
    }
}
