//! Names the commit that the program is built from, for `annals --version`.

use std::process::Command;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    // While one works on the program, each commit would otherwise build it anew.
    let is_released = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = if is_released { of_package().or_else(of_repository) } else { None };
    let commit = commit.map(|commit| format!(" ({commit})")).unwrap_or_default();
    println!("cargo::rustc-env=ANNALS_VERSION={version}{commit}");
}

/// What `cargo package` wrote down of the commit.
fn of_package() -> Option<String> {
    let told = fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let (_, after) = told.split_once("\"sha1\": \"")?;
    after.get(..9).map(str::to_owned)
}

/// The commit of the repository, and its day.
fn of_repository() -> Option<String> {
    let head = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    println!("cargo::rerun-if-changed={head}");
    git(&["show", "--no-patch", "--format=%h %cs", "HEAD"])
}

fn git(arguments: &[&str]) -> Option<String> {
    let output =
        Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
