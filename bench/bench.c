/* bench/bench.c - speed, memory, and the rivals.
 *
 *     bench SCENARIO --instroom FILE [--quick] [--json FILE] [--python FILE]
 *           [--rival-gsl FILE] [--rival-numpy FILE] [--check-rivals FILE] [--only PART]
 *
 * What is measured and how to read it: README.md.
 */
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "scenario/case.h"

static const char usage[] =
    "usage: bench SCENARIO --instroom FILE [--quick] [--json FILE] [--python FILE]\n"
    "             [--rival-gsl FILE] [--rival-numpy FILE] [--check-rivals FILE]\n"
    "             [--only commands|threads|kernel|laws|variance|rivals]\n";

/* One after the other; what runs on one core stays on it. */
static const struct {
    const char *name;
    void (*measure)(const struct bench *b);
    bool        pinned;
} parts[] = {
    {"commands", bench_commands, false}, {"threads", bench_threads, false},
    {"kernel", bench_kernel, true},      {"laws", bench_laws, true},
    {"variance", bench_variance, true},  {"rivals", bench_rivals, true},
};

/* The place of an option's value; NULL for a word that is none. */
static const char **place_of(struct bench_words *words, const char *option)
{
    const struct {
        const char  *name;
        const char **place;
    } known[] = {
        {"--instroom", &words->instroom},         {"--json", &words->json},
        {"--python", &words->python},             {"--rival-gsl", &words->rival_gsl},
        {"--rival-numpy", &words->rival_numpy},   {"--check-rivals", &words->check_rivals},
        {"--only", &words->only},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(option, known[i].name) == 0)
            return known[i].place;
    return NULL;
}

static bool read_words(int count, char **word, struct bench_words *words)
{
    *words = (struct bench_words){.python = "python3"};
    for (int i = 1; i < count; i++) {
        const char **place = place_of(words, word[i]);
        if (place && i + 1 < count)
            *place = word[++i];
        else if (strcmp(word[i], "--quick") == 0)
            words->quick = true;
        else if (word[i][0] != '-' && !words->scenario)
            words->scenario = word[i];
        else
            return false;
    }
    return words->scenario && words->instroom;
}

int main(int count, char **word)
{
    static struct ins_error error;
    struct bench     b = {0};
    struct ins_case *source;
    if (!read_words(count, word, &b.words)) {
        fprintf(stderr, "%s", usage);
        return 2;
    }
    if (ins_case_load(b.words.scenario, NULL, 0, &source, &error) != INS_DONE)
        bench_die("%s", error.text);
    b.source   = source;
    b.scenario = ins_case_scenario(source);
    b.repeats  = b.words.quick ? 11 : 61;
    b.rounds   = b.words.quick ? 2 : 7;
    bench_report_open(b.words.json);
    bench_pin(true);
    bench_machine();
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (b.words.only && strcmp(b.words.only, parts[i].name) != 0)
            continue;
        bench_pin(parts[i].pinned);
        parts[i].measure(&b);
    }
    bench_pin(false);
    ins_case_free(source);
    return bench_report_close();
}
