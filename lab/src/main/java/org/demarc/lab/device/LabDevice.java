package org.demarc.lab.device;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.demarc.lab.snmp.Mib;

/** A living device: its ports and ONUs, and when it was started. */
public final class LabDevice {

    /**
     * What does not change.
     *
     * @param mac twelve hex digits
     */
    public record Make(String name, Family family, String mac, String location, long seed) {}

    private final Make make;
    private final List<Port> ports;
    private final List<Port> ponPorts;
    private final List<Onu> onus;
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final SwitchPorts switchPorts;
    private volatile Consumer<Mib> watcher = mib -> {};
    private volatile long bootMs;
    private volatile String name;
    private volatile String location;
    private volatile String contact = "noc@example.net";
    private volatile Neighbour neighbour;
    private volatile boolean placed;

    /**
     * What it knows of the device above it.
     *
     * @param mac twelve hex digits
     */
    record Neighbour(String mac, String name, String port) {}

    LabDevice(Make make, SwitchPorts switchPorts, List<Port> ponPorts, List<Onu> onus, long bootMs) {
        this.make = make;
        this.switchPorts = switchPorts;
        ports = List.copyOf(switchPorts.ports());
        this.ponPorts = List.copyOf(ponPorts);
        this.onus = new CopyOnWriteArrayList<>(onus);
        this.bootMs = bootMs;
        name = make.name();
        location = make.location();
        neighbour = new Neighbour("02d00000ffff", "agg-core-1", "xe-0/0/" + Math.floorMod(make.seed(), 48));
        if (!ponPorts.isEmpty() && !make.family().isEpon()) {
            waiting.add(Waiting.firstOf(make));
        }
    }

    /**
     * An ONU that has light and waits to be registered.
     *
     * @param pon PON port, from 1
     * @param ident hex
     */
    public record Waiting(int pon, String ident, String model, String software) {

        private static Waiting firstOf(Make make) {
            boolean zte = make.family() == Family.ZTE_C300;
            String ident = String.format(
                    zte ? "5a544547%08x" : "48575443%08x",
                    (zte ? 0xC0000000L : 0xAA000000L) + Math.floorMod(make.seed(), 0xFFFFFF));
            return new Waiting(1, ident, zte ? "ZTE-F670L" : "HG8245H", zte ? "V9.0.10P2" : "V3R017C10S115");
        }
    }

    /** The ONUs that wait for registration, in order. */
    public List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    /** From now on hands over what it answers whenever an ONU comes or goes. */
    public void whenChanged(Consumer<Mib> watcher) {
        this.watcher = watcher;
    }

    /** Registers an ONU; false when its place is taken. It is up at once. */
    public synchronized boolean register(int pon, int number, String ident, int vlan, String description) {
        if (onu(pon, number).isPresent() || pon < 1 || pon > ponPorts.size() || number < 1) {
            return false;
        }
        long now = System.currentTimeMillis();
        long ifIndex = make.family().isEpon()
                ? 1 + onus.stream().mapToLong(Onu::ifIndex).max().orElse(ports.size() + (long) ponPorts.size())
                : 0;
        var onu = new Onu(
                new Onu.Make(pon, number, ident, "0250bb" + ident.substring(ident.length() - 6), vlan),
                ifIndex,
                description,
                Chance.mix(make.seed() + ident.hashCode()),
                now - 1000);
        onu.life().restore(now);
        onus.add(onu);
        waiting.removeIf(one -> one.ident().equals(ident));
        watcher.accept(mib());
        return true;
    }

    /** Takes an ONU's registration away: it waits for another. False when there is none. */
    public synchronized boolean deregister(int pon, int number) {
        var found = onu(pon, number);
        found.ifPresent(onu -> {
            onus.remove(onu);
            waiting.add(new Waiting(pon, onu.make().ident(), "HG8310M", "V1"));
            watcher.accept(mib());
        });
        return found.isPresent();
    }

    /** Plugs its first uplink into a port of another device. Call before {@link #mib()}. */
    public void hangOn(LabDevice upper, int portNumber) {
        String port = upper.ports.get(portNumber - 1).make().name();
        neighbour = new Neighbour(upper.make.mac(), upper.name, port);
        placed = true;
    }

    Neighbour neighbour() {
        return neighbour;
    }

    /** Whether somebody said what it hangs on. */
    boolean isPlaced() {
        return placed;
    }

    /** Everything it answers over SNMP. */
    public Mib mib() {
        return switch (make.family()) {
            case BDCOM_P3310 -> BdcomP3310.mib(this);
            case HUAWEI_SMARTAX -> HuaweiSmartAx.mib(this);
            case ZTE_C300 -> ZteC300.mib(this);
            case VSOL_V1600D -> VsolV1600d.mib(this);
            case DLINK_DES3200 -> DlinkDes3200.mib(this, switchPorts);
            case GENERIC_SWITCH -> GenericSwitch.mib(this, switchPorts);
            case MIKROTIK_ROUTEROS -> MikrotikRouterOs.mib(this);
        };
    }

    public Make make() {
        return make;
    }

    /** Ethernet ports. */
    public List<Port> ports() {
        return ports;
    }

    public List<Port> ponPorts() {
        return ponPorts;
    }

    public List<Onu> onus() {
        return List.copyOf(onus);
    }

    /** The ONU of a PON port and number, both from 1. */
    public Optional<Onu> onu(int pon, int number) {
        return onus.stream()
                .filter(onu -> onu.make().pon() == pon && onu.make().number() == number)
                .findFirst();
    }

    /** The Ethernet port of a number, from 1. */
    public Optional<Port> port(int number) {
        return ports.stream().filter(port -> port.make().number() == number).findFirst();
    }

    /** When it was started, milliseconds since 1970. */
    public long bootMs() {
        return bootMs;
    }

    /** Restarts: sysUpTime and all counters begin anew. */
    public void restart(long nowMs) {
        bootMs = nowMs;
        ports.forEach(port -> port.traffic().clear(nowMs));
        ponPorts.forEach(port -> port.traffic().clear(nowMs));
        onus.forEach(onu -> onu.traffic().clear(nowMs));
    }

    String name() {
        return name;
    }

    void name(String text) {
        name = text;
    }

    String location() {
        return location;
    }

    void location(String text) {
        location = text;
    }

    String contact() {
        return contact;
    }

    void contact(String text) {
        contact = text;
    }
}
