//! The file that pages make.

use super::paper::{Paper, Turn};
use crate::import::tests::dice::Dice;
use lopdf::{EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};

impl Paper {
    /// The file.
    pub fn bytes(&self, dice: &mut Dice) -> Vec<u8> {
        let font = self.font.objects();
        let edges = if self.turn == Turn::Wide { "0 0 842 595" } else { "0 0 595 842" };
        let first = 3 + font.len();
        let each = if self.is_form { 3 } else { 2 };
        let kids: Vec<String> =
            (0..self.pages.len()).map(|at| format!("{} 0 R", first + each * at)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!(
                "<</Type/Pages/Kids[{}]/Count {}/MediaBox[{edges}]{}/Resources<</Font<</F1 3 0 R>>>>>>",
                kids.join(" "),
                self.pages.len(),
                self.turn.rotation(),
            ),
        ];
        objects.extend(font);
        for (at, page) in self.pages.iter().enumerate() {
            let mut texts = page.texts.clone();
            if self.is_shuffled {
                for at in 1..texts.len() {
                    texts.swap(at, dice.below(at + 1));
                }
            }
            let turned = self.turn.matrix();
            let watermark = self.watermark.as_ref().map(|text| {
                let text = self.font.encode(text);
                let place = if self.is_level { "1 0 0 1 100 300" } else { "0.7 0.7 -0.7 0.7 150 200" };
                format!("q 0.7 g BT /F1 50 Tf {place} Tm <{text}> Tj ET Q\n")
            });
            let content =
                format!("{turned}0.5 w\n{}{}{}", page.rules, texts.concat(), watermark.unwrap_or_default());
            let stream = |content: &str, more: &str| {
                format!("<<{more}/Length {}>>stream\n{content}\nendstream", content.len() + 1)
            };
            let number = first + each * at;
            if self.is_form {
                let resources = format!("/Resources<</XObject<</X1 {} 0 R>>>>", number + 2);
                objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R{resources}>>", number + 1));
                objects.push(stream("q 1 0 0 1 0 0 cm /X1 Do Q", ""));
                let form =
                    format!("/Type/XObject/Subtype/Form/BBox[{edges}]/Resources<</Font<</F1 3 0 R>>>>");
                objects.push(stream(&content, &form));
            } else {
                objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", number + 1));
                objects.push(stream(&content, ""));
            }
        }
        let plain = file(&objects);
        let plain = if self.is_locked { locked(&plain) } else { plain };
        if self.is_packed && !self.is_locked { packed(&plain) } else { plain }
    }
}

/// A file of objects, from number 1 on.
pub fn file(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    let (count, start) = (objects.len() + 1, bytes.len());
    bytes.extend(
        format!(
            "xref\n0 {count}\n0000000000 65535 f \n{}trailer\n<</Size {count}/Root 1 0 R>>\n\
             startxref\n{start}\n%%EOF\n",
            places.concat()
        )
        .as_bytes(),
    );
    bytes
}

/// The same with its streams packed, and its objects in streams.
fn packed(plain: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(plain).unwrap();
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    bytes
}

/// The same for whoever has the empty password, that is for everybody.
fn locked(plain: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(plain).unwrap();
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "of the office",
        user_password: "",
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
