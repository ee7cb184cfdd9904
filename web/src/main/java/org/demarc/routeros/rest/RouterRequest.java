package org.demarc.routeros.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.demarc.routeros.entity.AccountStyle;
import org.demarc.routeros.entity.DisableBy;
import org.demarc.routeros.entity.RouterDraft;
import org.demarc.routeros.entity.RouterReach;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A router as a caller describes it; what is absent takes the standard of ucrm-routeros.md 9.4.
 *
 * @param name device name as operators write it into a service's attribute
 * @param source code of the only source that uses it, absent for any
 * @param port absent for 8728, or 8729 with TLS
 * @param pin SHA-256 of the certificate in hex, absent to trust what Java trusts
 * @param login API user
 * @param password absent keeps the former one
 * @param managedProfiles whether Demarc makes and keeps the PPP profiles of the plans itself
 * @param templateProfile profile whose other properties the profiles that Demarc makes get
 * @param disabledRate rate of the profile of suspended accounts where Demarc makes it, upload/download
 * @param activeList address list of leases in service, absent for none
 * @param disableBy what suspends an account: its profile or list, the row's own flag, or both
 * @param pppService any, async, l2tp, ovpn, pppoe, pptp or sstp
 * @param insertQueueBefore for new leases; bottom, or none to leave it out
 * @param dhcpServer of leases, absent for all
 * @param leaseTime span of time such as 1d, 12h30m or 00:30:00; absent for the server's own
 * @param asciiComments whether comments are transliterated into plain Latin letters
 * @param version the version that was read, needed for a change
 */
public record RouterRequest(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> aliases,
        @Nullable @Size(max = 64) String source,
        @NotBlank @Size(max = 253) String host,
        @Nullable @Min(1) @Max(65535) Integer port,
        @Nullable Boolean tls,

        @Nullable @Pattern(regexp = "([0-9a-fA-F]{64})?", message = "64 hex digits")
        String pin,

        @NotBlank @Size(max = 100) String login,
        @Nullable @Size(max = 200) String password,
        @Nullable Boolean legacyLogin,
        @Nullable @Min(100) @Max(60000) Integer connectTimeoutMs,
        @Nullable @Min(100) @Max(120000) Integer commandTimeoutMs,
        @Nullable @Min(100) @Max(600000) Integer menuTimeoutMs,
        @Nullable Boolean managedProfiles,
        @Nullable @Size(max = 100) String templateProfile,

        @Nullable @Pattern(regexp = "(\\d{1,10}[kMG]?/\\d{1,10}[kMG]?)?", message = "upload/download such as 128k/128k")
        String disabledRate,

        @Nullable @Size(max = 100) String disabledProfile,
        @Nullable @Size(max = 100) String disabledList,
        @Nullable @Size(max = 100) String activeList,
        @Nullable @Pattern(regexp = "profile|flag|both") String disableBy,
        @Nullable @Size(max = 50) String pppService,
        @Nullable @Size(max = 100) String insertQueueBefore,
        @Nullable @Size(max = 100) String dhcpServer,
        @Nullable @Size(max = 20) String leaseTime,
        @Nullable Boolean asciiComments,
        @Nullable Integer version) {

    RouterDraft draft() {
        return new RouterDraft(name, aliases == null ? List.of() : aliases, text(source, ""), reach(), style());
    }

    private RouterReach reach() {
        boolean secured = Boolean.TRUE.equals(tls);
        int usual = secured ? RouterReach.TLS_PORT : RouterReach.PLAIN_PORT;
        return new RouterReach(
                host.strip(),
                port == null ? usual : port,
                secured,
                text(pin, ""),
                login,
                Secret.of(text(password, "")),
                Boolean.TRUE.equals(legacyLogin),
                connectTimeoutMs,
                commandTimeoutMs,
                menuTimeoutMs);
    }

    private AccountStyle style() {
        AccountStyle usual = AccountStyle.DEFAULT;
        return new AccountStyle(
                Boolean.TRUE.equals(managedProfiles),
                text(templateProfile, usual.templateProfile()),
                text(disabledProfile, usual.disabledProfile()),
                text(disabledList, usual.disabledList()),
                text(activeList, usual.activeList()),
                text(disabledRate, usual.disabledRate()),
                text(insertQueueBefore, usual.insertQueueBefore()),
                text(pppService, usual.pppService()),
                disableBy == null ? usual.disableBy() : DisableBy.valueOf(disableBy.toUpperCase(java.util.Locale.ROOT)),
                text(dhcpServer, usual.dhcpServer()),
                text(leaseTime, usual.leaseTime()),
                Boolean.TRUE.equals(asciiComments));
    }

    private static String text(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }

    /** Without the password, because requests may be printed. */
    @Override
    public String toString() {
        return "router " + name;
    }
}
