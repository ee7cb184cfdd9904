package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.boundary.MarkDesk;
import org.demarc.device.entity.DeviceMarks.DeviceComment;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** Tags, favourite and comments on the page of a device. */
@Named
@ViewScoped
public class DeviceMarksPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    MarkDesk marks;

    @Inject
    Inventory inventory;

    @Inject
    CallerView caller;

    private final Steady steady = new Steady();
    private long id;
    private String tags = "";
    private String comment = "";
    private transient @Nullable PagedModel<DeviceComment> comments;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("no device is named"));
        tags = String.join(" ", inventory.device(id).tags());
    }

    public List<String> getShown() {
        return steady.of("tags", () -> inventory.device(id).tags());
    }

    public boolean isFavourite() {
        return steady.of("favourite", () -> marks.favourites().contains(id));
    }

    public void favour() {
        marks.favourite(id, !isFavourite());
    }

    /** Whether the user may write tags and comments. */
    public boolean isWritable() {
        return caller.may("device_management") || caller.may("device_iface_manage_marks");
    }

    /** Whether the user may take this comment away. */
    public boolean mayRemove(DeviceComment written) {
        return caller.may("device_management")
                || (isWritable() && written.author().equals(caller.getLogin()));
    }

    public void save() {
        List<String> wanted = Arrays.stream(tags.split("[\\s,;]+"))
                .filter(tag -> !tag.isBlank())
                .toList();
        tags = String.join(" ", marks.tag(id, wanted));
    }

    public void write() {
        if (!comment.isBlank()) {
            marks.comment(id, comment);
            comment = "";
        }
    }

    public void remove(DeviceComment written) {
        marks.uncomment(id, written.id());
    }

    public PagedModel<DeviceComment> getComments() {
        if (comments == null) {
            comments = new PagedModel<>(request -> marks.comments(id, request), written -> Long.toString(written.id()));
        }
        return comments;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(@Nullable String tags) {
        this.tags = tags == null ? "" : tags;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(@Nullable String comment) {
        this.comment = comment == null ? "" : comment;
    }
}
