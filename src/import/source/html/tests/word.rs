//! Pages as word processors save them.

use super::lines;

#[test]
fn word_writes_numbers_and_rows_for_browsers_without_lists() {
    let list = "<p class=MsoListParagraph style='margin-left:18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>\
                <span lang=EN-US style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;\
                </span></span><![endif]>甲<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>";
    assert_eq!(lines(list), ["1.  甲"]);
    let table = "<table class=MsoNormalTable><tr style='mso-yfti-irow:0'><td colspan=2><p class=MsoNormal align=center>\
                 <span\n  style='mso-bidi'>甲\n  乙</span><o:p></o:p></p></td></tr>\
                 <![if !supportMisalignedColumns]><tr height=0><td width=100 style='border:none'></td>\
                 <td width=9></td></tr><![endif]></table>";
    assert_eq!(lines(table), ["table: 0,0 1x2 甲乙"]);
    let excel = "<table x:str><col width=72><tr height=19><td>a</td><td>b</td></tr>\
                 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]></table>";
    assert_eq!(lines(excel), ["table: 0,0 a / 0,1 b"]);
}

#[test]
fn conditions_of_word_are_comments() {
    let html = "<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><style><!-- p.a {} --></style>\
                <!--StartFragment-->a<!--[if !mso]><!-->b<!--<![endif]--><!--EndFragment-->";
    assert_eq!(lines(html), ["ab"]);
}

#[test]
fn tags_without_ends_and_in_the_wrong_place_are_mended() {
    assert_eq!(lines("<p>a<p>b<div>c"), ["a", "b", "c"]);
    assert_eq!(
        lines("<table>x<tr><td>a<tr>y<td>b</td></td></table></table>z"),
        ["xy", "table: 0,0 a / 1,0 b", "z"]
    );
    assert_eq!(lines("<td>a<td>b"), ["ab"]);
    assert_eq!(lines("<b><p>a</b>b</p></i>c"), ["ab", "c"]);
}

#[test]
fn paragraphs_of_cells_are_lines() {
    let table = "<table><tr><td><p> a </p><p>b<br>c</p>&nbsp;<td><div>1</div>\u{3000}<td>&nbsp;</table>";
    assert_eq!(lines(table), ["table: 0,0 a\nb\nc / 0,1 1 / 0,2 "]);
}

#[test]
fn hidden_cells_take_no_room() {
    let table =
        "<table><tr><td style='display:none'>x<td>a<td>b<tbody style='visibility:collapse'><tr><td>y</table>";
    assert_eq!(lines(table), ["table: 0,0 a / 0,1 b / 1,0 hidden x / 2,0 hidden y"]);
}
