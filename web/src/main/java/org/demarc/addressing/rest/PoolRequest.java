package org.demarc.addressing.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.PoolDraft;
import org.demarc.addressing.entity.PoolKind;
import org.demarc.addressing.entity.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * A pool as the caller wants it.
 *
 * @param kind ppp (PPPoE accounts on every router) or dhcp (leases of one router)
 * @param routerId needed for dhcp
 * @param prefixes such as {@code 10.1.0.0/16}, in the order they are to be drawn from; {@code 10.1.1.5/24} is taken as its network, with a warning
 * @param position pools are drawn from in rising order
 * @param version that was read; needed for a change
 */
public record PoolRequest(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = "(?i)ppp|dhcp") String kind,
        @Nullable Long routerId,
        @NotNull @Size(max = 1000) List<@NotNull String> prefixes,
        @Nullable Integer position,
        @Nullable Long version) {

    PoolDraft draft() {
        PoolKind wanted = PoolKind.valueOf(kind.toUpperCase(Locale.ROOT));
        if (wanted == PoolKind.DHCP && routerId == null) {
            throw AddressingProblem.UNKNOWN_ROUTER.because("a DHCP pool needs the routerId of its router");
        }
        return new PoolDraft(
                name.strip(),
                wanted,
                wanted == PoolKind.PPP ? null : routerId,
                position == null ? 0 : position,
                prefixes.stream().map(PoolRequest::prefix).distinct().toList());
    }

    /** What of the request was taken otherwise than it was written. */
    List<String> warnings() {
        return prefixes.stream()
                .filter(Prefix::isOfHost)
                .map(text -> text.strip() + " is taken as its network " + Prefix.of(text))
                .distinct()
                .toList();
    }

    private static Prefix prefix(String text) {
        try {
            return Prefix.of(text);
        } catch (IllegalArgumentException e) {
            throw AddressingProblem.NOT_A_PREFIX.because("\"" + text + "\" is not a prefix");
        }
    }
}
