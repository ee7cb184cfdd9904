package org.demarc.job.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.demarc.job.entity.JobRun;

/** What a job is asked for: a record of the capability, kept as JSON with the run until a node carries it out. */
public final class JobOrder {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private JobOrder() {}

    /** The record as the run's parameters. */
    public static String text(Record order) {
        try {
            return JSON.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order always becomes JSON", e);
        }
    }

    /**
     * What the run was asked for.
     *
     * @throws IllegalStateException when the parameters are not such a record: they were written by another job
     */
    public static <T extends Record> T of(JobRun run, Class<T> type) {
        try {
            return JSON.readValue(run.parameters(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("run " + run.id() + " has no readable order", e);
        }
    }
}
