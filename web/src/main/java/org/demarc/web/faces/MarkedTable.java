package org.demarc.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.FacesEvent;
import org.jspecify.annotations.Nullable;
import org.primefaces.component.datatable.DataTable;

/**
 * A list that tells its rows apart by what they are. A browser names a button of a row by the place of the row, and a list
 * that came anew between the look and the press has another row there: it renews itself, its filter was typed on, its page
 * goes on on another node. So each row carries a mark of its key, {@code demarc.js} sends the mark of the row that was
 * pressed, and what was meant for another row than the one in its place does nothing ({@link RowsMet} says so).
 *
 * <p>Every {@code p:dataTable} is one, by {@code faces-config.xml}; rows have marks where a {@link PagedModel} gives them.
 */
public class MarkedTable extends DataTable {

    private static final String STYLE = "dc-row-";

    @Override
    public String getRowStyleClass() {
        String style = super.getRowStyleClass();
        String mark = mark();
        if (mark == null) {
            return style;
        }
        return style == null ? STYLE + mark : style + " " + STYLE + mark;
    }

    @Override
    public void queueEvent(FacesEvent event) {
        if (event.getComponent() != this && !RowsMet.isMeant(FacesContext.getCurrentInstance(), mark())) {
            return;
        }
        super.queueEvent(event);
    }

    private @Nullable String mark() {
        return getValue() instanceof PagedModel<?> && isRowAvailable()
                ? Integer.toHexString(getRowKey(getRowData()).hashCode())
                : null;
    }
}
