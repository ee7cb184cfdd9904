package org.demarc.wildcore.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.Detail;
import org.demarc.device.control.Reading;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.wildcore.control.DiagView.Failure;
import org.demarc.wildcore.control.DiagView.Meta;
import org.demarc.wildcore.entity.LineDetail;
import org.demarc.wildcore.entity.Owner;
import org.demarc.wildcore.entity.StoredHost;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Says everything about one line in the shape of wildcore-mikbill.md 6.3: of what is remembered, or of what its device has just told.
 *
 * @param offered what the device's family can tell
 */
public record Diagnosis(
        StoredLine line, LineDetail detail, @Nullable Owner owner, Offer offered, LineViews views) {

    private static final String STATUS = "pon_onts_status";
    private static final String OPTICAL = "pon_onts_optical";
    private static final String VENDOR = "pon_onts_vendor";
    private static final String REASONS = "pon_onts_reasons";
    private static final String LINK_INFO = "link_info";
    private static final String ERRORS = "errors";
    private static final String COUNTERS = "interface_counters";
    private static final String FDB = "fdb";
    static final String UNI = "uni_interfaces_status";
    static final String VLANS = "vlans_by_port";
    private static final String DESCRIPTIONS = "interface_descriptions";
    private static final String SERIAL = "pon_onts_serial";
    private static final String MAC = "pon_onts_mac_addr";

    private static final List<String> OF_ONU =
            List.of(STATUS, OPTICAL, SERIAL, MAC, VENDOR, REASONS, UNI, FDB, COUNTERS, DESCRIPTIONS);
    private static final List<String> OF_PORT = List.of(LINK_INFO, ERRORS, COUNTERS, FDB, VLANS, DESCRIPTIONS);

    /**
     * True when the device is up and something that it could tell was last read before that moment, or never.
     *
     * @param asked readings that a live read asks for: what it leaves out grows old whoever reads the line
     */
    public boolean hasGrownOld(Instant oldest, Set<Reading> asked) {
        if (asked.isEmpty()) {
            return false;
        }
        StoredLine.Signal signal = line.signal();
        boolean online = line.status().equals("Online");
        boolean renewed = asked.contains(Reading.ONU_SIGNAL) && online;
        Instant read = renewed && signal != null ? signal.readAt() : line.seenAt();
        LineDetail.Details details = detail.details();
        boolean old = read.isBefore(oldest)
                || (offered.details().contains(Detail.UNI) && isOld(details.unisReadAt(), oldest))
                || (offered.details().contains(Detail.VLANS) && isOld(details.vlansReadAt(), oldest));
        return old && line.host().status().equals("Up") && line.host().enabled();
    }

    private static boolean isOld(@Nullable Instant read, Instant oldest) {
        return read == null || read.isBefore(oldest);
    }

    /** Of what is remembered. Never waits for anything. */
    public DiagView ofStored() {
        return ofStored(silence());
    }

    private DiagView ofStored(@Nullable String error) {
        Map<String, Meta> meta = new LinkedHashMap<>();
        modules().forEach(module -> meta.put(module, stored(module)));
        return new DiagView(
                views.forDiagnosis(line, owner),
                new DiagView.Diagnostic(new DiagParts(line, detail, text(), Map.of()).data(), meta),
                deviceStatus(error));
    }

    /**
     * Of what the device has just told; parts that it did not tell are null and their modules say why. Of what is remembered where custom
     * parameters let nothing be asked.
     */
    public DiagView ofLive(LiveLine live) {
        if (live.isSwitchedOff()) {
            return ofStored(live.problem());
        }
        Decoded decoded = live.decoded();
        if (decoded == null) {
            return unanswered(live);
        }
        LiveOverlay overlay = new LiveOverlay(line, detail, decoded, live, offered.serialsInLetters());
        Map<String, Meta> meta = new LinkedHashMap<>();
        modules().forEach(module -> meta.put(module, live(module, live, overlay)));
        Map<String, Failure> failures = new LinkedHashMap<>();
        meta.forEach((module, how) -> {
            if (how.error() != null) {
                failures.put(module, how.error());
            }
        });
        StoredLine now = overlay.line();
        return new DiagView(
                views.forDiagnosis(now, owner),
                new DiagView.Diagnostic(new DiagParts(now, overlay.detail(), text(), failures).data(), meta),
                deviceStatus(null));
    }

    private DiagView unanswered(LiveLine live) {
        Failure why = new Failure(live.errorType(), live.problem());
        Map<String, Meta> meta = new LinkedHashMap<>();
        Map<String, Failure> failures = new LinkedHashMap<>();
        modules().forEach(module -> {
            meta.put(module, new Meta(null, "device", false, line.host().ip(), hash(module), why, live.spent()));
            failures.put(module, why);
        });
        return new DiagView(
                views.forDiagnosis(line, owner),
                new DiagView.Diagnostic(new DiagParts(line, detail, text(), failures).data(), meta),
                new DiagView.DeviceStatus(null, live.problem()));
    }

    private LocalText text() {
        return views.text();
    }

    /** Modules that answer for this line, in the order of 6.3. */
    private List<String> modules() {
        List<String> modules = new ArrayList<>(line.isOnu() ? OF_ONU : OF_PORT);
        StoredLine.Onu onu = line.onu();
        modules.remove(onu != null && "MAC".equals(onu.identKind()) ? SERIAL : MAC);
        modules.removeIf(module -> !isOffered(module));
        return modules;
    }

    private boolean isOffered(String module) {
        return switch (module) {
            case UNI -> isOffered(Detail.UNI);
            case VLANS -> isOffered(Detail.VLANS);
            default -> offered.readings().contains(reading(module));
        };
    }

    private boolean isOffered(Detail detail) {
        return offered.details().contains(detail) || offered.off().containsKey(detail);
    }

    private Reading reading(String module) {
        return switch (module) {
            case STATUS, REASONS -> Reading.ONU_STATE;
            case OPTICAL -> Reading.ONU_SIGNAL;
            case LINK_INFO -> Reading.INTERFACE_STATUS;
            case ERRORS, COUNTERS -> Reading.INTERFACE_COUNTERS;
            case FDB -> Reading.FDB;
            default -> line.isOnu() ? Reading.ONU_LIST : Reading.INTERFACES;
        };
    }

    private Meta stored(String module) {
        return new Meta(
                text().timeOrNull(storedAt(module)), "store", true, line.host().ip(), hash(module), null, 0);
    }

    private @Nullable Instant storedAt(String module) {
        StoredLine.Onu onu = line.onu();
        LineDetail.Counters counters = detail.counters();
        return switch (module) {
            case OPTICAL -> line.signal() == null ? null : line.signal().readAt();
            case UNI -> detail.details().unisReadAt();
            case VLANS -> detail.details().vlansReadAt();
            case SERIAL, MAC -> onu == null ? null : onu.seenAt();
            case ERRORS, COUNTERS -> counters == null ? null : counters.readAt();
            case FDB -> macsAt();
            default -> line.seenAt();
        };
    }

    private @Nullable Instant macsAt() {
        Instant read = detail.details().macsReadAt();
        Instant seen = detail.macs().isEmpty() ? null : detail.macs().get(0).lastSeen();
        return read == null || (seen != null && seen.isAfter(read)) ? seen : read;
    }

    private Meta live(String module, LiveLine live, LiveOverlay overlay) {
        LiveDetails details = live.details();
        return switch (module) {
            case UNI -> live(module, live, details.unis(), Detail.UNI);
            case VLANS -> live(module, live, details.vlans(), Detail.VLANS);
            case FDB -> details.macs().asked() ? live(module, live, details.macs()) : stored(module);
            default -> ofReading(module, live, overlay);
        };
    }

    private Meta ofReading(String module, LiveLine live, LiveOverlay overlay) {
        Reading reading = reading(module);
        if (!live.covered().contains(reading)) {
            return stored(module);
        }
        Failure failure = overlay.has(reading)
                ? null
                : new Failure("NOT_FOUND_ON_DEVICE", line.host().ip() + " has no such row now");
        return live(module, live, failure);
    }

    /** What custom parameters switch off is refused with the parameter and its level, whatever is remembered. */
    private Meta live(String module, LiveLine live, LiveDetails.Part<?> part, Detail detail) {
        SwitchedOff off = offered.off().get(detail);
        return off == null
                ? live(module, live, part)
                : live(module, live, new Failure(LiveLine.SWITCHED_OFF, off.text()));
    }

    private Meta live(String module, LiveLine live, LiveDetails.Part<?> part) {
        if (!part.asked()) {
            return stored(module);
        }
        Failure failure = part.rows() != null
                ? null
                : new Failure("DEVICE_TIMEOUT", line.host().ip() + " did not tell this in time");
        return live(module, live, failure);
    }

    private Meta live(String module, LiveLine live, @Nullable Failure failure) {
        return new Meta(
                failure == null ? text().time(live.at()) : null,
                "device",
                false,
                line.host().ip(),
                hash(module),
                failure,
                live.spent());
    }

    private String hash(String module) {
        return HexFormat.of().toHexDigits((line.host().id() + ":" + line.id() + ":" + module).hashCode());
    }

    /** What is said of a device that is known to be down, in the words of a read that it did not answer; null while it is not. */
    private @Nullable String silence() {
        StoredHost host = line.host();
        return host.status().equals("Down") ? "No response from " + host.ip() : null;
    }

    private DiagView.DeviceStatus deviceStatus(@Nullable String error) {
        if (error != null) {
            return new DiagView.DeviceStatus(null, error);
        }
        StoredHost host = line.host();
        StoredHost.Said said = host.said();
        Instant booted = said.bootedAt();
        Duration up = booted == null ? null : Duration.between(booted, text().now());
        return new DiagView.DeviceStatus(
                new DiagView.SystemData(
                        said.descr(),
                        up == null ? null : LocalText.duration(up),
                        up == null ? null : String.valueOf(Math.max(0, up.toSeconds())),
                        said.contact(),
                        said.name().isEmpty() ? host.name() : said.name(),
                        said.location().isEmpty() ? host.location() : said.location(),
                        host.serial(),
                        host.mac(),
                        said.software().isEmpty() ? null : said.software(),
                        said.hardware().isEmpty() ? null : said.hardware(),
                        new DiagView.ModelMeta(
                                host.model().key(),
                                host.model().name(),
                                0,
                                Map.of(),
                                Map.of(),
                                List.copyOf(new TreeSet<>(modules())))),
                null);
    }
}
