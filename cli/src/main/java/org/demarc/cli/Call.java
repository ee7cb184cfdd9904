package org.demarc.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ParseResult;

/** One call of a command: its arguments, Demarc, and where to print. */
final class Call {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ParseResult arguments;
    private final ParseResult before;
    private final Supplier<Api> apiFactory;
    private final PrintWriter out;
    private final PrintWriter err;
    private final ZoneId zone;
    private Optional<Api> api = Optional.empty();

    Call(
            ParseResult arguments,
            ParseResult before,
            Supplier<Api> apiFactory,
            PrintWriter out,
            PrintWriter err,
            ZoneId zone) {
        this.err = err;
        this.arguments = arguments;
        this.before = before;
        this.apiFactory = apiFactory;
        this.out = out;
        this.zone = zone;
    }

    /** Demarc; only commands that ask it need an address and a key. */
    Api api() {
        if (api.isEmpty()) {
            api = Optional.of(apiFactory.get());
        }
        return api.get();
    }

    /** The positional argument at this place, empty when it was left out. */
    String argument(int index) {
        var given = arguments.matchedPositionals();
        return index < given.size() ? String.valueOf(given.get(index).<Object>getValue()) : "";
    }

    /** The option's value, empty when it was not given. */
    String option(String name) {
        return arguments.matchedOptionValue(name, "");
    }

    /** Whether the option was given, after the command or before it. */
    boolean flag(String name) {
        return arguments.matchedOptionValue(name, false) || before.matchedOptionValue(name, false);
    }

    boolean isJson() {
        return flag("--json");
    }

    boolean isQuiet() {
        return flag("--quiet");
    }

    void say(String text) {
        if (!isQuiet()) {
            out.println(text);
        }
    }

    /** How far work is, for who watches: on the error output, so that the answer can be read by a program. */
    void mutter(String text) {
        boolean isWatched = Boolean.getBoolean("demarc.cli.watched")
                || arguments.hasMatchedOption("--verbose")
                || before.hasMatchedOption("--verbose");
        if (isWatched && !isQuiet()) {
            err.println(text);
        }
    }

    /** A text as it is. */
    void write(String text) {
        out.print(text);
        out.flush();
    }

    /** The answer itself with {@code --json}, else the text made of it. */
    void show(JsonNode answer, Function<JsonNode, String> asText) {
        out.print(isJson() ? pretty(answer) : asText.apply(answer));
        out.flush();
    }

    /** A list as a table; the columns are names of fields, {@code a.b} for a field inside. */
    void table(JsonNode answer, List<String> heads, List<String> fields) {
        show(answer, list -> {
            var table = new TextTable(heads.toArray(String[]::new));
            var rows = list.has("items") ? list.path("items") : list;
            rows.forEach(row -> table.row(fields.stream()
                    .map(field -> cell(row.at("/" + field.replace('.', '/'))))
                    .toList()));
            return table.render();
        });
    }

    /** An instant of the API in local time, empty for none. */
    String localTime(JsonNode instant) {
        if (!instant.isTextual()) {
            return "";
        }
        try {
            return LOCAL.format(Instant.parse(instant.asText()).atZone(zone));
        } catch (DateTimeParseException e) {
            return instant.asText();
        }
    }

    private String cell(JsonNode value) {
        if (value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")) {
            return localTime(value);
        }
        return value.isValueNode()
                ? value.isNull() ? "" : value.asText()
                : value.isMissingNode() ? "" : value.toString();
    }

    private static String pretty(JsonNode answer) {
        try {
            return Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
