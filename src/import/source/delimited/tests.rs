//! Values in, a table out.

use super::read;
use crate::import::document::Block;
use crate::import::source::text::tests::shown;

fn values(text: &str) -> Vec<String> {
    shown(&read(text.as_bytes()).unwrap())
}

#[test]
fn what_parts_values_is_found() {
    assert_eq!(values("a,b\n\"1,000\",\"c \"\"d\"\"\"\n"), ["table 0=a 1=b / 0=1,000 1=c \"d\""]);
    assert_eq!(values("a;b\n1,5;2,5"), ["table 0=a 1=b / 0=1,5 1=2,5"]);
    assert_eq!(values("a\tb\n1,5\t2;5\n\t\n"), ["table 0=a 1=b / 0=1,5 1=2;5 / 0= 1="]);
    assert_eq!(values("sep=;\r\na,b;c"), ["table 0=a,b 1=c"]);
    assert_eq!(values("a"), ["table 0=a"]);
}

#[test]
fn rows_may_be_ragged_and_know_their_lines() {
    let document = read(b"a,b,c\r\n\r\n\"d\r\ne\",f\r\rg").unwrap();
    assert_eq!(shown(&document), ["table 0=a 1=b 2=c / 0=d\ne 1=f / 0=g"]);
    let Block::Table(table) = &document.blocks[0] else { panic!() };
    let lines: Vec<String> = table.cells.iter().map(|cell| cell.position.words().en).collect();
    assert_eq!(lines, ["line 1", "line 1", "line 1", "line 3", "line 3", "line 6"]);
}

#[test]
fn an_open_quote_is_refused() {
    let refusal = read(b"a,b\nc,\"d\ne,f\n").unwrap_err();
    assert_eq!(refusal.message.en, "a quote in the record that begins on line 2 is not closed");
    assert_eq!(values("a,5\" b\nc,d"), ["table 0=a 1=5\" b / 0=c 1=d"]);
}
