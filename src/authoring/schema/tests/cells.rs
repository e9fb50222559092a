//! For each kind of cell, schema and reader agree on what may stand in it.

use super::editor;
use crate::authoring::schema;
use crate::model::figure::{self, CellKind};
use crate::model::form::{self, Forms};
use crate::text::diagnostic::Code;
use crate::text::message::Language;
use crate::text::source::FileId;
use crate::text::space::is_blank;
use crate::text::yaml;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use std::cell::Cell;

/// Each kind of cell with so many decimals, and the name of its definition.
const KINDS: [(CellKind, u32, &str); 12] = [
    (CellKind::Count, 4, "count"),
    (CellKind::Change, 4, "change"),
    (CellKind::Amount, 0, "amount-0"),
    (CellKind::Amount, 2, "amount-2"),
    (CellKind::Amount, 8, "amount-8"),
    (CellKind::Amount, figure::ANY_DECIMALS, "amount"),
    (CellKind::Number, figure::ANY_DECIMALS, "number"),
    (CellKind::Number, 0, "number-0"),
    (CellKind::Number, 1, "number-1"),
    (CellKind::Number, 4, "number-4"),
    (CellKind::Text, 4, "text"),
    (CellKind::Date, 4, "date"),
];

/// A validator for each kind of cell, taken from the schema of a form that has all of them.
fn validators() -> Vec<Validator> {
    let columns = KINDS
        .map(|(kind, decimals, name)| {
            let id = name.replace('-', "_");
            let decimals = Some(decimals).filter(|decimals| *decimals != figure::ANY_DECIMALS);
            let decimals = decimals.map_or("any".to_owned(), |decimals| decimals.to_string());
            format!("{{id: {id}, label: {id}, kind: {}, decimals: {decimals}}}", kind.name())
        })
        .join(", ");
    let text = format!(
        "id: all\ntitle: All kinds\nused: {{kind: year}}\ntables:\n  - id: t\n    title: T\n    \
         columns: [{columns}]\n    rows: [{{id: r, label: R}}]\n"
    );
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FileId(0), &text, 0..text.len(), &mut diagnostics).unwrap();
    let form = form::read(&node, "en", &mut diagnostics).unwrap();
    assert_eq!(diagnostics, []);
    let forms = Forms::new(Vec::new(), vec![form]);
    let whole = schema::report(&forms, forms.find("all"), Language::En);
    let of = |(_, _, name): (CellKind, u32, &str)| {
        let cell = json!({"$ref": format!("#/$defs/{name}"), "$defs": whole["$defs"]});
        jsonschema::validator_for(&cell).unwrap()
    };
    KINDS.map(of).into()
}

/// Texts that are figures, nearly figures, or neither.
fn texts() -> impl Strategy<Value = String> {
    let digits = || {
        prop_oneof![
            4 => "0|[1-9][0-9]{0,5}",
            1 => "0[0-9]{1,3}",
            1 => "[1-9][0-9]{14,20}",
            1 => "[1-9][0-9]{9,13}\\.[0-9]{1,9}",
            1 => "[0-9]\\.[0-9]{8,19}",
            3 => "[0-9]{1,4}\\.[0-9]{0,5}",
            1 => "\\.[0-9]{1,2}",
            1 => "[1-9]e[+-]?[0-9]{1,2}",
            1 => "0[xo][0-9a-f]{1,3}",
        ]
    };
    let sign =
        || prop_oneof![6 => Just(""), 1 => Just("+"), 1 => Just("-"), 1 => Just("＋"), 1 => Just("--")];
    let space = || prop_oneof![8 => Just(""), 2 => Just(" "), 1 => Just("\u{3000}"), 1 => Just("\u{a0} ")];
    let number = move || (sign(), digits()).prop_map(|(sign, digits)| format!("{sign}{digits}"));
    let joint = prop::sample::select(vec!["-", "-", "-", "-", "–", "—", "～", "~", "/"]);
    let range = (space(), number(), space(), joint, space(), number(), space())
        .prop_map(|(a, low, b, joint, c, high, d)| format!("{a}{low}{b}{joint}{c}{high}{d}"));
    let bound = ("[<>＜＞﹤﹥≤≥≦≧⩽⩾][=＝]?", space(), number(), space())
        .prop_map(|(sign, a, number, b)| format!("{sign}{a}{number}{b}"));
    let change = ("[增减+][加少长 ]{0,2}", space(), number(), space())
        .prop_map(|(sign, a, number, b)| format!("{sign}{a}{number}{b}"));
    let words = prop_oneof![
        "（[^（）]{0,6}）",
        "\\([a-z 0-9-]{0,6}\\)",
        "\\[[a-z]{0,3}\\]",
        Just("件".to_owned()),
        Just("万元".to_owned()),
        Just("本".to_owned()),
        Just("（".to_owned()),
        Just("(x]".to_owned()),
    ];
    let annotated = (number(), space(), words, space())
        .prop_map(|(number, a, words, b)| format!("{number}{a}{words}{b}"));
    let words = prop::sample::select(
        figure::WORDS
            .map(|(word, _)| word)
            .into_iter()
            .chain(["~", "null", "true", "no", "NA", "无", "--", "?"])
            .collect::<Vec<_>>(),
    );
    let date = (
        0..4u32,
        prop::sample::select(vec!["1999", "2000", "1900", "2023", "2024", "24"]),
        0..14u32,
        0..33u32,
    )
        .prop_map(|(shape, year, month, day)| match shape {
            0 => format!("{year}-{month}-{day}"),
            1 => format!("{year}/{month:02}/{day:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        });
    prop_oneof![
        4 => number(),
        2 => range,
        1 => bound,
        2 => change,
        2 => annotated,
        1 => words.prop_map(str::to_owned),
        2 => date,
        1 => "[0-9,.+/～件增\u{3000} -]{0,6}",
        1 => "\\PC{0,5}",
    ]
}

/// What is refused for a reason that no regular expression sees.
fn is_beyond_patterns(text: &str, kind: CellKind, decimals: u32) -> bool {
    // Patterns name no character beyond U+FFFF, be it one that cannot be seen.
    let is_unseen = kind == CellKind::Text && is_blank(text) && text.chars().any(|c| c > '\u{ffff}');
    let read = figure::read(text, kind, decimals, None);
    read.is_err_and(|refusal| refusal.code == Code("figure-backward-range") || is_unseen)
}

/// How an editor would write a value that it has read.
fn rewritten(value: &Value) -> String {
    match value {
        Value::Null => "~".to_owned(),
        // Without an exponent, which JSON's own writing may have.
        Value::Number(number) if number.is_f64() => number.as_f64().unwrap().to_string(),
        other => other.to_string(),
    }
}

/// Whether schema and reader agree on a text in a kind of cell, quoted and not; and whether both accept it.
fn agree(validator: &Validator, text: &str, kind: CellKind, decimals: u32) -> (bool, bool) {
    let read = figure::read(text, kind, decimals, None);
    let accepts = |value: &Value| validator.is_valid(value);
    // Of a figure with the words for a unit a pattern sees the words only.
    let loose = crate::model::unit::part(text).is_some() && accepts(&text.into());
    let quoted = accepts(&text.into()) == (read.is_ok() || loose || is_beyond_patterns(text, kind, decimals));
    let plain = match editor::scalar(text) {
        Value::String(_) => true,
        // An editor sees only the value. Nothing right is refused; and where something refused passes, it is
        // because its value can be written rightly, or has too many decimals, which validators count in
        // binary fractions.
        value => {
            let right = figure::read(&rewritten(&value), kind, decimals, None);
            match &read {
                Ok(_) => accepts(&value),
                Err(_) => !accepts(&value) || right.is_ok() || rewritten(&value).contains('.'),
            }
        }
    };
    (quoted && plain, read.is_ok())
}

#[test]
fn schema_and_reader_agree_on_every_kind_of_cell() {
    let validators = validators();
    for ((kind, decimals, name), validator) in KINDS.iter().zip(&validators) {
        let (accepted, refused) = (Cell::new(0), Cell::new(0));
        let mut runner =
            TestRunner::new(Config { cases: 800, failure_persistence: None, ..Config::default() });
        let outcome = runner.run(&texts(), |text| {
            let (agreed, ok) = agree(validator, &text, *kind, *decimals);
            let count = if ok { &accepted } else { &refused };
            count.set(count.get() + 1);
            prop_assert!(
                agreed,
                "{name}: {text:?}, which the reader {}",
                if ok { "accepts" } else { "refuses" }
            );
            Ok(())
        });
        assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
        let (accepted, refused) = (accepted.get(), refused.get());
        assert!(accepted > 40 && (refused > 40 || !kind.is_numeric()), "{name}: {accepted} and {refused}");
    }
}

#[test]
fn every_spelling_of_the_guide_is_seen_rightly() {
    let validators = validators();
    for text in [
        "31393",
        "0",
        "1.20",
        "~",
        "",
        "/",
        "-",
        "—",
        "N/A",
        "不适用",
        "not collected",
        "未统计",
        "suppressed",
        "不予公布",
        "<1",
        "<5",
        ">5",
        "≥1",
        "≤0.5",
        "＞＝ 3",
        "=<3",
        "0-249",
        "+19",
        "-599",
        "增 30513",
        "减 599",
        "22（其中修订16件）",
        "16 (2 of them late)",
        "251000元",
        "31,393",
        "012",
        "1e3",
        "１２",
        "2024-06-30",
        "2023-02-29",
        "2024-02-29",
        "2024-13-01",
        "无",
        "249-0",
    ] {
        for ((kind, decimals, name), validator) in KINDS.iter().zip(&validators) {
            assert!(agree(validator, text, *kind, *decimals).0, "{name}: {text:?}");
        }
    }
}

#[test]
fn a_cell_written_in_full_says_one_thing() {
    let validators = validators();
    let count = &validators[0];
    for right in [
        json!({"printed": "012", "value": 12}),
        json!({"printed": "无", "kind": "blank"}),
        json!({"value": "<5", "note": "so in the original"}),
        json!({"printed": 3, "note": 2024}),
        json!({"kind": "suppressed"}),
    ] {
        assert!(count.is_valid(&right), "{right}");
    }
    for wrong in [
        json!({}),
        json!({"note": "alone"}),
        json!({"value": 3, "kind": "blank"}),
        json!({"value": "three"}),
        json!({"printed": "three"}),
        json!({"kind": "number"}),
        json!({"value": 3, "remark": "x"}),
        json!({"value": [3]}),
        json!([3]),
    ] {
        assert!(!count.is_valid(&wrong), "{wrong}");
    }
}
