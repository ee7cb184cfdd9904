package org.demarc.access.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Role;
import org.demarc.access.entity.Roles;
import org.demarc.audit.boundary.AuditLog;

/** Roles, for administrators. */
@Stateless
@Requires({Permission.USER_DISPLAY, Permission.USER_MANAGEMENT})
public class RoleBook {

    /** What an administrator fills in for a role. */
    public record Draft(String name, String description, boolean display, Set<Permission> permissions) {}

    @Inject
    Roles roles;

    @Inject
    CurrentUser currentUser;

    @Inject
    AuditLog audit;

    public List<Role> all() {
        return roles.all();
    }

    /**
     * One role.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#ROLE_NOT_FOUND}
     */
    public Role role(long id) {
        return roles.withId(id).orElseThrow(() -> AccessProblem.ROLE_NOT_FOUND.because("role " + id));
    }

    @Requires(Permission.USER_MANAGEMENT)
    public Role add(Draft draft) {
        requireMine(draft.permissions());
        var added = role(roles.add(draft.name(), draft.description(), draft.display(), draft.permissions()));
        audit.record("role:added", "role", added.id(), null, added);
        return added;
    }

    /** Changes a role; it counts for its users with their next request. */
    @Requires(Permission.USER_MANAGEMENT)
    public Role change(long id, int version, Draft draft) {
        var before = role(id);
        if (before.isOwner()) {
            throw AccessProblem.BUILT_IN.because("Owner always has every permission");
        }
        requireMine(draft.permissions());
        requireMine(before.permissions());
        roles.change(id, version, draft.name(), draft.description(), draft.display(), draft.permissions());
        var after = role(id);
        audit.record("role:changed", "role", id, before, after);
        return after;
    }

    @Requires(Permission.USER_MANAGEMENT)
    public void remove(long id) {
        var before = role(id);
        if (id < 0) {
            throw AccessProblem.BUILT_IN.because(before.name());
        }
        long users = roles.usersOf(id);
        if (users > 0) {
            throw AccessProblem.ROLE_IN_USE.because(users + " users have the role " + before.name());
        }
        roles.remove(id);
        audit.record("role:deleted", "role", id, before, null);
    }

    private void requireMine(Set<Permission> permissions) {
        if (!currentUser.caller().permissions().containsAll(permissions)) {
            throw AccessProblem.FORBIDDEN.because("a role may not do more than you");
        }
    }
}
