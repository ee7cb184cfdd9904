package org.demarc.wildcore.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.control.RequestRate;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Caller;
import org.demarc.settings.boundary.Settings;
import org.demarc.web.AccessFilter;
import org.demarc.wildcore.control.WildcoreProblem;
import org.demarc.wildcore.control.WildcoreSettings;

/** Who comes in: nobody without a good key but those who sign in; nobody faster than the limit. Notes every call. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Door implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEGAN = "demarc.wildcore.began";
    private static final String FROM = "demarc.wildcore.from";
    private static final String WHO = "demarc.wildcore.who";
    private static final RequestRate RATE = new RequestRate();

    @Context
    HttpServletRequest request;

    @Inject
    CurrentUser caller;

    @Inject
    Settings settings;

    @Override
    public void filter(ContainerRequestContext call) {
        call.setProperty(BEGAN, System.nanoTime());
        call.setProperty(FROM, request.getRemoteAddr());
        call.setProperty(WHO, caller.known().map(Caller::login).orElse("-"));
        if (call.getUriInfo().getPath().replace("/", "").equals("auth")) {
            return;
        }
        if (request.getAttribute(AccessFilter.REFUSAL) instanceof ProblemException refusal) {
            throw refusal;
        }
        if (request.getAttribute(AccessFilter.FAULT) instanceof RuntimeException fault) {
            throw fault;
        }
        if (!caller.isKnown()) {
            throw AccessProblem.UNAUTHENTICATED.because("key required");
        }
        int most = settings.of(WildcoreSettings.class).requestsPerSecond();
        if (!RATE.admits(keyOf(), most, System.nanoTime())) {
            throw WildcoreProblem.TOO_MANY_REQUESTS.because("at most " + most + " requests a second");
        }
    }

    private int keyOf() {
        String key = request.getHeader("X-Auth-Key");
        return key == null ? -(int) caller.caller().id() : key.hashCode();
    }

    /** An answer that waited for a device is sent by another thread, which knows neither request nor caller any more. */
    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        answer.getHeaders().putSingle("Cache-Control", "no-store");
        if (call.getProperty(BEGAN) instanceof Long began) {
            ApiLog.LOG.called(
                    String.valueOf(call.getProperty(WHO)),
                    String.valueOf(call.getProperty(FROM)),
                    call.getMethod(),
                    call.getUriInfo().getPath(),
                    answer.getStatus(),
                    (System.nanoTime() - began) / 1_000_000);
        }
    }
}
