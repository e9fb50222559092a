//! The documents that figures were taken from.

use super::scalar::{definition, described, mapping, text, web_address};
use super::spelling::whole;
use crate::text::message;
use crate::text::message::{Language, Message};
use serde_json::{Value, json};

/// One entry of `sources`.
pub(super) fn schema(language: Language) -> Value {
    let say = |schema: Value, words: Message| described(schema, &words, language);
    let label = || definition("label");
    let count = || json!({"type": ["integer", "string"], "minimum": 0, "pattern": whole("[0-9]{1,9}")});
    let imported = mapping(
        vec![
            (
                "proven",
                say(count(), message!(zh: "由表内合计证实的格数", en: "cells that the form's sums prove")),
            ),
            ("read", say(count(), message!(zh: "读出而没有合计可证的格数", en: "cells that are in no sum"))),
            ("unread", say(count(), message!(zh: "未能读出的格数", en: "cells that could not be read"))),
            (
                "absent",
                say(count(), message!(zh: "原件未印的格数", en: "cells that the file does not print")),
            ),
        ],
        &["proven", "read", "unread"],
    );
    let mut source = mapping(
        vec![
            ("title", label()),
            ("url", web_address()),
            ("note", label()),
            (
                "file",
                say(text(), message!(zh: "读出数字的文件的名称", en: "the name of the file that was read")),
            ),
            (
                "sha256",
                say(
                    json!({"type": ["string", "number"], "pattern": whole("[0-9A-Fa-f]{64}")}),
                    message!(zh: "文件的 SHA-256", en: "the SHA-256 of its bytes"),
                ),
            ),
            (
                "imported",
                say(
                    imported,
                    message!(zh: "annals import 怎样读出各格", en: "how `annals import` read its cells"),
                ),
            ),
            (
                "kept",
                say(
                    text(),
                    message!(
                        zh: "随报告发布的原件，也要写在 attachments 里",
                        en: "where it is published with the report; `attachments` names it too"
                    ),
                ),
            ),
        ],
        &["title"],
    );
    source["dependentRequired"] = json!({"sha256": ["file"], "imported": ["file"], "kept": ["file"]});
    source
}
