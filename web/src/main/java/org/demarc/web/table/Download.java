package org.demarc.web.table;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.demarc.web.Incidents;

/**
 * A table on its way to whoever asked for it. Nobody knows beforehand how long the file is, so one that ended early in good order would look
 * whole: where its rows cannot be read any more the connection breaks instead.
 */
public final class Download {

    private final HttpServletResponse response;
    private boolean brokenOff;

    public Download(HttpServletResponse response) {
        this.response = response;
    }

    /** Writes everything, or breaks the connection; what fails before anything was sent is the caller's to answer. */
    public void write(Table<?> table, TableFormat format, OutputStream out) throws IOException {
        watchItsEnd();
        try {
            table.write(format, out);
        } catch (RuntimeException fault) {
            if (!response.isCommitted()) {
                response.resetBuffer();
                throw fault;
            }
            Incidents.log(fault);
            breakOff();
        }
    }

    /** A server asks for the trailer fields right before it writes the end of an answer; without them it can only close the connection. */
    private void watchItsEnd() {
        try {
            response.setTrailerFields(this::trailer);
        } catch (IllegalStateException e) {
            // HTTP/1.0 knows no other end than that of the connection: there nobody can tell
        }
    }

    private Map<String, String> trailer() {
        if (brokenOff) {
            throw new IllegalStateException("the table broke off in the middle");
        }
        return Map.of();
    }

    private void breakOff() {
        brokenOff = true;
        try {
            response.getOutputStream().close();
        } catch (IllegalStateException | IOException e) {
            // the connection is closed without an end, as it is meant
        }
    }
}
