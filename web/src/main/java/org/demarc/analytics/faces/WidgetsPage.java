package org.demarc.analytics.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.demarc.analytics.boundary.DashboardLayout;
import org.demarc.analytics.control.Widget;
import org.demarc.web.faces.Texts;

/** Chooses what a dashboard shows, and in which order. */
@Named
@ViewScoped
public class WidgetsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A widget, and whether it is shown. */
    public record Choice(Widget widget, boolean shown) implements Serializable {}

    @Inject
    DashboardLayout layout;

    @Inject
    Texts texts;

    private List<Choice> choices = new ArrayList<>();
    private boolean own;

    @PostConstruct
    void open() {
        List<Widget> shown = layout.shown();
        choices = new ArrayList<>();
        shown.forEach(widget -> choices.add(new Choice(widget, true)));
        layout.offered().stream()
                .filter(widget -> !shown.contains(widget))
                .forEach(widget -> choices.add(new Choice(widget, false)));
        own = layout.isOwn();
    }

    /** Shows a widget, or does so no longer. */
    public void toggle(int at) {
        Choice choice = choices.get(at);
        choices.set(at, new Choice(choice.widget(), !choice.shown()));
    }

    /** Moves a widget by one place. */
    public void move(int at, int by) {
        int to = at + by;
        if (to >= 0 && to < choices.size()) {
            Collections.swap(choices, at, to);
        }
    }

    public void save() {
        layout.choose(chosen());
        own = true;
        say("analytics.widgetsSaved");
    }

    public void saveForAll() {
        layout.chooseForAll(chosen());
        say("analytics.widgetsSavedForAll");
    }

    /** As it is set for all again. */
    public void forget() {
        layout.forget();
        open();
        say("analytics.widgetsForgotten");
    }

    private void say(String key) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(texts.get(key), ""));
    }

    private List<String> chosen() {
        return choices.stream()
                .filter(Choice::shown)
                .map(choice -> choice.widget().key())
                .toList();
    }

    public List<Choice> getChoices() {
        return choices;
    }

    public boolean isOwn() {
        return own;
    }
}
