//! Notes, running heads, the title and who wrote it.

use super::{Made, PREFIXES, p, remarks, shown};

#[test]
fn notes_stand_at_the_end() {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:endnoteReference w:id='5'/></w:r><w:r><w:t>乙</w:t></w:r>\
                <w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    let note = |name: &str, id: usize, text: &str| {
        format!(
            "<w:{name} w:id='{id}'><w:p><w:r><w:{name}Ref/></w:r><w:r><w:t xml:space='preserve'> {text}</w:t></w:r></w:p>{}</w:{name}>",
            p("续")
        )
    };
    let separator =
        "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>";
    let made = Made::of(body)
        .with(
            "footnotes",
            "w:footnotes",
            &format!("{separator}{}{}", note("footnote", 2, "脚注"), note("footnote", 3, "没有标记")),
        )
        .with("endnotes", "w:endnotes", &note("endnote", 5, "尾注"));
    assert_eq!(made.shown(), ["甲[1]乙[2]", "[1] 尾注", "续", "[2] 脚注", "续"]);
}

#[test]
fn running_heads_are_furniture() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>", p("格"));
    let section = "<w:sectPr><w:headerReference w:type='default' r:id='header'/><w:footerReference r:id='footer'/></w:sectPr>";
    let made = Made::of(&format!("<w:p><w:pPr>{section}</w:pPr></w:p>{}{section}", p("文")))
        .with("header", "w:hdr", &format!("{}{table}", p("眉")))
        .with("footer", "w:ftr", &p("脚"));
    assert_eq!(made.shown(), ["文", "~ 眉", "~ 格", "~ 脚"]);
}

#[test]
fn title_and_people() {
    let core = format!(
        "<cp:coreProperties {PREFIXES}><dc:title> 报告 </dc:title><dc:creator>甲</dc:creator>\
         <cp:lastModifiedBy>乙</cp:lastModifiedBy></cp:coreProperties>"
    );
    let document = Made::of(&p("文")).part("core.xml", core).read();
    assert_eq!(document.title.as_deref(), Some("报告"));
    assert_eq!(remarks(&document), [("author: 甲; last saved by: 乙", true)]);
    assert_eq!(shown(&document), ["文"]);
}
