package org.demarc.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Previews of single requests come out of the comparison that drift reports and bulk plans are made of. */
class RouterPreviewTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final RouterTerms SITE1 = Routers.terms(1, "site1");
    private static final ServiceKey SERVICE = new ServiceKey("shop", "7");

    private final List<RouterSnapshot.SecretRow> secrets = new ArrayList<>();
    private final List<RouterSnapshot.SessionRow> sessions = new ArrayList<>();

    @BeforeAll
    static void key() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @Test
    void anAccountThatIsNowhereIsAddedWithAnAddressFromThePool() {
        RequestPreview preview = RouterPreview.of(wish("Basic 10M"), sides(false), NOW);

        assertThat(preview.operation()).isEqualTo("add");
        assertThat(preview.account()).isEqualTo("sub7");
        assertThat(preview.address()).isEmpty();
        assertThat(preview.note()).isEqualTo("an address would be drawn from the pool");
    }

    @Test
    void aRowWithTheTagIsSetFieldByFieldAndItsPasswordIsNeverShown() {
        secrets.add(secret("sub7", "old", "Pro 50M", "demarc/shop/7 Client"));
        sessions.add(new RouterSnapshot.SessionRow("*8", "sub7", "10.0.0.7", "", false));

        RequestPreview preview = RouterPreview.of(wish("Basic 10M"), sides(false), NOW);

        assertThat(preview.operation()).isEqualTo("set");
        assertThat(preview.kicks()).isTrue();
        assertThat(preview.changes())
                .contains(
                        new RequestPreview.FieldChange("profile", "Pro 50M", "Basic 10M"),
                        new RequestPreview.FieldChange("password", null, null));
        assertThat(preview.toString()).doesNotContain("pw7").doesNotContain("old");
    }

    @Test
    void aForeignRowOfTheNameIsAConflictAndAMissingProfileARefusal() {
        secrets.add(secret("sub7", "x", "Basic 10M", "by hand"));

        RequestPreview conflict = RouterPreview.of(wish("Basic 10M"), sides(false), NOW);
        secrets.clear();
        RequestPreview refused = RouterPreview.of(wish("No Such Plan"), sides("No Such Plan", false), NOW);

        assertThat(conflict.operation()).isEqualTo("conflict");
        assertThat(conflict.note()).isEqualTo("user name sub7 on site1 is a row Demarc does not manage");
        assertThat(refused.operation()).isEqualTo("refused");
        assertThat(refused.note()).isEqualTo("profile \"No Such Plan\" is missing on site1");
    }

    @Test
    void takingAwayRemovesTheRowThatHasTheTagAndNothingElse() {
        assertThat(RouterPreview.removal(wish("Basic 10M"), sides(true), NOW).operation())
                .isEqualTo("nothing");
        secrets.add(secret("sub7", "x", "Basic 10M", "demarc/shop/7 Client"));

        RequestPreview preview = RouterPreview.removal(wish("Basic 10M"), sides(true), NOW);

        assertThat(preview.operation()).isEqualTo("remove");
        assertThat(preview.account()).isEqualTo("sub7");
    }

    private ThreeSides sides(boolean isOver) {
        return sides("Basic 10M", isOver);
    }

    private ThreeSides sides(String plan, boolean isOver) {
        RouterSnapshot snapshot = new RouterSnapshot(
                NOW, List.of(), List.of(), secrets, List.of(), sessions, Set.of("Basic 10M", "Pro 50M", "disabled"));
        ServiceWish told = wish(plan);
        return new ThreeSides(
                SITE1,
                snapshot,
                Map.<ServiceKey, FleetAccount>of(),
                Map.of(
                        "shop",
                        new RegisterReading(
                                "shop",
                                NOW,
                                true,
                                isOver ? Map.of() : Map.of("7", told),
                                isOver ? Set.of("7") : Set.of(),
                                Set.of(),
                                "")),
                Set.of(SERVICE),
                wish -> Optional.of(SITE1),
                Map.of(1L, "site1"),
                Map.of(),
                Set.of("shop"));
    }

    private static ServiceWish wish(String plan) {
        return new ServiceWish(
                SERVICE,
                Aim.ENABLED,
                "active",
                new ServiceWish.Client("7", "Client"),
                plan,
                Speeds.UNLIMITED,
                new AccountKeys("site1", "sub7", Secret.of("pw7"), "", "", false),
                BothGiven.DHCP,
                "{clientName}",
                "",
                false,
                true);
    }

    private static RouterSnapshot.SecretRow secret(String name, String password, String profile, String comment) {
        return new RouterSnapshot.SecretRow(
                "*" + name, name, Secret.of(password), profile, "10.0.0.7", "any", "", false, comment);
    }
}
