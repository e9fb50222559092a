//! What stands in a folder and stops a run before anything is written.

use super::{Output, Site, clean, files, publish, publish_by, put, refused, site, snapshot};
use crate::publish::output::names::MANIFEST;
use crate::publish::output::{self, Failed, File, STAGING, Way};
use std::fs;
use std::path::Path;

/// Lines that are none of a manifest, or of none that could be trusted.
fn damages() -> Vec<String> {
    let digest = "0".repeat(64);
    vec![
        "nonsense".to_owned(),
        format!("{digest} one-space"),
        format!("{}  short", &digest[2..]),
        format!("{}g0  not-hex", &digest[2..]),
        format!("{}é  two-bytes", &digest[2..]),
        format!("{digest}  "),
        format!("{digest}  ../victim"),
        format!("{digest}  a/../../victim"),
        format!("{digest}  /etc/passwd"),
        format!("{digest}  ..\\victim"),
        format!("{digest}  c:victim"),
        format!("{digest}  .git/config"),
        format!("{digest}  {MANIFEST}"),
        format!("{digest}  a\n{digest}  a"),
    ]
}

#[test]
fn a_damaged_manifest_is_made_anew_where_every_file_is_the_sites() {
    let (old, new) = (site(&[("index.html", "1"), ("gone.html", "x")]), site(&[("index.html", "2")]));
    for way in [Way::Exchange, Way::InPlace, Way::Watched] {
        for damage in damages() {
            let output = Output::new();
            let root = output.path();
            publish(&root, &old);
            fs::write(output.beside("victim"), "v").unwrap();
            fs::write(root.join("CNAME"), "archive.example.org").unwrap();
            let whole = fs::read_to_string(root.join(MANIFEST)).unwrap();
            fs::write(root.join(MANIFEST), format!("{whole}{damage}\n")).unwrap();
            let outcome = publish_by(way, &root, &new);
            assert!(outcome.mended.unwrap().en.starts_with("line 3: ") || damage.contains('\n'), "{damage}");
            // A file that a line names with its digest is ours, though the new site has it no more.
            assert_eq!(outcome.removed_files, ["gone.html"]);
            assert_eq!(snapshot(&root), clean(&new, &site(&[("CNAME", "archive.example.org")])));
            assert_eq!(fs::read_to_string(output.beside("victim")).unwrap(), "v");
            assert_eq!(publish_by(way, &root, &new).mended, None);
        }
        // As a power cut leaves it.
        let output = Output::with(&[("index.html", "1"), ("a/b.html", "b")]);
        let root = output.path();
        for path in [MANIFEST, "index.html"] {
            fs::write(root.join(path), "").unwrap();
        }
        let next = site(&[("index.html", "1"), ("a/b.html", "B")]);
        assert!(publish_by(way, &root, &next).mended.is_some());
        assert_eq!(snapshot(&root), clean(&next, &Site::new()));
        // Whoever keeps it in version control may find other ends of lines.
        let digest = "0".repeat(64);
        fs::write(root.join(MANIFEST), format!("{digest}  index.html\r\n{digest}  a/b.html\r\n")).unwrap();
        let outcome = publish_by(way, &root, &Site::new());
        assert_eq!((outcome.mended, outcome.removed), (None, 2));
    }
}

#[test]
fn a_damaged_manifest_stops_the_run_where_a_file_may_be_somebody_elses() {
    let output = Output::with(&[("index.html", "1"), ("gone.html", "x")]);
    let (root, folder) = (output.path(), &output.folder);
    let whole = fs::read_to_string(root.join(MANIFEST)).unwrap();
    fs::write(output.beside("victim"), "v").unwrap();
    let other = whole.replacen("  gone.html", "  other.html", 1);
    let texts = damages().into_iter().map(|damage| format!("{other}{damage}\n")).chain([String::new()]);
    for text in texts.map(String::into_bytes).chain([b"\xff\n".to_vec()]) {
        fs::write(root.join(MANIFEST), text).unwrap();
        let before = snapshot(folder.path());
        let failure = refused(&root, &[("index.html", "2")]);
        assert!(failure.message.en.contains("wrote 1 of the files there: gone.html"), "{failure}");
        assert_eq!(snapshot(folder.path()), before);
    }
    // With the remedy done, the next run finishes.
    fs::remove_file(root.join("gone.html")).unwrap();
    assert_eq!(publish(&root, &site(&[("index.html", "2")])).changed_files, ["index.html"]);
}

#[test]
fn the_manifest_of_a_bag_is_none_of_a_site() {
    let output = Output::with(&[("data/letter.txt", "kept for good")]);
    let root = output.path();
    fs::write(root.join("bagit.txt"), "BagIt-Version: 1.0\n").unwrap();
    let before = snapshot(&root);
    for text in [fs::read(root.join(MANIFEST)).unwrap(), Vec::new(), b"?".to_vec()] {
        fs::write(root.join(MANIFEST), &text).unwrap();
        assert!(refused(&root, &[("index.html", "1")]).message.en.contains("is a bag"));
    }
    fs::write(root.join(MANIFEST), &before[MANIFEST]).unwrap();
    assert_eq!(snapshot(&root), before);
}

#[test]
fn paths_that_cannot_be_written_everywhere_are_refused() {
    let output = Output::new();
    let root = &output.path();
    fs::create_dir(root).unwrap();
    for path in ["", "/a", "a//b", "a/", ".", "../a", "a/./b", "a\\b", "c:a", "a\nb", MANIFEST, ".Git/x"] {
        assert!(refused(root, &[(path, "")]).message.en.contains("cannot have the path"), "{path:?}");
    }
    refused(root, &[(&format!("{STAGING}/a"), "")]);
    for (one, other, why) in [
        ("a/B.html", "a/b.html", "case"),
        ("Ä/x", "ä/y", "case"),
        ("a", "a/b/c", "both a file and a folder"),
        ("A", "a/b", "both a file and a folder"),
    ] {
        let failure = refused(root, &[(one, ""), (other, ""), ("a-b", ""), ("a.b/c", "")]);
        assert!(failure.message.en.contains(why), "{failure}");
    }
    let twice: Vec<File<'_, String>> =
        vec![File::rendered("a", || Ok(vec![])), File::rendered("a", || Ok(vec![]))];
    assert!(matches!(output::publish(root, &twice, Way::Exchange), Err(Failed::Writing(failure))
            if failure.message.en.contains("two files")));
    assert_eq!(snapshot(output.folder.path()).len(), 2);
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    use std::os::unix::fs::symlink;
    let output = Output::new();
    let (root, outside) = (output.path(), output.beside("outside"));
    put(&outside, &site(&[("b/c", "keep")]));
    publish(&root, &site(&[("a", "1"), ("b/c", "2")]));
    let replace = |path: &str, target: &Path| {
        let path = root.join(path);
        let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
        symlink(target, &path).unwrap();
    };
    replace("b", &outside.join("b"));
    assert!(refused(&root, &[("b/c", "new")]).message.en.contains("link"));
    assert!(refused(&root, &[("a", "1")]).message.en.contains("link"), "the stale b/c lies behind it");
    fs::remove_file(root.join("b")).unwrap();
    replace("a", &outside.join("b/c"));
    assert!(refused(&root, &[("a", "keep")]).message.en.contains("link"));
    publish(&root, &Site::new());
    for staging in [root.join(STAGING), output.beside(".annals-site"), output.beside(".annals-site/staged")] {
        if staging.ends_with("staged") {
            publish(&root, &site(&[("a", "1")]));
        }
        let _ = fs::remove_dir_all(&staging);
        symlink(&outside, &staging).unwrap();
        match output::publish(&root, &files(&Site::new()), Way::Exchange) {
            Err(Failed::Writing(failure)) => assert!(failure.message.en.contains("link"), "{failure}"),
            other => panic!("{staging:?}: {other:?}"),
        }
        fs::remove_file(&staging).unwrap();
    }
    replace(MANIFEST, &outside.join("b/c"));
    assert!(refused(&root, &[]).message.en.contains("link"));
    assert_eq!(fs::read_to_string(outside.join("b/c")).unwrap(), "keep");
}
