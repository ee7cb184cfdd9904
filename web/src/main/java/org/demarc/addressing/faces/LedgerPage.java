package org.demarc.addressing.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.addressing.boundary.LedgerDesk;
import org.demarc.addressing.entity.AddressingProblem;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.LedgerInterval;
import org.demarc.addressing.entity.LedgerQuestion;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.rest.LedgerCsv;
import org.demarc.web.faces.Moments;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.PagedModel;
import org.demarc.web.table.Download;
import org.demarc.web.table.Table;
import org.demarc.web.table.TableFormat;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/** Who had an address when, and which addresses a service had. Each question needs a reason and is written down. */
@Named
@ViewScoped
public class LedgerPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 25;

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
    private transient @Nullable PagedModel<LedgerInterval> intervals;
    private transient @Nullable PagedModel<LedgerQuestion> questions;
    private transient Map<PageRequest, Page<LedgerInterval>> told = new HashMap<>();

    @PostConstruct
    void open() {
        address = PageParameters.text("address").orElse("");
        source = PageParameters.text("source").orElse("");
        service = PageParameters.text("service").orElse("");
    }

    /** Asks for the address, or for the service where the page was opened for one. */
    public void ask() {
        asked = false;
        told = new HashMap<>();
        intervals = new PagedModel<>(this::page, interval -> Long.toString(interval.id()));
        if (!isOfService()) {
            askForHolder();
        }
        page(PageRequest.first(ROWS));
        asked = true;
    }

    private void askForHolder() {
        Instant when = moment();
        LedgerDesk.Holder found = ledger.holder(wanted(), when, reason);
        instant = when;
        holder = found.holder().orElse(null);
        lastBefore = found.lastBefore().orElse(null);
    }

    /** What was told once is not asked for again: each question is written down. */
    private Page<LedgerInterval> page(PageRequest request) {
        Page<LedgerInterval> known = told.get(request);
        if (known == null) {
            known = isOfService()
                    ? ledger.ofService(key(), reason, request)
                    : ledger.history(wanted(), Instant.EPOCH, Instant.now().plusSeconds(1), reason, request);
            told.put(request, known);
        }
        return known;
    }

    private Ipv4 wanted() {
        return Ipv4.in(address.strip())
                .orElseThrow(
                        () -> AddressingProblem.NOT_AN_ADDRESS.because("\"" + address + "\" is not an IPv4 address"));
    }

    /** Everything that the question is about, as a table. */
    public StreamedContent getCsv() {
        LedgerDesk.Intervals all = isOfService()
                ? ledger.allOfService(key(), reason)
                : ledger.wholeHistory(wanted(), Instant.EPOCH, Instant.now().plusSeconds(1), reason);
        Table<LedgerInterval> table = LedgerCsv.table("addresses", all);
        return DefaultStreamedContent.builder()
                .name("addresses.csv")
                .contentType(LedgerCsv.TYPE)
                .writer(out -> {
                    try {
                        download().write(table, TableFormat.CSV, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .build();
    }

    private static Download download() {
        ExternalContext call = FacesContext.getCurrentInstance().getExternalContext();
        return new Download((HttpServletRequest) call.getRequest(), (HttpServletResponse) call.getResponse());
    }

    /** Who asked what and why: for who may read the audit log. */
    public PagedModel<LedgerQuestion> getQuestions() {
        PagedModel<LedgerQuestion> present = questions;
        if (present == null) {
            present = new PagedModel<>(ledger::questions, question -> Long.toString(question.id()));
            questions = present;
        }
        return present;
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

    /** Newest first; before the question there are none. */
    public PagedModel<LedgerInterval> getIntervals() {
        PagedModel<LedgerInterval> present = intervals;
        if (present == null) {
            present = new PagedModel<>(
                    request -> new Page<>(List.of(), 0, request.limit(), request.offset()),
                    interval -> Long.toString(interval.id()));
            intervals = present;
        }
        return present;
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
