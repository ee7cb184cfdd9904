package org.demarc.routeros.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.provisioning.control.ManagedProfile;
import org.demarc.provisioning.control.RateLimit;
import org.demarc.provisioning.control.ReasonCode;

/** Makes the PPP profile of a plan and keeps its rate (ucrm-routeros.md 6.5). Sessions are left alone: the next one has the rate. */
final class ProfileWork {

    private static final String MENU = "/ppp/profile";

    /** What a new profile takes over from its template: everything that can be set but its name, rate and comment. */
    private static final List<String> FROM_TEMPLATE = List.of(
            "address-list",
            "bridge",
            "change-tcp-mss",
            "dhcpv6-pd-pool",
            "dns-server",
            "idle-timeout",
            "incoming-filter",
            "insert-queue-before",
            "interface-list",
            "local-address",
            "on-down",
            "on-up",
            "only-one",
            "outgoing-filter",
            "parent-queue",
            "queue-type",
            "remote-ipv6-prefix-pool",
            "session-timeout",
            "use-compression",
            "use-encryption",
            "use-ipv6",
            "use-mpls",
            "use-upnp",
            "wins-server");

    private final ManagedProfile profile;

    ProfileWork(ManagedProfile profile) {
        this.profile = profile;
    }

    /** Makes it where it is missing. Always true; a missing template is refused. */
    boolean isThere(RouterSession session, List<String> notes) throws RouterFault, Stop {
        String seen = profile.name() + "\n" + profile.rate();
        if (session.profiles().knows(seen)) {
            return true;
        }
        Optional<AccountRow> row = session.first(RouterCommand.print(MENU, ".id", "name", "rate-limit", "comment")
                        .orWhere("name", profile.name()))
                .map(AccountRow::new);
        if (row.isEmpty()) {
            session.write(RouterCommand.of(MENU + "/add").with(asNew(session)));
        } else if (row.get().comment().equals(profile.comment())) {
            keepRate(row.get(), session);
        } else {
            notes.add("profile \"" + profile.name() + "\" on "
                    + session.access().name() + " is not Demarc's and is used as it is");
        }
        session.profiles().forgetRatesOf(profile.name());
        session.profiles().saw(seen);
        return true;
    }

    private void keepRate(AccountRow row, RouterSession session) throws RouterFault {
        if (!RateLimit.same(row.text("rate-limit"), profile.rate())) {
            session.write(RouterCommand.of(MENU + "/set").with(".id", row.id()).with("rate-limit", profile.rate()));
        }
    }

    private Map<String, String> asNew(RouterSession session) throws RouterFault, Stop {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", profile.name());
        if (!profile.template().isEmpty()) {
            AccountRow template = template(session);
            for (String property : FROM_TEMPLATE) {
                if (!template.text(property).isEmpty()) {
                    words.put(property, template.text(property));
                }
            }
        }
        if (!profile.rate().isEmpty()) {
            words.put("rate-limit", profile.rate());
        }
        words.put("comment", profile.comment());
        return words;
    }

    private AccountRow template(RouterSession session) throws RouterFault, Stop {
        RouterCommand print =
                RouterCommand.print(MENU, FROM_TEMPLATE.toArray(String[]::new)).orWhere("name", profile.template());
        return session.first(print)
                .map(AccountRow::new)
                .orElseThrow(() -> new Stop(
                        ReasonCode.PROFILE_MISSING,
                        profile.template(),
                        session.access().name()));
    }
}
