//! `explain`: what a code means, and how to put it right.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::diagnostic::{Code, nearest};

pub fn explain(code: &str, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let asked = code.to_uppercase();
    match Code::ALL.iter().find(|code| code.as_str() == asked) {
        Some(known) => session.write(known.page()).map(|()| Exit::Fine),
        None => {
            let near = nearest(&asked, Code::ALL.iter().map(|code| code.as_str())).unwrap_or("T0101");
            session.complain("explain-unknown", &[("code", code), ("near", near)]);
            Err(Exit::Usage)
        }
    }
}
