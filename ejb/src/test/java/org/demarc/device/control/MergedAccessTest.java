package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.demarc.device.control.MergedAccess.Said;
import org.demarc.device.control.MergedAccess.Value;
import org.demarc.device.entity.AccessLevel.Kind;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.SnmpV3;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MergedAccessTest {

    @Test
    @DisplayName("DEV-5 every value says which level it comes from")
    void everyValueSaysItsLevel() {
        List<Value> merged = MergedAccess.of(List.of(
                new Said(Kind.DEVICE, said(null, true, null)),
                new Said(Kind.MODEL, said(9, false, "model")),
                new Said(Kind.PROFILE, said(5, true, "profile")),
                new Said(Kind.SYSTEM, said(7, true, "system"))));

        assertThat(merged)
                .contains(
                        new Value("snmpAttempts", "9", false, true, Kind.MODEL),
                        new Value("readCommunity", null, true, true, Kind.DEVICE),
                        new Value("login", "model", false, true, Kind.MODEL),
                        new Value("consoleKind", "ssh", false, true, Kind.DEVICE),
                        new Value("consolePort", "22", false, true, Kind.SYSTEM),
                        new Value("v3", "reader SHA", false, true, Kind.DEVICE),
                        new Value("snmpPort", "161", false, true, Kind.SYSTEM));
    }

    @Test
    @DisplayName("DEV-5 where nobody says anything the defaults of the specification are shown")
    void theDefaultsAreShown() {
        List<Value> merged = MergedAccess.of(List.of());

        assertThat(merged)
                .hasSize(15)
                .allSatisfy(value -> assertThat(value.from()).isEqualTo(Kind.SYSTEM))
                .contains(
                        new Value("snmpVersion", "2c", false, true, Kind.SYSTEM),
                        new Value("snmpTimeoutMs", "4000", false, true, Kind.SYSTEM),
                        new Value("snmpAttempts", "3", false, true, Kind.SYSTEM),
                        new Value("readCommunity", null, true, true, Kind.SYSTEM),
                        new Value("writeCommunity", null, true, false, Kind.SYSTEM),
                        new Value("login", null, false, false, Kind.SYSTEM),
                        new Value("consolePort", "23", false, true, Kind.SYSTEM),
                        new Value("apiPort", "8728", false, true, Kind.SYSTEM));
    }

    private static AccessProfile said(@Nullable Integer attempts, boolean community, @Nullable String login) {
        return new AccessProfile(
                1,
                "",
                null,
                null,
                null,
                attempts,
                community,
                false,
                new SnmpV3("reader", "SHA", true, null, false, ""),
                "ssh",
                null,
                null,
                null,
                null,
                login,
                false,
                false,
                1,
                Instant.EPOCH,
                1);
    }
}
