package org.demarc.ucrm.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.boundary.SourceDesk;
import org.demarc.ucrm.boundary.SourceTest;
import org.demarc.ucrm.control.CrmCheck;
import org.demarc.ucrm.entity.AnswerMode;
import org.demarc.ucrm.entity.AttributeKeys;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.Verification;
import org.demarc.web.faces.PagedModel;
import org.jspecify.annotations.Nullable;

/** The connected UISP/UCRM installations, with their connection test. */
@Named
@ViewScoped
public class SourcesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SourceDesk desk;

    @Inject
    SourceTest tester;

    @Inject
    HttpServletRequest request;

    private transient @Nullable PagedModel<CrmSource> model;
    private transient List<CrmCheck.Step> checks = List.of();
    private String tested = "";
    private SourceForm form = new SourceForm();
    private boolean renewed;

    public PagedModel<CrmSource> getModel() {
        PagedModel<CrmSource> present = model;
        if (present == null) {
            present = new PagedModel<>(desk::page, source -> Long.toString(source.id()));
            model = present;
        }
        return present;
    }

    public void begin() {
        form = new SourceForm();
        renewed = false;
    }

    public void begin(CrmSource source) {
        form = SourceForm.of(source);
        renewed = false;
    }

    /** Gives the source of the form another hook key; what was typed into the form stays. */
    public void renewHookKey() {
        form.version = desk.renewHookKey(form.getId()).version();
        renewed = true;
    }

    /** True once the form's source has got another hook key, which its CRM does not know yet. */
    public boolean isRenewed() {
        return renewed;
    }

    /** Where the CRM of the form's source sends its hooks; nothing for a new one. */
    public String getFormHookUrl() {
        return form.getId() == 0 ? "" : hookUrl(form.getId());
    }

    public void save() {
        CrmSource draft = form.draft();
        if (form.getId() == 0) {
            desk.add(draft);
        } else {
            desk.change(draft);
        }
    }

    public void remove(CrmSource source) {
        desk.remove(source.id());
    }

    public void test(CrmSource source) {
        tested = source.name();
        checks = tester.test(source.id());
    }

    /** Where the CRM sends its hooks, as seen from this browser. */
    public String hookUrl(CrmSource source) {
        return hookUrl(source.id());
    }

    private String hookUrl(long id) {
        String page = request.getRequestURL().toString();
        return page.substring(0, page.indexOf('/', page.indexOf("//") + 2)) + desk.hookPath(id);
    }

    public List<CrmCheck.Step> getChecks() {
        return checks == null ? List.of() : checks;
    }

    /** True when a test was made and every step of it went well. */
    public boolean isAllGood() {
        return !getChecks().isEmpty() && getChecks().stream().allMatch(CrmCheck.Step::ok);
    }

    public String getTested() {
        return tested;
    }

    public SourceForm getForm() {
        return form;
    }

    /** What the dialog edits. */
    public static class SourceForm implements Serializable {

        private static final long serialVersionUID = 1L;

        private long id;
        private long version;
        private String code = "";
        private String name = "";
        private boolean enabled = true;
        private String baseUrl = "";
        private String appKey = "";
        private String caPem = "";
        private String senders = "";
        private boolean verified;
        private boolean afterWork;
        private String device = AttributeKeys.DEFAULT.device();
        private String username = AttributeKeys.DEFAULT.username();
        private String password = AttributeKeys.DEFAULT.password();
        private String mac = AttributeKeys.DEFAULT.mac();
        private String address = AttributeKeys.DEFAULT.address();
        private String hotspot = AttributeKeys.DEFAULT.hotspot();
        private String bothGiven = "dhcp";
        private String comment = CrmSource.DEFAULT_COMMENT;
        private int grace = CrmSource.DEFAULT_GRACE_SECONDS;
        private boolean credentials;
        private String addressBack = "";

        static SourceForm of(CrmSource source) {
            SourceForm form = new SourceForm();
            form.id = source.id();
            form.version = source.version();
            form.code = source.code();
            form.name = source.name();
            form.enabled = source.enabled();
            form.baseUrl = source.baseUrl();
            form.caPem = source.caPem();
            form.senders = String.join("\n", source.allowedSenders());
            form.verified = source.mustVerify();
            form.afterWork = source.answerMode() == AnswerMode.SYNC;
            form.device = source.keys().device();
            form.username = source.keys().username();
            form.password = source.keys().password();
            form.mac = source.keys().mac();
            form.address = source.keys().address();
            form.hotspot = source.keys().hotspot();
            form.bothGiven = source.bothGiven();
            form.comment = source.commentTemplate();
            form.grace = source.successorGraceSeconds();
            form.credentials = source.writeBack().credentials();
            form.addressBack = source.writeBack().addressKey();
            return form;
        }

        CrmSource draft() {
            return new CrmSource(
                    id,
                    version,
                    code.strip(),
                    name.isBlank() ? code.strip() : name.strip(),
                    enabled,
                    baseUrl.strip(),
                    Secret.of(appKey.strip()),
                    caPem.strip(),
                    Secret.NONE,
                    Arrays.stream(senders.split("[\\s,;]+"))
                            .filter(text -> !text.isBlank())
                            .toList(),
                    verified ? Verification.REQUIRED : Verification.OFF,
                    afterWork ? AnswerMode.SYNC : AnswerMode.AT_ONCE,
                    new AttributeKeys(
                            device.strip(),
                            username.strip(),
                            password.strip(),
                            mac.strip(),
                            address.strip(),
                            hotspot.strip()),
                    bothGiven,
                    comment,
                    grace,
                    new CrmSource.WriteBack(credentials, addressBack.strip()));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }

        public long getId() {
            return id;
        }

        public String getCode() {
            return code;
        }

        public void setCode(@Nullable String value) {
            code = text(value);
        }

        public String getName() {
            return name;
        }

        public void setName(@Nullable String value) {
            name = text(value);
        }

        public String getBaseUrl() {
            return baseUrl;
        }

        public void setBaseUrl(@Nullable String value) {
            baseUrl = text(value);
        }

        public String getAppKey() {
            return appKey;
        }

        public void setAppKey(@Nullable String value) {
            appKey = text(value);
        }

        public String getCaPem() {
            return caPem;
        }

        public void setCaPem(@Nullable String value) {
            caPem = text(value);
        }

        public String getSenders() {
            return senders;
        }

        public void setSenders(@Nullable String value) {
            senders = text(value);
        }

        public String getDevice() {
            return device;
        }

        public void setDevice(@Nullable String value) {
            device = text(value);
        }

        public String getUsername() {
            return username;
        }

        public void setUsername(@Nullable String value) {
            username = text(value);
        }

        public String getPassword() {
            return password;
        }

        public void setPassword(@Nullable String value) {
            password = text(value);
        }

        public String getMac() {
            return mac;
        }

        public void setMac(@Nullable String value) {
            mac = text(value);
        }

        public String getAddress() {
            return address;
        }

        public void setAddress(@Nullable String value) {
            address = text(value);
        }

        public String getHotspot() {
            return hotspot;
        }

        public void setHotspot(@Nullable String value) {
            hotspot = text(value);
        }

        public String getBothGiven() {
            return bothGiven;
        }

        public void setBothGiven(@Nullable String value) {
            bothGiven = text(value);
        }

        public String getComment() {
            return comment;
        }

        public void setComment(@Nullable String value) {
            comment = text(value);
        }

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean value) {
            enabled = value;
        }

        public boolean isVerified() {
            return verified;
        }

        public void setVerified(boolean value) {
            verified = value;
        }

        public boolean isAfterWork() {
            return afterWork;
        }

        public void setAfterWork(boolean value) {
            afterWork = value;
        }

        public boolean isCredentials() {
            return credentials;
        }

        public void setCredentials(boolean value) {
            credentials = value;
        }

        public String getAddressBack() {
            return addressBack;
        }

        public void setAddressBack(@Nullable String value) {
            addressBack = text(value);
        }

        public int getGrace() {
            return grace;
        }

        public void setGrace(int value) {
            grace = value;
        }
    }
}
