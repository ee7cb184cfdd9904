package org.demarc.access.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.control.AccessSettings;
import org.demarc.access.control.Passwords;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.Role;
import org.demarc.access.entity.Roles;
import org.demarc.access.entity.UserDraft;
import org.demarc.access.entity.Users;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.boundary.Settings;
import org.demarc.settings.control.CommonSettings;
import org.demarc.settings.entity.Secret;

/** Users, for administrators; and one's own account for everybody. Nobody can give more rights than he has. */
@Stateless
@Requires({Permission.USER_DISPLAY, Permission.USER_MANAGEMENT})
public class Accounts {

    @Inject
    Users users;

    @Inject
    Roles roles;

    @Inject
    SignIn signIn;

    @Inject
    Settings settings;

    @Inject
    RunTime runTime;

    @Inject
    CurrentUser currentUser;

    @Inject
    AuditLog audit;

    /** Sortable by id, login, name, role, status, lastActivity; filter: part of login or name. */
    public Page<AppUser> page(PageRequest request) {
        return users.page(request);
    }

    /**
     * One user.
     *
     * @throws org.demarc.ProblemException {@link AccessProblem#USER_NOT_FOUND}
     */
    public AppUser user(long id) {
        return existing(id);
    }

    /** Language of a new user. */
    public String usualLanguage() {
        return runTime.text(CommonSettings.LANGUAGE);
    }

    /** Device groups that the caller may give: those that he sees. */
    public List<Users.GroupRef> deviceGroups() {
        return users.deviceGroups().stream()
                .filter(group -> currentUser.seesGroup(group.id()))
                .toList();
    }

    /** Whatever the case of the login. */
    public Optional<AppUser> withLogin(String login) {
        return users.withLogin(login);
    }

    /**
     * Adds a user.
     *
     * @param password empty for one who comes by key only
     */
    @Requires(Permission.USER_MANAGEMENT)
    public AppUser add(UserDraft draft, Secret password) {
        requireMayGive(draft);
        String hash = password.isEmpty() ? null : hashed(password);
        var added = existing(users.add(draft.orLanguage(usualLanguage()), hash));
        audit.record("user:added", "user", added.id(), null, added);
        return added;
    }

    /**
     * Changes a user.
     *
     * @param version the version that the administrator saw
     */
    @Requires(Permission.USER_MANAGEMENT)
    public AppUser change(long id, int version, UserDraft draft) {
        var before = changeable(id);
        requireMayGive(draft);
        boolean staysOwner = draft.roleId() == Role.OWNER && draft.status() == AppUser.Status.ENABLED;
        if (!staysOwner) {
            requireAnotherOwner(before);
        }
        users.change(id, version, draft.orLanguage(before.language()));
        var after = existing(id);
        audit.record("user:changed", "user", id, before, after);
        return after;
    }

    @Requires(Permission.USER_MANAGEMENT)
    public void setPassword(long id, Secret password) {
        changeable(id);
        users.changePassword(id, hashed(password));
        audit.record("user:password-set", "user", id, null, null);
    }

    /** Deletes the user with his keys. */
    @Requires(Permission.USER_MANAGEMENT)
    public void remove(long id) {
        var before = changeable(id);
        requireAnotherOwner(before);
        users.remove(id);
        audit.record("user:deleted", "user", id, before, null);
    }

    /** Lets the user in from everywhere again. */
    @Requires({Permission.USER_MANAGEMENT_CONFIG_STRICT_IP, Permission.USER_MANAGEMENT})
    public void resetStrictIp(long id) {
        changeable(id);
        users.setStrictIp(id, false);
        audit.record("user:strict-ip-reset", "user", id, null, null);
    }

    /** The caller's own account. */
    @Requires
    public AppUser me() {
        return existing(currentUser.caller().id());
    }

    @Requires({Permission.USER_SELF_CONTROL, Permission.USER_SELF})
    public AppUser changeMe(String name, String language) {
        var before = me();
        users.changeSelf(before.id(), name.strip(), language, before.settings());
        var after = me();
        audit.record("user:changed", "user", before.id(), before, after);
        return after;
    }

    @Requires({Permission.USER_SELF_CONTROL, Permission.USER_SELF})
    public void changeMyPassword(Secret old, Secret fresh) {
        var me = me();
        if (!signIn.isPasswordOf(currentUser.caller(), old.reveal())) {
            throw AccessProblem.FORBIDDEN.because("the old password is wrong");
        }
        users.changePassword(me.id(), hashed(fresh));
        audit.record("user:password-set", "user", me.id(), null, null);
    }

    private AppUser existing(long id) {
        return users.withId(id).orElseThrow(() -> AccessProblem.USER_NOT_FOUND.because("user " + id));
    }

    /** System users stay as they are, and who can do more than the caller is not his to change. */
    private AppUser changeable(long id) {
        var user = existing(id);
        if (user.isReserved()) {
            throw AccessProblem.BUILT_IN.because(user.login());
        }
        requireNoMoreThanMine(user.role().id());
        requireGroupsOfMine(user.deviceGroupIds());
        return user;
    }

    private void requireMayGive(UserDraft draft) {
        if (AppUser.isReserved(draft.login())) {
            throw AccessProblem.BAD_LOGIN.because(draft.login() + " is reserved");
        }
        if (draft.strictIp()) {
            currentUser.requireAny(Permission.USER_MANAGEMENT_CONFIG_STRICT_IP);
        }
        requireNoMoreThanMine(draft.roleId());
        requireGroupsOfMine(draft.deviceGroupIds());
    }

    private void requireGroupsOfMine(Set<Long> deviceGroupIds) {
        if (!currentUser.caller().seesGroups(deviceGroupIds)) {
            throw AccessProblem.FORBIDDEN.because("device groups that you do not see yourself");
        }
    }

    private void requireNoMoreThanMine(long roleId) {
        var role = roles.withId(roleId).orElseThrow(() -> AccessProblem.ROLE_NOT_FOUND.because("role " + roleId));
        if (!currentUser.caller().permissions().containsAll(role.permissions())) {
            throw AccessProblem.FORBIDDEN.because("role " + role.name() + " may do more than you");
        }
    }

    private void requireAnotherOwner(AppUser user) {
        boolean owner = user.role().id() == Role.OWNER && user.isEnabled();
        if (owner && users.otherOwners(user.id()) == 0) {
            throw AccessProblem.LAST_OWNER.because(user.login() + " is the last enabled Owner");
        }
    }

    private String hashed(Secret password) {
        var access = settings.of(AccessSettings.class);
        if (access.checkPasswordStrength()) {
            Passwords.requireStrong(password.reveal());
        }
        return new Passwords(access.passwordIterations()).hash(password.reveal());
    }
}
