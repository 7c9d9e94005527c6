//! What each state looks like: a shape of its own besides its colour.

use super::State;

/// The mark of a state on its line, which runs down the page or across it.
pub fn mark(state: State, x: i32, y: i32, down: bool) -> String {
    let (class, colour) = match state {
        State::Holds => ("m-holds", "#0b6b45"),
        State::Fails => ("m-fails", "#b0201c"),
        State::Open => ("m-open", "#84540a"),
        State::Inapplicable => ("m-na", "#6b6862"),
        State::Failed => ("m-failed", "#9c2668"),
    };
    // The two ends of the break, across the line's own direction.
    let ends = if down { "M-6-11H6M-6 11H6" } else { "M-11-6V6M11-6V6" };
    let through = if down { "M0-11V11" } else { "M-11 0H11" };
    let sign = |c: char| {
        format!(
            "<text y=\"4\" font-size=\"11\" font-weight=\"700\" text-anchor=\"middle\" stroke=\"none\" fill=\"{colour}\">{c}</text>"
        )
    };
    let shape = match state {
        State::Holds => {
            format!("<path d=\"{through}\" stroke-width=\"4\"/><circle r=\"7.5\" fill=\"{colour}\" stroke=\"none\"/>")
        }
        State::Fails => format!("<path d=\"{ends}M-5-5L5 5M5-5L-5 5\" stroke-width=\"2.5\"/>"),
        State::Open => {
            format!("<path d=\"{ends}\"/><path d=\"M0-9.5L9.5 0L0 9.5L-9.5 0Z\" fill=\"#fff\"/>{}", sign('?'))
        }
        State::Inapplicable => format!(
            "<path d=\"{through}\" stroke-dasharray=\"2 2\"/><rect x=\"-8\" y=\"-6\" width=\"16\" height=\"12\" rx=\"6\" fill=\"#fff\"/><path d=\"M-4 0H4\"/>"
        ),
        State::Failed => format!("<path d=\"{ends}\"/><path d=\"M0-9L9 7H-9Z\" fill=\"#fff\"/>{}", sign('!')),
    };
    format!(
        "<g class=\"{class}\" transform=\"translate({x} {y})\" stroke=\"{colour}\" stroke-width=\"1.75\">{shape}</g>"
    )
}
