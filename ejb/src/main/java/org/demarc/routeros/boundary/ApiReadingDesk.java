package org.demarc.routeros.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.Sight;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.DeviceType;
import org.demarc.poll.boundary.DeviceCallLog;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.routeros.control.DeviceMenus;
import org.demarc.routeros.control.RouterFault;
import org.demarc.routeros.entity.RouterosProblem;

/** Reading a device by RouterOS' API now, for people. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Requires(Permission.ROUTER_OS_INFO)
public class ApiReadingDesk {

    @Inject
    ApiReadings readings;

    @Inject
    DeviceLines lines;

    @Inject
    DeviceCallLog calls;

    @Inject
    AuditLog audit;

    @Inject
    Sight sight;

    /**
     * How reading a menu went.
     *
     * @param reading key of the catalogue
     * @param problem why it did not come whole, empty when it did
     */
    public record Read(String reading, int rows, String problem) {}

    /**
     * Reads a device of type ROUTEROS now and keeps what it tells; takes as long as the device, at most some ten seconds.
     *
     * @throws org.demarc.ProblemException {@code UNKNOWN_DEVICE}, {@code SWITCHED_OFF}, {@link RouterosProblem#NOT_ROUTEROS}, {@link
     *     RouterosProblem#NO_API_LOGIN}, {@link RouterosProblem#API_SILENT}, {@link RouterosProblem#API_LOGIN_REFUSED}
     */
    @Requires({Permission.ROUTER_OS_INFO, Permission.RUN_POLLER_BY_DEVICE})
    public List<Read> now(long deviceId) {
        Device device = sight.device(deviceId);
        if (device.type() != DeviceType.ROUTEROS) {
            throw RouterosProblem.NOT_ROUTEROS.because(device.name());
        }
        RouterAccess access = lines.access(deviceId);
        lines.pool().giveAnotherChance(access);
        audit.record("device:read_by_api", "device", deviceId, null, device.name());
        try {
            List<DeviceMenus.Told> menus = readings.read(deviceId, calls.asker());
            if (menus.isEmpty()) {
                throw DeviceProblem.SWITCHED_OFF.because(
                        device.name() + ": the custom parameters switch off every menu");
            }
            return menus.stream()
                    .map(told ->
                            new Read(told.menu().reading().key(), told.rows().size(), told.problem()))
                    .toList();
        } catch (RouterFault.LoginRefused refused) {
            throw RouterosProblem.API_LOGIN_REFUSED.because(device.name() + ": " + refused.detail());
        } catch (RouterFault fault) {
            throw RouterosProblem.API_SILENT.because(device.name() + ": " + fault.detail());
        }
    }
}
