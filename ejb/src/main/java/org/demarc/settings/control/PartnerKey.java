package org.demarc.settings.control;

import java.util.List;
import java.util.Locale;

/**
 * A key of the partner's configuration (wildcore-mikbill.md 12.1), and what stands for it here.
 *
 * @param key {@code POLLER_COUNT_PROCS}; an asterisk at the end stands for every ending
 * @param settings keys of settings with the same meaning, of start-up or of run time; empty for none
 * @param says why there is none; empty when there is one
 */
public record PartnerKey(String key, List<String> settings, String says) {

    private static final String ANY_ENDING = "*";

    public PartnerKey {
        settings = List.copyOf(settings);
    }

    static PartnerKey is(String key, String... settings) {
        return new PartnerKey(key, List.of(settings), "");
    }

    static PartnerKey without(String key, String says) {
        return new PartnerKey(key, List.of(), says);
    }

    /** Whether somebody who types the text may look for this key: {@code MIKBILL_API_URL} is one of {@code MIKBILL_*}. */
    public boolean isMeantBy(String typed) {
        String word = typed.strip().toUpperCase(Locale.ROOT);
        return key.contains(word)
                || (key.endsWith(ANY_ENDING) && word.startsWith(key.substring(0, key.length() - ANY_ENDING.length())));
    }
}
