package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.wildcore.control.DiagView;
import org.demarc.wildcore.control.WildcoreProblem;

/** Says how a line does: from the database at once, or from the device within the deadline (wildcore-mikbill.md 6.3). */
@ApplicationScoped
@Requires({Permission.DEVICE_SHOW, Permission.DIAG_INTERFACE})
public class Diagnostics {

    @Inject
    CurrentUser caller;

    @Inject
    LineDiagnosis diagnosis;

    /** Where values are taken from. */
    public enum From {
        /** What is remembered; what has grown old is read again behind the caller's back. */
        CACHE,
        /** What is remembered and nothing else. */
        STORE,
        /** From the device, now. */
        DEVICE;

        /**
         * As the parameter is written.
         *
         * @throws org.demarc.ProblemException {@link WildcoreProblem#INVALID}
         */
        public static From of(String text) {
            return switch (text.strip()) {
                case "", "cache" -> CACHE;
                case "store" -> STORE;
                case "device" -> DEVICE;
                default -> throw WildcoreProblem.INVALID.because("from: must be cache, device or store");
            };
        }
    }

    /**
     * Everything about one line. Completes at once unless the device is asked, then at the deadline at the latest.
     *
     * @throws org.demarc.ProblemException {@link WildcoreProblem#NOT_FOUND}, also for lines outside the caller's groups
     */
    public CompletionStage<DiagView> diagnose(long id, From from) {
        return diagnosis.of(id, Seen.groups(caller), from);
    }
}
