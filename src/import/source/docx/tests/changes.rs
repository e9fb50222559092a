//! Recorded changes are read as if all were accepted.

use super::{Made, p, remarks, shown};

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn marked(mark: &str, inner: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:{mark} w:id='1' w:author='x'/></w:rPr></w:pPr>{inner}</w:p>")
}

#[test]
fn what_is_inserted_stays_and_what_is_deleted_goes() {
    let body = format!(
        "<w:p>{}<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id='2'>{}<w:del w:id='3'>{}</w:del></w:ins>\
         <w:moveFrom w:id='4'>{}</w:moveFrom><w:moveTo w:id='5'>{}</w:moveTo></w:p>",
        run("数"),
        run("新"),
        run("没"),
        run("走"),
        run("来")
    );
    let document = Made::of(&body).read();
    assert_eq!(shown(&document), ["数新来"]);
    let said = "tracked changes: 5; read as if all were accepted, and what they delete is still in the file";
    assert_eq!(remarks(&document), [(said, true)]);
}

#[test]
fn changes_of_looks_are_nothing() {
    let body = "<w:p><w:pPr><w:jc w:val='left'/><w:pPrChange w:id='1'><w:pPr><w:jc w:val='center'/></w:pPr></w:pPrChange>\
                </w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id='2'><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>\
                <w:t>字</w:t></w:r></w:p>";
    let document = Made::of(body).read();
    assert_eq!(shown(&document), ["字"]);
    assert!(document.remarks.is_empty());
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let body =
        [marked("del", &run("前")), marked("ins", &run("后")), marked("moveFrom", ""), p("末")].concat();
    assert_eq!(Made::of(&body).shown(), ["前后", "末"]);
    // The joined paragraph is what the last of them is.
    let heading = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>";
    assert_eq!(Made::of(&[&marked("del", &run("标")), heading].concat()).shown(), ["#1 标题"]);
    let deleted = marked("del", &format!("<w:del>{}</w:del>", run("没")));
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("格"));
    assert_eq!(
        Made::of(&[deleted.clone(), table, marked("del", &run("留"))].concat()).shown(),
        ["| 0,0: 格", "留"]
    );
    assert_eq!(Made::of(&deleted).shown(), [""; 0]);
}

#[test]
fn rows_and_cells() {
    let cell =
        |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let row = |properties: &str, cells: &[String]| {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
    };
    let body = [
        row(
            "<w:ins w:id='1'/>",
            &[cell("", "甲"), cell("<w:cellDel w:id='2'/>", "没"), cell("<w:cellIns w:id='3'/>", "乙")],
        ),
        row("<w:del w:id='4'/>", &[cell("", "没"), cell("", "没")]),
        row("", &[cell("<w:cellMerge w:vMerge='rest'/>", "丙"), cell("", "丁")]),
        row("", &[cell("<w:cellMerge w:vMerge='cont'/>", ""), cell("", "戊")]),
    ];
    let shown = Made::of(&format!("<w:tbl>{}</w:tbl>", body.concat())).shown();
    assert_eq!(shown, ["| 0,0: 甲", "| 0,1: 乙", "| 1,0 2x1: 丙", "| 1,1: 丁", "| 2,1: 戊"]);
}

#[test]
fn comments_are_counted() {
    let body = "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>字</w:t></w:r><w:commentRangeEnd w:id='0'/>\
                <w:r><w:commentReference w:id='0'/></w:r></w:p>";
    let document =
        Made::of(body).with("comments", "w:comments", "<w:comment w:id='0'><w:p/></w:comment>").read();
    assert_eq!(shown(&document), ["字"]);
    assert_eq!(remarks(&document), [("comments: 1; left out", true)]);
}
