"""listening: the caller may finish a long account, and hears that somebody listens.

No parameters. Cutting in for good is not met. A token while the caller speaks (a short voiced sound counts, even
where no word was recognised, and also where the caller stopped for it and went on), a token right after, or an opening
that takes the account up is met; none of them is partly; not met where the next words ask for what was just told. Not
applicable in typed calls and without a long account; never by count.
Met: 嗯，那是给老人家看病的钱 …. Partly: 我看看系统. Not met: an agent's turn that stops the account.
"""

from __future__ import annotations

from scoring.checks.call import Call, Line
from scoring.checks.judge import failed, met, na, partly
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion


def check(call: Call, criterion: Criterion) -> Judgement:
    """Judge each long account; the worst of them counts."""
    del criterion
    accounts = [line for line in call.lines if line.long]
    if not accounts:
        return na("no long account in the call")
    judged: list[Judgement | None] = []
    token: Evidence | None = None
    for line in accounts:
        if line.taken_up:
            token = call.line(line)
            continue
        judged.append(_judge(call, line, token))
        token = None
    spoken = [judgement for judgement in judged if judgement is not None]
    if not spoken:
        return na("the call was typed")
    order = ("not_met", "partly", "met")
    return min(spoken, key=lambda judgement: order.index(judgement.verdict.value))


def _judge(call: Call, line: Line, token: Evidence | None) -> Judgement | None:
    """Judge an account; `token` is the sign of listening for which the caller had stopped before, if any."""
    following = call.after(line.event, 1)
    turn = following[0] if following else None
    if turn is not None and turn.typed:
        return None
    for n, event in call.barge_ins:
        if (
            event.by == "trainee"
            and line.event < n
            and event.at <= line.until
            and (turn is None or n <= turn.event + 1)
        ):
            if event.kept or line.heard == "cut":
                return failed("cut into the long account", call.happened(n), *((call.words(turn),) if turn else ()))
            token = call.happened(n)
    if token is not None:
        return met(token)
    if turn is None:
        return partly(
            "no sign of listening", call.line(line), after=line.event, due="during or right after the account"
        )
    told = set(line.tells)
    if told.intersection(turn.asked):
        return failed("asked for what had just been told", call.words(turn))
    if turn.has("backchannel"):
        return met(call.words(turn, "backchannel"))
    if turn.has("empathy", "read_back") or len(call.wording.shared(turn.text, line.text)) >= 2:
        return met(call.words(turn))
    return partly("no token of listening and nothing taken up", call.words(turn), after=line.event,
                  due="during or right after the account")  # fmt: skip


__all__ = ["check"]
