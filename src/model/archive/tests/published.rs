//! Which files are published as they are: those that somebody means to publish, and each is named.

use super::{assert_told, build, report, with};
use crate::testing::tree;

const PAGE: &str = "content/bureau/2024.md";

#[test]
fn what_editors_systems_and_downloads_leave_behind_is_never_published() {
    let names = [
        "~$report.docx",
        "4913",
        "2024.md.orig",
        "x.tmp",
        "x.crdownload",
        ".DS_Store",
        "Thumbs.db",
        "#2024.md#",
        "2024.md~",
        ".2024.md.swp",
        "desktop.ini",
        "x.bak",
        "x.part",
        "__MACOSX/x.pdf",
        "x.pdf:Zone.Identifier",
    ];
    let folders = ["content", "content/bureau", "content/bureau/2024", "content/pages", "content/forms"];
    let paths = folders.iter().flat_map(|folder| names.iter().map(move |name| format!("{folder}/{name}")));
    let theme = ["assets/x.css~", "assets/.git/config", "templates/report.html.orig", "assets/Thumbs.db"];
    let paths: Vec<String> = paths.chain(theme.iter().map(|path| format!("themes/plain/{path}"))).collect();
    let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "{{ junk")).collect();
    let scratch = with(&files);
    scratch.write("annals.yaml", format!("{}theme: plain\n", scratch.read("annals.yaml")));
    assert_told(&scratch, &[]);
    build(&scratch);
    let site = tree(&scratch.path("public"));
    assert!(!site.values().any(|bytes| bytes == b"{{ junk"), "{:?}", site.keys());
}

#[test]
fn a_file_named_almost_like_a_source_is_told_and_not_published() {
    let text = report("");
    let files = [
        ("content/bureau/2023.MD", text.as_str()),
        ("content/bureau/2022.markdown", &text),
        ("content/bureau/2021.md.txt", &text),
        (
            "content/bureau/2020.yml",
            "form: demo\nstatistics:\n  requests: {received: [1, 0, 1], answered: [1, 0, 1]}\n",
        ),
        ("content/forms/other.YAML", "id: other\n"),
        ("content/office/index.MD", "---\nname: Office\n---\n"),
        ("content/office/2024.md", &text),
        ("content/pages/about.mkd", "# About\n"),
    ];
    let scratch = with(&files);
    assert_told(
        &scratch,
        &[
            "content/bureau/2021.md.txt:1:1: error[file-ending]: '2021.md.txt' is not read",
            "content/bureau/2022.markdown:1:1: error[file-ending]",
            "content/bureau/2023.MD:1:1: error[file-ending]: '2023.MD' is not read",
            "content/forms/other.YAML:1:1: error[file-ending]",
            "content/office/index.MD:1:1: error[file-ending]",
            "content/pages/about.mkd:1:1: error[file-ending]",
        ],
    );
    let checked = scratch.check();
    let remedies = checked.diagnostics.iter().map(|told| told.remedy.as_ref().unwrap().en.as_str());
    let names = ["2021.md", "2022.md", "2023.md", "other.yaml", "index.md", "about.md"];
    for (remedy, name) in remedies.zip(names) {
        assert!(remedy.starts_with(&format!("rename it to {name};")), "{remedy}");
    }
}

#[test]
fn the_second_copy_that_a_sync_makes_is_told_and_left_out() {
    let text = report("");
    let files = [
        ("content/bureau/2024 (Ann's conflicted copy 2024-05-01).md", text.as_str()),
        ("content/bureau/2024.sync-conflict-20240501-101010-ABCDEFG.md", &text),
        ("content/bureau/2024/scan(冲突副本).pdf", "copy"),
    ];
    let scratch = with(&files);
    assert_told(
        &scratch,
        &[
            "content/bureau/2024 (Ann's conflicted copy 2024-05-01).md:1:1: warning[file-conflict-copy]",
            "content/bureau/2024.sync-conflict-20240501-101010-ABCDEFG.md:1:1: warning[file-conflict-copy]",
            "content/bureau/2024/scan(冲突副本).pdf:1:1: warning[file-conflict-copy]",
        ],
    );
    build(&scratch);
    assert!(!tree(&scratch.path("public")).values().any(|bytes| bytes == b"copy"));
}

#[test]
fn a_file_that_nothing_names_is_told() {
    let files = [
        ("content/bureau/2024/内部讨论稿.txt", ""),
        ("content/bureau/2024/linked.pdf", ""),
        ("content/bureau/2024/linked too.pdf", ""),
        ("content/bureau/2024/chart.png", ""),
        ("content/bureau/2024/named.pdf", ""),
        ("content/bureau/2024/scan/1.png", ""),
        ("content/bureau/2023/lost.pdf", ""),
        ("content/bureau/plan.docx", ""),
        ("content/bureau/map.png", ""),
        ("content/pages/photo.jpg", ""),
        ("content/pages/draft.docx", ""),
        ("content/pages/about.md", "---\ntitle: About\n---\n![x](photo.jpg)\n"),
        ("content/logo.svg", ""),
        ("content/notes.txt", ""),
        ("content/robots.txt", ""),
        ("content/forms/demo.xlsx", ""),
        ("content/bureau/index.md", "---\nname: Bureau\nattachments: map.png\n---\n"),
    ];
    let prose = "[a](2024/linked.pdf) [b](<2024/linked too.pdf>) ![c](/bureau/2024/chart.png)\n";
    let scratch = with(&files);
    scratch.write(PAGE, report(prose).replace("---\nform", "---\nattachments: [named.pdf, scan/]\nform"));
    scratch.write("annals.yaml", format!("{}attachments: [logo.svg]\n", scratch.read("annals.yaml")));
    assert_told(
        &scratch,
        &[
            "content/bureau/2023/lost.pdf:1:1: notice[attachment-unnamed]",
            "content/bureau/2024/内部讨论稿.txt:1:1: notice[attachment-unnamed]: 'bureau/2024/内部讨论稿.txt' is \
                published at /bureau/2024/内部讨论稿.txt, and neither a link in prose nor an entry in \
                `attachments` names it",
            "content/bureau/plan.docx:1:1: notice[attachment-unnamed]",
            "content/forms/demo.xlsx:1:1: notice[attachment-unnamed]",
            "content/notes.txt:1:1: notice[attachment-unnamed]",
            "content/pages/draft.docx:1:1: notice[attachment-unnamed]",
        ],
    );
    build(&scratch);
}

#[test]
fn a_name_under_which_no_file_is_published_is_an_error() {
    let files = [("content/bureau/2024/x.bak", ""), ("content/bureau/y.pdf", "")];
    let scratch = with(&files);
    let named = "---\nattachments: [x.bak, y.pdf, z.pdf, scan/]\nform";
    scratch.write(PAGE, report("[y](y.pdf)\n").replace("---\nform", named));
    let missing = |column, name| {
        format!(
            "{PAGE}:2:{column}: error[attachment-missing]: there is no file '{name}' to publish in \
             content/bureau/2024/"
        )
    };
    let told =
        [(15, "x.bak"), (22, "y.pdf"), (29, "z.pdf"), (36, "scan/")].map(|(at, name)| missing(at, name));
    assert_told(&scratch, &told.each_ref().map(String::as_str));
}

#[test]
fn what_lies_beside_a_draft_waits_with_it() {
    let draft = report("[x](2025/x.pdf)\n").replace("---\nform", "---\ndraft: true\nform");
    let files = [("content/bureau/2025.md", draft.as_str()), ("content/bureau/2025/x.pdf", "secret")];
    let scratch = with(&files);
    assert_told(&scratch, &[]);
    build(&scratch);
    assert!(!tree(&scratch.path("public")).values().any(|bytes| bytes == b"secret"));
}

#[test]
fn the_file_that_proves_to_a_search_engine_whose_site_it_is_passes() {
    let yandex = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html\"></head>\
        <body>Verification: 0123456789abcdef</body></html>";
    let files = [
        ("content/google0123456789abcdef.html", "google-site-verification: google0123456789abcdef.html"),
        ("content/baidu_verify_codeva-AbCd0123.html", "f00f00f00f00f00f00f0"),
        ("content/yandex_0123456789abcdef.html", yandex),
        ("content/BingSiteAuth.xml", "<?xml version=\"1.0\"?>\n<users><user>0123</user></users>\n"),
        ("content/sogousiteverification.txt", "AbCd0123"),
    ];
    let scratch = with(&files);
    assert_told(&scratch, &[]);
    build(&scratch);
    assert_eq!(scratch.read("public/google0123456789abcdef.html"), files[0].1);
    // A page that people read is a page, wherever it lies.
    let bare = [("content/bureau/old.html", "<p>Old</p>"), ("content/old.html", "<p>Old</p>")];
    let faults = crate::publish::verify::verify(&with(&bare).build()).unwrap();
    assert_eq!(faults.len(), 4, "{faults:#?}");
}
