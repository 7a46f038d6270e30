#!/usr/bin/env python3
"""Where the tables of normal.c, quantile.c, student.c and gamma.c come from.

    python3 fit.py            prints all of them (half a minute; numpy, scipy, mpmath, sympy)

Nothing runs this when the program is built; it is kept so that every coefficient can be made
again (the last powers of the parameters only to a few digits: they trade off against each other,
the laws agree to 1e-10). x = 2u - 1 and w = -log(4u(1 - u)) throughout; z is the normal quantile of u.

    normal    z = x A(w) / B(w)                      rational minimax, 0 <= w <= 35.5
    near      z = x F(w)                             minimax in powers of 3.125 - w, w <= 6.25
    log       log p = s P(s^2), s = (p - 1)/(p + 1)  minimax, 1/sqrt(2) <= p <= sqrt(2)
    quantile  E and O                                exact fractions, order by order
    student   log(t / x) = N(w) / Q(w)               Q fixed, N linear in the data: weighted least
                                                     squares at 12 values of 1/nu, then each
                                                     coefficient a polynomial in 1/nu through them
    gamma     sqrt(g) = 1 + S(z) / sqrt(r), r >= 5   the same, at 11 values of 1/sqrt(r)
    pieces    nodes in z and their probabilities, r < 5
"""
from math import factorial

import mpmath as mp
import numpy as np
from numpy.polynomial import chebyshev, polynomial
from scipy import special
from sympy import QQ, ring

mp.mp.dps = 50
TOP = mp.mpf("35.5")
ORDER = 6
SHEPPARD = {2: QQ(-1, 12), 4: QQ(1, 120), 6: QQ(-1, 252), 8: QQ(1, 240)}


def probability(w):
    """The smaller tail with -log(4 p (1 - p)) = w."""
    q = mp.exp(-w) / 4
    return 2 * q / (1 + mp.sqrt(1 - 4 * q))


def normal_quantile(w):
    p = probability(w)
    z = mp.mpf(float(-special.ndtri(float(p))))
    for _ in range(5):
        tail = mp.erfc(z / mp.sqrt(2)) / 2
        z += mp.log(tail / p) * tail / mp.npdf(z)
    return z


def normal_ratio(w):
    w = mp.mpf(w)
    return normal_quantile(w) / mp.sqrt(-mp.expm1(-w)) if w > 1e-18 else mp.sqrt(mp.pi / 2)


def student_constant(nu):
    return mp.gamma((nu + 1) / 2) / mp.gamma(nu / 2) / mp.sqrt(nu * mp.pi)


def student_quantile(w, nu):
    p, z, c = probability(w), normal_quantile(w), student_constant(nu)

    def tail(x):
        y = nu / (nu + x * x)
        if y > 0.7:
            return 0.5 - c * x * mp.hyp2f1(0.5, (nu + 1) / 2, 1.5, -x * x / nu)
        return mp.betainc(nu / 2, 0.5, 0, y, regularized=True) / 2

    far = mp.sqrt(nu) * (c * mp.sqrt(nu) / (nu * p)) ** (1 / nu)
    x = z * mp.exp(z * z / (4 * nu)) if z * z < 4 * nu else far
    for _ in range(60):
        now = tail(x)
        step = mp.log(now / p) * now / (c * (1 + x * x / nu) ** (-(nu + 1) / 2) * x)
        x *= mp.exp(max(mp.mpf(-1), min(mp.mpf(1), step)))
        if abs(step) < mp.mpf(10) ** -22:
            break
    return x


def student_exponent(w, nu):
    w, nu = mp.mpf(w), mp.mpf(nu)
    if w < 1e-18:
        return mp.log(1 / (2 * student_constant(nu)))
    return mp.log(student_quantile(w, nu) / mp.sqrt(-mp.expm1(-w)))


def rational(f, n, m, rounds, weight, power, warp=2.0):
    """Rational interpolation whose nodes move until the weighted error is level."""
    count = n + m + 1
    nodes = [TOP * ((1 - mp.cos(mp.pi * (2 * k + 1) / (2 * count))) / 2) ** warp for k in range(count)]
    best = None
    for _ in range(rounds):
        values = [f(w) for w in nodes]
        rows = mp.matrix(count, count)
        for i, (w, y) in enumerate(zip(nodes, values)):
            for j in range(count):
                rows[i, j] = w**j if j <= n else -y * w ** (j - n)
        c = mp.lu_solve(rows, mp.matrix(values))
        above, below = [c[j] for j in range(n + 1)], [mp.mpf(1)] + [c[n + 1 + j] for j in range(m)]
        ends, errors = [mp.mpf(0)] + nodes + [TOP], []
        for i in range(count + 1):
            steps = range(7) if i in (0, count) else (2, 3, 4)
            at = [ends[i] + (ends[i + 1] - ends[i]) * mp.mpf(k) / 6 for k in steps]
            errors.append(max(abs(mp.polyval(above[::-1], t) / mp.polyval(below[::-1], t) - f(t))
                              * weight(t) for t in at))
        if best is None or max(errors) < best[0]:
            best = (max(errors), above, below)
        level = sum(mp.log(e + mp.mpf(10) ** -60) for e in errors) / len(errors)
        gaps = [(b - a) * mp.exp(-max(-2, min(2, power * (mp.log(e + mp.mpf(10) ** -60) - level))))
                for a, b, e in zip(ends, ends[1:], errors)]
        total, at, nodes = sum(gaps), mp.mpf(0), []
        for gap in gaps[:-1]:
            at += gap * TOP / total
            nodes.append(at)
    return best


def minimax(f, top, degree, weight, rounds=12):
    """Coefficients in powers of x - top/2 by Remez's exchange, 0 <= x <= top."""
    middle, count = mp.mpf(top) / 2, degree + 2
    nodes = [middle * (1 - mp.cos(mp.pi * k / (count - 1))) for k in range(count)]
    grid = [middle * (1 - mp.cos(mp.pi * k / (20 * count))) for k in range(20 * count + 1)]
    truth = [f(x) for x in grid]
    for _ in range(rounds):
        rows = mp.matrix(count, count)
        for i, x in enumerate(nodes):
            for j in range(degree + 1):
                rows[i, j] = (x - middle) ** j
            rows[i, degree + 1] = (-1) ** i / weight(x)
        c = list(mp.lu_solve(rows, mp.matrix([f(x) for x in nodes])))[:-1]
        errors = [(mp.polyval(c[::-1], x - middle) - y) * weight(x) for x, y in zip(grid, truth)]
        peaks = [0]
        for k, error in enumerate(errors):
            if error * errors[peaks[-1]] < 0:
                peaks.append(k)
            elif abs(error) > abs(errors[peaks[-1]]):
                peaks[-1] = k
        while len(peaks) > count:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        if len(peaks) < count:
            break
        nodes = [grid[k] for k in peaks]
    return c


def near():
    c = minimax(normal_ratio, "6.25", 20, lambda w: 1 / normal_ratio(w))
    return [v * (-1) ** k for k, v in enumerate(c)]


def logarithm():
    top = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mp.mpf("1.0005")
    c = minimax(lambda v: 2 * mp.atanh(mp.sqrt(v)) / mp.sqrt(v) if v else mp.mpf(2), top, 6,
                lambda v: mp.sqrt(v) + mp.mpf("1e-3"))
    return [sum(v * mp.binomial(j, i) * (-top / 2) ** (j - i) for j, v in enumerate(c) if j >= i)
            for i in range(7)]


def series():
    """Cornish and Fisher's series, order by order in e = 1/sqrt(V), by computer algebra.

    With t = m/r, c = t (1 + t) and b = 1 + 2t the cumulants are V times polynomials in b and c.
    """
    R, w, c, b, e, z = ring("w c b e z", QQ)

    def cut(p):
        out = R.zero
        for (i, j, k, l, m), x in p.terms():
            if l <= ORDER:
                out += x * w**i * c**j * b ** (k % 2) * e**l * z**m * (1 + 4 * c) ** (k // 2)
        return out

    # Cumulants over V: k_{j+1} = V dk_j/dm, so h' = b h + c dh/dt, where dc/dt = b, db/dt = 2
    h, cumulant = R.one, {2: R.one}
    for j in range(3, ORDER + 3):
        h = cut(b * h + c * (b * h.diff(c) + 2 * h.diff(b)))
        cumulant[j] = h
    lump = R.zero
    for j in range(2, ORDER + 3):
        scaled = (cumulant[j] * e ** (j - 2) if j > 2 else 0) + SHEPPARD.get(j, 0) * e**j
        lump += scaled * z**j / factorial(j)
    lump = cut(lump)
    edgeworth, power = R.zero, R.one
    for n in range(1, ORDER + 1):
        power = cut(power * lump)
        edgeworth += power / factorial(n)
    he = [R.one, w]
    for n in range(2, 3 * ORDER + 6):
        he.append(w * he[-1] - (n - 1) * he[-2])
    rest = R.zero
    for (i, j, k, l, m), x in edgeworth.terms():
        rest += x * c**j * b**k * e**l * he[m - 1]
    slopes = [rest]
    for n in range(ORDER):
        slopes.append(slopes[-1].diff(w))
    d = R.zero  # F(w + d) = Phi(w), one order a round
    for n in range(1, ORDER + 1):
        powers = [R.one]
        for k in range(ORDER + 1):
            powers.append(cut(powers[-1] * d))
        left = sum((-1) ** k * he[k] * powers[k + 1] / factorial(k + 1) for k in range(1, ORDER + 1))
        density = cut(sum((-1) ** k * he[k] * powers[k] / factorial(k) for k in range(ORDER + 1)))
        value = cut(sum(slopes[k] * powers[k] / factorial(k) for k in range(ORDER + 1)))
        d = R.zero
        for mono, x in cut(density * value - left).terms():
            if mono[3] <= n:
                d += x * w ** mono[0] * c ** mono[1] * b ** mono[2] * e ** mono[3]
    for order in range(ORDER):
        for power in range(order // 2 + 2):
            terms = {m[0] // 2: x for m, x in d.terms() if m[3] == order + 1 and m[1] == power}
            if terms:
                yield order, power, [terms.get(i, 0) for i in range(4)]


def powers(c, low, high):
    return chebyshev.Chebyshev(c, domain=[low, high]).convert(kind=polynomial.Polynomial).coef


def family(parameters, top, solve):
    """Coefficients at every parameter, then each as a polynomial in the parameter."""
    rows = np.array([solve(e) for e in parameters])
    fits = [chebyshev.Chebyshev.fit(parameters, column, len(parameters) - 1, domain=[0, top])
            for column in rows.T]
    return np.array([powers(f.coef, 0, top) for f in fits])


def chebyshev_nodes(n, top):
    return top * (1 - np.cos(np.pi * (2 * np.arange(n) + 1) / (2 * n))) / 2


def student():
    q = rational(lambda w: student_exponent(w, 8), 8, 7, 15, lambda w: mp.exp(-w / 2), 0.15, 1.8)
    below = np.array([float(c) for c in q[2]])
    w = np.concatenate([np.linspace(0, 1, 120) ** 2 * 4, np.linspace(4.05, 35.5, 100)])
    basis = chebyshev.chebvander(2 * w / 35.5 - 1, 12) / polynomial.polyval(w, below)[:, None]
    weight = np.exp(-0.8 * w) * np.minimum(1, 0.02 + w) + 1e-6

    def solve(e):
        y = np.array([float(student_exponent(v, 1 / e)) for v in w])
        c = np.linalg.lstsq(basis * weight[:, None], y * weight, rcond=None)[0]
        return powers(c, 0, 35.5)

    return below, family(chebyshev_nodes(12, 0.5), 0.5, solve)


def gamma():
    top = 1 / np.sqrt(5)
    z = 8.3 * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 500))
    basis = chebyshev.chebvander(z / 8.3, 14)
    weight = np.exp(-0.42 * z * z) + 1e-7

    def solve(e):
        r, p = 1 / e**2, special.ndtr(-np.abs(z))
        x = np.where(z < 0, special.gammaincinv(r, p), special.gammainccinv(r, p))
        y = (np.sqrt(x / r) - 1) / e
        c = np.linalg.lstsq(basis * weight[:, None], y * weight, rcond=None)[0]
        return powers(c, -8.3, 8.3)

    return family(chebyshev_nodes(11, top), top, solve)


def pieces():
    low, left, right, high = map(mp.mpf, ("-8.3", "-1.4", "1.4", "8.3"))
    base = [(1 - mp.cos(mp.pi * k / 12)) / 2 for k in range(13)]
    bend = [b ** mp.mpf("1.6") for b in base]
    for a, b, z in ((low, left, [left + (low - left) * t for t in reversed(bend)]),
                    (left, right, [left + (right - left) * t for t in base]),
                    (right, high, [right + (high - right) * t for t in bend])):
        yield [float((2 * v - a - b) / (b - a)) for v in z]
        yield [float(mp.ncdf(v)) if v < 0 else -float(mp.ncdf(-v)) for v in z]


def show(title, rows):
    print(f"\n{title}")
    for row in rows:
        print("{" + ", ".join("%.17g" % v for v in row) + "}")


if __name__ == "__main__":
    n = rational(normal_ratio, 12, 12, 200, lambda w: 1 / normal_ratio(w), 0.1)
    show("normal, above and below", n[1:])
    show("near, in powers of 3.125 - w; log, in powers of s^2", [near(), logarithm()])
    print("\nquantile: order, power of 1/r, coefficients of 1, w^2, w^4, w^6")
    for line in series():
        print(*line[:2], *line[2])
    mp.mp.dps = 30
    q, table = student()
    show("student, Q", [q])
    show("student, N", table)
    show("gamma, S", gamma())
    mp.mp.dps = 40
    show("gamma pieces, nodes and probabilities by turns", pieces())
