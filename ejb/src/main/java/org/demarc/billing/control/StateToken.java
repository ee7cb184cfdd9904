package org.demarc.billing.control;

import java.util.Locale;
import java.util.Map;
import org.demarc.subscriber.entity.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * A state id of the billing with what it means.
 *
 * @param state Demarc's word
 * @param raw the id as it came
 */
record StateToken(ServiceState state, String raw) {

    private static final int LONGEST_PASSED_ID = 5;

    /**
     * Null where the billing gives no state.
     *
     * @param tokens null where the billing's list of states cannot be had: what the id means stays as it was known
     */
    static @Nullable StateToken of(@Nullable String id, @Nullable Map<String, String> tokens, ServiceState known) {
        if (id == null) {
            return null;
        }
        return new StateToken(tokens == null ? known : meaning(id, tokens.getOrDefault(id, "")), id);
    }

    private static ServiceState meaning(String id, String token) {
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "work" -> ServiceState.ACTIVE;
            case "pause" -> ServiceState.PAUSE;
            case "disable", "nomoney", "stop", "new" -> ServiceState.STOP;
            default -> id.length() > LONGEST_PASSED_ID ? ServiceState.STOP : ServiceState.OTHER;
        };
    }
}
