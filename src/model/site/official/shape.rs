//! What the registered values of a site look like. They are checked as far as a slip of the pen can be
//! distinguished from a number that is only unusual; whether a number exists, no program without a network
//! can know.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::Node;

const BAD_VALUE: Code = Code("official-bad-value");

/// What a province is called in its vehicles' plates and its sites' numbers.
const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新";

/// 网站标识码: ten digits, the first six of them the area; of ministries `bm` and eight digits.
pub(super) fn site_id_code(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let fits = |text: &str| match text.strip_prefix("bm") {
        Some(digits) => is_digits(digits, 8..=8),
        None => is_digits(text, 10..=10),
    };
    let messages = (
        message!(zh: "网站标识码", en: "identification code of a site"),
        message!(
            zh: "写十位数字，如 3213220037；国务院部门写 bm 和八位数字，如 bm07000001",
            en: "write ten digits, as 3213220037, or for a ministry bm and eight digits, as bm07000001"
        ),
    );
    text(node, fits, messages, diagnostics)
}

/// A domain, without `https://` and without a path; in small letters.
pub(super) fn domain(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    // Chinese domains are domains too: 中国政府网.政务.
    let fits = |text: &str| {
        let part = |part: &str| {
            let inner = part.chars().all(|c| c.is_alphanumeric() || c == '-');
            inner && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
        };
        text.contains('.') && text.split('.').all(part) && text.chars().any(char::is_alphabetic)
    };
    let messages = (
        message!(zh: "域名", en: "domain"),
        message!(
            zh: "只写域名，不写 https:// 和路径，如 www.example.gov.cn",
            en: "write the domain alone, without https:// and path, as www.example.gov.cn"
        ),
    );
    text(node, fits, messages, diagnostics).map(|domain| domain.to_ascii_lowercase())
}

/// ICP备案号: `苏ICP备05000001号`, perhaps with the number of the site: `-1`.
pub(super) fn icp(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let fits = |text: &str| {
        let number = of_province(text).and_then(|rest| rest.strip_prefix("ICP备"));
        number.and_then(|rest| rest.split_once('号')).is_some_and(|(digits, site)| {
            let site = site.strip_prefix('-').map_or(site.is_empty(), |site| is_digits(site, 1..=4));
            is_digits(digits, 6..=14) && site
        })
    };
    let messages = (
        message!(zh: "ICP备案号", en: "ICP record number"),
        message!(
            zh: "照备案所写，如 苏ICP备05000001号-1：省份简称、ICP备、数字、号",
            en: "write it as registered, as 苏ICP备05000001号-1: province, ICP备, digits, 号"
        ),
    );
    text(node, fits, messages, diagnostics)
}

/// 公安机关备案号: `苏公网安备32132202000037号`; with its digits, by which it can be looked up.
pub(super) fn police(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<(String, String)> {
    fn code(text: &str) -> Option<&str> {
        let rest = of_province(text)?.strip_prefix("公网安备")?;
        rest.trim_start().strip_suffix('号').filter(|digits| is_digits(digits, 11..=14))
    }
    let messages = (
        message!(zh: "公安机关备案号", en: "public security record number"),
        message!(
            zh: "照备案所写，如 苏公网安备32132202000037号：省份简称、公网安备、十四位数字、号",
            en: "write it as registered, as 苏公网安备32132202000037号: province, 公网安备, fourteen digits, 号"
        ),
    );
    let number = text(node, |text| code(text).is_some(), messages, diagnostics)?;
    let code = code(&number)?.to_owned();
    Some((number, code))
}

/// The text of a value that fits; an error if it does not, with what it should be.
fn text(
    node: &Node<'_>,
    fits: impl Fn(&str) -> bool,
    (what, remedy): (Message, Message),
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let text = node.text(diagnostics)?.trim();
    if fits(text) {
        return Some(text.to_owned());
    }
    let message =
        Message { zh: format!("“{text}”不是{}", what.zh), en: format!("'{text}' is no {}", what.en) };
    diagnostics.push(Diagnostic::error(BAD_VALUE, node.place, message).remedy(remedy));
    None
}

fn of_province(text: &str) -> Option<&str> {
    text.strip_prefix(|c| PROVINCES.contains(c))
}

fn is_digits(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}
