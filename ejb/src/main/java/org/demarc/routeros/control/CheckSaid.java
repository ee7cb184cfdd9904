package org.demarc.routeros.control;

import org.demarc.Wording;

/** What the connection test of a router says of its steps. */
enum CheckSaid implements Wording {
    /** User. */
    SIGNED_IN("signed in as \"{0}\""),
    /** Router, user, the router's words. */
    LOGIN_REFUSED("{0} refused the login of user \"{1}\": {2}"),
    /** Router, its words. */
    ANSWERED("{0} answered: {1}"),
    /** Host. */
    NAME_KNOWN("the name {0} is known"),
    /** Host and port. */
    CONNECTED("connected to {0}"),
    CERTIFICATE_TRUSTED("the certificate is trusted"),
    CERTIFICATE_PINNED("the certificate is the pinned one"),
    /** Host and port, why. */
    NOT_CONNECTED("could not connect to {0}: {1}"),
    /** Router, why. */
    TAKES_CONNECTIONS("{0} takes connections, but {1}"),
    /** Version, board. */
    VERSION("RouterOS {0} on {1}"),
    /** Version, board, oldest version. */
    TOO_OLD("RouterOS {0} on {1} is older than {2}, the oldest that Demarc knows"),
    /** Profile, router. */
    PROFILE_MISSING("profile {0} is missing on {1}"),
    /** Profiles, router. */
    PROFILES_MISSING("profiles {0} are missing on {1}"),
    /** How many. */
    PLANS_HAVE_PROFILES("each plan in use has its profile ({0})"),
    /** Profile. */
    DISABLED_PROFILE("profile {0} for suspended accounts exists"),
    /** User, policy. */
    LACKS_POLICY("user \"{0}\" lacks the policy {1}"),
    /** User, policies. */
    LACKS_POLICIES("user \"{0}\" lacks the policies {1}"),
    /** User, policy. */
    PASSWORDS_HIDDEN("user \"{0}\" lacks the policy {1}: passwords cannot be compared"),
    /** User. */
    HAS_POLICIES("user \"{0}\" has the policies read, write and sensitive"),
    /** User, router. */
    MAY_NOT_WRITE("user \"{0}\" on {1} lacks the permission to write"),
    /** User. */
    MAY_WRITE("user \"{0}\" may write"),
    /** How many. */
    SECRETS_READABLE("{0} PPP secrets can be read"),
    /** User, the router's words. */
    SECRETS_REFUSED("user \"{0}\" may not read PPP secrets: {1}"),
    CLOCK_RIGHT("the router's clock is right"),
    /** How much. */
    CLOCK_BEHIND("the router's clock is {0} behind Demarc's: the times in its log mislead"),
    /** How much. */
    CLOCK_AHEAD("the router's clock is {0} ahead of Demarc's: the times in its log mislead"),
    /** Open, most, service. */
    SESSIONS("{0} of {1} sessions of the service {2} are in use");

    private final String pattern;

    CheckSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "routeros.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
