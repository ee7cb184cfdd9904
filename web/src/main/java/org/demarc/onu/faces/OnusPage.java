package org.demarc.onu.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The list of ONUs. */
@Named
@ViewScoped
public class OnusPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    OnuRegister onus;

    @Inject
    RunTime runTime;

    private @Nullable String status;
    private boolean weak;
    private transient @Nullable PagedModel<Onu> model;

    @PostConstruct
    void open() {
        status = PageParameters.text("status").orElse(null);
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<Onu> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> onus.page(request, null, null, status, getRxBelow()), onu -> Long.toString(onu.id()));
        }
        return model;
    }

    public boolean isUnfiltered() {
        return status == null && !weak && getModel().getText().isEmpty();
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null || status.isEmpty() ? null : status;
    }

    /** The level below which ONUs are shown; null for all. */
    public @Nullable Double getRxBelow() {
        return weak ? (Double) runTime.number(CommonSettings.MIN_RX) : null;
    }

    public boolean isWeak() {
        return weak;
    }

    public void setWeak(boolean weak) {
        this.weak = weak;
    }
}
