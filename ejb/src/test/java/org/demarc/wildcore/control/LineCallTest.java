package org.demarc.wildcore.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.Reading;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.DeviceCall.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("row 55: a billing's live read of a line in the log of calls")
class LineCallTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Asker BILLING = new Asker(Asker.As.KEY, "mikbill");

    private static final Decoded DECODED = new Decoded(
            null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(),
            Set.of(), 0);

    private final LineCall call =
            new LineCall(Example.onu(), EnumSet.of(Reading.ONU_STATE, Reading.ONU_SIGNAL), BILLING, NOW);

    @Test
    void itSaysWhatWasAskedOfWhichLineByWhom() {
        LiveDetails details = LiveDetails.NONE.withUnis(List.of()).withTables(true, false);
        DeviceCall told = call.ended(new LiveLine(DECODED, Set.of(), details, "", "", NOW, 0.321));

        assertThat(told.question())
                .isEqualTo(new DeviceCall.Question(
                        Example.onu().host().id(), DeviceCall.Kind.LINE, "GPON 0/0/1:5", BILLING, NOW));
        assertThat(told.outcome()).isEqualTo("ANSWERED");
        assertThat(told.took()).isEqualTo(Duration.ofMillis(321));
        assertThat(told.parts())
                .containsExactly(
                        new Part("onu-state", 1, ""),
                        new Part("onu-signal", 1, ""),
                        new Part("uni", 0, ""),
                        new Part("vlans", 0, "not read to the end"));
    }

    @Test
    void itSaysHowTheDeviceFailed() {
        DeviceCall silent = call.ended(LiveLine.failed("DEVICE_TIMEOUT", "No response from 10.2.0.2", NOW, 8));
        DeviceCall refused = call.ended(LiveLine.failed("DEVICE_ERROR", "10.2.0.2: noAccess", NOW, 0.1));
        DeviceCall unasked = call.ended(LiveLine.failed("NOT_SUPPORTED", "the profile cannot", NOW, 0));

        assertThat(List.of(silent.outcome(), refused.outcome(), unasked.outcome()))
                .containsExactly("SILENT", "REFUSED", "SKIPPED");
        assertThat(silent.reason()).isEqualTo("No response from 10.2.0.2");
        assertThat(silent.took()).isEqualTo(Duration.ofSeconds(8));
        assertThat(silent.parts()).contains(new Part("onu-state", 0, ""));
    }
}
