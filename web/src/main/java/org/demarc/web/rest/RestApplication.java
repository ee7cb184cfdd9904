package org.demarc.web.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Our own API. Its resources are the beans marked {@link RestResource}, so that adding one touches no list. */
@ApplicationPath("/rest/v1")
@OpenAPIDefinition(
        info = @Info(title = "Demarc", version = "1", description = "ISP operations hub: the API behind its admin UI"),
        security = @SecurityRequirement(name = "key"))
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Auth-Key")
public class RestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>();
        for (Bean<?> bean : CDI.current().getBeanManager().getBeans(RestResource.class, Any.Literal.INSTANCE)) {
            classes.add(bean.getBeanClass());
        }
        classes.add(JsonSettings.class);
        classes.add(BodilessRequests.class);
        classes.add(ProblemMapper.class);
        classes.add(ViolationMapper.class);
        classes.add(UnreadableBodyMapper.class);
        classes.add(HttpErrorMapper.class);
        classes.add(FaultMapper.class);
        return classes;
    }
}
