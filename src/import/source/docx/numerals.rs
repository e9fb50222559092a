//! How the numbers of lists are written: in digits, in characters, in letters.

/// The digits of Chinese in everyday writing.
const PLAIN: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The digits of Chinese as on cheques, simplified.
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// The digits of Chinese as on cheques, traditional.
const LEGAL_TRADITIONAL: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];

/// Ten, hundred and thousand in everyday writing.
const UNITS: [&str; 4] = ["", "十", "百", "千"];

/// Ten, hundred and thousand as on cheques.
const LEGAL_UNITS: [&str; 4] = ["", "拾", "佰", "仟"];

/// The ten stems.
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// The twelve branches.
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// A number in a format by the name that OOXML gives it; `None` where the format is not known.
pub(super) fn numeral(format: &str, number: u32) -> Option<String> {
    Some(match format {
        "decimal" | "decimalHalfWidth" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "none" => String::new(),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "decimalFullWidth" | "decimalFullWidth2" => full_width(number),
        "numberInDash" => format!("- {number} -"),
        "ordinal" => ordinal(number),
        "decimalEnclosedCircle" => enclosed(number, '①', 20),
        "decimalEnclosedCircleChinese" => enclosed(number, '①', 10),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10),
        "chineseCountingThousand" | "taiwaneseCountingThousand" => counting(number, &PLAIN, &UNITS),
        "chineseLegalSimplified" => counting(number, &LEGAL, &LEGAL_UNITS),
        "ideographLegalTraditional" => counting(number, &LEGAL_TRADITIONAL, &LEGAL_UNITS),
        "chineseCounting" | "taiwaneseCounting" if number < 100 => counting(number, &PLAIN, &UNITS),
        "chineseCounting" | "taiwaneseCounting" => digits(number, '○'),
        "ideographDigital" | "japaneseDigitalTenThousand" => digits(number, '〇'),
        "taiwaneseDigital" => digits(number, '○'),
        "japaneseCounting" => japanese(number),
        "ideographTraditional" => one_of(number, &STEMS),
        "ideographZodiac" => one_of(number, &BRANCHES),
        _ => return custom(format, number),
    })
}

/// A format that shows how it counts: `001, 002, 003, ...`.
fn custom(format: &str, number: u32) -> Option<String> {
    let first = format.split(',').next()?.trim();
    let is_digits = first.len() > 1 && first.len() < 10 && first.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| format!("{number:0width$}", width = first.len()))
}

/// The digits of a number, from the first.
fn each_digit(number: u32) -> impl Iterator<Item = usize> {
    number.to_string().into_bytes().into_iter().map(|byte| usize::from(byte.saturating_sub(b'0')))
}

/// A number digit by digit.
fn digits(number: u32, zero: char) -> String {
    let character = |digit: usize| if digit == 0 { zero } else { PLAIN.get(digit).copied().unwrap_or(zero) };
    each_digit(number).map(character).collect()
}

/// A number in words of Chinese, with its units.
fn counting(number: u32, digits: &[char; 10], units: &[&str; 4]) -> String {
    let (high, low) = (number / 10_000, number % 10_000);
    if number == 0 || high >= 10_000 {
        return if number == 0 { digits[0].to_string() } else { number.to_string() };
    }
    let mut text = if high == 0 { String::new() } else { counting(high, digits, units) + "万" };
    let mut is_gap = high > 0 && low < 1_000;
    let figures: Vec<usize> = each_digit(low).collect();
    for (at, digit) in figures.iter().enumerate() {
        let unit = units.get(figures.len() - 1 - at).copied().unwrap_or_default();
        if *digit == 0 {
            is_gap = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut is_gap) {
            text.push(digits[0]);
        }
        // Ten to nineteen begin with ten itself.
        if !(text.is_empty() && *digit == 1 && unit == "十") {
            text.extend(digits.get(*digit));
        }
        text.push_str(unit);
    }
    text
}

/// A number in words of Japanese: no zero, and no one before ten, hundred and thousand.
fn japanese(number: u32) -> String {
    let (high, low) = (number / 10_000, number % 10_000);
    if number == 0 || high >= 10_000 {
        return if number == 0 { "〇".to_owned() } else { number.to_string() };
    }
    let mut text = if high == 0 { String::new() } else { japanese(high) + "万" };
    let figures: Vec<usize> = each_digit(low).collect();
    for (at, digit) in figures.iter().enumerate().filter(|(_, digit)| **digit > 0) {
        let unit = UNITS.get(figures.len() - 1 - at).copied().unwrap_or_default();
        if *digit > 1 || unit.is_empty() {
            text.extend(PLAIN.get(*digit));
        }
        text.push_str(unit);
    }
    text
}

/// A number in Roman numerals, where they reach so far.
fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 9_999 {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (step, numeral) in STEPS {
        while left >= step {
            left -= step;
            text.push_str(numeral);
        }
    }
    text
}

/// A number as letters: after `Z` come `AA`, `BB`, `CC`.
fn letters(number: u32, first: u8) -> String {
    let Some(before) = number.checked_sub(1) else { return number.to_string() };
    let (times, letter) = (before / 26 + 1, (before % 26) as u8);
    if times > 30 {
        return number.to_string();
    }
    char::from(first + letter).to_string().repeat(times as usize)
}

/// A number in wide digits.
fn full_width(number: u32) -> String {
    let wide = |digit: usize| char::from_u32('０' as u32 + digit as u32);
    each_digit(number).filter_map(wide).collect()
}

/// A number in English with its ending.
fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// A number as one character, the first of a row of `count`; plain beyond them.
fn enclosed(number: u32, first: char, count: u32) -> String {
    let character =
        (1..=count).contains(&number).then(|| char::from_u32(first as u32 + number - 1)).flatten();
    character.map_or_else(|| number.to_string(), |character| character.to_string())
}

/// The character for a number; plain beyond them.
fn one_of(number: u32, row: &[char]) -> String {
    let character = number.checked_sub(1).and_then(|at| row.get(at as usize));
    character.map_or_else(|| number.to_string(), char::to_string)
}
