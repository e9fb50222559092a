//! Why a figure with words for a unit is refused: both units, and what to do.

use super::number::NOT_WHOLE;
use super::refusal::{NOT_A_NUMBER, Refusal};
use super::{CellKind, Figure, Value};
use crate::model::unit::{Clock, Held, Unit};
use crate::text::diagnostic::Code;
use crate::text::message;
use crate::text::message::Message;

const UNIT: Code = Code("figure-unit");
const CLOCK: Code = Code("figure-clock");

/// What a form asks for in a cell.
pub(super) struct Cell<'a> {
    pub kind: CellKind,
    pub decimals: u32,
    pub unit: Option<&'a Unit>,
}

fn refusal(code: Code, message: Message, remedy: Message) -> Box<Refusal> {
    Box::new(Refusal { code, message, remedy, replacement: None })
}

/// How a figure that has no reading is kept as it is printed.
fn as_printed(text: &str) -> Message {
    message!(
        zh: "核对原件和所在的栏；如果原件确实这样印，写作 {{printed: \"{text}\", kind: text}}",
        en: "compare with the document, and with the column; if it does print that, write \
             {{printed: \"{text}\", kind: text}}"
    )
}

/// Words that are no figure at all: told as if no unit had been looked for.
pub(super) fn no_figure(text: &str) -> Box<Refusal> {
    refusal(NOT_A_NUMBER, message!(zh: "“{text}”不是数字", en: "'{text}' is not a number"), as_printed(text))
}

/// The figure beside the unit is refused: what would be right keeps the words, and is offered only where the
/// figure's own remedy is certain.
pub(super) fn within(mut refusal: Box<Refusal>, bare: &str, text: &str) -> Box<Refusal> {
    let whole = refusal.replacement.take().filter(|_| text.matches(bare).count() == 1);
    match whole.map(|right| text.replacen(bare, &right, 1)) {
        Some(whole) => {
            refusal.remedy = message!(zh: "写作 {whole}", en: "write {whole}");
            refusal.replacement = Some(whole);
        }
        None => {
            refusal.remedy = message!(
                zh: "与原件核对，连单位一起写成确定的一种；原件就印成“{text}”的，\
                     写作 {{printed: \"{text}\", value: …}}",
                en: "compare with the document, and write the number that is meant with its unit; if it \
                     prints '{text}', write {{printed: \"{text}\", value: …}}"
            );
        }
    }
    refusal
}

/// A unit that is not the cell's and cannot be converted into it.
pub(super) fn other_unit(text: &str, words: (&str, &str), held: Held, unit: &Unit) -> Box<Refusal> {
    let words = said(words);
    let (zh, en) = (unit.label.text("zh"), unit.label.text("en"));
    let power = || {
        refusal(
            UNIT,
            message!(
                zh: "“{text}”在以{zh}计的栏里有两种读法",
                en: "'{text}' can be read in two ways in a cell of {en}"
            ),
            message!(
                zh: "核对原件，连单位一起写，如 {text}元；或写作 {{printed: \"{text}\", value: …}}",
                en: "compare with the document, and write {{printed: \"{text}\", value: …}} with the number \
                     of {en} it means"
            ),
        )
    };
    match held {
        Held::Unclear => power(),
        Held::Unknown => refusal(
            UNIT,
            message!(
                zh: "“{text}”里的“{words}”不是已知的单位，此栏的单位是{zh}",
                en: "'{words}' in '{text}' is no unit that is known; this cell is in {en}"
            ),
            message!(
                zh: "核对原件；如果意思就是{zh}，写作 {{printed: \"{text}\", value: …}}",
                en: "compare with the document; if it means {en}, write {{printed: \"{text}\", value: …}}"
            ),
        ),
        Held::Equal | Held::Times(_) | Held::Other => refusal(
            UNIT,
            message!(
                zh: "“{text}”的单位是{words}，而此栏的单位是{zh}",
                en: "'{text}' is in {words}, and this cell in {en}"
            ),
            as_printed(text),
        ),
    }
}

/// A unit where the form names none.
pub(super) fn no_unit(text: &str, words: (&str, &str)) -> Box<Refusal> {
    let words = said(words);
    refusal(
        UNIT,
        message!(
            zh: "“{text}”带有单位{words}，而表式没有写明此栏的单位",
            en: "'{text}' is in {words}, and the form names no unit for this cell"
        ),
        message!(
            zh: "在表式中写明单位，如 unit: {words}；表式确实没有单位的，写作 {{printed: \"{text}\", kind: text}}",
            en: "name the unit in the form, as in `unit: {words}`; if the form really has none, write \
                 {{printed: \"{text}\", kind: text}}"
        ),
    )
}

fn said((before, behind): (&str, &str)) -> String {
    match (before, behind) {
        ("", words) | (words, "") => words.to_owned(),
        (before, behind) => format!("{before} {behind}"),
    }
}

/// A figure that is no decimal number of the cell's unit.
pub(super) fn inexact(text: &str, unit: &Unit) -> Box<Refusal> {
    let (zh, en) = (unit.label.text("zh"), unit.label.text("en"));
    refusal(
        UNIT,
        message!(
            zh: "“{text}”换算成{zh}除不尽，或位数过多",
            en: "'{text}' is no exact number of {en}, or has too many digits"
        ),
        message!(
            zh: "在表式中换用较小的单位；或写作 {{printed: \"{text}\", kind: text}}",
            en: "use a smaller unit in the form; or write {{printed: \"{text}\", kind: text}}"
        ),
    )
}

/// A figure that is whole in its own unit and not in the cell's.
pub(super) fn not_whole(text: &str, unit: &Unit, value: &Value) -> Box<Refusal> {
    let (zh, en) = (unit.label.text("zh"), unit.label.text("en"));
    let value = Figure::of(value.clone());
    refusal(
        NOT_WHOLE,
        message!(
            zh: "此栏须填整数，而“{text}”是 {value} {zh}",
            en: "this cell holds a whole number, and '{text}' is {value} {en}"
        ),
        as_printed(text),
    )
}

/// `14:30` where the form does not say what its parts are.
pub(super) fn unsaid_duration(text: &str, unit: Option<&Unit>) -> Box<Refusal> {
    let (zh, en) = unit.map_or(("", ""), |unit| (unit.label.text("zh"), unit.label.text("en")));
    let (zh, en) = if zh.is_empty() { ("未写明", "not named") } else { (zh, en) };
    refusal(
        CLOCK,
        message!(
            zh: "“{text}”可以是时和分，也可以是分和秒；此栏的单位（{zh}）没有说明",
            en: "'{text}' may be hours and minutes, or minutes and seconds, and the unit of this cell ({en}) \
                 does not say which"
        ),
        message!(
            zh: "表式确实这样印的，在表式中写 unit: h:mm（或 mm:ss）；否则写明单位，如 14小时30分",
            en: "if the form is printed so, write `unit: h:mm` (or mm:ss) in the form; otherwise write the \
                 units, as in 14 hours 30 minutes"
        ),
    )
}

/// `14:75`, or three parts where the form prints two.
pub(super) fn other_duration(text: &str, clock: Clock) -> Box<Refusal> {
    let name = clock.name();
    refusal(
        CLOCK,
        message!(zh: "“{text}”不是 {name} 的写法", en: "'{text}' is not written as {name}"),
        message!(
            zh: "核对原件；第一部分之后各有两位，小于 60，如 14:30",
            en: "compare with the document; every part but the first has two digits and is below 60, as in \
                 14:30"
        ),
    )
}

/// A number alone where durations are printed with colons.
pub(super) fn bare_duration(text: &str, unit: &Unit, clock: Clock) -> Box<Refusal> {
    let name = clock.name();
    let (zh, en) = (unit.label.text("zh"), unit.label.text("en"));
    refusal(
        CLOCK,
        message!(
            zh: "此栏印作 {name}，只写 {text} 看不出是什么单位",
            en: "this cell is printed as {name}, and {text} alone does not say what it counts"
        ),
        message!(
            zh: "照原件写作 {name}；或写明单位，如 {text} {zh}",
            en: "write it as {name}, as in the document; or with its unit, as in {text} {en}"
        ),
    )
}
