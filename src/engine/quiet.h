/* engine/quiet.h - GSL's error handler, put back as it was found.
 *
 * GSL ends the program at an error unless its handler is turned off, and the handler is one for the
 * whole process: a host that links this library may have set its own. Between begin and end it
 * is off, and every code of GSL is looked at; when the last user has ended, on whatever thread, the
 * host's handler stands again.
 */
#ifndef INS_ENGINE_QUIET_H
#define INS_ENGINE_QUIET_H

void ins_quiet_begin(void);
void ins_quiet_end(void);

#endif
