//! Labels as documents print them, and how much two are alike: width, brackets, spaces, punctuation, line
//! breaks, look-alike characters and numbers in front differ from print to print.

use crate::text::character::is_wide;
use unicode_normalization::UnicodeNormalization;

/// Two labels say the same.
pub(super) const SAME: u32 = 100;
/// Two labels say the same but for words in brackets that one lacks.
pub(super) const SAME_BUT_FOR_BRACKETS: u32 = 95;
/// Two labels say the same but for words in brackets, or a part at the end that one lacks.
pub(super) const NEARLY: u32 = 90;
/// Less than this is another label.
pub(super) const LIKE: u32 = 75;

/// Characters that turn a label into another.
const TURNING: [char; 12] = ['非', '不', '未', '无', '上', '下', '前', '去', '拟', '另', '除', '本'];

/// A label without what differs from print to print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// Its letters and digits, without the number in front.
    letters: Vec<char>,
    /// How many of them stand before the first bracket; all where there is none.
    core: usize,
    /// The number in front: `（三）` and `三、` are 3.
    number: Option<u32>,
    /// Those of them that turn a label into another, in their order.
    turning: Vec<char>,
    /// A bit for each of its letters, by which most other labels are known to be others at once.
    mask: u64,
    /// Its letters in the order of the alphabet, by which nearly all others are.
    sorted: Vec<char>,
}

impl Words {
    /// The words of a printed label.
    pub(super) fn of(text: &str) -> Self {
        let plain: String = text.nfkc().map(same_character).collect();
        let (number, rest) = numbered(plain.trim_start());
        let mut letters = Vec::new();
        let mut core = None;
        for c in rest.chars() {
            if matches!(c, '(' | '[' | '【' | '〔') && !letters.is_empty() && core.is_none() {
                core = Some(letters.len());
            }
            if c.is_alphanumeric() {
                letters.extend(c.to_lowercase());
            }
        }
        let mask = letters.iter().fold(0, |mask, &c| mask | 1 << (u32::from(c) % 64));
        let mut sorted = letters.clone();
        sorted.sort_unstable();
        let turns = |c: &char| TURNING.contains(c) || c.is_ascii_digit();
        let turning = letters.iter().copied().filter(turns).collect();
        Self { core: core.unwrap_or(letters.len()), letters, number, turning, mask, sorted }
    }

    /// The words of a label that is not known: they are another label's than any.
    pub(super) fn unknown() -> Self {
        Self { letters: vec![char::REPLACEMENT_CHARACTER], core: 1, ..Self::default() }
    }

    /// Whether there is nothing to compare.
    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Its letters and digits, without the number in front.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The same with what stands in brackets read on as plain words.
    pub(super) fn without_brackets(&self) -> Self {
        Self { core: self.letters.len(), ..self.clone() }
    }

    /// How much it says the same as another, up to [`SAME`]; 0 where it is surely another label.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        if self.is_empty() || other.is_empty() {
            return 0;
        }
        let other_number = matches!((self.number, other.number), (Some(one), Some(two)) if one != two);
        let words = self.likeness_of_letters(other);
        // Under another number even the same words may be another row; `其他` is under several.
        if other_number { words.saturating_sub(12) } else { words }
    }

    /// Whether it has the same letters under another number: a row that was put in has the next one.
    pub(super) fn is_renumbered(&self, other: &Self) -> bool {
        self.number.is_some() && other.number.is_some() && self.letters == other.letters
    }

    /// Whether its letters stand in another label, one after another: enough of them to be no chance.
    pub(super) fn is_part_of(&self, whole: &Self) -> bool {
        let enough = if self.letters.iter().any(|&c| is_wide(c)) { 2 } else { 4 };
        self.len() >= enough && whole.letters.windows(self.len()).any(|part| part == self.letters)
    }

    fn likeness_of_letters(&self, other: &Self) -> u32 {
        if self.letters == other.letters {
            return SAME;
        }
        let (one, two) = (&self.letters[..self.core], &other.letters[..other.core]);
        if one == two || self.letters == two || one == other.letters {
            return SAME_BUT_FOR_BRACKETS;
        }
        // A letter that one alone has is at least one difference, and more than a fourth of them is too many.
        let (short, long) = if self.len() < other.len() { (self, other) } else { (other, self) };
        let is_contained = short.mask & !long.mask == 0;
        let missing = (long.mask & !short.mask).count_ones().max((short.mask & !long.mask).count_ones());
        if !is_contained && missing as usize * 4 > long.len() {
            return 0;
        }
        // One of these more or less is another row: `不属于国家秘密`, `上年…`, `2023年…`.
        if self.turning != other.turning {
            return 0;
        }
        let is_most = short.len() >= 4 && short.len() * 10 >= long.len() * 6;
        if is_most && (long.letters.starts_with(&short.letters) || long.letters.ends_with(&short.letters)) {
            return NEARLY;
        }
        let longest = long.len();
        if longest < 4 || longest - short.len() > longest / 4 + 1 || missing as usize * 4 > longest {
            return 0;
        }
        // A difference for each letter that one has and the other lacks, at least: a quarter is too many, and
        // to count differences in their order takes the square of the letters.
        if lacking(&short.sorted, &long.sorted).max(lacking(&long.sorted, &short.sorted)) * 4 > longest {
            return 0;
        }
        let distance = strsim::generic_levenshtein(&self.letters, &other.letters);
        let alike = (longest.saturating_sub(distance) * 100) / longest;
        u32::try_from(alike).unwrap_or(0).min(NEARLY - 1)
    }
}

/// How many letters of some are not among others; both in order.
fn lacking(some: &[char], others: &[char]) -> usize {
    let mut others = others.iter().peekable();
    let is_lacking = |letter: &&char| {
        while others.next_if(|other| *other < *letter).is_some() {}
        others.next_if_eq(letter).is_none()
    };
    some.iter().filter(is_lacking).count()
}

/// The character that a look-alike or a variant stands for.
fn same_character(c: char) -> char {
    match c {
        '它' => '他',
        '⺠' => '民',
        '⻛' => '风',
        '⻅' => '见',
        '⻓' | '⻑' => '长',
        '⻔' => '门',
        '⻋' => '车',
        '⻚' => '页',
        '⻢' => '马',
        '⺟' => '母',
        '⻄' => '西',
        '⻆' => '角',
        '⻝' => '食',
        '⻩' => '黄',
        _ => c,
    }
}

/// The number in front of a label and what follows it.
fn numbered(text: &str) -> (Option<u32>, &str) {
    let opened = text.strip_prefix(['(', '[', '〔']);
    let inner = opened.unwrap_or(text).trim_start();
    let end = inner.find(|c: char| !c.is_ascii_digit() && value(c).is_none()).unwrap_or(inner.len());
    let (digits, rest) = inner.split_at(end);
    let Some(number) = number(digits) else { return (None, text) };
    let after = rest.trim_start();
    let closed = after.strip_prefix([')', ']', '〕']);
    let marked = closed.or_else(|| after.strip_prefix(['、', '.', ',', ':', '．', '。', '､']));
    match (opened, closed, marked) {
        // `（三）…`, `3）…`, `三、…`, `1.…`; a number before a digit is no number of a row: `1.5`.
        (Some(_), Some(rest), _) | (None, _, Some(rest))
            if !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            (Some(number), rest.trim_start_matches(['、', '.', ' ']))
        }
        _ => (None, text),
    }
}

fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.chars().count() > 3 {
        return None;
    }
    if let Ok(number) = digits.parse() {
        return Some(number);
    }
    let (mut total, mut last) = (0, None);
    for c in digits.chars() {
        match value(c)? {
            10 => {
                total += last.take().unwrap_or(1) * 10;
            }
            digit => last = Some(digit),
        }
    }
    Some(total + last.unwrap_or(0))
}

fn value(c: char) -> Option<u32> {
    "〇一二三四五六七八九十".chars().position(|digit| digit == c).and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{LIKE, SAME, Words, lacking};
    use proptest::prelude::*;

    fn likeness(one: &str, other: &str) -> u32 {
        Words::of(one).likeness(&Words::of(other))
    }

    proptest! {
        #[test]
        fn no_more_letters_are_lacking_than_differ(one in "[a-e]{0,12}", other in "[a-e]{0,12}") {
            let [one, other] = [one, other].map(|text| Words::of(&text));
            let apart = lacking(&one.sorted, &other.sorted).max(lacking(&other.sorted, &one.sorted));
            prop_assert!(apart <= strsim::generic_levenshtein(&one.letters, &other.letters));
            let turned: String = one.letters.iter().rev().collect();
            prop_assert_eq!(lacking(&Words::of(&turned).sorted, &one.sorted), 0);
        }
    }

    #[test]
    fn what_differs_from_print_to_print_does_not_count() {
        for (one, other) in [
            ("（三）不予公开", "(三)不予公开"),
            ("（三）不予公开", "三、不予公开"),
            ("1.属于国家秘密", "1、属于 国家\n秘密"),
            ("1.属于国家秘密", "1．属于国家秘密"),
            ("3.其他", "3. 其它"),
            ("二、上年结转", "⼆、上年结转"),
            ("3.危及“三安全一稳定”", "3.危及\"三安全一稳定\""),
            ("本年增/减", "本年增／减"),
            ("（七）总计", "总计"),
            ("商业企业", "商业\u{200b}企业"),
        ] {
            assert_eq!(likeness(one, other), SAME, "{one} {other}");
        }
    }

    #[test]
    fn words_in_brackets_and_lost_characters_are_nearly_the_same() {
        for (one, other) in [
            ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
            ("本年收费金额（单位：万元）", "本年收费金额"),
            ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数"),
            ("社会公益组织", "社会公益"),
        ] {
            let likeness = likeness(one, other);
            assert!((LIKE..SAME).contains(&likeness), "{one} {other}: {likeness}");
        }
    }

    #[test]
    fn other_rows_are_other_rows() {
        for (one, other) in [
            ("行政许可", "行政处罚"),
            ("行政处罚", "行政强制"),
            ("其他", "总计"),
            ("结果维持", "结果纠正"),
            ("（一）予以公开", "（三）不予公开"),
            ("本年制发件数", "本年废止件数"),
            ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"),
            ("规章", "行政规范性文件"),
            ("1.属于国家秘密", "1.不属于国家秘密"),
            ("商业企业", "非商业企业"),
            ("本年处理决定数量", "上年处理决定数量"),
            ("申请人情况", "2023年申请人情况"),
            ("", ""),
        ] {
            assert!(likeness(one, other) < LIKE, "{one} {other}: {}", likeness(one, other));
        }
    }
}
