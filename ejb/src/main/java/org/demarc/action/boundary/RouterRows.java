package org.demarc.action.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.ProblemException;
import org.demarc.action.control.ActionEnd;
import org.demarc.action.control.ActionNote;
import org.demarc.action.control.ActionPlan;
import org.demarc.action.entity.ActionRun;
import org.demarc.action.entity.ActionRun.State;
import org.demarc.action.entity.ActionSaid;
import org.demarc.device.control.ActionKind;
import org.demarc.provisioning.control.ExecutedCommand;
import org.demarc.routeros.boundary.ApiReadings;
import org.demarc.routeros.boundary.DeviceLines;
import org.demarc.routeros.control.MenuChange;
import org.demarc.routeros.control.MenuWish;
import org.demarc.routeros.control.RouterFault;
import org.jboss.logging.Logger;

/** Actions by RouterOS' API: one row of a menu (devices.md 3.3). */
@ApplicationScoped
public class RouterRows {

    private static final Logger LOG = Logger.getLogger(RouterRows.class);

    @Inject
    DeviceLines lines;

    @Inject
    ApiReadings readings;

    /** Carries it out on the connection that this node has to the device. */
    ActionEnd carryOut(long deviceId, ActionPlan plan, ActionNote note) {
        var access = lines.access(deviceId);
        lines.pool().giveAnotherChance(access);
        var wish = new MenuWish(plan.way().menu().orElseThrow(), plan.arguments());
        MenuChange.End end = MenuChange.carryOut(lines.pool(), access, wish, before -> note.sending(1, before));
        return ended(end, note.sentBefore() > 0);
    }

    private static ActionEnd ended(MenuChange.End end, boolean maybeBefore) {
        List<String> words = end.words();
        return switch (end.outcome()) {
            case DONE -> with(end, State.DONE, ActionSaid.DONE);
            case ALREADY -> with(end, State.DONE, maybeBefore ? ActionSaid.LOOKED : ActionSaid.ALREADY);
            case LOOKED -> with(end, State.DONE, ActionSaid.LOOKED);
            case REFUSED -> with(end, State.REFUSED, ActionSaid.REFUSED, words.get(0));
            case DIFFERENT -> with(end, State.FAILED, ActionSaid.DIFFERENT, words.toArray(String[]::new));
            case NO_ROW -> with(end, State.REFUSED, ActionSaid.NO_ROW);
            case MANY_ROWS -> with(end, State.REFUSED, ActionSaid.MANY_ROWS, words.get(0));
            case NO_VLAN -> with(end, State.REFUSED, ActionSaid.NO_VLAN, words.get(0));
            case NO_SERVER -> with(end, State.REFUSED, ActionSaid.NO_SERVER, words.get(0));
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

    /** Reads the menus again after something was done in one of them; who asks for the device next sees it. */
    void readAgain(ActionRun run) {
        Long device = run.deviceId();
        boolean byApi =
                ActionKind.withKey(run.kind()).filter(ActionKind::isOfRouterOs).isPresent();
        if (device == null || !byApi) {
            return;
        }
        try {
            readings.read(device, run.requestedBy());
        } catch (RouterFault | ProblemException told) {
            LOG.debugf("device %d was not read after an action: %s", device, told.getMessage());
        }
    }
}
