//! `annals publish`: to a folder and to a branch of git; `tests/targets` has the servers.

use super::{clean, run};
use crate::support::{Scratch, tree};
use std::fs;
use std::process::Command;

/// A built archive with a target.
fn with_target(target: &str) -> Scratch {
    let scratch = clean();
    let site = scratch.read("annals.yaml");
    scratch.write("annals.yaml", format!("{}\npublish:\n  www: {target}\n", site.trim_end()));
    assert_eq!(run(scratch.root(), &["build"]).code, 0);
    scratch
}

/// Publishes: the exit code, and what is said.
fn publish(scratch: &Scratch, more: &[&str]) -> (i32, String) {
    let said = run(scratch.root(), &[&["publish", "--lang", "en"], more].concat());
    (said.code, said.out + &said.err)
}

#[test]
fn a_site_goes_into_a_folder_once_somebody_says_yes() {
    let scratch = with_target("{to: folder, path: there}");
    let (code, said) = publish(&scratch, &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("new, 0 changed, 0 removed, 0 unchanged"), "{said}");
    assert!(said.contains("nothing was sent; add --yes"), "{said}");
    assert!(!scratch.path("there").exists());
    let (code, said) = publish(&scratch, &["www", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(tree(&scratch.path("there")), tree(&scratch.path("public")));
    let (code, said) = publish(&scratch, &["--yes"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("www: has this site already"), "{said}");
}

#[test]
fn files_that_were_not_published_stay_and_those_that_were_go_with_their_folders() {
    let scratch = with_target("{to: folder, path: there}");
    scratch.write("content/bureau/plans/plan.txt", "A plan\n");
    let page = scratch.read("content/bureau/index.md");
    scratch.write("content/bureau/index.md", format!("{page}\nSee [the plan](plans/plan.txt).\n"));
    assert_eq!(run(scratch.root(), &["build"]).code, 0);
    scratch.write("there/CNAME", "www.example.org\n");
    assert_eq!(publish(&scratch, &["--yes"]).0, 0);
    assert!(scratch.path("there/bureau/plans/plan.txt").is_file());
    scratch.write("content/bureau/index.md", page);
    fs::remove_dir_all(scratch.path("content/bureau/plans")).unwrap();
    fs::remove_dir_all(scratch.path("public")).unwrap();
    assert_eq!(run(scratch.root(), &["build"]).code, 0);
    let (code, said) = publish(&scratch, &["--yes"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("  - bureau/plans/plan.txt"), "{said}");
    assert!(!scratch.path("there/bureau/plans").exists());
    let mut there = tree(&scratch.path("there"));
    assert_eq!(there.remove("CNAME").as_deref(), Some(&b"www.example.org\n"[..]));
    assert_eq!(there, tree(&scratch.path("public")));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_out_of_the_target() {
    let scratch = with_target("{to: folder, path: there}");
    fs::create_dir_all(scratch.path("elsewhere")).unwrap();
    fs::create_dir_all(scratch.path("there")).unwrap();
    std::os::unix::fs::symlink(scratch.path("elsewhere"), scratch.path("there/bureau")).unwrap();
    let (code, said) = publish(&scratch, &["--yes"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("is a symbolic link"), "{said}");
    assert_eq!(tree(&scratch.path("elsewhere")).len(), 0);
}

#[test]
fn a_target_has_to_be_known_and_no_folder_of_the_archive() {
    let scratch = clean();
    assert_eq!(run(scratch.root(), &["build"]).code, 0);
    let (code, said) = publish(&scratch, &[]);
    assert!(code == 2 && said.contains("does not say where the site is published"), "{said}");
    for path in [".", "..", "public", "public/there"] {
        let scratch = with_target(&format!("{{to: folder, path: {path}}}"));
        let (code, said) = publish(&scratch, &["--yes"]);
        assert!(code == 2 && said.contains("the archive or the site itself is there"), "{path}: {said}");
    }
    let scratch = with_target("{to: folder, path: there}\n  copy: {to: folder, path: copy}");
    let (code, said) = publish(&scratch, &[]);
    assert!(code == 2 && said.contains("name one of them: www, copy"), "{said}");
    let (code, said) = publish(&scratch, &["other"]);
    assert!(code == 2 && said.contains("there is no target 'other'"), "{said}");
    let scratch = with_target("{to: folder, path: there}");
    scratch.write("annals.yaml", scratch.read("annals.yaml").replace("to: folder", "to: ftp"));
    let (code, said) = publish(&scratch, &["--yes"]);
    assert!(code == 1 && said.contains("error[site-bad-target]"), "{said}");
}

#[test]
fn a_branch_gets_a_commit_with_the_site_beside_what_was_there() {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git");
        return;
    }
    let scratch = with_target("{to: git, repository: site.git, branch: pages}");
    let repository = scratch.path("site.git");
    let git = |arguments: &[&str]| {
        let done = Command::new("git").arg("-C").arg(&repository).args(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    fs::create_dir(&repository).unwrap();
    git(&["init", "--quiet", "--bare", "."]);
    let (code, said) = publish(&scratch, &["--yes"]);
    assert_eq!(code, 0, "{said}");
    let listed = git(&["-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "pages"]);
    let files: Vec<&str> = listed.lines().collect();
    let site = tree(&scratch.path("public"));
    assert_eq!(files, site.keys().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(git(&["show", "pages:index.html"]).as_bytes(), site["index.html"]);
    let (code, said) = publish(&scratch, &["--yes"]);
    assert!(code == 0 && said.contains("has this site already"), "{said}");
    assert_eq!(git(&["rev-list", "--count", "pages"]).trim(), "1");
}

#[test]
fn a_repository_is_never_a_command() {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git");
        return;
    }
    let scratch = with_target("{to: git, repository: 'ext::sh -c touch% ran', branch: pages}");
    let (code, said) = publish(&scratch, &["--yes"]);
    assert!(code == 2 && said.contains("not allowed"), "{said}");
    assert!(!scratch.path("ran").exists());
}
