/* The body of a question to the what-if page: JSON, and then its settings laid over a scenario. The
 * first byte chooses the kind of question. HTTP itself is libmicrohttpd's. */
#include "fuzz.h"

#include "serve/request.h"
#include "serve/whatif.h"

static struct ins_whatif whatif;

static void begin(void)
{
    char             base[2048];
    struct ins_error error = {{0}};
    struct ins_case *made  = NULL;
    (void)snprintf(base, sizeof base, SOUND, "");
    MUST(ins_case_read(base, "base", NULL, NULL, 0, &made, &error) == INS_DONE);
    whatif.start = made;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ins_query query = {0};
    struct ins_error error = {{0}};
    if (!whatif.start)
        begin();
    if (size == 0)
        return 0;
    char           *body   = text_of(data + 1, size - 1);
    enum ins_status status = ins_query_read(body, size - 1, data[0] % 5, &query, &error);
    MUST(status == INS_DONE || error.text[0]);
    for (int s = 0; status == INS_DONE && s < query.sides; s++) {
        struct ins_case    *made     = NULL;
        struct ins_settings settings = {(const char *const *)query.line[s], query.count[s]};
        enum ins_status read = ins_whatif_case(&whatif, settings, query.futures, &made, &error);
        MUST((read == INS_DONE) == (made != NULL));
        MUST(read == INS_DONE || error.text[0]);
        ins_case_free(made);
    }
    ins_query_clear(&query);
    free(body);
    return 0;
}
