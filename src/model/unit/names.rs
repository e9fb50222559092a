//! What known units are called in the languages of a page.

use super::clock::clock;
use super::measure::{Dimension, Measure};
use super::ratio::Ratio;
use super::recognise::{Spoken, recognise};
use super::words::{MONEY, OTHERS};
use crate::model::label::Label;

/// What a unit is called in Chinese and in English, where that is certain. Words for things are not
/// translated: 件 is a request, a case or a document.
pub(super) fn names(measure: &Measure) -> Option<[(&'static str, String); 2]> {
    let [zh, en] = base(measure)?;
    let chinese = match measure.power {
        0 => "",
        2 => "百",
        3 => "千",
        4 => "万",
        5 => "十万",
        6 => "百万",
        7 => "千万",
        8 => "亿",
        9 => "十亿",
        _ => return None,
    };
    let english = match measure.power {
        0 => "",
        2 => "hundred ",
        3 => "thousand ",
        4 => "10,000 ",
        5 => "100,000 ",
        6 => "million ",
        8 => "100 million ",
        9 => "billion ",
        _ => return None,
    };
    Some([("zh", format!("{chinese}{zh}")), ("en", format!("{english}{en}"))])
}

/// The first two words of a currency or of a size: Chinese, then English.
fn base(measure: &Measure) -> Option<[&'static str; 2]> {
    let plain = measure.clone().with_power(0);
    let is_it = |word: &&str| recognise(word) == Some(Spoken::Unit(plain.clone()));
    let mut words: Vec<&'static str> = match &measure.dimension {
        Dimension::Money(_) => MONEY.iter().map(|(word, _)| *word).collect(),
        Dimension::Time | Dimension::Months | Dimension::WorkingDays | Dimension::Share => {
            OTHERS.iter().map(|(word, _)| *word).collect()
        }
        Dimension::Count(_) | Dimension::Free(_) => return None,
    };
    words.retain(is_it);
    match words[..] {
        [zh, en, ..] if !zh.is_ascii() || !zh.contains(char::is_alphabetic) => Some([zh, en]),
        _ => None,
    }
}

/// A name with the words it lacks for a page in Chinese or in English.
pub(super) fn complete(label: Label, measure: &Measure) -> Label {
    // A name of the way to print a duration says nothing of the number it is.
    let is_way = label.iter().any(|(_, text)| clock(text).is_some());
    let label = if is_way { Label::default() } else { label };
    let Some(names) = names(measure) else { return label };
    // A plain text is taken to be in the archive's first language; a known word says itself which it is in.
    let has_letters = |text: &str| text.contains(char::is_alphabetic);
    let tag_of = |tag: &'_ str, text: &str| match (tag, text.is_ascii()) {
        ("zh", true) if has_letters(text) && label.exactly("en").is_none() => "en".to_owned(),
        ("en", false) if has_letters(text) && label.exactly("zh").is_none() => "zh".to_owned(),
        _ => tag.to_owned(),
    };
    let mut all: Vec<(String, String)> =
        label.iter().map(|(tag, text)| (tag_of(tag, text), text.to_owned())).collect();
    let sign = all.iter().any(|(_, text)| !has_letters(text));
    for (tag, name) in names {
        if !sign && all.iter().all(|(known, _)| known != tag) {
            all.push((tag.to_owned(), name));
        }
    }
    Label::new(all)
}

/// What a share is when the part is all: 1 for a fraction, 100 for a per cent.
pub(super) fn whole(base: Ratio) -> u32 {
    base.inverse().apply(rust_decimal::Decimal::ONE, 0).and_then(|whole| whole.try_into().ok()).unwrap_or(100)
}
