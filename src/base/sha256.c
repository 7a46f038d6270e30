#include "base/sha256.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK = INS_SHA256_BLOCK, WORDS = INS_SHA256_WORDS, ROUNDS = 64, LENGTH_BYTES = 8 };

/* First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t constant[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/* The same of the square roots of the first 8. */
static const uint32_t first[WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

static uint32_t turn_right(uint32_t word, int bits)
{
    return word >> bits | word << (32 - bits);
}

static void schedule(const unsigned char *block, uint32_t *word)
{
    for (int i = 0; i < 16; i++) {
        const unsigned char *at = block + 4 * i;
        word[i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    }
    for (int i = 16; i < ROUNDS; i++) {
        uint32_t near =
            turn_right(word[i - 2], 17) ^ turn_right(word[i - 2], 19) ^ word[i - 2] >> 10;
        uint32_t far =
            turn_right(word[i - 15], 7) ^ turn_right(word[i - 15], 18) ^ word[i - 15] >> 3;
        word[i]       = near + word[i - 7] + far + word[i - 16];
    }
}

static void absorb(const unsigned char *block, uint32_t *hash)
{
    uint32_t word[ROUNDS], v[WORDS]; /* a to h of the standard */
    schedule(block, word);
    memcpy(v, hash, sizeof v);
    for (int i = 0; i < ROUNDS; i++) {
        uint32_t choice   = (v[4] & v[5]) ^ (~v[4] & v[6]);
        uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        uint32_t one = v[7] + (turn_right(v[4], 6) ^ turn_right(v[4], 11) ^ turn_right(v[4], 25)) +
                       choice + constant[i] + word[i];
        uint32_t two =
            (turn_right(v[0], 2) ^ turn_right(v[0], 13) ^ turn_right(v[0], 22)) + majority;
        memmove(v + 1, v, (WORDS - 1) * sizeof v[0]);
        v[4] += one;
        v[0] = one + two;
    }
    for (int i = 0; i < WORDS; i++)
        hash[i] += v[i];
}

void ins_sha256_begin(struct ins_sha256 *sum)
{
    *sum = (struct ins_sha256){.length = 0};
    memcpy(sum->hash, first, sizeof first);
}

void ins_sha256_add(struct ins_sha256 *sum, const void *bytes, size_t length)
{
    const unsigned char *at   = bytes;
    size_t               held = (size_t)(sum->length % BLOCK);
    sum->length += length;
    if (held > 0) {
        size_t some = length < BLOCK - held ? length : BLOCK - held;
        memcpy(sum->rest + held, at, some);
        if (held + some < BLOCK)
            return;
        absorb(sum->rest, sum->hash);
        at += some;
        length -= some;
    }
    for (; length >= BLOCK; length -= BLOCK, at += BLOCK)
        absorb(at, sum->hash);
    if (length > 0)
        memcpy(sum->rest, at, length);
}

/* The last bytes, a one bit, zeros, and the length in bits. */
static void finish_hash(const unsigned char *rest, size_t left, uint64_t length, uint32_t *hash)
{
    unsigned char block[2 * BLOCK] = {0};
    size_t        blocks           = left + 1 + LENGTH_BYTES > BLOCK ? 2 : 1;
    if (left > 0)
        memcpy(block, rest, left);
    block[left] = 0x80;
    for (size_t i = 0; i < LENGTH_BYTES; i++)
        block[blocks * BLOCK - 1 - i] = (unsigned char)(length * 8 >> 8 * i);
    for (size_t i = 0; i < blocks; i++)
        absorb(block + i * BLOCK, hash);
}

char *ins_sha256_end(struct ins_sha256 *sum, char text[INS_SHA256_TEXT])
{
    finish_hash(sum->rest, (size_t)(sum->length % BLOCK), sum->length, sum->hash);
    for (int i = 0; i < WORDS; i++)
        (void)snprintf(text + (size_t)8 * (size_t)i, 9, "%08x", (unsigned)sum->hash[i]);
    return text;
}

char *ins_sha256(const void *bytes, size_t length, char text[INS_SHA256_TEXT])
{
    struct ins_sha256 sum;
    ins_sha256_begin(&sum);
    ins_sha256_add(&sum, bytes, length);
    return ins_sha256_end(&sum, text);
}
