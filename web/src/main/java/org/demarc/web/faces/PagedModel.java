package org.demarc.web.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIData;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;
import org.primefaces.event.data.SortEvent;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * Feeds a {@code p:dataTable lazy="true"} from a facade's paged list: one query a page, sorted and filtered by the
 * database. Give it the list and how to read a row's key.
 */
public class PagedModel<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<PageRequest, Page<T>> list;
    private final transient Function<T, String> key;
    private transient Map<String, T> shown = new HashMap<>();
    private String text = "";
    private String sorting = "";

    public PagedModel(Function<PageRequest, Page<T>> list, Function<T, String> key) {
        this.list = list;
        this.key = key;
    }

    /** The free text above the list; bind an input to it. */
    public String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }

    /** How the table is sorted, as the {@code sort} of its download: {@code -name}; empty for the list's own order. */
    public String getSorting() {
        return sorting;
    }

    /** Hears how the table is sorted from now on: its download stands before it on the page and is written first. */
    public void sorted(SortEvent event) {
        sorting = chosen(event.getSortBy())
                .map(sort -> (sort.getOrder() == SortOrder.DESCENDING ? "-" : "") + sort.getField())
                .orElse("");
    }

    @Override
    public List<T> load(int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        Page<T> page = list.apply(request(first, pageSize, sortBy));
        if (first > 0 && page.items().isEmpty() && page.total() > 0) {
            int last = recalculateFirst(first, pageSize, rows(page));
            showFrom(last);
            page = list.apply(request(last, pageSize, sortBy));
        }
        setRowCount(rows(page));
        shown = new HashMap<>();
        page.items().forEach(row -> shown.put(key.apply(row), row));
        return new ArrayList<>(page.items());
    }

    private static int rows(Page<?> page) {
        return (int) Math.min(Integer.MAX_VALUE, page.total());
    }

    /** A filter has left fewer pages than the table stands behind; it asked {@link #count} before the list was asked. */
    void showFrom(int first) {
        FacesContext context = FacesContext.getCurrentInstance();
        if (context != null && UIComponent.getCurrentComponent(context) instanceof UIData table) {
            table.setFirst(first);
        }
    }

    /** As of the last page: to ask anew would count every list twice. */
    @Override
    public int count(Map<String, FilterMeta> filterBy) {
        return getRowCount();
    }

    @Override
    public String getRowKey(T row) {
        return key.apply(row);
    }

    @Override
    @SuppressWarnings("NullAway") // PrimeFaces asks for null where the row is no longer on the page
    public T getRowData(String rowKey) {
        return shown.get(rowKey);
    }

    private PageRequest request(int first, int pageSize, Map<String, SortMeta> sortBy) {
        return chosen(sortBy)
                .map(sort -> new PageRequest(
                        pageSize, first, sort.getField(), sort.getOrder() == SortOrder.DESCENDING, text))
                .orElseGet(() -> new PageRequest(pageSize, first, "", false, text));
    }

    /** The list is sorted by one column: where several are chosen, by the first that was. */
    private static Optional<SortMeta> chosen(Map<String, SortMeta> sortBy) {
        return sortBy.values().stream().filter(SortMeta::isActive).min(Comparator.naturalOrder());
    }
}
