/* base/date.h - calendar months as "YYYY-MM" and as whole numbers. */
#ifndef INS_BASE_DATE_H
#define INS_BASE_DATE_H

/* Months since January of the year 0; 2026-07 is 24318. */
typedef int ins_date;

enum { INS_DATE_TEXT = 16, INS_DATE_NONE = -1 };

/* "YYYY-MM", exactly seven characters, years 1900 to 2999; INS_DATE_NONE for anything else. */
ins_date ins_date_read(const char *text);

/* "YYYY-MM" into `text`; returns `text`. */
char *ins_date_write(ins_date date, char text[INS_DATE_TEXT]);

/* 0 for January ... 11 for December. */
int ins_date_month(ins_date date);
int ins_date_year(ins_date date);

#endif
