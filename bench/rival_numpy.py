#!/usr/bin/python3
"""bench/rival_numpy.py - the rival in NumPy.

The model of src/model/README.md as a good NumPy programmer would write it: the months are a loop in
Python, everything inside is done for all futures at once. A quantity of a month is an array
over futures; tracks, cohorts and ages are rows of it; what must be remembered stands in arrays
by month. Random numbers come from numpy.random.Generator, whose gamma and Poisson variates are
the quick ones of NumPy; arrays are reused where that is natural.

It reads the resolved scenario that `instroom check SCENARIO` prints, from a file or from
standard input, and has nothing else in common with the program:

    instroom check SCENARIO | rival_numpy.py - [--futures N] [--repeat N] [--policies N]
                                               [--chunk N] [--bits pcg64|sfc64] [--path]

It prints the lines of rival_gsl: the speed in ns a future-month (and a policy; policies share
the drawn inflow and differ in the size of the flexible pool), the median of several repeats
(0: no speed); then means and standard errors over the futures, for the scenario as given and
for unlimited funding. --chunk plays that many futures at once (default: all); --path prints
future 1 by month.

Left out: the replay of a history (inflow.history), which no bench needs.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # one core, like every other figure of the bench

import argparse
import math
import re
import statistics
import sys
import time
from types import SimpleNamespace

import numpy as np

YEAR = 12
RESULTS = ("inflow_total", "peak_backlog", "peak_overdue", "overdue_case_months", "cost_total",
           "social_cost_total", "shortfall_max", "norm_met")
COLUMNS = ("inflow", "decided", "withdrawn", "backlog", "overdue", "overdue_share", "experienced",
           "trainees", "flex", "overtime", "hours", "idle_hours", "required_hours", "level",
           "hires", "intake", "budget", "cost", "buffer", "draw", "deficit", "shortfall",
           "reception", "penalties", "social_cost")


# --- the scenario -----------------------------------------------------------------------------

TOKEN = re.compile(r'#[^\n]*|(?P<text>"(?:[^"\\]|\\.)*")|(?P<name>[A-Za-z][\w*-]*)'
                   r'|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)'
                   r'|(?P<mark>[=:;,{}()\[\]])')
ESCAPES = {"n": "\n", "t": "\t"}


class Reader:
    """libconfig's plain text: groups become namespaces, lists and arrays become lists."""

    def __init__(self, text):
        self.tokens = [m for m in TOKEN.finditer(text) if m.lastgroup]
        self.place = 0

    def next(self):
        token = self.tokens[self.place]
        self.place += 1
        return token

    def sees(self, marks):
        return self.place < len(self.tokens) and self.tokens[self.place].group() in marks

    def group(self):
        found = SimpleNamespace()
        while self.place < len(self.tokens) and not self.sees("}"):
            name = self.next().group()
            self.next()  # =
            setattr(found, name, self.value())
            if self.sees(";,"):
                self.next()
        return found

    def elements(self, end):
        found = []
        while not self.sees(end):
            found.append(self.value())
            if self.sees(","):
                self.next()
        self.next()
        return found

    def value(self):
        token = self.next()
        word, kind = token.group(), token.lastgroup
        if word == "{":
            found = self.group()
            self.next()
            return found
        if word in "([":
            return self.elements(")" if word == "(" else "]")
        if kind == "text":
            return re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), word[1:-1])
        if kind == "name":
            return word.lower() == "true"
        return float(word) if re.search(r"[.eE]", word) else int(word)


def month_number(date):
    year, month = date.split("-")
    return int(year) * YEAR + int(month) - 1


def default(group, **values):
    for name, value in values.items():
        if not hasattr(group, name):
            setattr(group, name, value)


def place_of(elements, name):
    return [element.name for element in elements].index(name)


def normalised(values):
    return np.array(values, float) / sum(values)


def resolve_inflow(s):
    inflow = s.inflow
    default(inflow, regimes=[SimpleNamespace(name="", multiplier=1.0, volatility=1.0,
                                             mean_months=math.inf)], events=[])
    inflow.season = np.array(inflow.season) * (YEAR / sum(inflow.season))
    for i, regime in enumerate(inflow.regimes):
        default(regime, next=[1.0] * len(inflow.regimes), shares=[t.share for t in s.tracks])
        regime.next[i] = 0.0
        if len(inflow.regimes) == 1:
            regime.mean_months = math.inf
    initial = getattr(inflow, "initial_regime", None)
    inflow.first_regime = place_of(inflow.regimes, initial) if initial else 0
    for event in inflow.events:
        default(event, multiply=1.0, add=0.0, track=None)
        event.start = month_number(event.start) - s.first


def resolve(s):
    """What `instroom check` leaves out because it is not given, or without a limit."""
    s.first = month_number(s.start)
    if hasattr(s.inflow, "history") and hasattr(s.inflow.history, "file"):
        sys.exit("rival_numpy.py: a history is not replayed here")
    if getattr(getattr(s.budget, "spring", None), "share", 0.0) > 0.0:
        sys.exit("rival_numpy.py: a budget is not corrected here")
    default(s, followups=[], taskforce=[])
    default(s.academie, productivity=[0.0], max_intake=math.inf, absorption=math.inf, intake=[])
    default(s.productivity, investments=[])
    default(s.budget, cap=math.inf)
    default(s.buffer, cap=s.buffer.initial)
    default(s.reception, places=math.inf)
    fractions = normalised([track.share for track in s.tracks])
    for track, fraction in zip(s.tracks, fractions):
        default(track, decided_before=s.inflow.level_per_month * fraction,
                dispersion=getattr(s.inflow, "dispersion", math.nan))
        track.fraction = fraction
    for item in s.productivity.investments:
        item.start = month_number(item.start) - s.first
    for item in s.academie.intake:
        item.month = month_number(item.month) - s.first
    for force in s.taskforce:
        if hasattr(force, "start"):
            force.start = month_number(force.start) - s.first
    resolve_inflow(s)
    return s


# --- what a scenario fixes --------------------------------------------------------------------

def column(values):
    return np.array(values, float)[:, None]


def as_slice(places):
    """A run of neighbours as a slice, which copies nothing."""
    first, last = int(places[0]), int(places[-1])
    return slice(first, last + 1) if last - first + 1 == len(places) else places


class World:
    """A scenario and its tables by month and by track."""

    def __init__(self, s, funding=None, flex_pool=None):
        self.s = s
        self.gated = (funding or s.funding) == "gated"
        self.pool = s.flex.pool if flex_pool is None else flex_pool
        self.months = np.arange(s.months)
        self.calendar = (s.first + self.months) % YEAR
        self.plan_inflow()
        self.plan_capacity()
        self.plan_casework()
        self.plan_academie()
        self.plan_tower()
        years = (s.first + self.months) // YEAR - s.first // YEAR
        annual = np.array(s.budget.annual, float)
        self.budget = annual[np.minimum(years, len(annual) - 1)] / YEAR

    def within(self, start, months):
        return (self.months >= start) & (self.months < start + months)

    def plan_inflow(self):
        s, inflow = self.s, self.s.inflow
        self.season = inflow.season[self.calendar]
        self.flex_season = inflow.season[(self.calendar + s.flex.lead_time) % YEAR]
        growth = (1.0 + inflow.growth_per_year) ** (self.months / YEAR)
        self.trend = inflow.level_per_month * growth * self.season
        self.multiply = np.ones((s.months, 1 + len(s.tracks)))
        self.add = np.zeros((s.months, 1 + len(s.tracks)))
        for event in inflow.events:
            k = 0 if event.track is None else 1 + place_of(s.tracks, event.track)
            struck = self.within(event.start, event.months)
            self.multiply[struck, k] *= event.multiply
            self.add[struck, k] += event.add
        volatility = np.array([r.volatility for r in inflow.regimes])
        self.volatility = volatility * inflow.ar1.innovation_sd
        self.multiplier = np.array([r.multiplier for r in inflow.regimes], float)
        self.leave = np.array([1.0 / r.mean_months for r in inflow.regimes])
        self.shares = np.array([normalised(r.shares) for r in inflow.regimes]).T
        self.same_shares = bool((self.shares == self.shares[:, :1]).all())
        self.drawn = (self.shares > 0.0).any(axis=1) | (self.add[:, 1:] > 0.0).any(axis=0)

    def plan_capacity(self):
        s = self.s
        gain = (1.0 + s.productivity.growth_per_year) ** (self.months / YEAR)
        self.investments = np.zeros(s.months)
        self.taskforce = np.zeros((2, s.months))  # hours, euro
        self.intake = np.zeros(s.months)
        for item in s.productivity.investments:
            gain[self.months >= item.start + item.lag] *= 1.0 + item.gain
            self.investments[self.within(item.start, item.months)] += item.cost / item.months
        for force in s.taskforce:
            if not hasattr(force, "trigger"):
                self.taskforce[:, self.within(force.start, force.months)] += \
                    [[force.hours_per_month], [force.cost_per_month]]
        for item in s.academie.intake:
            if 0 <= item.month < s.months:
                self.intake[item.month] += item.fte
        self.triggered = [force for force in s.taskforce if hasattr(force, "trigger")]
        self.average_capacity = s.staff.hours_per_month * gain
        holidays = np.array(s.productivity.capacity_season)
        self.capacity = self.average_capacity * holidays[self.calendar]

    def plan_casework(self):
        s = self.s
        tracks = s.tracks
        self.hours = np.array([t.hours for t in tracks])
        self.withdrawal = column([t.withdrawal for t in tracks])
        self.backlog = column([t.backlog for t in tracks])
        self.reception_share = np.array([t.reception_share for t in tracks])
        self.survival = (1.0 - self.withdrawal) ** (self.months + 1)  # [track][month]
        self.rows = np.arange(len(tracks))
        legal = np.array([t.legal_term for t in tracks])
        self.ages = (legal, legal + s.penalty.grace, legal + s.penalty.grace + s.penalty.max_months)
        # Arrivals before month 0, at the places of their months in the ring: the backlog lies
        # evenly over the ages 0 ... G.
        self.depth = int(self.ages[2].max()) + 1
        age = np.arange(self.depth)[::-1, None]
        left = np.maximum(0.0, 1.0 - age / [t.backlog_age for t in tracks])
        self.before = self.backlog[:, 0] * left
        ranks = sorted({t.priority for t in tracks})
        self.classes = [as_slice(np.flatnonzero([t.priority == rank for t in tracks]))
                        for rank in ranks]
        self.links = [SimpleNamespace(source=place_of(tracks, f.__dict__["from"]),
                                      to=place_of(tracks, f.to), delay=f.delay, spread=f.spread,
                                      rate=f.per_decision / f.spread) for f in s.followups]
        for link in self.links:
            link.before = tracks[link.source].decided_before

    def plan_academie(self):
        """A trainee who started j months ago counts for stay^j, and works for part of it."""
        s, lead = self.s, self.s.academie.lead_time
        given = s.academie.productivity
        productivity = np.array((given + [given[-1]] * lead)[:lead])
        stay = (1.0 - s.academie.dropout) ** np.arange(lead + 1)
        self.graduation = stay[lead]
        self.present = np.stack([stay[:lead], stay[:lead] * productivity])[:, ::-1].copy()
        heads = s.staff.trainees / lead
        # Starts before month 0, oldest first, that leave `heads` of every age.
        starts = heads / np.maximum(stay[:lead], 1e-300)
        self.veterans = np.where(stay[:lead] > 0.0, starts, 0.0)[::-1]
        self.learning = productivity.sum() * heads

    def plan_tower(self):
        s = self.s
        self.expected = s.inflow.level_per_month * sum(t.fraction * t.hours for t in s.tracks)
        self.followup_hours = sum(link.rate * link.spread * link.before * self.hours[link.to]
                                  for link in self.links)
        self.expected += self.followup_hours
        self.lead = s.academie.recruitment_months + s.academie.lead_time
        self.hire_stay = (1.0 - s.staff.attrition) ** self.lead
        damping = s.tower.damping ** np.arange(1, max(self.lead, s.flex.lead_time) + 1)
        self.trend_hire = damping[:self.lead].sum()
        self.trend_flex = damping[:s.flex.lead_time].sum()


# --- 1. inflow --------------------------------------------------------------------------------

def switch(world, regime, rng):
    """Few futures change regime in a month: only those are touched."""
    chain = world.s.inflow.regimes
    leaving = np.flatnonzero(rng.random(regime.size) < world.leave[regime])
    old = regime[leaving]
    for i, item in enumerate(chain):
        members = leaving[old == i]
        edges = np.cumsum(normalised(item.next))
        regime[members] = np.minimum(np.searchsorted(edges, rng.random(members.size), "right"),
                                     len(chain) - 1)


def innovations(tail, rng, out):
    if tail > 0.0:
        out[:] = rng.standard_t(tail, out.size)
        out *= math.sqrt((tail - 2.0) / tail)
    else:
        rng.standard_normal(out=out)


def mean_by_track(world, regime, intensity, drift):
    if world.same_shares and drift is None:
        return world.shares[:, :1] * intensity
    share = world.shares[:, regime]
    if drift is not None:
        share *= np.exp(drift)
        share /= share.sum(axis=0)
    share *= intensity
    return share


def count(world, mean, rng, scratch, cases):
    """Each track that can have arrivals, one after the other."""
    s = world.s
    for k in np.flatnonzero(world.drawn):
        if s.inflow.counts == "none":
            cases[k] = mean[k]
        elif s.inflow.counts == "poisson":
            cases[k] = rng.poisson(mean[k])
        else:
            r = s.tracks[k].dispersion
            rng.standard_gamma(r, out=scratch)
            scratch *= mean[k]
            scratch /= r
            cases[k] = rng.poisson(scratch)


def intensity_of(world, t, regime, log):
    inflow = world.s.inflow
    intensity = np.exp(log)
    intensity *= world.trend[t]
    if (world.multiplier != 1.0).any():
        intensity *= world.multiplier[regime]
    np.minimum(intensity, inflow.level_per_month * inflow.ceiling, out=intensity)
    if world.multiply[t, 0] != 1.0 or world.add[t, 0] != 0.0:
        intensity *= world.multiply[t, 0]
        intensity += world.add[t, 0]
        np.maximum(intensity, 0.0, out=intensity)
    return intensity


def draw(world, futures, rng, cases):
    """Primary arrivals, cases[month][track][future]."""
    inflow, tracks = world.s.inflow, len(world.s.tracks)
    x = np.full(futures, float(inflow.ar1.initial))
    noise, scratch, surge = np.empty(futures), np.empty(futures), np.zeros(futures)
    regime = np.full(futures, inflow.first_regime)
    wanders = inflow.composition.innovation_sd > 0.0
    drift = np.zeros((tracks, futures)) if wanders else None
    surges = inflow.surge.probability > 0.0
    for t in range(-inflow.burn_in, world.s.months):
        if len(inflow.regimes) > 1:
            switch(world, regime, rng)
        x *= inflow.ar1.persistence
        if inflow.ar1.innovation_sd > 0.0:
            innovations(inflow.ar1.tail, rng, noise)
            noise *= world.volatility[regime]
            x += noise
        if surges:
            surge *= 2.0 ** (-1.0 / inflow.surge.half_life)
            struck = np.flatnonzero(rng.random(futures) < inflow.surge.probability)
            surge[struck] += rng.exponential(inflow.surge.mean_log_size, struck.size)
        if wanders:
            drift *= inflow.composition.persistence
            drift += rng.normal(0.0, inflow.composition.innovation_sd, drift.shape)
        if t < 0:
            continue
        intensity = intensity_of(world, t, regime, x + surge if surges else x)
        mean = mean_by_track(world, regime, intensity, drift)
        if (world.multiply[t, 1:] != 1.0).any() or (world.add[t, 1:] != 0.0).any():
            mean *= world.multiply[t, 1:, None]
            mean += world.add[t, 1:, None]
            np.maximum(mean, 0.0, out=mean)
        count(world, mean, rng, scratch, cases[t])


# --- the state of all futures -----------------------------------------------------------------

class State:
    """Stocks at the end of the month before; memories by month, with room for those before 0.
    The arrays serve one policy after another."""

    def __init__(self, world, futures):
        s, tracks = world.s, len(world.s.tracks)

        def memory(depth):
            return np.empty((depth + s.months, futures))

        self.futures = futures
        self.levels, self.workload = memory(0), memory(0)
        self.hires = memory(s.academie.recruitment_months)
        self.needs, self.calls = memory(s.tower.patience), memory(s.flex.lead_time)
        self.starts = memory(s.academie.lead_time)
        self.booked = [memory(link.delay + link.spread) for link in world.links]
        self.arrived = np.empty((world.depth, tracks, futures))  # a ring
        self.arrivals, self.backlog, self.done, self.decided, self.withdrawn, self.scaled = \
            np.empty((6, tracks, futures))

    def begin(self, world, cases):
        s = world.s

        def full(value):
            return np.full(self.futures, float(value))

        self.cases = cases
        self.level, self.trend = full(world.expected), full(0.0)
        self.ahead = look_ahead(world, cases) if s.tower.forecast == "perfect" else None
        self.hires[:s.academie.recruitment_months] = 0.0
        self.needs[:s.tower.patience] = s.flex.active
        self.calls[:s.flex.lead_time] = s.flex.active
        self.starts[:s.academie.lead_time] = world.veterans[:, None]
        self.ordered, self.vacancies = full(0.0), full(0.0)
        self.experienced, self.trainees = full(s.staff.experienced), full(s.staff.trainees)
        self.learning, self.flex = full(world.learning), full(s.flex.active)
        self.mentors = np.minimum(self.experienced, s.academie.mentoring * self.trainees)
        self.backlog[:] = world.backlog
        self.arrived[:] = world.before[:, :, None]
        self.done[:] = 0.0
        for link, booked in zip(world.links, self.booked):
            booked[:link.delay + link.spread] = link.before
        self.due = [full(link.rate * link.spread * link.before) for link in world.links]
        self.followup_hours = full(world.followup_hours)
        self.run_start = [np.full(self.futures, -force.months) for force in world.triggered]
        self.runs = [np.zeros(self.futures, int) for _ in world.triggered]
        self.buffer, self.shortfall = full(s.buffer.initial), full(0.0)


def look_ahead(world, cases):
    months = world.s.months
    hours = np.einsum("k,tkf->tf", world.hours, cases) / world.season[:, None]
    ahead = np.empty_like(hours)
    for t in range(months):
        ahead[t] = hours[t:t + YEAR].mean(axis=0)
    return ahead


def between(values, low, high, out):
    """np.clip, which is several times slower in this version."""
    np.maximum(values, low, out=out)
    return np.minimum(out, high, out=out)


# --- one month --------------------------------------------------------------------------------

def receive(world, t, st, now):
    st.arrivals[:] = st.cases[t]
    st.followup_hours = 0.0
    for link, booked, due in zip(world.links, st.booked, st.due):
        recent = t + link.spread  # row of month t - delay
        due += link.rate * (booked[recent] - booked[recent - link.spread])
        np.maximum(due, 0.0, out=due)
        st.arrivals[link.to] += due
        st.followup_hours = st.followup_hours + world.hours[link.to] * due
    now.inflow = st.arrivals.sum(axis=0)
    workload = np.matmul(world.hours, st.arrivals, out=st.workload[t])
    workload /= world.season[t]


def observe(world, t, st):
    tower = world.s.tower
    known = t - 1 - tower.reporting_lag
    seen = st.workload[known] if known >= 0 else world.expected
    before = st.level
    if tower.forecast == "trend":
        guess = before + st.trend
        st.level = guess + tower.smoothing * (seen - guess)
        st.trend += tower.smoothing * tower.trend_smoothing * (st.level - before - st.trend)
    else:
        st.level = before + tower.smoothing * (seen - before)
    st.levels[t] = st.level


def required(world, t, lead, trend, st, view):
    forecast = world.s.tower.forecast
    if forecast == "none":
        hours = world.expected
    elif forecast == "level":
        hours = st.level
    elif forecast == "trend":
        hours = np.maximum(st.level + st.trend * trend, 0.0)
    else:
        hours = st.ahead[min(t + lead, world.s.months - 1)] + view.followup_hours
    hours = hours + view.excess
    return np.maximum(hours, 0.0, out=hours)


def budget_of(world, t, st):
    budget = world.s.budget
    informed = t - world.calendar[t] - budget.information_lag
    relative = 1.0
    if world.expected <= 0.0:
        relative = 0.0
    elif informed >= 0:
        relative = st.levels[informed] / world.expected
    volume = np.minimum(np.maximum(relative, budget.floor), budget.cap)
    return world.budget[t] * (1.0 - budget.volume_share + budget.volume_share * volume)


def count_margin(world, st, now, view):
    costs = world.s.costs
    committed = costs.experienced * st.experienced
    committed += costs.trainee * (st.trainees + st.ordered)
    committed += costs.flex_retainer * world.pool + costs.fixed + costs.academie_fixed
    view.margin = now.budget - committed
    view.pot = view.margin + st.buffer / world.s.buffer.pace_months
    np.maximum(view.pot, 0.0, out=view.pot)


def wanted_hires(world, t, st, view):
    academie = world.s.academie
    asked = required(world, t, world.lead, world.trend_hire, st, view)
    asked /= world.average_capacity[t]
    asked -= (st.experienced + st.trainees + st.ordered) * world.hire_stay
    asked *= world.s.tower.response
    if math.isfinite(academie.absorption):
        room = academie.absorption * st.experienced - st.trainees - st.ordered
        np.minimum(asked, room, out=asked)
    return asked


def order_hires(world, t, st, view):
    s = world.s
    if s.tower.policy == "replace":
        st.vacancies += s.staff.attrition * st.experienced
    if s.tower.policy == "fixed" or t % s.academie.intake_every:
        return 0.0
    if s.tower.policy == "replace":
        hires, st.vacancies = st.vacancies, np.zeros(st.futures)
    else:
        hires = wanted_hires(world, t, st, view)
    price = s.buffer.cover_months * s.costs.trainee + s.costs.tuition
    if world.gated and price > 0.0:
        means = np.maximum(YEAR * view.margin + st.buffer, 0.0)
        means /= price
        np.minimum(hires, means, out=hires)
    return between(hires, 0.0, s.academie.max_intake, hires)


def order_flex(world, t, st, view):
    s = world.s
    need = st.needs[s.tower.patience + t]
    if s.tower.policy == "tower" and world.pool > 0.0 and s.flex.productivity > 0.0:
        hours = required(world, t, s.flex.lead_time, world.trend_flex, st, view)
        hours *= world.flex_season[t] / world.average_capacity[t]
        hours -= view.working
        hours /= s.flex.productivity
        between(hours, 0.0, world.pool, need)
        if world.gated and s.costs.flex > 0.0:
            np.minimum(need, view.pot / s.costs.flex, out=need)
    else:
        need[:] = 0.0
    st.needs[t:t + s.tower.patience + 1].max(axis=0, out=st.calls[s.flex.lead_time + t])


def order(world, t, st, now, view):
    tower = world.s.tower
    view.excess = (view.stock - tower.target_months * st.level) / tower.clear_months
    view.working = st.experienced - st.mentors + st.learning
    view.experienced = st.experienced
    now.level = st.level
    now.budget = budget_of(world, t, st)
    if world.gated:
        count_margin(world, st, now, view)
    now.required_hours = required(world, t, 0, 0.0, st, view)
    now.hires = order_hires(world, t, st, view)
    st.hires[world.s.academie.recruitment_months + t] = now.hires
    order_flex(world, t, st, view)


def move_staff(world, t, st, now):
    s, lead = world.s, world.s.academie.lead_time
    now.intake = st.hires[t] + world.intake[t]
    st.ordered += now.hires
    st.ordered -= st.hires[t]
    np.maximum(st.ordered, 0.0, out=st.ordered)
    st.starts[lead + t] = now.intake
    st.experienced = (1.0 - s.staff.attrition) * st.experienced
    st.experienced += world.graduation * st.starts[t]
    st.trainees, st.learning = world.present @ st.starts[t + 1:t + 1 + lead]
    st.mentors = np.minimum(st.experienced, s.academie.mentoring * st.trainees)
    st.flex = np.maximum(st.calls[t], st.flex * (1.0 - 1.0 / s.flex.min_term))
    np.minimum(st.flex, world.pool, out=st.flex)


def ask_overtime(world, t, st, now, view):
    s = world.s
    if s.tower.policy != "tower" or s.overtime.max <= 0.0:
        return np.zeros(st.futures)
    missing = now.required_hours * (world.season[t] / world.average_capacity[t])
    missing -= view.working
    missing -= s.flex.productivity * st.flex
    missing /= np.maximum(view.experienced, 1e-300)
    share = between(missing, 0.0, s.overtime.max, missing)
    share[view.experienced <= 0.0] = 0.0
    if world.gated and s.costs.overtime_hour > 0.0:
        price = (s.costs.overtime_hour * world.capacity[t]) * (st.experienced - st.mentors)
        means = np.maximum(view.pot - s.costs.flex * st.flex, 0.0)
        means /= np.maximum(price, 1e-300)
        np.minimum(share, means, out=share, where=price > 0.0)
    return share


def run_taskforces(world, t, st):
    hours, cost = world.taskforce[:, t]
    for force, start, runs in zip(world.triggered, st.run_start, st.runs):
        called = (t >= start + force.months) & (runs < force.times)
        called &= st.backlog.sum(axis=0) > force.trigger
        start[called] = t + force.lead_time
        runs += called
        running = (t >= start) & (t < start + force.months)
        hours = hours + force.hours_per_month * running
        cost = cost + force.cost_per_month * running
    return hours, cost


def make_hours(world, t, st, now, taskforce_hours):
    deciding = st.experienced - st.mentors
    st.overtime_hours = deciding * now.overtime
    deciding += st.overtime_hours
    deciding += st.learning
    deciding += world.s.flex.productivity * st.flex
    deciding *= world.capacity[t]
    deciding += taskforce_hours
    st.overtime_hours *= world.capacity[t]
    now.hours = deciding


def spend(world, st, hours):
    """Hours go to the classes in order; returns those that are left."""
    for members in world.classes:
        waiting = st.backlog[members]
        wanted = world.hours[members] @ waiting
        used = np.minimum(hours, wanted)
        hours = hours - used
        used /= np.maximum(wanted, 1e-300)
        if isinstance(members, slice):
            np.multiply(waiting, used, out=st.decided[members])
        else:
            st.decided[members] = waiting * used
    return hours


def work_off(world, t, st, now):
    np.multiply(world.withdrawal, st.backlog, out=st.withdrawn)
    st.backlog += st.arrivals
    st.backlog -= st.withdrawn
    now.idle_hours = spend(world, st, now.hours)
    st.backlog -= st.decided
    now.backlog = st.backlog.sum(axis=0)
    for link, booked in zip(world.links, st.booked):
        booked[link.delay + link.spread + t] = st.decided[link.source]
    survival = world.survival[:, t, None]
    arrived = st.arrived[t % world.depth]
    np.divide(st.arrivals, survival, out=arrived)
    arrived += st.arrived[(t - 1) % world.depth]
    st.done += np.divide(st.decided, survival, out=st.scaled)


def older(world, t, st, age):
    """Cases older than the ages of their tracks: exact, without age bins."""
    cases = st.arrived[(t - age) % world.depth, world.rows]
    cases -= st.done
    np.maximum(cases, 0.0, out=cases)
    return world.survival[:, t] @ cases


def judge_ages(world, t, st, now):
    penalty, reception = world.s.penalty, world.s.reception
    legal, notice, maximum = world.ages
    now.overdue = older(world, t, st, legal)
    late = older(world, t, st, notice)
    late -= older(world, t, st, maximum)
    late *= penalty.claim_share * penalty.per_month
    now.penalties = late
    waiting = world.reception_share @ st.backlog
    placed = np.minimum(waiting, reception.places)
    waiting -= placed
    waiting *= reception.emergency_per_case_month
    placed *= reception.per_case_month
    waiting += placed
    now.reception = waiting


def pay(world, t, st, now, taskforce_cost):
    s = world.s
    cost = s.costs.experienced * st.experienced
    cost += s.costs.trainee * st.trainees
    cost += s.costs.tuition * now.intake
    cost += s.costs.flex * st.flex
    cost += s.costs.overtime_hour * st.overtime_hours
    cost += taskforce_cost + world.investments[t] + s.costs.fixed + s.costs.academie_fixed \
        + s.costs.flex_retainer * world.pool
    social = cost.copy()
    for item, borne in ((now.penalties, s.penalty.borne), (now.reception, s.reception.borne)):
        social += item
        if borne:
            cost += item
    now.cost, now.social_cost = cost, social


def settle(world, t, st, now):
    buffer = world.s.buffer
    if world.calendar[t] == 0 and buffer.top_up > 0.0:
        st.buffer = np.maximum(st.buffer, np.minimum(st.buffer + buffer.top_up, buffer.cap))
    net = now.budget - now.cost
    need = np.maximum(-net, 0.0)
    kept = np.maximum(net, 0.0, out=net)
    kept *= buffer.keep
    now.draw = np.minimum(need, st.buffer)
    now.deficit = need - now.draw
    st.shortfall = st.shortfall - kept
    np.maximum(st.shortfall, 0.0, out=st.shortfall)
    st.shortfall += need
    st.buffer = st.buffer + np.minimum(kept, np.maximum(buffer.cap - st.buffer, 0.0)) - now.draw
    now.buffer, now.shortfall = st.buffer, st.shortfall


def play_month(world, t, st):
    now = SimpleNamespace()
    view = SimpleNamespace(stock=world.hours @ st.backlog, followup_hours=st.followup_hours)
    taskforce_hours, taskforce_cost = run_taskforces(world, t, st)
    receive(world, t, st, now)
    observe(world, t, st)
    order(world, t, st, now, view)
    move_staff(world, t, st, now)
    now.overtime = ask_overtime(world, t, st, now, view)
    make_hours(world, t, st, now, taskforce_hours)
    work_off(world, t, st, now)
    judge_ages(world, t, st, now)
    pay(world, t, st, now, taskforce_cost)
    settle(world, t, st, now)
    now.experienced, now.trainees, now.flex = st.experienced, st.trainees, st.flex
    return now


def share_overdue(now):
    some = now.backlog >= 1e-9
    return np.divide(now.overdue, now.backlog, out=np.zeros_like(now.overdue), where=some)


def months_over(world, t, now):
    norm = world.s.norm
    if t < norm.from_month:
        return 0
    measure = now.backlog if norm.measure == "backlog" else now.overdue
    if norm.measure == "overdue-share":
        measure = share_overdue(now)
    return measure > norm.limit


def play(world, cases, st, path=None):
    """Results of all futures, result[name][future]."""
    st.begin(world, cases)
    result = {name: np.zeros(st.futures) for name in RESULTS}
    over = np.zeros(st.futures)
    for t in range(world.s.months):
        now = play_month(world, t, st)
        result["inflow_total"] += now.inflow
        result["overdue_case_months"] += now.overdue
        result["cost_total"] += now.cost
        result["social_cost_total"] += now.social_cost
        for name, value in (("peak_backlog", now.backlog), ("peak_overdue", now.overdue),
                            ("shortfall_max", now.shortfall)):
            np.maximum(result[name], value, out=result[name])
        over += months_over(world, t, now)
        if path is not None:
            now.overdue_share = share_overdue(now)
            now.decided, now.withdrawn = st.decided.sum(axis=0), st.withdrawn.sum(axis=0)
            path.append([np.ravel(getattr(now, name))[0] for name in COLUMNS])
    result["norm_met"][:] = over <= world.s.norm.tolerance_months
    return result


# --- the bench --------------------------------------------------------------------------------

class Bench:
    def __init__(self, s, options):
        self.s, self.options = s, options
        self.futures = options.futures or s.futures
        self.chunk = min(options.chunk or self.futures, self.futures)
        self.bits = {"pcg64": np.random.PCG64, "sfc64": np.random.SFC64}[options.bits]
        self.cases = np.zeros((s.months, len(s.tracks), self.chunk))
        self.worlds = [World(s, flex_pool=s.flex.pool * (1.0 + p / options.policies))
                       for p in range(options.policies)]
        self.state = None
        self.checksum = 0.0
        self.restart()

    def restart(self):
        self.rng = np.random.Generator(self.bits(self.s.seed))

    def chunks(self):
        for first in range(0, self.futures, self.chunk):
            yield self.cases[:, :, :min(self.chunk, self.futures - first)]

    def draw(self, cases):
        draw(self.worlds[0], cases.shape[2], self.rng, cases)

    def room(self, futures):
        if self.state is None or self.state.futures != futures:
            self.state = State(self.worlds[0], futures)
        return self.state

    def compute(self, cases):
        state = self.room(cases.shape[2])
        for world in self.worlds:
            self.checksum += play(world, cases, state)["cost_total"].sum()

    def both(self, cases):
        self.draw(cases)
        self.compute(cases)

    def measure(self, work, share):
        times = []
        for _ in range(self.options.repeat):
            self.restart()
            start = time.process_time()
            for cases in self.chunks():
                work(cases)
            times.append(time.process_time() - start)
        return 1e9 * statistics.median(times) / (self.futures * self.s.months * share)

    def speed(self):
        policies = self.options.policies
        draws = self.measure(self.draw, 1)
        computes = self.measure(self.compute, policies)
        self.checksum = 0.0
        both = self.measure(self.both, policies)
        print(f"rival=numpy measure=speed futures={self.futures} months={self.s.months} "
              f"policies={policies} repeat={self.options.repeat} chunk={self.chunk} "
              f"bits={self.options.bits} ns={both:.2f} ns_draw={draws:.2f} "
              f"ns_compute={computes:.2f} checksum={self.checksum / self.options.repeat:.17g}")

    def digest(self):
        worlds = {"given": World(self.s), "unlimited": World(self.s, funding="unlimited")}
        parts = {case: [] for case in worlds}
        self.restart()
        for cases in self.chunks():
            self.draw(cases)
            for case, world in worlds.items():
                parts[case].append(play(world, cases, self.room(cases.shape[2])))
        for case, results in parts.items():
            words = [f"rival=numpy measure=digest case={case} futures={self.futures}"]
            for name in RESULTS:
                values = np.concatenate([result[name] for result in results])
                error = values.std(ddof=1) / math.sqrt(values.size) if values.size > 1 else math.nan
                words.append(f"{name}={values.mean():.17g} {name}_se={error:.17g}")
            print(" ".join(words))

    def path(self):
        rows = []
        cases = self.cases[:, :, :1].copy()
        self.draw(cases)
        play(self.worlds[0], cases, self.room(1), rows)
        print("month," + ",".join(COLUMNS))
        for t, row in enumerate(rows):
            year, month = divmod(self.s.first + t, YEAR)
            print(f"{year:04d}-{month + 1:02d}," + ",".join(f"{value:.17g}" for value in row))


def read_options():
    parser = argparse.ArgumentParser(description="The rival in NumPy.")
    parser.add_argument("scenario", help="what `instroom check` prints, or - for standard input")
    for name, value in (("--futures", 0), ("--repeat", 5), ("--policies", 1), ("--chunk", 0)):
        parser.add_argument(name, type=int, default=value)
    parser.add_argument("--bits", choices=("pcg64", "sfc64"), default="pcg64")
    parser.add_argument("--path", action="store_true")
    return parser.parse_args()


def main():
    options = read_options()
    with sys.stdin if options.scenario == "-" else open(options.scenario, encoding="utf-8") as file:
        s = resolve(Reader(file.read()).group())
    s.norm.from_month = getattr(s.norm, "from")
    bench = Bench(s, options)
    if options.path:
        bench.path()
    else:
        if options.repeat > 0:
            bench.speed()
        bench.digest()


if __name__ == "__main__":
    main()
