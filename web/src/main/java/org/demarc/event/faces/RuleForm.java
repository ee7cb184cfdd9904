package org.demarc.event.faces;

import java.io.Serializable;
import org.demarc.device.faces.Offers;
import org.demarc.event.entity.Comparison;
import org.demarc.event.entity.EventProblem;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.EventRuleDraft;
import org.demarc.event.entity.Severity;
import org.demarc.event.entity.Watch;
import org.jspecify.annotations.Nullable;

/** A rule as a person fills it in; the device and its interface by their labels. */
public class RuleForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private long id;
    private int version;
    private boolean builtin;
    private Watch watch = Watch.MEASURE;
    private String name = "";
    private String measure = "";
    private Comparison comparison = Comparison.ABOVE;
    private @Nullable Double threshold;
    private @Nullable Double clearAt;
    private String word = "";
    private int least = 1;
    private int forSeconds = 60;
    private int clearSeconds = 60;
    private Severity severity = Severity.WARNING;
    private boolean enabled = true;
    private @Nullable Long groupId;
    private String modelKey = "";
    private String device = "";
    private String port = "";

    /** A form for a new rule. */
    public RuleForm() {}

    /** A form with what a rule says. */
    public RuleForm(EventRule rule, Offers offers) {
        id = rule.id();
        version = rule.version();
        builtin = rule.builtin();
        watch = rule.watch();
        name = rule.name();
        measure = rule.measure();
        comparison = rule.comparison();
        threshold = rule.threshold();
        clearAt = rule.clearAt();
        word = rule.word();
        least = rule.least();
        forSeconds = rule.forSeconds();
        clearSeconds = rule.clearSeconds();
        severity = rule.severity();
        enabled = rule.enabled();
        groupId = rule.scope().groupId();
        String model = rule.scope().modelKey();
        modelKey = model == null ? "" : model;
        Offers.Port about =
                offers.portWith(rule.scope().deviceId(), rule.scope().interfaceId());
        device = about.device();
        port = about.port();
    }

    EventRuleDraft draft() {
        return new EventRuleDraft(
                name,
                watch,
                measure,
                comparison,
                threshold,
                clearAt,
                word,
                least,
                forSeconds,
                clearSeconds,
                severity,
                enabled,
                new EventRule.Scope(
                        groupId,
                        modelKey.isEmpty() ? null : modelKey,
                        Offers.number(device, EventProblem.BAD_RULE::because),
                        Offers.number(port, EventProblem.BAD_RULE::because)));
    }

    public boolean isMeasured() {
        return watch == Watch.MEASURE;
    }

    public long getId() {
        return id;
    }

    public int getVersion() {
        return version;
    }

    public boolean isBuiltin() {
        return builtin;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = text(name);
    }

    public String getMeasure() {
        return measure;
    }

    public void setMeasure(@Nullable String measure) {
        this.measure = text(measure);
    }

    public Comparison getComparison() {
        return comparison;
    }

    public void setComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    public @Nullable Double getThreshold() {
        return threshold;
    }

    public void setThreshold(@Nullable Double threshold) {
        this.threshold = threshold;
    }

    public @Nullable Double getClearAt() {
        return clearAt;
    }

    public void setClearAt(@Nullable Double clearAt) {
        this.clearAt = clearAt;
    }

    public String getWord() {
        return word;
    }

    public void setWord(@Nullable String word) {
        this.word = text(word);
    }

    public int getLeast() {
        return least;
    }

    public void setLeast(int least) {
        this.least = least;
    }

    public int getForSeconds() {
        return forSeconds;
    }

    public void setForSeconds(int forSeconds) {
        this.forSeconds = forSeconds;
    }

    public int getClearSeconds() {
        return clearSeconds;
    }

    public void setClearSeconds(int clearSeconds) {
        this.clearSeconds = clearSeconds;
    }

    public Severity getSeverity() {
        return severity;
    }

    public void setSeverity(Severity severity) {
        this.severity = severity;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public @Nullable Long getGroupId() {
        return groupId;
    }

    public void setGroupId(@Nullable Long groupId) {
        this.groupId = groupId;
    }

    public String getModelKey() {
        return modelKey;
    }

    public void setModelKey(@Nullable String modelKey) {
        this.modelKey = text(modelKey);
    }

    public String getDevice() {
        return device;
    }

    public void setDevice(@Nullable String device) {
        this.device = text(device);
    }

    /** Another device was chosen: the interface of the one before is none of its own. */
    public void deviceChosen() {
        port = "";
    }

    public String getPort() {
        return port;
    }

    public void setPort(@Nullable String port) {
        this.port = text(port);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
