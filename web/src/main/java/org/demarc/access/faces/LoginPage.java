package org.demarc.access.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.demarc.ProblemException;
import org.demarc.access.boundary.SignIn;
import org.demarc.access.entity.Caller;
import org.demarc.web.AccessFilter;
import org.demarc.web.faces.RefusalText;
import org.jspecify.annotations.Nullable;

/** The login form: on success the session gets a new id and the user lands where he wanted to go. */
@Named
@RequestScoped
public class LoginPage {

    @Inject
    SignIn signIn;

    @Inject
    HttpServletRequest request;

    private String login = "";
    private String password = "";
    private String from = "";

    @PostConstruct
    void rememberTarget() {
        String asked = request.getParameter("from");
        from = asked == null ? "" : asked;
    }

    public void signIn() {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            Caller caller = signIn.signIn(login.strip(), password, request.getRemoteAddr());
            request.getSession(true);
            request.changeSessionId();
            request.getSession().setAttribute(AccessFilter.USER_ID, caller.id());
            request.getSession().setAttribute(AccessFilter.PASSWORD_VERSION, signIn.passwordVersion(caller.id()));
            faces.getExternalContext().redirect(target());
            faces.responseComplete();
        } catch (ProblemException refusal) {
            String advice =
                    RefusalText.of(refusal, faces.getViewRoot().getLocale()).advice();
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, advice, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only a page of ours: anything else would make the login page send people to other sites. */
    private String target() {
        String home = request.getContextPath() + "/ui/dashboard/index";
        return from.startsWith(request.getContextPath() + "/ui/") && !from.contains("\\") && !from.contains("//")
                ? from
                : home;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }

    public String getFrom() {
        return from;
    }
}
