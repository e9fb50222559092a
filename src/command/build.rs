//! `annals build`: the site in a folder, once or after each change until the process ends.

use super::console::Console;
use super::gate;
use super::load;
use super::progress;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::summary::{counted, summary};
use super::timings;
use super::watch;
use crate::authoring::format::Format;
use crate::live::watch::Watch;
use crate::publish::output::{MANIFEST, Outcome, Way};
use crate::publish::pipeline::{self, Checked, PublishError, Settings, Workspace};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What is asked of a build.
pub(super) struct Asked<'a> {
    /// Where the site goes.
    pub output: Option<&'a Path>,
    /// The site that was published, where that is not what stands in the output folder.
    pub against: Option<&'a Path>,
    /// Whether warnings and findings are errors.
    pub strict: bool,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether files are replaced one by one instead of the folder as a whole.
    pub in_place: bool,
    /// Whether all is made anew, whatever the last build left.
    pub fresh: bool,
    /// Whether it is told what each stage took.
    pub timings: bool,
}

impl Asked<'_> {
    /// Whether the last build is remembered. A site that is held against another folder depends on that too,
    /// and beside a folder that cannot be exchanged nothing is kept.
    fn is_remembered(&self) -> bool {
        self.against.is_none() && !self.in_place
    }
}

/// How the site is written.
type Write<'w> = &'w dyn Fn(&Checked, &Path) -> Result<Outcome, PublishError>;

/// Builds the site. Where nothing has changed since the last build, that is all there is to tell.
pub(super) fn once(console: &Console, root: &Path, asked: &Asked<'_>) -> CommandResult {
    let (strict, begun) = (asked.strict, Instant::now());
    let into = output_folder(root, asked.output)?;
    let settings = Settings { root, drafts: asked.drafts, strict };
    if asked.is_remembered()
        && !asked.fresh
        && !asked.timings
        && let Some(unchanged) = settings.unchanged(&into)
        && let Some(told) = Told::read(&unchanged.told)
    {
        return tell_unchanged(console, &into, &told, unchanged.files);
    }
    // What changes from here on is seen by the next build.
    let basis = settings.basis().filter(|_| asked.is_remembered());
    let (_, checked) = load::workspace(console, root, asked.drafts)?;
    let published = gate::published(asked.against, &into)?;
    let (checked, revision) = gate::since(published.as_ref(), checked)?;
    let diagnostics = checked.all_diagnostics(strict);
    let summary = summary(&checked, &diagnostics);
    let told = Told { summary, has_findings: !diagnostics.is_empty() };
    let record = told.lines();
    let write = |checked: &Checked, into: &Path| match &basis {
        _ if asked.in_place => pipeline::publish_by(Way::InPlace, checked, into),
        Some(basis) => pipeline::publish_and_record(checked, into, basis, &record),
        None => pipeline::publish_by(Way::Exchange, checked, into),
    };
    let publishing = Instant::now();
    let Some((outcome, checked)) = publish(console, checked, &into, strict, &write)? else {
        // What is new is listed beside what must not be.
        gate::tell(console, &revision)?;
        return Ok(Status::Wrong);
    };
    let published = publishing.elapsed();
    console.line(&told.summary)?;
    gate::tell(console, &revision)?;
    told.tell_findings(console)?;
    tell_mended(console, &outcome)?;
    tell_edited(console, &outcome)?;
    console.line(&written(&into, &outcome))?;
    if asked.timings {
        timings::tell(console, &checked.costs, published, begun.elapsed())?;
    }
    // The process ends here: to give the memory of a large archive back piece by piece would only take time.
    std::mem::forget(checked);
    Ok(Status::Success)
}

/// What is told of an archive as long as it does not change.
struct Told {
    summary: Message,
    has_findings: bool,
}

impl Told {
    /// As lines, for the record of the build.
    fn lines(&self) -> [String; 3] {
        let findings = if self.has_findings { "findings" } else { "" };
        [self.summary.zh.clone(), self.summary.en.clone(), findings.to_owned()]
    }

    fn read(lines: &[String]) -> Option<Self> {
        let [zh, en, findings] = lines else { return None };
        let summary = Message { zh: zh.clone(), en: en.clone() };
        Some(Self { summary, has_findings: !findings.is_empty() })
    }

    fn tell_findings(&self, console: &Console) -> Result<(), Failure> {
        if !self.has_findings {
            return Ok(());
        }
        console.line(&message!(
            zh: "annals check 逐条说明；数字不符之处在页面上标出",
            en: "`annals check` tells each; findings are marked beside the figures on the pages"
        ))
    }
}

fn tell_unchanged(console: &Console, into: &Path, told: &Told, files: usize) -> CommandResult {
    console.line(&told.summary)?;
    told.tell_findings(console)?;
    console.line(&written(into, &Outcome { unchanged: files, ..Outcome::default() }))?;
    Ok(Status::Success)
}

/// Builds the site, and again after each change, until the process ends. Each is held against what was
/// published when it began: what is being written meanwhile is not published yet. Files are replaced in
/// place, since that is quicker, and whoever looks on keeps looking at the same folder.
pub(super) fn and_watch(console: &Console, root: &Path, asked: &Asked<'_>, poll: bool) -> CommandResult {
    let strict = asked.strict;
    let into = output_folder(root, asked.output)?;
    let published = gate::published(asked.against, &into)?;
    // The watch begins first, so that no change falls between it and the reading.
    let mut watch = watch::start(console, root, poll)?;
    let (mut workspace, mut checked) = load::workspace(console, root, asked.drafts)?;
    loop {
        let started = Instant::now();
        checked = gate::since(published.as_ref(), checked)?.0;
        let write = |checked: &Checked, into: &Path| pipeline::publish_by(Way::Watched, checked, into);
        if let Some((outcome, _)) = publish(console, checked, &into, strict, &write)? {
            let (time, written) = (started.elapsed().as_millis(), written(&into, &outcome));
            console.line(&Message {
                zh: format!("{}（{time} 毫秒）", written.zh),
                en: format!("{} ({time} ms)", written.en),
            })?;
        }
        checked = after_change(console, &mut watch, &mut workspace)?;
    }
}

/// Waits for a change, and reads and checks the archive again.
fn after_change(console: &Console, watch: &mut Watch, workspace: &mut Workspace) -> Result<Checked, Failure> {
    loop {
        let Some(changed) = watch.wait() else { continue };
        match workspace.refresh(&changed).and_then(|()| workspace.check()) {
            Ok(checked) => return Ok(checked),
            // A folder that is gone may come back.
            Err(error) => {
                console.complain(&message!(zh: "读不了：{error}", en: "cannot read: {error}"), None);
            }
        }
    }
}

/// Publishes the site. With errors nothing is written: they are printed, and there is no outcome.
fn publish(
    console: &Console,
    checked: Checked,
    into: &Path,
    strict: bool,
    write: Write<'_>,
) -> Result<Option<(Outcome, Checked)>, Failure> {
    if Status::of(&checked.all_diagnostics(strict)) == Status::Wrong {
        refuse(console, &checked, into, strict)?;
        return Ok(None);
    }
    let rendering = message!(zh: "生成网页", en: "rendering");
    match progress::during(console, &rendering, || write(&checked, into)) {
        Ok(outcome) => return Ok(Some((outcome, checked))),
        Err(PublishError::Archive) => refuse(console, &checked, into, strict)?,
        Err(PublishError::Templates(errors)) => {
            refuse(console, &checked.with_template_errors(errors), into, strict)?;
        }
        Err(PublishError::Output(failure)) => {
            return Err(Failure::WithRemedy(failure.message, failure.remedy));
        }
    }
    Ok(None)
}

/// Tells what is wrong, and that nothing was written.
fn refuse(console: &Console, checked: &Checked, into: &Path, strict: bool) -> Result<(), Failure> {
    let diagnostics = checked.all_diagnostics(strict);
    let errors: Vec<Diagnostic> =
        diagnostics.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    console.diagnostics(&errors, &checked.sources, Format::Full)?;
    console.line(&summary(checked, &diagnostics))?;
    console.line(&message!(
        zh: "没有写任何文件；{} 仍是原样",
        en: "nothing was written; {} is as it was",
        into.display()
    ))
}

/// Tells that the list of files was damaged, and is whole again.
fn tell_mended(console: &Console, outcome: &Outcome) -> Result<(), Failure> {
    let Some(why) = &outcome.mended else { return Ok(()) };
    console.line(&Message {
        zh: format!("{MANIFEST} 坏了（{}），已补好：文件夹里的文件都是网站的", why.zh),
        en: format!("{MANIFEST} was damaged ({}) and is made anew: what stands there is the site's", why.en),
    })
}

/// So many files are named.
const NAMED: usize = 5;

/// Names the files that somebody had edited since they were written: they are now as the sources say.
fn tell_edited(console: &Console, outcome: &Outcome) -> Result<(), Failure> {
    let number = outcome.edited_files.len();
    if number == 0 {
        return Ok(());
    }
    let named = outcome.edited_files.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let (more, files) = (if number > NAMED { ", …" } else { "" }, counted(number, "file"));
    console.line(&message!(
        zh: "{number} 个文件在上次生成之后被改过，现已按源文件重写：{named}{more}",
        en: "{files} had been edited since the last build, and now follow the sources again: {named}{more}"
    ))
}

fn written(into: &Path, outcome: &Outcome) -> Message {
    let (written, unchanged, removed) = (outcome.written, outcome.unchanged, outcome.removed);
    let (into, files) = (into.display(), counted(written, "file"));
    Message {
        zh: format!("{into}：写入 {written} 个文件，{unchanged} 个未变，删除 {removed} 个"),
        en: format!("{into}: {files} written, {unchanged} unchanged, {removed} removed"),
    }
}

/// Where the site goes. A site among its own sources would be read as one of them.
fn output_folder(root: &Path, output: Option<&Path>) -> Result<PathBuf, Failure> {
    let into = root::site(root, output);
    let (site, archive) = (whole(&into), whole(root));
    let sources = ["content", "themes"].map(|name| archive.join(name));
    if archive.starts_with(&site) || sources.iter().any(|source| site.starts_with(source)) {
        let into = into.display();
        return Err(Failure::WithRemedy(
            message!(
                zh: "网站不能生成在 {into}：那里是档案自己的文件",
                en: "the site cannot go to {into}: the archive's own files are there"
            ),
            message!(
                zh: "用 --output 指明另一个文件夹，如 public",
                en: "name another folder with --output, such as public"
            ),
        ));
    }
    Ok(into)
}

/// A path from the root of the file system, without links; what does not exist yet lies below something that
/// does.
pub(super) fn whole(path: &Path) -> PathBuf {
    let mut path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut below = Vec::new();
    while path.canonicalize().is_err() {
        let Some(name) = path.file_name().map(std::ffi::OsStr::to_owned) else { break };
        below.push(name);
        path.pop();
    }
    let start = path.canonicalize().unwrap_or(path);
    below.iter().rev().fold(start, |path, name| path.join(name))
}
