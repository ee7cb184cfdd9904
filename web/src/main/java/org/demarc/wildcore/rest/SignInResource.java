package org.demarc.wildcore.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.KeyRing;
import org.demarc.access.boundary.SignIn;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.AppUser;
import org.demarc.access.entity.IssuedKey;
import org.demarc.wildcore.control.LocalText;
import org.demarc.wildcore.control.SearchRequest;
import org.demarc.wildcore.control.WildcoreProblem;
import org.jspecify.annotations.Nullable;

/** Coming and going: by password, and by a key that a billing makes for its employee (wildcore-mikbill.md 5, 6.5). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SignInResource {

    private static final long DAY = 86_400;

    @Inject
    SignIn signIn;

    @Inject
    KeyRing keys;

    @Inject
    CurrentUser caller;

    /** Who wants in. */
    public record Credentials(
            @Nullable String login, @Nullable String password) {}

    /** For whom a key is wanted; {@code expireSec} 10 to 604800, default a day. */
    public record CrossRequest(
            @Nullable String login,
            @Nullable Long expireSec,
            @Nullable String userIp,
            @Nullable Boolean oneTime) {}

    /** A key as it is handed over. */
    public record CrossKey(BriefUser user, String expiredAt, String authKey) {}

    /** A session as it is handed over. */
    public record SessionKey(String key, String expiredAt, BriefUser user) {}

    /** So much of a user as a stranger may know. */
    public record BriefUser(
            long id,
            String name,
            @Nullable Object role,
            @Nullable String password,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            String login,
            @Nullable String lastActivity,
            String status,
            String language,
            @Nullable Object settings,
            @JsonProperty("deviceGroups") List<Object> deviceGroups) {

        static BriefUser of(AppUser user) {
            return new BriefUser(
                    user.id(),
                    user.name(),
                    null,
                    null,
                    null,
                    null,
                    user.login(),
                    null,
                    user.status().name(),
                    user.languageOrEnglish(),
                    null,
                    List.of());
        }
    }

    @POST
    @Path("auth")
    public Envelope signIn(@Nullable Credentials credentials, @Context HttpServletRequest request) {
        if (credentials == null || credentials.login() == null || credentials.password() == null) {
            throw WildcoreProblem.INVALID.because("login: login and password are required");
        }
        caller.become(signIn.signIn(credentials.login(), credentials.password(), request.getRemoteAddr()));
        IssuedKey issued = keys.issueForSession();
        return Envelope.of(new SessionKey(issued.key().clear(), time(issued.expiresAt()), BriefUser.of(issued.user())));
    }

    @DELETE
    @Path("logout")
    public Envelope signOut(@Context HttpServletRequest request) {
        String key = request.getHeader("X-Auth-Key");
        String text = key == null ? request.getParameter("x-auth-key") : key;
        if (text != null) {
            keys.endSession(text.strip());
        }
        signIn.signedOut(caller.caller());
        return Envelope.of(true);
    }

    @POST
    @Path("system/cross-auth")
    public Envelope crossAuth(@Nullable CrossRequest request) {
        String login = request == null ? null : request.login();
        if (request == null || login == null || login.isBlank()) {
            caller.requireAny(org.demarc.access.entity.Permission.SYSTEM_CROSS_AUTH_USER);
            throw WildcoreProblem.INVALID.because("login: is required");
        }
        long seconds = request.expireSec() == null ? DAY : request.expireSec();
        if (seconds < 10 || seconds > 604_800) {
            throw WildcoreProblem.INVALID.because("expire_sec: must be a number from 10 to 604800");
        }
        String userIp = request.userIp() == null ? "" : request.userIp().strip();
        if (!userIp.isEmpty() && !SearchRequest.isIp(userIp)) {
            throw WildcoreProblem.INVALID.because("user_ip: not an IP address");
        }
        IssuedKey issued = issue(login, seconds, Boolean.TRUE.equals(request.oneTime()), userIp);
        return Envelope.of(new CrossKey(
                BriefUser.of(issued.user()),
                time(issued.expiresAt()),
                issued.key().clear()));
    }

    private IssuedKey issue(String login, long seconds, boolean oneTime, String userIp) {
        try {
            return keys.issueCross(login, Duration.ofSeconds(seconds), oneTime, userIp);
        } catch (ProblemException refusal) {
            if (refusal.type() == AccessProblem.USER_NOT_FOUND) {
                throw WildcoreProblem.NOT_FOUND.because("user " + login + " not found");
            }
            throw refusal;
        }
    }

    private static String time(Instant instant) {
        return new LocalText(ZoneId.systemDefault(), instant).time(instant);
    }
}
