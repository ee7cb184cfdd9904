package org.demarc.provisioning.faces;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.provisioning.boundary.RequestList;
import org.demarc.provisioning.control.ResultText;
import org.demarc.provisioning.entity.RequestResult;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.provisioning.entity.ServiceRequest;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Requests of other programs that were accepted, with everything that was told about them. */
@Named
@ViewScoped
public class RequestsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RequestList requests;

    @Inject
    Texts texts;

    private transient @Nullable PagedModel<ServiceRequest> model;
    private String state = "";

    /**
     * Something that was told.
     *
     * @param at null where the result does not say
     * @param text why, and what a dry run found
     */
    public record Line(@Nullable Instant at, RequestState state, String text) {}

    @PostConstruct
    void open() {
        setState(PageParameters.text("state").orElse(""));
        getModel().setText(PageParameters.text("q").orElse(""));
    }

    public PagedModel<ServiceRequest> getModel() {
        if (model == null) {
            model = new PagedModel<>(page -> requests.list(state, page), ServiceRequest::id);
        }
        return model;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        String given = wanted == null ? "" : wanted;
        this.state = getStates().contains(given) ? given : "";
    }

    public List<String> getStates() {
        return Arrays.stream(RequestState.values()).map(Enum::name).toList();
    }

    public String style(RequestState of) {
        return switch (of) {
            case DONE -> "dc-good";
            case REFUSED, FAILED -> "dc-bad";
            case WAITING -> "dc-warn";
            case ACCEPTED, SUPERSEDED, CANCELLED -> "dc-quiet";
        };
    }

    /** What was told about a request, oldest first. */
    public List<Line> told(String id) {
        return requests.results(id).stream().map(this::line).toList();
    }

    private Line line(RequestResult result) {
        JsonNode told = ResultText.read(result.body());
        JsonNode plan = told.path("plan");
        String text = Stream.of(
                        texts.words(told.path("text").asText("")),
                        texts.words(told.path("detail").asText("")),
                        texts.word("provisioning.result", upper(told.path("change"))),
                        told.path("address").asText(""),
                        told.path("router").asText(""),
                        texts.word("provisioning.preview", upper(plan.path("operation"))),
                        texts.words(plan.path("note").asText("")))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
        return new Line(at(told.path("at").asText("")), result.state(), text);
    }

    private static String upper(JsonNode word) {
        return word.asText("").toUpperCase(Locale.ROOT);
    }

    private static @Nullable Instant at(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
