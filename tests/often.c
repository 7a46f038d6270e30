#include "often.h"

#include <stdlib.h>

int as_often(int many, int few)
{
    const char *asked = getenv("INSTROOM_LONG");
    return asked && asked[0] == '1' ? many : few;
}
