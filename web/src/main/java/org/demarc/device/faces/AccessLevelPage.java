package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.device.boundary.AccessLevelDesk;
import org.demarc.device.boundary.AccessRegister;
import org.demarc.device.boundary.ParameterDesk;
import org.demarc.device.control.MergedAccess;
import org.demarc.device.control.ParameterCheck;
import org.demarc.device.entity.AccessLevel;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/**
 * Access data and custom parameters of one device, of one model, or of the system where the address names neither; of an access profile the
 * parameters alone.
 */
@Named
@ViewScoped
public class AccessLevelPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    CurrentUser caller;

    @Inject
    AccessLevelDesk desk;

    @Inject
    AccessRegister profiles;

    @Inject
    ParameterDesk parameterDesk;

    private final Steady steady = new Steady();
    private long device;
    private long profile;
    private String model = "";
    private boolean said;
    private String parameters = "";
    private String seenParameters = "{}";
    private AccessProfileForm form = new AccessProfileForm();

    @PostConstruct
    void open() {
        caller.requireAny(Permission.DEVICE_ACCESS_MANAGEMENT);
        device = PageParameters.number("device").orElse(0L);
        profile = PageParameters.number("profile").orElse(0L);
        model = PageParameters.text("model").orElse("");
        show();
    }

    private void show() {
        parameters = parameterDesk.at(level());
        seenParameters = parameters;
        if (profile > 0) {
            form = AccessProfileForm.of(profiles.profile(profile));
            return;
        }
        var found = desk.at(level());
        said = found.filter(access -> access.version() > 0 || device > 0).isPresent();
        form = found.map(AccessProfileForm::of).orElseGet(AccessProfileForm::ofLevel);
    }

    private AccessLevel level() {
        if (device > 0) {
            return AccessLevel.ofDevice(device);
        }
        if (profile > 0) {
            return AccessLevel.ofProfile(profile);
        }
        return model.isEmpty() ? AccessLevel.SYSTEM : AccessLevel.ofModel(model);
    }

    /** Saves and shows what is stored. */
    public void save() {
        desk.say(level(), form.version(), form.draft());
        show();
    }

    /** Takes everything away that is said here. */
    public void clear() {
        desk.clear(level());
        show();
    }

    /** Says these parameters and no others. */
    public void saveParameters() {
        parameterDesk.say(level(), seenParameters, parameters);
        show();
    }

    public String getParameters() {
        return parameters;
    }

    public void setParameters(@Nullable String parameters) {
        this.parameters = parameters == null ? "" : parameters;
    }

    /** The keys that may be said here. */
    public List<String> getKeys() {
        return ParameterCheck.keys(level().kind());
    }

    /** Custom parameters of the device after all levels have spoken; nothing for other levels. */
    public List<ParameterDesk.Merged> getMergedParameters() {
        return steady.of("parameters", () -> device > 0 ? parameterDesk.merged(device) : List.of());
    }

    public AccessProfileForm getForm() {
        return form;
    }

    /** Whether there is something to take away. */
    public boolean isSaid() {
        return said;
    }

    /** {@code SYSTEM}, {@code PROFILE}, {@code MODEL} or {@code DEVICE}. */
    public String getKind() {
        return level().kind().name();
    }

    public long getDevice() {
        return device;
    }

    /** The model's key, the name of the device or of the profile, or nothing. */
    public String getName() {
        return device > 0 || profile > 0 ? form.getName() : model;
    }

    /** How the device is reached after all levels have spoken; nothing for other levels. */
    public List<MergedAccess.Value> getMerged() {
        return steady.of("merged", () -> device > 0 ? desk.merged(device) : List.of());
    }
}
