package org.demarc.ucrm.control;

import java.util.Locale;
import org.demarc.provisioning.control.AccountKeys;
import org.demarc.provisioning.control.Aim;
import org.demarc.provisioning.control.BothGiven;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.entity.AttributeKeys;
import org.demarc.ucrm.entity.CrmSource;

/** Says in provisioning's words what a service of the CRM wants (ucrm-routeros.md 5.4, 5.5). */
public final class WishOfService {

    private WishOfService() {}

    /**
     * @param predecessor id of the service it follows, empty for none
     * @param confirmed whether the CRM's API said so, rather than a hook
     */
    public static ServiceWish of(
            CrmSource source, CrmService service, String clientName, String predecessor, boolean confirmed) {
        return new ServiceWish(
                new ServiceKey(source.code(), service.id()),
                aim(service),
                String.valueOf(service.status()),
                new ServiceWish.Client(service.clientId(), clientName),
                service.planName(),
                service.speeds(),
                keys(source.keys(), service),
                BothGiven.valueOf(source.bothGiven().toUpperCase(Locale.ROOT).replace('-', '_')),
                source.commentAfterTag(),
                predecessor,
                false,
                confirmed);
    }

    /** What the status asks for; an obsolete service waits for its successor until somebody knows better. */
    public static Aim aim(CrmService service) {
        Integer status = service.status();
        if (status == null) {
            return Aim.UNKNOWN;
        }
        return switch (status) {
            case 1 -> Aim.ENABLED;
            case 3, 4, 8 -> Aim.DISABLED;
            case 2 -> Aim.ABSENT;
            case 5 -> Aim.AWAIT_SUCCESSOR;
            case 0, 6, 7 -> Aim.KEEP;
            default -> Aim.UNKNOWN;
        };
    }

    /** Whether Demarc has anything to do with this kind of service: internet, or anything with a device. */
    public static boolean concerns(CrmSource source, CrmService service) {
        boolean internet = service.planType().isEmpty() || service.planType().equalsIgnoreCase("internet");
        return internet || !service.value(source.keys().device()).isEmpty();
    }

    private static AccountKeys keys(AttributeKeys names, CrmService service) {
        return new AccountKeys(
                service.value(names.device()),
                service.value(names.username()),
                Secret.of(service.value(names.password())),
                service.value(names.mac()),
                service.value(names.address()),
                service.value(names.hotspot()).equals("1"));
    }
}
