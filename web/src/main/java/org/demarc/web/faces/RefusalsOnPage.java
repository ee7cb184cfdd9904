package org.demarc.web.faces;

import jakarta.ejb.EJBException;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import org.demarc.ProblemException;
import org.demarc.web.Incidents;
import org.jspecify.annotations.Nullable;

/** Shows a refusal as a message on the page that caused it; a fault gets an incident number; an old view is opened anew. */
public final class RefusalsOnPage extends ExceptionHandlerWrapper {

    RefusalsOnPage(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext context = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            Throwable thrown = events.next().getContext().getException();
            if (isAnswered(context, thrown)) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean isAnswered(FacesContext context, Throwable thrown) {
        if (find(thrown, ViewExpiredException.class) != null) {
            return reopened(context);
        }
        ProblemException refusal = find(thrown, ProblemException.class);
        if (refusal != null) {
            return refused(context, refusal);
        }
        if (context.getPartialViewContext().isAjaxRequest() || context.isPostback()) {
            Locale locale = context.getViewRoot().getLocale();
            show(context, Texts.text("web.failed", locale).replace("{0}", Incidents.log(thrown)), "");
            return true;
        }
        return false;
    }

    private static boolean refused(FacesContext context, ProblemException refusal) {
        if (!context.isPostback() && !context.getExternalContext().isResponseCommitted()) {
            try {
                int status = refusal.type().status();
                context.getExternalContext().responseSendError(status == 403 ? 403 : status == 404 ? 404 : 500, "");
                context.responseComplete();
                return true;
            } catch (IOException e) {
                throw new FacesException(e);
            }
        }
        RefusalText text = RefusalText.of(refusal, context.getViewRoot().getLocale());
        show(context, text.advice(), text.detail());
        return true;
    }

    /** Adds a message and leads to the answer at once. */
    static void show(FacesContext context, String text, String detail) {
        context.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, detail));
        context.validationFailed();
        context.renderResponse();
    }

    private static boolean reopened(FacesContext context) {
        var request = (HttpServletRequest) context.getExternalContext().getRequest();
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        try {
            context.getExternalContext().redirect(request.getRequestURI() + query);
            context.responseComplete();
            return true;
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    private static <T extends Throwable> @Nullable T find(@Nullable Throwable thrown, Class<T> wanted) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
            if (cause instanceof EJBException wrapped && wanted.isInstance(wrapped.getCausedByException())) {
                return wanted.cast(wrapped.getCausedByException());
            }
        }
        return null;
    }

    /** Named in {@code faces-config.xml}. */
    public static final class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new RefusalsOnPage(getWrapped().getExceptionHandler());
        }
    }
}
