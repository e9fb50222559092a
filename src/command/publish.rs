//! `annals publish`: the built site goes to where it is published, once somebody has seen what would change.

use super::arguments::Publish;
use super::build::whole;
use super::console::Console;
use super::load;
use super::progress;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::summary::counted;
use crate::authoring::format::Format;
use crate::model::site::{Destination, Target};
use crate::publish::output;
use crate::publish::target::{self, Between, Limits, Plan, Remote};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

/// How many files of each kind are named.
const NAMED: usize = 5;

/// Shows what would change, and sends it where that is granted.
pub(super) fn run(console: &Console, root: &Path, asked: &Publish) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    let of_site = |told: &&Diagnostic| {
        let file = told.place.map(|place| checked.sources.file(place.file));
        told.severity == Severity::Error && file.is_some_and(|file| &*file.path == "annals.yaml")
    };
    let errors: Vec<Diagnostic> = checked.diagnostics.iter().filter(of_site).cloned().collect();
    if !errors.is_empty() {
        console.diagnostics(&errors, &checked.sources, Format::Full)?;
        return Ok(Status::Wrong);
    }
    let target = chosen(&checked.archive.site.publish, asked.target.as_deref())?;
    let site = root::site(root, asked.site.as_deref());
    not_into_itself(target, root, &site)?;
    let limits = Limits { removals: asked.removals.unwrap_or(target.removals), adopt: asked.adopt };
    let looking = message!(zh: "查看目标处已有的文件", en: "looking at what stands there");
    let (mut remote, plan) = progress::during(console, &looking, || {
        let mut remote = target::open(target, root)?;
        let plan = Plan::of(&site, remote.as_mut(), limits)?;
        Ok((remote, plan))
    })
    .map_err(failure)?;
    if plan.is_empty() {
        let (name, files) = (&target.name, plan.unchanged);
        let in_words = counted(files, "file");
        console.line(&message!(
            zh: "{name}：已是这个网站，{files} 个文件都未变",
            en: "{name}: has this site already; {in_words} unchanged"
        ))?;
        return Ok(Status::Success);
    }
    tell(console, target, &plan, remote.between())?;
    if !asked.yes && !granted(console)? {
        console.line(&message!(
            zh: "没有发送；加 --yes 就发送",
            en: "nothing was sent; add --yes to send it"
        ))?;
        return Ok(Status::Wrong);
    }
    send(console, &plan, &site, remote.as_mut())?;
    console.line(&message!(
        zh: "{}：已发布，并核对了到达的文件",
        en: "{}: published, and what arrived was checked",
        target.name
    ))?;
    Ok(Status::Success)
}

/// The target that is asked for, or the only one.
fn chosen<'t>(targets: &'t [Target], asked: Option<&str>) -> Result<&'t Target, Failure> {
    let known = targets.iter().map(|target| target.name.as_str()).collect::<Vec<_>>().join(", ");
    match (asked, targets) {
        (_, []) => Err(Failure::WithRemedy(
            message!(zh: "annals.yaml 里没有写发布到哪里", en: "annals.yaml does not say where the site is published"),
            message!(
                zh: "写上 publish，如 publish: {{www: {{to: folder, path: /srv/www/archive}}}}",
                en: "add `publish`, as in publish: {{www: {{to: folder, path: /srv/www/archive}}}}"
            ),
        )),
        (None, [only]) => Ok(only),
        (None, _) => Err(Failure::WithRemedy(
            message!(zh: "有几个发布目标", en: "there are several targets"),
            message!(zh: "写上其中一个：{known}", en: "name one of them: {known}"),
        )),
        (Some(name), _) => targets.iter().find(|target| target.name == name).ok_or_else(|| {
            Failure::WithRemedy(
                message!(zh: "没有名为“{name}”的发布目标", en: "there is no target '{name}'"),
                message!(zh: "有：{known}", en: "there are: {known}"),
            )
        }),
    }
}

/// A folder that holds the archive or the site is no place for it.
fn not_into_itself(target: &Target, root: &Path, site: &Path) -> Result<(), Failure> {
    let Destination::Folder { path } = &target.to else { return Ok(()) };
    let (to, site, archive) = (whole(&root.join(path)), whole(site), whole(root));
    if to.starts_with(&site) || site.starts_with(&to) || archive.starts_with(&to) {
        let to = to.display();
        return Err(Failure::WithRemedy(
            message!(
                zh: "不能发布到 {to}：那里是档案或网站自己的文件夹",
                en: "the site cannot be published to {to}: the archive or the site itself is there"
            ),
            message!(zh: "换一个文件夹", en: "choose another folder"),
        ));
    }
    Ok(())
}

/// What would change, and what readers would see meanwhile.
fn tell(console: &Console, target: &Target, plan: &Plan, between: Between) -> Result<(), Failure> {
    let new: Vec<&str> = plan.sent.iter().filter(|file| file.is_new).map(|file| file.path.as_str()).collect();
    let changed: Vec<&str> =
        plan.sent.iter().filter(|file| !file.is_new).map(|file| file.path.as_str()).collect();
    let removed: Vec<&str> = plan.removed.iter().map(String::as_str).collect();
    let size = size(plan.bytes());
    console.line(&message!(
        zh: "{}：新增 {}，改变 {}，删去 {}，未变 {}；要发送 {size}",
        en: "{}: {} new, {} changed, {} removed, {} unchanged; {size} to send",
        target.name,
        new.len(),
        changed.len(),
        removed.len(),
        plan.unchanged
    ))?;
    for (sign, paths) in [("+", new), ("~", changed), ("-", removed)] {
        for path in paths.iter().take(NAMED) {
            console.print(&format!("  {sign} {path}\n"))?;
        }
        if let Some(more) = paths.len().checked_sub(NAMED).filter(|more| *more > 0) {
            console.line(&message!(zh: "  {sign} 另有 {more} 个", en: "  {sign} and {more} more"))?;
        }
    }
    console.line(&match between {
        Between::Mixed => message!(
            zh: "发送期间，读者会看到新旧页面并存；首页最后更新",
            en: "while it is sent, readers see new pages beside old ones; the first page comes last"
        ),
        Between::Nothing => message!(
            zh: "发送完之前，读者看到的是原来的网站",
            en: "until all of it is sent, readers see the old site"
        ),
    })
}

/// Whether somebody at a terminal says yes.
fn granted(console: &Console) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    console.print(console.text(&message!(zh: "发布吗？[y/N] ", en: "Publish? [y/N] ")))?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(Failure::Read)?;
    Ok(["y", "yes", "是"].contains(&answer.trim().to_lowercase().as_str()))
}

fn send(console: &Console, plan: &Plan, site: &Path, remote: &mut dyn Remote) -> Result<(), Failure> {
    let sending = message!(zh: "发送", en: "sending");
    progress::counted(console, &sending, plan.sent.len(), |done| {
        target::carry_out(plan, site, remote, &|files| done.several(files))
    })
    .map_err(failure)
}

fn failure(failure: output::Failure) -> Failure {
    Failure::WithRemedy(failure.message, failure.remedy)
}

/// So many bytes, in the largest unit of which there is at least one.
fn size(bytes: u64) -> String {
    let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
    match units.into_iter().find(|(_, size)| bytes >= *size) {
        Some((unit, size)) => format!("{}.{} {unit}", bytes / size, bytes % size * 10 / size),
        None => format!("{bytes} B"),
    }
}
