package org.demarc.device.entity;

import java.util.Locale;

/**
 * Why something is not read or done: a custom parameter says so (devices.md 2.4).
 *
 * @param parameter the key, {@code disabled_modules}
 * @param module a name of devices.md chapter 3; for {@code optical_load_only} the levels that are asked for alone
 * @param level the nearest level that says something under that key
 */
public record SwitchedOff(String parameter, String module, AccessLevel.Kind level) {

    /** One sentence in English without a full stop, for refusals and answers to programs. */
    public String text() {
        return "switched off by the custom parameters: " + parameter + " on the level of the " + levelWord() + " names "
                + module;
    }

    private String levelWord() {
        return level == AccessLevel.Kind.PROFILE
                ? "access profile"
                : level.name().toLowerCase(Locale.ROOT);
    }
}
