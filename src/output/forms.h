/* output/forms.h - what the texts and tables about forms share. */
#ifndef INS_OUTPUT_FORMS_H
#define INS_OUTPUT_FORMS_H

#include "decide/forms.h"
#include "output/words.h"

/* "cash, filled each January" */
const char *ins_forms_label(const struct ins_form *form, enum ins_language language);

#endif
