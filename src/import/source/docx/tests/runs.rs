//! The text of runs.

use super::{Made, remarks};
use crate::import::document::Span;

/// The text of one paragraph.
fn text(inner: &str) -> String {
    let shown = Made::of(&format!("<w:p>{inner}</w:p>")).shown();
    assert!(shown.len() < 2, "{shown:?}");
    shown.concat()
}

#[test]
fn runs_are_split_anywhere() {
    let split = "<w:r><w:t>一、总</w:t></w:r><w:proofErr/><w:bookmarkStart w:id='0' w:name='a'/>\
                 <w:r><w:rPr><w:rFonts w:hint='eastAsia'/></w:rPr><w:t>体</w:t><w:t>情</w:t></w:r><w:r>\
                 <w:t>况</w:t></w:r>";
    assert_eq!(text(split), "一、总体情况");
}

#[test]
fn blanks_count_where_they_are_kept() {
    assert_eq!(text("<w:r><w:t> 甲 </w:t><w:t xml:space='preserve'> 乙 </w:t></w:r>"), "甲 乙 ");
    assert_eq!(text("<w:r><w:t>甲\n 乙</w:t></w:r>"), "甲  乙");
    assert_eq!(text("<w:r xml:space='preserve'><w:t> 甲</w:t></w:r>"), " 甲");
}

#[test]
fn marks_within_a_run() {
    assert_eq!(
        text("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>"),
        "甲\t乙\n丙\n丁"
    );
    assert_eq!(text("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>3\u{ad}4</w:t><w:softHyphen/></w:r>"), "12-34");
    assert_eq!(
        text("<w:r><w:t>甲</w:t><w:br w:type='page'/><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>"),
        "甲乙"
    );
    assert_eq!(text("<w:r><w:t>a&amp;b&lt;&#x4E00;&#20108;<![CDATA[<三>]]></w:t></w:r>"), "a&b<一二<三>");
}

#[test]
fn symbols_are_those_of_their_font() {
    let sign = |font: &str, code: &str| text(&format!("<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"));
    assert_eq!(sign("Wingdings", "F0FE"), "☑");
    assert_eq!(sign("Wingdings 2", "F052"), "☑");
    assert_eq!(sign("Wingdings", "006F"), "□");
    assert_eq!(sign("Symbol", "F0B4"), "×");
    assert_eq!(sign("宋体", "25CB"), "○");
    let run = "<w:r><w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr><w:t>þ是</w:t></w:r>";
    assert_eq!(text(run), "☑是");
    let unknown = Made::of("<w:p><w:r><w:sym w:font='Webdings' w:char='F041'/></w:r></w:p>").read();
    assert_eq!(
        remarks(&unknown),
        [("characters of symbol fonts that are not known: 1; kept as they are", false)]
    );
    assert_eq!(super::shown(&unknown), ["\u{f041}"]);
}

#[test]
fn of_ruby_the_base() {
    let ruby = "<w:r><w:t>前</w:t><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zì</w:t></w:r></w:rt>\
                <w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    assert_eq!(text(ruby), "前字");
}

#[test]
fn what_wraps_text_is_looked_through() {
    let run = "<w:r><w:t>甲</w:t></w:r>";
    let sdt =
        format!("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>");
    assert_eq!(text(&sdt), "甲");
    for name in ["smartTag", "customXml", "bdo", "dir"] {
        assert_eq!(text(&format!("<w:{name}><w:{name}Pr/>{sdt}</w:{name}>")), "甲", "{name}");
    }
    assert_eq!(text(&format!("<x:new><x:newer>{run}</x:newer></x:new>")), "甲");
    let checkbox = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr>\
                    <w:sdtContent>\
                    <w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>";
    assert_eq!(text(checkbox), "☒");
}

#[test]
fn paragraphs_are_looked_for_in_whatever_wraps_them() {
    let wrapped = format!(
        "<w:sdt><w:sdtContent>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>\
         <w:customXml><w:customXmlPr/>{}</w:customXml><x:new>{}<w:r><w:t>戊</w:t></w:r></x:new><w:r>\
         <w:t>己</w:t></w:r>",
        super::p("甲"),
        super::p("乙"),
        super::p("丙"),
        super::p("丁")
    );
    assert_eq!(Made::of(&wrapped).shown(), ["甲", "乙", "丙", "丁", "戊", "己"]);
}

#[test]
fn text_in_unknown_elements_is_kept_and_said() {
    let document = Made::of("<w:p><w:r><x:word>甲</x:word></w:r></w:p><x:block>乙</x:block>").read();
    assert_eq!(super::shown(&document), ["甲", "乙"]);
    let said = "pieces of text in markup that is not known: 2; kept, to be looked over";
    assert_eq!(remarks(&document), [(said, false)]);
}

#[test]
fn formulas_become_a_line() {
    let r = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let formula = format!(
        "<w:r><w:t>率=</w:t></w:r><m:oMath><m:f><m:fPr/><m:num>{}</m:num><m:den><m:d><m:e>{}</m:e></m:d>\
         </m:den></m:f></m:oMath>",
        r("a"),
        r("b+c")
    );
    assert_eq!(text(&formula), "率=a/(b+c)");
}

#[test]
fn links_lead_to_their_addresses() {
    let body = "<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink r:id='one'><w:r><w:t>网站</w:t></w:r></w:hyperlink>\
                <w:hyperlink w:anchor='here'><w:r><w:t>上文</w:t></w:r></w:hyperlink></w:p>";
    let document = Made::of(body).link("one", "https://example.org/?a=1&amp;b=2").read();
    let crate::import::document::Block::Paragraph(paragraph) = &document.blocks[0] else { panic!() };
    assert_eq!(paragraph.text, "见网站上文");
    assert_eq!(paragraph.spans, [(3..9, Span::Link("https://example.org/?a=1&b=2".to_owned()))]);
}
