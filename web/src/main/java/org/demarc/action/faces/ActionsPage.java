package org.demarc.action.faces;

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
import org.demarc.web.faces.PrettyJson;
import org.jspecify.annotations.Nullable;

/** The log of actions. */
@Named
@ViewScoped
public class ActionsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ActionDesk desk;

    private transient @Nullable PagedModel<ActionRun> model;
    private String state = "";

    public PagedModel<ActionRun> getModel() {
        if (model == null) {
            model = new PagedModel<>(
                    request -> desk.page(
                            request, null, null, null, null, state.isEmpty() ? null : ActionRun.State.valueOf(state)),
                    run -> Long.toString(run.id()));
        }
        return model;
    }

    public List<ActionRun.State> getStates() {
        return List.of(ActionRun.State.values());
    }

    /** {@code state: disable}, one after the other. */
    public String pairs(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** The rows of a test. */
    public String result(ActionRun run) {
        return run.resultJson() == null ? "" : PrettyJson.of(run.resultJson());
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
