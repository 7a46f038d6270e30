/* plan/constants.h - the constants of a section, listed once.
 *
 * A section lists what every month multiplies by as X(name, value): the name of a double, and what
 * a scenario `s` makes of it. From that one list come the member of the plan, its value (plan/),
 * and the member and the broadcast of a pack of futures (model/):
 *
 *     struct ins_staff_plan  { INS_STAFF_CONSTANTS(INS_CONSTANT_MEMBER) };
 *     struct ins_staff_terms { INS_STAFF_CONSTANTS(INS_CONSTANT_PACK) };
 *     INS_STAFF_CONSTANTS(INS_CONSTANT_VALUE)      where `plan` is the one that is worked out
 *     INS_STAFF_CONSTANTS(INS_CONSTANT_BROADCAST)  from `plan` to `terms`
 *
 * A value may use those that stand before it. Units stand beside the keys of the scenario.
 */
#ifndef INS_PLAN_CONSTANTS_H
#define INS_PLAN_CONSTANTS_H

#define INS_CONSTANT_MEMBER(name, value)    double name;
#define INS_CONSTANT_VALUE(name, value)     plan->name = (value);
#define INS_CONSTANT_PACK(name, value)      ins_pack name;
#define INS_CONSTANT_BROADCAST(name, value) terms->name = all(plan->name);

#endif
