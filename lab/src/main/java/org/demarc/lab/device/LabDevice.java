package org.demarc.lab.device;

import java.util.List;
import java.util.Optional;
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
    private final SwitchPorts switchPorts;
    private volatile long bootMs;
    private volatile String name;
    private volatile String location;
    private volatile String contact = "noc@example.net";

    LabDevice(Make make, SwitchPorts switchPorts, List<Port> ponPorts, List<Onu> onus, long bootMs) {
        this.make = make;
        this.switchPorts = switchPorts;
        ports = List.copyOf(switchPorts.ports());
        this.ponPorts = List.copyOf(ponPorts);
        this.onus = List.copyOf(onus);
        this.bootMs = bootMs;
        name = make.name();
        location = make.location();
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
        return onus;
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
