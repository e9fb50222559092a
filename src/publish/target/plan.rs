//! What publishing a site would do.

use super::remote::Remote;
use crate::publish::output::{Failure, Hash, MANIFEST, entries, hash};
use crate::text::message;
use crate::text::message::Message;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// What publishing a site would do.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The files to be sent, in the order of sending; the manifest, which follows last, is not one of them.
    pub sent: Vec<Sent>,
    /// The files that are no longer part of the site.
    pub removed: Vec<String>,
    /// How many files stay as they are.
    pub unchanged: usize,
    /// The digest of the manifest that stands there; none where nothing was published.
    pub from: Option<Hash>,
    /// The digest of the site's.
    pub to: Hash,
}

/// A file to be sent.
#[derive(Debug)]
pub(crate) struct Sent {
    /// Its path.
    pub path: String,
    /// Its digest.
    pub hash: Hash,
    /// How many bytes it has.
    pub bytes: u64,
    /// Whether no such file was published before.
    pub is_new: bool,
}

/// What a publication must not do unless it is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// How many in a hundred of the files that were published may be removed.
    pub removals: u8,
    /// Whether the site may take the place of one that this program did not publish.
    pub adopt: bool,
}

impl Plan {
    /// What publishing the site in a folder to a target would do.
    ///
    /// # Errors
    /// If the folder holds no whole site, the target cannot be read, or a limit would be passed.
    pub(crate) fn of(site: &Path, remote: &mut dyn Remote, limits: Limits) -> Result<Self, Failure> {
        let text = fs::read(site.join(MANIFEST)).map_err(|error| no_site(site, &error))?;
        let ours =
            entries(&text).map_err(|(line, why)| Failure::bad_manifest(&site.join(MANIFEST), line, &why))?;
        let published = remote.read(MANIFEST)?;
        let theirs = match &published {
            Some(text) => entries(text).map_err(|(line, why)| other_manifest(line, &why))?,
            None => BTreeMap::new(),
        };
        if published.is_none() && !limits.adopt {
            // Ours stands there where a first publication broke off just before its end.
            let is_ours = |bytes: Vec<u8>| ours.get(FIRST) == Some(&hash(&bytes));
            if remote.read(FIRST)?.is_some_and(|bytes| !is_ours(bytes)) {
                return Err(another_site());
            }
        }
        let differs = ours.iter().filter(|(path, hash)| theirs.get(*path) != Some(hash));
        let mut sent: Vec<Sent> = differs
            .par_bridge()
            .map(|(path, hash)| Sent::of(site, path, *hash, !theirs.contains_key(path)))
            .collect::<Result<_, Failure>>()?;
        sent.sort_by(|a, b| (turn(&a.path), &a.path).cmp(&(turn(&b.path), &b.path)));
        let removed: Vec<String> = theirs.keys().filter(|path| !ours.contains_key(*path)).cloned().collect();
        if removed.len() * 100 > theirs.len() * usize::from(limits.removals) {
            return Err(too_many_removed(removed.len(), theirs.len(), limits.removals));
        }
        let unchanged = ours.len() - sent.len();
        Ok(Self { sent, removed, unchanged, from: published.as_deref().map(hash), to: hash(&text) })
    }

    /// Whether the target has the site already.
    pub(crate) fn is_empty(&self) -> bool {
        self.from == Some(self.to)
    }

    /// How many bytes are to be sent.
    pub(crate) fn bytes(&self) -> u64 {
        self.sent.iter().map(|file| file.bytes).sum()
    }
}

impl Sent {
    /// A file of the site, as its manifest names it.
    fn of(site: &Path, path: &str, hash: Hash, is_new: bool) -> Result<Self, Failure> {
        let file = site.join(path);
        let bytes =
            fs::read(&file).map_err(|error| not_as_built(&file, &message!(zh: "{error}", en: "{error}")))?;
        if self::hash(&bytes) != hash {
            let why = message!(zh: "内容变了", en: "its bytes are others");
            return Err(not_as_built(&file, &why));
        }
        Ok(Self { path: path.to_owned(), hash, bytes: bytes.len() as u64, is_new })
    }
}

/// The first page of a site.
const FIRST: &str = "index.html";

/// When a file is sent: what pages need, the pages, what names them all, the first page.
pub(super) fn turn(path: &str) -> u8 {
    match path {
        FIRST => 3,
        "ledger/index.txt" => 2,
        _ if path.ends_with(".html") => 1,
        _ => 0,
    }
}

fn no_site(site: &Path, error: &io::Error) -> Failure {
    let site = site.display();
    Failure {
        message: message!(
            zh: "“{site}”里没有生成好的网站（{MANIFEST}：{error}）",
            en: "there is no built site in '{site}' ({MANIFEST}: {error})"
        ),
        remedy: message!(
            zh: "先运行 annals build，或用 --site 指明网站所在的文件夹",
            en: "run `annals build` first, or name the site's folder with --site"
        ),
    }
}

fn not_as_built(file: &Path, why: &Message) -> Failure {
    let file = file.display();
    Failure {
        message: Message {
            zh: format!("“{file}”与生成时不同：{}；什么也没有发送", why.zh),
            en: format!("'{file}' is not as it was built: {}; nothing was sent", why.en),
        },
        remedy: message!(zh: "再运行 annals build", en: "run `annals build` again"),
    }
}

fn other_manifest(line: usize, why: &Message) -> Failure {
    Failure {
        message: Message {
            zh: format!("目标处的 {MANIFEST} 第 {line} 行读不懂：{}", why.zh),
            en: format!("{MANIFEST} at the target, line {line}: {}", why.en),
        },
        remedy: message!(
            zh: "它说明那里哪些文件是公布过的：取回原来的放好，或删去它，再用 --adopt 覆盖那里的网站",
            en: "it tells which files were published: put back the one that was there, or remove it and \
                 publish over the site with --adopt"
        ),
    }
}

fn another_site() -> Failure {
    Failure {
        message: message!(
            zh: "目标处有 {FIRST}，却没有 {MANIFEST}：那里的网站不是 Annals 公布的",
            en: "there is {FIRST} at the target but no {MANIFEST}: it is a site that Annals did not publish"
        ),
        remedy: message!(
            zh: "换一个空的地方；要覆盖同名文件，加 --adopt（其余文件不动）",
            en: "choose an empty place; --adopt writes over files of the same names and leaves the rest alone"
        ),
    }
}

fn too_many_removed(removed: usize, published: usize, percent: u8) -> Failure {
    Failure {
        message: message!(
            zh: "要删去已公布的 {published} 个文件中的 {removed} 个，超过 {percent}%；什么也没有发送",
            en: "{removed} of the {published} published files would be removed, more than {percent} %; \
                 nothing was sent"
        ),
        remedy: message!(
            zh: "看看是不是生成错了网站；确实要删，加 --removals 100（或别的百分数）",
            en: "see whether it is the right site; if they are to go, add --removals 100, or another \
                 percentage"
        ),
    }
}
