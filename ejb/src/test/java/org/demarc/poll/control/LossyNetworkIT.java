package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.demarc.TestDatabase;
import org.demarc.device.control.Reading;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.Oid;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.demarc.poll.entity.PollState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network that loses every tenth datagram (snmp-engine.md 12, case 9). */
@Timeout(300)
class LossyNetworkIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int DEVICES = 60;
    private static final int PORTS = 24;
    private static final int MACS = 40;
    private static final int CYCLES = 12;

    private static final List<String> READ = List.of(
            Reading.INTERFACES.key(),
            Reading.INTERFACE_STATUS.key(),
            Reading.INTERFACE_COUNTERS.key(),
            Reading.FDB.key());

    private PollStand stand;

    @BeforeEach
    void open() {
        stand = new PollStand(DATABASE.dataSource());
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    @DisplayName(
            "ENG-35 with 10 % loss most polls are whole, the others say what is missing, no row is lost and nothing is left over")
    void whatIsLostIsToldAndLosesNoRow() throws Exception {
        List<SnmpDevice> devices = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int n = 1; n <= DEVICES; n++) {
            String address = "127.54.0." + n;
            devices.add(stand.serve(address, mib(n)));
            ids.add(stand.add(address));
        }
        stand.sql.update("insert into access_level (level, snmp_timeout_ms, snmp_attempts) values ('SYSTEM', 100, 3)");
        stand.poll(ids.toArray(Long[]::new));
        List<String> known = known();
        devices.forEach(device -> device.suffer(Faults.NONE.withLossPercent(10)));

        int whole = 0;
        int told = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            stand.sql.update("update device_poll set due_at = now()");
            stand.sql.update(
                    "update poll_reading set due_at = now() + case when reading = any(?::text[]) then interval '0' else interval '1 hour' end",
                    READ);
            stand.poll(ids.toArray(Long[]::new));
            for (Long id : ids) {
                PollState state = stand.book.state(id).orElseThrow();
                boolean isWhole = state.outcome().equals("ANSWERED")
                        && state.readings().stream()
                                .allMatch(reading -> reading.problem().isEmpty());
                whole += isWhole ? 1 : 0;
                told += isWhole ? 0 : 1;
            }
        }

        assertThat(known()).as("names and states of ports, places of MACs").containsExactlyElementsOf(known);
        assertThat(whole).as("of 720").isGreaterThanOrEqualTo(DEVICES * CYCLES * 9 / 10);
        assertThat(told)
                .as("a request is lost three times in a row now and then")
                .isPositive();
        assertThat(stand.statistics().retries()).isPositive();
        assertThat(stand.statistics().outstanding()).isZero();
        assertThat(stand.statistics().inFlight()).isZero();
        assertThat(stand.statistics().heldVarBinds()).isZero();
    }

    /** All that was read of ports and MACs, one after the other. */
    private List<String> known() {
        return stand.sql.list("""
                select said from (
                    select i.device_id || ' ' || i.if_index || ' ' || i.name || ' ' || i.status || ' ' || coalesce(i.gone_at::text, '') as said
                    from interface i
                    union all
                    select f.device_id || ' ' || f.mac || ' ' || i.name || ' ' || f.present from fdb f join interface i on i.id = f.interface_id) t
                order by said
                """, row -> row.text("said"));
    }

    private static Mib mib(int device) {
        Mib.Builder mib = Mib.builder()
                .add("1.3.6.1.2.1.1.1.0", Value.text("lossy " + device))
                .add("1.3.6.1.2.1.1.2.0", Value.oid(Oid.of("1.3.6.1.4.1.99999.1")))
                .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(100_000))
                .add("1.3.6.1.2.1.1.5.0", Value.text("lossy-" + device));
        for (int port = 1; port <= PORTS; port++) {
            mib.add("1.3.6.1.2.1.2.2.1.2." + port, Value.text("port " + device + "/" + port))
                    .add("1.3.6.1.2.1.2.2.1.3." + port, Value.integer(6))
                    .add("1.3.6.1.2.1.2.2.1.7." + port, Value.integer(1))
                    .add("1.3.6.1.2.1.2.2.1.8." + port, Value.integer(port % 3 == 0 ? 2 : 1))
                    .add("1.3.6.1.2.1.17.1.4.1.2." + port, Value.integer(port));
        }
        for (int mac = 1; mac <= MACS; mac++) {
            String index = "1.2.0.0.0." + device + "." + mac;
            mib.add("1.3.6.1.2.1.17.7.1.2.2.1.2." + index, Value.integer(1 + mac % PORTS))
                    .add("1.3.6.1.2.1.17.7.1.2.2.1.3." + index, Value.integer(3));
        }
        return mib.build();
    }
}
