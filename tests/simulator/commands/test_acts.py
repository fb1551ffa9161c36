"""`three-rings acts`: lines in, the same lines with acts out."""

import json


def test_lines_come_back_with_their_acts(three_rings) -> None:
    lines = [
        {"id": "a", "lang": "en", "text": "good morning, how may I help you"},
        {"id": "b", "lang": "zh", "to": "customer", "before": None, "text": "请您稍等一下"},
    ]
    done = three_rings("acts", stdin="\n".join(map(json.dumps, lines)) + "\n\n")
    assert (done.status, done.err) == (0, "")
    first, second = done.lines
    assert {key: first[key] for key in lines[0]} == lines[0]
    assert {"greet", "offer_help"} <= set(first["acts"])
    assert "ask_hold" in second["acts"]
    assert "facts" not in first
    for answer, line in zip(done.lines, lines, strict=True):
        for finding in answer["findings"]:
            assert line["text"][finding["start"] : finding["end"]] == finding["text"]


def test_facts_are_told_where_the_line_has_facts(three_rings) -> None:
    facts = {"policy_no": {"kind": "number", "value": "20418836", "asked_by": ["保单号"]}}
    done = three_rings("acts", stdin=json.dumps({"text": "您的保单号是二零四一八八三六，对吗", "facts": facts}))
    (answer,) = done.lines
    assert [(fact["id"], fact["state"]) for fact in answer["facts"]] == [("policy_no", "right")]


def test_a_line_that_cannot_be_read_gives_an_error_and_the_rest_goes_on(three_rings) -> None:
    done = three_rings("acts", "--lang", "en", stdin=b'{"text": "please hold"}\nnonsense\n\xff\xfe\n[1]\n{"text": 7}\n')
    assert done.status == 1
    good, *bad = done.lines
    assert "ask_hold" in good["acts"]
    assert [answer["line"] for answer in bad] == [2, 3, 4, 5]
    assert all(answer["error"] for answer in bad)


def test_an_unknown_language_is_misuse(three_rings) -> None:
    done = three_rings("acts", "--lang", "fr")
    assert done.status == 2
    assert "one of zh, yue, en" in done.err


def test_a_line_without_an_end_is_passed_over(three_rings) -> None:
    huge = b'{"text": "' + b"x" * 2_500_000 + b'"}'
    done = three_rings("acts", "--lang", "en", stdin=huge + b'\n{"text": "please hold"}\n')
    refused, good = done.lines
    assert done.status == 1
    assert refused["line"] == 1
    assert "longer than" in refused["error"]
    assert "ask_hold" in good["acts"]
