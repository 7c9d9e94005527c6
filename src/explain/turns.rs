//! What would turn a decision, in words: each set of facts with what they are and what they would be.

use super::message::{Arg, Message};
use super::needs::label;
use crate::counterfactual::{Change, Setting};
use crate::eval::{Amount, Run};
use crate::facts::{Given, Value};
use crate::ir::{AmountState, DomainId, Program, SlotId, Verdict};
use crate::types::Kind;

/// One set of facts and the decision that follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    pub items: Vec<Item>,
    pub result: Message,
    pub outcome: Verdict,
    pub amount: Amount,
}

/// One fact that would be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub slot: SlotId,
    pub fact: String,
    pub from: Arg,
    pub to: Arg,
    /// Both in one sentence.
    pub said: Message,
}

/// The sets in words.
pub fn turns(run: &Run<'_>, changes: &[Change]) -> Vec<Turn> {
    let turn = |c: &Change| Turn {
        items: c.set.iter().map(|s| item(run, s)).collect(),
        result: outcome(c.outcome, c.amount),
        outcome: c.outcome,
        amount: c.amount,
    };
    changes.iter().map(turn).collect()
}

fn item(run: &Run<'_>, of: &Setting) -> Item {
    let kind = &run.program.slot(of.slot).kind;
    let fact = fact(run, of);
    let (from, to) = (given(run.program, kind, &of.from), given(run.program, kind, &of.to));
    let message = Message::new(if matches!(of.from, Given::Value(_)) { "change-item" } else { "change-item-found" });
    let said = message.arg("fact", fact.clone()).arg("from", from.clone()).arg("to", to.clone());
    Item { slot: of.slot, fact, from, to, said }
}

/// 个人的灵活就业登记日期, 张某的岗位类别.
fn fact(run: &Run<'_>, of: &Setting) -> String {
    let slot = run.program.slot(of.slot);
    if slot.domain == DomainId::ROOT {
        return super::needs::owned(&of.at);
    }
    let whose = label(run, slot.domain, of.row as usize).unwrap_or_default();
    format!("{whose}的{}", slot.name)
}

/// A value of a fact, or why it has none.
pub fn given(program: &Program, kind: &Kind, given: &Given) -> Arg {
    let name = |id: &crate::types::EnumId, at: u16| {
        let of = program.enums.get(id.index());
        of.and_then(|e| e.values.get(usize::from(at))).map_or(Arg::Word("word-unlisted"), |v| Arg::Text(v.clone()))
    };
    let value = match given {
        Given::Missing => return Arg::Word("word-not-provided"),
        Given::Unknown => return Arg::Word("word-not-known"),
        Given::Disputed => return Arg::Word("word-disputed"),
        Given::NotApplicable => return Arg::Word("word-inapplicable"),
        Given::Value(value) => value,
    };
    match (value, kind) {
        (Value::Bool(b), _) => Arg::Word(if *b { "word-yes" } else { "word-no" }),
        (Value::Number(n), kind) => Arg::Number(*n, kind.clone()),
        (Value::Date(d), _) => Arg::Date(*d),
        (Value::Month(m), _) => Arg::Month(*m),
        (Value::Enum(at), Kind::Enum(id)) => name(id, *at),
        (Value::Set(0), _) => Arg::Word("word-none"),
        (Value::Set(bits), Kind::Set(id)) => {
            Arg::List((0..64).filter(|i| bits & (1 << i) != 0).map(|i| name(id, i)).collect())
        }
        (Value::Text(text), _) => Arg::Text(text.to_string()),
        _ => Arg::Word("word-listed"),
    }
}

/// An outcome with its amount, in a few words.
pub(super) fn outcome(verdict: Verdict, amount: Amount) -> Message {
    let verdict = Arg::Word(verdict.key());
    match (amount.state, amount.total, amount.low, amount.high) {
        (AmountState::Settled, Some(total), _, _) => {
            Message::new("other-total").arg("verdict", verdict).arg("total", Arg::Money(total))
        }
        (AmountState::Interval, _, Some(low), Some(high)) => Message::new("other-interval")
            .arg("verdict", verdict)
            .arg("low", Arg::Money(low))
            .arg("high", Arg::Money(high)),
        (AmountState::Interval, _, Some(low), None) => {
            Message::new("other-floor").arg("verdict", verdict).arg("low", Arg::Money(low))
        }
        (AmountState::Undetermined, ..) => Message::new("other-undetermined").arg("verdict", verdict),
        _ => Message::new("other-verdict").arg("verdict", verdict),
    }
}
