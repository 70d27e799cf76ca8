"""Amounts and numbers as Dutch letters write them."""

from decimal import Decimal


def number(value: int | Decimal) -> str:
    """`12.345`, `3,14`: a point between thousands, a comma before decimals."""
    figures = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"  # a Decimal may print as 1E+3
    return figures.replace(",", "\0").replace(".", ",").replace("\0", ".")


def euros(amount: Decimal) -> str:
    """`€ 587.273`, `€ 3,1 miljard`, `€ 12,50`: whole euros without decimals, round millions in words."""
    for unit, name in ((Decimal(10**9), "miljard"), (Decimal(10**6), "miljoen")):
        if abs(amount) >= unit and amount % (unit / 10) == 0:
            return f"€ {number((amount / unit).normalize() if amount % unit else amount // unit)} {name}"
    if amount == amount.to_integral_value():
        return f"€ {number(int(amount))}"
    return f"€ {number(amount.quantize(Decimal('0.01')))}"
