//! `official` in `annals.yaml`.

use super::scalar::{definition, described, list_of, mapping, text, web_address};
use crate::text::message;
use crate::text::message::{Language, Message};
use serde_json::{Value, json};

/// The identity of an official site. What is mandatory among official sites is only a warning where it is
/// missing, so nothing is required here.
pub(super) fn official(language: Language) -> Value {
    let say = |schema: Value, words: &Message| described(schema, words, language);
    let label = || definition("label");
    let column = mapping(
        vec![
            ("name", say(label(), &message!(zh: "栏目名称", en: "the name of the column"))),
            ("description", say(label(), &message!(zh: "栏目描述", en: "what the column holds"))),
            (
                "keywords",
                say(
                    or_nothing(&list_of(&definition("label"))),
                    &message!(zh: "栏目关键词", en: "words that say what is in it"),
                ),
            ),
            (
                "type",
                say(label(), &message!(zh: "栏目类别，如 信息公开年报", en: "its category, as 信息公开年报")),
            ),
        ],
        &[],
    );
    let police = json!({
        "if": {"type": "object"},
        "then": mapping(vec![("number", text()), ("link", web_address())], &["number"]),
        "else": text(),
    });
    let address = || or_nothing(&web_address());
    mapping(
        vec![
            ("site_name", say(label(), &message!(zh: "网站名称", en: "the full name of the site"))),
            (
                "domain",
                say(
                    text(),
                    &message!(zh: "网站域名，如 www.example.gov.cn", en: "its domain, as www.example.gov.cn"),
                ),
            ),
            (
                "site_id_code",
                say(
                    text(),
                    &message!(zh: "网站标识码：十位数字，或 bm 和八位数字", en: "its code: ten digits, or bm and eight"),
                ),
            ),
            (
                "column",
                say(
                    or_nothing(&column),
                    &message!(zh: "本档案作为网站的栏目", en: "the archive as a column of the site"),
                ),
            ),
            ("organiser", say(label(), &message!(zh: "主办单位", en: "who answers for the site"))),
            ("undertaker", say(label(), &message!(zh: "承办单位", en: "who runs it for them"))),
            ("contact", say(label(), &message!(zh: "联系方式", en: "how to reach them"))),
            ("icp", say(text(), &message!(zh: "ICP备案号", en: "its ICP record number"))),
            (
                "police",
                say(
                    police,
                    &message!(zh: "公安机关备案号，或 {{number, link}}", en: "its public security record: the \
                         number, or {{number, link}}"),
                ),
            ),
            (
                "party_government_mark",
                say(
                    address(),
                    &message!(zh: "党政机关网站标识的网址", en: "where its mark as an official site is explained"),
                ),
            ),
            (
                "error_report",
                say(address(), &message!(zh: "“我为政府网站找错”的网址", en: "where readers report errors")),
            ),
            ("sitemap", say(address(), &message!(zh: "站点地图的网址", en: "the map of the site"))),
            ("about", say(address(), &message!(zh: "关于我们的网址", en: "about the site"))),
        ],
        &[],
    )
}

/// A value of which the key alone may be written: it counts as missing.
fn or_nothing(schema: &Value) -> Value {
    json!({"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}, schema]})
}
