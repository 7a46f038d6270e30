/* instroom/version.h - which version a program was compiled with, and which it runs with. */
#ifndef INSTROOM_VERSION_H
#define INSTROOM_VERSION_H

#define INSTROOM_VERSION        "0.1.0"
#define INSTROOM_VERSION_NUMBER 100 /* 10000 major + 100 minor + patch */

#ifdef __cplusplus
extern "C" {
#endif

/* Those of the library that runs. Names that other programs hold on to keep their meaning within a
 * major number. */
const char *ins_version_text(void);
int         ins_version_number(void);

#ifdef __cplusplus
}
#endif
#endif
