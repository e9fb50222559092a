//! A style sheet and a logo that an archive adds to a theme, without a theme of its own.

use crate::support::{Scratch, repository, tree};
use annals::format::{self, Format};
use annals::{Language, verify};
use std::fs;

const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>";

/// An archive with files in `themes/`, and this theme.
fn archive(theme: &str) -> Scratch {
    let archive = Scratch::copy_of("tests/golden/archive");
    archive.write("themes/city.css", ":root { --link: #8a1f11; }\n");
    archive.write("themes/marks/seal.svg", LOGO);
    archive.write("annals.yaml", format!("{}theme: {theme}\n", archive.read("annals.yaml")));
    archive
}

#[test]
fn every_page_links_them_after_the_theme_s_own() {
    for theme in
        ["{css: city.css, logo: marks/seal.svg}", "{name: gazette, css: city.css, logo: marks/seal.svg}"]
    {
        let archive = archive(theme);
        for (path, bytes) in tree(&repository().join("themes/gazette")) {
            archive.write(&format!("themes/gazette/{path}"), bytes);
        }
        let site = archive.build();
        assert_eq!(fs::read_to_string(site.join("assets/added/marks/seal.svg")).unwrap(), LOGO);
        let mut pages = 0;
        for (path, bytes) in tree(&site).into_iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = String::from_utf8(bytes).unwrap();
            // What has moved leads on before it is seen.
            if page.contains("http-equiv=\"refresh\"") {
                continue;
            }
            let last = page.split("<link rel=\"stylesheet\"").last().unwrap().split('>').next().unwrap();
            assert!(last.ends_with("assets/added/city.css\""), "{theme}: {path}: {last}");
            let logos = page.matches("assets/added/marks/seal.svg\" alt=\"\">").count();
            // The second theme has no head where an address is missing.
            let bare = theme.contains("gazette") && path.ends_with("404.html");
            assert_eq!(logos, usize::from(!bare), "{theme}: {path}");
            pages += 1;
        }
        assert!(pages > 20, "{pages}");
        let (told, _) = verify::diagnostics(&site).unwrap();
        assert!(told.is_empty(), "{told:#?}");
    }
}

#[test]
fn odd_names_are_linked_as_they_lie() {
    let archive = archive("{css: '市 a#b.css', logo: '50%20.svg'}");
    archive.write("themes/市 a#b.css", "");
    archive.write("themes/50%20.svg", LOGO);
    let site = archive.build();
    assert!(site.join("assets/added/50%20.svg").is_file());
    let (told, _) = verify::diagnostics(&site).unwrap();
    assert!(told.is_empty(), "{told:#?}");
    let missing = fs::read_to_string(site.join("en/404.html")).unwrap();
    assert!(missing.contains("/assets/added/%E5%B8%82%20a%23b.css\""), "{missing}");
}

#[test]
fn what_cannot_be_added_is_told_at_its_place() {
    let cases = [
        ("{css: town.css}", "there is no file themes/town.css"),
        ("{css: city.scss}", "'city.scss' cannot be added to a theme"),
        ("{css: ../annals.css}", "'../annals.css' cannot be added to a theme"),
        ("{css: /etc/city.css}", "'/etc/city.css' cannot be added to a theme"),
        ("{css: 'marks\\city.css'}", "'marks\\city.css' cannot be added to a theme"),
        ("{logo: .hidden.svg}", "'.hidden.svg' cannot be added to a theme"),
        ("city.css", "a style sheet is added by theme: {css: city.css}"),
        ("{logo: city.css}", "'city.css' cannot be added to a theme"),
        ("{logo: marks}", "'marks' cannot be added to a theme"),
        ("{colour: red}", "colour"),
        ("{name: plain, css: city.css}", "there is no theme 'plain'"),
    ];
    for (theme, expected) in cases {
        let archive = archive(theme);
        let checked = archive.check();
        let told =
            format::diagnostics(&checked.diagnostics, &checked.sources, Language::En, Format::Full, false);
        assert!(told.contains("annals.yaml:7:") && told.contains(expected), "{theme}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_refused() {
    let outside = Scratch::new();
    outside.write("city.css", "");
    let archive = archive("{css: out/city.css}");
    std::os::unix::fs::symlink(outside.root(), archive.path("themes/out")).unwrap();
    let told = archive.told(Language::En);
    assert!(told.contains("is a symbolic link"), "{told}");
}
