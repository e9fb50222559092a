//! A page of a code as its test reads it: its fences, and the archive that they spell.

use crate::support::Scratch;
use std::path::PathBuf;

/// One language's page of a code.
#[derive(Clone)]
pub struct Page {
    pub code: String,
    pub language: String,
    pub path: PathBuf,
    pub text: String,
}

/// A block between two fences.
#[derive(Debug, PartialEq, Eq)]
pub struct Block<'p> {
    /// What it is: `yaml`, `text`, `bytes`, `symlink`.
    pub kind: &'p str,
    /// The file it stands for.
    pub file: Option<&'p str>,
    pub encoding: Option<&'p str>,
    pub text: String,
}

impl Page {
    pub fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            let Some(info) = line.strip_prefix("```") else { continue };
            let word = |key: &str| info.split(' ').find_map(|word| word.strip_prefix(key));
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block {
                kind: info.split(' ').next().unwrap(),
                file: word("file="),
                encoding: word("encoding="),
                text: text.iter().map(|line| format!("{line}\n")).collect(),
            });
        }
        blocks
    }

    /// The blocks that stand for files.
    pub fn example(&self) -> Vec<Block<'_>> {
        self.blocks().into_iter().filter(|block| block.file.is_some()).collect()
    }

    /// The lines that the page says are printed.
    pub fn message(&self) -> Vec<String> {
        let printed = self.blocks().into_iter().filter(|block| block.kind == "text" && block.file.is_none());
        printed.flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// The page with other lines as its message.
    pub fn with_message(&self, lines: &[String]) -> String {
        let (before, rest) = self.text.split_once("```text\n").unwrap();
        let (_, after) = rest.split_once("```").unwrap();
        format!("{before}```text\n{}\n```{after}", lines.join("\n"))
    }
}

impl Block<'_> {
    /// Writes the file that the block stands for. `false` where the system has no such files.
    pub fn lay(&self, archive: &Scratch) -> bool {
        let file = self.file.unwrap();
        match (self.kind, self.encoding) {
            ("symlink", _) => return symlink(self.text.trim_end(), archive, file),
            (_, Some(encoding)) => {
                let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
                archive.write(file, encoding.encode(&self.text).0);
            }
            _ => archive.write(file, &self.text),
        }
        true
    }
}

#[cfg(unix)]
fn symlink(target: &str, archive: &Scratch, file: &str) -> bool {
    std::os::unix::fs::symlink(target, archive.path(file)).is_ok()
}

#[cfg(not(unix))]
fn symlink(_: &str, _: &Scratch, _: &str) -> bool {
    false
}
