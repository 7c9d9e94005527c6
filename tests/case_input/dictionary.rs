//! A small program: a dictionary, and the columns that its rules would read.

use tiaowen::ir::{DictEntity, DictFact, DictKind, DictRelation, Domain, DomainId, DomainKind, Program, Slot};
use tiaowen::types::{FactRole, Kind, Limits, USUAL_BENEFITS};

/// Entity, fact, kind; `*` before an entity: it stands at the top of a case.
const FACTS: &str = "
*个人 姓名 文本 | *个人 身份标识 文本 | *个人 出生日期 日期 | *个人 是否高校毕业生 是否 | *个人 性别 男/女
*个人 困难类别 {零就业,低保…} | *个人 学费额 元 | *个人 领取起止 起止 | *个人 是否创业带头人 是否
*单位 名称 文本 | *单位 登记地 大连市/市外 | *单位 裁员人数 人 | *单位 毕业院校 普通高校/其他…
招用人员 招用日期 日期 | 招用人员 在岗月 月份们 | 招用人员 用工地 文本
缴费记录 所属月 月份 | 缴费记录 单位缴费额 元/月 | 缴费记录 已缴 是否 | 失业登记记录 起 日期 | 失业登记记录 止 日期
*贷款 年利率 比率 | *贷款 各期利息 金额们 | *补贴记录 已享受月数 月 | *补贴记录 年度已核额 元";

pub fn program() -> Program {
    let empty = serde_json::json!({
        "format": 1, "policy": {"id": "", "title": "", "version": "", "issued": "2020-01-01", "effective": "", "finished": false, "text_sha256": ""},
        "enums": [], "rounding": null, "dictionary": {}, "domains": [], "slots": [], "interpretations": [], "citations": [],
        "documents": [], "nodes": [], "decisions": [], "clauses": [],
        "register": [{"kind": "给付", "name": "甲补贴", "clause": 6, "anchors": [], "cites": []}],
        "parameters": [
            {"name": "最低工资标准", "unit": {"money": {"per": "月"}}, "index": [{"name": "用工地"}], "cites": []},
            {"name": "法定退休年龄", "unit": "age", "index": [{"name": "性别"}, {"name": "出生年月"}], "cites": []},
            {"name": "缴费费率", "unit": "ratio", "index": [{"name": "年度"}], "cites": []}],
    });
    let mut p: Program = serde_json::from_value(empty).unwrap();
    for fact in FACTS.split(['|', '\n']).map(str::trim).filter(|f| !f.is_empty()) {
        let [entity, name, kind] = fact.split(' ').collect::<Vec<_>>()[..] else { panic!("{fact}") };
        let kind = kind_of(&mut p, name, kind);
        let e: &mut DictEntity = p.dictionary.entities.entry(entity.trim_start_matches('*').into()).or_default();
        e.root |= entity.starts_with('*');
        e.by_benefit |= entity.trim_start_matches('*') == USUAL_BENEFITS;
        let role = FactRole::ALL.iter().copied().find(|role| role.usual_name() == name);
        e.facts.insert(
            name.into(),
            DictFact { kind, by_agency: false, limits: Limits::default(), public: false, role, cited: vec![] },
        );
    }
    for (owner, name, target, many, fallback) in [
        ("单位", "招用人员", Some("个人"), true, None),
        ("单位", "创办人", Some("个人"), false, Some("个人")),
        ("招用人员", "缴费记录", None, true, None),
        ("个人", "失业登记记录", None, true, None),
    ] {
        let [target, fallback] = [target, fallback].map(|n| n.map(str::to_owned));
        if many {
            p.dictionary.entities.entry(name.into()).or_default().target = target.clone();
        }
        let relations = &mut p.dictionary.entities.entry(owner.into()).or_default().relations;
        relations.insert(name.into(), DictRelation { target, many, fallback, unrepeated: vec![] });
    }
    p.domains.push(Domain { path: String::new(), or_path: None, parent: None, kind: DomainKind::Root });
    for (path, or_path, parent) in [
        ("单位.招用人员[]", None, 0),
        ("单位.招用人员[].缴费记录[]", None, 1),
        ("补贴记录.甲补贴.年度已核额[]", None, 0),
        ("单位.创办人.失业登记记录[]", Some("个人.失业登记记录[]"), 0),
    ] {
        let name = path.trim_end_matches("[]").rsplit('.').next().unwrap().to_owned();
        let (path, or_path) = (path.to_owned(), or_path.map(str::to_owned));
        p.domains.push(Domain {
            path,
            or_path,
            parent: Some(DomainId::new(parent)),
            kind: DomainKind::Relation { name },
        });
    }
    for (path, or_path, domain, kind) in [
        ("个人.姓名", None, 0, "文本"),
        ("个人.领取起止.起", None, 0, "日期"),
        ("个人.领取起止.止", None, 0, "日期"),
        ("单位.裁员人数", None, 0, "人"),
        ("单位.创办人.是否创业带头人", Some("个人.是否创业带头人"), 0, "是否"),
        ("单位.招用人员[].招用日期", None, 1, "日期"),
        ("单位.招用人员[].在岗月", None, 1, "月份们"),
        ("单位.招用人员[].个人.是否高校毕业生", None, 1, "是否"),
        ("单位.招用人员[].个人.补贴记录.甲补贴.已享受月数", Some("补贴记录.甲补贴.已享受月数"), 1, "月"),
        ("单位.招用人员[].缴费记录[].所属月", None, 2, "月份"),
        ("单位.招用人员[].缴费记录[].单位缴费额", None, 2, "元/月"),
        ("补贴记录.甲补贴.年度已核额[].金额", None, 3, "元"),
        ("单位.创办人.失业登记记录[].起", None, 4, "日期"),
    ] {
        let DictKind::Plain(kind) = kind_of(&mut p, path, kind) else { panic!("{path}") };
        let (path, or_path, domain) = (path.to_owned(), or_path.map(str::to_owned), DomainId::new(domain));
        let name = path.rsplit('.').next().unwrap().to_owned();
        let (by_agency, unchangeable, role, negative, affirmative) = (false, false, None, None, None);
        let limits = Limits::default();
        p.slots.push(Slot {
            path,
            or_path,
            name,
            domain,
            kind,
            by_agency,
            unchangeable,
            limits,
            role,
            negative,
            affirmative,
        });
    }
    p
}

fn kind_of(p: &mut Program, name: &str, kind: &str) -> DictKind {
    let mut enumeration = |values: &str, by: char| {
        let values: Vec<String> = values.trim_end_matches('…').split(by).map(str::to_owned).collect();
        let open = kind.contains('…');
        p.enums.push(tiaowen::types::EnumType { name: name.into(), values, open, ordered: false });
        tiaowen::types::EnumId::new(p.enums.len() - 1)
    };
    DictKind::Plain(match kind {
        "文本" => Kind::Text,
        "日期" => Kind::Date,
        "是否" => Kind::Bool,
        "月份" => Kind::Month,
        "月份们" => Kind::Months,
        "比率" => Kind::Ratio,
        "金额们" => Kind::MoneyList,
        "元" => Kind::Money { per: None },
        "元/月" => Kind::Money { per: Some("月".into()) },
        "起止" => return DictKind::Range,
        set if set.starts_with('{') => Kind::Set(enumeration(set.trim_matches(['{', '}']), ',')),
        values if values.contains('/') => Kind::Enum(enumeration(values, '/')),
        counter => Kind::Count { counter: counter.into() },
    })
}
