/* output/schema.h - the JSON Schema of an answer, to be walked beside its JSON. */
#ifndef INS_OUTPUT_SCHEMA_H
#define INS_OUTPUT_SCHEMA_H

#include <jansson.h>

/* "unit" of a number whose unit is that of the key beside it. */
#define INS_UNIT_OF_KEY "that of the key"

/* Of a command, by its name; NULL where there is none. */
json_t *ins_schema_of(const char *command);

#endif
