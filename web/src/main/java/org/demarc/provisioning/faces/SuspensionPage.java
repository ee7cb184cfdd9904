package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.SuspensionDesk;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.SubscriberLink;
import org.demarc.provisioning.entity.SuspensionRow;
import org.demarc.provisioning.entity.SuspensionRule;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** The rule by which a billing suspends: what it says, what it holds, what its last run found or asks. */
@Named
@ViewScoped
public class SuspensionPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SuspensionDesk desk;

    private final Steady steady = new Steady();
    private long id;
    private long version;
    private boolean enabled;
    private String services = "";
    private String link = SubscriberLink.EXTERNAL_ID.name();
    private String states = "";
    private @Nullable BigDecimal balanceBelow;
    private int graceHours;
    private @Nullable Integer count;
    private String reason = "";
    private String action = "";
    private transient @Nullable PagedModel<SuspensionRow> rows;

    @PostConstruct
    void open() {
        id = PageParameters.number("id")
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_BILLING.because("no billing source is named"));
        show(desk.rule(id));
    }

    private void show(SuspensionRule rule) {
        version = rule.version();
        enabled = rule.enabled();
        services = rule.services();
        link = rule.link().name();
        states = String.join(", ", rule.states());
        balanceBelow = rule.balanceBelow();
        graceHours = rule.graceHours();
    }

    public void save() {
        show(desk.save(new SuspensionRule(
                id,
                version,
                enabled,
                services,
                SubscriberLink.valueOf(link),
                Arrays.stream(states.split("[,;\\s]+")).toList(),
                balanceBelow,
                graceHours,
                "",
                0,
                null)));
    }

    public void dryRun() {
        desk.run(id, true);
    }

    public void runNow() {
        desk.run(id, false);
    }

    public void allow() {
        desk.allow(id, count == null ? 0 : count, reason);
        count = null;
        reason = "";
    }

    public SuspensionRule getRule() {
        return steady.of("rule", () -> desk.rule(id));
    }

    public String getBilling() {
        return steady.of("billing", () -> desk.billing(id));
    }

    public long getHeld() {
        return steady.of("held", () -> desk.held(id));
    }

    public @Nullable JobRun getLast() {
        return steady.ofAny("last", () -> desk.runs(id, PageRequest.first(1)).items().stream()
                .findFirst());
    }

    /** True when what the newest run says of itself is about all billings. */
    public boolean isLastOfAll() {
        JobRun last = getLast();
        return last != null && last.source().isEmpty();
    }

    /** What the newest run found, page by page; empty while there is none. */
    public PagedModel<SuspensionRow> getRows() {
        if (rows == null) {
            rows = new PagedModel<>(this::found, row -> Long.toString(row.id()));
        }
        return rows;
    }

    private Page<SuspensionRow> found(PageRequest page) {
        JobRun last = getLast();
        return last == null
                ? new Page<>(List.of(), 0, page.limit(), page.offset())
                : desk.rows(id, last.id(), action, page);
    }

    /** True while the list shows a part of what was found only. */
    public boolean isFiltered() {
        return !action.isEmpty() || !getRows().getText().isEmpty();
    }

    /** The look that is under way, null for none. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", () -> desk.progress(id));
    }

    public boolean isWorking() {
        return getWork() != null;
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    /** Ends the look that is under way. */
    public void stop() {
        desk.stop(id);
    }

    public List<String> getActions() {
        return List.of("suspend", "resume");
    }

    public String getAction() {
        return action;
    }

    public void setAction(@Nullable String value) {
        action = value == null ? "" : value;
    }

    public SubscriberLink[] getLinks() {
        return SubscriberLink.values();
    }

    public long getId() {
        return id;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean value) {
        enabled = value;
    }

    public String getServices() {
        return services;
    }

    public void setServices(@Nullable String value) {
        services = value == null ? "" : value;
    }

    public String getLink() {
        return link;
    }

    public void setLink(String value) {
        link = value;
    }

    public String getStates() {
        return states;
    }

    public void setStates(@Nullable String value) {
        states = value == null ? "" : value;
    }

    public @Nullable BigDecimal getBalanceBelow() {
        return balanceBelow;
    }

    public void setBalanceBelow(@Nullable BigDecimal value) {
        balanceBelow = value;
    }

    public int getGraceHours() {
        return graceHours;
    }

    public void setGraceHours(int value) {
        graceHours = value;
    }

    public @Nullable Integer getCount() {
        return count;
    }

    public void setCount(@Nullable Integer value) {
        count = value;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String value) {
        reason = value == null ? "" : value;
    }
}
