//! What stands in a folder and stops a run before anything is written.

use super::{Output, Site, files, publish, put, refused, site, snapshot};
use crate::publish::output::names::MANIFEST;
use crate::publish::output::{self, Failed, File, STAGING, Way};
use std::fs;
use std::path::Path;

#[test]
fn a_manifest_that_cannot_be_trusted_stops_the_run() {
    let output = Output::with(&[("index.html", "1")]);
    let (root, folder) = (output.path(), &output.folder);
    fs::write(output.beside("victim"), "v").unwrap();
    let digest = "0".repeat(64);
    for line in [
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
    ] {
        fs::write(root.join(MANIFEST), format!("{digest}  index.html\n{line}\n")).unwrap();
        let before = snapshot(folder.path());
        let failure = refused(&root, &[("index.html", "2")]);
        assert!(failure.message.en.contains(&format!("{MANIFEST}', line")), "{failure}");
        assert_eq!(snapshot(folder.path()), before);
    }
    fs::write(root.join(MANIFEST), b"\xff\n").unwrap();
    refused(&root, &[]);
    fs::write(root.join(MANIFEST), format!("{digest}  index.html\r\n")).unwrap();
    assert_eq!(publish(&root, &Site::new()).removed_files, ["index.html"]);
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
