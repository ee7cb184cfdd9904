package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.routeros.entity.AccountStyle;
import org.demarc.routeros.entity.DisableBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1d", "12h30m", "00:30:00", "2d00:00:10", "3600s", " 1d "})
    void spansOfTimeAsRoutersWriteThemAreLeaseTimes(String text) {
        assertThat(StyleCheck.flaw("leaseTime", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "1 day", "30", "0s", "-1d", "1h1d"})
    void anythingElseIsNot(String text) {
        assertThat(StyleCheck.flaw("leaseTime", text).orElse("")).startsWith("leaseTime must be a span of time");
    }

    @ParameterizedTest
    @CsvSource({"pppService,pppoe,true", "pppService,PPPoE,false", "pppService,'',false", "activeList,'a,b',false"})
    void wordsOfRoutersAreTakenAsTheyWriteThem(String setting, String value, boolean isGood) {
        assertThat(StyleCheck.flaw(setting, value).isEmpty()).isEqualTo(isGood);
    }

    @Test
    void theUsualSettingsAreGoodAndTheFirstFlawIsNamed() {
        AccountStyle bad =
                new AccountStyle(false, "", "d", "a,b", "", "", "", "any", DisableBy.FLAG, "", "soon", false);

        assertThat(StyleCheck.flaw(AccountStyle.DEFAULT)).isEmpty();
        assertThat(StyleCheck.flaw(bad)).contains("disabledList must name one list, without a comma");
    }
}
