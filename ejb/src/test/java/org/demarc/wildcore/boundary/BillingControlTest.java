package org.demarc.wildcore.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.action.entity.ActionSaid;
import org.demarc.wildcore.control.WildcoreProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BillingControlTest {

    @Test
    @DisplayName("WM-25 a device that was not reached or is busy is told to a billing as a time-out, not as a refusal")
    void notReachedIsATimeout() {
        for (ActionSaid said : List.of(
                ActionSaid.SILENT,
                ActionSaid.API_UNREACHABLE,
                ActionSaid.CONSOLE_UNREACHABLE,
                ActionSaid.CONSOLE_BUSY)) {
            assertThat(BillingControl.failed(said.with("x"))).isEqualTo(WildcoreProblem.DEVICE_TIMEOUT);
        }
        assertThat(BillingControl.failed(ActionSaid.API_LOGIN.with("x"))).isEqualTo(WildcoreProblem.DEVICE_REFUSES);
    }
}
