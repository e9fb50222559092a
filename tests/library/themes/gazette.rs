//! A theme of another structure and look, made of nothing but the public interface.

use crate::support::{Scratch, repository, tree};
use annals::verify;
use std::fs;

/// An archive in the theme gazette.
fn in_gazette(archive: &Scratch) {
    for (path, bytes) in tree(&repository().join("themes/gazette")) {
        archive.write(&format!("themes/gazette/{path}"), bytes);
    }
    let site = archive.read("annals.yaml");
    archive.write("annals.yaml", format!("{site}theme: gazette\n"));
}

/// The example archive.
fn example() -> Scratch {
    let example = Scratch::new();
    for (path, bytes) in tree(&repository().join("content")) {
        example.write(&format!("content/{path}"), bytes);
    }
    example.write("annals.yaml", fs::read(repository().join("annals.yaml")).unwrap());
    example
}

#[test]
fn it_shows_a_whole_archive_without_a_fault() {
    let archive = Scratch::copy_of("tests/golden/archive");
    in_gazette(&archive);
    let (told, _) = verify::diagnostics(&archive.build()).unwrap();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn it_is_no_recolouring_of_the_built_in_theme() {
    let archive = example();
    in_gazette(&archive);
    let site = archive.build();
    for prefix in ["", "en/"] {
        let page = |path: &str| fs::read_to_string(site.join(format!("{prefix}{path}/index.html"))).unwrap();
        let index = fs::read_to_string(site.join(format!("{prefix}index.html"))).unwrap();
        assert!(index.contains("class=\"volume\"") && !index.contains("class=\"data matrix\""));
        let report = page("shanghai-gov-office/2019");
        assert!(report.contains("<table class=\"ruled\"") && !report.contains("class=\"official\""));
        // Every figure of the report is there, each with its anchor.
        let figures = |html: &str| html.matches("<td id=\"").count();
        assert!(figures(&report) > 150, "{}", figures(&report));
        for html in [&index, &report, &page("nsf"), &page("findings")] {
            assert_eq!(html.matches("rel=\"stylesheet\"").count(), 1);
            assert_eq!(
                html.matches("<script").count(),
                html.matches("<script type=\"application/ld+json\">").count()
            );
        }
    }
    let style = fs::metadata(site.join("assets/gazette.css")).unwrap().len();
    assert!(style < 12_000, "the stylesheet has {style} bytes");
}
