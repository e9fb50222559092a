//! What can be typed after `annals`.
//!
//! The comment of a command or an argument is its help: one paragraph in English, one in Chinese. [`help`]
//! takes the paragraph of the language that is spoken; a test holds that each has both.
//!
//! * `command` is every command; `new`, `documents` and `published` are the arguments of those that have
//!   many.
//! * `value` reads what an argument may be, `slip` knows what an input method makes of a command.
//! * `help` is the command line in one language, `refusal` says why it cannot be read. [`read`] does all
//!   that.

mod value;
mod new;
mod documents;
mod published;
mod command;
mod slip;
mod help;
mod refusal;
mod read;
#[cfg(test)]
mod tests;

pub(super) use command::{Command, DiffFormat, Theme};
pub(super) use documents::{Export, Import};
pub(super) use help::{in_manuals, program};
pub(super) use new::New;
pub(super) use published::{Accept, Correct, Publish};
pub(super) use read::{Unread, asked_language, read};
pub(super) use slip::slip;

use crate::text::message::Language;
use clap::Parser;
use std::path::PathBuf;

/// Builds and checks archives of transparency reports.
///
/// 为历年公报、年报建档案：核对数字，生成网站。
#[derive(Debug, Parser)]
#[command(name = "annals", version = env!("ANNALS_VERSION"))]
pub(super) struct Arguments {
    /// Language of messages; by default that of the locale.
    ///
    /// 提示用哪种语言；不写由系统的语言设置决定
    #[arg(long, global = true, value_name = "LANG", value_parser = value::language(), display_order = 900)]
    pub lang: Option<Language>,

    /// The archive's folder; by default the one you are in, or the nearest above it that is an archive.
    ///
    /// 档案的文件夹；不写就是当前文件夹，或其上最近的一个档案
    #[arg(long, global = true, value_name = "DIR", display_order = 901)]
    pub root: Option<PathBuf>,

    /// Whether to use colour; by default on a terminal only.
    ///
    /// 用不用颜色；不写则只在终端里用
    #[arg(long, global = true, value_name = "BOOL", display_order = 902)]
    pub color: Option<bool>,

    #[command(subcommand)]
    pub command: Option<Command>,
}
