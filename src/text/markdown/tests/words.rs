//! No word is lost: each character of a text is on the page, in order, or named by what is told of the text.
//!
//! What is markup is defined here once more, small and without the parser: only such characters may be
//! missing.

use super::{RAW, whole};
use crate::testing::real_data;
use crate::text::diagnostic::Diagnostic;
use crate::text::markdown::{Options, parse, slips};
use crate::text::source::FileId;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;
use std::process::Command;

/// The places of the characters that may be missing: what names, addresses or ends something.
fn markup(text: &str, raw_html: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut between = |open: &str, close: &str, stop: &str| {
        let mut at = 0;
        while let Some(start) = text[at..].find(open).map(|start| at + start) {
            at = start + open.len();
            if let Some(end) = text[at..].find(close).filter(|end| !text[at..at + end].contains(stop)) {
                found.push(start..at + end + close.len());
            }
        }
    };
    between("](", ")", "\n\n");
    between("](<", ">)", "\n");
    between("<!--", "-->", "\0");
    between("[^", "]", "\n");
    between("[!", "]", "\n");
    between("&", ";", " ");
    if raw_html {
        between("<", ">", "\n");
    }
    for (start, line) in lines(text) {
        let trimmed = line.trim_start_matches([' ', '>', '\t']);
        let indent = line.len() - trimmed.len();
        // The id of a heading, the language of a block of code.
        if let Some(id) = line.rfind("{#").filter(|_| line.trim_end().ends_with('}')) {
            found.push(start + id..start + line.len());
        }
        if trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            let info = trimmed.trim_matches(['`', '~', '\n', ' ']);
            if info.is_ascii() && !info.contains(' ') {
                found.push(start..start + line.len());
            }
        }
        // A definition that something refers to.
        if let Some((label, _)) = trimmed.strip_prefix('[').and_then(|rest| rest.split_once("]:")) {
            let uses = text.to_lowercase().matches(&format!("[{}]", label.to_lowercase())).count();
            if uses > 1 && (label == "^" || !label.starts_with('^')) {
                found.push(start + indent..start + line.len());
                let name = format!("][{label}]");
                found.extend(text.match_indices(&name).map(|(at, _)| at + 1..at + name.len()));
            }
        }
    }
    found
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

/// Whether a character says something wherever it stands.
fn says_something(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && c != '\u{feff}') || "%,;?@$/".contains(c)
}

/// What a reader sees of a page: its text, the numbers of its lists, what pictures say.
fn seen(html: &str) -> String {
    let mut seen = String::new();
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        seen.push_str(&rest[..open]);
        let mut quoted = false;
        let end = rest[open..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let tag = &rest[open + 1..end.map_or(rest.len(), |end| open + end)];
        rest = end.map_or("", |end| &rest[open + end + 1..]);
        let value = |name: &str| {
            let (_, value) = tag.split_once(&format!(" {name}=\""))?;
            value.split_once('"').map(|(value, _)| value)
        };
        seen.push_str(value("alt").unwrap_or(""));
        let number = |name: &str| value(name).and_then(|value| value.parse::<u64>().ok());
        match tag.split([' ', '/']).find(|name| !name.is_empty()) {
            Some("ol") if tag.starts_with('/') => _ = lists.pop(),
            Some("ul") if tag.starts_with('/') => _ = lists.pop(),
            Some("ol") => lists.push(Some(number("start").unwrap_or(1))),
            Some("ul") => lists.push(None),
            Some("li") if !tag.starts_with('/') => {
                if let Some(Some(next)) = lists.last_mut() {
                    let shown = number("value").unwrap_or(*next);
                    seen.push_str(&shown.to_string());
                    *next = shown + 1;
                }
            }
            _ => {}
        }
    }
    seen.push_str(rest);
    for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        seen = seen.replace(entity, c);
    }
    seen
}

/// The places of which something is told.
fn told(text: &str, options: &Options<'_>) -> Vec<Range<usize>> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    crate::text::character::check(FileId(0), text, 0..text.len(), &mut diagnostics);
    let characters = diagnostics.iter().filter_map(|told| told.place).map(crate::text::source::Place::range);
    let slips = slips(text, options.raw_html);
    let slips = slips.slips.into_iter().map(|slip| slip.range).chain(slips.entities.into_iter().map(|e| e.1));
    let raw = if options.raw_html { Vec::new() } else { parse(text, options).raw_html };
    characters.chain(slips).chain(raw).collect()
}

/// The first character that is neither on the page nor markup nor told of.
fn lost(text: &str, options: &Options<'_>) -> Option<String> {
    let html = whole(&parse(text, options));
    let excused: Vec<Range<usize>> =
        markup(text, options.raw_html).into_iter().chain(told(text, options)).collect();
    let wanted = text
        .char_indices()
        .filter(|(at, c)| says_something(*c) && !excused.iter().any(|range| range.contains(at)));
    let page = seen(&html);
    // Footnotes stand at the end of the page, in the order of their use.
    if text.contains("[^") {
        let mut left: Vec<char> = page.chars().collect();
        left.sort_unstable();
        for (at, c) in wanted {
            match left.binary_search(&c) {
                Ok(found) => _ = left.remove(found),
                Err(_) => return Some(format!("{c:?} at {at} of {text:?} is not on the page {html}")),
            }
        }
        return None;
    }
    let mut page = page.chars();
    for (at, c) in wanted {
        if !page.by_ref().any(|shown| shown == c) {
            return Some(format!("{c:?} at {at} of {text:?} is not on the page {html}"));
        }
    }
    None
}

/// Fragments of all kinds in which words could be lost. Each 字 becomes a character that stands nowhere else.
const FRAGMENTS: [&str; 92] = [
    "字字，字字字。\n\n",
    "## 一、字字\n\n",
    "##字字字\n\n",
    "＃＃ 字字\n\n",
    "　　## 字字\n\n",
    "####### 字\n\n",
    "## 字字 {#id-a}\n\n",
    "## 字字 {字字}\n\n",
    "### 字 {#b .字 字=字}\n\n",
    "## 字字 ##\n\n",
    "字字\n---\n\n",
    "字字。字\n字字。\n===\n\n",
    "[字]: 字字字字\n\n",
    "[字]: 字字\n字字字\n\n",
    "[字]: 字.html\n\n",
    "[字]: /字 \"字字\"\n\n",
    "[字]:\n  字字\n\n",
    "[a]: /字\n[a]: /字\n\n字[字][a]\n\n",
    "[b]: <字>\n\n> [b]: 字字\n\n[b]\n\n",
    "字[^甲]字\n\n[^甲]: 字字\n\n",
    "[^乙]: 字字\n\n    字字\n\n",
    "字[^丙]\n\n[^丙]: 字字\n\n[^丙]: 字字字\n\n",
    "字[^丁]字[^丁]\n\n",
    "[^戊]: 字[^己]\n\n[^己]: 字字\n\n",
    "字[^庚]\n\n[^庚]：字字\n\n",
    "![字[^辛]](a.png)\n\n[^辛]: 字字\n\n",
    "[字字][字]字\n\n",
    "[字][]字[字]\n\n",
    "| 字 | 字 |\n| - | - |\n| 字 | 字 | 字 | 字 |\n\n",
    "| 字 | 字 |\n| - | - |\n| 字 |\n| 字 | 字 | |\n\n",
    "| 字 | 字 |\n|:-|-:|\n字，字\n\n",
    "| 字 | 字 |\n| - | - | - |\n| 字 | 字 |\n\n",
    "字 | 字\n-|-\n字 \\| 字 | `字|字` | 字\n\n",
    "> | 字 |\n> |--|\n> | 字 | 12% |\n\n",
    "    字字 {{ a.b }}\n    字字\n\n",
    "\t字字\n\n字\n\n",
    "- 字\n\n      字字\n\n",
    "```\n字 {{ a }}\n```\n\n",
    "```text\n字字\n```\n\n",
    "``` 字字 字\n字\n```\n\n",
    "~~~rust 字\n字\n~~~\n\n",
    "> ```\n> 字\n\n字\n\n",
    "2023. 字字\n2025. 字\n2024. 字\n\n",
    "1. 字\n1. 字\n1. 字\n\n",
    "01. 字\n02. 字\n\n",
    "7) 字\n   3. 字\n   5. 字\n9) 字\n\n",
    "- 字\n  - 字\n    1. 字\n- 字\n\n",
    "[字](字.md)字\n\n",
    "[字](字 字.md)字\n\n",
    "![字字](字 字.png)\n\n",
    "![字**字**](a/字.png \"字\")\n\n",
    "[字 [字](b.md) 字](c.md)\n\n",
    "[字]（https://a.cn/字）\n\n",
    "[字] (https://a.cn/字)\n\n",
    "[字](a.md\n字\n\n",
    "<https://a.cn/b?c=1&d=2>字\n\n",
    "**字，**字**“字”**字\n\n",
    "**字 **字字\n\n",
    "*字*_字_~~字~~字 3~5\n\n",
    "138****12、139****34\n\n",
    "10*20*30 2**3**4 3~~4~~5\n\n",
    "字*、字*字\n\n",
    "字\\*字\\[字\\]\\\\字\\\n字\n\n",
    "字&nbsp;&lt;字&amp;字 &字; A&B\n\n",
    "&#150;字&#0;字&#x1b;\n\n",
    "字  \n字\\\n字\n\n",
    "***\n\n字\n***\n字\n\n",
    "____\n\n字\n* * *\n\n",
    "<div>字</div>\n\n",
    "字<b>字</b>字\n\n",
    "<!-- 字字 -->\n\n",
    "字<!-- 字 -->字\n\n",
    "<!-- 字 --> 字字\n\n",
    "<p\n字\n\n字\n\n",
    "<5字 >6字\n\n",
    ">5字字\n\n",
    "> 字字\n字字\n\n",
    "> [!NOTE]\n> 字\n\n",
    "> [!字]\n> 字\n\n",
    "{{ a.字 }}字 {{ 字\n\n",
    "## 字 {{ a.b }}\n\n",
    "字\u{b}字\u{0}字\u{96}字\n\n",
    "字\u{fffe}字\u{202e}字\u{e000}字\n\n",
    "\u{feff}字\u{feff}字\u{2028}字\n\n",
    "⼆、字⻅字\n\n",
    "`字 {{ 字 }}`字``字`字``\n\n",
    "字\n1. 字\n- 字\n+ 字\n* 字\n\n",
    "字：\r\n\r\n字字\r\n",
    "#字#字\n\n#字字\n\n",
    "# 字\n\n#\n\n",
    "\\#字 \\- 字 1\\. 字\n\n",
    "$1,000 50% a@b.cn 24/7; 字?\n\n",
];

/// Fragments with characters of their own for each 字.
fn with_own_characters(fragments: &[&str]) -> String {
    let mut next = '\u{4e00}'..='\u{9fff}';
    let used: BTreeSet<char> = FRAGMENTS.concat().chars().collect();
    let mut own = || next.find(|c| !used.contains(c)).unwrap_or('字');
    fragments.concat().chars().map(|c| if c == '字' { own() } else { c }).collect()
}

const MIXED: [&str; 46] = [
    "甲",
    "乙",
    "1",
    "20",
    "，",
    "。",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "　",
    "*",
    "**",
    "****",
    "_",
    "~~",
    "`",
    "```",
    "#",
    "##",
    ">",
    "- ",
    "1. ",
    "2025. ",
    "|",
    "| - | - |",
    "---",
    "===",
    "[",
    "]",
    "](",
    "]:",
    "[^",
    "(",
    ")",
    "!",
    "<",
    ">",
    "\\",
    "&amp;",
    "{{",
    "}}",
    "{#",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_word_of_a_text_is_lost_in_silence(
        fragments in prop::collection::vec(prop::sample::select(&FRAGMENTS[..]), 1..8),
    ) {
        let text = with_own_characters(&fragments);
        prop_assert_eq!(lost(&text, &super::PLAIN), None);
    }

    #[test]
    fn no_word_of_a_random_text_is_lost_in_silence(
        pieces in prop::collection::vec(prop::sample::select(&MIXED[..]), 1..40),
    ) {
        let text = pieces.concat();
        prop_assert_eq!(lost(&text, &super::PLAIN), None);
    }
}

#[test]
fn each_fragment_keeps_its_words() {
    let lost = FRAGMENTS.iter().filter_map(|fragment| lost(&with_own_characters(&[fragment]), &super::PLAIN));
    assert_eq!(lost.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn raw_html_swallows_no_word_in_silence() {
    let names = "a abbr article audio b blockquote button canvas center code data dd del details \
                 dialog div dl em embed fieldset figure font footer form frameset h1 header hr i \
                 iframe img input label li link main map mark math menu meta nav noembed \
                 noframes noscript object ol option p param plaintext pre q s script section \
                 select small span style sub summary sup svg template textarea time title u ul \
                 unknown video xmp";
    let mut swallowed = Vec::new();
    for name in names.split_whitespace() {
        for text in [
            format!("前\n\n<{name}>\n中\n</{name}>\n\n后\n\n## 题\n\n末\n"),
            format!("前\n\n<{name}>\n中\n\n后\n\n末\n\n## 题\n\n末\n"),
            format!("前<{name}>中</{name}>后\n\n末\n"),
            format!("前<{name}>中\n\n后\n\n## 题<{name}>目\n\n末\n"),
        ] {
            swallowed.extend(lost(&text, &RAW));
        }
    }
    assert_eq!(swallowed, [""; 0]);
}

/// A remedy that is certain takes no word away, and is done after a few rounds.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..8 {
        let slips = slips(&text, false).slips;
        let rewrites: Vec<_> = slips.into_iter().filter_map(|slip| slip.rewrite).collect();
        let mut certain: Vec<_> = rewrites.into_iter().filter(|rewrite| rewrite.certain).collect();
        certain.sort_by_key(|rewrite| rewrite.range.start);
        certain.dedup_by(|later, first| later.range.start < first.range.end || later == first);
        if certain.is_empty() {
            return text;
        }
        for rewrite in certain.into_iter().rev() {
            text.replace_range(rewrite.range, &rewrite.text);
        }
    }
    panic!("there is always something to be done in {text:?}")
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_certain_remedy_takes_no_word_away(
        fragments in prop::collection::vec(prop::sample::select(&FRAGMENTS[..]), 1..8),
    ) {
        let text = with_own_characters(&fragments);
        let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let after = mended(&text);
        prop_assert_eq!(letters(&text), letters(&after));
        prop_assert_eq!(lost(&after, &super::PLAIN), None);
    }

    #[test]
    fn a_certain_remedy_of_a_random_text_takes_no_word_away(
        pieces in prop::collection::vec(prop::sample::select(&MIXED[..]), 1..40),
    ) {
        let text = pieces.concat();
        let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        prop_assert_eq!(letters(&text), letters(&mended(&text)));
    }
}

/// The text of a document, however it is stored; `None` where nothing here reads its kind.
fn text_of(path: &std::path::Path) -> Option<String> {
    let printed = |program: &str, arguments: &[&str]| {
        let output =
            Command::new(program).args(arguments).output().ok().filter(|out| out.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let name = path.to_str()?;
    match path.extension()?.to_str()? {
        "txt" => std::fs::read_to_string(path).ok(),
        "html" => std::fs::read_to_string(path).ok().map(|html| without_tags(&html)),
        "docx" => printed("unzip", &["-p", name, "word/document.xml"]).map(|xml| without_tags(&xml)),
        "pdf" => printed("pdftotext", &["-layout", name, "-"]),
        _ => None,
    }
}

fn without_tags(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join("\n")
}

#[test]
fn no_word_of_the_real_documents_is_lost_in_silence() {
    let Some(data) = real_data("no_word_of_the_real_documents_is_lost_in_silence") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(data.join("reports/documents")).unwrap() {
        let path = entry.unwrap().path();
        let Some(text) = text_of(&path) else {
            eprintln!("{}: skipped, nothing here reads it", path.display());
            continue;
        };
        assert!(text.chars().count() > 1_000, "{}", path.display());
        assert_eq!(lost(&text, &super::PLAIN), None, "{}", path.display());
        assert_eq!(lost(&text, &RAW), None, "{}", path.display());
        read += 1;
    }
    assert!(read > 0);
}
