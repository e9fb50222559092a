//! Why a site could not be written, and what to do about it.

use crate::text::message;
use crate::text::message::Message;
use std::fmt;
use std::io;
use std::path::Path;

/// What stopped a run.
#[derive(Debug)]
pub(crate) enum Failed<E> {
    /// Files could not be rendered: every error, in the order of site paths.
    Rendering(Vec<E>),
    /// The folder could not be written.
    Writing(Failure),
}

impl<E> From<Failure> for Failed<E> {
    fn from(failure: Failure) -> Self {
        Self::Writing(failure)
    }
}

/// Why a folder could not be written; both sentences name the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub remedy: Message,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// The system refused an operation on this path before anything of the site changed.
    pub(super) fn io(path: &Path, error: &io::Error) -> Self {
        Self {
            message: refused(path, error),
            remedy: message!(
                zh: "网站仍是原样；排除原因后再生成",
                en: "the site is as it was; remove the cause and build again"
            ),
        }
    }

    /// The system refused an operation on this path while files were replaced one by one.
    pub fn amid(path: &Path, error: &io::Error) -> Self {
        Self::io(path, error).half_done()
    }

    /// The same, while files were replaced one by one.
    pub(super) fn half_done(self) -> Self {
        Self {
            remedy: message!(
                zh: "已有的文件都完整，或新或旧；排除原因后再来一次即可完成",
                en: "every file that stands is whole, old or new; remove the cause and do it again to finish"
            ),
            ..self
        }
    }

    /// The system refused an operation on this path after the exchange.
    pub(super) fn exchanged(path: &Path, error: &io::Error) -> Self {
        Self {
            message: refused(path, error),
            remedy: message!(
                zh: "新网站已整个换上；排除原因后再生成一次，以求稳妥",
                en: "the new site stands, whole; remove the cause and build again to be sure of it"
            ),
        }
    }

    /// The system refused an operation on this path that an exchange needs.
    pub(super) fn exchanging(root: &Path, path: &Path, error: &io::Error) -> Self {
        let needs_another_way = matches!(
            error.kind(),
            io::ErrorKind::PermissionDenied
                | io::ErrorKind::ReadOnlyFilesystem
                | io::ErrorKind::CrossesDevices
                | io::ErrorKind::ResourceBusy
        );
        if !needs_another_way {
            return Self::io(path, error);
        }
        let (root, path) = (root.display(), path.display());
        Self {
            message: message!(
                zh: "“{root}”不能整个换成新网站（“{path}”：{error}）",
                en: "'{root}' cannot be exchanged for the new site as a whole ('{path}': {error})"
            ),
            remedy: in_place(),
        }
    }

    /// No folder can lie beside this one.
    pub(super) fn no_folder_beside(root: &Path) -> Self {
        let root = root.display();
        Self {
            message: message!(
                zh: "“{root}”不能整个换成新网站：它旁边没有地方",
                en: "'{root}' cannot be exchanged for the new site as a whole: nothing can lie beside it"
            ),
            remedy: in_place(),
        }
    }

    /// A file of others whose name is no text cannot move along.
    pub(super) fn no_text(path: &Path) -> Self {
        let path = path.display();
        Self {
            message: message!(
                zh: "“{path}”的名字不是 Unicode 文字，不能随新网站一起换",
                en: "the name of '{path}' is no Unicode text: it cannot move along with the new site"
            ),
            remedy: message!(
                zh: "给它换个名字，或移走它，再生成",
                en: "give it another name or move it away, and build again"
            ),
        }
    }

    /// The first of several, saying how many more there are.
    pub(super) fn first_of(failures: Vec<Self>) -> Option<Self> {
        let more = failures.len().saturating_sub(1);
        let mut first = failures.into_iter().next()?;
        if more > 0 {
            first.message.zh.push_str(&format!("（另有 {more} 处）"));
            first.message.en.push_str(&format!(" (and {more} more)"));
        }
        Some(first)
    }

    pub(super) fn not_ours(path: &Path) -> Self {
        let path = path.display();
        Self {
            message: message!(
                zh: "“{path}”不是 Annals 写的，内容与要写的不同，不能覆盖",
                en: "'{path}' was not written by Annals and differs from what would be written there"
            ),
            remedy: message!(
                zh: "把它移走或删去，或换一个输出文件夹，再生成",
                en: "move it away or delete it, or choose another output folder, and build again"
            ),
        }
    }

    pub(super) fn link(path: &Path) -> Self {
        let path = path.display();
        Self {
            message: message!(
                zh: "“{path}”是符号链接，经它写入会写到网站之外",
                en: "'{path}' is a symbolic link: writing through it would leave the site's folder"
            ),
            remedy: message!(zh: "删去这个链接，再生成", en: "remove the link and build again"),
        }
    }

    pub(super) fn folder_in_the_way(path: &Path) -> Self {
        let path = path.display();
        Self {
            message: message!(
                zh: "要写文件“{path}”，但那里是文件夹，其中有不是 Annals 写的内容",
                en: "the file '{path}' is to be written, but a folder stands there that is not all ours"
            ),
            remedy: message!(zh: "移走这个文件夹，再生成", en: "move the folder away and build again"),
        }
    }

    pub(super) fn file_in_the_way(path: &Path) -> Self {
        let path = path.display();
        Self {
            message: message!(
                zh: "“{path}”应是文件夹，但那里是不属于 Annals 的文件",
                en: "'{path}' has to be a folder, but something else stands there that is not ours"
            ),
            remedy: message!(zh: "移走它，再生成", en: "move it away and build again"),
        }
    }

    pub(super) fn busy(root: &Path) -> Self {
        let root = root.display();
        Self {
            message: message!(zh: "另一个进程正在写“{root}”", en: "another run is writing to '{root}'"),
            remedy: message!(zh: "等它结束，再生成", en: "wait until it has ended and build again"),
        }
    }

    /// A manifest is damaged, and there are files of which nobody knows whose they are.
    pub(super) fn damaged_manifest(path: &Path, why: &Message, unknown: &[&str]) -> Self {
        const NAMED: usize = 5;
        let (path, number) = (path.display(), unknown.len());
        let more = if number > NAMED { ", …" } else { "" };
        let named = unknown[..number.min(NAMED)].join(", ");
        Self {
            message: Message {
                zh: format!(
                    "文件清单“{path}”坏了（{}），有 {number} 个文件认不出是不是 Annals 写的：{named}{more}",
                    why.zh
                ),
                en: format!(
                    "the manifest '{path}' is damaged ({}), and nobody can tell whether Annals wrote \
                     {number} of the files there: {named}{more}",
                    why.en
                ),
            },
            remedy: message!(
                zh: "把这些文件移走（或删去没用的）再生成：其余文件网站都要重写，清单随之补好",
                en: "move these files away, or delete what nobody needs, and build again: all others are \
                     files of the site, and the manifest is then made anew"
            ),
        }
    }

    /// The folder is a bag: its manifest is none of ours.
    pub(super) fn bag(root: &Path) -> Self {
        let root = root.display();
        Self {
            message: message!(
                zh: "“{root}”是移交档案用的 BagIt 袋（其中有 bagit.txt），不能写进网站",
                en: "'{root}' is a bag for hand-over to an archive (it has a bagit.txt): no site goes there"
            ),
            remedy: message!(
                zh: "用 --output 指明另一个文件夹", en: "name another folder with --output"
            ),
        }
    }

    /// A file of a site has other bytes than its manifest says.
    pub(crate) fn differs(path: &Path) -> Self {
        let path = path.display();
        Self {
            message: message!(
                zh: "“{path}”与清单所记的摘要不符",
                en: "'{path}' has other bytes than the manifest says"
            ),
            remedy: message!(
                zh: "先用 annals build 再生成一次，annals verify 可以列出每一处",
                en: "build the site again first; `annals verify` lists each such file"
            ),
        }
    }

    /// A line of a manifest cannot be read.
    pub(crate) fn bad_manifest(path: &Path, line: usize, why: &Message) -> Self {
        let path = path.display();
        Self {
            message: Message {
                zh: format!("“{path}”第 {line} 行读不懂：{}", why.zh),
                en: format!("'{path}', line {line}: {}", why.en),
            },
            remedy: message!(
                zh: "它记着哪些文件是 Annals 写的；请恢复它，或清空输出文件夹后再生成",
                en: "it tells which files are ours: restore it, or empty the output folder and build again"
            ),
        }
    }

    pub(super) fn bad_path(path: &str, why: &Message) -> Self {
        Self {
            message: Message {
                zh: format!("网站不能有路径“{path}”：{}", why.zh),
                en: format!("the site cannot have the path '{path}': {}", why.en),
            },
            remedy: message!(zh: "给这个文件换个名字", en: "give that file another name"),
        }
    }

    pub(super) fn clash(one: &str, other: &str, why: &Message) -> Self {
        Self {
            message: Message {
                zh: format!("“{one}”与“{other}”：{}", why.zh),
                en: format!("'{one}' and '{other}': {}", why.en),
            },
            remedy: message!(zh: "给其中一个换个名字", en: "give one of them another name"),
        }
    }
}

fn refused(path: &Path, error: &io::Error) -> Message {
    let path = path.display();
    message!(zh: "“{path}”：{error}", en: "'{path}': {error}")
}

fn in_place() -> Message {
    message!(
        zh: "网站仍是原样；挂载点和上级不可写的文件夹不能整个替换：\
            加 --in-place 逐个替换文件，其间新旧页面并存；或另选输出文件夹",
        en: "the site is as it was; a mount point, or a folder whose parent cannot be written, has to be \
            built with --in-place: files are then replaced one by one, with old pages beside new ones \
            meanwhile; or choose another output folder"
    )
}
