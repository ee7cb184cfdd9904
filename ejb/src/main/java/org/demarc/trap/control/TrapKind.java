package org.demarc.trap.control;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.demarc.device.control.Reading;
import org.demarc.snmp.control.HeardTrap;
import org.demarc.snmp.control.Oid;
import org.demarc.snmp.control.VarBind;

/** Traps that mean something to us, and what each makes worth reading again (devices.md 13, table Traps of oids.md). */
public enum TrapKind {
    LINK_DOWN("linkDown", "1.3.6.1.6.3.1.1.5.3", true, Reading.INTERFACE_STATUS),
    LINK_UP("linkUp", "1.3.6.1.6.3.1.1.5.4", true, Reading.INTERFACE_STATUS),
    BDCOM_AUTH("bdcom AuthNotification", "1.3.6.1.4.1.3320.9.188.6.1", false),
    BDCOM_FAN("bdcom FanNotification", "1.3.6.1.4.1.3320.9.187.2.1", false),
    BDCOM_POWER("bdcom PowerNotification", "1.3.6.1.4.1.3320.9.189.4.1", false),
    BDCOM_ONU_STATUS("bdcom OnuStatusChange", "1.3.6.1.4.1.3320.10.3.7.2", true, Reading.ONU_STATE, Reading.ONU_LIST),
    BDCOM_ONU_SFP("bdcom OnuSfpParameterAlarm", "1.3.6.1.4.1.3320.10.3.6.3", true, Reading.ONU_SIGNAL),
    BDCOM_ONU_RX_LOW("bdcom OnuOpRxLow", "1.3.6.1.4.1.3320.10.3.10.2", true, Reading.ONU_SIGNAL),
    BDCOM_ONU_RX_HIGH("bdcom OnuOpRxHigh", "1.3.6.1.4.1.3320.10.3.10.4", true, Reading.ONU_SIGNAL),
    /** LAN ports are read only when somebody looks at their ONU: nothing of them is polled that could be read again. */
    BDCOM_UNI("bdcom UniPortState", "1.3.6.1.4.1.3320.10.4.4.4", true),
    BDCOM_CATV("bdcom VideoPortCatvAlarm", "1.3.6.1.4.1.3320.10.10.2.3", true),
    BDCOM_SFP("bdcom SfpParameterAlarms", "1.3.6.1.4.1.3320.101.6.3.2", true),
    BDCOM_LLID("bdcom EponLlidChanges", "1.3.6.1.4.1.3320.101.17.4.1", true, Reading.ONU_SIGNAL),
    CDATA_ONU_STATUS("cdata onuOnlineStatusChange", "1.3.6.1.4.1.34592.1.3.6.0.7", true, Reading.ONU_STATE),
    CDATA_LOOP("cdata onuPortLoopBack", "1.3.6.1.4.1.34592.1.3.6.0.18", true),
    CDATA_POWER("cdata powerStatusChange", "1.3.6.1.4.1.34592.1.3.6.0.3", false),
    CDATA_FAN("cdata fanStatusChange", "1.3.6.1.4.1.34592.1.3.6.0.4", false),
    HUAWEI_GPON_FOUND(
            "huawei GponProfOntAutoFind", "1.3.6.1.4.1.2011.6.128.1.1.12.3.0.2", true, Reading.ONU_UNREGISTERED),
    HUAWEI_EPON_FOUND(
            "huawei EponProfOntAutoFind", "1.3.6.1.4.1.2011.6.128.1.1.12.3.0.50", true, Reading.ONU_UNREGISTERED),
    HUAWEI_PORT("huawei XponProfOntPortStatus", "1.3.6.1.4.1.2011.6.128.1.1.12.3.0.51", true, Reading.ONU_UNREGISTERED),
    HUAWEI_DISCOVERED("huawei EponConfigChangeOntDisc", "1.3.6.1.4.1.2011.6.128.1.1.12.3.0.104", true);

    private static final Oid IF_INDEX = Oid.parse("1.3.6.1.2.1.2.2.1.1");

    private final String title;
    private final String oid;
    private final boolean ofInterface;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<Reading> rereads;

    TrapKind(String title, String oid, boolean ofInterface, Reading... rereads) {
        this.title = title;
        this.oid = oid;
        this.ofInterface = ofInterface;
        this.rereads = Set.of(rereads);
    }

    /** The kind with this object identifier. */
    public static Optional<TrapKind> of(Oid kind) {
        String text = kind.toString();
        return Arrays.stream(values()).filter(known -> known.oid.equals(text)).findFirst();
    }

    /** As the log calls it. */
    public String title() {
        return title;
    }

    public String oid() {
        return oid;
    }

    /** Readings that are worth reading again. */
    public Set<Reading> rereads() {
        return rereads;
    }

    /** The ifIndex that the trap tells of; empty when it tells none. */
    public Optional<Long> ifIndex(HeardTrap trap) {
        if (!ofInterface) {
            return Optional.empty();
        }
        for (VarBind bind : trap.values()) {
            Oid instance = bind.instance();
            if (instance.startsWith(IF_INDEX) && bind.value().asLong().isPresent()) {
                return Optional.of(bind.value().asLong().getAsLong());
            }
        }
        return trap.values().isEmpty()
                ? Optional.empty()
                : Optional.of(trap.values().get(0).instance().last());
    }
}
