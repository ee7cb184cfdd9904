package org.demarc.provisioning.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.demarc.provisioning.control.AdoptionMatch.Candidate;

/** A service that fits a row of an adoption, for people to choose. */
public record AdoptionCandidate(String source, String service, String client, String plan) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static AdoptionCandidate of(Candidate candidate) {
        return new AdoptionCandidate(
                candidate.wish().service().source(),
                candidate.wish().service().id(),
                candidate.wish().client().name(),
                candidate.wish().plan());
    }

    /** The source and its id with a slash between. */
    public String name() {
        return source + "/" + service;
    }

    static String write(List<AdoptionCandidate> all) {
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }

    /** As they lie in the database. */
    public static List<AdoptionCandidate> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<AdoptionCandidate>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no candidates", e);
        }
    }
}
