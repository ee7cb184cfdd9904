package org.demarc.wildcore.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.demarc.Phrase;
import org.demarc.access.boundary.Requires;
import org.demarc.action.boundary.ActionDesk;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionSaid;
import org.demarc.action.entity.ActionTarget;
import org.demarc.device.control.ActionKind;
import org.demarc.wildcore.control.ModuleCall;
import org.demarc.wildcore.control.WildcoreJson;
import org.demarc.wildcore.control.WildcoreProblem;

/** Has things done for a billing and waits for the end; permissions are those of the action (wildcore-mikbill.md 6.6). */
@ApplicationScoped
@Requires
public class BillingControl {

    /** A caller who waits longer has given up. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Set<ActionSaid> NOT_REACHED = Set.copyOf(EnumSet.of(
            ActionSaid.SILENT,
            ActionSaid.NO_ANSWER_TWICE,
            ActionSaid.STILL_BUSY,
            ActionSaid.CONSOLE_UNREACHABLE,
            ActionSaid.CONSOLE_SILENT,
            ActionSaid.CONSOLE_CLOSED,
            ActionSaid.CONSOLE_BUSY,
            ActionSaid.API_UNREACHABLE));

    private static final Map<String, ActionKind> OF_ONU = Map.of(
            "reboot", ActionKind.ONU_REBOOT,
            "dereg", ActionKind.ONU_DEREGISTER,
            "reset", ActionKind.ONU_RESET,
            "disable", ActionKind.ONU_STATE,
            "description", ActionKind.ONU_DESCRIPTION,
            "uni-control", ActionKind.UNI_STATE);

    @Inject
    ActionDesk desk;

    /** The calls of {@code olts_control/ont}. */
    public Object onu(String what, long deviceId, String bindKey, Map<String, Object> body) {
        ActionKind kind = OF_ONU.get(what);
        if (kind == null) {
            throw WildcoreProblem.NOT_FOUND.because("module not supported: " + what);
        }
        Map<String, String> arguments = ModuleCall.arguments(kind, body);
        if (kind == ActionKind.ONU_STATE) {
            arguments.putIfAbsent("state", "disable");
        }
        return done(kind, desk.withKey(deviceId, bindKey), arguments);
    }

    /** One action on a port. */
    public Object port(String kindKey, long deviceId, String bindKey, Map<String, Object> body) {
        ActionKind kind = ActionKind.withKey(kindKey).orElseThrow();
        return done(kind, desk.withKey(deviceId, bindKey), ModuleCall.arguments(kind, body));
    }

    /** Description, state and speed of a switch's port, what is named of them, in this order. */
    public Object switchPort(long deviceId, String bindKey, Map<String, Object> body) {
        ActionTarget target = desk.withKey(deviceId, bindKey);
        Map<ActionKind, String> wanted = new LinkedHashMap<>();
        text(body, "description").ifPresent(text -> wanted.put(ActionKind.PORT_DESCRIPTION, text));
        text(body, "admin_state").ifPresent(text -> wanted.put(ActionKind.PORT_STATE, ModuleCall.state(text)));
        text(body, "admin_speed").ifPresent(text -> wanted.put(ActionKind.PORT_SPEED, text));
        if (wanted.isEmpty()) {
            throw WildcoreProblem.INVALID.because(
                    "description: one of description, admin_state, admin_speed is required");
        }
        wanted.forEach((kind, value) ->
                done(kind, target, Map.of(kind.arguments().get(0).name(), value)));
        return true;
    }

    private static Optional<String> text(Map<String, Object> body, String name) {
        return Optional.ofNullable(body.get(name)).map(Objects::toString);
    }

    /** A control module by its name (devices.md 3.4). */
    public Object module(String module, long deviceId, Map<String, Object> body) {
        ActionKind kind = ModuleCall.kind(module, body)
                .orElseThrow(() -> WildcoreProblem.INVALID.because("module not supported: " + module));
        ActionTarget target = kind.target() == ActionKind.Target.DEVICE
                ? desk.device(deviceId)
                : desk.named(
                        deviceId,
                        text(body, "interface")
                                .orElseThrow(() ->
                                        WildcoreProblem.INVALID.because("invalid argument interface: is required")));
        return done(kind, target, ModuleCall.arguments(kind, body));
    }

    private Object done(ActionKind kind, ActionTarget target, Map<String, String> arguments) {
        ActionRun asked = desk.ask(kind.key(), target, arguments);
        ActionRun run = desk.waited(asked.id(), LONGEST);
        return switch (run.state()) {
            case DONE -> kind == ActionKind.CABLE_TEST ? pairs(target, run) : kind.isTyped() ? rows(run) : true;
            case REFUSED, CANCELLED -> throw WildcoreProblem.DEVICE_REFUSES.because(run.message());
            case WAITING, RUNNING ->
                throw WildcoreProblem.DEVICE_TIMEOUT.because("it is not done yet, see action " + run.id());
            case UNSURE -> throw WildcoreProblem.DEVICE_TIMEOUT.because(run.message());
            case FAILED -> throw failed(run.said()).because(run.message());
        };
    }

    /** A device that was not reached is no device that refuses: a billing may try that again. */
    static WildcoreProblem failed(Phrase said) {
        return ActionSaid.of(said).filter(NOT_REACHED::contains).isPresent()
                ? WildcoreProblem.DEVICE_TIMEOUT
                : WildcoreProblem.DEVICE_REFUSES;
    }

    private static Object pairs(ActionTarget target, ActionRun run) {
        return ModuleCall.pairs(target, rows(run));
    }

    /** What an action brought: rows of a test, or commands with what the console answered. */
    private static JsonNode rows(ActionRun run) {
        try {
            return WildcoreJson.MAPPER.readTree(run.resultJson() == null ? "[]" : run.resultJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rows of action " + run.id() + " cannot be read", e);
        }
    }
}
