"""The JSON Schemas of a persona and of the centre's phrase card."""

from __future__ import annotations

from simulator.scenario.card import WELCOME_PARTS
from simulator.scenario.fields import LANGUAGES
from simulator.scenario.people import FLAVOURS
from simulator.scenario.schema_parts import (
    Schema,
    by_language,
    choice,
    chosen,
    document,
    flag,
    integer,
    mapping,
    named,
    number,
    text,
    texts,
)


def persona() -> Schema:
    """A file of the folder `personas`."""
    called = {
        "surname": text(("姓。", "Surname.")),
        "given": text(("名。", "Given name."), null=True),
        "title": text(("称呼，如 女士、Mr。", "Title, such as Mrs.")),
        "characters": text(("问到姓怎么写时的说法，如 耳东陈。", "How the surname is spelt when asked.")),
    }
    voice = {
        "rate": number(("语速，1 为原速。", "Speed of speech, 1 is neutral."), 0.5, 2),
        "pitch": number(("音高，半音。", "Pitch in semitones."), -12, 12),
        "volume": number(("音量，1 为原音量。", "Loudness, 1 is neutral."), 0, 2),
    }
    temper = {
        "start": number(("电话响起时的心情，−5 到 +5。", "Mood at the first ring, −5 to +5."), -5, 5),
        "patience": number(("几秒不说话就催。", "Seconds of silence before speaking up."), 1, 60),
        "swing": number(("心情变化的倍数。", "Every mood rule is multiplied by this."), 0.1, 3),
    }
    line = {
        "band": choice(("宽带或电话音质。", "Sound of the line."), ("wide", "telephone")),
        "noise": text(("背景声，没有写 none。", "Noise in the background, or none."), null=True),
        "level": number(("噪声比人声低多少分贝。", "Noise in dB below the voice."), -90, 0),
        "dropouts": number(("每分钟断音几次。", "Moments a minute in which the line is silent."), 0, 60),
    }
    keys: dict[str, Schema] = {
        "id": text(("人物的名字，与文件同名。", "Name of the persona; that of its file.")),
        "name": mapping(("姓名。", "Name."), called, ("surname", "title", "characters")),
        "sex": choice(("性别，决定声音和头像。", "For voice and face."), ("female", "male")),
        "age": integer(("年龄。", "Age."), 16, 110),
        "about": by_language(("一句话介绍。", "A sentence about the person.")),
        "flavour": choice(
            ("口音和用词：普通话、广东普通话、粤语、英语。", "How lines are worded and voiced."), FLAVOURS
        ),
        "voice": mapping(("声音。", "The voice."), voice),
        "temper": mapping(("脾气。", "The temper."), temper, ("start",)),
        "line": mapping(("线路。", "Condition of the line."), line),
    }
    required = [key for key in keys if key not in ("voice", "line")]
    return document(
        "Three Rings persona", ("谁来电，脾气如何。", "Who calls, and in which temper."), keys, ["format", *required]
    )


def centre() -> Schema:
    """`centre.yaml`."""
    welcome = {
        "parts": chosen(("迎语里要有的部分。", "Parts that the welcome must have."), WELCOME_PARTS),
        "model": by_language(("示范的迎语。", "A model welcome.")),
    }
    tones = {
        "routine": by_language(("一般结束语。", "Closing of a settled call.")),
        "unresolved": by_language(("事情未了时的结束语。", "Closing while the matter is open.")),
        "grief": by_language(("有丧事时的结束语。", "Closing where somebody died.")),
    }
    pace = {
        "from": number(("最慢。", "Slowest."), 1, 1000),
        "to": number(("最快。", "Fastest."), 1, 1000),
        "unit": text(("单位，只作说明。", "The unit, for the reader.")),
    }
    abuse = {
        "insults": integer(("辱骂几次后可以警告。", "Insults after which a warning may come."), 1, 10),
        "warning": by_language(("警告的话。", "The warning.")),
    }
    ring = {
        "interval": number(("两声铃之间几秒。", "Seconds from one ring to the next."), 1, 30),
        "automatic_answer": flag(("是否自动接听。", "Whether calls are answered by themselves.")),
    }
    plain: Schema = {"type": ["string", "number", "boolean"]}
    keys: dict[str, Schema] = {
        "company": by_language(("公司名称。", "Name of the company.")),
        "department": by_language(("部门名称。", "Name of the department.")),
        "hotline": text(("热线号码，加引号。", "The hotline, in quotes.")),
        "hours": by_language(("服务时间。", "Opening hours.")),
        "welcome": mapping(("迎语。", "The welcome."), welcome, ("parts", "model")),
        "hold": by_language(("请客户等候的话。", "Asking to hold.")),
        "after_hold": by_language(("等候之后的话。", "After the hold.")),
        "transfer": by_language(("转接的话。", "Announcing a transfer.")),
        "closing": mapping(("结束语。", "The closing."), tones),
        "standard_answers": named(
            ("常见问题的标准答复。", "What is always right to say."), by_language(("答复。", "The answer."))
        ),
        "identity_items": texts(("能核对的身份项目。", "Identity items that the desk can check.")),
        "reply_limits": named(("答复时限。", "Limits for replies."), plain),
        "must_escalate": texts(("必须升级的情况。", "What must be escalated.")),
        "pace": mapping(
            ("语速范围。", "Pace of speech."),
            {one: mapping((f"{one} 的语速。", f"Pace in {one}."), pace, ("from", "to")) for one in LANGUAGES},
        ),
        "abuse_rule": mapping(("遇到辱骂时的规定。", "The rule for abuse."), abuse, ("insults", "warning")),
        "ring": mapping(("振铃。", "The ring."), ring),
        "tests_by_voice": flag(("考试只能开口回答。", "Whether tests are taken by voice only.")),
    }
    required = ["company", "department", "hotline", "hours", "welcome", "closing", "identity_items"]
    return document(
        "Three Rings phrase card",
        ("每个中心自己决定的用语和规定。", "What a centre decides for itself."),
        keys,
        ["format", *required],
    )


__all__ = ["centre", "persona"]
