package org.demarc.registration.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.device.control.DeviceProfile;
import org.demarc.registration.boundary.RegistrationDesk;
import org.demarc.registration.entity.RegistrationTemplate;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The templates by which ONUs are registered, and their editor. */
@Named
@ViewScoped
public class RegistrationTemplatesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RegistrationDesk desk;

    @Inject
    CurrentUser currentUser;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private String text = "";
    private long id;
    private int version;
    private String name = "";
    private String profile = "";
    private String technology = "";
    private String fields = "";
    private String commands = "";

    /** Those whose name or profile has the typed text. */
    public List<RegistrationTemplate> getAll() {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return steady.of("all", () -> desk.templates().stream()
                .filter(one -> (one.name() + " " + one.profile())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList());
    }

    /** Device profiles that a template may be for. */
    public List<DeviceProfile> getProfiles() {
        return steady.of("profiles", desk::profiles);
    }

    public void begin() {
        id = 0;
        version = 0;
        name = "";
        profile = "";
        technology = "";
        fields = "vlan:vlan:100";
        commands = "";
    }

    public void edit(RegistrationTemplate template) {
        begin(template, template.id(), template.version(), template.name());
    }

    /** Begins with what another one says. */
    public void copy(RegistrationTemplate template) {
        begin(template, 0, 0, "");
    }

    private void begin(RegistrationTemplate template, long ofId, int ofVersion, String called) {
        id = ofId;
        version = ofVersion;
        name = called;
        profile = template.profile();
        technology = template.technology();
        fields = String.join("\n", template.fields());
        commands = String.join("\n", template.commands());
    }

    public void save() {
        RegistrationTemplate wanted = new RegistrationTemplate(
                id,
                name.strip(),
                profile,
                technology,
                lines(fields),
                lines(commands),
                currentUser.caller().login(),
                Instant.EPOCH,
                version);
        if (id == 0) {
            desk.add(wanted);
        } else {
            desk.change(wanted);
        }
        say("registration.saved");
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    public void remove(RegistrationTemplate template) {
        desk.remove(template.id());
        say("registration.removed");
    }

    private void say(String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get(key), ""));
    }

    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getProfile() {
        return profile;
    }

    public void setProfile(@Nullable String profile) {
        this.profile = profile == null ? "" : profile;
    }

    public String getTechnology() {
        return technology;
    }

    public void setTechnology(@Nullable String technology) {
        this.technology = technology == null ? "" : technology;
    }

    public String getFields() {
        return fields;
    }

    public void setFields(@Nullable String fields) {
        this.fields = fields == null ? "" : fields;
    }

    public String getCommands() {
        return commands;
    }

    public void setCommands(@Nullable String commands) {
        this.commands = commands == null ? "" : commands;
    }
}
