"""What an utterance asks of the caller beyond facts: to repeat, to spell, to say who is calling, to prove it.

Whoever is to do it decides: 麻烦您重复一下 is a request, 我跟您重复一下 is what the agent does. The ids are those of
`simulator.call.understanding`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from scoring.acts import VIOLATIONS, Understanding
from simulator.call import request_words as words
from simulator.call.asked_numbers import AGAIN, is_asked, named, of_numbers, phone_sought, phones
from simulator.call.smalltalk import language_of
from simulator.scenario.model import Casting

SMALL: Final = frozenset((
    "repeat", "slower", "spell", "hear", "unheard", "who", "whom", "others_name", "own_policy", "go_on", "hello",
    "number", "number_slowly", "announced",
))  # fmt: skip
"""Requests that any caller takes up at once and that leave the matter where it is."""
ABOUT_PEOPLE: Final = frozenset(("request:who", "request:whom", "request:others_name"))
"""Requests for a name."""
_CLAUSE: Final = re.compile(r"[^，。、？！；：,.?!;:\n]+[？?]?")
_BESIDE_ANNOUNCING: Final = frozenset({"confirm", "read_back", "courtesy", "apologise", "backchannel", "use_address"})
"""Acts of an utterance that does nothing but tell that something is about to be said."""
_SHORT: Final = {"zh": 6, "en": 24}
"""Characters of a clause beside such an announcement: 哦对不起, sorry, my mistake."""
ASKING: Final = frozenset({"ask_fact", "verify_identity", "ask_contact", "ask_surname"})
"""Acts that ask the caller for something."""


def asked_of_caller(casting: Casting, text: str, found: Understanding) -> tuple[str, ...]:
    """Ids of what the caller is asked, in the order of answering."""
    language = language_of(casting.scenario.language)
    plain = text.lower().replace("’", "'")
    clauses = [match.group().strip().replace("？", "?") for match in _CLAUSE.finditer(plain)]
    reading = "read_back" in found.acts
    asked = [f"request:{name}" for name in _requests(clauses, language, reading)]
    asked = of_numbers(casting, asked, clauses, plain)
    if not asked and not found.asked and _announces(clauses, language, set(found.acts) - _merely_possible(found)):
        return ("request:announced",)
    if not asked and any(words.WHO_BARE[language].search(clause) for clause in clauses):
        asked.append("request:who" if casting.case.wanted is None else "request:whom")
    known = {item for item in found.asked if is_asked(casting, item, text, found.asked)}
    if not known and AGAIN & set(asked):
        known = set(again := named(casting, plain))
        asked += again
    asking = bool(ASKING & set(found.acts)) or bool(words.QUESTION[language].search(plain.rstrip(" 。.！!")))
    if known and AGAIN & set(asked):
        # Whoever names what is to be said again wants that, and not the last words.
        asked = [item for item in asked if item not in AGAIN]
    if not asking:
        return tuple(asked)
    answers = [a.id for a in casting.scenario.answers.values() if any(w.lower() in plain for w in a.asked_by)]
    if known or answers:
        # What the scenario says of a person goes before what anybody would say.
        asked = [item for item in asked if item not in ABOUT_PEOPLE]
    by_name = not reading and any(words.SURNAME[language].search(clause) for clause in clauses)
    if ("ask_surname" in found.acts or by_name) and not ABOUT_PEOPLE & set(asked):
        asked.append("surname")
    asked += [id_ for id_ in _bare_facts(casting, clauses, language) if id_ not in known]
    if phone_sought(casting, plain, found, known, asked):
        asked += [id_ for id_ in phones(casting) if id_ not in known][:1]
    if _asks_whose(clauses, language) and casting.case.identity and not answers:
        # Whoever can prove to be the customer is; whoever cannot says what the scenario lets them say.
        asked.append("request:own_policy")
    asked += _identity(casting, clauses, language, unnamed="verify_identity" in found.acts)
    asked += [f"answer:{id_}" for id_ in answers]
    if known or any(item.startswith("identity:") for item in asked):
        # Whoever names what is to be said again wants that, and not the last words.
        asked = [item for item in asked if item not in AGAIN]
    open_question = bool(words.OPEN_QUESTIONS[language].search(plain))
    sought = "ask_fact" in found.acts and not reading and not known and not asked
    if open_question or sought:
        asked += [f"answer:{answer.id}" for answer in casting.scenario.answers.values() if not answer.asked_by]
    return tuple(dict.fromkeys(asked))


def _merely_possible(found: Understanding) -> frozenset[str]:
    """Violations that are not certain: they stop nobody who announces something."""
    return frozenset(VIOLATIONS) & {finding.act for finding in found.findings if finding.level != "certain"}


def _announces(clauses: list[str], language: str, acts: set[str]) -> bool:
    """Whether nothing is said but that something is about to be said."""
    announced = [place for place, clause in enumerate(clauses) if words.ANNOUNCED[language].search(clause)]
    if not announced or not acts <= _BESIDE_ANNOUNCING:
        return False
    # What follows is soon the thing itself (我跟您解释一下，退件要重新寄).
    short = _SHORT[language]
    return all(
        len(clause) <= (short if place < announced[-1] else short // 2) and not words.QUESTION[language].search(clause)
        for place, clause in enumerate(clauses)
        if place not in announced
    )


# --- requests -----------------------------------------------------------------------------------------------


def _requests(clauses: list[str], language: str, reading: bool) -> list[str]:
    found: list[str] = []
    own = reading  # whether the agent is at it already: the clause before told so, or something is read back
    for clause in clauses:
        name, mine = _request(clause, language, own)
        own = reading or mine
        if name is not None and name not in found:
            found.append(name)
    if not found and clauses:
        if _goes_on(clauses, language):
            return ["go_on"]
        if _calls(clauses, language):
            return ["hello"]
    # Whoever has missed words wants them again, however it is put.
    return [name for name in found if name != "unheard"] if "repeat" in found else found


def _request(clause: str, language: str, own_before: bool) -> tuple[str | None, bool]:
    """The request of one clause, and whether the clause tells what the agent does."""
    question = bool(words.QUESTION[language].search(clause))
    for name, forms in _SIMPLE.items():
        if forms[language].search(clause):
            return name, False
    missed = words.MISSED[language].search(clause)
    if missed:
        return ("repeat" if _whose(clause[: missed.start()], language) != "caller" else None), False
    if words.BAD_LINE[language].search(clause):
        return "unheard", False
    unheard = words.UNHEARD[language].search(clause)
    if unheard:
        mine = _whose(clause[: unheard.start()], language) != "caller"
        return ("unheard" if mine else "hear" if question else None), False
    hearing = words.HEARING[language].search(clause)
    if hearing and _whose(clause[: hearing.start()], language) != "agent":
        return "hear", False
    slowly = words.SLOWLY[language].search(clause)
    for name, forms in _REQUESTS.items():
        match = forms[language].search(clause)
        if match is None or words.NEEDLESS[language].search(clause[: match.start()]):
            continue
        whose = _whose(clause[: match.start()], language)
        if whose == "agent":
            return None, True
        bare = question or (_begins(clause, match, language) and match.group() not in _NO_ORDER)
        if whose == "caller" or (bare and not own_before):
            return name, False
        return None, own_before
    if slowly and question:
        return "slower", False
    return None, _whose(clause, language) == "agent"


_SIMPLE: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    "whom": words.WHOM, "others_name": words.OTHERS_NAME, "who": words.WHO,
}  # fmt: skip
_REQUESTS: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    "repeat": words.AGAIN, "slower": words.SLOWER, "spell": words.SPELL, "unheard": words.LOUDER,
}  # fmt: skip
_FILLERS: Final = {
    "zh": re.compile(r"^(?:那|就|再|先|好的|好|嗯|哎|可以|可不可以|不好意思|对不起)*$"),
    "en": re.compile(r"^(?:sorry|and|just|a bit|a little|ok|okay| )*$"),
}
_NO_ORDER: Final = frozenset(("once more", "one more time"))
"""What asks for nothing where it stands alone."""


def _begins(clause: str, match: re.Match[str], language: str) -> bool:
    """Whether a request stands bare at the head of its clause, as an order does."""
    return bool(_FILLERS[language].match(clause[: match.start()].strip()))


def _whose(ahead: str, language: str) -> str | None:
    """Who is to do what follows these words: the last one named."""
    own = max((match.start() for match in words.OWN[language].finditer(ahead)), default=-1)
    yours = max((match.start() for match in words.YOURS[language].finditer(ahead)), default=-1)
    if own == yours:
        return None
    return "agent" if own > yours else "caller"


def _calls(clauses: list[str], language: str) -> bool:
    """Whether nothing is said but hello."""
    hello, greeting = words.HELLO[language], words.GREETING[language]
    called = [clause for clause in clauses if hello.search(clause)]
    return bool(called) and all(clause in called or greeting.search(clause) for clause in clauses)


def _goes_on(clauses: list[str], language: str) -> bool:
    """Whether nothing is said but that the caller is to go on."""
    plain = [clause.rstrip("?") for clause in clauses]
    rest = [clause for clause in plain if not words.GO_ON[language].search(clause)]
    return len(rest) < len(plain) and all(words.LISTENING[language].search(clause) for clause in rest)


# --- who is calling -----------------------------------------------------------------------------------------


def _asks_whose(clauses: list[str], language: str) -> bool:
    return any(
        words.OWN_POLICY[language].search(clause) and words.QUESTION[language].search(clause) for clause in clauses
    )


def _identity(casting: Casting, clauses: list[str], language: str, *, unnamed: bool) -> list[str]:
    """The identity items that are to be told; with `unnamed` also `identity`, where none is named."""
    named: list[str] = []
    wanted = False
    by_word = words.IDENTITY_WORDS[language]
    for clause in clauses:
        if words.VERIFIED[language].search(clause):
            continue
        here = [item for item in casting.case.identity if any(word in f"{clause} " for word in by_word.get(item, ()))]
        phone = any(word in clause for word in words.PHONE_NAMES[language])
        ends = words.TAIL[language].search(clause) and not words.ONCE_MORE[language].search(clause)
        if not here and ends and not phone and "id_tail" in casting.case.identity:
            here = ["id_tail"]
        named += [item for item in here if item not in named]
        wanted = wanted or (unnamed and bool(words.IDENTITY[language].search(clause)))
    return [f"identity:{item}" for item in named] or (["identity"] if wanted else [])


def _bare_facts(casting: Casting, clauses: list[str], language: str) -> list[str]:
    """The one date or amount of the case, asked for by its kind alone."""
    parts = [part.strip(" ?") for clause in clauses for part in _parts(clause, language)]
    found: list[str] = []
    for kind, forms in words.BARE.items():
        alike = [id_ for id_, fact in casting.case.facts.items() if fact.kind == kind]
        if len(alike) == 1 and any(forms[language].search(part) for part in parts):
            found += alike
    return found


def _parts(clause: str, language: str) -> list[str]:
    return re.split(r"\band\b", clause) if language == "en" else re.split(r"[和与]|还有", clause)


__all__ = ["ASKING", "SMALL", "asked_of_caller"]
