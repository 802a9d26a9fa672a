"""Sizes of samples against published tables, and against statsmodels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.spec.model.research import Effect, Margin
from reportgen.spec.research.size import for_effect, for_margin, need, of_population, up

KREJCIE_MORGAN = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 40: 36, 50: 44, 75: 63, 100: 80, 150: 108, 200: 132, 250: 152, 300: 169,
    400: 196, 500: 217, 600: 234, 750: 254, 1000: 278, 1500: 306, 2000: 322, 3000: 341, 5000: 357, 10000: 370, 20000: 377,
    50000: 381, 75000: 382, 1000000: 384,
}  # fmt: skip
"""Krejcie and Morgan (1970), Determining sample size for research activities, table 1: margin 5%, level 95%, p 50%."""


@pytest.mark.parametrize(("population", "published"), KREJCIE_MORGAN.items())
def test_the_table_of_krejcie_and_morgan(population: int, published: int) -> None:
    assert round(of_population(for_margin(Margin(margin=0.05)), population)) == published


@pytest.mark.parametrize(
    ("margin", "level", "share", "published"), [(0.03, 0.95, 0.5, 1068), (0.05, 0.95, 0.5, 385), (0.05, 0.99, 0.5, 664)]
)
def test_sizes_that_every_textbook_names(margin: float, level: float, share: float, published: int) -> None:
    assert up(for_margin(Margin(margin=margin, level=level, share=share))) == published


def test_two_shares_as_the_help_of_r_has_it() -> None:
    """The example on R's help page of ``power.prop.test``: p1 = .50, p2 = .75, power = .90 gives n = 76.7."""
    assert round(for_effect(Effect(shares=(0.50, 0.75), power=0.90)), 1) == 76.7


@pytest.mark.parametrize(("d", "published"), [(0.20, 393), (0.50, 64), (0.80, 26)])
def test_two_means_as_cohen_tabled_them(d: float, published: int) -> None:
    """Cohen (1988), table 2.4.1: two-sided 5%, power 80%, for his small, medium and large effect."""
    assert abs(for_effect(Effect(difference=d, sd=1)) - published) < 1


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(0.6, 0.95), st.sampled_from([0.01, 0.05, 0.1]))
def test_two_shares_reach_their_power_in_statsmodels(p: float, q: float, power: float, alpha: float) -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    if abs(p - q) < 0.05:
        return
    n = for_effect(Effect(shares=(p, q), power=power, alpha=alpha))
    reached = proportion.power_proportions_2indep(p - q, q, n, alpha=alpha, return_results=False)
    assert reached == pytest.approx(power, abs=2e-4)  # its power also counts the wrong side, next to nothing


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.floats(0.6, 0.95), st.sampled_from([0.01, 0.05, 0.1]))
def test_two_shares_need_as_many_as_statsmodels_finds(p: float, q: float, power: float, alpha: float) -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    if abs(p - q) < 0.05:
        return
    found = for_effect(Effect(shares=(p, q), power=power, alpha=alpha))
    same = proportion.samplesize_proportions_2indep_onetail(p - q, q, power, alpha=alpha, alternative="two-sided")
    assert found == pytest.approx(same, rel=1e-9)
    if not (0.2 < p < 0.8 and 0.2 < q < 0.8):
        return
    # Cohen's h puts the variance of the arcsine in place of both variances: another formula, nearly the same number
    models = pytest.importorskip("statsmodels.stats.power")
    arcsine = models.NormalIndPower().solve_power(abs(proportion.proportion_effectsize(p, q)), power=power, alpha=alpha)
    assert found == pytest.approx(arcsine, rel=0.1, abs=2)


@pytest.mark.parametrize(("p", "q", "power"), [(0.5, 0.6, 0.8), (0.5, 0.75, 0.9), (0.3, 0.45, 0.8), (0.1, 0.2, 0.9)])
def test_two_shares_reach_their_power_count_by_count(p: float, q: float, power: float) -> None:
    """Every pair of counts with its binomial probability, tested with the z-test of pooled variance."""
    stats, np = pytest.importorskip("scipy.stats"), pytest.importorskip("numpy")
    n = up(for_effect(Effect(shares=(p, q), power=power)))
    k = np.arange(n + 1)
    pooled = (k[:, None] + k[None, :]) / (2 * n)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.abs(k[:, None] - k[None, :]) / n / np.sqrt(2 * pooled * (1 - pooled) / n)
    weights = stats.binom.pmf(k, n, p)[:, None] * stats.binom.pmf(k, n, q)[None, :]
    assert float(weights[z > stats.norm.ppf(0.975)].sum()) == pytest.approx(power, abs=0.02)


@given(st.floats(0.01, 0.2), st.floats(0.3, 0.7), st.integers(50, 10**6))
def test_the_correction_keeps_the_margin_without_replacement(margin: float, share: float, population: int) -> None:
    """The error of a sample without replacement, z √(p (1 − p)/n · (N − n)/(N − 1)), is the margin again."""
    n = of_population(for_margin(Margin(margin=margin, share=share)), population)
    error = 1.959963984540054 * (share * (1 - share) / n * (population - n) / (population - 1)) ** 0.5
    assert error == pytest.approx(margin, rel=1e-9)


@given(st.floats(0.1, 1.5), st.floats(0.6, 0.95), st.sampled_from([0.01, 0.05, 0.1]))
def test_two_means_need_as_many_as_statsmodels_finds(d: float, power: float, alpha: float) -> None:
    models = pytest.importorskip("statsmodels.stats.power")
    n = for_effect(Effect(difference=d, sd=1, power=power, alpha=alpha))
    exact = models.TTestIndPower().solve_power(effect_size=d, power=power, alpha=alpha)
    normal = models.NormalIndPower().solve_power(effect_size=d, power=power, alpha=alpha)
    assert n == pytest.approx(exact, abs=0.35, rel=1e-3)  # it also counts the wrong side
    assert normal < n + 0.01


@given(st.floats(0.01, 0.3), st.floats(0.8, 0.99), st.floats(0.1, 0.9))
def test_a_margin_as_statsmodels_finds_it(margin: float, level: float, share: float) -> None:
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    wanted = Margin(margin=margin, level=level, share=share)
    found = proportion.samplesize_confint_proportion(share, margin, alpha=1 - level, method="normal")
    assert for_margin(wanted) == pytest.approx(found, rel=1e-9)


@given(st.floats(1, 1e7), st.integers(1, 10**9), st.floats(0.5, 5))
def test_a_population_is_never_asked_for_more_than_it_has(simple: float, population: int, effect: float) -> None:
    found = need(simple, 1, effect, population)
    assert found.n <= max(population, 1)
    assert found.n <= up(found.inflated)


def test_the_design_effect_comes_first_and_groups_are_whole() -> None:
    # 384.1 * 1.5 = 576.2; of 1000: 576.2 / (1 + 575.2/1000) = 365.8
    assert need(384.1459, 1, 1.5, 1000).n == 366
    # 387.3 * 1.1 = 426.1, so 427 in each group, of which the smallest is a quarter: 1708
    found = need(387.3385, 4, 1.1, None)
    assert (found.n, found.whole) == (1708, 1708)
