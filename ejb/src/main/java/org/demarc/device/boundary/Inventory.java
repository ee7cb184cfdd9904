package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Model;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceDraft;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.DeviceQuery;
import org.demarc.device.entity.DeviceState;
import org.demarc.device.entity.Devices;
import org.demarc.device.entity.Recognition;
import org.demarc.fdb.entity.Sighting;
import org.demarc.fdb.entity.Sightings;
import org.demarc.port.entity.Line;
import org.demarc.port.entity.Lines;
import org.demarc.port.entity.PortFilter;
import org.demarc.port.entity.PortRow;
import org.demarc.port.entity.Ports;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** The devices as callers see and change them. */
@Stateless
@Requires(Permission.DEVICE_SHOW)
public class Inventory {

    @Inject
    Devices devices;

    @Inject
    Lines lines;

    @Inject
    Ports ports;

    @Inject
    Sightings sightings;

    @Inject
    Sight sight;

    @Inject
    DeviceProfiles profiles;

    @Inject
    AuditLog audit;

    @Inject
    CurrentUser caller;

    /** Devices that the caller may see; of his favourites alone where he wishes. */
    public Page<Device> page(PageRequest request, DeviceFilter filter, boolean favourites) {
        Long favouriteOf = favourites ? caller.caller().id() : null;
        return devices.page(new DeviceQuery(request, sight.groups(), filter, favouriteOf));
    }

    /**
     * One device.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}
     */
    public Device device(long id) {
        return sight.device(id);
    }

    /** Those of the devices that the caller may see, at most {@link PageRequest#MAX_LIMIT}. */
    public List<Device> named(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : devices.withIds(ids, sight.groups());
    }

    /** Models that a person may choose from. */
    public List<Model> models() {
        return profiles.catalog().models();
    }

    /** Profiles that a person may choose from. */
    public List<DeviceProfile> profiles() {
        return List.copyOf(profiles.catalog().profiles());
    }

    /** The device's ports, without ONUs, by place unless sorted. */
    public Page<Line> ports(long id, PageRequest request) {
        return lines.portsOf(sight.device(id).id(), request);
    }

    /**
     * The device's ports with their counters, VLANs, levels and cable tests, by place unless sorted.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, {@code UNKNOWN_SORT}
     */
    public Page<PortRow> portRows(long id, PortFilter filter, PageRequest request) {
        return ports.ofDevice(sight.device(id).id(), filter, request);
    }

    /** The device's interfaces, ONUs among them. */
    public Page<Line> interfaces(long id, PageRequest request) {
        return lines.ofDevice(sight.device(id).id(), request);
    }

    /** Whether the device lived, newest first. */
    public Page<DeviceState> states(long id, PageRequest request) {
        return devices.states(sight.device(id).id(), request);
    }

    /** The device's newest forwarding table. */
    public Page<Sighting> fdb(long id, PageRequest request) {
        return sightings.ofDevice(sight.device(id).id(), request);
    }

    /**
     * Adds a device; it is polled as soon as a poller comes by.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#DEVICE_EXISTS}, {@link DeviceProblem#BAD_ADDRESS},
     *     {@link DeviceProblem#BAD_REFERENCE}, {@link DeviceProblem#UNKNOWN_MODEL}
     */
    @Requires(Permission.DEVICE_MANAGEMENT)
    public Device add(DeviceRequest request) {
        long id = devices.add(draft(request));
        audit.record("device:added", "device", id, null, request.audited());
        return sight.device(id);
    }

    /** Changes a device; {@code request.version()} is the version that the caller saw. */
    @Requires(Permission.DEVICE_MANAGEMENT)
    public Device change(long id, DeviceRequest request) {
        Device before = sight.device(id);
        int seen = request.version() == null ? before.version() : request.version();
        devices.change(id, seen, draft(request));
        audit.record("device:changed", "device", id, before, request.audited());
        return sight.device(id);
    }

    /** Removes a device with everything that is known of it. */
    @Requires(Permission.DEVICE_MANAGEMENT)
    public void remove(long id) {
        Device before = sight.device(id);
        devices.remove(id);
        audit.record("device:removed", "device", id, before, null);
    }

    /** Switches polling on or off. */
    @Requires(Permission.DEVICE_MANAGEMENT)
    public Device poll(long id, boolean enabled) {
        sight.device(id);
        devices.poll(id, enabled);
        audit.record("device:polling-" + (enabled ? "on" : "off"), "device", id, null, null);
        return sight.device(id);
    }

    private DeviceDraft draft(DeviceRequest request) {
        if (!sight.covers(request.groupId())) {
            throw DeviceProblem.BAD_REFERENCE.because("group " + request.groupId());
        }
        return new DeviceDraft(
                request.name().strip(),
                request.address().strip(),
                request.accessProfileId(),
                request.groupId(),
                request.snmpPort(),
                secret(request.community()),
                secret(request.writeCommunity()),
                choice(request),
                text(request.location()),
                text(request.description()),
                request.latitude(),
                request.longitude(),
                request.pollEnabled() == null || request.pollEnabled());
    }

    private @Nullable Recognition choice(DeviceRequest request) {
        return Choices.choice(profiles.catalog(), text(request.modelKey()), text(request.profile()));
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : Secret.of(text);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
