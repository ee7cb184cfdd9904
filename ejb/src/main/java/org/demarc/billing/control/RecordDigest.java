package org.demarc.billing.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;
import org.demarc.billing.control.BilledSubscriber.Dates;
import org.demarc.billing.control.BilledSubscriber.Flat;
import org.demarc.billing.control.BilledSubscriber.Money;
import org.jspecify.annotations.Nullable;

/**
 * A short text that changes when anything about a record changes that an import would write, save balance and last
 * activity; also when the task's options or the billing's small lists change (userside-universal-api.md 5.2).
 */
final class RecordDigest {

    private static final int OCTETS = 15;

    private final ImportContext context;
    private final MessageDigest digest;
    private final byte[] salt;

    RecordDigest(ImportContext context) {
        this.context = context;
        this.digest = sha256();
        this.salt = digest.digest(salt(context).getBytes(StandardCharsets.UTF_8));
    }

    /** Twenty letters and digits. */
    String of(BilledSubscriber billed) {
        Money money = billed.money();
        Dates dates = billed.dates();
        BilledSubscriber steady = new BilledSubscriber(
                billed.externalId(),
                billed.who(),
                new Money(null, money.credit(), money.discountPct()),
                billed.service(),
                new Dates(dates.created(), dates.connected(), null),
                billed.line(),
                billed.marks());
        digest.update(salt);
        digest.update((steady + "|" + house(billed) + "|" + password(billed)).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), OCTETS));
    }

    private String house(BilledSubscriber billed) {
        Flat flat = billed.line().flat();
        return flat == null
                ? ""
                : context.house(flat.houseId()).map(String::valueOf).orElse("");
    }

    private String password(BilledSubscriber billed) {
        BilledSubscriber.Password password = billed.who().password();
        return password == null || !context.options().importPassword() ? "" : password.clear();
    }

    private static String salt(ImportContext context) {
        Vocabulary words = context.vocabulary();
        return "1|" + context.options() + "|" + context.offered() + "|" + sorted(words.states()) + "|"
                + sorted(words.groups()) + "|" + sorted(words.tags()) + "|" + sorted(words.services()) + "|"
                + sorted(words.fields());
    }

    private static String sorted(java.util.@Nullable Map<String, String> list) {
        return list == null ? "none" : new TreeMap<>(list).toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
