package org.demarc.routeros.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.demarc.routeros.entity.Router;
import org.jspecify.annotations.Nullable;

/**
 * A router as our API shows it: never with its password.
 *
 * @param state up, waiting (nobody calls before openUntil), down, login (refused) or fresh (never called)
 * @param fault why the last connection failed, empty when it did not
 * @param openUntil nobody tries to connect before, absent while the circuit is closed
 * @param loginRefused the router's words; while they stand nobody signs in until a test or a change
 */
public record RouterView(
        long id,
        String name,
        List<String> aliases,
        String source,
        String host,
        int port,
        boolean tls,
        String pin,
        String login,
        boolean legacyLogin,
        @Nullable Integer connectTimeoutMs,
        @Nullable Integer commandTimeoutMs,
        @Nullable Integer menuTimeoutMs,
        boolean managedProfiles,
        String templateProfile,
        String disabledRate,
        String disabledProfile,
        String disabledList,
        String activeList,
        String disableBy,
        String pppService,
        String insertQueueBefore,
        String dhcpServer,
        String leaseTime,
        boolean asciiComments,
        String state,
        @Nullable Instant reachedAt,
        @Nullable Instant failedAt,
        int failures,
        String fault,
        @Nullable Instant openUntil,
        String loginRefused,
        String rosVersion,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    static RouterView of(Router router) {
        var reach = router.reach();
        var style = router.style();
        var standing = router.standing();
        return new RouterView(
                router.id(),
                router.name(),
                router.aliases(),
                router.source(),
                reach.host(),
                reach.port(),
                reach.tls(),
                reach.pin(),
                reach.user(),
                reach.legacyLogin(),
                reach.connectTimeoutMs(),
                reach.commandTimeoutMs(),
                reach.menuTimeoutMs(),
                style.managedProfiles(),
                style.templateProfile(),
                style.disabledRate(),
                style.disabledProfile(),
                style.disabledList(),
                style.activeList(),
                style.disableBy().name().toLowerCase(Locale.ROOT),
                style.pppService(),
                style.insertQueueBefore(),
                style.dhcpServer(),
                style.leaseTime(),
                style.asciiComments(),
                standing.state(Instant.now()).name().toLowerCase(Locale.ROOT),
                standing.reachedAt(),
                standing.failedAt(),
                standing.failures(),
                standing.fault(),
                standing.openUntil(),
                standing.loginRefused(),
                standing.rosVersion(),
                router.createdAt(),
                router.updatedAt(),
                router.version());
    }
}
