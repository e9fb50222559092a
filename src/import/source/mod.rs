//! stub
use super::document::*;
pub(crate) struct Refusal {
    pub message: crate::text::message::Message,
    pub remedy: crate::text::message::Message,
}
pub(crate) fn read(_name: &str, bytes: &[u8]) -> Result<Document, Box<Refusal>> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut blocks: Vec<Block> = vec![];
    let mut rows: Vec<(usize, Vec<String>)> = vec![];
    let flush = |rows: &mut Vec<(usize, Vec<String>)>, blocks: &mut Vec<Block>| {
        if rows.is_empty() {
            return;
        }
        let mut cells = vec![];
        for (r, (line, parts)) in rows.iter().enumerate() {
            for (c, p) in parts.iter().enumerate() {
                cells.push(TableCell {
                    row: r,
                    column: c,
                    rowspan: 1,
                    colspan: 1,
                    text: p.trim().to_owned(),
                    tables: vec![],
                    hidden: false,
                    position: Position::Line(*line),
                });
            }
        }
        blocks.push(Block::Table(Table { cells, caption: None }));
        rows.clear();
    };
    for (n, line) in text.lines().enumerate() {
        if line.contains("|---") || line.contains("|--") {
            continue;
        }
        let parts: Option<Vec<String>> = if line.contains('\t') {
            Some(line.split('\t').map(str::to_owned).collect())
        } else if line.trim().starts_with('|') {
            Some(line.trim().trim_matches('|').split('|').map(str::to_owned).collect())
        } else {
            None
        };
        match parts {
            Some(p) => rows.push((n + 1, p)),
            None => {
                flush(&mut rows, &mut blocks);
                if !line.trim().is_empty() {
                    blocks.push(Block::Paragraph(Paragraph {
                        text: line.trim_start_matches('#').trim().to_owned(),
                        role: if line.starts_with('#') { Role::Heading(2) } else { Role::Body },
                        align: Align::Start,
                        links: vec![],
                        position: Position::Line(n + 1),
                    }));
                }
            }
        }
    }
    flush(&mut rows, &mut blocks);
    Ok(Document { title: None, blocks, remarks: vec![] })
}
