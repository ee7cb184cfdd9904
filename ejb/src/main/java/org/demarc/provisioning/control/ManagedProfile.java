package org.demarc.provisioning.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.provisioning.control.RouterTerms.DisableBy;

/**
 * A PPP profile that Demarc makes and keeps itself (ucrm-routeros.md 6.5).
 *
 * @param name byte for byte as the plan's
 * @param rate {@code rate-limit}, empty for none
 * @param comment marks it as Demarc's; a profile of this name with another comment is used as it is
 * @param template profile whose other properties a new one gets, empty for none
 */
public record ManagedProfile(String name, String rate, String comment, String template) {

    private static final Pattern MARK = Pattern.compile("demarc/[^/ ]+/plan/(.*)", Pattern.DOTALL);

    /** Whether the comment says that Demarc made the profile of this name. */
    public static boolean isMark(String comment, String name) {
        Matcher mark = MARK.matcher(comment);
        return mark.matches() && mark.group(1).equals(name);
    }

    /** The profile that the account needs; nothing where people make the profiles, or where a person chose another one. */
    static Optional<ManagedProfile> of(ServiceWish wish, AccountPlan.Put put, DesiredAccount desired) {
        RouterTerms router = put.router();
        if (!router.managedProfiles() || !(desired instanceof PppoeAccount account)) {
            return Optional.empty();
        }
        boolean isDisabled = !put.enabled() && router.disableBy() != DisableBy.FLAG;
        String expected = isDisabled ? router.disabledProfile() : wish.plan();
        if (!account.profile().equals(expected)) {
            return Optional.empty();
        }
        return Optional.of(new ManagedProfile(
                expected,
                isDisabled ? router.disabledRate() : wish.speeds().rateText(),
                "demarc/" + wish.service().source() + "/plan/" + expected,
                router.templateProfile()));
    }
}
