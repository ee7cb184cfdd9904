package org.demarc.settings.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private static final String OLD_KEY = SecretBox.freshKey();
    private static final String NEW_KEY = SecretBox.freshKey();

    @Test
    void whatIsSealedOpensAgain() {
        var box = SecretBox.withFreshKey();

        var sealed = box.seal("пароль public");

        assertThat(sealed).startsWith("s1:k1:").doesNotContain("public");
        assertThat(box.open(sealed)).isEqualTo("пароль public");
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        var box = SecretBox.withFreshKey();

        assertThat(box.seal("x")).isNotEqualTo(box.seal("x"));
    }

    @Test
    void anOldKeyStillOpensAfterRotationAndItsTextsAreKnownAsOutdated() {
        var sealedBefore = SecretBox.withKeys("2025:" + OLD_KEY).seal("community");

        var rotated = SecretBox.withKeys("2026:" + NEW_KEY + ", 2025:" + OLD_KEY);

        assertThat(rotated.open(sealedBefore)).isEqualTo("community");
        assertThat(rotated.isOutdated(sealedBefore)).isTrue();
        assertThat(rotated.isOutdated(rotated.seal("community"))).isFalse();
    }

    @Test
    void aChangedTextAWrongKeyAndAForeignTextAreRefused() {
        var box = SecretBox.withFreshKey();
        var sealed = box.seal("community");
        var changed = sealed.substring(0, sealed.length() - 6) + "AAAAA=";

        assertThatIllegalArgumentException().isThrownBy(() -> box.open(changed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretBox.withFreshKey().open(sealed));
        assertThatIllegalArgumentException().isThrownBy(() -> box.open("community"));
    }

    @Test
    void aBadKeyIsRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretBox.withKeys("aGVsbG8="))
                .withMessage("secret key k1 has 5 octets, needs 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretBox.withKeys("no base64!"))
                .withMessageNotContaining("base64!");
    }

    @Test
    void aSecretGoesThroughTheColumnSealed() {
        SecretBox.install(SecretBox.withFreshKey());
        var converter = new SecretConverter();

        var column = converter.convertToDatabaseColumn(Secret.of("hunter2"));

        assertThat(column).doesNotContain("hunter2");
        assertThat(converter.convertToEntityAttribute(column)).isEqualTo(Secret.of("hunter2"));
        assertThat(converter.convertToEntityAttribute(null)).isNull();
    }
}
