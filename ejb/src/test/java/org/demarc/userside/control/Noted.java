package org.demarc.userside.control;

import java.util.ArrayList;
import java.util.List;
import org.demarc.billing.control.Findings;

/** Keeps findings for a test to look at. */
final class Noted implements Findings {

    final List<String> refusals = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    @Override
    public void refused(String place, String reason) {
        refusals.add(place + ": " + reason);
    }

    @Override
    public void warned(String place, String reason) {
        warnings.add(place + ": " + reason);
    }
}
