//! Which fact has which role, and which entity is kept by benefit.
//!
//! What is declared goes before the usual names of [`FactRole`]; a usual name of the wrong kind is refused.

use super::symbols::{Claim, Fact, FactType, Symbols};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::Place;
use crate::types::{FactRole, USUAL_BENEFITS};
use std::collections::BTreeMap;

impl Symbols {
    /// Gives each role to the fact that claims it, else to the one of its usual name.
    pub(super) fn assign_roles(&mut self, kept: &[(String, Place)], claims: &[Claim], said: &mut Vec<Diagnostic>) {
        self.keep_by_benefit(kept, said);
        let mut first: BTreeMap<(&str, FactRole), Place> = BTreeMap::new();
        for claim in claims {
            let Some(role) = FactRole::from_word(&claim.role.text) else {
                said.push(unknown(claim));
                continue;
            };
            let in_benefits = self.benefits.as_ref() == Some(&claim.entity);
            let Some(fact) = self.entities.get_mut(&claim.entity).and_then(|e| e.facts.get_mut(&claim.fact)) else {
                continue;
            };
            if !takes(role, fact) {
                self.refused.insert(role);
                said.push(unfit(&claim.fact, role, claim.place).arg("kind", kind_word(role)).help("help"));
            } else if role.is_of_benefits() && !in_benefits {
                let entity = self.benefits.as_deref().unwrap_or(USUAL_BENEFITS);
                said.push(unfit(&claim.fact, role, claim.place).arg("entity", entity).help("help-benefits"));
            } else if let Some(other) = first.get(&(claim.entity.as_str(), role)).filter(|_| !role.may_recur()) {
                said.push(unfit(&claim.fact, role, claim.place).also(*other, "first").help("help-taken"));
            } else {
                first.insert((&claim.entity, role), claim.place);
                fact.role = Some(role);
            }
        }
        for (name, entity) in &mut self.entities {
            let in_benefits = self.benefits.as_ref() == Some(name);
            for role in FactRole::ALL {
                if first.contains_key(&(name.as_str(), *role)) || role.is_of_benefits() && !in_benefits {
                    continue;
                }
                match entity.facts.get_mut(role.usual_name()).filter(|fact| fact.role.is_none()) {
                    Some(fact) if takes(*role, fact) => fact.role = Some(*role),
                    // Unsaid, the fact would be filled in and never counted.
                    Some(fact) if !may_be_another(*role, fact) => {
                        self.refused.insert(*role);
                        let d = Diagnostic::new(Code::UnfitRole, fact.place.file, fact.place.span);
                        let d = d.arg("name", &fact.name).arg("as", format!("用作{}", role.word()));
                        said.push(d.arg("kind", kind_word(*role)).help("help-usual"));
                    }
                    Some(_) | None => {}
                }
            }
        }
    }

    fn keep_by_benefit(&mut self, kept: &[(String, Place)], said: &mut Vec<Diagnostic>) {
        if let Some(((first, place), others)) = kept.split_first() {
            for (name, other) in others {
                let d = Diagnostic::new(Code::UnfitRole, other.file, other.span).arg("name", name);
                said.push(d.arg("as", "按给付分记").also(*place, "first").help("help-one-entity"));
            }
            self.benefits = Some(first.clone());
        } else if self.entities.contains_key(USUAL_BENEFITS) {
            self.benefits = Some(USUAL_BENEFITS.to_owned());
        }
    }
}

/// Whether a fact of this kind can have the role.
fn takes(role: FactRole, fact: &Fact) -> bool {
    match role {
        FactRole::MonthsEnjoyed => matches!(&fact.kind, FactType::Count(counter) if counter == "月"),
        FactRole::EnjoyedIn => fact.kind == FactType::Months,
        FactRole::HadBefore => matches!(&fact.kind, FactType::Count(_)),
        FactRole::TimesByYear => matches!(&fact.kind, FactType::Count(counter) if counter == "次"),
        FactRole::ApprovedByYear => fact.kind == FactType::Money(None),
        FactRole::FirstApproval | FactRole::Start | FactRole::End => fact.kind == FactType::Date,
        FactRole::Identity | FactRole::PersonName | FactRole::BodyName => fact.kind == FactType::Text,
    }
}

/// Whether a fact of the role's usual name, but of another kind, may well be something else: an enumeration of
/// names, the month in which a record begins.
fn may_be_another(role: FactRole, fact: &Fact) -> bool {
    match role {
        FactRole::PersonName | FactRole::BodyName => matches!(fact.kind, FactType::Enum(_) | FactType::Set(_)),
        FactRole::Start | FactRole::End => true,
        // 已享受, as a 是否, may well be something else.
        FactRole::EnjoyedIn => true,
        FactRole::MonthsEnjoyed
        | FactRole::ApprovedByYear
        | FactRole::TimesByYear
        | FactRole::HadBefore
        | FactRole::FirstApproval
        | FactRole::Identity => false,
    }
}

/// The kind that the role asks for, as a declaration writes it.
fn kind_word(role: FactRole) -> &'static str {
    match role {
        FactRole::MonthsEnjoyed => "数量，月",
        FactRole::EnjoyedIn => "月份之数项",
        FactRole::HadBefore => "数量",
        FactRole::TimesByYear => "数量，次",
        FactRole::ApprovedByYear => "金额，元",
        FactRole::FirstApproval | FactRole::Start | FactRole::End => "日期",
        FactRole::Identity | FactRole::PersonName | FactRole::BodyName => "文本",
    }
}

fn unfit(fact: &str, role: FactRole, place: Place) -> Diagnostic {
    let d = Diagnostic::new(Code::UnfitRole, place.file, place.span).arg("name", fact);
    d.arg("as", format!("用作{}", role.word()))
}

fn unknown(claim: &Claim) -> Diagnostic {
    let d = Diagnostic::new(Code::UnfitRole, claim.place.file, claim.place.span).arg("name", &claim.fact);
    let d = d.arg("as", format!("用作{}", claim.role.text));
    match nearest(&claim.role.text, FactRole::words()) {
        Some(near) => d.arg("near", near).help("help-near"),
        None => d.arg("roles", FactRole::words().collect::<Vec<_>>().join("、")).help("help-unknown"),
    }
}
