package org.demarc.device.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarc.PageRequest;
import org.demarc.device.boundary.GroupRegister;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.boundary.MarkDesk;
import org.demarc.device.boundary.ModelDesk;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.device.entity.DeviceGroup;
import org.demarc.device.entity.DeviceMarks.TagCount;
import org.demarc.device.entity.DeviceType;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The list of devices. */
@Named
@ViewScoped
public class DevicesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Inventory inventory;

    @Inject
    GroupRegister groups;

    @Inject
    MarkDesk marks;

    @Inject
    ModelDesk models;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private @Nullable DeviceType type;
    private @Nullable Long groupId;
    private @Nullable String status;
    private String tag = "";
    private String modelKey = "";
    private boolean favourites;
    private transient @Nullable PagedModel<Device> model;

    @PostConstruct
    void open() {
        setStatus(PageParameters.text("status").orElse(""));
        setTag(PageParameters.text("tag").orElse(""));
        setModelKey(PageParameters.text("model").orElse(""));
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<Device> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> inventory.page(request, filter(), favourites), device -> Long.toString(device.id()));
        }
        return model;
    }

    private DeviceFilter filter() {
        return new DeviceFilter(type, groupId, status, tag, modelKey);
    }

    public DeviceType[] getTypes() {
        return DeviceType.values();
    }

    public List<DeviceGroup> getGroups() {
        return groups.page(PageRequest.first(PageRequest.MAX_LIMIT)).items();
    }

    /** Tags to choose from. */
    public List<TagCount> getTags() {
        return steady.of("tags", marks::tags);
    }

    /** Models to choose from: those with a device, and the one that is chosen. */
    public Map<String, String> getModels() {
        return steady.of("models", () -> {
            Map<String, String> keyByName = new TreeMap<>();
            models.page(PageRequest.first(PageRequest.MAX_LIMIT), true)
                    .items()
                    .forEach(line ->
                            keyByName.put(line.name() + " · " + line.key() + " (" + line.devices() + ")", line.key()));
            if (!modelKey.isEmpty() && !keyByName.containsValue(modelKey)) {
                keyByName.put(modelKey, modelKey);
            }
            return keyByName;
        });
    }

    public boolean isFavourite(Device device) {
        Set<Long> own = steady.of("favourites", marks::favourites);
        return own.contains(device.id());
    }

    /** Makes a device a favourite, or no longer. */
    public void favour(Device device) {
        marks.favourite(device.id(), !marks.favourites().contains(device.id()));
    }

    /** True when nothing narrows the list. */
    public boolean isUnfiltered() {
        return filter().equals(DeviceFilter.NONE)
                && !favourites
                && getModel().getText().isEmpty();
    }

    public void remove(Device device) {
        inventory.remove(device.id());
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(texts.of("device.deleted", device.name()), ""));
    }

    public void poll(Device device) {
        inventory.poll(device.id(), !device.pollEnabled());
    }

    public @Nullable DeviceType getType() {
        return type;
    }

    public void setType(@Nullable DeviceType type) {
        this.type = type;
    }

    public @Nullable Long getGroupId() {
        return groupId;
    }

    public void setGroupId(@Nullable Long groupId) {
        this.groupId = groupId;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null || status.isEmpty() ? null : status;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(@Nullable String tag) {
        this.tag = tag == null ? "" : tag;
    }

    public String getModelKey() {
        return modelKey;
    }

    public void setModelKey(@Nullable String modelKey) {
        this.modelKey = modelKey == null ? "" : modelKey;
    }

    public boolean isFavourites() {
        return favourites;
    }

    public void setFavourites(boolean favourites) {
        this.favourites = favourites;
    }
}
