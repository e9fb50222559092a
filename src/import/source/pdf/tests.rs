//! PDFs in, paragraphs and tables out.

#[test]
fn what_cannot_be_opened_is_refused() {
    for bytes in [&b"%PDF-1.7"[..], b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"] {
        let refusal = super::read(bytes).unwrap_err();
        assert!(refusal.message.en.contains("damaged"), "{}", refusal.message.en);
    }
}
