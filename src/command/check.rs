//! `annals check`: everything that is wrong with the archive, in itself or against what was published, or
//! with a built site.

use super::by_check;
use super::console::Console;
use super::gate;
use super::load;
use super::repository;
use super::result::{CommandResult, Failure, Status};
use super::state::State;
use super::summary::{counted, in_words, summary};
use crate::analysis::check;
use crate::analysis::revision::Revision;
use crate::authoring::format::Format;
use crate::publish::pipeline;
use crate::publish::verify;
use crate::text::message;
use crate::text::message::Message;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

/// What of an archive is to be checked, and how it is told.
pub(super) struct Asked<'a> {
    /// What was published, to be held against it.
    pub against: Option<&'a OsStr>,
    /// How it is printed.
    pub format: Format,
    /// Whether findings and warnings are errors.
    pub strict: bool,
    /// Whether drafts are checked too.
    pub drafts: bool,
    /// Whether it is counted how each check ended.
    pub by_check: bool,
}

/// Checks the archive, its templates too.
pub(super) fn archive(console: &Console, root: &Path, asked: &Asked<'_>) -> CommandResult {
    if asked.by_check && !matches!(asked.format, Format::Full | Format::Json) {
        return Err(Failure::WithRemedy(
            message!(zh: "这种格式写不出各项勾稽的次数", en: "this format has no place for counts of checks"),
            message!(zh: "--by-check 与 --format full 或 json 同用", en: "use --by-check with full or json"),
        ));
    }
    let (_, checked) = load::workspace(console, root, asked.drafts)?;
    let checked = pipeline::try_templates(checked);
    let (checked, revision) = match asked.against {
        Some(name) => {
            // A draft is not published yet.
            let was = State::named(root, name, false)?;
            was.complain_of_errors(console);
            gate::between(&was.publication, checked)
        }
        None => (checked, Revision::default()),
    };
    let diagnostics = checked.all_diagnostics(asked.strict);
    let tally = checked.findings.tally();
    let counted = asked.by_check.then(|| check::by_check(&checked.archive));
    let sources = match asked.format {
        Format::Full | Format::Short | Format::Json => Cow::Borrowed(&checked.sources),
        Format::Github | Format::Gitlab | Format::Sarif => repository::from_top(root, &checked.sources),
    };
    let facts = match &counted {
        Some(counted) => by_check::within(tally.facts(), &checked.archive, counted),
        None => tally.facts(),
    };
    console.checked(&diagnostics, &facts, &sources, asked.format)?;
    if asked.format == Format::Full {
        console.line(&summary(&checked, &diagnostics))?;
        console.line(&in_words(&tally))?;
        gate::tell(console, &revision)?;
        if let Some(counted) = &counted {
            console.print(&by_check::text(&checked.archive, counted, console.language))?;
        }
    }
    Ok(Status::of(&diagnostics))
}

/// Checks a built site.
pub(super) fn site(console: &Console, site: &Path, format: Format) -> CommandResult {
    let (diagnostics, sources) = verify::diagnostics(site).map_err(Failure::Read)?;
    console.diagnostics(&diagnostics, &sources, format)?;
    if format == Format::Full {
        let (site, faults) = (site.display(), diagnostics.len());
        console.line(&Message {
            zh: format!("{site}：{faults} 处有误"),
            en: format!("{site}: {}", counted(faults, "fault")),
        })?;
    }
    Ok(Status::of(&diagnostics))
}
