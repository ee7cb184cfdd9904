package org.demarc.maintenance.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.demarc.device.faces.Offers;
import org.demarc.maintenance.boundary.MaintenanceDesk;
import org.demarc.maintenance.entity.MaintenanceWindow;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Maintenance windows and one form; {@code ?device=} begins with that device. */
@Named("maintenanceWindows")
@ViewScoped
public class WindowsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    MaintenanceDesk desk;

    @Inject
    Offers offers;

    @Inject
    Moments moments;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<MaintenanceWindow> model;
    private @Nullable Long device;
    private @Nullable WindowForm form;

    @PostConstruct
    void open() {
        device = PageParameters.number("device").orElse(null);
    }

    public PagedModel<MaintenanceWindow> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request, false), window -> Long.toString(window.id()));
        }
        return model;
    }

    public void begin() {
        form = new WindowForm(moments, offers, device);
    }

    public void edit(MaintenanceWindow window) {
        form = new WindowForm(window, moments, offers);
    }

    public void save() {
        WindowForm filled = getForm();
        if (filled.isNew()) {
            desk.add(filled.draft(moments));
        } else {
            desk.change(filled.getId(), filled.getVersion(), filled.draft(moments));
        }
    }

    public void remove(MaintenanceWindow window) {
        desk.remove(window.id());
    }

    public boolean isOpen(MaintenanceWindow window) {
        return window.isOpen(Instant.now());
    }

    /** On what work is done, in one line. */
    public String scope(MaintenanceWindow window) {
        MaintenanceWindow.Scope scope = window.scope();
        return scope.everything()
                ? texts.get("maintenance.everything")
                : texts.of(
                        "maintenance.scopeNumbers",
                        scope.deviceIds().size(),
                        scope.groupIds().size());
    }

    /** Windows of a device that are open or come next. */
    public List<MaintenanceWindow> ofDevice(long deviceId) {
        return steady.of("device" + deviceId, () -> desk.ofDevice(deviceId));
    }

    /** The window in which an event began; no text where it is gone. */
    public String nameOf(long id) {
        return steady.of("name" + id, () -> desk.nameOf(id));
    }

    public WindowForm getForm() {
        if (form == null) {
            form = new WindowForm(moments, offers, device);
        }
        return form;
    }
}
