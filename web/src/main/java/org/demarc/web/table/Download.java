package org.demarc.web.table;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.demarc.Patience;
import org.demarc.web.Incidents;

/**
 * A table on its way to whoever asked for it. Nobody knows beforehand how long the file is, so one that ended early in good order would look
 * whole: where its rows cannot be read any more the connection breaks instead.
 */
public final class Download {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private boolean inTheMiddle;

    public Download(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /**
     * Writes everything, or breaks the connection; what fails before anything was sent is the caller's to answer. Whoever downloads waits: from
     * here on the database may take its time.
     */
    public void write(Table<?> table, TableFormat format, OutputStream out) throws IOException {
        watchItsEnd();
        Patience.end();
        inTheMiddle = true;
        try {
            table.write(format, out);
            inTheMiddle = false;
        } catch (RuntimeException | Error fault) {
            if (!response.isCommitted()) {
                inTheMiddle = false;
                response.resetBuffer();
                throw fault;
            }
            Incidents.log(fault);
        } finally {
            breakOffInTheMiddle();
        }
    }

    /** A server asks for the trailer fields right before it writes the last chunk of an answer; without them it can only close the connection. */
    private void watchItsEnd() {
        if (request.getProtocol().equals("HTTP/1.1")) {
            // where the connection is to be closed behind the answer, the server would do without chunks: an early end
            // would look like any other
            response.setHeader("Transfer-Encoding", "chunked");
        }
        try {
            response.setTrailerFields(this::trailer);
        } catch (IllegalStateException e) {
            // HTTP/1.0 knows no other end than that of the connection: there nobody can tell
        }
    }

    private Map<String, String> trailer() {
        if (inTheMiddle) {
            throw new IllegalStateException("the table broke off in the middle");
        }
        return Map.of();
    }

    private void breakOffInTheMiddle() {
        if (!inTheMiddle) {
            return;
        }
        try {
            response.getOutputStream().close();
        } catch (IllegalStateException | IOException e) {
            // the connection is closed without an end, as it is meant
        }
    }
}
