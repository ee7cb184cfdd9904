package org.demarc.provisioning.control;

import java.util.ArrayList;
import java.util.List;
import org.demarc.provisioning.control.RequestPreview.FieldChange;

/** Collects the fields in which a router's row differs from what it is to be. */
final class FieldChanges {

    private final List<FieldChange> found = new ArrayList<>();

    FieldChanges compare(String field, String from, String to) {
        if (!from.equals(to)) {
            found.add(new FieldChange(field, from, to));
        }
        return this;
    }

    FieldChanges compare(String field, boolean from, boolean to) {
        return compare(field, from ? "yes" : "no", to ? "yes" : "no");
    }

    void secret(String field) {
        found.add(new FieldChange(field, null, null));
    }

    List<FieldChange> found() {
        return List.copyOf(found);
    }
}
