package org.demarc.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** The demarc command (wildcore-mikbill.md 4). */
public final class Main {

    /** What each exit code means; docs/operations.md says the same. */
    private static final Map<String, String> EXIT_CODES = new TreeMap<>(Map.of(
            "0", "done, or nothing differs and nothing waits for a person",
            "1", "refused or failed",
            "2", "asked wrongly",
            "3", "the same is under way already; configuration:diff: the versions differ",
            "4", "something differs, would be changed, waits for a person, or raises an alarm",
            "5", "beyond the limits, or it is to be said why",
            "6", "not everything is done"));

    private final String name;
    private final Map<String, String> environment;
    private final Path home;
    private final String fallback;
    private final PrintWriter out;
    private final PrintWriter err;

    Main(String name, Map<String, String> environment, Path home, String fallback, PrintWriter out, PrintWriter err) {
        this.name = name;
        this.environment = environment;
        this.home = home;
        this.fallback = fallback;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var main = new Main(
                System.getProperty("demarc.cli.name", "demarc"),
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                System.getProperty("demarc.cli.fallback", ""),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(main.run(arguments));
    }

    /** Carries out one command line and answers its exit code. */
    int run(String... arguments) {
        var root = CommandSpec.create().name(name);
        root.usageMessage()
                .description("Asks Demarc over its REST API.")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        root.version(version());
        inherited().forEach(root::addOption);
        var line = new CommandLine(root);
        verbs().forEach(verb ->
                line.addSubcommand(verb.name(), command(verb), verb.aliases().toArray(String[]::new)));
        line.setOut(out).setErr(err);
        line.setExecutionStrategy(
                result -> result.hasSubcommand() || result.isUsageHelpRequested() || result.isVersionHelpRequested()
                        ? new CommandLine.RunLast().execute(result)
                        : commandList());
        line.setExecutionExceptionHandler((exception, command, result) -> failed(exception));
        return line.execute(arguments);
    }

    private int failed(Exception exception) throws Exception {
        if (exception instanceof Refusal refusal) {
            err.println(refusal.getMessage());
            err.flush();
            return refusal.exitCode();
        }
        throw exception;
    }

    private CommandLine command(Verb verb) {
        var line = new CommandLine[1];
        Callable<Integer> body = () -> carryOut(verb, line[0]);
        var spec = CommandSpec.wrapWithoutInspection(body);
        spec.usageMessage().description(verb.says());
        for (int index = 0; index < verb.arguments().size(); index++) {
            spec.addPositional(positional(verb.arguments().get(index), index));
        }
        for (var flag : verb.flags()) {
            spec.addOption(
                    OptionSpec.builder(flag).type(boolean.class).arity("0").build());
        }
        for (var option : verb.options()) {
            spec.addOption(
                    OptionSpec.builder(option).type(String.class).arity("1").build());
        }
        line[0] = new CommandLine(spec);
        return line[0];
    }

    private int carryOut(Verb verb, CommandLine line) {
        var arguments = line.getParseResult();
        var before = line.getParent().getParseResult();
        var call = new Call(
                arguments, before, () -> new Api(connection(arguments, before)), out, err, ZoneId.systemDefault());
        verb.action().run(call);
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private Connection connection(CommandLine.ParseResult arguments, CommandLine.ParseResult before) {
        var option = arguments.matchedOptionValue("--config", before.matchedOptionValue("--config", ""));
        return Connection.find(new Connection.Places(option, environment, home, fallback));
    }

    private static PositionalParamSpec positional(String argument, int index) {
        boolean optional = argument.startsWith("[");
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .paramLabel(optional ? argument.substring(1, argument.length() - 1) : argument)
                .type(String.class)
                .arity(optional ? "0..1" : "1")
                .required(!optional)
                .build();
    }

    /** Without a command: all commands, grouped by what stands before the first colon, and the exit codes. */
    private int commandList() {
        Map<String, List<Verb>> byGroup = new TreeMap<>();
        verbs().forEach(verb -> byGroup.merge(
                verb.name().substring(0, verb.name().indexOf(':')),
                List.of(verb),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        int width =
                verbs().map(verb -> verb.name().length()).max(Integer::compare).orElse(0);
        out.println("Usage: " + name + " [options] COMMAND [arguments]");
        out.println();
        out.println("Options: --json --config FILE -h -q -V -n -v|-vv|-vvv --no-ansi");
        byGroup.forEach((group, verbs) -> {
            out.println();
            out.println(group);
            verbs.forEach(verb -> out.println(
                    "  " + verb.name() + " ".repeat(width - verb.name().length() + 2) + verb.says()));
        });
        out.println();
        out.println("Exit codes:");
        EXIT_CODES.forEach((code, meaning) -> out.println("  " + code + "  " + meaning));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private static Stream<Verb> verbs() {
        return Stream.of(
                        UserVerbs.all(),
                        DeviceVerbs.all(),
                        ReadingVerbs.all(),
                        ActionVerbs.all(),
                        LinkVerbs.all(),
                        EventVerbs.all(),
                        NotificationVerbs.all(),
                        ConfigurationVerbs.all(),
                        NetworkVerbs.all(),
                        WorkVerbs.all(),
                        ProvisioningVerbs.all(),
                        RequestVerbs.all(),
                        ServiceVerbs.all(),
                        OperatorVerbs.all(),
                        PredecessorVerb.all(),
                        SystemVerbs.all())
                .flatMap(List::stream);
    }

    private static List<OptionSpec> inherited() {
        return List.of(
                flag("print JSON instead of tables", "--json"),
                OptionSpec.builder("--config")
                        .type(String.class)
                        .paramLabel("FILE")
                        .description("file with url=... and key=..., mode 0600")
                        .scopeType(ScopeType.INHERIT)
                        .build(),
                OptionSpec.builder("-h", "--help")
                        .type(boolean.class)
                        .arity("0")
                        .usageHelp(true)
                        .description("show this help")
                        .scopeType(ScopeType.INHERIT)
                        .build(),
                OptionSpec.builder("-V", "--version")
                        .type(boolean.class)
                        .arity("0")
                        .versionHelp(true)
                        .description("show the version")
                        .scopeType(ScopeType.INHERIT)
                        .build(),
                flag("say nothing but errors", "-q", "--quiet"),
                flag("ask nothing", "-n", "--no-interaction"),
                flag("no colours (there are none)", "--no-ansi", "--ansi"),
                OptionSpec.builder("-v", "--verbose")
                        .type(boolean[].class)
                        .arity("0")
                        .description("say how far work is, even where nobody watches")
                        .scopeType(ScopeType.INHERIT)
                        .build());
    }

    private static OptionSpec flag(String says, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(says)
                .scopeType(ScopeType.INHERIT)
                .build();
    }

    private static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return "demarc " + (version == null ? "development" : version);
    }
}
