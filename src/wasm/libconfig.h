/* wasm/libconfig.h - what scenario/tree.c needs of libconfig, in the page.
 *
 * Debian has no libconfig for browsers. The text that reaches it here is not a planner's but
 * that of scenario/scan.h, already looked at and written in one way; reading that takes this
 * small reader of our own. The names are libconfig's.
 */
#ifndef INS_WASM_LIBCONFIG_H
#define INS_WASM_LIBCONFIG_H

enum {
    CONFIG_TYPE_GROUP = 1,
    CONFIG_TYPE_INT,
    CONFIG_TYPE_INT64,
    CONFIG_TYPE_FLOAT,
    CONFIG_TYPE_STRING,
    CONFIG_TYPE_BOOL,
    CONFIG_TYPE_LIST
};

typedef struct config_setting_t config_setting_t;
typedef struct config_t {
    config_setting_t *root;
} config_t;

void              config_init(config_t *config);
int               config_read_string(config_t *config, const char *text);
config_setting_t *config_root_setting(const config_t *config);
void              config_destroy(config_t *config);

int               config_setting_type(const config_setting_t *setting);
int               config_setting_get_int(const config_setting_t *setting);
long long         config_setting_get_int64(const config_setting_t *setting);
double            config_setting_get_float(const config_setting_t *setting);
int               config_setting_get_bool(const config_setting_t *setting);
const char       *config_setting_get_string(const config_setting_t *setting);
const char       *config_setting_name(const config_setting_t *setting);
int               config_setting_length(const config_setting_t *setting);
config_setting_t *config_setting_get_elem(const config_setting_t *setting, unsigned index);
int               config_setting_is_root(const config_setting_t *setting);
int               config_setting_is_aggregate(const config_setting_t *setting);
int               config_setting_is_group(const config_setting_t *setting);

#endif
