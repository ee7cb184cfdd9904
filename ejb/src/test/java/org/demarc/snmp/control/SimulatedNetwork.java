package org.demarc.snmp.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.Mib;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.snmp.Value;
import org.demarc.settings.entity.Secret;

/** A few simulated devices on loopback addresses, with an engine that reads them. */
final class SimulatedNetwork implements AutoCloseable {

    static final TableRequest INTERFACES = TableRequest.of(
            "interfaces",
            "1.3.6.1.2.1.2.2.1.2",
            "1.3.6.1.2.1.2.2.1.8",
            "1.3.6.1.2.1.2.2.1.10",
            "1.3.6.1.2.1.31.1.1.1.6");
    static final TableRequest FDB = TableRequest.of("fdb", "1.3.6.1.2.1.17.7.1.2.2.1.2");

    private final SnmpAgent agent = SnmpAgent.start(0);
    final SnmpEngine engine;

    SimulatedNetwork(SnmpSettings settings) {
        engine = new SnmpEngine(settings, Runnable::run);
    }

    SimulatedNetwork() {
        this(SnmpSettings.DEFAULT.withProbeTimeoutMs(300));
    }

    /** A switch of so many ports: ifDescr, ifOperStatus, ifInOctets, ifHCInOctets (not on every fifth port), 40 FDB rows. */
    static Mib switchOf(int ports) {
        Mib.Builder mib = Mib.builder();
        mib.add("1.3.6.1.2.1.1.1.0", Value.text("Simulated switch"));
        mib.add("1.3.6.1.2.1.1.2.0", Value.oid(org.demarc.lab.snmp.Oid.of("1.3.6.1.4.1.99999.1")));
        mib.add("1.3.6.1.2.1.1.3.0", Value.timeTicks(4711));
        mib.add("1.3.6.1.2.1.1.5.0", Value.text("sim"));
        for (int port = 1; port <= ports; port++) {
            mib.add("1.3.6.1.2.1.2.2.1.2." + port, Value.text("port " + port));
            mib.add("1.3.6.1.2.1.2.2.1.8." + port, Value.integer(port % 2 + 1));
            mib.add("1.3.6.1.2.1.2.2.1.10." + port, Value.counter32(port * 1000L));
            if (port % 5 != 0) {
                mib.add("1.3.6.1.2.1.31.1.1.1.6." + port, Value.counter64(port * 10_000_000_000L));
            }
        }
        for (int mac = 1; mac <= 40; mac++) {
            mib.add("1.3.6.1.2.1.17.7.1.2.2.1.2.100.2.0.0.0.0." + mac, Value.integer(mac % ports + 1));
        }
        return mib.build();
    }

    SnmpDevice add(String address, Mib mib, Manners manners) {
        SnmpDevice device = new SnmpDevice(address, mib, manners);
        agent.bind(address, device);
        return device;
    }

    SnmpDevice addSwitch(String address) {
        return add(address, switchOf(28), Manners.OPEN);
    }

    SnmpDevice addIll(String address, Faults faults) {
        SnmpDevice device = addSwitch(address);
        device.suffer(faults);
        return device;
    }

    int port() {
        return agent.port();
    }

    long requests() {
        return agent.requests();
    }

    SnmpTarget target(String address) {
        return SnmpTarget.v2c(address, agent.port(), Secret.of("public")).withTiming(400, 2);
    }

    PollRequest request(String address) {
        return PollRequest.of(target(address), ScalarRequest.of("1.3.6.1.2.1.1.5.0"), List.of(INTERFACES, FDB));
    }

    DeviceRead poll(String address) {
        return engine.poll(request(address)).join();
    }

    DeviceRead poll(PollRequest request) {
        return engine.poll(request).join();
    }

    List<DeviceRead> pollAll(List<PollRequest> requests) {
        List<CompletableFuture<DeviceRead>> polls = new ArrayList<>();
        requests.forEach(request -> polls.add(engine.poll(request)));
        return polls.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        engine.close();
        agent.close();
    }
}
