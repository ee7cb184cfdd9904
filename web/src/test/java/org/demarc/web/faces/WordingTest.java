package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.demarc.Phrase;
import org.demarc.Wording;
import org.demarc.event.entity.EventRow;
import org.demarc.event.entity.EventState;
import org.demarc.event.entity.Severity;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.entity.Told;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private static final Locale UKRAINIAN = Locale.forLanguageTag("uk");
    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final String[] GAPS = {"{0}", "{1}", "{2}"};

    @Test
    void whatIsKeptAsASentenceHasATextInBothLanguages() {
        List<Wording> wordings = wordings();

        assertThat(wordings).contains(Told.FOLLOWS);
        for (Wording wording : wordings) {
            saysTheSame(wording.set() + "." + wording.name(), wording.pattern());
        }
    }

    @Test
    void reasonsOfStatesHaveATextInBothLanguages() {
        for (ReasonCode code : ReasonCode.values()) {
            saysTheSame("provisioning.because." + code, code.text(GAPS));
        }
    }

    @Test
    void aReasonIsKnownAgainByItsCodeAndItsEnglishSentence() {
        String kept = ReasonCode.USERNAME_TAKEN.text("anna", "core-1", ReasonCode.belongsTo("77"));

        Phrase missing = ReasonCode.phrase("PROFILE_MISSING", "profile \"Home 50\" is missing on core-1");
        Phrase taken = ReasonCode.phrase("USERNAME_TAKEN", kept);
        Phrase words = ReasonCode.phrase("PROFILE_MISSING", "said by an earlier version");
        Phrase nothing = ReasonCode.phrase("", "");

        assertThat(new Said().say(missing)).isEqualTo("профілю «Home 50» немає на core-1");
        assertThat(new Said().say(taken)).endsWith("anna на core-1 належить послузі 77");
        assertThat(new Said().say(words)).isEqualTo("said by an earlier version");
        assertThat(new Said().say(nothing)).isEmpty();
    }

    @Test
    void phrasesInPhrasesAreSaidInTheLanguageOfThePage() {
        Phrase reason = ReasonCode.phrase("ADDRESS_TAKEN", "address 10.0.0.7 " + ReasonCode.belongsTo("5"));
        Phrase told = Told.BECAUSE.with(Phrase.word("provisioning.state", "CONFLICT"), reason);
        Phrase kept = new Phrase(told.key(), told.values(), "");

        assertThat(told.text()).isEqualTo("CONFLICT: address 10.0.0.7 belongs to service 5");
        assertThat(new Said().say(kept)).isEqualTo("конфлікт: адреса 10.0.0.7 належить послузі 5");
    }

    @Test
    void whyALoginIsRefusedIsSaidInTheLanguageOfThePage() {
        String why = "the router wants the login of RouterOS before 6.43, which is not allowed";
        String refused = ReasonCode.LOGIN_REFUSED.text("core-1", "api");
        Phrase reason = ReasonCode.phrase("LOGIN_REFUSED", refused);
        Phrase told = Told.BECAUSE_DETAILED.with(Phrase.word("provisioning.state", "FAILED"), reason, why);

        assertThat(new Said().say(told))
                .endsWith("core-1 не пустив користувача «api»"
                        + " (маршрутизатор вимагає входу RouterOS до 6.43, а його не дозволено)");
        assertThat(new Said().words(refused + ": " + why))
                .isEqualTo("core-1 не пустив користувача «api»:"
                        + " маршрутизатор вимагає входу RouterOS до 6.43, а його не дозволено");
    }

    @Test
    void whatAnOperatorWroteIsNotTakenForAPattern() {
        Phrase told = Told.HELD.with("{0} {1} {} '");

        assertThat(told.text()).isEqualTo("held: {0} {1} {} '");
        assertThat(new Said().say(told)).isEqualTo("утримується: {0} {1} {} '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "established",
                "idle",
                "connect",
                "active",
                "opensent",
                "openconfirm",
                "down",
                "enabled",
                "disabled"
            })
    @DisplayName("row 28: states of BGP sessions are Ukrainian words on a Ukrainian page, and the same in events")
    void statesOfBgpSessionsHaveWords(String state) {
        String word = new Said().word("poll.value", state);
        Phrase event = bgpEvent(state).said();

        assertThat(word).matches(".*\\p{IsCyrillic}.*");
        assertThat(Texts.text("poll.value." + state, Locale.ENGLISH)).isEqualTo(state);
        assertThat(new Said().say(event)).startsWith("BGP-сесія з 192.0.2.1 ").endsWith(": " + word);
        assertThat(event.text()).isEqualTo("the BGP session with 192.0.2.1 is " + state);
    }

    private static EventRow bgpEvent(String state) {
        return new EventRow(
                1,
                null,
                "bgp_session_down",
                "BGP_DOWN",
                "b7:192.0.2.1",
                7L,
                "core-1",
                "192.0.2.254",
                null,
                null,
                "",
                Severity.CRITICAL,
                EventState.OPEN,
                true,
                "",
                null,
                List.of("192.0.2.1", state),
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                0,
                null,
                "",
                null,
                "",
                null,
                null,
                false,
                1);
    }

    /** The texts of a Ukrainian page. */
    private static final class Said extends Texts {

        @Override
        Locale locale() {
            return UKRAINIAN;
        }
    }

    private static void saysTheSame(String key, String english) {
        String ukrainian = Texts.text(key, UKRAINIAN);

        assertThat(Texts.text(key, Locale.ENGLISH)).as(key).isEqualTo(english);
        assertThat(gaps(ukrainian)).as(key + " " + ukrainian).isEqualTo(gaps(english));
        if (GAP.matcher(english).replaceAll("").chars().anyMatch(Character::isLetter)) {
            assertThat(ukrainian).as(key).matches("(?s).*\\p{IsCyrillic}.*");
        }
    }

    private static Set<String> gaps(String pattern) {
        return new TreeSet<>(
                GAP.matcher(pattern).results().map(gap -> gap.group()).toList());
    }

    private static List<Wording> wordings() {
        List<Wording> wordings = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.demarc").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Wording.class))
                        .forEach(type -> {
                            for (Object constant : type.reflect().getEnumConstants()) {
                                wordings.add((Wording) constant);
                            }
                        });
        return wordings;
    }
}
