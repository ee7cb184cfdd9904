package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.demarc.provisioning.entity.ServiceSource;
import org.junit.jupiter.api.Test;

class RequestWishTest {

    private static final ServiceSource JMS = new ServiceSource(1, "jms", "Shop", "jms", "DHCP", "{clientName}");
    private static final String SERVICE = "\"service\":{\"source\":\"jms\",\"id\":\"1\"}";

    @Test
    void aWholeServiceBecomesAWish() {
        ServiceWish wish = whole();

        assertThat(wish.aim()).isEqualTo(Aim.ENABLED);
        assertThat(wish.keys().mac()).isEqualTo("02:00:00:00:00:01");
        assertThat(wish.speeds().rateText()).isEqualTo("2M/10M");
        assertThat(wish.comment()).isEqualTo("{clientName}");
        assertThat(wish.confirmed()).isTrue();
    }

    @Test
    void suspendingAndResumingLeaveEverythingElse() {
        ServiceWish suspended = RequestWish.of(request("suspend", ""), Optional.of(whole()), JMS);

        assertThat(suspended).isEqualTo(whole().aimingAt(Aim.DISABLED));
        assertThat(RequestWish.of(request("resume", ""), Optional.of(suspended), JMS))
                .isEqualTo(whole());
    }

    @Test
    void aMoveChangesTheDeviceOnly() {
        ServiceWish moved = RequestWish.of(request("move", ",\"device\":\"site2\""), Optional.of(whole()), JMS);

        assertThat(moved.keys().device()).isEqualTo("site2");
        assertThat(moved.keys().mac()).isEqualTo(whole().keys().mac());
    }

    @Test
    void whatIsNotKnownOrWasRemovedIsRefused() {
        ServiceWish removed = RequestWish.of(request("remove", ""), Optional.of(whole()), JMS);

        assertThat(removed.aim()).isEqualTo(Aim.ABSENT);
        assertRefused("SERVICE_REMOVED", request("resume", ""), Optional.of(removed), JMS);
        assertRefused("UNKNOWN_SERVICE", request("suspend", ""), Optional.empty(), JMS);
    }

    @Test
    void aCrmAloneSaysWhatItsServicesAreToBe() {
        assertRefused("SOURCE_IS_A_CRM", wholeRequest(), Optional.empty(), null);
        assertThat(RequestWish.of(request("suspend", ""), Optional.of(whole()), null)
                        .aim())
                .isEqualTo(Aim.DISABLED);
    }

    @Test
    void aDryRunPreviewsAnyAction() {
        ServiceWish wish = RequestWish.of(request("dryRun", ",\"preview\":\"suspend\""), Optional.of(whole()), JMS);

        assertThat(wish.aim()).isEqualTo(Aim.DISABLED);
    }

    private static void assertRefused(
            String code,
            ProvisioningRequest request,
            Optional<ServiceWish> before,
            @org.jspecify.annotations.Nullable ServiceSource source) {
        assertThatThrownBy(() -> RequestWish.of(request, before, source))
                .isInstanceOfSatisfying(RefusedRequest.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    private static ServiceWish whole() {
        return RequestWish.of(wholeRequest(), Optional.empty(), JMS);
    }

    private static ProvisioningRequest wholeRequest() {
        return RequestReader.read("{\"id\":\"a\",\"action\":\"ensure\"," + SERVICE
                + ",\"desired\":{\"device\":\"site1\",\"mac\":\"02:00:00:00:00:01\",\"downMbps\":10,\"upMbps\":2}}");
    }

    private static ProvisioningRequest request(String action, String more) {
        return RequestReader.read("{\"id\":\"a\",\"action\":\"" + action + "\"," + SERVICE + more + "}");
    }
}
