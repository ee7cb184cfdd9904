package org.demarc.ucrm.entity;

import java.util.List;
import org.demarc.settings.entity.Secret;

/**
 * One connected UISP/UCRM installation.
 *
 * @param id row
 * @param version grows with every change, for edits that must not overwrite another's
 * @param code short word in tags and addresses, 1 to 32 letters, digits, dots, dashes and underscores
 * @param name for people
 * @param enabled whether its hooks are taken
 * @param baseUrl of the CRM's API, such as {@code https://host/crm/api/v1.0/}; empty for none
 * @param appKey of the CRM's API, empty for none
 * @param caPem certificates that the CRM's TLS may be signed with besides the usual ones, PEM; empty for none
 * @param hookKey the secret part of the hook's address
 * @param allowedSenders addresses or prefixes that may send hooks; empty for any
 * @param verification whether the CRM must confirm each hook
 * @param answerMode when hooks are answered
 * @param keys which attributes are read
 * @param bothGiven name of the rule for a user name together with a MAC address
 * @param commentTemplate of the rows' comments, begins with {@code demarc/{source}/{serviceId}}
 * @param successorGraceSeconds how long a plan change waits for its new service
 * @param writeBack what Demarc writes into the CRM
 */
public record CrmSource(
        long id,
        long version,
        String code,
        String name,
        boolean enabled,
        String baseUrl,
        Secret appKey,
        String caPem,
        Secret hookKey,
        List<String> allowedSenders,
        Verification verification,
        AnswerMode answerMode,
        AttributeKeys keys,
        String bothGiven,
        String commentTemplate,
        int successorGraceSeconds,
        WriteBack writeBack) {

    /**
     * What Demarc writes into the CRM, whose app key has to allow it.
     *
     * @param credentials whether a PPPoE service without a password gets a generated one
     * @param addressKey key of the attribute that shows the service's address, empty for none
     */
    public record WriteBack(boolean credentials, String addressKey) {

        public static final WriteBack NONE = new WriteBack(false, "");

        public boolean isAnything() {
            return credentials || !addressKey.isEmpty();
        }
    }

    public static final String DEFAULT_COMMENT = "demarc/{source}/{serviceId} {clientName}";
    public static final int DEFAULT_GRACE_SECONDS = 600;

    public CrmSource {
        allowedSenders = List.copyOf(allowedSenders);
    }

    public CrmSource withHookKey(Secret key) {
        return withSecrets(appKey, key);
    }

    /** The same with the present secrets where none are given. */
    public CrmSource keepingSecretsOf(CrmSource present) {
        return withSecrets(appKey.isEmpty() ? present.appKey : appKey, hookKey.isEmpty() ? present.hookKey : hookKey);
    }

    private CrmSource withSecrets(Secret app, Secret hook) {
        return new CrmSource(
                id,
                version,
                code,
                name,
                enabled,
                baseUrl,
                app,
                caPem,
                hook,
                allowedSenders,
                verification,
                answerMode,
                keys,
                bothGiven,
                commentTemplate,
                successorGraceSeconds,
                writeBack);
    }

    /** Whether the CRM can be asked. */
    public boolean hasApi() {
        return !baseUrl.isEmpty() && !appKey.isEmpty();
    }

    public boolean mustVerify() {
        return verification == Verification.REQUIRED;
    }

    /** The part of the comment template after the tag. */
    public String commentAfterTag() {
        int blank = commentTemplate.indexOf(' ');
        return blank < 0 ? "" : commentTemplate.substring(blank + 1);
    }
}
