package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.demarc.provisioning.control.AccountFields;
import org.demarc.provisioning.control.Speeds;
import org.demarc.ucrm.entity.AttributeKeys;
import org.jspecify.annotations.Nullable;

/**
 * What a hook told otherwise than the CRM says when it is asked (ucrm-routeros.md 5.2). Only what the hook has is compared: hooks may come
 * without attributes and fields. Values are shown of what Demarc uses and what is no password; of other attributes only that they differ, as
 * nobody knows what is in them.
 */
public final class HookDifference {

    private static final int MOST = 10;
    private static final int LONGEST = 60;

    private final List<String> found = new ArrayList<>();

    private HookDifference() {}

    /**
     * In words, {@code field: hook → CRM}, at most ten; empty when both say the same.
     *
     * @param hook the service as the hook tells of it; without an id it tells nothing
     * @param now the service as the CRM shows it
     * @param at decides which speeds are in force
     */
    public static Optional<String> words(JsonNode hook, CrmService now, AttributeKeys keys, Instant at) {
        CrmService told = CrmService.of(hook, at);
        if (!told.id().equals(now.id())) {
            return Optional.empty();
        }
        HookDifference difference = new HookDifference();
        difference.fields(told, now);
        if (hook.path("attributes").isArray()) {
            difference.attributes(told, now, keys);
        }
        return difference.found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", difference.found.stream().limit(MOST).toList()));
    }

    private void fields(CrmService told, CrmService now) {
        compare("status", text(told.status()), text(now.status()));
        compare("clientId", told.clientId(), now.clientId());
        compare("name", told.name(), now.name());
        compare("servicePlanId", told.planId(), now.planId());
        compare("servicePlanName", told.planName(), now.planName());
        compare("servicePlanType", told.planType(), now.planType());
        compare("speeds", text(told.speeds()), text(now.speeds()));
    }

    private void attributes(CrmService told, CrmService now, AttributeKeys keys) {
        Set<String> shown = new TreeSet<>(Stream.of(keys.device(), keys.username(), keys.mac(), keys.address())
                .filter(key -> !key.isEmpty())
                .toList());
        Set<String> all = new TreeSet<>(told.valueByKey().keySet());
        all.addAll(now.valueByKey().keySet());
        for (String key : all) {
            if (!told.value(key).equals(now.value(key))) {
                found.add(
                        shown.contains(key)
                                ? said(key, told.value(key), now.value(key))
                                : key + ": " + AccountFields.MASK);
            }
        }
    }

    private void compare(String field, String told, String now) {
        if (!told.isEmpty() && !told.equals(now)) {
            found.add(said(field, told, now));
        }
    }

    private static String said(String field, String told, String now) {
        return field + ": " + shown(told) + " → " + shown(now);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : CrmText.cut(value, LONGEST);
    }

    private static String text(@Nullable Integer number) {
        return Objects.toString(number, "");
    }

    private static String text(Speeds speeds) {
        return speeds.rateText();
    }
}
