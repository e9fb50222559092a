//! The records of a workbook: a kind, a length, and that many bytes; a long one goes on in others.

/// A record, with those that continue it.
pub(super) struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its bytes, and those of each record that continues it.
    pub parts: Vec<&'a [u8]>,
}

/// What continues the record before it.
const CONTINUE: u16 = 0x3C;

impl<'a> Record<'a> {
    /// Its first bytes.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}

/// Reads records from a place on.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
}

impl<'a> Records<'a> {
    /// From a place in the stream.
    pub(super) fn from(stream: &'a [u8], place: usize) -> Self {
        Self { bytes: stream.get(place..).unwrap_or_default() }
    }

    /// The kind and the bytes of what comes next.
    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = short(self.bytes, 0)?;
        let end = usize::from(short(self.bytes, 2)?) + 4;
        let bytes = self.bytes.get(4..end)?;
        self.bytes = self.bytes.get(end..)?;
        Some((kind, bytes))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, bytes) = self.one()?;
        let mut record = Record { kind, parts: vec![bytes] };
        while short(self.bytes, 0) == Some(CONTINUE) {
            let Some((_, bytes)) = self.one() else { break };
            record.parts.push(bytes);
        }
        Some(record)
    }
}

/// The number of two bytes at a place.
pub(super) fn short(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(place..place + 2)?.try_into().ok()?))
}

/// The number of two bytes at a place, as a place in a list.
pub(super) fn place(bytes: &[u8], at: usize) -> Option<usize> {
    short(bytes, at).map(usize::from)
}

/// The number of four bytes at a place.
pub(super) fn long(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(place..place + 4)?.try_into().ok()?))
}

/// The binary fraction of eight bytes at a place.
pub(super) fn fraction(bytes: &[u8], place: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(place..place + 8)?.try_into().ok()?))
}
