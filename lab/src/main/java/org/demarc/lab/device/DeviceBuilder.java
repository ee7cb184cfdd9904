package org.demarc.lab.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a living device together, port by port. */
public final class DeviceBuilder {

    private final LabDevice.Make make;
    private final Layout layout;
    private final int accessPorts;
    private final long bootMs;
    private final List<Port> ports = new ArrayList<>();
    private final List<Onu> onus = new ArrayList<>();
    private final Map<Integer, String> macByPort = new HashMap<>();
    private int vlan = 1;

    /**
     * How many ports of which kind it has.
     *
     * @param access ports for subscribers
     * @param uplinks Ethernet ports behind them
     * @param pon PON ports
     */
    public record Size(int access, int uplinks, int pon) {}

    /** Begins a device that was started at an instant. */
    public DeviceBuilder(LabDevice.Make make, Size size, long bootMs) {
        this.make = make;
        this.bootMs = bootMs;
        accessPorts = size.access();
        layout = new Layout(make.family(), size.access() + size.uplinks(), size.pon());
    }

    /** Adds the next Ethernet port; {@code mac} is empty where nobody lives. */
    public DeviceBuilder port(int speedMbit, String alias, String mac, int accessVlan) {
        int number = ports.size() + 1;
        boolean access = number <= accessPorts;
        boolean used = access ? !mac.isEmpty() : number == accessPorts + 1 || make.family() == Family.MIKROTIK_ROUTEROS;
        long seed = Chance.mix(make.seed() * 1000 + number);
        var life = new Life(seed, bootMs, access ? 0.01 : 0);
        if (!used) {
            life.fail(DownReason.POWER_LOSS, bootMs);
        }
        if (access) {
            vlan = accessVlan;
        }
        if (!mac.isEmpty()) {
            macByPort.put(number, mac);
        }
        ports.add(new Port(layout.ethernet(number, speedMbit), alias, life, traffic(seed, access, used)));
        return this;
    }

    private Traffic traffic(long seed, boolean access, boolean used) {
        if (!used) {
            return new Traffic(0, 0, 0);
        }
        return access ? Traffic.ofSubscriber(seed) : Traffic.ofUplink(seed, accessPorts + 64 * layout.ponPorts());
    }

    /** Adds an ONU. */
    public DeviceBuilder onu(Onu.Make onu, String description) {
        long seed = Chance.mix(make.seed() * 100_000 + onu.pon() * 1000L + onu.number());
        onus.add(new Onu(onu, layout.onuIfIndex(onus.size() + 1), description, seed, bootMs));
        return this;
    }

    public LabDevice build() {
        var ponPorts = new ArrayList<Port>();
        for (int number = 1; number <= layout.ponPorts(); number++) {
            long seed = Chance.mix(make.seed() * 1000 + 500 + number);
            ponPorts.add(new Port(
                    layout.pon(number), "", new Life(seed, bootMs, 0), new Traffic(1_500_000, 14_000_000, number)));
        }
        return new LabDevice(make, new SwitchPorts(ports, accessPorts, vlan, macByPort), ponPorts, onus, bootMs);
    }
}
