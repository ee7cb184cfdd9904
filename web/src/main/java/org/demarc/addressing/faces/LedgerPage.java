package org.demarc.addressing.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.demarc.addressing.boundary.LedgerDesk;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.LedgerInterval;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.jspecify.annotations.Nullable;

/** Who had an address when, and which addresses a service had. Each question needs a reason and is written down. */
@Named
@ViewScoped
public class LedgerPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    LedgerDesk ledger;

    @Inject
    Moments moments;

    private String address = "";
    private String at = "";
    private String source = "";
    private String service = "";
    private String reason = "";
    private boolean asked;
    private transient @Nullable Instant instant;
    private transient @Nullable LedgerInterval holder;
    private transient @Nullable LedgerInterval lastBefore;
    private transient List<LedgerInterval> intervals = List.of();

    @PostConstruct
    void open() {
        address = PageParameters.text("address").orElse("");
        source = PageParameters.text("source").orElse("");
        service = PageParameters.text("service").orElse("");
    }

    /** Asks for the address, or for the service where the page was opened for one. */
    public void ask() {
        asked = false;
        if (isOfService()) {
            intervals = ledger.ofService(key(), reason);
        } else {
            askForAddress();
        }
        asked = true;
    }

    private void askForAddress() {
        Ipv4 wanted = Ipv4.in(address.strip())
                .orElseThrow(
                        () -> AddressingProblem.NOT_AN_ADDRESS.because("\"" + address + "\" is not an IPv4 address"));
        Instant when = moment();
        LedgerDesk.Holder found = ledger.holder(wanted, when, reason);
        instant = when;
        holder = found.holder().orElse(null);
        lastBefore = found.lastBefore().orElse(null);
        intervals = ledger.history(wanted, Instant.EPOCH, Instant.now().plusSeconds(1), reason);
    }

    private Instant moment() {
        return at.isBlank()
                ? Instant.now()
                : moments.in(at)
                        .orElseThrow(() -> AddressingProblem.NOT_AN_ADDRESS.because(
                                "\"" + at + "\" is not a time such as 2026-01-31 12:00"));
    }

    private ServiceKey key() {
        return new ServiceKey(source, service);
    }

    /** True where the page asks which addresses a service had. */
    public boolean isOfService() {
        return !source.isEmpty() && !service.isEmpty();
    }

    public boolean isAsked() {
        return asked;
    }

    /** Who had it at the instant asked for, null for nobody. */
    public @Nullable LedgerInterval getHolder() {
        return holder;
    }

    /** Who had it last before that instant, null for nobody. */
    public @Nullable LedgerInterval getLastBefore() {
        return lastBefore;
    }

    public @Nullable Instant getInstant() {
        return instant;
    }

    /** Newest first. */
    public List<LedgerInterval> getIntervals() {
        return intervals == null ? List.of() : intervals;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String value) {
        address = value == null ? "" : value;
    }

    public String getAt() {
        return at;
    }

    public void setAt(@Nullable String value) {
        at = value == null ? "" : value;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String value) {
        reason = value == null ? "" : value;
    }

    public String getSource() {
        return source;
    }

    public String getService() {
        return service;
    }
}
