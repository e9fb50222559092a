//! Every page and every id that a site has can be linked to from prose, and the link leads there.

use crate::support::{Scratch, tree};
use annals::Language;
use annals::verify;
use std::collections::BTreeMap;
use std::path::Path;

/// The addresses of a built site: each page as its author would write it, alone and with each of its ids.
fn addresses(site: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in tree(site) {
        let Some(folder) = path.strip_suffix("index.html").or(path.ends_with(".html").then_some(&path))
        else {
            continue;
        };
        let page = String::from_utf8(bytes).unwrap();
        found.push(format!("/{folder}"));
        let ids = page.split(" id=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0);
        found.extend(ids.map(|id| format!("/{folder}#{id}")));
    }
    found
}

/// The file of a site that a link from a page leads to, and the id there.
fn led_to(page: &str, href: &str) -> String {
    let (path, anchor) = href.split_once('#').map_or((href, None), |(path, anchor)| (path, Some(anchor)));
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{href} leaves the site"),
            part => parts.push(part),
        }
    }
    let address = format!("/{}", parts.join("/"));
    let address = address.strip_suffix("index.html").unwrap_or(&address);
    anchor.map_or(address.to_owned(), |anchor| format!("{address}#{anchor}"))
}

/// Links to all that a site has from a page of its own, and follows them.
#[track_caller]
pub fn all_can_be_linked_to(scratch: &Scratch) {
    let page = |prose: &str| format!("---\ntitle: {{zh: 链接, en: Links}}\n---\n{prose}");
    scratch.write("content/pages/links.md", page(""));
    let addresses = addresses(&scratch.build());
    assert!(addresses.len() > 100, "{addresses:?}");
    let links: Vec<String> = addresses.iter().map(|address| format!("[w](<{address}>)")).collect();
    scratch.write("content/pages/links.md", page(&links.join("\n")));
    assert_eq!(scratch.told(Language::En).lines().find(|line| line.contains("link-")), None);
    let faults = verify::verify(&scratch.build()).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
    let html = scratch.read("public/links/index.html");
    let hrefs: Vec<&str> =
        html.split("<a href=\"").filter_map(|rest| Some(rest.split_once("\">w</a>")?.0)).collect();
    assert_eq!(hrefs.len(), addresses.len());
    let wrong: BTreeMap<&String, String> = addresses
        .iter()
        .zip(hrefs)
        .map(|(address, href)| (address, led_to("links/index.html", href)))
        .filter(|(address, led_to)| *address != led_to && **address != format!("/links/{led_to}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn of_the_golden_site() {
    all_can_be_linked_to(&Scratch::copy_of("tests/golden/archive"));
}

#[test]
fn of_a_site_with_parts_notes_corrections_and_tables_without_a_section() {
    let scratch = Scratch::copy_of("tests/data/base");
    let site = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{site}base: https://example.org/a/\nraw_html: true\n"));
    let form = scratch.read("content/forms/demo.yaml");
    scratch.write("content/forms/demo.yaml", form.replace("    section: requests\n", ""));
    let front = "form: demo\nstatistics:\n  requests:\n    received: [12, 3, 15]\n";
    let report = |answered: &str, more: &str, prose: &str| {
        format!("---\n{front}    answered: {answered}\n{more}---\n{prose}")
    };
    let more = "published: 2024-01-01\nnotes:\n  - 说明\n  - {on: requests.received, text: 注}\n\
                scope:\n  - {on: requests.answered, why: 改口径}\n\
                corrections:\n  - {figure: requests.answered.persons, was: 14, now: 13, on: 2024-02-01, \
                kind: correction, why: 错}\n";
    let prose = "## 标题 甲\n\n字[^a] <span id=\"mark\">记</span>\n\n### 小节\n\n[^a]: 脚注\n";
    scratch.write("content/bureau/2023.md", report("[13, 3, 16]", more, prose));
    scratch
        .write("content/bureau/part/index.md", "---\nname: {zh: 科, en: Part}\nkind: county\n---\n## 科\n");
    scratch.write("content/bureau/part/2024.md", report("[10, 3, 13]", "", ""));
    scratch.write("content/index.md", "## 首页\n");
    all_can_be_linked_to(&scratch);
}

#[test]
fn what_is_not_there_is_refused_with_the_nearest_that_is() {
    let scratch = Scratch::copy_of("tests/data/base");
    let links = "[a](/findigns/) [b](/bureau/2042/) [c](/forms/demo/#indicator-requests.received.totl)\n\
                 [d](/forms/demo/#table-request) [e](/en/nothing/) [f](/bureau/2024/#finding-9)\n";
    scratch.write("content/pages/a.md", format!("---\ntitle: A\n---\n{links}"));
    let told: Vec<String> = scratch
        .check()
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let remedy = diagnostic.remedy.as_ref().unwrap().en.split('?').next().unwrap();
            format!("{} {} / {remedy}", diagnostic.code.0, diagnostic.message.en)
        })
        .collect();
    let begins = [
        "link-broken the link '/findigns/' leads to nothing / is it '/findings/'",
        "link-broken the link '/bureau/2042/' leads to nothing / is it '/bureau/2024/'",
        "link-broken-anchor the link '/forms/demo/#indicator-requests.received.totl' has an anchor \
         'indicator-requests.received.totl' that is not there / is it '#indicator-requests.received.total'",
        "link-broken-anchor the link '/forms/demo/#table-request' has an anchor 'table-request' that is not there \
         / is it '#table-requests'",
        "link-broken the link '/en/nothing/' leads to nothing / write",
        "link-broken-anchor the link '/bureau/2024/#finding-9' has an anchor 'finding-9' that is not there / an anchor",
    ];
    assert_eq!(told.len(), begins.len(), "{told:#?}");
    for (told, begin) in told.iter().zip(begins) {
        assert!(told.starts_with(begin), "{told}\n{begin}");
    }
}

#[test]
fn a_link_or_a_picture_without_an_address_is_told() {
    for (prose, kind) in [("[t]()", "link"), ("![alt]( )", "picture")] {
        let scratch = Scratch::copy_of("tests/data/base");
        scratch.write("content/pages/p.md", format!("---\ntitle: {{zh: 页, en: P}}\n---\nSee {prose}.\n"));
        let told = scratch.told(Language::En);
        assert!(
            told.contains("error[link-broken]") && told.contains(&format!("this {kind} has no address")),
            "{told}"
        );
    }
}
