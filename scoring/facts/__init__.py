"""Which of the caller's facts an utterance restates, rightly or wrongly, and which it asks for.

A value counts in any grouping and any way of saying it. Of several values the exact one counts; after a repair
(不对，是…) only the last; a value that is denied (不是八号) does not count. A value that differs in little, or that
stands beside the fact's own name, is a wrong restatement; one that has nothing in common with it is no restatement.
"""

from scoring.facts.asked import asked_facts
from scoring.facts.find import find_facts
from scoring.facts.said import SaidValue, said_values

__all__ = ["SaidValue", "asked_facts", "find_facts", "said_values"]
