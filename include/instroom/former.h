/* instroom/former.h - names of versions before 0.2, which keep compiling. */
#ifndef INSTROOM_FORMER_H
#define INSTROOM_FORMER_H

#define ins_discover_wish    ins_discover_settings
#define ins_fit_wish         ins_fit_settings
#define ins_report_wish      ins_report_settings
#define ins_sensitivity_wish ins_sensitivity_settings
#define ins_serve_wish       ins_serve_settings
#define ins_sweep_wish       ins_sweep_settings

#endif
