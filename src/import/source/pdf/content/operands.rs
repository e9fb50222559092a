//! What stands before an operator.

use crate::import::source::pdf::lexer::Token;
use crate::import::source::pdf::matrix::Matrix;

/// The last numbers, if there are so many.
pub(super) fn numbers<const N: usize>(operands: &[Token]) -> Option<[i64; N]> {
    let last = operands.get(operands.len().checked_sub(N)?..)?;
    let numbers: Option<Vec<i64>> = last
        .iter()
        .map(|token| if let Token::Number(number) = token { Some(*number) } else { None })
        .collect();
    numbers?.try_into().ok()
}

/// A matrix.
pub(super) fn matrix(operands: &[Token]) -> Option<Matrix> {
    numbers(operands).map(Matrix)
}

/// The last name.
pub(super) fn name(operands: &[Token]) -> Option<&[u8]> {
    operands.iter().rev().find_map(|token| if let Token::Name(name) = token { Some(&**name) } else { None })
}

/// The last bytes.
pub(super) fn bytes(operands: &[Token]) -> Option<&[u8]> {
    operands
        .iter()
        .rev()
        .find_map(|token| if let Token::Bytes(bytes) = token { Some(&**bytes) } else { None })
}
