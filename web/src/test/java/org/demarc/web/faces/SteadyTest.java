package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.event.PhaseId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteadyTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final Steady steady = new Steady();

    @AfterEach
    void over() {
        Request.end();
    }

    @Test
    void whileAPageIsWrittenTheAnswerStaysTheSame() {
        Request.in(PhaseId.RENDER_RESPONSE);

        assertThat(steady.of("work", asked::incrementAndGet)).isEqualTo(1);
        assertThat(steady.of("work", asked::incrementAndGet)).isEqualTo(1);
        assertThat(steady.of("other", asked::incrementAndGet)).isEqualTo(2);
        assertThat(new Steady().of("work", asked::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void whatWasAbsentStaysAbsent() {
        Request.in(PhaseId.RENDER_RESPONSE);

        assertThat(steady.<String>ofAny("work", Optional::empty)).isNull();
        assertThat(steady.<String>ofAny("work", () -> Optional.of("begun since")))
                .isNull();
    }

    @Test
    void actionsAndOtherRequestsAskAnew() {
        Request.in(PhaseId.INVOKE_APPLICATION);
        steady.of("work", asked::incrementAndGet);
        assertThat(steady.of("work", asked::incrementAndGet)).isEqualTo(2);

        Request.in(PhaseId.RENDER_RESPONSE);
        assertThat(steady.of("work", asked::incrementAndGet)).isEqualTo(3);

        Request.in(PhaseId.RENDER_RESPONSE);
        assertThat(steady.of("work", asked::incrementAndGet)).isEqualTo(4);
    }

    /** As much of a request as is looked at. */
    private static final class Request extends FacesContextWrapper {

        private final Map<Object, Object> attributes = new HashMap<>();
        private final PhaseId phase;

        @SuppressWarnings("deprecation") // there is no context to wrap
        private Request(PhaseId phase) {
            this.phase = phase;
        }

        static void in(PhaseId phase) {
            setCurrentInstance(new Request(phase));
        }

        static void end() {
            setCurrentInstance(null);
        }

        @Override
        public FacesContext getWrapped() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Object, Object> getAttributes() {
            return attributes;
        }

        @Override
        public PhaseId getCurrentPhaseId() {
            return phase;
        }
    }
}
