//! Pages: clean ones, those of a content system, those that Word saves.

use super::dice::Dice;
use super::grid::{Grid, Piece, Placed, What};
use super::manuscript::Manuscript;
use encoding_rs::{GB18030, GBK};

/// How a page is written.
struct Style {
    /// Blank cells are `&nbsp;`.
    nbsp: bool,
    /// End tags that may be left out are.
    endless: bool,
    /// As Word saves.
    word: bool,
    /// Heads are `th` in a `thead`.
    heads: bool,
    /// Titles of parts are headings and no paragraphs.
    headings: bool,
    /// Attributes as `COLSPAN=2`, tags in capitals.
    capitals: bool,
}

/// Writes a page: its ending and its bytes.
pub fn write(manuscript: &mut Manuscript, dice: &mut Dice) -> (&'static str, Vec<u8>) {
    let style = Style {
        nbsp: dice.chance(50),
        endless: dice.chance(20),
        word: dice.chance(25),
        heads: dice.chance(25),
        headings: dice.chance(40),
        capitals: dice.chance(15),
    };
    let mut body = String::new();
    let hidden = dice.chance(12);
    for piece in manuscript.pieces.clone() {
        if let (Piece::Table(grid), true) = (&piece, hidden)
            && dice.chance(60)
        {
            manuscript.note("html: a hidden table with other figures");
            let other = table(&other_figures(grid, dice), &style, dice);
            let hide = dice.pick(&[
                "display:none",
                "DISPLAY: none;",
                "color:red;display :none",
                "visibility:hidden",
            ]);
            body.push_str(&format!("<div style=\"{hide}\">{other}</div>\n"));
        }
        body.push_str(&write_piece(&piece, &style, dice));
        body.push('\n');
    }
    if dice.chance(40) {
        manuscript.note("html: layout tables");
        body = in_layout_tables(&body, dice);
    }
    let (declared, bytes_of): (&str, fn(&str) -> Vec<u8>) = match dice.below(6) {
        0 => ("<meta charset=\"gb2312\">", |text| GBK.encode(text).0.into_owned()),
        1 => ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb18030\">", |text| {
            GB18030.encode(text).0.into_owned()
        }),
        2 => ("", |text| GBK.encode(text).0.into_owned()),
        3 => ("", |text| text.as_bytes().to_vec()),
        4 => ("", |text| ["\u{FEFF}".as_bytes(), text.as_bytes()].concat()),
        _ => ("<meta charset=\"utf-8\">", |text| text.as_bytes().to_vec()),
    };
    manuscript.note(&format!("html: {declared}"));
    let name = manuscript.title.replace('\n', " ");
    let page = format!(
        "<!DOCTYPE html>\n<html><head>{declared}<title>{name}_信息公开</title>\n<style>td{{padding:2px}}</style>\
        <script>var n = \"<table><tr><td>9</td></tr></table>\";</script></head>\n<body>\n{body}\
        </body></html>\n"
    );
    (if dice.chance(20) { "htm" } else { "html" }, bytes_of(&page))
}

/// A copy of a table whose figures are others.
fn other_figures(grid: &Grid, dice: &mut Dice) -> Grid {
    let mut grid = grid.clone();
    for cell in grid.cells.iter_mut().filter(|cell| cell.what == What::Figure) {
        cell.text = (70_000 + dice.below(20_000)).to_string();
    }
    grid
}

fn in_layout_tables(body: &str, dice: &mut Dice) -> String {
    let menu = "<ul><li><a href=\"/\">首页</a></li><li><a href=\"/xxgk\">信息公开</a></li></ul>";
    let head = "<table width=\"100%\"><tr><td>当前位置：首页 &gt; 年报</td><td align=right>字号：大 中 小</td></tr></table>";
    let inner = format!("<table border=0><tbody><tr><td>{body}</td></tr></tbody></table>");
    let beside = if dice.chance(50) { format!("<td width=200>{menu}</td>") } else { String::new() };
    format!(
        "{head}<table cellpadding=0><tr>{beside}<td valign=top>{inner}</td></tr></table><p>扫一扫在手机打开当前页</p>"
    )
}

fn write_piece(piece: &Piece, style: &Style, dice: &mut Dice) -> String {
    let paragraph = |attributes: &str, text: &str| {
        let end = if style.endless { "" } else { "</p>" };
        if style.word {
            let attributes = format!("{attributes} class=MsoNormal");
            return format!(
                "<p{attributes}><span lang=EN-US style='mso-bidi:x'><o:p></o:p></span>{}{end}",
                inline(text)
            );
        }
        format!("<p{attributes}>{}{end}", inline(text))
    };
    match piece {
        Piece::Heading(level, text) if style.headings => format!("<h{level}>{}</h{level}>", inline(text)),
        Piece::Heading(_, text) => paragraph(" style=\"text-indent:2em\"", &format!("　　{text}")),
        Piece::Words(text) => paragraph("", text),
        Piece::Middle(text) => paragraph(" align=\"center\"", text),
        Piece::End(text) => paragraph(" style=\"text-align: right\"", text),
        Piece::Table(grid) => table(grid, style, dice),
    }
}

fn table(grid: &Grid, style: &Style, dice: &mut Dice) -> String {
    let heads = if style.heads { grid.head_rows() } else { 0 };
    let mut text = String::from("<table border=1>");
    if style.word {
        text.push_str("<!--[if gte mso 9]><xml><w:x/></xml><![endif]-->");
    }
    for (row, line) in grid.placed().iter().enumerate() {
        if row == 0 {
            text.push_str(if heads > 0 { "<thead>" } else { "<tbody>" });
        } else if row == heads {
            text.push_str("</thead><tbody>");
        }
        text.push_str("\n<tr>");
        for placed in line {
            text.push_str(&cell(placed, row < heads, style, dice));
        }
        text.push_str(if style.endless { "" } else { "</tr>" });
    }
    text.push_str("\n</table>");
    if style.capitals {
        for (from, to) in
            [("<tr>", "<TR>"), ("<td", "<TD"), ("</td>", "</TD>"), ("colspan", "COLSPAN"), ("</tr>", "</TR>")]
        {
            text = text.replace(from, to);
        }
    }
    text
}

fn cell(placed: &Placed<'_>, head: bool, style: &Style, dice: &mut Dice) -> String {
    let tag = if head { "th" } else { "td" };
    let mut open = format!("<{tag}");
    for (name, span) in [("colspan", placed.colspan), ("rowspan", placed.rowspan)] {
        if span > 1 {
            open.push_str(&if dice.chance(50) {
                format!(" {name}={span}")
            } else {
                format!(" {name}=\"{span}\"")
            });
        }
    }
    let text = &placed.cell.text;
    let inside = match () {
        () if text.is_empty() && style.word => {
            "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>".into()
        }
        () if text.is_empty() => if style.nbsp { "&nbsp;" } else { "" }.into(),
        () if style.word => {
            let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            let (a, b) = text.split_at(middle);
            format!(
                "<p class=MsoNormal align=center><span>{}</span><b><span>{}</span></b></p>",
                inline(a),
                inline(b)
            )
        }
        () if dice.chance(10) => format!("\n    {}\n  ", inline(text)),
        () if dice.chance(5) => format!("<p>{}</p>", inline(text)),
        () => inline(text),
    };
    let end = if style.endless { String::new() } else { format!("</{tag}>") };
    format!("{open}>{inside}{end}")
}

/// Words as markup.
fn inline(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>");
    escaped.replace('\u{A0}', "&nbsp;").replace('“', "&ldquo;").replace('”', "&rdquo;")
}
