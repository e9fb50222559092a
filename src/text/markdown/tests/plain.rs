//! Plain text, escapes, and time that grows with the text only.

use super::generated::check;
use super::{PLAIN, raw};
use crate::text::markdown::{escape, parse, plain_text};

#[test]
fn plain_text_is_words_only() {
    let prose = parse(
        "共**{{ a.b }}**件[^1]，[甲<](乙 \"题>\")\n丙 &amp; `<d>`\ne\nf ![图](g)\n\n- 一\n- 二\n\n|表|h|\n|-|-|\n|3|4|\n\
            \n[^1]: 注",
        &PLAIN,
    );
    let text = plain_text(&prose.preamble, |citation, text| text.push_str(&format!("{}", citation + 9)));
    assert_eq!(text, "共9件，甲< 丙 & <d> e f 一 二 表 h 3 4");
}

#[test]
fn escaping() {
    let mut html = String::from("=");
    escape("<a href='b'>\"甲\" & 乙</a>", &mut html);
    assert_eq!(html, "=&lt;a href=&#39;b&#39;&gt;&quot;甲&quot; &amp; 乙&lt;/a&gt;");
}

#[test]
fn time_grows_with_the_text_only() {
    let parts = [
        "*",
        "**真，",
        "真**，",
        "[",
        "![",
        "](",
        "[a](",
        "`",
        "`a``",
        "{{",
        "}}",
        "{{ a }}",
        "{",
        "~~真，",
        "~~",
        "> ",
        ">**真",
        "<b>",
        "<",
        "<!--",
        "&",
        "\\",
        "[^1]",
        "[^1]\n\n[^1]: a\n\n",
        "# a\n",
        "## a {#a}\n",
        "|a",
        "_真",
        "\u{10a7f}**真，",
        "<a href='&amp;b'>",
    ];
    for part in parts {
        let text = part.repeat(60_000 / part.len());
        let start = std::time::Instant::now();
        check(&text);
        // A hundred times what the slowest needs; quadratic time would be minutes.
        assert!(start.elapsed().as_secs() < 20, "{part:?} {:?}", start.elapsed());
    }
}

#[test]
fn deep_nesting_of_raw_html_is_no_danger() {
    let text = "<div>".repeat(6_000);
    let _ = raw(&text);
    let text = format!("甲{}", "<b>".repeat(1_500));
    let _ = raw(&text);
}
