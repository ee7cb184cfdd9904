package org.demarc.link.control;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.settings.entity.RunTimeSetting;

/** What administrators set of the map while Demarc runs. */
public final class MapSettings {

    public static final RunTimeSetting TILE_URL = RunTimeSetting.text(
            "demarc.link.tile-url",
            "MAP_TILE_URL",
            "",
            "Where the map's tiles come from, for instance https://tiles.example.net/{z}/{x}/{y}.png; empty: no tiles, nothing is asked outside");
    public static final RunTimeSetting TILE_WORDS = RunTimeSetting.text(
            "demarc.link.tile-attribution",
            "MAP_TILE_ATTRIBUTION",
            "",
            "What the owner of the tiles wants to have written on the map");

    public static final List<RunTimeSetting> ALL = List.of(TILE_URL, TILE_WORDS);

    private static final Pattern ORIGIN =
            Pattern.compile("(https?://(?:\\{s\\}\\.)?[A-Za-z0-9.-]{1,200}(?::[0-9]{1,5})?)/.*", Pattern.DOTALL);

    private MapSettings() {}

    /** The one origin that pages with the map may take pictures from, as a content security policy names it; empty for none. */
    public static String origin(String tileUrl) {
        Matcher found = ORIGIN.matcher(tileUrl.strip());
        return found.matches() ? found.group(1).replace("{s}", "*") : "";
    }
}
