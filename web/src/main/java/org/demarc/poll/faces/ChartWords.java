package org.demarc.poll.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.web.faces.Texts;
import org.jspecify.annotations.Nullable;

/** The words of charts, for the script that draws them. */
@Named("chartWords")
@RequestScoped
public class ChartWords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OWN = List.of(
            "hour",
            "day",
            "week",
            "month",
            "year",
            "from",
            "to",
            "none",
            "away",
            "badSpan",
            "least",
            "mean",
            "most",
            "last",
            "start",
            "stop",
            "level.RAW",
            "level.QUARTER",
            "level.DAY",
            "state.FIRST",
            "state.SILENT",
            "state.REFUSED",
            "state.BUSY",
            "inBps",
            "outBps",
            "inPps",
            "outPps",
            "inErrorsPs",
            "outErrorsPs",
            "inDiscardsPs",
            "outDiscardsPs",
            "oltRxDbm",
            "rxDbm",
            "txDbm",
            "distanceM",
            "temperatureC",
            "voltageV",
            "rttMs",
            "lossPercent");
    private static final List<String> OF_READINGS = List.of(
            "cpuPercent",
            "memoryPercent",
            "boardTemperatureC",
            "biasMa",
            "registered",
            "online",
            "offline",
            "drops",
            "crcAlign",
            "undersize",
            "oversize",
            "fragments",
            "jabber",
            "collisions",
            "value",
            "inputV",
            "outputV",
            "loadPercent",
            "batteryPercent",
            "remainingMin");

    @Inject
    Texts texts;

    private @Nullable String json;

    /** By what the script asks for. */
    public String getJson() {
        if (json == null) {
            json = written();
        }
        return json;
    }

    private String written() {
        Map<String, String> words = new LinkedHashMap<>();
        OF_READINGS.forEach(column -> words.put(column, texts.get("poll.column." + column)));
        OWN.forEach(word -> words.put(word, texts.get("poll.chart." + word)));
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always become JSON", e);
        }
    }
}
