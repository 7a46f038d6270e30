# What scaling costs is told in people, hours and euro: a schema that gave all of it one unit would deceive.
for command in run surge; do
    "$INSTROOM" schema $command | python3 -c "
import json, sys
def find(part):
    if isinstance(part, dict):
        if 'flex_let_go' in part:
            return part
        return next(filter(None, map(find, part.values())), None)
    return next(filter(None, map(find, part)), None) if isinstance(part, list) else None
told = find(json.load(sys.stdin))
for name in ('hired', 'flex_let_go', 'idle_hours', 'training', 'severance', 'total'):
    print('$command', name, told[name].get('unit'))"
done
