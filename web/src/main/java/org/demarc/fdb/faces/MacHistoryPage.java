package org.demarc.fdb.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Stretch;
import org.demarc.device.boundary.Inventory;
import org.demarc.device.entity.Device;
import org.demarc.fdb.boundary.MacHistory;
import org.demarc.fdb.boundary.StayQuery;
import org.demarc.fdb.entity.Stay;
import org.demarc.fdb.entity.Stays;
import org.demarc.fdb.entity.WholeMac;
import org.demarc.port.boundary.LineRegister;
import org.demarc.port.entity.Line;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.web.faces.AddressText;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** Which MAC was in which VLAN behind which port or ONU, from when to when: of a MAC, a line, a device or a subscriber. */
@Named
@ViewScoped
public class MacHistoryPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    MacHistory history;

    @Inject
    LineRegister lines;

    @Inject
    Inventory inventory;

    @Inject
    SubscriberDesk subscribers;

    @Inject
    AddressText addresses;

    private final Steady steady = new Steady();
    private String mac = "";
    private @Nullable Long deviceId;
    private @Nullable Long interfaceId;
    private @Nullable Long subscriberId;
    private @Nullable Integer vlan;
    private int days;
    private String present = "";
    private boolean more;
    private @Nullable Instant opened;
    private transient @Nullable PagedModel<Stay> model;

    @PostConstruct
    void open() {
        mac = PageParameters.text("mac").orElse("");
        deviceId = PageParameters.number("device").orElse(null);
        interfaceId = PageParameters.number("interface").orElse(null);
        subscriberId = PageParameters.number("subscriber").orElse(null);
        opened = Instant.now();
    }

    /** The stays; none as long as nothing says whose. */
    public PagedModel<Stay> getModel() {
        if (model == null) {
            model = new PagedModel<>(this::page, MacHistoryPage::key);
        }
        return model;
    }

    private Page<Stay> page(PageRequest request) {
        if (isNobody() || isBadMac()) {
            more = false;
            return new Page<>(List.of(), 0, request.limit(), request.offset());
        }
        Stretch<Stay> stretch = history.page(query(), request);
        more = stretch.more();
        return stretch.page();
    }

    private StayQuery query() {
        return new StayQuery(
                mac,
                deviceId,
                interfaceId,
                subscriberId,
                vlan,
                since(),
                null,
                present.isEmpty() ? null : (Boolean) Boolean.parseBoolean(present));
    }

    /** Counted from when the page was opened, so that turning pages shows one list. */
    private @Nullable Instant since() {
        return days == 0 || opened == null ? null : opened.minus(Duration.ofDays(days));
    }

    private static String key(Stay stay) {
        return stay.table()
                + stay.device().id()
                + '/'
                + stay.port()
                + '/'
                + stay.mac()
                + '/'
                + stay.vlan()
                + '/'
                + stay.firstSeen();
    }

    /** True as long as nothing says whose history is wanted. */
    public boolean isNobody() {
        return query().isOfAll();
    }

    /** True where what stands in the field is no MAC. */
    public boolean isBadMac() {
        return !mac.isBlank() && WholeMac.in(mac).isEmpty();
    }

    /** True where a text, a VLAN, days or a state narrow the list. */
    public boolean isNarrowed() {
        return vlan != null
                || days != 0
                || !present.isEmpty()
                || !getModel().getText().isEmpty();
    }

    /** True when more fit than the list turns over. */
    public boolean isMore() {
        return more;
    }

    public int getMost() {
        return Stays.MOST_COUNTED;
    }

    /** The line whose history it is; null for none. */
    public @Nullable Line getLine() {
        Long id = interfaceId;
        return id == null ? null : steady.of("line", () -> lines.line(id));
    }

    /** The device whose history it is; null for none. */
    public @Nullable Device getDevice() {
        Long id = deviceId;
        return id == null ? null : steady.of("device", () -> inventory.device(id));
    }

    /** The subscriber whose history it is; null for none. */
    public @Nullable SubscriberView getSubscriber() {
        Long id = subscriberId;
        return id == null ? null : steady.of("subscriber", () -> subscribers.subscriber(id));
    }

    /** The table's name and what narrows it, for downloads. */
    public String getTable() {
        return "mac-history&mac=" + addresses.encoded(mac) + "&device=" + text(deviceId) + "&interface="
                + text(interfaceId) + "&subscriber=" + text(subscriberId) + "&vlan=" + text(vlan) + "&from="
                + text(since()) + "&present=" + present;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    public String getMac() {
        return mac;
    }

    public void setMac(@Nullable String mac) {
        this.mac = mac == null ? "" : mac.strip();
    }

    public @Nullable Integer getVlan() {
        return vlan;
    }

    public void setVlan(@Nullable Integer vlan) {
        this.vlan = vlan;
    }

    /** How many days back; 0 for all. */
    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    /** {@code true}, {@code false}, or empty for both. */
    public String getPresent() {
        return present;
    }

    public void setPresent(@Nullable String present) {
        this.present = present == null ? "" : present;
    }
}
