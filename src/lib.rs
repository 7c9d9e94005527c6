//! 条文 (tiaowen): policy as data.
//!
//! A policy package goes in, a case goes in, decisions come out, each with its reasons:
//!
//! ```
//! use tiaowen::{AmountState, Depth, Engine, Error, Folder, Lang};
//!
//! fn main() -> Result<(), Error> {
//!     let folder = Folder { root: "policies/dalian-2017-46".into() };
//!     let engine = Engine::open(&folder.root)?;
//!     let case = engine.case_at(&folder, "cases/001-场地补贴-租房两年.yaml")?;
//!     let decisions = engine.options().only(&["创业场地补贴"])?.decide(&case)?;
//!     for decision in decisions.iter() {
//!         let amount = decision.amount();
//!         let sum = match (amount.state, amount.total) {
//!             (AmountState::Settled, Some(total)) => format!("{}元", total.money()),
//!             _ => "no settled sum".to_owned(),
//!         };
//!         println!("{}：{}，{sum}", decision.rule(), decision.outcome().word());
//!         println!("{}", decision.text(Lang::Zh, Depth::Brief));
//!     }
//!     println!("{}", decisions.json(Lang::Zh));
//!     Ok(())
//! }
//! ```
//!
//! A package may be anywhere, a case may come from values, and what is wrong is data:
//!
//! ```
//! use tiaowen::{Error, Lang, MemoryFiles, Package};
//!
//! # fn main() -> Result<(), Error> {
//! // From a database or an archive as well as from here.
//! let read = |path: &str| std::fs::read(format!("tests/diagnostics/base/{path}")).unwrap_or_default();
//! let names = ["package.toml", "source/示范.txt", "事实.tw", "参数.tw", "规则.tw", "parameters/最低工资标准.yaml"];
//! let files = names.iter().fold(MemoryFiles::default(), |files, name| files.with(*name, read(name)));
//! let package = Package::read(&files);
//! for finding in package.findings().entries(Lang::En) {
//!     println!("{}:{} {} {}", finding.at.file, finding.at.line, finding.code, finding.message);
//! }
//! let engine = package.into_engine()?;
//!
//! let facts = serde_json::json!({"基准日": "2022-03-01", "个人": {"此前曾领取营业执照": "是", "经营地": "市外"}});
//! let decisions = engine.decide(&engine.case_of(&facts)?)?;
//! assert_eq!(decisions.get("场地补贴").map(|d| d.outcome().word()), Some("不符合"));
//!
//! let unknown = serde_json::json!({"基准日": "2022-03-01", "个人": {"经营地点": "市外"}});
//! match engine.case_of(&unknown) {
//!     Err(Error::Findings(findings)) => assert_eq!(findings.iter().next().map(|f| f.code.as_str()), Some("T0503")),
//!     other => panic!("{other:?}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! What is re-exported here is the interface: [`Package`] and [`Engine`], [`Case`], [`Options`],
//! [`Decisions`] and [`Decision`], [`Findings`] and [`Error`], and what their methods take and give. Methods that give
//! the workshop's own types ([`Engine::program`], [`Decisions::run`], [`Decisions::dossier`] and the like), and the
//! modules themselves, are public for tests and sister crates, and free to change.
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
pub mod checker;
pub mod render;
pub mod engine;
#[cfg(feature = "cli")]
pub mod cli;

pub use counterfactual::Change;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use engine::{Case, Decision, Decisions, Engine, Error, Findings, Options, Package, Search};
pub use eval::{Amount, Decided, Payment};
pub use explain::Report;
pub use facts::Tables;
pub use ir::{AmountState, Verdict};
pub use package::{Files, Folder, MemoryFiles};
pub use record::Key;
pub use render::diagnostic_json::Entry;
pub use render::report::Depth;
pub use render::{Lang, dossier::Audience};
pub use values::{Date, Exact};
