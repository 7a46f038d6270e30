#include "chance/stream.h"

#include "chance/real.h"

/* The fixed half of the key: "inst", "room". */
enum { DOMAIN_LOW = 0x696e7374, DOMAIN_HIGH = 0x726f6f6d };

static inline uint32_t turn(uint32_t word, int bits)
{
    return word << bits | word >> (32 - bits);
}

/* Two rounds, of the rotations (a, b) and (c, d). */
static inline void mix(uint32_t x[4], int a, int b, int c, int d)
{
    x[0] += x[1];
    x[1] = turn(x[1], a) ^ x[0];
    x[2] += x[3];
    x[3] = turn(x[3], b) ^ x[2];

    x[0] += x[3];
    x[3] = turn(x[3], c) ^ x[0];
    x[2] += x[1];
    x[1] = turn(x[1], d) ^ x[2];
}

/* Add the key, turned by `round` places, and the round itself. */
static inline void add(uint32_t x[4], const uint32_t key[5], unsigned round)
{
    x[0] += key[round % 5];
    x[1] += key[(round + 1) % 5];
    x[2] += key[(round + 2) % 5];
    x[3] += key[(round + 3) % 5] + round;
}

static inline void first_half(uint32_t x[4])
{
    mix(x, 10, 26, 11, 21);
    mix(x, 13, 27, 23, 5);
}

static inline void second_half(uint32_t x[4])
{
    mix(x, 6, 20, 17, 11);
    mix(x, 25, 10, 18, 20);
}

/* Written out, not looped: a compiler vectorises over lanes only what is straight here. */
__attribute__((always_inline)) static inline void encrypt(const uint32_t key[5], uint32_t x[4])
{
    add(x, key, 0);
    first_half(x);
    add(x, key, 1);
    second_half(x);
    add(x, key, 2);
    first_half(x);
    add(x, key, 3);
    second_half(x);
    add(x, key, 4);
    first_half(x);
    add(x, key, 5);
}

static void extend(const uint32_t key[4], uint32_t extended[5])
{
    extended[4] = 0x1BD11BDA;
    for (int i = 0; i < 4; i++) {
        extended[i] = key[i];
        extended[4] ^= key[i];
    }
}

/* 52 bits as the fraction of a number in [1, 2), then down to the midpoint in (0, 1): exact. */
static inline double uniform(uint32_t low, uint32_t high)
{
    uint64_t bits = ((uint64_t)high << 32 | low) >> 12 | 0x3ff0000000000000u;
    return ins_real_of_bits(bits) - (1.0 - 0x1p-53);
}

void ins_stream_words(const uint32_t key[4], const uint32_t counter[4], uint32_t words[4])
{
    uint32_t extended[5];

    extend(key, extended);
    memcpy(words, counter, 4 * sizeof words[0]);
    encrypt(extended, words);
}

/* The address of every lane, word by word. */
struct words {
    _Alignas(64) uint32_t word[4][INS_LANES];
};

static void address(const struct ins_block *block, int month, int stream, struct words *x)
{
    for (int i = 0; i < INS_LANES; i++) {
        x->word[0][i] = (uint32_t)block->future[i];
        x->word[1][i] = (uint32_t)(block->future[i] >> 32);
        x->word[2][i] = (uint32_t)month;
        x->word[3][i] = (uint32_t)stream;
    }
}

void ins_stream_pair(const struct ins_block *block, int month, int stream, struct ins_row *first,
                     struct ins_row *second)
{
    const uint32_t key[4] = {(uint32_t)block->seed, (uint32_t)(block->seed >> 32), DOMAIN_LOW,
                             DOMAIN_HIGH};
    uint32_t     extended[5];
    struct words x;

    extend(key, extended);
    address(block, month, stream, &x);
    for (int i = 0; i < INS_LANES; i++) {
        uint32_t lane[4] = {x.word[0][i], x.word[1][i], x.word[2][i], x.word[3][i]};
        encrypt(extended, lane);
        for (int k = 0; k < 4; k++)
            x.word[k][i] = lane[k];
    }
    for (int i = 0; i < INS_LANES; i++) {
        first->lane[i]  = uniform(x.word[0][i], x.word[1][i]);
        second->lane[i] = uniform(x.word[2][i], x.word[3][i]);
    }
}
