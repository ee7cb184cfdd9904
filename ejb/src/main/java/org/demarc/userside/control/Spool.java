package org.demarc.userside.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Writes an answer to a file as it arrives and breaks off where it grows beyond its bound. */
final class Spool implements BodySubscriber<Path> {

    private final Path file;
    private final long maxBytes;
    private final CompletableFuture<Path> done = new CompletableFuture<>();
    private @Nullable FileChannel channel;
    private @Nullable Subscription subscription;
    private long written;

    Spool(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Subscription given) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            subscription = given;
            given.request(Long.MAX_VALUE);
        } catch (IOException noFile) {
            given.cancel();
            done.completeExceptionally(noFile);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> octets) {
        try {
            for (ByteBuffer part : octets) {
                written += part.remaining();
                write(part);
            }
            if (written > maxBytes) {
                throw new IOException("the answer is larger than " + (maxBytes >> 20) + " MiB");
            }
        } catch (IOException failed) {
            if (subscription != null) {
                subscription.cancel();
            }
            onError(failed);
        }
    }

    private void write(ByteBuffer part) throws IOException {
        while (channel != null && part.hasRemaining()) {
            channel.write(part);
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        close();
        done.complete(file);
    }

    private void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
