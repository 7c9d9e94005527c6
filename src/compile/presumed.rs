//! A presumption needs words: the text itself must deem what the case does not say.

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::Model;
use crate::syntax::ast::{Authority, LineValue};
use crate::syntax::print;

/// Letters before 为准 that name what decides.
const DECISIVE: usize = 4;

/// Says which 推定 rest on words that presume nothing, or presume something else.
pub(super) fn report(model: &Model<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for info in &model.rules {
        for line in &info.ast.lines {
            let LineValue::Presume { fact, .. } = &line.value else { continue };
            let authority = if line.authority.is_empty() { &info.ast.authority } else { &line.authority };
            let name = fact.segments.last().map_or("", |name| name.text.as_str());
            if !authority.iter().any(|of| presumes(of, name)) {
                let d = Diagnostic::new(Code::PresumptionUnsaid, info.file, line.span);
                diagnostics.push(d.arg("fact", print::operand(fact)).help("help"));
            }
        }
    }
}

/// Whether a quotation deems something, and speaks of the matter of this name.
fn presumes(of: &Authority, name: &str) -> bool {
    let quote: String = of.parts.iter().flat_map(|p| p.text.chars()).filter(|c| !c.is_whitespace()).collect();
    let matter = ["是否", "已", "未", "有"].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
    let letters: Vec<char> = matter.chars().collect();
    let run = letters.len().min(2);
    let speaks =
        |words: &str| run > 0 && letters.windows(run).any(|w| words.contains(w.iter().collect::<String>().as_str()));
    let deems = ["视为", "视同", "推定"].iter().any(|word| quote.contains(word)) && speaks(&quote);
    // What is decisive stands right before 为准: 以初次核定时年龄为准 is about the age alone.
    let decisive = quote.split_once('以').and_then(|(_, rest)| rest.split_once("为准")).is_some_and(|(words, _)| {
        let last = words.chars().rev().take(DECISIVE).collect::<Vec<char>>();
        speaks(&last.into_iter().rev().collect::<String>())
    });
    deems || decisive
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::syntax::ast::Text;

    #[test]
    fn a_quotation_presumes_the_matter_that_it_deems() {
        let quote = |text: &str| Authority {
            at: None,
            parts: vec![Text { text: text.to_owned(), span: Span::new(0, 0) }],
            span: Span::new(0, 0),
        };
        for (text, name, expected) in [
            ("未按期提供的，视为未缴", "已缴", true),
            ("按其实际缴纳社会保险费", "已缴", false),
            ("以初次核定其享受补贴时年龄为准", "已享受月数", false),
            ("以此前已享受的月数为准", "已享受月数", true),
            ("以初次核定时年龄为准", "已享受月数", false),
            ("没有载明的推定为在岗", "在岗月", true),
            ("逾期不申请的，视为放弃", "已缴", false),
        ] {
            assert_eq!(presumes(&quote(text), name), expected, "{text}, {name}");
        }
    }
}
