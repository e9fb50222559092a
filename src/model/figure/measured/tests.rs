//! Figures with words for their units: what each is read as, and what is refused.

use crate::model::figure::{ANY_DECIMALS, CellKind, Decimal, Figure, Value, read};
use crate::model::label::Label;
use crate::model::unit::{Said, Unit};
use proptest::prelude::*;

/// A unit by its names: `件`, or `件|requests`.
fn unit(names: &str) -> Unit {
    let (zh, en) = names.split_once('|').map_or((names, None), |(zh, en)| (zh, Some(en)));
    let named = |tag: &str, text: &str| (tag.to_owned(), text.to_owned());
    let label = match en {
        Some(en) => Label::new([named("zh", zh), named("en", en)]),
        None if zh.is_ascii() => Label::of("en", zh),
        None => Label::of("zh", zh),
    };
    Unit::declared(label, &Said::default()).unwrap()
}

/// What a text is read as in a cell: its value, `~` behind it where it was converted.
fn said(text: &str, kind: CellKind, unit: Option<&Unit>) -> String {
    match read(text, kind, 4, unit) {
        Ok(figure) => {
            assert_eq!(figure.to_string(), text, "what is printed stays");
            let value = match &figure.value {
                Value::Annotated(number) => format!("{number}*"),
                value => Figure::of(value.clone()).to_string(),
            };
            value + if figure.is_converted() { " ~" } else { "" }
        }
        Err(refusal) => format!("! {}", refusal.code.0),
    }
}

#[test]
fn a_printed_unit_is_held_against_that_of_the_cell() {
    for (unit_of_cell, text, right) in [
        // Money, its scale and its currency.
        ("万元", "251000元", "25.1 ~"),
        ("万元|10,000 yuan", "25.1万元", "25.1"),
        ("万元", "0.00251亿元", "25.1 ~"),
        ("万元", "25.1 万元", "25.1"),
        ("万元", "2.5千元", "0.25 ~"),
        ("万元", "￥251000", "25.1 ~"),
        ("万元", "¥25.1万", "25.1"),
        ("万元", "人民币25.1万元", "25.1"),
        ("万元", "251000元人民币", "25.1 ~"),
        ("万元", "RMB 251000", "25.1 ~"),
        ("万元", "251000（元）", "25.1 ~"),
        ("万元", "251000（单位：元）", "25.1 ~"),
        ("万元", "25.1万元（含利息）", "25.1*"),
        ("万元", "251000元（含利息）", "25.1* ~"),
        ("万元", "0元", "0 ~"),
        ("万元", "251001.55元", "25.100155 ~"),
        ("万元", "5件", "! figure-unit"),
        ("万元", "5万", "! figure-unit"),
        ("万元", "5万美元", "! figure-unit"),
        ("万元", "$5", "! figure-unit"),
        ("元", "5万", "50000 ~"),
        ("元", "5万元", "50000 ~"),
        ("元", "25.10万元", "251000 ~"),
        ("元|yuan", "5 yuan", "5"),
        ("EUR", "€0.6", "0.6"),
        ("EUR", "€ 0.6", "0.6"),
        ("EUR", "0.6 €", "0.6"),
        ("EUR", "EUR 0.6", "0.6"),
        ("EUR", "0.6 euros", "0.6"),
        ("EUR", "€5 million", "5000000 ~"),
        ("EUR", "€5m", "5000000 ~"),
        ("EUR", "€5bn", "5000000000 ~"),
        ("EUR", "5 million", "5000000 ~"),
        ("EUR", "5m", "! figure-unit"),
        ("EUR", "$5", "! figure-unit"),
        ("EUR", "£5", "! figure-unit"),
        ("EUR", "5%", "! figure-unit"),
        ("EUR", "€5–€10", "5-10"),
        ("EUR", "<€5", "<5"),
        ("EUR", ">€5", ">5"),
        ("件", ">5件", ">5"),
        ("件", "≥5万件", "≥50000 ~"),
        ("hours", "≤0.5 h", "≤0.5"),
        ("EUR", "€<5", "<5"),
        ("thousand euros", "€1500", "1.5 ~"),
        ("thousand euros", "€1.5 million", "1500 ~"),
        ("EUR million", "€2m", "2"),
        ("美元|US dollars", "$5", "5"),
        ("美元|US dollars", "US$5", "5"),
        ("美元|US dollars", "$ 1.50", "1.50"),
        ("美元|US dollars", "HK$5", "! figure-unit"),
        ("GBP", "£5", "5"),
        ("$", "US$5", "! figure-unit"),
        // Things.
        ("件", "5件", "5"),
        ("件", "5 件", "5"),
        ("件", "0件", "0"),
        ("件", "5万件", "50000 ~"),
        ("件", "5万", "50000 ~"),
        ("件", "1.5千件", "1500 ~"),
        ("件", "<5件", "<5"),
        ("件", "0-249件", "0-249"),
        ("件", "5件-10件", "5-10"),
        ("件", "5项", "! figure-unit"),
        ("件", "5万元", "! figure-unit"),
        ("件", "5元", "! figure-unit"),
        ("件", "5%", "! figure-unit"),
        ("件", "5 hours", "! figure-unit"),
        ("件", "22（其中修订16件）", "22*"),
        ("件", "22件（其中修订16件）", "22*"),
        ("件", "22（件）", "22"),
        ("件", "22件其中16件", "! figure-not-a-number"),
        ("件", "约5件", "! figure-not-a-number"),
        ("件", "5万余件", "! figure-unit"),
        ("件|requests", "5 requests", "5"),
        ("件|requests", "1 request", "1"),
        ("件|requests", "5 thousand requests", "5000 ~"),
        ("件|requests", "5 thousand", "5000 ~"),
        ("件|requests", "5 appeals", "! figure-unit"),
        ("千册|thousand volumes", "1500册", "1.5 ~"),
        ("千册|thousand volumes", "1.5 thousand volumes", "1.5"),
        ("千册|thousand volumes", "1500 volumes", "1.5 ~"),
        ("吨", "5万吨", "50000 ~"),
        ("瓦", "5千瓦", "! figure-unit"),
        // Time.
        ("hours", "2.5 hours", "2.5"),
        ("hours", "2.5 h", "2.5"),
        ("hours", "2.5hrs", "2.5"),
        ("hours", "1 hour", "1"),
        ("hours", "90 minutes", "1.5 ~"),
        ("hours", "20 minutes", "! figure-unit"),
        ("hours", "2 hours 30 minutes", "2.5 ~"),
        ("hours", "2h 30m", "2.5 ~"),
        ("hours", "2小时30分", "2.5 ~"),
        ("hours", "2小时90分", "! figure-not-a-number"),
        ("hours", "14:30", "! figure-clock"),
        ("hours", "1 day", "24 ~"),
        ("hours", "3 working days", "! figure-unit"),
        ("hours", "3个工作日", "! figure-unit"),
        ("hours", "5 m", "! figure-unit"),
        ("天|days", "0.6 days", "0.6"),
        ("天|days", "1 day", "1"),
        ("天|days", "0.6天", "0.6"),
        ("天|days", "3 working days", "! figure-unit"),
        ("天|days", "36 hours", "1.5 ~"),
        ("天|days", "2 months", "! figure-unit"),
        ("工作日|working days", "3 business days", "3"),
        ("工作日|working days", "3个工作日", "3"),
        ("工作日|working days", "3 days", "! figure-unit"),
        ("工作日|working days", "24 hours", "! figure-unit"),
        ("months", "2 years", "24 ~"),
        ("months", "60 days", "! figure-unit"),
        ("h:mm", "14:30", "870"),
        ("h:mm", "14:20", "860"),
        ("h:mm", "14:75", "! figure-clock"),
        ("h:mm", "14:30:10", "! figure-clock"),
        ("h:mm", "14", "! figure-clock"),
        ("h:mm", "0", "0"),
        ("h:mm", "14 hours", "840 ~"),
        ("mm:ss", "14:30", "870"),
        // Shares.
        ("percent", "42.0%", "42.0"),
        ("percent", "42.0 %", "42.0"),
        ("percent", "42.0％", "42.0"),
        ("percent", "42.0 per cent", "42.0"),
        ("%", "42.0 percent", "42.0"),
        ("percent", "5%–10%", "5-10"),
        ("percent", "百分之42", "42"),
        ("percent", "5‰", "0.5 ~"),
        ("fraction", "42.0%", "0.42 ~"),
        ("percent", "5万", "! figure-unit"),
        ("percent", "5个百分点", "! figure-unit"),
        ("percent", "5元", "! figure-unit"),
    ] {
        let kind = if unit_of_cell.starts_with('件') { CellKind::Count } else { CellKind::Amount };
        assert_eq!(said(text, kind, Some(&unit(unit_of_cell))), right, "{text} in {unit_of_cell}");
    }
}

#[test]
fn a_count_stays_whole_and_a_change_keeps_its_sign() {
    let (thousands, cases) = (unit("千件"), unit("件"));
    assert_eq!(said("1500件", CellKind::Count, Some(&thousands)), "! figure-not-whole");
    assert_eq!(said("1.5件", CellKind::Count, Some(&cases)), "! figure-not-whole");
    assert_eq!(said("+19件", CellKind::Change, Some(&cases)), "+19");
    assert_eq!(said("增 5 件", CellKind::Change, Some(&cases)), "+5");
    assert_eq!(said("减2.5万件", CellKind::Change, Some(&cases)), "-25000 ~");
    assert_eq!(said("-5%", CellKind::Number, Some(&unit("percent"))), "-5");
    assert_eq!(said("-€5", CellKind::Number, Some(&unit("EUR"))), "-5");
    assert_eq!(said("€-5", CellKind::Number, Some(&unit("EUR"))), "-5");
    assert_eq!(said("-€5", CellKind::Amount, Some(&unit("EUR"))), "! figure-sign");
}

#[test]
fn a_figure_may_say_its_own_unit_where_the_form_names_none() {
    let own = |text: &str, kind| {
        let figure = read(text, kind, 4, None).unwrap();
        figure.own_unit().map_or(String::new(), |unit| unit.label.text("zh").to_owned())
    };
    for (text, value, unit) in [
        ("251000元", "251000", "元"),
        ("25.1万元", "251000 ~", "元"),
        ("251000（元）", "251000", "元"),
        ("5件", "5", "件"),
        ("5万件", "50000 ~", "件"),
        ("€0.6", "0.6", "欧元"),
        ("42%", "42", "%"),
        ("22（其中修订16件）", "22*", ""),
        ("22件（其中修订16件）", "22*", "件"),
    ] {
        assert_eq!(said(text, CellKind::Amount, None), value, "{text}");
        assert_eq!(own(text, CellKind::Amount), unit, "{text}");
    }
    for (text, code) in [("5万", "unit"), ("5 of them", "not-a-number"), ("14:30", "clock")] {
        assert_eq!(said(text, CellKind::Amount, None), format!("! figure-{code}"), "{text}");
    }
}

/// Known units, each with its dimension and what it is as a fraction of the base.
const UNITS: [(&str, &str, i128, i128); 26] = [
    ("元", "CNY", 1, 1),
    ("千元", "CNY", 1_000, 1),
    ("万元", "CNY", 10_000, 1),
    ("亿元", "CNY", 100_000_000, 1),
    ("EUR", "EUR", 1, 1),
    ("thousand EUR", "EUR", 1_000, 1),
    ("million euros", "EUR", 1_000_000, 1),
    ("US dollars", "USD", 1, 1),
    ("GBP", "GBP", 1, 1),
    ("seconds", "time", 1, 1),
    ("minutes", "time", 60, 1),
    ("小时", "time", 3_600, 1),
    ("hours", "time", 3_600, 1),
    ("days", "time", 86_400, 1),
    ("weeks", "time", 604_800, 1),
    ("个月", "months", 1, 1),
    ("years", "months", 12, 1),
    ("working days", "working days", 1, 1),
    ("工作日", "working days", 1, 1),
    ("percent", "share", 1, 100),
    ("‰", "share", 1, 1_000),
    ("件", "件", 1, 1),
    ("千件", "件", 1_000, 1),
    ("万件", "件", 10_000, 1),
    ("项", "项", 1, 1),
    ("人次", "人次", 1, 1),
];

proptest! {
    #[test]
    fn a_converted_figure_is_exactly_equal_and_never_of_another_dimension(
        whole in 0..1_000_000_000_i64,
        scale in 0..5_u32,
        printed in 0..UNITS.len(),
        cell in 0..UNITS.len(),
        space in prop::sample::select(vec!["", " "]),
    ) {
        let (words, dimension, above, below) = UNITS[printed];
        let (of_cell, dimension_of_cell, above_of_cell, below_of_cell) = UNITS[cell];
        let number = Decimal::new(whole, scale);
        let text = format!("{number}{space}{words}");
        match read(&text, CellKind::Amount, ANY_DECIMALS, Some(&unit(of_cell))) {
            Ok(figure) => {
                prop_assert_eq!(dimension, dimension_of_cell, "{} in {}", text, of_cell);
                prop_assert_eq!(figure.to_string(), text.clone());
                let value = figure.value.number().unwrap();
                // number × above / below = value × above of the cell / below of the cell, in whole numbers.
                let one = number.mantissa() * above * below_of_cell * 10_i128.pow(value.scale());
                let other = value.mantissa() * above_of_cell * below * 10_i128.pow(number.scale());
                prop_assert_eq!(one, other, "{} in {}: {}", text, of_cell, value);
            }
            Err(refusal) if dimension == dimension_of_cell => {
                // It is no decimal, or has too many digits.
                let (above, below) = (number.mantissa() * above * below_of_cell, above_of_cell * below);
                let scaled = above * 10_i128.pow(18);
                let all = below * 10_i128.pow(number.scale());
                let fits = scaled % all == 0 && scaled / all < 10_i128.pow(18);
                prop_assert!(!fits, "{text} in {of_cell}: {refusal:?}");
            }
            Err(refusal) => prop_assert_eq!(refusal.code.0, "figure-unit", "{} in {}", text, of_cell),
        }
    }
}
