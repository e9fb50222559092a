//! How a document writes the labels of a form: brackets, numbers, spaces, and what went wrong in typing.

use super::dice::Dice;

/// The habits of one document.
#[derive(Debug)]
pub struct Voice {
    half_brackets: bool,
    half_points: bool,
    straight_quotes: bool,
    number: usize,
    /// In how many labels of a hundred something is odd.
    odd: usize,
    /// Whether labels may break over lines.
    breaks: bool,
    other_it: bool,
}

/// Characters and radicals that look like them.
const RADICALS: [(char, char); 8] = [
    ('一', '\u{2F00}'),
    ('人', '\u{2F08}'),
    ('文', '\u{2F42}'),
    ('方', '\u{2F45}'),
    ('生', '\u{2F63}'),
    ('用', '\u{2F64}'),
    ('自', '\u{2F83}'),
    ('行', '\u{2F8F}'),
];

impl Voice {
    /// The habits that the dice give.
    pub fn of(dice: &mut Dice) -> Self {
        Self {
            half_brackets: dice.chance(25),
            half_points: dice.chance(20),
            straight_quotes: dice.chance(25),
            number: dice.below(7),
            odd: dice.pick(&[0, 0, 0, 3, 10, 30]),
            breaks: dice.chance(30),
            other_it: dice.chance(8),
        }
    }

    /// As the form writes.
    pub fn plain() -> Self {
        Self {
            half_brackets: false,
            half_points: false,
            straight_quotes: false,
            number: 0,
            odd: 0,
            breaks: false,
            other_it: false,
        }
    }

    /// A label as this document writes it.
    pub fn label(&self, label: &str, dice: &mut Dice) -> String {
        let mut text = self.numbered(label);
        if self.half_brackets {
            text = text.replace('（', "(").replace('）', ")");
        }
        if self.half_points {
            text = text.replace('，', ",").replace('：', ":");
        }
        if self.straight_quotes {
            text = text.replace(['“', '”'], "\"");
        }
        if self.other_it {
            text = text.replace("其他", "其它");
        }
        if dice.chance(self.odd) {
            text = odd(&text, self.breaks, dice);
        }
        text
    }

    /// With the number `1.` written otherwise.
    fn numbered(&self, label: &str) -> String {
        let Some((number, rest)) = label.split_once('.').filter(|(number, _)| number.parse::<u8>().is_ok())
        else {
            return label.into();
        };
        match self.number {
            1 => format!("{number}、{rest}"),
            2 => format!("{number}．{rest}"),
            3 => format!("（{number}）{rest}"),
            4 => format!("{number}. {rest}"),
            _ => label.into(),
        }
    }
}

/// Something small is odd.
fn odd(text: &str, breaks: bool, dice: &mut Dice) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = 1 + dice.below(characters.len().max(2) - 1);
    let (before, after): (String, String) = (
        characters[..at.min(characters.len())].iter().collect(),
        characters[at.min(characters.len())..].iter().collect(),
    );
    match dice.below(9) {
        0 => format!("{before} {after}"),
        1 if breaks => format!("{before}\n{after}"),
        2 => format!("{before}\u{200B}{after}"),
        3 => format!("{before}\u{3000}{after}"),
        4 if characters.len() > 7 => characters[..characters.len() - 1].iter().collect(),
        5 => match text.find(['（', '(']).filter(|&at| at > 0) {
            Some(at) => text[..at].into(),
            None => format!("{text} "),
        },
        6 if characters.len() == 2 => format!("{}\u{3000}{}", characters[0], characters[1]),
        7 => format!(" {text}\u{A0}"),
        8 => text
            .chars()
            .map(|c| RADICALS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to))
            .collect(),
        _ => text.into(),
    }
}
