# The message catalogue in English: the same keys, attributes and variables as zh.ftl.
#
# Diagnostics stand under their code in lower case (t0301). The value says what was found and what
# was expected; .title is the short name; .help, .help-near and so on say what to do; the other
# attributes label further places.
# What a rule file must say is left in Chinese, since rule files are written in Chinese; so are the
# names of rules and facts, and quotations. The word of an outcome is followed by the Chinese word,
# which is the one that decisions, cases and tables use.
# A space at the end of a text is written as a string in braces, because it would be dropped.

# ---------------------------------------------------------------- General

severity-error = error
severity-warning = warning
severity-advice = note

word-help = Help:{" "}
word-place = At:{" "}

finding-count = { $count ->
    [one] { $count } { $severity }
   *[other] { $count } { $severity }s
 }
finding-count-joiner = {", "}
finding-summary = Found { $counts }.

# ---------------------------------------------------------------- How each line is written
# Used by t0102 (unreadable) and t0103 (unfinished).

-pattern-standard =
    The standard (标准) is written in one of these ways; 〈量式〉 is an expression:
    3000元/年。　500元/名。　无金额。
    每月按〈量式〉的30%给予。　按〈量式〉全额给予。　按〈量式〉全额减免。
    按规定，所按文件未载明。　按规定，从《〈文件名〉》。　按规定，从“〈给付名〉”，不另计。
-pattern-duration =
    The duration (期限) is written in one of these ways:
    最长不超过3年。　至〈日期〉止。　从共同期限“〈名称〉”。
    其中，对符合下列条件之一的，最长不超过3年：（1）……；（2）……。
    其余人员，〈条件〉的，最长不超过1年。 (goes with 其中; one line each)
    除〈条件〉的可延长至〈日期〉外，其余人员最长不超过3年。
    最长不超过3年，至〈日期〉止。　最长不超过3年，终止时间从解释“〈名称〉”。
-pattern-start =
    The start (起算) is written in one of these ways:
    〈日期〉。　〈日期〉的次月。　〈日期〉与〈日期〉较晚者。　条件全部具备的次月。
    自〈日期〉起满1年之月。　自〈日期〉起计算范围内的首月。
    未载明。　从解释“〈名称〉”。
-pattern-scope =
    The scope of calculation (计算范围) is written in one of these ways:
    〈关系〉中，〈条件〉的。　〈关系〉中，符合下列条件之一的：（1）……；（2）……。
    自〈日期〉起至〈日期〉止。　〈月份集合〉。
-pattern-expr =
    A formula (算式) is written 〈名称〉＝〈量式〉。 A count (计数) is the expression alone.
    An expression is made of names, numbers with units and “〈名称〉（〈条件〉）之和”, joined by ＋－×÷; one taken from an interpretation is written 从解释“〈名称〉”.
-pattern-cap =
    The cap (上限) is written in one of these ways:
    每户每年最多10万元。　每人每月最多300元。　每户每次最多1500元。　每户累计最多5万元。　每人最多5000元。　不设。
    每户每年最多10万元，未用的可以结转至次年。　每人每年最多2次。　其中“〈算式名〉”，每人每月最多300元。
-pattern-adopted =
    The line 采用 has three forms only:
    甲解，〈机关〉〈日期〉作出。
    暂用甲解，未经有权机关解释。
    未定，各解并列计算。
-pattern-alternative =
    An alternative is written in one of these ways, its reason after 理由：
    起算为……。　折算为……。　计算单位为……。　期限为……。　算式为……。　取值为……。
    舍入为四舍五入 (去尾, 进一) 到十元 (元, 角, 分)。　舍入为不舍入。
    〈条件〉。　“〈文字含义〉”。 (in quotation marks it only explains and changes no calculation)
-pattern-fact =
    A fact is declared: 〈主体〉的〈名称〉，为〈类型〉。
    The type is 是否, 日期, 月份, 起止, 比率, 文本, 数量 with its counter (数量，名), 金额 with its unit (金额，元/月), 〈值〉、〈值〉之一, or 〈值〉、〈值〉之数项.
    It may be followed by: 肯定写作“……”, 否定写作“……”, 以认定结果为准, 由低到高, 列举未尽, 由审核部门核实, 不能改变, 见第（六）条第4句.
-pattern-relation =
    A relation is declared: 〈主体〉的〈名称〉，为〈主体〉，可有多名。
    为〈主体〉, 可有多名 (可有多条) and 未提供的即〈主体〉 are written as needed.
-pattern-authority =
    An authority (依据) is written 第（六）条第4句“〈原文〉”. One in the same clause is the quotation alone: “〈原文〉”.
    Where words in between are left out: “〈前段〉”……“〈后段〉”.
-pattern-agencies =
    Responsible agencies (责任单位) are written 〈机关〉、〈机关〉牵头，〈机关〉、〈机关〉等，〈机关〉。
-pattern-condition =
    A condition is written in one of these ways, one way for each condition:
    是〈名称〉　不是〈名称〉　〈是否类的事实〉
    〈名称〉为〈值〉　〈名称〉为〈值〉、〈值〉之一　〈名称〉为〈级别〉以上　〈名称〉含有〈值〉
    〈名称〉3名以上　〈名称〉3名以下　〈名称〉超过3名　〈名称〉不足3名　〈名称〉为1名至2名
    〈日期〉不早于〈日期〉　〈日期〉不晚于〈日期〉　〈日期〉早于〈日期〉　〈日期〉晚于〈日期〉
    自〈日期〉起满1年　自〈日期〉起1年以内　自〈日期〉起超过1年　自〈日期〉起不足1年　〈日期〉与〈日期〉为同一年度
    〈日期〉处于〈记录〉期间　在〈日期〉当日，〈条件〉　自〈日期〉起至〈日期〉止，无〈条件〉的〈记录〉
-pattern-other = Rewrite it in the fixed form of this label. A name that contains a digit, a punctuation mark or one of 为, 是, 的 stands in quotation marks.

# ---------------------------------------------------------------- T01 Wording

t0101 = “{ $found }” belongs to no label and is not the main sentence of this rule.
    .title = Stray text
    .help = A rule has one main sentence; everything else stands after a label. Explanations go after “说明：”, remarks for maintainers alone after “//”; delete what is not needed.

t0102 = This cannot be read: “{ $found }” fits none of the forms allowed here.
    .title = Unreadable
    .help = { -pattern-other }
    .help-standard = { -pattern-standard }
    .help-duration = { -pattern-duration }
    .help-start = { -pattern-start }
    .help-scope = { -pattern-scope }
    .help-expr = { -pattern-expr }
    .help-cap = { -pattern-cap }
    .help-adopted = { -pattern-adopted }
    .help-alternative = { -pattern-alternative }
    .help-fact = { -pattern-fact }
    .help-relation = { -pattern-relation }
    .help-authority = { -pattern-authority }
    .help-quotes = Use Chinese quotation marks: “ opens and ” closes; a quotation within the quotation takes ‘’. Do not use straight marks, and do not write a closing mark where an opening one belongs.
    .help-agencies = { -pattern-agencies }
    .help-condition = { -pattern-condition }

t0103 = This sentence is unfinished: something must follow “{ $found }”.
    .title = Unfinished
    .help = { -pattern-other }
    .help-standard = { -pattern-standard }
    .help-duration = { -pattern-duration }
    .help-start = { -pattern-start }
    .help-scope = { -pattern-scope }
    .help-expr = { -pattern-expr }
    .help-cap = { -pattern-cap }
    .help-adopted = { -pattern-adopted }
    .help-alternative = { -pattern-alternative }
    .help-fact = { -pattern-fact }
    .help-relation = { -pattern-relation }
    .help-authority = { -pattern-authority }
    .help-agencies = { -pattern-agencies }
    .help-condition = { -pattern-condition }

t0104 = “{ $found }” is not the wording that this language uses.
    .title = Near-synonym
    .help = Use the one wording: { $right }.
    .help-marks = Lists are written （1）（2）（3）, inside them ①②③: write “{ $right }” for “{ $found }”, and the others alike.

t0105 = This sentence has no full stop.
    .title = Missing full stop
    .help = End the sentence with “。”. The content of every label ends with a full stop.
    .help-narrow = Write “。” for the “.” at its end; “.” is the point of a number.

t0106 = The label “{ $label }” cannot be used here.
    .title = Wrong label
    .help = Labels come from a fixed list and stand at the start of a line or after a full stop.
    .help-near = Is “{ $near }” meant?
    .help-kind = A “{ $kind }” does not take this line, and it would have no effect. Delete it, or move it to the rule that uses it.
    .help-head = “{ $label }” belongs to the head of the document and speaks of the whole of it, so it stands before the parts and clauses. A rule of this kind inside a clause cannot be computed yet: write it as 导向 or 职责, with a line 说明.
    .help-open = “{ $label }” is a subordinate label and needs a rule before it. First write an opening line such as “给付：” or “定义：”, then this line.
    .help-exclusion = “{ $label }” is no label. Who gets nothing is written: 除外情形：〈名称〉。〈条件〉的〈主体〉，不享受“〈给付名〉”。

t0107 = The numbers of the list do not run on: item { $expected } is expected here.
    .title = Number of a list item
    .help = Number the items from 1 without a gap: （1）（2） at the first level, ①② at the second.
    .help-stem = Write the alternatives in order, from 甲解 on: 甲解, 乙解, 丙解, none left out. 采用 knows them by their order.

t0108 = This item must end with “{ $expected }”.
    .title = End of a list item
    .help = A semicolon “；” stands between items, a full stop “。” after the last.

t0109 = One sentence uses both 且 (and) and 或者 (or), and can be read in two ways.
    .title = 且 and 或者 mixed
    .help = Make it a list: put the conditions that must all hold under “同时符合下列条件”, and write a choice among them as “有下列情形之一：①……；②……”.

t0110 = The durations of this rule do not make one complete duration.
    .title = Durations not in a pair
    .help = A duration in tiers needs both 其中 and 其余人员; one without tiers is written once.
    .help-others = 其中 is there, 其余人员 is missing. On a line of its own write: 期限：其余人员，最长不超过〈期间〉。
    .help-among = 其余人员 is there, 其中 is missing. Before it write: 期限：其中，对符合下列条件之一的，最长不超过〈期间〉：（1）……；（2）……。
    .help-twice = The duration is written twice. If different people have different durations, write them as the tiers 其中 and 其余人员; otherwise delete one.

t0111 = “{ $found }” is not the sentence of this kind of rule.
    .title = Wrong kind of sentence
    .help = Rewrite it in the fixed sentence of this kind of rule.
    .help-directed =
        By the kind of rule, write:
        给付　对〈条件〉的〈主体〉，给予〈给付名〉。 (准予 where the name is an action)
        裁量　对〈条件〉的〈主体〉，经审定可以〈事项〉。
        优先　对〈条件〉的〈主体〉，列入优先次序。
        With more than one condition: 对同时符合下列条件的〈主体〉，给予〈给付名〉：（1）……；（2）……。
    .help-authorise =
        An authorisation (授权) is written: 由〈机关〉决定是否〈事项〉。
        Where it is confined to some cases: 对〈条件〉的〈主体〉，由〈机关〉决定是否〈事项〉。
        可以…… and 可探索…… of the text are not written 可以〈事项〉: say who decides.
    .help-list-head = A list follows, so the sentence before it must say “同时符合下列条件的〈主体〉” or “符合下列条件之一的〈主体〉”.
    .help-exclude =
        An exclusion (除外情形) is written: 〈条件〉的〈主体〉，不享受“〈给付名〉”“〈给付名〉”。
        In any of several cases: 有下列情形之一的〈主体〉，不享受“〈给付名〉”：（1）……；（2）……。
        From every benefit of a part: ……，不享受第一部分给予〈主体〉的各项给付，“〈给付名〉”除外。 From a status: ……，不列为“〈对象名〉”。
    .help-classify =
        A status (对象) is written: 将〈条件〉的〈主体〉列为〈对象名〉。
        With more than one condition: 将同时符合下列条件的〈主体〉列为〈对象名〉：（1）……；（2）……。
    .help-ensure =
        A target (指标) is written in one of these ways:
        对〈条件〉的〈主体〉，确保〈事实〉为〈量〉至〈量〉。
        对〈条件〉的〈主体〉，确保〈事实〉〈量〉以上。
    .help-define =
        A definition (定义) is written: 本条所称〈名称〉，是指〈主体〉的〈条件〉。 Use 限于 to narrow a meaning that exists, 包括 to widen it.
        The sentence opens with its range: 本句所称, 本条所称, 自本句起所称, 本意见所称. A term (术语) opens without a range.
        As a list: 〈名称〉，是指〈主体〉同时符合下列条件：（1）……；（2）……。

t0112 = Something is missing here: { $what }
    .title = Missing content
    .help = Supply it. A name must follow an opening label, a list must follow “同时符合下列条件”, and every item must hold a condition.

t0113 = The quotation marks are not in pairs: one opens and none closes.
    .title = Unpaired quotation mark
    .help = Close the quotation or the name with a closing mark. A quotation within the quotation takes the single marks ‘’.

t0114 = Brackets, quotation marks, expressions or definitions are nested more than { $limit } deep.
    .title = Too many levels
    .help = Split it: first name the parts with “算式” or “定义”, then use the names. One sentence holds at most 200 of ＋－×÷.
    .help-chain = Definitions that rest on one another form a chain of more than { $limit }. Shorten it by merging some of those in the middle.

t0115 = The text holds an invisible control character ({ $found }).
    .title = Invisible character
    .help = Delete the character and type these words again. Such characters usually come with text copied from web pages or other software, and make what is seen differ from what is there.

t0116 = The text holds a character in decomposed form: it looks like one character and is several.
    .title = Character encoding
    .help = Type the character again, or convert the file to the usual composed form (NFC) with a word processor and save it.

# ---------------------------------------------------------------- T02 Source text, corrections and quotations

t0117 = “{ $label }” is written twice in one rule.
    .title = Repeated line
    .first = the first is here
    .help = A rule has only one line “{ $label }”; with two it is unclear which of them counts. Keep one; if they are two matters, write two rules.
    .help-tail = A declaration says each of these once. Keep one.
    .help-head = Each line of the head stands once, whichever file it is in. Keep one.

t0118 = “{ $label }” does not go with the other lines of this rule.
    .title = Unfit line
    .help = Check the standard and this line, and delete the one that has no effect.
    .help-quoted = Write it as the text does: { $cure }.
    .help-once = The standard “{ $standard }” is paid once, so “{ $label }” has no effect. A standard paid by the year or the month is written “3000元/年” or “500元/月”; if it is paid once, delete “{ $label }”.
    .help-yearly = There is no form for a yearly payment by expression. Write “每月按……”, or a fixed amount “3000元/年”.
    .help-cap-group = This rule does not tell what “{ $cap }” counts: it lists no members, and no standard is paid for so many of them. Give the members in the scope of calculation, or a 计数 line, or count by the subject, as in “每户最多……”.
    .help-cap-piece = “{ $cap }” needs to know what each of them had before, and this rule only counts them. Leave the period out and write “每人最多……”, or count by the subject, as in “每户每年最多……”.
    .help-cap-month = What is paid once has no months, so “{ $cap }” has no effect. Write “每次最多……” or “每年最多……”.
    .help-cap-joint = “{ $cap }” is for caps on the subject by the year or in all; what it names must be entitlements of the same subject that pay a sum, with 年度已核额 on record.
    .help-cap-amount = This rule pays no sum, so “{ $cap }” has no effect. Delete the cap, or write the amount of the standard.
    .help-cap-carry = Only a cap by the year has a year after to carry over to. Write “每户每年最多……，未用的可以结转至次年”, or take the carrying over out.
    .help-cap-times = A cap on the number of times is for what is paid once to the subject: “每人每年最多2次”, “每户累计最多3次”. It does not go with 其中, 合计 or 结转.
    .help-cap-part = What stands in quotation marks in “{ $cap }” must be an 算式 of this rule that the standard adds to others, without a number of pieces.
    .help-cap-part-time = Nobody keeps a record of one part, so its cap is by the month or by the decision: 其中“〈name〉”，每人每月最多……。
    .help-cap-part-first = The cap on a part stands before that on the sum: what the part exceeds is taken off first.
    .help-months = A monthly payment must say its scope of calculation: monthly records, or a set of months. For a fixed monthly amount for each person, write the person as the subject: 对〈条件〉的〈关系〉，给予……; the scope is then that person's months.
    .help-periodic = This amount is per month (or per year); as a single payment it would be too little. If it is paid monthly, write 每月按〈量式〉全额给予; if it is paid once, multiply it by the number of months (or years).
    .help-window = A yearly payment must say its scope of calculation: 自〈日期〉起至〈日期〉止.

t0119 = The program did not read the wording here ({ $rule }).
    .title = Wording left unread by the program
    .help = This is a fault of the program, not of the rule files. Please send the rule files and this message to the maintainers.

t0120 = “{ $found }” is better written “{ $right }”.
    .title = Wording to prefer
    .help = It means the same and is computed all the same. A cap for each person is written “{ $right }”; “名” is for standards paid by the head, such as “500元/名”.
    .help-label = The meaning is the same. The label is now “{ $right }”.
    .help-verb = It means the same and is read all the same. The verb follows the noun: “{ $name }” goes with “{ $right }” (政策, 优惠, 待遇: 享受; 服务: 提供; 表彰: 予以; 资格: 具有; 补贴, 补助, 津贴, 奖金: 给予; an action: 准予). With 享受 and 具有: 〈条件〉的〈主体〉，享受〈名称〉。

t0121 = Nothing reads “{ $found }” behind “{ $name }”; it would have no effect.
    .title = Words behind the sentence
    .help = The sentence ends with the name. Conditions go into 对……的 or the list, amounts into 标准, caps into 上限, durations into 期限, and what is only to be read into 说明.
    .help-except =
        What is excepted is a status of its own, named ahead of the sentence:
        对象：〈对象名〉。依据：……。将〈条件〉的〈主体〉列为〈对象名〉。
        除“〈对象名〉”外，对……的〈主体〉，给予〈给付名〉。
    .help-cap = A cap goes into the line 上限, or into the expression of 标准; a duration into 期限.
    .help-other = A rule says one thing. Write another rule for the other benefit, status or duty; if these words are part of the name, change the name in the opening line.

t0122 = The sentence names “{ $found }”, but the rule is called “{ $title }”.
    .title = Another name in the sentence
    .help =
        The sentence repeats the name of the opening line exactly. If the text calls it otherwise, write: 给予〈原文的名称〉（以下称“〈规则名称〉”）。
        If another benefit is meant, write a rule for it.

t0201 = { $clause } does not hold these words: “{ $quote }”.
    .title = Quotation not in the text
    .help = A quotation must match the text exactly (spaces, line breaks and the width of brackets do not count). Copy it from the text, and check the clause and sentence cited.
    .help-near = The nearest words in the text are: “{ $near }”. Check them, and quote them as they stand.
    .help-alike = Only a character that looks alike differs: the quotation has { $own }, the text { $text }. Copy it from the text.
    .help-elsewhere = These words stand in { $elsewhere }. Correct the clause and sentence of the authority, or quote the words of the place cited.
    .help-order = The parts quoted stand in { $places }; no one sentence holds them in this order. Parts joined by “……” must be in the same sentence and in the order of the text; for parts of different sentences write separate authorities.

t0202 = These words stand more than once in { $clause }: “{ $quote }”. It is unclear which place is cited.
    .title = Ambiguous quotation
    .help = These words stand in { $places }. Quote more of the text, or say which sentence.

t0203 = The text has no such place: { $clause }.
    .title = No such clause or sentence
    .help = Check the number of the clause; the text has { $count } clauses.
    .help-unit = The text has { $known }, but no such 款, 项, 目 or row in it; tiaowen structure shows what it has.
    .help-sentence = Check the number of the sentence; this place has { $count } sentences. A sentence ends with a full stop; they are counted from after the title of the clause, without the paragraph of responsible agencies.
    .help-part = Check the number of the part; this sentence has { $count } parts. Parts are divided by semicolons.
    .help-number = The clause with the title “{ $title }” has another number. Write the line as: { $right }
    .help-title = The title of this clause in the text is “{ $title }”. The title must match the text.
    .help-fact = The clause or sentence after 见 in the declaration of a fact is not in the text. Check it.
    .help-no-parts = This sentence has no semicolon and so no parts. Delete 第几分句 from the citation.
    .help-stretch = Check which part, chapter or clause is meant; for the whole document write 本意见各项给付.

t0204 = The correction of “{ $from }” does not match the text.
    .title = Correction does not match
    .help = The words to be corrected should stand in the text { $expected ->
          [one] { $expected } time
         *[other] { $expected } times
       }, and stand there { $found ->
          [one] { $found } time
         *[other] { $found } times
       }. Check the words and the number; if the words are too short, include those around them.
    .help-no-change = The words before and after the correction are the same, or the words to be corrected are not given. State both, or delete this item.
    .help-kind = The change goes beyond its kind: 换页接合 only removes line breaks, 多余空格 only removes spaces, 括号宽度 only changes the width of brackets. If words must be changed, the kind is 误入文字, and the reason must be given.
    .help-overlap = The words changed overlap with another correction, “{ $other }”. Make them one.
    .help-place = This correction says that it is at { $at }, and is in fact at { $found }. Check the place.

t0205 = The content of the source file does not match the recorded checksum; the text may have been changed.
    .title = Source text changed
    .help = Put the registered text back and do not edit it; slips are recorded as corrections. If the text was amended, restore the old one, save the new one beside it and run tiaowen plan, which updates rules and checksum.

t0206 = In { $clause }, { $stretches ->
    [one] { $stretches } passage
   *[other] { $stretches } passages
 } with { $left } characters are accounted for by no rule; the first is “{ $text }”.
    .title = Text not covered
    .help = Write a rule for it. What has no checkable content is a policy aim (导向), what agencies have to do is a duty (职责). A finished package may leave no text uncovered.
    .help-line = Below the line { $line } of “{ $rule }” write: 依据：“{ $quote }”。
    .help-extend = “{ $rule }” quotes the rest of this sentence: what belongs to it goes into its 依据, or below the line that it backs; else write a rule, 导向 where nothing can be checked, 职责 for work of an agency.
    .line = it may go here

t0208 = No rule accounts for these words of the text: “{ $text }”.
    .title = Uncovered text in a finished package
    .help = Write a rule for it. What has no checkable content is a policy aim (导向), what agencies have to do is a duty (职责). If the package is not finished, set status in package.toml back to draft.
    .help-line = Below the line { $line } of “{ $rule }” write: 依据：“{ $quote }”。
    .help-extend = “{ $rule }” quotes the rest of this sentence: what belongs to it goes into its 依据, or below the line that it backs; else write a rule, 导向 where nothing can be checked, 职责 for work of an agency.
    .line = it may go here

t0209 = The head of the document says of { $label } “{ $found }”, { $what }.
    .title = Head of the document differs
    .help = The head copies what the text says.
    .help-package = The two should agree; compare with the original and correct the one that is wrong.
    .help-unread = Unread, a case's date of application cannot be checked. Write 施行日期 as 2020年1月1日 (or 自印发之日起); write 有效期 as 5年, 至2025年12月31日, or 长期有效.
    .help-told = Copy it; if the text does not tell it, nothing need be done.
head-differs = and package.toml says “{ $against }”
head-unread = from which no day or term can be read
head-told = and yet { $against } seems to tell it

t0210 = The rule says “{ $found }”; the words that it quotes say “{ $quoted }”.
    .title = A figure is not that of its quotation
    .help = Write “{ $cure }”, as the text does. If the difference is meant, say so in the rule: “说明：{ $found }与原文不同，因……。”, or name in 所涉解释 an interpretation that speaks of { $found }.
    .help-several = Write the one that the rule rests on, as the text does. If the difference is meant, say so in the rule: “说明：{ $found }与原文不同，因……。”, or name in 所涉解释 an interpretation that speaks of { $found }.
    .quoted = the words quoted

t0211 = The rule says “{ $found }”, { $side }; the words that it quotes say “{ $quoted }”, { $other }.
    .title = A limit lies on another side than in its quotation
    .help = Write “{ $cure }”, as the text does. If the difference is meant, say so in the rule: “说明：{ $found }与原文不同，因……。”.
    .quoted = the words quoted
side-at-least = a lower limit that belongs
side-over = a lower limit that does not belong
side-at-most = an upper limit that belongs
side-under = an upper limit that does not belong

t0212 = The rule says “{ $found }”; the words that it quotes hold no figure of that kind.
    .title = A figure without words of the text
    .help = Quote the words that hold the figure. If the text does not say it, say so in the rule: “说明：{ $found }与原文不同，因……。”, or register an interpretation and name it in 所涉解释.

t0213 = The words that “{ $name }” quotes hold “{ $found }”, which no rule uses.
    .title = A figure of the text is not used
    .help = Put it into a rule that quotes this sentence. If it need only be recorded, write “{ $found }” in the rule's 说明 or 核查.

t0214 = The rule says “{ $found }” where the words that it quotes say “{ $quoted }”; a year is taken as twelve months.
    .title = A period in another unit
    .help = Write it in the unit of the text where that can be done; else say in a 说明 why it is { $found }.
    .quoted = the words quoted

head-of-rules = The head of the rules
head-of-package = package.toml
head-of-text = the text
t0215 = { $where } says of { $label } “{ $found }”; { $place } says “{ $quoted }”.
    .title = The head contradicts the text
    .help = Write “{ $cure }”, as the text does.
    .quoted = the text

t0217 = The rule says “{ $found }”; the words that it quotes say “{ $quoted }”.
    .title = A value is not that of its quotation
    .help = Write “{ $quoted }”, as the text does. If the difference is meant, say so in the rule: “说明：{ $found }与原文不同，因……。”.
    .help-several = Write the one that the rule rests on, as the text does. If the difference is meant, say so in the rule: “说明：{ $found }与原文不同，因……。”.
    .quoted = the words quoted

t0218 = The rule says “{ $found }”; the words that it quotes do not.
    .title = A value that the quotation has not
    .help = Leave out “{ $found }”. If the text says it in other words, say so in the rule: “说明：{ $found }与原文不同，因……。”.
    .quoted = the words quoted

manner-not-once = not once only
t0219 = “{ $name }” is paid as “{ $found }”; the words that the rule quotes say “{ $quoted }”.
    .title = A manner of payment is not that of the quotation
    .help = Add a line to the rule: 发放：一次性。 If the difference is meant, say so: “说明：发放与原文不同，因……。”.
    .help-periodic = Leave out the line 发放, and say in 标准 by which time the text pays. If the difference is meant, say so: “说明：发放与原文不同，因……。”.
    .help-period = Write “{ $cure }” for “{ $found }”, as the text does. If the difference is meant, say so: “说明：{ $found }与原文不同，因……。”.
    .quoted = the words quoted

t0220 = { $place } names “{ $words }”, which does not agree with the text itself.
    .title = The text cites what it does not have
    .help = Missing: { $gone }. Compare with the official text: where the copy lost it, put it back; where the text is so, make it an 解释事项 that says what is meant.
    .help-name = The title calls the text something else. Compare with the official text; where it is so, make it an 解释事项 that says whether this text or the one it rests on is meant.
    .help-none-before = There is nothing before it that this could mean. Compare with the official text: where paragraphs or numbers of the copy are wrong, mend the copy or settle them in package.toml; where the text is so, make it an 解释事项.

structure-behind-items = to which unit a paragraph behind the last item belongs
structure-closing = to which unit the last paragraph belongs
structure-broken = whether this line goes on in the next
structure-number = a number does not follow those before it
structure-inline = whether numbers inside a line begin items
structure-behind-levels = to which unit a paragraph behind the items of a part belongs
structure-stray = to what lines that make no sentence behind a unit belong
structure-outside = to what lines outside the body that are no known kind of format belong
structure-documents = which of several documents in one text the rules are of
structure-decimal = numbers such as 1.1 and 1.1.1 cannot be told apart level by level yet
structure-markup = signs of a page layout (** and #), which are no words of the text: better taken out first
t0221 = At “{ $at }” the form of the text does not decide: { $question }. Taken: “{ $answer }”.
    .title = Structure in doubt
    .help = It may also be: “{ $others }”. Look at the text, then write under “structure” in package.toml, with another answer where this one is wrong: doubts = [{ $entry }]
    .help-plain = Where it is so in the text, write under “structure” in package.toml: doubts = [{ $entry }]

t0222 = At “{ $at }” the form of the text does not decide: { $question }. A person has to settle it before the package is finished.
    .title = Structure in doubt in a finished package
    .help = Taken: “{ $answer }”; others: “{ $others }”. Look at the text, then write under “structure” in package.toml: doubts = [{ $entry }]
    .help-plain = Where it is so in the text, write under “structure” in package.toml: doubts = [{ $entry }]

t0223 = The answer in package.toml about “{ $at }” means nothing.
    .title = Unusable answer on structure
    .help = Possible answers: { $known }.
    .help-question = Possible questions: { $known }.
    .help-none = Nothing is in doubt at this place of the text: its words have changed, or nothing needs settling. Delete the entry.

t0216 = The text holds { $found }, which looks like { $meant }; it stands there { $count } times.
    .title = Look-alike character
    .help = Compare it with the official text. What conversion or recognition brought in goes into the corrections, as stray text; what the official text has may stay.

t0207 = Another rule already rests on these words of the text.
    .title = Text claimed twice
    .help = A passage belongs to one rule only. Other rules that need to mention it use “参见：”.
    .first = already the authority of a rule here

# ---------------------------------------------------------------- T03 Names and their range

t0301 = There is no fact, status, relation or parameter named “{ $name }”.
    .title = Unknown name
    .help = Check the name. If it is new, first declare it as a fact, or write a term (术语). A name must match its declaration exactly.
    .help-near = Is “{ $near }” meant? A name must match its declaration exactly.
    .help-declare = If it is new, add a line to the declarations: { $line } What follows from other facts is a 术语.
    .help-from = Is a 自 missing? The name “{ $near }” itself begins with 自, and another 自 must stand before it.
    .help-scope = “{ $name }” is defined in { $place } and { $reach }; the words quoted here stand in { $used }, outside of it. Check the text: if its definition reaches further, change the words before 所称 (本款, 本条, 本办法, 自本句起); if something else is meant here, define it or declare a fact.
    .defined = defined here

scope-sentence = holds for its sentence only
scope-item = holds for its item only
scope-paragraph = holds for its paragraph only
scope-clause = holds for its article only
scope-section = holds for its section only
scope-chapter = holds for its chapter only
scope-book = holds for its book only
scope-part = holds for its part only
scope-annex = holds for its attachment only
scope-forward = holds from that sentence on

t0302 = The name “{ $name }” is taken: a rule, declaration or registered wording of that name exists.
    .title = Repeated name
    .help = Choose another name, or delete one of the two. The positive and negative wordings of a fact must not equal other names either.
    .first = the earlier one

t0303 = The meaning of “{ $name }” leads back to itself: { $path }.
    .title = Circular definition
    .help = Break the circle at one point, with a fact or another status. To narrow or widen a meaning that exists use 限于 or 包括, which make no circle.

t0304 = The interpretation “{ $name }” has not been registered.
    .title = Unregistered interpretation
    .help = Register it: write “解释事项：” with the name “{ $name }”, the authority, the question, the alternatives and the one adopted.
    .help-near = Is “{ $near }” meant?

t0305 = “{ $value }” is not a value listed for “{ $fact }”.
    .title = Unknown value
    .help = The values listed are: { $values }. If this one is new, first add it to the declaration of the fact.
    .help-near = Is “{ $near }” meant? The values listed are: { $values }.

t0306 = There is no { $kind } named “{ $name }”.
    .title = Unknown rule
    .help = Check the name, or first write that { $kind }.
    .help-near = Is “{ $near }” meant?

t0307 = “{ $name }” does not say where it comes from.
    .title = Missing source
    .help = State its authority (依据) or source (来源).
    .help-term = A term (术语) is set up for the calculation and needs a line “来源：”, such as: 来源：文内未定义，从解释“……”。 A definition that the text itself gives is written under “定义：”.
    .help-rule = Every rule must quote the text: add a line “依据：” with the sentence it rests on.
    .help-definition = A definition (定义) is given by the text itself, and needs a line “依据：” that quotes it. If the text defines nothing, write “术语：” and its source.
    .help-lead = 列第一位者 must say which sentence of the text provides so, and that sentence must come before this clause. After “牵头：”, on a line of its own, write: 依据：第（　）条“……”。

t0308 = “{ $name }” lacks the line “{ $line }”.
    .title = Missing line
    .help = Add “{ $line }：”. If the text is silent, that is written too, for example: { $line }：按规定，所按文件未载明。
    .help-count = The standard is by the head or by the piece, so how many there are must be said, in the unit of the standard: { $line }：〈量式〉。
    .help-duration = Where there is a duration, “{ $line }” must be stated. What the text does not say must not be presumed; make it an interpretation and write: { $line }：从解释“〈名称〉”。

t0309 = The interpretation “{ $name }” is incomplete.
    .title = Incomplete interpretation
    .help = An interpretation needs two or more alternatives (甲解, 乙解 …) and a line “采用：”; the alternative adopted must be one of those listed.

t0310 = { $alternative } of the interpretation “{ $name }” cannot be used here.
    .title = Unfit alternative
    .help = Alternatives must be of the kind of the place that uses them: after 起算 each is written 起算为……; likewise for 折算, 计算单位, 算式 and 取值; where a condition is expected, each is a condition.
    .help-rounding = A document rounds in one way. In the item that says how, every alternative is 舍入为……; one in words could not be computed.
    .help-rounding-once = Another item says how totals are rounded, and there is one for the whole document. Make them one, with an alternative each.
    .help-expiry = Years and months end in one way in a document. In the item that says how, every alternative is 届满日为……; one in words could not be computed.
    .help-expiry-once = Another item says on which day years and months end, and there is one for the whole document. Make them one, with an alternative each.

t0311 = No rule uses the interpretation “{ $name }”.
    .title = Unused interpretation
    .help = In the rules concerned write 从解释“{ $name }”, or list it after “所涉解释：”; if it is no longer needed, delete it.

t0312 = “{ $name }” stands in no clause, and its authority does not say which clause.
    .title = Rule outside every clause
    .help = Name the clause before the quotation, for example: 依据：第（六）条“……”; or move the rule below the title of that clause.

# ---------------------------------------------------------------- T04 Kinds and units

t0327 = The words quoted do not say what to presume where “{ $fact }” is not given.
    .title = Presumption without words
    .help = A presumption needs a quotation that says what is deemed, and speaks of “{ $fact }”. Quote the sentence that says so; if there is none, delete this line: the fact is then asked for. Who supplies it can be noted as a practice.

t0328 = “{ $name }” is a condition, and the words this rule quotes do not hold “{ $head }”.
    .title = Condition without words
    .help = One of three: quote a sentence that says “{ $head }”; where the text puts it otherwise, declare how with the fact's tail “原文写作”; where the text does not say it, no condition may be added: make it an interpretation and use “从解释”.
    .help-rule = One of three: quote a sentence that says “{ $head }”, or the words that “{ $head }” itself quotes; where the text does not say it, no condition may be added: make it an interpretation and use “从解释”, also as the source of a term.
    .help-absent = The text has no “{ $head }”. The tail “原文写作” repeats the words of the text.
    .help-piece = The tail “原文写作” must be another way of saying it: “{ $head }” is only a piece of the name, and does not show that the text says “{ $name }”.

t0329 = The conditions { $names } of “{ $rule }” can change with time, and nothing says on which day they are asked.
    .title = Condition without a day
    .help = Where the text says it, ask on that day in the sentence or by the line “时点”, with its quotation. Where it does not, make the day an interpretation and let the line take it “从解释”.

t0330 = The conditions { $names } of “{ $rule }” can change with time, and nothing says on which day they are asked.
    .title = Condition without a day
    .help = Where the text says it, ask on that day in the sentence or by the line “时点”, with its quotation. Where it does not, make the day an interpretation and let the line take it “从解释”.

t0331 = No line of “{ $rule }” carries { $words } of its quotation.
    .title = Qualifier that nothing carries
    .help = What decides who is given what becomes a condition (or a wording of a fact); what does not is set aside by name, with its reason.
    .help-reason = Give the reason in the line behind: why the words change neither who is given something nor how much.
    .help-words = The words must stand in the quotation of the rule as they are, once in their sentence.

t0332 = “{ $name }” is an exclusion and is not written here.
    .title = Exclusion written twice
    .declared = the exclusion stands here
    .help = An exclusion is no condition of other rules: the program takes out by itself whoever fits it. Delete this item.
    .help-except = An exclusion names by itself what it takes away. Delete 除“{ $name }”外，.

t0401 = The units do not fit: { $left } cannot be compared with, added to, subtracted from, multiplied by or divided by { $right } in this way.
    .title = Units do not fit
    .help = Both sides must be the same kind of quantity in the same unit. Multiply a monthly amount by the number of months, a yearly one by the number of years, then add; amounts are not compared with numbers of persons or months.
    .help-rate = What the sum is paid by is missing. Write: { $cure }.
    .help-quoted = Write it as the text does: { $cure }.

t0402 = “{ $name }” is { $found }; { $expected } is needed here.
    .title = Wrong kind
    .help = Use { $expected }, or the form that goes with { $found }.
    .help-set = “{ $name }” can have several values at once; write “{ $name }含有〈值〉” or “{ $name }含有〈值〉、〈值〉之一”.

t0403 = The values of “{ $name }” have no order of rank, so 以上 cannot be used.
    .title = No order of rank
    .help = List the values meant, as “{ $name }为〈值〉、〈值〉之一”; if they do have a rank, add 由低到高 at the end of the declaration of the fact.

t0404 = The ratio “{ $found }” has no percent sign.
    .title = Ratio without percent sign
    .help = Write a ratio as a percentage: 0.6 or 六成 is written 60%; one hundred percent is written 全额.

t0405 = This cannot be computed: { $what }.
    .title = Form that cannot be computed
    .help-paid-per-member = Make the persons the subject: 对〈条件〉的〈关系〉，给予……; or write the 标准 as 每名每月按〈量式〉的〈比率〉给予.
    .help-condition-of-members = Write conditions of persons in 计算范围：〈关系〉中，〈条件〉的; ask whether there is one with 计算范围内人员1名以上.
    .help-months-of-whom = Name months of the subject itself in 计算范围, or make the persons the subject.
    .help-others-in-sum = Leave out 其余的; an amount of its own gets its condition: 〈条件〉的，〈量〉.
    .help-others-not-last = Move 其余的 to the end and number the items anew.
    .help-items-not-numbers = Write each item as 〈条件〉的，〈量〉.
    .help-every-zero = Write the number of the text behind 每满.
    .help-duration-in-days = Write 最长不超过〈n〉年（个月）, or 至〈日期〉止.
    .help-bound-in-days = Write 最长不超过〈n〉年（个月）.
    .help-no-date-in-conditions = Name the date: 起算：〈日期〉的次月; if the text does not say, 起算：从解释“〈名称〉”.
    .help-other-subject = 除“〈规则〉”外 takes rules of the same subject; else write the case as a condition.
    .help-records-not-summed = Write 〈名称〉之和, or 〈名称〉（〈条件〉）之和.
    .help-money-list = Write 〈名称〉之和, and give 计算范围 its days: 自〈日期〉起至〈日期〉止.
    .help-sum-of-one = Leave out 之和 where there is one number. Before 之和 of records stands the fact's name alone, without that of the records.
    .help-sum-not-of-numbers = Name a count or an amount before 之和.
    .help-not-given-of-what = Write 〈事实〉；未提供的，为〈量式〉.
    .help-nothing-comes = Go through the lines: 标准, 计数, 期限 and 起算 must speak of one subject; begin with 计算范围 and check line by line.
    .help-monthly-without-scope = Add 计算范围：〈记录〉中，〈条件〉的, or 计算范围：〈月份之数项〉. Before 之和 stands the fact's name alone, without that of the records.
    .help-target-form = Write 确保〈事实〉〈量〉以上, or 确保〈事实〉为〈量〉至〈量〉.
    .help-excluded-twice = Write them in one 竞合: “甲”“乙”“丙”不重复享受，就高给予.
    .help-excluded-without-amount = Leave the one without an amount out of the 竞合; if the text does say so, record it in a 职责.
    .help-excluded-per-member = Leave the one paid by person out of the 竞合, or make the persons the subject.
    .help-excluded-unreached = Name the benefits that this subject has; for a whole part say to whom: 不享受第一部分给予〈主体〉的各项给付. Write a second exclusion for other subjects. To leave out single persons who are counted, make the relation of 计算范围 the subject.
    .help-excluded-from-nothing = Check the part, chapter or clause and the words 给予〈主体〉的, or name each benefit.
    .help-items-mixed = Give every item a condition, the last one 其余的，〈量〉; or none of them.
    .help-records-by-month = Ask 当日处于〈记录〉期间 by the month, and move the other conditions to the main sentence.
    .help = Part the fact into several, each with some of the values.

t0406 = “{ $found }” cannot be used as a quantity: the number is too large or too fine, or its unit cannot stand here.
    .title = Unusable quantity
    .help = Check the number and its unit. 年 and 日 are periods and are used only in durations, “自……起满” and “自……起……以内”; a number of months in a formula is written with 个月.
    .help-day = Check that the dates exist and that the end does not precede the beginning.

t0407 = Tiers { $number } and { $other } both hold for “{ $fact }{ $values }” and pay differently.
    .title = Tiers overlap
    .help = Write out both limits of each tier, as the text has them, so that one value meets one tier: 〈名〉40分以上，且〈名〉不足60分的.
    .first = the other tier

t0408 = No tier holds for “{ $fact }{ $values }”.
    .title = A gap between tiers
    .help = Complete the limits as the text has them; if the text says 其余, write the last item as 其余的，〈量〉.

t0409 = Nobody can meet tier { $number }: “{ $fact }” has no such value.
    .title = A tier that can never hold
    .help = Check its limits, and the conditions of the rule, which may leave such values out.
    .help-rest = The tiers before it hold for every value of “{ $fact }”. Leave out 其余的, or correct their limits.

t0410 = For “{ $fact }{ $values }” there is no tier, so nothing is granted.
    .title = Tiers open at an end
    .help = If the text grants nothing there, put the limit into the rule's condition; if it says 其余, write the last item as 其余的，〈量〉.

# ---------------------------------------------------------------- T05 Cases and parameter tables

t0501 = This file cannot be read: { $detail }.
    .title = Unreadable file
    .help = Check the indentation, the colons and the pairs of quotation marks. A space follows a colon; lines of one level start in the same column.
    .help-text = Open it in a text editor, look whether the words are right, and save it as UTF-8 with a byte order mark.
    .help-office = In Word or WPS, save it as plain text (.txt) in UTF-8. Automatic numbers become text; headers, footers and comments are left out and tables lose their lines, so compare it once.
    .help-sheet = Save the sheet as text in UTF-8, or write it as a table of parameters.
    .help-page = Get the Word file or the words of the web page and save them as plain text (.txt) in UTF-8; of a scan, recognise the words and check each.
    .help-archive = Unpack it and take the text out.
    .help-long = Divide what one file cannot hold among several.
    .help-outside = Put the file or folder itself there, not a link to it.
    .help-regular = Put a regular file in its place.
    .help-open = Check that the file is there and can be opened.

t0502 = “{ $key }” is written twice.
    .title = Repeated item
    .help = Write each item once within its level; delete one.
    .first = the earlier one

t0503 = There is no item named “{ $key }”.
    .title = Unknown item
    .help = A name must match the declaration of the fact exactly. Check it, and delete it if it is not needed; items that do not belong are not passed over.
    .help-near = Is “{ $near }” meant? A name must match the declaration of the fact exactly.
    .help-at = “{ $key }” belongs under “{ $at }”.

t0504 = The number given for “{ $fact }” has no quotation marks; its decimals could be altered.
    .title = Decimal without quotation marks
    .help = Put the whole number in quotation marks, digit for digit, such as "997.50". Whole numbers need none.

t0505 = What is given for “{ $fact }” is not a date.
    .title = Bad date
    .help = “{ $fact }” is written year-month-day, such as 2020-03-01, and must be a day that exists; a month is written 2020-03.

t0506 = The value of “{ $fact }” does not fit; { $expected } is needed here.
    .title = Unfit value
    .help = Change it to { $expected }. Write 不知 for what is not known and 不适用 for what does not arise; what was not provided may be left out.
    .help-plain = Change it to { $expected }.

t0507 = What is given for “{ $fact }” is not a value listed.
    .title = Wrong choice
    .help = The values listed are: { $values }.

t0508 = The case does not state its reference date (基准日).
    .title = Missing reference date
    .help = Write “基准日: ” and the date as year-month-day. It is the date up to which the facts stand; the program never takes today's date in its place.

t0509 = Two places give “{ $fact }” different values.
    .title = Contradiction
    .help = Check them, and keep one value or make the two agree.
    .first = the earlier one

t0510 = This row of the parameter table gives no source.
    .title = Parameter without source
    .help = Every row must have 来源, such as the title or number of a document, or the page on which it was published; the source of an invented value is written 示例.

t0511 = The parameter table “{ $name }” does not match the rules: there is no such parameter, or its unit or index differs from the declaration.
    .title = Unfit parameter table
    .help = Check the parameter's name, unit and index; they must match “参数：” in the rules exactly.
    .help-near = Is “{ $near }” meant? The name must match “参数：” in the rules exactly.
    .help-column = The column “{ $column }” is a fact of several values, months or amounts; a row is meant by one. A column is a fact that is 是否, one value of several, text, a month, a date, a count, an amount or a ratio.

t0512 = “{ $fact }” is in { $expected }; another unit is written.
    .title = Wrong unit
    .help = Convert it to { $expected }; a number without a unit is taken to be in { $expected }.

t0513 = The ratio given for “{ $fact }” has no percent sign.
    .title = Ratio without percent sign
    .help = Write a ratio as a percentage in quotation marks, such as "60%".

t0514 = This record repeats an earlier one ({ $keys } alike, and all else too): it counts once.
    .title = Repeated record
    .help = Check, and remove one; where they are two, write what tells them apart.
    .first = the earlier one

t0515 = This record contradicts an earlier one: { $keys } alike, the rest not.
    .title = Records that contradict each other
    .help = Find out which is right and remove the other; where they are two, check { $keys }.
    .first = the earlier one

t0516 = Not all of { $keys } is known of this record: whether it repeats an earlier one cannot be told, and until that is known how many there are is not known.
    .title = Record that may be a repetition
    .help = Supply { $keys }, or remove the record that is there twice.
    .first = the one that it may repeat

# ---------------------------------------------------------------- T06 Packages

t0601 = The package's package.toml cannot be read, or lacks something it must have: { $detail }.
    .title = Bad package description
    .help = package.toml must have three parts: [policy] (id, title, issued, version, language), [source] (text, sha256) and [files] (rules, parameters, cases, status).

t0602 = The package has no file “{ $file }”.
    .title = Missing file
    .help = Check the file's name, put the file into the package, or delete this entry from package.toml.

t0603 = The compiled result is inconsistent ({ $at }: { $problem }).
    .title = Inconsistent compiled result
    .help = This is a fault of the program, not of the rule files. Please send the rule files and this message to the maintainers.

t0604 = The file “{ $file }” of the package is not read.
    .title = A file that is not read
    .help = Name a rule file in the rules of package.toml: "{ $file }"; move out what is not used.
    .help-case = Cases end in .yaml, .yml or .json, in small letters. Rename it, or move it out of this folder.
    .help-table = Tables end in .yaml or .yml, in small letters. Write it as a table, or move it out of this folder.

# ---------------------------------------------------------------- Explanations of decisions

list-mark = {", "}
unit-yuan = { $n } yuan
unit-yuan-a-year = { $n } yuan a year
unit-yuan-a-month = { $n } yuan a month
unit-yuan-a-day = { $n } yuan a day
unit-yuan-each = { $n } yuan per { $per }
unit-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
 }
unit-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
unit-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
unit-things = { $n } { $counter }
unit-age = { $years ->
    [one] { $years } year
   *[other] { $years } years
 } of age
unit-age-months = { $years ->
    [one] { $years } year
   *[other] { $years } years
 } and { $months ->
    [one] { $months } month
   *[other] { $months } months
 } of age
stretch-joiner = {" "}
word-yes = yes
word-no = no
word-none = none
word-open = not known
word-inapplicable = not applicable
word-unlisted = none of those listed
word-listed = listed
word-not-stated = not stated
word-not-provided = not provided
word-not-known = not known
word-inclusive = this number included
word-exclusive = this number not included
word-that-day = that day
word-that-day-in = that day included
word-that-day-out = that day not included
word-above = above it by
word-below = below it by

verdict-met = Met (符合)
verdict-unmet = Not met (不符合)
verdict-too-early = Too early (时间未到)
verdict-used-up = Used up (已享受完毕)
verdict-awaits-applicant = Awaiting facts from the applicant (待补正)
verdict-awaits-agency = Awaiting verification by an agency (待核实)
verdict-awaits-parameter = Awaiting publication of a standard (待公布)
verdict-awaits-interpretation = Awaiting interpretation (待解释)
verdict-awaits-discretion = Awaiting a discretionary decision (待审定)
verdict-inconsistent = Provisions inconsistent (规定不一致)
verdict-not-computable = Cannot be computed (无法计算)
verdict-not-applicable = Not applicable (不适用)
verdict-on-target = On target (达标)
verdict-below-target = Below target (未达标)
verdict-above-target = Above target (超出区间)
own-owed = Owed (应当履行)
own-inapplicable = Does not apply (不适用)
own-listed = Listed (列入)
own-unlisted = Not listed (不列入)
own-permitted = May be done (可以适用)
own-ready = May be considered (具备审定条件)
own-unready = May not be considered (不具备审定条件)

title-review = { $rule }: review
title-supplement = { $rule }: what is to be supplied
head-applicant = Applicant: { $applicant }. Matter applied for: { $rule }.
head-basis = Facts as at { $basis }. Document applied: { $policy } (issued { $issued }; { $effective }).
head-effective = in force from { $day }
head-effective-unstated = date of entry into force not stated
head-dates = Date of application { $applicable }, date of approval { $decided }.
head-dates-defaulted = No date of application or date of approval was given; both are taken to be { $decided }.

section-conclusion = Conclusion
section-applicant = To be supplied by the applicant, all at once
section-agency = To be verified by the reviewing department, not asked of the applicant
section-parameters = Standards to be published or entered
section-reasons = Reasons
section-sum = Amount
section-sum-known = What can be calculated already
section-sum-readings = By the first alternatives (undecided; not what is due)
section-questions = Questions that the text leaves open
section-changes = What would change the conclusion
section-next = Next step
section-tree = Each condition in turn

met = All conditions are fulfilled.
met-belongs = All conditions are fulfilled; the status applies.
met-priority = All conditions are fulfilled; this sets the order only and is not a condition.
met-permitted = { $by } decides whether to do this: { $what }.
met-not-in-force = This is what the conditions of the document come to; the date of application is not among the days on which it is in force.
met-stretch = { $count ->
    [one] { $stretch } is
   *[other] { $stretch } are
 } paid ({ $from } to { $to }), { $total } in all.
met-months = { $months ->
    [one] { $months } month is
   *[other] { $months } months are
 } paid ({ $from } to { $to }), { $total } in all.
met-months-once = { $months ->
    [one] { $months } month is
   *[other] { $months } months are
 } paid ({ $from }), { $total } in all.
met-members-once = { $members ->
    [one] { $members } person
   *[other] { $members } persons
 }, { $from }, { $months ->
    [one] { $months } person-month
   *[other] { $months } person-months
 } together, { $total } in all.
met-members = { $members ->
    [one] { $members } person
   *[other] { $members } persons
 }, { $from } to { $to }, { $months ->
    [one] { $months } person-month
   *[other] { $months } person-months
 } together, { $total } in all.
nothing-months = Every condition is fulfilled, and there is no month to pay for.
nothing-span = Every condition is fulfilled, but the span ends before it begins, and there is no month to pay for.
nothing-pieces = Every condition is fulfilled, and there is nothing to count.
nothing-sum = Every condition is fulfilled, and the amount comes to nothing.
used-up-months = the months are used up
used-up-amount = the cap on the amount is reached
used-up-times = the number of times is used up
used-up-paid = it is paid once and was paid
used-up-ended = the period is over
met-total = { $total } in all.
met-undetermined = The conditions are fulfilled; the amount is undetermined. What is lacking is given below.
met-per-rules-titled = The conditions are fulfilled; the standard follows 《{ $title }》, on which the amount depends.
met-per-rules = The conditions are fulfilled; the standard follows other provisions, in a document that the text does not name; how much is given is not known.
unmet-one = One condition is not fulfilled.
excluded = Excluded: { $who }.
excluded-rest-holds = All other conditions are fulfilled, which does not change this.
excluded-rest-open = Other conditions are not known, which does not change this.
excluded-rest-fails = { $count ->
    [one] Another condition is not fulfilled either.
   *[other] Another { $count } conditions are not fulfilled either.
}
unless-excluded = { $count ->
    [one] It is not known whether { $statements }: if so, nothing is to be had, 0.00 yuan; if not, { $total }.
   *[other] It is not known of { $count } things whether they are so ({ $statements }): if one is, nothing is to be had, 0.00 yuan; if none is, { $total }.
}
unmet-several = { $count } conditions are not fulfilled; any one of them is enough for this conclusion.
too-early = It can be received from { $day } on; until then only time is lacking, no other condition.
too-early-other = All conditions are fulfilled from { $day } on; until then only time is lacking, no other condition.
used-up-whatever = This entitlement has been used up ({ $reason }); nothing can be paid this time, whether or not all conditions are fulfilled.
used-up = The conditions are fulfilled, but this entitlement has been used up ({ $reason }); nothing can be paid this time.
awaits-applicant = What has been provided does not settle whether the outcome is “{ $met }”; this is not “{ $unmet }”.
awaits-agency = Some matters must still be verified by the reviewing department; whether the outcome is “{ $met }” cannot yet be settled, and this is not “{ $unmet }”.
awaits-parameter = A standard needed for the decision has not been published or entered; whether the outcome is “{ $met }” cannot yet be settled, and this is not “{ $unmet }”.
awaits-interpretation = The text leaves a question open, the alternatives lead to different results, and no competent body has given an interpretation.
awaits-discretion = The conditions are fulfilled; the deciding body determines whether to grant it. What was applied for, cut to the bound, is { $months ->
    [one] { $months } month
   *[other] { $months } months
 }, and it may not exceed { $at_most ->
    [one] { $at_most } month
   *[other] { $at_most } months
 } (this number included).
awaits-discretion-span = The conditions are fulfilled; the deciding body determines whether to grant it. What was applied for, cut to the bound, is { $months ->
    [one] { $months } month
   *[other] { $months } months
 } ({ $from } to { $to }), and it may not exceed { $at_most ->
    [one] { $at_most } month
   *[other] { $at_most } months
 } (this number included).
awaits-decision = Something must first be decided by an agency; until then whether the outcome is “{ $met }” cannot be settled, and this is not “{ $unmet }”.
awaits-discretion-plain = The conditions are fulfilled; the deciding body determines whether to grant it.
inconsistent = Provisions of equal rank give different results; no choice is made between them, and an interpretation is to be requested.
not-computable-plan = { $fault }; to be handled by a person.
not-computable = { $fault }, at “{ $at }”; to be handled by a person.
not-applicable = There is nothing to be assessed.
target-within = The target is “{ $target }”; the actual value is { $low } to { $high }.
target = The target is “{ $target }”; the actual value is { $value }.
interval = The amount is between { $low } and { $high }, depending on: { $needs }.
interval-readings = The amount is between { $low } and { $high }, depending on which alternative is adopted.
interval-none = The amount is { $low }, whatever is still lacking.
interval-floor = The part known is { $low }; the rest cannot be calculated yet.

fault-overflow = The amount is beyond what can be held exactly
fault-division = Division by zero
fault-negative = A number of persons or months is negative
fault-date = A date lies outside the years 1 to 9999
fault-tie = Two rows of a parameter table are in force at once and were published on the same day, so neither can be preferred
fault-enjoyed-apart = The months enjoyed before do not lie at the beginning of the span, so what is left of it is not in one piece: a person must reckon it
fault-contradiction = The number of persons declared differs from the number counted from their records

reason-holds = { $statement }.
reason-fails = Not fulfilled: { $statement }.
reason-excluded = Excluded: { $statement }.
reason-open = Not yet settled: { $statement }.
reason-failed = Cannot be computed: { $statement }.
reason-reading = (by { $alternative } of the interpretation “{ $name }”)
reasons-met = Conditions that are fulfilled: { $statements }.
reasons-not-needed = Not yet known, without effect on this conclusion: { $statements }.
cite = Authority: { $place }, { $quote }.
cite-within =  (see { $place }: { $quote })
reason-rival = Not had together with “{ $other }”, which is the higher and is given.
cite-same = Authority: as above.

detail-fact = { $fact } is { $value }
detail-stated = on “{ $fact }” the file states { $value }
detail-found-none = { $facts }: { $count ->
    [one] it was found not to be so
   *[other] all { $count } were found not to be so
}
detail-stated-none = { $facts }: { $count ->
    [one] the file states that it is not so
   *[other] the file states of all { $count } that they are not so
}
detail-found = on “{ $fact }” the file states { $value } (to be checked by the reviewing department)
detail-stated-short = the file states { $value }
detail-presumed = { $fact } was not provided and is presumed to be { $value }
detail-missing = { $fact } was not provided
detail-missing-agency = { $fact } was not provided and is to be verified by the reviewing department
detail-unknown = { $fact } is not known
detail-inapplicable = { $fact } does not apply
name-since = since when “{ $fact }”
detail-since = so since { $day }
detail-undated = only the state on the reference date is known, not that on { $day }
detail-limit = { $fact } is { $value }, the limit is { $limit } ({ $bound }), { $side } { $margin }
detail-at-limit = { $fact } is { $value }, the limit is { $limit } ({ $bound }), exactly met
detail-made = { $name } is reckoned as { $formula }＝{ $value }
detail-limit-of = “{ $name }” { $limit }
detail-item = counts { $value }
detail-highest = the highest counts, { $value }
detail-left-out = not counted: { $items }
item-worth = { $item }: { $worth }
detail-complete = { $name } { $from } plus { $period } comes to { $limit } ({ $bound })
detail-until = within { $period } from { $name } { $from } means up to { $limit } ({ $bound })
detail-on-the-day = { $name } is { $day }, exactly the day of the limit
detail-over = { $name } is { $day }, { $margin } beyond it
detail-short = { $name } is { $day }, still { $margin } short
detail-past = { $name } is { $day }, { $margin } past it
detail-within = { $name } is { $day }, not past it, with { $margin } to spare
detail-dates-equal = { $name } is { $day }, { $other } is { $limit }, the same day
detail-dates-after = { $name } is { $day }, { $other } is { $limit }, later by { $margin }
detail-dates-before = { $name } is { $day }, { $other } is { $limit }, earlier by { $margin }
detail-during = { $name } is { $day }, the record runs from { $start } to { $end }
detail-during-running = { $name } is { $day }, the record runs from { $start } and has not ended
detail-no-rows = there is no { $relation }
detail-rows-unknown = { $relation } was not provided
word-heads = persons
word-records = records
detail-named-months = { $who } ({ $months })
detail-members-hold = fulfilled for { $who }, { $count } { $counter } in all
detail-members-open = not yet settled for { $who }, { $count } { $counter } in all
detail-members-fail = not fulfilled for { $who }, { $count } { $counter } in all
detail-members-hold-more = fulfilled for { $count } { $counter }, among them { $who }
detail-members-open-more = not yet settled for { $count } { $counter }, among them { $who }
detail-members-fail-more = not fulfilled for { $count } { $counter }, among them { $who }
record-start = from { $value }
record-end = until { $value }
detail-records = on record: { $who }
detail-parameter = The value of the parameter “{ $parameter }” in force at { $at } is { $value }; source: { $source }.
detail-parameter-missing = The parameter “{ $parameter }” has no value in force at { $at }; no value of another date is used in its place.

request-fact = { $name }.
request-fact-of = { $name } of { $whose }.
request-list = { $name } (if there is none, say so).
request-list-of = { $name } of { $whose } (if there is none, say so).
request-parameter = The value of “{ $name }” in force at { $at }.
request-used = Needed to decide { $statements }.
note-agency = The reviewing department obtains the above through shared information.

# The mark { $formula } is replaced by the formula, or removed together with its sign: it stays as it is.
sum-years = { $rate } × { $years } = { $amount }.
sum-months-of-year = { $rate } × { $months } ÷ 12 = { $amount }.
sum-started-years = { $rate }, { $months }, less than a year counted as one year, { $amount } in all.
sum-years-and-days = { $rate } × { $years } + { $rate } × { $days } ÷ { $of } = { $amount }.
sum-days-of-year = { $rate } × { $days } ÷ { $of } = { $amount }.
sum-days = { $rate }, less than a year calculated by the day, { $amount } in all.
sum-pieces = { $rate } × { $count } = { $amount }.
sum-once = { $formula }{ $amount }.
sum-item = { $formula }{ $amount }
sum-item-mark = ;{" "}
sum-lowest = { $items }. The lowest: { $amount }.
sum-highest = { $items }. The highest: { $amount }.
sum-window = { $months }: { $formula }{ $amount }.
sum-monthly = { $from } to { $to }: per month { $formula }{ $rate }, { $rate } × { $months } = { $amount }.
sum-monthly-of = { $who }, { $from } to { $to }: per month { $formula }{ $rate }, { $rate } × { $months } = { $amount }.
sum-monthly-capped = { $from } to { $to }: per month { $formula }{ $rate }, { $rate } × { $months } = { $before }, after the cap { $amount }.
sum-monthly-of-capped = { $who }, { $from } to { $to }: per month { $formula }{ $rate }, { $rate } × { $months } = { $before }, after the cap { $amount }.
sum-month = { $from }: { $formula }{ $amount }.
sum-month-of = { $who }, { $from }: { $formula }{ $amount }.
sum-month-capped = { $from }: { $formula }{ $before }, after the cap { $amount }.
sum-month-of-capped = { $who }, { $from }: { $formula }{ $before }, after the cap { $amount }.
sum-more = { $count ->
    [one] { $count } more segment is
   *[other] { $count } more segments are
 } left out here; the decision in JSON gives the amount of each.
sum-together = { $total } together.
sum-projected = Of the periods above, what lies after { $basis } is an estimate; what counts is the situation at the time.
sum-rounded = { $exact } together, { $how }: { $total }.
sum-rounded-half = rounded half up to { $unit }
sum-rounded-down = rounded down to { $unit }
sum-rounded-up = rounded up to { $unit }
sum-rounded-ten = ten yuan (十元)
sum-rounded-yuan = the yuan (元)
sum-rounded-jiao = the jiao (角)
sum-rounded-fen = the fen (分)
sum-tier = { $who }the standard that applies is “{ $condition }: { $gives }”: { $why }.
sum-tier-others = { $who }the standard that applies is “all others: { $gives }”; none of those before it does: { $why }.
sum-duration-because = { $duration } ({ $why })
sum-month-cap = { $who }{ $duration }, that is { $at_most } (this number included); received before { $enjoyed }, this time { $granted }, remaining { $left }.
sum-month-cap-open = { $who }{ $duration }, that is { $at_most } (this number included); the number of months received before is not known, the above is reckoned as if there were none and is the most that can be paid.
sum-month-had = { $who }{ $enjoyed } enjoyed before are not paid again; { $granted } this time.
sum-month-had-until = { $who }{ $duration }; { $enjoyed } enjoyed before are not paid again; { $granted } this time.
sum-month-until = { $who }{ $duration }; this time { $granted }.
sum-amount-cap = { $who }{ $cap_text }, { $reach } (this number included); { $used }this time { $before }, not exceeded, remaining { $left }.
sum-amount-cap-bites = { $who }{ $cap_text }, { $reach } (this number included); { $used }due this time { $before }, the excess of { $over } is not paid, paid { $after }; what is not used is not carried over.
sum-amount-cap-cut = { $who }{ $cap_text }, { $reach } (this number included); { $used }due this time { $before }, the excess of { $over } is not paid, paid { $after }.
sum-amount-cap-open = { $who }{ $cap_text }, { $reach } (this number included); { $used }due this time { $before }, at most { $after } is paid.
sum-cap-amount = that is { $cap }
sum-cap-carried = { $reach }, carried over from the year before { $carried }, together { $room }
sum-cap-pieces = for { $count } together { $cap }
sum-cap-now = { $used }the others counted with it take { $now } this time,{" "}
sum-cap-used = { $time }approved before { $approved },{" "}
sum-cap-unknown = { $time }what was approved before is not known,{" "}
sum-unpaid-before = { $who }{ $months }: before payment begins, not paid.
sum-unpaid-ungraded = { $who }{ $months }: no standard applies, not paid.
sum-unpaid-enjoyed = { $who }{ $months }: among the months enjoyed before, not paid again.
sum-unpaid-beyond = { $who }{ $months }: beyond the duration, not paid.
sum-unpaid-after = { $who }{ $months }: after the duration has ended, not paid.
sum-open-months-facts = { $count ->
    [one] One month
   *[other] { $count } months
} between { $from } and { $to } cannot be calculated for what is missing and are not yet included.
sum-open-months = Between { $from } and { $to }, { $count ->
    [one] { $count } month lacks a standard and is
   *[other] { $count } months lack a standard and are
 } not yet included.
sum-equation = { $formula } ={" "}
sum-month-cap-of = { $who },{" "}
sum-cap-year = in { $year }{" "}
sum-cap-month = in { $month },{" "}
sum-cap-months = in each month from { $from } to { $to },{" "}
sum-not-computed = Not calculated. Duration and cap were not examined, because the conditions are not fulfilled.

question = { $name }: { $question }. At present { $used } is used ({ $reading }), { $standing }.
question-other = By { $name } ({ $reading }), { $effect }.
question-matters = This affects the result; an interpretation should be requested.
questions-same = For the following, any other alternative leaves the conclusion and the amount unchanged: { $list }.
questions-words = The following are handled by the alternative given; the others were not calculated, and whether they matter here is not known: { $list }.
questions-not-run = The following are handled by the alternative given; the others were not calculated this time, and whether they matter here is not known: { $list }.
questions-lacking = For the following another alternative asks for facts that are missing, and whether it matters here is not known: { $list }.
warning-read-apart = There are too many questions that nobody has decided to run them in all combinations; each was varied alone, and what several together come to is not known.
grounds = Whatever is still missing turns out to be, nothing can be given, for a reason that hangs on the answer: { $reasons }.
ground-under = where { $asked } is { $answers }, { $why }
ground-perhaps = in some cases { $why }
ground-fails = { $statements } does not hold
ground-yields = “{ $other }” is given instead, the higher of two that are not given together
ground-used-up = it has been used up ({ $reason })
ground-no-months = there are no months to pay for
ground-no-span = the span ends before it begins, and there are no months to pay for
ground-no-pieces = there is nothing to pay for
ground-no-sum = there is no sum to pay
ground-other = nothing can be given
whatever = Whatever is still missing turns out to be, the conclusion is this one.
question-short = “{ $name }” ({ $used })
question-short-words = “{ $name }” ({ $used }: { $reading })
standing-decided = given by { $by }
standing-provisional = not interpreted by a competent body
standing-undecided = undecided, all alternatives being calculated side by side
standing-chosen = chosen for this run, and not the alternative adopted
other-in-words = not calculated; whether it makes a difference is not known
other-not-run = not calculated this time; whether it makes a difference is not known
other-same = the conclusion and the amount are unchanged
other-total = { $verdict }, { $total }
other-interval = { $verdict }, { $low } to { $high }
other-floor = { $verdict }, the part known being { $low }
other-undetermined = { $verdict }, amount undetermined
other-verdict = { $verdict }

warning-overlap = Possible double receipt: contributions of the same person for the same month also count towards { $with }. The text does not forbid receiving both; this is only pointed out and does not affect the conclusion.
warning-rival-enjoyed = Another benefit that may not be had beside this one was received before: { $with }. How the amount received counts here is for the reviewer to find out and settle.
warning-before-issue = The date of application { $on } is earlier than the date of issue { $issued } of the document; whether the document applies on that day is left to the reviewer's judgement.
warning-outside-service = The records of { $who } for { $months } lie before the month of { $start } or after the month of { $end } and were not counted; please check.
warning-months = { $from } to { $to }
warning-paid-before-effect = Months that are paid lie before { $first }, the day on which the policy takes effect: { $months }. Unless it says that it reaches back, check whether they are to be paid.
warning-paid-before-issue = Months that are paid lie before { $issued }, the day of issue: { $months }. The policy does not say when it takes effect; unless it says that it reaches back, check whether they are to be paid.
warning-same-person = { $who } has the same identification as a person before; each record was calculated separately this time. Check whether the person was declared twice.
warning-hint = { $text }.
warning-hint-open = { $text } (this matter is not known).
warning-change = “{ $parameter }” changes within { $month }; the value in force on the first day of that month is used.
warning-disagrees = It grants the same matter as { $with } with a different result; an interpretation is to be requested.
warning-document = The text does not name the document that decides “{ $decides }”.
warning-document-titled = “{ $decides }” follows 《{ $title }》, which is not in this package.

change-one = This condition would have to hold: { $needed }.
change-all = All of these conditions would have to hold: { $needed }.
change-time = The passage of time will not change this conclusion.
change-time-untried = Whether the passage of time will change this conclusion cannot be settled yet.
change-wait = All other conditions are fulfilled; the application can be made again when the time has come.
change-set = With this set of facts corrected or supplied and all others as they are, the conclusion changes; the case was run again with it:
change-sets = With any one of these sets of facts corrected or supplied and all others as they are, the conclusion changes; the case was run again with each:
change-turn = { $set }: { $result }.
change-item = “{ $fact }” corrected from “{ $from }” to “{ $to }”
change-item-found = “{ $fact }” found to be “{ $to }”
change-none = Among the facts that can be corrected or supplied, no set of up to three was found that would change the conclusion.

next-approve = Approval of { $total } may be proposed.
next-rival-enjoyed = Before approval, find out what was received of the other benefit.
next-approve-open = A finding that the conditions are fulfilled may be proposed first; the amount is to be approved once what is lacking is known.
next-approve-per-rules = A finding that the conditions are fulfilled may be proposed first; who gives how much follows from the other document and is not approved here.
next-approve-in-kind = A finding that the conditions are fulfilled may be proposed; nothing is paid.
next-belongs = Proceed on the basis that the status applies.
next-priority = Arrange by the order of priority; those not in it are not excluded for that reason.
next-refuse = Propose a finding that the conditions are not fulfilled. The formal decision must state its reasons and the remedies available.
next-wait = Inform the applicant that it can be received from { $day } on, and review again then.
next-wait-other = Review again from { $day } on.
next-used-up = Inform the applicant that this entitlement has been used up, and why.
next-supply = Once the above has been supplied and verified, the conclusion can be reached.
next-supply-within = Time limit for supplying it: { $within }.
next-supply-unstated = The document does not state a time limit for supplying it.
next-not-in-force = The date of application is outside the days on which the document is in force; it should not be approved on this basis.
next-parameter = Review again once the standards above have been published and entered.
next-interpretation = Request an interpretation of the questions above from the competent body; nothing should be approved before it is given.
next-discretion = Submit to the deciding body, with the reasons recorded.
next-inconsistent = Request an interpretation from the competent body before anything is approved.
next-not-computable = To be handled by a person, who should check the data of the matters above.
next-none = Nothing to be done.
next-target = Enter it in the list of targets not reached; the responsible agencies are to act on it.
next-above = The actual value is above the range of the target; the responsible agencies are to check it.
next-ask = For the questions marked as affecting the result an interpretation should be requested at the same time.

foot-responsible = Lead agency for the policy: { $lead } ({ $by }).
foot-no-lead = Lead agency for the policy: { $clause } names none.
foot-accepting = Agency that accepts and reviews applications: { $agency }.
foot-accepting-unstated = Agency that accepts and reviews applications: not stated in { $policy }.
foot-lead-first = named first among the responsible agencies of { $clause }
foot-lead-listed = named among the responsible agencies of { $clause }
foot-nature = This explanation is for the reviewer's information and is not an administrative decision.
tree-all = All conditions

# ---------------------------------------------------------------- The command line

check-fine = { $policy }: { $rules ->
    [one] { $rules } rule
   *[other] { $rules } rules
 }, { $decisions } of them making decisions; { $interpretations ->
    [one] { $interpretations } interpretation
   *[other] { $interpretations } interpretations
 }. No errors, { $warnings ->
    [one] { $warnings } warning or note
   *[other] { $warnings } warnings and notes
 }.
check-not-begun = {" "}No rule speaks yet for these clauses: { $clauses }.
cannot-write = The result cannot be written: { $detail }.
write-no-folder = there is no such folder
write-denied = nothing may be written there
write-is-folder = it is a folder, not a file
write-not-folder = a part of the path is no folder
write-exists = there is a file of that name
write-full = the disk is full
write-read-only = the disk can only be read
write-bad-name = the name is too long, or has characters that cannot be used
write-other = the system cannot write it (code { $number })
cannot-read = The file “{ $file }” cannot be read: { $detail }.
unknown-only = There is no entitlement, status, discretion, target or priority named “{ $name }”.
unknown-only-near = There is no entitlement, status, discretion, target or priority named “{ $name }”; the nearest is “{ $near }”.
usage-verb = There is no command “{ $found }”. The commands are: check (校验), eval (审核), ask (询问), ledger (台账), plan (比对), audit (核查), report (报告), letter (文书), test (测试), new (新建), explain (释义), compile (编译).
usage-no-verb = No command was given. The commands are: check (校验), eval (审核), ask (询问), ledger (台账), plan (比对), audit (核查), report (报告), letter (文书), test (测试), new (新建), explain (释义), compile (编译).
usage-argument = There is no option “{ $found }”, or something too many was written here.
usage-missing = Still missing: { $found }.
usage-value = The value “{ $value }” of “{ $found }” is wrong.
usage-other = The command line is not written correctly: { $found }.
usage-near = The nearest is “{ $near }”.
usage-possible = Possible values: { $values }.
usage-help = Write --help after the command to see its usage.
other-package = This case was read by the engine of another package.
page-not-drawn = The page could not be drawn: { $detail }.
case-undecided = The case file “{ $file }” is in error and was not decided; standard error says why.
case-not-there = The case file “{ $file }” gave no text and was not decided; standard error says why.
usage-stdin-once = Standard input (-) can be read only once: write “--case -” once.
ask-stdin = In a dialogue the answers come from standard input, so the case cannot come from there (-) too.
case-unread = The case file “{ $file }” could not be read: { $why }
compiled-other = The file is no compiled package. One is written by “tiaowen compile PACKAGE -o FILE”.
compiled-version = The file was compiled by another version of the program ({ $found }; this one reads { $known }). Compile the package again.
compiled-damaged = The file was changed or cut off after it was written and cannot be used. Compile the package again.
compiled-broken = What the file holds does not fit this program ({ $what }). Compile the package again.
needs-folder = “{ $file }” is a compiled package; this command needs the package's folder.
output-exists = The file “{ $file }” is there already and was not written over. To write over it, add --force.
output-is-read = “{ $file }” is read by this run, or lies in a folder that it reads, and cannot be the output.
output-in-package = “{ $file }” lies in the folder of a package, where every file may mean something. Write the answer elsewhere.
no-tables = There is no folder of parameter tables “{ $folder }”.
interpretation-in-words = { $alternative } of the interpretation “{ $name }” is an explanation in words only, not a rule that can be calculated, and cannot be chosen.
bad-as-of = The date of application “{ $found }” is not a date; it is written 2020-03-01.
unknown-interpretation = There is no interpretation named “{ $name }”. It is written: 名称=甲解.
unknown-interpretation-near = There is no interpretation named “{ $name }”; the nearest is “{ $near }”. It is written: 名称=甲解.
unknown-alternative = The interpretation “{ $name }” has no “{ $alternative }”. It is written: { $name }=甲解.
page-others = For the following, this case does not give the facts needed for a decision, and they are not gone into:
page-other = 　　{ $rule }: { $verdict }, lacking { $names }.
page-other-decided = 　　{ $rule }: { $verdict }.
page-other-more = 　　{ $rule }: { $verdict }, lacking { $names } and others.
own-tables = Note: this case brings parameter tables of its own (参数目录: { $folder }): { $names }. What follows is reckoned by them, not by the package's tables of the same name.
own-tables-not-allowed = { $file } brings parameter tables of its own (参数目录: { $folder }; { $names }), which are not the package's: without leave it is neither recorded nor answered by letter. Where they must be used, add --case-params; where they are the office's own, name them with --params.
page-unused = Facts given in this case that this review did not use: { $facts }.
test-failure = differs　{ $file }　{ $rule }　{ $what }: expected { $expected }, found { $found }.
test-unread = { $unread ->
    [one] { $unread } more case
   *[other] { $unread } more cases
 } could not be read; see above.
test-fine = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 }, { $expectations ->
    [one] { $expectations } expectation
   *[other] { $expectations } expectations
 }, all fulfilled.
test-failed = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
 }, { $expectations ->
    [one] { $expectations } expectation
   *[other] { $expectations } expectations
 }, { $failures } not fulfilled.
test-coverage = The cases reach { $rules } rules (of { $every } that make decisions); { $both } of them have cases that are met as well as cases that are not met or open.
test-unexercised = Rules without a case: { $rules }.

# ---------------------------------------------------------------- the woven document and the ledger as pages

page-doc-kind = Parallel edition
page-ledger-kind = Ledger
page-issued = Issued
page-effective = In force
page-version = Version
page-text-hash = Text SHA-256
page-ir-hash = Rules SHA-256
page-engine = Produced by
page-text-chars = Characters
page-covered-chars = Classified
page-covered-all = all classified
page-clauses = Clauses
page-norms = Norms
page-rules = Rules
page-interpretations = Interpretations
page-delegations = Delegations
page-discretions = Discretions
page-corrections = Corrections
page-cases = Cases
page-totals = Totals
page-legend = Kinds of norm
page-legend-note = Line style and the small mark in the text give the kind of the rule beside it; dashed means another document decides, wavy means an agency decides.
page-unit-norm = norms
page-unit-char = chars
page-unit-rule = rules
page-unit-case = cases
page-contents = Contents
page-registers = Registers
page-skip = Skip to the text
page-opening = Front matter
page-closing = Back matter
page-how = How to read
page-how-corrected = The policy text is on the left, with the corrections listed below and otherwise unchanged; the rules of the same clause stand on the right in the order of the text.
page-how-1 = The policy text is on the left, unchanged; the rules of the same clause stand on the right in the order of the text.
page-how-2 = Small figures number the sentences. Follow the text to its rule, and the authority of a rule back to the text.
page-how-3 = The small character before a span begins the name of its kind; it is not repeated within a sentence.
page-top = Contents
page-authority = Authority
page-decides = Decidable
page-decides-title = Decidable from facts
page-uncited = Not in the text
page-row-interpretations = Interpretations
page-row-parameters = Parameters
page-row-references = References
page-row-delegations = Delegated
page-row-enumerations = Enumeration
page-row-cases = Cases
page-row-notes = Note
page-more-rule = Also claimed by another rule
page-lead = Lead
page-with = With
page-other-rules = Terms and rules outside the clauses
page-question = Question
page-used = Adopted
page-reason = Reason
page-standing = Standing
page-parameters = Parameters
page-unit = Unit
page-index = Index
page-valid = Valid
page-applies = Applies to
page-value = Value
page-published = Published
page-source = Source
page-no-rows = No value on record: results that need it are “awaiting publication”.
page-used-by = Used by
page-word = Words
page-place = Place
page-decides-what = Decides
page-document = Document
page-state = State
page-references = References
page-resolves = Refers to
page-enumerations = Enumerations
page-quote = Text
page-treatment = Treatment
page-name = Name
page-who = Decided by
page-bound = Bound
page-from = Source
page-to = Corrected to
page-why = Reason
page-times = Times
page-uncovered = Unclassified text
page-uncovered-note = The following text belongs to no norm yet; each place must be settled before the package is finished.
page-sep = {", "}
page-semi = {"; "}
page-colon = {": "}
page-comma = {", "}
page-open = “
page-close = ”
page-gap = …
page-lparen = (
page-rparen = )
page-clause = Clause
page-kinds-share = Make-up by kind
page-chars = Characters
page-norms-by-clause = Norms by clause
page-by-clause = Clauses
page-overlaps = Overlapping citations
page-format = Text taken for format
page-kind = Kind
page-none = None

# ---------------------------------------------------------------- the ledger

list-joiner = {", "}
ledger-title = Ledger of { $id }
structure-unit = { $kind } { $cite }　{ $head }
structure-leaf = { $kind } { $cite }　{ $head } ({ $count })
structure-format = { $kind } { $count } ({ $words })
structure-totals = { $totals }.
structure-books = { $count } books
structure-chapters = { $count } chapters
structure-sections = { $count } sections
structure-articles = { $count } articles
structure-parts = { $count } parts
structure-annexes = { $count } attachments
structure-schedules = { $count } schedules
structure-sentences = { $count } sentences
structure-pieces = { $count } sentences ({ $pieces } with their clauses apart)
structure-formats = Taken for format, in characters: { $formats }.
structure-unclassified = { $count } characters belong to no clause and are no known kind of format: { $words }.
structure-doubts = Doubtful places ({ $count }):
structure-doubt = “{ $at }”: { $question }. Taken: { $answer }; others: { $others }.
structure-doubt-plain = “{ $at }”: { $question }. Taken: { $answer }.
ledger-totals = { $chars } characters of text, { $covered } of them classified; { $clauses } clauses, { $norms } norms.
ledger-kind = { $kind } { $norms } ({ $chars } characters)
ledger-clause = { $chars } characters, { $covered } classified, { $norms } norms: { $kinds }.
ledger-responsible = Lead: { $lead }; with: { $with }.
ledger-none = none
ledger-norm = { $kind }: { $name } ({ $anchors })
ledger-format = Text taken for format, which needs no rule ({ $count })
ledger-format-entry = { $kind } ({ $chars } characters): { $words }
ledger-uncovered = Text not yet classified ({ $count })
ledger-stretch = { $place }: “{ $text }”
ledger-overlaps = Text that two rules claim ({ $count })
ledger-overlap = { $place } “{ $text }”: { $rules }
ledger-interpretations = Interpretations ({ $count })
ledger-written = , written into { $at }
ledger-interpretation = { $name } ({ $place }, { $standing }): { $question }
ledger-delegations = Left to other rules ({ $count })
ledger-delegation = { $place } “{ $word }”, { $decides } of { $rule }: { $state }
ledger-discretions = Discretion ({ $count })
ledger-discretion = { $name } ({ $place }): { $bound }; decided by: { $who }
ledger-references = Words that point elsewhere ({ $count })
ledger-reference = { $place } “{ $word }”, { $rule }: { $to }
ledger-qualifiers = Qualifiers ({ $count })
ledger-set-aside = { $rule } ({ $place }): “{ $words }” makes no condition: { $reason }
ledger-uncarried = { $rule } ({ $place }): no line carries “{ $words }”
ledger-wordings = How the text says it ({ $count })
ledger-wording = { $fact }: the text says “{ $words }” ({ $places })
ledger-enumerations = Lists ending in 等 ({ $count })
ledger-enumeration = { $place } “{ $words }”: { $extent }. { $reason }
ledger-corrections = Corrections ({ $count })
ledger-correction = { $at }, { $kind }: { $from } → { $to } ({ $why })
format-not-written = This command does not write the format { $format }; it writes: { $known }.

test-quoted = Decisions rest on { $quoted } characters of the text, { $used } of which some case puts to use.
test-unused = No case puts to use: { $place } “{ $quote }” ({ $rules }).
test-snapshot = Snapshot { $what }: { $file }
test-snapshots-differ = { $count ->
    [one] { $count } snapshot differs
   *[other] { $count } snapshots differ
 } from this run. If that is as it should be, rewrite them with --update.
test-accepted = { $written } accepted { $written ->
    [one] expectation was
   *[other] expectations were
 } written into the cases.
test-accepted-written = written  { $file }  { $rule }  { $what }: { $to }
test-accepted-removed = removed  { $file }  { $rule }  { $what }: the outcome has none any more
test-accepted-left = left  { $file }  { $rule }  { $what }: now { $to }. { $why }
test-accepted-comment = Its line has a comment; take it out by hand.
test-accepted-not-found = No place to write it was found in the case; write it by hand.
test-waits-help = 缺事实 and 缺参数 are not reviewed, and { $count } of them changed with what was accepted: if so it should be, write what was found above into the cases and run tiaowen test { $package } --update again; else mend the rules.
test-updated = { $count ->
    [one] { $count } snapshot
   *[other] { $count } snapshots
 } rewritten.
test-not-updated = Expectations failed or cases could not be read: no snapshot was rewritten. Mend them first, then use --update.
test-no-snapshots = The package has no snapshots yet. --update writes them; every later test compares with them.

new-no-clauses = Nothing to classify was found in { $file }: it holds only format, or nothing. See what was recognised: tiaowen structure { $file }
new-not-empty = The folder { $folder } holds files already; nothing was written. Choose another folder.
new-missing = Not recognised in the text: { $what }. Please give it on the command line.
new-no-document = There is no document “{ $which }” in the text. There are: { $known }. Give a number or a title.
new-one-document = There is one document in the text; --document is not needed.
new-ask = “{ $at }”: { $question }? { $answers } (a number; Enter for 1)
new-ask-again = A number from 1 to { $count }, please.
next-package = Next, begin a package: tiaowen new package 规则包 --text { $file }
next-rule = Next, write a first rule from the notes in 规则.tw and check again: tiaowen check { $package }
next-case = Next, fill in a case: tiaowen new case { $package } --for { $rule } -o { $package }/cases/案例.yaml
next-eval = Next, with the case filled in: tiaowen eval { $package } --case { $file }
new-package = The package was begun in { $folder }: { $totals }, to be classified. Start with 规则.tw and check after every sentence: tiaowen check { $folder }
explain-unknown = There is no code “{ $code }”. A code such as { $near } stands in brackets at the head of every finding.
t0313 = The “{ $word }” of { $place } does not say what it stands for.
    .title = Reference not resolved
    .help = Add a line under “{ $rule }”: 所指：“{ $word }……”，指“……”。 naming the rules that are meant, or 指第×句“……” quoting the words of the text.
    .help-per-rules = Add a line under “{ $rule }”: 按规定：“……”，所按文件未载明。 If the document has a title, write 从《……》.
    .help-list = Add a line under “{ $rule }”: 列举：“……等……”，以所列为限。理由：……。 If the list is not closed, write 列举未尽.
    .help-rest = “{ $rule }” must have the exceptions or tiers that go with it; the remainder follows from them.
    .help-onward = “{ $rule }” must be a definition of the form 自本句起所称……; what follows from there on is found from it.
    .help-unused = No later rule uses “{ $rule }”, so 下同 reaches nothing: write 是{ $rule } in the rules that it governs.
    .help-forward = Begin the sentence with 自本句起所称{ $right }.
    .help-tier = The tiers have no 其余的: where it was left out, add “其余的，……。” at the end; where the last one is meant to be it, write it as: { $right }.
    .quoted = the text
t0314 = The “{ $word }” of { $place } does not say what it stands for; a finished package leaves no reference open.
    .title = Reference not resolved in a finished package
    .help = Add a line under “{ $rule }”: 所指：“{ $word }……”，指“……”。 naming the rules that are meant, or 指第×句“……” quoting the words of the text.
    .help-per-rules = Add a line under “{ $rule }”: 按规定：“……”，所按文件未载明。 If the document has a title, write 从《……》.
    .help-list = Add a line under “{ $rule }”: 列举：“……等……”，以所列为限。理由：……。 If the list is not closed, write 列举未尽.
    .help-rest = “{ $rule }” must have the exceptions or tiers that go with it; the remainder follows from them.
    .help-onward = “{ $rule }” must be a definition of the form 自本句起所称……; what follows from there on is found from it.
    .help-unused = No later rule uses “{ $rule }”, so 下同 reaches nothing: write 是{ $rule } in the rules that it governs.
    .help-forward = Begin the sentence with 自本句起所称{ $right }.
    .help-tier = The tiers have no 其余的: where it was left out, add “其余的，……。” at the end; where the last one is meant to be it, write it as: { $right }.
    .quoted = the text
t0315 = “{ $words }” cannot be resolved in this way.
    .title = Unfit reference
    .help = Quote the word of the text verbatim, then say what it stands for.
    .help-reason = Say why: add 理由：……。 after the line, giving the reason why the list is closed or open.
    .help-words = The words in quotation marks must stand, verbatim and once, in the sentence on which this rule rests.
    .help-list = One line explains one 等: the words quoted must hold exactly one 等 that ends a list.
    .help-open = The list ends in “等” and a class word, and the text neither counts its items nor limits them: it is open. Say so (列举未尽), or leave what is outside it to an interpretation.
    .help-rule = There is no rule of this name; what is meant must be a rule of this package.
    .help-later = 上述 points back: the rule that is meant must stand before this sentence in the text.
yields = All conditions hold, but this and “{ $other }” are not given together; the higher, “{ $other }”, is given and this is not.
yields-open = All conditions hold, but this and “{ $other }” are not given together and the higher is given; which is higher is not known yet.
next-duty = The duty applies and must be done.
next-no-duty = The conditions of the duty are not those of this case.
next-no-duty-open = This rests on the reading shown, which no competent body has given; it releases nobody from the duty. The responsible agencies decide whether it applies.
next-leave = The text allows it and does not demand it; nothing is advised here.
next-no-permission = The case is not one in which it may be done; nothing is decided.
next-no-discretion = It may not be considered and is not submitted; other matters are not affected.
next-no-priority = Not placed in the order of priority; other matters are not affected.
fault-no-amount = what the amount rests on does not apply to this case
fault-negative-amount = the amount comes out below zero
fault-disagreement = two standards apply to one thing, with different amounts
warning-document-in-force = “{ $decides }” follows 《{ $title }》, which is in force on the date of application; its content is not in this package.
warning-document-not-yet = “{ $decides }” follows 《{ $title }》, which is not yet in force on the date of application.
warning-document-no-longer = “{ $decides }” follows 《{ $title }》, which is no longer in force on the date of application; the text does not say which document applies now.
warning-before-effect = The date of application { $on } is before { $effective }, the day on which the policy takes effect.
warning-after-expiry = The date of application { $on } is after { $expires }, the last day on which the policy is in force.
t0319 = The name “{ $name }” holds words of the language and stands without quotation marks, so it is not read as one name.
    .title = A name without quotation marks
    .help = Write it with its marks: “{ $name }”.

t0320 = The name “{ $name }” holds words of the language (为, 的, 是, 当日, 之日, 超过, digits and the like); wherever it is used it needs quotation marks.
    .title = A name that holds words of the language
    .help = Quote it in the declaration too: “{ $name }”; a name without such words is better still.

t0321 = No rule uses the { $kind } “{ $name }”.
    .title = Definition or term not used
    .help = Write this name in the rule that should use it, and see that the rule lies in the definition's range (本句, 本条, 自本句起). Where the text uses the word only in sentences that decide nothing, let the 依据 of that sentence quote it.
    .help-term = Write this name in the rule that should use it, or remove the term.

t0322 = The discretion “{ $name }” has no effect.
    .title = Discretion without effect
    .help = It has a 幅度 and does not say which entitlement it lengthens: add 适用：〈给付名〉。
    .help-bound = It has 适用 and does not say by how much it lengthens: add 幅度：最长不超过〈期间〉。 Where the agency decides something else, remove 适用; where another rule then does not apply, begin that rule's sentence with 除“{ $name }”外.
    .help-other = The discretion “{ $other }” lengthens “{ $benefit }” already, and one entitlement is lengthened by one discretion. Make them one, with the conditions as a list.
    .first = the discretion that lengthens it

t0323 = The parameter “{ $name }” is an amount per month without 取值; this standard is for a span of time, so every month has the value of 适用日.
    .title = Monthly parameter without 取值
    .help = If each month has its own value, let 计算范围 name monthly records or a fact that lists months, and write the standard as 每月按……给予. If one day's value holds for all, write 取值：〈日期〉。 in the parameter “{ $name }”; for 适用日 itself, 取值：适用日。

status-by-month = each month
status-on-day = { $day }
t0324 = “{ $fact }” is asked of { $asked } in “{ $rule }”, and nothing dates it.
    .title = Undated status asked of another day
    .help-day = Where a case does not say since when it holds, it is unknown for every day but 基准日. Where it has a day of recognition, declare 以认定结果为准，认定日期为〈事实〉; where it never changes, 不能改变; where there are records, use a term with 当日处于〈记录〉期间. Otherwise the warning may stay, and cases say since when.
    .help = Where a case does not say since when it holds, it is unknown for every month but that of 基准日. Where it has a day of recognition, declare 以认定结果为准，认定日期为〈事实〉; where it never changes, 不能改变; where there are records, use a term with 当日处于〈记录〉期间. Where only 基准日 counts, write 在基准日当日，…… in the rule. Otherwise the warning may stay, and cases say since when.

t0325 = { $what }, and no fact is “用作{ $role }”.
    .title = No fact in a role that is needed
    .help-approved = A cap over a year or in all needs to know what was approved before. Declare: 主体：补贴记录。事实：补贴记录的年度已核额，为金额，元，由审核部门核实。 Under other names, end the entity with 按给付分记 and the fact with 用作{ $role }. A cap on one decision alone is written 每次最多…….
    .help-times = A cap on the number of times needs to know how often it was had before. Declare: 主体：补贴记录。事实：补贴记录的已享受次数，为数量，次，由审核部门核实。 A case gives it year by year. Under other names, end the entity with “按给付分记” and the fact with “用作{ $role }”.
    .help = Where a duration is limited in months, the months received before must be known. Declare: 主体：补贴记录。事实：补贴记录的已享受月数，为数量，月，由审核部门核实。 Under other names, end the entity with 按给付分记 and the fact with 用作{ $role }.
    .help-start = A record judged by its period needs a first and a last day. Declare ……的起，为日期。 of that record; under another name, end the fact with 用作{ $role }.
    .help-end = A record judged by its period needs a first and a last day. Declare ……的止，为日期。 of that record; under another name, end the fact with 用作{ $role }. A case may leave it out where the record still runs.
role-of-duration = “{ $rule }” has a duration in months
role-of-cap = “{ $rule }” has a cap from which what was approved before is deducted
role-of-cap-times = the number of times of “{ $rule }” is less what was had before
role-of-record = This is judged by the period of “{ $record }”
t0316 = “{ $name }” is a condition, and the words this rule quotes do not hold “{ $head }”.
    .title = Condition without words
    .help = One of three: quote a sentence that says “{ $head }”; where the text puts it otherwise, declare how with the fact's tail “原文写作”; where the text does not say it, no condition may be added: make it an interpretation and use “从解释”.
    .help-rule = One of three: quote a sentence that says “{ $head }”, or the words that “{ $head }” itself quotes; where the text does not say it, no condition may be added: make it an interpretation and use “从解释”, also as the source of a term.
    .help-absent = The text has no “{ $head }”. The tail “原文写作” repeats the words of the text.
    .help-piece = The tail “原文写作” must be another way of saying it: “{ $head }” is only a piece of the name, and does not show that the text says “{ $name }”.

t0317 = “{ $name }” cannot be “{ $as }”.
    .title = Unfit role
    .help = A fact with this role must be of the kind { $kind }.
    .help-usual = A fact called “{ $name }” has this role and must be of the kind { $kind }. Where it is something else, give it another name.
    .help-benefits = A fact with this role must belong to the entity that is kept by benefit: end that entity's declaration with 按给付分记, or declare the fact of “{ $entity }”.
    .help-taken = Within one entity a role belongs to one fact only. Delete one of the two.
    .help-one-entity = Only one entity can be kept by benefit. Delete one of the two.
    .help-unknown = There is no such role. The roles are: { $roles }.
    .help-near = There is no such role; is “用作{ $near }” meant?
    .first = the earlier one
t0317 = { $reading } of interpretation “{ $name }” is adopted, but it is only words: no rule is said to hold it, and adopting it computes nothing.
    .title = Adopted reading is in no rule
    .help = Say which rule and which line already read so: “采用：{ $adopted }，已写入“〈规则〉”的〈行〉”. Rules that quote the same words: { $rules }. If none reads so yet, change the rule first, or write the readings so that they compute (as a condition, a start, a proration, a unit of count, a duration, a formula or a value).
    .help-none = No rule quotes the words of this item: write the rule first, then “已写入‘〈规则〉’的〈行〉”. An item that reaches no rule belongs in the notes of the rule that it explains.
    .help-rule = There is no rule “{ $rule }”. Rules that quote the same words: { $rules }.
    .help-words = “{ $rule }” quotes other words than this item. Rules that quote the same words: { $rules }.
    .help-line = “{ $rule }” has no line “{ $line }”. It has: { $lines }.
    .help-computed = { $reading } computes and is used by “从解释‘{ $name }’”; 已写入 is not needed.
    .help-undecided = Nothing is adopted here, so nothing is 已写入. Readings in words cannot be run side by side: write them so that they compute, or adopt one and say where it is written.

t0318 = Members are counted here, and no fact of “{ $entity }” is “用作{ $role }”, so that nothing tells one from another.
    .title = Counted without an identity
    .help = Somebody whom a case names twice counts twice. Declare { $entity }的身份标识，为文本。; under another name, end the fact with 用作{ $role }.

t0326 = “{ $name }” cannot be “{ $as }”.
    .title = Unfit role
    .help = A fact with this role must be of the kind { $kind }.
    .help-usual = A fact called “{ $name }” has this role and must be of the kind { $kind }. Where it is something else, give it another name.
    .help-benefits = A fact with this role must belong to the entity that is kept by benefit: end that entity's declaration with 按给付分记, or declare the fact of “{ $entity }”.
    .help-taken = Within one entity a role belongs to one fact only. Delete one of the two.
    .help-one-entity = Only one entity can be kept by benefit. Delete one of the two.
    .help-unknown = There is no such role. The roles are: { $roles }.
    .help-near = There is no such role; is “用作{ $near }” meant?
    .first = the earlier one
t0318 = Members are counted here, and no fact of “{ $entity }” is “用作{ $role }”, so that nothing tells one from another.
    .title = Counted without an identity
    .help = Somebody whom a case names twice counts twice. Declare { $entity }的身份标识，为文本。; under another name, end the fact with 用作{ $role }.

sentence-joiner = {" "}
sentence-end = .
clause-joiner = {"; "}
heading-numbered = { $digits }. { $title }
numbered-item = ({ $digits }) { $text }

# ---- plan ----
plan-usage-what = Say what to compare: --text NEW, or another package, or --params OLD NEW.
plan-usage-one = Texts, packages and tables are compared one kind at a time.
plan-usage-text = --apply and --corrections go with --text only.
plan-usage-output = --apply needs -o with the folder of the new package.
plan-usage-only = --only goes with --apply only.
plan-usage-review = Accepting or rejecting needs --by NAME and --reason TEXT.
plan-usage-both = One group cannot be both accepted and rejected.
plan-nothing-to-review = No decisions were compared, so there is nothing to review: { $why }
plan-other-document = “{ $file }” does not look like an amendment of the same document: only { $kept }% of the old clauses have a counterpart in it. Nothing was written.
plan-no-cases = There is no folder of cases “{ $folder }”.
plan-no-group = This comparison has no group { $id }; it has { $known }. Where decisions changed again the group has another id.
plan-target-exists = “{ $folder }” exists already. A new package goes into a new folder; name another.
plan-only-draft = { $id } must be drafted by a person. Nothing was written.
plan-only-stale = { $id } comes from an earlier comparison; the rule files or the text changed since, and this edit no longer fits. Nothing was written; compare again.
plan-only-unknown = This comparison has no edit { $id }. Nothing was written.
plan-applied = The new package is in “{ $folder }”: { $made } edits made, it compiles; { $left } edits were not made.
plan-applied-unsound = The new package is in “{ $folder }”: { $made } edits made, { $left } not; { $errors } errors are left to draft, listed above.
plan-title = { $policy } compared
plan-section-number = { $n }.
plan-changes = Changes of the text ({ $count ->
    [one] { $count } sentence
   *[other] { $count } sentences
 })
plan-rules = Rules reached ({ $count })
plan-edits = Edits of rule files ({ $count } can be made)
plan-drafts = { $count ->
    [one] { $count } more needs
   *[other] { $count } more need
 } drafting.
plan-parameters = Changes of parameter tables ({ $count ->
    [one] { $count } row
   *[other] { $count } rows
 })
plan-decisions = Changed decisions ({ $count })
plan-word-changed = changed
plan-word-added = added
plan-word-deleted = deleted
plan-word-moved = moved
plan-word-wider = wider
plan-word-narrower = narrower
plan-word-same = the same
plan-word-mixed = not comparable
plan-word-by-change = the change itself
plan-word-by-cases = the cases
plan-word-by-nothing = cannot be told
plan-word-direct = direct
plan-word-indirect = indirect
plan-word-made = made
plan-word-left = left
plan-made-places = Besides, { $count } { $count ->
    [one] edit
   *[other] edits
 } of the numbers of clauses and sentences only, made.
plan-applied-reviews = { $changed } { $changed ->
    [one] change
   *[other] changes
 } of decisions and amounts, in { $groups } { $groups ->
    [one] group
   *[other] groups
 }, recorded in review.toml of the new package; those not reviewed yet are to be reviewed.
plan-word-ready = ready
plan-word-draft = to be drafted
plan-word-piece-rule = rule
plan-word-piece-removal = removed
plan-word-piece-declaration = declaration
plan-word-piece-quote = quotation
plan-word-piece-place = place
plan-word-piece-head = head
plan-word-lost = lost
plan-word-refused = now refused
plan-word-unsettled = now open
plan-word-gained = gained
plan-word-settled = now granted
plan-word-switched = switched
plan-word-amount = amount
plan-word-other = other
plan-word-pending = not reviewed
plan-word-accepted = accepted
plan-word-rejected = rejected
plan-word-row-added = new
plan-word-row-changed = changed value
plan-word-row-superseded = published anew
plan-turn = { $count } { $kind }
plan-direction = { $direction } (by { $basis })
plan-direction-unknown = { $basis }
plan-nothing = (nothing)
plan-moved = Moved to { $to }.
plan-same-wording = The same wording, unchanged: { $anchor } “{ $text }” ({ $changed } changed).
plan-dropped = Correction { $number } “{ $from }” was not carried over: { $why }.
plan-dropped-lapsed = the new text no longer has it
plan-dropped-lost = its words are not in the new text
plan-dropped-count = its words stand { $found ->
    [one] { $found } time
   *[other] { $found } times
 } in the new text; somebody must look
plan-noise = Possible noise at { $place }: { $kind }  { $around }
plan-noise-numbering = Clause number out of turn at { $place }: { $around }  This was taken for text of the clause above. Where it is a new clause, check the number in the new text; where the number is wrong, mend it by a correction.
plan-noise-help = Nothing was changed where noise is possible. Where it is noise, save the corrections below as a file, fill in why (and to where it is missing) and name it with --corrections. A sentence broken by a line end is compared as two until then:
noise-broken-line = line end inside a sentence
noise-page-number = page number
noise-space = stray space
noise-latin-word = Latin word
noise-narrow-bracket = half-width bracket
noise-unreadable = unreadable character
plan-via = {"  "}by way of { $via }
plan-published = {"  "}published { $day }
plan-retroactive = {"  "}retroactive
plan-decisions-count = { $changed } changed, { $unchanged } unchanged.
plan-unread = Case not read: { $case }
plan-no-decision = no such rule
plan-cases = { $count ->
    [one] { $count } decision
   *[other] { $count } decisions
 }
plan-cause = Cause: { $cause }
plan-totals = Total: { $before } yuan → { $after } yuan
plan-noise-certainty = # certainty = "确定" or "高"  write one; 确定 where no other reading is possible
plan-noise-to = # to = "…"  write what should stand here, with the words on both sides
plan-more-places = { $count } more change numbers of clauses and sentences only; see --format json.
plan-more = { $count } more; see --format json.
plan-exemplar = Example { $case }, where the explanations differ:
plan-months = {"  "}months { $months }
plan-reviewed = { $standing } ({ $by }: { $reason })
plan-reason-replaced = The text's “{ $before }” became “{ $after }”; the rule has no place that mirrors it, so a person must decide.
plan-reason-inserted = The text gained “{ $after }”; the rule has no place that mirrors it, so a person must decide.
plan-reason-deleted = The text lost “{ $before }”; the rule has no place that mirrors it, so a person must decide.
plan-reason-several = The rule has “{ $figure }” in more than one place ({ $places }); a person must say which, if any.
plan-reason-differs = The old values do not agree: the text has “{ $text }”, the rule “{ $rule }”.
plan-reason-no-pattern = This wording of the rule cannot be turned into “{ $wording }”; a person must write it.
plan-reason-onward = 下同 is gone, and with it the basis of what is quoted from that sentence here.
plan-reason-requote = The change runs over an end of the quotation; a person must quote anew.
plan-reason-ambiguous = The new quotation does not stand exactly once in the clause; a person must quote anew.
plan-reason-moved = The sentence quoted moved to { $place }; the rule must move under that clause.
plan-reason-used = The words it rests on are gone, but { $rules } still use it.
plan-reason-line = The words it rests on are gone, but the rule is not whole without “{ $label }”.
plan-reason-line-leaves = The words that “{ $label }” rests on are gone, but that line also leaves something to { $readings }; whether that stays is for a person.
plan-reason-uncovered = No rule accounts for the new words: “{ $words }”.
plan-reason-end = New words stand behind the last sentence: “{ $words }”. A signature, a note or another formality needs no rule; what states a norm needs one.
plan-reason-written-in = The text has “{ $after }” for “{ $before }”; this rule does not write the figure, { $rules } do; a person must decide which to change.
plan-reason-also = “{ $figure }” is written here too and may be another limit than that of { $by }; a person must decide.
plan-reason-renamed = The value “{ $before }” is now called “{ $after }”: cases use the old name; declaration, rules and cases must change together.
plan-reason-ordered = “{ $fact }” is ordered; a person must say where the new value belongs.
plan-reason-clash = Two changes would write the same place of the rule, differently: “{ $one }”, “{ $other }”; how to change it somebody must decide.
plan-reason-interpretation = The words that raised the question changed; a person must say whether it and its readings still stand.
test-reviewed = { $count ->
    [one] { $count } expectation differs
   *[other] { $count } expectations differ
 } from the decision; the change was reviewed and accepted.
test-cause = {"  "}cause: { $cause }
test-unreviewed = unreviewed  { $case }  { $rule }: { $before } → { $after } ({ $group })
test-rejected = rejected and still there  { $case }  { $rule }: { $before } → { $after } ({ $group }: { $reason })
test-review-help = { $count ->
    [one] { $count } change was
   *[other] { $count } changes were
 } not reviewed and accepted. Review them with tiaowen plan OLD { $package } --accept { $groups } --by NAME --reason TEXT; tiaowen test { $package } --update --accepted then writes them into the cases. Or mend the rules.
plan-page-kind = Comparison
plan-page-changes = Changes of the text
plan-page-changes-note = by words and numbers
plan-page-rules = Rules reached
plan-page-edits = Edits of rule files
plan-page-parameters = Parameter tables
plan-page-decisions = Changed decisions
plan-page-text = Whole sentence
plan-page-noise = Possible noise
plan-page-direct = directly
plan-page-via = By way of
plan-page-same-wording = Same wording, unchanged
plan-page-before = Before
plan-page-after = After
plan-page-place = Days and keys
plan-page-direction = Direction
plan-page-rule = Rule
plan-page-reach = Reach
plan-page-file = File
plan-page-reason = Reason
plan-page-count = Count
plan-page-cause = Cause
plan-page-total = Total
plan-page-standing = Review
plan-page-case = Case
plan-page-months = Months
plan-page-exemplar = Explanations beside each other
plan-page-exemplar-note = Both explanations, line beside line
plan-page-unchanged = Unchanged
plan-page-changed = Changed
plan-page-drafts = Need drafting
plan-page-ready = Can be made
plan-page-lost = Lost
plan-page-skip = Skip to the content
plan-page-none = (nothing)
plan-page-value = Value
plan-page-published = Published
plan-page-source = Source
plan-page-retroactive = retroactive
plan-page-unread = Not read
plan-page-contents = Totals
plan-page-cases = {" decisions"}
plan-page-by = Reviewed by
plan-page-dropped = Correction not carried over
plan-page-applied = Written
plan-usage-empty = --by and --reason must not be empty.
plan-usage-dash = --apply writes a folder; -o cannot be “-”.
plan-target-inside = “{ $folder }” lies inside the package; name another folder.
plan-empty-text = “{ $file }” is empty.
plan-empty-cases = There are no cases (.yaml, .yml, .json) in “{ $folder }”.
plan-no-such-file = There is no “{ $file }”.
plan-recorded = The review was recorded in “{ $file }”.
plan-broken-lines = { $count } line ends, page numbers or clause numbers out of turn were not dealt with; a sentence would be taken as two, a clause as part of the one above. Nothing was written. Correct them with --corrections first.
plan-not-compared-cases = The package has no cases and none were named (--cases): decisions were not compared.
plan-not-compared-errors = The edited package still has { $count } errors; decisions cannot be compared yet. --apply shows them.
plan-summary-text = { $changes ->
    [one] { $changes } sentence
   *[other] { $changes } sentences
 } changed; { $ready ->
    [one] { $ready } edit
   *[other] { $ready } edits
 } can be made, { $drafts ->
    [one] { $drafts } needs
   *[other] { $drafts } need
 } drafting.
plan-summary-decisions = { $changed ->
    [one] { $changed } decision changes
   *[other] { $changed } decisions change
 }: { $kinds }.
plan-summary-amounts = No outcome changes, { $amounts } { $amounts ->
    [one] amount does
   *[other] amounts do
 }.
plan-summary-amounts-so-far = No outcome changes by what is edited so far, { $amounts } { $amounts ->
    [one] amount does
   *[other] amounts do
 }; the rest is not known until { $drafts } more { $drafts ->
    [one] is
   *[other] are
 } drafted.
plan-summary-both = { $changed } { $changed ->
    [one] decision changes
   *[other] decisions change
 }: { $kinds }; besides, { $amounts } { $amounts ->
    [one] amount
   *[other] amounts
 } of the same outcome.
plan-summary-same = No decision changes.
plan-summary-same-so-far = No decision changes by what is edited so far; whether any does is not known until { $drafts } more { $drafts ->
    [one] is
   *[other] are
 } drafted.
plan-summary-unread = No decision of the cases that were read changes; { $unread } { $unread ->
    [one] case was
   *[other] cases were
 } not read.
plan-unchanged-text = The text did not change.
plan-noise-file = Corrections for these (save as a file, fill in why, and to and certainty where they are missing):
plan-totals-open = {"  "}{ $count } more have no sum or a range and are not counted
plan-other-rate = {" "}(other amounts in these months)
plan-to = {" to "}
plan-pending = { $count ->
    [one] { $count } item awaits
   *[other] { $count } items await
 } drafting, and the rules were run as they stand: { $rules }.
plan-reason-rate = What is given or counted by changed from “{ $before }” to “{ $after }”; the rule reckons differently then, and a person must write it.
plan-reason-breaks = With this edit the package no longer compiles ({ $code } at { $at }); a person must write it.
plan-reason-head = The words that the head repeats (“{ $words }”) changed; a person must look.
plan-page-without = not counted
plan-page-pending = Await drafting and were run as they stand:
plan-page-at-least = {" or more"}
plan-page-undetermined = amount open
noise-numbering = clause number out of turn
plan-summary-package = { $changes ->
    [one] { $changes } sentence
   *[other] { $changes } sentences
 } changed.

# ---------------------------------------------------------------- the record of decisions

record-written = Recorded in “{ $folder }”: lines { $first } to { $last }.
record-resumed = The last write was broken off: { $taken } whole lines are counted, { $cut } bytes of an unfinished one were cut off.
record-broken = Nothing was recorded in “{ $folder }”: { $why }. Run audit verify, and change nothing until it is understood.
record-broken-head = head.json is missing or not as it was written
record-broken-key = the key (TIAOWEN_RECORD_KEY) is another, or head.json is not as it was written
record-broken-last = the last line is not the one that head.json names
record-broken-tail = what stands behind the last line was not written by this program
record-usage-record = --by belongs to a record of decisions: it needs --record.
record-usage-one = A person's decision is recorded for one case (--case) and one rule (--only) at a time.
record-usage-empty = --by and --reason need words.
record-usage-at = --at needs a date, such as 2026-11-25.
record-usage-outcome = There is no outcome “{ $found }”. The outcomes are: { $known }.
record-usage-reason = The program's outcome is “{ $machine }”, the person's “{ $human }”; --reason has to say why. Nothing was recorded.
record-replay-unsound = The record itself is not sound; nothing was recomputed.
audit-sound = { $count ->
    [one] { $count } line, as it was written.
   *[other] { $count } lines, all as they were written.
 } A record without a key that was rewritten as a whole cannot be told from a true one.
audit-sound-keyed = { $count ->
    [one] { $count } line, as it was written, under this key.
   *[other] { $count } lines, all as they were written, under this key.
 }
audit-faults = { $count ->
    [one] { $count } line
   *[other] { $count } lines
 }, { $faults ->
    [one] { $faults } fault
   *[other] { $faults } faults
 }:
audit-unfinished = The last write was broken off; the next one puts it right, and nothing recorded is lost.
audit-changed = Line { $line } was changed.
audit-removed = Decision { $number } is missing.
audit-moved = Line { $line } was moved (decision { $number }).
audit-repeated = Line { $line } stands twice (decision { $number }).
audit-unchained = Line { $line } does not follow from the one before it; one of the two was put there afterwards.
audit-cut-off = head.json counts { $number } lines, there are { $line }.
audit-added = head.json counts { $number } lines, there are { $line }; the others were not written by this program.
audit-head = head.json is missing or not as it was written.
audit-key-needed = This record is keyed; TIAOWEN_RECORD_KEY is needed to check it.
audit-key-unneeded = This record has no key; unset TIAOWEN_RECORD_KEY to check it.
audit-package = Decided again by the compiled package whose SHA-256 is { $sha256 }.
audit-replayed = Recomputed: { $same } the same, { $other } different, { $not } not recomputed.
audit-other = Decision { $number } ({ $case }, { $rule }): recorded { $old }, now { $new }. What differs: { $grounds }.
audit-other-unexplained = Decision { $number } ({ $case }, { $rule }): recorded { $old }, now { $new }. All it rests on is the same as recorded; a record without a key does not hold the facts, so they cannot be compared.
audit-same-on-others = Decision { $number } ({ $case }, { $rule }): the same as recorded, { $new }. What differs: { $grounds }.
audit-not-replayed = Decision { $number } ({ $case }, { $rule }): not recomputed, { $why }.
audit-no-case = there is no such case
audit-unreadable = the case or a table cannot be read
audit-no-rule = the package has no such rule
audit-no-interpretation = the package does not know the alternative that was chosen
audit-ground-inputs = facts
audit-ground-dates = dates
audit-ground-text = text
audit-ground-rules = rules
audit-ground-parameters = parameter tables
audit-ground-engine = version of the program
audit-total = { $total } yuan
audit-between = { $low } to { $high } yuan

dossier-doc-kind = Explanation of decision
dossier-for = For
dossier-skip = Skip to the decision
dossier-colon = {": "}
dossier-semi = {"; "}
dossier-sep = {", "}
dossier-stop = .
dossier-open = “
dossier-close = ”
dossier-lparen = {" ("}
dossier-rparen = )
dossier-to = {" to "}
dossier-applicant = Applicant
dossier-policy = Policy applied
dossier-basis = Facts as of
dossier-applicable = Law applied as of
dossier-decided = Decided on
dossier-contents = Decisions in this case
dossier-here = Sections of this decision
dossier-amount = Amount
dossier-reasons = Reasons
dossier-clause = Clause
dossier-fact = Fact
dossier-margin = Margin
dossier-parts = In detail
dossier-to-text = Show in the policy text
dossier-met = Conditions that are met
dossier-is-holds = Holds
dossier-is-fails = Does not hold
dossier-is-open = Not yet known
dossier-is-na = Not applicable
dossier-is-fault = Could not be worked out
dossier-ladder = Conditions as a ladder
dossier-ladder-note = Read from the top. Conditions in line are all required; of those side by side, one is enough. The thick line shows how far this case carries; a gap shows where it stops.
dossier-sum = Amount and schedule
dossier-chart = Chart of amounts by period
audience-reviewer = the reviewer
audience-applicant = the applicant
audience-public = the public
dossier-due = Due now
dossier-due-known = What can be calculated already
dossier-due-readings = By the first alternatives (undecided; not what is due)
dossier-used-open = Listed first
dossier-swipe = Where the drawing is wider than the screen, slide it sideways.
dossier-projected = Projected (not yet due)
dossier-projected-note = Projected amounts presuppose that the conditions are still met at the time; they are no promise of payment.
dossier-member = Person
dossier-period = Period
dossier-months = Months
dossier-rate = Rate
dossier-before = Before the cap
dossier-total = Total
dossier-changes = What would change the outcome
dossier-together = All of these together
dossier-or = or
dossier-was = now
dossier-becomes = changed to
dossier-then = Outcome then
dossier-asks = What is still missing
dossier-questions = Questions the text leaves open
dossier-matters = Affects the outcome
dossier-idle = Does not affect the outcome
dossier-used = Used here
dossier-by-it = On this reading
dossier-remarks = Remarks
dossier-next = Next step
dossier-tree = The whole reasoning
dossier-tree-open = Show every step
dossier-tree-paper = The full steps are not printed; open and search them in the electronic copy.
dossier-find = Find in the steps
dossier-open-all = Open all
dossier-close-all = Close all
dossier-found = {"{"}n{"}"} found
dossier-found-none = Nothing found
dossier-others = Matters not decided
dossier-others-note = Rules this case says too little about
dossier-facts = Facts relied on
dossier-facts-caption = The facts relied on and where each comes from; where sources disagree, each is listed.
dossier-value = Value
dossier-source = Source
dossier-source-date = Date of source
dossier-disputed = Sources disagree
dossier-claim = Source
dossier-none = not stated
dossier-none-short = —
dossier-unused = Facts given that no rule asked about
dossier-text = The policy text
dossier-text-mark = Marked words
dossier-text-note = are relied on here; the tag after them leads to the reason.
dossier-marks = Versions and hashes
dossier-issued = Issued
dossier-effective = In force
dossier-version = Text version
dossier-engine = Made by
dossier-text-hash = SHA-256 of the text
dossier-ir-hash = SHA-256 of the rules
dossier-parameters-hash = SHA-256 of parameters
dossier-case-hash = SHA-256 of the case

page-sentence = sentence { $number }
page-use-reason = reason { $digits }
page-reason-number = ({ $digits })
page-use-sum = amount
page-use-granted = granted by
page-once = once
page-disputed-value = sources disagree; taken as not known
page-between = { $low } to { $high }
page-at-least = { $low } known so far
public-total = Amount: { $total }.
margin-short = short by { $margin }
margin-over = over by { $margin }
margin-left = { $margin } left
margin-after = later by { $margin }
margin-before = earlier by { $margin }
dossier-unreckoned = Other reading not reckoned
dossier-idle-list = Without effect on the outcome, or not calculated and so not known
dossier-authority = Granted by
ladder-start = Application
ladder-end = Conditions of “{ $rule }” met
ladder-title = Conditions of “{ $rule }” as a ladder

report-nothing-granted = Nothing to publish: a public notice lists only what was granted.
report-nothing-decided = The case says too little for any rule; name one with --only to have it explained all the same.

letter-unfit = “{ $letter }” does not fit: the decision on “{ $rule }” is “{ $outcome }”.
letter-unknown = There is no letter “{ $name }”. Letters are: { $known }.
letter-unknown-near = There is no letter “{ $name }”; “{ $near }” perhaps? Letters are: { $known }.
letter-several = A letter is about one decision; this case has { $rules }. Name one with --only.
letter-no-folder = There is no folder “{ $folder }”.
letter-template = Template { $file }, line { $line }: { $what }
letter-undefined = a variable that there is not. The names stand at the head of the file.
letter-syntax = braces or percent signs do not pair, or a block is not closed.
letter-endless = it runs too long without coming to an end.
letter-function = a function that there is not.
letter-include = it refers to another file; a template stands in one file.
letter-other = nothing can be written by it.
letter-written = The templates were written to { $folder } and can be edited; name the folder with letter --templates, or put them into the folder 文书 of the package.

ask-head = [{ $rule }] to be asked of { $by }:
ask-by-applicant = the applicant
ask-by-agency = the agency
ask-bool = { $name }: yes or no?
ask-date = { $name }: on which day?
ask-month = { $name }: in which month or months?
ask-count = { $name }: how many?
ask-money = { $name }: how much?
ask-enum = { $name }: which one?
ask-set = { $name }: which of these?
ask-text = { $name }: how is it written?
ask-list = { $name }: how many are there?
ask-how-bool = Answer 是 or 否 (y, n), or 不知, 不适用.
ask-how-date = Answer with a date such as 2018-03-01, or 不知, 不适用.
ask-how-month = Answer with a month such as 2018-03, or 不知, 不适用.
ask-how-months = Answer with months such as 2018-03..2019-02, several with commas, or 不知, 不适用.
ask-how-count = Answer with a number ({ $values }), or 不知, 不适用.
ask-how-money = Answer with an amount ({ $values }), or 不知, 不适用.
ask-how-ratio = Answer with a ratio such as 60%, or 不知, 不适用.
ask-how-age = Answer with an age such as 60周岁, or 不知, 不适用.
ask-how-enum = Answer with one of: { $values }; or 不知, 不适用.
ask-how-set = Answer with some of: { $values }, with commas; 无 for none; or 不知, 不适用.
ask-how-text = As it is written, or 不知, 不适用.
ask-how-list = Answer with how many, 0 for none; or 不知, 不适用.
ask-reason-amount = For the amount of “{ $rule }”.
ask-effect = “{ $answer }” decides: { $outcome }
ask-least = { $count ->
    [one] At least one more answer is needed.
   *[other] At least { $count } more answers are needed.
 }
ask-help = One answer a line. “back” goes back, “quit” ends, “help” shows this again. An answer is a value, 不知 or 不适用.
ask-again = That cannot be read. { $how }
ask-first = This is the first question.
ask-nothing = Nothing is left to ask.
ask-conclusion = “{ $rule }”: { $conclusion }
ask-completed = The completed case:
ask-about-what = The case says too little for any rule; name one with --only.
detail-disputed = sources disagree about { $fact }, to be found out
request-disputed = { $name } (sources disagree; to be found out).
request-disputed-of = { $name } of { $whose } (sources disagree; to be found out).
word-disputed = sources disagree
other-same-open = the same conclusion, the amount open in both
change-sets-open = Where one of these sets is found to be so, the outcome is as stated; the case was run again with each:
dossier-case = Case
dossier-again = (words as above)
public-kind = Public notice
public-title = Public notice: { $rule }
public-note = Only conditions that may be published are listed; the facts behind the others are not.
letter-braces = braces are left in the letter: braces and percent signs are half-width.
letter-template-whole = Template { $file }: { $what }
letter-own-missing = The folder { $folder } has no “{ $letter }.md”; the package's or the program's own is used.
letter-signed-early = The signature of { $at } is earlier than the reference date { $basis }.
ask-lacking = Still missing: { $list }.
ask-reason-conditions = For the conditions of “{ $rule }”.
page-use-rival = not to be had beside another

# Kinds that a diagnostic names.
kind-choice = one of the values listed
kind-choices = several of the values listed
kind-ordered-choice = a value of a list that runs from low to high
kind-numbers = a quantity, an amount or a ratio
kind-numbers-or-date = a quantity, an amount, a ratio or a date
kind-period = a period
kind-dated-records = records with a first and a last day
kind-relation = a relation of which there can be several
kind-months = several months
kind-subject = a subject
kind-fact = a fact
kind-date = a date
kind-date-or-month = a date or a month
kind-age = an age
kind-truth = a yes or no
kind-month = a month
kind-count = a quantity ({ $counter })
kind-money-per = an amount (yuan/{ $per })
kind-money = an amount (yuan)
kind-money-list = several amounts
kind-ratio = a ratio
kind-number = a number
kind-text = a text

# Why a rule that reads well cannot be computed.
obstacle-paid-per-member = the amount must be one of the subject itself; where it differs by person, pay by the month, or make the persons the subject
obstacle-condition-of-members = a condition here must be one of the subject itself
obstacle-months-of-whom = the months must be the subject's own, or those of each person belonging to it
obstacle-others-in-sum = a sum of items has no “其余的”: where no item applies, the sum is zero
obstacle-others-not-last = “其余的” must be the last item
obstacle-items-not-numbers = the items must be quantities or amounts
obstacle-every-zero = the number after “每满” cannot be zero
obstacle-duration-in-days = a duration must be counted in years or months
obstacle-bound-in-days = a bound must be counted in years or months
obstacle-no-date-in-conditions = the conditions hold no date, so the day on which all are fulfilled cannot be told
obstacle-other-subject = the rule excepted must have the same subject as this rule
obstacle-records-not-summed = facts of records must be added up with “之和”
obstacle-money-list = several amounts can only be added up by period
obstacle-sum-of-one = “之和” adds up figures of several records
obstacle-sum-not-of-numbers = “之和” adds up quantities or amounts
obstacle-not-given-of-what = before “未提供的” there must be a fact or a sum of one
obstacle-nothing-comes = the lines of this rule together give no result
obstacle-monthly-without-scope = a monthly standard needs a line “计算范围”, or adds up monthly records
obstacle-target-form = after “确保” write 〈事实〉为〈量〉至〈量〉, or 〈事实〉〈量〉以上
obstacle-excluded-twice = an entitlement stands in one 竞合 only, and once; write those that exclude each other in one rule
obstacle-excluded-without-amount = the higher is given, so amounts are compared; an entitlement without an amount cannot stand in a 竞合
obstacle-records-by-month = records asked of each month can only be asked whether one runs on the day (当日处于〈记录〉期间); what else is asked of them must not change with the month
obstacle-items-mixed = either every item says when it applies, or none does; items without a condition belong to 最高的一项 and 最低的一项
obstacle-excluded-per-member = an entitlement paid person by person cannot stand in a 竞合: it would have to be compared person by person
obstacle-excluded-unreached = a benefit named has another subject, from which no single relation leads to whom this exclusion is about
obstacle-excluded-from-nothing = there is no benefit in the stretch of the text that is named
obstacle-limits-of-no-number = only counts, amounts and ratios take 不小于 and 不大于
obstacle-zero-of-no-number = only a count or an amount can have 为零写作 and 不为零写作
obstacle-limits-unit = 不小于 and 不大于 take the unit of the fact itself
obstacle-limits-crossed = the least is above the most
obstacle-values-of-set = a set (之数项) has at most { $most } values (one fewer where 列举未尽); divide it into several facts

# What a value of a case or a table should be.
expected-item = one value
expected-group = a group of entries (name: value)
expected-rules = a group of entries (rule: {"{"}结论: …{"}"})
expected-expectation = a group of entries, such as {"{"}结论: 符合{"}"}
expected-row = a group of entries, such as {"{"}自: 2018-01-01, 值: "1620", 来源: …{"}"}
expected-fewer-rows = at most { $most } rows in all, each month of a span counted as one
expected-text = a text
expected-folder-below = a folder below that of the case: no absolute path, no “..”
expected-outcome = an outcome
expected-names = a list of names
expected-name = a name
expected-month-count = a number of months
expected-amounts = a list of amounts
expected-number = a number
expected-yes-no = 是 or 否
expected-date = a date
expected-not-before-start = a date not earlier than “{ $start }”
expected-not-before-from = a date not earlier than “自”
expected-month = a month
expected-one-month = one month, such as 2020-03
expected-month-range = a range of months
expected-percent = a percentage, such as 60%
expected-age = an age, such as 60周岁1个月
expected-choice = one of the values listed
expected-choices = a list, such as [甲, 乙]; where there is none, []
expected-early-choice = one of the first 64 values listed
expected-members = a list, each item beginning with “- ”; where there is none, []
expected-table-rows = a list, each item beginning with “- ”; where there is none, []
expected-unit = a unit
expected-columns = a list of names of columns
expected-column = the name of a column
expected-value-entry = an entry “值”
expected-year-or-span = 年度, or 自 and 至, one of the two
expected-year = a year of four digits, such as 2017
expected-between = { $least } to { $most }
expected-at-least = { $least } or more
expected-at-most = { $most } or less
expected-money = an amount (yuan)
expected-money-per = an amount (yuan/{ $per })
expected-count = a whole number, zero or more ({ $counter })

# What is wrong with the form of a data file.
malformed-empty = the file is empty
malformed-too-deep = it is nested too deep
malformed-too-long = it is longer than 4 GiB
malformed-after-end = there is something after the end
malformed-two-documents = a file holds one document, and there is something after “---”
malformed-unquoted = a text needs double quotation marks, a number must be written as in JSON
malformed-no-colon = a colon is missing after the name
malformed-no-comma = a comma is missing, or a bracket has no partner
malformed-key-unquoted = a name needs double quotation marks
malformed-quote-open = a quotation mark has no partner
malformed-bad-escape = what stands in the quotation marks is not well-formed
malformed-wide-colon = the colon must be the half-width “:” with a space after it
malformed-tag = type tags (!) are not accepted; put a text that begins with ! in quotation marks
malformed-key-anchored = a name takes no anchor, alias or tag
malformed-key-not-word = a name must be one word, not a list or a group of entries
malformed-anchor = anchors (&) and aliases (*) are not accepted; put a text that begins with one of them in quotation marks
malformed-tab = the indent has a tab; use spaces
malformed-bad-quote = a quotation mark has no partner, or what stands in it is not well-formed
malformed-colon-misplaced = a colon is out of place: a line has one “name: value”; put a value with a colon in quotation marks
malformed-line-without-colon = this line has no colon
malformed-colon-or-bracket = a colon is out of place, or a bracket has no partner
malformed-bracket-open = a bracket has no partner
malformed-indent-or-colon = this line is not indented as its group is, or has no colon
malformed-indent = this line is not indented as its group is
malformed-directive = directives, which begin with a percent sign, are not accepted; put such a value in quotation marks
malformed-other = this is not well-formed YAML
malformed-no-parameter = there is no entry “参数”
malformed-no-rows = there is no entry “行”
unit-ratio = 比率
unit-ages = 岁和月
read-not-text = it is no text in UTF-8, UTF-16 or GBK: nothing can be read from line { $line } on; open it in a text editor and save it as UTF-8
read-two-readings = its bytes are text in { $one } and in { $other } with different words, and nothing shows which is meant; open it in a text editor and save it as UTF-8 with a byte order mark
read-damaged = it begins with the mark of { $encoding }, and line { $line } holds bytes that are not { $encoding }: the file may be damaged; get it again, or save it as UTF-8 in a text editor
read-docx = it is a Word file (.docx), not plain text; in Word or WPS save it as plain text (.txt) in UTF-8
read-doc = it is an older file of Word or WPS (.doc, .wps), not plain text; in Word or WPS save it as plain text (.txt) in UTF-8
read-sheet = it is a spreadsheet (.xlsx, .xls, .et), not plain text; save it as text in UTF-8
read-ofd = it is a page file (OFD), not plain text; get the Word file or the words of the web page and save them as plain text (.txt)
read-pdf = it is a PDF file, not plain text; get the Word file or the words of the web page and save them as plain text (.txt)
read-rtf = it is an RTF file, not plain text; in Word or WPS save it as plain text (.txt) in UTF-8
read-locked = it is under a password; open it with the password and save it as plain text (.txt) in UTF-8
read-picture = it is a picture, not text; get the text, or recognise its words, check each and save them as plain text (.txt)
read-archive = it is an archive, not text; unpack it and take the text out
encoding-utf8 = UTF-8
encoding-utf16le = UTF-16 (little-endian)
encoding-utf16be = UTF-16 (big-endian)
encoding-gbk = GBK
read-too-long = the file is longer than 4 GiB
read-too-large = the file is larger than { $most } MB
read-missing = there is no such file
read-is-folder = it is a folder, not a file
read-not-regular = it is a pipe or a device, not a regular file
read-denied = it may not be read
read-unreadable = the file cannot be opened
read-outside = the file is a link that leads out of the folder, and is not read

# What is wrong with the manifest of a package.
manifest-toml = this is not well-formed TOML
manifest-not-table = “{ $table }” must be a section [{ $table }]
manifest-unknown-key = there is no entry “{ $key }”
manifest-unknown-key-near = there is no entry “{ $key }”; is “{ $near }” meant?
manifest-not-text = “{ $key }” of [{ $table }] must be a text in quotation marks, not an empty one
manifest-missing-key = [{ $table }] lacks “{ $key }”
manifest-bad-issued = issued must be a day that there is, such as 2017-09-20
manifest-bad-rules = rules must be a list of names of rule files, one at least
manifest-bad-status = status must be draft or finished
manifest-outside-path = “{ $path }” must be a path inside the package, with /
manifest-bad-doubts = doubts under “structure” is a list; each entry has at, question, answer and settled, as in {"{"}at = "…", question = "…", answer = "…", settled = true{"}"}
manifest-bad-checksum = sha256 must be 64 hexadecimal digits in lower case
manifest-no-file = there is no such file
values-presumed = 是 and 否 (of a yes or no), 零 (of a quantity or an amount)
days-in-force = the first and last day in force
ground-paper = “{ $fact }” by { $paper }
ground-paper-dated = “{ $fact }” by { $paper } ({ $day })
letter-unfilled = Not filled in, and not to be sent before they are: { $fields }. Name a file that holds them with --office, or give one for this letter with --fill NAME=TEXT.
letter-not-signed = Fields are not filled in: it is not signed and stays a draft.
office-malformed = { $file } cannot be read: write NAME: TEXT in each line.
office-empty = “{ $name }” has no text.
office-unknown = Letters have no field “{ $name }”. The fields are: { $known }.
office-unknown-near = Letters have no field “{ $name }”; “{ $near }” perhaps? The fields are: { $known }.
sign-open-readings = The outcome rests on readings that no competent body gave and whose alternatives were not calculated or come to another outcome: { $names }. To sign nevertheless, use --as { $outcome } and a --reason that names each of them. Nothing was written.
member-folded = { $who } (fails: { $why })
member-counted = { $who } ({ $facts })
members-counted = The others who count: { $list }.
members-folded = Others who do not count: { $list }.
sample-tables = Note: the figures used for { $names } are samples, not published standards; no formal decision may rest on them.
sign-open = It cannot be signed for now.
sign-lacking = It cannot be signed for now; missing: { $list }.
sign-lacking-more = It cannot be signed for now; { $count } matters are missing, such as: { $list }.
sign-readings = Whoever signs must give a reason: it rests on questions of the text, { $count } in number, that no competent body decided and whose other alternatives were not calculated.
sign-adverse = Whoever signs must give a reason: on { $count } of the questions that no competent body decided, another reading does not come to “{ $word }”.
page-not-applied = Not applied for and not gone into: { $count } others.

# A decision confirmed step by step (audit explain)
checked = Went through { $decisions } decisions: { $steps } steps follow from their operands, { $statements } statements and { $conclusions } results agree with them.
checked-facts = { $count } facts of the case are where everything begins: they agree with each other, and were not compared with the case.
checked-all = Nothing was left unconfirmed.
checked-not = { $count } could not be confirmed: { $reasons }.
checked-sound = Nothing disagrees.
checked-findings = { $count } disagree:
checked-finding = { $place }: { $said }.
checked-joiner = {"; "}
checked-row = row { $row }
checked-operand = “{ $node }” is { $value }
checked-operands = it rests on { $operands }
checked-expected = it should be { $value }
checked-found = it says { $value }
checked-unreadable = “{ $file }” is no decision: { $detail }.
checked-other-schema = not a decision of this program
checked-other-policy = not a decision of this package, nothing else was looked at
checked-other-text = the text it was decided by is not the package's, nothing else was looked at
checked-other-rules = the rules it was decided by are not the package's, nothing else was looked at
checked-bad-date = no date
checked-no-such-rule = the package has no such rule
checked-not-the-rules = its kind or its place is not the rule's
checked-no-trace = there is no trace, write it with eval --trace --format json
checked-no-such-node = the rules have no such step
checked-no-such-row = there is no such row
checked-not-of-its-kind = its state or value is none that the step can have
checked-twice = one step stands twice for one row
checked-row-lacking = the trace lacks this step
checked-row-too-many = the trace has this step beside what is read
checked-step = the step does not follow
checked-outcome = the outcome does not follow
checked-word = the word is not that of the outcome
checked-causes = the causes are not those of what it rests on
checked-earliest = the earliest day does not follow
checked-amount-state = the state of the amount is not that of the outcome
checked-total = the total is not that of the segments, rounded
checked-interval = the bounds of the amount do not follow
checked-segment = the segment is not its rate for its months
checked-schedule = the segments are not the months to be paid
checked-cap = the cap is not used as it should be
checked-reading = the interpretation is not the package's
checked-statement = the words are not those of this step
checked-state = the state is not that of this step
checked-quote = the quotation is not that of this step
checked-quote-not-in-text = the quotation does not stand in the place cited
checked-anchors = the places cited are not those of this step
checked-value = the value is not what it rests on
checked-children = the parts are not those of the rule
checked-conclusion = the sentence does not say the outcome and the amount
unconfirmed-own-tables = tables that the case brought, name them with --params ({ $count })
unconfirmed-answers = what follows from every answer to what is unknown, whose runs are not in the trace ({ $count })
unconfirmed-readings = what follows from other readings, whose runs are not in the trace ({ $count })
unconfirmed-later = what holds on a later day, whose run is not in the trace ({ $count })
unconfirmed-rivals = what hangs on another entitlement ({ $count })
unconfirmed-bounds = bounds of an amount that is not known ({ $count })
unconfirmed-extension = a period lengthened by discretion ({ $count })
unconfirmed-caps = caps that are shared, carry over, count a part or an unknown past ({ $count })
unconfirmed-window = segments reckoned over a window ({ $count })
unconfirmed-sentence = words beside a statement ({ $count })
