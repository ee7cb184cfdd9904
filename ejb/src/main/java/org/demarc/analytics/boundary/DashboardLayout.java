package org.demarc.analytics.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.UserChoices;
import org.demarc.analytics.control.Widget;
import org.demarc.analytics.entity.AnalyticsProblem;
import org.demarc.audit.boundary.AuditLog;

/** Which widgets whose dashboard shows, and in which order: as he chose, else as it was set for all, else all of them. */
@Stateless
@Requires
public class DashboardLayout {

    private static final String NAME = "dashboard";
    private static final String NONE = "-";

    @Inject
    UserChoices choices;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** What the caller's dashboard shows, in order. */
    public List<Widget> shown() {
        List<String> keys = choices.of(caller.caller().id(), NAME)
                .or(() -> choices.of(UserChoices.EVERYBODY, NAME))
                .map(DashboardLayout::keys)
                .orElse(all());
        return Widget.shown(keys, caller.caller().permissions());
    }

    /** What it could show. */
    public List<Widget> offered() {
        return Widget.shown(all(), caller.caller().permissions());
    }

    /** True when the caller has chosen by himself. */
    public boolean isOwn() {
        return choices.of(caller.caller().id(), NAME).isPresent();
    }

    /**
     * The caller's dashboard shows these from now on, in this order.
     *
     * @throws org.demarc.ProblemException {@link AnalyticsProblem#UNKNOWN_WIDGET}
     */
    @Requires(Permission.DASHBOARD_EDIT)
    public void choose(List<String> keys) {
        choices.choose(caller.caller().id(), NAME, text(keys));
    }

    /** The caller's dashboard is that of all again. */
    @Requires(Permission.DASHBOARD_EDIT)
    public void forget() {
        choices.forget(caller.caller().id(), NAME);
    }

    /** The dashboards of all who have not chosen by themselves show these from now on. */
    @Requires(Permission.DASHBOARD_GLOBAL_EDIT)
    public void chooseForAll(List<String> keys) {
        Optional<String> before = choices.of(UserChoices.EVERYBODY, NAME);
        choices.choose(UserChoices.EVERYBODY, NAME, text(keys));
        audit.record(
                "dashboard:changed",
                "dashboard",
                NAME,
                before.map(text -> Map.of("widgets", keys(text))).orElse(null),
                Map.of("widgets", keys));
    }

    private static List<String> all() {
        return Arrays.stream(Widget.values()).map(Widget::key).toList();
    }

    private static String text(List<String> keys) {
        for (String key : keys) {
            if (Widget.withKey(key).isEmpty()) {
                throw AnalyticsProblem.UNKNOWN_WIDGET.because(key + " is not one of " + String.join(", ", all()));
            }
        }
        return keys.isEmpty() ? NONE : String.join(",", keys);
    }

    private static List<String> keys(String text) {
        return List.of(text.split(","));
    }
}
