#include "libconfig.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct config_setting_t {
    int                type;
    char              *name, *text; /* NULL: none */
    long long          whole;
    double             real;
    config_setting_t  *parent, *first, *last, *next;
    unsigned           length;
};

/* --- building --------------------------------------------------------------------------------- */

static config_setting_t *add(config_setting_t *parent, char *name)
{
    config_setting_t *setting = calloc(1, sizeof *setting);
    if (!setting) {
        free(name);
        return NULL;
    }
    setting->name   = name;
    setting->parent = parent;
    if (parent && parent->last)
        parent->last->next = setting;
    else if (parent)
        parent->first = setting;
    if (parent) {
        parent->last = setting;
        parent->length++;
    }
    return setting;
}

static void drop(config_setting_t *setting)
{
    while (setting) {
        config_setting_t *next = setting->next;
        drop(setting->first);
        free(setting->name);
        free(setting->text);
        free(setting);
        setting = next;
    }
}

/* --- reading ---------------------------------------------------------------------------------- */

static void skip(const char **at)
{
    *at += strspn(*at, " \t\r\n");
}

static bool take(const char **at, char sign)
{
    skip(at);
    bool there = **at == sign;
    *at += there;
    return there;
}

static int hexadecimal(char digit)
{
    return digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10;
}

/* One letter of a text, its escapes resolved. */
static char letter(const char **at)
{
    static const char escape[] = "ntrf", meant[] = "\n\t\r\f";
    char              byte     = *(*at)++;
    if (byte != '\\')
        return byte;
    byte = *(*at)++;
    if (byte == 'x') {
        byte = (char)(hexadecimal((*at)[0]) * 16 + hexadecimal((*at)[1]));
        *at += 2;
        return byte;
    }
    const char *known = strchr(escape, byte);
    return known ? meant[known - escape] : byte;
}

static bool read_text(const char **at, config_setting_t *setting)
{
    char *to      = setting->text = malloc(strlen(*at) + 1);
    setting->type = CONFIG_TYPE_STRING;
    if (!to)
        return false;
    for ((*at)++; **at != '"';) {
        if (!**at)
            return false;
        *to++ = letter(at);
    }
    (*at)++;
    *to = '\0';
    return true;
}

static bool read_word(const char **at, config_setting_t *setting)
{
    bool yes      = strncmp(*at, "true", 4) == 0;
    setting->type = CONFIG_TYPE_BOOL;
    setting->whole = yes;
    if (!yes && strncmp(*at, "false", 5) != 0)
        return false;
    *at += yes ? 4 : 5;
    return true;
}

static bool read_number(const char **at, config_setting_t *setting)
{
    size_t length = strspn(*at, "+-0123456789.eE");
    bool   real   = memchr(*at, '.', length) || memchr(*at, 'e', length) || memchr(*at, 'E', length);
    setting->whole = real ? 0 : strtoll(*at, NULL, 10);
    setting->real  = real ? strtod(*at, NULL) : (double)setting->whole;
    bool wide      = setting->whole > INT32_MAX || setting->whole < INT32_MIN;
    setting->type  = real ? CONFIG_TYPE_FLOAT : wide ? CONFIG_TYPE_INT64 : CONFIG_TYPE_INT;
    *at += length;
    *at += strspn(*at, "L");
    return length > 0;
}

static bool read_value(const char **at, config_setting_t *setting);

static bool read_keys(const char **at, config_setting_t *group, char close)
{
    group->type = CONFIG_TYPE_GROUP;
    for (;;) {
        if (take(at, close)) /* '\0' stays where it is for the caller to see */
            return true;
        size_t length = strcspn(*at, "= \n\t{}();,\"");
        char  *name   = length > 0 ? strndup(*at, length) : NULL;
        *at += length;
        if (!name || !take(at, '=')) {
            free(name);
            return false;
        }
        config_setting_t *setting = add(group, name);
        if (!setting || !read_value(at, setting) || !take(at, ';'))
            return false;
    }
}

static bool read_list(const char **at, config_setting_t *list)
{
    list->type = CONFIG_TYPE_LIST;
    while (!take(at, ')')) {
        if (list->length > 0 && !take(at, ','))
            return false;
        config_setting_t *setting = add(list, NULL);
        if (!setting || !read_value(at, setting))
            return false;
    }
    return true;
}

static bool read_value(const char **at, config_setting_t *setting)
{
    if (take(at, '{'))
        return read_keys(at, setting, '}');
    if (take(at, '('))
        return read_list(at, setting);
    if (**at == '"')
        return read_text(at, setting);
    if (**at == 't' || **at == 'f')
        return read_word(at, setting);
    return read_number(at, setting);
}

/* --- what is asked ---------------------------------------------------------------------------- */

void config_init(config_t *config)
{
    config->root = NULL;
}

int config_read_string(config_t *config, const char *text)
{
    config->root = add(NULL, NULL);
    return config->root && read_keys(&text, config->root, '\0');
}

config_setting_t *config_root_setting(const config_t *config)
{
    return config->root;
}

void config_destroy(config_t *config)
{
    drop(config->root);
    config->root = NULL;
}

int config_setting_type(const config_setting_t *setting)
{
    return setting->type;
}

int config_setting_get_int(const config_setting_t *setting)
{
    return (int)setting->whole;
}

long long config_setting_get_int64(const config_setting_t *setting)
{
    return setting->whole;
}

double config_setting_get_float(const config_setting_t *setting)
{
    return setting->real;
}

int config_setting_get_bool(const config_setting_t *setting)
{
    return setting->whole != 0;
}

const char *config_setting_get_string(const config_setting_t *setting)
{
    return setting->text;
}

const char *config_setting_name(const config_setting_t *setting)
{
    return setting->name;
}

int config_setting_length(const config_setting_t *setting)
{
    return (int)setting->length;
}

config_setting_t *config_setting_get_elem(const config_setting_t *setting, unsigned index)
{
    config_setting_t *child = setting->first;
    while (child && index-- > 0)
        child = child->next;
    return child;
}

int config_setting_is_root(const config_setting_t *setting)
{
    return !setting->parent;
}

int config_setting_is_aggregate(const config_setting_t *setting)
{
    return setting->type == CONFIG_TYPE_GROUP || setting->type == CONFIG_TYPE_LIST;
}

int config_setting_is_group(const config_setting_t *setting)
{
    return setting->type == CONFIG_TYPE_GROUP;
}
