/* The word that was meant. */
#include <string.h>

#include "cli/options.h"

enum { LONGEST = 40 };

/* Letters that both words have in the same order (longest common subsequence). */
static int common(const char *one, const char *other)
{
    int    row[LONGEST + 1] = {0};
    size_t length           = strlen(other);
    for (; *one; one++) {
        int corner = 0; /* of the row above, one to the left */
        for (size_t j = 0; j < length; j++) {
            int above  = row[j + 1];
            int better = above > row[j] ? above : row[j];
            row[j + 1] = *one == other[j] ? corner + 1 : better;
            corner     = above;
        }
    }
    return row[length];
}

const char *ins_nearest(const char *word, const char *const *words, int count)
{
    const char *nearest = NULL;
    int         least = 0, length = (int)strlen(word);
    for (int i = 0; i < count; i++) {
        int other = (int)strlen(words[i]);
        if (length > LONGEST || other > LONGEST)
            continue;
        /* Letters to take out and put in; more than half of the word is another word. */
        int distance = length + other - 2 * common(word, words[i]);
        if (2 * distance <= length + 1 && (!nearest || distance < least)) {
            nearest = words[i];
            least   = distance;
        }
    }
    return nearest;
}
