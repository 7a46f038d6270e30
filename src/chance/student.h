/* chance/student.h - Student's t by inversion, scaled to unit variance.
 *
 * Months of real inflow jump harder than a normal. With x = 2u - 1 and w = -log(4u(1 - u)) as
 * in normal.h, the quantile is t = x exp(N(w) / Q(w)): the exponent is nearly a straight line in
 * w, of slope 1/nu, since the tail falls like t^-nu. Q is the same for every law; each
 * coefficient of N is a polynomial in 1/nu (fit.py), so a law is ready in a microsecond. The
 * error of the distribution function is under 3e-10, and that of t in the far tail under 3e-4
 * of t.
 */
#ifndef INS_CHANCE_STUDENT_H
#define INS_CHANCE_STUDENT_H

#include "base/lanes.h"

enum { INS_STUDENT_TERMS = 13 };

struct ins_student {
    double nu;                           /* degrees of freedom; 0 for the normal law */
    double scale;                        /* sqrt((nu - 2) / nu) */
    double numerator[INS_STUDENT_TERMS]; /* N, the constant first */
};

/* `nu` > 2, or 0 for the normal law. Tested from 2.05 to 1e6. */
void ins_student_init(struct ins_student *law, double nu);

/* e[i] = the quantile of u[i] in (0, 1), mean 0 and variance 1; increasing in u but for rounding,
 * odd about u = 1/2. Two different rows. */
void ins_student_row(const struct ins_student *law, const struct ins_row *restrict u,
                     struct ins_row *restrict e);

#endif
