//! Headings, and where paragraphs stand on the line.

use super::Made;

const STYLES: &str = "
    <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>
    <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/></w:style>
    <w:style w:type='paragraph' w:styleId='2'><w:name w:val='标题 2'/></w:style>
    <w:style w:type='paragraph' w:styleId='own'><w:name w:val='公文一级'/><w:basedOn w:val='1'/></w:style>
    <w:style w:type='paragraph' w:styleId='plain'><w:name w:val='x'/><w:basedOn w:val='1'/>
      <w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='out'><w:name w:val='y'/><w:pPr><w:jc w:val='right'/><w:outlineLvl w:val='2'/></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='title'><w:name w:val='Title'/><w:pPr><w:jc w:val='center'/></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='toc'><w:name w:val='toc 1'/></w:style>
    <w:style w:type='paragraph' w:styleId='ring'><w:name w:val='r'/><w:basedOn w:val='ring2'/></w:style>
    <w:style w:type='paragraph' w:styleId='ring2'><w:name w:val='r2'/><w:basedOn w:val='ring'/></w:style>";

/// How a paragraph with these properties is shown.
fn shown(properties: &str) -> String {
    let body = format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>题</w:t></w:r></w:p>");
    Made::of(&body).with("styles", "w:styles", STYLES).shown().concat()
}

fn styled(style: &str) -> String {
    shown(&format!("<w:pStyle w:val='{style}'/>"))
}

#[test]
fn by_level_by_style_and_by_name() {
    assert_eq!(shown("<w:outlineLvl w:val='1'/>"), "#2 题");
    assert_eq!(
        ["1", "2", "own", "plain", "out", "title"].map(styled),
        ["#1 题", "#2 题", "#1 题", "题", "#3 > 题", "#1 <> 题"]
    );
    assert_eq!(shown("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>"), "题");
    assert_eq!(styled("toc"), "~ 题");
    assert_eq!(["ring", "nowhere"].map(styled), ["题", "题"]);
}

#[test]
fn where_it_stands() {
    let of = |value: &str| shown(&format!("<w:jc w:val='{value}'/>"));
    assert_eq!(
        ["center", "right", "end", "both", "left", "start", "distribute"].map(of),
        ["<> 题", "> 题", "> 题", "题", "题", "题", "题"]
    );
    assert_eq!(shown("<w:pStyle w:val='title'/><w:jc w:val='left'/>"), "#1 题");
}
