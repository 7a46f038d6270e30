#include "base/letter.h"

#include <stdio.h>
#include <string.h>

int ins_letter_read(const char *text, size_t left, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char  *byte    = (const unsigned char *)text;
    unsigned char         first   = byte[0];
    int length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
    *code      = first;
    if (length <= 1)
        return length;
    if (first > 0xF4 || (size_t)length > left)
        return 0;
    *code = first & (0x7FU >> length);
    for (int i = 1; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | (byte[i] & 0x3FU);
    }
    bool surrogate = *code >= 0xD800 && *code <= 0xDFFF;
    return *code < least[length] || *code > 0x10FFFF || surrogate ? 0 : length;
}

bool ins_letter_is_command(uint32_t code)
{
    static const struct {
        uint32_t from, to;
    } commands[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C},   {0x200E, 0x200F},
                    {0x2028, 0x202E}, {0x2066, 0x206F}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (code >= commands[i].from && code <= commands[i].to)
            return true;
    return false;
}

size_t ins_letter_show(const char *text, char shown[INS_LETTER_SHOWN])
{
    uint32_t code;
    shown[0] = '\0';
    if (!text[0])
        return 0;
    int length = ins_letter_read(text, strnlen(text, 4), &code);
    if (length == 0)
        (void)snprintf(shown, INS_LETTER_SHOWN, "<%02X>", (unsigned char)text[0]);
    else if (ins_letter_is_command(code))
        (void)snprintf(shown, INS_LETTER_SHOWN, "<U+%04X>", (unsigned)code);
    else
        (void)snprintf(shown, INS_LETTER_SHOWN, "%.*s", length, text);
    return length > 0 ? (size_t)length : 1;
}

void ins_letter_add(struct ins_text *text, const char *words)
{
    char shown[INS_LETTER_SHOWN];
    for (size_t length; (length = ins_letter_show(words, shown)) > 0; words += length)
        ins_text_add_bytes(text, shown, strlen(shown));
}
