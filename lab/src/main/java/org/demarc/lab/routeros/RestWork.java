package org.demarc.lab.routeros;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.lab.routeros.RestCalls.RestReply;

/** Turns REST calls into commands for one user and their answers into JSON. */
final class RestWork {

    private final Router router;
    private final RouterUser user;

    RestWork(Router router, RouterUser user) {
        this.router = router;
        this.user = user;
    }

    /** Nothing when a fault closes the connection. */
    Optional<RestReply> carryOut(RestCall call) {
        return switch (call.method()) {
            case "GET" -> get(call);
            case "PUT" ->
                run(call, "add", call.arguments()).map(added -> RestReply.json(201, one(call.menu(), ret(added))));
            case "PATCH" ->
                run(call, "set", withId(call)).map(done -> RestReply.json(200, one(call.menu(), call.rest())));
            case "DELETE" -> run(call, "remove", Map.of(".id", call.rest())).map(done -> new RestReply(204, ""));
            case "POST" -> post(call);
            default -> throw Trap.plain("method not allowed");
        };
    }

    private Optional<RestReply> get(RestCall call) {
        if (!call.rest().isEmpty()) {
            return Optional.of(RestReply.json(200, one(call.menu(), call.rest())));
        }
        boolean single = router.state().isSingleton(call.menu());
        return run(call, "print", call.arguments())
                .map(found -> RestReply.json(200, single ? found.rows().get(0) : found.rows()));
    }

    private Optional<RestReply> post(RestCall call) {
        return run(call, call.rest(), call.arguments()).map(answer -> {
            Object body = answer.done().isEmpty() ? answer.rows() : answer.done();
            return RestReply.json(200, body);
        });
    }

    private Optional<Answer> run(RestCall call, String verb, Map<String, String> arguments) {
        Map<String, String> all = new LinkedHashMap<>(arguments);
        all.computeIfPresent(".proplist", (name, list) -> list.isEmpty() ? list : ".id," + list);
        Command command = command(call.menu() + "/" + verb, all, call.queries());
        router.journal().command(command);
        Optional<Fault> fault = router.faults().next(command);
        pause(fault);
        return switch (fault.map(Fault::kind).orElse(Fault.Kind.SLOW)) {
            case DROP, STALL, FATAL -> Optional.empty();
            case TRAP -> throw Trap.plain(fault.map(Fault::arg).orElse(""));
            case SLOW -> Optional.of(router.execute(command, user));
            case DROP_AFTER, MUTE -> {
                router.execute(command, user);
                yield Optional.empty();
            }
        };
    }

    private void pause(Optional<Fault> fault) {
        try {
            Thread.sleep(fault.map(some -> some.wait(router.options().delay()))
                    .orElse(router.options().delay())
                    .toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> one(String menu, String id) {
        String query = id.startsWith("*") ? ".id=" + id : "name=" + id;
        return router.execute(command(menu + "/print", Map.of(), List.of(query)), user).rows().stream()
                .findFirst()
                .orElseThrow(() -> Trap.missing(router.options().era().noSuchItem()));
    }

    private static Command command(String path, Map<String, String> arguments, List<String> queries) {
        List<String> words = new ArrayList<>(List.of(path));
        arguments.forEach((name, value) -> words.add("=" + name + "=" + value));
        queries.forEach(query -> words.add("?" + query));
        return Command.of(words);
    }

    private static String ret(Answer answer) {
        return answer.done().getOrDefault("ret", "");
    }

    private static Map<String, String> withId(RestCall call) {
        Map<String, String> all = new LinkedHashMap<>(call.arguments());
        all.put(".id", call.rest());
        return all;
    }
}
