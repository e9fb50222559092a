//! The conventions of Chinese government sites: tags in the head, lines at the foot, the information card of
//! a report, and what is told where a site or a report does not keep to them. The agency is invented.

mod any;
mod diagnostics;
use crate::support::Scratch;
use annals::verify;
use std::fs;

/// The settings of the invented agency's archive.
const SETTINGS: &str = include_str!("../data/official.yaml");

/// What a report says of itself, and its figures.
const FIGURES: &str = "statistics:\n  requests:\n    received: [12, 3, 15]\n    answered: [10, 3, 13]\n---\n";

/// An archive with these settings, of one report with these lines in its front matter.
fn archive(settings: &str, lines: &str) -> Scratch {
    let scratch = Scratch::copy_of("tests/data/base");
    scratch.write("annals.yaml", settings);
    scratch.write("content/bureau/2024.md", format!("---\nform: demo\n{lines}{FIGURES}"));
    scratch
}

/// The invented agency's archive with a report that has all there can be on its card.
fn county() -> Scratch {
    let lines = "title: {zh: 云溪县档案局2024年年报, en: \"Archives of Yunxi, 2024\"}\n\
                 published: 2025-01-20 10:19\nsigned: 2025-01-15\n\
                 index_number: 014314799/2025-00002\nfile_number: 云档发〔2025〕3号\n";
    archive(SETTINGS, lines)
}

fn page(scratch: &Scratch, path: &str) -> String {
    fs::read_to_string(scratch.build().join(path)).unwrap()
}

/// The part of a page from one text to the next occurrence of another.
fn part<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from} in\n{page}"));
    let rest = &page[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

/// The tags of the conventions in a page, in order: their names begin with a capital.
fn tags(page: &str) -> Vec<(&str, &str)> {
    let tags = page.split("<meta name=\"").skip(1).filter_map(|tag| {
        let (name, rest) = tag.split_once("\" content=\"")?;
        Some((name, rest.split_once("\">")?.0))
    });
    tags.filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_uppercase())).collect()
}

const SITE: [(&str, &str); 3] =
    [("SiteName", "云溪县人民政府"), ("SiteDomain", "www.yunxi.example"), ("SiteIDCode", "3299990001")];

const COLUMN: [(&str, &str); 4] = [
    ("ColumnName", "政府信息公开年报"),
    ("ColumnDescription", "云溪县各机关历年的年度报告"),
    ("ColumnKeywords", "信息公开年报,政府信息公开"),
    ("ColumnType", "信息公开年报"),
];

const ENGLISH: [(&str, &str); 7] = [
    ("SiteName", "Government of Yunxi County"),
    ("SiteDomain", "www.yunxi.example"),
    ("SiteIDCode", "3299990001"),
    ("ColumnName", "Annual disclosure reports"),
    ("ColumnDescription", "The annual reports of all agencies of Yunxi County"),
    ("ColumnKeywords", "信息公开年报,access to information"),
    ("ColumnType", "信息公开年报"),
];

#[test]
fn every_page_has_the_tags_of_its_level() {
    let site = county();
    site.build();
    let read = |path: &str| fs::read_to_string(site.path("public").join(path)).unwrap();
    let column = [&SITE[..], &COLUMN[..]].concat();
    for path in ["index.html", "2024/index.html", "bureau/index.html", "forms/index.html", "data/index.html"]
    {
        assert_eq!(tags(&read(path)), column, "{path}");
        assert_eq!(tags(&read(&format!("en/{path}"))), ENGLISH, "en/{path}");
    }
    assert_eq!(tags(&read("404.html")), SITE);
    let article = [
        ("ArticleTitle", "云溪县档案局2024年年报"),
        ("PubDate", "2025-01-20 10:19"),
        ("ContentSource", "某县档案局"),
        ("Url", "https://www.yunxi.example/zfxxgknb/bureau/2024/"),
    ];
    assert_eq!(tags(&read("bureau/2024/index.html")), [&column[..], &article].concat());
    let article = [
        ("ArticleTitle", "Archives of Yunxi, 2024"),
        ("PubDate", "2025-01-20 10:19"),
        ("ContentSource", "County archives"),
        ("Url", "https://www.yunxi.example/zfxxgknb/en/bureau/2024/"),
    ];
    assert_eq!(tags(&read("en/bureau/2024/index.html")), [&ENGLISH[..], &article].concat());
}

#[test]
fn every_page_ends_with_who_answers_for_it() {
    let site = county();
    site.build();
    let foot = |path: &str| {
        let page = fs::read_to_string(site.path("public").join(path)).unwrap();
        part(&page, "<section class=\"wrap identity\"", "</section>").to_owned()
    };
    let tool = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3299990001&amp;url=";
    let address = "https%3A%2F%2Fwww.yunxi.example%2Fzfxxgknb%2F";
    let police = "https://beian.mps.gov.cn/#/query/webSearch?code=32999902000001";
    assert_eq!(
        foot("bureau/2024/index.html"),
        format!(
            "<section class=\"wrap identity\" aria-label=\"网站标识\">\n<dl>\n\
             <div class=\"organiser\"><dt>主办单位</dt><dd>云溪县人民政府办公室</dd></div>\n\
             <div><dt>承办单位</dt><dd>云溪县大数据管理中心</dd></div>\n\
             <div><dt>联系方式</dt><dd>0999-1234567</dd></div>\n\
             <div><dt>网站标识码</dt><dd>3299990001</dd></div>\n\
             <div><dt>ICP备案号</dt><dd><a href=\"https://beian.miit.gov.cn/\">苏ICP备05000001号-1</a></dd></div>\n\
             <div><dt>公安备案号</dt><dd><a href=\"{police}\">苏公网安备32999902000001号</a></dd></div>\n\
             </dl>\n<ul>\n\
             <li><a href=\"https://bszs.conac.cn/sitename?method=show&amp;id=0A1B2C3D\">党政机关网站标识</a></li>\n\
             <li><a href=\"{tool}{address}bureau%2F2024%2F\">我为政府网站找错</a></li>\n\
             <li><a href=\"https://www.yunxi.example/map.html\">网站地图</a></li>\n\
             <li><a href=\"https://www.yunxi.example/about.html\">关于我们</a></li>\n\
             </ul>\n"
        )
    );
    // On paper a page says where it is published.
    let page = fs::read_to_string(site.path("public/bureau/2024/index.html")).unwrap();
    assert!(page.contains("<p class=\"page-address\">https://www.yunxi.example/zfxxgknb/bureau/2024/</p>"));
    let english = foot("en/2024/index.html");
    for line in [
        "aria-label=\"About the official site\"",
        "<dt>Organiser</dt><dd>Office of the Government of Yunxi County</dd>",
        // What is there in Chinese alone says so to a screen reader.
        "<dt>Run by</dt><dd><span lang=\"zh\">云溪县大数据管理中心</span></dd>",
        "<a href=\"https://beian.miit.gov.cn/\" lang=\"zh-CN\">苏ICP备05000001号-1</a>",
        &format!("<a href=\"{tool}{address}en%2F2024%2F\">Report an error</a>"),
    ] {
        assert!(english.contains(line), "{line} in {english}");
    }
    let told = verify::diagnostics(&site.path("public")).unwrap().0;
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_report_has_its_information_card() {
    let report = page(&county(), "bureau/2024/index.html");
    let card = part(&report, "<dl class=\"facts\">", "</dl>");
    for fact in [
        "<dt>发布机构</dt><dd>某县档案局</dd>",
        "<dt>索引号</dt><dd class=\"code\">014314799/2025-00002</dd>",
        "<dt>文号</dt><dd>云档发〔2025〕3号</dd>",
        "<time datetime=\"2025-01-15\">2025年1月15日</time>",
        "<time datetime=\"2025-01-20 10:19\">2025年1月20日 10:19</time>",
    ] {
        assert!(card.contains(fact), "{fact} in {card}");
    }
    let json: serde_json::Value = serde_json::from_str(&page(&county(), "bureau/2024/figures.json")).unwrap();
    let said = ["published", "published_time", "signed", "index_number", "file_number"].map(|key| &json[key]);
    assert_eq!(said, ["2025-01-20", "10:19", "2025-01-15", "014314799/2025-00002", "云档发〔2025〕3号"]);
}

#[test]
fn the_date_of_publication_is_the_report_s_own_or_none() {
    let date = |lines: &str| {
        let report = page(&archive(SETTINGS, lines), "bureau/2024/index.html");
        tags(&report).into_iter().find(|(name, _)| *name == "PubDate").map(|(_, date)| date.to_owned())
    };
    assert_eq!(date("published: 2025-01-20 10:19\n").as_deref(), Some("2025-01-20 10:19"));
    // No hour is made up where only the day is known.
    assert_eq!(date("published: 2025-01-20\n").as_deref(), Some("2025-01-20"));
    assert_eq!(date("signed: 2025-01-15\n"), None);
}

#[test]
fn without_its_address_a_page_claims_none() {
    let settings = SETTINGS.replace("base:", "# base:");
    let report = page(&archive(&settings, "published: 2025-01-20\n"), "bureau/2024/index.html");
    assert!(
        report.contains("<a href=\"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3299990001\">")
    );
    assert!(tags(&report).iter().all(|(name, _)| *name != "Url") && !report.contains("page-address"));
}

#[test]
fn the_address_of_the_page_joins_whatever_the_tool_s_address_has() {
    for (tool, opened) in [
        ("https://a.example/tool", "https://a.example/tool?url=https%3A%2F%2F"),
        ("https://a.example/tool?", "https://a.example/tool?url=https%3A%2F%2F"),
        (
            "https://a.example/tool?site=1&kind=2",
            "https://a.example/tool?site=1&amp;kind=2&amp;url=https%3A%2F%2F",
        ),
    ] {
        let settings =
            SETTINGS.replace("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3299990001", tool);
        let index = page(&archive(&settings, "published: 2025-01-20\n"), "index.html");
        assert!(index.contains(&format!("<a href=\"{opened}")), "{tool}");
    }
    let settings = SETTINGS.replace(
        "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3299990001",
        "https://a.example/#tool",
    );
    let index = page(&archive(&settings, "published: 2025-01-20\n"), "index.html");
    assert!(index.contains("url=https%3A%2F%2Fwww.yunxi.example%2Fzfxxgknb%2F#tool\""));
}

#[test]
fn an_archive_that_is_no_government_s_shows_nothing_of_it() {
    let settings = SETTINGS.split("official:").next().unwrap();
    let scratch = archive(settings, "");
    assert_eq!(scratch.told(annals::Language::En), "");
    for path in ["index.html", "bureau/2024/index.html", "en/404.html"] {
        let page = page(&scratch, path);
        assert_eq!(tags(&page), []);
        assert!(!page.contains("identity") && !page.contains("发布机构"), "{path}");
    }
}

#[test]
fn chinese_pages_say_that_they_are_in_the_chinese_of_the_mainland() {
    let page = page(&county(), "bureau/index.html");
    assert!(page.contains("<html lang=\"zh-CN\">"));
    assert!(
        page.contains("hreflang=\"zh-CN\" href=\"index.html\"") && page.contains("hreflang=\"en\" href=")
    );
}

#[test]
fn another_theme_of_this_repository_says_it_too() {
    let scratch = archive(&SETTINGS.replace("base:", "theme: gazette\nbase:"), "published: 2025-01-20\n");
    for (path, bytes) in crate::support::tree(&crate::support::repository().join("themes/gazette")) {
        scratch.write(&format!("themes/gazette/{path}"), bytes);
    }
    let index = page(&scratch, "index.html");
    assert_eq!(tags(&index), [&SITE[..], &COLUMN[..]].concat());
    assert!(index.contains("<dt>主办单位</dt><dd>云溪县人民政府办公室</dd>"));
    assert_eq!(tags(&page(&scratch, "404.html")), SITE);
}
