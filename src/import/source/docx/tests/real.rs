//! A real document.
#[test]
fn blank() {
    let bytes = std::fs::read("/work/shared/reports/documents/blank-form-2021.docx").unwrap();
    let document = crate::import::source::docx::read(&bytes).unwrap();
    for block in &document.blocks {
        match block {
            crate::import::document::Block::Paragraph(p) => {
                println!("P {:?} {:?} {:?} {}", p.position, p.role, p.align, p.text)
            }
            crate::import::document::Block::Table(t) => {
                println!("T");
                for c in &t.cells {
                    println!("  {},{} {}x{} {:?}", c.row, c.column, c.rowspan, c.colspan, c.text);
                }
            }
        }
    }
    println!("{:?} {:?}", document.title, document.remarks);
}
