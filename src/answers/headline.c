#include "answers/headline.h"

#include <math.h>

static double yearly_carrying(const struct ins_split *split)
{
    double euro = 0.0;
    int    months = 0;
    for (int y = 0; y < split->years; y++) {
        euro += split->year[y].carrying.value * split->year[y].months;
        months += split->year[y].months;
    }
    return euro / months;
}

/* The years from the start on in which today's backlog costs more than the one aimed at. */
static void find_stock(const struct ins_split *split, struct ins_headline *headline)
{
    double euro = 0.0;
    int    months = 0;
    headline->until = 0;
    for (int y = 0; y < split->years && split->year[y].stock.value > 0.0; y++) {
        euro += split->year[y].stock.value;
        months += split->year[y].months;
        headline->until = split->year[y].year;
    }
    headline->stock = months > 0 ? 12.0 * euro / months : 0.0;
}

void ins_headline_of(const struct ins_buffer *buffer, struct ins_headline *headline)
{
    const struct ins_split      *split   = buffer->split;
    const struct ins_split_case *carried = &split->carried;
    headline->confidence = buffer->confidence;
    headline->filled     = buffer->filled;
    headline->carries    = carried->exists;
    headline->as_is      = (struct ins_headline_case){
        .budget = ins_trade_yearly(&buffer->scenario), .reserve = buffer->norm, .p_norm = buffer->p_norm,
        .p_norm_none = buffer->p_norm_none, .p_norm_max = buffer->p_norm_max};
    headline->told = headline->as_is;
    if (carried->exists)
        headline->told = (struct ins_headline_case){
            .budget = yearly_carrying(split), .reserve = carried->norm, .p_norm = carried->p_norm,
            .p_norm_none = carried->p_norm_none, .p_norm_max = carried->p_norm_max};
    find_stock(split, headline);
    headline->hangs = buffer->hangs.most;
    if (headline->hangs >= 0)
        headline->pair = buffer->hangs.chance[headline->hangs];
}

bool ins_headline_carry(const struct ins_buffer *buffer, struct ins_scenario *carried)
{
    const struct ins_split *split = buffer->split;
    *carried = buffer->scenario;
    if (!split->carried.exists)
        return false;
    carried->budget.annual_count = split->years;
    for (int y = 0; y < split->years; y++)
        carried->budget.annual[y] = split->year[y].carrying.value;
    return true;
}
