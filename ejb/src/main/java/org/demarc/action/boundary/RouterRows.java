package org.demarc.action.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.action.control.ActionEnd;
import org.demarc.action.control.ActionNote;
import org.demarc.action.control.ActionPlan;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionRun.State;
import org.demarc.action.entity.ActionSaid;
import org.demarc.device.control.ActionKind;
import org.demarc.provisioning.control.ExecutedCommand;
import org.demarc.routeros.boundary.DeviceLines;
import org.demarc.routeros.control.MenuChange;
import org.demarc.routeros.control.MenuWish;
import org.demarc.routeros.entity.ApiDevices;

/** Actions by RouterOS' API: one row of a menu (devices.md 3.3). */
@ApplicationScoped
public class RouterRows {

    @Inject
    DeviceLines lines;

    @Inject
    ApiDevices devices;

    /**
     * Carries it out on the connection that this node has to the device.
     *
     * @param isWaitedFor by a person, who wants to know: what failed before does not keep this node from trying again
     */
    ActionEnd carryOut(long deviceId, ActionPlan plan, ActionNote note, boolean isWaitedFor) {
        var access = lines.access(deviceId);
        if (isWaitedFor) {
            lines.pool().giveAnotherChance(access);
        }
        var wish = new MenuWish(plan.way().menu().orElseThrow(), plan.arguments());
        MenuChange.End end = MenuChange.carryOut(lines.pool(), access, wish, before -> note.sending(1, before));
        return ended(end, note.sentBefore() > 0);
    }

    private static ActionEnd ended(MenuChange.End end, boolean maybeBefore) {
        List<String> words = end.words();
        State refused = maybeBefore ? State.UNSURE : State.REFUSED;
        return switch (end.outcome()) {
            case DONE -> with(end, State.DONE, ActionSaid.DONE);
            case ALREADY -> with(end, State.DONE, maybeBefore ? ActionSaid.LOOKED : ActionSaid.ALREADY);
            case LOOKED -> with(end, State.DONE, ActionSaid.LOOKED);
            case REFUSED -> with(end, refused, ActionSaid.REFUSED, words.get(0));
            case DIFFERENT -> with(end, State.FAILED, ActionSaid.DIFFERENT, words.toArray(String[]::new));
            case NO_ROW -> with(end, refused, ActionSaid.NO_ROW);
            case KEPT -> with(end, refused, ActionSaid.KEPT_ROW, words.get(0));
            case MANY_ROWS -> with(end, refused, ActionSaid.MANY_ROWS, words.get(0));
            case NO_VLAN -> with(end, refused, ActionSaid.NO_VLAN, words.get(0));
            case NO_SERVER -> with(end, refused, ActionSaid.NO_SERVER, words.get(0));
            case UNREACHABLE ->
                with(end, maybeBefore ? State.UNSURE : State.FAILED, ActionSaid.API_UNREACHABLE, words.get(0));
            case LOGIN -> with(end, maybeBefore ? State.UNSURE : State.FAILED, ActionSaid.API_LOGIN, words.get(0));
            case LOST -> with(end, State.UNSURE, ActionSaid.UNSURE);
            case TAKEN_OVER -> with(end, State.UNSURE, ActionSaid.UNSURE_AFTER_NODE);
        };
    }

    private static ActionEnd with(MenuChange.End end, State state, ActionSaid said, String... words) {
        return new ActionEnd(
                state,
                said.with((Object[]) words),
                end.before(),
                end.after(),
                end.commands().stream().map(RouterRows::shown).toList());
    }

    private static Map<String, String> shown(ExecutedCommand command) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("command", String.join(" ", command.words()));
        row.put("answer", command.message().isEmpty() ? command.reply().name() : command.message());
        return row;
    }

    /** Has the menus read again after something was done in one of them, once for all that is done until then. */
    void readAgain(ActionRun run) {
        Long device = run.deviceId();
        if (device != null
                && ActionKind.withKey(run.kind())
                        .filter(ActionKind::isOfRouterOs)
                        .isPresent()) {
            devices.wantNow(device, Instant.now());
        }
    }
}
