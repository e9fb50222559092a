//! Fields show their results.

use super::{Made, remarks, shown};
use crate::import::document::Block;

fn mark(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>")
}

fn instruction(text: &str) -> String {
    format!("<w:r><w:instrText xml:space='preserve'>{text}</w:instrText></w:r>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// A field with its result.
fn field(instructions: &str, result: &str) -> String {
    [mark("begin"), instruction(instructions), mark("separate"), result.to_owned(), mark("end")].concat()
}

#[test]
fn the_result_and_not_the_instruction() {
    let page = field(" PAGE ", &run("3"));
    assert_eq!(Made::of(&format!("<w:p>{}{page}{}</w:p>", run("第"), run("页"))).shown(), ["第3页"]);
    let simple = "<w:p><w:fldSimple w:instr=' DATE '><w:r><w:t>一月</w:t></w:r></w:fldSimple></w:p>";
    assert_eq!(Made::of(simple).shown(), ["一月"]);
}

#[test]
fn fields_within_fields() {
    let inner = [mark("begin"), instruction(" IF "), field("PAGE", &run("1")), instruction(" = 1 ")].concat();
    let body = format!("<w:p>{inner}{}{}{}</w:p>", mark("separate"), run("首页"), mark("end"));
    assert_eq!(Made::of(&body).shown(), ["首页"]);
    let result = field("REF a", &format!("{}{}", run("甲"), field("REF b", &run("乙"))));
    assert_eq!(Made::of(&format!("<w:p>{result}</w:p>")).shown(), ["甲乙"]);
}

#[test]
fn a_link_may_go_over_paragraphs() {
    let first =
        [mark("begin"), instruction("HYPERLINK &quot;https://example.org&quot; \\l &quot;a&quot;")].concat();
    let body = format!(
        "<w:p>{}{first}{}{}</w:p><w:p>{}{}{}</w:p>",
        run("见"),
        mark("separate"),
        run("网"),
        run("站"),
        mark("end"),
        run("。")
    );
    let document = Made::of(&body).read();
    let links = document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => (paragraph.text.as_str(), paragraph.spans[0].0.clone()),
        Block::Table(_) => panic!(),
    });
    assert_eq!(links.collect::<Vec<_>>(), [("见网", 3..6), ("站。", 0..3)]);
}

#[test]
fn a_table_of_contents_is_furniture() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p>{}</w:p><w:p>{}</w:p>{}",
        mark("begin"),
        instruction("TOC \\o"),
        mark("separate"),
        run("一、甲"),
        run("二、乙"),
        mark("end"),
        super::p("一、甲")
    );
    assert_eq!(Made::of(&body).shown(), ["~ 一、甲", "~ 二、乙", "一、甲"]);
}

#[test]
fn controls_of_old_forms_show_what_is_chosen() {
    let form = |data: &str| {
        let begin =
            format!("<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>");
        format!("<w:p>{begin}{}{}</w:p>", instruction("FORM"), mark("end"))
    };
    let body = [
        form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"),
        form("<w:checkBox><w:default w:val='0'/></w:checkBox>"),
        form("<w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/><w:listEntry w:val='乙'/></w:ddList>"),
    ];
    assert_eq!(Made::of(&body.concat()).shown(), ["☑", "☐", "乙"]);
}

#[test]
fn fields_that_hold_no_result() {
    let bare = |text: &str| format!("<w:p>{}{}{}</w:p>", mark("begin"), instruction(text), mark("end"));
    let body =
        [bare("EQ \\o\\ac(○,3)"), bare("MACROBUTTON NoMacro 单击 此处"), bare("XE &quot;词&quot;")].concat();
    let document = Made::of(&body).read();
    assert_eq!(shown(&document), ["③", "单击 此处"]);
    assert!(document.remarks.is_empty());
    let lost = Made::of(&bare("EQ \\f(1,2)")).read();
    assert_eq!(remarks(&lost), [("fields that hold no result: 1; what they show is left out", false)]);
}

#[test]
fn a_field_without_an_end_is_refused_where_it_would_swallow_text() {
    let unended = format!("<w:p>{}{}</w:p>{}", mark("begin"), instruction("PAGE"), super::p("其余"));
    assert!(Made::of(&unended).refused().message.en.contains("never ends"));
    let harmless = format!("<w:p>{}{}{}</w:p>{}", mark("begin"), mark("separate"), run("甲"), super::p("乙"));
    assert_eq!(Made::of(&harmless).shown(), ["甲", "乙"]);
    assert_eq!(Made::of(&format!("<w:p>{}{}</w:p>", mark("end"), run("甲"))).shown(), ["甲"]);
}
