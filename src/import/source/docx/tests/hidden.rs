//! Hidden text is left out and said.

use super::{Made, remarks, shown};

const STYLES: &str = "
    <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>
    <w:style w:type='paragraph' w:styleId='gone'><w:name w:val='gone'/><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type='paragraph' w:styleId='gone2'><w:name w:val='gone2'/><w:basedOn w:val='gone'/></w:style>
    <w:style w:type='character' w:styleId='mark'><w:name w:val='mark'/><w:rPr><w:vanish w:val='1'/></w:rPr></w:style>
    <w:style w:type='character' w:styleId='shows'><w:name w:val='shows'/><w:basedOn w:val='mark'/>
      <w:rPr><w:vanish w:val='off'/></w:rPr></w:style>";

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn paragraph(style: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{inner}</w:p>")
}

fn made(body: &str) -> Made {
    Made::of(body).with("styles", "w:styles", STYLES)
}

#[test]
fn by_itself_or_by_a_style() {
    let body = [
        paragraph("a", &[run("<w:vanish/>", "没"), run("<w:vanish w:val='false'/>", "有")].concat()),
        paragraph(
            "a",
            &[run("<w:rStyle w:val='mark'/>", "没"), run("<w:rStyle w:val='shows'/>", "有")].concat(),
        ),
        paragraph("a", &[run("<w:rStyle w:val='mark'/><w:vanish w:val='0'/>", "还有")].concat()),
        paragraph("gone2", &[run("", "没")].concat()),
        // Hidden twice over is shown.
        paragraph("gone", &[run("<w:rStyle w:val='mark'/>", "两层"), run("<w:specVanish/>", "没")].concat()),
        super::p("尾"),
    ];
    let document = made(&body.concat()).read();
    assert_eq!(shown(&document), ["有", "有", "还有", "两层尾"]);
    assert_eq!(remarks(&document), [("hidden text: 4 characters; left out", true)]);
}

#[test]
fn a_hidden_mark_joins_paragraphs() {
    let mark = |inner: &str, text: &str| {
        format!("<w:p><w:pPr><w:rPr>{inner}</w:rPr></w:pPr>{}</w:p>", run("", text))
    };
    let body = [
        mark("<w:vanish/><w:specVanish/>", "标题。"),
        super::p("正文。"),
        mark("<w:vanish w:val='0'/>", "独立。"),
    ];
    assert_eq!(made(&body.concat()).shown(), ["标题。正文。", "独立。"]);
    assert_eq!(made(&mark("<w:vanish/>", "末尾")).shown(), ["末尾"]);
    let between = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>";
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", super::p("格"));
    assert_eq!(made(&format!("{table}{between}{table}")).read().blocks.len(), 2);
}

#[test]
fn what_hangs_on_hidden_text_is_hidden() {
    let shape = "<w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r>\
                 </w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>";
    let document = made(&format!("<w:p>{shape}{}</w:p>", run("", "字"))).read();
    assert_eq!(shown(&document), ["字"]);
    assert_eq!(document.remarks.len(), 1);
}
