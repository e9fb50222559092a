//! `annals export`: where files go, what is refused, and that a file comes back as the report it was made of.

use super::{annals, clean, run, with_error};
use std::fs;

#[test]
fn a_report_goes_to_a_file_named_after_it_and_nothing_is_written_over() {
    let clean = clean();
    let export = ["export", "bureau", "2024", "--to", "xlsx", "--lang", "en"];
    let said = run(clean.root(), &export);
    assert_eq!((said.code, said.out.as_str()), (0, "written: bureau-2024.xlsx\n"), "{}", said.err);
    let first = fs::read(clean.path("bureau-2024.xlsx")).unwrap();
    let said = run(clean.root(), &export);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("bureau-2024.xlsx is there already"), "{}", said.err);
    let said = run(clean.root(), &[&export[..], &["--output", "bureau-2024.xlsx"]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(fs::read(clean.path("bureau-2024.xlsx")).unwrap(), first, "the same bytes again");
}

#[test]
fn a_file_can_go_to_another_program() {
    let clean = clean();
    let arguments = ["export", "bureau", "2024", "--to", "ods", "--output", "-"];
    let output = annals(clean.root(), &arguments).output().unwrap();
    assert!(output.status.success());
    let kind = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    assert_eq!(output.stdout.get(30..30 + kind.len()), Some(&kind[..]), "known by its first bytes");
}

#[test]
fn troubles_name_what_there_is_instead() {
    let cases: [(&[&str], [&str; 2]); 4] = [
        (&["nobody", "2024"], ["there is no publisher 'nobody'", "there are: bureau"]),
        (&["bureau", "1999"], ["bureau has no report on 1999", "there are: 2024"]),
        (&["bureau", "2024", "--language", "fr"], ["the archive is not in 'fr'", "`languages`: "]),
        (&["bureau", "2024", "--to", "doc"], ["cannot be 'doc'", "xlsx, ods"]),
    ];
    let clean = clean();
    for (arguments, words) in cases {
        let to: &[&str] = if arguments.contains(&"--to") { &[] } else { &["--to", "xlsx"] };
        let said = run(clean.root(), &[&["export", "--lang", "en"], arguments, to].concat());
        assert_eq!(said.code, 2, "{arguments:?}");
        words.iter().for_each(|words| assert!(said.err.contains(words), "{words}: {}", said.err));
    }
    let said = run(with_error().root(), &["export", "bureau", "2024", "--to", "ods", "--lang", "en"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("the archive has errors") && said.err.contains("annals check"), "{}", said.err);
}

#[test]
fn an_exported_report_is_imported_as_it_was() {
    let clean = clean();
    for format in ["docx", "html", "xlsx", "ods"] {
        let file = format!("bureau-2024.{format}");
        assert_eq!(run(clean.root(), &["export", "bureau", "2024", "--to", format]).code, 0);
        let figures = || run(clean.root(), &["figures", "bureau", "requests"]).out;
        let before = figures();
        let publish = ["--publisher", "bureau", "--period", "2024", "--replace", "--lang", "en"];
        let said = run(clean.root(), &[&["import", &file], &publish[..]].concat());
        assert!(said.out.contains("0 unread, 0 absent"), "{}{}", said.out, said.err);
        let report = clean.read("content/bureau/2024.md");
        assert!(report.contains("received: {persons: 12, companies: 3, total: 15}"), "{report}");
        assert!(
            report.contains("## 一、总体情况"),
            "a workbook has no prose; the report's own stays: {report}"
        );
        assert_eq!(figures(), before);
    }
}

#[test]
fn the_same_files_are_published_beside_the_pages_where_the_archive_wants_them() {
    let clean = clean();
    assert_eq!(run(clean.root(), &["build", "--output", "without"]).code, 0);
    assert!(!clean.path("without/bureau/2024/bureau-2024.ods").exists());
    clean.write("annals.yaml", clean.read("annals.yaml") + "downloads: [docx, ods, xlsx]\n");
    let said = run(clean.root(), &["build", "--output", "with", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let page = clean.read("with/bureau/2024/index.html");
    for format in ["docx", "xlsx", "ods"] {
        let name = format!("bureau-2024.{format}");
        assert!(page.contains(&format!("href=\"{name}\"")), "{name}");
        let arguments = ["export", "bureau", "2024", "--to", format, "--output", "-"];
        let exported = annals(clean.root(), &arguments).output().unwrap().stdout;
        assert!(fs::read(clean.path("with").join("bureau/2024").join(&name)).unwrap() == exported, "{name}");
        assert!(clean.read("with/manifest-sha256.txt").contains(&name));
    }
    assert_eq!(run(clean.root(), &["check", "--site", "with"]).code, 0);
}
