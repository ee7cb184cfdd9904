package org.demarc.provisioning.control;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.demarc.Fingerprint;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.DriftClass;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.FleetAccount;
import org.jspecify.annotations.Nullable;

/**
 * Changes that people want for accounts about which billing, Demarc and router agree: another address, another router
 * (ucrm-routeros.md 8.2). No I/O.
 */
public final class FleetChange {

    private final String router;
    private final RouterSnapshot snapshot;

    public FleetChange(String router, RouterSnapshot snapshot) {
        this.router = router;
        this.snapshot = snapshot;
    }

    /**
     * The account gets another address from its pool.
     *
     * @param at when: accepted values run out
     */
    public Finding renumbered(FleetAccount known, Instant at) {
        Account account = known.account();
        FieldDifference address = new FieldDifference(
                AccountFields.addressOf(kind(account)),
                Comparison.FROM_POOL,
                account.address(),
                account.address(),
                DriftClass.IN_SYNC);
        return finding(known, address, "", whyItStays(account, at));
    }

    /** An accepted address counts as a manual one, so the account would get it again. */
    private static String whyItStays(Account account, Instant at) {
        if (AcceptedValues.of(account, at)
                .of(AccountFields.addressOf(kind(account)))
                .isPresent()) {
            return "its address was accepted from the router: forget that first";
        }
        ServiceWish wish = wish(account);
        boolean isManual = wish != null && wish.keys().manualAddress().equals(account.address());
        return isManual ? "its address is a manual one: change it in the billing" : why(wish);
    }

    /** The account goes to another router. */
    public Finding moved(FleetAccount known, RouterTerms target) {
        ServiceWish wish = wish(known.account());
        String to = target.access().name();
        String own = target.access().adoptsFrom();
        boolean isOthers =
                !own.isEmpty() && !own.equals(known.account().service().source());
        FieldDifference device = new FieldDifference("router", to, router, router, DriftClass.IN_SYNC);
        return finding(known, device, to, isOthers ? to + " is a router of source " + own + " only" : why(wish));
    }

    private static String why(@Nullable ServiceWish wish) {
        return wish == null ? "nobody said what it is to be" : "";
    }

    private static @Nullable ServiceWish wish(Account account) {
        String sealed = account.sealedWish();
        return sealed == null ? null : SealedJson.open(sealed, ServiceWish.class);
    }

    private static AccountKind kind(Account account) {
        AccountKind kind = account.kind();
        return kind == null ? AccountKind.PPPOE : kind;
    }

    private Finding finding(FleetAccount known, FieldDifference change, String moveTo, String obstacle) {
        Account account = known.account();
        String row = row(account);
        return new Finding(
                known.busy() ? DriftClass.BUSY : DriftClass.IN_SYNC,
                account.service(),
                account.clientId(),
                account.clientName(),
                account.planName(),
                kind(account),
                account.naturalKey(),
                account.address(),
                "",
                "",
                RouterRow.Binding.NONE,
                List.of(change),
                obstacle,
                sessions(account),
                Fingerprint.halfHex(
                        account.service() + " " + account.wishNumber() + " " + account.address() + " " + row),
                account.standing(),
                null,
                wish(account),
                moveTo,
                obstacle);
    }

    /** The router's row as it was read, without its password. */
    private String row(Account account) {
        AccountTag tag =
                new AccountTag(account.service().source(), account.service().id());
        Stream<String> secrets = snapshot.secrets().stream()
                .filter(row -> row.tag().filter(tag::equals).isPresent())
                .map(row -> String.join(" ", row.name(), row.profile(), row.remoteAddress(), row.comment()));
        Stream<String> leases = snapshot.leases().stream()
                .filter(row -> row.tag().filter(tag::equals).isPresent())
                .map(row -> String.join(" ", row.mac(), row.rateLimit(), row.address(), row.comment()));
        return Stream.concat(secrets, leases).findFirst().orElse("");
    }

    private int sessions(Account account) {
        return kind(account) != AccountKind.PPPOE
                ? 0
                : (int) snapshot.sessions().stream()
                        .filter(session -> !session.radius() && session.name().equals(account.naturalKey()))
                        .count();
    }
}
