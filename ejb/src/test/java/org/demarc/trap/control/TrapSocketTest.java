package org.demarc.trap.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.demarc.device.control.Reading;
import org.demarc.lab.snmp.TrapSender;
import org.demarc.snmp.control.HeardTrap;
import org.demarc.snmp.control.TrapSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traps of the lab's devices through a real socket. */
class TrapSocketTest {

    @Test
    @DisplayName(
            "devices.md 13: a trap is heard with its sender, kind and interface, and asks for the readings of the table")
    void aTrapIsHeardAndUnderstood() throws Exception {
        Queue<HeardTrap> heard = new ConcurrentLinkedQueue<>();
        try (TrapSocket socket = new TrapSocket(0, heard::add)) {
            TrapSender sender = new TrapSender("127.0.42.1", new InetSocketAddress("127.0.0.1", socket.port()));

            sender.linkDown(7, 4711);
            sender.send("1.3.6.1.4.1.3320.10.3.7.2", 4712, "1.3.6.1.4.1.3320.10.3.3.1.4.23", 3);
            sender.send("1.3.6.1.4.1.99999.1", 4713, "1.3.6.1.4.1.99999.2.1", 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() == 3);
        }

        HeardTrap down = heard.remove();
        assertThat(down.from().getHostAddress()).isEqualTo("127.0.42.1");
        assertThat(down.upTimeTicks()).isEqualTo(4711);
        assertThat(TrapKind.of(down.kind())).contains(TrapKind.LINK_DOWN);
        assertThat(TrapKind.LINK_DOWN.ifIndex(down)).contains(7L);
        assertThat(TrapKind.LINK_DOWN.rereads()).containsExactly(Reading.INTERFACE_STATUS);
        HeardTrap onu = heard.remove();
        assertThat(TrapKind.of(onu.kind())).contains(TrapKind.BDCOM_ONU_STATUS);
        assertThat(TrapKind.BDCOM_ONU_STATUS.ifIndex(onu)).contains(23L);
        assertThat(TrapKind.BDCOM_ONU_STATUS.rereads()).contains(Reading.ONU_STATE, Reading.ONU_LIST);
        assertThat(TrapKind.of(heard.remove().kind())).isEmpty();
        assertThat(TrapText.of(down)).startsWith("uptime 4711; 1.3.6.1.2.1.2.2.1.1.7 = 7");
    }
}
