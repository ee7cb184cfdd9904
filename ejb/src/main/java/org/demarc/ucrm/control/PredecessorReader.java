package org.demarc.ucrm.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Prefix;
import org.demarc.provisioning.entity.ServiceKey;

/** Reads the predecessor's files (UR-11); what is wrong is noted with file and place, the rest is read all the same. */
public final class PredecessorReader {

    private static final String DEVICES = "devices.json";
    private static final String PPP_POOL = "ppp_pool.json";
    private static final String DHCP_EXCL = "dhcp_excl.json";
    private static final String SERVICES = "services";
    private static final List<String> COLUMNS = List.of("id", "device", "address", "clientid", "planid", "status");

    /** Names the parser's source, which tells nobody anything. */
    private static final Pattern WHERE_IT_BEGAN = Pattern.compile("\\s*\\((?:for|start marker).*$", Pattern.DOTALL);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<PredecessorConfig.Flaw> flaws = new ArrayList<>();
    private final Map<String, String> placeByAddress = new HashMap<>();

    private PredecessorReader() {}

    public static PredecessorConfig read(PredecessorFiles files) {
        PredecessorReader reader = new PredecessorReader();
        List<PredecessorConfig.Device> devices = reader.devices(files.devices());
        List<Prefix> ppp = reader.list(PPP_POOL, "", reader.json(PPP_POOL, files.pppPool()), Prefix::of);
        List<AddressRange> exclusions =
                reader.list(DHCP_EXCL, "", reader.json(DHCP_EXCL, files.dhcpExcl()), AddressRange::of);
        reader.overlaps(devices, ppp);
        return new PredecessorConfig(devices, ppp, exclusions, reader.services(files.services()), reader.flaws);
    }

    private JsonNode json(String file, String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            flaw(
                    file,
                    at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    "this is not JSON: "
                            + WHERE_IT_BEGAN.matcher(e.getOriginalMessage()).replaceAll(""));
            return MissingNode.getInstance();
        }
    }

    private List<PredecessorConfig.Device> devices(String text) {
        JsonNode root = json(DEVICES, text);
        List<PredecessorConfig.Device> devices = new ArrayList<>();
        if (!root.isObject()) {
            if (!root.isMissingNode()) {
                flaw(DEVICES, "", "expected {\"name\": {\"ip\": ..., \"pool\": [...]}}");
            }
            return devices;
        }
        Map<String, String> seen = new HashMap<>();
        root.properties().forEach(entry -> {
            String name = entry.getKey().strip();
            String twin = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            String host = entry.getValue().path("ip").asText("").strip();
            if (twin != null) {
                flaw(DEVICES, name, "differs from \"" + twin + "\" by case only: it is the same router");
            } else if (name.isEmpty() || host.isEmpty()) {
                flaw(DEVICES, name, "a router needs a name and \"ip\"");
            } else {
                List<Prefix> pool =
                        list(DEVICES, name + ".pool", entry.getValue().path("pool"), Prefix::of);
                devices.add(new PredecessorConfig.Device(name, host, pool));
            }
        });
        return devices;
    }

    private <T> List<T> list(String file, String path, JsonNode list, Function<String, T> read) {
        List<T> items = new ArrayList<>();
        if (!list.isArray()) {
            if (!list.isMissingNode() && !list.isNull()) {
                flaw(file, path, "expected a list of texts");
            }
            return items;
        }
        for (int i = 0; i < list.size(); i++) {
            try {
                items.add(read.apply(list.get(i).asText()));
            } catch (IllegalArgumentException e) {
                flaw(file, path + "[" + i + "]", String.valueOf(e.getMessage()));
            }
        }
        return items;
    }

    private record Placed(String file, String place, Prefix prefix) {}

    private void overlaps(List<PredecessorConfig.Device> devices, List<Prefix> ppp) {
        List<Placed> all = new ArrayList<>();
        devices.forEach(device ->
                device.pool().forEach(prefix -> all.add(new Placed(DEVICES, device.name() + ".pool", prefix))));
        ppp.forEach(prefix -> all.add(new Placed(PPP_POOL, "", prefix)));
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                Placed one = all.get(i);
                Placed other = all.get(j);
                if (one.prefix().range().with(other.prefix().range()).isPresent()) {
                    flaw(
                            one.file(),
                            one.place(),
                            one.prefix() + " overlaps " + other.prefix() + " of " + other.file() + " " + other.place());
                }
            }
        }
    }

    private List<PredecessorConfig.Service> services(String text) {
        List<PredecessorConfig.Service> services = new ArrayList<>();
        List<String> columns = COLUMNS;
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            List<String> cells = cells(lines[i]);
            if (cells.get(0).equalsIgnoreCase("id")) {
                columns = cells.stream()
                        .map(cell -> cell.toLowerCase(Locale.ROOT))
                        .toList();
            } else if (!lines[i].isBlank()) {
                row(i + 1, columns, cells, services);
            }
        }
        return services;
    }

    private void row(int line, List<String> columns, List<String> cells, List<PredecessorConfig.Service> services) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        String id = row.getOrDefault("id", "");
        String address = row.getOrDefault("address", "");
        String place = "line " + line;
        if (!ServiceKey.isId(id)) {
            flaw(SERVICES, place, "\"" + id + "\" is no service id");
        } else if (!address.isEmpty() && Ipv4.in(address).isEmpty()) {
            flaw(SERVICES, place, "not an IPv4 address: " + address);
        } else if (!address.isEmpty() && placeByAddress.putIfAbsent(address, place) != null) {
            flaw(SERVICES, place, "address " + address + " is in " + placeByAddress.get(address) + " already");
        } else {
            services.add(new PredecessorConfig.Service(
                    line,
                    id,
                    row.getOrDefault("device", ""),
                    address,
                    row.getOrDefault("clientid", ""),
                    row.getOrDefault("planid", ""),
                    row.getOrDefault("status", "")));
        }
    }

    private static List<String> cells(String line) {
        String separator = line.contains("|") ? "\\|" : line.contains("\t") ? "\t" : ",";
        Matcher cells = Pattern.compile(
                        "\"((?:[^\"]|\"\")*)\"(?:" + separator + "|$)|([^" + separator + "]*)(?:" + separator + "|$)")
                .matcher(line);
        List<String> found = new ArrayList<>();
        while (cells.find() && (!cells.hitEnd() || found.isEmpty() || cells.end() > cells.start())) {
            String quoted = cells.group(1);
            found.add((quoted == null ? cells.group(2) : quoted.replace("\"\"", "\"")).strip());
        }
        return found;
    }

    private void flaw(String file, String place, String text) {
        flaws.add(new PredecessorConfig.Flaw(file, place, text));
    }
}
