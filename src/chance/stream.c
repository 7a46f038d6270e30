#include "chance/stream.h"

#include "chance/real.h"

/* Apart from the streams of the inflow. */
enum { SHIFT_STREAM = 0x51170 };

/* The fixed half of the key: "inst", "room". */
enum { DOMAIN_LOW = 0x696e7374, DOMAIN_HIGH = 0x726f6f6d };

/* Which half of a double in memory is the upper one. */
enum { HALF = INS_LANES / 2 };
enum { UPPER = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, LOWER = 1 - UPPER };

static inline uint32_t turn_left(uint32_t word, int bits)
{
    return word << bits | word >> (32 - bits);
}

/* Two addresses side by side: while one waits for a sum the other is worked on. */
struct both {
    uint32_t x[4], y[4];
};

/* One round of even number, then one of odd number, with their rotations. */
static inline void even(uint32_t x[4], int a, int b)
{
    x[0] += x[1];
    x[1] = turn_left(x[1], a) ^ x[0];
    x[2] += x[3];
    x[3] = turn_left(x[3], b) ^ x[2];
}

static inline void odd(uint32_t x[4], int a, int b)
{
    x[0] += x[3];
    x[3] = turn_left(x[3], a) ^ x[0];
    x[2] += x[1];
    x[1] = turn_left(x[1], b) ^ x[2];
}

static inline void two_rounds(struct both *at, int a, int b, int c, int d)
{
    even(at->x, a, b);
    even(at->y, a, b);
    odd(at->x, c, d);
    odd(at->y, c, d);
}

/* Add the key, turned by `place` places, and the place itself. */
static inline void add_one(uint32_t x[4], const uint32_t key[5], unsigned place)
{
    x[0] += key[place % 5];
    x[1] += key[(place + 1) % 5];
    x[2] += key[(place + 2) % 5];
    x[3] += key[(place + 3) % 5] + place;
}

static inline void add_to_both(struct both *at, const uint32_t key[5], unsigned place)
{
    add_one(at->x, key, place);
    add_one(at->y, key, place);
}

static inline void first_four(struct both *at)
{
    two_rounds(at, 10, 26, 11, 21);
    two_rounds(at, 13, 27, 23, 5);
}

static inline void next_four(struct both *at)
{
    two_rounds(at, 6, 20, 17, 11);
    two_rounds(at, 25, 10, 18, 20);
}

/* Written out, not looped: a compiler vectorises over lanes only what is straight here. */
__attribute__((always_inline)) static inline void encrypt(const uint32_t key[5], struct both *at)
{
    add_to_both(at, key, 0);
    first_four(at);
    add_to_both(at, key, 1);
    next_four(at);
    add_to_both(at, key, 2);
    first_four(at);
    add_to_both(at, key, 3);
    even(at->x, 6, 20);
    even(at->y, 6, 20);
    _Static_assert(INS_STREAM_ROUNDS == 4 + 4 + 4 + 1, "what stands above");
}

static void extend(const uint32_t key[4], uint32_t extended[5])
{
    extended[4] = 0x1BD11BDA;
    for (int i = 0; i < 4; i++) {
        extended[i] = key[i];
        extended[4] ^= key[i];
    }
}

void ins_stream_words(const uint32_t key[4], const uint32_t counter[4], uint32_t words[4])
{
    uint32_t    extended[5];
    struct both at = {{counter[0], counter[1], counter[2], counter[3]}, {0}};

    extend(key, extended);
    encrypt(extended, &at);
    memcpy(words, at.x, sizeof at.x);
}

/* 52 random bits as the fraction of a number in [1, 2): a row of halves of doubles. */
struct halves {
    _Alignas(64) uint32_t word[2 * INS_LANES];
};

/* The upper half holds sign, exponent and 20 bits of the fraction. */
static inline uint32_t upper(uint32_t word)
{
    return word >> 12 | 0x3ff00000u;
}

static inline void store(const uint32_t x[4], int lane, struct halves *one, struct halves *two)
{
    one->word[2 * lane + LOWER] = x[0];
    one->word[2 * lane + UPPER] = upper(x[1]);
    two->word[2 * lane + LOWER] = x[2];
    two->word[2 * lane + UPPER] = upper(x[3]);
}

/* Down to the midpoint in (0, 1): exact. */
static void lower(const struct halves *from, struct ins_row *to)
{
    memcpy(to, from, sizeof *to);
    for (int i = 0; i < INS_LANES; i++)
        to->lane[i] -= 1.0 - 0x1p-53;
}

static void reflect(const struct ins_block *block, struct ins_row *u)
{
    for (int i = 0; i < INS_LANES; i++) {
        double drawn = u->lane[i];
        u->lane[i]   = block->mirror[i] ? 1.0 - drawn : drawn;
    }
}

/* Futures of whose addresses the upper halves differ: blocks about every 2^32nd future. */
static void one_by_one(const uint32_t key[4], const struct ins_block *block, uint32_t month,
                       uint32_t stream, struct halves *one, struct halves *two)
{
    for (int i = 0; i < INS_LANES; i++) {
        uint64_t future = block->future[i];
        uint32_t words[4], counter[4] = {(uint32_t)future, (uint32_t)(future >> 32), month, stream};
        ins_stream_words(key, counter, words);
        store(words, i, one, two);
    }
}

/* What all futures of a block share of their addresses is worked on once, before the loop. */
static void all_at_once(const uint32_t key[4], const struct ins_block *block, uint32_t high,
                        uint32_t month, uint32_t stream, struct halves *one, struct halves *two)
{
    uint32_t extended[5];
    _Alignas(64) uint32_t low[INS_LANES];

    extend(key, extended);
    for (int i = 0; i < INS_LANES; i++)
        low[i] = (uint32_t)block->future[i];
    for (int i = 0; i < HALF; i++) {
        struct both at = {{low[i], high, month, stream}, {low[i + HALF], high, month, stream}};
        encrypt(extended, &at);
        store(at.x, i, one, two);
        store(at.y, i + HALF, one, two);
    }
}

void ins_stream_pair(const struct ins_block *block, int month, int stream,
                     struct ins_row *restrict first, struct ins_row *restrict second)
{
    const uint32_t key[4] = {(uint32_t)block->seed, (uint32_t)(block->seed >> 32), DOMAIN_LOW,
                             DOMAIN_HIGH};
    struct halves one, two;
    uint64_t      others = 0;

    for (int i = 0; i < INS_LANES; i++)
        others |= block->future[i] ^ block->future[0];
    if (others >> 32)
        one_by_one(key, block, (uint32_t)month, (uint32_t)stream, &one, &two);
    else
        all_at_once(key, block, (uint32_t)(block->future[0] >> 32), (uint32_t)month,
                    (uint32_t)stream, &one, &two);
    lower(&one, first);
    lower(&two, second);
    if (block->mirrored) {
        reflect(block, first);
        reflect(block, second);
    }
}

void ins_stream_point(const struct ins_block *block, int dimension, struct ins_row *coordinate)
{
    struct ins_block shifts = {.seed = block->seed};
    struct ins_row   shift, unused;

    for (int i = 0; i < INS_LANES; i++)
        shifts.future[i] = block->replicate[i];
    ins_stream_pair(&shifts, dimension, SHIFT_STREAM, &shift, &unused);
    for (int i = 0; i < INS_LANES; i++) {
        uint64_t turn = (uint64_t)(shift.lane[i] * 0x1p52);
        uint64_t bits = (uint64_t)(block->point[i][dimension] * 0x1p52) ^ turn;
        coordinate->lane[i] = ((double)bits + 0.5) * 0x1p-52;
    }
}
