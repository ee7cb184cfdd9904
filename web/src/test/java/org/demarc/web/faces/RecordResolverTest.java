package org.demarc.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

    private record Row(String name) {}

    private final ELResolver resolver = new RecordResolver();

    @Test
    void aPageReadsTheComponentOfARecord() {
        ELContext context = context();

        Object value = resolver.getValue(context, new Row("olt-1"), "name");

        assertThat(value).isEqualTo("olt-1");
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void whatIsNoComponentIsLeftToOthers() {
        ELContext context = context();

        resolver.getValue(context, new Row("olt-1"), "address");
        resolver.getValue(context, "text", "name");

        assertThat(context.isPropertyResolved()).isFalse();
    }

    private ELContext context() {
        return new ELContext() {
            @Override
            public ELResolver getELResolver() {
                return resolver;
            }

            @Override
            @SuppressWarnings("NullAway") // none in this context
            public FunctionMapper getFunctionMapper() {
                return null;
            }

            @Override
            @SuppressWarnings("NullAway") // none in this context
            public VariableMapper getVariableMapper() {
                return null;
            }
        };
    }
}
