package org.demarc.poll.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.poll.boundary.Polls;
import org.demarc.poll.entity.PlannedReading;
import org.demarc.poll.entity.PollState;
import org.demarc.routeros.boundary.ReadNow;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.Steady;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** Where the values of each block of a page come from and how old they are; reads one block from the device again (row 57). */
@Named("blocks")
@ViewScoped
public class Blocks implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Polls polls;

    @Inject
    ReadNow reader;

    @Inject
    CallerView caller;

    @Inject
    Texts texts;

    /** Where values come from. */
    public enum Source {
        /** This page had the device asked, and they are its answer. */
        DEVICE,
        /** As the last poll has stored them. */
        STORE,
        /** They were never read. */
        NONE
    }

    /**
     * What is known of the values of a block.
     *
     * @param readAt null for never
     * @param spentMs how long the last conversation with the device took; null before the first
     * @param asking somebody waits for the device just now
     * @param problem why the last reading did not come, empty when it did
     */
    public record Meta(
            Source source,
            @Nullable Instant readAt,
            @Nullable Long spentMs,
            boolean asking,
            String problem) implements Serializable {

        static final Meta UNKNOWN = new Meta(Source.NONE, null, null, false, "");
    }

    private final Steady steady = new Steady();
    private final Map<String, Instant> askedByReading = new HashMap<>();

    /** Whether the user may know how polls of devices go. */
    public boolean isShown() {
        return caller.may("device_show");
    }

    /** Of a block that shows the rows of a reading. */
    public Meta meta(long deviceId, String reading) {
        if (!isShown()) {
            return Meta.UNKNOWN;
        }
        PollState state = steady.ofAny("polls" + deviceId, () -> polls.state(deviceId));
        return state == null ? Meta.UNKNOWN : meta(state, reading);
    }

    private Meta meta(PollState state, String reading) {
        PlannedReading planned = state.readings().stream()
                .filter(one -> one.reading().equals(reading))
                .findFirst()
                .orElse(null);
        Instant readAt = planned == null ? null : planned.readAt();
        Instant asked = askedByReading.get(reading);
        boolean open = polls.phase(state) != PollState.Phase.IDLE;
        boolean isAnswer = asked != null && readAt != null && !readAt.isBefore(asked);
        boolean isLost = asked != null && !isAnswer && !open;
        Source source = readAt == null ? Source.NONE : isAnswer ? Source.DEVICE : Source.STORE;
        Long spent = state.finishedAt() == null ? null : (Long) state.durationMs();
        SwitchedOff off = steady.of("off" + state.deviceId(), () -> polls.switchedOff(state.deviceId()))
                .get(reading);
        String problem = off != null
                ? texts.of(
                        "device.switchedOffBy", off.parameter(), off.module(), texts.word("device.level", off.level()))
                : planned == null || planned.problem().isEmpty() ? isLost ? lost(state) : "" : words(planned.problem());
        return new Meta(source, readAt, spent, asked != null && !isAnswer && open, problem);
    }

    private String lost(PollState state) {
        return state.outcome().isEmpty() || state.outcome().equals("ANSWERED")
                ? texts.get("poll.notRead")
                : texts.word("poll.outcome", state.outcome())
                        + (state.reason().isEmpty() ? "" : ": " + words(state.reason()));
    }

    private String words(String trouble) {
        return texts.wordOr("device.trouble", trouble.replace(' ', '-'), trouble);
    }

    /** Has the device read this block again, unless somebody waits for it already. */
    public void refresh(long deviceId, String reading) {
        boolean open = polls.state(deviceId)
                .filter(state -> polls.phase(state) != PollState.Phase.IDLE)
                .isPresent();
        if (open) {
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, texts.get("poll.askedAlready"), ""));
            return;
        }
        askedByReading.put(reading, Instant.now());
        reader.now(deviceId, List.of(reading));
    }
}
