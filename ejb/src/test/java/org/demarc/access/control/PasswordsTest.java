package org.demarc.access.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.demarc.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords(1000);

    @Test
    void onlyTheRightPasswordMatches() {
        var hash = passwords.hash("Correct-Horse-7");

        assertThat(passwords.matches("Correct-Horse-7", hash)).isTrue();
        assertThat(passwords.matches("correct-horse-7", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void aHashCarriesItsIterationsAndItsOwnSalt() {
        assertThat(passwords.hash("x")).startsWith("PBKDF2WithHmacSHA512:1000:").isNotEqualTo(passwords.hash("x"));
        assertThat(new Passwords(2000).matches("x", passwords.hash("x"))).isTrue();
        assertThat(new Passwords(2000).isOutdated(passwords.hash("x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "PBKDF2WithHmacSHA512:many:AA==:AA==", "PBKDF2WithNothing:1:AA==:AA=="})
    void aHashThatIsNotReadableFitsNoPassword(String hash) {
        assertThat(passwords.matches("plain", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short-1", "onlyletters", "12345"})
    void weakPasswordsAreRefused(String password) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Passwords.requireStrong(password));
    }

    @Test
    void aGeneratedPasswordIsStrongAndNeverTheSame() {
        assertThatCode(() -> Passwords.requireStrong(Passwords.generated() + "2"))
                .doesNotThrowAnyException();
        assertThat(Passwords.generated()).hasSize(20).isNotEqualTo(Passwords.generated());
    }
}
