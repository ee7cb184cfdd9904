package org.demarc.billing.control;

import java.time.LocalDateTime;
import java.util.List;
import org.demarc.billing.control.BilledSubscriber.Dates;
import org.demarc.billing.control.BilledSubscriber.Money;
import org.demarc.billing.control.BilledSubscriber.Service;
import org.demarc.subscriber.entity.Activity;
import org.demarc.subscriber.entity.Contract;
import org.demarc.subscriber.entity.Funds;
import org.demarc.subscriber.entity.NextTariff;
import org.demarc.subscriber.entity.SubscriberFacts;
import org.demarc.subscriber.entity.SubscriberFacts.Standing;
import org.demarc.subscriber.entity.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Says what a subscriber looks like after the billing has spoken (userside-universal-api.md 5.4). No I/O, no clock:
 * equal facts before and after mean that nothing is to be written.
 */
public final class SubscriberRules {

    private final ImportContext context;
    private final ContactRules contacts;
    private final PlaceRules places;
    private final AddressRules addresses;
    private final LabelRules labels;
    private final HintRules hints;

    public SubscriberRules(ImportContext context) {
        this.context = context;
        this.contacts = new ContactRules(context.options(), context.passwords());
        this.places = new PlaceRules(context);
        this.addresses = new AddressRules(context.options(), context.offered());
        this.labels = new LabelRules(context.options(), context.vocabulary());
        this.hints = new HintRules(context.vocabulary());
    }

    /** The facts after {@code billed}, given what was {@code known} before. */
    public SubscriberFacts after(SubscriberFacts known, BilledSubscriber billed) {
        return new SubscriberFacts(
                contacts.after(known.person(), billed.who()),
                funds(known.funds(), billed.money()),
                terms(known.terms(), billed.service()),
                activity(known.activity(), billed.dates()),
                places.after(known.place(), billed.line().flat()),
                addresses.after(known.addresses(), billed.line().addresses()),
                hints.after(known.hints(), billed),
                labels.after(known.labels(), billed.marks()),
                standing(billed.who()));
    }

    private static Funds funds(Funds known, Money billed) {
        return new Funds(
                either(billed.balance(), known.balance()),
                either(billed.credit(), known.credit()),
                either(billed.discountPct(), known.discountPct()));
    }

    private Terms terms(Terms known, Service billed) {
        StateToken state = StateToken.of(billed.stateId(), context.vocabulary().states(), known.state());
        List<NextTariff> next = billed.next();
        return new Terms(
                state == null ? known.state() : state.state(),
                state == null ? known.rawState() : state.raw(),
                either(billed.tariffs(), known.tariffs()),
                next == null ? known.next() : first(next),
                contract(known.contract(), billed));
    }

    private Contract contract(Contract known, Service billed) {
        String number = billed.contractNumber();
        boolean keepsDate = context.options().skipUpdateAgreementDate() && known.signedOn() != null;
        return new Contract(
                number == null || number.isEmpty() ? known.number() : number,
                keepsDate || billed.contractDate() == null ? known.signedOn() : billed.contractDate());
    }

    private Activity activity(Activity known, Dates billed) {
        LocalDateTime seen = context.options().skipUpdateDateActivity() ? null : billed.activity();
        return new Activity(
                billed.created() == null ? known.created() : billed.created(),
                billed.connected() == null ? known.connected() : billed.connected(),
                seen == null ? known.internet() : seen,
                later(known.network(), seen));
    }

    private static Standing standing(BilledSubscriber.Who billed) {
        boolean former = Boolean.TRUE.equals(billed.disabled());
        String parent = billed.parent();
        return new Standing(true, former, false, parent == null ? "" : parent);
    }

    private static @Nullable LocalDateTime later(@Nullable LocalDateTime one, @Nullable LocalDateTime other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable NextTariff first(List<NextTariff> next) {
        return next.isEmpty() ? null : next.get(0);
    }

    private static <T> T either(@Nullable T billed, T known) {
        return billed == null ? known : billed;
    }
}
