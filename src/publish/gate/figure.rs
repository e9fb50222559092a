//! A figure that changed, came or went, and the correction that would declare it.

use crate::analysis::publication::Printed;
use crate::analysis::revision::{FigureRevision, Standing};
use crate::authoring::remedy::correction::{self, OPEN, Reason};
use crate::model::archive::ArchivedReport;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;

const FIGURE: Code = Code("published-figure-changed");

/// What is to be told of a figure; nothing where its change is declared.
pub(super) fn told(report: &ArchivedReport, change: &FigureRevision) -> Option<Diagnostic> {
    if change.standing.is_declared() {
        return None;
    }
    let FigureRevision { address, was, now, .. } = change;
    let place = report.data.find(address).map_or(report.place, |cell| report.data.place(cell));
    let [was_shown, now_shown] = [was, now].map(|printed| shown(printed.as_ref()));
    let mut message = Message {
        zh: format!("{address}：公布的是{}，现在是{}，没有更正说明", was_shown.zh, now_shown.zh),
        en: format!(
            "{address}: {} was published, {} stands there now, and no correction says so",
            was_shown.en, now_shown.en
        ),
    };
    if let Standing::Otherwise(other) = &change.standing {
        let (on, was, now) = (&other.on, &other.was.text, &other.now.text);
        message.zh.push_str(&format!("（{on} 的更正说的是“{was}”改为“{now}”）"));
        message.en.push_str(&format!(" (the correction of {on} says that '{was}' became '{now}')"));
    }
    Some(Diagnostic::error(FIGURE, place, message).remedy(remedy(report, change)))
}

/// A figure as it is named in a message.
pub(super) fn shown(printed: Option<&Printed>) -> Message {
    match printed {
        None => message!(zh: "没有这个数", en: "no figure"),
        Some(printed) if printed.is_blank() && printed.text.trim().is_empty() => {
            message!(zh: "空白", en: "a blank")
        }
        Some(printed) if printed.text.trim().is_empty() => {
            let kind = &printed.kind;
            message!(zh: "“{kind}”", en: "'{kind}'")
        }
        Some(printed) => {
            let text = &printed.text;
            message!(zh: "“{text}”", en: "'{text}'")
        }
    }
}

fn remedy(report: &ArchivedReport, change: &FigureRevision) -> Message {
    let FigureRevision { address, was, now, .. } = change;
    let reason = Reason { on: OPEN, kind: "correction", why: OPEN };
    let entry = correction::of_figure(report, address, was.as_ref(), now.as_ref(), &reason);
    match entry {
        Some(entry) => message!(
            zh: "写错了就改回去；确实要改，在 corrections 下写：- {entry}，on 写更正的日期，why 写原因",
            en: "if it is a slip, put back what was published; if it is meant, write under `corrections`: \
                 - {entry} with the day of the change and the reason"
        ),
        None if now.is_none() && report.data.find(address).is_none() => message!(
            zh: "把这一行写回去；不再有数的格写 ~，并在 corrections 下写明由什么改为 ~",
            en: "put the row back; where no figure stands any more write ~, and under `corrections` that it \
                 became ~"
        ),
        None => message!(
            zh: "写错了就改回去；确实要改，在 corrections 下写明",
            en: "if it is a slip, put back what was published; if it is meant, say so under `corrections`"
        ),
    }
}
