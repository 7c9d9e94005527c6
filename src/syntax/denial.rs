//! 除外情形: who does not get what other rules give.

use super::ast::{Condition, ConditionKind, Denial, MainSentence, Name, Reach, Subject, Within};
use super::authority::CLAUSE_REF;
use super::grammar::Rule;
use super::main_sentence::last_comma_before;
use super::parser::Reader;
use super::parts::{Forms, Parts, Reading, mark};
use super::phrase::NAME;
use super::piece::Piece;

/// “甲”“乙”, or 第一部分给予个人的各项给付，“丙”除外
const REACH: Forms<Reach> = &[
    (Rule::reach_within, |p| Ok(Reach::Within(within(p)?))),
    (Rule::reach_named, |p| Ok(Reach::Named(p.many(NAME)?))),
];

const WHOLE: Forms<()> = &[(Rule::own_whole, mark)];

const TO: Forms<Name> = &[(Rule::granted_to, |p| p.take(NAME))];

const EXCEPT: Forms<Vec<Name>> = &[(Rule::reach_except, |p| p.many(NAME))];

fn within(parts: &mut Parts<'_>) -> Reading<Within> {
    let at = if parts.has(WHOLE)? { None } else { Some(parts.take(CLAUSE_REF)?) };
    let (to, except) = (parts.maybe(TO)?, parts.maybe(EXCEPT)?.unwrap_or_default());
    Ok(Within { at, to, except, span: parts.span() })
}

impl<'t> Reader<'t> {
    /// `〈条件〉的〈主体〉，不享受“甲”“乙”`, `有下列情形之一的〈主体〉，不享受“甲”：（1）…`
    pub(super) fn deny(&mut self, piece: Piece<'t>) -> Option<MainSentence> {
        let list = self.outer_list(piece);
        let head = if list.items.is_empty() { self.full_stop(piece) } else { list.head };
        let verbs = Denial::ALL.iter().map(|d| d.word()).collect::<Vec<_>>();
        // 对……的 and 除……外 belong to what is given; who is left out begins the sentence.
        let ahead = head.text.starts_with(['对', '除']);
        let Some((comma, verb)) = last_comma_before(head.text, &verbs).filter(|_| !ahead) else {
            self.expected_pattern(head, "help-exclude");
            return None;
        };
        let items = (!list.items.is_empty()).then(|| self.items(&list.items));
        let who = self.left_out(head.slice(0, comma).trim(), items, piece)?;
        let after = head.slice(comma, head.text.len());
        let at = after.text.find(verb)? + verb.len();
        let verb = Denial::from_word(verb)?;
        let of = self.take(Rule::one_reach, after.slice(at, after.text.len()).trim(), |p| p.take(REACH))?;
        Some(MainSentence::Deny { who, verb, of, span: piece.span() })
    }

    /// 有下列情形之一的〈主体〉, 〈条件〉的〈主体〉
    fn left_out(&mut self, who: Piece<'t>, items: Option<Vec<Condition>>, whole: Piece<'t>) -> Option<Subject> {
        let Some(entity) = who.strip_prefix("有下列情形之一的") else { return self.subject(who, items, whole) };
        let Some(items) = items else {
            self.missing(whole.end(), "列项（1）……；（2）……。");
            return None;
        };
        let condition = Condition::new(ConditionKind::Any(items), whole.span());
        Some(Subject { entity: Some(entity.name()), except: vec![], condition, span: who.span() })
    }
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [of(REACH), of(WHOLE), of(TO), of(EXCEPT)].concat()
}
