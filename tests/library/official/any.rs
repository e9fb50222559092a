//! Any settings at all: nothing empty is printed, and nothing unescaped.

use super::archive;
use crate::support::tree;
use proptest::prelude::*;

/// Words that would break a page if they were printed as they are.
const SHARP: &str = "<x>\"云溪\"&'</x>";

/// What may stand behind a key that takes words.
fn words() -> impl Strategy<Value = Option<String>> {
    let sharp = format!("'{}'", SHARP.replace('\'', "''"));
    prop_oneof![
        Just(None),
        Just(Some(String::new())),
        Just(Some("\"  \"".to_owned())),
        Just(Some("云溪县".to_owned())),
        Just(Some("{zh: 云溪县, en: Yunxi}".to_owned())),
        Just(Some("{zh: \"\", en: \"\"}".to_owned())),
        Just(Some(sharp.clone())),
        Just(Some(format!("{{en: {sharp}}}"))),
    ]
}

/// What may stand behind a key that takes one of some values, or nothing.
fn one_of(values: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    let values = values.iter().copied().chain(["", "\"\""]).map(str::to_owned).collect::<Vec<_>>();
    proptest::option::of(proptest::sample::select(values))
}

fn settings() -> impl Strategy<Value = String> {
    let address = || one_of(&["https://a.example/", "https://a.example/?a=1&b='2'#c"]);
    let line = |indent: &'static str, key: &'static str, value: Option<String>| {
        value.map_or(String::new(), |value| format!("{indent}{key}: {value}\n"))
    };
    let keywords = proptest::collection::vec(words(), 0..3).prop_map(|words| {
        let words: Vec<String> = words.into_iter().flatten().filter(|word| !word.is_empty()).collect();
        Some(format!("[{}]", words.join(", ")))
    });
    let column =
        (words(), words(), keywords, words()).prop_map(move |(name, description, keywords, category)| {
            let lines =
                [("name", name), ("description", description), ("keywords", keywords), ("type", category)];
            lines.into_iter().map(|(key, value)| line("    ", key, value)).collect::<String>()
        });
    let named = (words(), words(), words(), words());
    let numbers = (
        one_of(&["www.yunxi.example"]),
        one_of(&["\"3299990001\"", "bm99000001"]),
        one_of(&["苏ICP备05000001号"]),
        one_of(&[
            "苏公网安备 32999902000001号",
            "{number: 苏公网安备32999902000001号, link: \"https://a.example/?a&b\"}",
        ]),
    );
    let addresses = (address(), address(), address(), address());
    let parts = (proptest::bool::ANY, column, named, numbers, addresses);
    parts.prop_map(move |(base, column, named, numbers, addresses)| {
        let lines = [
            ("site_name", named.0),
            ("organiser", named.1),
            ("undertaker", named.2),
            ("contact", named.3),
            ("domain", numbers.0),
            ("site_id_code", numbers.1),
            ("icp", numbers.2),
            ("police", numbers.3),
            ("party_government_mark", addresses.0),
            ("error_report", addresses.1),
            ("sitemap", addresses.2),
            ("about", addresses.3),
        ];
        let lines: String = lines.into_iter().map(|(key, value)| line("  ", key, value)).collect();
        let base = if base { "base: https://www.yunxi.example/\n" } else { "" };
        format!(
            "title: {{zh: 年报, en: Reports}}\ndescription: {{zh: 年报, en: Reports}}\nlanguages: [zh, en]\n\
                {base}\
             kinds: {{county: 县级}}\nofficial:\n  column:\n{column}{lines}"
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_empty_and_nothing_unescaped_is_printed(settings in settings()) {
        let site = archive(&settings, "published: 2025-01-20\n");
        site.build();
        for (path, bytes) in tree(&site.path("public")) {
            if !path.ends_with(".html") {
                continue;
            }
            let page = String::from_utf8(bytes).unwrap();
            for empty in [
                "content=\"\"", "content=\" ", "href=\"\"", "<dt></dt>", "<dd></dd>", "<dl>\n\
                    </dl>", "<ul>\n</ul>", "lang=\"\"",
                "<dd> ", "lang=\"zh\"></span>", "lang=\"zh-CN\"></a>", "网站标识\">\n\
                    </section>", "official site\">\n</section>",
            ] {
                prop_assert!(!page.contains(empty), "{} in {}", empty, path);
            }
            prop_assert!(!page.contains("<x>") && !page.contains("\"云溪\"") , "{}", path);
        }
    }
}
