package org.demarc.access.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarc.ProblemException;
import org.demarc.Sql;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.KeyDraft;
import org.demarc.access.entity.KeyText;
import org.demarc.access.entity.Role;
import org.demarc.access.entity.UserDraft;
import org.demarc.access.entity.Users;
import org.demarc.settings.entity.Secret;

/** Makes the one user without whom nobody could make users. */
public record FirstAdministrator(Users users, ApiKeys keys, Passwords passwords) {

    /** His login. */
    public static final String LOGIN = "admin";

    /** Fewer characters than this in the key of the settings could be guessed: it would open the API and the port for messages. */
    public static final int SHORTEST_KEY = 32;

    /** How long the key of the settings works. */
    public static final Duration KEY_LIFE = Duration.ofDays(365);

    /** Makes the administrator unless there is one already, or another node was quicker; true when he was made. */
    public boolean make(Secret password) {
        if (users.withLogin(LOGIN).isPresent()) {
            return false;
        }
        try {
            users.add(
                    new UserDraft(
                            LOGIN,
                            "Administrator",
                            Role.OWNER,
                            AppUser.Status.ENABLED,
                            AppUser.LANGUAGE_OF_BROWSER,
                            false,
                            List.of(),
                            Set.of(Caller.ALL_GROUPS)),
                    passwords.hash(password.reveal()));
            return true;
        } catch (ProblemException e) {
            if (e.type() == AccessProblem.LOGIN_TAKEN) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Gives the administrator the key of the settings unless he has it, or another node that starts was quicker; answers until when a new
     * one works.
     */
    public Optional<Instant> giveKey(Secret key, Instant now) {
        var text = new KeyText(key.reveal());
        var administrator = users.withLogin(LOGIN);
        if (administrator.isEmpty() || keys.withText(text).isPresent()) {
            return Optional.empty();
        }
        var until = now.plus(KEY_LIFE);
        try {
            keys.add(text, KeyDraft.forProgram(administrator.get().id(), "from the settings", LOGIN, until));
            return Optional.of(until);
        } catch (Sql.SqlFault fault) {
            if (fault.isDuplicate()) {
                return Optional.empty();
            }
            throw fault;
        }
    }
}
