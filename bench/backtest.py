#!/usr/bin/env python3
"""How well `fit` would have foretold every shipped record, and how well one law did before.

    backtest.py INSTROOM FOLDER [OUT]

Runs `instroom fit RECORD --backtest --json` on each record of FOLDER, with the average of all laws and
with `--law volatility`, which had the least AIC most often and was taken alone before. Pools the
forecasts and writes OUT/backtest.csv, a row for each forecaster, horizon and kind (the month itself, or
the sum until then), and OUT/backtest.svg, in which tenth of what was foretold the sums fell. The CRPS of
a record is told over what it has in so many months on average, or the largest country would be all of
it. Shares of forecasts that overlap and share surges have no simple error; none is told.
"""
import csv, glob, json, os, subprocess, sys

FIGURES = ('above_95', 'crps', 'pinball_95', 'log_score', 'median_error')


def run(binary, record, *options):
    done = subprocess.run([binary, 'fit', record, '--backtest', '--json', '--quiet', *options],
                          capture_output=True, text=True)
    return json.loads(done.stdout)['backtest'] if done.returncode == 0 else None


def mean_month(record):
    """Mean cases of a known month."""
    with open(record) as file:
        rows = csv.DictReader(line for line in file if not line.startswith('#'))
        cases = [float(row['applicants']) for row in rows if row['applicants'] not in ('', ':')]
    return sum(cases) / len(cases)


def tallies(backtest, name):
    """Every forecaster's tally: (name, horizon, kind) and what it holds."""
    for horizon in backtest:
        ahead = horizon['months_ahead']
        for kind, one in (('month', horizon), ('sum', horizon['sum'])):
            yield (name, ahead, kind), one
            if name == 'average':
                for rival in one['rivals']:
                    yield (rival['name'], ahead, kind), rival


def add(pool, key, one, mean):
    n = one['forecasts']
    if n == 0:
        return
    sums = pool.setdefault(key, {'forecasts': 0, 'tenths': [0] * 10, 'inside': [0.0] * 3,
                                 **{f: 0.0 for f in FIGURES}})
    sums['forecasts'] += n
    sums['tenths'] = [a + b for a, b in zip(sums['tenths'], one['tenths'])]
    sums['inside'] = [a + n * b['share'] for a, b in zip(sums['inside'], one['inside'])]
    usual = mean * (key[1] if key[2] == 'sum' else 1)
    for figure in FIGURES:
        sums[figure] += n * one[figure] / (usual if figure == 'crps' else 1.0)


def write(pool, path):
    with open(path, 'w', newline='') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerow(['forecaster', 'months_ahead', 'of', 'forecasts', 'inside_50', 'inside_80',
                      'inside_95', *FIGURES, *('tenth_%d' % (i + 1) for i in range(10))])
        for key, sums in sorted(pool.items(), key=lambda x: (x[0][1], x[0][2], x[0][0])):
            n = sums['forecasts']
            out.writerow([*key, n, *('%.3f' % (x / n) for x in sums['inside']),
                          *('%.3f' % (sums[f] / n) for f in FIGURES), *sums['tenths']])


def bars(pool, name, ahead, left, top):
    """Ten bars and the line at which all would be right."""
    sums = pool.get((name, ahead, 'sum'))
    if not sums:
        return ''
    tall = [x / sums['forecasts'] for x in sums['tenths']]
    text = ''.join('<rect x="%d" y="%.1f" width="20" height="%.1f" fill="#2a6f97"/>' %
                   (left + 22 * i, top + 120 - 300 * t, 300 * t) for i, t in enumerate(tall))
    return text + ('<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#222"/>'
                   '<text x="%d" y="%d">%s, sum of %d months</text>' %
                   (left, top + 90, left + 220, top + 90, left, top + 138, name, ahead))


def draw(pool, path):
    boxes = ''.join(bars(pool, name, ahead, 20 + 250 * i, 20 + 160 * j)
                    for i, name in enumerate(('volatility', 'average'))
                    for j, ahead in enumerate((12, 24)))
    with open(path, 'w') as file:
        file.write('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 340" '
                   'font-family="sans-serif" font-size="12">'
                   '<rect width="520" height="340" fill="#fff"/>%s</svg>\n' % boxes)


def main():
    binary, folder = sys.argv[1:3]
    out, pool = sys.argv[3] if len(sys.argv) > 3 else 'bench', {}
    for record in sorted(glob.glob(os.path.join(folder, '*.csv'))):
        for name, options in (('average', ()), ('volatility', ('--law', 'volatility'))):
            backtest = run(binary, record, *options)
            print(os.path.basename(record), name, 'done' if backtest else 'refused', flush=True)
            for key, one in tallies(backtest, name) if backtest else ():
                add(pool, key, one, mean_month(record))
    write(pool, os.path.join(out, 'backtest.csv'))
    draw(pool, os.path.join(out, 'backtest.svg'))


if __name__ == '__main__':
    main()
