//! How numbers are written.

use crate::import::source::docx::numerals::numeral;
use proptest::prelude::*;

const FORMATS: [&str; 32] = [
    "decimal",
    "decimalHalfWidth",
    "decimalZero",
    "none",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "decimalFullWidth",
    "decimalFullWidth2",
    "numberInDash",
    "ordinal",
    "decimalEnclosedCircle",
    "decimalEnclosedCircleChinese",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "ideographEnclosedCircle",
    "chineseCountingThousand",
    "taiwaneseCountingThousand",
    "chineseLegalSimplified",
    "ideographLegalTraditional",
    "chineseCounting",
    "taiwaneseCounting",
    "ideographDigital",
    "japaneseDigitalTenThousand",
    "taiwaneseDigital",
    "japaneseCounting",
    "ideographTraditional",
    "ideographZodiac",
    "bullet",
    "custom",
    "001, 002, ...",
];

fn written(format: &str, numbers: &[u32]) -> String {
    let each = numbers.iter().map(|number| numeral(format, *number).unwrap());
    each.collect::<Vec<_>>().join(" ")
}

#[test]
fn characters() {
    let some = [
        1, 9, 10, 11, 19, 20, 21, 99, 100, 101, 110, 111, 120, 999, 1000, 1001, 1010, 1100, 10_000, 10_001,
        120_030,
    ];
    assert_eq!(
        written("chineseCountingThousand", &some),
        "一 九 十 十一 十九 二十 二十一 九十九 一百 一百零一 一百一十 一百一十一 一百二十 九百九十九 一千 一千零一 一千零一十 \
         一千一百 一万 一万零一 十二万零三十"
    );
    assert_eq!(
        written("chineseCounting", &[1, 10, 12, 30, 45, 100, 112]),
        "一 十 十二 三十 四十五 一○○ 一一二"
    );
    assert_eq!(
        written("japaneseCounting", &[1, 10, 12, 30, 100, 110, 111, 201, 1000]),
        "一 十 十二 三十 百 百十 百十一 二百一 千"
    );
    assert_eq!(written("ideographDigital", &[1, 10, 23, 105]), "一 一〇 二三 一〇五");
    assert_eq!(written("chineseLegalSimplified", &[1, 10, 12, 105]), "壹 壹拾 壹拾贰 壹佰零伍");
    assert_eq!(written("ideographTraditional", &[1, 10, 11]), "甲 癸 11");
    assert_eq!(written("ideographZodiac", &[1, 12]), "子 亥");
}

#[test]
fn digits_letters_and_signs() {
    assert_eq!(
        written("upperRoman", &[1, 4, 9, 14, 40, 90, 400, 1999, 2024]),
        "I IV IX XIV XL XC CD MCMXCIX MMXXIV"
    );
    assert_eq!(written("lowerLetter", &[0, 1, 26, 27, 28, 53]), "0 a z aa bb aaa");
    assert_eq!(written("decimalFullWidth", &[1, 10]), "１ １０");
    assert_eq!(written("decimalEnclosedCircle", &[1, 20, 21]), "① ⑳ 21");
    assert_eq!(written("decimalEnclosedCircleChinese", &[10, 11]), "⑩ 11");
    assert_eq!(written("decimalEnclosedParen", &[1, 20]), "⑴ ⒇");
    assert_eq!(written("decimalEnclosedFullstop", &[1, 20]), "⒈ ⒛");
    assert_eq!(written("decimalZero", &[1, 10, 100]), "01 10 100");
    assert_eq!(written("ordinal", &[1, 2, 3, 4, 11, 12, 21, 111]), "1st 2nd 3rd 4th 11th 12th 21st 111th");
    assert_eq!(numeral("hebrew1", 1), None);
}

proptest! {
    /// No number is too large to be written, and none is written at length.
    #[test]
    fn every_number_is_written(format in 0..FORMATS.len(), number: u32) {
        prop_assert!(numeral(FORMATS[format], number).is_none_or(|text| text.chars().count() <= 40));
    }

    /// Different numbers are written differently.
    #[test]
    fn numbers_stay_apart(one in 1..200_000u32, other in 1..200_000u32) {
        for format in ["chineseCountingThousand", "japaneseCounting", "chineseLegalSimplified", "chineseCounting"] {
            prop_assert_eq!(one == other, numeral(format, one) == numeral(format, other), "{}", format);
        }
    }
}
