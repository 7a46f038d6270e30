#include "output/records.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/number.h"

enum { NAMED = 8 };

/* --- what was read ------------------------------------------------------------------------------- */

/* A list with commas between. */
struct list {
    char   text[INS_PHRASE_TEXT];
    size_t length;
    int    count;
};

static void add_to_listed(struct list *list, const char *text)
{
    int more = snprintf(list->text + list->length, sizeof list->text - list->length, "%s%s",
                        list->count++ ? ", " : "", text);
    list->length += more > 0 ? (size_t)more : 0;
    list->length = list->length < sizeof list->text ? list->length : sizeof list->text - 1;
}

static const enum ins_word role_word[] = {INS_WORD_READ_TRACKS, INS_WORD_READ_TOTAL, INS_WORD_READ_SERVICE,
                                          INS_WORD_READ_PATHS};

/* The columns of a role, the first few by name. */
static void add_role(const struct ins_page *page, const struct ins_account *account, enum ins_account_role role,
                     struct list *all)
{
    struct list names = {"", 0, 0};
    char        more[24];
    int         count = 0;
    for (int c = 0; c < account->columns; c++)
        if (account->column[c].role == role && count++ < NAMED)
            add_to_listed(&names, account->column[c].name);
    if (count > NAMED) {
        (void)snprintf(more, sizeof more, "... (%d)", count);
        add_to_listed(&names, more);
    }
    if (count > 0)
        add_to_listed(all, ins_page_phrase(page, role_word[role], INS_VALUES(names.text)).text);
}

static struct ins_phrase say_columns(const struct ins_page *page, const struct ins_account *account)
{
    struct list columns = {"", 0, 0};
    char        from[INS_DATE_TEXT], to[INS_DATE_TEXT];
    ins_date    first = INS_DATE_NONE, last = INS_DATE_NONE;
    for (int role = INS_ACCOUNT_TRACK; role <= INS_ACCOUNT_PATH; role++)
        add_role(page, account, (enum ins_account_role)role, &columns);
    for (int c = 0; c < account->columns; c++) {
        const struct ins_account_column *column = &account->column[c];
        if (column->first == INS_DATE_NONE)
            continue;
        first = first == INS_DATE_NONE || column->first < first ? column->first : first;
        last  = column->last > last ? column->last : last;
    }
    return ins_page_phrase(page, INS_WORD_READ,
                           INS_VALUES(account->file, columns.text, ins_date_write(first, from),
                                      ins_date_write(last, to)));
}

/* Months that are not known, by column. */
static void add_unknown(const struct ins_page *page, const struct ins_account *account, struct ins_phrase **says)
{
    struct list columns = {"", 0, 0};
    char        one[INS_DOUBT_NAME + 16];
    for (int c = 0; c < account->columns && columns.count < NAMED; c++) {
        const struct ins_account_column *column = &account->column[c];
        if (column->unknown == 0 || column->role == INS_ACCOUNT_SERVICE)
            continue;
        (void)snprintf(one, sizeof one, "%s %d", column->name, column->unknown);
        add_to_listed(&columns, one);
    }
    if (columns.count > 0)
        *(*says)++ = ins_page_phrase(page, INS_WORD_READ_UNKNOWN, INS_VALUES(columns.text));
}

/* What is not as a plain file of our own would have it. */
static void add_spelling(const struct ins_page *page, const struct ins_account *account, struct ins_phrase **says)
{
    struct list spelled = {"", 0, 0};
    if (account->sheet[0])
        add_to_listed(&spelled,
                      ins_page_phrase(page, INS_WORD_READ_SHEET, INS_VALUES(account->sheet)).text);
    if (account->letters == INS_UTF_16)
        add_to_listed(&spelled, "UTF-16");
    if (account->letters == INS_WINDOWS_1252)
        add_to_listed(&spelled, "Windows-1252");
    if (account->comma == ';' || account->comma == '\t')
        add_to_listed(&spelled, ins_page_word(page, account->comma == ';' ? INS_WORD_READ_SEMICOLONS
                                                                          : INS_WORD_READ_TABS));
    if (account->decimal_comma)
        add_to_listed(&spelled, ins_page_word(page, INS_WORD_READ_DECIMAL_COMMA));
    if (account->way != INS_DOWN)
        add_to_listed(&spelled,
                      ins_page_word(page, account->way == INS_ACROSS ? INS_WORD_READ_ACROSS
                                                                     : INS_WORD_READ_YEARS));
    if (spelled.count > 0)
        *(*says)++ = ins_page_phrase(page, INS_WORD_READ_AS, INS_VALUES(spelled.text));
}

/* What did not go in, and how many there are of it. */
static void add_choice(const struct ins_page *page, const struct ins_account *account, struct ins_phrase **says)
{
    const struct {
        enum ins_word word;
        int           count;
    } out[] = {{INS_WORD_READ_WITHHELD, account->withheld},    {INS_WORD_READ_DASHES, account->dashes},
               {INS_WORD_READ_ADDED, account->added_up_unknown}, {INS_WORD_READ_FLAGGED, account->flagged},
               {INS_WORD_READ_LONGER, account->longer_lines},  {INS_WORD_READ_NOTES, account->notes}};
    if (account->chosen[0])
        *(*says)++ = ins_page_phrase(page, INS_WORD_READ_CHOSEN, INS_VALUES(account->chosen));
    for (size_t i = 0; i < sizeof out / sizeof out[0]; i++)
        if (out[i].count > 0)
            *(*says)++ = ins_page_phrase(page, out[i].word,
                                         INS_VALUES(ins_number_count(out[i].count, page->language).text));
}

/* --- the horizon -------------------------------------------------------------------------------- */

void ins_coverage_of(const struct ins_scenario *s, const struct ins_account *account, struct ins_coverage *made)
{
    const struct ins_record *record = s->record;
    const struct ins_paths  *paths  = s->paths;
    bool follows = account->columns > 0 && account->column[0].role == INS_ACCOUNT_PATH;
    *made = (struct ins_coverage){.months = s->months, .tracks = follows || !record ? 0 : record->tracks};
    for (int t = 0; t < s->months; t++) {
        bool known = false;
        for (int p = 0; follows && paths && p < paths->count; p++)
            known |= !isnan(paths->cases[t * paths->count + p]);
        for (int k = 0; !follows && record && k < record->tracks; k++) {
            bool here = !isnan(record->cases[t * record->tracks + k]);
            made->track[k] += here;
            known |= here;
        }
        made->known += known;
    }
}

static void add_horizon(const struct ins_page *page, const struct ins_scenario *s, const struct ins_account *account,
                        struct ins_phrase **says)
{
    struct ins_coverage of;
    const char         *slash  = strrchr(account->file, '/');
    struct list         tracks = {"", 0, 0};
    char                known[16], months[16], one[INS_NAME + 16];
    ins_coverage_of(s, account, &of);
    for (int k = 0; k < of.tracks; k++) {
        (void)snprintf(one, sizeof one, "%s %d", s->tracks[k].name, of.track[k]);
        if (of.track[k] != of.known)
            add_to_listed(&tracks, one);
    }
    (void)snprintf(known, sizeof known, "%d", of.known);
    (void)snprintf(months, sizeof months, "%d", of.months);
    *(*says)++ = ins_page_phrase(page, of.known < of.months ? INS_WORD_READ_HORIZON : INS_WORD_READ_HORIZON_ALL,
                                 INS_VALUES(known, months, slash ? slash + 1 : account->file));
    if (tracks.count > 0)
        *(*says)++ = ins_page_phrase(page, INS_WORD_READ_HORIZON_TRACKS, INS_VALUES(tracks.text));
}

int ins_records_say(const struct ins_page *page, const struct ins_account *account, const struct ins_scenario *scenario,
                    struct ins_phrase says[INS_RECORDS_SENTENCES])
{
    struct ins_phrase *next = says;
    if (!account)
        return 0;
    *next++ = say_columns(page, account);
    if (scenario)
        add_horizon(page, scenario, account, &next);
    add_unknown(page, account, &next);
    add_choice(page, account, &next);
    add_spelling(page, account, &next);
    return (int)(next - says);
}

void ins_records_tell_rest(struct ins_page *page, const struct ins_account *account)
{
    struct ins_phrase says[INS_RECORDS_SENTENCES], *next = says;
    add_choice(page, account, &next);
    add_spelling(page, account, &next);
    for (const struct ins_phrase *one = says; one < next; one++)
        ins_page_say(page, 2, INS_WORD_SAYS, INS_VALUES(one->text));
}

void ins_records_tell(struct ins_page *page, const struct ins_account *account, const struct ins_scenario *scenario)
{
    struct ins_phrase says[INS_RECORDS_SENTENCES];
    int count = ins_records_say(page, account, scenario, says);
    for (int i = 0; i < count; i++)
        ins_page_say(page, i ? 2 : 0, INS_WORD_SAYS, INS_VALUES(says[i].text));
}

void ins_records_tell_of(struct ins_page *page, const struct ins_case *source, const struct ins_scenario *scenario)
{
    for (int i = 0; i < INS_CASE_RECORDS; i++)
        ins_records_tell(page, ins_case_account(source, (enum ins_case_record)i), scenario);
}

/* --- for machines ---------------------------------------------------------------------------------- */

static void add_date(struct ins_json *json, const char *name, ins_date date)
{
    char text[INS_DATE_TEXT];
    ins_json_text(json, name, date == INS_DATE_NONE ? NULL : ins_date_write(date, text));
}

static void add_doubt(struct ins_json *json, const char *file, const struct ins_doubt *doubt)
{
    char text[INS_DOUBT_TEXT];
    bool figures = doubt->kind != INS_DOUBT_RUNNING; /* of which `value` is a month of the year */
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "file", file);
    ins_json_text(json, "kind", ins_doubt_name(doubt->kind));
    ins_json_text(json, "column", doubt->column);
    ins_json_integer(json, "other_columns", doubt->others);
    add_date(json, "from", doubt->from);
    add_date(json, "to", doubt->to);
    ins_json_number(json, "value", figures ? doubt->value : (double)NAN);
    ins_json_number(json, "beside", doubt->beside);
    ins_json_open(json, "says", '{');
    ins_json_text(json, "en", ins_doubt_write(doubt, INS_ENGLISH, text));
    ins_json_text(json, "nl", ins_doubt_write(doubt, INS_DUTCH, text));
    ins_json_close(json, '}');
    ins_json_close(json, '}');
}

static void add_account_columns(struct ins_json *json, const struct ins_account *account)
{
    static const char *const names[] = {"track", "total", "service", "path"};
    ins_json_open(json, "columns", '[');
    for (int c = 0; c < account->columns; c++) {
        const struct ins_account_column *column = &account->column[c];
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "name", column->name);
        ins_json_text(json, "holds", names[column->role]);
        add_date(json, "from", column->first);
        add_date(json, "to", column->last);
        ins_json_integer(json, "unknown", column->unknown);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_record_sentences(struct ins_json *json, const struct ins_account *account,
                                 const struct ins_scenario *scenario)
{
    static const char *const names[INS_LANGUAGES] = {"en", "nl"};
    struct ins_phrase        says[INS_RECORDS_SENTENCES];
    struct ins_page          page;
    ins_json_open(json, "says", '{');
    for (int l = 0; l < INS_LANGUAGES; l++) {
        ins_page_begin(&page, &(struct ins_look){.language = names[l]});
        int count = ins_records_say(&page, account, scenario, says);
        ins_json_open(json, names[l], '[');
        for (int i = 0; i < count; i++)
            ins_json_text(json, NULL, says[i].text);
        ins_json_close(json, ']');
        free(ins_page_take(&page));
    }
    ins_json_close(json, '}');
}

static void add_account(struct ins_json *json, const struct ins_account *account, const struct ins_scenario *scenario)
{
    struct ins_coverage of;
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "file", account->file);
    ins_json_text(json, "sheet", account->sheet[0] ? account->sheet : NULL);
    ins_json_text(json, "chosen", account->chosen[0] ? account->chosen : NULL);
    ins_json_integer(json, "withheld", account->withheld);
    ins_json_integer(json, "dashes", account->dashes);
    ins_json_integer(json, "added_up_unknown", account->added_up_unknown);
    ins_json_integer(json, "flagged", account->flagged);
    ins_json_integer(json, "longer_lines", account->longer_lines);
    ins_json_integer(json, "notes", account->notes);
    add_account_columns(json, account);
    if (scenario) {
        ins_coverage_of(scenario, account, &of);
        ins_json_integer(json, "horizon_months", of.months);
        ins_json_integer(json, "horizon_known", of.known);
    }
    add_record_sentences(json, account, scenario);
    ins_json_close(json, '}');
}

void ins_records_json(struct ins_json *json, const struct ins_account *const *account, int count,
                      const struct ins_scenario *scenario)
{
    ins_json_open(json, "read", '[');
    for (int a = 0; a < count; a++)
        if (account[a])
            add_account(json, account[a], a < INS_CASE_RECORDS ? scenario : NULL);
    ins_json_close(json, ']');
    ins_json_open(json, "doubts", '[');
    for (int a = 0; a < count; a++)
        for (int i = 0; account[a] && i < account[a]->doubts.count && i < INS_DOUBTS; i++)
            add_doubt(json, account[a]->file, &account[a]->doubts.doubt[i]);
    ins_json_close(json, ']');
}

void ins_records_json_of(struct ins_json *json, const struct ins_case *source, const struct ins_scenario *scenario)
{
    const struct ins_account *account[INS_CASE_RECORDS];
    for (int i = 0; i < INS_CASE_RECORDS; i++)
        account[i] = ins_case_account(source, (enum ins_case_record)i);
    ins_records_json(json, account, INS_CASE_RECORDS, scenario);
}

char *ins_records_warnings(const struct ins_account *account)
{
    struct ins_text lines = {0};
    char            where[INS_DOUBT_TEXT], text[INS_DOUBT_TEXT];
    for (int i = 0; account && i < account->doubts.count && i < INS_DOUBTS; i++)
        ins_text_add(&lines, "%s%s: %s: %s", i ? "\n" : "", account->file,
                     ins_doubt_where(&account->doubts.doubt[i], INS_ENGLISH, where),
                     ins_doubt_write(&account->doubts.doubt[i], INS_ENGLISH, text));
    return ins_text_take(&lines);
}
