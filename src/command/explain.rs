//! `annals explain`: the page of a code, or a list of all codes.

use super::console::Console;
use super::result::{CommandResult, Failure, Status};
use crate::authoring::explain;
use crate::text::message;

pub(super) fn run(console: &Console, code: Option<&str>) -> CommandResult {
    let Some(code) = code else {
        let mut list = String::new();
        for page in explain::pages() {
            list.push_str(&format!("{:<28} {}\n", page.code, page.title(console.language)));
        }
        console.print(&list)?;
        return Ok(Status::Success);
    };
    match explain::page(code) {
        Some(page) => {
            console.print(page.text(console.language))?;
            Ok(Status::Success)
        }
        None => Err(Failure::WithRemedy(
            message!(zh: "没有编号“{code}”", en: "there is no code '{code}'"),
            message!(zh: "annals explain 列出全部编号", en: "`annals explain` lists them all"),
        )),
    }
}
