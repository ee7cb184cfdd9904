package org.demarc.device.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile of the product was shown right by: a recording of a device that stands beside it. The list is written by the tests of
 * the profiles and held against the recordings by them.
 *
 * @param objects object identifiers with a value in the recording
 * @param sysDescr what the recorded device says of itself
 * @param readings keys of readings of which the recording has a row, in catalogue order
 */
public record Evidence(int objects, String sysDescr, List<String> readings) {

    /** Name of the list among the profiles. */
    static final String LIST = "evidence.json";

    public Evidence {
        readings = List.copyOf(readings);
    }

    /** Of a profile of the product; empty for one that was brought by a directory. */
    static Optional<Evidence> of(String profile) {
        return Optional.ofNullable(Kept.BY_PROFILE.get(profile));
    }

    private static final class Kept {

        static final Map<String, Evidence> BY_PROFILE = read();

        private static Map<String, Evidence> read() {
            try {
                return new ObjectMapper()
                        .readValue(ProfileCatalog.resource(LIST), new TypeReference<Map<String, Evidence>>() {});
            } catch (JsonProcessingException e) {
                throw new ProfileFault(LIST, "is not readable");
            }
        }
    }
}
