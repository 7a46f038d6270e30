# Shares that do not add up, a lead time beyond the horizon, a confidence that so few futures cannot see:
# each may be meant, so each is a warning; under --strict the answer is no.
for one in tracks.family.share=0.2 academie.lead_time=60 norm.confidence=0.9999; do
  "$INSTROOM" check tests/bad/sound/sound.cfg --strict --set $one >/dev/null; echo $?
done
# Thirds in two digits are no mistake.
"$INSTROOM" check tests/bad/sound/sound.cfg --strict --set tracks.family.share=0.24 >/dev/null; echo $?
