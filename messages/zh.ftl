# 消息目录：对起草人、审核人员说的每一句话都在这里。
#
# 诊断按代码列，键为小写的代码（t0301）。值说明发现了什么、应当是什么；
# .title 是简称，.help、.help-near 等说明怎么办，其余属性是另指之处的说明。
# 参数由各处给出：name 名称，found 所写，expected 应有，near 最相近的名称，clause 写作“（六）”，
# places、elsewhere 写作“第（六）条第4句”。称呼只用起草人的话，不出现程序用语。

# ---------------------------------------------------------------- 通用

severity-error = 错误
severity-warning = 警告
severity-advice = 提示

word-help = 建议：
word-place = 所在：

finding-count = { $count }处{ $severity }
finding-count-joiner = 、
finding-summary = 共发现{ $counts }。

# ---------------------------------------------------------------- 各处的写法
# 读不通（t0102）与没写完（t0103）共用。

-pattern-standard =
    标准写作下列之一：
    3000元/年。　500元/名。　无金额。
    每月按〈量式〉的30%给予。　按〈量式〉全额给予。　按〈量式〉全额减免。
    按规定，所按文件未载明。　按规定，从《〈文件名〉》。　按规定，从“〈给付名〉”，不另计。
-pattern-duration =
    期限写作下列之一：
    最长不超过3年。　至〈日期〉止。　从共同期限“〈名称〉”。
    其中，对符合下列条件之一的，最长不超过3年：（1）……；（2）……。
    其余人员，〈条件〉的，最长不超过1年。（与“其中”成对，各占一行）
    除〈条件〉的可延长至〈日期〉外，其余人员最长不超过3年。
    最长不超过3年，至〈日期〉止。　最长不超过3年，终止时间从解释“〈名称〉”。
-pattern-start =
    起算写作下列之一：
    〈日期〉。　〈日期〉的次月。　〈日期〉与〈日期〉较晚者。　条件全部具备的次月。
    自〈日期〉起满1年之月。　自〈日期〉起计算范围内的首月。
    未载明。　从解释“〈名称〉”。
-pattern-scope =
    计算范围写作下列之一：
    〈关系〉中，〈条件〉的。　〈关系〉中，符合下列条件之一的：（1）……；（2）……。
    自〈日期〉起至〈日期〉止。　〈月份集合〉。
-pattern-expr =
    算式写作：〈名称〉＝〈量式〉。计数只写量式。
    量式由名称、带单位的数、“〈名称〉（〈条件〉）之和”组成，用＋－×÷连接；引自解释的，写从解释“〈名称〉”。
-pattern-cap =
    上限写作下列之一：
    每户每年最多10万元。　每人每月最多300元。　每户每次最多1500元。　每户累计最多5万元。　每人最多5000元。　不设。
    每户每年最多10万元，未用的可以结转至次年。　每人每年最多2次。　其中“〈算式名〉”，每人每月最多300元。
    自然人写“每人”，其余照关系登记的量词（户、家、件、项、张、台、套、个）。
-pattern-adopted =
    采用只有三种写法：
    甲解，〈机关〉〈日期〉作出。
    暂用甲解，未经有权机关解释。
    未定，各解并列计算。
-pattern-alternative =
    各解写作下列之一，理由另写“理由：”：
    起算为……。　折算为……。　计算单位为……。　期限为……。　算式为……。　取值为……。
    舍入为四舍五入（去尾、进一）到十元（元、角、分）。　舍入为不舍入。
    〈条件〉。　“〈文字含义〉”。（加引号的只作说明，不影响计算）
-pattern-fact =
    事实写作：〈主体〉的〈名称〉，为〈类型〉。
    类型为是否，日期，月份，起止，比率，文本，数量和量词（数量，名），金额和单位（金额，元/月），〈值〉、〈值〉之一，或者〈值〉、〈值〉之数项。
    其后可加：肯定写作“……”，否定写作“……”，以认定结果为准，由低到高，列举未尽，由审核部门核实，不能改变，见第（六）条第4句。
-pattern-relation =
    关系写作：〈主体〉的〈名称〉，为〈主体〉，可有多名。
    “为〈主体〉”“可有多名（可有多条）”“未提供的即〈主体〉”按需要写。
-pattern-authority =
    依据写作：第（六）条第4句“〈原文〉”。引本条的，只写“〈原文〉”。
    中间略去文字的：“〈前段〉”……“〈后段〉”。
-pattern-agencies =
    责任单位写作：〈机关〉、〈机关〉牵头，〈机关〉、〈机关〉等，〈机关〉。
-pattern-condition =
    条件写作下列之一，一项条件只用一种：
    是〈名称〉　不是〈名称〉　〈是否类的事实〉
    〈名称〉为〈值〉　〈名称〉为〈值〉、〈值〉之一　〈名称〉为〈级别〉以上　〈名称〉含有〈值〉
    〈名称〉3名以上　〈名称〉3名以下　〈名称〉超过3名　〈名称〉不足3名　〈名称〉为1名至2名
    〈日期〉不早于〈日期〉　〈日期〉不晚于〈日期〉　〈日期〉早于〈日期〉　〈日期〉晚于〈日期〉
    自〈日期〉起满1年　自〈日期〉起1年以内　自〈日期〉起超过1年　自〈日期〉起不足1年　〈日期〉与〈日期〉为同一年度
    〈日期〉处于〈记录〉期间　在〈日期〉当日，〈条件〉　自〈日期〉起至〈日期〉止，无〈条件〉的〈记录〉
-pattern-other = 请按该标签的固定写法改写；名称中含有数字、标点或者“为”“是”“的”等字的，加引号。

# ---------------------------------------------------------------- T01 写法

t0101 = “{ $found }”不属于任何标签，也不是本条规则的主句。
    .title = 多余的文字
    .help = 一条规则只写一个主句，其余内容都写在标签之后。说明文字写在“说明：”之后，只供维护人员看的写在“//”之后；不需要的删去。

t0102 = 这里读不通：“{ $found }”不合本处的任何一种写法。
    .title = 读不通
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
    .help-quotes = 引号用中文引号：前引号写“，后引号写”，引文之内另有引号的，里层用‘’。不用直引号，前后不要写反。
    .help-agencies = { -pattern-agencies }
    .help-condition = { -pattern-condition }

t0103 = 这句话没有写完：“{ $found }”之后还应有内容。
    .title = 没有写完
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

t0104 = “{ $found }”不是本语言采用的写法。
    .title = 近义写法
    .help = 改用唯一写法：{ $right }。
    .help-marks = 列项写作（1）（2）（3），里层写作①②③：把“{ $found }”改写为“{ $right }”，其余各项照此。

t0105 = 这句话末尾缺少句号。
    .title = 缺少句号
    .help = 在句末加“。”。每个标签的内容都以句号结束。
    .help-narrow = 句末的“.”改写为“。”。“.”是小数点，不作句号。

t0106 = 这里不能用标签“{ $label }”。
    .title = 标签有误
    .help = 标签只能从规定的标签中选用，并且写在行首或者句号之后。
    .help-near = 是否指“{ $near }”？
    .help-kind = “{ $kind }”不用这一行，写了也不起作用。请删去，或者改写到用它的规则里。
    .help-head = “{ $label }”属于文件头，说的是整份文件，写在各部分、各条之前。条内的这类规定，程序还不能计算：归入导向、职责，并写一行“说明：”。
    .help-open = “{ $label }”是附属标签，前面须有一条规则。先写“给付：”“定义：”等开头行，再写本行。
    .help-exclusion = “{ $label }”不是标签。不享受的情形，写作：除外情形：〈名称〉。〈条件〉的〈主体〉，不享受“〈给付名〉”。

t0107 = 列项的序号不连续，这里应当是第{ $expected }项。
    .title = 列项序号
    .help = 列项自1起连续编号：第一层用（1）（2），第二层用①②。
    .help-stem = 各解自甲解起，依次写甲解、乙解、丙解，不跳过，不颠倒：“采用”按次序认各解。

t0108 = 这一项的末尾应当用“{ $expected }”。
    .title = 列项结尾
    .help = 列项之间用分号“；”，最后一项用句号“。”。

t0109 = 一句之内既用了“且”，又用了“或者”，可以有两种读法。
    .title = 且、或者混用
    .help = 改为列项：用“同时符合下列条件”列出并列的条件，其中任选的写“有下列情形之一：①……；②……”。

t0110 = 本条规则的几项期限不能合成一个完整的期限。
    .title = 期限不成对
    .help = 分档的期限须“其中”与“其余人员”成对；不分档的只写一个期限。
    .help-others = 已写“其中”，还缺“其余人员”。请另起一行写：期限：其余人员，最长不超过〈期间〉。
    .help-among = 已写“其余人员”，还缺“其中”。请在前面写：期限：其中，对符合下列条件之一的，最长不超过〈期间〉：（1）……；（2）……。
    .help-twice = 期限写了两次。不同的人适用不同期限的，改写为“其中”和“其余人员”两档；否则删去一个。

t0111 = “{ $found }”不是本类规则的句式。
    .title = 句式不合
    .help = 请按本类规则的固定句式改写。
    .help-directed =
        按规则的类别，写作：
        给付　对〈条件〉的〈主体〉，给予〈给付名〉。（名称是动作的，用“准予”）
        裁量　对〈条件〉的〈主体〉，经审定可以〈事项〉。
        优先　对〈条件〉的〈主体〉，列入优先次序。
        条件不止一项的，写作：对同时符合下列条件的〈主体〉，给予〈给付名〉：（1）……；（2）……。
    .help-authorise =
        授权写作：由〈机关〉决定是否〈事项〉。
        限于某种情形的，写作：对〈条件〉的〈主体〉，由〈机关〉决定是否〈事项〉。
        原文的“可以……”“可探索……”不写成“可以〈事项〉”：写明由谁决定。
    .help-list-head = 后面列了项，前面须写“同时符合下列条件的〈主体〉”或者“符合下列条件之一的〈主体〉”。
    .help-exclude =
        除外情形写作：〈条件〉的〈主体〉，不享受“〈给付名〉”“〈给付名〉”。
        有几种情形的，写作：有下列情形之一的〈主体〉，不享受“〈给付名〉”：（1）……；（2）……。
        整类的，写作：……，不享受第一部分给予〈主体〉的各项给付，“〈给付名〉”除外。　不列为对象的，写作：……，不列为“〈对象名〉”。
    .help-classify =
        对象写作：将〈条件〉的〈主体〉列为〈对象名〉。
        条件不止一项的，写作：将同时符合下列条件的〈主体〉列为〈对象名〉：（1）……；（2）……。
    .help-ensure =
        指标写作下列之一：
        对〈条件〉的〈主体〉，确保〈事实〉为〈量〉至〈量〉。
        对〈条件〉的〈主体〉，确保〈事实〉〈量〉以上。
    .help-define =
        定义写作：本条所称〈名称〉，是指〈主体〉的〈条件〉。收窄已有含义的用“限于”，扩大已有含义的用“包括”。
        句首写明范围：本句所称、本条所称、自本句起所称、本意见所称。术语句首不写范围。
        列项的，写作：〈名称〉，是指〈主体〉同时符合下列条件：（1）……；（2）……。

t0112 = 这里缺少内容：{ $what }
    .title = 缺少内容
    .help = 请补上。开头标签之后须写名称，“同时符合下列条件”之后须有列项，每一列项须有条件。

t0113 = 引号没有成对：只有前引号，没有后引号。
    .title = 引号不成对
    .help = 在引文或者名称的末尾补上后引号。引文之内另有引号的，里层用单引号‘’。

t0114 = 括号、引号套叠或者量式、定义的层次过多，超过{ $limit }层。
    .title = 层次过多
    .help = 请拆成几条：先用“算式”“定义”取名，再引用名称。一句之内的＋－×÷不超过200个。
    .help-chain = 定义一环扣一环，超过{ $limit }环。请减少层次，把中间的定义合并。

t0115 = 文中有看不见的控制字符（{ $found }）。
    .title = 不可见字符
    .help = 删去该字符后重新录入这几个字。这类字符多由网页或者其他软件复制带入，会使看到的与实际不一致。

t0116 = 文中有拆开编码的字符，看起来是一个字，实际是几个字符。
    .title = 字符编码
    .help = 重新录入该字，或者用文字处理软件转换为通行的合成形式（NFC）后再保存。

# ---------------------------------------------------------------- T02 原文、更正和引文

t0117 = “{ $label }”在同一条规则里写了两次。
    .title = 重复的行
    .first = 前一次写在这里
    .help = 一条规则只能有一行“{ $label }”，写两次就不知道以哪一行为准。请留下一行；确是两件事的，分写两条规则。
    .help-tail = 一项声明里，每种尾语只写一次。请留下一处。
    .help-head = 文件头的每一行只写一次，分在几个文件里的也一样。请留下一处。

t0118 = “{ $label }”同本规则的其他行不相配。
    .title = 不相配的行
    .help = 请核对标准和这一行，删去不起作用的一行。
    .help-quoted = 照所引原文写作：{ $cure }。
    .help-once = 标准“{ $standard }”只发一次，“{ $label }”不起作用。按年、按月计发的，标准写作“3000元/年”“500元/月”；只发一次的，删去“{ $label }”。
    .help-yearly = 每年按量式计发的写法没有定义。请写作“每月按……”，或者写定额“3000元/年”。
    .help-cap-group = 从本规则看不出“{ $cap }”按什么计：没有按人（户、件）列出的成员，也没有按人（户、件）计发的标准和计数。请写明计算范围中的成员，或者写“计数”，或者改按主体计，如“每户最多……”。
    .help-cap-piece = “{ $cap }”须知道各人（各件）此前已领多少，而本规则只计数，没有各人的记录。请删去期间，写作“每人最多……”，或者改按主体计，如“每户每年最多……”。
    .help-cap-month = 一次性发放的没有月份，“{ $cap }”不起作用。请写作“每次最多……”“每年最多……”。
    .help-cap-joint = “{ $cap }”只用于按主体计、写明每年或者累计的上限；合计的各项须是给予同一主体金额的给付，并且有年度已核额可查。
    .help-cap-amount = 本规则不计发金额，“{ $cap }”不起作用。请删去上限，或者写明标准的数额。
    .help-cap-carry = 只有每年的上限，未用的才有次年可以结转。请写作“每户每年最多……，未用的可以结转至次年”，或者删去结转。
    .help-cap-times = 次数的上限只用于按主体计、一次性发放的给付，写作“每人每年最多2次”“每户累计最多3次”，不与其中、合计、结转并用。
    .help-cap-part = “{ $cap }”中引号内的，须是本规则的一项算式，在标准中与其他各项相加；没有件数。
    .help-cap-part-time = 其中一项的上限没有单列的记录可查，只写每月或者每次：其中“〈算式名〉”，每人每月最多……。
    .help-cap-part-first = 其中一项的上限写在总额的上限之前：先减去这一项超过的部分，再看总额。
    .help-months = 按月计发须写明计算范围：按月的记录，或者月份之数项。按人按月定额的，主体写为人员：对〈条件〉的〈关系〉，给予……；计算范围写该人员的月份。
    .help-periodic = 这个数额以每月（每年）计，写成一次发放就少算了。按月计发的，写作：每月按〈量式〉全额给予；一次发放的，乘以月数（年数）。
    .help-window = 按年计发须写明计算范围：自〈日期〉起至〈日期〉止。

t0119 = 程序没有读出这里的写法（{ $rule }）。
    .title = 程序漏读的写法
    .help = 这是程序的错误，不是规则文件的错误。请把规则文件连同本消息报告给维护人员。

t0120 = “{ $found }”宜写作“{ $right }”。
    .title = 宜改的写法
    .help = 意思相同，照样计算。按人封顶的写“{ $right }”；“名”只用于按名计发的标准，如“500元/名”。
    .help-label = 意思相同，照样读取。本标签现称“{ $right }”。
    .help-verb = 意思相同，照样读取。动词随名词：“{ $name }”用“{ $right }”（政策、优惠、待遇用享受，服务用提供，表彰用予以，资格用具有，补贴、补助、津贴、奖金用给予，动作用准予）。享受、具有写作：〈条件〉的〈主体〉，享受〈名称〉。

t0121 = “{ $name }”之后的“{ $found }”没有地方读取，写了也不起作用。
    .title = 主句之后的话
    .help = 主句到名称为止。条件写进“对……的”或者列项，数额写进“标准”，封顶写进“上限”，期限写进“期限”，只供阅读的写进“说明”。
    .help-except =
        除外的情形另立一项对象，再在主句之前除外：
        对象：〈对象名〉。依据：……。将〈条件〉的〈主体〉列为〈对象名〉。
        除“〈对象名〉”外，对……的〈主体〉，给予〈给付名〉。
    .help-cap = 封顶写进“上限：”这一行，或者写进“标准”的量式；期限写进“期限：”。
    .help-other = 一条规则只说一件事。另一项给付（对象、事项）另立一条规则；名称本身含有这几个字的，改开头行的名称。

t0122 = 主句写的是“{ $found }”，规则名称是“{ $title }”。
    .title = 主句的名称不合
    .help =
        主句所写的名称须与开头行一字不差。原文另有名称的，写作：给予〈原文的名称〉（以下称“〈规则名称〉”）。
        给予的确是另一项的，另立一条规则。

t0201 = { $clause }中没有这段原文：“{ $quote }”。
    .title = 引文不见于原文
    .help = 引文须与原文一字不差（空格、换行和括号宽窄不计）。请从原文复制，并核对所引的条、句。
    .help-near = 原文相近的文字是：“{ $near }”。请核对后改为原文。
    .help-alike = 只差形近的字：引文是{ $own }，原文是{ $text }。请从原文复制。
    .help-elsewhere = 这段文字在{ $elsewhere }。请改写依据所指的条、句，或者改引本处的原文。
    .help-order = 所引的几段分别见于{ $places }，没有一句依次包含它们。用“……”连接的各段须在同一句内，并且按原文的先后排列；不在同一句的，分别写依据。

t0202 = 这段文字在{ $clause }中不止一处：“{ $quote }”，不能确定所引的是哪一处。
    .title = 引文不唯一
    .help = 这段文字见于{ $places }。把引文写长一些，或者写明第几句。

t0203 = 原文中没有所引之处：{ $clause }。
    .title = 条、句不存在
    .help = 请核对条的序号，全文共{ $count }条。
    .help-unit = 原文中有{ $known }，其下没有所写的款、项、目或者行，请核对；可以用 tiaowen structure 看原文分为哪些款、项。
    .help-sentence = 请核对句的序号，该处共{ $count }句。句以句号计，自条标题之后数起，责任单位一段不计入句数。
    .help-part = 请核对分句的序号，该句共{ $count }个分句。分句以分号计。
    .help-number = 原文中标题是“{ $title }”的是另一条，序号写错了。这一行改写为：{ $right }
    .help-title = 该条在原文中的标题是“{ $title }”。条标题须与原文一致。
    .help-fact = 事实声明中“见”的条、句在原文中没有，请核对。
    .help-no-parts = 该句没有用分号分开，不分分句。请删去“第几分句”。
    .help-stretch = 请核对是哪一部分、哪一章、哪一条；整份文件的，写“本意见各项给付”。

t0204 = 更正“{ $from }”与原文对不上。
    .title = 更正对不上
    .help = 所写的原字样应当在原文中出现{ $expected }处，实际有{ $found }处。请核对原字样和处数；原字样太短的，连同前后文字一并写入。
    .help-no-change = 更正前后的字样相同，或者没有写原字样。请写明改前、改后的文字，或者删去这一项。
    .help-kind = 改动超出了所写的种类：换页接合只删换行，多余空格只删空格，括号宽度只改括号的宽窄。确需改动文字的，种类写“误入文字”，并写明理由。
    .help-overlap = 所改的文字与另一项更正“{ $other }”重叠。请合并为一项。
    .help-place = 这项更正写明改在{ $at }，实际改在{ $found }。请核对位置。

t0205 = 原文文件的内容与登记的校验值不一致，原文可能被改动过。
    .title = 原文被改动
    .help = 把登记的那一份原文重新拷入，不在原文上改；错漏只写在更正中。原文确已修订的，先恢复旧文，新文另存，用 tiaowen plan 比对，由它更新规则和校验值。

t0206 = { $clause }尚有{ $stretches }处、{ $left }个字没有规则作出说明，第一处是“{ $text }”。
    .title = 原文未覆盖
    .help = 为它写一条规则；没有可核查内容的，归入“导向”，属于机关工作的，归入“职责”。定稿不得有未覆盖的原文。
    .help-line = 在“{ $rule }”的“{ $line }”一行之下补写：依据：“{ $quote }”。
    .help-extend = 这一句的其余文字已由“{ $rule }”引用：属于它的，补入它的依据，或者在有关的行之下写“依据：”引出；另是一事的，写一条规则，没有可核查内容的写“导向”，属于机关工作的写“职责”。
    .line = 可以补在这里

t0208 = 这段原文没有任何规则作出说明：“{ $text }”。
    .title = 定稿有未覆盖的原文
    .help = 为它写一条规则；没有可核查内容的，归入“导向”，属于机关工作的，归入“职责”。尚未写完的，把package.toml的status改回draft。
    .help-line = 在“{ $rule }”的“{ $line }”一行之下补写：依据：“{ $quote }”。
    .help-extend = 这一句的其余文字已由“{ $rule }”引用：属于它的，补入它的依据，或者在有关的行之下写“依据：”引出；另是一事的，写一条规则，没有可核查内容的写“导向”，属于机关工作的写“职责”。
    .line = 可以补在这里

t0209 = 文件头的“{ $label }”写作“{ $found }”，{ $what }。
    .title = 文件头与文件不符
    .help = 文件头照录原文。
    .help-package = 两处应当一致，请对照原件，改正有误的一处。
    .help-unread = 读不出的，案例的适用日无从核对。施行日期写作：2020年1月1日（或者：自印发之日起）；有效期写作：5年、至2025年12月31日，或者：长期有效。
    .help-told = 请照录；确实没有写的，不必理会。
head-differs = 同 package.toml 的“{ $against }”不一致
head-unread = 读不出日期或者年限
head-told = 而{ $against }似乎写明了这一项

t0210 = 规则写“{ $found }”，所引原文写的是“{ $quoted }”。
    .title = 数与所引原文不同
    .help = 照原文改写为“{ $cure }”。确与原文不同的，在本规则写明：“说明：{ $found }与原文不同，因……。”，或者在“所涉解释”中指明写有{ $found }的解释事项。
    .help-several = 照原文改写为其中所据的一个。确与原文不同的，在本规则写明：“说明：{ $found }与原文不同，因……。”，或者在“所涉解释”中指明写有{ $found }的解释事项。
    .quoted = 所引原文

t0211 = 规则写“{ $found }”，是{ $side }；所引原文写“{ $quoted }”，是{ $other }。
    .title = 界限与所引原文不同
    .help = 照原文改写为“{ $cure }”。确与原文不同的，在本规则写明：“说明：{ $found }与原文不同，因……。”。
    .quoted = 所引原文
side-at-least = 含本数的下限
side-over = 不含本数的下限
side-at-most = 含本数的上限
side-under = 不含本数的上限

t0212 = 规则写“{ $found }”，所引原文没有这一类数。
    .title = 数没有原文依据
    .help = 把写有这个数的原文引入“依据”。原文确实没有写的，在本规则写明：“说明：{ $found }与原文不同，因……。”，或者立为解释事项，在“所涉解释”中指明。

t0213 = “{ $name }”所引原文写有“{ $found }”，没有规则用到。
    .title = 原文的数没有用到
    .help = 把它写进引用本句的规则。只须照录的，在本规则的“说明”或者“核查”中写明“{ $found }”。

t0214 = 规则写“{ $found }”，所引原文写“{ $quoted }”，按一年为十二个月视为相同。
    .title = 期间换了单位
    .help = 能按原文的单位写的，照原文写。须换算的，在本规则的“说明”中写明为什么是{ $found }。
    .quoted = 所引原文

head-of-rules = 文件头
head-of-package = package.toml 
head-of-text = 原文
t0215 = { $where }的“{ $label }”写作“{ $found }”，{ $place }写的是“{ $quoted }”。
    .title = 文件头与原文不同
    .help = 照原文改写为“{ $cure }”。
    .quoted = 原文

t0217 = 规则写“{ $found }”，所引原文写的是“{ $quoted }”。
    .title = 值与所引原文不同
    .help = 照原文改写为“{ $quoted }”。确与原文不同的，在本规则写明：“说明：{ $found }与原文不同，因……。”。
    .help-several = 照原文改写为其中所据的一个。确与原文不同的，在本规则写明：“说明：{ $found }与原文不同，因……。”。
    .quoted = 所引原文

t0218 = 规则写“{ $found }”，所引原文没有。
    .title = 原文没有的值
    .help = 删去“{ $found }”。原文以别的说法写到的，在本规则写明：“说明：{ $found }与原文不同，因……。”。
    .quoted = 所引原文

manner-not-once = 未写一次性
t0219 = “{ $name }”的给予方式是“{ $found }”，所引原文写的是“{ $quoted }”。
    .title = 给予方式与所引原文不同
    .help = 在本规则补写一行：发放：一次性。确与原文不同的，写明：“说明：发放与原文不同，因……。”。
    .help-periodic = 删去“发放”一行，标准照原文写明按年或者按月计发。确与原文不同的，写明：“说明：发放与原文不同，因……。”。
    .help-period = 照原文把“{ $found }”改写为“{ $cure }”。确与原文不同的，写明：“说明：{ $found }与原文不同，因……。”。
    .quoted = 所引原文

t0220 = { $place }写到“{ $words }”，与原文自己对不上。
    .title = 原文自引之处不存在
    .help = 没有的是：{ $gone }。与正式文本核对：底稿漏了的，补进底稿；正式文本如此的，立为解释事项，写明指哪一处。
    .help-name = 标题不是这一种文件。与正式文本核对；正式文本如此的，立为解释事项，写明指的是本文还是所据的那一份。
    .help-none-before = 它之前没有款（条）可指。与正式文本核对：底稿的分段、序号有误的，改正底稿或者在 package.toml 中认定；正式文本如此的，立为解释事项，写明指哪一处。

structure-behind-items = 列项之后的一段属于哪里
structure-closing = 全文最后一段属于哪里
structure-broken = 这一行是否接着上一行
structure-number = 序号与前后不连续
structure-inline = 一行之内的（一）（二）是否各为一项
structure-behind-levels = 部分的列项之后的一段属于哪里
structure-stray = 条款之后不成句的几行属于哪里
structure-outside = 正文之外不是认得的格式的几行属于哪里
structure-documents = 一份文本里有几份文件，规则写哪一份
structure-decimal = 以1.1、1.1.1编号，尚不能逐级划分
structure-markup = 带有**、#等排版记号，不是原文的字，宜先去掉
t0221 = 原文“{ $at }”处，{ $question }，从写法上看不出，暂取：{ $answer }。
    .title = 结构未定
    .help = 也可以是：{ $others }。看过原文，在 package.toml 的“structure”之下写入，所取不对的改写 answer：doubts = [{ $entry }]
    .help-plain = 看过原文确是如此的，在 package.toml 的“structure”之下写入：doubts = [{ $entry }]

t0222 = 原文“{ $at }”处，{ $question }，从写法上看不出，定稿之前须有人认定。
    .title = 定稿的结构未定
    .help = 暂取：{ $answer }；也可以是：{ $others }。看过原文，在 package.toml 的“structure”之下写入：doubts = [{ $entry }]
    .help-plain = 看过原文确是如此的，在 package.toml 的“structure”之下写入：doubts = [{ $entry }]

t0223 = package.toml 中对“{ $at }”的认定不成立。
    .title = 结构的认定不成立
    .help = 可以认定为：{ $known }。
    .help-question = 可以认定的问题：{ $known }。
    .help-none = 原文中这一处没有拿不准的地方：字句改了，或者不必认定。请删去这一项。

t0216 = 原文中的{ $found }，看起来是{ $meant }，共{ $count }处。
    .title = 形近字符
    .help = 与正式文本核对。转换、识别带来的，写入更正表，种类为“误入文字”；正式文本如此的，不必改。

t0207 = 这段原文已由另一条规则作为依据。
    .title = 原文重复引用
    .help = 一段原文只归一条规则。其余规则确需提到的，改用“参见：”。
    .first = 已作依据之处

# ---------------------------------------------------------------- T03 名称和效力范围

t0301 = 没有名为“{ $name }”的事实、身份、关系或者参数。
    .title = 未知名称
    .help = 请核对名称；确属新增的，先在事实声明中声明，或者写一条术语。名称须与声明一字不差。
    .help-near = 是否指“{ $near }”？名称须与声明一字不差。
    .help-declare = 确属新增的，在事实声明中加一行：{ $line }文内没有定义、须由几项事实推出的，另写一条术语。
    .help-from = 是否漏写了一个“自”？名称“{ $near }”本身以“自”开头，前面还须再写一个“自”。
    .help-scope = “{ $name }”在{ $place }有定义，{ $reach }；这里所据的是{ $used }，不在其内。与原文核对：原文的定义及于更大范围的，改写“所称”之前的字（本款、本条、本办法、自本句起）；这里另有所指的，另立定义或者声明事实。
    .defined = 定义在这里

scope-sentence = 只及于本句
scope-item = 只及于本项
scope-paragraph = 只及于本款
scope-clause = 只及于本条
scope-section = 只及于本节
scope-chapter = 只及于本章
scope-book = 只及于本编
scope-part = 只及于本部分
scope-annex = 只及于本附件
scope-forward = 自那一句起向后

t0302 = 名称“{ $name }”重复：已经有同名的规则、声明或者登记的写法。
    .title = 名称重复
    .help = 改用另一个名称，或者删去重复的一处。事实的肯定写法、否定写法也不得与其他名称相同。
    .first = 先前的一处

t0303 = “{ $name }”的含义绕回到了自身：{ $path }。
    .title = 循环定义
    .help = 断开其中一环，改用事实或者别的身份来说明。收窄或者扩大已有含义的，用“限于”“包括”，不算循环。

t0304 = 解释事项“{ $name }”没有立项。
    .title = 解释未立项
    .help = 请立项：另写一条“解释事项：”，名称为“{ $name }”，写明依据、问题、各解和采用。
    .help-near = 是否指“{ $near }”？

t0305 = “{ $value }”不是“{ $fact }”所列的值。
    .title = 未知的值
    .help = 所列的值为：{ $values }。确属新增的，先在事实声明中列入。
    .help-near = 是否指“{ $near }”？所列的值为：{ $values }。

t0306 = 没有名为“{ $name }”的{ $kind }。
    .title = 未知规则
    .help = 请核对名称，或者先写出该项{ $kind }。
    .help-near = 是否指“{ $near }”？

t0307 = “{ $name }”没有写明出处。
    .title = 缺少出处
    .help = 请写明依据或者来源。
    .help-term = 术语是为计算所需而立的，须有“来源：”一行，如：来源：文内未定义，从解释“……”。原文自己下的定义，改用“定义：”。
    .help-rule = 每条规则都须引明原文：请补写“依据：”一行，引所据的原句。
    .help-definition = 定义是原文自己下的，须有“依据：”并引原文。原文没有下定义的，改用“术语：”并写来源。
    .help-lead = “列第一位者”须写明是原文哪一句规定的，并且该句在本条之前。请在“牵头：”之后另写一行：依据：第（　）条“……”。

t0308 = “{ $name }”缺少“{ $line }”一行。
    .title = 缺少必备的行
    .help = 请补写“{ $line }：”。原文没有写明的，也要写出，如：{ $line }：按规定，所按文件未载明。
    .help-count = 标准按名、按件计发，须写明按多少计，单位与标准相同：{ $line }：〈量式〉。
    .help-duration = 有期限的，须写明{ $line }。原文没有写的，不得推定，立为解释事项，写作：{ $line }：从解释“〈名称〉”。

t0309 = 解释事项“{ $name }”不完整。
    .title = 解释事项不完整
    .help = 解释事项须有两个以上的解（甲解、乙解……），并有“采用：”一行；所采用的解须是已经列出的。

t0310 = 解释事项“{ $name }”的{ $alternative }不能用在这里。
    .title = 解释不合此处
    .help = 各解须与引用之处同类：“起算”之后引用的，各解写“起算为……”；“折算”“计算单位”“算式”“取值”类推；作条件引用的，各解写条件。
    .help-rounding = 舍入全文只有一种。立为解释事项的，各解都写“舍入为……”，不能有的写舍入、有的只写文字：写作文字的一解算不出来。
    .help-rounding-once = 前面已有一项解释事项写明舍入，全文只立一项。请并为一项，各解分列。
    .help-expiry = 年、月何日届满，全文只有一种。立为解释事项的，各解都写“届满日为……”，不能有的写届满日、有的只写文字：写作文字的一解算不出来。
    .help-expiry-once = 前面已有一项解释事项写明届满日，全文只立一项。请并为一项，各解分列。

t0311 = 解释事项“{ $name }”没有任何规则用到。
    .title = 解释未被引用
    .help = 在有关规则中写从解释“{ $name }”，或者列入“所涉解释：”；不再需要的删去。

t0312 = “{ $name }”不在任何一条之内，它的依据没有写明是哪一条。
    .title = 条外规则
    .help = 在依据的引号之前写明条，如：依据：第（六）条“……”；或者把规则移到该条标题之下。

t0313 = { $place }的“{ $word }”没有写明所指。
    .title = 所指未写明
    .help = 在“{ $rule }”之下加一行“所指：“{ $word }……”，指“……”。”，写明指哪些规则；或者写“指第×句“……””，引出所指的原文。
    .help-per-rules = 在“{ $rule }”之下加一行“按规定：“……”，所按文件未载明。”；文件有名称的，写“从《……》”。
    .help-list = 在“{ $rule }”之下加一行“列举：“……等……”，以所列为限。理由：……。”；不限于所列的，写“列举未尽”。
    .help-rest = “{ $rule }”须有与它成对的例外或者分档，由此得出其余。
    .help-onward = “{ $rule }”须是“自本句起所称……”的定义，由此得出以后各处。
    .help-unused = 以后的规则都没有用到“{ $rule }”，“下同”无所及：在所及的规则里写“是{ $rule }”。
    .help-forward = 句首改写为：自本句起所称{ $right }。
    .help-tier = 分档没有“其余的”一项：漏写了的，在最后补写“其余的，……。”；最后一项本来就是其余的，改写为：{ $right }。
    .quoted = 原文
t0314 = { $place }的“{ $word }”没有写明所指；定稿中不得有所指不明的词。
    .title = 定稿中所指未写明
    .help = 在“{ $rule }”之下加一行“所指：“{ $word }……”，指“……”。”，写明指哪些规则；或者写“指第×句“……””，引出所指的原文。
    .help-per-rules = 在“{ $rule }”之下加一行“按规定：“……”，所按文件未载明。”；文件有名称的，写“从《……》”。
    .help-list = 在“{ $rule }”之下加一行“列举：“……等……”，以所列为限。理由：……。”；不限于所列的，写“列举未尽”。
    .help-rest = “{ $rule }”须有与它成对的例外或者分档，由此得出其余。
    .help-onward = “{ $rule }”须是“自本句起所称……”的定义，由此得出以后各处。
    .help-unused = 以后的规则都没有用到“{ $rule }”，“下同”无所及：在所及的规则里写“是{ $rule }”。
    .help-forward = 句首改写为：自本句起所称{ $right }。
    .help-tier = 分档没有“其余的”一项：漏写了的，在最后补写“其余的，……。”；最后一项本来就是其余的，改写为：{ $right }。
    .quoted = 原文
t0315 = “{ $words }”不能这样写明所指。
    .title = 所指不合
    .help = 照原文逐字引出所说明的词，再写明它指什么。
    .help-reason = 写明理由：在这一行之后加“理由：……。”，说明“等”为什么封闭，或者为什么未尽。
    .help-words = 引号内须是本规则所据那一句里的原文，一字不差，并且在该句中只有一处。
    .help-list = 一行“列举”说明一个“等”：所引的原文须恰好有一个表示列举的“等”字。
    .help-open = “等”后面只有类别，没有写几项、几类，也没有写限于：原文没有封闭的，不得以所列为限。写作：列举未尽；列外的是否属于，影响权益的，从解释。
    .help-rule = 没有这样命名的规则；所指须是本规则包里的规则。
    .help-later = “上述”指前文：所指的规则在原文中须在本句之前。
t0319 = 名称“{ $name }”含有本语言的词，没有加引号，读不成一个名称。
    .title = 名称没有加引号
    .help = 写作：“{ $name }”（连引号）。

t0320 = 名称“{ $name }”含有本语言的词（为、的、是、当日、之日、超过、数字等），用到时须加引号。
    .title = 名称含有本语言的词
    .help = 声明中也加引号：“{ $name }”；用到的地方都写作“{ $name }”（连引号）。能换一个不含这些词的名称更好。

t0321 = { $kind }“{ $name }”没有任何规则用到。
    .title = 定义、术语没有用到
    .help = 应当用到的规则，照这个名称改写，并看它是否在定义的范围（本句、本条、自本句起）之内。原文只在不作判断的句子里用到的，那一句的依据引到这个词即可。
    .help-term = 应当用到的规则，照这个名称改写；不再需要的删去。

t0322 = 裁量“{ $name }”不起作用。
    .title = 裁量不起作用
    .help = 写了“幅度：”，没有写延长哪一项给付：补写“适用：〈给付名〉。”。
    .help-bound = 写了“适用：”，没有写延长多久：补写“幅度：最长不超过〈期间〉。”。不是延长期限，而是由机关另作决定的，删去“适用：”；另有规则因此不适用的，在那一条的主句之前写“除‘{ $name }’外”。
    .help-other = 给付“{ $benefit }”已由裁量“{ $other }”延长，一项给付只由一项裁量延长。两项合并为一项，条件列项写。
    .first = 延长它的裁量

t0323 = 参数“{ $name }”是每月的数额，没有写取值；本项按一段时间计发，各月都用适用日的数值。
    .title = 按月的参数没有写取值
    .help = 各月用当月数值的，计算范围改写按月的记录或者月份之数项的事实，标准改写“每月按……给予”。只用某一日数值的，在参数“{ $name }”中写“取值：〈日期〉。”；就是适用日的，写“取值：适用日。”。

status-by-month = 逐月去问
status-on-day = 问的是{ $day }当日的情况
t0324 = “{ $fact }”在“{ $rule }”中{ $asked }，而没有可据以认定的日期。
    .title = 问到另一日的身份没有日期
    .help-day = 案例没有写自何日起的，基准日以外的情况不明。有认定日期的，在本行写“以认定结果为准，认定日期为〈事实〉”；既成不变的，写“不能改变”；有记录的，另立术语，写“当日处于〈记录〉期间”。都不是的，警告可以留着，案例中写明自何日起。
    .help = 案例没有写自何日起的，基准日以外各月的情况不明。有认定日期的，在本行写“以认定结果为准，认定日期为〈事实〉”；既成不变的，写“不能改变”；有记录的，另立术语，写“当日处于〈记录〉期间”。只看基准日的，规则中写“在基准日当日，……”。都不是的，警告可以留着，案例中写明自何日起。

t0325 = { $what }，而没有“用作{ $role }”的事实。
    .title = 用途没有事实承担
    .help-approved = 每年、累计的上限，须知道此前已核多少。请在事实声明中写：主体：补贴记录。事实：补贴记录的年度已核额，为金额，元，由审核部门核实。名称不同的，主体末尾写“按给付分记”，事实末尾写“用作{ $role }”。只限一次核定的，写作“每次最多……”。
    .help-times = 次数的上限，须知道此前已有几次。请在事实声明中写：主体：补贴记录。事实：补贴记录的已享受次数，为数量，次，由审核部门核实。案例中按年填写。名称不同的，主体末尾写“按给付分记”，事实末尾写“用作{ $role }”。
    .help = 期限以月数为限的，须知道此前已享受多少个月。请在事实声明中写：主体：补贴记录。事实：补贴记录的已享受月数，为数量，月，由审核部门核实。名称不同的，主体末尾写“按给付分记”，事实末尾写“用作{ $role }”。
    .help-start = 按起止判断的记录，须有起始日期和终止日期。请在该记录的事实声明中写“……的起，为日期。”；名称不同的，末尾写“用作{ $role }”。
    .help-end = 按起止判断的记录，须有起始日期和终止日期。请在该记录的事实声明中写“……的止，为日期。”；名称不同的，末尾写“用作{ $role }”。案例中尚未终止的，可以不填。
role-of-duration = “{ $rule }”的期限以月数为限
role-of-cap = “{ $rule }”的上限须减去此前已核的数额
role-of-cap-times = “{ $rule }”的次数须减去此前已有的次数
role-of-record = 这里按“{ $record }”的起止判断
t0316 = “{ $name }”作为条件，而本规则所引的原文没有“{ $head }”。
    .title = 条件没有文字
    .help = 三者取一：引一句写有“{ $head }”的原文（依据、参见）；原文另有说法的，在事实声明中写明：原文写作“〈原文的词句〉”；原文没有写的，不得增加条件，立为解释事项，条件写作“从解释‘〈名称〉’”。
    .help-rule = 三者取一：引一句写有“{ $head }”的原文，或者“{ $head }”自己所引的原文（依据、参见）；原文没有写的，不得增加条件，立为解释事项，条件写作“从解释‘〈名称〉’”；术语由解释确定的，来源写作“从解释‘〈名称〉’”。
    .help-absent = 原文没有“{ $head }”。“原文写作”须照录原文的词句。
    .help-piece = “原文写作”须是原文的另一种说法；“{ $head }”只是名称中的一截，不能说明原文写有“{ $name }”。

t0317 = “{ $name }”不能{ $as }。
    .title = 用途不合
    .help = 有此用途的事实，类型须为{ $kind }。
    .help-usual = 名称为“{ $name }”的事实即有此用途，类型须为{ $kind }。不作此用途的，请改用别的名称。
    .help-benefits = 有此用途的事实，须属于按给付分记的主体：在该主体的声明末尾写“按给付分记”，或者改属“{ $entity }”。
    .help-taken = 同一主体中，一种用途只由一项事实承担。请删去一处。
    .help-one-entity = 按给付分记的主体只能有一个。请删去一处。
    .help-unknown = 没有这种用途。用途有：{ $roles }。
    .help-near = 没有这种用途，是否指“用作{ $near }”？
    .first = 先前的一处
t0317 = 解释事项“{ $name }”采用的{ $reading }只是一段话，没有写进哪一条规则，采用了也不改变计算。
    .title = 采用的解没有写入规则
    .help = 采用的解须已由规则写明，请写明是哪一条、哪一行：采用：{ $adopted }，已写入“〈规则〉”的〈行〉。引用了同一处原文的规则：{ $rules }。还没有规则这样写的，先改规则，或者把各解写成可以计算的写法（条件、起算、折算、计算单位、期限、算式、取值）。
    .help-none = 采用的解须已由规则写明。没有一条规则引用了本项所引的原文：请先写规则，再写“已写入‘〈规则〉’的〈行〉”；不影响任何规则的，不必立项，移入有关规则的说明。
    .help-rule = 没有名为“{ $rule }”的规则。引用了同一处原文的规则：{ $rules }。
    .help-words = “{ $rule }”的依据、参见与本项所引的原文没有共同的词句，读不出它写入了本项的哪一解。引用了同一处原文的规则：{ $rules }。
    .help-line = “{ $rule }”没有“{ $line }”一行。可以写：{ $lines }。
    .help-computed = { $reading }能够计算，由“从解释‘{ $name }’”取用，不必写“已写入”。
    .help-undecided = 未定的解释事项没有采用哪一解，不能写“已写入”。只有文字而没有写成计算的解，不能并列计算：请把各解写成可以计算的写法，或者写明暂用哪一解、已写入哪一条规则。

t0318 = 这里按“{ $entity }”点数，而没有“用作{ $role }”的事实，无从认出同一个人。
    .title = 点数而无从辨认
    .help = 案例中同一个人写了两处的，会计为两个。请在事实声明中写“{ $entity }的身份标识，为文本。”；名称不同的，末尾写“用作{ $role }”。

t0326 = “{ $name }”不能{ $as }。
    .title = 用途不合
    .help = 有此用途的事实，类型须为{ $kind }。
    .help-usual = 名称为“{ $name }”的事实即有此用途，类型须为{ $kind }。不作此用途的，请改用别的名称。
    .help-benefits = 有此用途的事实，须属于按给付分记的主体：在该主体的声明末尾写“按给付分记”，或者改属“{ $entity }”。
    .help-taken = 同一主体中，一种用途只由一项事实承担。请删去一处。
    .help-one-entity = 按给付分记的主体只能有一个。请删去一处。
    .help-unknown = 没有这种用途。用途有：{ $roles }。
    .help-near = 没有这种用途，是否指“用作{ $near }”？
    .first = 先前的一处
t0318 = 这里按“{ $entity }”点数，而没有“用作{ $role }”的事实，无从认出同一个人。
    .title = 点数而无从辨认
    .help = 案例中同一个人写了两处的，会计为两个。请在事实声明中写“{ $entity }的身份标识，为文本。”；名称不同的，末尾写“用作{ $role }”。

# ---------------------------------------------------------------- T04 类别和单位

t0327 = 所引的原文没有写“{ $fact }”未提供的如何推定。
    .title = 推定没有文字
    .help = 推定须原文写有“视为”“推定”或者“以……为准”，并写到“{ $fact }”所说的事项。原文这样写的，引这一句；没有写的，删去本行，缺的事实照实去问；由谁补、怎样查，写作：办理口径：{ $fact }没有载明的，由审核部门核实。

t0328 = “{ $name }”作为条件，而本规则所引的原文没有“{ $head }”。
    .title = 条件没有文字
    .help = 三者取一：引一句写有“{ $head }”的原文（依据、参见）；原文另有说法的，在事实声明中写明：原文写作“〈原文的词句〉”；原文没有写的，不得增加条件，立为解释事项，条件写作“从解释‘〈名称〉’”。
    .help-rule = 三者取一：引一句写有“{ $head }”的原文，或者“{ $head }”自己所引的原文（依据、参见）；原文没有写的，不得增加条件，立为解释事项，条件写作“从解释‘〈名称〉’”；术语由解释确定的，来源写作“从解释‘〈名称〉’”。
    .help-absent = 原文没有“{ $head }”。“原文写作”须照录原文的词句。
    .help-piece = “原文写作”须是原文的另一种说法；“{ $head }”只是名称中的一截，不能说明原文写有“{ $name }”。

t0329 = “{ $rule }”的条件{ $names }会随时间改变，没有写以哪一日为准。
    .title = 条件没有写明哪一日
    .help = 原文写了的，写“在〈日期〉当日，……”，或者加一行“时点：“〈名〉”，以〈日期〉当日为准。”并引原文；全部条件同一日的，写“时点：各项条件，……”。原文没有写的，立为解释事项（取值为基准日、取值为申请日期等），写“时点：各项条件，从解释‘〈名称〉’。”

t0330 = “{ $rule }”的条件{ $names }会随时间改变，没有写以哪一日为准。
    .title = 条件没有写明哪一日
    .help = 原文写了的，写“在〈日期〉当日，……”，或者加一行“时点：“〈名〉”，以〈日期〉当日为准。”并引原文；全部条件同一日的，写“时点：各项条件，……”。原文没有写的，立为解释事项（取值为基准日、取值为申请日期等），写“时点：各项条件，从解释‘〈名称〉’。”

t0331 = “{ $rule }”所引的{ $words }，没有哪一行承接。
    .title = 限定的词没有承接
    .help = 影响谁享受、享受什么的，写成条件（是名称的另一种说法的，在事实声明中写“原文写作”）；不影响的，逐项写明：不作条件：“〈词〉”。理由：……。
    .help-reason = 写明理由：在这一行之后加“理由：……。”，说明为什么不影响谁享受、享受多少。
    .help-words = 引号内须是本规则所引的原文，一字不差，并且在该句中只有一处。

t0332 = “{ $name }”是除外情形，不在这里写。
    .title = 除外情形重复写
    .declared = 除外情形在这里
    .help = 除外情形不写进别的规则的条件，程序自行扣除。请删去这一项。
    .help-except = 除外情形自己点名给付，别的规则不再写除外。请删去“除‘{ $name }’外，”。

t0401 = 单位不合：{ $left }不能与{ $right }比较、相加减或者这样乘除。
    .title = 单位不合
    .help = 两边须为同一种量、同一种单位。按月的金额先乘月数，按年的先乘年数，再行合计；金额不与人数、月数比较。
    .help-rate = 没有写按什么计发。写作：{ $cure }。
    .help-quoted = 照所引原文写作：{ $cure }。

t0402 = “{ $name }”是{ $found }，这里需要{ $expected }。
    .title = 类别不合
    .help = 请改用{ $expected }，或者换用与{ $found }相应的写法。
    .help-set = “{ $name }”可以同时有几个值，须写“{ $name }含有〈值〉”或者“{ $name }含有〈值〉、〈值〉之一”。

t0403 = “{ $name }”所列的值没有高低次序，不能用“以上”。
    .title = 没有高低次序
    .help = 逐一列出所指的值，写作“{ $name }为〈值〉、〈值〉之一”；确有高低之分的，在事实声明末尾加“由低到高”。

t0404 = 比率“{ $found }”没有写百分号。
    .title = 比率缺百分号
    .help = 比率写作百分数，如0.6写作60%，六成写作60%；百分之百写“全额”。

t0405 = 这里无法计算：{ $what }。
    .title = 无法计算的写法
    .help-paid-per-member = 数额逐人不同的，主体写为人员：对〈条件〉的〈关系〉，给予……；或者标准写作：每名每月按〈量式〉的〈比率〉给予。
    .help-condition-of-members = 问人员的条件写在“计算范围：〈关系〉中，〈条件〉的。”；问有没有这样的人，写：计算范围内人员1名以上。
    .help-months-of-whom = 计算范围改写为主体自己的月份事实，或者把主体写为该人员：对〈条件〉的〈关系〉，给予……。
    .help-others-in-sum = 删去“其余的”一项；另有数额的，写明条件：〈条件〉的，〈量〉。
    .help-others-not-last = 把“其余的”一项移到最后，重新编号。
    .help-items-not-numbers = 各项写作：〈条件〉的，〈带单位的数或者名称〉。
    .help-every-zero = “每满”之后写原文的数，如：每满12个月计2分。
    .help-duration-in-days = 期限写作：最长不超过〈n〉年（个月）；到某日为止的，写：至〈日期〉止。
    .help-bound-in-days = 幅度写作：最长不超过〈n〉年（个月）。
    .help-no-date-in-conditions = 起算写明日期：起算：〈日期〉的次月。原文没有写的，写：起算：从解释“〈名称〉”。
    .help-other-subject = “除“〈规则〉”外”只除同一主体的规则；主体不同的，把要除的情形写成条件。
    .help-records-not-summed = 写作：〈名称〉之和；只计一部分的，写：〈名称〉（〈条件〉）之和。
    .help-money-list = 写作：〈名称〉之和，并在计算范围写明起止：自〈日期〉起至〈日期〉止。
    .help-sum-of-one = 只有一个数的，删去“之和”。须汇总记录的，“之和”前只写记录上的事实名称，前面不写记录的名称（“收入记录的”“缴费记录的”）。
    .help-sum-not-of-numbers = “之和”前面改写为数量或者金额的事实。
    .help-not-given-of-what = 写作：〈事实〉；未提供的，为〈量式〉。
    .help-nothing-comes = 逐行核对：标准、计数、期限、起算须说的是同一主体；拿不准的，从“计算范围”写起，写一行校验一次。
    .help-monthly-without-scope = 补写：计算范围：〈记录〉中，〈条件〉的。只有月份的，写：计算范围：〈月份之数项〉。“之和”前只写记录上的事实名称，前面不写记录的名称。
    .help-target-form = 写作：对……的〈主体〉，确保〈事实〉〈量〉以上；或者：确保〈事实〉为〈量〉至〈量〉。
    .help-excluded-twice = 把几项给付并在一条竞合里：“甲”“乙”“丙”不重复享受，就高给予。
    .help-excluded-without-amount = 从竞合中删去没有金额的一项；原文确实这样写的，写一条职责照录。
    .help-excluded-per-member = 从竞合中删去逐人计发的一项；确须比较的，把主体写为该人员。
    .help-excluded-unreached = 逐一点名管得到的给付；整类的，写明给予谁：不享受第一部分给予〈主体〉的各项给付。别的主体也不享受的，另立一条除外情形。只除外所招用、所计算的某一人的，主体写计算范围的关系。
    .help-excluded-from-nothing = 请核对部分、章、条和“给予〈主体〉的”一语，或者逐一点名。
    .help-items-mixed = 每一项都写条件，末项写：其余的，〈量〉；或者每一项都只写量式。
    .help-records-by-month = 逐月问的只写：当日处于〈记录〉期间；其余条件移到主句。
    .help = 把这项事实分作几项，各列一部分值。

t0406 = “{ $found }”无法用作数量：数值过大、过细，或者单位不能用在这里。
    .title = 数量无法使用
    .help = 请核对数值和单位。年、日是期间，只用于期限、“自……起满”“自……起……以内”；在算式中按月数计算的，写“个月”。
    .help-day = 请核对日期是否实有，并且止日不早于起日。

t0407 = 第{ $number }档与第{ $other }档都管到“{ $fact }{ $values }”，数额不同。
    .title = 分档重叠
    .help = 照原文把两档的界限写全，使同一个值只合于一档，如：〈名〉40分以上，且〈名〉不足60分的。
    .first = 另一档

t0408 = 没有一档管到“{ $fact }{ $values }”。
    .title = 分档有缺口
    .help = 照原文补足界限；原文归入“其余”的，最后一项写：其余的，〈量〉。

t0409 = 第{ $number }档不会有人合于：“{ $fact }”没有这样的值。
    .title = 分档落空
    .help = 核对这一档的界限，并与本规则的条件对照：条件已经排除的，这一档用不到。
    .help-rest = 前面各档已经管到“{ $fact }”的全部值，没有其余的。删去“其余的”一项，或者照原文改正前面的界限。

t0410 = “{ $fact }{ $values }”的，没有一档，不给予。
    .title = 分档两端没有写
    .help = 原文确实不给予的，把界限写进本规则的条件；归入“其余”的，最后一项写：其余的，〈量〉。

# ---------------------------------------------------------------- T05 案例和参数表

t0501 = 这个文件读不出来：{ $detail }。
    .title = 文件读不出来
    .help = 请检查缩进、冒号和引号是否成对；冒号之后空一格，同一层的各行左边对齐。
    .help-text = 请用文本编辑器打开，看文字对不对，另存为UTF-8编码，带BOM。
    .help-office = 在Word、WPS中打开，选“文件—另存为—纯文本（.txt）”，编码选UTF-8。自动编号会写成文字；页眉、页脚、批注不在其中，表格的线会丢失，存好后对照一遍。
    .help-sheet = 表格另存为UTF-8的文本，或者照参数表的写法改写。
    .help-page = 请取得Word版或者网页上的正文，另存为“纯文本（.txt）”，编码选UTF-8；只有扫描件的，识别文字后逐字核对。
    .help-archive = 先解压，取出里面的文本。
    .help-long = 一个文件放不下的，请分作几个。
    .help-outside = 请把所指的文件、文件夹本身放进来，不用链接。
    .help-regular = 请换成普通文件。
    .help-open = 请检查文件在不在，能不能打开。

t0502 = “{ $key }”写了两次。
    .title = 重复的项
    .help = 同一层内每项只写一次，请删去一处。
    .first = 先前的一处

t0503 = 没有名为“{ $key }”的项。
    .title = 未知的项
    .help = 名称须与事实声明一字不差。请核对，不需要的删去；多写的项不会被忽略。
    .help-near = 是否指“{ $near }”？名称须与事实声明一字不差。
    .help-at = “{ $key }”应当写在“{ $at }”之下。

t0504 = “{ $fact }”的数没有加引号，小数可能走样。
    .title = 小数未加引号
    .help = 请给整个数加引号，逐位照录，如"997.50"。整数可以不加。

t0505 = “{ $fact }”所填的不是一个日期。
    .title = 日期有误
    .help = “{ $fact }”须写作年-月-日，如2020-03-01，并且是实有的日期；月份写作2020-03。

t0506 = “{ $fact }”的值不合要求，这里需要{ $expected }。
    .title = 值不合要求
    .help = 请改为{ $expected }。不清楚的写“不知”，没有提供的可以不写，不涉及的写“不适用”。
    .help-plain = 请改为{ $expected }。

t0507 = “{ $fact }”所填的不在所列的值之内。
    .title = 所选的值有误
    .help = 所列的值为：{ $values }。

t0508 = 案例没有写明基准日。
    .title = 缺少基准日
    .help = 请写“基准日: ”和年-月-日。基准日是事实截至的日期，程序不读取当天日期代替。

t0509 = “{ $fact }”在两处给出了不同的值。
    .title = 前后不一致
    .help = 请核对后只留一个值，或者改为一致。
    .first = 先前的一处

t0510 = 参数表的这一行没有写来源。
    .title = 参数缺来源
    .help = 每一行都须写“来源”，如文件名称、文号或者公布网页；虚构的数值，来源写“示例”。

t0511 = 参数表“{ $name }”与规则对不上：没有这一参数，或者单位、索引与参数的声明不同。
    .title = 参数表不合
    .help = 请核对参数名称、单位和索引，须与规则中的“参数：”一字不差。
    .help-near = 是否指“{ $near }”？名称须与规则中的“参数：”一字不差。
    .help-column = 索引“{ $column }”是数项、几个月或者几笔金额的事实，一行对不上几个值。索引用是否、列举之一、文本、月份、日期、数量、金额、比率的事实。

t0512 = “{ $fact }”的单位是{ $expected }，所写的是别的单位。
    .title = 单位有误
    .help = 请换算成{ $expected }后填写；只写数值、不写单位的，即按{ $expected }。

t0513 = “{ $fact }”的比率没有写百分号。
    .title = 比率缺百分号
    .help = 比率写作百分数并加引号，如"60%"。

t0514 = 这条记录与前面的一条重复（{ $keys }相同，其余也相同），只计一次。
    .title = 记录重复
    .help = 核对以后删去一条；确是两条的，把不同之处写明。
    .first = 先前的一条

t0515 = 这条记录与前面的一条相互矛盾：{ $keys }相同，其余不同。
    .title = 记录相互矛盾
    .help = 请查明以哪一条为准，另一条删去；确是两条的，核对{ $keys }是否填错。
    .first = 先前的一条

t0516 = 这条记录的{ $keys }有不知的，与前面的一条是否重复，无从判断；在查明以前，共有几条按不知处理。
    .title = 记录是否重复不明
    .help = 请补齐{ $keys }，或者删去重复的一条。
    .first = 可能与之重复的一条

# ---------------------------------------------------------------- T06 文件包

t0601 = 文件包的 package.toml 读不出来，或者缺少必备的项：{ $detail }。
    .title = 包说明有误
    .help = package.toml 须有 [policy]（id、title、issued、version、language）、[source]（text、sha256）和 [files]（rules、parameters、cases、status）三部分。

t0602 = 文件包中没有文件“{ $file }”。
    .title = 缺少文件
    .help = 请核对文件名，把文件放入包内，或者在 package.toml 中删去这一项。

t0603 = 编译结果不自洽（{ $at }：{ $problem }）。
    .title = 编译结果不自洽
    .help = 这是程序的错误，不是规则文件的错误。请把规则文件连同本消息报告给维护人员。

t0604 = 包内的文件“{ $file }”没有读入。
    .title = 文件没有读入
    .help = 是规则文件的，在 package.toml 的 rules 中加一项："{ $file }"；不用的移出文件包。
    .help-case = 案例只读 .yaml、.yml、.json（小写）。改了名再校验；不是案例的移出这个文件夹。
    .help-table = 参数表只读 .yaml、.yml（小写）。照参数表的写法改写；不是参数表的移出这个文件夹。

# ---------------------------------------------------------------- 审核说明

list-mark = 、
unit-yuan = { $n }元
unit-yuan-a-year = { $n }元/年
unit-yuan-a-month = { $n }元/月
unit-yuan-a-day = { $n }元/日
unit-yuan-each = { $n }元/{ $per }
unit-years = { $n }年
unit-months = { $n }个月
unit-days = { $n }日
unit-things = { $n }{ $counter }
unit-age = { $years }周岁
unit-age-months = { $years }周岁{ $months }个月
stretch-joiner = {""}
word-yes = 是
word-no = 否
word-none = 无
word-open = 不明
word-inapplicable = 不适用
word-unlisted = 列举之外
word-listed = 已列明
word-not-stated = 未载明
word-not-provided = 未提供
word-not-known = 不详
word-inclusive = 含本数
word-exclusive = 不含本数
word-that-day = 该日
word-that-day-in = 含当日
word-that-day-out = 不含当日
word-above = 超出
word-below = 相差

verdict-met = 符合
verdict-unmet = 不符合
verdict-too-early = 时间未到
verdict-used-up = 已享受完毕
verdict-awaits-applicant = 待补正
verdict-awaits-agency = 待核实
verdict-awaits-parameter = 待公布
verdict-awaits-interpretation = 待解释
verdict-awaits-discretion = 待审定
verdict-inconsistent = 规定不一致
verdict-not-computable = 无法计算
verdict-not-applicable = 不适用
verdict-on-target = 达标
verdict-below-target = 未达标
verdict-above-target = 超出区间
own-owed = 应当履行
own-inapplicable = 不适用
own-listed = 列入
own-unlisted = 不列入
own-permitted = 可以适用
own-ready = 具备审定条件
own-unready = 不具备审定条件

title-review = { $rule }审核说明
title-supplement = { $rule }补正事项说明
head-applicant = 申请人：{ $applicant }。申请事项：{ $rule }。
head-basis = 事实截至{ $basis }。适用文件：{ $policy }（{ $issued }印发，{ $effective }）。
head-effective = { $day }施行
head-effective-unstated = 施行日期未载明
head-dates = 适用日{ $applicable }，核定日{ $decided }。
head-dates-defaulted = 未另行给出适用日和核定日，均按{ $decided }。

section-conclusion = 结论
section-applicant = 请申请人一次补齐
section-agency = 由审核部门自行核实，不要求申请人提供
section-parameters = 待公布或者待录入的标准
section-reasons = 理由
section-sum = 数额
section-sum-known = 已能计算的部分
section-sum-readings = 测算（各解未定，不是应发数额）
section-questions = 条文未写明的问题
section-changes = 如何才会改变结论
section-next = 下一步
section-tree = 逐项判断

met = 各项条件均已具备。
met-belongs = 各项条件均已具备，属于本项对象。
met-priority = 各项条件均已具备；只定先后，不作条件。
met-permitted = 是否{ $what }，由{ $by }决定。
met-not-in-force = 以上按文件条件审核得出；适用日不在文件的施行期间之内。
met-stretch = 补贴{ $stretch }（{ $from }至{ $to }），共计{ $total }。
met-months = 补贴{ $months }个月（{ $from }至{ $to }），共计{ $total }。
met-months-once = 补贴{ $months }个月（{ $from }），共计{ $total }。
met-members-once = { $members }名人员，{ $from }，合计{ $months }人月，共计{ $total }。
met-members = { $members }名人员，{ $from }至{ $to }，合计{ $months }人月，共计{ $total }。
nothing-months = 各项条件均已具备，没有可以计发的月份。
nothing-span = 各项条件均已具备，但止日早于起日，没有可以计发的月份。
nothing-pieces = 各项条件均已具备，没有可以计发的件数。
nothing-sum = 各项条件均已具备，没有可以计发的数额。
used-up-months = 期限用满
used-up-amount = 额度用完
used-up-times = 次数用完
used-up-paid = 已一次性领取
used-up-ended = 期限届满
met-total = 共计{ $total }。
met-undetermined = 条件已经具备，金额待定，所缺事项见下。
met-per-rules = 条件已经具备；标准按规定，所按文件未载明，给予多少尚不能确定。
met-per-rules-titled = 条件已经具备；标准按规定，从《{ $title }》，金额依该文件确定。
unmet-one = 有一项条件不具备。
excluded = { $who }。
excluded-rest-holds = 其余条件均已具备，不影响本结论。
excluded-rest-open = 其余条件尚有不明的，不影响本结论。
excluded-rest-fails = 另有{ $count }项条件不具备，不影响本结论。
unless-excluded = { $statements }{ $count ->
    [1] 一项没有载明：是的，不享受，0.00元；不是的，{ $total }。
   *[other] { $count }项没有载明：有一项是的，不享受，0.00元；都不是的，{ $total }。
}
unmet-several = 有{ $count }项条件不具备，其中任何一项均足以得出本结论。
yields = 各项条件具备，但同“{ $other }”不重复享受，就高给予“{ $other }”，本项不另给予。
yields-open = 各项条件具备，但同“{ $other }”不重复享受，就高给予；两项何者为高，尚不能确定，待有关事项明确后确定。
next-duty = 该项职责应当履行。
next-no-duty = 该项职责的条件在本案中不具备。
next-no-duty-open = 本结论依所列的读法得出，该读法未经有权机关解释，不据此免除该项职责；是否适用，由责任单位判断。
next-leave = 条文只授权，没有写应当；本说明不作建议。
next-no-permission = 没有适用的情形，不作决定。
next-no-discretion = 不具备审定条件，不报审定；不影响其他事项的审核。
next-no-priority = 不列入优先次序；不影响其他事项的审核。
too-early = 自{ $day }起可享受；在此之前只欠时间，不欠其他条件。
too-early-other = 自{ $day }起条件全部具备；在此之前只欠时间，不欠其他条件。
used-up-whatever = 本项已享受完毕（{ $reason }），本次没有可给付的数额；条件是否全部具备，不影响这一结论。
used-up = 条件具备，但本项已享受完毕（{ $reason }），本次没有可给付的数额。
awaits-applicant = 现有材料不能认定是否{ $met }，不是{ $unmet }。
awaits-agency = 尚有事项须由审核部门核实，现在不能认定是否{ $met }，不是{ $unmet }。
awaits-parameter = 判断所需的标准尚未公布或者未录入，现在不能认定是否{ $met }，不是{ $unmet }。
awaits-interpretation = 条文有未写明的问题，各解结果不同，尚未经有权机关解释。
awaits-discretion = 条件具备，是否准予由审定机关决定；申请经限幅后为{ $months }个月，以{ $at_most }个月为限（含本数）。
awaits-discretion-span = 条件具备，是否准予由审定机关决定；申请经限幅后为{ $months }个月（{ $from }至{ $to }），以{ $at_most }个月为限（含本数）。
awaits-decision = 有须经审定的事项，审定作出之前不能认定是否{ $met }，不是{ $unmet }。
awaits-discretion-plain = 条件具备，是否准予由审定机关决定。
inconsistent = 同级规定给出不同结果，不作取舍，提请解释。
not-computable-plan = { $fault }，转人工办理。
not-computable = { $fault }，发生在“{ $at }”，转人工办理。
not-applicable = 没有可以评价的对象。
target-within = 目标为“{ $target }”，实际为{ $low }至{ $high }。
target = 目标为“{ $target }”，实际为{ $value }。
interval = 金额在{ $low }至{ $high }之间，取决于：{ $needs }。
interval-readings = 金额在{ $low }至{ $high }之间，取决于采用哪一解。
interval-none = 金额为{ $low }，不因所缺事项而变。
interval-floor = 已知部分为{ $low }，其余尚不能计算。

fault-overflow = 数额超出可以精确表示的范围
fault-division = 除数为零
fault-negative = 人数、月数为负
fault-date = 日期超出公元1年至9999年
fault-tie = 参数表中有两行同时有效、公布日期相同，无从取舍
fault-enjoyed-apart = 此前已享受的月份不在计发期间的开头，其余期间不相连，须由人核算
fault-no-amount = 数额所依据的事项在本案不适用
fault-negative-amount = 计得的数额为负数
fault-disagreement = 同一事项有两项标准同时适用，数额不同
fault-contradiction = 申报的人数同逐人记录计得的人数不一致

reason-holds = { $statement }。
reason-fails = 不具备：{ $statement }。
reason-excluded = { $statement }。
reason-open = 尚不能认定：{ $statement }。
reason-failed = 无法计算：{ $statement }。
reason-reading = （按解释事项“{ $name }”{ $alternative }）
reasons-met = 已具备的条件：{ $statements }。
reasons-not-needed = 尚不明了、但不影响本结论的：{ $statements }。
cite = 依据{ $place }：{ $quote }。
cite-within = （依据{ $place }：{ $quote }）
reason-rival = 同“{ $other }”不重复享受，就高给予“{ $other }”。
cite-same = 依据同上。

detail-fact = { $fact }为{ $value }
detail-stated = “{ $fact }”一项，案卷载明为{ $value }
detail-found-none = { $facts }{ $count ->
    [1] 一项，查明为否
   *[other] { $count }项，均查明为否
}
detail-stated-none = { $facts }{ $count ->
    [1] 一项，案卷载明为否
   *[other] { $count }项，案卷均载明为否
}
detail-found = “{ $fact }”一项，案卷载明为{ $value }（由审核部门核对）
detail-stated-short = 案卷载明为{ $value }
detail-presumed = { $fact }未提供，按推定为{ $value }
detail-missing = { $fact }未提供
detail-missing-agency = { $fact }未提供，由审核部门核实
detail-unknown = { $fact }不详
detail-inapplicable = { $fact }不适用
name-since = { $fact }自何日起
detail-since = 该情况自{ $day }起
detail-undated = 只知道基准日的情况，{ $day }当日的情况不明
detail-limit = { $fact }为{ $value }，界限{ $limit }（{ $bound }），{ $side }{ $margin }
detail-at-limit = { $fact }为{ $value }，界限{ $limit }（{ $bound }），恰为界限
detail-made = { $name }计算如下：{ $formula }＝{ $value }
detail-limit-of = “{ $name }”{ $limit }
detail-item = 计{ $value }
detail-highest = 就高计{ $value }
detail-left-out = 没有计入的：{ $items }
item-worth = { $item }的，{ $worth }
detail-complete = 自{ $name }{ $from }起，{ $period }至{ $limit }届满（{ $bound }）
detail-until = 自{ $name }{ $from }起，{ $period }以内至{ $limit }止（{ $bound }）
detail-on-the-day = { $name }为{ $day }，恰为界限之日
detail-over = { $name }为{ $day }，已超出{ $margin }
detail-short = { $name }为{ $day }，尚差{ $margin }
detail-past = { $name }为{ $day }，超过{ $margin }
detail-within = { $name }为{ $day }，未超过，余{ $margin }
detail-dates-equal = { $name }为{ $day }，{ $other }为{ $limit }，为同一日
detail-dates-after = { $name }为{ $day }，{ $other }为{ $limit }，晚{ $margin }
detail-dates-before = { $name }为{ $day }，{ $other }为{ $limit }，早{ $margin }
detail-during = { $name }为{ $day }，记录自{ $start }至{ $end }
detail-during-running = { $name }为{ $day }，记录自{ $start }起，尚未终止
detail-no-rows = 没有{ $relation }
detail-rows-unknown = { $relation }未提供
word-heads = 名
word-records = 项
detail-named-months = { $who }（{ $months }）
detail-members-hold = { $who }符合，共{ $count }{ $counter }
detail-members-open = { $who }尚不能认定，共{ $count }{ $counter }
detail-members-fail = { $who }不符合，共{ $count }{ $counter }
detail-members-hold-more = { $who }等{ $count }{ $counter }符合
detail-members-open-more = { $who }等{ $count }{ $counter }尚不能认定
detail-members-fail-more = { $who }等{ $count }{ $counter }不符合
record-start = { $value }起
record-end = { $value }止
detail-records = 查有{ $who }
detail-parameter = 参数“{ $parameter }”{ $at }有效的数值为{ $value }，来源：{ $source }。
detail-parameter-missing = 参数“{ $parameter }”没有{ $at }有效的数值，不以别的日期的数值代替。

request-fact = { $name }。
request-fact-of = { $whose }的{ $name }。
request-list = { $name }（没有的，写明没有）。
request-list-of = { $whose }的{ $name }（没有的，写明没有）。
request-parameter = “{ $name }”在{ $at }有效的数值。
request-used = 用于判断{ $statements }。
note-agency = 以上事项由审核部门通过信息共享取得。

sum-years = { $rate }×{ $years }＝{ $amount }。
sum-months-of-year = { $rate }×{ $months }÷12＝{ $amount }。
sum-started-years = { $rate }，{ $months }，不足1年的按1年计，共{ $amount }。
sum-years-and-days = { $rate }×{ $years }＋{ $rate }×{ $days }÷{ $of }＝{ $amount }。
sum-days-of-year = { $rate }×{ $days }÷{ $of }＝{ $amount }。
sum-days = { $rate }，不足1年的按日折算，共{ $amount }。
sum-pieces = { $rate }×{ $count }＝{ $amount }。
sum-once = { $formula }{ $amount }。
sum-item = { $formula }{ $amount }
sum-item-mark = ；
sum-lowest = { $items }。就低，{ $amount }。
sum-highest = { $items }。就高，{ $amount }。
sum-window = { $months }：{ $formula }{ $amount }。
sum-monthly = { $from }至{ $to }：每月{ $formula }{ $rate }，{ $rate }×{ $months }＝{ $amount }。
sum-monthly-of = { $who }，{ $from }至{ $to }：每月{ $formula }{ $rate }，{ $rate }×{ $months }＝{ $amount }。
sum-monthly-capped = { $from }至{ $to }：每月{ $formula }{ $rate }，{ $rate }×{ $months }＝{ $before }，封顶后{ $amount }。
sum-monthly-of-capped = { $who }，{ $from }至{ $to }：每月{ $formula }{ $rate }，{ $rate }×{ $months }＝{ $before }，封顶后{ $amount }。
sum-month = { $from }：{ $formula }{ $amount }。
sum-month-of = { $who }，{ $from }：{ $formula }{ $amount }。
sum-month-capped = { $from }：{ $formula }{ $before }，封顶后{ $amount }。
sum-month-of-capped = { $who }，{ $from }：{ $formula }{ $before }，封顶后{ $amount }。
sum-more = 另有{ $count }段，从略，逐段数额见JSON格式的决定。
sum-together = 合计{ $total }。
sum-projected = 上列各期中，{ $basis }之后的部分为预计，以届时实际情况为准。
sum-rounded = 合计{ $exact }，{ $how }为{ $total }。
sum-rounded-half = 四舍五入到{ $unit }
sum-rounded-down = 去尾到{ $unit }
sum-rounded-up = 进一到{ $unit }
sum-rounded-ten = 十元
sum-rounded-yuan = 元
sum-rounded-jiao = 角
sum-rounded-fen = 分
sum-tier = { $who }适用的标准是“{ $condition }的，{ $gives }”：{ $why }。
sum-tier-others = { $who }适用的标准是“其余的，{ $gives }”，前列各档均不适用：{ $why }。
sum-duration-because = { $duration }（{ $why }）
sum-month-cap = { $who }{ $duration }，即{ $at_most }（含本数）；此前已享受{ $enjoyed }，本次{ $granted }，尚余{ $left }。
sum-month-cap-open = { $who }{ $duration }，即{ $at_most }（含本数）；此前已享受的月数不明，以上按此前没有享受计算，是至多的数额。
sum-month-had = { $who }此前已享受{ $enjoyed }，不重复计发；本次{ $granted }。
sum-month-had-until = { $who }{ $duration }；此前已享受{ $enjoyed }，不重复计发；本次{ $granted }。
sum-month-until = { $who }{ $duration }；本次{ $granted }。
sum-amount-cap = { $who }{ $cap_text }，{ $reach }（含本数）；{ $used }本次{ $before }，未超过，尚余{ $left }。
sum-amount-cap-bites = { $who }{ $cap_text }，{ $reach }（含本数）；{ $used }本次应计{ $before }，超过部分{ $over }不予计发，实计{ $after }，未用额度不结转。
sum-amount-cap-cut = { $who }{ $cap_text }，{ $reach }（含本数）；{ $used }本次应计{ $before }，超过部分{ $over }不予计发，实计{ $after }。
sum-amount-cap-open = { $who }{ $cap_text }，{ $reach }（含本数）；{ $used }本次应计{ $before }，至多计发{ $after }。
sum-cap-amount = 即{ $cap }
sum-cap-carried = { $reach }，上年未用的结转{ $carried }，共{ $room }
sum-cap-pieces = { $count }共{ $cap }
sum-cap-now = { $used }一并计算的其他各项本次已计{ $now }，
sum-cap-used = { $time }此前已核{ $approved }，
sum-cap-unknown = { $time }此前已核的数额不明，
sum-unpaid-before = { $who }{ $months }在起算以前，不计发。
sum-unpaid-ungraded = { $who }{ $months }没有适用的标准，不计发。
sum-unpaid-enjoyed = { $who }{ $months }计入此前已享受的月数，不重复计发。
sum-unpaid-beyond = { $who }{ $months }超出期限，不计发。
sum-unpaid-after = { $who }{ $months }在期限届满以后，不计发。
sum-open-months-facts = { $from }至{ $to }间有{ $count }个月因所缺事项不能计算，尚未计入。
sum-open-months = { $from }至{ $to }间有{ $count }个月缺少标准，尚未计入。
sum-equation = { $formula }＝
sum-month-cap-of = { $who }，
sum-cap-year = { $year }年
sum-cap-month = { $month }，
sum-cap-months = { $from }至{ $to }，每月
sum-not-computed = 不予计算。期限和上限未予审查，因条件不具备。

question = { $name }：{ $question }。现用{ $used }（{ $reading }），{ $standing }。
question-other = 按{ $name }（{ $reading }），{ $effect }。
question-matters = 此项影响结果，宜提请解释。
questions-same = 下列各项，换用其他各解，结论和数额不变：{ $list }。
questions-words = 下列各项，按所列的解办理，其他各解没有计算，是否影响不知：{ $list }。
questions-not-run = 下列各项，按所列的解办理，其他各解本次没有计算，是否影响不知：{ $list }。
questions-lacking = 下列各项，换用另解缺少判断所需的事实，是否影响不知：{ $list }。
warning-read-apart = 尚未确定的解释事项过多，没有合并运行，只逐项换用各解；合并采用其他各解的结果，未作断定。
grounds = 所缺事项无论查明为何，均不能给予，理由因答案而异：{ $reasons }。
ground-under = { $asked }为{ $answers }的，{ $why }
ground-perhaps = 有的情形{ $why }
ground-fails = 不具备{ $statements }
ground-yields = 同“{ $other }”不重复享受，就高给予“{ $other }”
ground-used-up = 已享受完毕（{ $reason }）
ground-no-months = 没有可以计发的月份
ground-no-span = 止日早于起日，没有可以计发的月份
ground-no-pieces = 没有可以计发的件数
ground-no-sum = 没有可以计发的数额
ground-other = 不能给予
whatever = 所缺各项无论查明为何，结论均为如此。
question-short = “{ $name }”（{ $used }）
question-short-words = “{ $name }”（{ $used }：{ $reading }）
standing-decided = 由{ $by }作出
standing-provisional = 未经有权机关解释
standing-undecided = 未定，各解并列计算
standing-chosen = 系本次运行指定，不是现行采用的解
other-in-words = 没有计算，是否影响不知
other-not-run = 本次没有计算，是否影响不知
other-same = 结论和数额不变
other-total = { $verdict }，{ $total }
other-interval = { $verdict }，{ $low }至{ $high }
other-floor = { $verdict }，已知部分{ $low }
other-undetermined = { $verdict }，金额待定
other-verdict = { $verdict }

warning-overlap = 可能重复享受：同一人员、同一月份的缴费同时计入{ $with }。条文未规定不得同时享受，只作提示，不影响本结论。
warning-rival-enjoyed = 不重复享受的另一项此前已经享受：{ $with }。已经享受的数额在本项中怎样计算，由审核人员查明后处理。
warning-before-issue = 适用日{ $on }早于文件的印发日期{ $issued }，文件在该日能否适用，由审核人员判断。
warning-outside-service = { $who }{ $months }的记录在{ $start }的当月以前或者{ $end }的当月以后，未予计入，请核对。
warning-months = { $from }至{ $to }
warning-paid-before-effect = 计发的月份有在施行日期{ $first }以前的：{ $months }。文件没有写明溯及以往的，请核对应否计发。
warning-paid-before-issue = 计发的月份有在印发日期{ $issued }以前的：{ $months }。文件没有写明施行日期，也没有写明溯及以往的，请核对应否计发。
warning-same-person = { $who }与前面的人员身份标识相同，本次逐条计算，请核对是否重复申报。
warning-hint = { $text }。
warning-hint-open = { $text }（该项情况不明）。
warning-change = “{ $parameter }”在{ $month }之内有变动，按该月首日有效的数值计算。
warning-disagrees = 同{ $with }给付同一事项而结果不同，提请解释。
warning-document = “{ $decides }”所按文件，条文未载明。
warning-document-titled = “{ $decides }”从《{ $title }》，该文件效力未查明，其内容未在本规则包内。
warning-document-in-force = “{ $decides }”从《{ $title }》，该文件在适用日有效，其内容未在本规则包内。
warning-document-not-yet = “{ $decides }”从《{ $title }》，该文件在适用日尚未施行。
warning-document-no-longer = “{ $decides }”从《{ $title }》，该文件在适用日已经失效，现按什么文件，条文未载明。

change-one = 须使下列条件成立：{ $needed }。
change-all = 须同时使下列条件成立：{ $needed }。
change-time = 时间经过不会改变本结论。
change-time-untried = 时间经过是否会改变本结论，尚不能确定。
change-wait = 其他条件均已具备，到期即可重新提出。
change-set = 下列一组事实如有误载或者漏报，经查实更正、补齐，其余不变的，结论即改变；已按更正后的事实重新审核：
change-sets = 下列任何一组事实如有误载或者漏报，经查实更正、补齐，其余不变的，结论即改变；各组均已按更正后的事实重新审核：
change-turn = { $set }：{ $result }。
change-item = “{ $fact }”一项，由“{ $from }”更正为“{ $to }”
change-item-found = “{ $fact }”一项，查明为“{ $to }”
change-none = 可以更正或者补齐的事实中，没有找到三项以内即足以改变结论的。

next-approve = 可按{ $total }提出核定意见。
next-rival-enjoyed = 核定前，应当先查明另一项已经享受的数额。
next-approve-open = 可先提出符合的审核意见；金额待所缺事项明确后核定。
next-approve-per-rules = 可先提出符合的审核意见；由谁给予、给予多少，依所按的文件，本结论不作核定。
next-approve-in-kind = 可提出符合的审核意见；本项没有金额。
next-belongs = 按本项对象办理。
next-priority = 按优先次序安排；不在此列的，不因此不予安排。
next-refuse = 提出不符合的审核意见。作出正式决定时，应当另行说明理由、告知救济途径。
next-wait = 告知申请人自{ $day }起可以享受，届时重新审核。
next-wait-other = 自{ $day }起重新审核。
next-used-up = 告知申请人本项已享受完毕及其原因。
next-supply = 补齐、核实上列事项后，即可作出结论。
next-supply-within = 补正期限：{ $within }。
next-supply-unstated = 补正期限，文件未载明。
next-not-in-force = 适用日不在文件的施行期间之内，不宜据此核定。
next-parameter = 上列标准公布、录入后，重新审核。
next-interpretation = 提请有权机关就上列问题作出解释；解释前不宜核定。
next-discretion = 报审定机关审定，并载明理由。
next-inconsistent = 提请有权机关解释后再行核定。
next-not-computable = 转人工办理，并核对上列事项的数据。
next-none = 无须办理。
next-target = 列入未达标清单，由责任单位落实。
next-above = 实际超出目标区间，由责任单位核对。
next-ask = 标明影响结果的问题，宜一并提请解释。

foot-responsible = 政策牵头单位：{ $lead }（{ $by }）。
foot-no-lead = 政策牵头单位：{ $clause }没有写明。
foot-accepting = 受理审核机关：{ $agency }。
foot-accepting-unstated = 受理审核机关：{ $policy }未载明。
foot-lead-first = { $clause }责任单位列第一位者
foot-lead-listed = { $clause }责任单位列明
foot-nature = 本说明供审核参考，不是行政决定。
tree-all = 各项条件

# ---------------------------------------------------------------- 命令行

check-fine = { $policy }：{ $rules }条规则，其中{ $decisions }条作出判断；{ $interpretations }项解释事项。没有错误，{ $warnings }处提示、警告。
check-not-begun = { $clauses }还没有规则。
cannot-write = 结果写不出去：{ $detail }。
write-no-folder = 没有这个文件夹
write-denied = 没有写入的权限
write-is-folder = 所指的是文件夹，不是文件
write-not-folder = 路径中有一段不是文件夹
write-exists = 已有同名的文件
write-full = 磁盘已满
write-read-only = 磁盘只能读取，不能写入
write-bad-name = 文件名过长，或者含有不能使用的字符
write-other = 系统不能写入（代码{ $number }）
cannot-read = 文件“{ $file }”读不了：{ $detail }。
unknown-only = 没有名为“{ $name }”的给付、对象、裁量、指标或者优先。
unknown-only-near = 没有名为“{ $name }”的给付、对象、裁量、指标或者优先，最相近的是“{ $near }”。
usage-verb = 没有“{ $found }”这个命令。命令有：check 校验、eval 审核、ask 询问、ledger 台账、plan 比对、audit 核查、report 报告、letter 文书、test 测试、new 新建、explain 释义、compile 编译。
usage-no-verb = 没有写命令。命令有：check 校验、eval 审核、ask 询问、ledger 台账、plan 比对、audit 核查、report 报告、letter 文书、test 测试、new 新建、explain 释义、compile 编译。
usage-argument = 没有“{ $found }”这个选项，或者这里多写了一项。
usage-missing = 还缺少：{ $found }。
usage-value = “{ $found }”的值“{ $value }”不对。
usage-other = 命令行的写法不对：{ $found }。
usage-near = 最相近的是“{ $near }”。
usage-possible = 可以写：{ $values }。
usage-help = 在命令之后写 --help，可以看到用法。
other-package = 这份案卷是按另一个规则包读入的，不能由本规则包审核。
page-not-drawn = 页面没有写成：{ $detail }。
case-undecided = 案例文件“{ $file }”有误，未予审核，问题已在标准错误输出中列明。
case-not-there = 案例文件“{ $file }”没有读到，未予审核，原因已在标准错误输出中列明。
usage-stdin-once = 标准输入（-）只能读一次，“--case -”只写一处。
ask-stdin = 逐题问答要用标准输入回答，案例不能也从标准输入（-）读。
case-unread = 案例文件“{ $file }”未能读入：{ $why }
compiled-other = 该文件不是编译后的规则包。编译后的规则包由“tiaowen compile 规则包 -o 文件”写成。
compiled-version = 该文件由另一版本的程序编译（{ $found }，本程序为{ $known }），请用本程序重新编译规则包。
compiled-damaged = 该文件在写成以后被改动或者不完整，不能使用，请重新编译规则包。
compiled-broken = 该文件的内容不合本程序的要求（{ $what }），不能使用，请重新编译规则包。
needs-folder = “{ $file }”是编译后的规则包，这个命令要用规则包的文件夹。
output-exists = 文件“{ $file }”已经存在，没有改写。确要改写的，请写 --force。
output-is-read = “{ $file }”是本次要读的文件，或者在本次要读的文件夹里，不能作为输出。
output-in-package = “{ $file }”在规则包的文件夹里。规则包里的文件都可能有含义，结果请写到规则包以外。
no-tables = 没有参数表的文件夹“{ $folder }”。
interpretation-in-words = 解释事项“{ $name }”的{ $alternative }只是文字说明，没有写成可以计算的规则，不能指定。
bad-as-of = 适用日“{ $found }”不是日期，应当写作2020-03-01。
unknown-interpretation = 没有名为“{ $name }”的解释事项。应当写作：名称=甲解。
unknown-interpretation-near = 没有名为“{ $name }”的解释事项，最相近的是“{ $near }”。应当写作：名称=甲解。
unknown-alternative = 解释事项“{ $name }”没有“{ $alternative }”。应当写作：{ $name }=甲解。
page-others = 以下各项，本件没有提供判断所需的事实，未予展开：
page-other = 　　{ $rule }：{ $verdict }，尚缺{ $names }。
page-other-decided = 　　{ $rule }：{ $verdict }。
page-other-more = 　　{ $rule }：{ $verdict }，尚缺{ $names }等。
own-tables = 注意：本案另用参数表（参数目录：{ $folder }）：{ $names }。以下各项按这些表计算，没有用规则包所附的同名参数表。
own-tables-not-allowed = { $file } 自带参数表（参数目录：{ $folder }；{ $names }），不是规则包所附的，没有许可不记入结论记录，不出文书。确须用的，加 --case-params；参数是本单位定的，改用 --params 指定。
page-unused = 本件提供而本次审核没有用到的事实：{ $facts }。
test-failure = 不符　{ $file }　{ $rule }　{ $what }：应为{ $expected }，实为{ $found }。
test-unread = 另有{ $unread }个案例没有读出，见上。
test-fine = 共{ $cases }个案例、{ $expectations }项期望，全部相符。
test-failed = 共{ $cases }个案例、{ $expectations }项期望，{ $failures }处不符。
test-coverage = 案例所及{ $rules }条规则（共{ $every }条作出判断），其中{ $both }条既有符合又有不符合或者未决的案例。
test-unexercised = 没有案例的规则：{ $rules }。

# ---------------------------------------------------------------- 对照本和台账的页面

page-doc-kind = 对照本
page-ledger-kind = 台账
page-issued = 印发
page-effective = 施行
page-version = 规则版本
page-text-hash = 原文校验值
page-ir-hash = 规则校验值
page-engine = 生成
page-text-chars = 原文字数
page-covered-chars = 已归类
page-covered-all = 全部归类
page-clauses = 条
page-norms = 规范
page-rules = 规则
page-interpretations = 解释事项
page-delegations = 按规定
page-discretions = 裁量
page-corrections = 更正
page-cases = 案例
page-totals = 统计
page-legend = 规范类别
page-legend-note = 文中线型、首字记号与右栏类别对应；虚线是待他处规定的，波浪线是待审定的。
page-unit-norm = 项
page-unit-char = 字
page-unit-rule = 条规则
page-unit-case = 件
page-contents = 目录
page-registers = 登记
page-skip = 跳到正文
page-opening = 文首
page-closing = 文尾
page-how = 读法
page-how-corrected = 左为原文，照更正表更正，其余一字不改；右为同一条的规则，依原文次序排列。
page-how-1 = 左为原文，一字不改；右为同一条的规则，依原文次序排列。
page-how-2 = 行内小号数字是句次，“第4句”即数字4之后的一句；点原文到规则，点依据回原文。
page-how-3 = 线上小字是类别首字；同一规则在句中再次出现时不重复标注。
page-top = 回目录
page-authority = 依据
page-decides = 可判定
page-decides-title = 有事实即可作出结论
page-uncited = 文内无依据
page-row-interpretations = 所涉解释
page-row-parameters = 参数
page-row-references = 引用关系
page-row-delegations = 按规定
page-row-enumerations = 列举
page-row-cases = 案例
page-row-notes = 注
page-more-rule = 另属一条规则
page-lead = 牵头
page-with = 配合
page-other-rules = 术语及不属各条的规则
page-question = 问题
page-used = 采用
page-reason = 理由
page-standing = 采用
page-parameters = 参数
page-unit = 单位
page-index = 索引
page-valid = 有效期间
page-applies = 适用
page-value = 数值
page-published = 发布
page-source = 出处
page-no-rows = 未录入数值，涉及的结论为“待公布”。
page-used-by = 用于
page-word = 原文用语
page-place = 位置
page-decides-what = 所定事项
page-document = 所按文件
page-state = 状态
page-references = 引用关系
page-resolves = 所指
page-enumerations = 列举（等）
page-quote = 原文
page-treatment = 处理
page-name = 名称
page-who = 审定机关
page-bound = 幅度
page-from = 底稿
page-to = 更正为
page-why = 理由
page-times = 处
page-uncovered = 未覆盖文字
page-uncovered-note = 下列文字尚未归入任何规范，成稿前须逐处处理。
page-sep = 、
page-semi = ；
page-colon = ：
page-comma = ，
page-open = “
page-close = ”
page-gap = ……
page-lparen = （
page-rparen = ）
page-clause = 条
page-kinds-share = 类别构成
page-chars = 字数
page-norms-by-clause = 各条规范
page-by-clause = 各条统计
page-overlaps = 重叠引文
page-format = 作为格式的原文
page-kind = 类别
page-none = 无

# ---------------------------------------------------------------- 台账

list-joiner = 、
ledger-title = { $id }台账
structure-unit = { $kind } { $cite }　{ $head }
structure-leaf = { $kind } { $cite }　{ $head }（{ $count }字）
structure-format = { $kind }{ $count }字（{ $words }）
structure-totals = 共{ $totals }。
structure-books = { $count }编
structure-chapters = { $count }章
structure-sections = { $count }节
structure-articles = { $count }条
structure-parts = { $count }个部分
structure-annexes = { $count }个附件
structure-schedules = { $count }张附表
structure-sentences = { $count }句
structure-pieces = { $count }句（按分句计{ $pieces }处）
structure-formats = 作为格式的：{ $formats }。
structure-unclassified = 待归类的{ $count }字，不属于哪一条，也不是认得的格式：{ $words }。
structure-doubts = 拿不准的{ $count }处：
structure-doubt = “{ $at }”：{ $question }。取：{ $answer }；也可以是：{ $others }。
structure-doubt-plain = “{ $at }”：{ $question }。取：{ $answer }。
ledger-totals = 原文{ $chars }字，已归类{ $covered }字；{ $clauses }条，{ $norms }项规范。
ledger-kind = { $kind }{ $norms }项{ $chars }字
ledger-clause = 本条{ $chars }字，已归类{ $covered }字，{ $norms }项规范：{ $kinds }。
ledger-responsible = 牵头：{ $lead }；配合：{ $with }。
ledger-none = 无
ledger-norm = { $kind }：{ $name }（{ $anchors }）
ledger-format = 作为格式、不须规则说明的原文（{ $count }处）
ledger-format-entry = { $kind }{ $chars }字：{ $words }
ledger-uncovered = 尚未归类的原文（{ $count }处）
ledger-stretch = { $place }：“{ $text }”
ledger-overlaps = 两条规则都据有的原文（{ $count }处）
ledger-overlap = { $place }“{ $text }”：{ $rules }
ledger-interpretations = 解释事项（{ $count }项）
ledger-written = ，已写入{ $at }
ledger-interpretation = { $name }（{ $place }，{ $standing }）：{ $question }
ledger-delegations = 按规定（{ $count }处）
ledger-delegation = { $place }“{ $word }”，{ $rule }的{ $decides }：{ $state }
ledger-discretions = 裁量（{ $count }项）
ledger-discretion = { $name }（{ $place }）：{ $bound }；审定机关：{ $who }
ledger-references = 指向别处的词（{ $count }处）
ledger-reference = { $place }“{ $word }”，{ $rule }：{ $to }
ledger-qualifiers = 限定的词（{ $count }处）
ledger-set-aside = { $rule }（{ $place }）：“{ $words }”不作条件，理由：{ $reason }
ledger-uncarried = { $rule }（{ $place }）：“{ $words }”没有哪一行承接
ledger-wordings = 原文的说法（{ $count }处）
ledger-wording = { $fact }：原文写作“{ $words }”（{ $places }）
ledger-enumerations = 列举的“等”（{ $count }处）
ledger-enumeration = { $place }“{ $words }”：{ $extent }。{ $reason }
ledger-corrections = 更正（{ $count }项）
ledger-correction = { $at }，{ $kind }：{ $from } → { $to }（{ $why }）
format-not-written = 这个命令不写{ $format }格式，可用的格式：{ $known }。

test-quoted = 据以判断的原文共{ $quoted }字，案例用到{ $used }字。
test-unused = 没有案例用到：{ $place }“{ $quote }”（{ $rules }）。
test-snapshot = 快照{ $what }：{ $file }
test-snapshots-differ = { $count }个快照与这次的结果不符。确认应当如此的，加 --update 改写。
test-accepted = 复核采纳的{ $written }项期望已写入案例。
test-accepted-written = 写入　{ $file }　{ $rule }　{ $what }：{ $to }
test-accepted-removed = 删去　{ $file }　{ $rule }　{ $what }：结论没有这一项了
test-accepted-left = 未写　{ $file }　{ $rule }　{ $what }：现为{ $to }。{ $why }
test-accepted-comment = 该行另有注释，删去这一项须由人改写。
test-accepted-not-found = 案例里没有找到可以改写的位置，须由人改写。
test-waits-help = 缺事实、缺参数不在复核采纳之列，有{ $count }项与采纳的结论一同变了：确认应当如此的，把案例的期望改写为上面所列的“实为”各项，再运行 tiaowen test { $package } --update；不应当的，改正规则。
test-updated = 改写了{ $count }个快照。
test-not-updated = 有期望不符或者案例没有读出，快照没有改写。先改正，再加 --update。
test-no-snapshots = 规则包还没有快照。加 --update 写出，今后每次测试都与之核对。

new-no-clauses = { $file }里没有认出可以归类的话：只有标题、日期之类的格式，或者是空的。用 tiaowen structure { $file } 看认出了什么。
new-not-empty = 文件夹{ $folder }里已有文件，没有写入。另选一个文件夹。
new-missing = 原文里没有认出{ $what }，请在命令中写明。
new-no-document = 文本里没有“{ $which }”这份文件。有的是：{ $known }。写序号或者标题。
new-one-document = 文本里只有一份文件，不必写 --document。
new-ask = “{ $at }”：{ $question }？{ $answers }（写序号；直接回车为1）
new-ask-again = 请写1至{ $count }之中的一个数。
next-package = 下一步，建立规则包：tiaowen new package 规则包 --text { $file }
next-rule = 下一步，照 规则.tw 中的注释写出第一条给付或者对象，再校验一次：tiaowen check { $package }
next-case = 下一步，填一件案例：tiaowen new case { $package } --for { $rule } -o { $package }/cases/案例.yaml
next-eval = 下一步，填好案例之后审核：tiaowen eval { $package } --case { $file }
new-package = 规则包已建在{ $folder }：{ $totals }待归类。从 规则.tw 开始写，写一句校验一次：tiaowen check { $folder }
explain-unknown = 没有“{ $code }”这个代码。代码如{ $near }，写在每条报告开头的方括号里。
warning-before-effect = 适用日{ $on }早于施行日期{ $effective }。
warning-after-expiry = 适用日{ $on }晚于有效期届满日{ $expires }。

sentence-joiner = {""}
sentence-end = 。
clause-joiner = ；
heading-numbered = { $number }、{ $title }
numbered-item = （{ $number }）{ $text }

# ---- 比对 ----
plan-usage-what = 请写明比对什么：--text 新原文，或者另一个规则包，或者 --params 旧表 新表。
plan-usage-one = 原文、规则包、参数表一次只比对一种。
plan-usage-text = --apply、--corrections 只用于 --text。
plan-usage-output = --apply 须用 -o 写明新规则包的文件夹。
plan-usage-only = --only 只用于 --apply。
plan-usage-review = 采纳或者不采纳须写明 --by 姓名、--reason 理由。
plan-usage-both = 同一组变化不能既采纳又不采纳。
plan-nothing-to-review = 没有比对结论，无可复核：{ $why }
plan-other-document = “{ $file }”不像是同一份文件的修改稿：原文各条只有{ $kept }%能在其中找到相应的字句。没有写出任何文件。
plan-no-cases = 没有案例的文件夹“{ $folder }”。
plan-no-group = 这次比对没有编号为{ $id }的一组变化，有的是：{ $known }。结论又有变动的，组号随之不同。
plan-target-exists = “{ $folder }”已经存在。新规则包写入新的文件夹，请另定一个。
plan-only-draft = { $id }须由人起草，不能由程序修改。没有写出任何文件。
plan-only-stale = { $id }是以前比对得出的编号，规则文件或者原文其后改过，这项修改已不相合。没有写出任何文件，请重新比对。
plan-only-unknown = 这次比对没有编号为{ $id }的修改。没有写出任何文件。
plan-applied = 新规则包已写入“{ $folder }”：作了{ $made }项修改，通过校验；另有{ $left }项没有作。
plan-applied-unsound = 新规则包已写入“{ $folder }”：作了{ $made }项修改，另有{ $left }项没有作；还有{ $errors }处错误，起草以后才能通过校验，逐处见上。
plan-title = { $policy }比对
plan-section-number = { $n }、
plan-changes = 原文的变化（{ $count }句）
plan-rules = 触及的规则（{ $count }条）
plan-edits = 规则文件的修改（可改{ $count }项）
plan-drafts = 另有{ $count }项需起草。
plan-parameters = 参数表的变化（{ $count }行）
plan-decisions = 结论的变化（{ $count }项）
plan-word-changed = 修改
plan-word-added = 增加
plan-word-deleted = 删除
plan-word-moved = 移动
plan-word-wider = 放宽
plan-word-narrower = 收紧
plan-word-same = 等价
plan-word-mixed = 不可比
plan-word-by-change = 改动本身
plan-word-by-cases = 案例
plan-word-by-nothing = 无从判断
plan-word-direct = 直接
plan-word-indirect = 间接
plan-word-made = 已改
plan-word-left = 未改
plan-made-places = 另有{ $count }项只改条、句的序号，已改。
plan-applied-reviews = 结论、数额的变化{ $changed }项，分为{ $groups }组，已记入新规则包的 review.toml，尚未复核的须逐组复核。
plan-word-ready = 可改
plan-word-draft = 需起草
plan-word-piece-rule = 规则
plan-word-piece-removal = 删去
plan-word-piece-declaration = 声明
plan-word-piece-quote = 引文
plan-word-piece-place = 出处
plan-word-piece-head = 文件头
plan-word-lost = 失去
plan-word-refused = 转为不符合
plan-word-unsettled = 转为未决
plan-word-gained = 获得
plan-word-settled = 转为符合
plan-word-switched = 改领
plan-word-amount = 金额
plan-word-other = 其他
plan-word-pending = 未复核
plan-word-accepted = 采纳
plan-word-rejected = 不采纳
plan-word-row-added = 新增
plan-word-row-changed = 改值
plan-word-row-superseded = 另行公布
plan-turn = { $kind }{ $count }
plan-direction = { $direction }（依{ $basis }）
plan-direction-unknown = { $basis }
plan-nothing = （无）
plan-moved = 移到{ $to }。
plan-same-wording = 同样的字句，未改：{ $anchor }“{ $text }”（{ $changed }改了）。
plan-dropped = 校勘表第{ $number }项“{ $from }”没有转来：{ $why }。
plan-dropped-lapsed = 新文本此处已无此项
plan-dropped-lost = 所涉字句已不在新文本中
plan-dropped-count = 所涉字句在新文本中有{ $found }处，须由人核对
plan-noise = 疑似杂质　第{ $place }　{ $kind }　{ $around }
plan-noise-numbering = 条的序号不连续　第{ $place }　{ $around }　这一段没有当作一条，并入了上一条。新增一条的，核对新原文的序号；序号写错的，以校勘改正。
plan-noise-help = 疑似杂质各处没有改动。确属杂质的，写成校勘，用 --corrections 写明，校勘的样式列在最后。句中断行没有处理的，一句会当作两句来比对。
noise-broken-line = 句中断行
noise-page-number = 页码
noise-space = 多余空格
noise-latin-word = 夹杂外文
noise-narrow-bracket = 半角括号
noise-unreadable = 不能辨认的字符
plan-via = 　经{ $via }
plan-published = 　{ $day }公布
plan-retroactive = 　追溯适用
plan-decisions-count = 变化{ $changed }项，不变{ $unchanged }项。
plan-unread = 没有读出的案例：{ $case }
plan-no-decision = 无此项
plan-cases = { $count }项
plan-cause = 起因：{ $cause }
plan-totals = 合计：{ $before }元 → { $after }元
plan-noise-certainty = # certainty = "确定"或者"高"　请填写：没有别的读法的，写“确定”
plan-noise-to = # to = "……"　请填写此处应有的文字，不要丢掉两侧的字
plan-more-places = 另有{ $count }项只改条、句的序号，见 --format json。
plan-more = 另有{ $count }项，见 --format json。
plan-exemplar = 例：{ $case }，说明的不同之处：
plan-months = 　涉及{ $months }
plan-reviewed = { $standing }（{ $by }：{ $reason }）
plan-reason-replaced = 原文“{ $before }”改为“{ $after }”，规则里没有找到逐字相应的一处，请对照本条规则，由人决定怎样改。
plan-reason-inserted = 原文增加“{ $after }”，规则里没有找到逐字相应的一处，请对照本条规则，由人决定怎样改。
plan-reason-deleted = 原文删去“{ $before }”，规则里没有找到逐字相应的一处，请对照本条规则，由人决定怎样改。
plan-reason-several = 规则里写有“{ $figure }”的不止一处（{ $places }），是哪一处，或者都不是，须由人决定。
plan-reason-differs = 旧值对不上：原文是“{ $text }”，规则写的是“{ $rule }”。
plan-reason-no-pattern = 规则的这一写法改不成“{ $wording }”，须由人另写。
plan-reason-onward = “下同”已经删去，引自该句的这一处不再有据。
plan-reason-requote = 改动跨过引文的首尾，引文须由人重新摘录。
plan-reason-ambiguous = 改后的引文在该条内找不到恰好一处，须由人重新摘录。
plan-reason-moved = 所引的句子移到了{ $place }，规则须随之移到该条之下。
plan-reason-used = 所据的字句已经删去，但{ $rules }仍用到它。
plan-reason-line = 所据的字句已经删去，但没有“{ $label }”一行规则就不完整。
plan-reason-line-leaves = “{ $label }”一行所据的字句已经删去，但该行另从解释{ $readings }，这一部分是否保留须由人决定。
plan-reason-uncovered = 新增的字句没有规则说明：“{ $words }”。
plan-reason-end = 文尾有新的字句“{ $words }”：属于署名、附注等格式要素的，不必改规则；作出规定的，须为它起草规则。
plan-reason-written-in = 原文“{ $before }”改为“{ $after }”，本条规则没有写这个数，写有这个数的是{ $rules }，请对照，由人决定改哪一处。
plan-reason-also = 这里也写有“{ $figure }”，与{ $by }的未必是同一个界限，是否随之改动须由人决定。
plan-reason-renamed = 取值“{ $before }”改称“{ $after }”：已有案例用的是旧称，声明、规则、案例须一并改。
plan-reason-ordered = “{ $fact }”由低到高排列，新的取值排在哪里须由人决定。
plan-reason-clash = 两处改动都要改写规则的同一处，写法不同：“{ $one }”“{ $other }”，怎样改须由人决定。
plan-reason-interpretation = 引起问题的字句变了，问题是否还在、各解是否还成立，须由人决定。
test-reviewed = 其中{ $count }项，案例所写的期望已为复核采纳的变化所代替。
test-cause = 　　起因：{ $cause }
test-unreviewed = 未复核　{ $case }　{ $rule }：{ $before } → { $after }（{ $group }）
test-rejected = 不采纳而仍有　{ $case }　{ $rule }：{ $before } → { $after }（{ $group }：{ $reason }）
test-review-help = 有{ $count }项变化没有复核采纳。认为应当如此的，用 tiaowen plan 旧规则包 { $package } --accept { $groups } --by 姓名 --reason 理由 复核，采纳以后可以用 tiaowen test { $package } --update --accepted 把期望写入案例；不应当的，改正规则。
plan-page-kind = 比对
plan-page-changes = 原文的变化
plan-page-changes-note = 按词、按数对照
plan-page-rules = 触及的规则
plan-page-edits = 规则文件的修改
plan-page-parameters = 参数表
plan-page-decisions = 结论的变化
plan-page-text = 全句
plan-page-noise = 疑似杂质
plan-page-direct = 直接
plan-page-via = 经过
plan-page-same-wording = 同样字句未改
plan-page-before = 改前
plan-page-after = 改后
plan-page-place = 期间和项目
plan-page-direction = 方向
plan-page-rule = 规则
plan-page-reach = 触及
plan-page-file = 文件
plan-page-reason = 理由
plan-page-count = 项数
plan-page-cause = 起因
plan-page-total = 合计
plan-page-standing = 复核
plan-page-case = 案例
plan-page-months = 涉及月份
plan-page-exemplar = 对照说明
plan-page-exemplar-note = 改前、改后的说明逐行对照
plan-page-unchanged = 不变
plan-page-changed = 变化
plan-page-drafts = 需起草
plan-page-ready = 可改
plan-page-lost = 失去
plan-page-skip = 跳到正文
plan-page-none = （无）
plan-page-value = 值
plan-page-published = 公布
plan-page-source = 来源
plan-page-retroactive = 追溯适用
plan-page-unread = 没有读出
plan-page-contents = 统计
plan-page-cases = 项
plan-page-by = 复核人
plan-page-dropped = 没有转来的校勘
plan-page-applied = 已写出
plan-usage-empty = --by、--reason 须写明内容。
plan-usage-dash = --apply 写出的是文件夹，-o 不能是“-”。
plan-target-inside = “{ $folder }”在规则包里面，请另定一个文件夹。
plan-empty-text = “{ $file }”是空的。
plan-empty-cases = 文件夹“{ $folder }”里没有案例（.yaml、.yml、.json）。
plan-no-such-file = 没有“{ $file }”。
plan-recorded = 复核已记入“{ $file }”。
plan-broken-lines = 还有{ $count }处句中断行、页码、不连续的条序号没有处理，一句会当作两句，一条会并入上一条，据此写出的规则包不可靠。没有写出任何文件。请先用 --corrections 校勘。
plan-not-compared-cases = 规则包没有案例，也没有写明别处的案例（--cases），未比对结论。
plan-not-compared-errors = 改后的规则包还有{ $count }处错误，尚不能比对结论。用 --apply 写出后逐处可见。
plan-summary-text = 原文改了{ $changes }句；规则文件可改{ $ready }项，需起草{ $drafts }项。
plan-summary-decisions = 结论变{ $changed }项：{ $kinds }。
plan-summary-amounts = 结论没有变化，数额变了{ $amounts }项。
plan-summary-amounts-so-far = 已改部分的结论没有变化，数额变了{ $amounts }项；需起草的{ $drafts }项改入以前，其他结论是否变化还不能断定。
plan-summary-both = 结论变{ $changed }项：{ $kinds }；另有{ $amounts }项结论不变，数额变了。
plan-summary-same = 结论没有变化。
plan-summary-same-so-far = 已改部分的结论没有变化；需起草的{ $drafts }项改入以前，结论是否变化还不能断定。
plan-summary-unread = 读出的案例，结论没有变化；有{ $unread }个案例没有读出。
plan-unchanged-text = 原文没有变化。
plan-noise-file = 校勘的样式（另存为一个文件，填写 why，缺 to、certainty 的并填写）：
plan-totals-open = 　另有{ $count }项数额未定或者是范围，未计入
plan-other-rate = （各月的数额不同）
plan-to = 至
plan-pending = 另有{ $count }项需起草，尚未改入，以下只是已改部分的结论：{ $rules }。
plan-reason-rate = 计发或者计数的单位由“{ $before }”改为“{ $after }”，规则的算法随之不同，须由人改写。
plan-reason-breaks = 照此修改以后规则包通不过校验（{ $at }报{ $code }），须由人改写。
plan-reason-head = 文件头照录的“{ $words }”所在的字句变了，须由人核对。
plan-page-without = 未计入
plan-page-pending = 需起草、尚未改入，以下只是已改部分的结论：
plan-page-at-least = 以上
plan-page-undetermined = 金额待定
noise-numbering = 条的序号不连续
plan-summary-package = 原文改了{ $changes }句。

# ---------------------------------------------------------------- 结论记录

record-written = 已记入“{ $folder }”：第{ $first }行至第{ $last }行。
record-resumed = 上一次写入没有写完：已写全的{ $taken }行计入，没有写全的{ $cut }字节删去。
record-broken = 没有记入“{ $folder }”：{ $why }。请用 audit verify 核对，查明以前不要改动。
record-broken-head = head.json没有，或者不是原样
record-broken-key = 密钥不对（环境变量TIAOWEN_RECORD_KEY），或者head.json不是原样
record-broken-last = 末行与head.json所记的不符
record-broken-tail = 末行以后另有内容，不是本程序写的
record-usage-record = --by 只用于记入结论记录，须同时写明 --record。
record-usage-one = 记入人的决定的，一次限一件案例（--case）、一项（--only）。
record-usage-empty = --by、--reason 须写明内容。
record-usage-at = --at 须写日期，如 2026-11-25。
record-usage-outcome = 没有“{ $found }”这种结论。结论有：{ $known }。
record-usage-reason = 测算结论是“{ $machine }”，审核人结论是“{ $human }”，须用 --reason 写明理由。没有写出。
record-replay-unsound = 记录本身不完整，没有重新审核。
audit-sound = { $count }行，逐行相符。没有密钥的记录，有人把整份记录重写的，核对不出。
audit-sound-keyed = { $count }行，逐行相符，密钥相符。
audit-faults = { $count }行，不符{ $faults }处：
audit-unfinished = 末尾有一次写入没有写完，下一次写入时自动处理，已记的结论没有缺少。
audit-changed = 第{ $line }行被改动。
audit-removed = 第{ $number }号结论缺少。
audit-moved = 第{ $line }行换了位置（第{ $number }号）。
audit-repeated = 第{ $line }行重复（第{ $number }号）。
audit-unchained = 第{ $line }行与前一行接不上，其中一行是后来放进去的。
audit-cut-off = head.json记有{ $number }行，现有{ $line }行。
audit-added = head.json记有{ $number }行，现有{ $line }行，多出的不是本程序写的。
audit-head = head.json没有，或者不是原样。
audit-key-needed = 这份记录有密钥，须设置环境变量TIAOWEN_RECORD_KEY才能核对。
audit-key-unneeded = 这份记录没有密钥，请取消环境变量TIAOWEN_RECORD_KEY再核对。
audit-package = 重算所用的编译后规则包，SHA-256为{ $sha256 }。
audit-replayed = 重新审核：相同{ $same }项，不同{ $other }项，未能重审{ $not }项。
audit-other = 第{ $number }号（{ $case }，{ $rule }）：记录为{ $old }，现为{ $new }。所据不同：{ $grounds }。
audit-other-unexplained = 第{ $number }号（{ $case }，{ $rule }）：记录为{ $old }，现为{ $new }。所据各项都与记录相同；没有密钥的记录不记事实，事实是否相同无从比较。
audit-same-on-others = 第{ $number }号（{ $case }，{ $rule }）：结论与记录相同，为{ $new }。所据不同：{ $grounds }。
audit-not-replayed = 第{ $number }号（{ $case }，{ $rule }）：未能重审，{ $why }。
audit-no-case = 没有这一案例
audit-unreadable = 案例或者参数表读不了
audit-no-rule = 规则包里没有这一项
audit-no-interpretation = 规则包里没有当时指定的解
audit-ground-inputs = 事实
audit-ground-dates = 日期
audit-ground-text = 原文
audit-ground-rules = 规则
audit-ground-parameters = 参数表
audit-ground-engine = 程序版本
audit-total = { $total }元
audit-between = { $low }元至{ $high }元

dossier-doc-kind = 审核说明
dossier-for = 供阅
dossier-skip = 跳到正文
dossier-colon = ：
dossier-semi = ；
dossier-sep = 、
dossier-stop = 。
dossier-open = “
dossier-close = ”
dossier-lparen = （
dossier-rparen = ）
dossier-to = 至
dossier-applicant = 申请人
dossier-policy = 适用文件
dossier-basis = 事实截至
dossier-applicable = 适用日
dossier-decided = 核定日
dossier-contents = 本案各项结论
dossier-here = 本项各节
dossier-amount = 金额
dossier-reasons = 理由
dossier-clause = 条文
dossier-fact = 事实
dossier-margin = 差额
dossier-parts = 逐项展开
dossier-to-text = 查看原文所在处
dossier-met = 已具备的条件
dossier-is-holds = 成立
dossier-is-fails = 不成立
dossier-is-open = 尚不能判定
dossier-is-na = 不适用
dossier-is-fault = 无法计算
dossier-ladder = 条件图
dossier-ladder-note = 自上而下，依次相连的各项须同时具备，并列的各项具备其一即可；粗线为本案已经走通的部分，缺口为中断之处。
dossier-sum = 数额
dossier-chart = 逐期金额图
audience-reviewer = 审核人员
audience-applicant = 申请人
audience-public = 公示
dossier-due = 本次应发
dossier-due-known = 已能计算的部分
dossier-due-readings = 测算（各解未定，不是应发数额）
dossier-used-open = 列在前面
dossier-swipe = 图比屏幕宽的，可以左右滑动。
dossier-projected = 预计（尚未到期）
dossier-projected-note = 预计数额以届时条件仍然具备为前提，不构成支付承诺。
dossier-member = 人员
dossier-period = 期间
dossier-months = 月数
dossier-rate = 标准
dossier-before = 封顶前
dossier-total = 合计
dossier-changes = 如何才会改变结论
dossier-together = 须同时更正
dossier-or = 或者
dossier-was = 现为
dossier-becomes = 改为
dossier-then = 结论变为
dossier-asks = 需要补正和核实的事项
dossier-questions = 条文未写明的问题
dossier-matters = 影响结论
dossier-idle = 不影响结论
dossier-used = 本案采用
dossier-by-it = 换用此解
dossier-remarks = 提示
dossier-next = 下一步
dossier-tree = 判断全过程
dossier-tree-open = 展开全部判断步骤
dossier-tree-paper = 全部判断步骤未印出，可在电子版中展开、检索。
dossier-find = 在步骤中查找
dossier-open-all = 全部展开
dossier-close-all = 全部收起
dossier-found = 找到{"{"}n{"}"}处
dossier-found-none = 未找到
dossier-others = 未作判断的其他事项
dossier-others-note = 本案事实不足以判断的规则
dossier-facts = 所据事实
dossier-facts-caption = 本说明所据的事实及其来源；来源不一致的，逐一列出。
dossier-value = 内容
dossier-source = 来源
dossier-source-date = 来源日期
dossier-disputed = 来源不一致
dossier-claim = 其中来源
dossier-none = 未载明
dossier-none-short = —
dossier-unused = 已提供但各项规则均未用到的事实
dossier-text = 所引原文
dossier-text-mark = 标出的文字
dossier-text-note = 为本说明所引用，其后注明用于哪一条理由。
dossier-marks = 版本和校验值
dossier-issued = 印发日期
dossier-effective = 施行日期
dossier-version = 文本版本
dossier-engine = 生成程序
dossier-text-hash = 原文SHA-256
dossier-ir-hash = 规则SHA-256
dossier-parameters-hash = 参数SHA-256
dossier-case-hash = 案件SHA-256

page-sentence = 第{ $number }句
page-use-reason = 理由{ $number }
page-reason-number = （{ $number }）
page-use-sum = 数额
page-use-granted = 给付依据
page-once = 一次性
page-disputed-value = 各来源不一致，按不详办理
page-between = { $low }至{ $high }
page-at-least = 已知部分{ $low }
public-total = 金额{ $total }。
margin-short = 差{ $margin }
margin-over = 超过{ $margin }
margin-left = 余{ $margin }
margin-after = 晚{ $margin }
margin-before = 早{ $margin }
dossier-unreckoned = 另解未作计算
dossier-idle-list = 换用另解不影响结论的，或者没有计算、是否影响不知的
dossier-authority = 给付依据
ladder-start = 申请
ladder-end = 具备“{ $rule }”的条件
ladder-title = “{ $rule }”的条件图

report-nothing-granted = 没有可以公示的结论：公示只列符合的。
report-nothing-decided = 本件没有提供判断任何一项所需的事实，没有可以说明的结论；用 --only 指明一项的，照样说明。

letter-unfit = 《{ $letter }》不合本件：“{ $rule }”的结论是“{ $outcome }”。
letter-unknown = 没有“{ $name }”这种文书。文书有：{ $known }。
letter-unknown-near = 没有“{ $name }”这种文书，是否指“{ $near }”。文书有：{ $known }。
letter-several = 一份文书写一项结论，本件涉及{ $rules }，请用 --only 指明一项。
letter-no-folder = 没有“{ $folder }”这个文件夹。
letter-template = 文书样式 { $file } 第{ $line }行：{ $what }
letter-undefined = 用了没有的变量。变量名见文件开头的说明，一字不差。
letter-syntax = 写法有误：花括号、百分号没有成对，或者开关没有收尾。
letter-endless = 运行过久，没有写完。
letter-function = 用了没有的功能。
letter-include = 引用了另一个文件；样式须写在一个文件里。
letter-other = 不能照此写出。
letter-written = 文书样式已写入 { $folder }，可以用编辑器修改；用 letter --templates 指明这个文件夹，或者放进规则包的“文书”文件夹。

ask-head = 【{ $rule }】问{ $by }：
ask-by-applicant = 申请人
ask-by-agency = 审核部门
ask-bool = { $name }：是还是否？
ask-date = { $name }：是哪一天？
ask-month = { $name }：是哪个月、哪几个月？
ask-count = { $name }：是多少？
ask-money = { $name }：是多少？
ask-enum = { $name }：是哪一项？
ask-set = { $name }：有哪几项？
ask-text = { $name }：怎样写？
ask-list = { $name }：有几名、几条？
ask-how-bool = 答“是”“否”，或者“不知”“不适用”。
ask-how-date = 答日期，如2018-03-01，或者“不知”“不适用”。
ask-how-month = 答月份，如2018-03，或者“不知”“不适用”。
ask-how-months = 答月份，如2018-03..2019-02，不相连的用顿号隔开；或者“不知”“不适用”。
ask-how-count = 答数量（{ $values }），或者“不知”“不适用”。
ask-how-money = 答金额（{ $values }），或者“不知”“不适用”。
ask-how-ratio = 答比率，如60%，或者“不知”“不适用”。
ask-how-age = 答年龄，如60周岁，或者“不知”“不适用”。
ask-how-enum = 答其中之一：{ $values }；或者“不知”“不适用”。
ask-how-set = 答其中几项，用顿号隔开：{ $values }；一项也没有的答“无”；或者“不知”“不适用”。
ask-how-text = 照实写，或者答“不知”“不适用”。
ask-how-list = 答几名、几条，没有的答0；或者“不知”“不适用”。
ask-reason-amount = 用于计算“{ $rule }”的数额。
ask-effect = 答“{ $answer }”的，{ $outcome }
ask-least = 至少再答{ $count }题可有结论。
ask-help = 逐题作答，一行一题：照实写，问过仍不清楚的答“不知”，与本案无关的答“不适用”。答“上一题”退回，“完”结束，“帮助”重看这一行。
ask-again = 这样写读不出来。{ $how }
ask-first = 这是第一题。
ask-nothing = 没有还要问的事项。
ask-conclusion = “{ $rule }”：{ $conclusion }
ask-completed = 补全的案例：
ask-about-what = 本件提供的事实还看不出申请哪一项；请用 --only 写明。
detail-disputed = { $fact }各来源说法不一致，尚待查明
request-disputed = { $name }（各来源说法不一致，须查明）。
request-disputed-of = { $whose }的{ $name }（各来源说法不一致，须查明）。
word-disputed = 各来源不一致
other-same-open = 结论不变，数额均待定
change-sets-open = 下列任何一组查明如此的，即可有所列的结论；各组均已按此重新审核：
dossier-case = 案卷
dossier-again = （引文同上）
public-kind = 公示
public-title = { $rule }公示
public-note = 以上只列可以公开的条件；其余条件所据的事实不予公开。
letter-braces = 写出的文书里还有花括号：花括号、百分号须用半角。
letter-template-whole = 文书样式 { $file }：{ $what }
letter-own-missing = 文件夹 { $folder } 中没有“{ $letter }.md”，用规则包的或者程序自带的样式。
letter-signed-early = 签署日期{ $at }早于基准日{ $basis }，请核对。
ask-lacking = 尚缺：{ $list }。
ask-reason-conditions = 用于判断“{ $rule }”的条件。
page-use-rival = 不重复享受

# 诊断中所称的种类。
kind-choice = 列举项之一
kind-choices = 列举项之数项
kind-ordered-choice = 由低到高的列举项
kind-numbers = 数量、金额、比率
kind-numbers-or-date = 数量、金额、比率或者日期
kind-period = 期间
kind-dated-records = 有起止日期的记录
kind-relation = 可有多名、多条的关系
kind-months = 月份之数项
kind-subject = 主体
kind-fact = 事实
kind-date = 日期
kind-date-or-month = 日期或者月份
kind-age = 年龄
kind-truth = 是否
kind-month = 月份
kind-count = 数量（{ $counter }）
kind-money-per = 金额（元/{ $per }）
kind-money = 金额（元）
kind-money-list = 金额之数项
kind-ratio = 比率
kind-number = 数
kind-text = 文本

# 规则读得懂而算不出的缘故。
obstacle-paid-per-member = 数额须就主体本身计算；逐人不同的，按月计发，或者把主体写为人员
obstacle-condition-of-members = 此处的条件须就主体本身判断
obstacle-months-of-whom = 月份须是主体自己的，或者主体所属每一名人员的
obstacle-others-in-sum = 各项之和没有“其余的”：都不具备的，和为零
obstacle-others-not-last = “其余的”须是最后一项
obstacle-items-not-numbers = 各项须是数量或者金额
obstacle-every-zero = “每满”之后的数不能为零
obstacle-duration-in-days = 期限须以年、月计
obstacle-bound-in-days = 幅度须以年、月计
obstacle-no-date-in-conditions = 条件中没有日期，无从确定全部具备之日
obstacle-other-subject = 除外的规则与本规则须是同一主体
obstacle-records-not-summed = 记录上的事实须用“之和”汇总
obstacle-money-list = 金额之数项只能按期间汇总
obstacle-sum-of-one = “之和”须汇总多条记录上的数额
obstacle-sum-not-of-numbers = “之和”须汇总数量或者金额
obstacle-not-given-of-what = “未提供的”前面须是一项事实或者其和
obstacle-nothing-comes = 本条规则的各行合在一起算不出结果
obstacle-monthly-without-scope = 按月的标准须有“计算范围”，或者汇总按月的记录
obstacle-target-form = “确保”之后须写〈事实〉为〈量〉至〈量〉，或者〈事实〉〈量〉以上
obstacle-excluded-twice = 一项给付只能列在一条竞合里，并且只列一次；几项都不重复的，写在一条里
obstacle-excluded-without-amount = 就高给予须比较金额，没有金额的给付不能列入竞合
obstacle-records-by-month = 逐月问到记录的，只能问“当日处于〈记录〉期间”，其余条件不得随月份而变
obstacle-items-mixed = 各项须都写条件（〈条件〉的，〈量〉），或者都只写量式；只写量式的，用于“最高的一项”“最低的一项”
obstacle-excluded-per-member = 逐人计发的给付不能列入竞合：是否重复须逐人比较
obstacle-excluded-unreached = 所点名的给付，有的主体与本条不同，从它出发没有唯一的一种关系找到本条所说的人
obstacle-excluded-from-nothing = 所写的范围之内没有一项给付
obstacle-limits-of-no-number = 只有数量、金额和比率可以写不小于、不大于
obstacle-zero-of-no-number = 只有数量和金额可以写为零写作、不为零写作
obstacle-limits-unit = 不小于、不大于之后须用这项事实自己的单位
obstacle-limits-crossed = 不小于的数比不大于的数还大
obstacle-values-of-set = 一项事实的“之数项”最多列{ $most }个值（列举未尽的，少列一个），请分作几项事实

# 案例、参数表中一项值应当是什么。
expected-item = 一项
expected-group = 一组项（名称: 值）
expected-rules = 一组项（规则: {"{"}结论: …{"}"}）
expected-expectation = 一组项，如{"{"}结论: 符合{"}"}
expected-row = 一组项，如{"{"}自: 2018-01-01, 值: "1620", 来源: …{"}"}
expected-fewer-rows = 合计不超过{ $most }条，按月合写的每月算一条
expected-text = 文字
expected-folder-below = 案例所在文件夹之下的文件夹，不写绝对路径，也不写“..”
expected-outcome = 结论
expected-names = 名称的列表
expected-name = 名称
expected-month-count = 月数
expected-amounts = 金额的列表
expected-number = 数
expected-yes-no = 是或否
expected-date = 日期
expected-not-before-start = 不早于“{ $start }”的日期
expected-not-before-from = 不早于“自”的日期
expected-month = 月份
expected-one-month = 一个月份，如2020-03
expected-month-range = 月份的区间
expected-percent = 百分数，如60%
expected-age = 年龄，如60周岁1个月
expected-choice = 所列的值之一
expected-choices = 列表，如[甲, 乙]；一项也没有的写[]
expected-early-choice = 前64个所列的值之一
expected-members = 列表，每项以“- ”开头；一项也没有的写[]
expected-table-rows = 列表，每项以“- ”开头；没有的写[]
expected-unit = 单位
expected-columns = 列的名称的列表
expected-column = 列的名称
expected-value-entry = “值”一项
expected-year-or-span = 年度，或者自、至，二者择一
expected-year = 四位的年份，如2017
expected-between = { $least }至{ $most }
expected-at-least = { $least }以上
expected-at-most = { $most }以下
expected-money = 金额（元）
expected-money-per = 金额（元/{ $per }）
expected-count = 不小于0的整数（{ $counter }）

# 数据文件的格式何处不对。
malformed-empty = 文件没有内容
malformed-too-deep = 嵌套层次过多
malformed-too-long = 文件过长，须在4GiB以内
malformed-after-end = 结束之后还有内容
malformed-two-documents = 一个文件只写一份，“---”之后还有内容
malformed-unquoted = 文字须加双引号，数须是JSON的写法
malformed-no-colon = 名称之后缺少冒号
malformed-no-comma = 缺少逗号，或者括号没有成对
malformed-key-unquoted = 名称须加双引号
malformed-quote-open = 引号没有成对
malformed-bad-escape = 引号内的写法有误
malformed-wide-colon = 冒号须用半角的“:”，并且后面空一格
malformed-tag = 不接受类型标签（!）；叹号开头的文字请加引号
malformed-key-anchored = 名称不接受锚点、别名和标签
malformed-key-not-word = 名称须是一个词，不能是列表或者一组项
malformed-anchor = 不接受锚点（&）和别名（*）；以这两个符号开头的文字请加引号
malformed-tab = 缩进用了制表符，请改用空格
malformed-bad-quote = 引号没有成对，或者引号内的写法有误
malformed-colon-misplaced = 冒号的位置不对：同一行只能有一个“名称: 值”，值里有冒号的请加引号
malformed-line-without-colon = 这一行缺少冒号
malformed-colon-or-bracket = 冒号的位置不对，或者方括号、花括号没有成对
malformed-bracket-open = 方括号或者花括号没有成对
malformed-indent-or-colon = 这一行的缩进与同组的不一致，或者缺少冒号
malformed-indent = 这一行的缩进与同组的不一致
malformed-directive = 不接受以百分号开头的指令；值以百分号开头的请加引号
malformed-other = 此处的写法不合YAML格式
malformed-no-parameter = 缺少“参数”一项
malformed-no-rows = 缺少“行”一项
unit-ratio = 比率
unit-ages = 岁和月
read-not-text = 不是UTF-8、UTF-16或者GBK编码的文本，第{ $line }行起读不通；请用文本编辑器打开，另存为UTF-8
read-two-readings = 按{ $one }和{ $other }都读得通，读出的字不同，不能断定是哪一种；请用文本编辑器打开，另存为UTF-8，带BOM
read-damaged = 开头标明是{ $encoding }，第{ $line }行却有不合{ $encoding }的字节，文件可能受损；请重新取得，或者用文本编辑器另存为UTF-8
read-docx = 这是Word文件（.docx），不是纯文本；请在Word、WPS中另存为“纯文本（.txt）”，编码选UTF-8
read-doc = 这是旧版Word或者WPS文件（.doc、.wps），不是纯文本；请在Word、WPS中另存为“纯文本（.txt）”，编码选UTF-8
read-sheet = 这是电子表格（.xlsx、.xls、.et），不是纯文本；请另存为UTF-8的文本
read-ofd = 这是OFD版式文件，不是纯文本；请取得Word版或者网页上的正文，另存为“纯文本（.txt）”
read-pdf = 这是PDF文件，不是纯文本；请取得Word版或者网页上的正文，另存为“纯文本（.txt）”
read-rtf = 这是RTF文件，不是纯文本；请在Word、WPS中另存为“纯文本（.txt）”，编码选UTF-8
read-locked = 这是加了密码的文件；请用密码打开，另存为“纯文本（.txt）”，编码选UTF-8
read-picture = 这是图片，不是文本；请取得文字版，或者识别文字后逐字核对，存为“纯文本（.txt）”
read-archive = 这是压缩包，不是文本；请解压后取出里面的文本
encoding-utf8 = UTF-8
encoding-utf16le = UTF-16（低字节在前）
encoding-utf16be = UTF-16（高字节在前）
encoding-gbk = GBK
read-too-long = 文件过长，须在4GiB以内
read-too-large = 文件过大，须在{ $most }MB以内
read-missing = 没有这个文件
read-is-folder = 这是文件夹，不是文件
read-not-regular = 这是管道或者设备，不是普通文件
read-denied = 没有读取的权限
read-unreadable = 文件打不开
read-outside = 文件是指向文件夹以外的链接，不予读取

# 规则包清单何处不对。
manifest-toml = 这里不合TOML的写法
manifest-not-table = “{ $table }”须是[{ $table }]一节
manifest-unknown-key = 没有名为“{ $key }”的项
manifest-unknown-key-near = 没有名为“{ $key }”的项，是否指“{ $near }”
manifest-not-text = [{ $table }]的“{ $key }”须是有内容的文字，加引号
manifest-missing-key = [{ $table }]缺少“{ $key }”
manifest-bad-issued = issued须是实有的日期，如2017-09-20
manifest-bad-rules = rules须是规则文件名的列表，至少一个
manifest-bad-status = status须是draft或finished
manifest-outside-path = “{ $path }”须是包内的路径，以/分隔
manifest-bad-doubts = “structure”之下的 doubts 写成列表，每项写 at、question、answer、settled，例如 {"{"}at = "…", question = "…", answer = "…", settled = true{"}"}
manifest-bad-checksum = sha256须是64位的小写十六进制数
manifest-no-file = 没有这个文件
values-presumed = 是、否（是否类），零（数量、金额类）
days-in-force = 效力的起止日期
ground-paper = “{ $fact }”据{ $paper }
ground-paper-dated = “{ $fact }”据{ $paper }（{ $day }）
letter-unfilled = 下列各项没有填写，填写以前不得发出：{ $fields }。写在一个文件里的，用 --office；只用于本件的，用 --fill 名称=内容。
letter-not-signed = 有没有填写的项，没有签署，仍为拟办意见。
office-malformed = { $file } 读不通：每行写“名称: 内容”。
office-empty = “{ $name }”没有填写内容。
office-unknown = 文书没有“{ $name }”这一项。各项为：{ $known }。
office-unknown-near = 文书没有“{ $name }”这一项，是否指“{ $near }”。各项为：{ $known }。
sign-open-readings = 本结论依据下列没有经有权机关解释的读法，另解没有计算或者结论不同，不能签署：{ $names }。仍要签署的，用 --as { $outcome } --reason 写明理由，理由里写出各项的名称。没有写出。
member-folded = { $who }（不具备：{ $why }）
member-counted = { $who }（{ $facts }）
members-counted = 其余计入的：{ $list }。
members-folded = 其余不计入的：{ $list }。
sample-tables = 注意：{ $names }所用的数值是示例，不是公布的标准，不得据以作出正式决定。
sign-open = 现在不能签署核定。
sign-lacking = 现在不能签署核定，尚缺：{ $list }。
sign-lacking-more = 现在不能签署核定，尚缺{ $count }项，如：{ $list }。
sign-readings = 签署时须写明理由：所据的条文有{ $count }处未经有权机关解释，另解没有计算（见“条文未写明的问题”）。
sign-adverse = 签署时须写明理由：有{ $count }处未经有权机关解释，按另一解不是“{ $word }”（见“条文未写明的问题”）。
page-not-applied = 另有{ $count }项没有申请，未予展开。

# 逐步核对一份结论（audit explain）
checked = 已核对{ $decisions }项结论：{ $steps }步由所据推得，{ $statements }句说明、{ $conclusions }项结果与之相符。
checked-facts = 案卷事实{ $count }处为起点，只核对前后一致，没有与案卷比对。
checked-all = 没有无法核对的。
checked-not = 无法核对{ $count }项：{ $reasons }。
checked-sound = 没有不符。
checked-findings = 不符{ $count }处：
checked-finding = { $place }：{ $said }。
checked-joiner = ；
checked-row = 第{ $row }行
checked-operand = “{ $node }”为{ $value }
checked-operands = 所据{ $operands }
checked-expected = 应为{ $value }
checked-found = 写的是{ $value }
checked-unreadable = “{ $file }”不是一份结论：{ $detail }。
checked-other-schema = 不是本程序的结论
checked-other-policy = 不是这个规则包的结论，其余不再核对
checked-other-text = 结论所据的原文与规则包的不同，其余不再核对
checked-other-rules = 结论所据的规则与规则包的不同，其余不再核对
checked-bad-date = 不是日期
checked-no-such-rule = 规则包里没有这一项
checked-not-the-rules = 种类或者条文与规则不同
checked-no-trace = 没有轨迹，请用 eval --trace --format json 重新写出
checked-no-such-node = 规则里没有这一步
checked-no-such-row = 没有这一行
checked-not-of-its-kind = 状态或者值不是这一步可以有的
checked-twice = 同一步同一行写了两次
checked-row-lacking = 轨迹缺这一步
checked-row-too-many = 轨迹多出这一步
checked-step = 这一步推不出
checked-outcome = 结论推不出
checked-word = 结论的用词与结论不同
checked-causes = 未定的原因与所据不同
checked-earliest = 最早日期推不出
checked-amount-state = 金额的状态与结论不同
checked-total = 总额与分段、舍入不符
checked-interval = 金额的上下限不符
checked-segment = 分段的数与其标准、月数不符
checked-schedule = 分段与应计发的月份不符
checked-cap = 上限的用法不符
checked-reading = 解释事项与规则包不同
checked-statement = 说明的话不是这一步的
checked-state = 说明的状态与这一步不同
checked-quote = 引文不是这一步所引
checked-quote-not-in-text = 引文不在所引的条文里
checked-anchors = 所引条文与这一步不同
checked-value = 说明的值与所据不同
checked-children = 说明的层次与规则不同
checked-conclusion = 结论的话与结论、金额不同
unconfirmed-own-tables = 所用参数表由案例自带，请用 --params 指明（{ $count }）
unconfirmed-answers = 未知的事实逐一代入各种回答才能定，轨迹里没有各次审核（{ $count }）
unconfirmed-readings = 未定的解释事项逐一代入各解才能定，轨迹里没有各次审核（{ $count }）
unconfirmed-later = 以后某日的情况，轨迹里没有那一日的审核（{ $count }）
unconfirmed-rivals = 取决于另一项给付（{ $count }）
unconfirmed-bounds = 未定金额的上下限（{ $count }）
unconfirmed-extension = 裁量延长（{ $count }）
unconfirmed-caps = 共用、结转、只计一部分或者前次已核不明的上限（{ $count }）
unconfirmed-window = 按期间计发的分段（{ $count }）
unconfirmed-sentence = 说明句旁的叙述文字（{ $count }）
