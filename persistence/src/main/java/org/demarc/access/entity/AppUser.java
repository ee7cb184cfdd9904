package org.demarc.access.entity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in (wildcore-mikbill.md 3.4).
 *
 * @param id 1 and up
 * @param login 3 to 64 of {@code A-Za-z0-9._@-}, unique whatever its case
 * @param role the one role that gives him his permissions
 * @param language BCP 47, or {@link #LANGUAGE_OF_BROWSER}
 * @param settings JSON object of the user interface
 * @param strictIp true: only from {@code networks}
 * @param networks addresses and CIDR networks
 * @param deviceGroupIds -1 stands for all
 * @param lastActivity accurate to a minute, null when he never came
 * @param version for optimistic locking
 */
public record AppUser(
        long id,
        String login,
        String name,
        RoleRef role,
        Status status,
        String language,
        String settings,
        boolean strictIp,
        List<String> networks,
        Set<Long> deviceGroupIds,
        boolean totp,
        @Nullable Instant lastActivity,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    /** No language is chosen: pages speak what the browser asks for, programs get English. */
    public static final String LANGUAGE_OF_BROWSER = "";

    /** The language where one has to be named. */
    public String languageOrEnglish() {
        return language.isEmpty() ? "en" : language;
    }

    /** Whether he may come in at all. */
    public enum Status {
        ENABLED,
        DISABLED
    }

    /** The role's name beside its id, as lists show it. */
    public record RoleRef(long id, String name) {}

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9._@-]{3,64}");
    private static final Set<String> RESERVED = Set.of("rpc", "cron", "console", "sys");

    public AppUser {
        networks = List.copyOf(networks);
        deviceGroupIds = Set.copyOf(deviceGroupIds);
    }

    public boolean isEnabled() {
        return status == Status.ENABLED;
    }

    /** System users never sign in by password. */
    public boolean isReserved() {
        return isReserved(login);
    }

    public static boolean isReserved(String login) {
        return RESERVED.contains(login.toLowerCase(Locale.ROOT));
    }

    public static boolean isAcceptableLogin(String login) {
        return LOGIN.matcher(login).matches();
    }
}
