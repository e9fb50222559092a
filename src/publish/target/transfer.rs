//! The way of a site to its target.

use super::journal::Journal;
use super::plan::{Plan, Sent, turn};
use super::remote::Remote;
use crate::publish::output::{Failure, Hash, MANIFEST};
use crate::text::message;
use std::path::Path;

/// Sends what a plan says; `done` is told how many files were sent. What a break leaves undone, the next run
/// does.
///
/// # Errors
/// If the target cannot be reached, read or written, or does not hold afterwards what was sent.
pub(crate) fn carry_out(
    plan: &Plan,
    site: &Path,
    remote: &mut dyn Remote,
    done: &dyn Fn(usize),
) -> Result<(), Failure> {
    match remote.batch() {
        Some(batch) => by_batches(plan, site, remote, batch, done)?,
        None => {
            for turn in plan.sent.chunk_by(|a, b| turn(&a.path) == turn(&b.path)) {
                remote.send(site, &paths(turn))?;
                done(turn.len());
            }
        }
    }
    let files: Vec<(&str, Hash)> = plan.sent.iter().map(|file| (file.path.as_str(), file.hash)).collect();
    let differing = remote.differing(site, &files)?;
    if let Some(first) = differing.first() {
        if remote.batch().is_some() {
            Journal::close(remote)?;
        }
        return Err(not_arrived(first, differing.len()));
    }
    let removed: Vec<&str> = plan.removed.iter().map(String::as_str).collect();
    if !removed.is_empty() {
        remote.remove(&removed)?;
    }
    remote.send(site, &[MANIFEST])?;
    if remote.batch().is_some() {
        Journal::close(remote)?;
    }
    remote.finish()
}

fn by_batches(
    plan: &Plan,
    site: &Path,
    remote: &mut dyn Remote,
    batch: usize,
    done: &dyn Fn(usize),
) -> Result<(), Failure> {
    let mut journal = Journal::of(plan, remote)?;
    done(journal.sent);
    for files in plan.sent[journal.sent..].chunks(batch) {
        remote.send(site, &paths(files))?;
        journal.keep(journal.sent + files.len(), remote)?;
        done(files.len());
    }
    Ok(())
}

fn paths(files: &[Sent]) -> Vec<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

fn not_arrived(first: &str, number: usize) -> Failure {
    Failure {
        message: message!(
            zh: "{number} 个文件到达后与发送的不同，第一个是“{first}”；清单没有更新",
            en: "{number} files did not arrive as they were sent, the first of them '{first}'; the manifest \
                 there is the old one"
        ),
        remedy: message!(
            zh: "看看目标处是否有别的程序在写，或磁盘是否已满，再发布一次",
            en: "see whether another program writes there, or its disk is full, and publish again"
        ),
    }
}
