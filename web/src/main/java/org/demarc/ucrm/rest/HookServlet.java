package org.demarc.ucrm.rest;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.demarc.settings.boundary.Settings;
import org.demarc.ucrm.boundary.Intake;
import org.demarc.ucrm.control.HookAnswer;
import org.demarc.ucrm.control.UcrmSettings;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks of UISP/UCRM (ucrm-routeros.md 9.1) at {@code /ucrm/SOURCE/KEY}. A slash at the end makes no difference; nothing is
 * redirected. A servlet and no REST resource: CRMs send hundreds a second, and what finds a resource and makes one took more than a third
 * of a hook's time.
 */
@WebServlet(urlPatterns = "/ucrm/*", asyncSupported = true)
public class HookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_DROPPED = 1 << 20;
    private static final HookAnswer INCOMPLETE = HookAnswer.failed(408, "the body did not arrive");
    private static final HookAnswer NO_SUCH_METHOD = HookAnswer.failed(405, "send webhooks by POST");

    @Inject
    transient Intake intake;

    @Inject
    transient Settings settings;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Address address = Address.of(request.getPathInfo());
        if (address == null) {
            write(response, HookAnswer.UNKNOWN);
            return;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> write(response, intake.look(address.source(), address.key()));
            case "POST" -> take(address, request, response);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                write(response, NO_SUCH_METHOD);
            }
        }
    }

    /** What stands after {@code /ucrm}. */
    private record Address(String source, String key) {

        /** Null when it is no address of a hook. */
        static @Nullable Address of(@Nullable String path) {
            String[] parts = path == null ? new String[0] : path.split("/", -1);
            boolean endsInSlash = parts.length == 4 && parts[3].isEmpty();
            if ((parts.length != 3 && !endsInSlash) || parts[1].isEmpty() || parts[2].isEmpty()) {
                return null;
            }
            return new Address(parts[1], parts[2]);
        }
    }

    private void take(Address address, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HookAnswer known = intake.look(address.source(), address.key()); // a stranger's body is not waited for
        if (known.status() != HttpServletResponse.SC_OK) {
            dropWhatIsThere(request);
            write(response, known);
            return;
        }
        int most = settings.of(UcrmSettings.class).maxBodyBytes();
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(most + 1);
        } catch (IOException senderGaveUp) {
            write(response, INCOMPLETE);
            return;
        }
        if (body.length > most) {
            write(response, HookAnswer.failed(413, "the body is larger than " + most + " octets"));
            return;
        }
        CompletableFuture<HookAnswer> answer = intake.take(
                        address.source(), address.key(), request.getRemoteAddr(), body)
                .toCompletableFuture();
        if (answer.isDone()) {
            write(response, answer.join());
        } else {
            writeLater(answer, request.startAsync());
        }
    }

    /** A hook that waits for its work holds no thread; that the wait ends is the waiting room's business. */
    private static void writeLater(CompletableFuture<HookAnswer> answer, AsyncContext later) {
        later.setTimeout(0);
        CompletableFuture<Void> unused = answer.handle((told, fault) -> {
            try {
                write((HttpServletResponse) later.getResponse(), told == null ? HookAnswer.TRY_AGAIN : told);
            } catch (IOException senderGaveUp) {
                // nobody is there any more who could be told
            } finally {
                later.complete();
            }
            return null;
        });
    }

    /** The server keeps what has arrived before we are asked, and trips over it when it closes a request that left some. */
    private static void dropWhatIsThere(HttpServletRequest request) {
        byte[] dropped = new byte[8192];
        try {
            InputStream arrived = request.getInputStream();
            for (int left = MOST_DROPPED; left > 0 && arrived.available() > 0; left -= dropped.length) {
                if (arrived.read(dropped) < 0) {
                    return;
                }
            }
        } catch (IOException senderGaveUp) {
            // then there is nothing left to drop
        }
    }

    private static void write(HttpServletResponse response, HookAnswer answer) throws IOException {
        response.setStatus(answer.status());
        if (answer.isNotDone()) {
            response.setIntHeader("X-API-Response", answer.status());
        }
        byte[] octets = answer.json().getBytes(StandardCharsets.UTF_8);
        if (octets.length > 0) {
            response.setContentType("application/json; charset=utf-8");
        }
        response.setContentLength(octets.length);
        response.getOutputStream().write(octets);
    }
}
