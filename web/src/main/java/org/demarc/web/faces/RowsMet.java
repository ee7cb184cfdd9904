package org.demarc.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import org.jspecify.annotations.Nullable;

/** Knows whether the row that was pressed is the one that its list has in that place, and says so on the page if it is not. */
public final class RowsMet implements PhaseListener {

    private static final long serialVersionUID = 1L;

    /** The request's parameter with the mark of the row that was pressed, and its attribute once such a row was met. */
    private static final String PRESSED = "demarc.row";

    /** Whether what comes from a row may go on: nothing else was pressed than this row. */
    static boolean isMeant(FacesContext context, @Nullable String mark) {
        String pressed = pressed(context);
        if (pressed == null || mark == null) {
            return true;
        }
        if (!pressed.equals(mark)) {
            return false;
        }
        context.getExternalContext().getRequestMap().put(PRESSED, true);
        return true;
    }

    private static @Nullable String pressed(FacesContext context) {
        return context.getExternalContext().getRequestParameterMap().get(PRESSED);
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        if (pressed(context) != null
                && !context.getExternalContext().getRequestMap().containsKey(PRESSED)) {
            RefusalsOnPage.show(
                    context, Texts.text("web.rowsMoved", context.getViewRoot().getLocale()), "");
        }
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.APPLY_REQUEST_VALUES;
    }
}
