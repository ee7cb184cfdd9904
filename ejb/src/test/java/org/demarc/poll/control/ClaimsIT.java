package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.poll.entity.ClaimedDevice;
import org.demarc.poll.entity.PollBook;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whose a device is whose claim could not be renewed in time. */
class ClaimsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LEASE = Duration.ofSeconds(90);

    private final Sql sql = new Sql(DATABASE.dataSource());
    private final PollBook book = new PollBook(sql, new DeviceAccesses(sql));
    private final Claims claims = new Claims(book, "node1", LEASE);

    @BeforeAll
    static void sealSecrets() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @BeforeEach
    void emptyInventory() {
        sql.update("truncate device cascade");
    }

    @Test
    @DisplayName("ENG-39 what another node has claimed meanwhile is lost to a run, and it keeps the rest")
    void whatAnotherNodeHasClaimedIsLost() {
        long kept = add("127.50.0.1");
        long taken = add("127.50.0.2");
        Instant at = soon();
        List<ClaimedDevice> ours = hold(at, kept, taken);
        book.claim(List.of(taken), "node2", at.plus(LEASE).plusSeconds(1), LEASE);

        List<ClaimedDevice> lost = claims.makeSure(at.plus(LEASE).plusSeconds(2));

        assertThat(lost).extracting(ClaimedDevice::id).containsExactly(taken);
        assertThat(claims.size()).isEqualTo(1);
        assertThat(ours.stream().filter(claims::end).map(ClaimedDevice::id)).containsExactly(kept);
        assertThat(claims.size()).isZero();
    }

    @Test
    @DisplayName("ENG-39 what another run of the same node has claimed meanwhile is lost, too")
    void whatAnotherRunOfTheSameNodeHasClaimedIsLost() {
        long taken = add("127.50.0.3");
        Instant at = soon();
        hold(at, taken);
        book.claim(List.of(taken), "node1", at.plus(LEASE).plusSeconds(1), LEASE);

        List<ClaimedDevice> lost = claims.renewIfDue(at.plus(LEASE).plusSeconds(2));

        assertThat(lost).extracting(ClaimedDevice::id).containsExactly(taken);
        assertThat(claims.size()).isZero();
    }

    @Test
    @DisplayName("ENG-39 what nobody has claimed meanwhile stays the run's, though its claim had ended")
    void whatNobodyHasClaimedStays() {
        long id = add("127.50.0.4");
        Instant at = soon();
        List<ClaimedDevice> ours = hold(at, id);
        Instant late = at.plus(LEASE).plusSeconds(1);

        List<ClaimedDevice> lost = claims.makeSure(late);

        assertThat(lost).isEmpty();
        assertThat(book.claim(List.of(id), "node2", late.plusSeconds(1), LEASE)).isEmpty();
        assertThat(claims.end(ours.get(0))).isTrue();
    }

    @Test
    @DisplayName("ENG-39 claims are renewed after a third of their time")
    void claimsAreRenewedInTime() {
        long id = add("127.50.0.5");
        Instant at = soon();
        hold(at, id);

        claims.renewIfDue(at.plus(LEASE.dividedBy(3)));

        assertThat(book.claim(List.of(id), "node2", at.plus(LEASE).plusSeconds(1), LEASE))
                .isEmpty();
    }

    /** The moment of the first claim; what is added before is due by then. */
    private Instant soon() {
        book.prepare();
        return Instant.now().plusSeconds(1);
    }

    private List<ClaimedDevice> hold(Instant at, Long... ids) {
        List<ClaimedDevice> claimed = claims.claim(List.of(ids), at);
        claimed.forEach(claims::hold);
        assertThat(claimed).hasSize(ids.length);
        return claimed;
    }

    private long add(String address) {
        return sql.one(
                "insert into device (name, address) values (?, ?::inet) returning id",
                row -> row.number("id"),
                address,
                address);
    }
}
