package org.demarc.wildcore.control;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarc.device.control.Model;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.wildcore.entity.Owner;
import org.demarc.wildcore.entity.StoredHost;
import org.demarc.wildcore.entity.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * Shows lines and devices in the shape of wildcore-mikbill.md 6.1.
 *
 * @param catalog knows vendors of models
 */
public record LineViews(ProfileCatalog catalog, LocalText text) {

    /** The line; {@code owner} is null when nobody is bound. */
    public InterfaceView of(StoredLine line, @Nullable Owner owner) {
        return of(line, owner, null);
    }

    /** The line for a diagnosis: with the ONU's administrative state where its OLT tells it. */
    public InterfaceView forDiagnosis(StoredLine line, @Nullable Owner owner) {
        return of(line, owner, line.isOnu() && !line.adminState().isEmpty() ? line.adminState() : null);
    }

    /** The line as a row of a list of ONUs. */
    public OntView ont(StoredLine line, @Nullable Owner owner, boolean duplicate) {
        StoredLine.Onu onu = line.onu();
        StoredLine.Signal signal = line.signal();
        return new OntView(
                of(line, owner),
                onu == null || onu.shown() == null || onu.identKind() == null
                        ? null
                        : new DiagView.Ident(onu.shown(), onu.identKind()),
                signal == null
                        ? new OntView.Optical(null, null, null, null, null, null, null)
                        : new OntView.Optical(
                                DiagParts.rounded(signal.rxDbm()),
                                DiagParts.rounded(signal.txDbm()),
                                DiagParts.rounded(signal.oltRxDbm()),
                                DiagParts.rounded(signal.temperatureC()),
                                DiagParts.rounded(signal.voltageV()),
                                signal.distanceM(),
                                text.time(signal.readAt())),
                onu == null ? "" : onu.downReason(),
                duplicate);
    }

    private InterfaceView of(StoredLine line, @Nullable Owner owner, @Nullable String adminState) {
        StoredLine.Place place = line.place();
        StoredLine.Onu onu = line.onu();
        InterfaceView.Billing billing = owner == null ? null : billing(owner);
        return new InterfaceView(
                line.id(),
                line.id(),
                place.name(),
                place.name(),
                place.type(),
                line.status(),
                place.bindKey(),
                place.parentKey(),
                line.description(),
                onu == null ? null : onu.shown() == null ? "" : onu.shown(),
                onu == null ? null : onu.vendor(),
                onu == null ? null : onu.model(),
                line.host().name(),
                adminState,
                line.host().ip(),
                billing == null ? "" : billing.agreement(),
                line.comment(),
                line.pollEnabled(),
                coordinates(line.latitude(), line.longitude()),
                text.time(line.createdAt()),
                text.time(line.updatedAt()),
                text.timeOrNull(line.statusChangedAt()),
                onu == null ? null : text.timeOrNull(onu.seenAt()),
                line.host().id(),
                of(line.host()),
                new InterfaceView.Params(owner == null || billing == null ? Map.of() : Map.of(owner.source(), billing)),
                billing == null ? "" : billing.link(),
                null);
    }

    private InterfaceView.Billing billing(Owner owner) {
        boolean number = owner.externalId().matches("[0-9]{1,18}");
        return new InterfaceView.Billing(
                number ? (Object) Long.valueOf(owner.externalId()) : owner.externalId(),
                owner.login(),
                owner.agreement(),
                link(owner),
                new InterfaceView.Address(owner.city(), owner.street(), owner.house(), owner.apartment()),
                text.time(owner.syncedAt()));
    }

    /** The subscriber's page in his billing; empty when none is configured. */
    public static String link(Owner owner) {
        return owner.cardUrl()
                .replace("{id}", URLEncoder.encode(owner.externalId(), StandardCharsets.UTF_8))
                .replace("{login}", URLEncoder.encode(owner.login(), StandardCharsets.UTF_8));
    }

    /** The device. */
    public DeviceView of(StoredHost host) {
        StoredHost.Group group = host.group();
        StoredHost.Access access = host.access();
        return new DeviceView(
                host.id(),
                host.ip(),
                host.name(),
                host.location(),
                host.description(),
                host.mac(),
                host.serial(),
                host.enabled(),
                coordinates(host.latitude(), host.longitude()),
                host.params().isEmpty() ? "{}" : host.params(),
                text.time(host.createdAt()),
                text.time(host.updatedAt()),
                group == null
                        ? null
                        : new DeviceView.Group(
                                group.id(), group.name(), group.description(), text.time(group.createdAt())),
                model(host.model()),
                access == null ? null : new DeviceView.Access(access.id(), access.name(), Map.of()));
    }

    private DeviceView.Model model(StoredHost.Model stored) {
        String vendor = catalog.model(stored.key()).map(Model::vendor).orElse("");
        String name = stored.name();
        String bare = !vendor.isEmpty() && name.regionMatches(true, 0, vendor + " ", 0, vendor.length() + 1)
                ? name.substring(vendor.length() + 1)
                : name;
        return new DeviceView.Model(
                modelId(stored.key()),
                name,
                stored.key(),
                vendor,
                bare,
                stored.type(),
                stored.type().toLowerCase(Locale.ROOT),
                "",
                Map.of(),
                List.of(),
                List.of());
    }

    /** Models have no rows and so no ids of their own: this one follows from the key, 0 for an unknown model. */
    static int modelId(String key) {
        return key.isEmpty() ? 0 : Math.floorMod(key.hashCode(), 1_000_000) + 1;
    }

    private static DeviceView.@Nullable Coordinates coordinates(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new DeviceView.Coordinates(latitude, longitude);
    }
}
