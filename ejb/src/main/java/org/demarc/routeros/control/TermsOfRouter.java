package org.demarc.routeros.control;

import java.time.Duration;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.routeros.entity.AccountStyle;
import org.demarc.routeros.entity.Router;
import org.demarc.routeros.entity.RouterReach;
import org.jspecify.annotations.Nullable;

/** Says what a stored router means for those who work with it. */
public final class TermsOfRouter {

    private TermsOfRouter() {}

    public static RouterTerms of(Router router, RouterOsSettings settings) {
        AccountStyle style = router.style();
        return new RouterTerms(
                access(router, settings),
                style.disabledProfile(),
                style.disabledList(),
                style.activeList(),
                style.pppService(),
                RouterTerms.DisableBy.valueOf(style.disableBy().name()),
                style.insertQueueBefore().equals("none") ? "" : style.insertQueueBefore(),
                style.leaseTime(),
                style.dhcpServer(),
                style.managedProfiles(),
                style.templateProfile(),
                style.disabledRate(),
                style.asciiComments());
    }

    public static RouterAccess access(Router router, RouterOsSettings settings) {
        RouterReach reach = router.reach();
        return new RouterAccess(
                router.id(),
                router.name(),
                reach.host(),
                reach.port(),
                reach.tls(),
                reach.pin(),
                reach.user(),
                reach.password(),
                reach.legacyLogin(),
                router.source(),
                time(reach.connectTimeoutMs(), settings.connectTimeout()),
                time(reach.commandTimeoutMs(), settings.commandTimeout()),
                time(reach.menuTimeoutMs(), settings.menuTimeout()));
    }

    private static Duration time(@Nullable Integer millis, Duration usual) {
        return millis == null ? usual : Duration.ofMillis(millis);
    }
}
