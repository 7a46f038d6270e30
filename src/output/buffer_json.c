/* The answer about the buffer, for machines. */
#include "instroom/output.h"
#include "output/parts.h"

char *ins_buffer_json(const struct ins_buffer *buffer)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "buffer");
    ins_parts_open(&json, &buffer->scenario);
    ins_parts_norm(&json, &buffer->scenario);
    ins_parts_buffer(&json, buffer);
    ins_parts_provenance(&json, buffer->source, &buffer->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
