//! What a text says of its own places: 前款, 本条第二款, 本办法第五条, 第（二）、（四）项.
//!
//! Numbers behind a 《title》, or behind the name of a law, are that document's and not looked at.

use super::address::Address;
use super::numeral::parse_numeral;
use super::own::{ends_in_own_name, own_name};
use super::tree::{MarkKind, Scheme, Step, mark};
use super::{Anchor, AnchorKind, Document};
use crate::source::Span;

/// Words of the text that name a place of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCitation {
    pub span: Span,
    /// The anchor that the words stand in.
    pub anchor: usize,
    /// Where they lead; empty where there is no such thing as a 款 before the first.
    pub to: Vec<Address>,
    /// Whether the text has every place they name.
    pub stands: bool,
}

/// Kinds of text that call themselves so.
const KINDS: [&str; 4] = ["办法", "条例", "细则", "规定"];

impl Document {
    /// Every place of its own that the text names, in order. A text without 第X条 has none that can be told from those
    /// of other documents.
    pub fn self_citations(&self) -> &[SelfCitation] {
        self.cited.get_or_init(|| self.citations())
    }

    fn citations(&self) -> Vec<SelfCitation> {
        if self.tree.scheme != Scheme::Articles {
            return Vec::new();
        }
        let norm = |a: &&Anchor| matches!(a.kind, AnchorKind::Sentence | AnchorKind::Part);
        let own = |a: &&Anchor| !matches!(a.steps.first(), Some(Step::Letter(_) | Step::Annex(_) | Step::Schedule(_)));
        let anchors = self.anchors.iter().enumerate().filter(|(_, a)| norm(a) && own(a));
        anchors.flat_map(|(index, anchor)| self.cited_in(index, anchor)).collect()
    }

    /// Words by which the text calls itself something that its title does not: 本办法 in a 细则. The first of them.
    pub fn misnamed(&self) -> Option<(usize, Span)> {
        let title = self.front("0.题")?;
        let bare = title.trim_end_matches(['）', ')']);
        let bare =
            if bare.len() < title.len() { bare.rsplit_once(['（', '(']).map_or(bare, |(bare, _)| bare) } else { bare };
        let kind = KINDS.into_iter().find(|kind| bare.ends_with(kind))?;
        let norm = |a: &Anchor| matches!(a.kind, AnchorKind::Sentence | AnchorKind::Part);
        let own = |a: &Anchor| !matches!(a.steps.first(), Some(Step::Letter(_)));
        self.anchors.iter().enumerate().filter(|(_, a)| norm(a) && own(a)).find_map(|(index, anchor)| {
            let text = anchor.span.text(&self.text);
            let other = KINDS.into_iter().filter(|k| *k != kind).find_map(|k| {
                let words = format!("本{k}");
                text.find(&words).map(|at| (at, words.len()))
            })?;
            let start = anchor.span.range().start + other.0;
            Some((index, Span::new(start, start + other.1)))
        })
    }

    fn cited_in(&self, index: usize, anchor: &Anchor) -> Vec<SelfCitation> {
        let text = anchor.span.text(&self.text);
        let mut found: Vec<SelfCitation> = Vec::new();
        let (mut at, mut foreign_end) = (0, None);
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = &text[at..];
            let Some((base, length, ways)) = Document::named(rest) else {
                at += c.len_utf8();
                continue;
            };
            let before = &text[..at];
            let joined = found.last().map(|f| (f.span.end - anchor.span.start) as usize);
            let foreign = base == Base::Text && is_foreign(before, foreign_end, joined);
            if foreign {
                foreign_end = Some(at + length);
            } else {
                let to = self.led(anchor, base, &ways);
                let stands = !to.is_empty() && to.iter().all(|at| self.has(at));
                let start = anchor.span.range().start + at;
                found.push(SelfCitation { span: Span::new(start, start + length), anchor: index, to, stands });
            }
            at += length;
        }
        found
    }

    /// The citation that the words begin with: from where it counts, its length, the ways it names.
    fn named(rest: &str) -> Option<(Base, usize, Vec<Vec<Step>>)> {
        let leads = [
            ("前款", Base::ClauseBefore),
            ("前条", Base::ArticleBefore),
            ("本条", Base::Article),
            ("本款", Base::Clause),
        ];
        for (word, base) in leads {
            let Some(behind) = rest.strip_prefix(word).filter(|b| !b.starts_with('例')) else { continue };
            let (length, ways) = ways(behind).unwrap_or((0, vec![Vec::new()]));
            let bare = matches!(base, Base::Article | Base::Clause) && length == 0;
            return (!bare).then_some((base, word.len() + length, ways));
        }
        let lead = own_name(rest).unwrap_or(0);
        let behind = &rest[lead..];
        let (length, ways) =
            ways(behind).filter(|(_, ways)| ways.iter().all(|w| matches!(w.first(), Some(Step::Article(..)))))?;
        Some((if lead > 0 { Base::Own } else { Base::Text }, lead + length, ways))
    }

    /// Where ways lead that are counted from a base.
    fn led(&self, anchor: &Anchor, base: Base, ways: &[Vec<Step>]) -> Vec<Address> {
        let article = anchor.steps.iter().position(|s| matches!(s, Step::Article(..)));
        let clause = anchor.steps.iter().position(|s| matches!(s, Step::Clause(_)));
        let from: Option<Vec<Step>> = match base {
            Base::Text | Base::Own => Some(Vec::new()),
            Base::Article => article.map(|i| anchor.steps[..=i].to_vec()),
            Base::Clause => clause.or(article).map(|i| anchor.steps[..=i].to_vec()),
            Base::ClauseBefore => clause.and_then(|i| match anchor.steps[i] {
                Step::Clause(n) if n > 1 => Some([&anchor.steps[..i], &[Step::Clause(n - 1)]].concat()),
                _ => None,
            }),
            Base::ArticleBefore => {
                let here = self.clauses.iter().position(|c| Some(c.number) == anchor.clause);
                let before = here.and_then(|i| i.checked_sub(1)).map(|i| &self.clauses[i].steps);
                before.filter(|s| matches!(s.last(), Some(Step::Article(..)))).cloned()
            }
        };
        let Some(from) = from else { return Vec::new() };
        ways.iter().map(|way| Address::of([from.as_slice(), way].concat())).collect()
    }
}

/// From where a citation counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// 第五条, of this text unless a title stands before it.
    Text,
    /// 本办法第五条
    Own,
    /// 本条
    Article,
    /// 本款
    Clause,
    /// 前款
    ClauseBefore,
    /// 前条
    ArticleBefore,
}

/// Whether a number belongs to the document named before it, or goes on from one that does.
fn is_foreign(before: &str, foreign: Option<usize>, own: Option<usize>) -> bool {
    let joint = ["、", "和", "或者", "及", "以及", "至", "与"];
    let core = joint.iter().fold(before, |core, j| core.strip_suffix(j).unwrap_or(core));
    if core.len() < before.len() && (foreign == Some(core.len()) || own == Some(core.len())) {
        return foreign == Some(core.len());
    }
    let bare = match before.strip_suffix('）').and_then(|b| b.rsplit_once('（')) {
        Some((outside, _)) => outside,
        None => before,
    };
    let named = ["》", "法", "条例", "办法", "规定", "细则", "典", "通知", "意见"].iter().any(|n| bare.ends_with(n));
    named && !ends_in_own_name(bare)
}

/// 第五条第二款第（二）、（四）项: the length, and each way that is named.
fn ways(text: &str) -> Option<(usize, Vec<Vec<Step>>)> {
    let mut way: Vec<Step> = Vec::new();
    let mut length = 0;
    loop {
        let rest = &text[length..];
        if let Some((step, more)) = unit(rest) {
            way.push(step);
            length += more;
            continue;
        }
        if let Some((items, more)) = items(rest) {
            let ways = items.iter().map(|n| [&way[..], &[Step::Item(*n)]].concat()).collect();
            return Some((length + more, ways));
        }
        return (!way.is_empty()).then_some((length, vec![way]));
    }
}

/// 第五条, 第五条之一, 第二款.
fn unit(text: &str) -> Option<(Step, usize)> {
    if let Some(mark) = mark(text).filter(|m| m.kind == MarkKind::Article) {
        return Some((Step::Article(mark.number, mark.again), mark.length));
    }
    let rest = text.strip_prefix('第')?;
    let (at, word) = rest.char_indices().take(8).find(|(_, c)| *c == '款')?;
    let number = parse_numeral(&rest[..at]).or_else(|| rest[..at].parse().ok())?;
    Some((Step::Clause(number), '第'.len_utf8() + at + word.len_utf8()))
}

/// 第（三）项, 第四项、第五项, 第（二）、（四）项.
fn items(text: &str) -> Option<(Vec<u32>, usize)> {
    let (mut numbers, mut length, mut ended) = (Vec::new(), 0, 0);
    loop {
        let rest = &text[length..];
        let lead = if rest.starts_with('第') { '第'.len_utf8() } else { 0 };
        let inner = &rest[lead..];
        let bracketed = mark(inner).filter(|m| m.kind == MarkKind::Bracket).map(|m| (Some(m.number), m.length));
        let (number, used) = bracketed.unwrap_or_else(|| {
            let digits: String = inner.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).collect();
            (parse_numeral(&digits), digits.len())
        });
        let Some(number) = number.filter(|_| lead > 0 || !numbers.is_empty()) else { break };
        numbers.push(number);
        length += lead + used;
        if text[length..].starts_with('项') {
            length += '项'.len_utf8();
            ended = numbers.len();
        }
        let joint = ["、", "和", "或者", "及"].iter().find(|j| text[length..].starts_with(**j));
        let Some(joint) = joint else { break };
        let behind = &text[length + joint.len()..];
        let more = behind.starts_with(['（', '(']) || behind.starts_with('第') && items_follow(behind);
        if !more {
            break;
        }
        length += joint.len();
    }
    (ended > 0 && ended == numbers.len()).then_some((numbers, length))
}

/// Whether 第…项 goes on, and no 第…条.
fn items_follow(text: &str) -> bool {
    text.chars().take(8).find(|c| matches!(c, '项' | '条' | '款')) == Some('项')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let document = Document::read(text, &[]).map_err(|_| ()).unwrap_or_else(|()| unreachable!());
        document
            .self_citations()
            .iter()
            .map(|c| {
                let to: Vec<String> = c.to.iter().map(Address::words).collect();
                format!("{}→{}{}", c.span.text(text), to.join("、"), if c.stands { "" } else { "？" })
            })
            .collect()
    }

    #[test]
    fn a_text_calls_itself_what_its_title_says() {
        let found = |text: &str| {
            let document = Document::read(text, &[]).map_err(|_| ()).unwrap_or_else(|()| unreachable!());
            document.misnamed().map(|(_, span)| span.text(text).to_owned())
        };
        assert_eq!(
            found("甲办法实施细则（试行）\n第一条 本细则适用于乙。\n第二条 违反本办法的，丙。\n").as_deref(),
            Some("本办法")
        );
        assert_eq!(found("甲办法（试行）\n第一条 本办法适用于乙。\n"), None);
        assert_eq!(found("关于甲的通知\n第一条 本办法适用于乙。\n"), None);
    }

    #[test]
    fn a_text_cites_itself() {
        let text = "甲办法\n第一条 依照《乙条例》第三条、第五条和《丙法》（2020年）第六条制定本办法。\n第二条 有下列情形之一的：\n\
                    （一）丁；\n（二）戊。\n除前款第（一）项规定外，依本条第一款第（一）、（二）项办理。\n\
                    第三条 违反本办法第二条第二款、第九条规定的，按前条办理。\n前款、前条第三款不适用第二条第一款第一项。\n";
        let expected = [
            "前款第（一）项→第二条第一款第（一）项",
            "本条第一款第（一）、（二）项→第二条第一款第（一）项、第二条第一款第（二）项",
            "本办法第二条第二款→第二条第二款",
            "第九条→第九条？",
            "前条→第二条",
            "前款→第三条第一款",
            "前条第三款→第二条第三款？",
            "第二条第一款第一项→第二条第一款第（一）项",
        ];
        assert_eq!(found(text), expected);
        assert_eq!(found("甲办法\n第一条 前款规定的除外。\n"), ["前款→？"]);
        // Brackets of half width, and what only looks like the beginning of a citation.
        let narrow =
            "甲办法\n第一条 乙：\n(一)丙；\n(二)丁。\n除前款第(一)、(二)项规定外，戊，第(三)类、第(和第（一除外。\n";
        assert_eq!(found(narrow), ["前款第(一)、(二)项→第一条第一款第（一）项、第一条第一款第（二）项"]);
        assert_eq!(found("甲意见\n一、依照第五条办理。\n二、乙。\n"), [] as [&str; 0]);
    }
}
