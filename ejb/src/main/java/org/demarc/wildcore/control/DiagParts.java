package org.demarc.wildcore.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demarc.onu.entity.OnuState;
import org.demarc.wildcore.control.DiagView.Failure;
import org.demarc.wildcore.entity.LineDetail;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a diagnosis.
 *
 * @param failures modules that have no values: their parts are null
 */
record DiagParts(StoredLine line, LineDetail detail, LocalText text, Map<String, Failure> failures) {

    private static final Set<String> DISABLED = Set.of("Disabled", "Deactivated");
    private static final String ONLINE = "Online";
    private static final String AUTO = "Auto";

    DiagView.Data data() {
        boolean onu = line.isOnu();
        return new DiagView.Data(
                place(line.place()),
                null,
                failed("interface_descriptions") ? null : line.description(),
                onu ? ident() : null,
                onu && !failed("pon_onts_status") ? status() : null,
                onu && !failed("pon_onts_optical") ? optical() : null,
                onu && !failed("pon_onts_vendor") ? vendor() : null,
                onu && !failed("pon_onts_reasons") ? reasons() : null,
                onu && !failed(Diagnosis.UNI) ? unis() : null,
                failed("fdb") ? null : macs(),
                onu || failed("link_info") ? null : List.of(link()),
                onu || failed("errors") ? null : errors(),
                failed("interface_counters") ? null : counters(),
                null,
                onu || failed(Diagnosis.VLANS) ? null : vlans());
    }

    private boolean failed(String module) {
        return failures.containsKey(module);
    }

    /** Where a line is, in the shape of devices.md 4.1. */
    static DiagView.Place place(StoredLine.Place at) {
        return new DiagView.Place(
                number(at.bindKey()),
                at.name(),
                at.bindKey(),
                at.type(),
                at.snmpIndex().isEmpty() ? at.bindKey() : at.snmpIndex(),
                at.onu(),
                null,
                at.technology(),
                at.parentKey() == null ? null : number(at.parentKey()),
                at.technology(),
                at.frame(),
                at.slot(),
                at.port(),
                at.onu(),
                at.onu() == null || at.technology() == null
                        ? null
                        : (Integer) (at.technology().equals("epon") ? 64 : 128));
    }

    private static Object number(String key) {
        return key.matches("[0-9]{1,18}") ? (Object) Long.valueOf(key) : key;
    }

    private DiagView.@Nullable Ident ident() {
        StoredLine.Onu onu = line.onu();
        boolean unread = failed("pon_onts_serial") || failed("pon_onts_mac_addr");
        return unread || onu == null || onu.shown() == null || onu.identKind() == null
                ? null
                : new DiagView.Ident(onu.shown(), onu.identKind());
    }

    private DiagView.Status status() {
        boolean online = line.status().equals(ONLINE);
        StoredLine.Onu onu = line.onu();
        String reason = onu == null ? "" : onu.downReason();
        boolean told = !reason.isEmpty() && !reason.equalsIgnoreCase("unknown");
        return new DiagView.Status(
                online ? ONLINE : "Offline",
                online ? ONLINE : told ? reason : line.status(),
                line.adminState().isEmpty() ? null : line.adminState(),
                null,
                DISABLED.contains(line.adminState()));
    }

    private DiagView.Optical optical() {
        StoredLine.Signal signal = line.signal();
        return signal == null
                ? new DiagView.Optical(null, null, null, null, null, null, null)
                : new DiagView.Optical(
                        rounded(signal.rxDbm()),
                        rounded(signal.txDbm()),
                        rounded(signal.oltRxDbm()),
                        null,
                        rounded(signal.temperatureC()),
                        rounded(signal.voltageV()),
                        signal.distanceM());
    }

    /** Two decimals at most, no needless zeros: {@code -27.04}, {@code 47}. */
    static @Nullable BigDecimal rounded(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        BigDecimal plain = BigDecimal.valueOf(value)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private DiagView.@Nullable Vendor vendor() {
        StoredLine.Onu onu = line.onu();
        return onu == null
                ? null
                : new DiagView.Vendor(
                        text(onu.vendor()),
                        text(onu.model()),
                        null,
                        null,
                        text(onu.software()),
                        text(onu.hardware()),
                        null);
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private DiagView.@Nullable Reasons reasons() {
        StoredLine.Onu onu = line.onu();
        return onu == null
                ? null
                : new DiagView.Reasons(
                        text.timeOrNull(onu.registeredAt()),
                        text.since(onu.registeredAt()),
                        text.timeOrNull(onu.deregisteredAt()),
                        text.since(onu.deregisteredAt()),
                        null,
                        null,
                        text(onu.downReason()),
                        sessions());
    }

    /** Times online, newest first; why each ended is what the state after it says. */
    private List<DiagView.Session> sessions() {
        List<DiagView.Session> sessions = new ArrayList<>();
        OnuState after = null;
        for (OnuState state : detail.states()) {
            if (state.status().equals(ONLINE)) {
                String reason = after == null ? null : after.reason().isEmpty() ? after.status() : after.reason();
                sessions.add(
                        new DiagView.Session(text.time(state.beganAt()), text.timeOrNull(state.endedAt()), reason));
            }
            after = state;
        }
        return sessions;
    }

    private List<DiagView.Mac> macs() {
        return detail.macs().stream()
                .map(seen -> new DiagView.Mac(
                        seen.vlan() == 0 ? null : (Integer) seen.vlan(), seen.mac(), seen.status(), null, null))
                .toList();
    }

    /** Null while nobody has ever read them: an empty list would say that there are none. */
    private @Nullable List<DiagView.Uni> unis() {
        LineDetail.Details details = detail.details();
        return details.unisReadAt() == null
                ? null
                : details.unis().stream().map(DiagParts::uni).toList();
    }

    private static DiagView.Uni uni(LineDetail.Uni uni) {
        return new DiagView.Uni(
                uni.number(),
                uni.number(),
                "eth" + uni.number(),
                text(uni.status()),
                text(uni.adminState()),
                text(speed(uni)),
                text(adminSpeed(uni)),
                text(mode(uni.vlanMode())),
                uni.vlan(),
                null);
    }

    /** {@code Auto-1G} as the device says it; {@code 100-Full} where it says speed and duplex apart. */
    private static String speed(LineDetail.Uni uni) {
        boolean apart = !uni.speed().isEmpty()
                && !uni.speed().contains("-")
                && !uni.speed().equals(AUTO);
        String plain = apart ? uni.speed().replaceFirst("(?<=[0-9])M$", "") : uni.speed();
        return apart && List.of("Full", "Half").contains(uni.duplex()) ? plain + "-" + uni.duplex() : plain;
    }

    private static String adminSpeed(LineDetail.Uni uni) {
        boolean auto = uni.speed().startsWith(AUTO) || uni.duplex().startsWith(AUTO);
        return auto ? AUTO : speed(uni);
    }

    private static String mode(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("tagged") ? "tag" : lower;
    }

    private @Nullable List<DiagView.Vlan> vlans() {
        LineDetail.Details details = detail.details();
        return details.vlansReadAt() == null
                ? null
                : details.vlans().stream()
                        .map(vlan -> new DiagView.Vlan(
                                vlan.vlan(), text(vlan.name()), vlan.untagged() ? "untagged" : "tagged"))
                        .toList();
    }

    private DiagView.Link link() {
        LineDetail.Port port = detail.port();
        LineDetail.LinkWords words = port == null ? LineDetail.LinkWords.NONE : port.words();
        String admin = words.adminMode().isEmpty() || DISABLED.contains(line.adminState())
                ? line.adminState()
                : words.adminMode();
        return new DiagView.Link(
                words.medium().equals("Copper") ? "Cooper" : text(words.medium()),
                line.place().type(),
                port == null ? null : text.since(port.changedAt()),
                null,
                line.status(),
                line.description(),
                text(admin),
                text(words.linkMode().isEmpty() ? negotiated(port) : words.linkMode()),
                text(words.addressLearning()));
    }

    /** {@code 100-Full}, {@code 1G-Full}, {@code Down}; empty where speed or duplex are not known. */
    private String negotiated(LineDetail.@Nullable Port port) {
        if (line.status().equals("Down")) {
            return "Down";
        }
        Long speed = port == null ? null : port.speedMbps();
        if (port == null || speed == null || speed == 0 || port.duplex().isEmpty()) {
            return "";
        }
        return (speed >= 1000 && speed % 1000 == 0 ? speed / 1000 + "G" : speed.toString()) + "-" + port.duplex();
    }

    private DiagView.@Nullable Errors errors() {
        LineDetail.Counters counted = detail.counters();
        return counted == null
                ? null
                : new DiagView.Errors(
                        counted.inErrors(), counted.outErrors(), counted.inDiscards(), counted.outDiscards());
    }

    private DiagView.@Nullable Counters counters() {
        LineDetail.Counters counted = detail.counters();
        return counted == null
                ? null
                : new DiagView.Counters(
                        counted.inOctets(),
                        counted.outOctets(),
                        counted.inMulticast(),
                        counted.outMulticast(),
                        counted.inBroadcast(),
                        counted.outBroadcast());
    }
}
