/* report/style.h - the dress of every page: light, dark, narrow, and on paper. */
#ifndef INS_REPORT_STYLE_H
#define INS_REPORT_STYLE_H

extern const char ins_style[];

#endif
