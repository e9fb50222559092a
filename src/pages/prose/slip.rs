//! The words for each kind of slip in prose.

use super::lost;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::markdown::{Slip, SlipKind};
use crate::text::message;
use crate::text::source::Place;

const UNRESOLVED: Code = Code("prose-unresolved");
const LITERAL: Code = Code("prose-literal");
const CODE: Code = Code("prose-code");
const LINE: Code = Code("prose-line");
const EMPHASIS: Code = Code("prose-emphasis");
const NUMBER: Code = Code("prose-number");
const TABLE: Code = Code("prose-table");

/// The diagnostic for a slip in the prose at a place.
pub(super) fn told(slip: &Slip, prose: Place) -> Diagnostic {
    let place = |range: &std::ops::Range<usize>| {
        let start = prose.start as usize;
        Place::new(prose.file, start + range.start, start + range.end)
    };
    let told = named(&slip.kind, place(&slip.range));
    match &slip.rewrite {
        Some(rewrite) if rewrite.certain => told.fix(place(&rewrite.range), rewrite.text.as_str()),
        Some(rewrite) => told.suggestion(place(&rewrite.range), rewrite.text.as_str()),
        None => told,
    }
}

/// The diagnostic for a kind of slip.
fn named(kind: &SlipKind, place: Place) -> Diagnostic {
    let (severity, code, message, remedy) = match kind {
        SlipKind::Lost(lost) => return lost::told(lost, place),
        SlipKind::MissingNote(name) => (
            Severity::Error,
            UNRESOLVED,
            message!(
                zh: "没有名为“{name}”的脚注，[^{name}] 会照原样印出",
                en: "there is no footnote '{name}': [^{name}] is printed as it stands"
            ),
            message!(
                zh: "另起一段写“[^{name}]: 脚注的文字”（冒号用半角）",
                en: "write its words in a paragraph of their own: [^{name}]: words"
            ),
        ),
        SlipKind::MissingDefinition(name) => (
            Severity::Notice,
            UNRESOLVED,
            message!(
                zh: "没有名为“{name}”的链接定义，方括号会照原样印出",
                en: "there is no definition of a link '{name}': the brackets are printed as they stand"
            ),
            message!(
                zh: "写作 [文字](地址)；方括号本身写作 \\[",
                en: "write [words](address); a plain bracket is written \\["
            ),
        ),
        SlipKind::NoHeading { certain } => (
            if *certain { Severity::Error } else { Severity::Warning },
            LITERAL,
            message!(
                zh: "“#”和标题之间没有空格，或前面有别的字符：不是标题，会照原样印出",
                en: "there is no space between '#' and the heading, or something in front of it: it is \
                     printed as it stands"
            ),
            message!(zh: "行首写 #，后面空一格", en: "begin the line with #, and write a space after it"),
        ),
        SlipKind::SpacedAddress => (
            Severity::Error,
            LITERAL,
            message!(
                zh: "地址里有空格，不成链接，会照原样印出",
                en: "the address holds a space, so this is no link: it is printed as it stands"
            ),
            message!(zh: "把地址写在尖括号里：(<…>)", en: "write the address in angle brackets: (<…>)"),
        ),
        SlipKind::NoLink => (
            Severity::Warning,
            LITERAL,
            message!(zh: "这里不成链接，会照原样印出", en: "this is no link: it is printed as it stands"),
            message!(
                zh: "写作 [文字](地址)：半角括号，中间没有空格，链接里不套链接；方括号本身写作 \\[",
                en: "write [words](address), with nothing between and no link within; a plain bracket is \
                     written \\["
            ),
        ),
        SlipKind::NoTable { head, line } => (
            Severity::Warning,
            LITERAL,
            message!(
                zh: "不成表格，会照原样印出：表头有 {head} 格，下面的分隔行有 {line} 格",
                en: "this makes no table and is printed as it stands: the head has {head} cells, the line \
                     below it {line}"
            ),
            message!(
                zh: "让两行格数相同，分隔行只用半角的“-”“|”“:”；表格前空一行",
                en: "give both the same number of cells, draw the line with - | : alone, and leave a blank \
                     line before the table"
            ),
        ),
        SlipKind::NoEmphasis => (
            Severity::Warning,
            LITERAL,
            message!(zh: "“**”没有配对，会照原样印出", en: "'**' makes nothing bold and is printed as it stands"),
            message!(
                zh: "粗体写作 **文字**，星号里侧不留空格；星号本身写作 \\*",
                en: "bold is **words** with no space inside the stars; a plain star is written \\*"
            ),
        ),
        SlipKind::Uncited => (
            Severity::Warning,
            CODE,
            message!(
                zh: "这里的 {{{{ … }}}} 不引用数字，会照原样印出",
                en: "here {{{{ … }}}} cites no figure and is printed as it stands"
            ),
            message!(zh: "移出代码、图片说明或 HTML", en: "move it out of the code, the picture's text or the HTML"),
        ),
        SlipKind::IndentedText => (
            Severity::Error,
            CODE,
            message!(
                zh: "缩进四格或制表符的文字会印成代码",
                en: "text that is indented by four spaces or a tab is printed as code"
            ),
            message!(
                zh: "删去行首的空格；要缩进用全角空格",
                en: "delete the space in front; to indent, use wide spaces (U+3000)"
            ),
        ),
        SlipKind::IndentedCode => (
            Severity::Warning,
            CODE,
            message!(
                zh: "缩进四格或制表符的几行会印成代码",
                en: "lines that are indented by four spaces or a tab are printed as code"
            ),
            message!(
                zh: "删去行首的空格；代码写在两行 ``` 之间",
                en: "delete the space in front; write code between two lines of ```"
            ),
        ),
        SlipKind::OpenFence => (
            Severity::Error,
            CODE,
            message!(
                zh: "代码块没有结束，后面的文字都会印成代码",
                en: "the block of code does not end: all that follows is printed as code"
            ),
            message!(
                zh: "在代码末尾另起一行写同样的符号",
                en: "write the same signs on a line of their own where the code ends"
            ),
        ),
        SlipKind::Underlined { sentence: true } => (
            Severity::Error,
            LINE,
            message!(
                zh: "段落下面紧接一行 --- 或 ===，这一段就成了标题",
                en: "a line of --- or === right below a paragraph makes a heading of it"
            ),
            message!(
                zh: "在这一行前面空一行；标题写作 ## 标题",
                en: "leave a line blank before it; a heading is written ## words"
            ),
        ),
        SlipKind::Underlined { sentence: false } => (
            Severity::Warning,
            LINE,
            message!(
                zh: "文字下面紧接一行 --- 或 ===，上面就成了标题",
                en: "a line of --- or === right below words makes a heading of them"
            ),
            message!(
                zh: "要分隔线，就在前面空一行；要标题，写作 ## 标题",
                en: "for a ruled line, leave a line blank before it; for a heading, write ## words"
            ),
        ),
        SlipKind::RuledLine => (
            Severity::Notice,
            LINE,
            message!(zh: "这一行会印成分隔线", en: "this line is printed as a ruled line"),
            message!(
                zh: "是填写处或文字，就在前面加反斜线；是分隔线，前后各空一行，写 ---",
                en: "if it is text or a blank to fill in, write a backslash before it; if it is a ruled \
                     line, write --- between blank lines"
            ),
        ),
        SlipKind::ShortRow { cells, columns } => (
            Severity::Warning,
            TABLE,
            message!(
                zh: "表头有 {columns} 格，这一行只有 {cells} 格：其余印成空格",
                en: "the table's head has {columns} cells and this row {cells}: the rest is printed empty"
            ),
            message!(
                zh: "补上缺少的格；空着的也要写“|”",
                en: "write the cells that are missing; an empty one needs its '|' too"
            ),
        ),
        SlipKind::RowOfText => (
            Severity::Error,
            TABLE,
            message!(
                zh: "表格下面紧接的这一行会印成表格的一行",
                en: "this line right below a table is printed as a row of it"
            ),
            message!(zh: "在前面空一行", en: "leave a line blank before it"),
        ),
        SlipKind::EmptyHeading => (
            Severity::Warning,
            LITERAL,
            message!(zh: "标题里没有文字", en: "the heading holds no words"),
            message!(zh: "写上标题，或删去这一行", en: "write the words, or delete the line"),
        ),
        SlipKind::EmptyLink => (
            Severity::Warning,
            LITERAL,
            message!(zh: "链接里没有文字，页面上看不到", en: "the link has no words: nobody sees it"),
            message!(zh: "在方括号里写上文字", en: "write its words between the brackets"),
        ),
        SlipKind::QuotedNumber => (
            Severity::Warning,
            LITERAL,
            message!(
                zh: "行首的“>”会变成引文，不会印出",
                en: "'>' at the beginning of a line makes a quotation and is not printed"
            ),
            message!(
                zh: "“大于”写作 \\>；引文在 > 后空一格",
                en: "'more than' is written \\>; a quotation has a space after its >"
            ),
        ),
        SlipKind::Masked => (
            Severity::Error,
            EMPHASIS,
            message!(
                zh: "数字之间的“*”或“~~”会变成格式，不会印出",
                en: "signs between digits are read as emphasis or a line through, and are not printed"
            ),
            message!(zh: "每个符号前加反斜线：\\*", en: "write a backslash before each of them: \\*"),
        ),
        SlipKind::EmphasisedMark => (
            Severity::Warning,
            EMPHASIS,
            message!(
                zh: "星号之间的文字以标点开头：星号多半不是强调，却不会印出",
                en: "what stands between the stars begins with a punctuation mark: they are hardly meant as \
                     emphasis, and are not printed"
            ),
            message!(zh: "星号本身写作 \\*", en: "a plain star is written \\*"),
        ),
        SlipKind::RepeatedNumber(number) => (
            Severity::Notice,
            NUMBER,
            message!(
                zh: "列表里的编号 {number} 写了两次，会照写的印出",
                en: "the number {number} stands twice in the list, and is printed as it is written"
            ),
            message!(zh: "写上各项的编号", en: "write the number of each item"),
        ),
        SlipKind::LeadingZeros => (
            Severity::Warning,
            NUMBER,
            message!(zh: "编号前面的 0 不会印出", en: "zeros before the number of an item are not printed"),
            message!(zh: "点号前加反斜线，或删去 0", en: "write a backslash before the dot, or delete the zeros"),
        ),
    };
    Diagnostic::new(severity, code, Some(place), message).remedy(remedy)
}
