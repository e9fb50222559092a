//! Files, damaged in the ways in which people, editors and disks damage them.

/// Random numbers from a seed: SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`, which may be 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % (end.max(1) as u64)) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// What is put in where it does not belong.
const ODDITIES: [&str; 40] = [
    "",
    "~",
    "{}",
    "[]",
    "[",
    "}",
    "\"",
    "'",
    ":",
    ": ",
    "- ",
    "|",
    ">",
    "&a",
    "*a",
    "!!str",
    "#",
    "---\n",
    "\u{feff}",
    "\u{0}",
    "\u{a0}",
    "\u{3000}",
    "\u{202e}",
    "\u{200d}",
    "\r",
    "\t",
    "１２",
    "é",
    "🧮",
    "𠮷",
    "{{",
    "}}",
    "{{ requests.received.total@2019 }}",
    "[x](y)",
    "<b>",
    "[^1]",
    "../",
    "%00",
    "@last",
    ".*.*",
];

const NUMBERS: [&str; 16] = [
    "99999999999999999999999999999999999999",
    "999999999999999999",
    "-1",
    "-0",
    "012",
    "1e3",
    "31,393",
    "0.00000001",
    "1.",
    ".5",
    "+7",
    "<0",
    "5-1",
    "0-0",
    "4294967296",
    "-9223372036854775808",
];

const NAMES: [&str; 12] = [
    "content/river-library/FY2020.md",
    "content/river-library/2020-q1.md",
    "content/river-library/2020.yaml",
    "content/river-library/2019-10-01--2019-12-31.md",
    "content/river-library/0000.md",
    "content/pages/2020.md",
    "content/river-library/part/index.md",
    "content/forms/x.yml",
    "content/x.md",
    "content/pages/index.html",
    "content/另一处/index.md",
    "content/river-library/9999-q4.md",
];

/// Another place for a file.
pub fn name(random: &mut Random) -> String {
    (*random.pick(&NAMES)).to_owned()
}

/// Damages a file once; `other` is one that it may be mixed up with.
pub fn damage(text: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    match random.below(14) {
        0 => {
            if let Some(byte) = (!text.is_empty()).then(|| random.below(text.len())) {
                text[byte] ^= 1 << random.below(8);
            }
        }
        1 => lines(text, random, |lines, random| _ = lines.remove(random.below(lines.len()))),
        2 => lines(text, random, |lines, random| {
            let line = random.pick(lines).clone();
            lines.insert(random.below(lines.len() + 1), line);
        }),
        3 => lines(text, random, |lines, random| {
            let (one, other) = (random.below(lines.len()), random.below(lines.len()));
            lines.swap(one, other);
        }),
        4 => {
            let chunk = chunk(other, random);
            insert(text, &chunk, random);
        }
        5 => {
            let oddity = random.pick(&ODDITIES).as_bytes();
            insert(text, oddity, random);
        }
        6 => replace_word(text, random, |_| true),
        7 => replace_word(text, random, |word| word.iter().any(u8::is_ascii_digit)),
        8 => lines(text, random, |lines, random| {
            let at = random.below(lines.len());
            let indent = *random.pick(&["", " ", "  ", "   ", "    ", "\t", "        ", "\u{3000}"]);
            let bare = lines[at].iter().position(|b| *b != b' ').unwrap_or(0);
            lines[at].splice(..bare, indent.bytes());
        }),
        9 => text.truncate(random.below(text.len())),
        10 => {
            let start = random.below(text.len());
            let end = text.len().min(start + 1 + random.below(60));
            text.drain(start..end);
        }
        11 => {
            // Deep nesting, long lines, many of a kind.
            let part = chunk(text, random);
            let times = 1 + random.below(200 / (part.len() / 20 + 1));
            insert(text, &part.repeat(times), random);
        }
        12 => {
            let crlf = String::from_utf8_lossy(text).replace('\n', "\r\n");
            *text = if random.below(2) == 0 { crlf } else { format!("\u{feff}{crlf}") }.into_bytes();
        }
        _ => {
            // A word of this file where another stood: ids that exist, in the wrong place.
            let words = words(text);
            if !words.is_empty() {
                let (from, to) = (random.pick(&words).clone(), random.pick(&words).clone());
                let word = text[from].to_vec();
                text.splice(to, word);
            }
        }
    }
}

fn lines(text: &mut Vec<u8>, random: &mut Random, change: impl FnOnce(&mut Vec<Vec<u8>>, &mut Random)) {
    let mut split: Vec<Vec<u8>> = text.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    change(&mut split, random);
    *text = split.join(&b'\n');
}

fn insert(text: &mut Vec<u8>, part: &[u8], random: &mut Random) {
    let at = random.below(text.len() + 1);
    text.splice(at..at, part.iter().copied());
}

/// A piece of a file: some lines, or some bytes.
fn chunk(text: &[u8], random: &mut Random) -> Vec<u8> {
    let start = random.below(text.len());
    let rest = &text[start..];
    if random.below(2) == 0 {
        return rest[..rest.len().min(1 + random.below(40))].to_vec();
    }
    let lines: Vec<&[u8]> = rest.split_inclusive(|byte| *byte == b'\n').collect();
    lines[..lines.len().min(1 + random.below(8))].concat()
}

/// Runs of letters, digits and what joins them.
fn words(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-@".contains(byte) || *byte >= 0x80;
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split(|byte| !is_word(byte)) {
        if !part.is_empty() {
            found.push(start..start + part.len());
        }
        start += part.len() + 1;
    }
    found
}

fn replace_word(text: &mut Vec<u8>, random: &mut Random, fits: impl Fn(&[u8]) -> bool) {
    let mut words = words(text);
    words.retain(|word| fits(&text[word.clone()]));
    if !words.is_empty() {
        let word = random.pick(&words).clone();
        let oddities: &[&str] = if random.below(3) == 0 { &ODDITIES } else { &NUMBERS };
        text.splice(word, random.pick(oddities).bytes());
    }
}
