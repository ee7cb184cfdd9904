package org.demarc.provisioning.boundary;

import java.util.List;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.provisioning.entity.ProvisioningProblem;

/** What goes beyond the limits of bulk changes is done at an administrator's word only (UR-72). */
final class BeyondLimits {

    private BeyondLimits() {}

    /**
     * Nothing when no limit is exceeded.
     *
     * @param exceeded in words
     * @param count how much is about to be done
     * @param typed what an administrator typed as that count
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NEEDS_OVERRIDE}
     */
    static void requireTyped(CurrentUser caller, List<String> exceeded, long count, long typed) {
        if (!exceeded.isEmpty() && (typed != count || !caller.may(Permission.PROVISIONING_ADMIN))) {
            throw ProvisioningProblem.NEEDS_OVERRIDE.because(
                    String.join("; ", exceeded) + "; type " + count + " to do it all the same");
        }
    }

    /**
     * As {@link #requireTyped}, and he must say why.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NEEDS_OVERRIDE}, {@link ProvisioningProblem#REASON_NEEDED}
     */
    static void requireWord(CurrentUser caller, List<String> exceeded, long count, long typed, String reason) {
        requireTyped(caller, exceeded, count, typed);
        if (!exceeded.isEmpty() && reason.isBlank()) {
            throw ProvisioningProblem.REASON_NEEDED.because("say why");
        }
    }
}
