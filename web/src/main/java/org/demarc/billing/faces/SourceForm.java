package org.demarc.billing.faces;

import java.io.Serializable;
import org.demarc.billing.boundary.SourceDraft;
import org.demarc.billing.entity.BillingSource;

/** What an operator types about a billing source. */
public class SourceForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private long id;
    private String name = "";
    private String kind = "ubilling";
    private String url = "";
    private boolean enabled = true;
    private String cron = "*/10 * * * *";
    private String options = "{}";
    private int minRows = 2;
    private int maxDropPercent = 20;
    private String cardUrl = "";
    private int version;

    static SourceForm of(BillingSource source) {
        SourceForm form = new SourceForm();
        form.id = source.id();
        form.name = source.name();
        form.kind = source.kind();
        form.enabled = source.enabled();
        form.cron = source.cron();
        form.options = source.options();
        form.minRows = source.minRows();
        form.maxDropPercent = source.maxDropPercent();
        form.cardUrl = source.cardUrl();
        form.version = source.version();
        return form;
    }

    SourceDraft draft() {
        return new SourceDraft(
                name,
                kind,
                url,
                enabled,
                cron,
                options,
                minRows,
                maxDropPercent,
                null,
                cardUrl,
                id == 0 ? null : version);
    }

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    /** Always empty at first: the key in it is never shown; an empty text keeps what is stored. */
    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getCron() {
        return cron;
    }

    public void setCron(String cron) {
        this.cron = cron;
    }

    public String getOptions() {
        return options;
    }

    public void setOptions(String options) {
        this.options = options;
    }

    public int getMinRows() {
        return minRows;
    }

    public void setMinRows(int minRows) {
        this.minRows = minRows;
    }

    public int getMaxDropPercent() {
        return maxDropPercent;
    }

    public void setMaxDropPercent(int maxDropPercent) {
        this.maxDropPercent = maxDropPercent;
    }

    public String getCardUrl() {
        return cardUrl;
    }

    public void setCardUrl(String cardUrl) {
        this.cardUrl = cardUrl;
    }
}
