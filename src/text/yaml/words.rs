//! Words for what the parser complains about.

use crate::text::message;
use crate::text::message::Message;
use granit_parser::ErrorKind;

/// Words for an error, and what to do.
pub(super) fn words(kind: &ErrorKind, before: &str) -> (Message, Message) {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar
        | K::InvalidBlockEntryWhitespace
        | K::InvalidMappingValueWhitespace => (
            message!(zh: "这里用了制表符（Tab）", en: "there is a tab here"),
            message!(zh: "改用空格", en: "use spaces"),
        ),
        K::MappingValueNotAllowed if before.contains(": ") => (
            message!(zh: "一行里有两个“: ”", en: "there are two ': ' in one line"),
            message!(zh: "值里有“: ”时，整个值加引号", en: "put a value with ': ' in it in quotes"),
        ),
        K::MappingValueNotAllowed
        | K::MappingKeyNotAllowed
        | K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidQuotedScalarIndent
        | K::InvalidFlowScalarIndent
        | K::InvalidBlockScalarIndent => (
            message!(
                zh: "缩进与上面各行对不上，或上一行已经有值",
                en: "the indentation fits no line above, or the line above has a value already"
            ),
            message!(
                zh: "同一层的键要左对齐，下一层比上一层多缩进两个空格",
                en: "align keys of one level; indent the next level by two more spaces"
            ),
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey => (
            message!(zh: "这一行不是“键: 值”", en: "this line is no 'key: value'"),
            message!(
                zh: "写作“键: 值”，冒号用半角，后面空一格；接着上一行的文字要缩进",
                en: "write 'key: value', with a space after the colon; indent text that continues the line \
                     above"
            ),
        ),
        K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidColonPlacement
        | K::UnexpectedEofImplicitFlowMapping => (
            message!(
                zh: "括号里这个地方应是逗号或右括号",
                en: "a comma or the closing bracket is expected here"
            ),
            message!(
                zh: "各项之间用半角逗号；两个逗号之间不能空着，空白的格写 ~",
                en: "separate items by plain commas; a blank cell is written ~, not left out"
            ),
        ),
        K::MisplacedFlowCollectionEnd => (
            message!(zh: "右括号没有对应的左括号", en: "this bracket closes nothing"),
            message!(
                zh: "删去，或补上左括号；文字以括号开头时加引号",
                en: "remove it or open it; put text that begins with a bracket in quotes"
            ),
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            message!(zh: "引号结束后还有文字", en: "text follows the closing quote"),
            message!(
                zh: "把整个值放进引号；值里的单引号写两次（''）",
                en: "put all of the value in the quotes; a single quote within is written twice ('')"
            ),
        ),
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape | K::InvalidUnicodeEscape => (
            message!(
                zh: "双引号里的反斜线是转义，这个转义不存在",
                en: "a backslash in double quotes begins an escape, and there is none like this"
            ),
            message!(
                zh: "改用单引号，或把反斜线写两次",
                en: "use single quotes, or write the backslash twice"
            ),
        ),
        K::UnexpectedCharacter { character: character @ ('@' | '`' | '%') } => (
            message!(zh: "值不能以“{character}”开头", en: "no value can begin with '{character}'"),
            message!(zh: "把整个值放进引号", en: "put all of the value in quotes"),
        ),
        K::UnexpectedCharacter { character } => {
            let code = u32::from(*character);
            if !character.is_control() && !character.is_whitespace() {
                return (
                    message!(
                        zh: "这里不能直接写“{character}”（U+{code:04X}）",
                        en: "'{character}' (U+{code:04X}) cannot stand here as it is"
                    ),
                    message!(zh: "把整个值放进引号", en: "put all of the value in quotes"),
                );
            }
            (
                message!(
                    zh: "不能有 U+{code:04X} 这个字符",
                    en: "the character U+{code:04X} cannot stand here"
                ),
                message!(
                    zh: "删去它；看不见的字符多半是从别处复制来的",
                    en: "remove it; characters that cannot be seen often come with copied text"
                ),
            )
        }
        K::BlockSequenceEntryNotAllowed | K::BlockEntryInFlowCollection => (
            message!(zh: "这里不能开始列表", en: "no list can begin here"),
            message!(
                zh: "列表从下一行开始，每行“- ”；单独的短横写作 '-'",
                en: "begin the list on the next line, each item with '- '; a dash by itself is written '-'"
            ),
        ),
        K::DirectiveDisallowed | K::InvalidDirectiveName | K::MissingDirectiveName => (
            message!(zh: "不用指令（%…）", en: "directives (%…) are not used here"),
            message!(zh: "删去这一行", en: "remove the line"),
        ),
        K::CommentNotSeparated | K::CommentInterceptedScalar => (
            message!(zh: "这里不能有注释“#”", en: "there can be no comment '#' here"),
            message!(
                zh: "“#”前空一格；注释不能插在文字中间",
                en: "write a space before '#'; no comment within a text of several lines"
            ),
        ),
        other => {
            let info = other.to_string();
            (
                message!(zh: "YAML 写法有误：{info}", en: "this is not YAML: {info}"),
                message!(zh: "有特殊字符的值加引号", en: "put values with special characters in quotes"),
            )
        }
    }
}
