package org.demarc.billing.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.demarc.onu.entity.OnuIdent;
import org.demarc.subscriber.entity.LineHint;
import org.jspecify.annotations.Nullable;

/** Rules for what the billing says about a subscriber's line: his port, and the ONU named in an additional field. */
final class HintRules {

    /** Additional fields whose name says that they hold an ONU's serial or MAC. */
    private static final Pattern ONU_FIELD = Pattern.compile("(?iuU).*\\b(onu|ont|ону|онт)\\b.*");

    private final Set<String> onuFields;

    HintRules(Vocabulary vocabulary) {
        Map<String, String> fields = vocabulary.fields();
        this.onuFields = fields == null
                ? Set.of()
                : fields.entrySet().stream()
                        .filter(field -> ONU_FIELD.matcher(field.getValue()).matches())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    List<LineHint> after(List<LineHint> known, BilledSubscriber billed) {
        List<LineHint> told = billed.line().hints();
        Map<String, String> additional = billed.marks().additional();
        if (told == null && (additional == null || onuFields.isEmpty())) {
            return known;
        }
        List<LineHint> hints = new ArrayList<>(told == null ? List.of() : told);
        hints.addAll(onus(additional));
        return hints;
    }

    private List<LineHint> onus(@Nullable Map<String, String> additional) {
        List<LineHint> onus = new ArrayList<>();
        if (additional != null) {
            additional.forEach((field, value) -> {
                if (onuFields.contains(field)) {
                    onus.addAll(onu(value));
                }
            });
        }
        return onus;
    }

    /** Every way to read an identifier. */
    private static List<LineHint> onu(String written) {
        return OnuIdent.readingsOf(written.strip()).stream()
                .map(ident -> new LineHint(LineHint.Kind.ONU, "", ident.value()))
                .toList();
    }
}
