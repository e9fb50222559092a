//! Where the site is published: `publish` in `annals.yaml`.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::{Fields, Node};

const BAD_TARGET: Code = Code("site-bad-target");

/// A place that the site is published to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// What it is called on the command line.
    pub name: String,
    /// Where it is, and how files get there.
    pub to: Destination,
    /// How many in a hundred of the files that stand there may be removed at once.
    pub removals: u8,
}

/// Where a site goes, and how files get there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A folder of this machine.
    Folder {
        /// Its path, seen from the archive's folder.
        path: String,
    },
    /// A folder that `rsync` reaches.
    Rsync {
        /// As `rsync` writes it: `user@host:/folder`, `rsync://host/module/folder`, a path.
        address: String,
        /// How `ssh` gets there.
        ssh: Ssh,
    },
    /// A folder of a server that speaks SFTP.
    Sftp {
        /// `host` or `user@host`.
        host: String,
        /// Its folder; seen from the home folder unless it begins with `/`.
        path: String,
        /// How `ssh` gets there.
        ssh: Ssh,
    },
    /// A bucket of a store that speaks S3.
    S3(Bucket),
    /// A branch of a git repository.
    Git {
        /// The repository, as `git push` takes it.
        repository: String,
        /// The branch.
        branch: String,
        /// How `ssh` gets there.
        ssh: Ssh,
    },
}

/// A bucket of a store that speaks S3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bucket {
    /// Its name.
    pub name: String,
    /// The address of the store.
    pub endpoint: String,
    /// Its region.
    pub region: String,
    /// What keys begin with: empty, or a path that ends with a slash.
    pub prefix: String,
    /// Whether its name stands before the store's in addresses, and not in their path.
    pub in_host: bool,
}

/// What `ssh` is told beside the host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ssh {
    /// The port; by default what its configuration says.
    pub port: Option<u16>,
    /// A file of configuration, seen from the archive's folder; by default the user's.
    pub config: Option<String>,
}

/// How many in a hundred files may be removed where nothing is said.
const REMOVALS: u8 = 5;

const KINDS: [&str; 5] = ["folder", "rsync", "sftp", "s3", "git"];

/// Reads `publish`: targets by name.
pub(super) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Target> {
    let entries = node.and_then(|node| node.entries(diagnostics)).unwrap_or_default();
    let target = |(name, node): &(Node<'_>, Node<'_>)| {
        let name = name.text(diagnostics)?;
        let mut fields = Fields::of(node, diagnostics)?;
        // Which keys there are depends on it.
        let to = destination(&mut fields, diagnostics)?;
        let removals = fields.get("removals").map(|node| percent(node, diagnostics));
        fields.finish(diagnostics);
        Some(Target { name: name.to_owned(), to, removals: removals.unwrap_or(Some(REMOVALS))? })
    };
    entries.iter().filter_map(target).collect()
}

fn destination(fields: &mut Fields<'_, '_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Destination> {
    let kind = fields.require("to", diagnostics)?;
    Some(match kind.text(diagnostics)? {
        "folder" => Destination::Folder { path: word(fields, "path", diagnostics)? },
        "rsync" => Destination::Rsync {
            address: word(fields, "address", diagnostics)?,
            ssh: ssh(fields, diagnostics),
        },
        "sftp" => Destination::Sftp {
            host: word(fields, "host", diagnostics)?,
            path: word(fields, "path", diagnostics)?,
            ssh: ssh(fields, diagnostics),
        },
        "s3" => Destination::S3(Bucket {
            name: word(fields, "bucket", diagnostics)?,
            endpoint: endpoint(fields, diagnostics)?,
            region: optional(fields, "region", diagnostics).unwrap_or_else(|| "us-east-1".to_owned()),
            prefix: optional(fields, "path", diagnostics)
                .map(|path| path.trim_matches('/').to_owned())
                .filter(|path| !path.is_empty())
                .map_or_else(String::new, |path| format!("{path}/")),
            in_host: fields.get("bucket_in_host").and_then(|node| node.boolean(diagnostics)).unwrap_or(false),
        }),
        "git" => Destination::Git {
            repository: word(fields, "repository", diagnostics)?,
            branch: word(fields, "branch", diagnostics)?,
            ssh: ssh(fields, diagnostics),
        },
        other => {
            let known = KINDS.join(", ");
            refuse(
                kind,
                message!(zh: "不能发布到“{other}”", en: "nothing can be published to '{other}'"),
                message!(zh: "写 {known} 之一", en: "write one of {known}"),
                diagnostics,
            );
            return None;
        }
    })
}

fn ssh(fields: &mut Fields<'_, '_>, diagnostics: &mut Vec<Diagnostic>) -> Ssh {
    let config = optional(fields, "ssh_config", diagnostics);
    let port = fields.get("port").and_then(|node| {
        let number = node.text(diagnostics)?;
        let port = number.parse().ok().filter(|port| *port != 0);
        if port.is_none() {
            refuse(
                node,
                message!(zh: "“{number}”不是端口", en: "'{number}' is no port"),
                message!(zh: "写 1 到 65535 的数", en: "write a number from 1 to 65535"),
                diagnostics,
            );
        }
        port
    });
    Ssh { port, config }
}

/// A value that a program is given: none may look like an option of it.
fn word(fields: &mut Fields<'_, '_>, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let node = fields.require(key, diagnostics)?;
    given(node, diagnostics)
}

fn optional(fields: &mut Fields<'_, '_>, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    fields.get(key).and_then(|node| given(node, diagnostics))
}

fn given(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let text = node.text(diagnostics)?;
    if text.trim().is_empty() || text.starts_with('-') || text.chars().any(char::is_control) {
        refuse(
            node,
            message!(
                zh: "“{text}”不能用：是空的、以“-”开头，或含控制字符",
                en: "'{text}' cannot be used: it is empty, begins with '-' or holds a control character"
            ),
            message!(zh: "写出完整的名称或路径", en: "write the whole name or path"),
            diagnostics,
        );
        return None;
    }
    Some(text.to_owned())
}

fn endpoint(fields: &mut Fields<'_, '_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let node = fields.require("endpoint", diagnostics)?;
    let text = given(node, diagnostics)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    if rest.is_none_or(|rest| rest.is_empty() || rest.contains(['@', '?', '#', ' '])) {
        refuse(
            node,
            message!(zh: "“{text}”不是存储服务的网址", en: "'{text}' is no address of a store"),
            message!(
                zh: "写完整网址，如 https://s3.example.org；用户和密钥放在环境变量里",
                en: "write a whole address, as https://s3.example.org; users and keys belong in the \
                     environment"
            ),
            diagnostics,
        );
        return None;
    }
    Some(text)
}

fn percent(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<u8> {
    let text = node.text(diagnostics)?;
    let percent = text.strip_suffix('%').unwrap_or(text).trim().parse().ok().filter(|&number| number <= 100);
    if percent.is_none() {
        refuse(
            node,
            message!(zh: "“{text}”不是百分数", en: "'{text}' is no percentage"),
            message!(zh: "写 0 到 100 的整数，如 5", en: "write a whole number from 0 to 100, as 5"),
            diagnostics,
        );
    }
    percent
}

fn refuse(node: &Node<'_>, what: Message, remedy: Message, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::error(BAD_TARGET, node.place, what).remedy(remedy));
}
