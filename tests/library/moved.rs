//! Addresses that pages and files once had lead on to where they stand now.

use crate::support::Scratch;
use annals::Language;
use annals::verify;
use std::fs;
use std::path::Path;

const BUREAU: &str = "---\nname: {zh: 某县档案局, en: County archives}\nkind: county\n";

/// An archive whose publisher, report, page and file once had other addresses.
fn moved() -> Scratch {
    let scratch = Scratch::copy_of("tests/data/base");
    let front = "moved_from: [archives-office, /old/archives/]\nattachments: rules.pdf\n---\n";
    scratch.write("content/bureau/index.md", format!("{BUREAU}{front}"));
    scratch.write("content/bureau/rules.pdf", "pdf");
    scratch.write("content/bureau/2024/report.pdf", "pdf");
    let report = scratch.read("content/bureau/2024.md");
    let keys = "moved_from: elsewhere/2024/index.html\nattachments: report.pdf\n";
    scratch.write("content/bureau/2024.md", report.replacen("---\n", &format!("---\n{keys}"), 1));
    let page = "---\ntitle: {zh: 关于, en: About}\nmoved_from: about-us\n---\n关于本站。\n";
    scratch.write("content/pages/about.md", page);
    scratch.write("content/files/new.pdf", "pdf");
    let site = scratch.read("annals.yaml");
    let files = "attachments: files/new.pdf\nmoved: {files/old.pdf: files/new.pdf}\n";
    scratch.write("annals.yaml", format!("{site}base: https://example.org/a/\n{files}"));
    scratch
}

/// The page that a page leads a browser on to, as a path in the site.
fn leads_to(out: &Path, path: &str) -> String {
    let page = fs::read_to_string(out.join(path)).unwrap_or_else(|_| panic!("no {path}"));
    let (_, rest) = page.split_once("<meta http-equiv=\"refresh\" content=\"0; url=").unwrap();
    let (href, _) = rest.split_once('"').unwrap();
    assert!(page.contains(&format!("<a href=\"{href}\"")), "{path} shows no link");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(folders.pop().unwrap()),
            part => folders.push(part),
        }
    }
    folders.join("/")
}

#[test]
fn every_former_address_leads_on_in_every_language() {
    let scratch = moved();
    let out = scratch.build();
    for (from, to) in [
        ("archives-office", "bureau/index.html"),
        ("archives-office/2024", "bureau/2024/index.html"),
        ("archives-office/rules.pdf", "bureau/rules.pdf"),
        ("archives-office/2024/report.pdf", "bureau/2024/report.pdf"),
        ("old/archives", "bureau/index.html"),
        ("old/archives/2024", "bureau/2024/index.html"),
        ("elsewhere/2024", "bureau/2024/index.html"),
        ("elsewhere/2024/report.pdf", "bureau/2024/report.pdf"),
        ("about-us", "about/index.html"),
        ("files/old.pdf", "files/new.pdf"),
    ] {
        assert_eq!(leads_to(&out, &format!("{from}/index.html")), to);
        // Files stand once, for all languages.
        let to = if to.ends_with(".pdf") { to.to_owned() } else { format!("en/{to}") };
        assert_eq!(leads_to(&out, &format!("en/{from}/index.html")), to);
        assert!(out.join(&to).is_file());
    }
    let sitemap = fs::read_to_string(out.join("sitemap.xml")).unwrap();
    for gone in ["archives-office", "elsewhere", "about-us", "old"] {
        assert!(!sitemap.contains(gone), "{gone}");
    }
    let page = fs::read_to_string(out.join("en/archives-office/2024/index.html")).unwrap();
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/a/en/bureau/2024/\">"));
    // Every link of the site leads somewhere.
    let faults = verify::verify(&out).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn an_address_that_is_in_use_stays_what_it_is() {
    let scratch = moved();
    scratch.write(
        "content/archives-office/index.md",
        "---\nname: {zh: 另一局, en: Another}\nkind: county\n---\n",
    );
    let told = scratch.told(Language::En);
    assert!(told.contains("moved-address-in-use"), "{told}");
}

#[test]
fn hosts_are_told_what_moved() {
    let scratch = moved();
    let site = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{site}redirects: [netlify, nginx]\n"));
    let out = scratch.build();
    let netlify = fs::read_to_string(out.join("_redirects")).unwrap();
    let nginx = fs::read_to_string(out.join("redirects.map")).unwrap();
    for line in [
        "/a/archives-office/ /a/bureau/ 301",
        "/a/en/archives-office/2024/ /a/en/bureau/2024/ 301",
        "/a/files/old.pdf /a/files/new.pdf 301",
        "/a/archives-office/* /a/bureau/:splat 301",
    ] {
        assert!(netlify.lines().any(|known| known == line), "{line}\n{netlify}");
    }
    for line in [
        "/a/archives-office /a/bureau/;",
        "/a/en/about-us/index.html /a/en/about/;",
        "/a/files/old.pdf /a/files/new.pdf;",
        "~^/a/old/archives/(?<rest>.*)$ /a/bureau/$rest;",
    ] {
        assert!(nginx.lines().any(|known| known == line), "{line}\n{nginx}");
    }
    // What lies below a former address comes after the single addresses, which say it more exactly.
    let at = |line: &str| netlify.find(line).unwrap();
    assert!(at("/a/elsewhere/2024/ ") < at("/a/archives-office/*"));
}
