package org.demarc.action.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionRun;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The log of actions. */
@Named
@ViewScoped
public class ActionsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    @Inject
    ActionDesk desk;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<ActionRun> model;
    private String state = "";

    public PagedModel<ActionRun> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> desk.pageWithResults(
                            request, null, null, null, state.isEmpty() ? null : ActionRun.State.valueOf(state)),
                    run -> Long.toString(run.id()));
        }
        return model;
    }

    public List<ActionRun.State> getStates() {
        return List.of(ActionRun.State.values());
    }

    /** {@code State: disable}, one after the other. */
    public String pairs(Map<String, ?> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> named(entry.getKey()) + ": " + texts.word("action.choice", entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private String named(String value) {
        return texts.wordOr("action.argument", value, texts.word("poll.column", value));
    }

    /** How it ended, where there is more to say than the state's word. */
    public String story(ActionRun run) {
        String said = texts.say(run.said());
        return said.equals(texts.word("action.state", run.state())) ? "" : said;
    }

    /** The rows that a test has given; they come with the page. */
    public List<String> results(ActionRun run) {
        return pairsOf(run.resultJson());
    }

    /** Rows of a test as they are kept; none for no text. */
    public List<String> pairsOf(@Nullable String json) {
        try {
            return json == null
                    ? List.of()
                    : JSON.readValue(json, ROWS).stream().map(this::pairs).toList();
        } catch (JsonProcessingException noRows) {
            return List.of();
        }
    }

    public String colour(ActionRun run) {
        return switch (run.state()) {
            case DONE -> "dc-good";
            case REFUSED, FAILED -> "dc-bad";
            case UNSURE, CANCELLED -> "dc-warn";
            case WAITING, RUNNING -> "";
        };
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }
}
