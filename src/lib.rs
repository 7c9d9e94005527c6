//! 条文 (tiaowen): policy as data.
//!
//! A policy package goes in, a case goes in, decisions come out, each with its reasons:
//!
//! ```
//! use tiaowen::{Depth, Engine, Lang};
//!
//! # fn main() -> Result<(), tiaowen::Error> {
//! let engine = Engine::open("policies/dalian-2017-46")?;
//! let text = "{基准日: 2020-03-01, 个人: {此前曾领取营业执照: 是}}";
//! let case = engine.case("案例.yaml", text)?;
//! let decisions = engine.options().only(&["创业场地补贴"])?.decide(&case)?;
//! for decision in decisions.iter() {
//!     println!("{}：{}", decision.rule(), decision.outcome().word());
//!     println!("{}", decision.text(Lang::Zh, Depth::Brief));
//! }
//! # assert_eq!(decisions.get("创业场地补贴").unwrap().outcome().word(), "不符合");
//! # Ok(())
//! # }
//! ```
//!
//! What is re-exported here is the interface: [`Package`] and [`Engine`], [`Case`], [`Options`],
//! [`Decisions`] and [`Decision`], [`Findings`] and [`Error`]. The modules are the workshop: public for tests
//! and sister crates, and free to change.
//!
//! Data flows one way: text → syntax tree → resolved → IR → outcomes and trace → explanation → page.
//! `docs/ARCHITECTURE.md` holds the stage table and the invariants of each stage.

pub mod values;
pub mod source;
pub mod diagnostic;
pub mod document;
pub mod draft;
pub mod syntax;
pub mod types;
pub mod ir;
pub mod resolve;
pub mod lower;
pub mod ledger;
pub mod data;
pub mod facts;
pub mod package;
pub mod woven;
pub mod amend;
pub mod compile;
pub mod eval;
pub mod counterfactual;
pub mod interview;
pub mod explain;
pub mod compare;
pub mod plan;
pub mod record;
pub mod render;
pub mod engine;
#[cfg(feature = "cli")]
pub mod cli;

pub use engine::{Case, Decision, Decisions, Engine, Error, Findings, Options, Package, Search};
pub use eval::{Amount, Payment};
pub use ir::{AmountState, Verdict};
pub use package::{Files, Folder, MemoryFiles};
pub use render::report::Depth;
pub use render::{Lang, dossier::Audience};
