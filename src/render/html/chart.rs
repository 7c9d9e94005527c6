//! A schedule of payments as a small bar chart; months still to come are told apart by hatching.

use super::ladder::{columns, escape};
use crate::render::dossier::Period;
use std::fmt::Write as _;

const WIDTH: i32 = 640;
const TOP: i32 = 26;
const FLOOR: i32 = 126;
const LEFT: i32 = 8;
const SIZE: i32 = 11;
/// The room of one bar, however few there are.
const WIDEST: i32 = 76;

/// Draws a schedule as one inline picture; nothing at all for a schedule without periods.
#[must_use]
pub fn chart(bars: &[Period], title: &str) -> String {
    let Ok(count) = i32::try_from(bars.len()) else { return String::new() };
    if count == 0 {
        return String::new();
    }
    let most = bars.iter().map(|bar| bar.amount).max().unwrap_or(0).max(1);
    let pitch = ((WIDTH - 2 * LEFT) / count).clamp(1, WIDEST);
    let wide = (pitch * 3 / 4).max(1);
    let length = |text: &str| i32::try_from(columns(text)).unwrap_or(WIDTH) * SIZE * 11 / 20;
    let every = |text: fn(&Period) -> &str| bars.iter().map(|bar| length(text(bar)) + 8).max().unwrap_or(1);
    let (labels, sums) = (every(|bar| &bar.label), every(|bar| &bar.shown));
    // Months are named at steps a year divides into, or is divided by.
    let needed = (labels + pitch - 1) / pitch;
    let step = [1, 2, 3, 4, 6, 12, 24, 36, 60].into_iter().find(|step| *step >= needed).unwrap_or(needed);
    let mut out = format!(
        "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" font-size=\"{SIZE}\" \
         font-family=\"PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif\" fill=\"#55534e\"><title>{}</title><desc>",
        FLOOR + 26,
        escape(title)
    );
    for bar in bars {
        let _ =
            writeln!(out, "{}: {}{}", escape(&bar.label), escape(&bar.shown), if bar.projected { " *" } else { "" });
    }
    out.push_str("</desc>");
    let mut said = LEFT;
    let mut previous = None;
    for (index, bar) in (0i32..).zip(bars) {
        let x = LEFT + index * pitch;
        let high = i32::try_from(bar.amount.max(0).saturating_mul(i128::from(FLOOR - TOP)) / most).unwrap_or(0);
        let high = if bar.amount > 0 { high.max(1) } else { 0 };
        draw(&mut out, bar, (x, FLOOR - high, wide, high));
        // A sum is written where it differs from the one before and there is room for it.
        let (text, middle) = (length(&bar.shown), x + wide / 2);
        let from = (middle - text / 2).clamp(LEFT, (WIDTH - LEFT - text).max(LEFT));
        if from >= said && (sums <= pitch || previous != Some(bar.amount)) {
            let _ = write!(
                out,
                "<text class=\"sum\" x=\"{from}\" y=\"{}\" fill=\"#1b1b1a\">{}</text>",
                FLOOR - high - 5,
                escape(&bar.shown)
            );
            said = from + text + 8;
            previous = Some(bar.amount);
        }
        if index % step == 0 && x + length(&bar.label) <= WIDTH {
            let _ = write!(out, "<path d=\"M{} {FLOOR}v4\" stroke=\"#6b6862\"/>", x + wide / 2);
            let _ = write!(out, "<text class=\"when\" x=\"{x}\" y=\"{}\">{}</text>", FLOOR + 17, escape(&bar.label));
        }
    }
    let _ = write!(out, "<path d=\"M{LEFT} {FLOOR}H{}\" stroke=\"#1b1b1a\"/></svg>", LEFT + count * pitch);
    out
}

/// One bar: solid if due, lighter, outlined and hatched if still to come.
fn draw(out: &mut String, bar: &Period, (x, y, wide, high): (i32, i32, i32, i32)) {
    let (class, paint) =
        if bar.projected { ("coming", "fill=\"#eaf0f5\" stroke=\"#23486f\"") } else { ("due", "fill=\"#23486f\"") };
    let _ = write!(
        out,
        "<g class=\"{class}\"><title>{} {}</title><rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" {paint}/>",
        escape(&bar.label),
        escape(&bar.shown)
    );
    if bar.projected {
        out.push_str("<path stroke=\"#23486f\" stroke-width=\".8\" d=\"");
        for slant in (5..high + wide).step_by(6) {
            // From the left or lower edge up to the right or upper one.
            let (x1, y1) = if slant <= high { (x, y + slant) } else { (x + slant - high, y + high) };
            let (x2, y2) = if slant <= wide { (x + slant, y) } else { (x + wide, y + slant - wide) };
            let _ = write!(out, "M{x1} {y1}L{x2} {y2}");
        }
        out.push_str("\"/>");
    }
    out.push_str("</g>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(count: usize) -> Vec<Period> {
        let bar = |index: usize| Period {
            label: format!("20{}年{}月", 18 + index / 12, 1 + index % 12),
            amount: 49_875 + 1_000 * i128::try_from(index / 12).unwrap(),
            shown: "498.75元".into(),
            projected: index >= count / 2,
        };
        (0..count).map(bar).collect()
    }

    fn attribute(text: &str, key: &str) -> i32 {
        text.split(key).nth(1).and_then(|rest| rest.split('"').next()).and_then(|number| number.parse().ok()).unwrap()
    }

    #[test]
    fn every_bar_is_there_and_projected_ones_alone_are_hatched() {
        let svg = chart(&bars(24), "按月");
        assert_eq!((svg.matches("class=\"due\"").count(), svg.matches("class=\"coming\"").count()), (12, 12));
        let hatched = |part: &str| part.split("</g>").next().unwrap().contains("<path");
        assert!(svg.split("class=\"coming\"").skip(1).all(hatched));
        assert!(!svg.split("class=\"due\"").skip(1).any(hatched));
    }

    #[test]
    fn texts_and_bars_stay_on_the_sheet_and_apart() {
        for count in [1, 2, 7, 24, 60, 240] {
            let svg = chart(&bars(count), "按月");
            for class in ["sum", "when"] {
                let mut free = 0;
                for text in svg.split(&format!("<text class=\"{class}\"")).skip(1) {
                    let wide = i32::try_from(columns(text.split('>').nth(1).unwrap().split('<').next().unwrap()))
                        .unwrap()
                        * SIZE
                        / 2;
                    let x = attribute(text, "x=\"");
                    assert!(x >= free && x + wide <= WIDTH, "{count} {class}: {x} {free}");
                    free = x + wide;
                }
            }
            for rect in svg.split("<rect").skip(1) {
                assert!(attribute(rect, "x=\"") + attribute(rect, "width=\"") <= WIDTH);
                assert!(
                    attribute(rect, " y=\"") >= TOP && attribute(rect, " y=\"") + attribute(rect, "height=\"") == FLOOR
                );
            }
        }
    }

    #[test]
    fn odd_input_draws_nothing_wrong() {
        assert_eq!(chart(&[], "空"), "");
        let odd = [i128::MIN, 0, i128::MAX].map(|amount| Period {
            label: "<月>".into(),
            amount,
            shown: "&".into(),
            projected: true,
        });
        let svg = chart(&odd, "<>");
        assert!(svg.contains("&lt;月&gt;") && !svg.contains("<月>") && !svg.contains("height=\"-"));
    }
}
