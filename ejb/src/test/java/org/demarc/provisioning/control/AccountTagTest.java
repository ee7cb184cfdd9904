package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTagTest {

    private static final AccountTag TAG = new AccountTag("main", "4101");

    @Test
    void aCommentBeginsWithItsTag() {
        assertThat(AccountComment.of(TAG, "Test Client")).isEqualTo("demarc/main/4101 Test Client");
        assertThat(AccountTag.in("demarc/main/4101 Test Client")).contains(TAG);
        assertThat(AccountTag.in("demarc/main/4101")).contains(TAG);
    }

    @Test
    void aCommentThatOnlyLooksLikeATagIsNone() {
        assertThat(AccountTag.in("see demarc/main/4101")).isEmpty();
        assertThat(AccountTag.in("demarc/main/plan/7")).isEmpty();
        assertThat(AccountTag.in("")).isEmpty();
    }

    @Test
    void theNameIsCutAndLosesItsControlCharacters() {
        String comment = AccountComment.of(TAG, "a\r\nb" + "ж".repeat(200));

        assertThat(comment).startsWith("demarc/main/4101 a  b").hasSize("demarc/main/4101 ".length() + 100);
    }

    @Test
    void aPlainCommentHasNoLettersBeyondAscii() {
        assertThat(AccountComment.asciiOf(TAG, "Jürgen Łoś Straße 中"))
                .isEqualTo("demarc/main/4101 Jurgen Los Strasse ?");
        assertThat(AccountComment.asciiOf(TAG, "ok \uD83D\uDE00")).isEqualTo("demarc/main/4101 ok ?");
    }

    /** The examples are those of the resolution's own table. */
    @ParameterizedTest
    @CsvSource({
        "Алушта, Alushta", "Згурський, Zghurskyi", "Ґалаґан, Galagan", "Єнакієве, Yenakiieve", "Гаєвич, Haievych",
        "Житомир, Zhytomyr", "Їжакевич, Yizhakevych", "Кадиївка, Kadyivka", "Йосипівка, Yosypivka", "Стрий, Stryi",
        "Хмельницький, Khmelnytskyi", "Щербухи, Shcherbukhy", "Гоща, Hoshcha", "Юрій, Yurii", "Корюківка, Koriukivka",
        "Яготин, Yahotyn", "Костянтин, Kostiantyn", "Знам’янка, Znamianka", "Розгон, Rozghon", "ЩУР Ю, SHCHUR Yu",
        "Объезд Ёлкин, Obezd Yolkyn", "О'Коннор O'Neil, OKonnor O'Neil",
    })
    void ukrainianNamesAreWrittenAsTheOfficialRomanisationDoes(String name, String plain) {
        assertThat(AccountComment.asciiOf(TAG, name)).isEqualTo("demarc/main/4101 " + plain);
    }

    @Test
    void thePredecessorsThreeFormsGiveTheServiceId() {
        assertThat(AccountTag.oldServiceId("101")).contains("101");
        assertThat(AccountTag.oldServiceId("101,Test Client")).contains("101");
        assertThat(AccountTag.oldServiceId("7 - Test - Client - 101")).contains("101");
        assertThat(AccountTag.oldServiceId("backup link 101")).isEmpty();
    }
}
