//! What formats make of numbers.

use super::super::number::Number;
use super::{Format, Shown};
use proptest::prelude::*;

fn shown(format: &str, number: &str) -> Shown {
    Format::new(format).number(&Number::parse(number).unwrap(), false)
}

#[test]
fn numbers_are_shown_as_their_format_prints_them() {
    for (format, number, text) in [
        ("General", "4068.208", "4068.208"),
        ("0", "12", "12"),
        ("0.00", "12.5", "12.50"),
        ("#,##0", "1234567", "1234567"),
        ("0.0%", "0.075", "7.5%"),
        ("0%", "0.07", "7%"),
        ("0\"件\"", "3", "3件"),
        ("0件", "3", "3件"),
        ("#,##0.00\"万元\"", "1234.5", "1234.50万元"),
        ("\"增\"0", "5", "增5"),
        ("\"增\"0;\"减\"0", "-5", "减5"),
        ("0_);(0)", "-5", "-5"),
        ("#,##0_);[Red](#,##0)", "5000", "5000"),
        ("000", "7", "007"),
        ("0.0,", "12600", "12.6"),
        ("0.00E+00", "1500", "1500"),
        ("[$¥-804]#,##0.00", "1.5", "¥1.50"),
        ("[>=100]0;0.0", "99.5", "99.5"),
        ("[Red][<0]-0.0;0", "3", "3"),
        ("0.0#", "3.25", "3.25"),
        ("0.0#", "3", "3.0"),
        ("@", "12", "12"),
        ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "-8", "-8"),
    ] {
        assert_eq!(shown(format, number), Shown::plain(text.to_owned()), "{format} {number}");
    }
}

#[test]
fn dates_are_shown_whole_where_the_format_names_them() {
    for (format, number, text) in [
        ("yyyy-mm-dd", "45314", "2024-01-23"),
        ("yyyy\"年\"m\"月\"d\"日\"", "45314", "2024-01-23"),
        ("yyyy\"年\"m\"月\"", "45314", "2024年1月"),
        ("[$-804]yyyy/m/d h:mm", "45314.4375", "2024-01-23 10:30"),
        ("d-mmm-yy", "61", "1900-03-01"),
        ("mmm-yy", "45314", "Jan-24"),
        ("h:mm", "0.999999", "0:00"),
        ("h:mm AM/PM", "0.75", "6:00 PM"),
        ("[h]:mm:ss", "1.5", "36:00:00"),
        ("mm:ss.0", "0.000010416666", "00:00.9"),
        ("yyyy-mm-dd", "2958465", "9999-12-31"),
        ("yyyy-mm-dd", "36585", "2000-02-29"),
    ] {
        assert_eq!(shown(format, number), Shown::plain(text.to_owned()), "{format} {number}");
    }
    let format = Format::new("yyyy-mm-dd");
    assert_eq!(format.number(&Number::parse("43852").unwrap(), true).text, "2024-01-23");
}

#[test]
fn where_format_and_value_disagree_a_doubt_says_so() {
    for (format, number, text, remark) in [
        ("0", "12.6", "12.6", "shown as 13, holds 12.6"),
        ("0\"件\"", "12.6", "12.6件", "shown as 13件, holds 12.6件"),
        ("0%", "0.0756", "7.56%", "shown as 8%, holds 7.56%"),
        ("0;0", "-5", "-5", "shown as 5, holds -5"),
        ("[=0]\"/\";0", "0", "/", "shown as /, holds 0"),
        ("# ?/?", "0.5", "0.5", "its number format '# ?/?' is not understood; it holds 0.5"),
        ("[DBNum1]0", "5", "5", "its number format '[DBNum1]0' is not understood; it holds 5"),
    ] {
        let shown = shown(format, number);
        assert_eq!((shown.text.as_str(), shown.doubt.unwrap().en.as_str()), (text, remark), "{format}");
    }
}

#[test]
fn formats_hide_what_they_show_nothing_of() {
    for (format, number) in [(";;;", "5"), ("0;-0;;@", "0"), ("0;", "-1"), ("#", "0")] {
        assert!(shown(format, number).is_hidden, "{format}");
    }
    assert!(!shown("0;-0;;@", "1").is_hidden);
    assert!(Format::new(";;;").text("words".to_owned()).is_hidden);
    assert_eq!(Format::new("@\"元\"").text("5".to_owned()).text, "5元");
}

proptest! {
    #[test]
    fn no_format_makes_it_panic(
        format in "[0#?.,%;@yMdhs\\[\\]\"'/$Ee+*_ 年<=>-]{0,20}",
        number in "-?[0-9]{0,12}(\\.[0-9]{1,9})?(E[+-]?[0-9]{1,3})?",
    ) {
        if let Some(number) = Number::parse(&number) {
            let format = Format::new(&format);
            format.number(&number, true);
            format.number(&number, false);
            format.text(number.to_string());
        }
    }
}
