//! Links, cited figures and raw HTML.

use super::{assert_told, between, build, report, with, with_prose};

const PAGE: &str = "content/bureau/2024.md";

#[test]
fn raw_html_is_off() {
    let scratch = with_prose(
        "Water is H<sub>2</sub>O.\n\n<p onclick=\"x()\">Block</p>\n\nA <!-- note to ourselves -->.\n",
    );
    assert_told(
        &scratch,
        &[
            "content/bureau/2024.md:8:11: error[prose-raw-html]: the prose holds raw HTML",
            "content/bureau/2024.md:8:17: error[prose-raw-html]",
            "content/bureau/2024.md:10:1: error[prose-raw-html]",
        ],
    );
}

#[test]
fn raw_html_that_is_allowed_is_sanitised() {
    let prose = "H<sub>2</sub>O <img src=x onerror=alert(1)>\n\n\
        <a href=\"../pages/a.md\" onclick=\"x()\" style=\"top:0\">A</a>\n";
    let site =
        "title: {zh: 示例, en: Example}\nlanguages: [zh, en]\nraw_html: true\nkinds: {county: County}\n";
    let page = ("content/pages/a.md", "---\ntitle: A\n---\n");
    let scratch = with(&[
        ("annals.yaml", site),
        page,
        (PAGE, &report(&prose.replace("<img src=x onerror=alert(1)>", ""))),
    ]);
    build(&scratch);
    let html = scratch.read("public/bureau/2024/index.html");
    assert!(html.contains("H<sub>2</sub>O"), "{html}");
    assert!(html.contains("<a href=\"../../a/index.html\">A</a>"), "its link is one like any other: {html}");
    for gone in ["alert", "onclick", "style="] {
        assert!(!html.contains(gone), "{gone}");
    }
    scratch.write(PAGE, report(prose));
    assert_told(&scratch, &["content/bureau/2024.md:8:25: error[link-broken]: the link 'x'"]);
    scratch.write(PAGE, report("H<sub>2</sub>O\n\n<script>alert(1)</script>\n"));
    assert_told(&scratch, &["content/bureau/2024.md:10:1: error[prose-lost]: what stands in <script>"]);
    scratch.write(PAGE, report("<a href=\"javascript:alert(1)\">x</a>\n"));
    build(&scratch);
    assert!(!scratch.read("public/bureau/2024/index.html").contains("javascript"));
}

#[test]
fn a_link_that_leads_nowhere_is_told_where_it_stands() {
    let prose = "See [last year](2019.md),\n[that](../nobody/2024.md), [up](../../../etc/passwd) and \
        ![seal](seal.png).\n\n\
                 # More\n\n- [part](#nowhere), [a figure](#requests.received.men)\n\
                 - [theirs](index.md#history)\n\n\
                 [x]: javascript:alert(1)\n\n[x], <ftp://example.org/>, ![far](https://example.org/a.png), \
                 [y](//example.org)\n";
    assert_told(
        &with_prose(prose),
        &[
            "content/bureau/2024.md:8:5: error[link-broken]: the link '2019.md' leads to nothing",
            "content/bureau/2024.md:9:1: error[link-broken]: the link '../nobody/2024.md'",
            "content/bureau/2024.md:9:28: error[link-broken]: the link '../../../etc/passwd'",
            "content/bureau/2024.md:9:58: error[link-broken]: the link 'seal.png'",
            "content/bureau/2024.md:13:3: error[link-broken-anchor]: the link '#nowhere'",
            "content/bureau/2024.md:13:21: error[link-broken-anchor]: the link '#requests.received.men'",
            "content/bureau/2024.md:14:3: error[link-broken-anchor]: the link 'index.md#history'",
            "content/bureau/2024.md:18:1: error[link-scheme]",
            "content/bureau/2024.md:18:6: error[link-scheme]",
            "content/bureau/2024.md:18:28: error[link-scheme]: the picture 'https://example.org/a.png' would \
                be fetched",
            "content/bureau/2024.md:18:63: error[link-scheme]",
        ],
    );
}

#[test]
fn links_lead_to_pages_however_they_are_written() {
    let ways = [
        ("index.md", "../index.html"),
        ("../bureau/", "../index.html"),
        ("/bureau/", "../index.html"),
        ("../pages/about.md", "../../about/index.html"),
        ("/about/index.html#why", "../../about/index.html#why"),
        ("../bureau/2023.md#requests.received.total", "../2023/index.html#requests.received.total"),
        ("/bureau/2023", "../2023/index.html"),
        ("/2023/", "../../2023/index.html"),
        ("/forms/demo/", "../../forms/demo/index.html"),
        ("/", "../../index.html"),
        ("/findings/", "../../findings/index.html"),
        ("2024/plan%20b.txt", "plan%20b.txt"),
        ("<2024/plan b.txt>", "plan%20b.txt"),
        ("#requests.answered.total", "#requests.answered.total"),
        ("2024.md#overview", "#overview"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&amp;b=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ];
    let links: Vec<String> = ways.iter().map(|(way, _)| format!("[w]({way})")).collect();
    let scratch = with(&[
        (PAGE, &report(&format!("## 一、总体情况\n\n{}\n", links.join("\n")))),
        ("content/bureau/2023.md", &report("")),
        ("content/bureau/2024/plan b.txt", "B"),
        ("content/pages/about.md", "---\ntitle: About\n---\n## Why\n"),
    ]);
    build(&scratch);
    let page = scratch.read("public/bureau/2024/index.html");
    let found: Vec<&str> =
        page.split("<a href=\"").filter_map(|a| Some(a.split_once("\">w</a>")?.0)).collect();
    assert_eq!(found, ways.map(|(_, href)| href));
}

#[test]
fn cited_figures_are_looked_up() {
    let index = "---\nname: Other\nkind: county\n---\n{{ requests.received.total@2024 }}\n";
    let scratch = with(&[
        (
            PAGE,
            &report(
                "{{requests.received.total}} {{ requests.received.total@2023 }} {{ \
                    other:requests.answered.persons@2024 }} `{{ x }}` \\{{ x }}\n",
            ),
        ),
        (
            "content/bureau/2023.md",
            &report("").replace("[12, 3, 15]", "[6, 1, 7]").replace("[10, 3, 13]", "[6, 1, 7]"),
        ),
        ("content/other/index.md", index),
        (
            "content/other/2024.md",
            &report("").replace("[10, 3, 13]", "[9, 4, 13]").replace("[12, 3, 15]", "[9, 9, 18]"),
        ),
        ("content/pages/a.md", "---\ntitle: A\n---\n{{ bureau:requests.received.persons@2023 }}\n"),
    ]);
    build(&scratch);
    let figure = |page: &str| between(&scratch, page, "<a class=\"figure\" href=", "</a>");
    assert_eq!(figure("bureau/2024/index.html"), "\"#requests.received.total\"><bdi>15</bdi>");
    let page = scratch.read("public/bureau/2024/index.html");
    assert!(page.contains("href=\"../2023/index.html#requests.received.total\"><bdi>7</bdi></a>"), "{page}");
    assert!(
        page.contains("href=\"../../other/2024/index.html#requests.answered.persons\"><bdi>9</bdi></a>"),
        "{page}"
    );
    assert!(page.contains("<code>{{ x }}</code> {{ x }}"), "{page}");
    assert_eq!(figure("other/index.html"), "\"2024/index.html#requests.received.total\"><bdi>18</bdi>");
    assert_eq!(
        figure("en/a/index.html"),
        "\"../bureau/2023/index.html#requests.received.persons\"><bdi>6</bdi>"
    );
}

#[test]
fn prose_that_cites_figures_that_were_withdrawn_is_told_so() {
    let text = report("{{ requests.received.total }}\n").replacen(
        "---\n",
        "---\npublished: 2025-01-20\nwithdrawn: {on: 2025-07-01, why: Not ours, figures: removed}\n",
        1,
    );
    assert_told(
        &with(&[(PAGE, &text)]),
        &["content/bureau/2024.md:10:1: error[citation-unknown]: the figure 'requests.received.total' is \
            not published any more: the figures of bureau on 2024 were withdrawn on 2025-07-01"],
    );
}

#[test]
fn a_figure_that_is_not_there_is_an_error() {
    let prose = "{{ requests.received.men }}\n{{ requests.received.total@2019 }}\n\
        {{ nobody:requests.received.total@2024 }}\n\
                 {{ 1 + 1 }}\n{{ requests.received.total | upper }}\n{{ }}\n{% include \"x\" %}\n";
    let page =
        "---\ntitle: A\n---\n{{ requests.received.total@2024 }}\n{{ bureau:requests.received.total }}\n";
    assert_told(
        &with(&[(PAGE, &report(prose)), ("content/pages/a.md", page)]),
        &[
            "content/bureau/2024.md:8:1: error[citation-unknown]: the report has no figure \
                'requests.received.men'",
            "content/bureau/2024.md:9:1: error[citation-unknown]: bureau has no report on 2019",
            "content/bureau/2024.md:10:1: error[citation-unknown]: there is no publisher 'nobody'",
            "content/bureau/2024.md:11:1: error[citation-unknown]: the report has no figure '1 + 1'",
            "content/bureau/2024.md:12:1: error[citation-unknown]",
            "content/bureau/2024.md:13:1: error[citation-unknown]",
            "content/pages/a.md:4:1: error[citation-unknown]: here the figure needs to say whose it is",
            "content/pages/a.md:5:1: error[citation-unknown]: here the figure needs to say of which period \
                it is",
        ],
    );
}
