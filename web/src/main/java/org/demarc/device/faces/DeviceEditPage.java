package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.AccessRegister;
import org.demarc.device.boundary.GroupRegister;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.entity.AccessProfile;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceGroup;
import org.demarc.web.faces.PageParameters;
import org.jspecify.annotations.Nullable;

/** Adds a device, or changes the one that the address names. */
@Named
@ViewScoped
public class DeviceEditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    CurrentUser caller;

    @Inject
    Inventory inventory;

    @Inject
    GroupRegister groups;

    @Inject
    AccessRegister profiles;

    private @Nullable Long id;
    private boolean ownCommunity;
    private DeviceForm form = new DeviceForm();

    @PostConstruct
    void open() {
        caller.requireAny(Permission.DEVICE_MANAGEMENT);
        id = PageParameters.number("id").orElse(null);
        if (id != null) {
            Device device = inventory.device(id);
            form = DeviceForm.of(device);
            ownCommunity = device.ownCommunity();
        }
    }

    /** Saves and goes to the device's page. */
    public String save() {
        Device saved = id == null ? inventory.add(form.request()) : inventory.change(id, form.request());
        return "/ui/device/device?faces-redirect=true&id=" + saved.id();
    }

    public DeviceForm getForm() {
        return form;
    }

    public boolean isNewDevice() {
        return id == null;
    }

    /** 0 for a device that is not there yet. */
    public long getId() {
        return id == null ? 0 : id;
    }

    /** Whether the caller may say more about how this device alone is reached. */
    public boolean isAccessLevelShown() {
        return id != null && caller.caller().may(Permission.DEVICE_ACCESS_MANAGEMENT);
    }

    public boolean isOwnCommunity() {
        return ownCommunity;
    }

    public List<DeviceGroup> getGroups() {
        return groups.page(PageRequest.first(PageRequest.MAX_LIMIT)).items();
    }

    public List<AccessProfile> getAccessProfiles() {
        return profiles.page(PageRequest.first(PageRequest.MAX_LIMIT)).items();
    }

    public List<DeviceProfile> getProfiles() {
        return inventory.profiles();
    }
}
