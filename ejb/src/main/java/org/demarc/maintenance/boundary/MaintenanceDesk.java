package org.demarc.maintenance.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.boundary.Sight;
import org.demarc.maintenance.control.MaintenanceCheck;
import org.demarc.maintenance.entity.MaintenanceDraft;
import org.demarc.maintenance.entity.MaintenanceProblem;
import org.demarc.maintenance.entity.MaintenanceWindow;
import org.demarc.maintenance.entity.MaintenanceWindow.Scope;
import org.demarc.maintenance.entity.MaintenanceWindows;

/** Maintenance windows: seen by whoever sees events, made for devices that their maker sees. */
@Stateless
@Requires({Permission.EVENTS_SHOW, Permission.EVENTS_CONFIGURATION})
public class MaintenanceDesk {

    private static final int OF_DEVICE = 5;

    @Inject
    MaintenanceWindows windows;

    @Inject
    Sight sight;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Windows; {@code open}: only those that are open now. */
    public Page<MaintenanceWindow> page(PageRequest request, boolean open) {
        return windows.page(request, open ? Instant.now() : null);
    }

    /**
     * One window.
     *
     * @throws org.demarc.ProblemException {@link MaintenanceProblem#UNKNOWN_WINDOW}
     */
    public MaintenanceWindow window(long id) {
        return windows.withId(id).orElseThrow(() -> MaintenanceProblem.UNKNOWN_WINDOW.because("window " + id));
    }

    /** Those of a device that are open or come next, for anybody who is signed in and sees the device's page. */
    @Requires
    public List<MaintenanceWindow> ofDevice(long deviceId) {
        return windows.ofDevice(deviceId, Instant.now(), OF_DEVICE);
    }

    /** How a window is called; no text when it is gone. */
    @Requires
    public String nameOf(long id) {
        return windows.withId(id).map(MaintenanceWindow::name).orElse("");
    }

    /**
     * Adds a window.
     *
     * @throws org.demarc.ProblemException {@link MaintenanceProblem#BAD_WINDOW}, {@link MaintenanceProblem#OTHERS_DEVICES}
     */
    @Requires(Permission.EVENTS_CONFIGURATION)
    public MaintenanceWindow add(MaintenanceDraft draft) {
        MaintenanceCheck.of(draft);
        own(draft.scope());
        MaintenanceWindow added =
                window(windows.add(draft, Instant.now(), caller.caller().login()));
        audit.record("maintenance:added", "maintenance", added.id(), null, added);
        return added;
    }

    /**
     * Changes a window; {@code version} is the one that the caller saw.
     *
     * @throws org.demarc.ProblemException any of {@link MaintenanceProblem}
     */
    @Requires(Permission.EVENTS_CONFIGURATION)
    public MaintenanceWindow change(long id, int version, MaintenanceDraft draft) {
        MaintenanceWindow before = window(id);
        MaintenanceCheck.of(draft);
        own(before.scope());
        own(draft.scope());
        if (!windows.change(id, version, draft, Instant.now(), caller.caller().login())) {
            throw MaintenanceProblem.WINDOW_CHANGED.because(before.name());
        }
        MaintenanceWindow after = window(id);
        audit.record("maintenance:changed", "maintenance", id, before, after);
        return after;
    }

    /** Removes a window; what began in it and is still so is told now. */
    @Requires(Permission.EVENTS_CONFIGURATION)
    public void remove(long id) {
        MaintenanceWindow before = window(id);
        own(before.scope());
        windows.remove(id);
        audit.record("maintenance:removed", "maintenance", id, before, null);
    }

    private void own(Scope scope) {
        if (!caller.caller().seesAllDevices()
                && (scope.everything() || !sight.coversAll(scope.groupIds(), scope.deviceIds()))) {
            throw MaintenanceProblem.OTHERS_DEVICES.because("choose devices and groups that you see");
        }
    }
}
