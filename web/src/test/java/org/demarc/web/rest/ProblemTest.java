package org.demarc.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void whoeverAskedTooMuchOfTheDatabaseIsToldSoAndAFaultIsAFault() {
        Problem slow = Problem.fault(fault("57014"));
        Problem away = Problem.fault(fault("57P01"));
        Problem failed = Problem.fault(fault("42601"));

        assertThat(slow.type()).isEqualTo("urn:demarc:problem:too-slow");
        assertThat(slow.status()).isEqualTo(503);
        assertThat(slow.incident()).isNotEmpty();
        assertThat(away.type()).isEqualTo("urn:demarc:problem:unavailable");
        assertThat(failed.status()).isEqualTo(500);
    }

    private static RuntimeException fault(String sqlState) {
        return new IllegalStateException(new SQLException("it was refused", sqlState));
    }
}
