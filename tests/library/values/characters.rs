//! Characters around digits: signs and dashes are read in whatever character they are printed, and what is no
//! part of a figure is told by its name.

use crate::support::Scratch;
use annals::{Diagnostic, Language, Value};

/// An archive of one cell of a kind, which is written in quotes.
fn archive(kind: &str, printed: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Characters\nlanguages: [en]\n");
    scratch.write(
        "content/forms/f.yaml",
        format!(
            "id: f\ntitle: F\nused: {{kind: year}}\ntables:\n  - id: t\n    title: T\n    kind: {kind}\n    \
             columns: [{{id: n, label: N}}]\n    rows: [{{id: r, label: R}}]\n"
        ),
    );
    scratch.write("content/office/index.md", "---\nname: Office\n---\n");
    write(&scratch, &format!("'{printed}'"));
    scratch
}

fn write(scratch: &Scratch, cell: &str) {
    scratch
        .write("content/office/2020.md", format!("---\nform: f\nstatistics:\n  t:\n    r: [{cell}]\n---\n"));
}

/// What is held in the cell, and what is printed there.
fn held(scratch: &Scratch) -> (Value, String) {
    let checked = scratch.check();
    assert!(!checked.has_errors(), "{}", scratch.told(Language::En));
    let report = checked.archive.reports.iter().next().unwrap();
    let figure = report.data.figure(report.data.find("t.r.n").unwrap());
    (figure.value.clone(), figure.to_string())
}

/// The one diagnostic of an archive.
fn told(scratch: &Scratch) -> Diagnostic {
    let checked = scratch.check();
    // What turns the order of a text is told of every text.
    let of_figure = |d: &&Diagnostic| d.code.0 != "character-unprintable";
    let told: Vec<&Diagnostic> = checked.diagnostics.iter().filter(of_figure).collect();
    let [diagnostic] = told[..] else { panic!("{}", scratch.told(Language::En)) };
    diagnostic.clone()
}

#[test]
fn a_line_or_a_slash_of_any_kind_that_stands_alone_is_not_applicable() {
    let lines =
        ["-", "--", "‐", "‑", "‒", "–", "––", "—", "——", "―", "⁃", "−", "─", "━", "﹘", "﹣", "－", "－－"];
    let slashes = ["/", "／", "∕", "⁄", "N/A", "n/a", "N／A", "Ｎ／Ａ", "ｎ／ａ"];
    for kind in ["count", "change", "amount", "number"] {
        for printed in lines.iter().chain(&slashes) {
            assert_eq!(held(&archive(kind, printed)), (Value::NotApplicable, (*printed).to_owned()));
        }
    }
}

#[test]
fn a_sign_of_any_kind_is_read_where_figures_have_one_and_named_where_they_have_none() {
    for (kind, printed, number) in [
        ("change", "−5", "-5"),
        ("change", "–12", "-12"),
        ("change", "－12", "-12"),
        ("change", "﹣12", "-12"),
        ("change", "‑12", "-12"),
        ("change", "＋5", "5"),
        ("change", "−0", "0"),
        ("number", "−0.5", "-0.5"),
        ("number", "–1.20", "-1.20"),
        ("amount", "−0.00", "0.00"),
        ("number", "−5（估计）", "-5"),
    ] {
        let (value, shown) = held(&archive(kind, printed));
        assert_eq!(value.number().map(|number| number.to_string()).as_deref(), Some(number), "{printed}");
        assert_eq!(shown, printed);
    }
    for (printed, name) in [
        ("−5", "'−' (U+2212, minus sign)"),
        ("–12", "'–' (U+2013, en dash)"),
        ("＋5", "'＋' (U+FF0B, full-width plus sign)"),
    ] {
        let diagnostic = told(&archive("count", printed));
        assert_eq!(diagnostic.code.0, "figure-sign");
        assert!(diagnostic.message.en.contains(name), "{}", diagnostic.message);
    }
}

#[test]
fn a_bound_may_have_a_sign_of_any_kind() {
    let (value, shown) = held(&archive("number", "≥ −1.5"));
    assert_eq!((value.kind(), shown.as_str()), ("at_least", "≥ −1.5"));
    let (value, shown) = held(&archive("number", "0‒249"));
    assert_eq!((value.kind(), shown.as_str()), ("range", "0‒249"));
}

/// Characters that nobody sees.
const INVISIBLE: [char; 14] = [
    '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202c}', '\u{202e}',
    '\u{2060}', '\u{2066}', '\u{2069}', '\u{fe0f}', '\u{180e}',
];

/// Characters that are seen, or seen as room.
const VISIBLE: [char; 47] = [
    '\u{a0}', '\u{2002}', '\u{2003}', '\u{2007}', '\u{2009}', '\u{200a}', '\u{202f}', '\u{205f}', '\u{3000}',
    '−', 'ー', '±', '·', '‧', '•', '∙', '⋅', '・', '。', '٫', '٬', '、', '‚', '‘', '’', '′', '＇', '∕', '⁄',
    '／', '٣', '۴', '५', '𝟏', '𝟘', '²', '₂', '①', '½', 'O', 'о', 'l', 'І', '…', '×', '：', '；',
];

#[test]
fn a_character_that_is_no_part_of_a_figure_is_named_with_its_code_point() {
    for (c, invisible) in VISIBLE.map(|c| (c, false)).into_iter().chain(INVISIBLE.map(|c| (c, true))) {
        for printed in [format!("1{c}234"), format!("1{c}2"), format!("{c}12"), format!("12{c}")] {
            let scratch = archive("count", &printed);
            if !scratch.check().has_errors() {
                // A minus sign where figures have one.
                assert_eq!(held(&scratch).1, printed);
                continue;
            }
            let diagnostic = told(&scratch);
            let message = &diagnostic.message.en;
            let remedy = diagnostic.remedy.clone().unwrap_or_default();
            let code = format!("U+{:04X}", u32::from(c));
            assert!(message.contains(&code) || remedy.en.contains(&printed), "{printed:?}: {message}");
            assert!(message.contains(&code), "{printed:?}: {message}");
            let words = format!("{message} {}", remedy.en);
            assert_eq!(words.contains("cannot be seen"), invisible, "{printed:?}: {words}");
            // What is offered is accepted.
            if let Some(fix) = diagnostic.fix {
                write(&scratch, &fix.replacement);
                assert_eq!(scratch.told(Language::En), "", "{printed:?} → {}", fix.replacement);
            }
        }
    }
}

#[test]
fn a_symbol_that_stands_alone_is_named_and_can_be_kept_as_it_is_printed() {
    for symbol in ["*", "**", "…", "……", "·", "×", "ー", "一", "～", "?", "†", "#", "."] {
        let scratch = archive("count", symbol);
        let diagnostic = told(&scratch);
        let code = format!("U+{:04X}", u32::from(symbol.chars().next().unwrap()));
        assert!(diagnostic.message.en.contains(&code), "{}", diagnostic.message);
        let kept = format!("{{printed: \"{symbol}\", kind: not_applicable}}");
        assert!(diagnostic.remedy.unwrap().en.contains(&kept));
        write(&scratch, &kept);
        assert_eq!(held(&scratch), (Value::NotApplicable, symbol.to_owned()));
    }
}

#[test]
fn a_lower_bound_without_quotes_is_told_and_mended_wherever_it_stands() {
    for bound in [">5", ">=5", "> 5", ">0.5"] {
        for layout in ["r: [BOUND]", "r: {n: BOUND}", "r:\n      n: BOUND"] {
            let scratch = archive("amount", "1");
            let report = |cell: &str| {
                let rows = layout.replace("BOUND", cell);
                format!("---\nform: f\nstatistics:\n  t:\n    {rows}\n---\n")
            };
            scratch.write("content/office/2020.md", report(bound));
            let checked = scratch.check();
            let told = scratch.told(Language::En);
            let diagnostic = checked.diagnostics.first().unwrap_or_else(|| panic!("{bound} in {layout}"));
            assert!(diagnostic.message.en.starts_with(&format!("'{bound}' begins with '>'")), "{told}");
            assert!(!told.contains("cannot be seen"), "{told}");
            let fix = diagnostic.fix.clone().unwrap();
            assert_eq!(fix.replacement, format!("'{bound}'"));
            scratch.write("content/office/2020.md", report(&fix.replacement));
            assert_eq!(held(&scratch).1, bound);
        }
    }
}
