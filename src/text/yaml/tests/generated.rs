//! Generated texts: front matters with slips, and the plain subset with its edges.

/// Front matters as they are written.
pub(super) const REAL: [&str; 4] = [
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
pub(super) const PIECES: [&str; 64] = [
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
pub(super) fn mutated(numbers: &[u16]) -> String {
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
pub(super) fn generated(numbers: &[u16]) -> String {
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
