//! Files as files: encodings, line ends, names, links, and which belongs to what.

use super::{assert_told, build, cell, report, with};
use crate::text::message::Language;

const PAGE: &str = "content/bureau/2024.md";

/// Text in GBK, for the few characters that are used here.
fn gbk(text: &str) -> Vec<u8> {
    text.chars()
        .flat_map(|c| match c {
            '全' => vec![0xc8, 0xab],
            '年' => vec![0xc4, 0xea],
            c => vec![u8::try_from(c).unwrap()],
        })
        .collect()
}

#[test]
fn a_file_in_gbk_is_named_as_such() {
    let scratch = with(&[]);
    scratch.write(PAGE, gbk(&report("全年\n")));
    assert_told(
        &scratch,
        &["content/bureau/2024.md:1:1: error[file-not-utf8]: the file is in GBK (it reads '全年'), not in \
                UTF-8"],
    );
    let zh = scratch.told(Language::Zh);
    assert!(zh.contains("文件是 GBK 编码（能读出“全年”），不是 UTF-8"), "{zh}");
    let remedy = &scratch.check().diagnostics[0].remedy.clone().unwrap();
    assert!(remedy.en.contains("iconv -f GBK -t UTF-8") && remedy.zh.contains("另存为 UTF-8"), "{remedy}");
    scratch.write(PAGE, b"---\nform: demo\n\xff\xfe\n---\n");
    assert_told(
        &scratch,
        &["content/bureau/2024.md:1:1: error[file-not-utf8]: the file is not UTF-8 text (from byte 15)"],
    );
}

#[test]
fn what_cannot_be_read_is_not_told_of_twice() {
    let scratch = with(&[]);
    scratch.write("content/bureau/index.md", gbk("---\nname: 全年\n---\n"));
    assert_told(&scratch, &["content/bureau/index.md:1:1: error[file-not-utf8]"]);
    scratch.write("content/bureau/index.md", "---\nname: Bureau\n---\n");
    scratch.write("content/forms/demo.yaml", gbk("id: 全年\n"));
    // That the report's form is unknown follows from it.
    assert_told(&scratch, &["content/forms/demo.yaml:1:1: error[file-not-utf8]"]);
    let scratch = with(&[]);
    scratch.write("annals.yaml", gbk("title: 全年\n"));
    let told = scratch.told(Language::En);
    assert!(
        told.contains("annals.yaml:1:1: error[file-not-utf8]") && !told.contains("file-no-archive"),
        "{told}"
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = with(&[(PAGE, &report("## 一、总体情况\n\n{{ requests.received.total }}\n"))]);
    build(&plain);
    let windows = with(&[]);
    for path in ["annals.yaml", "content/forms/demo.yaml", "content/bureau/index.md", PAGE] {
        windows.write(path, format!("\u{feff}{}", plain.read(path).replace('\n', "\r\n")));
    }
    build(&windows);
    let pages = ["index.html", "bureau/2024/index.html", "en/forms/demo/index.html"];
    for page in pages.map(|page| format!("public/{page}")) {
        assert_eq!(windows.read(&page), plain.read(&page), "{page}");
    }
    // Places count the same, too.
    windows.write(
        PAGE,
        format!("\u{feff}{}", report("[x](y)\n").replace("[12, 3", "[012, 3").replace('\n', "\r\n")),
    );
    assert_told(
        &windows,
        &[
            "content/bureau/2024.md:5:16: error[figure-leading-zero]",
            "content/bureau/2024.md:8:1: error[link-broken]",
        ],
    );
}

#[test]
fn front_matter_may_lie_in_a_yaml_of_the_same_name() {
    let (front, prose) = (
        "form: demo\nstatistics:\n  requests: {received: [12, 3, 15], answered: [1, 0, 1]}\n",
        "{{ requests.answered.total }}\n",
    );
    let scratch = with(&[
        ("content/bureau/2023.yaml", front),
        ("content/bureau/2023.md", prose),
        ("content/bureau/2022.yml", front),
    ]);
    build(&scratch);
    assert_eq!(cell(&scratch, "bureau/2023/index.html", "requests.answered.persons"), "1");
    assert_eq!(
        cell(&scratch, "bureau/2022/index.html", "requests.answered.persons"),
        "1",
        "prose is not needed"
    );
    assert!(
        scratch
            .read("public/bureau/2023/index.html")
            .contains("href=\"#requests.answered.total\"><bdi>1</bdi></a>")
    );
    scratch.write("content/bureau/2023.yaml", front.replace("12", "1e3"));
    assert_told(&scratch, &["content/bureau/2023.yaml:3:25: error[figure-exponent]"]);
    scratch.write("content/bureau/2023.md", report(prose));
    assert_told(&scratch, &["content/bureau/2023.md:2:1: error[document-two-front-matters]"]);
}

#[test]
fn files_that_are_nothing_are_told() {
    let files = [
        ("content/x.md", ""),
        ("content/forms/readme.md", ""),
        ("content/pages/data.yaml", ""),
        ("content/bureau/index.yaml", ""),
        ("content/lost/2024.md", "---\nform: demo\n---\n"),
        ("content/bureau/2023.md", "no front matter\n"),
        ("content/bureau/2022.md", "---\nform: demo\n"),
    ];
    assert_told(
        &with(&files),
        &[
            "content/bureau/2022.md:1:1: error[document-unclosed]",
            "content/bureau/2023.md:1:1: error[document-no-front-matter]",
            "content/bureau/index.yaml:1:1: error[file-stray]: nothing says what content/bureau/index.yaml \
                is",
            "content/forms/readme.md:1:1: error[file-stray]",
            "content/lost/2024.md:1:1: error[publisher-missing]: the folder content/lost has no index.md",
            "content/pages/data.yaml:1:1: error[file-stray]",
            "content/x.md:1:1: error[file-stray]",
        ],
    );
}

#[test]
fn hidden_files_and_backups_are_left_out() {
    let junk = [
        ".2023.md.swp",
        "2024.md~",
        "#2024.md#",
        ".DS_Store",
        "Thumbs.db",
        "2024.bak",
        ".git/config",
        "2024/.hidden",
    ];
    let files = junk.map(|name| format!("content/bureau/{name}"));
    let files: Vec<(&str, &str)> = files.iter().map(|path| (path.as_str(), "junk")).collect();
    let scratch = with(&files);
    build(&scratch);
    let site = crate::testing::tree(&scratch.path("public"));
    assert!(!site.values().any(|bytes| bytes == b"junk"), "{:?}", site.keys());
}

#[test]
fn utf16_and_lines_that_end_in_a_carriage_return_are_named() {
    let text = report("All figures.\n");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &little].concat();
    for bytes in [little, big, marked] {
        let scratch = with(&[]);
        scratch.write(PAGE, bytes);
        assert_told(
            &scratch,
            &["content/bureau/2024.md:1:1: error[file-not-utf8]: the file is in UTF-16, not in UTF-8"],
        );
        assert!(scratch.told(Language::Zh).contains("文件是 UTF-16 编码"));
    }
    let scratch = with(&[]);
    scratch.write(PAGE, text.replace('\n', "\r"));
    assert_told(&scratch, &["content/bureau/2024.md:1:1: error[file-line-ends]"]);
}

#[test]
fn a_folder_named_like_a_document_is_told() {
    let scratch = with(&[("content/bureau/2023.md/scan.pdf", "x"), ("content/2023.yaml/x.md", "")]);
    let told = scratch.told(Language::En);
    for folder in ["bureau/2023.md", "2023.yaml"] {
        assert!(
            told.contains(&format!("content/{folder}:1:1: error[file-no-file]: '{folder}' is a folder")),
            "{told}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_told_and_never_opened() {
    let scratch = with(&[]);
    for name in ["2023.md", "scan.pdf"] {
        let made =
            std::process::Command::new("mkfifo").arg(scratch.path("content/bureau").join(name)).status();
        assert!(made.unwrap().success());
    }
    assert_told(
        &scratch,
        &[
            "content/bureau/2023.md:1:1: error[file-no-file]: 'bureau/2023.md' is no file but a pipe",
            "content/bureau/scan.pdf:1:1: error[file-no-file]",
        ],
    );
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_archive_is_read() {
    use std::os::unix::fs::symlink;
    let outside = with(&[]);
    outside.write("secret.md", report("Secret\n"));
    let scratch = with(&[]);
    symlink(outside.path("secret.md"), scratch.path("content/bureau/2023.md")).unwrap();
    symlink(outside.path("content/bureau"), scratch.path("content/other")).unwrap();
    assert_told(
        &scratch,
        &[
            "content/bureau/2023.md:1:1: error[file-symlink]",
            "content/other:1:1: error[file-symlink]: 'other' is a symbolic link",
        ],
    );
    for link in ["annals.yaml", "content"] {
        let scratch = with(&[]);
        let path = scratch.path(link);
        let _ = std::fs::remove_dir_all(&path).or_else(|_| std::fs::remove_file(&path));
        symlink(outside.path(link), path).unwrap();
        let told = scratch.told(Language::En);
        assert!(
            told.contains(&format!("{link}:1:1: error[file-symlink]: '{link}' is a symbolic link")),
            "{told}"
        );
    }
    let scratch = with(&[("themes/plain/assets/own.css", "")]);
    scratch.write("annals.yaml", format!("{}theme: plain\n", scratch.read("annals.yaml")));
    symlink(outside.path("secret.md"), scratch.path("themes/plain/assets/far.css")).unwrap();
    assert_refused_by_theme(&scratch, "themes/plain/assets/far.css");
    std::fs::rename(scratch.path("themes/plain"), outside.path("plain")).unwrap();
    symlink(outside.path("plain"), scratch.path("themes/plain")).unwrap();
    assert_refused_by_theme(&scratch, "themes/plain");
}

#[cfg(unix)]
fn assert_refused_by_theme(scratch: &super::Scratch, path: &str) {
    let checked = scratch.check();
    let outcome = crate::publish::pipeline::publish(&checked, &scratch.path("public"));
    let told = crate::testing::short(&checked, &checked.diagnostics, Language::En);
    assert!(outcome.is_err() && told.starts_with(&format!("{path}:1:1: error[file-symlink]")), "{told}");
}
