"""Words of a call in which somebody asks for another person's data: the page's, the caller's and the agent's."""

from __future__ import annotations

import re
from typing import Final

KEPT: Final = re.compile(
    r"不得(告知|透露|泄露|提供|告诉|向|对)|不(向|对)(外|他人|第三)|只(能)?(告知|告诉|答复|对|向|"
    r"限)[^，。；]{0,8}(本人|投保人|被保险人|受益人)|(仅|只能|须|需|凭|有)[^，。；]{0,6}(本人|授权|委托)|(配偶|家属|"
    r"子女|他人|单位|第三[人方]|前[妻夫])[^，。；]{0,10}(不|须|需|无权|未经|无授权)|\b(to|with|"
    r"by) (the )?(policy ?holder|holder|insured|customer|person|that person)s?( \w+)? (only|alone)|\b(only|alone|"
    r"just) (to |with |by )?(the )?(policy ?holder|holder|insured|customer|that person)\b|\bonly speak with\b|\b(to|"
    r"with) (no ?one|nobody|no third|none)\b|\bno ?body but\b|\bno (access|information)\b|\b(written )?(authority|"
    r"authori[sz]ation|consent|power of attorney)\b|\b(is|are) (private|confidential)\b|\bonly, after a check\b|"
    r"\b(never|not) (to|by telephone|disclosed|given|told)\b|\bthird part(y|ies)\b",
    re.IGNORECASE,
)
"""Words of a page that keeps data from others."""
HOLDER_ZH: Final = re.compile(
    r"(投保人|被保险人|受益人|客户|持有人)(就)?[：:是为](?!本人|自己|可|须|需|身|未|应|不|只|以|的|在|到|要|及|或|"
    r"和|来|与|申请|亲|年满|核|已|有|父母|子女|配偶|法定|单位|公司)"
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?=[，。；、]|$)"
)
HOLDER_EN: Final = re.compile(
    r"\b(?:(?:[Pp]olicy ?)?[Hh]older(?: of \w+)?(?: is|,|:)?|held by|insured(?: is|,|:)?) (?:[Mm](?:r|rs|s|iss) |"
    r"[Dd]r )?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)|\b(?P<first>[A-Z][a-z]+ [A-Z][a-z]+), \d\d, (?:holds|is)\b"
)
"""Whom a page names as the holder."""
ADULT: Final = re.compile(r"成年(?!以前|前)|\badults?\b|, (1[89]|[2-9]\d), ", re.IGNORECASE)
"""A page of grown children."""
_KIN: Final = (
    r"前?(妻|夫)子?|爱人|老婆|老公|媳妇|丈夫|太太|先生(?=的|那|名|在|他|有|是|昨|上)|对象|[男女]朋友|女友|男友|"
    r"未婚[妻夫]|妈妈?|母亲|爸爸?|父亲|父母|爷爷|奶奶|外公|外婆|公公|婆婆|岳父|岳母|丈母娘|哥哥?|弟弟?|姐姐?|妹妹?|"
    r"妹夫|姐夫|嫂子|弟媳|叔叔?|伯伯?|舅舅?|姑姑?|姨妈?|侄[子女]|外甥女?|表[哥弟姐妹]|堂[哥弟姐妹]|女婿|儿媳妇?|"
    r"亲家|朋友|闺蜜|同学|同事|邻居|室友|房东|房客|租客|老板|领导|老总|员工|伙计|保姆|师傅|徒弟|老乡|战友|客户|合伙人"
)
_CHILD: Final = r"儿子|女儿|孩子|闺女|小孩|\b(son|daughter|child|kid)\b"
OF_ANOTHER: Final = re.compile(
    rf"(我|我们|咱|俺)(家)?(的)?(那个|那)?({_KIN})|(楼[上下]|隔壁|对门|对面)(的)?(邻居|那家|那户|[老小阿][\u4e00-\u9fff])|(他|她|[\u4e00-\u9fff]{{2,3}})是我(的)?({_KIN}|{_CHILD})|"
    r"我(是|们是)(?!投保人|本人|被保险人|受益人)[^，。！？]{0,10}(邻居|单位|人事|公司的|老婆|老公|太太|爱人|丈夫|妻|"
    r"妈|爸|儿子|女儿|媳妇|朋友|女友|男友|同事|老板|领导|律师|债主|房东|亲戚|家属|哥|姐|弟|妹|秘书|助理|会计|班主任|"
    r"老师|医生|主治|中介|记者|媒人)|(人事|用人单位)|我(是|们是)?(做|搞|干)[^，。！？]{0,6}(保险|贷款|账款|催收|"
    r"中介|理财)|别的?(家)?(保险)?公司|同业|账款|催收|欠(我们?|我)[^，。]{0,6}(钱|款|客户)|律师|我(撞|打|碰)了|(替|"
    r"帮|代)(我)?[^，。！？]{0,6}(问|查|打听)|\bmy ((ex|late|old|new|former|little|big|elder|younger|grown|own|"
    r"dear)[- ]?){0,2}"
    r"(husband|wife|partner|spouse|fianc\w+|boyfriend|girlfriend|mother|mum|mom|father|dad|parents|brother|sister|"
    r"aunt|uncle|cousin|nephew|niece|grand\w+|in-?laws?|(mother|father|brother|sister|son|daughter)-in-law|boss|"
    r"employee|tenant|landlord|landlady|neighbour|friend|flatmate|colleague|client|patient|secretary|step\w+|"
    r"ex)('?s)?\b|\bi'?m (mr |mrs |ms |miss )?\w+( \w+)?'s \w+|\b(solicitor|lawyer|attorney|barrister|i act for|"
    r"on behalf of|acting for|human resources|personnel|his employer|her employer|debt|collect\w+ agency|(police|"
    r"detective|sergeant|constable)|journalist|reporter|your customer|one of your customers|a customer of yours|"
    r"insured with you|(works|worked) for (me|us)|rents? from (me|us)|owes (me|us)|owe (me|us)|we (sing|play|work|"
    r"sit|live) )",
    re.IGNORECASE,
)
"""The caller speaks of, or for, somebody else."""
OWN_CHILD: Final = re.compile(
    r"(?<![的他她])(儿子|女儿|闺女)|孩子|小孩|(?<!'s )\b(son|daughter|child|kid)\b(?! (of|here))", re.IGNORECASE
)
"""A child of the caller's, not the caller as somebody's child."""
ABOUT_ME: Final = re.compile(
    r"我(自己|本人)?(的)?名下|我(自己|本人)(的)?(那)?(份|张|保单|单|的)|"
    r"我的(保单|单子|保险|账户|理赔|钱|保费|退保|贷款)|我(这|那)(份|张)|"
    r"\bmy (own )?(policy|claim|premium|account|refund|cover|loan|plan|money)\b",
    re.IGNORECASE,
)
"""The caller's own matter."""
IS_HOLDER: Final = re.compile(
    r"我(自己|本人)?(就)?是(这张单的|这份的|保单的)?(投保人|被保险人|受益人|持有人)(?!的)|\bi('?m| am) (the |"
    r"a )?(\w+ )?(policy ?holder|holder|insured|beneficiary)\b",
    re.IGNORECASE,
)
"""The caller says to be the one whose data they are."""
LEAVE: Final = re.compile(
    r"授权书|委托书|有(他|她)?的?(授权|委托)|(他|她)(同意|就在旁边|在我旁边|在边上)|三方通话|\b(power of attorney|"
    r"i have (his|her|the|a) (written )?(authori\w+|consent)|(he|she)'?s (right )?(here|beside me|next to me))\b",
    re.IGNORECASE,
)
"""The caller has the holder's leave, or the holder is there."""
MATCHES: Final = re.compile(
    r"身份(已经)?(对|核)|对得上|对上了|核(过|好|实|完|对)(了|身)|都对|\b(it|that|they|this|those|details|both|"
    r"all)( all)? match(es)?\b|\bverified\b",
    re.IGNORECASE,
)
"""Words by which the agent says that the caller was checked."""
DEAD: Final = re.compile(
    r"去世|过世|身故|没了|前天走|昨天走|(?<![搬拿退领取借贷先开逃])走了|走的|不在了|后事|丧|殡|火化|白事|下葬|离世|"
    r"病逝|遗产|\b(passed away|died|dead|late (husband|wife|mother|father)|estate|widow\w*)\b",
    re.IGNORECASE,
)
"""The holder has died: who rings may well be entitled."""
GROUP: Final = re.compile(
    r"团(体)?险|团单|\bgroup (policy|plan|scheme|cover)\b|\bour (company )?(plan|scheme)\b", re.IGNORECASE
)
KEEPS_BACK: Final = re.compile(
    r"(不能|不可以|不方便|不便|没办法|没法|无法|不好|不会|不敢|不得|无权|没权|没有权|都不|不给|"
    r"也不)[^，。！？]{0,8}(讲|说|透露|告诉|提供|公开|查|报|念|答|给|行|看|确认)|都不能|我(也)?(不能|没法|不便)|(只|"
    r"仅)(能)?(跟|对|向|告诉|告知|给)[^，。！？]{0,6}(本人|投保人|她|他)|(本人|投保人|他|她|伯父|伯母|太太|先生|"
    r"老人家|爸|妈|自己)(自己|本人|亲自)?(来|打|跟我|问|致电|过来|拨)|请(他|她|本人)|让(他|她|本人)|叫(他|她|本人)|"
    r"先(核|对|确认)|保密|隐私|哪一?位|某一?位|没(有)?问过|不清楚|不知道|不了解|\b(can'?t|cannot|can not|couldn'?t|"
    r"not able|not allowed|unable|won'?t|may not|mustn'?t|may only|only (speak|tell|talk)|not at liberty|better not|"
    r"rather not|have to say no|no right|nothing about|neither|i don'?t (speak|know)|not for me|ask (him|her|them)|"
    r"(he|she|they) (orders?|rings?|calls?|asks?) (it |us )?(himself|herself|us)|has to come from|in general|"
    r"generally|the same for all|(if|when) (he|she|they)|in writing|private|confidential|who am i)\b",
    re.IGNORECASE,
)
"""Words by which a turn keeps data back, tells a rule or sends for the holder."""
ASKS_DATA: Final = re.compile(
    r"[？?]|吗|么|呢|吧$|多少|哪|谁|几|什么|是不是|有没有|能不能|(了|过)没|没(有)?$|(?P<v>[\u4e00-\u9fff])没(?P=v)|"
    r"是否|想知道|问(一)?(下|问)|查(一)?(下|查)|告诉我|怎么|一定有|肯定有|应该有|(新|现在的)?(地址|号码|住址)|"
    r"\b(what|where|which|who|when|how|whether|is|are|has|have|does|did|do|was|so|tell|need|want|know|only the|"
    r"still)\b",
    re.IGNORECASE,
)
YES_NO: Final = re.compile(
    r"^((嗯|哦|啊|这个嘛|那个|是吗|您是[^，。！？]{1,6}|[^，。！？]{1,3}(先生|女士|小姐|太太|阿姨|叔叔)|"
    r"我?看(一)?(下|看))，?)*"
    r"((是的?|对的?|没错|真的|是真的|有的?|有啊|有的有的|没有|没|不是|在的|还在|还在的|早就|猜对了)(?=[，。！]|$)|"
    r"还(写|是|有)(?!什么|哪|别)|(现在)?已经不|也不是|早?就?(断|停|退|过户|取消|作废|失效|没)(了|啦)|是我们(赔|给|"
    r"退)|有([一两二三四五几]|\d+)(份|张|笔)|[交领贷改退停办赔取还买换报缴](过|了|啦|清|掉|走|完)(?!就|吗|么|以后|"
    r"之后|才|再)|没[交领贷改退停办赔取还买换报缴])|^((let me (see|look|check)|oh|well|one (second|moment)|ah|hm+|"
    r"don'?t you worry|here (we|you) (go|are)|all right|[a-z]+ [a-z]+)[,.]? ){0,3}"
    r"(yes|no|yeah|yep|nope|that'?s right|right|correct|indeed|quite|exactly|true|you (are(n'?t)?|'re not) (wrong|"
    r"mistaken|far off)|(he|she|it|they|there) (has|hasn'?t|have|haven'?t|did|didn'?t|does|doesn'?t|is|isn'?t|was|"
    r"wasn'?t)|not any ?more|it'?s (still |all )?(paid|gone|lapsed|cancelled|active|running|in force|been))\b",
    re.IGNORECASE,
)
"""A bare yes or no."""
TELLS: Final = re.compile(
    r"(他|她|人家|_who_)[^，。！？]{0,8}?(住|搬|在[^，。]{0,8}(医院|科|病房|路|街)|填|写|改|报|贷|交|缴|领|退|欠|买|"
    r"停|办|赔|签|换|转|得(了)?|查出|做了)|(填|写|登记|留|改|指定)(的|成)?(了)?(的)?(是|为)|(受益人|"
    r"收益人)[^，。！？]{0,4}(是|改|换|不是|为)|(是|有)?报过|(赔|贷|领|退|交|借|取)(过|走|掉|了)|到(头|期)|号到|(科|"
    r"病|癌|住院|手术|抑郁|精神|骨折|怀孕|流产)|(尾号|号码|电话|手机|地址)[^，。！？]{0,4}(是|为)|(改|换|搬)的(地址|"
    r"号码|电话|住)|没有(您|你)|不是(您|你)|就(您|你)?[^，。]{0,2}一个人|百分之|自家人|\b(he|she|they|_who_)('s| is|"
    r" has| had| was|'d|s)? ?(just |already |now |still |only |not |never )*"
    r"(at|in|on|gone|moved|lives?|living|left|paid|pays|paying|stopped|claimed|reported|changed|owes?|borrowed|took|"
    r"cashed|cancel\w+|behind|gave|insured|covered|ill|sick|had|has|been|married|surrendered|named|took out|rang|"
    r"reached)\b|\b(beneficiary|address|number|mobile|balance|premium|value|instal\w+) (is|are|was|now)\b|"
    r"\b(instal\w+|premiums?|payments?) (is|are) (open|due|paid|missing|overdue|behind)\b|\b(road|street|lane|"
    r"avenue|close|square|flat|floor|court|gardens)\b|(路|街|巷|小区|大院)[^，。！？]{0,6}(号|栋|幢|楼|进去)|"
    r"\bthere('s|s| was| were| is| are) (one|a|an|two|three|nothing|no|some)\b",
    re.IGNORECASE,
)
"""A statement of what the file holds of somebody."""
DUTY: Final = re.compile(
    r"[？?]$|请|肯定|一定|会(?!员)|打给[您你]|(给|跟)[您你][^，。！？]{0,4}(电|答复|回|说法|消息)|联系[您你]|答复|"
    r"通知|转告|对不起|抱歉|麻烦|需要|必须|如果|要是|的话|一般|通常|可以(来|打|带|叫|让)|\b((ring|call|phone|"
    r"write to|get back to|let) you|sorry|please|must|needs? to|ha(s|ve) to|should|would|could|if|usually|(?-i:may)|"
    r"shall|can)\b|\?$",
    re.IGNORECASE,
)
"""What somebody is to do, a rule, a question: no datum."""
FOR_ALL: Final = re.compile(
    r"所有|一律|利率|费率|公布|时效|证明|材料|规定|要求|最[多长快迟晚]|申请|报案|都一样|一般|[每各](个|份|张|位|家|"
    r"人)|犹豫期|宽限期|等待期|起步|我们(?!赔|退|给[他她])|[您你](的|这份|那份)(?![^，。]{0,4}(太太|先生|婆婆|妈|"
    r"爸))|\b(every|all (policies|customers|plans)|in general|generally|yours|we|our|terms|(starts|costs|"
    r"begins) (at|from)|free of charge|website|app)\b",
    re.IGNORECASE,
)
"""What is the same for everybody, or the caller's own."""
THEIRS: Final = re.compile(
    rf"(他|她|人家|_who_|{_KIN}|{_CHILD})[^。！？]{{0,28}}?(份|单|保|险|手术|交|缴|领|退|贷|改|受益|收益|手机|号|地址|住|搬|赔|医院|科|病|有没有|是不是|到期|钱|付|欠|取|停|写|填|留给)|"
    r"(男方|女方|对方|他|她|(?![\u4e00-\u9fff]{0,2}[我咱您你])[\u4e00-\u9fff]{2,3})名下[^，。！？]{0,4}(保单|保险|单|存款)|"
    r"(份|单|保险|地址|手机|受益人)[^。！？]{0,12}(他|她|_who_)|\b(he|she|him|her|his|their|they|_who_|(mr|mrs|ms|"
    r"miss) \w+|my \w+( \w+)?('s)?)\b[^.?!]{0,60}\b(polic\w+|claim\w*|paid|pays?|premiums?|address|number|live[sd]?|"
    r"cover|insured|hospital|post|gone|go|beneficiary|savings|cashed|accident|report\w*|plan|money|stopped|worth|"
    r"due|loan|owe\w*|savings|account|sum|alive|changed|surrendered|went|moved|owing|been|ill|sick|gone|dead)\b|"
    r"\b(beneficiary|policy|claim|address|number|cover)\b[^.?!]{0,30}\b(his|her|hers|he|she|him)\b",
    re.IGNORECASE,
)
"""Words of the caller that are about that person's own data."""
ASKED_TO_ASK: Final = re.compile(
    r"(让|叫|托|喊|要)我[^，。！？]{0,4}(问|打听)[^，。！？]{0,3}(你们|几点|在哪|怎么)|介绍我|推荐|你们(的)?(地址|"
    r"电话|传真|热线|网点|柜面|几点)|\b(told|asked|wants?) me to|recommended|\bfax\b|\byour (number|address|office|"
    r"branch|hours|fax)\b|\b(my \w+|he|she) (says?|said|told)\b",
    re.IGNORECASE,
)
"""Somebody only sent the caller or told him something."""
HINTS: Final = re.compile(
    r"猜(得)?(对|准|中)|您心里(有数|清楚)|我可(什么都)?没说|别说是我|(不|别)(讲|说)是我(说|讲)的|不用我(多)?说|"
    r"您懂的|八九不离十|\b((not|n'?t|aren'?t) (far off|wrong|mistaken|far wrong)|didn'?t hear (it|that) from me|"
    r"between you and me|between ourselves|read between|draw your own|getting warm(er)?|(supposed|meant|"
    r"allowed) to (tell|say)[^.?!]{0,12}\bbut|not to say no|i wouldn'?t (say no|deny))\b",
    re.IGNORECASE,
)
"""Words that let the caller know without saying it."""
TITLED: Final = re.compile(r"\b(mr|mrs|ms|miss) (?!\w+ (here|speaking))(?P<name>[a-z][a-z'-]+)", re.IGNORECASE)
PRONOUN: Final = re.compile(r"他|她|\b(he|she|him|her|his|hers)\b", re.IGNORECASE)
"""A caller who speaks of somebody,"""
OF_THE_HOUSE: Final = re.compile(
    r"业务员|代理|经理|客服|主管|专员|理赔员|柜员|你们(的|公司)?(人|员工)|\b(agent|advis[eo]r|sales\w+|manager told|"
    r"assessor|clerk|doctor|your (man|colleague))\b",
    re.IGNORECASE,
)
"""who is none of the house."""
THIRD: Final = re.compile(
    r"他|她|人家|_who_|(先生|女士|小姐|太太)|那(份|张|位)|\b(he|she|they|his|her|hers|their|_who_|mr|mrs|miss|ms)\b",
    re.IGNORECASE,
)
"""A sentence that speaks of a third person."""
OFFICE: Final = re.compile(
    r"总机|热线|座机|分机|专线|客服|前台|柜台|柜面|营业厅|部门|公司|办公室|转\d|官网|法律部|\b(switchboard|hotline|"
    r"helpline|office|desk|reception|landline|extension|branch|department|fax|our)\b",
    re.IGNORECASE,
)
MOBILE: Final = re.compile(r"1[3-9]\d{9}")
"""A mobile number of the mainland: never the line of an office."""
OWN_PHONE: Final = re.compile(
    r"(她|他)(自己|本人|个人|私人)?的?(手机|号|微信|电话)|私人|自己(的|用的)?(手机|号|微信)|\b((her|his|their) (own|"
    r"private|personal|mobile|cell|home)|own (one|phone|number|mobile)|(he|she) (picks|has it|answers|always)|"
    r"mobile)\b",
    re.IGNORECASE,
)
"""Words of somebody's own telephone."""
YOUR_NUMBER: Final = re.compile(
    r"[您你](的|留|这个|登记)[^，。！？]{0,4}(手机|号|电话)|\byour (own )?(number|mobile|phone)\b", re.IGNORECASE
)
OTHERS_FILE: Final = re.compile(
    r"(念|看|读|报|查|说)(成|的是|串|错)了?[^，。！？]{0,6}(别人|另(外)?一位|另(外)?一个|别的客户|同名)|(那|"
    r"刚才)[^，。！？不]{0,6}是(别人|另(外)?一位|同名)(?!同事)[^，。！？]{0,4}的(保单|单子|资料|信息|档案|记录|账|$|[，。！])|"
    r"\b(read|gave|told|had|opened|looked at|"
    r"was in|got) (you )?(up )?((the|that of the) (other|wrong) (mr|mrs|ms|miss|customer|file|policy|record|person)|"
    r"(somebody|someone) else'?s|another (customer|person|client)'?s)",
    re.IGNORECASE,
)
"""The agent owns to have read the file of somebody else."""

__all__ = [
    "ABOUT_ME",
    "ADULT",
    "ASKED_TO_ASK",
    "ASKS_DATA",
    "DEAD",
    "DUTY",
    "FOR_ALL",
    "GROUP",
    "HINTS",
    "HOLDER_EN",
    "HOLDER_ZH",
    "IS_HOLDER",
    "KEEPS_BACK",
    "KEPT",
    "LEAVE",
    "MATCHES",
    "MOBILE",
    "OFFICE",
    "OF_ANOTHER",
    "OTHERS_FILE",
    "OWN_CHILD",
    "OWN_PHONE",
    "TELLS",
    "THEIRS",
    "OF_THE_HOUSE",
    "PRONOUN",
    "THIRD",
    "TITLED",
    "YES_NO",
    "YOUR_NUMBER",
]
