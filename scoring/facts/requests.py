"""Whether an utterance restates what the caller wants, in the same words or in others that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from scoring.language.text import Normal, normalise
from scoring.record.events import CaseFact, FactState

_SAME_REQUEST: Final = (3, 5)
"""At least 3 of 5 content words make a request restated, at least 1 of 3 in part."""
_SAME_MEANING: Final = (3, 4)
"""The same where other words that say the same count, too."""

_ALIKE: Final = {
    "zh": (
        "取消 停掉 停了 撤销 撤掉 不要 去掉 退掉 终止 解除 作废 去除 拿掉 关掉 不用",
        "退回 退还 返还 退给 还给 拿回 要回 退款 退钱 退到 退 返回",
        "多收 多扣 重复扣 多付 多交 多划 扣多 收多 多出",
        "改 改成 更改 变更 更换 换成 换 修改 更新 调整 转成 改到 换到 改为 变成 转为 改一下",
        "查清 查 查明 查询 核实 弄清 搞清 看看 查看 核对 搞明白 弄明白 了解 知道 问",
        "复核 重新审 再审 复查 重审 再核 重新核 再看",
        "提前 提早 早点 早些 早一点 不等到期 没到期",
        "领取 领 取出 支取 拿出来 提出来",
        "免除 免掉 免 减免 不收 豁免",
        "补 补交 补充 补寄 补办 重办 再办 重新寄 再寄 重寄 再要",
        "资料 材料 文件 单证 证明",
        "新家 新房 新房子 新地址 新住址 新住处 搬",
        "地址 住址",
        "寄 邮寄 快递 送回 寄回 送",
        "找回 找到 追回",
        "理赔 赔付 赔偿 赔 赔款",
        "扣款 划款 代扣 扣费 扣钱 划扣",
        "月交 按月 每月交 月缴",
        "年交 按年 一年一交 年缴",
        "往后 推迟 延后 推后 改期 延期 晚几天 挪 换一天 改一天 另约 换个日子",
        "恢复 复效 重新生效",
        "退保 不保",
        "投诉 反映",
        "进度 到哪一步 到哪步 处理到哪",
        "到账 打到 收到钱 进账",
        "利息 息",
        "住院 入院",
        "电话 手机 号码",
        "银行卡 卡",
        "什么时候 几时 哪天 多久",
        "预约 约好 约的 约了",
        "受益人 受益",
        "原因 为什么 怎么回事",
    ),
    "en": (
        "change|switch|move|update|alter|amend|transfer|shift|swap|replace|modify|moved over",
        "cancel|stop|end|terminate|drop|remove|withdraw|call off|take off|take back|taken back|undo|pull out",
        "refund|return|repay|money back|paid back|pay back|give back|reimburse|get back|back to",
        "refusal|refuse|reject|decline|turn down|denial|deny|knock back",
        "overturn|reverse|reconsider|look again|review|reassess|second look|another look|appeal|check again|fresh look",
        "early|ahead|sooner|before time|in advance",
        "payment|debit|charge|deduction|collection|taken|pay|paid",
        "double|twice|duplicate|two times|second copy|copy",
        "find|look into|check|investigate|trace|find out|know|see|learn|ask|enquire|inquire",
        "cause|reason|why|how come|explain",
        "hospital|inpatient",
        "claim|payout|bill",
        "loan|borrow",
        "address|new home|new place|moved house|moved home",
        "send|sent|post|mail|deliver",
        "again|once more|another|anew",
        "letter|statement|document|paper|certificate|form|proof",
        "premium|instalment",
        "lower|reduce|cut|smaller|down",
        "reinstate|revive|restart|back in force|bring back|brought back|back to life|active again|live again",
        "lapse|lapsed|stopped|expire|run out|ran out|fallen through",
        "postpone|put off|push back|later|delay|reschedule|rearrange|rebook|another day|different day|new date|move",
        "appointment|slot|visit|booking|meeting",
        "surgery|operation|procedure",
        "cover|covered|reimburse|paid for|pay for|claim for|claimable",
        "mailing|letter|post|mail|postal",
        "complaint|complain",
        "annuity|pension",
        "progress|how far|status|stand",
        "monthly|each month|every month|by the month|per month|a month",
        "yearly|once a year|each year|every year|annual|annually|per year|a year",
        "insurance|cover|coverage",
        "beneficiary|benefit|beneficiaries",
    ),
}
"""Words by which customers and agents of an insurer say the same, a line a meaning."""
_OPPOSITE: Final = {
    "zh": (
        ("停止 停掉 停了 停 取消 关掉 关闭", "开通 开启 新开 打开 办一个 重新开"),
        ("提前 提早 早点 早些 早一点", "推迟 延后 推后 往后 晚点 晚几天"),
        ("儿子", "女儿"),
        ("增加 加保 提高 调高", "减少 减保 降低 调低"),
        ("复核 复查 重审 再审", "新报 新的理赔 重新报一笔"),
    ),
    "en": (
        ("stop|cancel|end|terminate|close", "start|set up|open|activate|begin"),
        ("early|earlier|sooner|ahead", "later|postpone|put off|push back"),
        ("son", "daughter"),
        ("increase|raise|higher", "lower|reduce|decrease|cut"),
        ("withdraw|take out", "put into|pay into|deposit|put in"),
        ("review|reconsider|appeal", "new claim|make a claim|another claim"),
    ),
}
"""Words for wishes that exclude each other, a pair a line."""
_WISH: Final = re.compile(
    r"[您你](?:是|就是|其实)?(?:想|要|希望|需要|打算|来问|问的)|"
    r"\byou(?:'d (?:like|rather|prefer)| would (?:like|rather|prefer)| want| need| wish|'re asking| are asking)|"
    r"\byour (?:request|wish)"
)
_EMPTY_EN: Final = frozenset(
    ("from", "with", "that", "this", "your", "into", "what", "when", "want", "have", "they", "their", "about", "yuan",
     "dollars", "some", "then", "and", "the", "for", "one", "ones", "whether", "how", "are", "was", "is", "in", "on",
     "of", "to", "at", "by", "or", "an", "a", "if", "my", "be", "it")
)  # fmt: skip
_ENDINGS: Final = ("ations", "ation", "ments", "ment", "ings", "ing", "als", "al", "ed", "es", "s", "er")


def stem(word: str) -> str:
    """An English word without its ending: refusal and refused → refus."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("e").rstrip("y").rstrip("i")


@lru_cache(maxsize=256)
def _others(words: str, language: str) -> tuple[str, ...]:
    """What else is said for the same."""
    if language != "en":
        return tuple(w for line in _ALIKE["zh"] if words in line.split() for w in line.split() if w != words)
    stems = " ".join(map(stem, words.split()))
    lines = (line.split("|") for line in _ALIKE["en"])
    return tuple(w for line in lines if any(" ".join(map(stem, o.split())) == stems for o in line) for w in line)


def find_words(normal: Normal, words: str) -> tuple[int, int] | None:
    """Where words stand, by sound (two characters and more) or letter by letter; a number by its value."""
    wanted = normalise(words, normal.language)
    size = len(wanted)
    if not size:
        return None
    if normal.language == "en":
        mine, theirs = tuple(map(stem, normal.keys)), tuple(map(stem, wanted.keys))
    elif size > 1:
        mine, theirs = normal.sounds, wanted.sounds
    else:
        mine, theirs = normal.keys, wanted.keys
    numbers, values = dict(normal.numbers), [(i, n.value) for i, n in wanted.numbers]
    for i in range(len(mine) - size + 1):
        if mine[i : i + size] == theirs and all(numbers[i + at].value == value for at, value in values):
            return normal.starts[i], normal.ends[i + size - 1]
    return None


def _find_meaning(normal: Normal, words: str) -> tuple[int, int] | None:
    """Where the words, or others that say the same, stand."""
    language = "en" if normal.language == "en" else "zh"
    for said in (words, *_others(words, language)):
        if (place := find_words(normal, said)) is not None:
            return place
    return None


_MEANT_ZH: Final = tuple(sorted({w for line in _ALIKE["zh"] for w in line.split()}, key=len, reverse=True))
_LINKS_ZH: Final = frozenset("的了是和与并在把给到请后前由往为什么吗呢这那就都一再我我们您，,。、 ")


@lru_cache(maxsize=64)
def _contents(value: str) -> tuple[str, ...]:
    """Content words of a Mandarin request: words with others that say the same, and what stands between them."""
    found: list[str] = []
    run, at = "", 0
    while at <= len(value):
        known = next((w for w in _MEANT_ZH if value.startswith(w, at)), "") if at < len(value) else ""
        link = at == len(value) or value[at] in _LINKS_ZH
        if known or link:
            found += _pieces(run)
            run = ""
            found += [known] if known else []
            at += len(known) or 1
        else:
            run += value[at]
            at += 1
    return tuple(found)


def _pieces(run: str) -> Iterator[str]:
    if any(c.isdigit() for c in run):
        return  # a number may be told in many ways
    while len(run) > 3:
        yield run[:2]
        run = run[2:]
    if len(run) > 1:
        yield run


def _enough(normal: Normal, words: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where the content words stand, if they are enough for the request; the same words count for one of them only."""
    wished = _WISH.search(normal.text.lower())
    for find, (few, all_) in (
        (find_words, _SAME_REQUEST),
        (_find_meaning, _SAME_REQUEST if wished else _SAME_MEANING),
    ):
        places = dict.fromkeys(p for p in (find(normal, w) for w in words) if p is not None)
        if places and len(places) * all_ >= len(words) * few:
            return list(places)
    return None


def _is_the_opposite(normal: Normal, wish: str) -> bool:
    """Whether the words are those of a wish that excludes this one (开通 for 停止), and not of this one."""
    language = "en" if normal.language == "en" else "zh"
    wanted = normalise(wish, normal.language)
    for pair in _OPPOSITE[language]:
        sides = [side.split("|") if language == "en" else side.split() for side in pair]
        for own, other in (sides, sides[::-1]):
            asked = any(find_words(wanted, w) for w in own) and not any(find_words(wanted, w) for w in other)
            if asked and any(find_words(normal, w) for w in other) and not any(find_words(normal, w) for w in own):
                return True
    return False


def judge_request(normal: Normal, fact: CaseFact) -> tuple[FactState, int, int] | None:
    """Whether the request is restated, rightly or in part, and where; None where it is not."""
    words = fact.words or tuple(w for w in fact.value.replace("，", " ").replace(",", " ").split() if w)
    words = tuple(w for w in words if w.lower() not in _EMPTY_EN) or words
    if _is_the_opposite(normal, fact.value):
        return None
    places = _enough(normal, words)
    if places is None and normal.language != "en" and len(contents := _contents(fact.value)) > 1:
        places = _enough(normal, contents)
    if places is not None:
        return "right", min(p[0] for p in places), max(p[1] for p in places)
    exact = [p for p in (find_words(normal, w) for w in words) if p is not None]
    # A single word that the request holds, too, is no restatement unless it is what the caller is said to want.
    if exact and len(exact) * 3 >= len(words) and (len(exact) > 1 or _WISH.search(normal.text.lower())):
        return "partly", min(p[0] for p in exact), max(p[1] for p in exact)
    return None


__all__ = ["find_words", "judge_request", "stem"]
