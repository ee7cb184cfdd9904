package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.control.CrmApi;
import org.demarc.ucrm.entity.CrmSource;

/** Keeps one client for each source, as long as its settings stay. */
@ApplicationScoped
public class CrmApis {

    private final Map<Settings, CrmApi> apiBySettings = new ConcurrentHashMap<>();

    private record Settings(String baseUrl, Secret key, String caPem) {}

    /** @throws IllegalArgumentException when address or certificates cannot be used */
    public CrmApi of(CrmSource source) {
        var settings = new Settings(source.baseUrl(), source.appKey(), source.caPem());
        return apiBySettings.computeIfAbsent(
                settings, known -> new CrmApi(known.baseUrl(), known.key(), known.caPem()));
    }
}
