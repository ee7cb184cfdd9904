package org.demarc.provisioning.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.SuspensionDesk;
import org.demarc.provisioning.boundary.SuspensionJob;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.SubscriberLink;
import org.demarc.provisioning.entity.SuspensionRule;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** The rule by which a billing suspends: what it says, what it holds, what its last run found or asks. */
@Named
@ViewScoped
public class SuspensionPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

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
        return steady.ofAny("last", () -> desk.runs(id).stream().findFirst());
    }

    /** What the newest run found, empty while there is none. */
    public List<SuspensionJob.Row> getRows() {
        JobRun last = getLast();
        String report = last == null ? null : last.report();
        if (report == null) {
            return List.of();
        }
        try {
            return JSON.readValue(report, SuspensionJob.Report.class).rows();
        } catch (JsonProcessingException e) {
            return List.of(); // a report of another version
        }
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
