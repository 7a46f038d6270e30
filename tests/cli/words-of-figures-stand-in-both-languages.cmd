# Every word of a script for a run's figures is say("English", "Dutch"), and neither is empty.
cd plots
grep -hE '^if \(!exists\("(title|subtitle|word_[a-z]+)"\)\)' style.gp fan.gp frontier.gp saving.gp staff.gp risk.gp exceedance.gp |
    grep -vE '= say\("[^"]+", "[^"]+"\)$|which \?|empty \?'
grep -oE 'say\([^)]*\)' style.gp fan.gp frontier.gp saving.gp staff.gp risk.gp exceedance.gp | grep -vE '"[^"]+", "[^"]+"|english, dutch'
grep -c 'say("' fan.gp
