//! Cases and parameter tables as people write them: what is read, and what is refused where.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers here are part of the tests")]

#[path = "case_input/dictionary.rs"]
mod dictionary;

mod support;

use dictionary::program;
use tiaowen::diagnostic::Diagnostic;
use tiaowen::facts::{Case, Given, KeyCell, ListState, Table, Value, read_case, read_table};
use tiaowen::render::{Catalogue, Lang};
use tiaowen::source::FileId;
use tiaowen::values::{Exact, Month, parse_date};

fn case(text: &str) -> Case {
    let mut diagnostics = Vec::new();
    let text = format!("基准日: 2020-03-01\n{text}");
    let case = read_case(&program(), FileId::new(0), &text, &mut diagnostics);
    case.unwrap_or_else(|| panic!("{}", said(&text, &diagnostics)))
}

/// Each finding as its code, the words it marks, and its arguments.
fn said(text: &str, diagnostics: &[Diagnostic]) -> String {
    let words = Catalogue::load(Lang::Zh);
    let line = |d: &Diagnostic| {
        let args: Vec<String> = d.args.iter().map(|(k, v)| format!("{k}={}", words.argument(v))).collect();
        format!("{} 「{}」 {}", d.code.as_str(), d.place.span.text(text), args.join(" "))
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn refused(text: &str) -> String {
    let mut diagnostics = Vec::new();
    let text = format!("基准日: 2020-03-01\n{text}");
    assert!(read_case(&program(), FileId::new(0), &text, &mut diagnostics).is_none(), "{text}");
    said(&text, &diagnostics)
}

fn column(case: &Case, path: &str) -> Vec<Given> {
    let slot = program().slots.iter().position(|s| s.path == path).unwrap();
    case.facts.columns[slot].clone()
}

fn number(n: i64) -> Given {
    Given::Value(Value::Number(Exact::from(n)))
}

#[test]
fn rows_follow_their_parents_and_a_span_of_months_is_a_row_each() {
    let case = case(
        "
单位:
  招用人员:
    - 招用日期: 2018-06-01
      在岗月: [2019-03..2019-05, 2019-01, 2019-02]
      个人: {姓名: 示例甲, 是否高校毕业生: 是, 补贴记录: {甲补贴: {已享受月数: 35}}}
      缴费记录:
        - {所属月: 2019-11..2020-01, 单位缴费额: \"997.50\", 已缴: 是}
        - {所属月: 2020-02, 单位缴费额: 1000元/月}
    - 个人: 不知
      缴费记录: 不知
补贴记录: {甲补贴: {已享受月数: 0, 年度已核额: [{年: 2019, 金额: \"60000.00\"}]}}
",
    );
    let rows = &case.facts.rows;
    assert_eq!((rows[1].len(), rows[2].starts.clone()), (2, vec![0, 4, 4]));
    assert_eq!(rows[1].labels, ["示例甲", "招用人员第2名"]);
    assert_eq!(rows[2].labels[2..], ["缴费记录第1条（2020年1月）", "缴费记录第2条"]);
    assert_eq!(rows[2].lists, [ListState::Given, ListState::Unknown]);
    let months = column(&case, "单位.招用人员[].缴费记录[].所属月");
    assert_eq!(months[2], Given::Value(Value::Month(Month::new(2020, 1).unwrap())));
    assert_eq!(column(&case, "单位.招用人员[].缴费记录[].单位缴费额")[3], number(1000));
    let joined = (Month::new(2019, 1).unwrap(), Month::new(2019, 5).unwrap());
    assert_eq!(column(&case, "单位.招用人员[].在岗月"), [Given::Value(Value::Months([joined].into())), Given::Missing]);
    assert_eq!(column(&case, "单位.招用人员[].个人.是否高校毕业生")[1], Given::Unknown);
    // The person's own record wins; an unknown person's is unknown, not the case's.
    assert_eq!(column(&case, "单位.招用人员[].个人.补贴记录.甲补贴.已享受月数"), [number(35), Given::Unknown]);
    assert_eq!(column(&case, "补贴记录.甲补贴.年度已核额[].金额"), [number(60000)]);
}

#[test]
fn a_top_level_record_serves_every_member_without_its_own() {
    let case = case("单位: {招用人员: [{个人: {姓名: 甲}}, {个人: {}}]}\n补贴记录: {甲补贴: {已享受月数: 3}}");
    assert_eq!(column(&case, "单位.招用人员[].个人.补贴记录.甲补贴.已享受月数"), [number(3), number(3)]);
    let supplied = case.supplied.iter().find(|s| s.path == "补贴记录.甲补贴.已享受月数").unwrap();
    assert_eq!((supplied.slot, supplied.stands_for.len()), (None, 1));
}

#[test]
fn an_empty_case_gives_nothing_and_refuses_nothing() {
    let case = case("");
    assert!(case.facts.columns.iter().flatten().all(|g| *g == Given::Missing));
    assert_eq!(case.facts.rows[1].lists, [ListState::Missing]);
    assert_eq!((case.facts.rows[0].len(), case.facts.dates.applicable_given), (1, false));
    assert_eq!(case.facts.dates.decided, parse_date("2020-03-01").unwrap());
}

#[test]
fn the_person_at_the_top_stands_for_an_absent_founder() {
    let alone =
        case("个人: {是否创业带头人: 是, 失业登记记录: [{起: 2018-01-01}], 领取起止: {起: 2018-01-01, 止: 不适用}}");
    assert_eq!(column(&alone, "单位.创办人.是否创业带头人"), [Given::Value(Value::Bool(true))]);
    assert_eq!(column(&alone, "单位.创办人.失业登记记录[].起").len(), 1);
    assert_eq!(column(&alone, "个人.领取起止.止"), [Given::NotApplicable]);
    case("单位: {创办人: {是否创业带头人: 是}}\n个人: {是否创业带头人: true, 学费额: 3}");
    let text = "单位: {创办人: {是否创业带头人: 是}}\n个人: {是否创业带头人: 不知}";
    assert_eq!(refused(text), "T0509 「不知」 fact=是否创业带头人");
}

#[test]
fn values_are_typed_by_the_declared_fact() {
    let texts = "个人: {姓名: 0012, 身份标识: \"12345678901234567890\", 困难类别: [低保, 其他困难], 学费额: \"12345678901234567.89\"}";
    let read = case(&format!("{texts}\n单位: {{裁员人数: 3人, 毕业院校: 夜校}}"));
    assert_eq!(column(&read, "个人.姓名"), [Given::Value(Value::Text("0012".into()))]);
    assert_eq!(column(&read, "单位.裁员人数"), [number(3)]);
    let unlisted: Vec<&str> = read.unlisted.iter().map(|u| u.value.as_str()).collect();
    assert_eq!(unlisted, ["其他困难", "夜校"]);
    case("贷款: {年利率: 4.35%, 各期利息: [1000, \"12.50\"]}");
}

#[test]
fn what_does_not_fit_is_refused_where_it_stands() {
    for (text, expected) in [
        ("个人: {出生日其: 1990-01-01}", "T0503 「出生日其」 key=出生日其 near=出生日期"),
        ("出生日期: 1990-01-01", "T0503 「出生日期」 key=出生日期 at=个人"),
        ("单位: {招用人员: [{是否高校毕业生: 是}]}", "T0503 「是否高校毕业生」 key=是否高校毕业生 at=个人"),
        ("补贴记录: {乙补贴: {}}", "T0503 「乙补贴」 key=乙补贴 near=甲补贴"),
        ("单位: {创办人: {补贴记录: {甲补贴: {}}}}", "T0503 「补贴记录」 key=补贴记录"),
        ("期望: {甲补贴: {结论: 符合}}", "T0503 「甲补贴」 key=甲补贴"),
        ("个人: {学费额: 997.5}", "T0504 「997.5」 fact=学费额"),
        ("个人: {学费额: 1e400}", "T0506 「1e400」 fact=学费额 expected=金额（元）"),
        ("个人: {学费额: 1_000}", "T0506 「1_000」 fact=学费额 expected=金额（元）"),
        ("个人: {学费额: 0010}", "T0506 「0010」 fact=学费额 expected=金额（元）"),
        ("个人: {学费额: 3000元/月}", "T0512 「3000元/月」 fact=学费额 expected=元"),
        ("个人: {出生日期: 2019-02-29}", "T0505 「2019-02-29」 fact=出生日期"),
        ("个人: {是否高校毕业生: no}", "T0506 「no」 fact=是否高校毕业生 expected=是或否"),
        ("个人: {是否高校毕业生: }", "T0506 「」 fact=是否高校毕业生 expected=是或否"),
        ("单位: {登记地: 大连}", "T0507 「大连」 fact=登记地 values=大连市、市外"),
        ("单位: {裁员人数: -1}", "T0506 「-1」 fact=裁员人数 expected=不小于0的整数（人）"),
        ("贷款: {年利率: 0.6}", "T0513 「0.6」 fact=年利率"),
        ("个人: {性别: 男, 性别: 女}", "T0502 「性别」 key=性别"),
        ("个人: {学费额: 1", "T0501 「」 detail=方括号或者花括号没有成对"),
        ("个人: &a {性别: 男}", "T0501 「&a {」 detail=不接受锚点（&）和别名（*）；以这两个符号开头的文字请加引号"),
        ("适用日: 昨天", "T0505 「昨天」 fact=适用日"),
    ] {
        assert_eq!(refused(text), expected, "{text}");
    }
    let text = "单位: {招用人员: {招用日期: 2018-06-01}}";
    assert!(refused(text).starts_with("T0506 「{招用日期: 2018-06-01}」 fact=招用人员 expected=列表"));
    let mut diagnostics = Vec::new();
    assert!(read_case(&program(), FileId::new(0), "个人: {}", &mut diagnostics).is_none());
    assert_eq!(said("", &diagnostics), "T0508 「」 ");
}

fn table(text: &str) -> Result<Table, String> {
    let mut diagnostics = Vec::new();
    let table = read_table(&program(), FileId::new(0), text, &mut diagnostics);
    table.map(|(_, table)| table).ok_or_else(|| said(text, &diagnostics))
}

#[test]
fn tables_bind_their_columns_by_name() {
    let ages = table(
        "
参数: 法定退休年龄
单位: 岁
索引: [性别, 出生年月]
行:
  - {自: 2025-01-01, 性别: 男, 出生年月: 1965-01..1965-04, 值: 60周岁1个月, 公布: 2024-09-13, 来源: 国发〔2024〕18号}
  - {性别: 女, 出生年月: ..1974-12, 值: \"50周岁\", 来源: 示例}
",
    )
    .unwrap();
    assert_eq!(ages.rows[0].value, Exact::from(721));
    assert_eq!(ages.rows[1].keys[0], KeyCell::Enum(1));
    assert_eq!((ages.rows[0].example, ages.rows[1].example), (false, true));
    let rates = table("参数: 缴费费率\n单位: 比率\n行:\n  - {年度: 2017, 值: 20%, 来源: 甲}").unwrap();
    let year = [parse_date("2017-01-01").ok(), parse_date("2017-12-31").ok()];
    assert_eq!([rates.rows[0].from, rates.rows[0].to], year);
    assert_eq!(table("参数: 缴费费率\n行: []").unwrap(), Table::default());
}

#[test]
fn tables_that_do_not_fit_are_refused() {
    for (text, expected) in [
        ("参数: 最低工资\n行: []", "T0511 「最低工资」 name=最低工资 near=最低工资标准"),
        ("参数: 最低工资标准\n单位: 元\n行: []", "T0512 「元」 fact=最低工资标准 expected=元/月"),
        ("参数: 最低工资标准\n行: [{用工: 甲区, 值: 1530, 来源: 甲}]", "T0511 「用工」 name=最低工资标准 near=用工地"),
        ("参数: 最低工资标准\n行: [{值: 1530}]", "T0510 「{值: 1530}」 "),
        ("参数: 最低工资标准\n行: [{值: 1530.5, 来源: 甲}]", "T0504 「1530.5」 fact=值"),
        ("参数: 缴费费率\n行: [{值: 0.2, 来源: 甲}]", "T0513 「0.2」 fact=值"),
        (
            "参数: 缴费费率\n行: [{自: 2018-01-01, 至: 2017-01-01, 值: 2%, 来源: 甲}]",
            "T0506 「2017-01-01」 fact=至 expected=不早于“自”的日期",
        ),
        ("行: []", "T0501 「」 detail=缺少“参数”一项"),
    ] {
        assert_eq!(table(text).unwrap_err(), expected, "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(support::properties(256))]
    #[test]
    fn no_text_makes_the_reader_fail(text in "([-?:,\\[\\]{}#&*!|>'\"%@` \n\t0-9a甲:是.]|个人|单位|招用人员|基准日: 2020-03-01\n){0,60}") {
        let mut diagnostics = Vec::new();
        let case = read_case(&program(), FileId::new(0), &text, &mut diagnostics);
        proptest::prop_assert_eq!(case.is_some(), diagnostics.is_empty());
        for d in diagnostics {
            proptest::prop_assert!(text.get(d.place.span.range()).is_some());
        }
    }
}

#[test]
fn a_fact_may_be_given_with_its_source_and_sources_that_disagree_leave_it_unknown() {
    let one = case("单位: {招用人员: [{招用日期: {值: 1990-01-01, 来源: 合同, 日期: 2020-02-10}}]}");
    let given = Given::Value(Value::Date(parse_date("1990-01-01").unwrap()));
    assert_eq!(column(&one, "单位.招用人员[].招用日期"), std::slice::from_ref(&given));
    let claim = &one.supplied[0].claims[0];
    assert_eq!(
        (claim.source.as_deref(), claim.on, claim.disputed),
        (Some("合同"), parse_date("2020-02-10").ok(), false)
    );

    let agree =
        "单位: {招用人员: [{招用日期: [{值: 1990-01-01, 来源: 合同}, {值: 不知, 来源: 本人}, {值: 1990-01-01}]}]}";
    let agree = case(agree);
    assert_eq!(column(&agree, "单位.招用人员[].招用日期"), [given]);
    assert_eq!(agree.supplied[0].claims.len(), 3);
    assert!(agree.supplied[0].claims.iter().all(|c| !c.disputed));

    let differ = case("单位: {招用人员: [{招用日期: [{值: 1990-01-01, 来源: 合同}, {值: 1990-02-01, 来源: 社保}]}]}");
    assert_eq!(column(&differ, "单位.招用人员[].招用日期"), [Given::Disputed]);
    assert!(differ.supplied[0].claims.iter().all(|c| c.disputed));

    let member = case("单位: {招用人员: [{招用日期: 2018-06-01}, {招用日期: {值: 2018-07-01}}]}");
    let places: Vec<&str> = member.supplied.iter().map(|s| s.at.as_str()).collect();
    assert_eq!(places, ["单位.招用人员[1].招用日期", "单位.招用人员[2].招用日期"]);
}

#[test]
fn a_source_that_says_nothing_or_something_else_is_refused() {
    let said = refused("个人: {出生日期: {值: 1990-13-01, 来源: 身份证}}");
    assert!(said.contains("1990-13-01"), "{said}");
    let said = refused("个人: {出生日期: {值: 1990-01-01, 出处: 身份证}}");
    assert!(said.starts_with("T0503"), "{said}");
    assert!(!refused("个人: {出生日期: {来源: 身份证}}").is_empty(), "no value");
    assert!(!refused("个人: {出生日期: []}").is_empty(), "no source");
}

#[test]
fn more_months_than_are_counted_are_refused_not_cut() {
    let records = |n: usize| {
        let record = "    - {所属月: 1900-01..1999-12}\n".repeat(n);
        format!("单位:\n  招用人员:\n  - 缴费记录:\n{record}")
    };
    assert_eq!(case(&records(800)).facts.rows[2].len(), 960_000);
    let said = refused(&records(900));
    assert!(said.starts_with("T0506") && said.contains("fact=缴费记录"), "{said}");
    assert!(said.contains("1000000"), "{said}");
}
