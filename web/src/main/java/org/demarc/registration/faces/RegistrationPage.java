package org.demarc.registration.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionRun;
import org.demarc.registration.boundary.RegistrationDesk;
import org.demarc.registration.entity.RegistrationTemplate;
import org.demarc.registration.entity.WaitingOnu;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** ONUs that wait, and the dialog in which one or several are registered by a template; {@code ?device=} shows those of one OLT. */
@Named
@ViewScoped
public class RegistrationPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PREVIEWS = 5;

    @Inject
    RegistrationDesk desk;

    private final Steady steady = new Steady();
    private transient @Nullable PagedModel<WaitingOnu> model;
    private List<WaitingOnu> selected = new ArrayList<>();
    private List<WaitingOnu> chosen = new ArrayList<>();
    private Map<String, String> values = new LinkedHashMap<>();
    private long device;
    private long templateId;
    private @Nullable Integer number;
    private long batch;
    private List<Shown> previews = new ArrayList<>();

    /** What a person fills in. */
    public record Field(String name, String kind, String byDefault) {}

    /** What would be typed for an ONU. */
    public record Shown(String ident, String pon, int number, List<String> commands) implements Serializable {}

    @PostConstruct
    void open() {
        device = PageParameters.number("device").orElse(0L);
    }

    public PagedModel<WaitingOnu> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> desk.page(request, device == 0 ? null : (Long) device), RegistrationPage::key);
        }
        return model;
    }

    /** One ONU waits at one place once. */
    public static String key(WaitingOnu onu) {
        return onu.deviceId() + ":" + onu.ponInterfaceId() + ":" + onu.ident();
    }

    public String rowKey(WaitingOnu onu) {
        return key(onu);
    }

    public void begin(WaitingOnu onu) {
        choose(List.of(onu));
    }

    /** Begins with those that are ticked and whose place is known. */
    public void beginMany() {
        choose(selected.stream().filter(onu -> onu.ponInterfaceId() != null).toList());
    }

    private void choose(List<WaitingOnu> onus) {
        chosen = new ArrayList<>(onus);
        number = null;
        batch = 0;
        List<RegistrationTemplate> fitting = getFitting();
        templateId = fitting.isEmpty() ? 0 : fitting.get(0).id();
        templateChosen();
    }

    /** Templates for every one of the chosen ONUs. */
    public List<RegistrationTemplate> getFitting() {
        return steady.of("fitting", () -> desk.templates().stream()
                .filter(template -> !chosen.isEmpty()
                        && chosen.stream().allMatch(onu -> template.fits(onu.profile(), onu.technology())))
                .toList());
    }

    /** Other fields, with their defaults. */
    public void templateChosen() {
        values = new LinkedHashMap<>();
        getFields().forEach(field -> values.put(field.name(), field.byDefault()));
        previews = new ArrayList<>();
    }

    public List<Field> getFields() {
        return getFitting().stream()
                .filter(template -> template.id() == templateId)
                .flatMap(template -> template.fields().stream())
                .map(text -> text.split(":", 3))
                .map(parts -> new Field(parts[0], parts[1], parts[2]))
                .toList();
    }

    /** Shows what will be typed; a changed value is shown anew. */
    public void preview() {
        previews = new ArrayList<>();
        for (WaitingOnu onu : chosen.subList(0, Math.min(MOST_PREVIEWS, chosen.size()))) {
            RegistrationDesk.Preview made = desk.preview(wanted(onu));
            previews.add(new Shown(onu.ident(), onu.ponName(), made.number(), made.commands()));
        }
    }

    /** Has the chosen ones registered; the dialog then shows how far it is. */
    public void register() {
        batch = desk.registerMany(chosen.stream().map(this::wanted).toList()).id();
        selected = new ArrayList<>();
    }

    private RegistrationDesk.Wanted wanted(WaitingOnu onu) {
        return new RegistrationDesk.Wanted(
                Objects.requireNonNullElse(onu.ponInterfaceId(), 0L),
                templateId,
                onu.ident(),
                chosen.size() == 1 ? number : null,
                values);
    }

    public void stop() {
        desk.stop(batch);
    }

    public boolean isAsked() {
        return batch != 0;
    }

    public ActionDesk.@Nullable Batch getProgress() {
        return batch == 0 ? null : steady.of("progress", () -> desk.progress(batch));
    }

    public long getPercent() {
        ActionDesk.Batch progress = getProgress();
        return progress == null || progress.total() == 0 ? 0 : 100 * progress.over() / progress.total();
    }

    public List<ActionRun> getRuns() {
        return batch == 0 ? List.of() : steady.of("runs", () -> desk.runs(batch));
    }

    public boolean isMany() {
        return chosen.size() > 1;
    }

    public boolean isFiltered() {
        return device != 0 || !getModel().getText().isEmpty();
    }

    public List<Shown> getPreviews() {
        return previews;
    }

    public List<WaitingOnu> getChosen() {
        return chosen;
    }

    public List<WaitingOnu> getSelected() {
        return selected;
    }

    public void setSelected(@Nullable List<WaitingOnu> selected) {
        this.selected = selected == null ? new ArrayList<>() : new ArrayList<>(selected);
    }

    public Map<String, String> getValues() {
        return values;
    }

    public long getDevice() {
        return device;
    }

    public long getTemplateId() {
        return templateId;
    }

    public void setTemplateId(long templateId) {
        this.templateId = templateId;
    }

    public @Nullable Integer getNumber() {
        return number;
    }

    public void setNumber(@Nullable Integer number) {
        this.number = number;
    }
}
