package org.demarc.port.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.port.boundary.LineRegister;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** Tags on the page of a port or an ONU. */
@Named
@ViewScoped
public class LineTags implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    LineRegister lines;

    @Inject
    CallerView caller;

    private final Steady steady = new Steady();
    private long id;
    private String tags = "";

    @PostConstruct
    void open() {
        id = PageParameters.number("id")
                .orElseThrow(() -> DeviceProblem.UNKNOWN_INTERFACE.because("no interface is named"));
        tags = String.join(" ", lines.line(id).tags());
    }

    public List<String> getShown() {
        return steady.of("tags", () -> lines.line(id).tags());
    }

    public boolean isWritable() {
        return caller.may("device_iface_manage_marks")
                || caller.may("device_iface_management")
                || caller.may("device_management");
    }

    public void save() {
        List<String> wanted = Arrays.stream(tags.split("[\\s,;]+"))
                .filter(tag -> !tag.isBlank())
                .toList();
        tags = String.join(" ", lines.tag(id, wanted));
    }

    public String getTags() {
        return tags;
    }

    public void setTags(@Nullable String tags) {
        this.tags = tags == null ? "" : tags;
    }
}
