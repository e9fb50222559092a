//! What is said of a figure that is held in another unit than it is printed in.

use crate::model::figure::Figure;
use crate::model::unit::Unit;
use crate::text::strings::strings;

/// The number and the unit that a figure was converted into; `None` where it stands in its own.
pub(crate) fn converted(figure: &Figure, unit: Option<&Unit>, language: &str) -> Option<String> {
    let unit = unit.or_else(|| figure.own_unit()).filter(|_| figure.is_converted())?.label.text(language);
    let value = Figure::of(figure.value.clone());
    Some(strings(language).say("figure.converted", &[("value", &value), ("unit", &unit)]))
}
