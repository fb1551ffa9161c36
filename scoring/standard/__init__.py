"""The rulebook: criteria with clause, weight and kind of check, as data that a centre changes without a programmer."""

from scoring.standard.kinds import CHECKS, CONDITIONS, Parameter
from scoring.standard.loader import CLASSES, SHIPPED, load_standard, shipped_standard, shipped_text
from scoring.standard.model import Class, Criterion, Dimension, Standard, Value

__all__ = [
    "CHECKS", "CLASSES", "CONDITIONS", "SHIPPED", "Class", "Criterion", "Dimension", "Parameter", "Standard", "Value",
    "load_standard", "shipped_standard", "shipped_text",
]  # fmt: skip
