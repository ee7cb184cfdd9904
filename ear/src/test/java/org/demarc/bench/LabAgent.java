package org.demarc.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.SnmprecFile;

/** The flat population on the lab's agent, in a process of its own: for machines without a C compiler. */
final class LabAgent {

    private LabAgent() {}

    /** Port, number of devices, small and large recording. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Mib small = Mib.of(SnmprecFile.read(Path.of(arguments[2])));
        Mib large = Mib.of(SnmprecFile.read(Path.of(arguments[3])));
        try (SnmpAgent agent = SnmpAgent.start(Integer.parseInt(arguments[0]))) {
            for (int device = 0; device < Integer.parseInt(arguments[1]); device++) {
                String address = Population.address(device);
                agent.bind(address, new SnmpDevice(address, device % 2 == 1 ? small : large, Manners.OPEN));
            }
            new CountDownLatch(1).await();
        }
    }
}
