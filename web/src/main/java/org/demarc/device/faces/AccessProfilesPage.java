package org.demarc.device.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
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

    private transient @Nullable PagedModel<AccessProfile> model;
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

    public AccessProfileForm getForm() {
        return form;
    }
}
