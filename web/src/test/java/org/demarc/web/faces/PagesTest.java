package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.demarc.web.faces.ServerExpressions.NotRead;
import org.junit.jupiter.api.Test;

/** Holds every expression of every page against the parser of the server and against the beans. */
class PagesTest {

    private static final Path WEB = Path.of(System.getProperty("demarc.root", ".."), "web");
    private static final Pattern DECLARED =
            Pattern.compile("(?:\\bvar|varStatus|rowIndexVar|columnIndexVar)=\"(\\w+)\"|<ui:param\\s+name=\"(\\w+)\"");

    private static final Pattern DOWNLOAD = Pattern.compile(
            "download\\.xhtml\">.*?(?:name=\"downloadId\" value=\"(\\w+)\".*?)?name=\"list\" value=\"#\\{([\\w.]+)}\"");
    private static final Pattern POLL = Pattern.compile("<p:poll\\b[^>]*>");

    private final ServerExpressions server;

    PagesTest() throws ReflectiveOperationException, IOException {
        server = new ServerExpressions(WEB.resolve("target/expressions"));
    }

    @Test
    void theServerReadsEveryExpression() throws Exception {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (Path page : pages()) {
            for (PageExpression expression : PageExpression.in(Files.readString(page))) {
                notRead(expression).forEach(why -> wrong.add(told(page, expression, why)));
                read++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(1000);
    }

    @Test
    void whatExpressionsSpeakOfIsThere() throws Exception {
        PageNames names = new PageNames(WEB.resolve("target/classes"), declared());
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            new PageWalk(server, names)
                    .through(page, (line, expression, variables) -> names.missing(expression, variables)
                            .forEach(why -> wrong.add(WEB.relativize(page) + ":" + line + ": " + why)));
        }

        assertThat(wrong).isEmpty();
    }

    /** Messages show themselves anew with every answer: what a page asks for by itself would take them away unread. */
    @Test
    void whatPagesAskForByThemselvesLeavesMessagesAlone() throws IOException {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Path page : pages()) {
            for (var poll : POLL.matcher(Files.readString(page)).results().toList()) {
                looked++;
                if (!poll.group().contains("ignoreAutoUpdate=\"true\"")) {
                    wrong.add(WEB.relativize(page) + ": " + poll.group());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(5);
    }

    /** A file is sorted as its page is: the table tells its model of each sorting, and the link is written anew. */
    @Test
    void downloadsFollowTheSortingOfTheirTables() throws IOException {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            for (var download : DOWNLOAD.matcher(text).results().toList()) {
                String link = download.group(1) == null ? "download" : download.group(1);
                Pattern told = Pattern.compile("event=\"sort\" listener=\"#\\{" + Pattern.quote(download.group(2))
                        + "\\.sorted}\" update=\"[^\"]*:" + link + "\\b");
                looked++;
                if (!told.matcher(text).find()) {
                    wrong.add(WEB.relativize(page) + ": " + download.group(2));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(looked).isGreaterThan(5);
    }

    @Test
    void reservedWordsAndOpenBracketsAreFoundWithTheirLine() throws Exception {
        String page = """
                <p>#{bean.rows}</p>
                <!-- #{bean.not} -->
                <p title="#{not bean.empty}">
                #{bean.rows[0}</p>
                <p>#{bean.rows</p>
                <p>#{bean.name eq '}' ? 'a' : "b"} #{a &lt; b &amp;&amp; c}</p>
                """;

        List<Integer> lines = new ArrayList<>();
        for (PageExpression expression : PageExpression.in(page)) {
            if (!notRead(expression).isEmpty()) {
                lines.add(expression.line());
            }
        }

        assertThat(lines).containsExactly(3, 4, 5);
    }

    @Test
    void beansAndWhatTheyDoNotOfferAreFound() throws Exception {
        PageNames names = new PageNames(WEB.resolve("target/classes"), Set.of("row", "one"));

        Map<String, Offer> rows = Map.of("one", Offer.of(Shown.class));

        assertThat(names.missing(server.read("#{row.anything.at.all + caller.login + one.parts[0].name}"), rows))
                .isEmpty();
        assertThat(names.missing(server.read("#{caller.nothingOfThatKind}"), rows))
                .containsExactly("CallerView has no nothingOfThatKind");
        assertThat(names.missing(server.read("#{one.parts[0].nam}"), rows)).containsExactly("Shown has no nam");
        assertThat(names.missing(server.read("#{nobodysPage.rows}"), rows))
                .containsExactly("no bean or variable nobodysPage");
    }

    /** What a row may be. */
    public record Shown(String name, List<Shown> parts) {}

    private List<String> notRead(PageExpression expression) throws ReflectiveOperationException {
        try {
            server.read(expression.text());
            return expression.text().endsWith("}") ? List.of() : List.of("not closed");
        } catch (NotRead e) {
            return List.of(e.getMessage());
        }
    }

    private static String told(Path page, PageExpression expression, String why) {
        return WEB.relativize(page) + ":" + expression.line() + ": " + expression.text() + ": " + why;
    }

    private static Set<String> declared() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path page : pages()) {
            DECLARED.matcher(Files.readString(page))
                    .results()
                    .forEach(name -> names.add(name.group(1) == null ? name.group(2) : name.group(1)));
        }
        return names;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> found = Files.walk(WEB.resolve("src/main"))) {
            return found.filter(file -> file.toString().endsWith(".xhtml"))
                    .sorted()
                    .toList();
        }
    }
}
