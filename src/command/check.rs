//! `annals check`: everything that is wrong with the archive, in itself or against what was published, or
//! with a built site.

use super::console::Console;
use super::gate;
use super::load;
use super::repository;
use super::result::{CommandResult, Failure, Status};
use super::state::State;
use super::summary::{counted, in_words, summary};
use crate::analysis::revision::Revision;
use crate::authoring::format::Format;
use crate::publish::pipeline;
use crate::publish::verify;
use crate::text::message::Message;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

/// Checks the archive, its templates too.
pub(super) fn archive(
    console: &Console,
    root: &Path,
    against: Option<&OsStr>,
    format: Format,
    strict: bool,
    drafts: bool,
) -> CommandResult {
    let (_, checked) = load::workspace(console, root, drafts)?;
    let checked = pipeline::try_templates(checked);
    let (checked, revision) = match against {
        Some(name) => {
            // A draft is not published yet.
            let was = State::named(root, name, false)?;
            was.complain_of_errors(console);
            gate::between(&was.publication, checked)
        }
        None => (checked, Revision::default()),
    };
    let diagnostics = checked.all_diagnostics(strict);
    let tally = checked.findings.tally();
    let sources = match format {
        Format::Full | Format::Short | Format::Json => Cow::Borrowed(&checked.sources),
        Format::Github | Format::Gitlab | Format::Sarif => repository::from_top(root, &checked.sources),
    };
    console.checked(&diagnostics, &tally.facts(), &sources, format)?;
    if format == Format::Full {
        console.line(&summary(&checked, &diagnostics))?;
        console.line(&in_words(&tally))?;
        gate::tell(console, &revision)?;
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
