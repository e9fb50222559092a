//! What `annals figures` was asked for: by id, or by a name in either language.

use super::words;
use crate::analysis::series::{Comparison, Series};
use crate::command::result::Failure;
use crate::import::target;
use crate::model::archive::Archive;
use crate::model::id::PublisherId;
use crate::model::label::Label;
use crate::text::message;
use crate::text::message::Language;

/// The publisher that is meant: by its id, its name, or a part of a name that no other has.
pub(super) fn publisher(archive: &Archive, wanted: &str) -> Result<PublisherId, Failure> {
    if let Some(position) = archive.publishers.find(wanted) {
        return Ok(position);
    }
    let names = |position: PublisherId| {
        let publisher = archive.publisher(position);
        let former = publisher.formerly.iter().map(|former| &former.name);
        [&publisher.name, &publisher.short].into_iter().chain(former).flat_map(Label::iter)
    };
    let named = |fits: fn(&str, &str) -> bool| -> Vec<PublisherId> {
        let wanted = wanted.to_lowercase();
        let of =
            |position: &PublisherId| names(*position).any(|(_, name)| fits(&name.to_lowercase(), &wanted));
        archive.publishers.ids().filter(of).collect()
    };
    let exactly = named(|name, wanted| name == wanted);
    let candidates = if exactly.is_empty() { named(|name, wanted| name.contains(wanted)) } else { exactly };
    if let [one] = candidates[..] {
        return Ok(one);
    }
    let ids = |positions: &[PublisherId]| {
        positions
            .iter()
            .map(|position| archive.publisher(*position).id.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    Err(if candidates.is_empty() {
        Failure::WithRemedy(
            message!(zh: "没有机关“{wanted}”", en: "there is no publisher '{wanted}'"),
            target::known(archive, wanted),
        )
    } else {
        let known = ids(&candidates);
        Failure::WithRemedy(
            message!(zh: "“{wanted}”可以是几个机关", en: "'{wanted}' may be several publishers"),
            message!(zh: "写其中一个的 id：{known}", en: "give the id of one: {known}"),
        )
    })
}

/// The series that are asked for: by an address or its beginning; where none is, by words that all stand in
/// the labels of one language.
pub(super) fn series<'c>(archive: &Archive, comparison: &'c Comparison, wanted: &str) -> Vec<&'c Series> {
    let by_address = |series: &&Series| {
        let address = series.subject.address(&archive.forms);
        address == wanted || address.starts_with(&format!("{wanted}."))
    };
    let found: Vec<&Series> = comparison.series.iter().filter(by_address).collect();
    if !found.is_empty() {
        return found;
    }
    let asked: Vec<String> = wanted.split_whitespace().map(str::to_lowercase).collect();
    let by_words = |series: &&Series| {
        [Language::Zh, Language::En].iter().any(|language| {
            let words = words(archive, series, language.tag()).to_lowercase();
            asked.iter().all(|word| words.contains(word.as_str()))
        })
    };
    comparison.series.iter().filter(by_words).collect()
}
