package org.demarc.event.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.device.faces.Offers;
import org.demarc.event.boundary.RuleDesk;
import org.demarc.event.control.MeasureCatalogue;
import org.demarc.event.entity.Comparison;
import org.demarc.event.entity.EventPreviews;
import org.demarc.event.entity.EventRule;
import org.demarc.event.entity.Severity;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The rules: what is looked for, how the last look went, and one form. */
@Named
@ViewScoped
public class RulesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RuleDesk desk;

    @Inject
    Offers offers;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<EventRule> model;
    private RuleForm form = new RuleForm();
    private transient EventPreviews.@Nullable Preview preview;

    public PagedModel<EventRule> getModel() {
        if (model == null) {
            model = new PagedModel<>(desk::page, rule -> Long.toString(rule.id()));
        }
        return model;
    }

    public void begin() {
        form = new RuleForm();
        preview = null;
    }

    public void edit(EventRule rule) {
        form = new RuleForm(rule, offers);
        preview = null;
    }

    /** Checks the form and looks what it would find just now. */
    public void look() {
        preview = null; // of what was in the form before; stays away where the new one is refused
        preview = desk.preview(form.draft());
    }

    /** What the form's rule would find; null where nobody has looked. */
    public EventPreviews.@Nullable Preview getPreview() {
        return preview;
    }

    public void save() {
        if (form.getId() == 0) {
            desk.add(form.draft());
        } else {
            desk.change(form.getId(), form.getVersion(), form.draft());
        }
    }

    public void remove(EventRule rule) {
        desk.remove(rule.id());
    }

    /** Whether the user may change the rule. */
    public boolean mayChange(EventRule rule) {
        return steady.of("own " + rule.id(), () -> desk.mayChange(rule));
    }

    /** What it looks for, in one line. */
    public String looksFor(EventRule rule) {
        if (rule.measure().isEmpty()) {
            return texts.word("event.watch", rule.watch());
        }
        String measure = texts.word("event.measure", rule.measure());
        String bound = rule.comparison().isOfWords() ? rule.word() : number(rule.threshold());
        String sign = rule.watch() == org.demarc.event.entity.Watch.SIGNAL_FELL
                ? "FELL"
                : rule.comparison().name();
        return texts.of("event.looks." + sign, measure, bound);
    }

    private static String number(@Nullable Double number) {
        if (number == null) {
            return "";
        }
        return number == Math.rint(number) ? Long.toString(number.longValue()) : number.toString();
    }

    public List<MeasureCatalogue.Measure> getMeasures() {
        return steady.of("measures", desk::measures);
    }

    /** Interfaces of the form's device. */
    public List<String> ports(String typed) {
        return offers.ports(form.getDevice(), typed);
    }

    public Comparison[] getComparisons() {
        return Comparison.values();
    }

    public Severity[] getSeverities() {
        return Severity.values();
    }

    public RuleForm getForm() {
        return form;
    }
}
