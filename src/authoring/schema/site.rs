//! `annals.yaml`.

use super::scalar::{Object, definition, described, files, label, mapping, text, titled};
use super::{official, root};
use crate::model::format::Format;
use crate::model::site::{FileFormat, Organization, Redirects, file_format};
use crate::text::message;
use crate::text::message::Language;
use crate::text::strings;
use serde_json::{Value, json};

/// A month and day that every year has, or a number of days or months.
const DEADLINE: &str = "^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|\
                        02-(0[1-9]|1[0-9]|2[0-8])|[1-9][0-9]{0,3} days?|[1-9][0-9]{0,2} months?)$";

/// JSON Schema for `annals.yaml`.
pub(crate) fn site(language: Language) -> Value {
    let say = |schema: Value, words: &message::Message| described(schema, words, language);
    let switch = || json!({"type": "boolean"});
    let data = mapping(
        vec![
            ("csv", say(switch(), &message!(zh: "CSV 数据包", en: "tables of figures as CSV"))),
            (
                "excel",
                say(switch(), &message!(zh: "供 Excel 打开的副本", en: "a copy for Excel beside each")),
            ),
            (
                "tables",
                say(
                    switch(),
                    &message!(zh: "每个机关每张表的 CSV，带名称", en: "each table of a publisher, with words"),
                ),
            ),
            ("json", say(switch(), &message!(zh: "JSON", en: "reports and series as JSON"))),
            (
                "archive",
                say(switch(), &message!(zh: "整个档案合成的文件", en: "files that hold the whole archive")),
            ),
        ],
        &[],
    );
    let known: Vec<&str> = strings::languages().collect();
    let languages = json!({"type": "array", "items": {"enum": known}, "minItems": 1, "uniqueItems": true});
    let downloads =
        json!({"type": "array", "items": {"enum": Format::PUBLISHED.map(Format::name)}, "uniqueItems": true});
    let organizations = Organization::ALL.map(|(name, ..)| name);
    let in_full = [("label", definition("label")), ("is", json!({"enum": organizations}))];
    let in_full = mapping(in_full.into(), &["label"]);
    let kind = json!({
        "if": {"type": "object", "anyOf": [{"required": ["is"]}, {"required": ["label"]}]},
        "then": in_full,
        "else": definition("label"),
    });
    let kinds = json!({"type": "object", "additionalProperties": kind});
    let printed = || json!({"type": ["string", "null"]});
    let reworded = mapping(
        vec![("was", printed()), ("now", printed()), ("why", definition("label"))],
        &["was", "now", "why"],
    );
    let deadline = json!({"type": "string", "pattern": DEADLINE});
    let deadlines = json!({"anyOf": [deadline, {"type": "object", "additionalProperties": deadline}]});
    let license = mapping(
        vec![
            ("title", definition("label")),
            ("url", json!({"type": "string", "pattern": "^https?:\\/\\/[^\\s<>\"\\\\^`{}]+$"})),
            ("id", json!({"type": "string", "pattern": "^[A-Za-z0-9.+-]+$"})),
        ],
        &["title", "url"],
    );
    let added = |endings: &str| {
        let part = r"[^.\\:/][^\\:/]*";
        json!({"type": "string", "pattern": format!(r"^({part}\/)*{part}\.({endings})$")})
    };
    let theme = mapping(
        vec![("name", text()), ("css", added("css")), ("logo", added("svg|png|jpg|jpeg|webp|gif"))],
        &[],
    );
    let theme = json!({"if": {"type": "object"}, "then": theme, "else": text()});
    let base = json!({"type": "string", "pattern": "^https?:\\/\\/[^?# ]*$"});
    let (first, newest) = (FileFormat::FIRST.number(), FileFormat::NEWEST.number());
    let formats = json!({"type": "integer", "minimum": first, "maximum": newest});
    let keys = vec![
        (
            file_format::KEY,
            say(
                formats,
                &message!(
                    zh: "档案的文件用哪一版格式，annals upgrade 会写",
                    en: "which format the archive's files are in; `annals upgrade` writes it"
                ),
            ),
        ),
        ("title", say(definition("label"), &message!(zh: "网站的标题", en: "the title of the site"))),
        (
            "description",
            say(
                definition("label"),
                &message!(zh: "一两句话的说明", en: "what it holds, in a sentence or two"),
            ),
        ),
        (
            "languages",
            say(
                languages,
                &message!(zh: "网站的语言；第一种在根目录", en: "languages of the site; the first stands at its root"),
            ),
        ),
        ("base", say(base, &message!(zh: "网站发布后的网址", en: "where the site is published"))),
        (
            "identifier",
            say(
                json!({"type": "string", "pattern": "^(https?:\\/\\/|doi:|ark:|hdl:|urn:)[^\\s]+$"}),
                &message!(zh: "档案的永久标识符，如 DOI", en: "the persistent identifier of the archive, as a DOI"),
            ),
        ),
        (
            "license",
            say(
                license,
                &message!(zh: "可以怎样使用档案：许可", en: "under which terms the archive may be used"),
            ),
        ),
        (
            "theme",
            say(
                theme,
                &message!(
                    zh: "themes/ 里的文件夹，或加到主题上的样式表和徽标",
                    en: "the folder in themes/, or a style sheet and a logo to add to the theme"
                ),
            ),
        ),
        (
            "raw_html",
            say(switch(), &message!(zh: "是否保留正文里的 HTML", en: "whether raw HTML in prose is kept")),
        ),
        (
            "kinds",
            say(
                kinds,
                &message!(zh: "机关的种类，按列表的次序", en: "kinds of publisher, in the order of lists"),
            ),
        ),
        (
            "attachments",
            say(files(), &message!(zh: "随网站发布的文件", en: "files that are published with the site")),
        ),
        (
            "moved",
            say(
                json!({"type": "object", "additionalProperties": text()}),
                &message!(zh: "文件曾用的地址和现在的地址", en: "addresses that files once had, and have now"),
            ),
        ),
        (
            "redirects",
            say(
                json!({"type": "array", "items": {"enum": Redirects::ALL.map(Redirects::name)}}),
                &message!(zh: "为哪些主机列出旧地址", en: "hosts for which moved addresses are listed"),
            ),
        ),
        (
            "deadlines",
            say(
                json!({"type": "object", "additionalProperties": deadlines}),
                &message!(
                    zh: "各表式的报告在期间结束后多久公布",
                    en: "how long after its period a report has to be published, by form"
                ),
            ),
        ),
        (
            "downloads",
            say(
                downloads,
                &message!(zh: "在报告页面旁发布哪些格式的文件", en: "formats of reports beside their pages"),
            ),
        ),
        (
            "reworded",
            say(
                json!({"type": "array", "items": reworded}),
                &message!(
                    zh: "公布过的数字旁边改了的文字，及原因",
                    en: "words beside published figures that took the place of others, and why"
                ),
            ),
        ),
        (
            "publish",
            say(
                json!({"type": "object", "additionalProperties": target()}),
                &message!(zh: "发布到哪里", en: "where the site is published"),
            ),
        ),
        ("data", say(data, &message!(zh: "发布哪些开放数据", en: "which open data is published"))),
        ("search", say(switch(), &message!(zh: "是否可在站内搜索", en: "whether the site can be searched"))),
        (
            "compare",
            say(
                switch(),
                &message!(
                    zh: "读者是否可自选机关和指标来比较",
                    en: "whether readers can compare publishers and indicators of their choice"
                ),
            ),
        ),
        (
            "official",
            say(
                official::official(language),
                &message!(zh: "政府网站的标识", en: "the identity of an official site"),
            ),
        ),
    ];
    let mut definitions = Object::new();
    definitions.insert("label".to_owned(), label(language));
    root(titled(mapping(keys, &["title"]), "annals.yaml", ""), definitions)
}

/// A place that the site is published to.
fn target() -> Value {
    let kind = |to: &str, keys: &[&str], required: &[&str]| {
        let mut properties = Object::new();
        properties.insert("to".to_owned(), json!({"const": to}));
        properties.insert("removals".to_owned(), json!({"type": ["integer", "string"]}));
        let values = keys.iter().map(|key| match *key {
            "port" => json!({"type": "integer", "minimum": 1, "maximum": 65_535}),
            "bucket_in_host" => json!({"type": "boolean"}),
            _ => text(),
        });
        properties.extend(keys.iter().map(|key| (*key).to_owned()).zip(values));
        let required: Vec<&str> = std::iter::once("to").chain(required.iter().copied()).collect();
        json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    };
    json!({"oneOf": [
        kind("folder", &["path"], &["path"]),
        kind("rsync", &["address", "port", "ssh_config"], &["address"]),
        kind("sftp", &["host", "path", "port", "ssh_config"], &["host", "path"]),
        kind("s3", &["bucket", "endpoint", "region", "path", "bucket_in_host"], &["bucket", "endpoint"]),
        kind("git", &["repository", "branch", "port", "ssh_config"], &["repository", "branch"]),
    ]})
}
