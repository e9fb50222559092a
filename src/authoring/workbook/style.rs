//! How the cells of the workbook look.

use super::Wanted;
use crate::model::figure::CellKind;
use crate::text::message::Language;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern};

/// The looks of cells.
pub(super) struct Styles {
    pub title: Format,
    pub about: Format,
    pub caption: Format,
    pub head: Format,
    pub row_head: Format,
    pub empty_head: Format,
    pub absent: Format,
    pub last_title: Format,
    pub last_head: Format,
    pub last: Format,
    pub last_absent: Format,
    pub wrong: Format,
    pub doubtful: Format,
    pub note_key: Format,
    pub note: Format,
    figure: Format,
    language: Language,
}

/// The colour of lines between cells.
const LINE: Color = Color::RGB(0x8C_8C8C);
/// The colour of last period's figures.
const GREY: Color = Color::RGB(0x76_7676);

impl Styles {
    /// The looks of a workbook in its language.
    pub(super) fn new(wanted: &Wanted<'_>) -> Self {
        let language = wanted.language();
        let font = match language {
            Language::Zh => "宋体",
            Language::En => "Calibri",
        };
        let plain =
            || Format::new().set_font_name(font).set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let boxed = || plain().set_border(FormatBorder::Thin).set_border_color(LINE);
        let head = boxed()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0xEE_F1F4));
        let grey = plain().set_font_color(GREY).set_border(FormatBorder::Hair).set_border_color(LINE);
        Self {
            title: plain().set_bold().set_font_size(14).set_align(FormatAlign::Center).set_text_wrap(),
            about: plain().set_font_color(GREY).set_font_size(9),
            caption: boxed().set_bold().set_align(FormatAlign::Center).set_text_wrap(),
            row_head: head.clone().set_align(FormatAlign::Left),
            head: head.set_bold(),
            empty_head: boxed().set_unlocked().set_text_wrap(),
            absent: boxed().set_pattern(FormatPattern::LightUp).set_foreground_color(Color::RGB(0xB0_B0B0)),
            last_title: plain().set_font_color(GREY).set_bold(),
            last_head: grey.clone().set_text_wrap().set_align(FormatAlign::Center).set_font_size(9),
            last: grey.clone().set_align(FormatAlign::Right),
            last_absent: grey,
            wrong: Format::new()
                .set_font_color(Color::RGB(0x9C_0006))
                .set_background_color(Color::RGB(0xFF_C7CE)),
            doubtful: Format::new()
                .set_font_color(Color::RGB(0x7F_6000))
                .set_background_color(Color::RGB(0xFF_EB9C)),
            note_key: plain().set_bold().set_align(FormatAlign::Top),
            note: plain().set_text_wrap().set_align(FormatAlign::Top),
            figure: boxed().set_align(FormatAlign::Right).set_unlocked(),
            language,
        }
    }

    /// A cell to be filled in with a figure of a kind.
    pub(super) fn figure(&self, kind: CellKind, is_total: bool) -> Format {
        let format = match (kind, self.language) {
            (CellKind::Count | CellKind::Change, Language::En) => self.figure.clone().set_num_format("#,##0"),
            (CellKind::Count | CellKind::Change, Language::Zh) => self.figure.clone().set_num_format("0"),
            (CellKind::Date, _) => self.figure.clone().set_num_format("yyyy-mm-dd"),
            (CellKind::Text, _) => {
                self.figure.clone().set_num_format("@").set_align(FormatAlign::Left).set_text_wrap()
            }
            // As many decimals as are written: a form says only how many there may be.
            (CellKind::Amount | CellKind::Number, _) => self.figure.clone(),
        };
        if is_total { format.set_background_color(Color::RGB(0xE8_F0FA)) } else { format }
    }

    /// Last period's figure with so many decimals.
    pub(super) fn last_number(&self, decimals: u32) -> Format {
        let grouped = if self.language == Language::En { "#,##0" } else { "0" };
        let code = match usize::try_from(decimals) {
            Ok(decimals) if decimals > 0 => format!("{grouped}.{}", "0".repeat(decimals)),
            _ => grouped.to_owned(),
        };
        self.last.clone().set_num_format(code)
    }
}
