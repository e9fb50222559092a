//! `annals` alone: what is in this folder, and what to do next.

use super::console::Console;
use super::load;
use super::result::{CommandResult, Failure, Status};
use super::root;
use super::summary::summary;
use crate::model::archive::Archive;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use std::path::Path;

/// A command that could be next, and what it does.
struct Step {
    command: Message,
    does: Message,
}

impl Step {
    /// A command that is typed alike in both languages.
    fn new(command: &str, does: Message) -> Self {
        Self { command: message!(zh: "{command}", en: "{command}"), does }
    }
}

/// What decides about the next step.
struct Standing<'a> {
    /// Whether nothing of it can be read.
    is_of_other_format: bool,
    errors: usize,
    warnings: usize,
    /// The id of a publisher, where there is one.
    publisher: Option<&'a str>,
    reports: usize,
    drafts: usize,
    is_built: bool,
    can_publish: bool,
}

pub(super) fn run(console: &Console, root: &Path) -> CommandResult {
    if !root.join("annals.yaml").is_file() {
        console.line(&message!(
            zh: "这里没有档案：这个文件夹和它上面的都没有 annals.yaml",
            en: "there is no archive here: neither this folder nor one above it has an annals.yaml"
        ))?;
        print(console, &beginnings())?;
        return Ok(Status::Success);
    }
    let (_, checked) = load::workspace(console, root, false)?;
    let diagnostics = checked.all_diagnostics(false);
    console.line(&summary(&checked, &diagnostics))?;
    print(console, &steps(&standing(root, &checked.archive, &diagnostics)))?;
    Ok(Status::of(&diagnostics))
}

fn standing<'a>(root: &Path, archive: &'a Archive, diagnostics: &[Diagnostic]) -> Standing<'a> {
    let count = |severity| diagnostics.iter().filter(|told| told.severity == severity).count();
    Standing {
        is_of_other_format: archive.site.is_of_other_format,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        publisher: archive.publishers.iter().next().map(|publisher| publisher.id.as_str()),
        reports: archive.reports.len(),
        drafts: archive.reports.drafts(),
        is_built: root::site(root, None).is_dir(),
        can_publish: !archive.site.publish.is_empty(),
    }
}

/// Where there is no archive.
fn beginnings() -> Vec<Step> {
    vec![
        Step {
            command: message!(zh: "annals new archive DIR --lang zh", en: "annals new archive DIR --lang en"),
            does: message!(zh: "新建一个小档案，当时就能生成网站", en: "begin a small archive that builds as it is"),
        },
        Step::new(
            "annals --root DIR",
            message!(zh: "档案在别的文件夹", en: "for an archive in another folder"),
        ),
        all_commands(),
    ]
}

/// What to do next in an archive, the most useful first.
fn steps(standing: &Standing<'_>) -> Vec<Step> {
    if standing.is_of_other_format {
        return vec![each_error(standing.errors), all_commands()];
    }
    let mut steps = Vec::new();
    let Some(publisher) = standing.publisher else {
        steps.push(Step {
            command: message!(
                zh: "annals new publisher ID --name 全称",
                en: "annals new publisher ID --name NAME"
            ),
            does: message!(zh: "新建一个机关", en: "begin a publisher"),
        });
        steps.extend((standing.errors > 0).then(|| each_error(standing.errors)));
        steps.push(all_commands());
        return steps;
    };
    if standing.errors > 0 {
        steps.push(each_error(standing.errors));
        steps.push(Step::new(
            "annals fix --dry-run",
            message!(zh: "看看哪些有把握，可以自动改", en: "which of it is certain and can be done for you"),
        ));
    }
    if standing.reports + standing.drafts == 0 {
        steps.extend([
            Step::new(
                &format!("annals new report {publisher} PERIOD"),
                message!(zh: "新建一份报告的草稿，照表式填写", en: "begin a report as a draft, with every row of its form"),
            ),
            Step::new(
                &format!("annals import FILE --publisher {publisher} --period PERIOD"),
                message!(zh: "或者从 Word、PDF、电子表格导入", en: "or make one of a Word file, a PDF, a workbook"),
            ),
        ]);
    }
    if standing.drafts > 0 {
        let drafts = standing.drafts;
        steps.push(Step::new(
            "annals check --drafts",
            message!(zh: "{drafts} 份草稿还缺哪些数", en: "what is still missing (drafts: {drafts})"),
        ));
    }
    let serve = if standing.drafts > 0 { "annals serve --drafts" } else { "annals serve" };
    steps.push(Step::new(serve, message!(zh: "边写边看", en: "see the pages while you write")));
    if standing.errors == 0 && standing.warnings > 0 {
        let warnings = standing.warnings;
        steps.push(Step::new(
            "annals check",
            message!(zh: "逐条说明 {warnings} 条警告", en: "what looks wrong (warnings: {warnings})"),
        ));
    }
    if standing.errors == 0 && standing.reports > 0 {
        let does = if standing.is_built {
            message!(zh: "更新 public/ 里的网站", en: "bring the site in public/ up to date")
        } else {
            message!(zh: "生成网站到 public/", en: "write the site into public/")
        };
        steps.push(Step::new("annals build", does));
        if standing.is_built && standing.can_publish {
            steps.push(Step::new(
                "annals publish",
                message!(zh: "发布网站", en: "send the site to where it is published"),
            ));
        }
    }
    steps.push(all_commands());
    steps
}

fn each_error(errors: usize) -> Step {
    Step::new(
        "annals check",
        message!(zh: "逐条说明 {errors} 处错误和改法", en: "what is wrong (errors: {errors}), and the remedies"),
    )
}

fn all_commands() -> Step {
    Step::new("annals --help", message!(zh: "全部命令", en: "all commands"))
}

/// Prints what to do next, a line each.
fn print(console: &Console, steps: &[Step]) -> Result<(), Failure> {
    let width =
        steps.iter().map(|step| console.text(&step.command).chars().count()).max().unwrap_or_default();
    console.line(&message!(zh: "接下来：", en: "next:"))?;
    steps.iter().try_for_each(|step| {
        let (command, does) = (console.text(&step.command), console.text(&step.does));
        console.print(&format!("  {command:<width$}  {does}\n"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Standing<'_> = Standing {
        errors: 0,
        warnings: 0,
        is_of_other_format: false,
        publisher: Some("bureau"),
        reports: 2,
        drafts: 0,
        is_built: false,
        can_publish: false,
    };

    fn commands(standing: &Standing<'_>) -> Vec<String> {
        steps(standing).into_iter().map(|step| step.command.en).collect()
    }

    #[test]
    fn the_next_step_follows_from_what_is_there() {
        assert_eq!(commands(&WHOLE), ["annals serve", "annals build", "annals --help"]);
        let built = Standing { is_built: true, can_publish: true, ..WHOLE };
        assert_eq!(commands(&built)[2], "annals publish");
        let doubtful = Standing { warnings: 2, ..WHOLE };
        assert_eq!(commands(&doubtful)[..2], ["annals serve", "annals check"]);
        let wrong = Standing { errors: 3, ..built };
        assert_eq!(commands(&wrong)[..2], ["annals check", "annals fix --dry-run"]);
        assert!(!commands(&wrong).contains(&"annals build".to_owned()));
        let empty = Standing { publisher: None, reports: 0, ..WHOLE };
        assert_eq!(commands(&empty)[0], "annals new publisher ID --name NAME");
        let unreadable = Standing { errors: 1, ..empty };
        assert_eq!(commands(&unreadable)[1..], ["annals check", "annals --help"]);
        let silent = Standing { reports: 0, ..WHOLE };
        assert_eq!(commands(&silent)[0], "annals new report bureau PERIOD");
        let drafted = Standing { reports: 0, drafts: 1, ..WHOLE };
        assert_eq!(commands(&drafted)[..2], ["annals check --drafts", "annals serve --drafts"]);
    }
}
