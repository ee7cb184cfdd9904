package org.demarc.access.boundary;

import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking. The web's filter says so once per request; timers and message consumers say {@link #becomeSystem()}.
 * Until somebody has said it, nobody is asking and nothing is allowed.
 */
@RequestScoped
public class CurrentUser {

    private @Nullable Caller caller;

    /** From now on, to the end of the request, this one is asking. */
    public void become(Caller recognised) {
        caller = recognised;
    }

    /** Demarc itself works: timers, message consumers, start-up. */
    public void becomeSystem() {
        caller = Caller.system();
    }

    /** Nobody is asking any more: signed out. */
    public void becomeNobody() {
        caller = null;
    }

    /** The caller, if he has been recognised. */
    public Optional<Caller> known() {
        return Optional.ofNullable(caller);
    }

    public boolean isKnown() {
        return caller != null;
    }

    /**
     * The caller.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#UNAUTHENTICATED} when nobody has been recognised
     */
    public Caller caller() {
        if (caller == null) {
            throw AccessProblem.UNAUTHENTICATED.because("key required");
        }
        return caller;
    }

    /** For pages that show or hide: never refuses. */
    public boolean may(Permission permission) {
        return caller != null && caller.may(permission);
    }

    /** True when a device of this group may be shown. */
    public boolean seesGroup(long deviceGroupId) {
        return caller != null && caller.seesGroup(deviceGroupId);
    }

    /**
     * Refuses unless the caller has at least one of the permissions.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#UNAUTHENTICATED} or {@link AccessProblem#FORBIDDEN}
     */
    public void requireAny(Permission... permissions) {
        var asking = caller();
        if (Arrays.stream(permissions).noneMatch(asking::may)) {
            throw AccessProblem.FORBIDDEN.because(
                    "needs " + Arrays.stream(permissions).map(Permission::key).collect(Collectors.joining(" or ")));
        }
    }
}
