package org.demarc.device.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.device.boundary.DeviceModel;
import org.demarc.device.boundary.ModelDesk;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The device models that Demarc knows. */
@Named
@ViewScoped
public class ModelsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ModelDesk desk;

    private boolean used;
    private transient @Nullable PagedModel<DeviceModel.Line> model;

    public PagedModel<DeviceModel.Line> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> desk.page(request, used), DeviceModel.Line::key);
        }
        return model;
    }

    /** Whether only models are shown of which there is a device. */
    public boolean isUsed() {
        return used;
    }

    public void setUsed(boolean used) {
        this.used = used;
    }
}
