#include "chance/normal.h"

void ins_normal_row(const struct ins_row *u, struct ins_row *z)
{
    for (int i = 0; i < INS_LANES; i++)
        z->lane[i] = ins_normal(u->lane[i]);
}
