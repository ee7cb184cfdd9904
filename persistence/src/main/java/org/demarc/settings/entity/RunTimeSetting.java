package org.demarc.settings.entity;

import java.util.regex.Pattern;

/**
 * Something an administrator sets while Demarc runs.
 *
 * @param key {@code demarc.<capability>.<kebab-case-name>}
 * @param alias the partner's word for it, for instance {@code WEB_ZOOM_IFRAME}; empty for none
 * @param fallback what applies when nothing is set
 * @param secret sealed in the database and shown as dots
 * @param form what a value looks like; a value that does not match is refused
 * @param says one sentence for the administrator, with the unit
 */
public record RunTimeSetting(String key, String alias, String fallback, boolean secret, Pattern form, String says) {

    private static final Pattern ANY = Pattern.compile("(?s).{0,4000}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern FLAG = Pattern.compile("yes|no|true|false");

    public static RunTimeSetting text(String key, String alias, String fallback, String says) {
        return new RunTimeSetting(key, alias, fallback, false, ANY, says);
    }

    public static RunTimeSetting number(String key, String alias, String fallback, String says) {
        return new RunTimeSetting(key, alias, fallback, false, NUMBER, says);
    }

    public static RunTimeSetting flag(String key, String alias, String fallback, String says) {
        return new RunTimeSetting(key, alias, fallback, false, FLAG, says);
    }

    public static RunTimeSetting secret(String key, String alias, String says) {
        return new RunTimeSetting(key, alias, "", true, ANY, says);
    }

    public boolean accepts(String value) {
        return form.matcher(value).matches();
    }
}
