//! The numbers of lists.

use super::{Made, lines, p};

/// A level of a list.
fn level(number: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{number}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText \
         w:val='{text}'/></w:lvl>"
    )
}

/// The lists of the tests: 1 and 2 are made alike, 3 begins anew, 4 names styles, 5 is of dots.
fn numbering() -> String {
    let usual = [
        level(0, "chineseCounting", "%1、", ""),
        level(1, "chineseCounting", "（%2）", "<w:suff w:val='nothing'/>"),
        level(2, "decimal", "%3.", ""),
        level(3, "decimal", "%3.%4", "<w:suff w:val='space'/>"),
    ];
    let styled = [
        level(0, "chineseCountingThousand", "第%1条", "<w:pStyle w:val='one'/>"),
        level(1, "decimal", "%1.%2", "<w:isLgl/><w:pStyle w:val='two'/>"),
    ];
    let kinds = [
        format!("<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum>", usual.concat()),
        format!("<w:abstractNum w:abstractNumId='1'>{}</w:abstractNum>", styled.concat()),
        format!("<w:abstractNum w:abstractNumId='2'>{}</w:abstractNum>", level(0, "bullet", "", "")),
        format!(
            "<w:abstractNum w:abstractNumId='3'>{}{}{}</w:abstractNum>",
            level(0, "upperRoman", "%1", ""),
            level(1, "lowerLetter", "%1-%2)", "<w:lvlRestart w:val='0'/>"),
            level(2, "none", "附", "")
        ),
        "<w:abstractNum w:abstractNumId='4'><w:numStyleLink w:val='liststyle'/></w:abstractNum>".to_owned(),
    ];
    let lists = "
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
        <w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>
        <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>\
        <w:startOverride w:val='5'/></w:lvlOverride></w:num>
        <w:num w:numId='4'><w:abstractNumId w:val='1'/></w:num>
        <w:num w:numId='5'><w:abstractNumId w:val='2'/></w:num>
        <w:num w:numId='6'><w:abstractNumId w:val='3'/></w:num>
        <w:num w:numId='7'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='2'><w:lvl w:ilvl='2'>\
        <w:start w:val='3'/>
          <w:numFmt w:val='decimalEnclosedCircle'/><w:lvlText w:val='%3'/></w:lvl></w:lvlOverride></w:num>
        <w:num w:numId='8'><w:abstractNumId w:val='4'/></w:num>";
    format!("{}{lists}", kinds.concat())
}

const STYLES: &str = "
    <w:style w:type='paragraph' w:styleId='one'><w:name w:val='one'/><w:pPr><w:numPr><w:numId w:val='4'/>\
    </w:numPr></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='two'><w:name w:val='two'/><w:basedOn w:val='one'/><w:pPr>\
    <w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='off'><w:name w:val='off'/><w:basedOn w:val='one'/><w:pPr>\
    <w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>
    <w:style w:type='numbering' w:styleId='liststyle'><w:name w:val='ls'/><w:pPr><w:numPr>\
    <w:numId w:val='1'/></w:numPr></w:pPr></w:style>";

fn made(body: &str) -> Made {
    Made::of(body).with("numbering", "w:numbering", &numbering()).with("styles", "w:styles", STYLES)
}

/// A paragraph of a list on a level.
fn item(list: usize, level: usize, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn styled(style: &str, more: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn levels_count_and_begin_anew() {
    let body = [
        item(1, 0, "甲"),
        item(1, 1, "甲一"),
        item(1, 1, "甲二"),
        item(1, 2, "甲二1"),
        item(1, 3, "x"),
        item(1, 2, "y"),
        p("无"),
        item(1, 0, "乙"),
        item(1, 1, "乙一"),
        item(1, 2, "乙一1"),
    ];
    let expected = "
        一、甲
        （一）甲一
        （二）甲二
        1.甲二1
        1.1 x
        2. y
        无
        二、乙
        （一）乙一
        1.乙一1";
    assert_eq!(made(&body.concat()).shown(), lines(expected));
}

#[test]
fn lists_made_alike_count_on_and_others_begin_anew() {
    let body = [
        item(1, 0, "甲"),
        item(2, 0, "乙"),
        item(3, 0, "丙"),
        item(3, 0, "丁"),
        item(1, 0, "戊"),
        item(8, 0, "己"),
    ];
    assert_eq!(made(&body.concat()).shown(), ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊", "八、己"]);
}

#[test]
fn a_list_may_make_a_level_otherwise() {
    assert_eq!(made(&[item(7, 2, "甲"), item(7, 2, "乙")].concat()).shown(), ["③ 甲", "④ 乙"]);
}

#[test]
fn a_level_that_never_begins_anew_and_one_without_numbers() {
    let body = [item(6, 0, "a"), item(6, 1, "b"), item(6, 0, "c"), item(6, 1, "d"), item(6, 2, "e")];
    assert_eq!(made(&body.concat()).shown(), ["I a", "I-a) b", "II c", "II-b) d", "附 e"]);
}

#[test]
fn higher_levels_that_were_passed_over_count() {
    assert_eq!(made(&[item(4, 1, "甲"), item(4, 0, "乙")].concat()).shown(), ["1.1 甲", "第二条 乙"]);
}

#[test]
fn lists_by_style() {
    let none = "<w:numPr><w:numId w:val='0'/></w:numPr>";
    let body = [
        styled("one", "", "甲"),
        styled("two", "", "乙"),
        styled("one", none, "丙"),
        styled("off", "", "丁"),
        styled("two", "", "戊"),
    ];
    assert_eq!(made(&body.concat()).shown(), ["第一条 甲", "1.1 乙", "丙", "丁", "1.2 戊"]);
}

#[test]
fn dots_make_items() {
    assert_eq!(made(&[item(5, 0, "点"), item(99, 0, "无此表")].concat()).shown(), ["* 点", "无此表"]);
}

#[test]
fn empty_paragraphs_show_their_numbers_and_deleted_ones_do_not_count() {
    let number = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";
    let gone = |mark: &str| format!("<w:p><w:pPr>{number}<w:rPr><w:{mark}/></w:rPr></w:pPr></w:p>");
    let body = [item(1, 0, ""), gone("del"), gone("vanish"), item(1, 0, "乙")];
    assert_eq!(made(&body.concat()).shown(), ["一、", "二、乙"]);
}

#[test]
fn numbers_in_cells() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let rows =
        ["甲", "乙"].map(|text| format!("<w:tr>{}{}</w:tr>", cell(&item(1, 2, text)), cell(&item(2, 2, ""))));
    let shown = made(&format!("<w:tbl>{}</w:tbl>", rows.concat())).shown();
    assert_eq!(shown, ["| 0,0: 1.甲", "| 0,1: 2.", "| 1,0: 3.乙", "| 1,1: 4."]);
}

#[test]
fn links_move_with_the_number() {
    let number = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>";
    let body = format!("<w:p>{number}<w:hyperlink r:id='a'><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>");
    let document = made(&body).link("a", "https://example.org").read();
    let crate::import::document::Block::Paragraph(paragraph) = &document.blocks[0] else { panic!() };
    assert_eq!(&paragraph.text[paragraph.spans[0].0.clone()], "网站");
    assert_eq!(paragraph.text, "一、网站");
}

#[test]
fn newer_formats_have_one_for_older_programs() {
    let newer = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='7'/>\
                 <mc:AlternateContent>\
                 <mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='001, 002, 003, ...'/>\
                 </mc:Choice>\
                 <mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>\
                 <w:lvlText w:val='%1'/>\
                 </w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let made = Made::of(&item(1, 0, "甲")).with("numbering", "w:numbering", newer);
    assert_eq!(made.shown(), ["007 甲"]);
}
