package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmApi;
import org.demarc.ucrm.control.CrmCheck;
import org.demarc.ucrm.control.CrmCheck.KeyType;
import org.demarc.ucrm.control.SetUp;
import org.demarc.ucrm.entity.CrmEvent;
import org.demarc.ucrm.entity.CrmEvents;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.UcrmProblem;
import org.jspecify.annotations.Nullable;

/**
 * Helps to prepare a CRM for Demarc: shows which custom attributes and which webhook endpoint are there, makes those that
 * are missing where the app key may write, and looks again (UR-77).
 */
@Stateless
@Requires(Permission.PROVISIONING_ADMIN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SetUpAssistant {

    @Inject
    SourceDesk desk;

    @Inject
    CrmApis apis;

    @Inject
    CrmEvents events;

    @Inject
    AuditLog audit;

    /**
     * What was found.
     *
     * @param key what the app key may do
     * @param problem why the CRM could not be asked, empty when it could
     * @param lastHookAt when a webhook of the source last came in, null for never
     */
    public record Found(
            long sourceId,
            String code,
            String name,
            KeyType key,
            String problem,
            List<SetUp.Attribute> attributes,
            SetUp.Endpoint endpoint,
            @Nullable Instant lastHookAt) {

        public Found {
            attributes = List.copyOf(attributes);
        }

        /** Whether nothing is left to do in the CRM. */
        public boolean isComplete() {
            return endpoint.state() == SetUp.State.PRESENT
                    && attributes.stream().allMatch(one -> one.state() == SetUp.State.PRESENT);
        }

        /** Whether something is missing that Demarc can make itself. */
        public boolean canCreate() {
            return key == KeyType.WRITE
                    && (endpoint.state() == SetUp.State.MISSING
                            || attributes.stream().anyMatch(one -> one.state() == SetUp.State.MISSING));
        }
    }

    private record Made(List<String> attributes, boolean endpoint) {}

    /**
     * Looks without changing anything.
     *
     * @param publicUrl Demarc's address as the CRM sees it, such as {@code https://demarc.example.net}
     */
    public Found look(long sourceId, String publicUrl) {
        return look(desk.one(sourceId), publicUrl, Map.of());
    }

    /**
     * Makes what is missing, and looks again.
     *
     * @throws org.demarc.ProblemException {@link UcrmProblem#KEY_MAY_NOT_WRITE} when the app key may not write
     */
    public Found carryOut(long sourceId, String publicUrl) {
        CrmSource source = desk.one(sourceId);
        Found before = look(source, publicUrl, Map.of());
        if (before.key() != KeyType.WRITE) {
            throw UcrmProblem.KEY_MAY_NOT_WRITE.because(
                    before.problem().isEmpty() ? "the app key of source " + source.code() : before.problem());
        }
        CrmApi api = apis.of(source);
        Map<String, String> refusals = new HashMap<>();
        List<String> made = new ArrayList<>();
        for (SetUp.Attribute attribute : before.attributes()) {
            if (attribute.state() == SetUp.State.MISSING) {
                String words = made(api.post("custom-attributes", SetUp.body(attribute)), attribute.key());
                refusals.put(attribute.key(), words);
                made.add(attribute.key());
            }
        }
        if (before.endpoint().state() == SetUp.State.MISSING) {
            refusals.put("", made(api.post("webhooks/endpoints", SetUp.body(before.endpoint())), ""));
        }
        Found after = look(source, publicUrl, refusals);
        made.removeIf(key -> after.attributes().stream()
                .noneMatch(one -> one.key().equals(key) && one.state() == SetUp.State.PRESENT));
        boolean endpoint = before.endpoint().state() != SetUp.State.PRESENT
                && after.endpoint().state() == SetUp.State.PRESENT;
        audit.record("crm-source:set-up", "crm-source", source.code(), null, new Made(made, endpoint));
        return after;
    }

    /** The CRM's words when it did not make it; another key than asked for is a refusal, too. */
    private static String made(CrmAnswer answer, String key) {
        if (answer instanceof CrmAnswer.Found found) {
            String named = found.json().path("key").asText(key);
            return named.equals(key) ? "" : "the CRM made it with the key " + named + ": write that into the source";
        }
        return answer instanceof CrmAnswer.Missing ? "the CRM's API does not offer this" : EventCheck.words(answer);
    }

    private Found look(CrmSource source, String publicUrl, Map<String, String> refusals) {
        String url = checked(publicUrl) + desk.hookPath(source.id());
        JsonNode attributes = MissingNode.getInstance();
        JsonNode endpoints = MissingNode.getInstance();
        KeyType key = KeyType.NONE;
        String problem = "";
        if (source.hasApi()) {
            CrmApi api = apis.of(source);
            CrmAnswer answer = api.get("custom-attributes");
            if (answer instanceof CrmAnswer.Found found) {
                attributes = found.json();
                endpoints = api.get("webhooks/endpoints") instanceof CrmAnswer.Found list ? list.json() : endpoints;
                key = CrmCheck.keyType(api);
            } else {
                problem = answer instanceof CrmAnswer.Missing
                        ? "the CRM's API knows no custom attributes"
                        : EventCheck.words(answer);
            }
        }
        return new Found(
                source.id(),
                source.code(),
                source.name(),
                key,
                problem,
                SetUp.attributes(source.keys(), attributes).stream()
                        .map(one -> one.saying(refusals.getOrDefault(one.key(), one.detail())))
                        .toList(),
                said(SetUp.endpoint(url, source.code(), endpoints), refusals),
                lastHook(source));
    }

    private static SetUp.Endpoint said(SetUp.Endpoint endpoint, Map<String, String> refusals) {
        return endpoint.saying(refusals.getOrDefault("", endpoint.detail()));
    }

    private @Nullable Instant lastHook(CrmSource source) {
        var any = new CrmEvents.Filter(
                source.code(), "", "", Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)));
        return events.list(any, PageRequest.first(1)).items().stream()
                .map(CrmEvent::receivedAt)
                .findFirst()
                .orElse(null);
    }

    /** The address without a slash at its end. */
    private static String checked(String publicUrl) {
        String tidy = publicUrl.strip().replaceAll("/+$", "");
        try {
            URI address = URI.create(tidy);
            if (address.getHost() != null && List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
                return tidy;
            }
        } catch (IllegalArgumentException e) {
            throw UcrmProblem.BAD_PUBLIC_URL.because("\"" + tidy + "\" is no address");
        }
        throw UcrmProblem.BAD_PUBLIC_URL.because("\"" + tidy + "\" is no http address");
    }
}
