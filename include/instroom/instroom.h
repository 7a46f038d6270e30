/* instroom/instroom.h - all of the library at once.
 *
 * A program reads a scenario (scenario.h), asks (answers.h, decide.h, fit.h, sweep.h), and takes
 * numbers by name (values.h) or texts and files (output.h, report.h).
 */
#ifndef INSTROOM_INSTROOM_H
#define INSTROOM_INSTROOM_H

#include "instroom/answers.h"
#include "instroom/calibrate.h"
#include "instroom/decide.h"
#include "instroom/destination.h"
#include "instroom/error.h"
#include "instroom/fit.h"
#include "instroom/output.h"
#include "instroom/report.h"
#include "instroom/scenario.h"
#include "instroom/sensitivity.h"
#include "instroom/serve.h"
#include "instroom/sweep.h"
#include "instroom/values.h"
#include "instroom/version.h"

#endif
