package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final Locale UKRAINIAN = Locale.forLanguageTag("uk");
    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    @Test
    void whatIsKeptInEnglishIsReadInTheLanguageOfThePage() {
        assertThat(said("reading the billings")).isEqualTo("читаємо білінги");
        assertThat(said("reading and comparing rb-1")).isEqualTo("читаємо й порівнюємо rb-1");
        assertThat(said("rb-1: removals 30 > 5; rb-1: kicked sessions 40 > 20"))
                .isEqualTo("rb-1: вилучень 30 > 5; rb-1: завершених сеансів 40 > 20");
        assertThat(said("all routers together: changed rows 60 > 50; rb-1: removals 6 > 5"))
                .isEqualTo("усі маршрутизатори разом: змінених рядків 60 > 50; rb-1: вилучень 6 > 5");
        assertThat(said("rb-1: 3 done, 0 failed, 1 changed meanwhile, 2 waiting"))
                .isEqualTo("rb-1: зроблено: 3, не вдалося: 0, змінилося тим часом: 1, чекає: 2");
        assertThat(said("stopped by itself: 47 done, 3 failed, 0 changed meanwhile, 0 waiting"))
                .isEqualTo("зупинилося саме, зроблено: 47, не вдалося: 3, змінилося тим часом: 0, чекає: 0");
        assertThat(said("service main/7 wants no account here: the service is over"))
                .isEqualTo("послузі main/7 тут обліковий запис не потрібен: послуга закінчилася");
        assertThat(said("not on any router yet; profile \"Home 300\" is missing on core-1"))
                .isEqualTo("ще на жодному маршрутизаторі; профілю «Home 300» немає на core-1");
        assertThat(said("user name anna on core-1 is a row Demarc does not manage"))
                .doesNotContain("manage");
        assertThat(said("the message has 70000 octets, 65536 are allowed"))
                .isEqualTo("повідомлення має октетів: 70000, дозволено 65536");
        assertThat(said("desired.device must be a text")).isEqualTo("desired.device має бути текстом");
        assertThat(said("device not listed in config file: device \"core-9\" is not known to Demarc"))
                .isEqualTo("такого маршрутизатора немає в Demarc: пристрій «core-9» Demarc не знає");
        assertThat(said("history of 10.1.1.1 from 1970-01-01T00:00:00Z to 2026-11-23T00:00:00Z, behind the first 25"))
                .isEqualTo("історія 10.1.1.1 від 1970-01-01T00:00:00Z до 2026-11-23T00:00:00Z, після перших 25");
        assertThat(said("wanted: comment=x, name=sub1; core-1 has: comment=by hand, name=sub1"))
                .isEqualTo("потрібно: comment=x, name=sub1; на core-1 є: comment=by hand, name=sub1");
        assertThat(said("rb-1: timeout: no answer within 3 s"))
                .isEqualTo("rb-1: час вийшов: немає відповіді протягом 3 s");
        assertThat(said("in no pool: write it into the service's manual address attribute; device a, plan b, status 1"))
                .isEqualTo("у жодному пулі: впишіть її в атрибут ручної адреси послуги; пристрій a, тариф b, стан 1");
    }

    @Test
    void wordsOfOthersAndEnglishPagesStayAsTheyAre() {
        assertThat(said("failure: disk full")).isEqualTo("failure: disk full");
        assertThat(said("")).isEmpty();
        assertThat(Sentences.in(Locale.ENGLISH, "reading the billings")).isEqualTo("reading the billings");
    }

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSameGaps() {
        ResourceBundle ukrainian = bundle(UKRAINIAN);

        for (String key : ENGLISH.keySet()) {
            assertThat(gaps(ukrainian.getString(key))).as(key).isEqualTo(gaps(ENGLISH.getString(key)));
            assertThat(ukrainian.getString(key)).as(key).matches("(?s).*\\p{IsCyrillic}.*");
        }
    }

    /** A sentence that is worded anew in the code is worded anew here, too: else nobody would know it again. */
    @Test
    void everySentenceIsSaidSomewhere() {
        String code = code();

        for (String key : ENGLISH.keySet()) {
            for (String part : GAP.split(ENGLISH.getString(key))) {
                List<String> words = Stream.of(part.split("[\"():;,>]|, the | can only "))
                        .map(String::strip)
                        .filter(word -> word.length() > 3)
                        .toList();
                assertThat(words).as("%s: %s", key, part).allMatch(code::contains);
            }
        }
    }

    private static String said(String text) {
        return Sentences.in(UKRAINIAN, text);
    }

    private static Set<String> gaps(String pattern) {
        return new TreeSet<>(
                GAP.matcher(pattern).results().map(gap -> gap.group()).toList());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.demarc.web.said",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String code() {
        return code("../ejb/src/main/java") + code("../persistence/src/main/java");
    }

    private static String code(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            StringBuilder all = new StringBuilder();
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> all.append(text(file)));
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
