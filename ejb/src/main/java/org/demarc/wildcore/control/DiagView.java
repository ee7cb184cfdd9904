package org.demarc.wildcore.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Diagnosis of a line (wildcore-mikbill.md 6.3); the order of the components is the order of the keys. */
public record DiagView(InterfaceView iface, Diagnostic diagnostic, DeviceStatus deviceStatus) {

    /** What is known, and for each module how it was got. */
    public record Diagnostic(Data data, Map<String, Meta> meta) {}

    /** Parts are null where the line has no such thing or its module failed. */
    public record Data(
            @JsonProperty("interface") Place place,
            @Nullable String name,
            @Nullable String description,
            @Nullable Ident ident,
            @Nullable Status status,
            @Nullable Optical optical,
            @Nullable Vendor vendor,
            @Nullable Reasons reasons,
            @Nullable List<Uni> uni,
            @Nullable List<Mac> fdb,
            @Nullable List<Link> linkInfo,
            @Nullable Errors errors,
            @Nullable Counters counters,
            @Nullable Object cableDiag,
            @Nullable List<Vlan> vlans) {}

    /** The interface of devices.md 4.1; {@code id} is a number where the bind key is one. */
    public record Place(
            Object id,
            String name,
            @JsonProperty("_key") String key,
            String type,
            String xid,
            @JsonProperty("onuNum") @Nullable Integer onuNum,
            @Nullable Integer uni,
            @Nullable String pontype,
            @Nullable Object parent,
            @JsonProperty("_technology") @Nullable String technology,
            @JsonProperty("_frame") @Nullable Integer frame,
            @JsonProperty("_slot") @Nullable Integer slot,
            @JsonProperty("_port") @Nullable Integer port,
            @JsonProperty("_ont") @Nullable Integer ont,
            @JsonProperty("_pon_max_ont_size") @Nullable Integer ponMaxOntSize) {}

    /** Serial in its ASCII form, or MAC; {@code type} is SN or MAC. */
    public record Ident(String value, String type) {}

    /** Words of devices.md 4.3. */
    public record Status(
            String online,
            String bind,
            @Nullable String admin,
            @JsonProperty("_conf_status") @Nullable String confStatus,
            @JsonProperty("_onu_disabled") boolean onuDisabled) {}

    /** dBm, degrees Celsius, volts, metres. */
    public record Optical(
            @Nullable BigDecimal rx,
            @Nullable BigDecimal tx,
            @Nullable BigDecimal oltRx,
            @Nullable BigDecimal oltTx,
            @Nullable BigDecimal temp,
            @Nullable BigDecimal voltage,
            @Nullable Long distance) {}

    /** Who made the ONU and what runs on it. */
    public record Vendor(
            @Nullable String vendor,
            @Nullable String model,
            @Nullable String modelId,
            @Nullable String omccVersion,
            @Nullable String verSoftware,
            @Nullable String verHardware,
            @Nullable List<Object> versions) {}

    /** When it came and went, and why. */
    public record Reasons(
            @Nullable String lastReg,
            @Nullable String lastRegSince,
            @Nullable String lastDereg,
            @Nullable String lastDeregSince,
            @Nullable String lastChange,
            @Nullable String lastChangeSince,
            @Nullable String lastDownReason,
            List<Session> historyTable) {}

    /** One time that the ONU was online. */
    public record Session(
            String regTime,
            @Nullable String deregTime,
            @Nullable String downReason) {}

    /** A MAC behind the line. */
    public record Mac(
            @Nullable Integer vlanId,
            String macAddress,
            String status,
            @Nullable Integer uni,
            @JsonProperty("_virtual_port") @Nullable Integer virtualPort) {}

    /** LAN port of an ONU. */
    public record Uni(
            int num,
            int id,
            String name,
            @Nullable String status,
            @Nullable String adminState,
            @Nullable String speed,
            @Nullable String adminSpeed,
            @Nullable String mode,
            @Nullable Integer pvid,
            @Nullable List<Integer> trunkVlans) {}

    /** VLAN of a port; {@code type} is untagged or tagged. */
    public record Vlan(int id, @Nullable String name, String type) {}

    /** State of a port; copper is spelt {@code Cooper} (devices.md 4.2). */
    public record Link(
            @Nullable String mediumType,
            String type,
            @Nullable String lastChange,
            @Nullable String connectorPresent,
            String operStatus,
            String description,
            @Nullable String adminState,
            @Nullable String nwayStatus,
            @Nullable String addressLearning) {}

    /** As the device counts. */
    public record Errors(
            @Nullable BigDecimal inErrors,
            @Nullable BigDecimal outErrors,
            @Nullable BigDecimal inDiscards,
            @Nullable BigDecimal outDiscards) {}

    /** As the device counts. */
    public record Counters(
            @Nullable BigDecimal inOctets,
            @Nullable BigDecimal outOctets,
            @Nullable BigDecimal inMulticastPkts,
            @Nullable BigDecimal outMulticastPkts,
            @Nullable BigDecimal inBroadcastPkts,
            @Nullable BigDecimal outBroadcastPkts) {}

    /**
     * How a module's values were got.
     *
     * @param time time of the values, null when there are none
     * @param source store or device
     * @param spent seconds
     */
    public record Meta(
            @Nullable String time,
            String source,
            boolean fromCache,
            String deviceIp,
            String hash,
            @Nullable Failure error,
            double spent) {}

    /** Why a module has no values. */
    public record Failure(String type, String description) {}

    /** The device itself; {@code error} is a sentence when it does not answer. */
    public record DeviceStatus(
            @Nullable SystemData data, @Nullable String error) {}

    /** What the device says about itself; {@code uptimeSec} is text, as the consumers get it today. */
    public record SystemData(
            String descr,
            @Nullable String uptime,
            @Nullable String uptimeSec,
            String contact,
            String name,
            String location,
            String serialNum,
            String macAddr,
            @Nullable String boardSoftwareVer,
            @Nullable String boardHardwareVer,
            ModelMeta meta) {}

    /** The model behind it. */
    public record ModelMeta(
            String key,
            String name,
            int ports,
            Map<String, Object> detect,
            Map<String, Object> extra,
            List<String> modules) {}
}
