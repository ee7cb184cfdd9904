package org.demarc.ucrm.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.control.Senders;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.CrmSources;
import org.demarc.ucrm.entity.UcrmProblem;

/** The connected UISP/UCRM installations, for administrators. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class SourceDesk {

    private static final int KEY_OCTETS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    KnownSources seen;

    @Inject
    CrmSources sources;

    @Inject
    Accounts accounts;

    @Inject
    CrmApis apis;

    @Inject
    AuditLog audit;

    public Page<CrmSource> page(PageRequest request) {
        return sources.page(request);
    }

    /** @throws org.demarc.ProblemException {@link UcrmProblem#UNKNOWN_SOURCE} */
    public CrmSource one(long id) {
        return sources.withId(id).orElseThrow(() -> UcrmProblem.UNKNOWN_SOURCE.because("no source " + id));
    }

    /** @throws org.demarc.ProblemException {@link UcrmProblem#UNKNOWN_SOURCE} */
    public CrmSource withCode(String code) {
        return sources.withCode(code)
                .orElseThrow(() -> UcrmProblem.UNKNOWN_SOURCE.because("no source \"" + code + "\""));
    }

    /** The path below the server's address that the CRM sends its hooks to; whoever knows it can send hooks. */
    @Requires(Permission.PROVISIONING_ADMIN)
    public String hookPath(long id) {
        CrmSource source = one(id);
        return "/ucrm/" + source.code() + "/" + source.hookKey().reveal() + "/";
    }

    /** Adds a source; without a hook key it gets a fresh one of 192 bits. */
    @Requires(Permission.PROVISIONING_ADMIN)
    public CrmSource add(CrmSource draft) {
        CrmSource complete = draft.hookKey().isEmpty() ? draft.withHookKey(freshKey()) : draft;
        check(complete);
        if (sources.withCode(draft.code()).isPresent()) {
            throw UcrmProblem.CODE_TAKEN.because("there is a source \"" + draft.code() + "\" already");
        }
        CrmSource added = one(sources.add(complete));
        seen.forget();
        audit.record("crm-source:added", "crm-source", added.code(), null, added);
        return added;
    }

    /** Changes everything but the code; an empty app key or hook key keeps the present one. */
    @Requires(Permission.PROVISIONING_ADMIN)
    public CrmSource change(CrmSource draft) {
        CrmSource before = one(draft.id());
        requireKeyForAnotherHost(before, draft);
        CrmSource complete = draft.keepingSecretsOf(before);
        check(complete);
        if (!sources.change(complete)) {
            throw UcrmProblem.CHANGED_MEANWHILE.because("source " + before.code() + " has another version now");
        }
        CrmSource after = one(draft.id());
        seen.forget();
        audit.record("crm-source:changed", "crm-source", after.code(), before, after);
        return after;
    }

    /**
     * Gives the source a fresh hook key of 192 bits. Its old address stops at once: until the new one is written into the CRM no hook comes
     * in.
     *
     * @throws org.demarc.ProblemException {@link UcrmProblem#CHANGED_MEANWHILE}
     */
    @Requires(Permission.PROVISIONING_ADMIN)
    public CrmSource renewHookKey(long id) {
        CrmSource before = one(id);
        if (!sources.change(before.withHookKey(freshKey()))) {
            throw UcrmProblem.CHANGED_MEANWHILE.because("source " + before.code() + " has another version now");
        }
        CrmSource after = one(id);
        seen.forget();
        audit.record("crm-source:rekeyed", "crm-source", after.code(), before, after);
        return after;
    }

    /** @throws org.demarc.ProblemException {@link UcrmProblem#SOURCE_IN_USE} while its accounts are on routers */
    @Requires(Permission.PROVISIONING_ADMIN)
    public void remove(long id) {
        CrmSource before = one(id);
        long present = accounts.onRouters(before.code());
        if (present > 0) {
            throw UcrmProblem.SOURCE_IN_USE.because(
                    present + " accounts of source " + before.code() + " are on routers");
        }
        sources.remove(id);
        seen.forget();
        audit.record("crm-source:deleted", "crm-source", before.code(), before, null);
    }

    /** Whoever may change a source must not get its stored app key sent to a host of his own. */
    private static void requireKeyForAnotherHost(CrmSource before, CrmSource draft) {
        String host = hostOf(draft.baseUrl());
        boolean isElsewhere = !host.isEmpty() && !host.equalsIgnoreCase(hostOf(before.baseUrl()));
        if (isElsewhere && draft.appKey().isEmpty() && !before.appKey().isEmpty()) {
            throw UcrmProblem.APP_KEY_NEEDED.because("host " + host + " instead of " + hostOf(before.baseUrl()));
        }
    }

    private static String hostOf(String url) {
        try {
            return Objects.requireNonNullElse(new URI(url.strip()).getHost(), "");
        } catch (URISyntaxException noAddress) {
            return url;
        }
    }

    private static void check(CrmSource source) {
        if (!source.code().matches("[A-Za-z0-9._-]{1,32}")) {
            throw UcrmProblem.INVALID_SOURCE.because("the code is 1 to 32 letters, digits, dots, dashes, underscores");
        }
        if (!source.hookKey().reveal().matches("[A-Za-z0-9_-]{22,128}")) {
            throw UcrmProblem.INVALID_SOURCE.because("the hook key is 22 to 128 letters, digits, dashes, underscores");
        }
        if (source.mustVerify() && !source.hasApi()) {
            throw UcrmProblem.INVALID_SOURCE.because("verification needs the CRM's address and an app key");
        }
        if (source.writeBack().isAnything() && !source.hasApi()) {
            throw UcrmProblem.INVALID_SOURCE.because(
                    "writing back needs the CRM's address and an app key that may write");
        }
        if (!source.commentTemplate().startsWith("demarc/{source}/{serviceId}")) {
            throw UcrmProblem.INVALID_SOURCE.because("the comment begins with demarc/{source}/{serviceId}");
        }
        if (!source.bothGiven().matches("dhcp|pppoe|pppoe-with-caller-id")) {
            throw UcrmProblem.INVALID_SOURCE.because("bothGiven is dhcp, pppoe or pppoe-with-caller-id");
        }
        checkAddresses(source);
    }

    private static void checkAddresses(CrmSource source) {
        source.allowedSenders().stream()
                .filter(entry -> !Senders.isEntry(entry))
                .findFirst()
                .ifPresent(bad -> {
                    throw UcrmProblem.INVALID_SOURCE.because("\"" + bad + "\" is no address, range or prefix");
                });
        if (source.baseUrl().isEmpty()) {
            return;
        }
        try {
            URI address = URI.create(source.baseUrl());
            if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
                throw UcrmProblem.INVALID_SOURCE.because("\"" + source.baseUrl() + "\" is no http address");
            }
            new CrmApis().of(source);
        } catch (IllegalArgumentException e) {
            throw UcrmProblem.INVALID_SOURCE.because(String.valueOf(e.getMessage()));
        }
    }

    private static Secret freshKey() {
        byte[] octets = new byte[KEY_OCTETS];
        RANDOM.nextBytes(octets);
        return Secret.of(HexFormat.of().formatHex(octets));
    }
}
