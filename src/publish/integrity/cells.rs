//! What is printed in the cells of a report's page.

use lol_html::errors::RewritingError;
use lol_html::{HtmlRewriter, Settings, element, text};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What is printed in each cell that has an id. Marks and words for screen readers follow it, in elements of
/// their own.
///
/// # Errors
/// If the page cannot be read in the room that a page has.
pub(super) fn of(html: &[u8]) -> Result<BTreeMap<String, String>, RewritingError> {
    let cells: RefCell<BTreeMap<String, String>> = RefCell::default();
    // The cell that is being read, until an element begins in it.
    let current: RefCell<Option<String>> = RefCell::default();
    let settings = Settings::new()
        .append_element_content_handler(element!("td[id]", |cell| {
            let id = cell.get_attribute("id").unwrap_or_default();
            cells.borrow_mut().insert(id.clone(), String::new());
            *current.borrow_mut() = Some(id);
            Ok(())
        }))
        .append_element_content_handler(element!("td[id] *", |_| {
            *current.borrow_mut() = None;
            Ok(())
        }))
        .append_element_content_handler(text!("td[id]", |chunk| {
            if let Some(id) = &*current.borrow() {
                cells.borrow_mut().entry(id.clone()).or_default().push_str(chunk.as_str());
            }
            Ok(())
        }));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(html)?;
    rewriter.end()?;
    let plain = |text: String| {
        text.trim().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    Ok(cells.into_inner().into_iter().map(|(id, text)| (id, plain(text))).collect())
}
