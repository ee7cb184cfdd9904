package org.demarc.onu.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Stretch;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceFilter;
import org.demarc.device.entity.DeviceType;
import org.demarc.onu.boundary.OnuRegister;
import org.demarc.onu.entity.Onu;
import org.demarc.onu.entity.OnuFilter;
import org.demarc.onu.entity.Onus;
import org.demarc.search.entity.Clue;
import org.demarc.web.faces.AddressText;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** The list of ONUs. */
@Named
@ViewScoped
public class OnusPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    OnuRegister onus;

    @Inject
    Inventory inventory;

    @Inject
    CallerView caller;

    @Inject
    AddressText addresses;

    private final Steady steady = new Steady();
    private @Nullable Long deviceId;
    private @Nullable String status;
    private @Nullable Double rxBelow;
    private @Nullable Double rxAbove;
    private @Nullable Integer farther;
    private String reason = "";
    private String modelName = "";
    private String subscriber = "";
    private boolean more;
    private transient @Nullable PagedModel<Onu> model;

    @PostConstruct
    void open() {
        status = PageParameters.text("status").orElse(null);
        deviceId = PageParameters.number("device").orElse(null);
        rxBelow = PageParameters.text("rxBelow").flatMap(OnusPage::decimal).orElse(null);
        rxAbove = PageParameters.text("rxAbove").flatMap(OnusPage::decimal).orElse(null);
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    private static Optional<Double> decimal(String text) {
        return text.matches("-?\\d{1,3}(\\.\\d{1,2})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    public PagedModel<Onu> getModel() {
        if (model == null) {
            model = new PagedModel<>(this::page, onu -> Long.toString(onu.id()));
        }
        return model;
    }

    private Page<Onu> page(PageRequest request) {
        Stretch<Onu> stretch = onus.page(request, filter(), "");
        more = stretch.more();
        return stretch.page();
    }

    private OnuFilter filter() {
        boolean named = caller.may("subscribers_view") && subscriber.length() >= Clue.SHORTEST;
        return new OnuFilter(
                deviceId, null, status, rxBelow, rxAbove, farther, reason, modelName, named ? subscriber : "");
    }

    /** True when more fit than the list turns over. */
    public boolean isMore() {
        return more;
    }

    /** How many ONUs the list of the whole network turns over. */
    public int getMost() {
        return Onus.MOST_COUNTED;
    }

    public boolean isUnfiltered() {
        return filter().isNone() && getModel().getText().isEmpty();
    }

    /** OLTs to choose from; none for who may not see devices. */
    public List<Device> getOlts() {
        return !caller.may("device_show")
                ? List.of()
                : steady.of("olts", () -> inventory
                        .page(
                                new PageRequest(PageRequest.MAX_LIMIT, 0, "name", false, ""),
                                DeviceFilter.ofType(DeviceType.OLT),
                                false)
                        .items());
    }

    public List<String> getReasons() {
        return steady.of("reasons", onus::downReasons);
    }

    /** The table's name and what narrows it, for downloads. */
    public String getNarrowed() {
        return "onus&device=" + text(deviceId) + "&status=" + text(status) + "&rxBelow=" + text(rxBelow) + "&rxAbove="
                + text(rxAbove) + "&farther=" + text(farther) + "&reason=" + addresses.encoded(reason) + "&model="
                + addresses.encoded(modelName) + "&subscriber=" + addresses.encoded(filter().subscriber());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    public @Nullable Long getDeviceId() {
        return deviceId;
    }

    public void setDeviceId(@Nullable Long deviceId) {
        this.deviceId = deviceId;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = status == null || status.isEmpty() ? null : status;
    }

    public @Nullable Double getRxBelow() {
        return rxBelow;
    }

    public void setRxBelow(@Nullable Double rxBelow) {
        this.rxBelow = rxBelow;
    }

    public @Nullable Double getRxAbove() {
        return rxAbove;
    }

    public void setRxAbove(@Nullable Double rxAbove) {
        this.rxAbove = rxAbove;
    }

    public @Nullable Integer getFarther() {
        return farther;
    }

    public void setFarther(@Nullable Integer farther) {
        this.farther = farther;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }

    public String getModelName() {
        return modelName;
    }

    public void setModelName(@Nullable String modelName) {
        this.modelName = modelName == null ? "" : modelName.strip();
    }

    public String getSubscriber() {
        return subscriber;
    }

    public void setSubscriber(@Nullable String subscriber) {
        this.subscriber = subscriber == null ? "" : subscriber.strip();
    }
}
