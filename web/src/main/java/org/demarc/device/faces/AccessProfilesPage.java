package org.demarc.device.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.demarc.device.boundary.AccessLevelDesk;
import org.demarc.device.boundary.AccessRegister;
import org.demarc.device.entity.AccessProfile;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** Access profiles: the list and one form. */
@Named
@ViewScoped
public class AccessProfilesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AccessRegister profiles;

    @Inject
    AccessLevelDesk levels;

    private transient @Nullable PagedModel<AccessProfile> model;
    private transient @Nullable PagedModel<AccessProfile> models;
    private String modelKey = "";
    private AccessProfileForm form = new AccessProfileForm();

    public void begin() {
        form = new AccessProfileForm();
    }

    public void edit(AccessProfile profile) {
        form = AccessProfileForm.of(profile);
    }

    public void save() {
        Long id = form.id();
        if (id == null) {
            profiles.add(form.draft());
        } else {
            profiles.change(id, form.version(), form.draft());
        }
    }

    public void remove(AccessProfile profile) {
        profiles.remove(profile.id());
    }

    public PagedModel<AccessProfile> getModel() {
        if (model == null) {
            model = new PagedModel<>(request -> profiles.page(request), profile -> Long.toString(profile.id()));
        }
        return model;
    }

    /** Models with access data of their own. */
    public PagedModel<AccessProfile> getModels() {
        if (models == null) {
            models = new PagedModel<>(request -> levels.models(request), level -> Long.toString(level.id()));
        }
        return models;
    }

    /** The page of the chosen model; this one where none is chosen. */
    public @Nullable String openModel() {
        return modelKey.isEmpty()
                ? null
                : "/ui/device/access-level?faces-redirect=true&model="
                        + URLEncoder.encode(modelKey, StandardCharsets.UTF_8);
    }

    public String getModelKey() {
        return modelKey;
    }

    public void setModelKey(@Nullable String modelKey) {
        this.modelKey = modelKey == null ? "" : modelKey;
    }

    public AccessProfileForm getForm() {
        return form;
    }
}
