//! Where links lead.

use super::{faults, found, is_fine, page};

#[test]
fn links_to_what_is_there_are_fine() {
    for url in [
        "",
        "#",
        "#top",
        "#TOP",
        "?q=1",
        "p.html",
        "./p.html",
        "../b/p.html",
        "../../index.html",
        "../other.html?v=1#one",
        "../other.html#old",
        "../other.html#%E7%AC%AC%E4%BA%8C",
        "../other.html#第二",
        "../other.html#x&amp;y",
        "../other.html#x&#38;y",
        "../other.html#x&#x26;y",
        "../other.html#a%20b",
        "../other.html#a%2520b",
        "../other.html#one:~:text=1",
        "../2020/index.html#one",
        "../%E5%9B%BE.png",
        "../图.png",
        "../a%20b&amp;c.pdf",
        "../a%20b&c.pdf#page=2",
        " ../other.html\n",
        "..\\other.html",
        "..&#47;other.html",
        "%2e%2e/other.html",
        "https://example.org/",
        "HTTP://example.org",
        "//example.org/x",
        "mailto:a@example.org",
        "tel:110",
    ] {
        is_fine(&format!("<a href='{url}'>x</a>"));
    }
    is_fine(
        "<link rel='canonical license' href='https://example.org'><link rel=alternate href=//example.org>",
    );
    is_fine("<img alt='' src=../图.png srcset='../图.png 1x, data:image/png,a,b 2x,../图.png'>");
    is_fine("<svg><use href='../s.svg#s'/><use xlink:href='#g'/><g id=g /><title>no page's</title></svg>");
    is_fine(
        "<form action=''></form><form><input formaction='p.html'></form><iframe src='about:blank'></iframe>",
    );
    is_fine("<!-- <a href='dead'> --><script>'<a href=dead>'</script><textarea><a href=dead></textarea>");
    is_fine(
        "<style>@namespace url(http://www.w3.org/2000/svg); a{b:url(#c);d:'url(dead)'} /* url(dead) \
            */</style>",
    );
}

#[test]
fn dead_links_are_found_wherever_they_stand() {
    let cases = [
        ("<a href='gone.html'>", "gone.html"),
        ("<a href='../Other.html'>", "../Other.html"),
        ("<a href='../../../index.html'>", "../../../index.html"),
        ("<a href='../x&amp;y.html'>", "../x&amp;y.html"),
        ("<a href='..%2Fother.html'>", "..%2Fother.html"),
        ("<a href='%FF'>", "%FF"),
        ("<a href='file:///C:/x.html'>", "file:///C:/x.html"),
        ("<a href='C:\\x.html'>", "C:\\x.html"),
        ("<a href=../none/>", "../none/"),
        ("<area href=gone>", "gone"),
        ("<link rel=stylesheet href=gone.css>", "gone.css"),
        ("<link rel=preload as=image imagesrcset='gone.png 2x'>", "gone.png 2x"),
        ("<link rel=next href=gone>", "gone"),
        ("<img alt='' src='gone.png'>", "gone.png"),
        ("<img alt='' src=''>", ""),
        ("<img alt='' srcset='../图.png, gone.png 2x'>", "../图.png, gone.png 2x"),
        ("<picture><source srcset=gone.png></picture>", "gone.png"),
        ("<script src=gone.js></script>", "gone.js"),
        ("<iframe src=gone></iframe>", "gone"),
        ("<embed src=gone>", "gone"),
        ("<object data=gone></object>", "gone"),
        ("<video poster=gone></video>", "gone"),
        ("<track src=gone>", "gone"),
        ("<input type=image src=gone alt=go>", "gone"),
        ("<form action=gone></form>", "gone"),
        ("<button formaction=gone></button>", "gone"),
        ("<svg><use href='gone.svg#x'/></svg>", "gone.svg#x"),
        ("<svg><image xlink:href='gone.png'/></svg>", "gone.png"),
        ("<svg><a href='gone'/></svg>", "gone"),
        ("<meta http-equiv=Refresh content='0; URL=gone.html'>", "0; URL=gone.html"),
        ("<p style='background: url(&quot;gone.png&quot;)'>", "background: url(&quot;gone.png&quot;)"),
        ("<style>p { background: URL( 'gone.png' ) }</style>", "gone.png"),
        ("<style>@import \"gone.css\";</style>", "gone.css"),
        ("<noscript>图<img alt='' src=gone.png></noscript>", "gone.png"),
        ("<noscript><style>@import url(gone.css)</style></noscript>", "gone.css"),
        ("<template><a href=gone></template>", "gone"),
    ];
    for (body, place) in cases {
        assert_eq!(found(body), [format!("dead-link {place}")], "{body}");
    }
}

#[test]
fn dead_anchors_and_ids_that_stand_twice_are_found() {
    for url in [
        "#gone",
        "#One",
        "../other.html#gone",
        "../other.html#%E7",
        "../2020/index.html#x",
        "p.html#g:~:text=a",
    ] {
        assert_eq!(found(&format!("<a href='{url}'>")), [format!("dead-anchor {url}")]);
    }
    assert_eq!(found("<svg><use href='#gone'/></svg>"), ["dead-anchor #gone"]);
    assert_eq!(found("<p id=a><p id=b><p id='a'><p id=a>"), ["duplicate-id a", "duplicate-id a"]);
    assert_eq!(found("<p id=x><noscript><p id=x></noscript>"), ["duplicate-id x"]);
    is_fine("<p id=a><p id=A><a id=n name=n><p id=''><p id=''>");
}

#[test]
fn links_that_need_a_server_are_found() {
    let better = |body: &str| {
        let text = page(body);
        let other = page("<p id=x>");
        let found = faults(&[("a/b/p.html", &text), ("a/2020/index.html", &other), ("index.html", &other)]);
        found.iter().map(|fault| format!("{}: {}", fault.code.0, fault.remedy.en)).collect::<Vec<_>>()
    };
    for (url, right) in [
        ("../2020/", "../2020/index.html"),
        ("../2020", "../2020/index.html"),
        ("../2020/#x", "../2020/index.html#x"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
    ] {
        assert_eq!(better(&format!("<a href='{url}'>")), [format!("site-folder-link: write '{right}'")]);
    }
    for (url, right) in
        [("/index.html#x", "../../index.html#x"), ("/", "../../index.html"), ("/a/b/p.html", "p.html")]
    {
        assert_eq!(better(&format!("<a href='{url}'>")), [format!("site-absolute-link: write '{right}'")]);
    }
    let dead_too = better("<a href='/a/gone.html'>");
    assert_eq!(dead_too[0], "site-absolute-link: write '../gone.html'");
    assert!(dead_too[1].starts_with("site-dead-link"));
    assert_eq!(better("<a href='/2020/#x'>").len(), 2);
    assert_eq!(found("<a href='../2020/#gone'>"), ["dead-anchor ../2020/#gone", "folder-link ../2020/#gone"]);
}

#[test]
fn a_base_is_honoured() {
    is_fine("<base href='../'><a href='other.html#one'></a><a href='b/p.html#here'></a><i id=here></i>");
    assert_eq!(
        found("<base href='../other.html'><i id=here></i><a href='#here'></a>"),
        ["dead-anchor #here"]
    );
    assert_eq!(found("<base href='/a/'><a href='gone'></a>"), ["absolute-link /a/", "dead-link gone"]);
    assert_eq!(found("<base href='../../../x/'><a href='gone'></a>"), ["dead-link ../../../x/"]);
}

#[test]
fn the_sites_own_full_address_is_no_fetch_from_elsewhere() {
    let link = |rel: &str, href: &str| page(&format!("<link rel='{rel}' href='https://example.org/{href}'>"));
    let index = link("canonical", "a/");
    let codes = |href: &str| -> Vec<&str> {
        let not_found = link("stylesheet", href);
        let found = faults(&[("index.html", &index), ("404.html", &not_found), ("style.css", "")]);
        found.iter().map(|fault| fault.code.0).collect()
    };
    assert_eq!(codes("a/style.css"), Vec::<&str>::new());
    assert_eq!(codes("a/gone.css"), ["site-dead-link"]);
    assert_eq!(codes("b/style.css"), ["site-fetches-elsewhere"]);
}

#[test]
fn links_within_links_are_found() {
    is_fine("<p><a href='../other.html'>x</a> <a href='../other.html'>y</a></p>");
    assert_eq!(
        found("<a href='p.html'>a <strong><a class=f href='p.html'>1</a></strong></a><a href='p.html'>b</a>"),
        ["nested-link <a class=f href='p.html'>"]
    );
}
