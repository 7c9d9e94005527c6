//! What made a decision come out differently, in words.

/// The lines, rules or tables that a change comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Causes {
    pub parts: Vec<String>,
    pub acts: Acts,
}

/// How several of them make the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Acts {
    /// Any of them, taken back by itself, restores the decision; where there is one, that one.
    #[default]
    Each,
    /// Only taken back together do they.
    Together,
    /// Nothing that was tried does; these are what the decision reads.
    Unclear,
}

impl Causes {
    /// 租房补贴：标准（1）24000元/年→30000元/年
    pub fn words(&self) -> String {
        let all = self.parts.join("；");
        match self.acts {
            Acts::Unclear => format!("未能分清由哪一处引起，涉及：{}", self.parts.join("、")),
            Acts::Each if self.parts.len() > 1 => format!("{all}（改回其中任何一项，结论即复原）"),
            Acts::Together if self.parts.len() > 1 => format!("{all}（须一并改回，结论方复原）"),
            Acts::Each | Acts::Together => all,
        }
    }

    /// What two decisions that turned with each other come from: what restores both.
    pub fn of_both(a: &Causes, b: &Causes) -> Causes {
        let within = |a: &Causes, b: &Causes| a.parts.iter().all(|part| b.parts.contains(part));
        if a == b || within(a, b) {
            return a.clone();
        }
        if within(b, a) {
            return b.clone();
        }
        let mut parts: Vec<String> = a.parts.iter().chain(&b.parts).cloned().collect();
        parts.sort();
        parts.dedup();
        let unclear = [a, b].iter().any(|c| c.acts == Acts::Unclear);
        Causes { parts, acts: if unclear { Acts::Unclear } else { Acts::Together } }
    }
}
