package org.demarc.billing.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.billing.control.BilledSubscriber.Phone;
import org.demarc.billing.control.BilledSubscriber.Who;
import org.demarc.billing.control.ImportContext.PasswordHash;
import org.demarc.subscriber.entity.Person;
import org.jspecify.annotations.Nullable;

/** Rules for names, numbers and mail addresses. */
final class ContactRules {

    private static final int PHONE_SLOTS = 5;

    private final ImportOptions options;
    private final PasswordHash passwords;

    ContactRules(ImportOptions options, PasswordHash passwords) {
        this.options = options;
        this.passwords = passwords;
    }

    Person after(Person known, Who billed) {
        String name = billed.name() == null ? "" : BilledText.line(billed.name());
        return new Person(
                name.isEmpty() ? known.name() : name,
                cleared(billed.login(), known.login()),
                cleared(billed.accountNumber(), known.accountNumber()),
                cleared(billed.comment(), known.comment()),
                billed.phones() == null ? known.phones() : phones(known.phones(), numbers(billed.phones())),
                email(known.email(), billed.emails()),
                billed.corporate() == null ? known.corporate() : billed.corporate(),
                password(known.cabinetPassword(), billed.password()));
    }

    private static String cleared(@Nullable String billed, String known) {
        return billed == null ? known : BilledText.line(billed);
    }

    /** The numbers in order, the first number of the main entry at the front. */
    static List<String> numbers(List<Phone> entries) {
        Set<String> found = new LinkedHashSet<>();
        String main = "";
        for (Phone entry : entries) {
            List<String> numbers = Stream.of(entry.text().split("[,;]"))
                    .map(BilledText::digits)
                    .filter(number -> !number.isEmpty())
                    .toList();
            found.addAll(numbers);
            main = main.isEmpty() && entry.main() && !numbers.isEmpty() ? numbers.get(0) : main;
        }
        List<String> ordered = new ArrayList<>(found);
        if (!main.isEmpty()) {
            Collections.swap(ordered, 0, ordered.indexOf(main));
        }
        return ordered.subList(0, Math.min(PHONE_SLOTS, ordered.size()));
    }

    private List<String> phones(List<String> known, List<String> billed) {
        List<String> slots = new ArrayList<>(options.importLessPhone() ? billed : known);
        if (!options.importLessPhone()) {
            for (int slot = 0; slot < billed.size(); slot++) {
                if (!known.contains(billed.get(slot))) {
                    put(slots, slot, billed.get(slot));
                }
            }
        }
        while (!slots.isEmpty() && slots.get(slots.size() - 1).isEmpty()) {
            slots.remove(slots.size() - 1);
        }
        return slots;
    }

    private static void put(List<String> slots, int slot, String number) {
        while (slots.size() <= slot) {
            slots.add("");
        }
        slots.set(slot, number);
    }

    private static String email(String known, @Nullable List<String> billed) {
        if (billed == null || billed.isEmpty()) {
            return known;
        }
        String joined = Stream.of(BilledText.line(billed.get(0)).split(" "))
                .filter(part -> part.indexOf('@') >= 0)
                .collect(Collectors.joining(", "));
        return joined.isEmpty() ? known : joined;
    }

    private String password(String known, BilledSubscriber.@Nullable Password billed) {
        if (!options.importPassword() || billed == null || billed.clear().isEmpty()) {
            return known;
        }
        return passwords.matches(known, billed.clear()) ? known : passwords.of(billed.clear());
    }
}
