package org.demarc.provisioning.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which service owns a row on a router: the beginning of the row's comment, up to its first blank
 * (ucrm-routeros.md 6.2).
 *
 * @param source code of the source the service comes from, without blanks and slashes
 * @param serviceId the source's own id of the service, without blanks and slashes
 */
public record AccountTag(String source, String serviceId) {

    private static final Pattern WRITTEN = Pattern.compile("demarc/([^/\\s]+)/([^/\\s]+)(?:\\s.*)?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");
    private static final Pattern NUMBER_AND_NAME = Pattern.compile("(\\d+),.*", Pattern.DOTALL);
    private static final Pattern CLIENT_AND_SERVICE = Pattern.compile("\\d+ - .* - (\\d+)", Pattern.DOTALL);

    public AccountTag {
        if (!source.matches("[^/\\s]+") || !serviceId.matches("[^/\\s]+")) {
            throw new IllegalArgumentException("a tag needs a source and a service id without blanks and slashes");
        }
    }

    /** The tag as it stands in the comment, for instance {@code demarc/main/4101}. */
    public String text() {
        return "demarc/" + source + "/" + serviceId;
    }

    /** The tag that a comment opens with; empty when the comment is not one of Demarc's. */
    public static Optional<AccountTag> in(String comment) {
        Matcher found = WRITTEN.matcher(comment);
        return found.matches() ? Optional.of(new AccountTag(found.group(1), found.group(2))) : Optional.empty();
    }

    /**
     * The service id in one of the predecessor's comment forms ({@code 101}, {@code 101,Name}, {@code 7 - Name - 101});
     * empty for anything else. Counts only on routers that belong to exactly one source.
     */
    public static Optional<String> oldServiceId(String comment) {
        for (Pattern form : new Pattern[] {NUMBER, NUMBER_AND_NAME, CLIENT_AND_SERVICE}) {
            Matcher found = form.matcher(comment);
            if (found.matches()) {
                return Optional.of(found.group(1));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text();
    }
}
