package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.onu.entity.OnuStatus;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.SnmpValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why an ONU went, as each family tells it (devices/oids.md), and what is stored for it (devices.md 4.3). */
class DownReasonsTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    @ParameterizedTest(name = "{0}: {2} is {3}")
    @CsvSource({
        "huawei-smartax, 2011.6.128.1.1.2.46.1.24, 1, LOS, LOS",
        "huawei-smartax, 2011.6.128.1.1.2.46.1.24, 13, PowerOff, POWER_OFF",
        "huawei-smartax, 2011.6.128.1.1.2.57.1.25, 2, LOSi, LOS",
        "huawei-smartax, 2011.6.128.1.1.2.57.1.25, 31, Reset(over command), OFFLINE",
        "huawei-smartax, 2011.6.128.1.1.2.57.1.25, 32, Reset(over reset btn), OFFLINE",
        "huawei-smartax, 2011.6.128.1.1.2.57.1.25, 33, Reset(by software), OFFLINE",
        "huawei-smartax, 2011.6.128.1.1.2.57.1.25, 34, Deactivated(broadcast attack), OFFLINE",
        "huawei-smartax, 2011.6.128.1.1.2.57.1.25, 37, RogueOntDetectedByItself, OFFLINE",
        "bdcom-gp3600, 3320.10.3.1.1.35, 1, PowerOff, POWER_OFF",
        "bdcom-gp3600, 3320.10.3.1.1.35, 6, pon-los, LOS",
        "bdcom-gp3600, 3320.10.3.1.1.35, 8, LOS, LOS",
        "bdcom-p3310, 3320.101.11.1.1.11, 8, LOS, LOS",
        "bdcom-p3310, 3320.101.11.1.1.11, 9, PowerOff, POWER_OFF",
        "zte-c300, 3902.1012.3.28.2.1.7, 4, lofi, LOS",
        "zte-c300, 3902.1012.3.28.2.1.7, 9, PowerOff, POWER_OFF",
        "zte-c300, 3902.1015.1010.1.7.4.1.27, 21, LOS, LOS",
        "zte-c300, 3902.1015.1010.1.7.4.1.27, 22, PowerOff, POWER_OFF",
        "zte-c600, 3902.1082.500.10.2.3.8.1.7, 3, LOSi, LOS",
        "zte-c600, 3902.1082.500.10.2.3.8.1.7, 9, PowerOff, POWER_OFF",
        "vsol-v1600d, 37950.1.1.5.12.1.29.1.15, 0, LOS, LOS",
        "vsol-v1600d, 37950.1.1.5.12.1.29.1.15, 1, PowerOff, POWER_OFF",
        "cdata-fd12xx, 34592.1.3.100.12.3.1.1.7, dying-gasp, PowerOff, POWER_OFF",
        "cdata-fd12xx, 34592.1.3.100.12.3.1.1.7, losi, LOS, LOS",
        "cdata-fd16xx, 17409.2.8.4.1.1.103, dying-gasp, PowerOff, POWER_OFF",
        "cdata-fd16xx, 17409.2.8.4.1.1.103, losi, LOSi, LOS",
        "cdata-fd16xx, 17409.2.8.4.1.1.103, --, Unknown, OFFLINE"
    })
    @DisplayName("DEV-23 reasons have the words of the table of objects and make the stored state")
    void aReasonHasItsWord(String family, String object, String raw, String word, OnuStatus stored) {
        Column column = CATALOG.profile(family).parts(Reading.ONU_STATE).stream()
                .flatMap(part -> part.columns().stream())
                .filter(one -> one.name().equals("downReason") && one.oid().equals(Oid.parse("1.3.6.1.4.1." + object)))
                .findFirst()
                .orElseThrow();

        Object reason = column.decode(SnmpValue.text(raw), Recording.CLOCK);

        assertThat(reason).isEqualTo(word);
        assertThat(OnuStatus.of("Offline", word)).isEqualTo(stored);
    }
}
