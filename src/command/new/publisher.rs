//! `annals new publisher`: the beginning of a publisher.

use super::{listed, write};
use crate::authoring::skeleton::{self, NewPublisher};
use crate::command::console::Console;
use crate::command::load;
use crate::command::result::{CommandResult, Failure, Status};
use crate::model::archive::{Archive, is_reserved};
use crate::model::publisher::no_id;
use crate::text::message;
use crate::text::message::Message;
use std::path::Path;

/// Writes the beginning of a publisher.
pub(super) fn publisher(console: &Console, root: &Path, new: &NewPublisher<'_>) -> CommandResult {
    let checked = load::archive_with_drafts(root)?;
    if let Some((message, remedy)) = refusal(&checked.archive, new) {
        return Err(Failure::WithRemedy(message, remedy));
    }
    write(console, root, &[skeleton::publisher(new, console.language)])?;
    let id = new.id;
    console.line(
        &message!(zh: "接下来：annals new report {id} 期间", en: "next: annals new report {id} PERIOD"),
    )?;
    Ok(Status::Success)
}

/// Why a publisher cannot begin in an archive, and what to do.
pub(super) fn refusal(archive: &Archive, new: &NewPublisher<'_>) -> Option<(Message, Message)> {
    let id = new.id;
    if let Some(why) = no_id(id) {
        return Some((
            Message {
                zh: format!("“{id}”不能作网址：{}", why.zh),
                en: format!("'{id}' cannot be an address: {}", why.en),
            },
            message!(
                zh: "只用小写英文字母、数字和连字符，如 shi-jiao-tong-ju",
                en: "use lower-case ASCII letters, digits and hyphens, as in city-library"
            ),
        ));
    }
    if is_reserved(id)
        || archive.publishers.find(id).is_some()
        || archive.pages.iter().any(|page| page.id == id)
    {
        return Some((
            message!(zh: "地址 /{id}/ 已有用处", en: "the address /{id}/ is in use already"),
            message!(zh: "换一个 id，例如加上所在地", en: "choose another id, for example with its place in front"),
        ));
    }
    let kind = new.kind.filter(|kind| archive.site.kind(kind).is_none())?;
    let known = listed(archive.site.kinds.iter().map(|kind| kind.id.as_str()));
    Some((
        message!(zh: "没有“{kind}”这一类机关", en: "there is no kind of publisher '{kind}'"),
        message!(
            zh: "annals.yaml 的 kinds 中有：{known}；或在那里加上它",
            en: "the kinds in annals.yaml are: {known}; or add it there"
        ),
    ))
}
