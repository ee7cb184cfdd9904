package org.demarc.ucrm.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.demarc.ucrm.boundary.SetUpAssistant;
import org.demarc.ucrm.control.SetUp;
import org.jspecify.annotations.Nullable;

/**
 * How far a CRM is prepared.
 *
 * @param key none, read, write or unknown: what the app key may do
 * @param complete whether nothing is left to do in the CRM
 * @param canCreate whether something is missing that a POST makes
 * @param problem why the CRM could not be asked, empty when it could
 * @param lastHookAt when a webhook of the source last came in, absent for never
 */
public record SetUpView(
        String source,
        String key,
        boolean complete,
        boolean canCreate,
        String problem,
        List<AttributeView> attributes,
        EndpointView endpoint,
        @Nullable Instant lastHookAt) {

    /** @param state present, missing, wrong or unknown */
    public record AttributeView(String use, String key, String name, String state, String detail) {}

    /** @param state present, missing, wrong or unknown (the API does not show endpoints) */
    public record EndpointView(
            String url,
            String state,
            List<String> events,
            List<String> missingEvents,
            int othersOfThisSource,
            String detail) {}

    static SetUpView of(SetUpAssistant.Found found) {
        SetUp.Endpoint endpoint = found.endpoint();
        return new SetUpView(
                found.code(),
                word(found.key()),
                found.isComplete(),
                found.canCreate(),
                found.problem(),
                found.attributes().stream()
                        .map(one ->
                                new AttributeView(one.use(), one.key(), one.name(), word(one.state()), one.detail()))
                        .toList(),
                new EndpointView(
                        endpoint.url(),
                        word(endpoint.state()),
                        endpoint.events(),
                        endpoint.missingEvents(),
                        endpoint.others(),
                        endpoint.detail()),
                found.lastHookAt());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
