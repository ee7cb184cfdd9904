package org.demarc.poll.control;

import java.util.List;
import org.demarc.device.control.InterfaceDirectory;
import org.demarc.device.control.InterfaceRef;
import org.demarc.poll.entity.KnownInterface;

/** What is stored of a device's interfaces, as decoding looks them up. */
public final class KnownInterfaces {

    private KnownInterfaces() {}

    /** By their keys, indexes and names. */
    public static InterfaceDirectory directory(List<KnownInterface> known) {
        return InterfaceDirectory.of(known.stream()
                .map(one -> new InterfaceRef(
                        one.bindKey(),
                        one.parentKey(),
                        one.ifIndex(),
                        one.name(),
                        one.type(),
                        one.technology(),
                        one.frame(),
                        one.slot(),
                        one.port(),
                        one.onu()))
                .toList());
    }
}
