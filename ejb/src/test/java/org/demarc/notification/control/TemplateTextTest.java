package org.demarc.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.demarc.ProblemException;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.Occasion;
import org.junit.jupiter.api.Test;

class TemplateTextTest {

    @Test
    void anUnknownVariableIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> TemplateText.check("body", "first\nis {{devise}}", Variable.of(Occasion.OPENED)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("body, line 2, column 4: {{devise}} is not known here; known are ")
                .hasMessageContaining("device");
    }

    @Test
    void aVariableOfSeveralEventsIsNotKnownWhereThereIsOne() {
        assertThatThrownBy(() -> TemplateText.check("subject", "{{list}}", Variable.of(Occasion.OPENED)))
                .hasMessageStartingWith("subject, line 1, column 1");
        assertThatThrownBy(() -> TemplateText.check("body", "{{device}}", Variable.of(Occasion.DIGEST)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aVariableThatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> TemplateText.check("html", "<b>{{device</b>", Variable.of(Occasion.OPENED)))
                .hasMessageStartingWith("html, line 1, column 4: a variable is written");
    }

    @Test
    void valuesAreMadeHarmlessAndNotReadAgain() {
        String filled = TemplateText.fill(
                "<b>{{device}}</b> {{ text }}{{link}}",
                Map.of(Variable.DEVICE, "olt <1> & \"2\"", Variable.TEXT, "{{app}} $1"),
                TemplateText::html);

        assertThat(filled).isEqualTo("<b>olt &lt;1&gt; &amp; &quot;2&quot;</b> {{app}} $1");
    }

    @Test
    void whatCameAlongCanBeUsed() {
        for (MessageTemplate template : DefaultTemplates.all()) {
            TemplateCheck.of(template);
        }

        assertThat(DefaultTemplates.all()).hasSize(30);
    }
}
