package org.demarc.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page asks the database for while it is written, asked once. Faces asks again for everything that an expression
 * names, and whether an element is shown both before it and behind it: work that ended in between would leave an element
 * open that holds the rest of the page. Before the writing begins, an action changes things: there everything is asked anew.
 */
public final class Steady implements Serializable {

    private static final long serialVersionUID = 1L;

    private record Key(Steady page, String name) {}

    /** The value of that name as it was when this page asked for it first. */
    public <T> T of(String name, Supplier<T> source) {
        return asked(name, () -> Optional.of(source.get())).orElseThrow();
    }

    /** As {@link #of}, for what may be absent; null then. */
    public <T> @Nullable T ofAny(String name, Supplier<Optional<T>> source) {
        return asked(name, source).orElse(null);
    }

    @SuppressWarnings("unchecked") // a name stands for values of one type
    private <T> Optional<T> asked(String name, Supplier<Optional<T>> source) {
        FacesContext context = FacesContext.getCurrentInstance();
        if (context == null || context.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE) {
            return source.get();
        }
        Map<Object, Object> known = context.getAttributes();
        Key key = new Key(this, name);
        Optional<T> value = (Optional<T>) known.get(key);
        if (value == null) {
            value = source.get();
            known.put(key, value);
        }
        return value;
    }
}
