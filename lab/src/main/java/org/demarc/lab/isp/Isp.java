package org.demarc.lab.isp;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.demarc.lab.device.DeviceBuilder;
import org.demarc.lab.device.DownReason;
import org.demarc.lab.device.LabDevice;
import org.demarc.lab.device.Onu;
import org.demarc.lab.device.Port;
import org.demarc.lab.snmp.Faults;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.snmp.SnmpDevice;
import org.demarc.lab.ubilling.UbillingServer;

/** A plan brought to life: every device answers SNMP on its address, the billing answers HTTP. */
public final class Isp implements AutoCloseable {

    private static final long DAY_MS = 86_400_000;

    private final IspPlan plan;
    private final InstantSource clock;
    private final SnmpAgent agent;
    private final UbillingServer billing;
    private final Map<String, Running> runningByName = new LinkedHashMap<>();

    private record Running(PlannedDevice plan, LabDevice device, SnmpDevice snmp) {}

    /**
     * How to run it.
     *
     * @param seed the same seed gives the same ISP
     * @param subscribers how many the billing has
     * @param snmpPort UDP port of every device; 0 takes a free one
     * @param billingHost address the billing listens on
     * @param billingPort TCP port; 0 takes a free one
     * @param billingKey the remote API's key
     * @param read community that may read
     * @param write community that may write
     */
    public record Options(
            long seed,
            int subscribers,
            int snmpPort,
            String billingHost,
            int billingPort,
            String billingKey,
            String read,
            String write,
            InstantSource clock) {

        /** Seed 1, 2,000 subscribers, free ports, communities public and private, the system's clock. */
        public static Options defaults() {
            return new Options(
                    1, IspPlan.SUBSCRIBERS, 0, "127.0.0.1", 0, "UBlab", "public", "private", InstantSource.system());
        }

        public Options withSnmpPort(int port) {
            return new Options(seed, subscribers, port, billingHost, billingPort, billingKey, read, write, clock);
        }

        public Options withBillingPort(int port) {
            return new Options(seed, subscribers, snmpPort, billingHost, port, billingKey, read, write, clock);
        }

        public Options withBillingKey(String key) {
            return new Options(seed, subscribers, snmpPort, billingHost, billingPort, key, read, write, clock);
        }

        public Options withSubscribers(int count) {
            return new Options(seed, count, snmpPort, billingHost, billingPort, billingKey, read, write, clock);
        }

        public Options withClock(InstantSource other) {
            return new Options(seed, subscribers, snmpPort, billingHost, billingPort, billingKey, read, write, other);
        }
    }

    /**
     * A device as an inventory lists it.
     *
     * @param profile key of the device profile
     */
    public record Device(String name, String address, String profile) {}

    private Isp(Options options, IspPlan plan) {
        this.plan = plan;
        clock = options.clock();
        agent = SnmpAgent.start(options.snmpPort(), clock);
        billing = UbillingServer.start(options.billingHost(), options.billingPort(), options.billingKey(), plan, clock);
        var manners = Manners.communities(options.read(), options.write());
        Map<String, LabDevice> deviceByName = new LinkedHashMap<>();
        plan.devices()
                .forEach(planned -> deviceByName.put(planned.name(), build(planned, options.seed(), clock.millis())));
        Wiring.of(deviceByName);
        for (PlannedDevice planned : plan.devices()) {
            LabDevice device = Objects.requireNonNull(deviceByName.get(planned.name()));
            var snmp = new SnmpDevice(planned.name(), device.mib(), manners);
            runningByName.put(planned.name(), new Running(planned, device, snmp));
            agent.bind(planned.address(), snmp);
        }
        billing.snmpPort(agent.port());
    }

    /** Starts everything. */
    public static Isp start(Options options) {
        return new Isp(options, IspPlan.ofSeed(options.seed(), options.subscribers()));
    }

    /** The first planned device whose name begins like that, built and not served yet. */
    public static LabDevice first(long seed, String name) {
        PlannedDevice planned = IspPlan.ofSeed(seed).devices().stream()
                .filter(device -> device.name().startsWith(name))
                .findFirst()
                .orElseThrow();
        return build(planned, seed, System.currentTimeMillis());
    }

    /** A living device of the plan that nobody serves yet, started some days before {@code nowMs}. */
    public static LabDevice build(PlannedDevice planned, long seed, long nowMs) {
        long index = planned.name().hashCode() & 0xffff;
        int pons = planned.onus().stream()
                .mapToInt(PlannedDevice.PlannedOnu::pon)
                .max()
                .orElse(0);
        int access =
                (int) planned.ports().stream().filter(port -> port.vlan() > 1).count();
        var make = new LabDevice.Make(
                planned.name(), planned.family(), planned.mac(), planned.location(), seed * 65_537 + index);
        var size = new DeviceBuilder.Size(access, planned.ports().size() - access, pons);
        var builder = new DeviceBuilder(make, size, nowMs - (3 + index % 200) * DAY_MS);
        planned.ports()
                .forEach(port -> builder.port(port.speedMbit(), port.alias(), port.subscriberMac(), port.vlan()));
        planned.onus()
                .forEach(onu -> builder.onu(
                        new Onu.Make(onu.pon(), onu.number(), onu.ident(), onu.subscriberMac(), onu.vlan()),
                        onu.description()));
        return builder.build();
    }

    public IspPlan plan() {
        return plan;
    }

    /** The UDP port of every device. */
    public int snmpPort() {
        return agent.port();
    }

    public UbillingServer billing() {
        return billing;
    }

    /** Every device of the plan, in order. */
    public List<Device> devices() {
        return plan.devices().stream()
                .map(device -> new Device(
                        device.name(), device.address(), device.family().profile()))
                .toList();
    }

    /** A living device, to look into or to change. */
    public LabDevice device(String name) {
        return running(name).device();
    }

    /** Lets a device misbehave; {@link Faults#NONE} heals it. */
    public void suffer(String name, Faults faults) {
        running(name).snmp().suffer(faults);
    }

    /** Powers a device off: it keeps silent. */
    public void stop(String name) {
        suffer(name, Faults.of(Faults.Kind.OFF));
    }

    /** Powers a device on: it answers, its uptime and counters begin anew. */
    public void start(String name) {
        Running running = running(name);
        running.device().restart(clock.millis());
        running.snmp().suffer(Faults.NONE);
    }

    /** Cuts the fibre of one ONU. PON ports and ONUs count from 1. */
    public void cutFibre(String name, int pon, int onu) {
        onu(name, pon, onu).life().fail(DownReason.FIBRE_CUT, clock.millis());
    }

    /** Cuts the fibre of a whole PON port. */
    public void cutFibre(String name, int pon) {
        onus(name, pon).forEach(onu -> onu.life().fail(DownReason.FIBRE_CUT, clock.millis()));
    }

    /** Takes an ONU's power: it says so with its last breath. */
    public void cutPower(String name, int pon, int onu) {
        onu(name, pon, onu).life().fail(DownReason.POWER_LOSS, clock.millis());
    }

    /** Brings an ONU back, whatever took it down. */
    public void restore(String name, int pon, int onu) {
        onu(name, pon, onu).life().restore(clock.millis());
    }

    /** Splices the fibre of a whole PON port. */
    public void restore(String name, int pon) {
        onus(name, pon).forEach(onu -> onu.life().restore(clock.millis()));
    }

    /** Adds octets to the counters of an Ethernet port at once. */
    public void addOctets(String name, int port, long in, long out) {
        port(name, port).traffic().add(in, out);
    }

    /** Lets the counters of an Ethernet port begin anew. */
    public void clearCounters(String name, int port) {
        port(name, port).traffic().clear(clock.millis());
    }

    /** Pulls the cable of an Ethernet port. */
    public void unplug(String name, int port) {
        port(name, port).life().fail(DownReason.FIBRE_CUT, clock.millis());
    }

    /** Plugs it in again. */
    public void plug(String name, int port) {
        port(name, port).life().restore(clock.millis());
    }

    private Port port(String name, int number) {
        return device(name).port(number).orElseThrow(() -> missing(name + " port " + number));
    }

    private Onu onu(String name, int pon, int number) {
        return device(name).onu(pon, number).orElseThrow(() -> missing(name + " ONU " + pon + ":" + number));
    }

    private List<Onu> onus(String name, int pon) {
        return device(name).onus().stream()
                .filter(onu -> onu.make().pon() == pon)
                .toList();
    }

    private Running running(String name) {
        return Optional.ofNullable(runningByName.get(name)).orElseThrow(() -> missing(name));
    }

    private static NoSuchElementException missing(String what) {
        return new NoSuchElementException("the plan has no " + what);
    }

    /** Stops everything. */
    @Override
    public void close() {
        agent.close();
        billing.close();
    }
}
