package org.demarc.provisioning.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.demarc.provisioning.entity.Account;
import org.demarc.settings.entity.Secret;

/** The values that operators accepted for one account. Those that have run out count as absent. */
public record AcceptedValues(List<AcceptedValue> list) {

    public static final AcceptedValues NONE = new AcceptedValues(List.of());

    public AcceptedValues {
        list = List.copyOf(list);
    }

    /** Those of the account that are in force. */
    public static AcceptedValues of(Account account, Instant at) {
        String sealed = account.sealedOverrides();
        return sealed == null
                ? NONE
                : SealedJson.open(sealed, AcceptedValues.class).inForce(at);
    }

    /** Whether one of the account's values has run out and was not forgotten yet: then the billing's word counts again. */
    public static boolean haveRunOut(Account account, Instant at) {
        String sealed = account.sealedOverrides();
        return sealed != null
                && SealedJson.open(sealed, AcceptedValues.class).list().stream().anyMatch(one -> !one.isInForce(at));
    }

    public AcceptedValues inForce(Instant at) {
        return new AcceptedValues(list.stream().filter(one -> one.isInForce(at)).toList());
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public Optional<AcceptedValue> of(String field) {
        return list.stream().filter(one -> one.field().equals(field)).findFirst();
    }

    /** The same with this one instead of an older one of its field. */
    public AcceptedValues with(AcceptedValue added) {
        List<AcceptedValue> all = new ArrayList<>(without(added.field()).list);
        all.add(added);
        return new AcceptedValues(all);
    }

    public AcceptedValues without(String field) {
        return new AcceptedValues(
                list.stream().filter(one -> !one.field().equals(field)).toList());
    }

    private String value(String field, String otherwise) {
        return of(field).map(one -> one.value().reveal()).orElse(otherwise);
    }

    /** What is wanted, with the accepted key, caller id and address. */
    public AccountPlan.Put onto(AccountPlan.Put put) {
        if (list.isEmpty()) {
            return put;
        }
        String key = value(AccountFields.keyOf(put.kind()), put.naturalKey());
        return new AccountPlan.Put(
                put.router(),
                put.kind(),
                key,
                value("caller-id", put.callerId()),
                value(AccountFields.addressOf(put.kind()), put.manualAddress()),
                put.enabled(),
                put.warning());
    }

    /** The row, with the accepted values. */
    public DesiredAccount onto(DesiredAccount wanted) {
        if (list.isEmpty()) {
            return wanted;
        }
        return wanted instanceof PppoeAccount pppoe ? onto(pppoe) : onto((LeaseAccount) wanted);
    }

    private PppoeAccount onto(PppoeAccount wanted) {
        return new PppoeAccount(
                wanted.tag(),
                value("comment", wanted.comment()),
                value("name", wanted.name()),
                of("password").map(AcceptedValue::value).orElse(wanted.password()),
                value("profile", wanted.profile()),
                value("remote-address", wanted.address()),
                value("service", wanted.service()),
                value("caller-id", wanted.callerId()),
                flag("disabled", wanted.disabled()));
    }

    private LeaseAccount onto(LeaseAccount wanted) {
        return new LeaseAccount(
                wanted.tag(),
                value("comment", wanted.comment()),
                value("mac-address", wanted.mac()),
                value("address", wanted.address()),
                value("rate-limit", wanted.rateLimit()),
                of("address-lists").map(one -> names(one.value())).orElse(wanted.addressLists()),
                value("server", wanted.server()),
                wanted.insertQueueBefore(),
                wanted.leaseTime(),
                flag("disabled", wanted.disabled()));
    }

    private boolean flag(String field, boolean otherwise) {
        return of(field).map(one -> one.value().reveal().equals("yes")).orElse(otherwise);
    }

    private static SortedSet<String> names(Secret list) {
        return Arrays.stream(list.reveal().split(","))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
