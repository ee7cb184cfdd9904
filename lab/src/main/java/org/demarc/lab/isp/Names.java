package org.demarc.lab.isp;

import java.util.List;
import java.util.SplittableRandom;

/** Invented people: a Ukrainian or Latin name, and the login that goes with it. */
final class Names {

    private static final List<String> SURNAMES = List.of(
            "Коваленко|kovalenko",
            "Бондаренко|bondarenko",
            "Ткаченко|tkachenko",
            "Шевчук|shevchuk",
            "Кравець|kravets",
            "Мельник|melnyk",
            "Олійник|oliinyk",
            "Лисенко|lysenko",
            "Гончар|honchar",
            "Поліщук|polishchuk",
            "Савчук|savchuk",
            "Мороз|moroz",
            "Кучер|kucher",
            "Зінченко|zinchenko",
            "Яременко|yaremenko",
            "Дячук|diachuk",
            "Їжак|yizhak",
            "Ґудзь|gudz",
            "Щербак|shcherbak",
            "Явір|yavir",
            "Novak|novak",
            "O'Hara|ohara",
            "Schmidt|schmidt",
            "Baran|baran");
    private static final List<String> FIRST = List.of(
            "Олена", "Іван", "Марія", "Тарас", "Юлія", "Андрій", "Софія", "Богдан", "Ганна", "Остап", "Дар'я", "Назар");
    private static final List<String> FIRST_LATIN = List.of("Anna", "Peter", "Maria", "John", "Eva", "Thomas");
    private static final List<String> FATHER = List.of(
            "Іванович", "Петрівна", "Андрійович", "Василівна", "Олегович", "Миколаївна", "Юрійович", "Степанівна");
    private static final List<String> FIRMS = List.of("Колос", "Вектор", "Сяйво", "Обрій", "Млин", "Аптека 7");

    private final SplittableRandom random;

    Names(SplittableRandom random) {
        this.random = random;
    }

    record Person(String fullName, String latin, boolean corporate) {}

    Person next() {
        String[] surname = pick(SURNAMES).split("\\|");
        if (random.nextInt(100) < 3) {
            return new Person("ТОВ \"" + pick(FIRMS) + "\"", "firm", true);
        }
        boolean latin = surname[0].charAt(0) < 0x80;
        String given = latin ? pick(FIRST_LATIN) : pick(FIRST) + " " + pick(FATHER);
        return new Person(surname[0] + " " + given, surname[1], false);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
