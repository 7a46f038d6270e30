# Whoever adds a command is told here what was forgotten: a test that asks it, a place where people read of
# it, and, where it writes a folder, the test that each column there is explained.
"$INSTROOM" help --json >"$SCRATCH/help.json"
python3 - <<'END'
import glob, json, os, re
help = json.load(open(os.environ["SCRATCH"] + "/help.json"))
tests = {f: open(f, errors="replace").read() for f in glob.glob("tests/cli/*.cmd")
         if "each-command-is-tested-and-told" not in f}
pages = "".join(open(f).read() for f in ("README.md", "scenarios/README.md", "src/README.md", "tests/README.md"))
for command in help["commands"]:
    name = command["command"]
    asks = re.compile(r'"\$INSTROOM" (--?[a-z-]+ )*' + name + r"\b|^\s*try " + name + r"\b", re.M)
    asking = [f for f in tests if asks.search(tests[f])]
    if not asking:
        print("no test in tests/cli asks", name)
    if not re.search(r"`(instroom )?" + name + r"\b|instroom " + name + r"\b", pages):
        print("no page tells of", name)
    folder = any(o["option"] == "output" and o.get("value") == "DIR" for o in command["options"])
    if folder and not any("columns.sh" in tests[f] for f in asking):
        print("no test looks at the columns of the folder of", name)
END
