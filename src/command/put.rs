//! A file of the archive put in the place of what it was.

use super::result::Failure;
use super::root;
use crate::authoring::remedy::Mended;
use crate::text::message;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// Replaces files in their order, all of them or none: where one cannot be written, those before it are put
/// back.
pub(super) fn all(root: &Path, mended: &[Mended]) -> Result<(), Failure> {
    for (done, file) in mended.iter().enumerate() {
        if let Err(failure) = whole(root, file) {
            for Mended { path, before, after } in mended.iter().take(done).rev() {
                let (path, before, after) = (Arc::clone(path), Arc::clone(after), Arc::clone(before));
                whole(root, &Mended { path, before, after })?;
            }
            return Err(failure);
        }
    }
    Ok(())
}

/// Replaces a file as a whole, or not at all. Its permissions stay.
pub(super) fn whole(root: &Path, mended: &Mended) -> Result<(), Failure> {
    let path = root::path(root, &*mended.path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A hidden file is no part of the archive, even if it is left behind.
    let aside = path.with_file_name(format!(".{name}.annals-fix"));
    let put = || -> io::Result<()> {
        if fs::read(&path)? != mended.before.as_bytes() {
            return Err(io::Error::other("the file has changed meanwhile / 文件刚刚被改动"));
        }
        let permissions = fs::metadata(&path)?.permissions();
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&aside)?;
        file.write_all(mended.after.as_bytes())?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&aside, &path)
    };
    put().map_err(|error| {
        let _ = fs::remove_file(&aside);
        Failure::WithRemedy(
            message!(zh: "写不了 {}：{error}", en: "cannot write {}: {error}", path.display()),
            message!(zh: "它仍是原样；检查权限，再运行一次", en: "it is as it was; look at its permissions and run again"),
        )
    })
}
