//! The front matter of a publisher's `index.md`.

use super::scalar::{
    Object, definition, described, files, label, list_of, mapping, text, titled, web_address, year_or_date,
};
use super::{period, root};
use crate::model::form::{Forms, Link};
use crate::model::publisher::AbsenceStatus;
use crate::model::site::Site;
use crate::text::message;
use crate::text::message::Language;
use serde_json::{Value, json};

/// JSON Schema for the front matter of a publisher's `index.md`, with the archive's kinds of publisher.
pub(crate) fn publisher(site: &Site, forms: &Forms, language: Language) -> Value {
    let say = |schema: Value, words: &message::Message| described(schema, words, language);
    let label_of = |words: &message::Message| say(definition("label"), words);
    let kinds: Vec<&str> = site.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let statuses = AbsenceStatus::ALL.map(|(name, _)| name);
    let former = mapping(vec![("name", definition("label")), ("until", year_or_date())], &["name", "until"]);
    let existed = mapping(vec![("from", year_or_date()), ("to", year_or_date())], &[]);
    let successor = json!({
        "if": {"type": "object"},
        "then": mapping(vec![("id", text()), ("why", definition("label"))], &["id"]),
        "else": text(),
    });
    let named: Vec<&str> = statuses.into_iter().filter(|name| *name != AbsenceStatus::Other.name()).collect();
    // A reason that has a name need not be explained; any other is its words.
    let mut one_of_both =
        mapping(vec![("status", json!({"enum": statuses})), ("why", definition("label"))], &[]);
    one_of_both["if"] = json!({"required": ["status"], "properties": {"status": {"enum": named}}});
    one_of_both["else"] = json!({"required": ["why"]});
    let missing = json!({
        "type": "object",
        "propertyNames": {"pattern": period::name()["pattern"]},
        "additionalProperties": {
            "if": {"type": "object"},
            "then": one_of_both,
            "else": {"enum": named},
        },
    });
    let keys = vec![
        ("name", label_of(&message!(zh: "名称", en: "its name"))),
        ("short", label_of(&message!(zh: "简称，用在表格和列表里", en: "its name in tables and lists"))),
        (
            "id",
            say(
                json!({"type": ["string", "integer"], "minimum": 0, "pattern": "^[a-z0-9][a-z0-9-]{0,79}$"}),
                &message!(zh: "网址，永不改变；不写则是文件夹名", en: "its address, which never changes; the folder's name \
                     unless given"),
            ),
        ),
        (
            "kind",
            say(
                json!({"enum": kinds}),
                &message!(zh: "种类，见 annals.yaml 的 kinds", en: "one of the kinds in annals.yaml"),
            ),
        ),
        ("formerly", say(list_of(&former), &message!(zh: "曾用名", en: "earlier names"))),
        ("existed", say(existed, &message!(zh: "何时存在", en: "when it existed"))),
        (
            "succeeded_by",
            say(
                json!({"if": {"type": "array"}, "then": {"items": successor}, "else": successor}),
                &message!(zh: "由谁承接", en: "who took over"),
            ),
        ),
        (
            "missing",
            say(missing, &message!(zh: "某期间没有报告的原因", en: "why there is no report on a period")),
        ),
        (
            "crosswalk",
            say(
                crosswalk(forms),
                &message!(zh: "与表式的对照不同之处", en: "where its figures continue otherwise than the form says"),
            ),
        ),
        (
            "order",
            say(
                json!({"type": ["integer", "string"], "pattern": "^[+-]?[0-9]{1,18}$"}),
                &message!(zh: "同级之中的次序", en: "its place among its siblings"),
            ),
        ),
        (
            "language",
            say(text(), &message!(zh: "正文和报告的语言", en: "the language of its prose and reports")),
        ),
        (
            "attachments",
            say(files(), &message!(zh: "随本页发布的文件", en: "files that are published with its page")),
        ),
        (
            "moved_from",
            say(files(), &message!(zh: "曾用的地址（旧 id）", en: "addresses that it once had: former ids")),
        ),
        ("website", say(web_address(), &message!(zh: "自己的网站", en: "its own site"))),
    ];
    let mut definitions = Object::new();
    definitions.insert("label".to_owned(), label(language));
    let title = message!(zh: "机关 index.md 的头部", en: "Front matter of a publisher's index.md");
    root(titled(mapping(keys, &["name"]), title.in_language(language), ""), definitions)
}

/// `{newer edition: {older edition: [entries]}}`.
fn crosswalk(forms: &Forms) -> Value {
    let ids: Vec<&str> = forms.iter().map(|form| form.id.as_str()).collect();
    let links = Link::ALL.map(|(name, _)| name);
    let addresses = json!({"if": {"type": "array"}, "then": {"items": text()}, "else": text()});
    let entry = mapping(
        vec![
            ("from", addresses.clone()),
            ("to", addresses),
            ("relation", json!({"enum": links})),
            ("why", definition("label")),
        ],
        &["relation"],
    );
    let by_older = json!({"type": "object", "additionalProperties": list_of(&entry)});
    json!({"type": "object", "propertyNames": {"enum": ids}, "additionalProperties": by_older})
}
