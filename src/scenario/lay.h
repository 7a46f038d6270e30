/* scenario/lay.h - how a list is laid over the one that was inherited.
 *
 * Lists whose elements have a name are laid over by name, other lists take the place of the one
 * before. A word in front of the elements says otherwise: "inherited" keeps what stands there
 * and adds, "only" lets it go:
 *
 *     changes = ( "inherited", { start = "2028-01";  key = "flex.pool";  value = 80.0; } );
 *     regimes = ( "only", { name = "calm"; } );
 *
 * Without the word a scenario that loses elements of its parent, or leaves them beside new ones,
 * draws a warning.
 */
#ifndef INS_SCENARIO_LAY_H
#define INS_SCENARIO_LAY_H

#include "base/language.h"
#include "scenario/checked.h"
#include "scenario/tree.h"

/* The word of a list; INS_LAID_BY_NAME, INS_LAID_WHOLE where it has none. */
enum ins_laying ins_lay_word(const struct ins_key *list, const struct ins_node *node);

/* Its first element, behind the word. */
const struct ins_node *ins_lay_first(const struct ins_node *node);

/* Whether the elements that stand there stay. */
bool ins_lay_keeps(enum ins_laying how);

/* A remark for every list that lost or kept elements of another file without saying so. */
void ins_warn_laid(const struct ins_checked *c);

/* The rule in words, for `explain inherits`. */
extern const struct ins_told ins_lay_rule;

#endif
