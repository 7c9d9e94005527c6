//! For whom something is shown, and what of a case each may see.

use crate::eval::Run;
use crate::ir::{NodeId, Program, SlotId};

/// For whom a page or a letter is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// 审核人员: everything.
    Reviewer,
    /// 申请人: the case and its reasons; not the working notes of the agency.
    Applicant,
    /// 公示: what was granted to whom by which words; names masked, nothing that is sensitive.
    Public,
}

impl Audience {
    pub const ALL: [Audience; 3] = [Audience::Reviewer, Audience::Applicant, Audience::Public];

    /// The key of its word in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Audience::Reviewer => "audience-reviewer",
            Audience::Applicant => "audience-applicant",
            Audience::Public => "audience-public",
        }
    }
}

/// Whether a fact may be shown to everybody.
pub(super) fn is_public(program: &Program, path: &str) -> bool {
    program.dictionary.declared(path).is_some_and(|f| f.public)
}

/// Whether a truth can be told without telling anything of a sensitive fact: everything that it reads is
/// public. What reads no fact at all tells nothing of the case.
pub(super) fn tells_nothing(run: &Run<'_>, node: NodeId) -> bool {
    let program = run.program;
    let behind = program.behind([node]);
    // How many members there are, and that there are any, is a fact of the case too.
    let gathers = behind.iter().any(|id| program.node(*id).op.gathers().is_some());
    !gathers && program.slots_of(&behind).into_iter().all(|slot| slot_is_public(program, slot))
}

fn slot_is_public(program: &Program, slot: SlotId) -> bool {
    let of = program.slot(slot);
    is_public(program, &of.path) && of.or_path.as_deref().is_none_or(|path| is_public(program, path))
}

/// A name with all but its first character hidden: 张**; long numbers in it as [`mask_digits`] has them.
pub(super) fn mask_name(name: &str) -> String {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    if digits >= 5 {
        return mask_digits(name);
    }
    let mut hidden = false;
    name.chars()
        .map(|c| match (c.is_alphanumeric(), hidden) {
            (true, false) => {
                hidden = true;
                c
            }
            (true, true) => '*',
            _ => c,
        })
        .collect()
}

/// Numbers with what is inside hidden: of a mobile number the middle four (138****1234), of any other of
/// ten digits and more all but the first two and the last three (21*************123), of a shorter one all.
/// Everything else in the text is hidden as a name is.
fn mask_digits(text: &str) -> String {
    let mut out = String::new();
    let mut run: Vec<char> = Vec::new();
    let mut name = String::new();
    for c in text.chars().chain(['\0']) {
        // The last character of an identity number may be an X.
        if c.is_ascii_digit() || (matches!(c, 'X' | 'x') && run.len() >= 5) {
            if !name.is_empty() {
                out.push_str(&mask_name(&std::mem::take(&mut name)));
            }
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            number(&std::mem::take(&mut run), &mut out);
        }
        if c != '\0' {
            name.push(c);
        }
    }
    if !name.is_empty() {
        out.push_str(&mask_name(&name));
    }
    out
}

fn number(digits: &[char], out: &mut String) {
    let mobile = digits.len() == 11 && digits.first() == Some(&'1');
    let (head, tail) = match (mobile, digits.len()) {
        (true, _) => (3, 4),
        (false, 10..) => (2, 3),
        _ => (0, 0),
    };
    let hidden = |i: usize| i >= head && i < digits.len() - tail;
    out.extend(digits.iter().enumerate().map(|(i, c)| if hidden(i) { '*' } else { *c }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_masked_as_notices_do() {
        assert_eq!(mask_name("张三"), "张*");
        assert_eq!(mask_name("欧阳文明"), "欧***");
        assert_eq!(mask_name("Li Hua"), "L* ***");
        assert_eq!(mask_name("张三（示例贸易）"), "张*（****）");
        assert_eq!(mask_digits("13812341234"), "138****1234");
        assert_eq!(mask_digits("210203199001011234"), "21*************234");
        assert_eq!(mask_digits("21020319900101123X"), "21*************23X");
        assert_eq!(mask_digits("12345"), "*****");
        assert_eq!(mask_name("张三13812341234"), "张*138****1234");
    }
}
