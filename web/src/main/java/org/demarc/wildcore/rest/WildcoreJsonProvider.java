package org.demarc.wildcore.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import org.demarc.wildcore.control.WildcoreJson;

/** The dialect's JSON. */
@Provider
public class WildcoreJsonProvider implements ContextResolver<ObjectMapper> {

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return WildcoreJson.MAPPER;
    }
}
