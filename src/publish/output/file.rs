//! A file of the site, and where its bytes come from.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// A file of the site.
pub(crate) struct File<'a, E> {
    path: String,
    pub(super) content: Content<'a, E>,
}

type Render<'a, E> = Box<dyn Fn() -> Result<Vec<u8>, E> + Send + Sync + 'a>;

pub(super) type Stream<'a> = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'a>;

/// Writes the bytes of several files, each into the writer at its place.
pub(super) type Streams<'a> = Box<dyn Fn(&mut [&mut dyn Write]) -> io::Result<()> + Send + Sync + 'a>;

pub(super) enum Content<'a, E> {
    Rendered(Render<'a, E>),
    Streamed(Stream<'a>),
    Copied(PathBuf),
    /// One of several files that are written together.
    Together {
        write: Arc<Streams<'a>>,
        /// Which of them, counted from 0.
        nth: usize,
        /// How many they are. They stand one after another among the files of the site.
        count: usize,
    },
}

impl<'a, E> File<'a, E> {
    /// A file at this site path (`yiyuan/2020/index.html`), whose bytes are made when they are needed.
    pub(crate) fn rendered(
        path: impl Into<String>,
        render: impl Fn() -> Result<Vec<u8>, E> + Send + Sync + 'a,
    ) -> Self {
        Self { path: path.into(), content: Content::Rendered(Box::new(render)) }
    }

    /// A file at this site path that may be too large for memory. `write` writes its bytes as they are made.
    /// Where another file stands it is called twice, to compare and to write, and has to give the same bytes.
    pub(crate) fn streamed(
        path: impl Into<String>,
        write: impl Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'a,
    ) -> Self {
        Self { path: path.into(), content: Content::Streamed(Box::new(write)) }
    }

    /// Files at these site paths that have the same bytes in large part, and are made in one go: `write` is
    /// given a writer for each of them. It may be called twice, as that of a [streamed](Self::streamed) file.
    pub(crate) fn together(
        paths: Vec<String>,
        write: impl Fn(&mut [&mut dyn Write]) -> io::Result<()> + Send + Sync + 'a,
    ) -> Vec<Self> {
        let (write, count) = (Arc::new(Box::new(write) as Streams<'a>), paths.len());
        let content = |nth| Content::Together { write: Arc::clone(&write), nth, count };
        paths.into_iter().enumerate().map(|(nth, path)| Self { path, content: content(nth) }).collect()
    }

    /// A file at this site path, copied from a file on disk, whose path is whole and goes through no symbolic
    /// link.
    pub(crate) fn copied(path: impl Into<String>, from: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), content: Content::Copied(from.into()) }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// If it cannot be rendered, or the file it is a copy of cannot be read. A symbolic link that was put in
    /// place of that file since it was found is not followed.
    pub(crate) fn bytes(&self) -> io::Result<Result<Vec<u8>, E>> {
        match &self.content {
            Content::Rendered(render) => Ok(render()),
            Content::Streamed(write) => {
                let mut bytes = Vec::new();
                write(&mut bytes).map(|()| Ok(bytes))
            }
            Content::Together { write, nth, count } => {
                let mut bytes = Vec::new();
                let mut others = vec![io::sink(); *count];
                let mut writers: Vec<&mut dyn Write> =
                    others.iter_mut().map(|other| other as &mut dyn Write).collect();
                writers[*nth] = &mut bytes;
                write(&mut writers).map(|()| Ok(bytes))
            }
            Content::Copied(from) if from.canonicalize()? == *from => std::fs::read(from).map(Ok),
            Content::Copied(_) => Err(io::Error::new(io::ErrorKind::NotFound, "a symbolic link leads there")),
        }
    }

    /// Whether it is a copy of a file on disk.
    pub(crate) fn is_copied(&self) -> bool {
        matches!(self.content, Content::Copied(_))
    }

    /// Where in the site it lies, with `/` on every system.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }
}
