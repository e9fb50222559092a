//! Watching the archive's files, for `annals serve` and `annals build --watch`.

use super::console::Console;
use super::result::Failure;
use crate::live::watch::{Means, Watch};
use crate::text::message;
use std::io;
use std::path::Path;

/// Watches an archive; says so where it has to poll.
pub(super) fn start(console: &Console, root: &Path, poll: bool) -> Result<Watch, Failure> {
    let means = if poll { Means::Polling } else { Means::Events };
    let named = |error: io::Error| {
        Failure::Read(io::Error::new(error.kind(), format!("{}: {error}", root.display())))
    };
    let watch = Watch::start(root, means).map_err(named)?;
    if watch.means() != means {
        console.complain(
            &message!(
                zh: "系统不能监视这么多文件夹，改为轮询",
                en: "the system cannot watch so many folders, so files are looked at again and again"
            ),
            Some(&message!(
                zh: "Linux：调高 fs.inotify.max_user_watches",
                en: "on Linux raise fs.inotify.max_user_watches"
            )),
        );
    }
    Ok(watch)
}
