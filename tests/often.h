/* often.h - how often a test does what takes long. */
#ifndef TESTS_OFTEN_H
#define TESTS_OFTEN_H

/* `few` in make test, `many` where INSTROOM_LONG=1 is set, as in .ci/run. */
int as_often(int many, int few);

#endif
