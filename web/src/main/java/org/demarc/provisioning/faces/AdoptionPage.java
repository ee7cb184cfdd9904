package org.demarc.provisioning.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarc.job.entity.JobRun;
import org.demarc.provisioning.boundary.AdoptionCandidate;
import org.demarc.provisioning.boundary.AdoptionDesk;
import org.demarc.provisioning.boundary.DifferenceJson;
import org.demarc.provisioning.entity.Adoption;
import org.demarc.provisioning.entity.AdoptionClass;
import org.demarc.provisioning.entity.AdoptionRow;
import org.demarc.provisioning.entity.AdoptionState;
import org.demarc.provisioning.entity.Adoptions;
import org.demarc.provisioning.entity.FieldDifference;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** One router that is taken over: what was found, and what somebody approves. */
@Named
@ViewScoped
public class AdoptionPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AdoptionDesk desk;

    @Inject
    Texts texts;

    private final Steady steady = new Steady();
    private long id;
    private String kind = "";
    private String state = "";
    private long chosen;
    private String chosenName = "";
    private String service = "";
    private int meant;
    private List<String> choice = List.of();
    private transient @Nullable PagedModel<AdoptionRow> rows;

    @PostConstruct
    void open() {
        id = PageParameters.number("id")
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_ADOPTION.because("no adoption is named"));
        desk.one(id);
    }

    public Adoption getRun() {
        return steady.of("run", () -> desk.one(id));
    }

    /** What is under way, null for nothing. */
    public @Nullable JobRun getWork() {
        return steady.ofAny("work", () -> desk.progress(id));
    }

    /** How the last taking over ended, null when there was none. */
    public @Nullable JobRun getLastWork() {
        return steady.ofAny("lastWork", () -> desk.lastWork(id));
    }

    /** What the last taking over came to: rows by state. */
    public Map<String, Integer> getLastCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        Optional.ofNullable(getLastWork())
                .map(JobRun::report)
                .map(DifferenceJson::counts)
                .ifPresent(all -> all.forEach((name, rows) -> counts.put(name.toUpperCase(Locale.ROOT), rows)));
        return counts;
    }

    public int getPercent() {
        return Share.percent(getWork());
    }

    public boolean isWorking() {
        return getRun().isReading() || getWork() != null;
    }

    /** Rows by class. */
    public Map<String, Integer> getCounts() {
        return tallies().stream()
                .collect(Collectors.toMap(
                        tally -> tally.kind().name(), Adoptions.Tally::rows, Integer::sum, TreeMap::new));
    }

    private List<Adoptions.Tally> tallies() {
        return steady.of("tallies", () -> desk.tallies(id));
    }

    /** How many rows are taken over. */
    public int getAdopted() {
        return tallies().stream()
                .filter(tally -> tally.state() == AdoptionState.ADOPTED)
                .mapToInt(Adoptions.Tally::rows)
                .sum();
    }

    public PagedModel<AdoptionRow> getRows() {
        if (rows == null) {
            rows = new PagedModel<>(
                    page -> desk.rows(id, new Adoptions.Filter(kind, state), page), row -> Long.toString(row.id()));
        }
        return rows;
    }

    public List<FieldDifference> fields(AdoptionRow row) {
        return DifferenceJson.fields(row.fieldsJson());
    }

    public List<AdoptionCandidate> candidates(AdoptionRow row) {
        return AdoptionCandidate.read(row.candidatesJson());
    }

    public List<String> getKinds() {
        return Arrays.stream(AdoptionClass.values()).map(AdoptionClass::name).toList();
    }

    public List<String> getStates() {
        return Arrays.stream(AdoptionState.values()).map(AdoptionState::name).toList();
    }

    /** How a class looks: what asks for a person is red. */
    public String style(AdoptionClass which) {
        return switch (which) {
            case MATCH -> "dc-good";
            case MATCH_WITH_DIFFERENCES, ADDRESS_OUTSIDE_POOLS -> "dc-warn";
            case AMBIGUOUS, DUPLICATE_ADDRESS -> "dc-bad";
            case ROUTER_ONLY, CRM_ONLY -> "dc-quiet";
        };
    }

    /** How a state looks. */
    public String stateStyle(AdoptionState which) {
        return switch (which) {
            case ADOPTED -> "dc-good";
            case APPROVED -> "dc-warn";
            case REFUSED, CHANGED -> "dc-bad";
            case OPEN, UNDONE -> "dc-quiet";
        };
    }

    /** Asks for the word about one row. */
    public void begin(AdoptionRow row) {
        chosen = row.id();
        chosenName = row.naturalKey();
        choice = candidates(row).stream().map(AdoptionCandidate::name).toList();
        service = choice.size() == 1 ? choice.get(0) : "";
        meant = 1;
    }

    /** Asks for the word about all open rows of the chosen class, or of all that are clear. */
    public void beginAll() {
        chosen = 0;
        chosenName = "";
        choice = List.of();
        service = "";
        meant = desk.tallies(id).stream()
                .filter(tally -> tally.kind().isApprovable()
                        && !tally.kind().isOneByOne()
                        && tally.state().mayBeApproved()
                        && (kind.isEmpty() || kind.equals(tally.kind().name())))
                .mapToInt(Adoptions.Tally::rows)
                .sum();
    }

    /** Takes over what was asked for. */
    public void approve() {
        if (chosen != 0) {
            desk.approveOne(id, chosen, service);
        } else {
            desk.approve(id, List.of(), kind);
        }
        say(texts.get("provisioning.adopting"));
    }

    /** Writes the former comments back. */
    public void undo() {
        desk.undo(id);
        say(texts.get("provisioning.undoing"));
    }

    public void stop() {
        desk.stop(id);
    }

    /** Reads the router anew. */
    public String read() {
        return "/ui/provisioning/adoption?faces-redirect=true&id="
                + desk.start(getRun().routerId()).id();
    }

    private static void say(String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(text, ""));
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String value) {
        kind = value != null && getKinds().contains(value) ? value : "";
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String value) {
        state = value != null && getStates().contains(value) ? value : "";
    }

    public String getChosenName() {
        return chosenName;
    }

    public int getMeant() {
        return meant;
    }

    /** The services that fit the row, where somebody has to choose. */
    public List<String> getChoice() {
        return choice;
    }

    public String getService() {
        return service;
    }

    public void setService(@Nullable String value) {
        service = value != null && choice.contains(value) ? value : "";
    }
}
