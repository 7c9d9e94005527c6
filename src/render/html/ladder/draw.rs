//! The pen that draws a ladder. Power runs from top to bottom; every length is a whole number of units.

use super::mark::mark;
use super::text::{columns, escape, wrap};
use super::{Rung, State, Words};
use std::fmt::Write as _;

const WIDTH: i32 = 560;
const LINE: i32 = 20;
const SIZE: i32 = 14;
const SMALL: i32 = 12;
/// Half the break a contact makes in its line.
const GAP: i32 = 11;
/// No text is set narrower than this, however deep it lies.
const NARROWEST: i32 = 96;
const INK: &str = "#1b1b1a";
const SOFT: &str = "#55534e";

/// What has been drawn so far, by layer.
#[derive(Default)]
pub struct Pen {
    back: String,
    dead: String,
    live: String,
    marks: String,
    texts: String,
    height: i32,
}

/// A place on the sheet to draw in: the line's position, the right edge, and whether power arrives.
#[derive(Clone, Copy)]
struct Place {
    x: i32,
    right: i32,
    live: bool,
    /// Whether the line may leave at the right edge.
    aside: bool,
    /// How many framed groups lie around it.
    nested: i32,
}

impl Place {
    fn columns(self, from: i32, size: i32) -> usize {
        let room = (self.right - from).max(NARROWEST.min(WIDTH - from));
        usize::try_from(room * 2 / size).unwrap_or(2)
    }
}

impl Pen {
    /// Draws everything: where the line starts, the condition, where it ends, and what the marks mean.
    pub fn whole(&mut self, root: &Rung, words: &Words, states: &[State]) {
        let (x, live) = (24, root.carries());
        let _ = write!(self.marks, "<rect x=\"{}\" y=\"6\" width=\"24\" height=\"6\" fill=\"{INK}\"/>", x - 12);
        self.words(x + 22, 15, SMALL, SOFT, "700", &words.start);
        self.wire(true, x, 12, x, 24);
        let place = Place { x, right: WIDTH - 12, live: true, aside: false, nested: 0 };
        let (_, y) = self.block(root, place, 24);
        self.wire(live, x, y, x, y + 14);
        let (class, fill) = if live { ("reached", INK) } else { ("short", "#fff") };
        let _ = write!(
            self.marks,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"22\" height=\"10\" fill=\"{fill}\" stroke=\"{INK}\" stroke-width=\"1.5\"/>",
            x - 11,
            y + 14
        );
        self.words(x + 22, y + 24, SMALL, SOFT, "700", &words.end);
        let (mut across, mut down) = (24, y + 54);
        for state in states {
            let word = words.state(*state);
            let wide = 34 + i32::try_from(columns(word)).unwrap_or(0) * SMALL / 2;
            if across > 24 && across + wide > WIDTH - 12 {
                (across, down) = (24, down + 24);
            }
            self.mark(*state, across, down, false);
            self.words(across + 16, down + 4, SMALL, SOFT, "400", word);
            across += wide + 14;
        }
        self.height = down + 16;
    }

    /// The finished picture.
    pub fn finish(self, title: &str, spoken: &str) -> String {
        let Self { back, dead, live, marks, texts, height } = self;
        let title = escape(title);
        format!(
            "<svg class=\"ladder\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
             fill=\"none\" stroke-linecap=\"butt\" font-family=\"PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif\">\
             <title>{title}</title><desc>{spoken}</desc>{back}<path class=\"dead\" d=\"{dead}\" stroke=\"#8a857b\" stroke-width=\"1.25\"/>\
             <path class=\"live\" d=\"{live}\" stroke=\"{INK}\" stroke-width=\"4\" stroke-linecap=\"square\"/>{marks}{texts}</svg>"
        )
    }

    fn wire(&mut self, live: bool, x1: i32, y1: i32, x2: i32, y2: i32) {
        if (x1, y1) != (x2, y2) {
            let path = if live { &mut self.live } else { &mut self.dead };
            let _ = write!(path, "M{x1} {y1}L{x2} {y2}");
        }
    }

    fn words(&mut self, x: i32, y: i32, size: i32, fill: &str, weight: &str, text: &str) {
        let text = escape(text);
        let _ = write!(
            self.texts,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">{text}</text>"
        );
    }

    /// A text in lines from a height down; returns the height below it.
    fn paragraph(&mut self, place: Place, x: i32, y: i32, label: &str) -> i32 {
        let mut y = y;
        for line in wrap(label, place.columns(x, SIZE)) {
            self.words(x, y + 15, SIZE, INK, "400", &line);
            y += LINE;
        }
        y
    }

    /// A group's own name above what it is made of; returns the height below it.
    fn heading(&mut self, rung: &Rung, place: Place, y: i32) -> i32 {
        let mut below = y;
        if !rung.label.is_empty() {
            for line in wrap(&rung.label, place.columns(place.x + 22, SMALL)) {
                self.words(place.x + 22, below + 16, SMALL, SOFT, "700", &line);
                below += 18;
            }
        }
        below
    }

    /// Draws a condition along a line going down; returns where the line leaves it.
    fn block(&mut self, rung: &Rung, place: Place, y: i32) -> (i32, i32) {
        if rung.children.is_empty() {
            self.contact(rung, place, y)
        } else if rung.any {
            self.parallel(rung, place, y)
        } else {
            self.series(rung, place, y)
        }
    }

    fn contact(&mut self, rung: &Rung, place: Place, y: i32) -> (i32, i32) {
        let Place { x, live, .. } = place;
        let middle = y + 8 + LINE / 2;
        let end = self.paragraph(place, x + 22, y + 8, &rung.label) + 8;
        self.wire(live, x, y, x, middle - GAP);
        self.wire(live && rung.carries(), x, middle + GAP, x, end);
        self.mark(rung.state, x, middle, true);
        (x, end)
    }

    fn series(&mut self, rung: &Rung, place: Place, y: i32) -> (i32, i32) {
        let framed = !rung.label.is_empty();
        let top = if framed { y + 6 } else { y };
        let mut inner = place;
        if framed {
            inner.right -= 8;
            inner.nested += 1;
        }
        let mut down = self.heading(rung, inner, top);
        self.wire(place.live, place.x, y, place.x, down);
        let mut across = place.x;
        for (index, child) in rung.children.iter().enumerate() {
            inner.aside = place.aside && index + 1 == rung.children.len();
            (across, down) = self.block(child, inner, down);
            inner.live = inner.live && child.carries();
        }
        if framed {
            let left = place.x - (20 - 4 * place.nested).max(12);
            let (wide, high) = (place.right - left, down - top);
            // An outer frame is finished after those inside it, but lies under them.
            self.back.insert_str(
                0,
                &format!("<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" rx=\"3\" fill=\"#f7f5f0\" stroke=\"#cfcabf\"/>"),
            );
            self.wire(inner.live, across, down, across, down + 8);
            down += 8;
        }
        (across, down)
    }

    fn parallel(&mut self, rung: &Rung, place: Place, y: i32) -> (i32, i32) {
        let Place { x, right, live, aside, .. } = place;
        let carries = rung.carries();
        let inner = Place { right: right - 14, ..place };
        let mut down = self.heading(rung, inner, y) + 4;
        let (mut left, mut reached, mut first, mut joined) = (down, y, None, None);
        for branch in &rung.children {
            let enough = branch.suffices();
            let lit = live && (enough || !carries);
            let (enter, leave, out) = if branch.children.is_empty() {
                let level = self.paragraph(inner, x + 46, down + 4, &branch.label) + 6;
                self.wire(lit, x, level, x + 28 - GAP, level);
                self.wire(lit && enough, x + 28 + GAP, level, right, level);
                self.mark(branch.state, x + 28, level, false);
                (level, level, level + 10)
            } else {
                let enter = down + 8;
                let x2 = (x + 30).min(WIDTH - NARROWEST - 24);
                self.wire(lit, x, enter, x2, enter);
                let place = Place { x: x2, right: right - 18, live: lit, aside: true, nested: 0 };
                let (across, leave) = self.block(branch, place, enter);
                self.wire(lit && enough, across, leave, right, leave);
                (enter, leave, leave + 10)
            };
            left = enter;
            if lit {
                reached = enter;
            }
            first = first.or(Some(leave));
            if lit && enough {
                joined = joined.or(Some(leave));
            }
            down = out;
        }
        let bottom = down + 2;
        self.wire(live, x, y, x, reached);
        self.wire(false, x, reached, x, left);
        let from = joined.unwrap_or(bottom);
        self.wire(false, right, first.unwrap_or(bottom), right, from);
        self.wire(live && carries, right, from, right, bottom);
        if aside {
            return (right, bottom);
        }
        self.wire(live && carries, right, bottom, x, bottom);
        self.wire(live && carries, x, bottom, x, bottom + 8);
        (x, bottom + 8)
    }

    fn mark(&mut self, state: State, x: i32, y: i32, down: bool) {
        self.marks.push_str(&mark(state, x, y, down));
    }
}
