package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.TestDatabase;
import org.demarc.device.control.Reading;
import org.demarc.lab.device.DeviceBuilder;
import org.demarc.lab.device.DownReason;
import org.demarc.lab.device.Family;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.SnmpDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An OLT that tells states and reasons in two tables, the second of which gets lost on the way. */
@Timeout(120)
class LostReasonsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String ADDRESS = "127.46.1.1";
    private static final String REASONS = "1.3.6.1.4.1.37950.1.1.5.12.1.29.1.15";
    private static final int ONUS = 3;

    private final LabDevice olt = olt();
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
            "DEV-23 row 20: an ONU whose reason is lost on the way stays without light or without power, and has not changed")
    void whatAnOnuWentForStaysKnownWhileItIsNotHeard() throws Exception {
        SnmpDevice served = stand.serve(ADDRESS, olt.mib());
        long id = stand.add(ADDRESS);
        stand.poll(id);
        fail(1, DownReason.FIBRE_CUT);
        fail(2, DownReason.POWER_LOSS);
        stand.again(id, Reading.ONU_STATE);
        assertThat(states(id)).containsExactly("LOS LOS 2", "PowerOff PowerOff 2", "Online 1");

        served.suffer(Faults.NONE.silentAt(REASONS));
        fail(3, DownReason.FIBRE_CUT);
        stand.again(id, Reading.ONU_STATE);
        assertThat(states(id)).containsExactly("LOS LOS 2", "PowerOff PowerOff 2", "Offline 2");

        served.suffer(Faults.NONE);
        stand.again(id, Reading.ONU_STATE);
        assertThat(states(id)).containsExactly("LOS LOS 2", "PowerOff PowerOff 2", "LOS LOS 3");
    }

    /** Status, reason, and how many states each has had. */
    private List<String> states(long id) {
        return stand.sql.list("""
                select concat_ws(' ', i.status, nullif(s.reason, ''),
                                 (select count(*) from interface_state had where had.interface_id = i.id)) said
                  from interface i join interface_state s on s.interface_id = i.id and s.ended_at is null
                 where i.device_id = ? and i.type = 'ONU' order by i.onu
                """, row -> row.text("said"), id);
    }

    private void fail(int number, DownReason reason) {
        onu(number).life().fail(reason, System.currentTimeMillis());
    }

    private Onu onu(int number) {
        return olt.onu(1, number).orElseThrow();
    }

    private static LabDevice olt() {
        var make = new LabDevice.Make("vsol", Family.VSOL_V1600D, "02d000000099", "rack", 7);
        var builder = new DeviceBuilder(make, new DeviceBuilder.Size(0, 4, 2), System.currentTimeMillis() - 60_000);
        for (int port = 0; port < 4; port++) {
            builder.port(1000, "", "", 1);
        }
        for (int number = 1; number <= ONUS; number++) {
            builder.onu(new Onu.Make(1, number, "02e0630000a" + number, "0250aa00000" + number, 100), "flat " + number);
        }
        LabDevice built = builder.build();
        built.onus().forEach(onu -> onu.life().restore(System.currentTimeMillis()));
        return built;
    }
}
