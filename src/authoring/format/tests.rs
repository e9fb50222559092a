//! Each format of diagnostics, letter by letter, with Chinese text, several files, and nothing to point at.

#![allow(clippy::unwrap_used, reason = "helpers of tests, too, fail by panicking")]

use crate::authoring::format::{self, Format};
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Language::{self, En, Zh};
use crate::text::source::{FileId, Place, Sources};
use serde_json::{Value, json};

const REPORT: &str = "\u{feff}---\r\ntitle: 年报\r\n\
    statistics:\r\n  予以公开: { 自然人: 12, 商业企业: 3, 总计: 16 }\r\n  空:\r\n---\r\n";
const FORM: &str = "id: f\ntables: [requests]\n";

/// The place of the `nth` (from 0) occurrence of a word in a file.
fn place(sources: &Sources, file: FileId, word: &str, nth: usize) -> Place {
    let (at, _) = sources.file(file).text.match_indices(word).nth(nth).unwrap();
    Place::new(file, at, at + word.len())
}

fn example() -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    let report = sources.put("content/淮安 市/2025,a.md", REPORT);
    let form = sources.put("content/forms/f.yaml", FORM);
    let total = place(&sources, report, "16", 0);
    let after_colon = {
        let empty = place(&sources, report, "空:", 0);
        Place { start: empty.end, ..empty }
    };
    let diagnostics = vec![
        Diagnostic::error(
            Code("report-sum"),
            total,
            message!(zh: "“总计”应为 15：100% 不符", en: "'总计' should be 15: 100% off"),
        )
        .label(message!(zh: "此处写作 16", en: "16 is written here"))
        .related(
            place(&sources, report, "12, 商业企业: 3", 0),
            message!(zh: "各项之和为 15", en: "these add up to 15"),
        )
        .related(place(&sources, form, "requests", 0), message!(zh: "表式在这里", en: "the form says so"))
        .remedy(message!(zh: "把总计改为 15", en: "correct the total"))
        .fix(total, "15"),
        Diagnostic::warning(Code("blank"), after_colon, message!(zh: "空白", en: "nothing is written"))
            .remedy(message!(zh: "写 ~", en: "write ~")),
        Diagnostic::new(
            Severity::Notice,
            Code("no-place"),
            None,
            message!(zh: "没有位置\n第二行", en: "no place\nsecond line"),
        )
        .remedy(message!(zh: "看看", en: "have a look")),
    ];
    (sources, diagnostics)
}

fn printed(language: Language, format: Format) -> String {
    let (sources, diagnostics) = example();
    format::diagnostics(&diagnostics, &sources, language, format, false)
}

/// Terminal columns that a text takes: two for Chinese characters and full-width signs.
fn width(text: &str) -> usize {
    let ranges = [(0x1100, 0x115f), (0x2e80, 0xa4cf), (0xac00, 0xd7a3), (0xf900, 0xfaff), (0xfe30, 0xfe6f)];
    let ranges = ranges.into_iter().chain([(0xff00, 0xff60), (0xffe0, 0xffe6)]);
    let ranges: Vec<(u32, u32)> = ranges.collect();
    let wide = |c: char| ranges.iter().any(|&(first, last)| (first..=last).contains(&u32::from(c)));
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

#[test]
fn full_shows_excerpts() {
    let expected = "\
error[report-sum]: '总计' should be 15: 100% off
 --> content/淮安 市/2025,a.md:4:33
  |
4 |   予以公开: { 自然人: 12, 商业企业: 3, 总计: 16 }
  |                       ---------------        ^^ 16 is written here
  |                       |
  |                       these add up to 15
  |
 ::: content/forms/f.yaml:2:10
  |
2 | tables: [requests]
  |          -------- the form says so
  |
help: correct the total
  |
4 -   予以公开: { 自然人: 12, 商业企业: 3, 总计: 16 }
4 +   予以公开: { 自然人: 12, 商业企业: 3, 总计: 15 }
  |

warning[blank]: nothing is written
 --> content/淮安 市/2025,a.md:5:5
  |
5 |   空:
  |      ^
  |
  = help: write ~

notice[no-place]: no place
                  second line
help: have a look

";
    assert_eq!(printed(En, Format::Full), expected);
    let zh = printed(Zh, Format::Full);
    for part in [
        "错误[report-sum]: “总计”应为 15：100% 不符\n",
        "^^ 此处写作 16\n",
        "办法: 把总计改为 15\n",
        "警告[blank]: 空白\n",
        "  = 办法: 写 ~\n",
        "提示[no-place]: 没有位置\n",
    ] {
        assert!(zh.contains(part), "{part}{zh}");
    }
}

#[test]
fn carets_stand_under_what_they_mark() {
    let full = printed(Zh, Format::Full);
    let mut lines = full.lines();
    let source = lines.find(|line| line.starts_with("4 |")).unwrap();
    let carets = lines.next().unwrap();
    let under = |sign: char| width(&carets[..carets.find(sign).unwrap()]);
    let over = |word: &str| width(&source[..source.find(word).unwrap()]);
    assert_eq!((under('^'), under('-')), (over("16"), over("12,")));
    let marked = carets.chars().filter(|&c| c == '-').count();
    assert_eq!(marked, width("12, 商业企业: 3"));
}

#[test]
fn colour_is_used_on_request_only() {
    let (sources, diagnostics) = example();
    let printed = |format, color| format::diagnostics(&diagnostics, &sources, En, format, color);
    assert!(printed(Format::Full, true).contains("\u{1b}["));
    for format in Format::ALL {
        assert!(!printed(format, false).contains('\u{1b}'));
        assert!(format == Format::Full || printed(format, true) == printed(format, false));
    }
}

#[test]
fn a_source_cannot_write_to_the_terminal() {
    let mut sources = Sources::default();
    let file = sources.put("a\u{1b}[31m.yaml", "a: \u{1b}[31mred\u{202e}\n");
    let there = place(&sources, file, "red", 0);
    let evil = || message!(zh: "\u{1b}[2J", en: "\u{1b}[2J");
    let diagnostic =
        Diagnostic::error(Code("x"), there, evil()).label(evil()).remedy(evil()).fix(there, "\u{1b}[2J");
    let without_fix = Diagnostic { fix: None, ..diagnostic.clone() };
    for format in [Format::Full, Format::Short] {
        let printed =
            format::diagnostics(&[diagnostic.clone(), without_fix.clone()], &sources, En, format, false);
        assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed:?}");
    }
}

#[test]
fn long_lines_are_cut() {
    let mut sources = Sources::default();
    let long = format!("a: 1\nb: [{}错错错, {}]\nc: 2\n", "数字, ".repeat(3_000), "x, ".repeat(3_000));
    let file = sources.put("长.yaml", long.as_str());
    let bad = place(&sources, file, "错错错", 0);
    let error = |place| {
        Diagnostic::error(Code("long"), place, message!(zh: "错", en: "bad"))
            .label(message!(zh: "这里", en: "here"))
    };
    let full = |diagnostic: Diagnostic| {
        let full = format::diagnostics(&[diagnostic], &sources, En, Format::Full, false);
        for line in full.lines() {
            assert!(width(line) <= 200, "{full}");
        }
        full
    };
    let printed = full(error(bad).remedy(message!(zh: "改", en: "fix it")).fix(bad, "对"));
    assert!(printed.contains(" --> 长.yaml:2:12005\n"));
    assert!(printed.contains(
        "2 - …字, 数字, 数字, 数字, 数字, 数字, 数字, 数字, 错错错, x, x, x, x, x, x, x, x, x, x…\n"
    ));
    assert!(
        printed.contains(
            "2 + …字, 数字, 数字, 数字, 数字, 数字, 数字, 数字, 对, x, x, x, x, x, x, x, x, x, x…\n"
        )
    );
    let source = printed.lines().nth(3).unwrap();
    let carets = printed.lines().nth(4).unwrap();
    assert_eq!(width(&source[..source.find('错').unwrap()]), width(&carets[..carets.find('^').unwrap()]));
    // Both ends of the line, all of it, and more than it.
    let printed =
        full(error(bad).related(place(&sources, file, "数字", 0), message!(zh: "第一", en: "first")));
    assert!(printed.contains("---- first") && printed.contains("^^^^^^ here"));
    full(error(Place::new(file, 5, long.len() - 6)));
    full(error(Place::new(file, 0, long.len() - 6)));
    full(error(Place::new(file, 1_000, long.len())));
    full(error(Place::new(file, 0, long.len())));
    full(error(bad).fix(Place::new(file, 0, long.len()), "x"));
}

#[test]
fn any_place_can_be_printed() {
    let mut sources = Sources::default();
    let file = sources.put("a.yaml", "\u{feff}年: 1\r\n\r\n空:");
    let empty = sources.put("empty.yaml", "");
    let length = sources.file(file).text.len();
    for start in 0..length + 2 {
        for end in start..length + 3 {
            let diagnostic =
                Diagnostic::error(Code("x"), Place::new(file, start, end), message!(zh: "错", en: "bad"))
                    .related(Place::new(empty, start, end), message!(zh: "空", en: "empty"))
                    .fix(Place::new(file, start, end), "y");
            for format in Format::ALL {
                assert!(
                    !format::diagnostics(std::slice::from_ref(&diagnostic), &sources, En, format, false)
                        .is_empty()
                );
            }
        }
    }
    let at = |start, end| {
        let diagnostic =
            Diagnostic::error(Code("x"), Place::new(file, start, end), message!(zh: "错", en: "bad"));
        let json = format::diagnostics(&[diagnostic], &sources, En, Format::Json, false);
        let json: Value = serde_json::from_str(&json).unwrap();
        ["line", "column", "end_line", "end_column"].map(|key| json["diagnostics"][0][key].as_u64().unwrap())
    };
    assert_eq!(at(0, 6), [1, 1, 1, 2]);
    assert_eq!(at(3, 8), [1, 1, 1, 4]);
    assert_eq!(at(13, 17), [3, 1, 3, 3]);
    assert_eq!(at(8, 13), [1, 4, 3, 1]);
    assert_eq!(at(99, 100), [3, 3, 3, 3]);
}

#[test]
fn short_is_one_line_each() {
    let expected = "\
content/淮安 市/2025,a.md:4:33: error[report-sum]: '总计' should be 15: 100% off
content/淮安 市/2025,a.md:5:5: warning[blank]: nothing is written
notice[no-place]: no place second line
";
    assert_eq!(printed(En, Format::Short), expected);
    assert_eq!(printed(Zh, Format::Short).lines().nth(2), Some("notice[no-place]: 没有位置 第二行"));
}

#[test]
fn json_holds_everything() {
    let printed: Value = serde_json::from_str(&printed(Zh, Format::Json)).unwrap();
    assert_eq!(printed["checks"], Value::Null);
    let printed = printed["diagnostics"].clone();
    let expected = json!([
        {
            "severity": "error", "code": "report-sum", "message": "“总计”应为 15：100% 不符",
            "path": "content/淮安 市/2025,a.md", "line": 4, "column": 33, "end_line": 4, "end_column": 35,
            "label": "此处写作 16",
            "related": [
                {
                    "message": "各项之和为 15", "path": "content/淮安 市/2025,a.md",
                    "line": 4, "column": 16, "end_line": 4, "end_column": 27,
                },
                {
                    "message": "表式在这里", "path": "content/forms/f.yaml",
                    "line": 2, "column": 10, "end_line": 2, "end_column": 18,
                },
            ],
            "remedy": "把总计改为 15",
            "fix": {"path": "content/淮安 市/2025,a.md", "start": 94, "end": 96, "replacement": "15"},
        },
        {
            "severity": "warning", "code": "blank", "message": "空白",
            "path": "content/淮安 市/2025,a.md", "line": 5, "column": 5, "end_line": 5, "end_column": 5,
            "label": null, "related": [], "remedy": "写 ~", "fix": null,
        },
        {
            "severity": "notice", "code": "no-place", "message": "没有位置\n第二行",
            "path": null, "line": null, "column": null, "end_line": null, "end_column": null,
            "label": null, "related": [], "remedy": "看看", "fix": null,
        },
    ]);
    assert_eq!(printed, expected);
    assert_eq!(&REPORT[94..96], "16");
}

#[test]
fn github_gets_escaped_commands_errors_first() {
    let expected = "\
::error file=content/淮安 市/2025%2Ca.md,line=4,col=33,endColumn=35,title=report-sum::\
'总计' should be 15: 100%25 off%0Acorrect the total
::warning file=content/淮安 市/2025%2Ca.md,line=5,col=5,endColumn=5,title=blank::nothing is written%0Awrite ~
::notice title=no-place::no place%0Asecond line%0Ahave a look
";
    assert_eq!(printed(En, Format::Github), expected);
    let (mut sources, mut diagnostics) = example();
    diagnostics.reverse();
    assert_eq!(format::diagnostics(&diagnostics, &sources, En, Format::Github, false), expected);
    // A place over two lines has no columns; a colon in a name is escaped.
    let file = sources.put("a:b\r.yaml", "x\ny\n");
    let over = Diagnostic::error(Code("x"), Place::new(file, 0, 3), message!(zh: "错", en: "bad\r\n"));
    assert_eq!(
        format::diagnostics(&[over], &sources, En, Format::Github, false),
        "::error file=a%3Ab%0D.yaml,line=1,endLine=2,title=x::bad%0D%0A\n"
    );
}

#[test]
fn gitlab_gets_what_it_asks_for() {
    let printed: Value = serde_json::from_str(&printed(En, Format::Gitlab)).unwrap();
    let first = &printed[0];
    assert_eq!(first["description"], "'总计' should be 15: 100% off\ncorrect the total");
    assert_eq!((&first["check_name"], &first["severity"]), (&json!("report-sum"), &json!("major")));
    assert_eq!(
        first["location"],
        json!({"path": "content/淮安 市/2025,a.md", "lines": {"begin": 4, "end": 4}})
    );
    assert_eq!(printed[2]["location"]["path"], "annals.yaml");
    assert_eq!((&printed[1]["severity"], &printed[2]["severity"]), (&json!("minor"), &json!("info")));
}

fn fingerprints(text: &str, language: Language) -> Vec<String> {
    let mut sources = Sources::default();
    let file = sources.put("a.md", text);
    let diagnostics: Vec<Diagnostic> = text
        .match_indices("16")
        .map(|(at, _)| {
            Diagnostic::error(Code("x"), Place::new(file, at, at + 2), message!(zh: "错", en: "bad"))
        })
        .collect();
    let printed: Value =
        serde_json::from_str(&format::diagnostics(&diagnostics, &sources, language, Format::Gitlab, false))
            .unwrap();
    printed
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| issue["fingerprint"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn fingerprints_survive_moves_and_differ() {
    let prints = fingerprints("a: 16\nb: 16\n", En);
    assert_eq!(prints[0].len(), 64);
    assert_ne!(prints[0], prints[1]);
    assert_eq!(fingerprints("# new\n\na: 16\nc: 1\nb:  16\n", Zh), prints);
}

#[test]
fn sarif_has_its_required_parts() {
    let printed: Value = serde_json::from_str(&printed(Zh, Format::Sarif)).unwrap();
    assert_eq!(printed["version"], "2.1.0");
    assert!(printed["$schema"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    let run = &printed["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&json!("Annals"), &json!(env!("CARGO_PKG_VERSION"))));
    assert_eq!(driver["rules"], json!([{"id": "blank"}, {"id": "no-place"}, {"id": "report-sum"}]));
    let uri = "content/%E6%B7%AE%E5%AE%89%20%E5%B8%82/2025%2Ca.md";
    let region = json!({"startLine": 4, "startColumn": 33, "endLine": 4, "endColumn": 35});
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(driver["rules"][index]["id"], result["ruleId"]);
    }
    let mut first = results[0].clone();
    assert_eq!(first["partialFingerprints"]["annals/v1"].as_str().map(str::len), Some(64));
    first.as_object_mut().unwrap().remove("partialFingerprints");
    let expected = json!({
        "ruleId": "report-sum",
        "ruleIndex": 2,
        "level": "error",
        "message": {"text": "“总计”应为 15：100% 不符\n把总计改为 15"},
        "locations": [{
            "physicalLocation": {"artifactLocation": {"uri": uri}, "region": region},
            "message": {"text": "此处写作 16"},
        }],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "各项之和为 15"},
                "physicalLocation": {
                    "artifactLocation": {"uri": uri},
                    "region": {"startLine": 4, "startColumn": 16, "endLine": 4, "endColumn": 27},
                },
            },
            {
                "id": 2,
                "message": {"text": "表式在这里"},
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/forms/f.yaml"},
                    "region": {"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 18},
                },
            },
        ],
        "fixes": [{
            "description": {"text": "把总计改为 15"},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri},
                "replacements": [{"deletedRegion": region, "insertedContent": {"text": "15"}}],
            }],
        }],
    });
    assert_eq!(first, expected);
    assert_eq!((&results[2]["level"], &results[2]["locations"]), (&json!("note"), &json!([])));
}

#[test]
fn nothing_wrong_is_told_too() {
    let sources = Sources::default();
    let printed = |format| format::diagnostics(&[], &sources, En, format, false);
    assert_eq!(
        Format::ALL[..5].iter().map(|&format| printed(format)).collect::<Vec<_>>(),
        ["", "", "{\n  \"diagnostics\": []\n}\n", "", "[]\n"]
    );
    let sarif: Value = serde_json::from_str(&printed(Format::Sarif)).unwrap();
    assert_eq!(sarif["runs"][0]["results"], json!([]));
}

#[test]
fn formats_have_names() {
    for format in Format::ALL {
        assert_eq!(format.to_string(), format.name());
    }
    assert_eq!(Format::default(), Format::Full);
}

#[test]
fn the_same_is_told_each_time() {
    for format in Format::ALL {
        assert_eq!(printed(Zh, format), printed(Zh, format));
    }
}
