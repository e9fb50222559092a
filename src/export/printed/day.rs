//! Days as documents write them.

/// A day, `YYYY-MM-DD`, as a document of a language writes it: `2025年1月20日` in Chinese.
pub(super) fn written(day: &str, language: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    match parts[..] {
        [year, month, day] if language.starts_with("zh") => {
            let plain = |number: &str| number.trim_start_matches('0').to_owned();
            format!("{year}年{}月{}日", plain(month), plain(day))
        }
        _ => day.to_owned(),
    }
}

/// Whether a line is a day and nothing else.
pub(super) fn is_day(line: &str) -> bool {
    const NUMERALS: &str = "〇○零一二三四五六七八九十";
    let words: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let words = words.trim_matches(['(', ')', '（', '）']);
    let is_part = |part: &str| {
        (1..=4).contains(&part.chars().count())
            && part.chars().all(|c| c.is_ascii_digit() || NUMERALS.contains(c))
    };
    let parted = |signs: [char; 3]| {
        let parts: Vec<&str> = words.split(signs).collect();
        parts.first().is_some_and(|year| year.chars().count() == 4)
            && parts.iter().filter(|part| !part.is_empty()).count() == 3
            && parts.iter().take(3).all(|part| is_part(part))
    };
    (words.ends_with('日') && parted(['年', '月', '日'])) || parted(['-', '/', '.'])
}

#[cfg(test)]
mod tests {
    use super::{is_day, written};

    #[test]
    fn days_are_written_and_known() {
        assert_eq!(written("2025-01-20", "zh"), "2025年1月20日");
        assert_eq!(written("2025-01-20", "en"), "2025-01-20");
        for day in
            ["2025年1月20日", "2025 年 1 月 20 日", "二〇二五年一月二十日", "2025-01-20", "（2025.1.20）"]
        {
            assert!(is_day(day), "{day}");
        }
        for words in ["2025年", "2025年度", "1月20日", "2025年1月20日前", "12.5", "", "日"] {
            assert!(!is_day(words), "{words}");
        }
    }
}
