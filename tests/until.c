/* until.c - how many futures an error asks for. */
#include "answers/until.h"

#include <criterion/criterion.h>
#include <string.h>

/* An error falls with the root of the number of futures: half of it takes four times as many, a
 * third nine times; and something, but not a tenth, on top of that (6.20). */
Test(until, asks_for_the_square_of_what_is_missing_and_a_little_more)
{
    cr_expect_geq(ins_until_next(1000, 0.02, 0.01), 4000);
    cr_expect_leq(ins_until_next(1000, 0.02, 0.01), 4400);
    cr_expect_geq(ins_until_next(500, 0.06, 0.02), 4500);
    cr_expect_leq(ins_until_next(500, 0.06, 0.02), 4950);
}

/* 10^12 times ten million futures are no number of 64 bits. */
Test(until, takes_what_cannot_be_counted_for_the_largest_number)
{
    cr_expect_eq(ins_until_next(10000000, 1.0, 1e-6), INT64_MAX);
}

Test(until, says_how_many_futures_it_would_take)
{
    struct ins_error story = {{0}};
    cr_expect_eq(ins_until_refuse(0.02, 0.01, 100000000, &story), INS_WRONG);
    cr_expect_not_null(strstr(story.text, "--until 1%"), "%s", story.text);
    cr_expect_not_null(strstr(story.text, "100000000 are the most"), "%s", story.text);
}
