"""The figures of a body: counted from facts recorded by a moment, each with its definition.

A figure is the sum of its rows, and a row names every case that it counts: whoever doubts a number
counts it again from the journal. Nothing here reads a clock; a figure frozen at a moment stays.
"""

from decision_flow.engine.statistics.forms import (
    FORMS,
    Form,
    FormName,
    Part,
    PeriodicReport,
    periodic_report,
)
from decision_flow.engine.statistics.population import Item, Population, Record, Row, Statistic
from decision_flow.engine.statistics.told import statistics

__all__ = [
    "FORMS",
    "Form",
    "FormName",
    "Item",
    "Part",
    "PeriodicReport",
    "Population",
    "Record",
    "Row",
    "Statistic",
    "periodic_report",
    "statistics",
]
