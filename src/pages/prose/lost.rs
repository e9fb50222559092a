//! The words for text of an author's that would be on no page.

use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::markdown::Lost;
use crate::text::message;
use crate::text::source::Place;

const LOST: Code = Code("prose-lost");

/// The diagnostic for text that is on no page.
pub(super) fn told(lost: &Lost, place: Place) -> Diagnostic {
    let (severity, message, remedy) = match lost {
        Lost::UnusedDefinition { is_address: false } => (
            Severity::Error,
            message!(
                zh: "“[…]:”开头的这一段被当作链接的定义，没有链接用它，页面上不会出现",
                en: "what begins with '[…]:' is read as the definition of a link; no link uses it, so it is \
                     on no page"
            ),
            message!(zh: "在方括号前加反斜线：\\[", en: "write a backslash before the bracket: \\["),
        ),
        Lost::UnusedDefinition { is_address: true } => (
            Severity::Warning,
            message!(zh: "这个链接定义没有链接用它，页面上不会出现", en: "no link uses this definition: it is on no page"),
            message!(
                zh: "用 [文字][名称] 引用它，或删去；给自己看的注释写 <!-- … -->",
                en: "refer to it with [words][name], or delete it; a note to yourself is written <!-- … -->"
            ),
        ),
        Lost::SecondDefinition => (
            Severity::Error,
            message!(
                zh: "同名的链接定义前面已有，这一个不起作用，页面上不会出现",
                en: "a definition of this name stands before: this one has no effect and is on no page"
            ),
            message!(zh: "删去一个，或改名", en: "delete one of the two, or give it another name"),
        ),
        Lost::UnusedNote(name) => (
            Severity::Error,
            message!(
                zh: "没有地方引用脚注“{name}”，页面上不会出现",
                en: "nothing refers to the footnote '{name}': it is on no page"
            ),
            message!(
                zh: "在正文里写 [^{name}]，或删去脚注",
                en: "write [^{name}] where it belongs, or delete the footnote"
            ),
        ),
        Lost::SecondNote(name) => (
            Severity::Error,
            message!(
                zh: "脚注“{name}”定义了两次，这一次不会出现在页面上",
                en: "the footnote '{name}' is defined twice: this one is on no page"
            ),
            message!(zh: "给其中一个改名，或删去", en: "give one of the two another name, or delete it"),
        ),
        Lost::SurplusCells { cells, columns } => (
            Severity::Error,
            message!(
                zh: "表头有 {columns} 格，这一行有 {cells} 格：多出的不会出现在页面上",
                en: "the table's head has {columns} cells and this row {cells}: the surplus is on no page"
            ),
            message!(
                zh: "在表头和分隔行补上列，或删去多出的格；格子里的“|”写作 \\|",
                en: "add columns to the head and to the line below it, or delete the surplus; a '|' within \
                     a cell is written \\|"
            ),
        ),
        Lost::HeadingAttributes { has_id: false } => (
            Severity::Error,
            message!(
                zh: "标题末尾的花括号被当作属性，不会出现在页面上",
                en: "braces at the end of a heading are read as attributes: they are on no page"
            ),
            message!(zh: "在后一个花括号前加反斜线：\\}}", en: "write a backslash before the second brace: \\}}"),
        ),
        Lost::HeadingAttributes { has_id: true } => (
            Severity::Warning,
            message!(
                zh: "标题末尾的花括号里只有 id 有用，其余不会出现在页面上",
                en: "of the braces at the end of a heading only the id counts: the rest is on no page"
            ),
            message!(zh: "只写 {{#id}}", en: "write nothing but {{#id}}"),
        ),
        Lost::FenceWords => (
            Severity::Error,
            message!(
                zh: "代码块起始行上的文字不会出现在页面上",
                en: "words on the line that begins a block of code are on no page"
            ),
            message!(
                zh: "移到代码块里或前面；起始行上只能写语言名",
                en: "move them into the block or before it; that line may name a language alone"
            ),
        ),
        Lost::OpenComment => (
            Severity::Error,
            message!(
                zh: "注释没有以 --> 结束，后面的文字都不会出现在页面上",
                en: "the comment does not end with -->: what follows is on no page"
            ),
            message!(zh: "在注释末尾写 -->", en: "write --> where the comment ends"),
        ),
        Lost::InElement(name) => (
            Severity::Error,
            message!(
                zh: "<{name}> 里的文字，或它没有结束时后面的全部文字，不会出现在页面上",
                en: "what stands in <{name}>, or all that follows where it is not closed, is on no page"
            ),
            message!(zh: "删去这个标签；“<”本身写作 \\<", en: "delete the tag; a plain '<' is written \\<"),
        ),
        Lost::Otherwise => (
            Severity::Error,
            message!(zh: "这些文字不会出现在页面上", en: "these words are on no page"),
            message!(
                zh: "换一种写法；当作文字的符号前加反斜线",
                en: "write it in another way; a sign that is meant as it stands is written with a backslash \
                     before it"
            ),
        ),
    };
    Diagnostic::new(severity, LOST, Some(place), message).remedy(remedy)
}
