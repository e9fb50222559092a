//! The words and signs that are known to be units, and what each measures.
//!
//! Only what is certain stands here. 分 is a minute, a hundredth of a yuan and a point; `m` is a minute, a
//! metre and a million: they are read only where something beside them says which.

use super::measure::Currencies;

/// What a word measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Things, each counted by itself.
    Count,
    /// Money.
    Money(Currencies),
    /// So many seconds.
    Seconds(u64),
    /// So many months.
    Months(u64),
    /// So many working days.
    WorkingDays(u64),
    /// A part of so many.
    Share(u64),
}

const DOLLARS: Currencies = &["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"];
const CNY: Currencies = &["CNY"];
const USD: Currencies = &["USD"];
const EUR: Currencies = &["EUR"];
const GBP: Currencies = &["GBP"];
const JPY: Currencies = &["JPY"];
const HKD: Currencies = &["HKD"];
const MOP: Currencies = &["MOP"];
const TWD: Currencies = &["TWD"];
const AUD: Currencies = &["AUD"];
const CAD: Currencies = &["CAD"];
const NZD: Currencies = &["NZD"];
const SGD: Currencies = &["SGD"];
const CHF: Currencies = &["CHF"];
const KRW: Currencies = &["KRW"];
const INR: Currencies = &["INR"];
const RUB: Currencies = &["RUB"];
const SEK: Currencies = &["SEK"];
const NOK: Currencies = &["NOK"];
const DKK: Currencies = &["DKK"];
const PLN: Currencies = &["PLN"];

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Words for money, in small letters. Of several for one currency the first is its name in Chinese, the
/// second that in English.
pub(super) const MONEY: &[(&str, Currencies)] = &[
    ("元", CNY),
    ("yuan", CNY),
    ("人民币", CNY),
    ("人民币元", CNY),
    ("元人民币", CNY),
    ("renminbi", CNY),
    ("rmb", CNY),
    ("cny", CNY),
    ("¥", &["CNY", "JPY"]),
    ("美元", USD),
    ("us dollars", USD),
    ("us dollar", USD),
    ("u.s. dollars", USD),
    ("u.s. dollar", USD),
    ("us$", USD),
    ("usd", USD),
    ("$", DOLLARS),
    ("dollars", DOLLARS),
    ("dollar", DOLLARS),
    ("欧元", EUR),
    ("euros", EUR),
    ("euro", EUR),
    ("€", EUR),
    ("eur", EUR),
    ("英镑", GBP),
    ("pounds sterling", GBP),
    ("£", GBP),
    ("gbp", GBP),
    ("日元", JPY),
    ("yen", JPY),
    ("円", JPY),
    ("jpy", JPY),
    ("港元", HKD),
    ("hong kong dollars", HKD),
    ("港币", HKD),
    ("hk$", HKD),
    ("hkd", HKD),
    ("澳门元", MOP),
    ("patacas", MOP),
    ("mop", MOP),
    ("新台币", TWD),
    ("new taiwan dollars", TWD),
    ("nt$", TWD),
    ("twd", TWD),
    ("澳元", AUD),
    ("australian dollars", AUD),
    ("a$", AUD),
    ("aud", AUD),
    ("加元", CAD),
    ("canadian dollars", CAD),
    ("c$", CAD),
    ("cad", CAD),
    ("新西兰元", NZD),
    ("new zealand dollars", NZD),
    ("nz$", NZD),
    ("nzd", NZD),
    ("新加坡元", SGD),
    ("singapore dollars", SGD),
    ("s$", SGD),
    ("sgd", SGD),
    ("瑞士法郎", CHF),
    ("swiss francs", CHF),
    ("chf", CHF),
    ("韩元", KRW),
    ("won", KRW),
    ("₩", KRW),
    ("krw", KRW),
    ("印度卢比", INR),
    ("indian rupees", INR),
    ("₹", INR),
    ("inr", INR),
    ("卢布", RUB),
    ("roubles", RUB),
    ("₽", RUB),
    ("rub", RUB),
    ("瑞典克朗", SEK),
    ("swedish kronor", SEK),
    ("sek", SEK),
    ("挪威克朗", NOK),
    ("norwegian kroner", NOK),
    ("nok", NOK),
    ("丹麦克朗", DKK),
    ("danish kroner", DKK),
    ("dkk", DKK),
    ("兹罗提", PLN),
    ("zloty", PLN),
    ("pln", PLN),
];

/// Words for time and shares, in small letters. Of several of one size the first is Chinese, the second
/// English.
pub(super) const OTHERS: &[(&str, Known)] = &[
    ("秒", Known::Seconds(1)),
    ("seconds", Known::Seconds(1)),
    ("second", Known::Seconds(1)),
    ("secs", Known::Seconds(1)),
    ("sec", Known::Seconds(1)),
    ("秒钟", Known::Seconds(1)),
    ("分钟", Known::Seconds(MINUTE)),
    ("minutes", Known::Seconds(MINUTE)),
    ("minute", Known::Seconds(MINUTE)),
    ("mins", Known::Seconds(MINUTE)),
    ("min", Known::Seconds(MINUTE)),
    ("小时", Known::Seconds(HOUR)),
    ("hours", Known::Seconds(HOUR)),
    ("hour", Known::Seconds(HOUR)),
    ("hrs", Known::Seconds(HOUR)),
    ("hr", Known::Seconds(HOUR)),
    ("h", Known::Seconds(HOUR)),
    ("个小时", Known::Seconds(HOUR)),
    ("钟头", Known::Seconds(HOUR)),
    ("天", Known::Seconds(DAY)),
    ("days", Known::Seconds(DAY)),
    ("day", Known::Seconds(DAY)),
    ("日", Known::Seconds(DAY)),
    ("自然日", Known::Seconds(DAY)),
    ("日历日", Known::Seconds(DAY)),
    ("calendar days", Known::Seconds(DAY)),
    ("calendar day", Known::Seconds(DAY)),
    ("周", Known::Seconds(7 * DAY)),
    ("weeks", Known::Seconds(7 * DAY)),
    ("week", Known::Seconds(7 * DAY)),
    ("星期", Known::Seconds(7 * DAY)),
    ("个星期", Known::Seconds(7 * DAY)),
    ("个月", Known::Months(1)),
    ("months", Known::Months(1)),
    ("month", Known::Months(1)),
    ("年", Known::Months(12)),
    ("years", Known::Months(12)),
    ("year", Known::Months(12)),
    ("工作日", Known::WorkingDays(1)),
    ("working days", Known::WorkingDays(1)),
    ("working day", Known::WorkingDays(1)),
    ("个工作日", Known::WorkingDays(1)),
    ("business days", Known::WorkingDays(1)),
    ("business day", Known::WorkingDays(1)),
    ("小数", Known::Share(1)),
    ("fraction", Known::Share(1)),
    ("parts of one", Known::Share(1)),
    ("%", Known::Share(100)),
    ("per cent", Known::Share(100)),
    ("percent", Known::Share(100)),
    ("百分数", Known::Share(100)),
    ("百分比", Known::Share(100)),
    ("百分之", Known::Share(100)),
    ("‰", Known::Share(1000)),
    ("per mille", Known::Share(1000)),
    ("千分之", Known::Share(1000)),
];

/// Chinese words for things that are counted.
pub(super) const COUNTED: &[&str] = &[
    "件", "项", "条", "个", "份", "次", "人", "起", "篇", "人次", "件次", "户", "家", "册", "宗", "例", "场",
    "期", "部", "名", "位", "页", "处", "台", "套", "辆", "批", "卷", "张", "户次", "家次", "场次", "批次",
    "人天",
];

/// Chinese powers of ten, the longest first.
pub(super) const CHINESE_POWERS: &[(&str, u32)] = &[
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
];

/// English powers of ten; one that begins like another stands before it.
pub(super) const ENGLISH_POWERS: &[(&str, u32)] = &[
    ("100 million", 8),
    ("hundred", 2),
    ("thousand", 3),
    ("thousands", 3),
    ("million", 6),
    ("millions", 6),
    ("mn", 6),
    ("billion", 9),
    ("billions", 9),
    ("bn", 9),
    ("trillion", 12),
    ("trillions", 12),
    ("100", 2),
    ("1,000", 3),
    ("1000", 3),
    ("10,000", 4),
    ("10000", 4),
    ("100,000", 5),
    ("1,000,000", 6),
];

/// Powers of ten that mean one only beside a word for money: `€5m`, `£'000`.
pub(super) const POWERS_OF_MONEY: &[(&str, u32)] =
    &[("k", 3), ("m", 6), ("'000", 3), ("’000", 3), ("000", 3)];

/// What a word in small letters measures.
pub(super) fn known(word: &str) -> Option<Known> {
    let other = || OTHERS.iter().find(|(known, _)| *known == word).map(|(_, what)| *what);
    let counted = || COUNTED.contains(&word).then_some(Known::Count);
    money(word).map(Known::Money).or_else(other).or_else(counted)
}

/// The currencies that a word in small letters may stand for.
pub(super) fn money(word: &str) -> Option<Currencies> {
    MONEY.iter().find(|(known, _)| *known == word).map(|(_, currencies)| *currencies)
}
