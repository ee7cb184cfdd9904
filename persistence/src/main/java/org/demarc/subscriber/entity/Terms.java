package org.demarc.subscriber.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a subscriber is served.
 *
 * @param state whether he is served
 * @param rawState the billing's own state id, empty where none
 * @param tariffs external ids of the current tariffs, sorted; one may stand twice
 * @param next the tariff that follows, null for none
 * @param contract the newest contract
 */
public record Terms(
        ServiceState state,
        String rawState,
        List<String> tariffs,
        @Nullable NextTariff next,
        Contract contract) {

    public static final Terms NONE = new Terms(ServiceState.OTHER, "", List.of(), null, Contract.NONE);

    public Terms {
        tariffs = tariffs.stream().sorted().toList();
    }
}
