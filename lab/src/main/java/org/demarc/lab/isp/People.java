package org.demarc.lab.isp;

import java.util.Locale;
import java.util.SplittableRandom;

/** Makes subscribers up, one after the other. */
final class People {

    private final SplittableRandom random;
    private final Names names;
    private final Places places;

    People(SplittableRandom random, Places places) {
        this.random = random;
        this.places = places;
        names = new Names(random);
    }

    Subscriber next(int number, Subscriber.Line line) {
        Names.Person person = names.next();
        int state = state(line);
        return new Subscriber(
                number,
                String.valueOf(1_000_000_000L + number * 4_000_037L % 8_999_999_999L),
                person.latin() + number,
                String.valueOf(100_000 + number),
                person.fullName(),
                person.corporate(),
                String.format(Locale.ROOT, "+38050555%04d", number),
                number % 3 == 0 ? "" : person.latin() + number + "@example.net",
                home(number),
                state == 4 ? "" : tariff(person.corporate()),
                new Subscriber.Standing(state, balanceCents(state), number % 11 == 0 ? "Дзвонити після 18:00" : ""),
                ip(number),
                mac(number),
                line);
    }

    private int state(Subscriber.Line line) {
        int dice = random.nextInt(100) - (line.equals(Subscriber.Line.NONE) ? 40 : 0);
        return dice < 2 ? 3 : dice < 5 ? 2 : dice < 11 ? 1 : dice < 12 ? 4 : 5;
    }

    private long balanceCents(int state) {
        long cents = random.nextLong(0, 60_000);
        return state == 1 ? -1 - cents / 4 : cents;
    }

    private String tariff(boolean corporate) {
        return corporate
                ? "Office-500"
                : Tariff.ALL.get(random.nextInt(Tariff.ALL.size() - 1)).id();
    }

    private Subscriber.Home home(int number) {
        int house = 1 + (number - 1) * places.houses().size() / Math.max(IspPlan.SUBSCRIBERS, number);
        int apartment = 1 + number % 60;
        String letter = number % 29 == 0 ? "а" : "";
        return new Subscriber.Home(house, 1 + apartment / 20, 1 + apartment % 20 / 4, apartment + letter);
    }

    /** From 10.20.0.2 on, 250 addresses in each /24. */
    static String ip(int number) {
        int index = number - 1;
        return "10." + (20 + index / 62_500) + "." + index / 250 % 250 + "." + (2 + index % 250);
    }

    /** Locally administered, so that it is nobody's. */
    static String mac(int number) {
        return String.format(Locale.ROOT, "0250aa%06x", number);
    }
}
