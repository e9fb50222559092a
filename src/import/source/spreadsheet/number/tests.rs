//! Numbers are what was typed.

use super::Number;
use proptest::prelude::*;

fn read(text: &str) -> String {
    Number::parse(text).unwrap().to_string()
}

#[test]
fn noise_behind_fifteen_digits_is_dropped() {
    for (written, number) in [
        ("4068.2080000000001", "4068.208"),
        ("0.30000000000000004", "0.3"),
        ("7.0000000000000007E-2", "0.07"),
        ("1.5E+3", "1500"),
        ("1E-5", "0.00001"),
        ("-0", "0"),
        ("-.50", "-0.5"),
        ("999999999999999.9", "1000000000000000"),
        ("0.33333333333333331", "0.333333333333333"),
        ("00012", "12"),
    ] {
        assert_eq!(read(written), number, "{written}");
    }
}

#[test]
fn what_is_no_number_is_none() {
    for wrong in ["", "-", ".", "1,5", "1e999999999", "NaN", "inf", "1.2.3", "１"] {
        assert_eq!(Number::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn numbers_are_rounded_half_away_from_zero() {
    let rounded = |text: &str, decimals| Number::parse(text).unwrap().rounded(decimals).to_string();
    assert_eq!(rounded("12.5", 0), "13");
    assert_eq!(rounded("-0.05", 1), "-0.1");
    assert_eq!(rounded("0.04", 1), "0");
    assert_eq!(rounded("999.96", 1), "1000");
}

proptest! {
    #[test]
    fn what_was_typed_comes_back(whole in -99_999_999_i64..99_999_999, fraction in 0_u32..999_999) {
        let typed = format!("{whole}.{fraction:06}");
        let binary: f64 = typed.parse().unwrap();
        prop_assert_eq!(Number::parse(&typed), Number::of_binary(binary.to_bits()));
        prop_assert_eq!(Number::parse(&typed), Number::parse(&format!("{binary:.17e}")));
    }

    #[test]
    fn nothing_makes_it_panic(text in "[-+0-9.eE]{0,24}", decimals in 0_usize..40) {
        if let Some(number) = Number::parse(&text) {
            let _ = (number.to_string(), number.split(), number.clone().rounded(decimals).to_string());
            prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
        }
    }
}
