"""Exact decimals as the tables keep them: whole billionths, which all databases store, add and compare alike."""

from decimal import Decimal

_BILLIONTH = Decimal("1e-9")


def to_billionths(amount: Decimal) -> int:
    """An amount as whole billionths; what is finer is rounded."""
    return int((amount / _BILLIONTH).to_integral_value())


def to_amount(billionths: int) -> Decimal:
    """Whole billionths as an amount."""
    return billionths * _BILLIONTH
