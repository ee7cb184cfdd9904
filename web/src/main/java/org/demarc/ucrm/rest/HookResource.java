package org.demarc.ucrm.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.demarc.ucrm.boundary.Intake;
import org.demarc.ucrm.control.HookAnswer;

/** Takes webhooks of UISP/UCRM (ucrm-routeros.md 9.1). A slash at the end makes no difference; nothing is redirected. */
@Path("{source}/{hookKey}{slash: /?}")
@RequestScoped
public class HookResource {

    private static final int BODY_LIMIT = 1 << 20;
    private static final HookAnswer TOO_LARGE = HookAnswer.failed(413, "the body is larger than 1 MiB");
    private static final HookAnswer INCOMPLETE = HookAnswer.failed(408, "the body did not arrive");

    @Inject
    Intake intake;

    @Context
    HttpServletRequest request;

    @GET
    public Response look(@PathParam("source") String source, @PathParam("hookKey") String hookKey) {
        return response(intake.look(source, hookKey));
    }

    /** A hook that waits for its work holds no thread. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public CompletionStage<Response> take(
            @PathParam("source") String source, @PathParam("hookKey") String hookKey, InputStream body) {
        HookAnswer known = intake.look(source, hookKey); // a stranger's body is not waited for
        try {
            if (known.status() != Response.Status.OK.getStatusCode()) {
                dropWhatIsThere();
                return CompletableFuture.completedStage(response(known));
            }
            byte[] octets = body.readNBytes(BODY_LIMIT + 1);
            if (octets.length > BODY_LIMIT) {
                return CompletableFuture.completedStage(response(TOO_LARGE));
            }
            return intake.take(source, hookKey, request.getRemoteAddr(), octets).thenApply(HookResource::response);
        } catch (IOException senderGaveUp) {
            return CompletableFuture.completedStage(response(INCOMPLETE));
        }
    }

    /** The server keeps what has arrived before we are asked, and trips over it when it closes a request that left some. */
    private void dropWhatIsThere() throws IOException {
        InputStream arrived = request.getInputStream();
        byte[] dropped = new byte[8192];
        for (int left = BODY_LIMIT; left > 0 && arrived.available() > 0; left -= dropped.length) {
            if (arrived.read(dropped) < 0) {
                return;
            }
        }
    }

    private static Response response(HookAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.isNotDone()) {
            response.header("X-API-Response", answer.status());
        }
        return answer.json().isEmpty()
                ? response.build()
                : response.type("application/json; charset=utf-8")
                        .entity(answer.json())
                        .build();
    }
}
