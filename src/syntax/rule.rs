//! Segments put together into rules.

use super::ast::{HeadLine, Item, Label, Line, LineValue, Rule, RuleKind, Text};
use super::lines::{DAY, HEAD, Opening, REASONED, Segment, all_labels, segments};
use super::parser::Reader;
use super::piece::Piece;
use crate::diagnostic::{Code, Diagnostic};

impl<'t> Reader<'t> {
    /// Every item of the file.
    pub fn file(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        let mut open: Option<Rule> = None;
        let mut below_heading = false;
        let all = segments(self.whole());
        let mut at = 0;
        while at < all.len() {
            let segment = all[at];
            at += 1;
            match segment {
                Segment::Heading { step, title, whole } => {
                    below_heading = true;
                    self.close(&mut open, &mut items);
                    items.push(Item::Heading { step, title: title.plain(), span: whole.span() });
                }
                Segment::Stray(piece) => self.unexpected(piece),
                Segment::Labelled { label, label_piece, value } => {
                    if label == DAY && open.is_none() && !below_heading {
                        let (value, rest) = value.sentence();
                        if !rest.text.is_empty() {
                            self.unexpected(rest);
                        }
                        let time_point = self.line_value(Label::TimePoint, value).map(Box::new);
                        let value = value.strip_suffix("。").unwrap_or(value);
                        let span = label_piece.span();
                        items.push(Item::Head(HeadLine { label: DAY, value: value.plain(), time_point, span }));
                    } else if let Some(head) = HEAD.iter().find(|h| **h == label) {
                        self.close(&mut open, &mut items);
                        if below_heading {
                            // The head speaks of the whole document; in a clause it would be read as such.
                            self.unknown_label(label_piece, "help-head");
                            continue;
                        }
                        let (value, rest) = value.sentence();
                        if !rest.text.is_empty() {
                            self.unexpected(rest);
                        }
                        let value = self.full_stop(value);
                        items.push(Item::Head(HeadLine {
                            label: head,
                            value: value.plain(),
                            time_point: None,
                            span: label_piece.span(),
                        }));
                    } else if let Some(label) = Opening::from_word(label) {
                        self.close(&mut open, &mut items);
                        self.opening(label, label_piece, value, &mut open, &mut items);
                    } else {
                        let reason = match all.get(at) {
                            Some(Segment::Labelled { label: "理由", value, .. })
                                if label.ends_with('解') || REASONED.contains(&label) =>
                            {
                                at += 1;
                                self.no_label_within(*value);
                                Some(*value)
                            }
                            _ => None,
                        };
                        self.attach(label, label_piece, value, reason.map(Piece::words), open.as_mut());
                        reason.into_iter().for_each(|reason| self.closed(reason));
                    }
                    self.closed(value);
                }
            }
        }
        self.close(&mut open, &mut items);
        items
    }

    fn close(&mut self, open: &mut Option<Rule>, items: &mut Vec<Item>) {
        if let Some(mut rule) = open.take() {
            if let Some(last) = rule.lines.last() {
                rule.span = rule.span.to(last.span);
            }
            self.check_durations(&rule);
            self.check_lines(&rule);
            items.push(Item::Rule(Box::new(rule)));
        }
    }

    fn opening(
        &mut self,
        label: Opening,
        label_piece: Piece<'t>,
        value: Piece<'t>,
        open: &mut Option<Rule>,
        items: &mut Vec<Item>,
    ) {
        let kind = match label {
            Opening::Rule(kind) => kind,
            Opening::Declaration(kind) => {
                if let Some(declaration) = self.declaration(kind, value) {
                    items.push(Item::Declaration(Box::new(declaration)));
                }
                return;
            }
        };
        let span = label_piece.span().to(value.span());
        if value.text.is_empty() {
            self.missing(value, "名称");
            return;
        }
        let (first, rest) = value.sentence();
        // A name that goes on in the next line has no marks there; a sentence has.
        let (first, rest) =
            self.parted(first, rest, |piece| piece.line_before(|after| after.contains(['，', '：', '；'])));
        // A point in place of the full stop is reported as one, and is no part of the name.
        let named = first.strip_suffix(".").unwrap_or(first);
        let name = if kind == RuleKind::Outside { named.title() } else { named.name() };
        let mut rule =
            Rule { kind, name, authority: vec![], see_also: vec![], main: None, lines: vec![], unread: vec![], span };
        if kind == RuleKind::Responsible {
            rule.main = self.main_sentence(kind, &rule.name, value);
        } else if !rest.text.is_empty() {
            rule.main = self.main_sentence(kind, &rule.name, rest);
        }
        *open = Some(rule);
    }

    fn attach(
        &mut self,
        label: &str,
        label_piece: Piece<'t>,
        value: Piece<'t>,
        reason: Option<Text>,
        open: Option<&mut Rule>,
    ) {
        let Some(rule) = open else {
            self.unknown_label(label_piece, "help-open");
            return;
        };
        match label {
            "依据" => {
                let (first, rest) = value.sentence();
                let (first, rest) = self.parted(first, rest, Piece::quotation_before);
                let authorities = self.authorities(first);
                match rule.lines.last_mut() {
                    Some(line) => line.authority.extend(authorities),
                    None => rule.authority.extend(authorities),
                }
                self.after_line(rule, rest);
                return;
            }
            "参见" => {
                let (first, rest) = value.sentence();
                rule.see_also.extend(self.authorities(first));
                self.after_line(rule, rest);
                return;
            }
            _ => {}
        }
        let Some(label) = Label::from_word(label) else {
            self.unknown_label(label_piece, "help");
            rule.span = rule.span.to(value.span());
            return;
        };
        if label.word() != label_piece.text {
            let d = Diagnostic::new(Code::PreferredWording, self.file, label_piece.span());
            self.push(d.arg("found", label_piece.text).arg("right", label.word()).help("help-label"));
        }
        let free = matches!(label, Label::Note | Label::Question | Label::Practice | Label::Alternative(_));
        if free {
            self.no_label_within(value);
        }
        let (first, rest) = if free { (value, value.end()) } else { value.sentence() };
        let (first, rest) = if rule.main.is_none() && !free {
            // The words of a 来源 may go on in the next line, but not with what the rule defines.
            let defined = rule.name.text.as_str();
            self.parted(first, rest, |piece| piece.line_before(|after| after.trim_start().starts_with(defined)))
        } else {
            (first, rest)
        };
        let read = if let Label::Alternative(_) = label {
            self.alternative(first, reason)
        } else if label == Label::Enumeration {
            self.enumeration(first, reason)
        } else if label == Label::SetAside {
            self.set_aside(first, reason)
        } else {
            self.line_value(label, first)
        };
        if let Some(value) = read {
            let span = label_piece.span().to(first.span());
            rule.lines.push(Line { label, label_span: label_piece.span(), value, authority: vec![], span });
        } else {
            rule.unread.push(label);
            rule.span = rule.span.to(first.span());
        }
        self.after_line(rule, rest);
    }

    /// A first sentence whose full stop is missing parted from the next, which begins on a line of its own.
    fn parted(
        &mut self,
        first: Piece<'t>,
        rest: Piece<'t>,
        before: impl Fn(Piece<'t>) -> Option<usize>,
    ) -> (Piece<'t>, Piece<'t>) {
        let Some(at) = before(first) else { return (first, rest) };
        let own = first.slice(0, at).trim();
        self.full_stop(own);
        // Nothing stands between the two but blanks, so that what follows is one stretch.
        let end = rest.start + rest.text.len();
        (own, self.whole().slice(first.start + at, end).trim())
    }

    /// Words that are kept as written hold no line of their own: one with a label not quite right would pass for them.
    fn no_label_within(&mut self, words: Piece<'t>) {
        let mut at = 0;
        for line in words.text.split_inclusive('\n') {
            let piece = words.slice(at, at + line.len()).trim();
            let head = piece.text.find(['：', ':']).filter(|_| at > 0).map(|colon| piece.slice(0, colon));
            at += line.len();
            let Some(head) = head.filter(|h| !h.text.contains('。')) else { continue };
            if all_labels().any(|l| head.text.starts_with(l)) {
                self.unknown_label(head, "help");
            }
        }
    }

    /// What follows the first sentence of a line is the rule's own sentence.
    fn after_line(&mut self, rule: &mut Rule, rest: Piece<'t>) {
        if rest.text.is_empty() {
            return;
        }
        if rule.main.is_some() {
            self.unexpected(rest);
            return;
        }
        rule.span = rule.span.to(rest.span());
        rule.main = self.main_sentence(rule.kind, &rule.name, rest);
    }

    /// 其中 and 其余人员 come in pairs.
    fn check_durations(&mut self, rule: &Rule) {
        use super::ast::Duration;
        let durations: Vec<(&Duration, crate::source::Span)> = rule
            .lines
            .iter()
            .filter_map(|l| if let LineValue::Duration(d) = &l.value { Some((d, l.span)) } else { None })
            .collect();
        let among = durations.iter().find(|(d, _)| matches!(d, Duration::Among { .. }));
        let others = durations.iter().find(|(d, _)| matches!(d, Duration::Others { .. }));
        let (span, help) = match (among, others) {
            (Some((_, span)), None) => (*span, "help-others"),
            (None, Some((_, span))) => (*span, "help-among"),
            _ if durations.len() > 1 && among.is_none() => (durations[1].1, "help-twice"),
            _ => return,
        };
        self.push(Diagnostic::new(Code::UnpairedDuration, self.file, span).help(help));
    }
}
