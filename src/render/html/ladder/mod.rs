//! A condition drawn as an electrical ladder: what must all hold stands in series down one line, what may
//! each suffice stands in parallel, and a thick line shows how far the case carries from start to end.

mod draw;
mod mark;
mod text;

pub(super) use text::{columns, escape};

use crate::explain::State;
use draw::Pen;

/// One condition, or a group of conditions standing together.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The condition as a sentence; for a group its heading, empty if it has none.
    pub label: String,
    /// How it stands.
    pub state: State,
    /// Whether any one of the children is enough; otherwise every one of them is needed.
    pub any: bool,
    /// What a group is made of; a condition that stands by itself has none.
    pub children: Vec<Rung>,
}

/// The fixed words of the drawing, in the language of the page.
#[derive(Clone, Debug)]
pub struct Words {
    /// Name of the state in which a condition holds.
    pub holds: String,
    /// Name of the state in which a condition does not hold.
    pub fails: String,
    /// Name of the state in which the facts do not tell.
    pub open: String,
    /// Name of the state of a condition not asked of the case.
    pub na: String,
    /// Name of the state of a condition that could not be worked out.
    pub failed: String,
    /// Where the line begins: the application.
    pub start: String,
    /// Where the line leads: the outcome if every needed condition holds.
    pub end: String,
    /// What the drawing is called when it is read aloud.
    pub title: String,
}

impl Words {
    fn state(&self, state: State) -> &str {
        match state {
            State::Holds => &self.holds,
            State::Fails => &self.fails,
            State::Open => &self.open,
            State::Inapplicable => &self.na,
            State::Failed => &self.failed,
        }
    }
}

impl Rung {
    /// Whether the line carries past this condition. One not asked of the case stands in nobody's way.
    pub fn carries(&self) -> bool {
        match (self.children.is_empty(), self.any) {
            (true, _) => matches!(self.state, State::Holds | State::Inapplicable),
            (false, true) => self.children.iter().any(Self::suffices),
            (false, false) => self.children.iter().all(Self::carries),
        }
    }

    /// Whether this condition, as one of several alternatives, is enough; one not asked never is.
    fn suffices(&self) -> bool {
        self.state != State::Inapplicable && self.carries()
    }

    fn states(&self, out: &mut Vec<State>) {
        if self.children.is_empty() {
            out.push(self.state);
        }
        for child in &self.children {
            child.states(out);
        }
    }

    /// The whole ladder as words, for a reader who cannot see it.
    fn spoken(&self, number: &str, words: &Words, out: &mut String) {
        let gap = if number.is_empty() || self.label.is_empty() { "" } else { " " };
        out.push_str(&escape(&format!("{number}{gap}{}: {}\n", self.label, words.state(self.state))));
        for (index, child) in self.children.iter().enumerate() {
            let mark = if self.any {
                char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)).to_string()
            } else {
                (index + 1).to_string()
            };
            let number = if number.is_empty() { mark } else { format!("{number}.{mark}") };
            child.spoken(&number, words, out);
        }
    }
}

/// Draws the condition of a decision as one inline picture, readable without colour and aloud.
#[must_use]
pub fn ladder(root: &Rung, words: &Words) -> String {
    let mut spoken = String::new();
    root.spoken("", words, &mut spoken);
    let mut states = Vec::new();
    root.states(&mut states);
    states.sort_unstable();
    states.dedup();
    let mut pen = Pen::default();
    pen.whole(root, words, &states);
    pen.finish(&words.title, &spoken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(label: &str, state: State) -> Rung {
        Rung { label: label.into(), state, any: false, children: Vec::new() }
    }

    fn group(any: bool, state: State, children: Vec<Rung>) -> Rung {
        Rung { label: String::new(), state, any, children }
    }

    fn words() -> Words {
        let [holds, fails, open, na, failed, start, end, title] =
            ["成立", "不成立", "待定", "不适用", "出错", "申请", "符合", "条件"].map(String::from);
        Words { holds, fails, open, na, failed, start, end, title }
    }

    /// The lines that carry, as path data.
    fn live(svg: &str) -> &str {
        svg.split("class=\"live\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("")
    }

    /// The lines that do not.
    fn dead(svg: &str) -> &str {
        svg.split("class=\"dead\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("")
    }

    #[test]
    fn series_broken_at_the_second_contact_leaves_the_rest_thin() {
        let drawn = |second| {
            let all = vec![leaf("甲", State::Holds), leaf("乙", second), leaf("丙", State::Holds)];
            ladder(&group(false, second, all), &words())
        };
        let (whole, broken) = (drawn(State::Holds), drawn(State::Fails));
        assert_eq!(dead(&whole), "");
        assert!(live(&broken).len() < live(&whole).len() && !live(&broken).is_empty());
        let count = |path: &str| path.matches('M').count();
        assert_eq!(count(live(&broken)) + count(dead(&broken)), count(live(&whole)));
        assert_eq!(count(dead(&broken)), 4, "after the break, both sides of the third and the way to the end");
    }

    #[test]
    fn parallel_with_one_holding_carries_and_only_that_branch_is_thick() {
        let any = |states: [State; 3]| {
            let branches = states.map(|state| leaf("支", state)).into();
            group(false, State::Holds, vec![group(true, State::Holds, branches), leaf("后", State::Holds)])
        };
        let one = ladder(&any([State::Fails, State::Holds, State::Open]), &words());
        let none = ladder(&any([State::Fails, State::Fails, State::Open]), &words());
        assert!(one.contains("class=\"reached\"") && !none.contains("class=\"reached\""));
        assert!(live(&one).len() > live(&none).len());
        let inapplicable = any([State::Fails, State::Inapplicable, State::Open]);
        assert!(!inapplicable.carries(), "an alternative that was not asked does not help");
    }

    #[test]
    fn every_label_is_escaped_and_every_leaf_is_there() {
        let svg = ladder(
            &group(true, State::Fails, vec![leaf("<a>&\"甲\"", State::Fails), leaf("乙", State::Failed)]),
            &words(),
        );
        assert!(svg.contains("&lt;a&gt;&amp;&quot;甲&quot;") && !svg.contains("<a>"));
        assert!(svg.contains("m-fails") && svg.contains("m-failed") && !svg.contains("m-open"));
    }

    #[test]
    fn no_line_of_text_passes_the_right_edge_at_any_depth() {
        let mut rung = leaf(&"很长的条件说明ABC12".repeat(6), State::Open);
        for depth in 0..12 {
            let other = leaf(&"另一项条件".repeat(5), State::Holds);
            rung = Rung {
                label: "一组条件".repeat(8),
                state: State::Open,
                any: depth % 2 == 0,
                children: vec![other, rung],
            };
        }
        let svg = ladder(&rung, &words());
        for text in svg.split("<text x").skip(1) {
            let number = |key: &str| {
                text.split(key).nth(1).and_then(|s| s.split('"').next()).and_then(|s| s.parse::<i32>().ok())
            };
            let (x, size) = (number("=\"").unwrap(), number("font-size=\"").unwrap());
            let line = text.split('>').nth(1).unwrap().split('<').next().unwrap();
            let wide = i32::try_from(columns(line)).unwrap() * size / 2;
            assert!(x + wide <= 560, "{line} ends at {}", x + wide);
        }
    }
}
