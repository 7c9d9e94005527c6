//! What is said of text that cannot be read.
//!
//! The grammar says where reading stopped; the words there say why: a near-synonym has its one
//! right wording, a missing full stop is asked for where it belongs.

use super::grammar::Rule;
use super::lines::all_labels;
use super::parser::Reader;
use super::piece::Piece;
use super::stop;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::document::digit;
use crate::source::Span;

/// A wording that the language does not take, and the one that it does.
struct Near {
    wrong: &'static str,
    /// Only before a figure.
    figure: bool,
    right: &'static str,
}

const fn near(wrong: &'static str, right: &'static str) -> Near {
    Near { wrong, figure: false, right }
}

const fn figure(wrong: &'static str, right: &'static str) -> Near {
    Near { wrong, figure: true, right }
}

/// The right column of the table of conditions.
const NEAR: [Near; 27] = [
    figure("不少于", "〈名〉〈量〉以上"),
    figure("不低于", "〈名〉〈量〉以上"),
    figure("大于等于", "〈名〉〈量〉以上"),
    figure("达到", "〈名〉〈量〉以上"),
    figure("至少", "〈名〉〈量〉以上"),
    figure("不高于", "〈名〉〈量〉以下"),
    figure("不超过", "〈名〉〈量〉以下"),
    figure("至多", "〈名〉〈量〉以下"),
    figure("多于", "〈名〉超过〈量〉"),
    figure("高于", "〈名〉超过〈量〉"),
    figure("大于", "〈名〉超过〈量〉"),
    figure("不满", "〈名〉不足〈量〉"),
    figure("少于", "〈名〉不足〈量〉"),
    figure("低于", "〈名〉不足〈量〉"),
    figure("小于", "〈名〉不足〈量〉"),
    figure("等于", "〈名〉恰为〈量〉"),
    near("满十", "年龄用阿拉伯数字，如“满16周岁”须写作“自出生日期起满16年”"),
    near("之前", "早于〈日期〉"),
    near("之后", "晚于〈日期〉"),
    near("之内", "〈期间〉以内"),
    near("年内", "自〈日期〉起〈期间〉以内"),
    near("届满", "自〈日期〉起满〈期间〉"),
    near("封顶", "每户每年最多〈金额〉"),
    near("并且", "〈条件〉，且〈条件〉"),
    near("同时", "〈条件〉，且〈条件〉"),
    near("包含", "〈名〉含有〈值〉"),
    near("包括", "〈名〉含有〈值〉"),
];

impl<'t> Reader<'t> {
    /// The piece without its closing full stop; one that lacks it is told so.
    pub fn full_stop(&mut self, piece: Piece<'t>) -> Piece<'t> {
        if let Some(body) = piece.strip_suffix("。") {
            return body;
        }
        self.missing_stop(piece);
        piece.strip_suffix(".").or_else(|| piece.strip_suffix("；")).unwrap_or(piece)
    }

    /// What a label says ends with a full stop, whatever is read of it: what follows would else be taken for part of it.
    pub fn closed(&mut self, value: Piece<'t>) {
        if !value.text.is_empty() && !value.text.ends_with('。') && !self.told_within(value.span()) {
            self.missing_stop(value);
        }
    }

    /// 。 is the one mark whose narrow form means something else: the point of a number.
    fn missing_stop(&mut self, piece: Piece<'t>) {
        let end = piece.span().after();
        let narrow = piece.text.ends_with('.');
        let span = if narrow { Span { start: end.start - 1, end: end.end } } else { end };
        let d = Diagnostic::new(Code::MissingStop, self.file, span);
        self.push(d.help(if narrow { "help-narrow" } else { "help" }));
    }

    /// The words of `piece` fit no reading; `stopped` is the byte at which reading stopped.
    pub fn unreadable(&mut self, rule: Rule, piece: Piece<'t>, stopped: usize) {
        let stopped = stopped.clamp(piece.start, piece.start + piece.text.len());
        // A quotation is written in “ ”, and a duration has a wording of its own.
        let quote = piece.text.find(['"', '＂', '「', '」', '『', '』']);
        let backwards = piece.text.find('”').filter(|at| !piece.text[..*at].contains('“'));
        if let Some(at) = quote.or(backwards) {
            let found: String = piece.text[at..].chars().take(1).collect();
            let span = Span::new(piece.start + at, piece.start + at + found.len());
            self.push(Diagnostic::new(Code::Unreadable, self.file, span).arg("found", found).help("help-quotes"));
            return;
        }
        let duration = matches!(rule, Rule::v_duration | Rule::one_extend);
        if let Some(cure) = stop::cure(piece.text, stopped - piece.start) {
            let span = Span::new(piece.start + cure.found.start, piece.start + cure.found.end);
            let d = Diagnostic::new(Code::NearSynonym, self.file, span).arg("found", span.text(self.text));
            self.push(d.arg("right", cure.right).help("help"));
            return;
        }
        if let Some((at, wrong)) = near_synonym(piece.text).filter(|(_, near)| !(duration && near.wrong == "不超过"))
        {
            let span = Span::new(piece.start + at, piece.start + at + wrong.wrong.len());
            let d = Diagnostic::new(Code::NearSynonym, self.file, span);
            self.push(d.arg("found", wrong.wrong).arg("right", wrong.right).help("help"));
            return;
        }
        let local = stopped - piece.start;
        let rest = piece.text.get(local..).unwrap_or_default();
        let word: String =
            rest.chars().take_while(|c| !"，。；：、（）“”".contains(*c) && !c.is_whitespace()).take(12).collect();
        if rest.trim().is_empty() || word.is_empty() && rest.trim_start().is_empty() {
            let d = Diagnostic::new(Code::Unfinished, self.file, piece.span().after());
            self.push(d.arg("found", shorten(piece.text)).help(expectation(rule)));
            return;
        }
        let length = word.len().max(rest.chars().next().map_or(1, char::len_utf8));
        let span = Span::new(stopped, stopped + length);
        let found = if word.is_empty() { rest.chars().take(1).collect() } else { word };
        self.push(Diagnostic::new(Code::Unreadable, self.file, span).arg("found", found).help(expectation(rule)));
    }

    /// 且 and 或者 in one sentence can be read two ways.
    pub fn mixed_connectives(&mut self, piece: Piece<'t>) -> bool {
        let find =
            |word: &str| ["，", ","].iter().find_map(|c| piece.text.find(&format!("{c}{word}")).map(|at| at + c.len()));
        let (Some(a), Some(b)) = (find("且"), find("或者")) else { return false };
        let at = a.max(b);
        let length = if a > b { "且".len() } else { "或者".len() };
        let span = Span::new(piece.start + at, piece.start + at + length);
        self.push(Diagnostic::new(Code::MixedConnectives, self.file, span).help("help"));
        true
    }

    pub fn missing(&mut self, piece: Piece<'t>, what: &str) {
        self.push(Diagnostic::new(Code::Missing, self.file, piece.span()).arg("what", what));
    }

    pub fn expected_pattern(&mut self, piece: Piece<'t>, help: &'static str) {
        let first: String = piece.text.chars().take(12).collect();
        let span = Span::new(piece.start, piece.start + first.len());
        self.push(Diagnostic::new(Code::WrongSentence, self.file, span).arg("found", shorten(piece.text)).help(help));
    }

    pub fn unexpected(&mut self, piece: Piece<'t>) {
        let line = piece.text.lines().next().unwrap_or_default();
        let span = Span::new(piece.start, piece.start + line.len());
        self.push(Diagnostic::new(Code::UnexpectedText, self.file, span).arg("found", shorten(line)).help("help"));
    }

    pub fn open_quote(&mut self, piece: Piece<'t>) {
        // A closing mark before it on the line: the two stand the wrong way round.
        let line = self.text[..piece.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..piece.start];
        if let Some(at) = before.find('”').filter(|at| !before[..*at].contains('“')) {
            let span = Span::new(line + at, line + at + '”'.len_utf8());
            self.push(Diagnostic::new(Code::Unreadable, self.file, span).arg("found", "”").help("help-quotes"));
            return;
        }
        let span = Span::new(piece.start, piece.start + '“'.len_utf8());
        self.push(Diagnostic::new(Code::OpenQuote, self.file, span).help("help"));
    }

    pub fn unknown_label(&mut self, piece: Piece<'t>, help: &'static str) {
        let d = Diagnostic::new(Code::UnknownLabel, self.file, piece.span()).arg("label", piece.text);
        let meant = NO_LABELS.iter().find(|(word, _)| *word == piece.text).filter(|_| help == "help");
        let d = match nearest(piece.text, all_labels()).filter(|_| meant.is_none()) {
            Some(label) if help == "help" => d.arg("near", label).help("help-near"),
            _ => d.help(meant.map_or(help, |(_, help)| help)),
        };
        self.push(d);
    }
}

/// Words that are taken for a label, and the help that says which is meant.
const NO_LABELS: [(&str, &str); 3] =
    [("排除", "help-exclusion"), ("除外", "help-exclusion"), ("不予给付", "help-exclusion")];

fn near_synonym(text: &str) -> Option<(usize, &'static Near)> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let rest = &text[at..];
        let hit = NEAR.iter().find(|n| {
            rest.strip_prefix(n.wrong)
                .is_some_and(|after| !n.figure || after.trim_start().starts_with(|c: char| digit(c).is_some()))
        });
        if let Some(hit) = hit {
            let qualified = text[..at].ends_with("最长") && hit.wrong == "不超过";
            // 届满日为…… is how an interpretation begins that says when periods end.
            let setting = at == 0 && rest.starts_with("届满日为");
            if !qualified && !setting {
                return Some((at, hit));
            }
        }
    }
    None
}

/// Places whose help shows what they take.
const SHOWN: [(Rule, &str); 16] = [
    (Rule::v_standard, "help-standard"),
    (Rule::v_duration, "help-duration"),
    (Rule::one_extend, "help-duration"),
    (Rule::v_start, "help-start"),
    (Rule::v_scope, "help-scope"),
    (Rule::v_formula, "help-expr"),
    (Rule::v_count, "help-expr"),
    (Rule::one_expr, "help-expr"),
    (Rule::v_cap, "help-cap"),
    (Rule::v_adopted, "help-adopted"),
    (Rule::v_alternative, "help-alternative"),
    (Rule::one_fact, "help-fact"),
    (Rule::one_relation, "help-relation"),
    (Rule::one_clause_ref, "help-authority"),
    (Rule::one_agencies, "help-agencies"),
    (Rule::one_condition, "help-condition"),
];

/// The help that shows what this place takes.
fn expectation(rule: Rule) -> &'static str {
    SHOWN.iter().find(|(of, _)| *of == rule).map_or("help", |(_, help)| help)
}

fn shorten(text: &str) -> String {
    let first: String = text.chars().take(20).collect();
    if text.chars().count() > 20 { format!("{first}……") } else { first }
}
