//! Links, and the schemes and tables around them.

use super::{PLAIN, RAW, html, linked, whole};
use crate::text::markdown::{Piece, parse};

#[test]
fn links_are_handed_on_with_their_places() {
    let text = "\u{feff}真，**她。**[甲](../乙/2024.md \"题\\\"<\")，<https://a.b/?c&d>，<e@f.g>，[h]\r\n\r\n\
        ![丙 *丁*](戊.png)\r\n\r\n[h]: </i j>";
    let wanted = [
        ("../乙/2024.md", "[甲](../乙/2024.md \"题\\\"<\")"),
        ("https://a.b/?c&d", "<https://a.b/?c&d>"),
        ("mailto:e@f.g", "<e@f.g>"),
        ("/i j", "[h]"),
        ("戊.png", "![丙 *丁*](戊.png)"),
    ];
    assert_eq!(linked(text, &PLAIN), wanted.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(linked(text, &RAW), wanted.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let prose = parse(text, &PLAIN);
    assert_eq!(
        prose.links.iter().map(|l| l.is_image).collect::<Vec<_>>(),
        [false, false, false, false, true]
    );
    let html = whole(&prose);
    assert!(html.contains("<a href=\"../乙/2024.md\" title=\"题&quot;&lt;\">甲</a>"), "{html}");
    assert!(html.contains("<a href=\"https://a.b/?c&amp;d\">https://a.b/?c&amp;d</a>"), "{html}");
    assert!(html.contains("<img src=\"戊.png\" alt=\"丙 丁\" loading=\"lazy\" />"), "{html}");
}

#[test]
fn dangerous_schemes_are_left_to_the_one_who_resolves() {
    let text = "[a](javascript:alert(1)) ![b](data:image/svg+xml,x) <vbscript:c>";
    let targets: Vec<_> = parse(text, &PLAIN).links.into_iter().map(|l| l.target).collect();
    assert_eq!(targets, ["javascript:alert(1)", "data:image/svg+xml,x", "vbscript:c"]);
    let held: Vec<_> = parse(text, &PLAIN)
        .preamble
        .into_iter()
        .filter(|p| matches!(p, Piece::Html(h) if h.contains(":alert")))
        .collect();
    assert!(held.is_empty(), "{held:?}");
}

#[test]
fn tables_and_alerts() {
    assert_eq!(
        html("|甲|乙|丙|\n|:-|:-:|-:|\n|1|**2**||"),
        "<table><thead><tr><th class=\"align-left\">甲</th><th class=\"align-center\">乙</th><th \
            class=\"align-right\">丙</th></tr></thead><tbody>\n\
         <tr><td class=\"align-left\">1</td><td class=\"align-center\"><strong>2</strong></td><td \
         class=\"align-right\"></td></tr>\n</tbody></table>\n"
    );
    // Heads without words are no heads. One that a citation stands in is one.
    assert_eq!(
        html("| | |\n|-|-|\n|1|2|"),
        "<table><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n"
    );
    assert_eq!(html("| |![](a)|\n|-|-|").matches("<th>").count(), 2);
    assert_eq!(html("| |`a`|\n|-|-|"), html("||`a`|\n|-|-|"));
    assert_eq!(
        html("> [!WARNING]\n> 甲"),
        "<blockquote class=\"markdown-alert-warning\">\n<p>甲</p>\n</blockquote>\n"
    );
    assert_eq!(html("\"a\" -- b..."), "<p>\"a\" -- b...</p>\n");
}
