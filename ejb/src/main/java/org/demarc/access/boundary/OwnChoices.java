package org.demarc.access.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.access.entity.UserChoices;

/** How the caller wants his pages to look. His own business: nothing of it is written down. */
@Stateless
@Requires
public class OwnChoices {

    private static final int LONGEST = 2000;

    @Inject
    UserChoices choices;

    @Inject
    CurrentUser caller;

    /** What the caller chose. */
    public Optional<String> of(String name) {
        return choices.of(caller.caller().id(), name);
    }

    public void choose(String name, String value) {
        choices.choose(caller.caller().id(), name, value.substring(0, Math.min(LONGEST, value.length())));
    }
}
