package org.demarc.web.faces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.jspecify.annotations.Nullable;
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

    @Override
    public List<T> load(int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        Page<T> page = list.apply(request(first, pageSize, sortBy));
        setRowCount((int) Math.min(Integer.MAX_VALUE, page.total()));
        shown = new HashMap<>();
        page.items().forEach(row -> shown.put(key.apply(row), row));
        return new ArrayList<>(page.items());
    }

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
        for (SortMeta sort : sortBy.values()) {
            if (sort.getOrder() != SortOrder.UNSORTED) {
                return new PageRequest(pageSize, first, sort.getField(), sort.getOrder() == SortOrder.DESCENDING, text);
            }
        }
        return new PageRequest(pageSize, first, "", false, text);
    }
}
