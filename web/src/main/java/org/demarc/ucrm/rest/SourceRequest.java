package org.demarc.ucrm.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.entity.AnswerMode;
import org.demarc.ucrm.entity.AttributeKeys;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A source as the caller wants it; what is left out keeps its default, and on a change of secrets its present value.
 *
 * @param code short word in tags and addresses; cannot be changed later
 * @param verification required or off; required once an app key is given
 * @param answer at-once (the default), or sync: after the work, with the predecessor's codes and messages
 * @param hookKey 22 to 128 letters, digits, dashes, underscores; made when left out
 * @param attributeKeys which service attributes are read
 * @param bothGiven dhcp, pppoe or pppoe-with-caller-id
 * @param generateCredentials whether a PPPoE service without a password gets a generated one, written into the CRM
 * @param writeBackAddress key of the attribute that Demarc writes the service's address to; empty for none
 * @param version that was read; needed for a change
 */
public record SourceRequest(
        @NotBlank @Size(max = 32) String code,
        @Nullable @Size(max = 100) String name,
        @Nullable Boolean enabled,
        @Nullable @Size(max = 500) String baseUrl,
        @Nullable @Size(max = 500) String appKey,
        @Nullable @Size(max = 100_000) String caPem,
        @Nullable @Size(max = 128) String hookKey,
        @Nullable @Size(max = 1000) List<String> allowedSenders,
        @Nullable @Pattern(regexp = "required|off") String verification,
        @Nullable @Pattern(regexp = "at-once|sync") String answer,
        @Nullable Keys attributeKeys,
        @Nullable String bothGiven,
        @Nullable @Size(max = 300) String commentTemplate,
        @Nullable @Min(0) @Max(604_800) Integer successorGraceSeconds,
        @Nullable Boolean generateCredentials,
        @Nullable @Size(max = 100) String writeBackAddress,
        @Nullable Long version) {

    /** Keys of attributes; left out: the predecessor's; empty: not used. */
    public record Keys(
            @Nullable String device,
            @Nullable String username,
            @Nullable String password,
            @Nullable String mac,
            @Nullable String address,
            @Nullable String hotspot) {

        AttributeKeys over(AttributeKeys usual) {
            return new AttributeKeys(
                    Objects.requireNonNullElse(device, usual.device()),
                    Objects.requireNonNullElse(username, usual.username()),
                    Objects.requireNonNullElse(password, usual.password()),
                    Objects.requireNonNullElse(mac, usual.mac()),
                    Objects.requireNonNullElse(address, usual.address()),
                    Objects.requireNonNullElse(hotspot, usual.hotspot()));
        }
    }

    CrmSource draft() {
        String key = Objects.requireNonNullElse(appKey, "");
        return draft(0, key.isEmpty() ? Verification.OFF : Verification.REQUIRED, key);
    }

    CrmSource draft(CrmSource present) {
        boolean hasKey = !present.appKey().isEmpty() || (appKey != null && !appKey.isEmpty());
        Verification usual = hasKey ? Verification.REQUIRED : Verification.OFF;
        return draft(present.id(), usual, Objects.requireNonNullElse(appKey, ""));
    }

    private CrmSource draft(long id, Verification usual, String key) {
        return new CrmSource(
                id,
                version == null ? 0 : version,
                code,
                Objects.requireNonNullElse(name, code),
                enabled == null || enabled,
                Objects.requireNonNullElse(baseUrl, ""),
                Secret.of(key),
                Objects.requireNonNullElse(caPem, ""),
                Secret.of(Objects.requireNonNullElse(hookKey, "")),
                Objects.requireNonNullElse(allowedSenders, List.of()),
                verification == null ? usual : verification.equals("off") ? Verification.OFF : Verification.REQUIRED,
                "sync".equals(answer) ? AnswerMode.SYNC : AnswerMode.AT_ONCE,
                attributeKeys == null ? AttributeKeys.DEFAULT : attributeKeys.over(AttributeKeys.DEFAULT),
                Objects.requireNonNullElse(bothGiven, "dhcp"),
                Objects.requireNonNullElse(commentTemplate, CrmSource.DEFAULT_COMMENT),
                successorGraceSeconds == null ? CrmSource.DEFAULT_GRACE_SECONDS : successorGraceSeconds,
                new CrmSource.WriteBack(
                        Boolean.TRUE.equals(generateCredentials),
                        Objects.requireNonNullElse(writeBackAddress, "").strip()));
    }
}
