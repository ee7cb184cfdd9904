package org.demarc.device.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.device.boundary.GroupRegister;
import org.demarc.device.entity.DeviceGroup;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** Device groups: the list and one form. */
@Named
@ViewScoped
public class GroupsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    GroupRegister groups;

    private transient @Nullable PagedModel<DeviceGroup> model;
    private @Nullable Long id;
    private int version;
    private String name = "";
    private String description = "";

    public void begin() {
        id = null;
        name = "";
        description = "";
    }

    public void edit(DeviceGroup group) {
        id = group.id();
        version = group.version();
        name = group.name();
        description = group.description();
    }

    public void save() {
        if (id == null) {
            groups.add(name, description);
        } else {
            groups.change(id, version, name, description);
        }
    }

    public void remove(DeviceGroup group) {
        groups.remove(group.id());
    }

    public PagedModel<DeviceGroup> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> groups.page(request), group -> Long.toString(group.id()));
        }
        return model;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = description == null ? "" : description.strip();
    }
}
