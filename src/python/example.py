"""A notebook as a script (cells begin with #%%): how far does a larger flexible pool carry?

    python3 example.py [SCENARIO [FUTURES]]
"""
#%% A scenario, with one key laid over it
import sys

import instroom as i

file = sys.argv[1] if len(sys.argv) > 1 else "/usr/local/share/instroom/scenarios/netherlands-2026.cfg"
futures = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
s = i.scenario(file, futures=futures, **{"flex.pool": 150})
print(*s.warnings, sep="\n")

#%% How large must the buffer be? Every number with its error and its unit
b = i.buffer(s)
print("norm buffer     ", b.norm)
print("liquidity buffer", b.liquidity)
print("without a buffer the norm is kept in", b.p_norm_none)

#%% What a number is, says the library
print(i.Run.peak_backlog.__doc__)

#%% The frontier, size by size; b.frontier.plot() draws it where matplotlib is there
for size, p, low, high in zip(*(b.frontier[name] for name in ("buffer", "p_norm", "p_norm.low", "p_norm.high"))):
    print(f"{size / 1e6:8.1f} mln euro: {100 * p:5.1f} of 100 ({100 * low:.1f} to {100 * high:.1f})")

#%% Months and futures are numpy arrays, without a copy; .frame() makes a pandas.DataFrame of them
r = i.run(s)
worst = r.months["backlog.p95"].argmax()
print("backlog, 95 %:", r.months["backlog.p95"][worst], "in", r.months["month"][worst])
print("futures that peak above 60,000:", (r.futures["peak_backlog"] > 60000).mean())

#%% A mistake names its file and line
try:
    i.scenario(file, **{"flex.pol": 150})
except i.WrongError as mistake:
    print(mistake)
