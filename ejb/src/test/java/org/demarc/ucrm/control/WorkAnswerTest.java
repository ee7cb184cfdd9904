package org.demarc.ucrm.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.ucrm.entity.EventState;
import org.demarc.ucrm.entity.HookProgress.Before;
import org.demarc.ucrm.entity.HookProgress.Hook;
import org.demarc.ucrm.entity.HookProgress.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("UR-80 the predecessor's answers")
class WorkAnswerTest {

    private static final String SILENT = "could not connect to device";

    @ParameterizedTest
    @CsvSource({
        "NONE, APPLIED, ADDED, was created",
        "APPLIED, APPLIED, MOVED, was moved",
        "APPLIED, APPLIED, CHANGED, was updated",
        "APPLIED, APPLIED_DISABLED, CHANGED, was suspended",
        "APPLIED_DISABLED, APPLIED, CHANGED, was unsuspended",
        "APPLIED_DISABLED, APPLIED_DISABLED, CHANGED, was updated",
        "APPLIED, APPLIED, NOTHING, is up to date",
        "APPLIED, REMOVED, REMOVED, was deleted",
        "APPLIED, REMOVED, NOTHING, was not found",
        "NONE, DEFERRED, '', has nothing to do yet",
        "APPLIED, AWAITING_SUCCESSOR, '', has nothing to do yet"
    })
    void whatWasDoneIsSaidInOneSentence(AccountState before, AccountState after, String result, String words) {
        Progress now = now(after, result.isEmpty() ? null : OrderState.DONE, result);

        assertThat(WorkAnswer.of(hook(before), now))
                .hasValue(HookAnswer.worked("service id:101 " + words))
                .get()
                .extracting(HookAnswer::status)
                .isEqualTo(200);
    }

    @Test
    void workThatGoesOnIsWaitedForUntilTheTimeIsUp() {
        Hook hook = hook(AccountState.NONE);
        Progress stored = progress(EventState.STORED, AccountState.NONE, null, "", false);
        Progress running = progress(EventState.DONE, AccountState.APPLYING, OrderState.RUNNING, "", false);
        Progress held = progress(EventState.DONE, AccountState.APPLYING, OrderState.RUNNING, "", true);

        assertThat(WorkAnswer.of(hook, stored)).isEmpty();
        assertThat(WorkAnswer.of(hook, running)).isEmpty();
        assertThat(WorkAnswer.of(hook, held)).isEmpty();
        assertThat(WorkAnswer.late(hook, running).json())
                .isEqualTo(
                        "{\"status\":\"success\",\"message\":\"service id:101 accepted\",\"data\":{\"queued\":true}}");
        assertThat(WorkAnswer.late(hook, held)).isEqualTo(HookAnswer.notWorked(SILENT, true));
    }

    @Test
    void whatCouldNotBeDoneIs406WithTheReason() {
        Progress parked = progress(EventState.DONE, AccountState.APPLYING, OrderState.PARKED, SILENT, false);
        Progress refused = now(AccountState.FAILED, OrderState.REFUSED, "");

        HookAnswer waits = WorkAnswer.of(hook(AccountState.NONE), parked).orElseThrow();
        HookAnswer failed = WorkAnswer.of(hook(AccountState.NONE), refused).orElseThrow();

        assertThat(waits.isNotDone()).isTrue();
        assertThat(waits.json())
                .isEqualTo("{\"status\":\"failed\",\"message\":\"" + SILENT + "\",\"data\":{\"queued\":true}}");
        assertThat(failed.status()).isEqualTo(406);
        assertThat(failed.json()).isEqualTo("{\"status\":\"failed\",\"message\":\"profile is missing\",\"data\":null}");
    }

    private static Hook hook(AccountState before) {
        return new Hook(1, new ServiceKey("main", "101"), new Before(before, 0));
    }

    private static Progress now(AccountState account, @Nullable OrderState order, String result) {
        return new Progress(EventState.DONE, "", account, "profile is missing", order, "", result, false);
    }

    private static Progress progress(
            EventState event, AccountState account, @Nullable OrderState order, String orderText, boolean silent) {
        return new Progress(event, "", account, "", order, orderText, "", silent);
    }
}
