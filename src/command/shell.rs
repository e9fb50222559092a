//! `annals completions` and `annals man`: what a shell and a manual know of the command line.

use super::arguments;
use super::console::Console;
use super::result::{CommandResult, Failure, Status};
use crate::text::message;
use clap_complete::Shell;
use std::path::Path;

/// Prints the completions for a shell.
pub(super) fn completions(console: &Console, shell: Shell) -> CommandResult {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut arguments::program(console.language), "annals", &mut script);
    console.print(&String::from_utf8_lossy(&script))?;
    Ok(Status::Success)
}

/// Writes a manual page for the program and for each command into a folder.
pub(super) fn man(console: &Console, folder: &Path) -> CommandResult {
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(arguments::in_manuals(console.language), folder))
        .map_err(|error| {
            Failure::WithRemedy(
                message!(zh: "写不了 {}：{error}", en: "cannot write {}: {error}", folder.display()),
                message!(zh: "换一个可以写的文件夹", en: "name a folder that can be written"),
            )
        });
    written?;
    console.line(&message!(
        zh: "手册页写在 {}；man {}/annals.1 可读", en: "the manual pages are in {}; read them with man {}/annals.1",
        folder.display(), folder.display()
    ))?;
    Ok(Status::Success)
}
