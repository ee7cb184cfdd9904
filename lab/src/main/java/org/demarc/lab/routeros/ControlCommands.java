package org.demarc.lab.routeros;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The {@code /sim/...} commands, which steer the simulator and are not RouterOS (ucrm-routeros.md 10.5). */
final class ControlCommands {

    private final Router router;

    ControlCommands(Router router) {
        this.router = router;
    }

    Answer execute(Command command) {
        switch (command.path()) {
            case "/sim/fault" -> router.faults().add(fault(command));
            case "/sim/online" -> {
                return Answer.ret(router.online(command.argument("name"), command.argument("caller-id")));
            }
            case "/sim/lease" -> {
                return Answer.ret(router.lease(command.argument("mac-address"), command.argument("address")));
            }
            case "/sim/bind" -> router.bind(command.argument("mac-address"));
            case "/sim/state" -> {
                return Answer.rows(List.of(router.journal().row()));
            }
            case "/sim/dump" -> {
                return Answer.rows(List.of(Map.of("json", router.dump())));
            }
            case "/sim/reset" -> router.reset();
            default -> throw Trap.missing("no such command");
        }
        return Answer.DONE;
    }

    private static Fault fault(Command command) {
        Pattern match;
        try {
            match = Pattern.compile(command.argument("match"));
        } catch (PatternSyntaxException e) {
            throw Trap.badValue("match");
        }
        try {
            Fault.Kind kind = Fault.Kind.of(command.argument("kind"));
            int times = Integer.parseInt(command.arguments().getOrDefault("times", "1"));
            Fault fault = new Fault(match, kind, command.argument("arg"), times);
            fault.wait(Duration.ZERO);
            return fault;
        } catch (IllegalArgumentException e) {
            throw Trap.badValue("kind");
        }
    }
}
