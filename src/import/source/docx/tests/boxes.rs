//! Text boxes, drawings and objects.

use super::{Made, p, remarks, shown};

/// A run with a text box as newer programs write it, and again for older ones.
fn both(inner: &str) -> String {
    format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic><a:graphicData><wps:wsp><wps:txbx>\
         <w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r>"
    )
}

#[test]
fn once_and_after_the_paragraph() {
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("格"));
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r>{}<w:r><w:t>后</w:t></w:r></w:p>{}",
        both(&(p("框") + &table + &p("末"))),
        p("下")
    );
    assert_eq!(Made::of(&body).shown(), ["前后", "框", "| 0,0: 格", "末", "下"]);
}

#[test]
fn in_cells_and_in_boxes() {
    let inner = format!("<w:p><w:r><w:t>外</w:t></w:r>{}</w:p>", both(&p("里")));
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p>{}<w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        both(&inner)
    );
    assert_eq!(Made::of(&body).shown(), ["| 0,0: 格\n外\n里"]);
}

#[test]
fn alternatives_anywhere() {
    let either = |one: &str, other: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires='x'>{one}</mc:Choice><mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let body = [
        either(&p("新"), &p("旧")),
        either("", &p("旧")),
        format!("<w:p>{}</w:p>", either("<w:r><w:t>新</w:t></w:r>", "<w:r><w:t>旧</w:t></w:r>")),
    ];
    assert_eq!(Made::of(&body.concat()).shown(), ["新", "旧", "新"]);
}

#[test]
fn words_that_are_drawn() {
    let art = "<w:p><w:r><w:pict><v:shape><v:textpath string='艺术字'/></v:shape></w:pict></w:r></w:p>";
    let shape = "<w:p><w:r><w:drawing><a:sp><a:txBody><a:p><a:r><a:t>图形字</a:t></a:r></a:p></a:txBody></a:sp></w:drawing></w:r></w:p>";
    assert_eq!(Made::of(&format!("{art}{shape}")).shown(), ["艺术字", "图形字"]);
}

#[test]
fn what_is_left_out_is_counted() {
    let drawing = |inner: &str| format!("<w:p><w:r><w:drawing>{inner}</w:drawing></w:r></w:p>");
    let object = "<w:p><w:r><w:object><v:shape><v:imagedata r:id='p'/></v:shape><o:OLEObject r:id='q'/></w:object></w:r></w:p>";
    let body = [
        &drawing("<a:blip r:embed='a'/>"),
        &drawing("<c:chart r:id='b'/>"),
        &drawing("<dgm:relIds r:dm='c'/>"),
        object,
    ];
    let document = Made::of(&body.map(|part| part.to_string()).concat()).read();
    assert_eq!(shown(&document), [""; 0]);
    let said = [
        ("embedded objects or controls: 1; left out", true),
        ("pictures: 1; left out", false),
        ("charts: 1; left out", false),
        ("SmartArt diagrams: 1; left out with their text", false),
    ];
    assert_eq!(remarks(&document), said);
}

#[test]
fn fields_do_not_reach_into_boxes() {
    let begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF</w:instrText></w:r>";
    let end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let body = format!("<w:p>{begin}{}{end}<w:r><w:t>字</w:t></w:r></w:p>", both(&p("框")));
    assert_eq!(Made::of(&body).shown(), ["字", "框"]);
}
