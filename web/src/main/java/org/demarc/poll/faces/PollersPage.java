package org.demarc.poll.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.demarc.device.faces.Offers;
import org.demarc.poll.boundary.Pollers;
import org.demarc.poll.entity.Asker;
import org.demarc.poll.entity.DeviceCall;
import org.demarc.poll.entity.PollProblem;
import org.demarc.poll.entity.PollerRule;
import org.demarc.poll.entity.PollerRun;
import org.demarc.poll.entity.PollerRuns;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The pollers with their intervals, how far they are behind, the rules about them, and the log of polls. */
@Named
@ViewScoped
public class PollersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Pollers pollers;

    @Inject
    Offers offers;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private String poller = "";
    private String outcome = "";
    private String kind = "";
    private String askedAs = "";
    private String askedBy = "";
    private String rulePoller = "";
    private String ruleModel = "";
    private String ruleDevice = "";
    private @Nullable Integer ruleInterval;
    private String ruleSwitch = "";
    private transient @Nullable PagedModel<PollerRun> log;

    @PostConstruct
    void open() {
        poller = PageParameters.text("poller").orElse("");
        outcome = PageParameters.text("outcome").orElse("");
        askedAs = PageParameters.text("asked")
                .filter(asked -> getAskers().stream().anyMatch(as -> as.name().equals(asked)))
                .orElse("");
        askedBy = PageParameters.text("by").orElse("");
        getLog().setText(PageParameters.text("q").orElse(""));
    }

    public List<Pollers.Status> getAll() {
        return steady.of("all", pollers::all);
    }

    public List<PollerRule> getRules() {
        return steady.of("rules", pollers::rules);
    }

    /** What a rule is about: a device, a model or all. */
    public String about(PollerRule rule) {
        Long device = rule.deviceId();
        String model = rule.modelKey();
        return device != null
                ? labels().getOrDefault(device, "")
                : model != null ? offers.model(model) : texts.get("poll.aboutAll");
    }

    private Map<Long, String> labels() {
        return steady.of(
                "labels",
                () -> offers.labels(getRules().stream()
                        .map(PollerRule::deviceId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
    }

    /** What a poller reads, in words. */
    public String reads(Pollers.Status status) {
        return status.readings().stream()
                .map(reading -> texts.word("device.reading", reading))
                .collect(Collectors.joining(", "));
    }

    public PagedModel<PollerRun> getLog() {
        if (log == null) {
            log = new PagedModel<>(
                    request -> pollers.log(request, null, poller, outcome, by()),
                    run -> run.deviceId() + " " + run.at().toString());
        }
        return log;
    }

    private PollerRuns.By by() {
        return new PollerRuns.By(
                kind.isEmpty() ? null : DeviceCall.Kind.valueOf(kind),
                askedAs.isEmpty() ? null : Asker.As.valueOf(askedAs),
                askedBy.strip());
    }

    public List<DeviceCall.Kind> getKinds() {
        return List.of(DeviceCall.Kind.values());
    }

    public List<Asker.As> getAskers() {
        return List.of(Asker.As.values());
    }

    /** What a poll read, in words. */
    public String readings(PollerRun run) {
        return run.readings().stream()
                .map(reading -> texts.word("device.reading", reading))
                .collect(Collectors.joining(", "));
    }

    /** Writes the rule of the form. */
    public void putRule() {
        pollers.put(new PollerRule(
                rulePoller,
                ruleModel.isBlank() || !ruleDevice.isEmpty() ? null : ruleModel.strip(),
                Offers.number(ruleDevice, PollProblem.NO_RULE::because),
                ruleInterval,
                ruleSwitch.isEmpty() ? null : (Boolean) ruleSwitch.equals("on")));
        say("poll.ruleSaved");
        ruleInterval = null;
        ruleSwitch = "";
    }

    public void removeRule(PollerRule rule) {
        pollers.remove(rule.poller(), rule.modelKey(), rule.deviceId());
        say("poll.ruleRemoved");
    }

    private void say(String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get(key), ""));
    }

    public String getPoller() {
        return poller;
    }

    public void setPoller(@Nullable String poller) {
        this.poller = poller == null ? "" : poller;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(@Nullable String outcome) {
        this.outcome = outcome == null ? "" : outcome;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? "" : kind;
    }

    public String getAskedAs() {
        return askedAs;
    }

    public void setAskedAs(@Nullable String askedAs) {
        this.askedAs = askedAs == null ? "" : askedAs;
    }

    public String getAskedBy() {
        return askedBy;
    }

    public void setAskedBy(@Nullable String askedBy) {
        this.askedBy = askedBy == null ? "" : askedBy;
    }

    public String getRulePoller() {
        return rulePoller;
    }

    public void setRulePoller(@Nullable String rulePoller) {
        this.rulePoller = rulePoller == null ? "" : rulePoller;
    }

    public String getRuleModel() {
        return ruleModel;
    }

    public void setRuleModel(@Nullable String ruleModel) {
        this.ruleModel = ruleModel == null ? "" : ruleModel;
    }

    public String getRuleDevice() {
        return ruleDevice;
    }

    public void setRuleDevice(@Nullable String ruleDevice) {
        this.ruleDevice = ruleDevice == null ? "" : ruleDevice.strip();
    }

    public @Nullable Integer getRuleInterval() {
        return ruleInterval;
    }

    public void setRuleInterval(@Nullable Integer ruleInterval) {
        this.ruleInterval = ruleInterval;
    }

    public String getRuleSwitch() {
        return ruleSwitch;
    }

    public void setRuleSwitch(@Nullable String ruleSwitch) {
        this.ruleSwitch = ruleSwitch == null ? "" : ruleSwitch;
    }
}
