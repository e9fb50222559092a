//! Examples that no block of a page can spell: they are made here, and the pages describe them.

use crate::support::Scratch;

/// Makes the example of a code; `false` where the system cannot hold it.
type Make = fn(&Scratch) -> bool;

/// Each with the reason why no block spells it.
pub const UNSPELT: [(&str, &str, Make); 8] = [
    ("file-bad-name", "the name is no text", bad_name),
    ("file-line-ends", "the checkout of a repository may change them", line_ends),
    ("file-no-archive", "a file is missing", no_archive),
    ("file-no-content", "a folder is missing", no_content),
    ("file-no-file", "it is a folder", no_file),
    ("file-too-large", "it has 17 MiB", too_large),
    ("report-twice", "some systems cannot hold two names that differ in case alone", twice),
    ("yaml-too-large", "it has 5 MiB", yaml_too_large),
];

fn no_content(archive: &Scratch) -> bool {
    std::fs::remove_dir_all(archive.path("content")).is_ok()
}

#[cfg(target_os = "linux")]
fn bad_name(archive: &Scratch) -> bool {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"2024\xff.pdf");
    std::fs::write(archive.path("content/bureau").join(name), "").is_ok()
}

#[cfg(not(target_os = "linux"))]
fn bad_name(_: &Scratch) -> bool {
    false
}

fn no_archive(archive: &Scratch) -> bool {
    std::fs::remove_file(archive.path("annals.yaml")).unwrap();
    true
}

fn line_ends(archive: &Scratch) -> bool {
    let report = archive.read("content/bureau/2024.md");
    archive.write("content/bureau/2024.md", report.replace('\n', "\r"));
    true
}

fn no_file(archive: &Scratch) -> bool {
    std::fs::create_dir(archive.path("content/bureau/2023.md")).is_ok()
}

fn too_large(archive: &Scratch) -> bool {
    archive.write("content/bureau/2024.md", vec![b' '; 17 << 20]);
    true
}

fn twice(archive: &Scratch) -> bool {
    let form = archive.read("content/forms/demo.yaml");
    archive.write(
        "content/forms/demo.yaml",
        form.replace("kind: year, from: 2020", "kind: half, from: 2020-H1"),
    );
    let report = archive.read("content/bureau/2024.md");
    std::fs::remove_file(archive.path("content/bureau/2024.md")).unwrap();
    archive.write("content/bureau/2024-H1.md", &report);
    let one_file = archive.path("content/bureau/2024-h1.md").exists();
    archive.write("content/bureau/2024-h1.md", &report);
    !one_file
}

fn yaml_too_large(archive: &Scratch) -> bool {
    std::fs::remove_file(archive.path("content/bureau/2024.md")).unwrap();
    archive.write("content/bureau/2024.yaml", vec![b' '; 5 << 20]);
    true
}
