package org.demarc.link.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.demarc.link.control.LinkSearch;
import org.demarc.link.entity.FoundLinks;

/** Writes what a search found, in one transaction. */
@Stateless
public class LinkKeeper {

    @Inject
    FoundLinks found;

    /** Links that were not seen for so many days are forgotten. */
    public FoundLinks.Written write(LinkSearch.Outcome outcome, int forgetDays) {
        FoundLinks.Written written = found.write(outcome.seen(), outcome.lowerByLink(), forgetDays);
        found.conflicts(outcome.conflicts());
        return written;
    }
}
