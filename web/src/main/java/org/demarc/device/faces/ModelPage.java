package org.demarc.device.faces;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.demarc.device.boundary.DeviceModel;
import org.demarc.device.boundary.ModelDesk;
import org.demarc.device.control.ModelSheet;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;

/** One device model with everything that Demarc knows of it. */
@Named
@ViewScoped
public class ModelPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ModelDesk desk;

    private final Steady steady = new Steady();
    private String key = "";

    @PostConstruct
    void open() {
        key = PageParameters.text("key").orElse("");
        desk.model(key); // an unknown one is refused before anything is written
    }

    public DeviceModel getModel() {
        return steady.of("model", () -> desk.model(key));
    }

    /** Whether detection finds it; otherwise people choose it by hand. */
    public boolean isDetected() {
        return getModel().rules().stream().anyMatch(ModelPage::says);
    }

    private static boolean says(ModelSheet.Rule rule) {
        return rule.variantOf() != null || rule.sysDescr() != null || rule.sysObjectId() != null;
    }

    /** Its custom parameters, a line for each. */
    public List<String> getParameters() {
        return getModel().parameters().properties().stream()
                .map((Map.Entry<String, JsonNode> field) -> field.getKey() + ": " + field.getValue())
                .toList();
    }
}
