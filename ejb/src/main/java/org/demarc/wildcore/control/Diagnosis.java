package org.demarc.wildcore.control;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.demarc.device.control.Decoded;
import org.demarc.device.control.Reading;
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
 * @param offered readings that the device's profile has
 */
public record Diagnosis(
        StoredLine line, LineDetail detail, @Nullable Owner owner, Set<Reading> offered, LineViews views) {

    private static final String STATUS = "pon_onts_status";
    private static final String OPTICAL = "pon_onts_optical";
    private static final String VENDOR = "pon_onts_vendor";
    private static final String REASONS = "pon_onts_reasons";
    private static final String LINK_INFO = "link_info";
    private static final String ERRORS = "errors";
    private static final String COUNTERS = "interface_counters";
    private static final String FDB = "fdb";
    private static final String DESCRIPTIONS = "interface_descriptions";

    /** Of what is remembered. Never waits for anything. */
    public DiagView ofStored() {
        Map<String, Meta> meta = new LinkedHashMap<>();
        modules().keySet().forEach(module -> meta.put(module, stored(module)));
        return new DiagView(
                views.forDiagnosis(line, owner),
                new DiagView.Diagnostic(new DiagParts(line, detail, text(), Map.of()).data(), meta),
                deviceStatus(silence()));
    }

    /** Of what the device has just told; parts that it did not tell are null and their modules say why. */
    public DiagView ofLive(LiveLine live) {
        Decoded decoded = live.decoded();
        if (decoded == null) {
            return unanswered(live);
        }
        LiveOverlay overlay = new LiveOverlay(line, detail, decoded, live.at());
        Map<String, Meta> meta = new LinkedHashMap<>();
        modules().forEach((module, reading) -> meta.put(module, live(module, reading, live, overlay)));
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
        modules().keySet().forEach(module -> {
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

    /** Modules that answer for this line, with the reading that each comes from, in the order of 6.3. */
    private Map<String, Reading> modules() {
        Map<String, Reading> modules = new LinkedHashMap<>();
        if (line.isOnu()) {
            StoredLine.Onu onu = line.onu();
            boolean mac = onu != null && "MAC".equals(onu.identKind());
            add(modules, STATUS, Reading.ONU_STATE);
            add(modules, OPTICAL, Reading.ONU_SIGNAL);
            add(modules, mac ? "pon_onts_mac_addr" : "pon_onts_serial", Reading.ONU_LIST);
            add(modules, VENDOR, Reading.ONU_LIST);
            add(modules, REASONS, Reading.ONU_STATE);
        } else {
            add(modules, LINK_INFO, Reading.INTERFACE_STATUS);
            add(modules, ERRORS, Reading.INTERFACE_COUNTERS);
        }
        add(modules, FDB, Reading.FDB);
        add(modules, COUNTERS, Reading.INTERFACE_COUNTERS);
        add(modules, DESCRIPTIONS, line.isOnu() ? Reading.ONU_LIST : Reading.INTERFACES);
        return modules;
    }

    private void add(Map<String, Reading> modules, String module, Reading reading) {
        if (offered.contains(reading)) {
            modules.put(module, reading);
        }
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
            case "pon_onts_serial", "pon_onts_mac_addr" -> onu == null ? null : onu.seenAt();
            case ERRORS, COUNTERS -> counters == null ? null : counters.readAt();
            case FDB -> detail.macs().isEmpty() ? null : detail.macs().get(0).lastSeen();
            default -> line.seenAt();
        };
    }

    private Meta live(String module, Reading reading, LiveLine live, LiveOverlay overlay) {
        if (!live.covered().contains(reading)) {
            return stored(module);
        }
        Failure failure = overlay.has(reading)
                ? null
                : new Failure("NOT_FOUND_ON_DEVICE", line.host().ip() + " has no such row now");
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
        return String.format("%08x", (line.host().id() + ":" + line.id() + ":" + module).hashCode());
    }

    /** Why a device that is known to be down does not answer; null while it is not known to be down. */
    private @Nullable String silence() {
        StoredHost host = line.host();
        if (!host.status().equals("Down")) {
            return null;
        }
        Instant last = host.answeredAt();
        return "No response from " + host.ip() + (last == null ? "" : " since " + text().time(last));
    }

    private DiagView.DeviceStatus deviceStatus(@Nullable String error) {
        StoredHost host = line.host();
        StoredHost.Said said = host.said();
        Instant booted = error == null ? said.bootedAt() : null;
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
                                List.copyOf(new TreeSet<>(modules().keySet())))),
                error);
    }
}
