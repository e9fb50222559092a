//! Markdown that is legal and surely not meant is told, with its place and a remedy that is certain or an
//! author's to decide.

use super::report;
use annals::{Diagnostic, Severity};

/// What is told of a report with this prose: severity, code, and the text at the place.
fn told(prose: &str) -> Vec<String> {
    let checked = report(prose).check();
    let at = |told: &Diagnostic| {
        let place = told.place.expect("a place in the report");
        checked.sources.text(place).to_owned()
    };
    let severity = |told: &Diagnostic| match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    };
    checked.diagnostics.iter().map(|d| format!("{} {} {}", severity(d), d.code.0, at(d))).collect()
}

/// The prose after the changes that are certain, each made once.
fn mended(prose: &str) -> String {
    let archive = report(prose);
    let checked = archive.check();
    let mut text = archive.read("content/bureau/2024.md");
    let mut fixes: Vec<_> = checked.diagnostics.iter().filter_map(|told| told.fix.as_ref()).collect();
    fixes.retain(|fix| fix.certain);
    fixes.sort_by_key(|fix| fix.place.start);
    for fix in fixes.into_iter().rev() {
        text.replace_range(fix.place.range(), &fix.replacement);
    }
    text.split_once("\n---\n\n").unwrap().1.to_owned()
}

fn is_fine(prose: &str) {
    assert_eq!(told(prose), [""; 0], "{prose}");
}

#[test]
fn a_definition_that_nothing_refers_to_is_told_and_becomes_text() {
    let note = "[注]: 以上数据不含垂直管理部门\n";
    assert_eq!(told(note), ["error prose-lost [注]: 以上数据不含垂直管理部门"]);
    assert_eq!(mended(note), "\\[注]: 以上数据不含垂直管理部门\n");
    is_fine(&mended(note));
    assert_eq!(told("[甲]: https://example.org/\n"), ["warning prose-lost [甲]: https://example.org/"]);
    assert_eq!(
        told("[甲]\n\n[甲]: https://example.org/\n[甲]: https://example.com/\n"),
        ["error prose-lost [甲]: https://example.com/"]
    );
    is_fine("见[公报]和[此处][公报]。\n\n[公报]: https://example.org/ \"标题\"\n");
}

#[test]
fn footnotes_and_links_without_their_other_half_are_told() {
    assert_eq!(told("收到 15 件[^missing]。\n"), ["error prose-unresolved [^missing]"]);
    assert_eq!(told("见[公报][nowhere]。\n"), ["notice prose-unresolved [公报][nowhere]"]);
    assert_eq!(told("正文。\n\n[^a]: 注。\n"), ["error prose-lost [^a]: 注。"]);
    assert_eq!(told("正文[^a]。\n\n[^a]: 注。\n\n[^a]: 再注。\n"), ["error prose-lost [^a]: 再注。"]);
    assert_eq!(
        told("正文。\n\n[^a]: 见[^b]。\n\n[^b]: 注。\n"),
        ["error prose-lost [^a]: 见[^b]。", "error prose-lost [^b]: 注。"]
    );
    let wide = "正文[^1]。\n\n[^1]：注。\n";
    assert_eq!(told(wide), ["error prose-unresolved [^1]", "error prose-unresolved [^1]"]);
    is_fine(&mended(wide));
    is_fine("正文[^1]，`[^2]`，\\[^3]。\n\n[^1]: 注。\n");
}

#[test]
fn cells_beyond_the_width_of_a_table_are_told() {
    let table = |rows: &str| format!("| 类别 | 件数 |\n| --- | ---: |\n{rows}");
    assert_eq!(told(&table("| 公开 | 3 | 含部分公开 | |\n")), ["error prose-lost 含部分公开 |"]);
    assert_eq!(told(&table("| 公开 | 3 | / |\n")), ["error prose-lost /"]);
    assert_eq!(told(&table("| 公开 |\n")), ["warning prose-table | 公开 |"]);
    assert_eq!(told(&table("| 公开 | 3 |\n注：截至年底。\n")), ["error prose-table 注：截至年底。"]);
    is_fine(&mended(&table("| 公开 | 3 |\n注：截至年底。\n")));
    is_fine(&table("| 公开 \\| 部分 | 3 |\n公开 | 3\n| | |\n| 甲 | 乙 | |\n"));
    assert_eq!(
        told("| 甲 | 乙 |\n| --- | --- | --- |\n| 1 | 2 |\n"),
        ["warning prose-literal | --- | --- | --- |"]
    );
}

#[test]
fn an_indented_paragraph_is_no_code() {
    for indent in ["    ", "\t", "  \t"] {
        let prose =
            format!("正文。\n\n{indent}共 {{{{ requests.received.total }}}} 件，\n{indent}其中网上 3 件。\n");
        let of = told(&prose);
        assert_eq!(of.len(), 1, "{of:?}");
        assert!(of[0].starts_with("error prose-code 共 {{"), "{of:?}");
        assert_eq!(mended(&prose), "正文。\n\n共 {{ requests.received.total }} 件，\n其中网上 3 件。\n");
    }
    assert_eq!(told("    let x = 1;\n"), ["warning prose-code let x = 1;"]);
    assert_eq!(told("- 甲\n\n      乙\n"), ["error prose-code 乙"]);
    assert_eq!(
        told("```\n{{ requests.received.total }}\n```\n"),
        ["warning prose-code {{ requests.received.total }}"]
    );
    assert_eq!(told("```\n甲\n\n## 一、总体情况\n"), ["error prose-code ```"]);
    assert_eq!(told("``` 说明\n甲\n```\n"), ["error prose-lost 说明"]);
    is_fine("　　全年共收到 15 件。\n\n- 甲\n\n  乙\n\n```rust\nlet x = 1;\n```\n");
}

#[test]
fn numbers_of_a_list_that_are_not_printed_as_they_stand_are_told() {
    is_fine("2023. 甲\n2025. 乙\n");
    assert_eq!(told("1. 甲\n1. 乙\n"), ["notice prose-number 1"]);
    assert_eq!(told("01. 甲\n02. 乙\n"), ["warning prose-number 01", "warning prose-number 02"]);
}

#[test]
fn a_heading_without_its_space_is_told_and_repaired() {
    for (prose, meant) in [
        ("##五、其他\n", "## 五、其他\n"),
        ("###小节\n", "### 小节\n"),
        ("＃＃ 五、其他\n", "## 五、其他\n"),
        ("　　## 五、其他\n", "## 五、其他\n"),
    ] {
        let of = told(prose);
        assert!(of.len() == 1 && of[0].starts_with("error prose-literal "), "{of:?}");
        assert_eq!(mended(prose), meant);
        is_fine(meant);
    }
    assert_eq!(told("#五、其他\n"), ["warning prose-literal #"]);
    is_fine("#话题# 很热。\n\n\\##五 `##五` #1 最多\n");
}

#[test]
fn a_radical_that_looks_like_a_character_is_matched_and_repaired() {
    let prose = "## ⼆、申请情况\n\n略。\n";
    assert_eq!(told(prose), ["warning character-look-alike ⼆"]);
    assert_eq!(mended(prose), "## 二、申请情况\n\n略。\n");
    let page = super::built(&report(prose));
    assert_eq!(page.matches("id=\"requests\"").count(), 1, "the section of the form, its table under it");
}

#[test]
fn a_misspelt_or_repeated_section_is_told() {
    assert_eq!(told("## 申请情兄\n\n略。\n"), ["warning prose-section ## 申请情兄"]);
    assert_eq!(
        told("## 二、申请情况\n\n甲\n\n## 2. Requests\n\n乙\n"),
        ["warning prose-section ## 2. Requests"]
    );
    assert_eq!(told("## 二、总体情况\n\n略。\n"), ["warning prose-section ## 二、总体情况"]);
    for prose in ["### 二、申请情况\n\n略。\n", "二、申请情况\n\n略。\n", "**二、申请情况**\n\n略。\n"]
    {
        assert_eq!(told(prose).len(), 1, "{prose}");
        assert_eq!(mended(prose), "## 二、申请情况\n\n略。\n");
    }
    is_fine("## 一、总体情况\n\n略。\n\n## 二、 申请 情况\n\n略。\n\n## 三、基本情况\n\n略。\n");
}

#[test]
fn an_address_with_a_space_is_told_and_bracketed() {
    let archive = report("![照片](办公楼 照片.png)，[原始数据](2024/a b.pdf \"表\")\n");
    archive.write("content/bureau/办公楼 照片.png", "png");
    archive.write("content/bureau/2024/a b.pdf", "pdf");
    let codes: Vec<&str> = archive.check().diagnostics.iter().map(|told| told.code.0).collect();
    assert_eq!(codes.iter().filter(|code| **code == "prose-literal").count(), 2, "{codes:?}");
    assert_eq!(
        mended("![照片](办公楼 照片.png)，[原始数据](2024/a b.pdf \"表\")\n"),
        "![照片](<办公楼 照片.png>)，[原始数据](<2024/a b.pdf> \"表\")\n"
    );
    for none in [
        "[甲](https://example.org/",
        "[甲]（https://example.org/）",
        "[甲 [乙](https://a.cn) 丙](https://b.cn)",
    ] {
        let of = told(none);
        assert!(of.len() == 1 && of[0].starts_with("warning prose-literal ["), "{none}: {of:?}");
    }
    is_fine("见附件[1](单位 万元)，[2]。\n");
}

#[test]
fn a_line_below_a_sentence_makes_no_heading() {
    let prose = "以上数据截至年底。\n---\n其他情况如下。\n";
    assert_eq!(told(prose), ["error prose-line ---"]);
    assert_eq!(mended(prose), "以上数据截至年底。\n\n---\n其他情况如下。\n");
    assert_eq!(told("截至年底。\n===\n"), ["error prose-line ==="]);
    assert_eq!(told("其他\n---\n"), ["warning prose-line ---"]);
    assert_eq!(told("甲\n***\n乙\n"), ["notice prose-line ***"]);
    assert_eq!(told("负责人：\n\n________\n"), ["notice prose-line ________"]);
    is_fine("甲。\n\n---\n\n乙。\n");
}

#[test]
fn stars_amid_digits_are_no_emphasis() {
    let prose = "来电 138****1234、139****5678，面积 30*40*2 米。\n";
    assert_eq!(told(prose), ["error prose-emphasis ****1234、139****", "error prose-emphasis *40*"]);
    assert_eq!(mended(prose), "来电 138\\*\\*\\*\\*1234、139\\*\\*\\*\\*5678，面积 30\\*40\\*2 米。\n");
    is_fine(&mended(prose));
    assert_eq!(told("张*、李*来信。\n"), ["warning prose-emphasis *、李*"]);
    assert_eq!(told("**重点 **如下。\n"), ["warning prose-literal **", "warning prose-literal **"]);
    is_fine("**真，**她说*好*，来电 138****1234。\n");
}

#[test]
fn words_in_the_braces_of_a_heading_are_told() {
    assert_eq!(told("## 三、其他 {初稿}\n"), ["error prose-lost {初稿}"]);
    is_fine(&mended("## 三、其他 {初稿}\n"));
    assert_eq!(told("## 三、其他 {#other-a .wide}\n"), ["warning prose-lost {#other-a .wide}"]);
    assert_eq!(told("## 三、其他 {}\n").len(), 1);
    is_fine("## 三、其他 {#other-a}\n\n## 共 {{ requests.received.total }}\n");
}

#[test]
fn a_comment_that_is_never_closed_is_told_where_html_is_allowed() {
    let archive = report("正文。\n\n<!-- 待补\n\n后文。\n");
    archive.write("annals.yaml", archive.read("annals.yaml") + "\nraw_html: true\n");
    let told: Vec<&str> = archive.check().diagnostics.iter().map(|told| told.code.0).collect();
    assert_eq!(told, ["prose-lost"]);
    assert!(self::told("正文。\n\n<!-- 待补\n\n后文。\n")[0].starts_with("error prose-raw-html"));
}

#[test]
fn a_number_after_a_quotation_sign_is_told() {
    assert_eq!(told(">5 件\n"), ["warning prose-literal >"]);
    is_fine("> 5 件\n\n<5 件\n");
}

#[test]
fn characters_that_no_page_shows_are_told_in_prose_and_in_names() {
    assert_eq!(told("甲\u{1b}乙\u{fffe}丙\u{0}丁\n").len(), 3);
    let told = |archive: &crate::support::Scratch| -> Vec<(String, String)> {
        let told = archive.check().diagnostics.clone();
        told.into_iter().map(|told| (told.code.0.to_owned(), told.message.en)).collect()
    };
    let old = report("2019\u{96}2024，‘甲’，a&#150;b\n");
    let messages = told(&old);
    assert!(
        messages.iter().any(|(_, message)| message.contains("U+0096") && message.contains("'–'")),
        "{messages:?}"
    );
    assert_eq!(messages.len(), 2, "{messages:?}");
    for name in
        ["\"某县\\u0000局\"", "\"某县\\x96局\"", "\"某县\\uFFFE局\"", "某县\u{96}局", "某县\u{202e}局"]
    {
        let archive = report("略。\n");
        archive.write("content/bureau/index.md", format!("---\nname: {name}\nkind: county\n---\n"));
        let messages = told(&archive);
        assert!(messages.iter().any(|(code, _)| code == "character-unprintable"), "{name}: {messages:?}");
    }
}

#[test]
fn letters_with_a_space_where_an_address_belongs_are_told() {
    assert_eq!(told("See [x](a b).\n"), ["warning prose-literal [x](a b)"]);
    is_fine("See [x] (a b) and f(a b).\n");
}
