//! What is read prints as it was written, whatever it is.

use super::{CellKind, Decimal, MOST_DECIMALS, add, read};
use proptest::prelude::*;

/// Texts that are figures, or nearly figures.
fn texts() -> impl Strategy<Value = String> {
    let digits =
        prop_oneof!["0|[1-9][0-9]{0,5}", "[0-9]{1,3}\\.[0-9]{1,5}", "0{1,2}(\\.0{1,3})?", "[０-９]{1,3}"];
    let before = prop::sample::select(vec![
        "", "", "", "", "+", "-", "−", "–", "＋", "－", "<", ">", "≤ ", "≥", "<=", "＞＝", "增 ", "减",
        "减少", " ", "\u{3000}", "\u{a0}", "~",
    ]);
    let after = prop::sample::select(vec![
        "",
        "",
        "",
        "",
        " ",
        "\u{3000}",
        "件",
        "元",
        "（其中 1 件）",
        " (1 late)",
        "-9999",
        "–9999",
        " ～ 9999",
    ]);
    let dashes = "[-‐‑‒–—―−－﹣﹘／/ ]{1,3}";
    prop_oneof![
        6 => (before, digits, after).prop_map(|(before, digits, after)| format!("{before}{digits}{after}")),
        1 => dashes,
        1 => "\\PC{0,6}",
    ]
}

/// A number of at most 18 digits, as it can be read, and as a whole number of its last decimal.
fn number() -> impl Strategy<Value = (i128, u32)> {
    let digits = 0..=18u32;
    let units = digits.prop_flat_map(|digits| 0..10i128.pow(digits));
    (units, any::<bool>(), 0..18u32)
        .prop_map(|(units, negative, decimals)| (if negative { -units } else { units }, decimals))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn printed_text_is_never_altered(text in texts()) {
        for (_, kind) in CellKind::ALL {
            if let Ok(figure) = read(&text, kind, MOST_DECIMALS, None) {
                let printed = if text == "~" { "" } else { &text };
                prop_assert_eq!(figure.to_string(), printed, "{:?}", kind);
            }
        }
    }

    #[test]
    fn a_sum_is_exact_or_none(one in number(), other in number()) {
        let decimal = |(units, decimals): (i128, u32)| Decimal::from_i128_with_scale(units, decimals);
        let most = one.1.max(other.1);
        let scaled = |(units, decimals): (i128, u32)| units * 10i128.pow(most - decimals);
        let exact = scaled(one) + scaled(other);
        match add(decimal(one), decimal(other)) {
            Some(sum) => {
                let sum = sum.mantissa() * 10i128.pow(most - sum.scale().min(most));
                prop_assert_eq!(sum, exact);
            }
            None => prop_assert!(exact.abs() >= 1 << 95, "{} could be held", exact),
        }
    }
}

#[test]
fn a_zero_keeps_the_sign_that_is_printed() {
    for text in ["+0", "-0", "0"] {
        assert_eq!(read(text, CellKind::Change, 0, None).unwrap().to_string(), text);
    }
    for text in ["-0", "-0.00", "0.0"] {
        assert_eq!(read(text, CellKind::Amount, 2, None).unwrap().to_string(), text);
    }
}
