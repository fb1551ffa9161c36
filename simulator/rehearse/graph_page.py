"""The SVG template of a call's picture: nothing but the look. Every text is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from jinja2 import Environment, StrictUndefined

from scoring.record.events import Feeling, Tone
from simulator.rehearse.graph_cards import ASIDE, HEAD, LETTER, LINE, WIDE, Ending, length, pill
from simulator.rehearse.graph_words import Texts, tone_words

MARGIN: Final = 40
"""Around the whole picture, pixels."""
TOP: Final = 110
"""Height of the title and the legend, pixels."""
FONTS: Final = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, Three Rings Sans Regular, sans-serif"
"""Families with Chinese characters on Linux, macOS and Windows; the last one is the program's own."""
FEELING_COLOURS: Final[Mapping[Feeling, str]] = {
    "neutral": "#7c8998", "happy": "#157043", "worried": "#8a5400", "angry": "#b0282c", "sad": "#4b4e98",
    "impatient": "#c05a00",
}  # fmt: skip
TONE_COLOURS: Final[Mapping[Tone, str]] = {"routine": "#157043", "unresolved": "#b0282c", "grief": "#4b4e98"}
MISSED: Final = "#d66400"
"""Colour of what no call of a rehearsal reached."""
MOOD_COLOURS: Final[Mapping[str, str]] = {"up": "#2f8f62", "down": "#c9494c", "same": "#8b98a6"}

_TEMPLATE: Final = Environment(autoescape=True, undefined=StrictUndefined).from_string("""\
<svg xmlns="http://www.w3.org/2000/svg" width="{{ full_wide|int }}" height="{{ full_high|int }}" \
viewBox="0 0 {{ full_wide|int }} {{ full_high|int }}" lang="{{ language }}" role="img" aria-labelledby="title">
<title id="title">{{ title }} ({{ id }})</title>
<style>
text { font-size: 13px; fill: #18222d; font-family: {{ fonts }} }
.big { font-size: 24px; font-weight: bold } .name { font-size: 14px; font-weight: bold }
.quiet { fill: #546271 } .white { fill: #fff; font-weight: bold } .right { text-anchor: end }
.card { fill: #fff; stroke: #c3ccd6 } .card.missed { stroke: #d66400; stroke-width: 2; stroke-dasharray: 7 4 }
.rule { stroke: #e4e8ed } .way { fill: none; stroke-width: 1.7 } .way.back { stroke-dasharray: 9 4 }
.way.missed { stroke: #d66400; stroke-dasharray: 2 4 } g.arrow:hover .way { stroke-width: 4 }
.tag { fill: #d66400; font-weight: bold } .row.missed .when { fill: #a34c00 }
</style>
<defs>
{%- for name, colour in moods.items() %}
<marker id="head-{{ name }}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" \
markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L10,5 L0,10 z" fill="{{ colour }}"/></marker>
{%- endfor %}
<g id="sign-stay" fill="none" stroke="#546271" stroke-width="1.6">\
<path d="M2,0 h6 a5,5 0 0 1 0,10 h-4 m3,-3 l-3,3 l3,3"/></g>
<g id="sign-return" fill="none" stroke="#546271" stroke-width="1.6">\
<path d="M2,0 h12 v8 h-11 m4,-4 l-4,4 l4,4"/></g>
</defs>
<rect width="100%" height="100%" fill="#f2f4f7"/>
<g transform="translate({{ margin }} {{ margin }})">
<text class="big" y="20">{{ title }}</text>
<text class="quiet" y="46">{{ id }} · {{ order_words }}</text>
<g transform="translate(0 62)">
{%- for item in legend %}
<g transform="translate({{ item.x }} 0)">
{%- if item.kind == "line" %}
<path class="way{{ ' back' if item.name == 'back' }}{{ ' missed' if item.name == 'missed' }}" d="M0,10 H34" \
stroke="{{ item.colour }}"/>
{%- elif item.kind == "end" %}
<rect width="14" height="14" y="3" rx="7" fill="{{ item.colour }}"/>
{%- else %}
<use href="#sign-{{ item.name }}" y="5"/>
{%- endif %}
<text class="quiet" x="{{ {'line': 42, 'end': 20, 'sign': 22}[item.kind] }}" y="15">{{ item.text }}</text>
</g>
{%- endfor %}
</g>
<g transform="translate(0 {{ top }})">
{%- for arrow in arrows %}
<g class="arrow"><title>{{ arrow.hint }}</title>
<path class="way{{ ' back' if arrow.back }}{{ ' missed' if arrow.missed }}" stroke="{{ moods[arrow.mood] }}" \
marker-end="url(#head-{{ arrow.mood }})" d="{{ arrow.path }}"/></g>
{%- endfor %}
{%- for card, x, y in cards %}
<g class="beat" id="beat-{{ card.id }}" transform="translate({{ x|int }} {{ y|int }})">
<rect class="card{{ ' missed' if card.missed }}" width="{{ wide_card }}" height="{{ card.high|int }}" rx="10"/>
<path d="M0,{{ head }} V10 a10,10 0 0 1 10,-10 H{{ wide_card - 10 }} a10,10 0 0 1 10,10 V{{ head }} z" \
fill="{{ feelings[card.feeling] }}"/>
{%- if card.start %}
<path fill="#fff" d="M18,11 v12 l10,-6 z"/>
{%- endif %}
<text class="white name" x="{{ pad + (16 if card.start else 0) }}" y="22">{{ card.id }}</text>
<text class="white right" x="{{ wide_card - pad }}" y="22">{{ card.feels }}</text>
{%- if card.missed %}
<text class="tag right" x="{{ wide_card }}" y="-6">{{ missed_words }}</text>
{%- endif %}
<g><title>{{ card.hint }}</title>
{%- for line in card.said %}
<text x="{{ pad }}" y="{{ head + loop.index * line_high }}">{{ line }}</text>
{%- endfor %}</g>
{%- for row in card.rows %}
<g class="row{{ ' missed' if row.missed }}" transform="translate(0 {{ row.y|int }})"><title>{{ row.hint }}</title>
<path class="rule" d="M0,0 H{{ wide_card }}"/>
{%- for line in row.label %}
<text class="quiet when" x="{{ pad }}" y="{{ 16 + loop.index0 * line_high }}">{{ line }}</text>
{%- endfor %}
<text class="right" x="{{ wide_card - 10 }}" y="16" style="fill: \
{{ moods['down'] if row.mood[:1] == '-' else moods['up'] }}">{{ row.mood }}</text>
{%- if row.missed %}
<circle cx="9" cy="{{ (row.high / 2)|int }}" r="4" fill="none" stroke="{{ missed_colour }}" stroke-width="2"/>
{%- endif %}
{%- if row.kind == "stay" %}
<use href="#sign-stay" x="{{ wide_card }}" y="{{ (row.high / 2 - 5)|int }}"/>
{%- elif row.kind == "return" %}
<use href="#sign-return" x="{{ wide_card }}" y="{{ (row.high / 2 - 5)|int }}"/>
{%- elif row.kind == "end" %}
<path class="way" stroke="{{ tones_colour[row.tone] }}" d="M{{ wide_card }},{{ (row.high / 2)|int }} h14"/>
<rect x="{{ wide_card + 14 }}" y="{{ (row.high / 2 - 9)|int }}" width="{{ pill(row.target)|int }}" height="18" rx="9" \
fill="{{ 'none' if row.missed else tones_colour[row.tone] }}" stroke="{{ missed_colour if row.missed else 'none' }}"/>
<text class="{{ 'tag' if row.missed else 'white' }}" x="{{ wide_card + 23 }}" \
y="{{ (row.high / 2 + 5)|int }}">{{ row.target }}</text>
{%- endif %}
</g>
{%- endfor %}
</g>
{%- endfor %}
<g transform="translate(0 {{ (high + margin)|int }})">
<text class="name" y="14">{{ ends_words }}</text>
{%- for one in endings %}
<g transform="translate(0 {{ 26 + loop.index0 * 26 }})">
<rect width="{{ pill(one.id)|int }}" height="18" rx="9" fill="{{ 'none' if one.missed else tones_colour[one.tone] }}" \
stroke="{{ missed_colour if one.missed else tones_colour[one.tone] }}"/>
<text class="{{ 'tag' if one.missed else 'white' }}" x="9" y="14">{{ one.id }}</text>
<text class="quiet" x="{{ list_x }}" y="14">{{ tones[one.tone] }} · \
{{ ways_words[one.id] }}{% if one.missed %} · {{ missed_words }}{% endif %}\
{% if one.said %} · {{ one.said }}{% endif %}</text>
</g>
{%- endfor %}
</g>
</g>
</g>
</svg>
""")


def page(t: Texts, *, wide: float, high: float, endings: Sequence[Ending], marked: bool, **values: Any) -> str:
    """The picture: what `graph.draw_graph` hands over, in its frame with title and legend."""
    legend = _legend(t, marked=marked)
    listed = 26 * len(endings) + 40
    return _TEMPLATE.render(
        language=t.language, order_words=t("Replies are tried from the top; the first that fits is taken."),
        ends_words=t("How the call can end"), missed_words=t("no call came here"),
        ways_words={one.id: t("{count} ways lead here", count=one.ways) for one in endings}, fonts=FONTS, legend=legend,
        endings=endings, high=high, margin=MARGIN, top=TOP,
        full_wide=max(wide, legend[-1]["x"] + 160) + 2 * MARGIN, full_high=TOP + high + listed + 3 * MARGIN,
        moods=MOOD_COLOURS, feelings=FEELING_COLOURS, tones_colour=TONE_COLOURS, missed_colour=MISSED,
        wide_card=WIDE, head=HEAD, pad=ASIDE, line_high=LINE, pill=pill,
        list_x=max((pill(one.id) for one in endings), default=0) + 14, **values,
    )  # fmt: skip


def _legend(t: Texts, *, marked: bool) -> list[dict[str, Any]]:
    same = MOOD_COLOURS["same"]
    lines = [
        ("up", MOOD_COLOURS["up"], t("the mood rises")), ("down", MOOD_COLOURS["down"], t("the mood falls")),
        ("same", same, t("the mood stays")), ("back", same, t("back to an earlier beat")),
    ]  # fmt: skip
    if marked:
        lines.append(("missed", MISSED, t("no call came here")))
    ends = [(tone, colour, tone_words(tone, t)) for tone, colour in TONE_COLOURS.items()]
    signs = [("stay", "none", t("stays at the beat")), ("return", "none", t("goes back to the beat that called"))]
    shown: list[dict[str, Any]] = [
        {"kind": kind, "name": name, "colour": colour, "text": text}
        for kind, items in (("line", lines), ("end", ends), ("sign", signs))
        for name, colour, text in items
    ]
    x = 0.0
    for item in shown:
        item["x"] = x
        x += length(item["text"]) * LETTER + 64
    return shown


__all__ = ["page"]
