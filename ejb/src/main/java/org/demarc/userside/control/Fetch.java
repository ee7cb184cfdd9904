package org.demarc.userside.control;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.demarc.billing.control.BillingAccess;
import org.demarc.billing.control.BillingFault;
import org.jspecify.annotations.Nullable;

/** Fetches answers into files: one request at a time, with a bound on time and size, never to another host. */
final class Fetch implements AutoCloseable {

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final BillingAccess access;
    private final HttpClient http;
    private final List<Path> files = new ArrayList<>();
    private final BooleanSupplier stopWanted;

    Fetch(BillingAccess access, BooleanSupplier stopWanted) {
        this.access = access;
        this.stopWanted = stopWanted;
        this.http = HttpClient.newBuilder()
                .connectTimeout(access.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** An answer in a file.
     *
     * @param status HTTP status
     * @param packed the file is gzip
     */
    record Fetched(int status, Path file, boolean packed) {

        InputStream open() throws IOException {
            InputStream octets = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            return packed ? new GZIPInputStream(octets, 1 << 16) : octets;
        }
    }

    /**
     * @throws BillingFault where nothing came back in time, or too much; the words name no key
     */
    Fetched get(String url) throws BillingFault {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri(url))
                    .header("Accept", "application/json")
                    .header("Accept-Encoding", "gzip")
                    .header("User-Agent", "Demarc")
                    .GET()
                    .build();
            Path file = Files.createTempFile("demarc-billing", ".answer");
            files.add(file);
            CompletableFuture<HttpResponse<Path>> future =
                    http.sendAsync(request, head -> new Spool(file, access.maxBytes()));
            HttpResponse<Path> answer = waited(future);
            boolean packed =
                    answer.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
            return new Fetched(answer.statusCode(), file, packed);
        } catch (ExecutionException failed) {
            throw new BillingFault(words(failed.getCause()));
        } catch (IOException failed) {
            throw new BillingFault(words(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BillingFault("stopped");
        }
    }

    private static URI uri(String url) throws BillingFault {
        try {
            URI uri = URI.create(url.replace(" ", "%20"));
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException bad) {
            throw new BillingFault("the billing's URL is none", bad);
        }
        throw new BillingFault("the billing's URL must begin with http:// or https:// and name a host");
    }

    private static String words(@Nullable Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        String message = failure == null ? null : failure.getMessage();
        return message == null ? "the connection broke" : AnswerHead.shown(message);
    }

    /** Waits in short steps, so that a run that shall stop does not wait for a billing that is silent. */
    private HttpResponse<Path> waited(CompletableFuture<HttpResponse<Path>> future)
            throws BillingFault, InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + access.readTimeout().toNanos();
        while (!stopWanted.getAsBoolean()) {
            try {
                long left = Math.min(STEP_NANOS, deadline - System.nanoTime());
                return future.get(Math.max(1, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException later) {
                if (System.nanoTime() >= deadline) {
                    future.cancel(true);
                    throw new BillingFault(
                            "no complete answer within " + access.readTimeout().toSeconds() + " s", later);
                }
            }
        }
        future.cancel(true);
        throw new BillingFault("stopped");
    }

    @Override
    public void close() {
        for (Path file : files) {
            file.toFile().delete();
        }
    }
}
