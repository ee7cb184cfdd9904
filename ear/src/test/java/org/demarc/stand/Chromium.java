package org.demarc.stand;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser for {@code *BrowserIT}: the Chromium found on this machine. Without one the test says that it is
 * skipped, or fails where {@code demarc.browser.required} is set.
 */
public final class Chromium implements AutoCloseable {

    private static final double PATIENCE_MS = 60_000;

    /** One for all tests of this JVM, which run one after the other: to start it costs more than most of them. It ends with the JVM. */
    private static @Nullable Browser shared;

    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    public static Chromium open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS); // its own 5 s are too few for a busy machine
        Awaitility.pollInSameThread(); // a page belongs to one thread: two at once may wait for ever for each other's
        // answers
        Optional<Path> program = program();
        if (program.isEmpty()) {
            if (Boolean.getBoolean("demarc.browser.required")) {
                throw new AssertionError("no chromium on this machine, but browser tests are required");
            }
            Assumptions.abort("no chromium on this machine: browser test skipped");
        }
        return new Chromium(running(program.orElseThrow()));
    }

    private static synchronized Browser running(Path program) {
        Browser running = shared;
        if (running == null || !running.isConnected()) {
            running = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setHeadless(true)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
            shared = running;
        }
        return running;
    }

    /**
     * A page in a profile of its own. Nothing moves on it: on a busy machine a click may come while a list still opens, and such a list
     * never closes.
     */
    public Page page(int width, String language, boolean dark) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(
                        dark
                                ? com.microsoft.playwright.options.ColorScheme.DARK
                                : com.microsoft.playwright.options.ColorScheme.LIGHT));
        contexts.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        return page;
    }

    /** A page on which the administrator has signed in; he is on the dashboard. */
    public Page signedIn() {
        Page page = page(1400, "en", false);
        signIn(page);
        return page;
    }

    public static void signIn(Page page) {
        signIn(page, Product.url(""));
    }

    /** Signs in at a product other than the shared one; {@code url} without a slash at its end. */
    public static void signIn(Page page, String url) {
        signIn(page, url, Product.ADMIN_PASSWORD);
    }

    /** Signs in where the administrator's password is another one. */
    public static void signIn(Page page, String url, String password) {
        page.navigate(url + "/ui/access/login");
        page.fill("#signIn\\:login", Product.ADMIN_LOGIN);
        page.fill("#signIn\\:password", password);
        page.click("#signIn\\:go");
        page.waitForURL("**/ui/dashboard/index*");
    }

    /** Waits until a dialog is open and has put the cursor into its first field: what is typed earlier may land elsewhere. */
    public static void dialog(Page page, String firstField) {
        PlaywrightAssertions.assertThat(page.locator(firstField)).isFocused();
    }

    /**
     * Chooses in a menu and waits until its list has gone: a click before that would close it instead of opening it.
     *
     * @param label that the item begins with, in any case of letters; as a regular expression of the browser
     */
    public static void pick(Page page, String menu, String label) {
        page.locator(menu).scrollIntoViewIfNeeded();
        scrolled(page);
        page.locator(menu).click();
        Locator list = page.locator(menu + "_panel");
        list.locator("li")
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("^\\s*" + label, Pattern.CASE_INSENSITIVE)))
                .first()
                .click();
        PlaywrightAssertions.assertThat(list).isHidden();
    }

    /**
     * Types into a field that offers what fits, and chooses the first offer with the text.
     *
     * @param field the element around the input
     * @param offer text of the offer, which may be more than what is typed
     */
    public static void choose(Page page, String field, String typed, String offer) {
        page.locator(field + "_input").fill("");
        page.locator(field + "_input").pressSequentially(typed);
        page.locator(field + "_panel li:has-text('" + offer + "')").first().click();
        settled(page);
    }

    /**
     * Types into the filter of a list and waits for the list that fits it: a list comes anew a moment after the last letter.
     *
     * @param id of the field, as the server knows it: {@code list:text}
     */
    public static void filter(Page page, String id, String text) {
        String source = "source=" + id.replace(":", "%3A");
        page.waitForResponse(
                answer -> String.valueOf(answer.request().postData()).contains(source),
                () -> page.fill("#" + id.replace(":", "\\:"), text));
        settled(page);
    }

    /** Waits until the page has heard that it was scrolled: a list that is open then is closed. */
    private static void scrolled(Page page) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Waits until the page has been told what came of the last click: a click before that would tell the form's old values. */
    public static void settled(Page page) {
        page.waitForFunction("PrimeFaces.ajax.Queue.isEmpty()");
    }

    /**
     * Waits for the end of the work that a page watches. Such a page loads itself again then: whatever is begun on it
     * earlier would be cut off.
     *
     * @param element the id of the element that tells
     * @param told what it tells at the end
     */
    public static void awaitEnd(Page page, String element, String told) {
        page.waitForFunction(
                "([element, told]) => !window.dcWorking && document.getElementById(element)?.textContent.includes(told)",
                List.of(element, told),
                new Page.WaitForFunctionOptions().setTimeout(90_000));
    }

    /** Keeps a picture of the page in {@code target/screenshots} for people to look at. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("demarc.screenshots", "target/screenshots"), name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }

    private static Optional<Path> program() {
        @Nullable String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(java.io.File.pathSeparator))
                .flatMap(dir -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
